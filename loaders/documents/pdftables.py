"""The lines and tables of pages → those of the document: a table that goes on over pages is one.

A row that a page's end breaks is joined. It is known by its lines, where the page's end drew none; else by
its text: the cell of the unit is blank, and another goes on in the middle of a sentence.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from loaders.documents.content import Merged
from loaders.documents.pdfgrids import Box, RuledTable, find_tables, near, rows_of
from loaders.documents.pdfprocess import Glyph, PdfPage
from loaders.documents.pdftext import (
    TextLine,
    Wrapped,
    count_doubtful,
    indent,
    is_break,
    is_ended,
    is_item,
    join_wrapped,
    lines_of,
)

# Page numbers and running heads stand in these parts of a page, above and below.
_EDGE = 0.13
_SAME_HEIGHT = 4.0
_PAGE_NUMBER = re.compile(
    r"第?\d{1,4}页?(?:[/／，,]?共?\d{1,4}页?)?|[-—–－·]*\d{1,4}[-—–－·]*|page\d+(?:of\d+)?", re.IGNORECASE
)
_CONTINUED = re.compile(r"[（(]?(?:续上?表|接上[表页]|续)[\d一二三四五六七八九十]*[）)]?")
# Texts keep at least so far from the lines of their cell, however narrow it is drawn.
_MOST_PADDING = 12.0
_MOST_HEADER_ROWS = 4
# The middle of a character above its baseline, in ems.
_MIDDLE = 0.35


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


@dataclass(slots=True)
class _Joiner:
    blocks: list[Line | Table] = field(default_factory=list)
    held: list[Line] = field(default_factory=list)
    """Running lines met since the table that may go on behind them."""
    is_fresh: bool = True
    """Whether nothing but running lines was met on this page yet."""

    def add_line(self, line: Line) -> None:
        if line.is_running:
            self.held.append(line)
            return
        self.is_fresh = False
        self.flush()
        self.blocks.append(line)

    def add_table(self, table: Table) -> None:
        last = self.blocks[-1] if self.blocks else None
        if self.is_fresh and isinstance(last, Table) and _is_continued(last, table):
            _continue(last, table)
        else:
            self.flush()
            self.blocks.append(table)
        self.is_fresh = False

    def flush(self) -> None:
        """Lets the running lines follow what they stood behind."""
        self.blocks += self.held
        self.held.clear()


def find_blocks(pages: Sequence[PdfPage]) -> list[Line | Table]:
    """The lines and tables of a document in their order; running lines stand behind the table they are in."""
    read = [_read_page(page, number) for number, page in enumerate(pages, start=1)]
    _pad([block for blocks in read for block in blocks if isinstance(block, Table)])
    running = set(_iter_running(pages, read))
    joiner = _Joiner()
    for blocks in read:
        joiner.is_fresh = True
        is_first = not joiner.blocks
        for block in blocks:
            if isinstance(block, Table):
                joiner.add_table(block)
                is_first = False
            else:
                # What runs over the pages may still be the first page's title.
                is_running = id(block) in running and not (is_first and not _is_page_number(block.line))
                joiner.add_line(replace(block, is_running=is_running))
    joiner.flush()
    return joiner.blocks


def _read_page(page: PdfPage, number: int) -> list[Line | Table]:
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


def _is_page_number(line: TextLine) -> bool:
    return _PAGE_NUMBER.fullmatch("".join(line.text.split())) is not None


def _iter_running(pages: Sequence[PdfPage], read: Sequence[list[Line | Table]]) -> Iterator[int]:
    """The ids of lines at the edges of pages that are page numbers, or stand on several pages alike."""
    seen: dict[tuple[str, int], list[Line]] = {}
    for page, blocks in zip(pages, read, strict=True):
        for block in blocks:
            if not isinstance(block, Line):
                continue
            line = block.line
            wording = "".join(line.text.split())
            if _CONTINUED.fullmatch(wording):
                yield id(block)
            elif not page.height * _EDGE < line.baseline < page.height * (1 - _EDGE):
                if _PAGE_NUMBER.fullmatch(wording):
                    yield id(block)
                key = re.sub(r"\d+", "0", wording), round(line.baseline / _SAME_HEIGHT)
                seen.setdefault(key, []).append(block)
    for alike in seen.values():
        if len({block.page for block in alike}) > 1:
            yield from map(id, alike)


def _is_continued(table: Table, following: Table) -> bool:
    """Whether a table at the top of a page goes on from the last of the page before: it has its columns."""
    if following.page != table.last_page + 1:
        return False
    shift = table.columns[0] - following.columns[0]
    moved = [edge + shift for edge in following.columns]
    few, many = sorted((moved, table.columns), key=len)
    return near(moved[-1], table.columns[-1]) and all(any(near(edge, each) for each in many) for edge in few)


def _continue(table: Table, following: Table) -> None:
    """Adds the rows of a table's next page to it."""
    _shift(following, table.columns[0] - following.columns[0])
    missing = [edge for edge in following.columns if not any(near(edge, each) for each in table.columns)]
    table.columns = sorted(table.columns + missing)
    repeated = _repeated_rows(table, following)
    rest = following.rows[repeated:]
    if rest and (table.is_open_below or _goes_on(table, rest[0])) and _join_row(table, rest[0]):
        table.joined += 1
        del rest[0]
    table.rows += following.rows[:repeated] + rest
    table.last_page, table.is_open_below = following.page, following.is_open_below


def _shift(table: Table, by: float) -> None:
    """Moves the edges of the columns; the text stays where it is, between edges of its own."""
    table.columns = [edge + by for edge in table.columns]
    for row in table.rows:
        for cell in row:
            cell.left += by
            cell.right += by


def _repeated_rows(table: Table, following: Table) -> int:
    """How many rows at the top of a page repeat the first of the table."""
    count = 0
    for one, other in zip(table.rows[:_MOST_HEADER_ROWS], following.rows, strict=False):
        texts = ["".join(cell.text.split()) for cell in one]
        if not any(texts) or texts != ["".join(cell.text.split()) for cell in other]:
            break
        count += 1
    return count


def _goes_on(table: Table, row: Sequence[Cell]) -> bool:
    """Whether a row between lines is the rest of the one above: by what its cells say."""
    evidence, has_blank = 0, False
    for cell in row:
        above = table.covering(cell.left, cell.right)
        if above is None:
            return False
        before, after = above.parts[-1], cell.parts[0]
        if not after.lines:
            has_blank = has_blank or bool(above.text)
        elif not before.lines:
            # A cell that was blank has something now: the row is another.
            return False
        else:
            evidence += _evidence(before, after)
    return has_blank and evidence > 0


def _evidence(before: Wrapped, after: Wrapped) -> int:
    """1 where a text goes on in the middle of a sentence, -1 where it cannot, else 0."""
    line, following = before.lines[-1], after.lines[0]
    if is_item(following.text) and is_ended(line.text):
        return -1 if following.text.startswith(("1", "（1", "（一", "一", "①")) else 1
    if is_ended(line.text):
        return 0
    return 1 if not is_break(line, before, following, after) else -1


def _join_row(table: Table, row: Sequence[Cell]) -> bool:
    """Gives the cells of the first row of a page to those of the last row above; not where they differ."""
    above = [table.covering(cell.left, cell.right) for cell in row]
    if any(cell is None for cell in above):
        return False
    for one, other in zip(above, row, strict=True):
        assert one is not None  # noqa: S101 - just looked at
        one.parts += other.parts
        one.rows += other.rows - 1
    return True


def _pad(tables: Sequence[Table]) -> None:
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
