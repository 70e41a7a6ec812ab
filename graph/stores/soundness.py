"""Whether a graph is whole: what a store cannot see while it writes, and would lose in silence.

A tie to a body that is not there is never created, and a relation without a statement is found by no query.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from graph.ids import value_id
from graph.model import ReportGraph

# A message stays readable: one defect in the code that assembles graphs often shows a thousand times.
_LISTED = 5


def check_sound(graph: ReportGraph) -> None:
    """Passes a graph of which a store keeps everything.

    Raises:
        ValueError: it names what it does not hold, says a thing twice, or has a tie without evidence.
    """
    defects = list(_iter_defects(graph))
    if defects:
        more = f"; and {len(defects) - _LISTED} more" if len(defects) > _LISTED else ""
        raise ValueError(f"{graph.report.source}: {'; '.join(defects[:_LISTED])}{more}")


def _iter_defects(graph: ReportGraph) -> Iterator[str]:
    if not graph.units:
        yield "no unit reports"
    for what, ids in _iter_ids(graph):
        yield from (
            f"{what} {id_} is there {count} times" for id_, count in Counter(ids).items() if count > 1
        )
    bodies = {body.id for body in graph.organizations}
    statements = {statement.id for statement in graph.statements}
    papers = {document.id for document in graph.documents}
    events = {event.id for event in graph.events}
    for what, named, known in (
        ("body", _iter_bodies(graph), bodies),
        ("statement", _iter_statements(graph), statements),
        ("document", _iter_documents(graph), papers),
        ("event", _iter_events(graph), events),
    ):
        yield from (f"no {what} {id_} is there" for id_ in dict.fromkeys(named) if id_ not in known)
    yield from _iter_baseless(graph)


def _iter_ids(graph: ReportGraph) -> Iterator[tuple[str, Iterable[str]]]:
    yield "unit", graph.units
    yield "body", (body.id for body in graph.organizations)
    yield "statement", (statement.id for statement in graph.statements)
    yield "document", (document.id for document in graph.documents)
    yield "event", (event.id for event in graph.events)
    yield "relation", (relation.id for relation in graph.relations)
    yield "quantity", (value_id(each.statement, each.start, each.stop) for each in graph.quantities)
    yield "period", (value_id(each.statement, each.start, each.stop) for each in graph.periods)


def _iter_bodies(graph: ReportGraph) -> Iterator[str]:
    """The ids of the bodies that anything refers to; the functions below give those of other things."""
    yield from graph.units
    yield from (statement.unit for statement in graph.statements)
    yield from (mention.organization for mention in graph.mentions if mention.organization is not None)
    yield from (end for relation in graph.relations for end in (relation.head, relation.tail))
    yield from (role.organization for role in (*graph.parties, *graph.participants))
    yield from (end for part in graph.parts for end in (part.part, part.whole))
    yield from (end for pair in graph.suggestions for end in (pair.one, pair.other))


def _iter_statements(graph: ReportGraph) -> Iterator[str]:
    yield from (mention.statement for mention in graph.mentions)
    yield from (quantity.statement for quantity in graph.quantities)
    yield from (period.statement for period in graph.periods)
    yield from (trigger.statement for relation in graph.relations for trigger in relation.triggers)
    for _, statements in _iter_evidence(graph):
        yield from statements


def _iter_evidence(graph: ReportGraph) -> Iterator[tuple[object, Sequence[str]]]:
    """Everything that rests on statements, with their ids."""
    yield from ((relation.id, relation.statements) for relation in graph.relations)
    yield from ((role, role.statements) for role in (*graph.parties, *graph.participants))
    yield from ((part, part.statements) for part in graph.parts)


def _iter_documents(graph: ReportGraph) -> Iterator[str]:
    yield from (role.what for role in graph.parties)
    yield from (relation.document for relation in graph.relations if relation.document is not None)


def _iter_events(graph: ReportGraph) -> Iterator[str]:
    yield from (role.what for role in graph.participants)
    yield from (relation.event for relation in graph.relations if relation.event is not None)


def _iter_baseless(graph: ReportGraph) -> Iterator[str]:
    """What breaks the rules of relations: none joins a body with itself, each rests on a statement."""
    for relation in graph.relations:
        if relation.head == relation.tail:
            yield f"relation {relation.id} joins {relation.head} with itself"
    yield from (f"{tie} rests on no statement" for tie, statements in _iter_evidence(graph) if not statements)
    reports = [
        *((statement.id, statement.report) for statement in graph.statements),
        *((relation.id, relation.report) for relation in graph.relations),
    ]
    yield from (f"{id_} is of another report, {of}" for id_, of in reports if of != graph.report.id)
