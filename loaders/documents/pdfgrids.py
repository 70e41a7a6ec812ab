"""Ruled lines of a page → tables: boxes of cells, merged ones as a whole. Only geometry; no text.

Lines that cross or touch are one table. Between its lines lie elementary boxes; where no line stands
between two, they are one cell. Where a table ends at a page's end without a line, the end of its vertical
lines closes it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.documents.pdfprocess import Ruling

# Double borders and borders of neighbouring cells stand up to 3.5 pt apart, lines of text 9 pt or more.
_SAME = 4.0
# A line goes on behind a gap this wide: dots and dashes, and corners that do not quite meet.
_GAP = 4.0
# A table of more columns is squared paper, or a drawing.
_MOST_COLUMNS = 64
# Beyond this many lines crossing as many others, a page holds a drawing.
_MOST_PAIRS = 1_000_000
# Of an edge of a cell, this much must be drawn.
_DRAWN = 0.5


@dataclass(frozen=True, slots=True)
class Box:
    """A cell, by its edges."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.left <= x < self.right and self.top <= y < self.bottom


@dataclass(frozen=True, slots=True)
class RuledTable:
    """The cells of one table on one page, row by row; its columns' edges, left to right."""

    cells: tuple[Box, ...]
    columns: tuple[float, ...]
    is_open_below: bool
    """Whether no line closes it below, so that its last row may go on on the next page."""

    @property
    def box(self) -> Box:
        """Its outer edges."""
        return Box(
            min(cell.left for cell in self.cells),
            min(cell.top for cell in self.cells),
            max(cell.right for cell in self.cells),
            max(cell.bottom for cell in self.cells),
        )


@dataclass(slots=True)
class _Line:
    at: float
    parts: list[tuple[float, float]]

    def covers(self, start: float, stop: float) -> bool:
        """Whether most of a stretch is drawn."""
        drawn = sum(max(0.0, min(stop, end) - max(start, begin)) for begin, end in self.parts)
        return drawn >= _DRAWN * (stop - start)


def find_tables(rulings: Iterable[Ruling]) -> list[RuledTable]:
    """The tables of a page with two columns or more, from above."""
    given = list(rulings)
    across = _join(ruling for ruling in given if ruling.is_horizontal)
    down = _join(ruling for ruling in given if not ruling.is_horizontal)
    if len(across) * len(down) > _MOST_PAIRS:
        return []
    tables = [_to_table(*group) for group in _group(across, down)]
    found = [table for table in tables if table is not None]
    return sorted(found, key=lambda table: (table.box.top, table.box.left))


def _join(rulings: Iterable[Ruling]) -> list[_Line]:
    """Lines at the same height, or at the same distance from the left, as one."""
    lines: list[_Line] = []
    held: list[Ruling] = []
    for ruling in sorted(rulings, key=lambda ruling: ruling.at):
        if held and ruling.at - held[0].at > _SAME:
            lines.append(_line(held))
            held = []
        held.append(ruling)
    if held:
        lines.append(_line(held))
    return lines


def _line(rulings: Sequence[Ruling]) -> _Line:
    parts: list[tuple[float, float]] = []
    for start, stop in sorted((ruling.start, ruling.stop) for ruling in rulings):
        if parts and start - parts[-1][1] <= _GAP:
            parts[-1] = (parts[-1][0], max(parts[-1][1], stop))
        else:
            parts.append((start, stop))
    return _Line(sum(ruling.at for ruling in rulings) / len(rulings), parts)


def _group(across: Sequence[_Line], down: Sequence[_Line]) -> Iterator[tuple[list[_Line], list[_Line]]]:
    """Lines that meet one another. A line with a gap may belong to several tables; each takes its parts."""
    pieces = [(line.at, part, True) for line in across for part in line.parts]
    pieces += [(line.at, part, False) for line in down for part in line.parts]
    above = _Sets(len(pieces))
    horizontal = [index for index, piece in enumerate(pieces) if piece[2]]
    vertical = [index for index, piece in enumerate(pieces) if not piece[2]]
    for one in horizontal:
        at, (start, stop), _ = pieces[one]
        for other in vertical:
            at_x, (top, bottom), _ = pieces[other]
            if start - _GAP <= at_x <= stop + _GAP and top - _GAP <= at <= bottom + _GAP:
                above.unite(one, other)
    for members in above.members().values():
        groups: list[list[_Line]] = []
        for is_horizontal in (True, False):
            ats: dict[float, _Line] = {}
            for index in members:
                at, part, kind = pieces[index]
                if kind is is_horizontal:
                    ats.setdefault(at, _Line(at, [])).parts.append(part)
            groups.append(sorted(ats.values(), key=lambda line: line.at))
        if groups[0] and groups[1]:
            yield groups[0], groups[1]


class _Sets:
    """Disjoint sets of numbers."""

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))

    def find(self, one: int) -> int:
        while self._parent[one] != one:
            self._parent[one] = self._parent[self._parent[one]]
            one = self._parent[one]
        return one

    def unite(self, one: int, other: int) -> None:
        self._parent[self.find(other)] = self.find(one)

    def members(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for index in range(len(self._parent)):
            found.setdefault(self.find(index), []).append(index)
        return found


def _to_table(across: list[_Line], down: list[_Line]) -> RuledTable | None:
    top, bottom = _ends(down)
    left, right = _ends(across)
    is_open_below = bottom > across[-1].at + _GAP
    ys = [
        *([top] if top < across[0].at - _GAP else []),
        *(line.at for line in across),
        *([bottom] if is_open_below else []),
    ]
    xs = [
        *([left] if left < down[0].at - _GAP else []),
        *(line.at for line in down),
        *([right] if right > down[-1].at + _GAP else []),
    ]
    if not 3 <= len(xs) <= _MOST_COLUMNS + 1 or len(ys) < 2:
        return None
    sets = _join_boxes(across, down, xs, ys)
    boxes = [box for members in sets.members().values() for box in _to_boxes(members, xs, ys)]
    if len({(box.left, box.right) for box in boxes}) < 2:
        return None
    ordered = tuple(sorted(boxes, key=lambda box: (box.top, box.left)))
    return RuledTable(ordered, tuple(xs), is_open_below)


def _join_boxes(
    across: Sequence[_Line], down: Sequence[_Line], xs: Sequence[float], ys: Sequence[float]
) -> _Sets:
    """The elementary boxes between all edges, row by row; those without a line between them are one."""
    rows, columns = len(ys) - 1, len(xs) - 1
    sets = _Sets(rows * columns)
    walls = {line.at: line for line in down}
    floors = {line.at: line for line in across}
    for row in range(rows):
        for column in range(columns):
            wall, floor = walls.get(xs[column + 1]), floors.get(ys[row + 1])
            here = row * columns + column
            if column + 1 < columns and not (wall and wall.covers(ys[row], ys[row + 1])):
                sets.unite(here, here + 1)
            if row + 1 < rows and not (floor and floor.covers(xs[column], xs[column + 1])):
                sets.unite(here, here + columns)
    return sets


def _to_boxes(members: Sequence[int], xs: Sequence[float], ys: Sequence[float]) -> Iterator[Box]:
    """The cell that elementary boxes make; where they make no rectangle, and so no cell, each by itself."""
    places = [divmod(index, len(xs) - 1) for index in members]
    first_row, last_row = min(r for r, _ in places), max(r for r, _ in places)
    first, last = min(c for _, c in places), max(c for _, c in places)
    if len(places) == (last_row - first_row + 1) * (last - first + 1):
        yield Box(xs[first], ys[first_row], xs[last + 1], ys[last_row + 1])
        return
    for row, column in places:
        yield Box(xs[column], ys[row], xs[column + 1], ys[row + 1])


def _ends(lines: Sequence[_Line]) -> tuple[float, float]:
    parts = [part for line in lines for part in line.parts]
    return min(start for start, _ in parts), max(stop for _, stop in parts)


def near(one: float, other: float) -> bool:
    """Whether two edges are the same, as drawn."""
    return abs(one - other) <= _SAME


def rows_of(cells: Sequence[Box]) -> list[tuple[float, float]]:
    """The rows between the edges of cells, as (top, bottom)."""
    edges = sorted({cell.top for cell in cells} | {cell.bottom for cell in cells})
    return list(pairwise(edges))
