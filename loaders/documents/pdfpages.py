"""One page → its lines, and its tables with the text of each cell."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.documents.content import Merged
from loaders.documents.pdfgrids import Box, RuledTable, find_tables, near, rows_of
from loaders.documents.pdfprocess import Glyph, PdfPage
from loaders.documents.pdftext import TextLine, Wrapped, count_doubtful, indent, join_wrapped, lines_of

# The middle of a character above its baseline, in ems.
_MIDDLE = 0.35
# Texts keep at least so far from the lines of their cell, however narrow it is drawn.
_MOST_PADDING = 12.0


@dataclass(slots=True)
class Cell:
    """A cell of a table; its edges are those of its column, its parts stand on one page or several."""

    left: float
    right: float
    rows: int
    page: int
    parts: list[Wrapped]

    @property
    def text(self) -> str:
        """Its text, joined where it was wrapped."""
        return join_wrapped([part for part in self.parts if part.lines])

    @property
    def doubtful(self) -> int:
        """How many of its lines were joined that may be names of their own."""
        return count_doubtful([part for part in self.parts if part.lines])


@dataclass(slots=True)
class Table:
    """A table of the document: its rows, each with the cells that begin in it."""

    columns: list[float]
    rows: list[list[Cell]]
    page: int
    last_page: int
    is_open_below: bool
    joined: int = 0
    """How many rows were broken by a page's end."""

    def covering(self, left: float, right: float) -> Cell | None:
        """The cell that reaches down to the last row between two edges."""
        for distance, row in enumerate(reversed(self.rows), start=1):
            for cell in row:
                if near(cell.left, left) and near(cell.right, right):
                    return cell if cell.rows >= distance else None
        return None

    def merged(self) -> list[Merged]:
        """The cells that span several positions."""
        found = []
        for row, cells in enumerate(self.rows):
            for cell in cells:
                first, last = self.place(cell)
                rows = min(cell.rows, len(self.rows) - row)
                if rows > 1 or last - first > 1:
                    found.append(Merged(row, first, rows, last - first))
        return found

    def place(self, cell: Cell) -> tuple[int, int]:
        """The first column of a cell, and the one behind its last."""
        edges = self.columns
        first = min(range(len(edges)), key=lambda index: abs(edges[index] - cell.left))
        last = min(range(len(edges)), key=lambda index: abs(edges[index] - cell.right))
        return first, max(last, first + 1)


@dataclass(frozen=True, slots=True)
class Line:
    """A line outside tables."""

    line: TextLine
    page: int
    is_running: bool = False
    """Whether it is a page number, or stands on other pages, too."""


def read_page(page: PdfPage, number: int) -> list[Line | Table]:
    """The lines and tables of a page, from above."""
    outside = list(page.glyphs)
    blocks: list[tuple[float, Line | Table]] = []
    for ruled in find_tables(page.rulings):
        within, outside = _part(outside, ruled)
        lines = {box: lines_of(within.get(box, ())) for box in ruled.cells}
        blocks.append((ruled.box.top, _to_table(ruled, number, lines)))
    blocks += [(line.baseline - line.size / 2, Line(line, number)) for line in lines_of(outside)]
    return [block for _, block in sorted(blocks, key=lambda pair: pair[0])]


def _part(glyphs: Sequence[Glyph], table: RuledTable) -> tuple[dict[Box, list[Glyph]], list[Glyph]]:
    """The characters in each cell of a table, and those outside of it."""
    xs = sorted({edge for box in table.cells for edge in (box.left, box.right)})
    ys = sorted({edge for box in table.cells for edge in (box.top, box.bottom)})
    places = {
        (column, row): box
        for box in table.cells
        for column in range(bisect_right(xs, box.left), bisect_right(xs, box.right))
        for row in range(bisect_right(ys, box.top), bisect_right(ys, box.bottom))
    }
    within: dict[Box, list[Glyph]] = {}
    outside: list[Glyph] = []
    for glyph in glyphs:
        x, y = (glyph.left + glyph.right) / 2, glyph.baseline - glyph.size * _MIDDLE
        box = places.get((bisect_right(xs, x), bisect_right(ys, y)))
        if box is None:
            outside.append(glyph)
        else:
            within.setdefault(box, []).append(glyph)
    return within, outside


def _to_table(table: RuledTable, number: int, lines: dict[Box, list[TextLine]]) -> Table:
    tops = [top for top, _ in rows_of(table.cells)]
    rows: list[list[Cell]] = [[] for _ in tops]
    for box in table.cells:
        span = sum(box.top <= top < box.bottom for top in tops)
        part = Wrapped(tuple(lines[box]), box.left, box.right)
        rows[tops.index(box.top)].append(Cell(box.left, box.right, span, number, [part]))
    made = Table(list(table.columns), rows, number, number, table.is_open_below)
    _drop_blank_rows(made)
    return made


def _drop_blank_rows(table: Table) -> None:
    """Takes out rows in which no text begins: blank ones, and strips that the end of a page leaves."""
    for row in range(len(table.rows) - 1, -1, -1):
        if any(cell.text for cell in table.rows[row]):
            continue
        if row == len(table.rows) - 1:
            # What stands above the strip was closed by a line.
            table.is_open_below = False
        for above, cells in enumerate(table.rows[:row]):
            for cell in cells:
                cell.rows -= above + cell.rows > row
        del table.rows[row]


def pad(tables: Sequence[Table]) -> None:
    """Moves the edges of cells in to where their texts begin and end: alike in tables with like columns."""
    alike: dict[tuple[int, ...], list[Table]] = {}
    for table in tables:
        widths = tuple(round(edge - table.columns[0]) for edge in table.columns)
        alike.setdefault(widths, []).append(table)
    for group in alike.values():
        cells = [cell for table in group for row in table.rows for cell in row]
        insets = [indent(part) for cell in cells for part in cell.parts if part.lines]
        padding = min(max(min(insets, default=0.0), 0.0), _MOST_PADDING)
        for cell in cells:
            cell.parts = [
                replace(part, left=part.left + padding, right=part.right - padding) for part in cell.parts
            ]
