"""What a word tagger gives, as a small protocol, so that another can take the place of `lac.py`."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

# Words of these tags may stand inside a name, to the left of its head.
INSIDE = frozenset({"n", "nz", "nw", "LOC", "ORG", "PER", "vn", "an", "s", "b", "j", "f"})
# What proves that a common noun with a head is the name of somebody.
PROPER = frozenset({"LOC", "ORG", "nz"})


class Word(NamedTuple):
    """One word of a text with its tag (LAC's tag set: ORG, LOC, PER, TIME, n, v, p, c, w …)."""

    start: int
    stop: int
    text: str
    tag: str


class Tagger(Protocol):
    """Cuts texts into words that cover them without gaps."""

    def tag_all(self, texts: Sequence[str]) -> list[list[Word]]:
        """The words of each text, in order; whether they are read one by one is the tagger's affair."""
        ...
