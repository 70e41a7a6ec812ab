"""Cells that stand side by side and go on over lines: which lines make a row, and which breaks are wraps.

A line break inside a cell was either written, or made by a program that ran out of room. Where a line fills
its column and others of the column do so, too, the next one is joined to it without anything between; where
that is not clear, the break stays.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from unicodedata import east_asian_width

from loaders.documents.content import Piece
from loaders.layouts.regions import join_pieces

_ITEM = re.compile(r"(?:\d{1,2}[.．、)）]|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]|[①-⑳])")
_PUNCTUATION = re.compile(r"[，,、。；;]")
_SENTENCE_END = tuple("。！？；;：:")
# As many lines must be full before one is taken for wrapped: the longest line of a column always is.
_LEAST_FULL = 2


@dataclass(frozen=True, slots=True)
class Widths:
    """How wide characters are drawn: those that Unicode leaves open (“”, ①, ─) as one place or as two."""

    open_text: int
    open_lines: int

    def of(self, character: str) -> int:
        """How many places a character takes up."""
        return _width(character, self.open_text, self.open_lines)

    def places(self, text: str) -> list[int]:
        """Where each character of a line begins, the first at place 0."""
        return list(accumulate(map(self.of, text[:-1]), initial=0)) if text else []

    def of_text(self, text: str) -> int:
        """How many places a text takes up."""
        return sum(map(self.of, text))


@lru_cache(maxsize=100_000)
def _width(character: str, open_text: int, open_lines: int) -> int:
    if "\u2500" <= character <= "\u257f":
        return open_lines
    kind = east_asian_width(character)
    return 2 if kind in "WF" else open_text if kind == "A" else 1


# The likeliest first: of a Chinese font all are wide, of a terminal none.
MODELS = (Widths(2, 2), Widths(1, 1), Widths(2, 1), Widths(1, 2))


@dataclass(frozen=True, slots=True)
class Part:
    """One line of a cell, and how many places are free behind it, up to the next column."""

    piece: Piece
    room: int


Line = tuple[Part | None, ...]
"""One line of a table, column by column; None where a column is blank."""


Cell = Sequence[Part | None]
"""A cell, line by line."""


def join_rows(groups: Sequence[Sequence[Line]], widths: Widths) -> list[tuple[Piece, ...]]:
    """Rows of cells, each row from its lines."""
    columns = [[[line[column] for line in group] for group in groups] for column in range(len(groups[0][0]))]
    return list(zip(*join_cells(columns, widths), strict=True))


def join_cells(columns: Sequence[Sequence[Cell]], widths: Widths) -> list[list[Piece]]:
    """The cells of each column as pieces, top to bottom; how a table wraps shows in all of them."""
    wraps = [_Wraps(cells, widths) for cells in columns]
    is_wrapping = sum(each.full for each in wraps) >= _LEAST_FULL
    return [
        [each.join(cell, is_wrapping=is_wrapping) for cell in cells]
        for each, cells in zip(wraps, columns, strict=True)
    ]


def split_by_key(lines: Sequence[Line], key: int) -> list[list[Line]]:
    """Rows by a column that is filled where one begins; lines before the first such are a row, too."""
    groups: list[list[Line]] = []
    for line in lines:
        if line[key] is not None or not groups:
            groups.append([])
        groups[-1].append(line)
    return groups


def may_be_wrapped(groups: Sequence[Sequence[Line]], key: int, widths: Widths) -> bool:
    """Whether a row may be the rest of a name above it, of which the line was full in other columns, too."""
    columns = range(len(groups[0][0]))
    wraps = [_Wraps([[line[column] for line in group] for group in groups], widths) for column in columns]
    for above, below in pairwise(groups):
        full = [column for column in columns if wraps[column].is_full(above[-1][column], below[0][column])]
        cut = [column for column in full if not _is_ended(above[-1][column])]
        if key in full and len(cut) > 1 and len(above) == 1:
            return True
    return False


def _is_ended(part: Part | None) -> bool:
    return part is not None and part.piece.text.endswith(_SENTENCE_END)


class _Wraps:
    """The breaks inside the cells of one column."""

    def __init__(self, cells: Sequence[Cell], widths: Widths) -> None:
        self._widths = widths
        self._padding = min((part.room for cell in cells for part in cell if part is not None), default=0)
        self.full = sum(self.is_full(*pair) for cell in cells for pair in _iter_pairs(cell))
        """How many lines inside cells leave no room for what comes next."""

    def join(self, cell: Cell, *, is_wrapping: bool) -> Piece:
        """The cell as one piece; names that only lines part (市科技局 ⏎ 市教育局) stay on their lines."""
        pieces = [part.piece for part in cell if part is not None]
        is_running = is_wrapping and any(_PUNCTUATION.search(piece.text) for piece in pieces)
        links = [
            "" if is_running and self.is_full(one, other) and not _is_break(one, other) else "\n"
            for one, other in _iter_pairs(cell)
        ]
        return join_pieces(pieces, links)

    def is_full(self, one: Part | None, other: Part | None) -> bool:
        """Whether what comes next had no room behind a line."""
        if one is None or other is None:
            return False
        return one.room - self._padding < self._widths.of(other.piece.text[0])


def _is_break(one: Part, other: Part) -> bool:
    """Whether a line ends where its writer would end one."""
    return _is_ended(one) or _ITEM.match(other.piece.text) is not None


def _iter_pairs(cell: Cell) -> Iterator[tuple[Part, Part]]:
    return pairwise(part for part in cell if part is not None)
