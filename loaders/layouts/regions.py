"""What a layout makes of a run of lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.columns import Named
from loaders.documents.content import Block, Grid, Notice, Piece
from loaders.documents.lines import Line
from loaders.documents.source import Source


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of lines of a document that no layout has taken yet, and the columns that the user names."""

    source: Source
    lines: Sequence[Line]
    named: Named

    @property
    def text(self) -> str:
        """The whole text, in which the lines have their offsets."""
        return self.source.text

    def part(self, first: int, stop: int) -> "Stretch":
        """Some of the lines."""
        return replace(self, lines=self.lines[first:stop])


@dataclass(frozen=True, slots=True)
class Region:
    """Lines that a layout has taken (`first` to `stop`, exclusive), and what it read there."""

    first: int
    stop: int
    layout: str
    """What kind of layout it is, in words."""
    blocks: tuple[Block, ...]
    marks: tuple[tuple[int, int], ...] = ()
    """The (start, stop) in the text of what draws the layout and says nothing."""
    notices: tuple[Notice, ...] = ()
    needs_counterparts: bool = True

    def shifted(self, by: int) -> "Region":
        """The same lines, counted from further above."""
        return replace(self, first=self.first + by, stop=self.stop + by)


def trim(text: str, start: int, stop: int) -> Piece:
    """What stands between two offsets, without white space around it."""
    content = text[start:stop]
    begin = start + len(content) - len(content.lstrip()) if content.strip() else start
    return Piece(content.strip(), begin)


def join_pieces(pieces: Sequence[Piece], links: Sequence[str]) -> Piece:
    """Pieces that make one cell; `links` are what stands between them: a line break, or nothing.

    Where the cell is one stretch of the text it has an offset, else `parts`.
    """
    if len(pieces) == 1:
        return pieces[0]
    if not pieces:
        return Piece("", None)
    text = "".join(_alternate([piece.text for piece in pieces], links))
    return Piece(text, None, parts=tuple(stretch for piece in pieces for stretch in piece.stretches))


def _alternate(texts: Sequence[str], links: Sequence[str]) -> Iterator[str]:
    for text, link in zip(texts, [*links, ""], strict=True):
        yield text
        yield link


def make_grid(rows: Sequence[Sequence[Piece]]) -> Grid:
    """A table of these rows, none of its cells merged."""
    return Grid(tuple(tuple(row) for row in rows))
