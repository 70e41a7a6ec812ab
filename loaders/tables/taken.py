"""What was taken of a document so far: the cells of each unit, and the fate of everything else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from graph.model import Cell, Row
from loaders.columns import Column
from loaders.documents import Content, Notice, Piece, Source
from loaders.tables.characters import Fate, Span, partition
from loaders.tables.notes import make_notes
from loaders.tables.sheet import Sheet, Table
from loaders.tables.titles import read_heading


@dataclass
class Taken:
    """Every piece of a document under the fate that it had, and what is to be said of some."""

    source: Source
    before: list[Piece] = field(default_factory=list)
    """What stands above the first table."""
    headers: list[Piece] = field(default_factory=list)
    cells: list[Piece] = field(default_factory=list)
    leftovers: list[Piece] = field(default_factory=list)
    asides: list[Piece] = field(default_factory=list)
    """The lines and cells behind the beginning of the first table that are no rows of it."""
    below: list[str] = field(default_factory=list)
    """What was left over, a row of a grid or a line each."""
    notices: list[Notice] = field(default_factory=list)
    rows: dict[str, list[Cell]] = field(default_factory=dict)
    """The cells of each unit, in the order in which the units first appear."""

    def join(self, unit: str, cells: Sequence[tuple[Column, Piece]]) -> None:
        """Gives the cells to the row of their unit; a unit is one row however often the table names it."""
        self.rows.setdefault(unit, []).extend(
            Cell(column.role, column.header, piece.text, piece.start if self.source.is_verbatim else None)
            for column, piece in cells
            if column.role is not None
        )

    def leave(self, pieces: Sequence[Piece], reason: str) -> None:
        """Sets a row of a grid aside, and says why it was not read."""
        self.set_aside(pieces)
        filled = [piece for piece in pieces if piece.text]
        if filled:
            self.warn(f"not read: “{filled[0].wording[:20]}” {reason}", filled[0])

    def set_aside(self, pieces: Sequence[Piece]) -> None:
        """Leaves over what is no row: a row of the grid, or a line."""
        self.leftovers += pieces
        self.asides += pieces
        self.below.append("\n".join(piece.text for piece in pieces if piece.text))

    def warn(self, message: str, piece: Piece) -> None:
        """Says something of a piece."""
        self.notices.append(self.source.notice(message, piece))

    def to_sheet(self, tables: Sequence[Table], content: Content) -> Sheet:
        """Everything taken, with the fate of every character."""
        heading = read_heading(self.before, self.source.text)
        fates = (
            *((Fate.TITLE, piece) for piece in [heading.title] if piece),
            *((Fate.INTRO, piece) for piece in heading.intro),
            *((Fate.HEADER, piece) for piece in self.headers),
            *((Fate.CELL, piece) for piece in self.cells),
            *((Fate.LEFTOVER, piece) for piece in self.leftovers),
        )
        markup = [Span(Fate.MARKUP, start, stop) for start, stop in content.marks]
        spans = [span for fate, piece in fates for span in _iter_spans(fate, piece)]
        return Sheet(
            title=heading.title.wording if heading.title else None,
            intro=tuple(piece.text for piece in heading.intro),
            tables=tuple(tables),
            rows=tuple(
                Row(number, unit, tuple(cells)) for number, (unit, cells) in enumerate(self.rows.items(), 1)
            ),
            leftovers=tuple(piece for piece in self.leftovers if piece.text),
            layout=content.layout,
            spans=partition(self.source.text, [*markup, *spans]),
            notices=(*content.notices, *self.notices),
            below=tuple(line for line in self.below if line),
            notes=make_notes((*heading.intro, *self.asides), self.source),
        )


def _iter_spans(fate: Fate, piece: Piece) -> Iterator[Span]:
    return (Span(fate, start, stop) for start, stop in piece.stretches)
