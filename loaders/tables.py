"""Tables of cells → the rows of a report: one row for each reporting unit, and an account of the rest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from graph.errors import ReportError
from graph.model import Cell, ColumnRole, Row
from loaders.characters import Fate, Span, partition
from loaders.columns import Column, is_header, known_wordings, read_columns
from loaders.documents import Content, Grid, Notice, Piece, Source, read_content
from loaders.titles import Heading, read_heading


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a document, from its header to the next; a page break that repeats the header parts it."""

    columns: tuple[Column, ...]
    header: tuple[Piece, ...]
    rows: int
    """How many rows stand under this header, before those of one unit are joined."""


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

    @property
    def columns(self) -> tuple[Column, ...]:
        """The different columns of all tables, in the order in which they first appear."""
        return tuple(dict.fromkeys(column for table in self.tables for column in table.columns))


def read_sheet(source: Source) -> Sheet:
    """The rows of a report, and what became of everything else in the file.

    Raises:
        ReportError: there is no table, no column of counterparts, or no row.
    """
    content = read_content(source)
    if content is None:
        raise ReportError(
            f"{source.name}: no table found; this version reads tables saved as text, each cell on a line "
            f"of its own behind a tab, with a column {_listed(ColumnRole.UNIT)} …; check that this is one"
        )
    collected = _Collector(source)
    collected.add_all(content)
    if not collected.rows:
        header = collected.tables[0].header[0]
        raise ReportError(
            f"{source.where(header)}: the table has a header ({_headers(collected.tables[0])}) "
            "but no rows that fit it; complete the file"
        )
    return collected.sheet(content)


@dataclass(slots=True)
class _Collector:
    """Takes the blocks of a document in their order, and gathers what each was taken for."""

    source: Source
    tables: list[Table] = field(default_factory=list)
    rows: dict[str, Row] = field(default_factory=dict)
    before: list[Piece] = field(default_factory=list)
    leftovers: list[Piece] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    headers: list[Piece] = field(default_factory=list)
    cells: list[Piece] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    unit: str | None = None
    """The unit of the last row, which a row without one continues."""

    def add_all(self, content: Content) -> None:
        """Takes in every block of the document."""
        for block in content.blocks:
            if isinstance(block, Grid):
                self._add_grid(block)
            elif self.tables:
                self.leftovers.append(block)
                self.below.append(block.text)
            else:
                self.before.append(block)
        self.notices += content.notices

    def sheet(self, content: Content) -> Sheet:
        """Everything taken in, with the fate of every character."""
        heading = read_heading(self.before, self.source.text)
        return Sheet(
            title=heading.title.wording if heading.title else None,
            intro=tuple(piece.text for piece in heading.intro),
            tables=tuple(self.tables),
            rows=tuple(self.rows.values()),
            leftovers=tuple(piece for piece in self.leftovers if piece.text),
            layout=content.layout,
            spans=partition(self.source.text, self._iter_spans(heading)),
            notices=tuple(self.notices),
            below=tuple(line for line in self.below if line),
        )

    def _add_grid(self, grid: Grid) -> None:
        for pieces in grid.rows:
            headers = [piece.text for piece in pieces]
            if is_header(headers):
                self._begin_table(read_columns(headers), pieces)
            elif self.tables and len(pieces) == len(self.tables[-1].columns):
                self._add_row(pieces)
            else:
                self._leave(pieces, "a row that no header fits")

    def _begin_table(self, columns: tuple[Column, ...], header: tuple[Piece, ...]) -> None:
        table = Table(columns, header, 0)
        if all(column.role is not ColumnRole.COUNTERPARTS for column in columns):
            raise ReportError(
                f"{self.source.where(header[0])}: the table has no column of counterparts "
                f"({_listed(ColumnRole.COUNTERPARTS)} …); head one of its columns ({_headers(table)}) so"
            )
        for column, piece in zip(columns, header, strict=True):
            if column.role is None and column not in {c for t in self.tables for c in t.columns}:
                self._warn(f"the column “{column.header}” is not known; its cells are not read", piece)
        self.tables.append(table)
        self.headers += header

    def _add_row(self, pieces: Sequence[Piece]) -> None:
        columns = self.tables[-1].columns
        cells = dict(zip(columns, pieces, strict=True))
        unit = next(piece.wording for column, piece in cells.items() if column.role is ColumnRole.UNIT)
        if not unit and self.unit is None:
            self._leave(pieces, "a row without a unit, and none above it")
            return
        self.unit = unit or self.unit
        self.tables[-1] = replace(self.tables[-1], rows=self.tables[-1].rows + 1)
        known = [
            Cell(column.role, column.header, piece.text, piece.start if self.source.is_verbatim else None)
            for column, piece in cells.items()
            if column.role is not None and piece.text
        ]
        self.cells += [piece for column, piece in cells.items() if column.role is not None]
        self._join(tuple(known))
        self.leftovers += [piece for column, piece in cells.items() if column.role is None]

    def _join(self, cells: tuple[Cell, ...]) -> None:
        """Gives the cells to the row of their unit; a unit is one row however often the table names it."""
        assert self.unit is not None  # noqa: S101 - the caller has just set it
        known = self.rows.get(self.unit) or Row(len(self.rows) + 1, self.unit, ())
        self.rows[self.unit] = replace(known, cells=known.cells + cells)

    def _leave(self, pieces: Sequence[Piece], reason: str) -> None:
        self.leftovers += pieces
        self.below.append("\n".join(piece.text for piece in pieces if piece.text))
        first = next((piece for piece in pieces if piece.text), None)
        if first is not None:
            self._warn(f"not read: {reason}: “{first.wording[:20]}”", first)

    def _warn(self, message: str, piece: Piece) -> None:
        self.notices.append(self.source.notice(message, piece))

    def _iter_spans(self, heading: Heading) -> Iterator[Span]:
        if heading.title:
            yield from _span(Fate.TITLE, heading.title)
        for piece in heading.intro:
            yield from _span(Fate.INTRO, piece)
        for piece in self.headers:
            yield from _span(Fate.HEADER, piece)
        for piece in self.cells:
            yield from _span(Fate.CELL, piece)
        for piece in self.leftovers:
            yield from _span(Fate.LEFTOVER, piece)


def _span(fate: Fate, piece: Piece) -> Iterator[Span]:
    return (Span(fate, start, stop) for start, stop in piece.stretches)


def _headers(table: Table) -> str:
    return "、".join(column.header for column in table.columns)


def _listed(role: ColumnRole) -> str:
    """A few of the wordings that head such a column."""
    return "、".join(known_wordings(role)[:4])
