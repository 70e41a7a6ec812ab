"""The signs in the cells of a matrix: a shape for each type of tie, hollow while unfinished, struck if ended.

The page's script (`script/signs.js`) has the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from graph.draw.static.elements import add, number, point
from graph.draw.styles import OUTLINES, PLAIN_TIE, TIE_STYLES, UNFINISHED
from graph.draw.view import Tie
from graph.model import RelationType, Status

_UP, _RIGHT = "M0 -1.15L.95 -.05H.4V1.05H-.4V-.05H-.95z", "M1.15 0L.05 .95V.4H-1.05V-.4H.05V-.95z"
TYPE_OUTLINES = {
    RelationType.LIAISON: OUTLINES["dot"],
    RelationType.AGREEMENT_SIGNED: OUTLINES["square"],
    RelationType.COOPERATION: OUTLINES["diamond"],
    RelationType.JOINT_ACTION: OUTLINES["triangle"],
    RelationType.VISIT: OUTLINES["star"],
    RelationType.APPLICATION: _UP,
    RelationType.SUPPORT: OUTLINES["cross"],
    RelationType.SUPERVISION: OUTLINES["hexagon"],
    RelationType.COMMISSION: _RIGHT,
}
# A cell has room for so many signs.
_MOST = 4
# Where the signs of a cell stand, and how large they are, in sizes of the cell, by their number.
_ONE = (0.25, ((0.0, 0.0),))
_TWO = (0.19, ((-0.23, 0.0), (0.23, 0.0)))
_MORE = (0.17, ((-0.23, -0.23), (0.23, -0.23), (-0.23, 0.23), (0.23, 0.23)))


@dataclass(frozen=True, slots=True)
class CellSign:
    """What the ties of one type in a cell look like."""

    type: RelationType | None
    hollow: bool = False
    ended: bool = False


def read_signs(ties: Iterable[Tie]) -> list[CellSign]:
    """A sign for each type, as far as the furthest of that type has come."""
    statuses: dict[RelationType | None, set[Status | None]] = defaultdict(set)
    for tie in ties:
        statuses[tie.type].add(tie.status)
    order: dict[RelationType | None, int] = {type_: rank for rank, type_ in enumerate(TYPE_OUTLINES)}
    over = {Status.ENDED}
    return [
        CellSign(type_, hollow=own != over and own <= UNFINISHED | over, ended=own == over)
        for type_, own in sorted(statuses.items(), key=lambda each: order.get(each[0], len(order)))
    ]


def add_cell(place: Element, signs: Sequence[CellSign], x: float, y: float, cell: float) -> None:
    """Adds the signs of a cell around its middle."""
    shown = signs[:_MOST]
    size, spots = _ONE if len(shown) == 1 else _TWO if len(shown) == 2 else _MORE
    for sign, (dx, dy) in zip(shown, spots, strict=False):
        add_cell_sign(place, sign, x + dx * cell, y + dy * cell, size * cell)


def add_cell_sign(place: Element, sign: CellSign, x: float, y: float, size: float) -> None:
    """Adds one sign."""
    transform = f"translate({point(x, y)}) scale({number(size)})"
    style = PLAIN_TIE if sign.type is None else TIE_STYLES[sign.type]
    shape = add(
        place,
        "path",
        d=OUTLINES["dot"] if sign.type is None else TYPE_OUTLINES[sign.type],
        transform=transform,
    )
    if sign.hollow:
        for name, value in (("fill", "none"), ("stroke", style.color), ("stroke-dasharray", "0.5 0.4")):
            shape.set(name, value)
        shape.set("stroke-width", "0.42")
        return
    shape.set("fill", style.color)
    if sign.ended:
        shape.set("fill-opacity", "0.45")
        add(
            place,
            "path",
            d="M-1.3 1.3L1.3 -1.3",
            transform=transform,
            stroke="#3d4753",
            stroke_width=0.42,
        )
