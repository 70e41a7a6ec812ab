"""What the statements of one report bring to its graph: each thing once, with all its evidence."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.ids import document_id, event_id, relation_id
from graph.model import (
    Basis,
    Document,
    Event,
    Mention,
    Organization,
    Part,
    Participation,
    Period,
    Quantity,
    Relation,
    RelationType,
    Report,
    ReportGraph,
    Role,
    Statement,
    Status,
    Suggestion,
    Trigger,
)
from loaders.extract import Tie
from loaders.extract.titles import NamedEvent, NamedPaper

# How a relation names its rule where no sentence was read: an entry of a counterpart column.
LISTED = "listed"
_AHEAD = frozenset({Status.PLANNED, Status.NEGOTIATING})


@dataclass(frozen=True, slots=True)
class BodyTie:
    """A tie between two bodies, by id."""

    head: str
    tail: str
    tie: Tie


class Gathering:
    """Collects statement by statement; asked once at the end for the whole graph."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._statements: list[Statement] = []
        self._mentions: list[Mention] = []
        self._relations: dict[str, Relation] = {}
        self._documents: dict[str, Document] = {}
        self._events: dict[str, Event] = {}
        self._parties: dict[tuple[str, str], Participation] = {}
        self._participants: dict[tuple[str, str], Participation] = {}
        self._used: dict[str, Organization] = {}
        self._quantities: list[Quantity] = []
        self._periods: list[Period] = []

    def use(self, organization: Organization) -> None:
        """Makes a body a node of the graph."""
        self._used.setdefault(organization.id, organization)

    def add_statement(self, statement: Statement, mentions: Iterable[Mention]) -> None:
        """Takes in a statement with its mentions; bodies that these name must be in use."""
        self._statements.append(statement)
        self._mentions.extend(dict.fromkeys(mentions))

    def add_values(self, quantities: Iterable[Quantity], periods: Iterable[Period]) -> None:
        """Takes in what a statement says in numbers."""
        self._quantities.extend(quantities)
        self._periods.extend(periods)

    def declare(self, statement: str, unit: str, counterparts: Iterable[str]) -> None:
        """The unit lists the counterparts; a body that lists itself says nothing."""
        for counterpart in counterparts:
            if counterpart != unit:
                self._put(
                    statement, LISTED, unit, RelationType.LIAISON, counterpart, Basis.DECLARED, Status.ONGOING
                )

    def relate(self, statement: str, ties: Sequence[BodyTie], roles: Mapping[str, Role]) -> None:
        """The ties of one statement; those that share a document or an event share its parties.

        `roles` is the part that a body has in what the statement tells of; a party unless it says more.
        """
        groups: dict[tuple[NamedPaper | None, int, str | None], list[BodyTie]] = {}
        for tie in ties:
            paper, event = tie.tie.paper, tie.tie.event
            key = (paper, tie.tie.copy if paper else 0, event.name if event else None)
            groups.setdefault(key, []).append(tie)
        for group in groups.values():
            self._relate_group(statement, group, roles)

    def build(
        self,
        units: Iterable[str],
        parts: Iterable[tuple[str, str]],
        suggestions: Iterable[Suggestion] = (),
    ) -> ReportGraph:
        """Everything collected. Of parts, wholes and suggestions those count that are in the graph."""
        said = self._index_said()
        return ReportGraph(
            report=self._report,
            units=tuple(units),
            organizations=tuple(self._used.values()),
            statements=tuple(self._statements),
            mentions=tuple(self._mentions),
            relations=tuple(self._relations.values()),
            documents=tuple(self._documents.values()),
            events=tuple(self._events.values()),
            parties=tuple(self._parties.values()),
            participants=tuple(self._participants.values()),
            parts=tuple(
                Part(part, whole, said[part])
                for part, whole in dict.fromkeys(parts)
                if part in self._used and whole in self._used
            ),
            suggestions=tuple(s for s in suggestions if s.one in self._used and s.other in self._used),
            quantities=tuple(self._quantities),
            periods=tuple(self._periods),
        )

    def _index_said(self) -> dict[str, tuple[str, ...]]:
        """The statements that name each body; of a unit that none names, those of its own row."""
        named: dict[str, dict[str, None]] = {}
        for mention in self._mentions:
            if mention.organization is not None:
                named.setdefault(mention.organization, {})[mention.statement] = None
        own: dict[str, dict[str, None]] = {}
        for statement in self._statements:
            own.setdefault(statement.unit, {})[statement.id] = None
        return {id_: tuple(named.get(id_, own.get(id_, {}))) for id_ in self._used}

    def _relate_group(self, statement: str, ties: Sequence[BodyTie], roles: Mapping[str, Role]) -> None:
        ends = tuple(dict.fromkeys(end for tie in ties for end in (tie.head, tie.tail)))
        first = ties[0].tie
        document = self._document(statement, first.paper, ends, roles) if first.paper else None
        event = self._event(statement, first.event, first.status, ends, roles) if first.event else None
        for item in ties:
            tie = item.tie
            self._put(
                statement, tie.frame, item.head, tie.type, item.tail, Basis.STATED, tie.status,
                _Circumstance(tie, document, event),
            )  # fmt: skip

    def _document(
        self, statement: str, paper: NamedPaper, parties: Sequence[str], roles: Mapping[str, Role]
    ) -> str:
        id_ = document_id(paper.name, parties, None if paper.titled else statement)
        self._documents[id_] = Document(id_, paper.name, paper.sort, paper.titled)
        _take_part(self._parties, id_, parties, roles, statement)
        return id_

    def _event(
        self,
        statement: str,
        named: NamedEvent,
        status: Status,
        participants: Sequence[str],
        roles: Mapping[str, Role],
    ) -> str:
        day = named.day.in_full(self._report.as_of, ahead=status in _AHEAD) if named.day else None
        id_ = event_id(named.name, day, participants)
        self._events[id_] = Event(id_, named.name, day)
        _take_part(self._participants, id_, participants, roles, statement)
        return id_

    def _put(
        self,
        statement: str,
        frame: str,
        head: str,
        kind: RelationType,
        tail: str,
        basis: Basis,
        status: Status,
        circumstance: "_Circumstance | None" = None,
    ) -> None:
        said = circumstance or _NO_CIRCUMSTANCE
        direction = said.tie.direction if said.tie else None
        words = tuple(Trigger(statement, *span) for span in said.tie.trigger) if said.tie else ()
        id_ = relation_id(
            self._report.id, head, kind, tail, basis, status, said.document or said.event, direction
        )
        known = self._relations.get(id_)
        self._relations[id_] = Relation(
            id=id_,
            report=self._report.id,
            head=head,
            type=kind,
            tail=tail,
            basis=basis,
            status=status,
            statements=_with(known.statements if known else (), statement),
            frame=known.frame if known else frame,
            triggers=tuple(dict.fromkeys((*(known.triggers if known else ()), *words))),
            action=known.action if known else (said.tie.action if said.tie else None),
            direction=direction,
            document=said.document,
            event=said.event,
        )


@dataclass(frozen=True, slots=True)
class _Circumstance:
    tie: Tie | None = None
    document: str | None = None
    event: str | None = None


_NO_CIRCUMSTANCE = _Circumstance()


def _take_part(
    into: dict[tuple[str, str], Participation],
    what: str,
    bodies: Iterable[str],
    roles: Mapping[str, Role],
    statement: str,
) -> None:
    for body in bodies:
        known = into.get((body, what))
        role = roles.get(body, known.role if known else Role.PARTY)
        into[body, what] = Participation(
            body, what, role, _with(known.statements if known else (), statement)
        )


def _with(statements: tuple[str, ...], one: str) -> tuple[str, ...]:
    return statements if one in statements else (*statements, one)
