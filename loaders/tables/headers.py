"""Where the headers of a table stand, over one row or over several, and what its columns are."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.model import ColumnRole
from loaders.columns import NONE_NAMED, Column, Named, is_header, is_known_wording, read_columns
from loaders.documents import Grid, Piece

# 对接情况 above 工作进展, below a title of its own: more levels than three nobody reads.
_MOST_LEVELS = 3
_BRACKET = re.compile(r"[（(\[【〔].*[）)\]】〕]")
_EMPTY = Piece("", None)


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a table: its rows in the grid (`stop` is exclusive), its cells, its columns."""

    start: int
    stop: int
    pieces: tuple[Piece, ...]
    columns: tuple[Column, ...]


class Positions:
    """The cells of a grid by position; for one that a merged cell covers, where that cell stands.

    `pads` where cells that are missing at the end of a row are empty ones.
    """

    def __init__(self, grid: Grid, *, pads: bool = True) -> None:
        self.grid = grid
        self.pads = pads
        self.width = max((len(row) for row in grid.rows), default=0)
        self._covered = {
            (row, column): (merged.row, merged.column)
            for merged in grid.merged
            for row in range(merged.row, merged.row + merged.rows)
            for column in range(merged.column, merged.column + merged.columns)
        }
        self._spans = {(merged.row, merged.column): merged for merged in grid.merged}

    def piece(self, row: int, column: int) -> Piece:
        """What stands at a position; an empty piece where a row has no such cell."""
        pieces = self.grid.rows[row]
        return pieces[column] if column < len(pieces) else _EMPTY

    def row(self, row: int, width: int | None = None) -> tuple[Piece, ...]:
        """The cells of a row, filled up to a width with empty ones."""
        return tuple(self.piece(row, column) for column in range(self.width if width is None else width))

    def width_at(self, row: int) -> int:
        """How many cells a row has, the empty ones at its end that it is short of among them."""
        return self.width if self.pads else len(self.grid.rows[row])

    def home(self, row: int, column: int) -> tuple[int, int]:
        """Where the cell stands that a position belongs to."""
        return self._covered.get((row, column), (row, column))

    def columns_of(self, row: int, column: int) -> int:
        """How many columns the cell that begins at a position spans."""
        merged = self._spans.get((row, column))
        return merged.columns if merged else 1


def iter_headers(positions: Positions, named: Named = NONE_NAMED) -> Iterator[Header]:
    """The headers of a grid, top to bottom; one that is repeated is found again."""
    row = 0
    while row < len(positions.grid.rows):
        header = _header_at(positions, row, named)
        if header is not None:
            yield header
        row = header.stop if header else row + 1


def _header_at(positions: Positions, row: int, named: Named) -> Header | None:
    texts = [piece.text for piece in positions.row(row)]
    if not is_header(texts, named):
        return None
    stop = row + 1
    while stop < min(row + _MOST_LEVELS, len(positions.grid.rows)) and _goes_on(positions, row, stop, named):
        stop += 1
    paths = [_path(positions, row, stop, column) for column in range(positions.width_at(row))]
    columns = read_columns(
        [path[-1] if path else "" for path in paths], named, [_group(path) for path in paths]
    )
    if all(column.role is not ColumnRole.UNIT for column in columns):
        # 单位 stands above another heading: its column is one of something else.
        return None
    pieces = [piece for each in range(row, stop) for piece in positions.row(each) if piece.text]
    return Header(row, stop, tuple(pieces), columns)


def _goes_on(positions: Positions, first: int, row: int, named: Named) -> bool:
    """Whether a row still belongs to the header that begins above it."""
    if _is_reached(positions, first, row):
        return True
    below = positions.row(row)
    filled = [column for column, piece in enumerate(below) if piece.text]
    if not filled or all(piece.text for piece in below):
        return False
    # Without merged cells: labels below a header with gaps, and nothing where 单位 stands.
    above = [column for column in range(positions.width) if positions.piece(first, column).text]
    unheaded = [column for column in filled if column not in above]
    texts = [below[column].text for column in filled]
    are_labels = all(is_known_wording(text, named) for text in texts) and bool(unheaded)
    are_brackets = all(_BRACKET.fullmatch("".join(text.split())) for text in texts)
    return (are_labels or are_brackets) and not is_header(texts, named)


def _is_reached(positions: Positions, first: int, row: int) -> bool:
    """Whether a cell of the header above reaches down to a row."""
    homes = (positions.home(row, column) for column in range(positions.width))
    return any(first <= home[0] < row for home in homes)


def _path(positions: Positions, start: int, stop: int, column: int) -> list[str]:
    """The wordings above one another at a column, top to bottom, each merged cell once."""
    homes = dict.fromkeys(positions.home(row, column) for row in range(start, stop))
    texts = [positions.piece(*home).text for home in homes]
    lower = any(positions.piece(row, column).text for row in range(start + 1, stop))
    if not texts[0] and lower and positions.home(start, column) == (start, column):
        # Without merged cells a group stands above its first column only.
        texts[0] = next((text for text in _leftward(positions, start, column) if text), "")
    path: list[str] = []
    for text in texts:
        if path and _BRACKET.fullmatch("".join(text.split())):
            path[-1] += text
        elif text:
            path.append(text)
    return path


def _leftward(positions: Positions, row: int, column: int) -> Sequence[str]:
    return [positions.piece(row, left).text for left in range(column - 1, -1, -1)]


def _group(path: Sequence[str]) -> str | None:
    return "".join(path[:-1]) or None
