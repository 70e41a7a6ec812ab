"""A document that is no plain text as one text: its lines and cells in order, each with its origin."""

from collections.abc import Sequence
from dataclasses import replace

from loaders.documents.content import Block, Grid, Merged, Notice, Origin, Piece
from loaders.documents.source import Source


class Composer:
    """Takes the lines and tables of a document in their order, and gives them as a `Source`.

    In the text, lines and table rows end with a line break and the cells of a row with a tab, so that every
    piece is one stretch of it. White space around a line or a cell is dropped; what is inside stays as it is.
    """

    def __init__(self) -> None:
        self._text: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._notices: list[Notice] = []

    def add_line(self, text: str, origin: Origin, *, as_it_is: bool = False, is_title: bool = False) -> None:
        """Takes in a paragraph outside tables; an empty one leaves no trace.

        `as_it_is` keeps an empty one, and the white space before others, in the text, where a table may be
        laid out by them. `is_title` says that the format itself calls it the title.
        """
        if as_it_is:
            self._append(text[: len(text) - len(text.lstrip())] if text.strip() else "\n")
        if text.strip():
            self._blocks.append(replace(self._add(text, origin, "\n"), is_title=is_title))

    def add_grid(self, rows: Sequence[Sequence[tuple[str, Origin]]], merged: Sequence[Merged] = ()) -> None:
        """Takes in a table: (text, origin) of each position.

        What a merged cell covers is empty: its text stands at its first position.
        """
        grid = tuple(tuple(self._add(text, origin, "\t") for text, origin in row) for row in rows)
        self._blocks.append(Grid(grid, tuple(merged)))
        self._append("\n")

    def part(self) -> None:
        """Parts what follows from the line above by a blank line: they are no halves of one title."""
        self._append("\n")

    def add_notice(self, message: str, origin: Origin | None = None) -> None:
        """Takes in something that the user should know about the document."""
        self._notices.append(Notice(message, origin=origin))

    def compose(self, name: str, content: bytes, format_name: str, encoding: str | None = None) -> Source:
        """All that was taken in, as the document of that name and content."""
        return Source(
            name=name,
            content=content,
            text="".join(self._text),
            encoding=encoding,
            format=format_name,
            blocks=tuple(self._blocks),
            is_verbatim=False,
            notices=tuple(self._notices),
        )

    def _add(self, text: str, origin: Origin, end: str) -> Piece:
        piece = Piece(text.strip(), self._length, origin)
        self._append(piece.text + end)
        return piece

    def _append(self, text: str) -> None:
        self._text.append(text)
        self._length += len(text)
