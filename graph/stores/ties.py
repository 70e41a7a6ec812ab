"""The relationships that a report brings, as rows of their ends and properties.

Each has an id, as the nodes have: the embedded database makes one up where there is none.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from graph.ids import relation_id, value_id
from graph.model import Mention, Participation, Period, Quantity, Relation, RelationType, ReportGraph
from graph.stores.rows import Row, present

Ties = tuple[str, str, str, Iterator[Row]]
"""A type, the labels of its two ends, and its rows."""


def iter_ties(graph: ReportGraph) -> Iterator[Ties]:
    """Every type of relationship between every two labels that it joins, with its rows."""
    yield "NAMES", "Report", "Organization", _named_organizations(graph)
    yield "NAMES", "Report", "Document", _named_documents(graph)
    yield "NAMES", "Report", "Event", _named_events(graph)
    yield "REPORTS_IN", "Organization", "Report", _units(graph)
    yield "OF", "Statement", "Report", _statements(graph)
    yield "MENTIONS", "Statement", "Organization", _mentions(graph)
    yield "SAYS", "Statement", "Quantity", _values(graph, graph.quantities)
    yield "SAYS", "Statement", "Period", _values(graph, graph.periods)
    yield "PARTY_TO", "Organization", "Document", _participations(graph, "PARTY_TO", graph.parties)
    yield "TOOK_PART_IN", "Organization", "Event", _participations(graph, "TOOK_PART_IN", graph.participants)
    yield "PART_OF", "Organization", "Organization", _parts(graph)
    yield "MAY_BE", "Organization", "Organization", _suggestions(graph)
    for kind in RelationType:
        alike = (relation for relation in graph.relations if relation.type is kind)
        yield kind.value, "Organization", "Organization", _relations(alike)


def _tie(graph: ReportGraph, kind: str, start: str, stop: str, /, *more: object, **properties: Any) -> Row:
    """A row; `more` tells apart what has the same type and the same ends."""
    report = graph.report.id
    return {
        "start": start,
        "stop": stop,
        "properties": present(id=relation_id(report, kind, start, stop, *more), report=report, **properties),
    }


def _named_organizations(graph: ReportGraph) -> Iterator[Row]:
    """What this report takes every body for."""
    for body in graph.organizations:
        yield _tie(
            graph,
            "NAMES",
            graph.report.id,
            body.id,
            called=body.name,
            kind=body.kind.value,
            level=body.level.value if body.level is not None else None,
            collective=body.collective,
            scope=body.scope,
            count=body.count,
            aliases=list(body.aliases),
            functions=list(body.functions),
            noted=list(body.noted) or None,
        )


def _named_documents(graph: ReportGraph) -> Iterator[Row]:
    for document in graph.documents:
        yield _tie(graph, "NAMES", graph.report.id, document.id, kind=document.kind)


def _named_events(graph: ReportGraph) -> Iterator[Row]:
    for event in graph.events:
        yield _tie(graph, "NAMES", graph.report.id, event.id)


def _units(graph: ReportGraph) -> Iterator[Row]:
    for number, unit in enumerate(graph.units, start=1):
        yield _tie(graph, "REPORTS_IN", unit, graph.report.id, row=number)


def _statements(graph: ReportGraph) -> Iterator[Row]:
    for statement in graph.statements:
        yield _tie(graph, "OF", statement.id, graph.report.id)


def _mentions(graph: ReportGraph) -> Iterator[Row]:
    """The mentions that are resolved; the others stay on their statement."""
    names = {body.id: body.name for body in graph.organizations}
    bodies: dict[tuple[str, int, int], set[str | None]] = {}
    for mention in graph.mentions:
        bodies.setdefault(_span(mention), set()).add(mention.organization)
    for mention in dict.fromkeys(graph.mentions):
        if mention.organization is None:
            continue
        alone = len(bodies[_span(mention)]) == 1
        yield _tie(
            graph,
            "MENTIONS",
            mention.statement,
            mention.organization,
            mention.start,
            mention.surface,
            mention.found_by,
            surface=mention.surface,
            start=mention.start,
            stop=mention.stop,
            found_by=mention.found_by,
            alias=alone and _is_alias(mention, names[mention.organization]),
        )


def _values(graph: ReportGraph, values: Iterable[Quantity | Period]) -> Iterator[Row]:
    for value in values:
        yield _tie(graph, "SAYS", value.statement, value_id(value.statement, value.start, value.stop))


def _span(mention: Mention) -> tuple[str, int, int]:
    return mention.statement, mention.start, mention.stop


def _is_alias(mention: Mention, name: str) -> bool:
    """Whether the words are another name of the body, not its name and no pronoun."""
    return mention.surface != name and "anaphora" not in mention.found_by.split("+")


def _participations(graph: ReportGraph, kind: str, participations: Iterable[Participation]) -> Iterator[Row]:
    for participation in participations:
        role, statements = participation.role.value, list(participation.statements)
        yield _tie(
            graph,
            kind,
            participation.organization,
            participation.what,
            role,
            role=role,
            statements=statements,
        )


def _parts(graph: ReportGraph) -> Iterator[Row]:
    for part in graph.parts:
        yield _tie(
            graph,
            "PART_OF",
            part.part,
            part.whole,
            statements=list(part.statements),
            notes=[str(note) for note in part.notes] or None,
        )


def _suggestions(graph: ReportGraph) -> Iterator[Row]:
    for pair in graph.suggestions:
        yield _tie(graph, "MAY_BE", pair.one, pair.other, reason=pair.reason)


def _relations(relations: Iterable[Relation]) -> Iterator[Row]:
    for relation in relations:
        yield {
            "start": relation.head,
            "stop": relation.tail,
            "properties": present(
                id=relation.id,
                report=relation.report,
                basis=relation.basis.value,
                status=relation.status.value,
                statements=list(relation.statements),
                frame=relation.frame,
                triggers=[f"{each.statement}:{each.start}-{each.stop}" for each in relation.triggers] or None,
                action=relation.action.value if relation.action is not None else None,
                direction=relation.direction.value if relation.direction is not None else None,
                document=relation.document,
                event=relation.event,
            ),
        }
