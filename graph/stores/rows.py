"""What a report brings, as rows of properties: the names of docs/schema.md, plain values, no nulls."""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any

from graph.model import Mention, Organization, Participation, Relation, Report, ReportGraph, Statement

Row = dict[str, Any]


def fingerprint(graph: ReportGraph) -> str:
    """A digest of everything that a report brings; the same graph gives the same digest."""
    return sha256(repr(graph).encode("utf-8")).hexdigest()


def report_row(graph: ReportGraph) -> Row:
    """The properties of the node of a report."""
    report: Report = graph.report
    return _present(
        id=report.id,
        name=report.title,
        province=report.place.province,
        city=report.place.city,
        district=report.place.district,
        place=str(report.place),
        as_of=report.as_of.isoformat(),
        rows=report.rows,
        source=report.source,
        version=report.version,
        units=list(graph.units),
        inferred=[f"{inference.what}: {inference.evidence}" for inference in report.inferred],
        fingerprint=fingerprint(graph),
    )


def named_organizations(graph: ReportGraph) -> Iterator[Row]:
    """Every body with what makes it that body, and `claim`: what this report says of it besides."""
    for body in graph.organizations:
        yield {"id": body.id, "node": _present(id=body.id, name=body.name, place=body.place),
               "claim": _claim(graph, body)}  # fmt: skip


def _claim(graph: ReportGraph, body: Organization) -> Row:
    return _present(
        report=graph.report.id,
        kind=body.kind.value,
        level=body.level.value if body.level is not None else None,
        collective=body.collective,
        scope=body.scope,
        count=body.count,
    )


def named_documents(graph: ReportGraph) -> Iterator[Row]:
    """Every document with what makes it that document, and `claim`: what this report says of it besides."""
    for document in graph.documents:
        yield {
            "id": document.id,
            "node": {"id": document.id, "name": document.name, "titled": document.titled},
            "claim": {"report": graph.report.id, "kind": document.kind},
        }


def named_events(graph: ReportGraph) -> Iterator[Row]:
    """Every event with its properties; a report has nothing to say of it besides."""
    for event in graph.events:
        yield {
            "id": event.id,
            "node": _present(id=event.id, name=event.name, day=event.day),
            "claim": {"report": graph.report.id},
        }


def statement_rows(graph: ReportGraph) -> Iterator[Row]:
    """The properties of the node of every statement."""
    names = {body.id: body.name for body in graph.organizations}
    unresolved: dict[str, list[str]] = {}
    for mention in graph.mentions:
        if mention.organization is None:
            place = f"{mention.start}:{mention.stop}:{mention.surface}"
            unresolved.setdefault(mention.statement, []).append(place)
    for statement in graph.statements:
        yield _present(
            id=statement.id,
            name=_caption(statement, names),
            report=statement.report,
            unit=statement.unit,
            row=statement.row,
            column=statement.column,
            role=statement.role.value,
            item=statement.item,
            of=statement.of,
            start=statement.start,
            stop=statement.stop,
            text=statement.text,
            unresolved=unresolved.get(statement.id, []),
        )


def _caption(statement: Statement, names: Mapping[str, str]) -> str:
    parts = (names.get(statement.unit, statement.unit), statement.column, statement.item)
    return " ".join(part for part in parts if part)


def mention_rows(graph: ReportGraph) -> Iterator[Row]:
    """The ends and the properties of every mention that is resolved."""
    names = {body.id: body.name for body in graph.organizations}
    bodies: dict[tuple[str, int, int], set[str | None]] = {}
    for mention in graph.mentions:
        bodies.setdefault(_span(mention), set()).add(mention.organization)
    for mention in graph.mentions:
        if mention.organization is None:
            continue
        alone = len(bodies[_span(mention)]) == 1
        yield {
            "start": mention.statement,
            "stop": mention.organization,
            "properties": {
                "report": graph.report.id,
                "surface": mention.surface,
                "start": mention.start,
                "stop": mention.stop,
                "found_by": mention.found_by,
                "alias": alone and _is_alias(mention, names[mention.organization]),
            },
        }


def _span(mention: Mention) -> tuple[str, int, int]:
    return mention.statement, mention.start, mention.stop


def _is_alias(mention: Mention, name: str) -> bool:
    """Whether the words are another name of the body, not its name and no pronoun."""
    return mention.surface != name and "anaphora" not in mention.found_by.split("+")


def relation_rows(relations: Iterable[Relation]) -> Iterator[Row]:
    """The ends and the properties of relations."""
    for relation in relations:
        yield {
            "start": relation.head,
            "stop": relation.tail,
            "properties": _present(
                id=relation.id,
                report=relation.report,
                basis=relation.basis.value,
                status=relation.status.value,
                statements=list(relation.statements),
                frame=relation.frame,
                action=relation.action.value if relation.action is not None else None,
                direction=relation.direction.value if relation.direction is not None else None,
                document=relation.document,
                event=relation.event,
            ),
        }


def unit_rows(graph: ReportGraph) -> Iterator[Row]:
    """The ends and the properties of who reports, in the order of the rows."""
    for number, unit in enumerate(graph.units, start=1):
        properties = {"report": graph.report.id, "row": number}
        yield {"start": unit, "stop": graph.report.id, "properties": properties}


def participation_rows(graph: ReportGraph, participations: Iterable[Participation]) -> Iterator[Row]:
    """The ends and the properties of who has what role in a document or an event."""
    for participation in participations:
        yield {
            "start": participation.organization,
            "stop": participation.what,
            "properties": {
                "report": graph.report.id,
                "role": participation.role.value,
                "statements": list(participation.statements),
            },
        }


def part_rows(graph: ReportGraph) -> Iterator[Row]:
    """The ends and the properties of what is part of what."""
    for part in graph.parts:
        properties = {"report": graph.report.id, "statements": list(part.statements)}
        yield {"start": part.part, "stop": part.whole, "properties": properties}


def _present(**properties: Any) -> Row:
    return {key: value for key, value in properties.items() if value is not None}
