"""Names → bodies, ties → relations: one report's extraction as a graph, with ids and evidence."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.identity.resolve import Resolution, canonical_units, resolve_names

from graph.ids import document_id, event_id, relation_id, statement_id
from graph.model import (
    Basis,
    Document,
    Event,
    Mention,
    Organization,
    Part,
    Participation,
    Relation,
    RelationType,
    Report,
    ReportGraph,
    Role,
    Statement,
    Status,
)
from loaders.context import name_in_context
from loaders.extract import ExtractedStatement, Extraction, Tie
from loaders.extract.spans import NamedSpan

# How frames name themselves where no sentence was read: the entry of a counterpart column.
LISTED = "listed"


@dataclass(frozen=True, slots=True)
class _Placed:
    """A statement with the extraction it came from and the name each of its words stands for."""

    statement: Statement
    extracted: ExtractedStatement
    names: Mapping[str, str]


def assemble(report: Report, extraction: Extraction) -> tuple[ReportGraph, Resolution]:
    """The graph of one report, and how its names were resolved."""
    names = list(_iter_names(extraction))
    resolution = resolve_names(dict.fromkeys(names), report.place, aliases=extraction.naming.aliases)
    placed = list(_place_statements(report, extraction, resolution))
    listed = {id_ for item in placed for id_ in _listed_ids(item, resolution)}
    builder = _Builder(report, resolution, listed)
    for item in placed:
        builder.add(item)
    units = dict.fromkeys(item.statement.unit for item in placed)
    return builder.build(tuple(units), extraction), resolution


def _iter_names(extraction: Extraction) -> Iterator[str]:
    """Every name in its context, units first, so that the order of the text decides nothing else."""
    for statement in extraction.statements:
        yield statement.row.unit
    for statement in extraction.statements:
        for span in statement.spans:
            for name in span.names:
                yield name_in_context(name, statement.row.unit)
    for name, whole in extraction.naming.parts.items():
        yield name
        yield whole


def _place_statements(report: Report, extraction: Extraction, resolution: Resolution) -> Iterator[_Placed]:
    seen: dict[tuple[str, str, str], int] = {}
    for extracted in extraction.statements:
        unit = resolution.organizations[extracted.row.unit]
        key = (unit.id, extracted.cell.role.value, "".join(extracted.text.split()))
        occurrence = seen.get(key, 0)
        seen[key] = occurrence + 1
        start = extracted.start + (extracted.cell.start or 0)
        statement = Statement(
            id=statement_id(report.id, *key, occurrence),
            report=report.id,
            unit=unit.id,
            row=extracted.row.number,
            column=extracted.cell.header,
            role=extracted.cell.role,
            item=extracted.item,
            of="cell" if extracted.cell.start is None else "file",
            start=start,
            stop=start + len(extracted.text),
            text=extracted.text,
        )
        names = {
            name: name_in_context(name, extracted.row.unit) for span in extracted.spans for name in span.names
        }
        yield _Placed(statement, extracted, names)


def _listed_ids(item: _Placed, resolution: Resolution) -> Iterator[str]:
    if item.extracted.cell.role.value == "counterparts":
        for name in item.names.values():
            if name in resolution.organizations:
                yield resolution.organizations[name].id


class _Builder:
    """Gathers what the statements of one report bring, each thing once with all its evidence."""

    def __init__(self, report: Report, resolution: Resolution, listed: set[str]) -> None:
        self._report = report
        self._resolution = resolution
        self._listed = listed
        self._statements: list[Statement] = []
        self._mentions: list[Mention] = []
        self._relations: dict[str, Relation] = {}
        self._documents: dict[str, Document] = {}
        self._events: dict[str, Event] = {}
        self._parties: dict[tuple[str, str], Participation] = {}
        self._participants: dict[tuple[str, str], Participation] = {}
        self._used: dict[str, Organization] = {}

    def add(self, item: _Placed) -> None:
        """Takes in one statement with its mentions and relations."""
        self._statements.append(item.statement)
        self._use(item.extracted.row.unit)
        for span in item.extracted.spans:
            for name in span.names:
                self._mention(item, span, item.names[name])
        if item.extracted.cell.role.value == "counterparts":
            self._declare(item)
        by_circumstance: dict[tuple[str, str], list[tuple[Tie, str, str]]] = {}
        for tie in item.extracted.ties:
            head, tail = self._end(tie.head, item), self._end(tie.tail, item)
            if head is None or tail is None or head.id == tail.id:
                continue
            key = (tie.paper.name if tie.paper else "", tie.event.name if tie.event else "")
            by_circumstance.setdefault(key, []).append((tie, head.id, tail.id))
        for ties in by_circumstance.values():
            self._relate(item, ties)

    def build(self, units: tuple[str, ...], extraction: Extraction) -> ReportGraph:
        """Everything gathered, as the store takes it."""
        return ReportGraph(
            report=self._report,
            units=units,
            organizations=tuple(self._used.values()),
            statements=tuple(self._statements),
            mentions=tuple(self._mentions),
            relations=tuple(self._relations.values()),
            documents=tuple(self._documents.values()),
            events=tuple(self._events.values()),
            parties=tuple(self._parties.values()),
            participants=tuple(self._participants.values()),
            parts=tuple(self._iter_parts(extraction)),
        )

    def _use(self, name: str) -> Organization:
        organization = self._resolution.organizations[name]
        self._used.setdefault(organization.id, organization)
        return organization

    def _end(self, name: str | None, item: _Placed) -> Organization | None:
        """The body at one end of a tie; None where the name stands for no node."""
        if name is None:
            return self._use(item.extracted.row.unit)
        organization = self._resolution.organizations.get(item.names.get(name, name))
        if organization is None or (organization.collective and organization.id not in self._listed):
            return None
        return self._use(item.names.get(name, name))

    def _mention(self, item: _Placed, span: NamedSpan, name: str) -> None:
        organization = self._resolution.organizations.get(name)
        if organization is not None and organization.collective and organization.id not in self._listed:
            organization = None
        if organization is not None:
            self._used.setdefault(organization.id, organization)
        found = organization.id if organization else None
        self._mentions.append(
            Mention(item.statement.id, found, span.surface, span.start, span.stop, span.found_by)
        )

    def _declare(self, item: _Placed) -> None:
        unit = self._use(item.extracted.row.unit)
        for name in dict.fromkeys(item.names.values()):
            organization = self._resolution.organizations.get(name)
            if organization is not None and organization.id != unit.id:
                self._use(name)
                self._put(
                    item,
                    LISTED,
                    unit.id,
                    RelationType.LIAISON,
                    organization.id,
                    Basis.DECLARED,
                    Status.ONGOING,
                )

    def _relate(self, item: _Placed, ties: Sequence[tuple[Tie, str, str]]) -> None:
        """The ties of one statement that share a paper or an event: its parties are all of theirs."""
        parties = dict.fromkeys(end for _, head, tail in ties for end in (head, tail))
        tie = ties[0][0]
        document = self._document(item, tie, tuple(parties)) if tie.paper else None
        event = self._event(item, tie, tuple(parties)) if tie.event else None
        for tie, head, tail in ties:
            self._put(
                item, tie.frame, head, tie.type, tail, Basis.STATED, tie.status,
                action=tie.action, direction=tie.direction, document=document, event=event,
            )  # fmt: skip

    def _document(self, item: _Placed, tie: Tie, parties: tuple[str, ...]) -> str:
        paper = tie.paper
        assert paper is not None  # noqa: S101 - the caller asked for it
        id_ = document_id(paper.name, parties, None if paper.titled else item.statement.id)
        self._documents[id_] = Document(id_, paper.name, paper.sort, paper.titled)
        self._take_part(self._parties, id_, parties, item)
        return id_

    def _event(self, item: _Placed, tie: Tie, participants: tuple[str, ...]) -> str:
        event = tie.event
        assert event is not None  # noqa: S101 - the caller asked for it
        id_ = event_id(event.name, None, participants)
        self._events[id_] = Event(id_, event.name)
        self._take_part(self._participants, id_, participants, item)
        return id_

    def _take_part(
        self, into: dict[tuple[str, str], Participation], what: str, bodies: Iterable[str], item: _Placed
    ) -> None:
        for body in bodies:
            known = into.get((body, what))
            statements = (*known.statements, item.statement.id) if known else (item.statement.id,)
            into[body, what] = Participation(body, what, Role.PARTY, tuple(dict.fromkeys(statements)))

    def _put(
        self, item: _Placed, frame: str, head: str, kind: RelationType, tail: str, basis: Basis, status: Status,
        **circumstance: object,
    ) -> None:  # fmt: skip
        direction, document, event = (circumstance.get(key) for key in ("direction", "document", "event"))
        id_ = relation_id(self._report.id, head, kind, tail, basis, status, document or event, direction)
        known = self._relations.get(id_)
        statements = (*known.statements, item.statement.id) if known else (item.statement.id,)
        self._relations[id_] = Relation(
            id=id_,
            report=self._report.id,
            head=head,
            type=kind,
            tail=tail,
            basis=basis,
            status=status,
            statements=tuple(dict.fromkeys(statements)),
            frame=known.frame if known else frame,
            **circumstance,  # type: ignore[arg-type]
        )

    def _iter_parts(self, extraction: Extraction) -> Iterator[Part]:
        """Parts whose whole the report names too, with the statements that mention the part."""
        pairs = dict(self._resolution.parts)
        for part, whole in extraction.naming.parts.items():
            one, other = self._resolution.organizations.get(part), self._resolution.organizations.get(whole)
            if one is not None and other is not None and one.id != other.id:
                pairs.setdefault(one.id, other.id)
        for part, whole in pairs.items():
            if part in self._used and whole in self._used:
                evidence = dict.fromkeys(m.statement for m in self._mentions if m.organization == part)
                yield Part(part, whole, tuple(evidence))
