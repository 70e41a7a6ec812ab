"""The tables of Word: cells at the columns of a grid, merged in both directions."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from loaders.documents.content import Merged
from loaders.documents.package import local_name
from loaders.documents.wordstyles import attribute, child
from loaders.documents.wordtext import WRAPPERS

# Word itself takes no more than 63 columns.
_MOST_COLUMNS = 256


@dataclass(frozen=True, slots=True)
class WordCell:
    """A cell as its row has it: the columns of the grid from `start` to before `stop`."""

    element: Element
    start: int
    stop: int
    continues: bool
    """Whether it is the lower part of a cell above."""
    goes_on: bool
    """Whether it is the upper part of a cell, so that the one below may continue it."""
    text: str = ""


@dataclass(frozen=True, slots=True)
class WordTable:
    """The text of each position, row by row, and which cells are merged."""

    rows: tuple[tuple[str, ...], ...]
    merged: tuple[Merged, ...]
    covered: int
    """Characters that stand in parts of merged cells which nobody sees."""


def iter_rows(table: Element) -> Iterator[Element]:
    """The rows of a table, also those that something wraps."""
    return _iter_inner(table, "tr")


def is_deleted(row: Element) -> bool:
    """Whether a tracked change deletes the row."""
    return child(row, "trPr", "del") is not None


def is_hidden_row(row: Element) -> bool:
    """Whether the row is hidden."""
    return child(row, "trPr", "hidden") is not None


def read_cells(row: Element) -> list[WordCell]:
    """The cells of a row at their columns, left to right, without text yet."""
    cells: list[WordCell] = []
    column = _count(child(row, "trPr", "gridBefore"), 0)
    for element in _iter_inner(row, "tc"):
        properties = child(element, "tcPr")
        if child(properties, "cellDel") is not None:
            continue
        span = _count(child(properties, "gridSpan"), 1)
        horizontal = child(properties, "hMerge")
        if horizontal is not None and attribute(horizontal, "val") != "restart" and cells:
            cells[-1] = replace(cells[-1], stop=cells[-1].stop + span)
        else:
            vertical = child(properties, "vMerge")
            continues = vertical is not None and attribute(vertical, "val") != "restart"
            cells.append(WordCell(element, column, column + span, continues, vertical is not None))
        column += span
    return cells


def lay_out(rows: Sequence[Sequence[WordCell]]) -> WordTable:
    """The positions of a table. Columns of the grid in which no cell begins are no columns of the table."""
    rows = _align(rows)
    starts = sorted({cell.start for row in rows for cell in row})
    at = {start: index for index, start in enumerate(starts)}
    texts: list[tuple[str, ...]] = []
    merged: list[Merged] = []
    above: dict[int, int] = {}
    """For each column where an upper part begins in the row above, its place in `merged`."""
    covered = 0
    for number, row in enumerate(rows):
        line: list[str] = []
        here: dict[int, int] = {}
        for cell in row:
            column = at[cell.start]
            width = sum(cell.start <= start < cell.stop for start in starts[column : column + _MOST_COLUMNS])
            line += [""] * (column + width - len(line))
            owner = above.get(column) if cell.continues else None
            if owner is not None and merged[owner].columns == width:
                merged[owner] = replace(merged[owner], rows=merged[owner].rows + 1)
                covered += len(cell.text)
            else:
                owner = len(merged)
                merged.append(Merged(number, column, 1, width))
                line[column] = cell.text
            if cell.goes_on:
                here[column] = owner
        above = here
        texts.append(tuple(line))
    spans = tuple(cell for cell in merged if cell.rows > 1 or cell.columns > 1)
    return WordTable(tuple(texts), spans, covered)


def _align(rows: Sequence[Sequence[WordCell]]) -> list[list[WordCell]]:
    """The rows with the borders of those alike put into line.

    Whoever drags the border of one row gives that row columns of its own in the grid, though the table
    looks the same. Of the rows with the most cells, in which nothing is merged, all get the borders that
    most of them have.
    """
    most = max(map(len, rows), default=0)
    bounds_of = Counter(tuple((cell.start, cell.stop) for cell in row) for row in rows if len(row) == most)
    bounds = bounds_of.most_common(1)[0][0] if most else ()
    return [
        [replace(cell, start=start, stop=stop) for cell, (start, stop) in zip(row, bounds, strict=True)]
        if len(row) == most
        else list(row)
        for row in rows
    ]


def _iter_inner(element: Element, name: str) -> Iterator[Element]:
    waiting = list(reversed(element))
    while waiting:
        one = waiting.pop()
        if local_name(one) == name:
            yield one
        elif local_name(one) in WRAPPERS:
            waiting += reversed(one)


def _count(element: Element | None, default: int) -> int:
    """A number of columns, within what a table can have."""
    text = attribute(element, "val") or ""
    return min(int(text), _MOST_COLUMNS) if text.isascii() and text.isdigit() and len(text) < 7 else default
