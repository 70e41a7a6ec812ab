"""Finding thousands of names in a text in one pass, while more names come in."""

from collections.abc import Iterable, Iterator
from itertools import chain

from ahocorasick import Automaton

# New names are kept apart until they are one to so many: so each is built in a few times only.
_SHARE = 8


def make_finder(names: Iterable[str]) -> Automaton:
    """What finds these names: `iter(text)` gives (position of its last character, length) of each."""
    automaton = Automaton()
    for name in names:
        automaton.add_word(name, len(name))
    if len(automaton):
        automaton.make_automaton()
    return automaton


def iter_longest(finder: Automaton, text: str) -> Iterator[tuple[int, int]]:
    """(start, stop) of names that do not overlap, from the left, each time the longest that begins there."""
    longest: dict[int, int] = {}
    for end, length in finder.iter(text):
        start = end + 1 - length
        longest[start] = max(end + 1, longest.get(start, 0))
    reached = 0
    for start in sorted(longest):
        if start >= reached:
            reached = longest[start]
            yield start, reached


class Finders:
    """The names learnt so far; to learn one more costs little, however many there are."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._built = 0
        """How many of the names are in the first automaton."""
        self._main: Automaton | None = None
        self._late: Automaton | None = None

    def add(self, name: str) -> None:
        """Takes in a name that was not there."""
        self._names.append(name)
        self._late = None

    def iter(self, text: str) -> Iterator[tuple[int, int]]:
        """(position of its last character, length) of every name in a text."""
        if len(self._names) - self._built > self._built // _SHARE:
            self._main, self._built = make_finder(self._names), len(self._names)
        if self._late is None:
            self._late = make_finder(self._names[self._built :])
        automata = (self._main, self._late)
        return chain.from_iterable([a.iter(text) for a in automata if a is not None and len(a)])
