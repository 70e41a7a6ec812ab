"""Which clauses of a sentence the tagger has to read, and its words for all of it.

Clauses that can name nobody, or nobody who is not found without it, are left out (`hints.py`). What is read
is read with the characters beside it, which its tags depend on.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from loaders.extract.hints import needs_tagger
from loaders.extract.lexis import Lexis
from loaders.extract.tagger import Tagger, Word

_CLAUSE = re.compile(r"[^，,；;：:。]*[，,；;：:。]?")
_BLANK = re.compile(r"\s")
# So many characters of what is left out are read with what stands beside them, since tags depend on them:
# with fewer, a name of the annotated reports changed; with these, none of 3,800 did.
_BEFORE, _BEHIND = 3, 5
# It does not pay to leave out less.
_LEAST = 8


class _Piece(NamedTuple):
    """A run of clauses to read, and the stretch that is read for it."""

    start: int
    stop: int
    read_from: int
    read_to: int


def tag_needed(texts: Sequence[str], tagger: Tagger, lexis: Lexis) -> list[list[Word]]:
    """The words of each text, in order; a run of clauses that can name nobody is one word, tagged `w`."""
    pieces = [_pieces(text, lexis) for text in texts]
    read = [
        "".join(text[piece.read_from : piece.read_to] for piece in of_text)
        for text, of_text in zip(texts, pieces, strict=True)
    ]
    tagged = zip(texts, pieces, tagger.tag_all(read), strict=True)
    return [
        words if of_text == [(0, len(text), 0, len(text))] else list(_iter_words(text, of_text, words))
        for text, of_text, words in tagged
    ]


def _pieces(text: str, lexis: Lexis) -> list[_Piece]:
    """The runs of clauses to read; all of a text with blanks, which may stand within a name."""
    runs = [(0, len(text))] if _BLANK.search(text) is not None else _runs(text, lexis)
    return [
        _Piece(start, stop, max(0, start - _BEFORE), min(len(text), stop + _BEHIND)) for start, stop in runs
    ]


def _runs(text: str, lexis: Lexis) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for match in _CLAUSE.finditer(text):
        if not needs_tagger(match[0], lexis):
            continue
        start, stop = match.span()
        if found and start - found[-1][1] < _LEAST:
            start = found.pop()[0]
        found.append((start, stop))
    if found and found[0][0] < _LEAST:
        found[0] = (0, found[0][1])
    if found and len(text) - found[-1][1] < _LEAST:
        found[-1] = (found[-1][0], len(text))
    return found


def _iter_words(text: str, pieces: Sequence[_Piece], words: Sequence[Word]) -> Iterator[Word]:
    """The words of what was read at their places in the text, and one word for what was left out."""
    reached = read = 0
    following = iter(words)
    word = next(following, None)
    for piece in pieces:
        if reached < piece.start:
            yield Word(reached, piece.start, text[reached : piece.start], "w")
        shift, read = piece.read_from - read, read + piece.read_to - piece.read_from
        while word is not None and word.start < read:
            start, stop = max(word.start + shift, piece.start), min(word.stop + shift, piece.stop)
            if start < stop:
                yield Word(start, stop, text[start:stop], word.tag)
            if word.stop > read:
                # A word over the seam of two runs is read for both.
                break
            word = next(following, None)
        reached = piece.stop
    if reached < len(text):
        yield Word(reached, len(text), text[reached:], "w")
