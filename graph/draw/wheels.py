"""The geometry of the whole picture: discs around a hub, seeds of a sunflower, and free places in a grid."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import asin, ceil, cos, hypot, pi, sin, sqrt

# The angle between seeds of a sunflower, which spreads any number of them evenly.
_GOLDEN = pi * (3 - sqrt(5))
# A wheel may be so many times larger than it must be, to have all its discs on one rim.
_WORTH = 1.3

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Wheel:
    """Discs around a hub: their centres, seen from the middle; `hub` and `radius` are those of the wheel."""

    centres: tuple[Point, ...]
    hub: float
    radius: float


def arrange_discs(radii: Sequence[float], hub: float) -> Wheel:
    """Discs in their order around a hub of at least that radius, clockwise from the top.

    They stand on one rim, or on several where that makes a much smaller wheel; one disc has no hub.
    """
    if not radii:
        return Wheel((), hub, hub)
    if len(radii) == 1:
        return Wheel(((0.0, 0.0),), 0.0, radii[0])
    ring = max(_ring_radius(radii), hub + max(radii))
    one = Wheel(tuple(_iter_ring(radii, ring)), ring - max(radii), ring + max(radii))
    several = _arrange_rims(radii, max(hub, max(radii) / 2))
    return one if one.radius <= _WORTH * several.radius else several


def _arrange_rims(radii: Sequence[float], hub: float) -> Wheel:
    centres: list[Point] = []
    outer, turn = hub, 0.0
    while len(centres) < len(radii):
        rest = radii[len(centres) :]
        count = _fitting(rest, outer)
        ring = outer + max(rest[:count])
        centres.extend(_iter_ring(rest[:count], ring, turn))
        outer = ring + max(rest[:count])
        # Those of the next rim stand before the gaps of this one.
        turn += pi / count
    return Wheel(tuple(centres), hub, outer)


def _fitting(radii: Sequence[float], inner: float) -> int:
    """How many of the discs, from the first, have room on one rim outside of a circle."""
    angle, widest = 0.0, 0.0
    for count, radius in enumerate(radii):
        widest = max(widest, radius)
        angle = sum(_half_angle(each, inner + widest) for each in radii[: count + 1])
        if angle > pi and count:
            return count
    return len(radii)


def _half_angle(radius: float, ring: float) -> float:
    return asin(min(1.0, radius / ring))


def _ring_radius(radii: Sequence[float]) -> float:
    """The radius of the least ring on which the discs stand side by side."""
    low, high = max(radii), sum(radii) + max(radii)
    for _ in range(30):
        middle = (low + high) / 2
        if sum(_half_angle(radius, middle) for radius in radii) > pi:
            low = middle
        else:
            high = middle
    return high


def _iter_ring(radii: Sequence[float], ring: float, turn: float = 0.0) -> Iterator[Point]:
    """The centres of discs on a ring, the first at `turn` from the top, with gaps of what is left over."""
    halves = [_half_angle(radius, ring) for radius in radii]
    gap = max(0.0, (pi - sum(halves)) / len(halves))
    angle = turn - pi / 2 - halves[0] - gap
    for half in halves:
        angle += half + gap
        yield ring * cos(angle), ring * sin(angle)
        angle += half + gap


@lru_cache(maxsize=512)
def sunflower(count: int) -> tuple[Point, ...]:
    """Seeds of unit area each as (angle, distance), ordered by angle, so that runs of them are wedges."""
    seeds = (((index * _GOLDEN) % (2 * pi), sqrt((index + 0.5) / pi)) for index in range(count))
    return tuple(sorted(seeds))


@dataclass
class Grid:
    """Hands out places in a square grid, each once, as near as there is one to where it is asked for."""

    step: float
    taken: set[tuple[int, int]] = field(default_factory=set)
    _next: dict[tuple[int, int], int] = field(default_factory=dict)

    def take(self, x: float, y: float) -> Point:
        """The nearest free place to a point; whoever asks at the same cell again goes on from there."""
        column, row = round(x / self.step), round(y / self.step)
        at = self._next.get((column, row), 0)
        while True:
            if at >= len(_SPIRAL):
                _extend_spiral()
            i, j = _SPIRAL[at]
            at += 1
            if (column + i, row + j) not in self.taken:
                break
        self.taken.add((column + i, row + j))
        self._next[column, row] = at
        return (column + i) * self.step, (row + j) * self.step

    def block(self, x: float, y: float, radius: float) -> None:
        """Takes all places within a circle."""
        reach = ceil(radius / self.step) + 1
        column, row = round(x / self.step), round(y / self.step)
        for i in range(column - reach, column + reach + 1):
            for j in range(row - reach, row + reach + 1):
                if hypot(i * self.step - x, j * self.step - y) < radius:
                    self.taken.add((i, j))


# Cells by their distance from the first; it grows when a region is fuller than expected.
_SPIRAL: list[tuple[int, int]] = [(0, 0)]


def _extend_spiral() -> None:
    reach = max(16, round(1.5 * hypot(*_SPIRAL[-1])))
    inside = [
        (i, j) for i in range(-reach, reach + 1) for j in range(-reach, reach + 1) if hypot(i, j) <= reach
    ]
    _SPIRAL[:] = sorted(inside, key=lambda cell: (hypot(*cell), cell))
