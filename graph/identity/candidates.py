"""Bodies of different reports that may be one: which of many pairs a person should look at.

Two reports of one place read one name alike, so that most bodies meet by themselves. What is left are names
that only the context of a report makes clear. Only pairs that can be alike are compared: `likeness.py` must
find them alike, and also what is left of them without place and ending, for 上海方电股份有限公司 and
上海东方股份有限公司 have in common what half of all companies have.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache

from graph.errors import PlaceError
from graph.identity.departments import parse_department
from graph.identity.lexicon import find_head
from graph.identity.likeness import are_alike
from graph.identity.names import read_name
from graph.identity.places import leading_place, parse_place, prefix_length
from graph.identity.reading import Reading
from graph.model import Kind, Organization, Place, Suggestion

# As in likeness.py, but of the cores of two names: then the shorter one misses a quarter of its characters.
_ALIKE = 0.75
_FORM = re.compile(r"(?:（?集团）?)?(?:股份|责任)?(?:有限)?(?:责任)?公司$|(?<=..)集团$")
# One character says too little: 信 of 信集团.
_SHORTEST_CORE = 2
_OFFICES = frozenset({Kind.AGENCY, Kind.MASS_ORGANIZATION})
_FIRMS = frozenset({Kind.SOE, Kind.ENTERPRISE, Kind.BANK, Kind.INSTITUTE})


@dataclass(frozen=True, slots=True)
class _Body:
    """A body with what is asked of it again and again."""

    id: str
    reading: Reading
    core: str
    """The name without place and ending, as far as anything is left."""
    letters: frozenset[str]
    """The characters of the core."""

    @property
    def name(self) -> str:
        return self.reading.name


def find_alike(
    bodies: Iterable[Organization], reports: Mapping[str, Collection[str]] | None = None
) -> list[Suggestion]:
    """The pairs of bodies that may be one, each once, ordered by name.

    `reports` has for every body's id the reports that name it: bodies that one report names are left out, for
    how it names them was looked at when it was read. Described groups are no bodies.
    """
    known = reports or {}
    found: dict[tuple[str, str], Suggestion] = {}
    every = [_prepare(body) for body in bodies if not body.collective]
    every.sort(key=lambda body: (len(body.name), body.name, body.id))
    for one, other, reason in _iter_pairs(every):
        first, second = sorted((one, other), key=lambda body: (body.name, body.id))
        if first.id != second.id and not set(known.get(first.id, ())) & set(known.get(second.id, ())):
            found.setdefault((first.id, second.id), Suggestion(first.id, second.id, reason))
    names = {body.id: body.name for body in every}
    return sorted(found.values(), key=lambda pair: (names[pair.one], names[pair.other], pair.one, pair.other))


def _prepare(body: Organization) -> _Body:
    home = _home(body.place)
    reading = read_name(body.name, home if home is not None else Place())
    if reading.organization.id != body.id:
        reading = replace(reading, name=body.name, place=body.place, whole=None, weak=())
    core = _core(reading.name)
    return _Body(body.id, replace(reading, kind=body.kind, level=body.level), core, frozenset(core))


def _core(name: str) -> str:
    """康泰科技 of 上海康泰科技有限公司, 家电 of 江苏省家电协会."""
    rest = name[prefix_length(name) :]
    head = find_head(rest)
    shorter = _FORM.sub("", rest) if _FORM.search(rest) else rest.removesuffix(head.suffix if head else "")
    return next(text for text in (shorter, rest, name) if len(text) >= _SHORTEST_CORE or text == name)


def _iter_pairs(bodies: Sequence[_Body]) -> Iterator[tuple[_Body, _Body, str]]:
    yield from _iter_namesakes(bodies)
    yield from _iter_weak(bodies)
    groups: dict[object, list[_Body]] = defaultdict(list)
    for body in sorted(bodies, key=lambda body: (len(body.core), body.core, body.id)):
        # An office of a department is told by it: no two of them are alike.
        if not body.reading.weak and not (body.reading.kind in _OFFICES and _has_department(body.name)):
            sort = "firm" if body.reading.kind in _FIRMS else body.reading.kind
            groups[body.name[-1:], body.reading.level, sort].append(body)
    for group in groups.values():
        for one, other in _iter_near(group):
            reason = are_alike(one.reading, other.reading) if _have_like_cores(one.core, other.core) else None
            if reason is not None:
                yield one, other, reason


def _iter_namesakes(bodies: Sequence[_Body]) -> Iterator[tuple[_Body, _Body, str]]:
    """One name with a place and without one, or in a place and in one that lies in it."""
    named = {(body.name, body.reading.place or ""): body for body in bodies}
    for (name, narrow), body in named.items():
        for stop in range(len(narrow)):
            other = named.get((name, narrow[:stop]))
            if other is not None:
                where = f"of {narrow[:stop]}" if stop else "without a place"
                yield body, other, f"one name, {name}, once {where} and once of {narrow}"


def _iter_weak(bodies: Sequence[_Body]) -> Iterator[tuple[_Body, _Body, str]]:
    """锦江集团 of one report and 锦江国际集团 of another."""
    by_name = {body.name: body for body in bodies if body.reading.place is None}
    for body in bodies:
        for full in body.reading.weak:
            if full in by_name:
                yield body, by_name[full], f"{body.name} may be short for {full}"


def _iter_near(bodies: Sequence[_Body]) -> Iterator[tuple[_Body, _Body]]:
    """Pairs of which the shorter core may be short for the longer one, or differ little from it.

    Short forms have all of their characters in the longer one; what differs little misses a quarter at most.
    So the longer one has the rarest character of the one, or one of the rarest few of the other.
    """
    having: dict[str, list[int]] = defaultdict(list)
    for number, body in enumerate(bodies):
        for letter in body.letters:
            having[letter].append(number)
    for number, body in enumerate(bodies):
        letters = sorted(body.letters, key=lambda letter: (len(having[letter]), letter))
        seen: set[int] = set()
        for rank, letter in enumerate(letters[: len(body.core) // 4 + 1]):
            for near in having[letter]:
                if near > number and near not in seen and _may_be(body, bodies[near], rank):
                    seen.add(near)
                    yield body, bodies[near]


def _may_be(short: _Body, full: _Body, rank: int) -> bool:
    """What can be said without comparing character by character; the shorter core comes first."""
    one, other = short.reading.place, full.reading.place
    if one is not None and other is not None and one != other:
        return False
    if not (rank == 0 and short.letters <= full.letters):
        size = len(short.core)
        common = len(short.letters & full.letters) + size - len(short.letters)
        if 2 * common < _ALIKE * (size + len(full.core)):
            return False
    if one == other:
        return True
    # 小额贷款公司 of a district of Changsha is not short for 上海融鑫小额贷款有限公司.
    first, second = one or _named_place(short.name), other or _named_place(full.name)
    return first.startswith(second) or second.startswith(first)


def _have_like_cores(short: str, full: str) -> bool:
    letters = iter(full)
    is_short = short[0] == full[0] and all(letter in letters for letter in short)
    # Two characters are in many names: 东华 in 东机易华物保.
    if is_short and (len(short) > _SHORTEST_CORE or full.startswith(short)):
        return True
    return SequenceMatcher(None, short, full, autojunk=False).ratio() >= _ALIKE


@lru_cache(maxsize=65536)
def _has_department(name: str) -> bool:
    return any(parse_department(name[start:]) for start in range(1, len(name) - 1))


@lru_cache(maxsize=65536)
def _named_place(name: str) -> str:
    """The place that a name begins with; empty where that is none, or not clear."""
    found = leading_place(name)
    return str(found[0]) if found is not None else ""


@lru_cache(maxsize=65536)
def _home(place: str | None) -> Place | None:
    try:
        return parse_place(place) if place else None
    except PlaceError:
        return None
