"""Places for bodies that are tied to no bureau: those tied to each other stand together, in rows.

Of bodies that hang together the one with most neighbours stands on top, its neighbours in the row below,
theirs below that: so no line runs through the sign of a body that it does not concern.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import sqrt


def place_in_rows(
    members: Sequence[int], around: Mapping[int, Iterable[int]]
) -> dict[int, tuple[float, int]]:
    """The (column, row) of each member; columns count from the middle, so that half ones occur.

    `members` are in the order in which they shall stand as far as their ties let them; `around` has the
    neighbours of each among them.
    """
    groups = _hang_together(members, around)
    wide = max(
        [round(2 * sqrt(len(members))), *(len(level) for group in groups for level in group)], default=1
    )
    spots: dict[int, tuple[float, int]] = {}
    left = top = high = 0
    for group in groups:
        own = max(map(len, group))
        if left + own > wide:
            left, top, high = 0, top + high, 0
        for row, level in enumerate(group):
            for column, member in enumerate(level):
                # Each level stands in the middle of its group.
                spots[member] = left + column + (own - len(level)) / 2 - (wide - 1) / 2, top + row
        left, high = left + own, max(high, len(group))
    return spots


def _hang_together(members: Sequence[int], around: Mapping[int, Iterable[int]]) -> list[list[list[int]]]:
    """The groups whose members are tied to each other, each in levels by the distance from its first."""
    rank = {member: number for number, member in enumerate(members)}
    near = {
        member: sorted({each for each in around[member] if each in rank}, key=rank.__getitem__)
        for member in members
    }
    placed: set[int] = set()
    groups = []
    for member in members:
        if member in placed:
            continue
        first = min(_reach([member], near), key=lambda each: (-len(near[each]), rank[each]))
        levels = [[first]]
        placed.add(first)
        while below := list(dict.fromkeys(e for one in levels[-1] for e in near[one] if e not in placed)):
            placed.update(below)
            levels.append(below)
        groups.append(levels)
    return groups


def _reach(found: list[int], near: Mapping[int, Sequence[int]]) -> list[int]:
    """All that hang together with the first."""
    seen = set(found)
    for member in found:
        for other in near[member]:
            if other not in seen:
                seen.add(other)
                found.append(other)
    return found
