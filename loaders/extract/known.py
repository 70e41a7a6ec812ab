"""The strong names of the gazetteer as they are looked for in sentences."""

from collections.abc import Iterator
from functools import cache

from ahocorasick import Automaton

from graph.identity import lexicon
from loaders.extract.finders import make_finder


def is_known(name: str) -> bool:
    """Whether this is, to the letter, a strong name of the gazetteer."""
    return name in lexicon.strong_names()


def begins_known(text: str) -> bool:
    """Whether a text begins with a strong name of the gazetteer."""
    return any(text.startswith(name) for name in _by_initial().get(text[:2], ()))


def iter_known(text: str) -> Iterator[tuple[int, int]]:
    """(position of its last character, length) of every strong name in a text without blanks."""
    found: Iterator[tuple[int, int]] = _finder().iter(text)
    return found


@cache
def _finder() -> Automaton:
    return make_finder(name for name in lexicon.strong_names() if len(name) > 1)


@cache
def _by_initial() -> dict[str, tuple[str, ...]]:
    """Strong names by their first two characters."""
    found: dict[str, list[str]] = {}
    for name in lexicon.strong_names():
        found.setdefault(name[:2], []).append(name)
    return {initial: tuple(names) for initial, names in found.items()}
