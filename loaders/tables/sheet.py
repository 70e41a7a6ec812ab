"""A report as its layout shows it: rows of units, columns, and an account of the rest."""

from dataclasses import dataclass

from graph.model import Note, Row
from loaders.columns import Column
from loaders.documents import Notice, Piece
from loaders.tables.characters import Span


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a document, from its header to the next; a page break that repeats the header parts it."""

    columns: tuple[Column, ...]
    header: tuple[Piece, ...]
    rows: int
    """How many rows stand under this header, before those of one unit are joined."""
    filled: tuple[int, ...] = ()
    """How many cells of each column hold text that was read; of a column that is not known, none."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A report as its layout shows it: nothing is interpreted yet but headers and units."""

    title: str | None
    """The title without white space; None where nothing stands before the table that could be one."""
    intro: tuple[str, ...]
    """The other lines before the table."""
    tables: tuple[Table, ...]
    rows: tuple[Row, ...]
    """One for each unit, numbered in the order in which they first appear; no cell is empty."""
    leftovers: tuple[Piece, ...]
    """What belongs to no title, header or known column."""
    layout: str
    spans: tuple[Span, ...]
    """The fate of every character, from the first to the last."""
    notices: tuple[Notice, ...] = ()
    below: tuple[str, ...] = ()
    """The lines after the beginning of the first table that are no rows of it: notes, sign-offs, dates."""
    notes: tuple[Note, ...] = ()
    """All lines and cells before, between and below the rows but the title, as evidence for what they say."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """The different columns of all tables, in the order in which they first appear."""
        return tuple(dict.fromkeys(column for table in self.tables for column in table.columns))
