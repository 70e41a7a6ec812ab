"""Where everything stands in the whole picture: a wheel for each place, its bureaus on the rim.

What bureaus of a place share stands in the hub of its wheel, whatever belongs to one bureau alone around it,
and what places share in the middle of all. A body's place says who deals with it, follows from names rather
than from chance, and stays much the same when some ties come or go.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin, sqrt
from typing import Any

from graph.draw.layout_rows import place_in_rows
from graph.draw.measure import text_width
from graph.draw.view import Body, View
from graph.draw.wheels import Grid, Point, Wheel, arrange_discs, sunflower
from graph.model import Kind, Level

# Between bodies, in the units of the picture.
STEP = 26.0
# Around a bureau, what is kept free for its own name: at least this, and sideways as much as it is wide.
CLEAR = 46.0
_LETTER, _NAME_MAX, _BESIDE = 13.0, 18.0, 16.0
# Between the discs of bureaus, and between the wheels of places.
MARGIN, MARGIN_OF_PLACES = 16.0, 120.0
# So many counterparts of the same class with the same neighbours are drawn as one.
FOLD_FROM = 3
# Sizes of discs go in steps of this ratio, so that a few more counterparts do not move everyone else.
_RATIO = 1.25

_KIND_ORDER = {kind: index for index, kind in enumerate((*Kind, None))}
_LEVEL_ORDER = {level: index for index, level in enumerate((*Level, None))}


@dataclass(frozen=True, slots=True)
class Fold:
    """Counterparts with exactly the same neighbours, by number, and where the one sign for them stands."""

    members: tuple[int, ...]
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Area:
    """The wheel of one place: `name` is its place, `radius` reaches around all that stands on it."""

    name: str
    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class WholeLayout:
    """Places in the units of the picture, in the order of the bodies, with (0, 0) in the middle."""

    places: tuple[Point, ...]
    folds: tuple[Fold, ...]
    areas: tuple[Area, ...]

    def to_json(self) -> dict[str, Any]:
        """The layout for the page's script, in whole units."""
        return {
            "x": [round(x) for x, _ in self.places],
            "y": [round(y) for _, y in self.places],
            "folds": [[fold.members, round(fold.x), round(fold.y)] for fold in self.folds],
            "areas": [[area.name, round(area.x), round(area.y), round(area.radius)] for area in self.areas],
        }


def place_whole(view: View) -> WholeLayout:
    """Every body of the view in one picture; equal views give equal places."""
    return _Placer(view).place()


class _Placer:
    def __init__(self, view: View) -> None:
        self.bodies = view.bodies
        number_of = {body.id: number for number, body in enumerate(view.bodies)}
        self.around: list[set[int]] = [set() for _ in view.bodies]
        for tie in view.ties:
            head, tail = number_of[tie.head], number_of[tie.tail]
            if head != tail:
                self.around[head].add(tail)
                self.around[tail].add(head)
        self.hubs = _choose_hubs(view.bodies, self.around)
        self.is_hub = set(self.hubs)
        self.places: dict[int, Point] = {}
        self.folds: list[Fold] = []

    def place(self) -> WholeLayout:
        own, of_area, shared = self._sort_out()
        areas = self._areas()
        discs = {hub: _rounded(CLEAR + STEP * sqrt(len(own[hub]) / pi)) + MARGIN for hub in self.hubs}
        wheels = {
            name: arrange_discs([discs[hub] for hub in hubs], _room(len(of_area[name])))
            for name, hubs in areas.items()
        }
        radii = [_rounded(wheel.radius) + MARGIN_OF_PLACES for wheel in wheels.values()]
        outer = arrange_discs(radii, _room(len(shared)))
        grid = Grid(STEP)
        found = []
        for (name, hubs), middle, radius in zip(areas.items(), outer.centres, radii, strict=True):
            self._place_area(hubs, wheels[name], middle, discs, own, grid)
            self._place_shared(of_area[name], middle, wheels[name].hub, grid)
            found.append(Area(name, *middle, min(radius, wheels[name].radius + MARGIN)))
        self._place_shared(shared, (0.0, 0.0), outer.hub, grid)
        self._place_rest()
        return WholeLayout(
            tuple(self.places[number] for number in range(len(self.bodies))),
            tuple(self.folds),
            tuple(found),
        )

    def _sort_out(self) -> tuple[dict[int, list[int]], dict[str, list[int]], list[int]]:
        """Counterparts of one hub alone, of several of one area, and of several areas."""
        own: dict[int, list[int]] = defaultdict(list)
        of_area: dict[str, list[int]] = defaultdict(list)
        shared = []
        for number in range(len(self.bodies)):
            hubs = self.around[number] & self.is_hub
            if number in self.is_hub or not hubs:
                continue
            if len(hubs) == 1:
                own[hubs.pop()].append(number)
                continue
            areas = {self.bodies[hub].place for hub in hubs}
            if len(areas) == 1:
                of_area[areas.pop() or ""].append(number)
            else:
                shared.append(number)
        return own, of_area, shared

    def _areas(self) -> dict[str, list[int]]:
        """The hubs of each place, both in the order of their names."""
        found: dict[str, list[int]] = defaultdict(list)
        for hub in self.hubs:
            found[self.bodies[hub].place or ""].append(hub)
        return dict(sorted(found.items()))

    def _place_area(
        self,
        hubs: Sequence[int],
        wheel: Wheel,
        middle: Point,
        discs: Mapping[int, float],
        own: Mapping[int, list[int]],
        grid: Grid,
    ) -> None:
        for hub, (x, y) in zip(hubs, wheel.centres, strict=True):
            at = middle[0] + x, middle[1] + y
            self.places[hub] = at
            grid.block(*at, discs[hub] - MARGIN)
            self._place_own(own.get(hub, []), at, _half_name(self.bodies[hub].name))

    def _place_own(self, members: Sequence[int], at: Point, beside: float) -> None:
        """Around their only hub: the seeds of a sunflower, a wedge for each class, its fold in the middle."""
        ordered = sorted(members, key=self._class_key)
        spots = sunflower(len(ordered))

        def spot(angle: float, r: float) -> Point:
            """The seeds start where the hub's own name ends."""
            return at[0] + hypot(STEP * r, beside) * cos(angle), at[1] + hypot(STEP * r, CLEAR) * sin(angle)

        for group in _runs(ordered, self._twin_key):
            own = [spots[index] for index, _ in group]
            for (_, number), seed in zip(group, own, strict=True):
                self.places[number] = spot(*seed)
            if len(group) >= FOLD_FROM:
                middle = (own[0][0] + own[-1][0]) / 2, sum(r for _, r in own) / len(own) + 0.5
                self._fold([number for _, number in group], *spot(*middle))

    def _place_shared(self, members: Iterable[int], middle: Point, hub: float, grid: Grid) -> None:
        """In the hub of a wheel, near the mean of their neighbours; those that many share come first."""

        def rank(number: int) -> tuple[Any, ...]:
            return -len(self.around[number] & self.is_hub), self._twin_key(number), self.bodies[number].id

        for group in _runs(sorted(members, key=rank), self._twin_key):
            around = [self.places[each] for each in self.around[group[0][1]] & self.is_hub]
            x = sum(x for x, _ in around) / len(around) - middle[0]
            y = sum(y for _, y in around) / len(around) - middle[1]
            away = hypot(x, y)
            if hub and away > hub - STEP:
                x, y = (part * max(0.0, hub - STEP) / away for part in (x, y))
            for _, number in group:
                self.places[number] = grid.take(middle[0] + x, middle[1] + y)
            if len(group) >= FOLD_FROM:
                spots = [self.places[number] for _, number in group]
                self._fold([number for _, number in group], *_mean(spots))

    def _place_rest(self) -> None:
        """Those tied to no hub: beside whom they are tied to, or else in rows below everything."""
        grid = Grid(STEP)
        grid.taken.update((round(x / STEP), round(y / STEP)) for x, y in self.places.values())
        rest = [number for number in range(len(self.bodies)) if number not in self.places]
        alone = []
        for number in sorted(rest, key=lambda each: self.bodies[each].id):
            around = [self.places[each] for each in self.around[number] if each in self.places]
            if around:
                self.places[number] = grid.take(*_mean(around))
            else:
                alone.append(number)
        below = max((y for _, y in self.places.values()), default=0.0) + 4 * STEP
        spots = place_in_rows(alone, {number: self.around[number] for number in alone})
        for number, (column, row) in spots.items():
            self.places[number] = column * 6 * STEP, below + row * 2.4 * STEP

    def _fold(self, members: Sequence[int], x: float, y: float) -> None:
        self.folds.append(Fold(tuple(members), x, y))

    def _class_key(self, number: int) -> tuple[Any, ...]:
        return *self._twin_key(number), self.bodies[number].id

    def _twin_key(self, number: int) -> tuple[Any, ...]:
        body = self.bodies[number]
        around = tuple(sorted(self.bodies[each].id for each in self.around[number]))
        return _KIND_ORDER[body.kind], _LEVEL_ORDER[body.level], body.collective, around


def _choose_hubs(bodies: Sequence[Body], around: Sequence[set[int]]) -> list[int]:
    """Those that report, in the order of their names; without any, those with the most neighbours."""
    found = [number for number, body in enumerate(bodies) if body.reporting]
    if not found:
        by_ties = sorted(range(len(bodies)), key=lambda number: (-len(around[number]), bodies[number].id))
        found = [number for number in by_ties[: max(1, round(sqrt(len(bodies))))] if len(around[number]) > 1]
    return sorted(found, key=lambda number: (bodies[number].name, bodies[number].id))


def _half_name(name: str) -> float:
    """From the middle of a bureau, how far its name and a sign beside it reach, at the size of the screen."""
    return max(CLEAR, min(text_width(name), _NAME_MAX) * _LETTER / 2 + _BESIDE)


def _room(count: int) -> float:
    """The radius of a circle with room for so many bodies, not too close."""
    return _rounded(STEP * sqrt(1.8 * count / pi)) + STEP if count else 0.0


def _rounded(size: float) -> float:
    """The next size of a series that grows by `_RATIO`."""
    step = CLEAR
    while step < size:
        step *= _RATIO
    return step


def _mean(points: Sequence[Point]) -> Point:
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)


def _runs(members: Sequence[int], key: Any) -> Iterable[list[tuple[int, int]]]:
    """Neighbours in the order that have the same key, as (rank, member)."""
    found: list[tuple[int, int]] = []
    last: object = None
    for rank, member in enumerate(members):
        own = key(member)
        if found and own != last:
            yield found
            found = []
        found.append((rank, member))
        last = own
    if found:
        yield found
