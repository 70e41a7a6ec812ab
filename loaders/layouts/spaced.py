"""Columns side by side, with blanks or tabs between them.

    单位      对接单位          对接情况        columns begin where their headers do:
    区经贸局  市海关、          1.联系市海关。  a cell may go on over lines
              上汽集团          2.走访。

    单位　对接单位　对接情况                    or not: then every row is one line
    区经贸局　市海关、上汽集团　走访。

Rows begin where the unit, or the number, stands.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.model import ColumnRole
from loaders.columns import LONGEST_HEADER, column_role, is_header
from loaders.documents.content import Block, Piece
from loaders.documents.lines import Line
from loaders.layouts.aligned import MODELS, Part, Widths, join_rows, may_be_wrapped, split_by_key
from loaders.layouts.aligned import Line as Cells
from loaders.layouts.regions import Region, Stretch, make_grid, trim
from loaders.tables.asides import is_aside

_LAYOUT = "columns side by side, between blanks"
# One full-width blank, or two others: names hold single blanks (江西 理工大学).
_GAP = re.compile(r"[ \xa0]*[\t\u3000][ \xa0\t\u3000]*|[ \xa0]{2,}")
_RULE = re.compile(r"[-=─━—_＿+\s]{3,}")


@dataclass(frozen=True, slots=True)
class _Segment:
    """What a line says between two gaps, and where in the line that begins."""

    piece: Piece
    offset: int


def read_spaced(stretch: Stretch) -> Iterator[Region]:
    """The tables of a run of lines whose columns stand side by side, from each header to the next."""
    headers = [index for index, line in enumerate(stretch.lines) if _is_header(line, stretch)]
    for first, stop in pairwise([*headers, len(stretch.lines)]):
        yield _read_table(stretch, first, stop)


def _is_header(line: Line, stretch: Stretch) -> bool:
    texts = [segment.piece.text for segment in _segments(line, stretch.text)]
    return len(texts) > 1 and max(map(len, texts)) <= LONGEST_HEADER and is_header(texts, stretch.named)


def _segments(line: Line, text: str) -> list[_Segment]:
    """What stands between the gaps of a line, left to right."""
    found: list[_Segment] = []
    begin = len(line.text) - len(line.text.lstrip())
    stop = len(line.text.rstrip())
    for gap in [*_GAP.finditer(line.text, begin, stop), None]:
        end = gap.start() if gap else stop
        if begin < end:
            found.append(_Segment(trim(text, line.start + begin, line.start + end), begin))
        begin = gap.end() if gap else end
    return found


def _read_table(stretch: Stretch, first: int, stop: int) -> Region:
    lines = stretch.lines[first:stop]
    marks = [line.piece.stretches[0] for line in lines if _RULE.fullmatch(line.piece.text)]
    kept = [line for line in lines if not line.is_blank and not _RULE.fullmatch(line.piece.text)]
    if "\t" in lines[0].text.strip():
        return _tabbed_region(stretch, first, kept, marks)
    for widths in MODELS:
        cells = _align(kept, stretch.text, widths)
        if cells is not None:
            return _aligned_region(stretch, first, stop, kept, cells, widths, marks)
    return _ragged_region(stretch, first, kept, marks)


def _align(lines: Sequence[Line], text: str, widths: Widths) -> list[Cells] | None:
    """The lines cell by cell, where what they say begins below the headers; None where it does not.

    A gap inside a cell is one for certain only where every column of its line is filled.
    """
    starts = [widths.of_text(lines[0].text[: segment.offset]) for segment in _segments(lines[0], text)]
    rows: list[Cells] = []
    for line in lines:
        taken: list[list[_Segment]] = [[] for _ in starts]
        column = -1
        has_gap = False
        for segment in _segments(line, text):
            place = widths.of_text(line.text[: segment.offset])
            has_gap = has_gap or place not in starts
            column = starts.index(place) if place in starts else column
            if column < 0:
                return None
            taken[column].append(segment)
        if has_gap and not all(taken):
            return None
        rows.append(tuple(_part(line, text, column, taken, starts, widths) for column in range(len(starts))))
    return rows


def _part(
    line: Line,
    text: str,
    column: int,
    taken: Sequence[Sequence[_Segment]],
    starts: Sequence[int],
    widths: Widths,
) -> Part | None:
    """What a line says in one column; a gap inside a cell stays in it."""
    segments = taken[column]
    if not segments:
        return None
    begin = line.start + segments[0].offset
    end = begin + segments[-1].offset - segments[0].offset + len(segments[-1].piece.text)
    if column + 1 < len(starts):
        room = starts[column + 1] - starts[column] - widths.of_text(text[begin:end])
    else:
        room = -widths.of_text(text[begin:end])
    return Part(trim(text, begin, end), room)


def _aligned_region(
    stretch: Stretch,
    first: int,
    stop: int,
    lines: Sequence[Line],
    cells: Sequence[Cells],
    widths: Widths,
    marks: Sequence[tuple[int, int]],
) -> Region:
    """Rows that go on over lines, each beginning where its unit or its number stands."""
    header = 1
    while header < len(cells) and _goes_on(cells[header]):
        header += 1
    titles = join_rows([cells[:header]], widths)[0]
    roles = [column_role(title.text, stretch.named) for title in titles]
    key = next(roles.index(role) for role in (ColumnRole.NUMBER, ColumnRole.UNIT) if role in roles)
    last = len(cells)
    while last > header and is_aside(lines[last - 1].piece.wording):
        last -= 1
    body = _split(lines[header:last], cells[header:last], stretch.lines[first:stop], key)
    if body and may_be_wrapped(body, key, widths):
        return _unread(stretch, first, lines, marks, lines[0])
    rows = [titles, *(join_rows(body, widths) if body else [])]
    blocks: list[Block] = [make_grid(rows), *(line.piece for line in lines[last:])]
    return Region(first, stop, _LAYOUT, tuple(blocks), tuple(marks))


def _unread(
    stretch: Stretch, first: int, lines: Sequence[Line], marks: Sequence[tuple[int, int]], where: Line
) -> Region:
    """A table whose rows cannot be told from one another: better none of them than half of one."""
    message = "not read: columns side by side, but cells go on over lines and nothing shows to which row"
    pieces = tuple(line.piece for line in lines)
    stop = stretch.lines.index(lines[-1]) + 1
    return Region(first, stop, _LAYOUT, pieces, tuple(marks), (stretch.source.notice(message, where.piece),))


def _goes_on(cells: Cells) -> bool:
    """Whether a line goes on with the header: brackets, below any column but the first."""
    texts = [part.piece.wording for part in cells if part is not None]
    return cells[0] is None and all(
        text.startswith(("（", "(")) or text.endswith(("）", ")")) for text in texts
    )


def _split(
    lines: Sequence[Line], cells: Sequence[Cells], every: Sequence[Line], key: int
) -> list[list[Cells]]:
    """The rows: between blank lines, where each of these parts one row from the next; else by the key."""
    blanks = [line.start for line in every if line.is_blank]
    before = [bisect_left(blanks, line.start) for line in lines]
    groups: list[list[Cells]] = []
    for above, count, row in zip([-1, *before], before, cells, strict=False):
        if count > above or not groups:
            groups.append([])
        groups[-1].append(row)
    begins = all(group[0][key] is not None for group in groups)
    wraps = any(row[key] is not None for group in groups for row in group[1:])
    is_whole = all(None in row for group in groups for row in group[1:])
    if len(groups) > 1 and begins and wraps and is_whole:
        return groups
    return split_by_key(cells, key)


def _ragged_region(
    stretch: Stretch, first: int, lines: Sequence[Line], marks: Sequence[tuple[int, int]]
) -> Region:
    """Rows of one line each, whose columns begin anywhere; what is no row below the last stays outside."""
    rows = [[segment.piece for segment in _segments(line, stretch.text)] for line in lines]
    return _region_of_rows(stretch, first, lines, rows, marks)


def _tabbed_region(
    stretch: Stretch, first: int, lines: Sequence[Line], marks: Sequence[tuple[int, int]]
) -> Region:
    """Rows of one line each, a tab between every two cells, empty ones too."""
    rows: list[list[Piece]] = []
    for line in lines:
        edges = [
            -1,
            *(place for place, character in enumerate(line.text) if character == "\t"),
            len(line.text),
        ]
        rows.append(
            [trim(stretch.text, line.start + begin + 1, line.start + end) for begin, end in pairwise(edges)]
        )
    return _region_of_rows(stretch, first, lines, rows, marks)


def _region_of_rows(
    stretch: Stretch,
    first: int,
    lines: Sequence[Line],
    rows: Sequence[Sequence[Piece]],
    marks: Sequence[tuple[int, int]],
) -> Region:
    width = len(rows[0])
    last = max(index for index, row in enumerate(rows, 1) if len(row) == width)
    parted = {line.start for above, line in pairwise(stretch.lines) if above.is_blank}
    for index, (line, row) in enumerate(zip(lines, rows, strict=True)):
        is_below = index >= last and line.start in parted
        if len(row) != width and not is_below and not is_aside(line.piece.wording):
            return _unread(stretch, first, lines, marks, line)
        if is_below:
            break
    stop = stretch.lines.index(lines[last - 1]) + 1
    inside = [mark for mark in marks if mark[0] < stretch.lines[stop - 1].stop]
    return Region(first, stop, _LAYOUT, (make_grid(rows[:last]),), tuple(inside))
