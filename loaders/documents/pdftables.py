"""The lines and tables of pages → those of the document: a table that goes on over pages is one.

A row that a page's end breaks is joined. It is known by its lines, where the page's end drew none; else by
its text: the cell of the unit is blank, and another goes on in the middle of a sentence.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from loaders.documents.pdfgrids import near
from loaders.documents.pdfpages import Cell, Line, Table, pad, read_page
from loaders.documents.pdfprocess import PdfPage
from loaders.documents.pdftext import TextLine, Wrapped, is_break, is_ended, is_item

# Page numbers and running heads stand in these parts of a page, above and below.
_EDGE = 0.13
_SAME_HEIGHT = 4.0
_PAGE_NUMBER = re.compile(
    r"第?\d{1,4}页?(?:[/／，,]?共?\d{1,4}页?)?|[-—–－·]*\d{1,4}[-—–－·]*|page\d+(?:of\d+)?", re.IGNORECASE
)
_CONTINUED = re.compile(r"[（(]?(?:续上?表|接上[表页]|续)[\d一二三四五六七八九十]*[）)]?")
_MOST_HEADER_ROWS = 4


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
    read = [read_page(page, number) for number, page in enumerate(pages, start=1)]
    pad([block for blocks in read for block in blocks if isinstance(block, Table)])
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
