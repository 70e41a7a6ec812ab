"""Names → bodies, ties → relations: one report's extraction as a graph, with ids and evidence."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.identity.deciding import NO_DECISIONS, Decisions
from graph.identity.decisions import Decision
from graph.identity.resolve import Resolution, resolve_names
from graph.model import (
    Mention,
    Note,
    Origin,
    Report,
    ReportGraph,
    Role,
    Row,
)
from loaders.bodies import Bodies
from loaders.decided import Ends, Verdicts
from loaders.extract import Extraction
from loaders.extract.brackets import split_brackets
from loaders.extract.values import read_values
from loaders.gather import BodyTie, Gathering
from loaders.placing import Placed, iter_placed, names_by_row, names_of
from loaders.sayings import Sayings
from loaders.uncollected import without_collector


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
    names = [names_of(statement) for statement in extraction.statements]
    resolution = resolve_names(
        dict.fromkeys(_iter_names(extraction, names)),
        report.place,
        aliases=extraction.naming.aliases,
        told=sayings.told,
        levels=extraction.naming.levels,
        rows=names_by_row(extraction, names),
        decisions=decisions,
    )
    verdicts = Verdicts(decisions, str(report.place))
    placed = list(iter_placed(report, extraction, names, resolution, verdicts))
    bodies = Bodies(resolution, placed, extraction.units, report, sayings)
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


def _gather_statement(gathering: Gathering, bodies: Bodies, item: Placed, verdicts: Verdicts) -> None:
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


def _iter_mentions(gathering: Gathering, bodies: Bodies, item: Placed) -> Iterator[Mention]:
    for span in item.extracted.spans:
        for name in span.names:
            organization = bodies.find(item.names[name])
            if organization is not None:
                gathering.use(organization)
            id_ = organization.id if organization is not None else None
            yield Mention(item.statement.id, id_, span.surface, span.start, span.stop, span.found_by)


def _iter_ties(bodies: Bodies, item: Placed) -> Iterator[Ends]:
    """The ties both of whose ends are nodes, and not one and the same."""
    for tie in item.extracted.ties:
        head, tail = bodies.end(tie.head, item), bodies.end(tie.tail, item)
        if head is not None and tail is not None and head.id != tail.id:
            yield Ends(head, tail, tie)


def _iter_roles(bodies: Bodies, item: Placed) -> Iterator[tuple[str, Role]]:
    for name, role in item.extracted.roles.items():
        organization = bodies.end(name, item)
        if organization is not None:
            yield organization.id, role


def _iter_said_parts(bodies: Bodies, extraction: Extraction) -> Iterator[tuple[str, str]]:
    """(part, whole) where the text says so: 甲所属乙, 甲（乙、丙）."""
    for part, whole in extraction.naming.parts.items():
        one, other = bodies.find(part), bodies.find(whole)
        if one is not None and other is not None and one.id != other.id:
            yield one.id, other.id
