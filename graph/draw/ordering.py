"""Orders the three columns so that few lines cross: each body stands near the mean of those it is tied to."""

from bisect import bisect_right, insort
from collections.abc import Mapping, Sequence

# The order settles within a few passes; the best one seen is kept, so that more can do no harm.
_PASSES = 12

Groups = Sequence[Sequence[str]]
Neighbours = Mapping[str, Sequence[str]]


def order_columns(
    centre: Sequence[str], sides: Sequence[Groups], neighbours: Neighbours
) -> tuple[list[str], list[list[list[str]]]]:
    """The bodies of the centre and of each side's groups, ordered; groups keep their order and members.

    `neighbours` has, for each body, those it is tied to, once for every tie. Equal input gives equal order.
    """
    middle, outer = list(centre), [[list(group) for group in groups] for groups in sides]
    best, least = (middle, outer), _cost(middle, outer, neighbours)
    for _ in range(_PASSES):
        places = _places(middle)
        outer = [[_by_mean(group, places, neighbours) for group in groups] for groups in outer]
        found = _cost(middle, outer, neighbours)
        if found < least:
            best, least = (middle, outer), found
        around = {id_: place for groups in outer for id_, place in _places(_flat(groups)).items()}
        middle = _by_mean(middle, around, neighbours)
    return best


def _places(ids: Sequence[str]) -> dict[str, float]:
    return {id_: (index + 0.5) / len(ids) for index, id_ in enumerate(ids)}


def _flat(groups: Groups) -> list[str]:
    return [id_ for group in groups for id_ in group]


def _by_mean(ids: Sequence[str], places: Mapping[str, float], neighbours: Neighbours) -> list[str]:
    own = _places(ids)

    def mean(id_: str) -> float:
        around = [places[other] for other in neighbours.get(id_, ()) if other in places]
        if around:
            return sum(around) / len(around)
        # Perhaps tied within the group: half way, so that two do not just change places.
        beside = [own[other] for other in neighbours.get(id_, ()) if other in own] or [own[id_]]
        return (own[id_] + sum(beside) / len(beside)) / 2

    return sorted(ids, key=mean)


def _cost(middle: Sequence[str], sides: Sequence[Groups], neighbours: Neighbours) -> tuple[int, int]:
    """Crossings between the columns; among equals, how long the lines within groups are."""
    return _count_crossings(middle, sides, neighbours), _length_within(sides, neighbours)


def _length_within(sides: Sequence[Groups], neighbours: Neighbours) -> int:
    ranks = [{id_: index for index, id_ in enumerate(group)} for groups in sides for group in groups]
    return sum(
        abs(rank[id_] - rank[other])
        for rank in ranks
        for id_ in rank
        for other in neighbours.get(id_, ())
        if other in rank
    )


def _count_crossings(middle: Sequence[str], sides: Sequence[Groups], neighbours: Neighbours) -> int:
    rank = {id_: index for index, id_ in enumerate(middle)}
    crossings = 0
    for groups in sides:
        seen: list[int] = []
        for id_ in _flat(groups):
            ends = [rank[other] for other in neighbours.get(id_, ()) if other in rank]
            crossings += sum(len(seen) - bisect_right(seen, end) for end in ends)
            for end in ends:
                insort(seen, end)
    return crossings
