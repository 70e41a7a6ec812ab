"""What a word tagger gives, as a small protocol, so that another can take the place of `lac.py`."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol


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
