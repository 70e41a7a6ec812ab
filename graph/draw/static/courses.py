"""The course of every line of a still picture: level out of a body, in a curve to the other, parallels apart.

The page's script (`script/curves.js`) draws its lines in the same way.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.draw.layout import BOX_HEIGHT, Layout, Spot
from graph.draw.view import Tie

# Between parallel lines, and between lines at the same edge of a box, in the units of the picture.
_APART = 4.5
# How far from the middle of a shape lines may still end, and how much of a box's height they leave free.
_REACH, _FREE = 7.0, 10.0
# How far a line between two bodies of one column bulges, at least, and with the distance of its ends.
_BULGE, _BULGE_BY_HEIGHT, _BULGE_BY_RANK = 46.0, 0.22, 6.0

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Course:
    """A line: from `start` level to the first point of `curve`, along it, and level to `stop`."""

    start: Point
    curve: tuple[Point, Point, Point, Point]
    """The two ends of a cubic Bézier curve with its two control points between them."""
    stop: Point

    @property
    def middle(self) -> Point:
        """The point of the curve half-way along it."""
        a, b, c, d = self.curve
        return (a[0] + 3 * b[0] + 3 * c[0] + d[0]) / 8, (a[1] + 3 * b[1] + 3 * c[1] + d[1]) / 8


@dataclass(frozen=True, slots=True)
class _End:
    x: float
    y: float
    lane: float
    """Where the line begins to bend."""


def plan_courses(layout: Layout, ties: Sequence[Tie]) -> dict[str, Course]:
    """The course of every tie between two bodies of the layout, by the tie's id."""
    placed = [tie for tie in ties if tie.head != tie.tail and {tie.head, tie.tail} <= layout.spots.keys()]
    ranks = _rank_parallels(placed)
    ports = _place_ports(layout.spots, placed, ranks)
    return {tie.id: _plan(layout, tie, ranks[tie.id], ports) for tie in placed}


def _plan(layout: Layout, tie: Tie, rank: tuple[int, int], ports: Mapping[tuple[str, str], float]) -> Course:
    head, tail = layout.spots[tie.head], layout.spots[tie.tail]
    a = _end(layout, head, tail, rank, ports.get((tie.id, tie.head), 0.0))
    b = _end(layout, tail, head, rank, ports.get((tie.id, tie.tail), 0.0))
    if head.side == tail.side:
        inward = 1 if head.side == 0 else -head.side
        bulge = inward * (_BULGE + _BULGE_BY_HEIGHT * abs(a.y - b.y) + _BULGE_BY_RANK * rank[0])
        bends = (a.lane + bulge, a.y), (b.lane + bulge, b.y)
    else:
        half = (b.lane - a.lane) / 2
        bends = (a.lane + half, a.y), (b.lane - half, b.y)
    return Course((a.x, a.y), ((a.lane, a.y), *bends, (b.lane, b.y)), (b.x, b.y))


def _end(layout: Layout, spot: Spot, toward: Spot, rank: tuple[int, int], port: float) -> _End:
    if spot.side == 0:
        edge = spot.x + (toward.side or 1) * spot.half
        return _End(edge, spot.y + port, edge)
    own, count = rank
    y = spot.y + _spread(own, count, min(_APART, 2 * _REACH / max(1, count - 1)))
    is_outer = spot.x * spot.side > layout.span + 1
    return _End(spot.x, y, spot.side * layout.span if is_outer else spot.x)


def _spread(rank: int, count: int, step: float) -> float:
    return (rank - (count - 1) / 2) * step


def _rank_parallels(ties: Iterable[Tie]) -> dict[str, tuple[int, int]]:
    """Which one a tie is among those of its pair, and how many these are, by the tie's id."""
    pairs: dict[frozenset[str], list[str]] = defaultdict(list)
    for tie in ties:
        pairs[frozenset((tie.head, tie.tail))].append(tie.id)
    return {id_: (rank, len(ids)) for ids in pairs.values() for rank, id_ in enumerate(ids)}


def _place_ports(
    spots: Mapping[str, Spot], ties: Iterable[Tie], ranks: Mapping[str, tuple[int, int]]
) -> dict[tuple[str, str], float]:
    """How far from the middle of a box each line ends, by tie and body, in the order in which they spread."""
    edges: dict[tuple[str, int], list[tuple[float, int, str]]] = defaultdict(list)
    for tie in ties:
        for body, other in ((tie.head, tie.tail), (tie.tail, tie.head)):
            if spots[body].side == 0:
                far = spots[other]
                edges[body, far.side].append((far.y, ranks[tie.id][0], tie.id))
    ports = {}
    for (body, _), lines in edges.items():
        step = min(_APART, (BOX_HEIGHT - _FREE) / max(1, len(lines) - 1))
        for rank, (_, _, id_) in enumerate(sorted(lines)):
            ports[id_, body] = _spread(rank, len(lines), step)
    return ports
