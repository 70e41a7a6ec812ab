"""The table of a web page → positions, as a browser lays its cells out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element as Element

from loaders.documents.content import Merged
from loaders.documents.gridding import check_positions

# What browsers take as the most columns that a cell may span.
_MOST_SPANNED = 1_000
_GROUPS = ("thead", "tbody", "tfoot")


@dataclass(frozen=True, slots=True)
class PageTable:
    """The cells of a table at their first positions; None where there is no cell, or one reaches over."""

    rows: tuple[tuple[Element | None, ...], ...]
    merged: tuple[Merged, ...]


def lay_out(table: Element, skipped: frozenset[Element], where: str) -> PageTable:
    """The positions of the cells of a table.

    A cell reaches over as many rows as it says, but not beyond its own part (`thead`, `tbody`, `tfoot`).

    Raises:
        ReportError: the table is larger than a report's.
    """
    rows: list[dict[int, Element | None]] = []
    merged: list[Merged] = []
    for group in _iter_groups(table, skipped):
        first, last = len(rows), len(rows) + len(group)
        rows += [{} for _ in group]
        for number, row in enumerate(group, start=first):
            column = 0
            for cell in row:
                if cell.tag not in ("td", "th") or cell in skipped:
                    continue
                while column in rows[number]:
                    column += 1
                columns = min(max(_number(cell, "colspan", 1), 1), _MOST_SPANNED)
                reach = _number(cell, "rowspan", 1)
                stop = min(number + reach, last) if reach else last
                check_positions(len(rows), column + columns, where)
                _occupy(rows, range(number, stop), range(column, column + columns), cell)
                if stop - number > 1 or columns > 1:
                    merged.append(Merged(number, column, stop - number, columns))
                column += columns
    width = max((max(row, default=-1) + 1 for row in rows), default=0)
    check_positions(len(rows), width, where)
    return _without_empty_columns(rows, width, merged)


def iter_rows(table: Element, skipped: frozenset[Element]) -> Iterator[Element]:
    """The rows of a table that are shown, those of its head first and those of its foot last."""
    for group in _iter_groups(table, skipped):
        yield from group


def _iter_groups(table: Element, skipped: frozenset[Element]) -> Iterator[list[Element]]:
    """Rows by the part of the table in which they stand; rows outside parts make parts of their own."""
    parts: dict[str, list[list[Element]]] = {name: [] for name in _GROUPS}
    loose: list[Element] | None = None
    for child in table:
        if child in skipped:
            continue
        if child.tag == "tr":
            if loose is None:
                loose = []
                parts["tbody"].append(loose)
            loose.append(child)
        elif child.tag in _GROUPS:
            loose = None
            rows = [row for row in child if row.tag == "tr" and row not in skipped]
            parts[str(child.tag)].append(rows)
    for name in _GROUPS:
        yield from parts[name]


def _occupy(rows: list[dict[int, Element | None]], reach: range, columns: range, cell: Element) -> None:
    for row in reach:
        for column in columns:
            rows[row].setdefault(column, None)
    rows[reach.start][columns.start] = cell


def _without_empty_columns(
    rows: list[dict[int, Element | None]], width: int, merged: list[Merged]
) -> PageTable:
    """The table less the columns in which no cell begins: a cell of `colspan=9` over three columns."""
    kept = sorted({column for row in rows for column, cell in row.items() if cell is not None})
    place = {column: number for number, column in enumerate(kept)}
    spans: list[Merged] = []
    for span in merged:
        columns = sum(
            1 for column in range(span.column, min(span.column + span.columns, width)) if column in place
        )
        if span.rows > 1 or columns > 1:
            spans.append(Merged(span.row, place[span.column], span.rows, columns))
    return PageTable(tuple(tuple(row.get(column) for column in kept) for row in rows), tuple(spans))


def _number(cell: Element, name: str, otherwise: int) -> int:
    found = re.match(r"\s*(\d{1,6})", cell.get(name, ""), re.ASCII)
    return int(found[1]) if found else otherwise
