"""Boxes drawn by characters, cells wrapped over lines; cells may be merged in both directions.

┌────┬────────┐      +------+----------+
│单位│对接单位│      | 单位 | 对接单位 |
├────┼────────┤      +======+==========+
│区经│市海关、│      | …    |          |
│贸局├────────┤
│    │上汽集团│      the unit is merged over two rows
└────┴────────┘
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.model import ColumnRole
from loaders.columns import column_role, is_header
from loaders.documents.content import Grid, Merged, Piece
from loaders.documents.lines import Line
from loaders.layouts.aligned import MODELS, Part, Widths, join_cells, join_rows, may_be_wrapped, split_by_key
from loaders.layouts.regions import Region, Stretch, trim

_LAYOUT = "boxes drawn by characters"
_TOP = re.compile(r"\s*(?:[┌┍┎┏╔╭][─━═┄┅┈┉┬┯┰┳╤╥╦]|\+[-=]{2,}[-=+]*\+)")
_INSIDE = re.compile(r"\s*[\u2500-\u257f|+]")
_HORIZONTAL = frozenset("─━═┄┅┈┉╌╍-=")
_ASCII = frozenset("|+-=")
# A table of more lines is no report; its cells would fill the memory.
_MOST_LINES = 100_000


class _MisdrawnError(ValueError):
    """Lines of a box that do not meet."""


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A line as it is drawn: for each of its characters the place where it begins, the first being 0."""

    line: Line
    places: Sequence[int]

    def between(self, left: int, right: int) -> tuple[int, int]:
        """The characters (from, to) that begin behind one place and before another."""
        return bisect_right(self.places, left), bisect_left(self.places, right)


def read_drawn(stretch: Stretch) -> Iterator[Region]:
    """The drawn tables of a run of lines, where one of them has a header."""
    boxes = list(_iter_boxes(stretch.lines))
    tables = [(first, stop, _read_box(stretch, stretch.lines[first:stop])) for first, stop in boxes]
    if not any(_has_header(stretch, first, stop) for first, stop, _ in tables):
        return
    for first, stop, grid in tables:
        lines = stretch.lines[first:stop]
        if grid is None:
            pieces = tuple(line.piece for line in lines)
            message = "not read: a drawn table whose lines do not meet, or whose rows nothing parts"
            yield Region(first, stop, _LAYOUT, pieces, notices=(stretch.source.notice(message, pieces[0]),))
        else:
            yield Region(first, stop, _LAYOUT, (grid,), tuple(_iter_marks(lines, grid)))


def _iter_boxes(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The lines of each box, from its upper edge to the last line that a stroke begins."""
    index = 0
    while index < len(lines):
        first = index
        if _TOP.match(lines[index].text):
            index += 1
            while index < min(len(lines), first + _MOST_LINES) and _INSIDE.match(lines[index].text):
                index += 1
            if index - first > 2:
                yield first, index
        else:
            index += 1


def _has_header(stretch: Stretch, first: int, stop: int) -> bool:
    """Whether one of the lines between two rules names the columns, whatever is drawn around it."""
    for line in stretch.lines[first:stop]:
        cells = [cell for cell in re.split(r"[\u2500-\u257f|+]+", line.text) if cell.strip()]
        if is_header(cells, stretch.named):
            return True
    return False


def _read_box(stretch: Stretch, lines: Sequence[Line]) -> Grid | None:
    """The table in a box; None where its lines do not meet."""
    is_ascii = "+" in lines[0].text
    for widths in MODELS:
        try:
            return _Box(stretch, lines, widths, is_ascii=is_ascii).read()
        except _MisdrawnError:
            continue
    return None


class _Box:
    """A box under one assumption of how wide its characters are."""

    def __init__(self, stretch: Stretch, lines: Sequence[Line], widths: Widths, *, is_ascii: bool) -> None:
        self._stretch, self._widths = stretch, widths
        self._is_ascii = is_ascii
        self._rows = [_Drawn(line, widths.places(line.text)) for line in lines]
        self._strokes = [
            {
                place
                for place, character in zip(row.places, row.line.text, strict=True)
                if self._is_upright(character)
            }
            for row in self._rows
        ]
        ruled = [strokes for strokes, line in zip(self._strokes, lines, strict=True) if self._is_rule(line)]
        edges = set().union(*ruled)
        self._edges = sorted(edges)
        if len(self._edges) < 3:
            raise _MisdrawnError
        outer = {self._edges[0], self._edges[-1]}
        if not all(outer <= strokes <= edges for strokes in self._strokes):
            raise _MisdrawnError

    def read(self) -> Grid:
        """The cells, row by row between the rules."""
        columns = range(len(self._edges) - 1)
        ruled = [[self._is_ruled(row, column) for column in columns] for row in range(len(self._rows))]
        rules = [row for row in range(len(self._rows)) if any(ruled[row])]
        bands = [(above, below) for above, below in pairwise(rules) if below - above > 1]
        if not bands:
            raise _MisdrawnError
        homes = self._homes(bands, ruled)
        if len(bands) == 2 and bands[1][1] - bands[1][0] > 2 and all(a == b for a, b in homes.items()):
            return self._read_unruled(bands)
        merged = _merged(homes, len(bands), len(columns))
        spans = {(each.row, each.column): each for each in merged}
        lines: dict[tuple[int, int], list[Part | None]] = {}
        for band, column in sorted(set(homes.values())):
            span = spans.get((band, column), Merged(band, column, 1, 1))
            first, stop = bands[band][0] + 1, bands[band + span.rows - 1][1]
            lines[band, column] = [
                self._part(row, column, column + span.columns) for row in range(first, stop)
            ]
        cells = self._joined(lines)
        grid = [
            [cells.get((band, column), Piece("", None)) for column in columns] for band in range(len(bands))
        ]
        return Grid(tuple(map(tuple, grid)), merged)

    def _read_unruled(self, bands: Sequence[tuple[int, int]]) -> Grid:
        """A header and rows that no rule parts: one begins where the unit, or the number, stands."""
        columns = range(len(self._edges) - 1)
        header, body = (
            [
                tuple(self._part(row, column, column + 1) for column in columns)
                for row in range(above + 1, below)
            ]
            for above, below in bands
        )
        titles = join_rows([header], self._widths)[0]
        roles = [column_role(title.text, self._stretch.named) for title in titles]
        key = next((roles.index(role) for role in (ColumnRole.NUMBER, ColumnRole.UNIT) if role in roles), 0)
        groups = split_by_key([line for line in body if any(line)], key)
        if may_be_wrapped(groups, key, self._widths):
            raise _MisdrawnError
        return Grid((titles, *join_rows(groups, self._widths)))

    def _joined(self, lines: dict[tuple[int, int], list[Part | None]]) -> dict[tuple[int, int], Piece]:
        """The cells from their lines."""
        places = [[at for at in sorted(lines) if at[1] == column] for column in range(len(self._edges) - 1)]
        columns = join_cells([[lines[at] for at in own] for own in places], self._widths)
        return {
            at: cell
            for own, cells in zip(places, columns, strict=True)
            for at, cell in zip(own, cells, strict=True)
        }

    def _part(self, row: int, column: int, stop: int) -> Part | None:
        """What one line says between two edges."""
        drawn, right = self._rows[row], self._edges[stop]
        first, last = drawn.between(self._edges[column], right)
        inside = drawn.line.text[first:last]
        if not inside.strip() or _HORIZONTAL.issuperset(inside):
            return None
        piece = trim(self._stretch.text, drawn.line.start + first, drawn.line.start + last)
        end = first + len(inside.rstrip())
        return Part(piece, right - (drawn.places[end] if end < len(drawn.places) else right))

    def _homes(
        self, bands: Sequence[tuple[int, int]], ruled: Sequence[Sequence[bool]]
    ) -> dict[tuple[int, int], tuple[int, int]]:
        """For each position the first one of the cell that it belongs to."""
        homes: dict[tuple[int, int], tuple[int, int]] = {}
        for band, (above, below) in enumerate(bands):
            for column in range(len(self._edges) - 1):
                home = (band, column)
                if column and not any(
                    self._edges[column] in self._strokes[row] for row in range(above + 1, below)
                ):
                    home = homes[band, column - 1]
                elif band and not ruled[above][column]:
                    home = homes[band - 1, column]
                homes[band, column] = home
        return homes

    def _is_ruled(self, row: int, column: int) -> bool:
        """Whether a rule runs through a column in a line."""
        drawn = self._rows[row]
        first, last = drawn.between(self._edges[column], self._edges[column + 1])
        inside = drawn.line.text[first:last]
        return bool(inside) and all(each in _HORIZONTAL or self._is_upright(each) for each in inside)

    def _is_upright(self, character: str) -> bool:
        if self._is_ascii:
            return character in "|+"
        return "\u2500" <= character <= "\u257f" and character not in _HORIZONTAL

    def _is_rule(self, line: Line) -> bool:
        drawn = _ASCII if self._is_ascii else None
        text = line.text.strip()
        return len(text) > 1 and all(c in drawn if drawn else "\u2500" <= c <= "\u257f" for c in text)


def _merged(homes: dict[tuple[int, int], tuple[int, int]], bands: int, columns: int) -> tuple[Merged, ...]:
    """The cells that take up several positions.

    Raises:
        _MisdrawnError: one is no rectangle.
    """
    found: list[Merged] = []
    cells: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for position, home in homes.items():
        cells.setdefault(home, []).append(position)
    for home, members in cells.items():
        rows = max(row for row, _ in members) - home[0] + 1
        width = max(column for _, column in members) - home[1] + 1
        if len(members) != rows * width or home[0] + rows > bands or home[1] + width > columns:
            raise _MisdrawnError
        if len(members) > 1:
            found.append(Merged(*home, rows, width))
    return tuple(found)


def _iter_marks(lines: Sequence[Line], grid: Grid) -> Iterator[tuple[int, int]]:
    """The strokes: what stands on the lines and in no cell, without white space."""
    taken = sorted(stretch for row in grid.rows for piece in row for stretch in piece.stretches)
    starts = [start for start, _ in taken]
    for line in lines:
        position = line.start
        inside = taken[bisect_left(starts, line.start) : bisect_left(starts, line.stop)]
        for start, stop in [*inside, (line.stop, line.stop)]:
            for run in re.finditer(r"\S+", line.text[position - line.start : start - line.start]):
                yield position + run.start(), position + run.end()
            position = stop
