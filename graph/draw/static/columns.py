"""The columns as a still picture: lines, bodies with their names, captions."""

from collections import Counter
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from graph.draw.layout import BOX_FONT, BOX_HEIGHT, Layout, Spot, place_columns
from graph.draw.measure import text_width
from graph.draw.static.courses import Course, plan_courses
from graph.draw.static.elements import INK, PAPER, QUIET, add, add_text, point, set_stroke
from graph.draw.static.legend import line_rows
from graph.draw.static.names import say_tie
from graph.draw.static.shapes import add_shape
from graph.draw.static.stage import Box, Stage
from graph.draw.styles import tie_style
from graph.draw.view import Body, View
from graph.model import Status

# Between a shape and its name.
_GAP = 7.0
# Half of the room that a shape takes, and a caption.
_SHAPE, _CAPTION_WIDE, _CAPTION_HIGH = 10.0, 60.0, 14.0


def stage_columns(view: View, words: Mapping[str, str]) -> Stage:
    """The columns, with every name that has room."""
    layout = place_columns(view)

    def draw(place: Element) -> None:
        _add_lines(place, view, layout, words)
        _add_captions(place, view, layout, words)
        ties_of = view.count_ties()
        for body in view.bodies:
            _add_body(place, body, layout, ties_of[body.id])

    return Stage(_extent(view, layout), layout.font, line_rows(view, words), draw)


def _extent(view: View, layout: Layout) -> Box:
    """Left, top, right and bottom of all bodies with their names, and of the captions."""
    boxes = [_box(layout.spots[body.id], layout.font) for body in view.bodies]
    boxes += [
        (c.x - _CAPTION_WIDE, c.y - _CAPTION_HIGH, c.x + _CAPTION_WIDE, c.y + _CAPTION_HIGH)
        for c in layout.captions
    ]
    if not boxes:
        return -300.0, 0.0, 300.0, 0.0
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _box(spot: Spot, font: float) -> Box:
    if spot.side == 0:
        return spot.x - spot.half, spot.y - BOX_HEIGHT / 2, spot.x + spot.half, spot.y + BOX_HEIGHT / 2
    reach = _SHAPE + _GAP + text_width(spot.text) * font
    left, right = (reach, _SHAPE) if spot.side < 0 else (_SHAPE, reach)
    return spot.x - left, spot.y - _SHAPE, spot.x + right, spot.y + _SHAPE


def _add_lines(stage: Element, view: View, layout: Layout, words: Mapping[str, str]) -> None:
    courses = plan_courses(layout, view.ties)
    names = {body.id: body.name for body in view.bodies}
    drawn = ((tie_style(tie.type, tie.basis, tie.status), tie) for tie in view.ties if tie.id in courses)
    # Thin lines first, so that they do not cover thick ones.
    for style, tie in sorted(drawn, key=lambda each: each[0].width):
        course = courses[tie.id]
        line = add(stage, "path", d=_path(course), fill="none")
        set_stroke(line, style)
        add(line, "title", say_tie(tie, names, words))
        if tie.status is Status.ENDED:
            _add_strike(stage, course)


def _path(course: Course) -> str:
    a, b, c, d = course.curve
    return f"M{point(*course.start)}L{point(*a)}C{point(*b)} {point(*c)} {point(*d)}L{point(*course.stop)}"


def _add_strike(stage: Element, course: Course) -> None:
    x, y = course.middle
    crossed = f"M{point(x - 5, y - 5)}L{point(x + 5, y + 5)}M{point(x - 5, y + 5)}L{point(x + 5, y - 5)}"
    add(stage, "path", d=crossed, stroke=QUIET, stroke_width=1.6)


def _add_captions(stage: Element, view: View, layout: Layout, words: Mapping[str, str]) -> None:
    counts = Counter(layout.spots[body.id].group for body in view.bodies)
    for caption in layout.captions:
        text = f"{words[caption.word]} {counts[caption.word]}"
        x = caption.side * (layout.span - 8)
        anchor = _ANCHORS[caption.side]
        add_text(stage, text, x, caption.y, size=layout.font * 0.93, fill=QUIET, anchor=anchor, bold=True)


_ANCHORS = {-1: "end", 0: "middle", 1: "start"}


def _add_body(stage: Element, body: Body, layout: Layout, ties: int) -> None:
    spot = layout.spots[body.id]
    place = add(stage, "g", transform=f"translate({point(spot.x, spot.y)})")
    called = "、".join((body.name, *body.aliases))
    add(place, "title", called)
    if spot.side == 0:
        add(
            place,
            "rect",
            x=-spot.half,
            y=-BOX_HEIGHT / 2,
            width=2 * spot.half,
            height=BOX_HEIGHT,
            rx=6,
            fill="#1f3a5f",
        )
        add_text(place, spot.text, 0, 0, size=BOX_FONT, fill=PAPER, anchor="middle", bold=True)
        return
    size = add_shape(place, body, ties)
    name = add_text(
        place,
        spot.text,
        spot.side * (size + _GAP),
        0,
        size=layout.font,
        fill=INK,
        anchor=_ANCHORS[spot.side],
    )
    name.set("paint-order", "stroke")
    name.set("stroke", PAPER)
    name.set("stroke-width", "4")
    name.set("stroke-linejoin", "round")
