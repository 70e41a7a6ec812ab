"""The matrix as a still picture: counterparts down, bureaus across, in sheets side by side.

The page's script (`script/lattice.js`) paints it in the same way.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil, pi, sin, sqrt, tan
from xml.etree.ElementTree import Element

from graph.draw.layout_matrix import order_matrix
from graph.draw.measure import shorten, text_width
from graph.draw.static.cells import CellSign, add_cell, add_cell_sign, read_signs
from graph.draw.static.elements import INK, add, add_text, number, point
from graph.draw.static.legend import occurring_types, shape_row
from graph.draw.static.names import say_tie, short_name, short_place
from graph.draw.static.shapes import add_sign
from graph.draw.static.stage import Entry, Stage
from graph.draw.styles import UNFINISHED, body_style
from graph.draw.view import Body, Tie, View
from graph.draw.words import fill
from graph.model import Status

_CELL, _FONT, _SHAPE = 24.0, 13.0, 6.5
_SLANT = pi / 3
# Names are cut where they are wider than so many of their letters, those of columns where they are higher.
_NAME_MAX, _COLUMN_MAX = 60.0, 30.0
_BEFORE_NAME, _AFTER_NAME = 28.0, 14.0
_PLACE = 22.0
# Between sheets, and how much wider than high they are together.
_APART, _ASPECT = 24.0, 1.4
_BAND, _SECTION, _GRID, _EDGE = "#f3f5f8", "#e3e9f1", "#e6eaef", "#9aa6b4"


@dataclass(frozen=True, slots=True)
class _Heading:
    said: str


_Row = _Heading | Body


@dataclass(frozen=True, slots=True)
class _Grid:
    """What all sheets have in common; sizes in pixels at the size of the page."""

    columns: Sequence[Body]
    cells: Mapping[str, Mapping[int, Sequence[Tie]]]
    """The ties of a row, by its id, and of the number of a column."""
    names: float
    head: float
    has_places: bool
    words: Mapping[str, str]

    @property
    def width(self) -> float:
        return self.names + len(self.columns) * _CELL + self.head / tan(_SLANT)


def stage_matrix(view: View, words: Mapping[str, str]) -> Stage:
    """The matrix of those that report and whom they are tied to."""
    rows, grid = _read(view, words)
    sheets = max(1, round(sqrt(_ASPECT * len(rows) * _CELL / grid.width)))
    each = max(1, ceil(len(rows) / sheets))
    parts = [rows[start : start + each] for start in range(0, len(rows), each)] or [[]]

    def draw(place: Element) -> None:
        for index, part in enumerate(parts):
            left = index * (grid.width + _APART)
            _add_sheet(add(place, "g", transform=f"translate({point(left, 0)})"), grid, part)

    box = (0.0, 0.0, len(parts) * (grid.width + _APART) - _APART, grid.head + each * _CELL)
    return Stage(box, _FONT, _legend(view, words), draw)


def _read(view: View, words: Mapping[str, str]) -> tuple[list[_Row], _Grid]:
    order = order_matrix(view)
    columns = [view.bodies[number] for number in order.columns]
    rows: list[_Row] = []
    for name, numbers in (("shared", order.shared), ("single", order.single)):
        if numbers:
            rows.append(_Heading(fill(words[f"matrix.{name}"], n=str(len(numbers)))))
            rows += [view.bodies[number] for number in numbers]
    column_of = {body.id: index for index, body in enumerate(columns)}
    cells: dict[str, dict[int, list[Tie]]] = defaultdict(lambda: defaultdict(list))
    for tie in view.ties:
        for row, column in {(tie.head, tie.tail), (tie.tail, tie.head)}:
            if column in column_of and row != column:
                cells[row][column_of[column]].append(tie)
    names = [shorten(row.name, _NAME_MAX) for row in rows if isinstance(row, Body)]
    said = [row.said for row in rows if isinstance(row, _Heading)]
    widest = max([*map(text_width, names), *map(text_width, said)], default=0.0)
    high = max((text_width(shorten(short_name(body), _COLUMN_MAX)) for body in columns), default=0.0)
    has_places = len({body.place for body in columns}) > 1
    head = high * _FONT * sin(_SLANT) + 16 + _PLACE * has_places
    return rows, _Grid(columns, cells, widest * _FONT + _BEFORE_NAME + _AFTER_NAME, head, has_places, words)


def _add_sheet(place: Element, grid: _Grid, rows: Sequence[_Row]) -> None:
    wide, bottom = grid.names + len(grid.columns) * _CELL, grid.head + len(rows) * _CELL
    for index, row in enumerate(rows):
        fill = _SECTION if isinstance(row, _Heading) else _BAND if index % 2 else None
        if fill:
            add(place, "rect", x=0, y=grid.head + index * _CELL, width=wide, height=_CELL, fill=fill)
    lines = (grid.names + index * _CELL for index in range(1, len(grid.columns) + 1))
    level = f"M0 {number(grid.head)}H{number(wide)}M{number(grid.names)} {number(grid.head)}V{number(bottom)}"
    down = "".join(f"M{number(x)} {number(grid.head)}V{number(bottom)}" for x in lines)
    add(place, "path", d=down, fill="none", stroke=_GRID)
    add(place, "path", d=level, fill="none", stroke=_EDGE)
    _add_column_names(place, grid, bottom)
    for index, row in enumerate(rows):
        y = grid.head + (index + 0.5) * _CELL
        if isinstance(row, _Heading):
            add_text(place, row.said, 10, y, size=_FONT, fill=INK, bold=True)
        else:
            _add_row(place, grid, row, y)


def _add_column_names(place: Element, grid: _Grid, bottom: float) -> None:
    for index, body in enumerate(grid.columns):
        x = grid.names + (index + 0.5) * _CELL + 2
        turn = f"translate({point(x, grid.head - 6)}) rotate({number(-_SLANT * 180 / pi)})"
        slanted = add(place, "g", transform=turn)
        add(slanted, "title", body.name)
        add_text(slanted, shorten(short_name(body), _COLUMN_MAX), 0, 0, size=_FONT, fill=INK)
    if not grid.has_places:
        return
    first = 0
    for name, own in groupby(body.place or "" for body in grid.columns):
        count = len(list(own))
        left, wide = grid.names + first * _CELL, count * _CELL
        said = shorten(short_place(name) or grid.words["overview.noplace"], (wide - 8) / 12.5)
        add(place, "rect", x=left + 1, y=0, width=wide - 2, height=_PLACE - 3, fill=_SECTION)
        add_text(place, said, left + 6, _PLACE / 2 - 1, size=12.5, fill=INK, bold=True)
        right = number(left + wide)
        add(place, "path", d=f"M{right} {number(_PLACE)}V{number(bottom)}", fill="none", stroke=_EDGE)
        first += count


def _add_row(place: Element, grid: _Grid, body: Body, y: float) -> None:
    row = add(place, "g")
    add(row, "title", "、".join((body.name, *body.aliases)))
    style = body_style(body.kind, reporting=body.reporting)
    sign = add(row, "g", transform=f"translate({point(15, y)})")
    add_sign(sign, style, _SHAPE, collective=body.collective)
    add_text(row, shorten(body.name, _NAME_MAX), _BEFORE_NAME, y, size=_FONT, fill=INK)
    for index, ties in sorted(grid.cells[body.id].items()):
        cell = add(place, "g")
        names = {each.id: each.name for each in (body, grid.columns[index])}
        said = (say_tie(tie, names, grid.words) for tie in ties)
        add(cell, "title", "\n".join(said))
        add_cell(cell, read_signs(ties), grid.names + (index + 0.5) * _CELL, y, _CELL)


def _legend(view: View, words: Mapping[str, str]) -> list[list[Entry]]:
    types = occurring_types(view)
    statuses = {tie.status for tie in view.ties}
    signs = [_entry(CellSign(type_), words[f"type.{type_}"]) for type_ in types]
    modes = []
    if types and statuses & UNFINISHED:
        modes.append(_entry(CellSign(types[0], hollow=True), words["matrix.unfinished"]))
    if types and Status.ENDED in statuses:
        modes.append(_entry(CellSign(types[0], ended=True), words["matrix.ended"]))
    rows = [signs, modes, shape_row(view, words, reporting=False)]
    return [row for row in rows if row]


def _entry(sign: CellSign, said: str) -> Entry:
    return Entry(said, lambda place: add_cell_sign(place, sign, 16, 0, _SHAPE))
