"""The still picture as SVG: title and reports, one of the page's views, and a legend of what occurs."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from xml.etree.ElementTree import Element, tostring

from graph.draw.layouts import COLUMNS_MAX
from graph.draw.static.columns import stage_columns
from graph.draw.static.elements import INK, PAPER, QUIET, add, add_text, number, point
from graph.draw.static.legend import add_legend, legend_height
from graph.draw.static.matrix import stage_matrix
from graph.draw.static.overview import stage_overview
from graph.draw.view import View
from graph.draw.words import Language, fill, page_words
from graph.errors import PictureError

# Those of the page; the last is what every system has.
_FONTS = (
    "'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei', SimHei, "
    "'WenQuanYi Micro Hei', sans-serif"
)
_MARGIN, _LINE = 36.0, 22.0
_TITLE_SIZE, _SOURCE_SIZE = 20.0, 13.0
# The least room for the title and for two columns of the legend.
_WIDTH_MIN = 600.0
# More reports than this are not listed, as on the page.
_SOURCES_MAX = 3


class StillView(StrEnum):
    """A view of the page that can be a still picture."""

    COLUMNS = "columns"
    OVERVIEW = "overview"
    MATRIX = "matrix"


_STAGES = {
    StillView.COLUMNS: stage_columns,
    StillView.OVERVIEW: stage_overview,
    StillView.MATRIX: stage_matrix,
}


@dataclass(frozen=True, slots=True)
class Picture:
    """An SVG document, its size in pixels at the size of the page, and that of its smallest names."""

    svg: str
    width: float
    height: float
    letter: float


def make_picture(
    view: View,
    *,
    title: str | None = None,
    language: Language = Language.AUTO,
    shown: StillView | None = None,
) -> Picture:
    """The picture of a view, `shown` as it is asked for, or else as the page opens with it.

    `auto` is Chinese here, since no browser tells otherwise.

    Raises:
        PictureError: it is asked for as a matrix or an overview of reporting bodies, and there is none.
    """
    words = page_words()[Language.ENGLISH if language is Language.ENGLISH else Language.CHINESE]
    has_reporting = any(body.reporting for body in view.bodies)
    if shown is None:
        is_large = len(view.bodies) > COLUMNS_MAX and has_reporting
        shown = StillView.OVERVIEW if is_large else StillView.COLUMNS
    if shown is not StillView.COLUMNS and not has_reporting:
        raise PictureError(f"{shown}: nobody reports in this network; draw it in the view “columns”")
    stage = _STAGES[shown](view, words)
    left, top, right, bottom = stage.box
    inner = max(_WIDTH_MIN, right - left)
    sources = [
        fill(words["source"], place=source.place or source.name, date=source.as_of)
        for source in view.sources[:_SOURCES_MAX]
    ]
    if len(view.sources) > _SOURCES_MAX:
        sources.append(fill(words["sources.more"], n=str(len(view.sources) - _SOURCES_MAX)))
    head, foot = _LINE * (1.5 + len(sources)), legend_height(stage.legend, inner)
    width, height = inner + 2 * _MARGIN, bottom - top + 2 * _MARGIN + head + foot
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
    add(root, "rect", width=width, height=height, fill=PAPER)
    _add_heading(root, heading, sources)
    middle = _MARGIN + (inner - (right - left)) / 2
    stage.draw(add(root, "g", transform=f"translate({point(middle - left, _MARGIN + head - top)})"))
    place = add(root, "g", transform=f"translate({point(_MARGIN, height - _MARGIN - foot)})")
    add_legend(place, stage.legend, inner)
    return Picture(tostring(root, encoding="unicode"), width, height, stage.letter)


def _title(view: View, words: Mapping[str, str]) -> str:
    places = list(dict.fromkeys(source.place for source in view.sources if source.place))
    some = "、".join(places[:_SOURCES_MAX])
    if len(places) > _SOURCES_MAX:
        some = fill(words["places.more"], places=some, n=str(len(places)))
    return fill(words["title"], place=some) if places else words["title.none"]


def _add_heading(root: Element, title: str, lines: list[str]) -> None:
    y = _MARGIN + _TITLE_SIZE / 2
    add_text(root, title, _MARGIN, y, size=_TITLE_SIZE, fill=INK, bold=True)
    for line in lines:
        y += _LINE
        add_text(root, line, _MARGIN, y, size=_SOURCE_SIZE, fill=QUIET)
