"""Names → bodies, ties → relations: one report's extraction as a graph, with ids and evidence."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.identity.deciding import NO_DECISIONS, Decisions
from graph.identity.decisions import Decision
from graph.identity.functions import functions_of
from graph.identity.resolve import Resolution, RowNames, canonical_units, resolve_names
from graph.identity.shown import shown_name
from graph.ids import statement_id
from graph.model import (
    ColumnRole,
    Mention,
    Note,
    Organization,
    Origin,
    Report,
    ReportGraph,
    Role,
    Row,
    Statement,
)
from loaders.context import name_in_context
from loaders.decided import Ends, Verdicts
from loaders.extract import ExtractedStatement, Extraction
from loaders.extract.brackets import split_brackets
from loaders.extract.values import read_values
from loaders.gather import BodyTie, Gathering
from loaders.sayings import Sayings
from loaders.uncollected import without_collector

__all__ = ["Assembly", "assemble", "canonical_units"]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A statement, what was extracted from it, and each of its names with what the row adds to it."""

    statement: Statement
    extracted: ExtractedStatement
    names: Mapping[str, str]
    said: tuple[Decision, ...] = ()
    """What people decided about its relations."""

    @property
    def lists(self) -> bool:
        """Whether this is an entry of a counterpart column."""
        return self.extracted.cell.role is ColumnRole.COUNTERPARTS


class _Bodies:
    """The bodies that names stand for. A group that no counterpart column lists is no node."""

    def __init__(
        self,
        resolution: Resolution,
        placed: Sequence[_Placed],
        units: Sequence[str],
        report: Report,
        sayings: Sayings,
    ) -> None:
        self._organizations = _with_traits(resolution, placed, units, report, sayings)
        listed = (name for item in placed if item.lists for name in item.names.values())
        self._listed = {self._organizations[name].id for name in listed}

    def find(self, name: str) -> Organization | None:
        """The node that a name in context stands for, None if it stands for none."""
        organization = self._organizations.get(name)
        if organization is None or (organization.collective and organization.id not in self._listed):
            return None
        return organization

    def unit(self, name: str) -> Organization:
        """The reporting organization of that name."""
        return self._organizations[name]

    def end(self, name: str | None, item: _Placed) -> Organization | None:
        """The node at one end of a tie; the reporting unit where the tie names none."""
        if name is None:
            return self._organizations[item.extracted.row.unit]
        return self.find(item.names.get(name, name))


@dataclass(frozen=True, slots=True)
class Assembly:
    """The graph of one report, and how it came about."""

    graph: ReportGraph
    resolution: Resolution
    decisions: tuple[Decision, ...]
    """What people decided that had something to say here."""


@without_collector()
def assemble(
    report: Report,
    extraction: Extraction,
    rows: Sequence[Row] = (),
    decisions: Decisions = NO_DECISIONS,
    notes: Sequence[Note] = (),
) -> Assembly:
    """The graph of one report, with what people decided.

    Every sentence and entry is a statement; a name that stands for no node keeps its mention, without body.
    `rows` and `notes` are those that the extraction was made from: the graph keeps them as its origin.
    """
    sayings = Sayings(extraction.notes)
    names = [_names_of(statement) for statement in extraction.statements]
    resolution = resolve_names(
        dict.fromkeys(_iter_names(extraction, names)),
        report.place,
        aliases=extraction.naming.aliases,
        told=sayings.told,
        levels=extraction.naming.levels,
        rows=_names_by_row(extraction, names),
        decisions=decisions,
    )
    verdicts = Verdicts(decisions, str(report.place))
    placed = list(_place_statements(report, extraction, names, resolution, verdicts))
    bodies = _Bodies(resolution, placed, extraction.units, report, sayings)
    gathering = Gathering(report)
    units = [bodies.unit(unit) for unit in extraction.units]
    for unit in units:
        gathering.use(unit)
    for item in placed:
        _gather_statement(gathering, bodies, item, verdicts)
        extracted = item.extracted
        gathering.add_values(*read_values(item.statement.id, extracted.text, extracted.spans, report.as_of))
    parts = (*resolution.parts, *_iter_said_parts(bodies, extraction))
    graph = gathering.build(dict.fromkeys(unit.id for unit in units), parts, resolution.suggestions)
    graph = replace(graph, parts=sayings.with_notes(graph.parts, resolution))
    origin = Origin(
        rows=tuple(rows),
        units=tuple(dict.fromkeys(resolution.read[unit] for unit in extraction.units)),
        bodies=resolution.bodies,
        decided=(*decisions.describe(resolution.bodies), *sorted(verdicts.met)),
        second=tuple(extraction.second),
        notes=sayings.keep(notes),
    )
    graph = replace(graph, origin=origin)
    return Assembly(graph, resolution, (*resolution.decisions, *verdicts.applied.values()))


def _with_traits(
    resolution: Resolution,
    placed: Sequence[_Placed],
    units: Sequence[str],
    report: Report,
    sayings: Sayings,
) -> dict[str, Organization]:
    """Every name → its body as the report has it: named so, with its other names, and its functions then."""
    used = dict.fromkeys([split_brackets(unit)[0] for unit in units])
    for item in placed:
        used |= dict.fromkeys(item.names.values())
    year = report.as_of.year
    told: dict[str, list[str]] = {}
    for name, body in resolution.organizations.items():
        told.setdefault(body.id, []).append(name)
    shown = {
        body.id: shown_name(body, report.place, year, told[body.id])
        for body in resolution.organizations.values()
    }
    called = {id_: set(names) for id_, names in resolution.former.items()}
    for name in used:
        known = resolution.organizations.get(name)
        if known is not None and name != shown[known.id]:
            called.setdefault(known.id, set()).add(name)
    return {
        name: replace(
            body,
            name=shown[body.id],
            aliases=tuple(sorted(called.get(body.id, ()))),
            functions=functions_of(body, year),
            noted=sayings.of(body.id, resolution),
        )
        for name, body in resolution.organizations.items()
    }


def _iter_names(extraction: Extraction, names: Sequence[Mapping[str, str]]) -> Iterator[str]:
    """Every name with what its row adds to it; `names` has those of each statement."""
    for unit in extraction.units:
        yield unit
        yield split_brackets(unit)[0]
    for each in names:
        yield from each.values()
    for name, whole in extraction.naming.parts.items():
        yield name
        yield whole


def _names_of(statement: ExtractedStatement) -> dict[str, str]:
    unit = statement.row.unit
    return {name: name_in_context(name, unit) for span in statement.spans for name in span.names}


def _names_by_row(extraction: Extraction, names: Sequence[Mapping[str, str]]) -> list[RowNames]:
    listed: dict[int, dict[str, None]] = {}
    said: dict[int, dict[str, None]] = {}
    for statement, own in zip(extraction.statements, names, strict=True):
        into = listed if statement.cell.role is ColumnRole.COUNTERPARTS else said
        into.setdefault(statement.row.number, {}).update(dict.fromkeys(own.values()))
    return [
        RowNames(tuple(listed.get(number, {})), tuple(said.get(number, {}))) for number in {**listed, **said}
    ]


def _place_statements(
    report: Report,
    extraction: Extraction,
    names: Sequence[Mapping[str, str]],
    resolution: Resolution,
    verdicts: Verdicts,
) -> Iterator[_Placed]:
    seen: dict[tuple[str, str, str], int] = {}
    for extracted, own in zip(extraction.statements, names, strict=True):
        unit = resolution.organizations[extracted.row.unit]
        # A statement keeps its id whatever people decide about its unit.
        read = resolution.read[extracted.row.unit]
        cell = extracted.cell
        key = (read, cell.role.value, "".join(extracted.text.split()))
        occurrence = seen.get(key, 0)
        seen[key] = occurrence + 1
        start = extracted.start + (cell.start or 0)
        statement = Statement(
            id=statement_id(report.id, *key, occurrence),
            report=report.id,
            unit=unit.id,
            row=extracted.row.number,
            column=cell.header,
            role=cell.role,
            item=extracted.item,
            of="cell" if cell.start is None else "file",
            start=start,
            stop=start + len(extracted.text),
            text=extracted.text,
        )
        said = verdicts.of((read, unit.id), extracted.text)
        yield _Placed(statement, extracted, own, said)


def _gather_statement(gathering: Gathering, bodies: _Bodies, item: _Placed, verdicts: Verdicts) -> None:
    statement = item.statement.id
    gathering.add_statement(item.statement, _iter_mentions(gathering, bodies, item))
    if item.lists:
        unit = bodies.unit(item.extracted.row.unit)
        found = (bodies.find(name) for name in item.names.values())
        listed = (o.id for o in found if o is not None and verdicts.keep_listed(unit, o, item.said))
        gathering.declare(statement, unit.id, dict.fromkeys(listed))
        return
    ties = verdicts.decide(list(_iter_ties(bodies, item)), item.said)
    for tie in ties:
        gathering.use(tie.head)
        gathering.use(tie.tail)
    roles = dict(_iter_roles(bodies, item))
    gathering.relate(statement, [BodyTie(tie.head.id, tie.tail.id, tie.tie) for tie in ties], roles)


def _iter_mentions(gathering: Gathering, bodies: _Bodies, item: _Placed) -> Iterator[Mention]:
    for span in item.extracted.spans:
        for name in span.names:
            organization = bodies.find(item.names[name])
            if organization is not None:
                gathering.use(organization)
            id_ = organization.id if organization is not None else None
            yield Mention(item.statement.id, id_, span.surface, span.start, span.stop, span.found_by)


def _iter_ties(bodies: _Bodies, item: _Placed) -> Iterator[Ends]:
    """The ties both of whose ends are nodes, and not one and the same."""
    for tie in item.extracted.ties:
        head, tail = bodies.end(tie.head, item), bodies.end(tie.tail, item)
        if head is not None and tail is not None and head.id != tail.id:
            yield Ends(head, tail, tie)


def _iter_roles(bodies: _Bodies, item: _Placed) -> Iterator[tuple[str, Role]]:
    for name, role in item.extracted.roles.items():
        organization = bodies.end(name, item)
        if organization is not None:
            yield organization.id, role


def _iter_said_parts(bodies: _Bodies, extraction: Extraction) -> Iterator[tuple[str, str]]:
    """(part, whole) where the text says so: 甲所属乙, 甲（乙、丙）."""
    for part, whole in extraction.naming.parts.items():
        one, other = bodies.find(part), bodies.find(whole)
        if one is not None and other is not None and one.id != other.id:
            yield one.id, other.id
