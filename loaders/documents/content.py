"""What every reader of a format gives: lines of text and grids of cells, each with its origin."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """The text of a line or a cell, without white space around it.

    `text` is `source.text[start:start + len(text)]`; `start` is None where a format does not hold the text
    in one stretch (a wrapped cell of drawn boxes, a cell of a workbook).
    """

    text: str
    start: int | None

    @property
    def wording(self) -> str:
        """The text without any white space: 对接工作 ⏎ 开展情况 is 对接工作开展情况."""
        return "".join(self.text.split())


@dataclass(frozen=True, slots=True)
class Grid:
    """One table: rows of cells, top to bottom; a row may have fewer or more cells than others."""

    rows: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about a file that its reader should know; `line` counts from 1, None for the whole file."""

    message: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """A document in its own order: grids, and the lines that stand before, between and after them."""

    layout: str
    """What kind of layout it is, in words."""
    blocks: tuple[Piece | Grid, ...]
    notices: tuple[Notice, ...] = ()
