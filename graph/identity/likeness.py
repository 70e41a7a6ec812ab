"""Names so alike that a person should look at them: never a reason to merge, only to suggest."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from graph.identity.lexicon import find_known, parse_department
from graph.identity.reading import Reading
from graph.model import Kind

# Names that share less are different bodies more often than not, in the names of nine reports.
_ALIKE = 0.75
_OFFICES = frozenset({Kind.AGENCY, Kind.MASS_ORGANIZATION})
_FIRMS = frozenset({Kind.SOE, Kind.ENTERPRISE, Kind.BANK, Kind.INSTITUTE})
_NUMBER = re.compile(r"[第一二三四五六七八九十\d]+")


def iter_near(readings: Sequence[Reading]) -> Iterator[tuple[int, int]]:
    """The numbers of all pairs that can be alike, in order; others need not be compared.

    Names that end otherwise are not alike. Of the others the longer one has all characters of the shorter
    one, or all but a quarter, and so one of its rarest; or the one is a weak form of the other.
    """
    near: set[tuple[int, int]] = set()
    groups: dict[str, list[int]] = {}
    for number, reading in enumerate(readings):
        groups.setdefault(reading.name[-1:], []).append(number)
    for group in groups.values():
        having: dict[str, list[int]] = {}
        for number in group:
            for letter in set(readings[number].name):
                having.setdefault(letter, []).append(number)
        for number in group:
            near.update(_iter_near_one(number, readings, having))
    numbers: dict[str, list[int]] = {}
    for number, reading in enumerate(readings):
        numbers.setdefault(reading.name, []).append(number)
    for number, reading in enumerate(readings):
        for full in reading.weak:
            others = (other for other in numbers.get(full, ()) if full[-1:] == reading.name[-1:])
            near.update((min(number, other), max(number, other)) for other in others)
    yield from sorted(near)


def _iter_near_one(
    number: int, readings: Sequence[Reading], having: Mapping[str, Sequence[int]]
) -> Iterator[tuple[int, int]]:
    """The pairs of one name with those as long as it and longer ones."""
    name = readings[number].name
    letters = Counter(name)
    rarest = sorted(letters, key=lambda letter: (len(having[letter]), letter))
    seen: set[int] = set()
    for letter in rarest[: len(name) // 4 + 1]:
        for other in having[letter]:
            longer = readings[other].name
            if other == number or other in seen or (len(longer), other) < (len(name), number):
                continue
            seen.add(other)
            common = sum((letters & Counter(longer)).values())
            if common == len(name) or 2 * common >= _ALIKE * (len(name) + len(longer)):
                yield min(number, other), max(number, other)


def are_alike(one: Reading, other: Reading) -> str | None:
    """Why two bodies may be one; None where nothing says so, or where their names tell them apart."""
    if one.weak or other.weak:
        weak, full = (one, other) if one.weak else (other, one)
        return f"{weak.name} may be short for {full.name}" if full.name in weak.weak else None
    if one.level is not other.level or (one.place and other.place and one.place != other.place):
        return None
    if one.kind is not other.kind and not {one.kind, other.kind} <= _FIRMS:
        return None
    if one.kind in _OFFICES and (_department(one.name) or _department(other.name)):
        return None
    if _is_known(one) and _is_known(other):
        return None
    if _NUMBER.findall(one.name) != _NUMBER.findall(other.name):
        return None
    if _is_shortened(one.name, other.name) or _is_shortened(other.name, one.name):
        return f"{min(one.name, other.name, key=len)} may be short for {max(one.name, other.name, key=len)}"
    if one.kind not in _FIRMS or _differ_outright(one.name, other.name):
        return None
    likeness = SequenceMatcher(None, one.name, other.name, autojunk=False).ratio()
    return f"{one.name} and {other.name} differ little" if likeness >= _ALIKE else None


def _is_known(reading: Reading) -> bool:
    """Whether the gazetteer tells which body this is, or whose branch: two such are two bodies."""
    return reading.whole is not None or find_known(reading.name) is not None


def _differ_outright(one: str, other: str) -> bool:
    """园艺所 and 粮作所 of one 农科院: between the same beginning and the same end nothing is common."""
    start = _common(one, other)
    stop = _common(one[start:][::-1], other[start:][::-1])
    first, second = one[start : len(one) - stop], other[start : len(other) - stop]
    return bool(first) and bool(second) and not set(first) & set(second)


def _is_shortened(short: str, full: str) -> bool:
    """Whether one name is the other with characters left out, first and last kept: 江苏省家电协会."""
    letters = iter(full)
    return (
        4 <= len(short) < len(full) and short[-1] == full[-1] and all(letter in letters for letter in short)
    )


def _department(name: str) -> bool:
    return any(parse_department(name[start:]) for start in range(1, len(name) - 1))


def _common(one: str, other: str) -> int:
    """How many characters two names have in common at the beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(one), len(other)))
