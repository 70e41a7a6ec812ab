"""The legend below a still picture: what its lines and shapes mean, of those that occur in it."""

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from graph.draw.static.elements import add, add_text, point, set_stroke
from graph.draw.static.shapes import add_sign
from graph.draw.styles import BODY_STYLES, REPORTING_STYLE, TIE_STYLES, BodyStyle, TieStyle, mode_style
from graph.draw.view import View
from graph.model import Basis, Kind, RelationType, Status

_LINE, _SIGN, _ENTRY, _SIZE = 22.0, 40.0, 190.0, 12.0
_SHAPE = 7.0
_INK = "#1b2430"

_Entry = tuple[BodyStyle | TieStyle, str]


def legend_height(view: View, width: float) -> float:
    """How high the legend is below a picture of that width."""
    return sum(_LINE * -(-len(row) // _columns(width)) for row in _rows(view)) + _LINE


def add_legend(place: Element, view: View, words: Mapping[str, str], width: float) -> None:
    """Adds the legend, its top left corner at (0, 0)."""
    y = 1.5 * _LINE
    for row in _rows(view):
        for index, (style, word) in enumerate(row):
            x = index % _columns(width) * _ENTRY
            if index and x == 0:
                y += _LINE
            entry = add(place, "g", transform=f"translate({point(x, y)})")
            if isinstance(style, TieStyle):
                set_stroke(add(entry, "line", x1=0, x2=_SIGN - 8, y1=0, y2=0), style)
            else:
                add_sign(add(entry, "g", transform=f"translate({point(_SIGN / 2 - 4, 0)})"), style, _SHAPE)
            add_text(entry, words[word], _SIGN, 0, size=_SIZE, fill=_INK)
        y += _LINE


def _columns(width: float) -> int:
    return max(1, int(width // _ENTRY))


def _rows(view: View) -> list[list[_Entry]]:
    """Lines, shapes, and what basis and status do to a line; of each what occurs."""
    rows = [list(_iter_lines(view)), list(_iter_shapes(view)), list(_iter_modes(view))]
    return [row for row in rows if row]


def _iter_lines(view: View) -> Iterator[_Entry]:
    occurring = {tie.type for tie in view.ties}
    yield from ((TIE_STYLES[kind], f"type.{kind}") for kind in RelationType if kind in occurring)


def _iter_shapes(view: View) -> Iterator[_Entry]:
    if any(body.reporting for body in view.bodies):
        yield REPORTING_STYLE, "reporting"
    occurring = {body.kind for body in view.bodies if not body.reporting}
    yield from ((BODY_STYLES[kind], f"kind.{kind}") for kind in Kind if kind in occurring)


def _iter_modes(view: View) -> Iterator[_Entry]:
    bases, statuses = {tie.basis for tie in view.ties}, {tie.status for tie in view.ties}
    if len(bases) > 1:
        yield from ((mode_style(basis), f"basis.{basis}") for basis in Basis)
    if statuses - {Status.DONE, Status.ONGOING}:
        yield from ((mode_style(status), f"status.{status}") for status in Status if status in statuses)
