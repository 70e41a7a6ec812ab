"""The overview as a still picture: bureaus in the middle, classes of counterparts on both sides.

The page's scripts (`script/blocks.js`, `script/overview.js`) paint it in the same way; where there are many
bureaus of several places, each place stands for its own.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from xml.etree.ElementTree import Element

from graph.draw.layout_matrix import order_matrix
from graph.draw.measure import shorten, text_width
from graph.draw.static.elements import INK, PAPER, add, add_text, point
from graph.draw.static.legend import line_entry
from graph.draw.static.shapes import add_sign
from graph.draw.static.stage import Stage
from graph.draw.styles import BODY_STYLES, PLAIN_BODY, REPORTING_STYLE, BodyStyle, TieStyle
from graph.draw.view import Body, View
from graph.draw.words import fill
from graph.model import Kind, Level

# More bureaus than this, of several places, are counted by place.
_ROWS_MAX = 40
_ROW_FONT, _ROW_HIGH, _PITCH = 14.0, 26.0, 32.0
_NAME_MAX = 30.0
_SIDE_FONT, _SIDE_LEAST, _SIDE_MOST, _SIDE_PITCH = 15.0, 11.0, 22.0, 62.0
_SPAN = 330.0
_LINE, _LINE_LEAST, _LINE_MOST, _LINE_SUM, _PALE = "#6c7a8c", 0.7, 15.0, 90.0, 0.34

_LEFT = [f"level.{level}" for level in Level] + ["level.none", "reporting"]
_RIGHT = [f"kind.{kind}" for kind in Kind if kind is not Kind.AGENCY] + ["kind.plain"]


@dataclass(frozen=True, slots=True)
class _Line:
    """A bureau, or a place with its bureaus: what it is called, and its ties with each class."""

    said: str
    counts: Counter[str]


@dataclass(frozen=True, slots=True)
class _Class:
    name: str
    said: str
    side: int
    size: float
    y: float


def stage_overview(view: View, words: Mapping[str, str]) -> Stage:
    """Who reports, with how many ties to which classes of bodies."""
    rows, members = _count(view, words)
    half = max((text_width(row.said) for row in rows), default=0.0) * _ROW_FONT / 2 + 12
    groups = _place_classes(members, words, len(rows) * _PITCH)
    high = len(rows) * _PITCH
    wide = max((text_width(group.said) * _SIDE_FONT + 2 * group.size + 12 for group in groups), default=0.0)
    top = min([0.0, *(group.y - _SIDE_PITCH / 2 for group in groups)])
    bottom = max([high, *(group.y + _SIDE_PITCH / 2 for group in groups)])
    most = max((n for row in rows for n in row.counts.values()), default=1)
    thick = min(_LINE_MOST, _LINE_SUM / max(1, len(rows)))
    tie = words["overview.ties"]

    def draw(place: Element) -> None:
        for index, row in enumerate(rows):
            for group in groups:
                if row.counts[group.name]:
                    share = (row.counts[group.name] / most) ** 0.65
                    start = group.side * half, (index + 0.5) * _PITCH
                    stroke = _LINE_LEAST + (thick - _LINE_LEAST) * share
                    line = _add_line(place, start, group, half, stroke)
                    said = f"{row.said} — {words[group.name]}"
                    add(line, "title", fill(tie, name=said, n=str(row.counts[group.name])))
        for index, row in enumerate(rows):
            total = fill(tie, name=row.said, n=str(row.counts.total()))
            _add_box(place, row.said, total, half, (index + 0.5) * _PITCH)
        for group in groups:
            _add_class(place, group, half)

    reach = half + _SPAN + wide + 10
    sample = TieStyle(_LINE, 5.0, opacity=0.6)
    return Stage(
        (-reach, top, reach, bottom + 10), _ROW_FONT, [[line_entry(sample, words["give.width"])]], draw
    )


def _count(view: View, words: Mapping[str, str]) -> tuple[list[_Line], Counter[str]]:
    """The rows of the middle in their order, and how many bodies of each class these deal with."""
    bureaus = [view.bodies[number] for number in order_matrix(view).columns]
    is_by_place = len(bureaus) > _ROWS_MAX and len({body.place for body in bureaus}) > 1
    rows: dict[str, _Line] = {}
    row_of: dict[str, _Line] = {}
    for body in bureaus:
        key = (body.place or "") if is_by_place else body.id
        said = shorten((body.place or words["overview.noplace"]) if is_by_place else body.name, _NAME_MAX)
        row_of[body.id] = rows.setdefault(key, _Line(said, Counter()))
    bodies = {body.id: body for body in view.bodies}
    met: set[str] = set()
    for tie in view.ties:
        for one, other in dict.fromkeys(((tie.head, tie.tail), (tie.tail, tie.head))):
            if one in row_of:
                row_of[one].counts[_class_of(bodies[other])] += 1
                met.add(other)
    return list(rows.values()), Counter(_class_of(bodies[id_]) for id_ in met)


def _class_of(body: Body) -> str:
    """The class of a body as the counterpart of another; a word of the page."""
    if body.reporting:
        return "reporting"
    if body.kind is Kind.AGENCY:
        return "level.none" if body.level is None else f"level.{body.level}"
    return "kind.plain" if body.kind is None else f"kind.{body.kind}"


def _look(name: str) -> BodyStyle:
    if name == "reporting":
        return REPORTING_STYLE
    if name.startswith("level."):
        return BODY_STYLES[Kind.AGENCY]
    return PLAIN_BODY if name == "kind.plain" else BODY_STYLES[Kind(name.removeprefix("kind."))]


def _place_classes(members: Counter[str], words: Mapping[str, str], high: float) -> list[_Class]:
    most = max(members.values(), default=1)
    placed = []
    for side, names in ((-1, _LEFT), (1, _RIGHT)):
        own = [name for name in names if members[name]]
        pitch = max(_SIDE_PITCH, high / max(1, len(own)))
        for index, name in enumerate(own):
            size = _SIDE_LEAST + (_SIDE_MOST - _SIDE_LEAST) * sqrt(members[name] / most)
            y = high / 2 + (index - (len(own) - 1) / 2) * pitch
            placed.append(_Class(name, f"{words[name]} {members[name]}", side, size, y))
    return placed


def _add_line(
    place: Element, start: tuple[float, float], group: _Class, half: float, width: float
) -> Element:
    (x, y), to = start, group.side * (half + _SPAN - group.size - 3)
    bend = (to - x) / 2
    curve: Sequence[tuple[float, float]] = ((x + bend, y), (to - bend, group.y), (to, group.y))
    course = f"M{point(x, y)}C{' '.join(point(*each) for each in curve)}"
    return add(place, "path", d=course, fill="none", stroke=_LINE, stroke_width=width, stroke_opacity=_PALE)


def _add_box(place: Element, said: str, total: str, half: float, y: float) -> None:
    box = add(place, "g", transform=f"translate({point(0, y)})")
    add(box, "title", total)
    size = {"x": -half, "y": -_ROW_HIGH / 2, "width": 2 * half, "height": _ROW_HIGH}
    add(box, "rect", **size, rx=6, fill=REPORTING_STYLE.color)
    add_text(box, said, 0, 0, size=_ROW_FONT, fill=PAPER, anchor="middle", bold=True)


def _add_class(place: Element, group: _Class, half: float) -> None:
    sign = add(place, "g", transform=f"translate({point(group.side * (half + _SPAN), group.y)})")
    add_sign(sign, _look(group.name), group.size)
    anchor = "end" if group.side < 0 else "start"
    x = group.side * (group.size + 10)
    add_text(sign, group.said, x, 0, size=_SIDE_FONT, fill=INK, anchor=anchor)
