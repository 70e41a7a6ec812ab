"""Bodies of different reports that may be one: which of many pairs a person should look at.

Two reports of one place read one name alike, so that most bodies meet by themselves. What is left are names
that only the context of a report makes clear: those that are alike (`likeness.py`), and one name with a place
and without one.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from graph.errors import PlaceError
from graph.identity.likeness import Compared, make_compared
from graph.identity.names import read_name
from graph.identity.near import iter_alike
from graph.identity.places import parse_place
from graph.model import Organization, Place, Suggestion


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


def _prepare(body: Organization) -> Compared:
    home = _home(body.place)
    reading = read_name(body.name, home if home is not None else Place())
    if reading.organization.id != body.id:
        reading = replace(reading, name=body.name, place=body.place, whole=None, weak=())
    return make_compared(body.id, replace(reading, kind=body.kind, level=body.level))


def _iter_pairs(bodies: Sequence[Compared]) -> Iterator[tuple[Compared, Compared, str]]:
    yield from _iter_namesakes(bodies)
    yield from iter_alike(bodies)


def _iter_namesakes(bodies: Sequence[Compared]) -> Iterator[tuple[Compared, Compared, str]]:
    """One name with a place and without one, or in a place and in one that lies in it."""
    named = {(body.name, body.reading.place or ""): body for body in bodies}
    for (name, narrow), body in named.items():
        for stop in range(len(narrow)):
            other = named.get((name, narrow[:stop]))
            if other is not None:
                where = f"of {narrow[:stop]}" if stop else "without a place"
                yield body, other, f"one name, {name}, once {where} and once of {narrow}"


@lru_cache(maxsize=65536)
def _home(place: str | None) -> Place | None:
    try:
        return parse_place(place) if place else None
    except PlaceError:
        return None
