"""The still picture as SVG: title, lines, bodies with their names, captions, and a legend of what occurs."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element, tostring

from graph.draw.layout import BOX_FONT, BOX_HEIGHT, Layout, Spot, place_columns
from graph.draw.measure import text_width
from graph.draw.static.courses import Course, plan_courses
from graph.draw.static.elements import add, add_text, number, point, set_stroke
from graph.draw.static.legend import add_legend, legend_height
from graph.draw.static.shapes import add_shape
from graph.draw.styles import tie_style
from graph.draw.view import Body, View
from graph.draw.words import Language, page_words
from graph.model import Status

# Those of the page; the last is what every system has.
_FONTS = (
    "'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei', SimHei, "
    "'WenQuanYi Micro Hei', sans-serif"
)
_INK, _QUIET, _PAPER = "#1b2430", "#56606c", "#ffffff"
_MARGIN, _LINE = 36.0, 22.0
_TITLE_SIZE, _SOURCE_SIZE = 20.0, 13.0
# More reports than this are not listed, as on the page.
_SOURCES_MAX = 3
# Between a shape and its name.
_GAP = 7.0
# Half of the room that a shape takes, and a caption.
_SHAPE, _CAPTION_WIDE, _CAPTION_HIGH = 10.0, 60.0, 14.0


@dataclass(frozen=True, slots=True)
class Picture:
    """An SVG document and its size, in pixels at the size of the page."""

    svg: str
    width: float
    height: float


def make_picture(view: View, *, title: str | None = None, language: Language = Language.AUTO) -> Picture:
    """The picture of a view in columns. `auto` is Chinese here, since no browser tells otherwise."""
    words = page_words()[Language.ENGLISH if language is Language.ENGLISH else Language.CHINESE]
    layout = place_columns(view)
    left, top, right, bottom = _extent(view, layout)
    sources = view.sources[:_SOURCES_MAX]
    head = _LINE * (1.5 + len(sources))
    foot = legend_height(view, right - left)
    width, height = right - left + 2 * _MARGIN, bottom - top + 2 * _MARGIN + head + foot
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "width": number(width),
            "height": number(height),
            "viewBox": f"0 0 {number(width)} {number(height)}",
            "font-family": _FONTS,
        },
    )
    heading = title or _title(view, words)
    add(root, "title", heading)
    add(root, "rect", width=width, height=height, fill=_PAPER)
    _add_heading(
        root, heading, [_fill(words["source"], place=s.place or s.name, date=s.as_of) for s in sources]
    )
    stage = add(root, "g", transform=f"translate({point(_MARGIN - left, _MARGIN + head - top)})")
    _add_lines(stage, view, layout, words)
    _add_captions(stage, view, layout, words)
    ties_of = view.count_ties()
    for body in view.bodies:
        _add_body(stage, body, layout, ties_of[body.id])
    place = add(root, "g", transform=f"translate({point(_MARGIN, height - _MARGIN - foot)})")
    add_legend(place, view, words, right - left)
    return Picture(tostring(root, encoding="unicode"), width, height)


def _extent(view: View, layout: Layout) -> tuple[float, float, float, float]:
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


def _box(spot: Spot, font: float) -> tuple[float, float, float, float]:
    if spot.side == 0:
        return spot.x - spot.half, spot.y - BOX_HEIGHT / 2, spot.x + spot.half, spot.y + BOX_HEIGHT / 2
    reach = _SHAPE + _GAP + text_width(spot.text) * font
    left, right = (reach, _SHAPE) if spot.side < 0 else (_SHAPE, reach)
    return spot.x - left, spot.y - _SHAPE, spot.x + right, spot.y + _SHAPE


def _title(view: View, words: Mapping[str, str]) -> str:
    places = list(dict.fromkeys(source.place for source in view.sources if source.place))
    some = "、".join(places[:_SOURCES_MAX])
    if len(places) > _SOURCES_MAX:
        some = _fill(words["places.more"], places=some, n=str(len(places)))
    return _fill(words["title"], place=some) if places else words["title.none"]


def _fill(word: str, **values: str) -> str:
    for name, value in values.items():
        word = word.replace(f"{{{name}}}", value)
    return word


def _add_heading(root: Element, title: str, lines: list[str]) -> None:
    y = _MARGIN + _TITLE_SIZE / 2
    add_text(root, title, _MARGIN, y, size=_TITLE_SIZE, fill=_INK, bold=True)
    for line in lines:
        y += _LINE
        add_text(root, line, _MARGIN, y, size=_SOURCE_SIZE, fill=_QUIET)


def _add_lines(stage: Element, view: View, layout: Layout, words: Mapping[str, str]) -> None:
    courses = plan_courses(layout, view.ties)
    names = {body.id: body.name for body in view.bodies}
    drawn = ((tie_style(tie.type, tie.basis, tie.status), tie) for tie in view.ties if tie.id in courses)
    # Thin lines first, so that they do not cover thick ones.
    for style, tie in sorted(drawn, key=lambda each: each[0].width):
        course = courses[tie.id]
        line = add(stage, "path", d=_path(course), fill="none")
        set_stroke(line, style)
        said = f"{words[f'type.{tie.type}']} · {words[f'status.{tie.status}']}"
        add(line, "title", f"{names[tie.head]} — {names[tie.tail]} · {said}")
        if tie.status is Status.ENDED:
            _add_strike(stage, course)


def _path(course: Course) -> str:
    a, b, c, d = course.curve
    return f"M{point(*course.start)}L{point(*a)}C{point(*b)} {point(*c)} {point(*d)}L{point(*course.stop)}"


def _add_strike(stage: Element, course: Course) -> None:
    x, y = course.middle
    crossed = f"M{point(x - 5, y - 5)}L{point(x + 5, y + 5)}M{point(x - 5, y + 5)}L{point(x + 5, y - 5)}"
    add(stage, "path", d=crossed, stroke=_QUIET, stroke_width=1.6)


def _add_captions(stage: Element, view: View, layout: Layout, words: Mapping[str, str]) -> None:
    counts = Counter(layout.spots[body.id].group for body in view.bodies)
    for caption in layout.captions:
        text = f"{words[caption.word]} {counts[caption.word]}"
        x = caption.side * (layout.span - 8)
        anchor = _ANCHORS[caption.side]
        add_text(stage, text, x, caption.y, size=layout.font * 0.93, fill=_QUIET, anchor=anchor, bold=True)


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
        add_text(place, spot.text, 0, 0, size=BOX_FONT, fill=_PAPER, anchor="middle", bold=True)
        return
    size = add_shape(place, body, ties)
    name = add_text(
        place,
        spot.text,
        spot.side * (size + _GAP),
        0,
        size=layout.font,
        fill=_INK,
        anchor=_ANCHORS[spot.side],
    )
    name.set("paint-order", "stroke")
    name.set("stroke", _PAPER)
    name.set("stroke-width", "4")
    name.set("stroke-linejoin", "round")
