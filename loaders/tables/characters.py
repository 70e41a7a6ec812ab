"""What became of every character of a file: the account that shows nothing was lost in reading."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Fate(StrEnum):
    """What a stretch of a file was taken for."""

    TITLE = "title"
    INTRO = "intro"
    HEADER = "header"
    CELL = "cell"
    MARKUP = "markup"
    """What draws a table and says nothing: bars, rules, `<br>`, the marks of headings."""
    LEFTOVER = "leftover"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a file and its fate; `stop` is exclusive."""

    fate: Fate
    start: int
    stop: int


def partition(text: str, taken: Iterable[Span]) -> tuple[Span, ...]:
    """Spans that cover a text once, from its beginning to its end, given those that were taken.

    What nobody took is white space (`blank`) or, line by line, a leftover.

    Raises:
        ValueError: two spans overlap, or one reaches beyond the text; a defect of a reader.
    """
    spans: list[Span] = []
    position = 0
    for span in sorted(taken, key=lambda span: (span.start, span.stop)):
        if span.start < position or span.stop > len(text):
            raise ValueError(f"{span} overlaps what was taken before {position}, or the end {len(text)}")
        if span.start == span.stop:
            continue
        spans += _fill(text, position, span.start)
        spans.append(span)
        position = span.stop
    return (*spans, *_fill(text, position, len(text)))


def count_fates(spans: Iterable[Span]) -> dict[Fate, int]:
    """How many characters had each fate; every fate is there, and the sum is the text's length."""
    counts: Counter[Fate] = Counter()
    for span in spans:
        counts[span.fate] += span.stop - span.start
    return {fate: counts[fate] for fate in Fate}


def _fill(text: str, start: int, stop: int) -> Iterator[Span]:
    """What was left between two spans: its white space, and the stretches between that."""
    begin = start
    for position in range(start, stop + 1):
        if position == stop or text[position].isspace() is not text[begin].isspace():
            if begin < position:
                yield Span(Fate.BLANK if text[begin].isspace() else Fate.LEFTOVER, begin, position)
            begin = position
