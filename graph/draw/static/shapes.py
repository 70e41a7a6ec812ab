"""The shapes of bodies, as the page has them."""

from xml.etree.ElementTree import Element

from graph.draw.static.elements import add, number, point
from graph.draw.styles import OUTLINE_COLOR, OUTLINES, BodyStyle, body_style
from graph.draw.view import Body

# How far the second shape of a described group stands behind the first, in its size.
_BEHIND = 0.45


def add_shape(place: Element, body: Body, ties: int) -> float:
    """Adds the shape of a body around (0, 0), two for a described group, and gives half its height."""
    style = body_style(body.kind, reporting=body.reporting)
    size = style.size(ties)
    add_sign(place, style, size, collective=body.collective)
    return size


def add_sign(place: Element, style: BodyStyle, size: float, *, collective: bool = False) -> None:
    """Adds a shape of half that height."""
    steps = ((_BEHIND, -_BEHIND), (-_BEHIND / 2, _BEHIND / 2)) if collective else ((0.0, 0.0),)
    for dx, dy in steps:
        move = f"translate({point(dx * size, dy * size)}) scale({number(size)})"
        outline = OUTLINES[style.shape]
        add(
            place,
            "path",
            d=outline,
            transform=move,
            fill=style.color,
            stroke=OUTLINE_COLOR,
            stroke_width=1 / size,
        )
