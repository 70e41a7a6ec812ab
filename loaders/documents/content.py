"""What every reader of a format gives: lines of text and grids of cells, each with its origin."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """Where in a document a line or a cell stands; numbers count from 1."""

    page: int | None = None
    sheet: str | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    paragraph: int | None = None

    def __str__(self) -> str:
        named = (
            ("page", self.page),
            ("sheet", self.sheet),
            ("table", self.table),
            ("row", self.row),
            ("column", self.column),
            ("paragraph", self.paragraph),
        )
        return ", ".join(f"{name} {value}" for name, value in named if value is not None)


@dataclass(frozen=True, slots=True)
class Piece:
    """The text of a line or a cell, without white space around it.

    `text` is `source.text[start:start + len(text)]`. Where the text of the source does not
    hold it in one stretch (a wrapped cell of drawn boxes), `start` is None and `parts` are the (start, stop)
    of its stretches.
    """

    text: str
    start: int | None
    origin: Origin | None = None
    parts: tuple[tuple[int, int], ...] = ()
    is_title: bool = False
    """Whether the format itself says that this line is the title of the document."""

    @property
    def wording(self) -> str:
        """The text without any white space: 对接工作 ⏎ 开展情况 is 对接工作开展情况."""
        return "".join(self.text.split())

    @property
    def stretches(self) -> tuple[tuple[int, int], ...]:
        """The (start, stop) in the text of the source that this piece takes up, in order."""
        if self.start is not None:
            return ((self.start, self.start + len(self.text)),)
        return self.parts


@dataclass(frozen=True, slots=True)
class Merged:
    """A cell that spans several positions: its first row and column, from 0, and how many of each."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Grid:
    """One table: rows of cells, top to bottom; a row may have fewer or more cells than others.

    The text of a merged cell stands at its first position; the others that it covers hold empty pieces.
    """

    rows: tuple[tuple[Piece, ...], ...]
    merged: tuple[Merged, ...] = ()


Block = Piece | Grid


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that a file's reader should know, and where: a line from 1, an origin, or nowhere."""

    message: str
    line: int | None = None
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """A document in its own order: grids, and the lines that stand before, between and after them."""

    layout: str
    """What kind of layout it is, in words."""
    blocks: tuple[Block, ...]
    notices: tuple[Notice, ...] = ()
    marks: tuple[tuple[int, int], ...] = ()
    """The (start, stop) of what draws the layout and says nothing: bars, rules, `<br>`."""
    pads: bool = False
    """Whether a row with fewer cells than its header is short of empty ones at its end."""
    needs_counterparts: bool = True
    """Whether a table without a column of counterparts is none of the report's."""
