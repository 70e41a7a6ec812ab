"""The nodes that a report brings, as rows of properties: names of docs/schema.md, plain values, no nulls."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from graph.ids import value_id
from graph.model import ReportGraph, Statement

Row = dict[str, Any]


def fingerprint(graph: ReportGraph) -> str:
    """A digest of everything that a report brings; the same graph gives the same digest."""
    return sha256(repr(graph).encode("utf-8")).hexdigest()


def report_row(graph: ReportGraph) -> Row:
    """The properties of the node of a report."""
    report = graph.report
    return present(
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
        units_read=list(graph.units_read) if graph.units_read != graph.units else None,
        inferred=[f"{inference.what}: {inference.evidence}" for inference in report.inferred],
        url=report.url,
        retrieved=report.retrieved.isoformat() if report.retrieved else None,
        fingerprint=fingerprint(graph),
    )


def organization_rows(graph: ReportGraph) -> Iterator[Row]:
    """What makes every body that body; the rest is worked out from all reports."""
    for body in graph.organizations:
        yield present(id=body.id, name=body.name, place=body.place)


def document_rows(graph: ReportGraph) -> Iterator[Row]:
    """What makes every document that document; the rest is worked out from all reports."""
    for document in graph.documents:
        yield present(id=document.id, name=document.name, titled=document.titled)


def event_rows(graph: ReportGraph) -> Iterator[Row]:
    """The properties of the node of every event."""
    for event in graph.events:
        yield present(id=event.id, name=event.name, day=event.day)


def statement_rows(graph: ReportGraph) -> Iterator[Row]:
    """The properties of the node of every statement."""
    names = {body.id: body.name for body in graph.organizations}
    unresolved: dict[str, list[str]] = {}
    for mention in graph.mentions:
        if mention.organization is None:
            place = f"{mention.start}:{mention.stop}:{mention.surface}"
            unresolved.setdefault(mention.statement, []).append(place)
    for statement in graph.statements:
        yield present(
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


def quantity_rows(graph: ReportGraph) -> Iterator[Row]:
    """The properties of the node of every quantity."""
    for quantity in graph.quantities:
        yield present(
            id=value_id(quantity.statement, quantity.start, quantity.stop),
            name=quantity.surface,
            report=graph.report.id,
            statement=quantity.statement,
            surface=quantity.surface,
            start=quantity.start,
            stop=quantity.stop,
            sort=quantity.sort.value,
            low=quantity.low,
            high=quantity.high,
            unit=quantity.unit,
            approximate=quantity.approximate,
        )


def period_rows(graph: ReportGraph) -> Iterator[Row]:
    """The properties of the node of every period."""
    for period in graph.periods:
        yield present(
            id=value_id(period.statement, period.start, period.stop),
            name=period.surface,
            report=graph.report.id,
            statement=period.statement,
            surface=period.surface,
            start=period.start,
            stop=period.stop,
            since=period.since.isoformat(),
            until=period.until.isoformat(),
            inferred=period.inferred,
        )


def present(**properties: Any) -> Row:
    """The properties that have a value."""
    return {key: value for key, value in properties.items() if value is not None}


def _caption(statement: Statement, names: Mapping[str, str]) -> str:
    parts = (names.get(statement.unit, statement.unit), statement.column, statement.item)
    return " ".join(part for part in parts if part)
