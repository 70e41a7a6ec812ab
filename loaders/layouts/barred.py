"""Cells between bars, as in Markdown, whatever else the lines do.

| 单位 | 对接单位 |        bars around every row
| :--- | --- |
| 区经贸局 | 市海关<br>市外经贸委 |
| 区科技局 | 市科技局、
上汽集团 |                a cell goes on over lines: a row ends with its last bar

单位 | 对接单位           bars between cells only
区经贸局 | 市海关

单位 |                    one cell a line, ending in a bar: the header says how many make a row
对接单位 |
区经贸局 |
市海关 |
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from graph.model import ColumnRole
from loaders.columns import column_role, is_header
from loaders.documents.content import Grid, Piece
from loaders.layouts.regions import Region, Stretch, join_pieces, make_grid, trim
from loaders.tables.asides import is_aside

_LAYOUT = "cells between bars"
_BAR = re.compile(r"(?<!\\)[|｜│┃]")
_STARTS = re.compile(r"\s*[|｜│┃]")
_ENDS = re.compile(r"(?<!\\)[|｜│┃]\s*$")
_RULE = re.compile(r"(?=.*[-—─━=]{2})[\s|｜│┃:+=—─━┄┅┼╋├┤┌┐└┘┬┴-]+")
_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_BOLD = re.compile(r"(\*\*|__)(.+)\1", re.DOTALL)
# 2. / （二） / ②: a line that can only go on with the cell above it.
_ITEM = re.compile(r"\s*(?:\d{1,2}[.．、)）]|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]|[①-⑳])")
_SENTENCE_END = tuple("。！？；;")
# A table of more columns would not fit a page; a header of more lines is none.
_MOST_COLUMNS = 24
# The first cell of a header is wrapped over no more lines: 序 / 号, 责任 / 单位 / （部门）.
_MOST_WRAPS = 4


@dataclass(frozen=True, slots=True)
class _Form:
    """How the rows of a table are drawn, by its header."""

    first: int
    """The line where the header begins."""
    leads: bool
    """Whether a bar begins every row."""
    trails: bool
    """Whether a bar ends every row."""
    width: int

    @property
    def bars(self) -> int:
        """How many bars a row has."""
        return self.width - 1 + self.leads + self.trails


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[Piece, ...]
    stop: int
    """The line after its last one."""


def read_barred(stretch: Stretch) -> Iterator[Region]:
    """The tables of a run of lines whose cells stand between bars."""
    forms: list[_Form] = []
    for index in range(len(stretch.lines)):
        if not forms or index >= forms[-1].first + (forms[-1].width if not forms[-1].leads else 1):
            form = _form_at(stretch, index)
            forms += [form] if form else []
    firsts = [*(form.first for form in forms), len(stretch.lines)]
    for form, stop in zip(forms, firsts[1:], strict=True):
        yield _Reader(stretch, form, stop).read()


def _form_at(stretch: Stretch, index: int) -> _Form | None:
    """The form of the table whose header begins at a line; None where none does."""
    text = stretch.lines[index].text
    if not _BAR.search(text):
        return None if stretch.lines[index].is_blank else _listed_form(stretch, index)
    leads, trails = _STARTS.match(text) is not None, _ENDS.search(text) is not None
    wrapped = _wrapped_form(stretch, index) if leads else None
    if wrapped is not None:
        return wrapped
    cells = [cell.text for cell in _cut(stretch, index, index + 1, leads, trails)]
    if len(cells) <= _MOST_COLUMNS and is_header(cells, stretch.named):
        return _Form(index, leads, trails, len(cells))
    return None if leads else _listed_form(stretch, index)


def _wrapped_form(stretch: Stretch, index: int) -> _Form | None:
    """A header between bars that goes on over lines, up to a rule or the next row."""
    for stop in range(index + 1, min(index + _MOST_COLUMNS, len(stretch.lines) + 1)):
        following = stretch.lines[stop].text if stop < len(stretch.lines) else ""
        if stop < len(stretch.lines) and not _STARTS.match(following) and following.strip():
            continue
        cells = [cell.text for cell in _cut(stretch, index, stop, True, True)]
        if _ENDS.search(stretch.lines[stop - 1].text) and is_header(cells, stretch.named):
            return _Form(index, True, True, len(cells))
        return None
    return None


def _listed_form(stretch: Stretch, index: int) -> _Form | None:
    """A header whose cells follow one another, each ending in a bar at the end of a line."""
    cells: list[str] = []
    first = index
    for place in range(index, min(index + 4 * _MOST_COLUMNS, len(stretch.lines))):
        bars = len(_BAR.findall(stretch.lines[place].text))
        if not bars and not cells and is_aside(stretch.lines[place].piece.wording):
            return None
        if not cells and place - index > _MOST_WRAPS:
            break
        if bars > 1 or (bars and not _ENDS.search(stretch.lines[place].text)):
            break
        if bars:
            cells += [cell.text for cell in _cut(stretch, first, place + 1, False, True)]
            first = place + 1
            if column_role(cells[0], stretch.named) not in {ColumnRole.UNIT, ColumnRole.NUMBER}:
                return None
    known = 0
    while known < len(cells) and column_role(cells[known], stretch.named) is not None:
        known += 1
    return _Form(index, False, True, known) if is_header(cells[:known], stretch.named) else None


def _cut(stretch: Stretch, first: int, stop: int, leads: bool, trails: bool) -> list[Piece]:
    """The cells on some lines, between their bars."""
    start, end = stretch.lines[first].start, stretch.lines[stop - 1].stop
    bars = [bar.start() for bar in _BAR.finditer(stretch.text, start, end)]
    edges = [start - 1, *bars, end]
    edges = edges[1 if leads and bars else 0 : -1 if trails and len(bars) > 1 - (not leads) else None]
    return [trim(stretch.text, begin + 1, end) for begin, end in pairwise(edges)]


class _Reader:
    """Reads one table, from its header to the line where it ends."""

    def __init__(self, stretch: Stretch, form: _Form, stop: int) -> None:
        self._stretch, self._form, self._stop = stretch, form, stop
        self._marks: list[tuple[int, int]] = []

    def read(self) -> Region:
        """The table as a region; a row of another width is left to whoever reads the grid."""
        rows: list[tuple[Piece, ...]] = []
        line = end = self._form.first
        while line < self._stop:
            text = self._stretch.lines[line].text
            if not text.strip():
                line += 1
                continue
            if _RULE.fullmatch(text):
                self._mark(line)
                line = end = line + 1
                continue
            row = self._row_at(line)
            if row is None:
                break
            rows.append(tuple(self._clean(cell) for cell in row.cells))
            line = end = row.stop
        grid: Grid = make_grid(rows)
        return Region(self._form.first, end, _LAYOUT, (grid,), tuple(self._marks))

    def _row_at(self, first: int) -> _Row | None:
        """The row that begins at a line; None where the table has ended."""
        form, lines = self._form, self._stretch.lines
        if form.leads and not _STARTS.match(lines[first].text):
            return None
        bars, line = 0, first
        while line < self._stop:
            here = lines[line].text
            if line > first and form.leads and _STARTS.match(here) and self._is_closed(line - 1):
                break
            bars += len(_BAR.findall(here))
            line += 1
            if bars >= form.bars and (not form.trails or _ENDS.search(here)):
                break
        if not bars:
            return None
        if bars < form.bars and not form.leads:
            # Too few bars for a row: what stands below the table, or its last row broken off.
            line = max(place for place in range(first, line) if _BAR.search(lines[place].text)) + 1
        if not form.trails and bars == form.bars:
            line = self._last_cell(line)
        self._mark_bars(first, line)
        return _Row(tuple(_cut(self._stretch, first, line, form.leads, form.trails)), line)

    def _is_closed(self, line: int) -> bool:
        """Whether a row may end with a line, before one that a bar begins."""
        return not self._form.trails or _ENDS.search(self._stretch.lines[line].text) is not None

    def _last_cell(self, line: int) -> int:
        """Where the last cell of a row ends which no bar closes: it takes the lines that go on with it."""
        lines = self._stretch.lines
        stop = line
        while line < self._stop:
            text = lines[line].text
            if _BAR.search(text) or is_aside(text.strip()):
                break
            open_ended = (
                line > 0 and stop == line and not lines[line - 1].text.rstrip().endswith(_SENTENCE_END)
            )
            if text.strip() and not _ITEM.match(text) and not open_ended:
                break
            line += 1
            stop = line if text.strip() else stop
        return stop

    def _clean(self, cell: Piece) -> Piece:
        """A cell without the marks of Markdown: bold letters around it, `<br>` for its line breaks."""
        bold = _BOLD.fullmatch(cell.text)
        if bold is not None and cell.start is not None and bold[1] not in bold[2]:
            self._marks += [
                (cell.start, cell.start + 2),
                (cell.start + len(cell.text) - 2, cell.start + len(cell.text)),
            ]
            cell = trim(self._stretch.text, cell.start + 2, cell.start + len(cell.text) - 2)
        breaks = list(_BREAK.finditer(cell.text))
        if not breaks or cell.start is None:
            return cell
        edges = [0, *(edge for each in breaks for edge in each.span()), len(cell.text)]
        start = cell.start
        self._marks += [(start + each.start(), start + each.end()) for each in breaks]
        parts = [
            trim(self._stretch.text, start + begin, start + end)
            for begin, end in zip(edges[::2], edges[1::2], strict=True)
        ]
        filled = [part for part in parts if part.text]
        return join_pieces(filled, ["\n"] * (len(filled) - 1))

    def _mark(self, line: int) -> None:
        text = self._stretch.lines[line].text
        start = self._stretch.lines[line].start + len(text) - len(text.lstrip())
        self._marks.append((start, start + len(text.strip())))

    def _mark_bars(self, first: int, stop: int) -> None:
        start, end = self._stretch.lines[first].start, self._stretch.lines[stop - 1].stop
        self._marks += [bar.span() for bar in _BAR.finditer(self._stretch.text, start, end)]
