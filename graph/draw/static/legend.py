"""The legend below a still picture: what its lines and shapes mean, of those that occur in it."""

from collections.abc import Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element

from graph.draw.static.elements import INK, add, add_text, point, set_stroke
from graph.draw.static.shapes import add_sign
from graph.draw.static.stage import Entry
from graph.draw.styles import (
    BODY_STYLES,
    PLAIN_BODY,
    REPORTING_STYLE,
    TIE_STYLES,
    BodyStyle,
    TieStyle,
    mode_style,
)
from graph.draw.view import View
from graph.model import Basis, Kind, RelationType, Status

_LINE, _SIGN, _ENTRY, _SIZE = 22.0, 40.0, 190.0, 12.0
_SHAPE = 7.0


def legend_height(rows: Sequence[Sequence[Entry]], width: float) -> float:
    """How high the legend is below a picture of that width."""
    return sum(_LINE * -(-len(row) // _columns(width)) for row in rows) + _LINE


def add_legend(place: Element, rows: Sequence[Sequence[Entry]], width: float) -> None:
    """Adds the legend, its top left corner at (0, 0)."""
    y = 1.5 * _LINE
    for row in rows:
        for index, entry in enumerate(row):
            x = index % _columns(width) * _ENTRY
            if index and x == 0:
                y += _LINE
            own = add(place, "g", transform=f"translate({point(x, y)})")
            entry.draw(own)
            add_text(own, entry.said, _SIGN, 0, size=_SIZE, fill=INK)
        y += _LINE


def line_rows(view: View, words: Mapping[str, str]) -> list[list[Entry]]:
    """Lines, shapes, and what basis and status do to a line; of each what occurs."""
    rows = [
        [line_entry(TIE_STYLES[kind], words[f"type.{kind}"]) for kind in occurring_types(view)],
        shape_row(view, words),
        list(_iter_modes(view, words)),
    ]
    return [row for row in rows if row]


def shape_row(view: View, words: Mapping[str, str], *, reporting: bool = True) -> list[Entry]:
    """The shapes of bodies, with that of those that report or without."""
    row = []
    if reporting and any(body.reporting for body in view.bodies):
        row.append(_shape_entry(REPORTING_STYLE, words["reporting"]))
    occurring = {body.kind for body in view.bodies if not body.reporting}
    row += [_shape_entry(BODY_STYLES[kind], words[f"kind.{kind}"]) for kind in Kind if kind in occurring]
    return [*row, _shape_entry(PLAIN_BODY, words["kind.plain"])] if None in occurring else row


def occurring_types(view: View) -> list[RelationType]:
    """The types of a view's ties, in their order."""
    occurring = {tie.type for tie in view.ties}
    return [kind for kind in RelationType if kind in occurring]


def line_entry(style: TieStyle, said: str) -> Entry:
    """An entry whose sign is a line."""
    return Entry(said, lambda place: set_stroke(add(place, "line", x1=0, x2=_SIGN - 8, y1=0, y2=0), style))


def _shape_entry(style: BodyStyle, said: str) -> Entry:
    middle = f"translate({point(_SIGN / 2 - 4, 0)})"
    return Entry(said, lambda place: add_sign(add(place, "g", transform=middle), style, _SHAPE))


def _columns(width: float) -> int:
    return max(1, int(width // _ENTRY))


def _iter_modes(view: View, words: Mapping[str, str]) -> Iterator[Entry]:
    bases, statuses = {tie.basis for tie in view.ties}, {tie.status for tie in view.ties}
    if len(bases - {None}) > 1:
        yield from (line_entry(mode_style(basis), words[f"basis.{basis}"]) for basis in Basis)
    if statuses - {Status.DONE, Status.ONGOING, None}:
        found = [status for status in Status if status in statuses]
        yield from (line_entry(mode_style(status), words[f"status.{status}"]) for status in found)
