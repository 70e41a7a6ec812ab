"""Extracted sentences and entries as statements of a report, each with its id and its names in context."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.identity.decisions import Decision
from graph.identity.resolve import Resolution, RowNames
from graph.ids import statement_id
from graph.model import (
    ColumnRole,
    Report,
    Statement,
)
from loaders.context import name_in_context
from loaders.decided import Verdicts
from loaders.extract import ExtractedStatement, Extraction


@dataclass(frozen=True, slots=True)
class Placed:
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


def names_of(statement: ExtractedStatement) -> dict[str, str]:
    """Each name of a statement with what its row adds to it."""
    unit = statement.row.unit
    return {name: name_in_context(name, unit) for span in statement.spans for name in span.names}


def names_by_row(extraction: Extraction, names: Sequence[Mapping[str, str]]) -> list[RowNames]:
    """The names that each row lists, and that its sentences say; `names` has those of each statement."""
    listed: dict[int, dict[str, None]] = {}
    said: dict[int, dict[str, None]] = {}
    units = {statement.row.number: statement.row.unit for statement in extraction.statements}
    for statement, own in zip(extraction.statements, names, strict=True):
        into = listed if statement.cell.role is ColumnRole.COUNTERPARTS else said
        into.setdefault(statement.row.number, {}).update(dict.fromkeys(own.values()))
    return [
        RowNames(tuple(listed.get(number, {})), tuple(said.get(number, {})), unit)
        for number, unit in units.items()
    ]


def iter_placed(
    report: Report,
    extraction: Extraction,
    names: Sequence[Mapping[str, str]],
    resolution: Resolution,
    verdicts: Verdicts,
) -> Iterator[Placed]:
    """Every statement with its id, in order; `names` has the names of each."""
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
        yield Placed(statement, extracted, own, said)
