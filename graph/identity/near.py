"""Pairs of bodies that may be one, without comparing every two: a large store has many thousands.

Names that are alike have the same last character, level, sort and numbers, and lie in places that are not
two. Of the cores of two such names the longer one has all characters of the shorter one, or all but a
quarter of them: so it has the rarest of these, or one of the rarest few.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from graph.identity.likeness import ALIKE, Compared, are_alike, is_told_by_office, lie_together

_Places = dict[tuple[str | None, str, str], list[int]]
"""The numbers of bodies by what is known of their place."""


def iter_alike(bodies: Sequence[Compared]) -> Iterator[tuple[Compared, Compared, str]]:
    """Every pair that is alike, once, with the reason."""
    for one, other in iter_near(bodies):
        reason = are_alike(one, other)
        if reason is not None:
            yield one, other, reason


def iter_near(bodies: Sequence[Compared]) -> Iterator[tuple[Compared, Compared]]:
    """The pairs that can be alike; others need not be compared."""
    yield from _iter_weak(bodies)
    groups: dict[object, list[Compared]] = defaultdict(list)
    for body in sorted(bodies, key=lambda body: (len(body.core), body.core, body.id)):
        if not body.reading.weak and not is_told_by_office(body):
            groups[body.sort].append(body)
    for group in groups.values():
        if len(group) > 1:
            yield from _iter_group(group)


def _iter_weak(bodies: Sequence[Compared]) -> Iterator[tuple[Compared, Compared]]:
    """锦江集团 and 锦江国际集团."""
    named: dict[str, list[Compared]] = defaultdict(list)
    for body in bodies:
        if not body.reading.weak:
            named[body.name].append(body)
    for body in bodies:
        for full in body.reading.weak:
            yield from ((body, other) for other in named.get(full, ()))


def _iter_group(group: Sequence[Compared]) -> Iterator[tuple[Compared, Compared]]:
    """The pairs of one sort, the shorter core first."""
    having: dict[str, _Places] = defaultdict(dict)
    counts: dict[str, int] = defaultdict(int)
    for number, body in enumerate(group):
        for letter in body.letters:
            having[letter].setdefault((body.placed, body.named, body.where), []).append(number)
            counts[letter] += 1
    for number, body in enumerate(group):
        letters = sorted(body.letters, key=lambda letter: (counts[letter], letter))
        seen: set[int] = set()
        for rank, letter in enumerate(letters[: len(body.core) // 4 + 1]):
            for numbers in having[letter].values():
                if not lie_together(body, group[numbers[0]]):
                    continue
                for near in reversed(numbers):
                    if near <= number:
                        break
                    if near not in seen and _may_be(body, group[near], rank):
                        seen.add(near)
                        yield body, group[near]


def _may_be(short: Compared, full: Compared, rank: int) -> bool:
    """What can be said without comparing character by character; the shorter core comes first."""
    if rank == 0 and short.letters <= full.letters:
        return True
    size = len(short.core)
    common = len(short.letters & full.letters) + size - len(short.letters)
    return short.is_firm and 2 * common >= ALIKE * (size + len(full.core))
