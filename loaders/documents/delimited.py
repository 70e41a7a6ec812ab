"""Delimited text (csv, tsv): cells between commas, tabs, semicolons or bars, quoted where they need to be.

Told by its content: some delimiter must part a header of known columns, with rows of its width below, so
that prose with commas is none. Lines above the header are titles. A cell is quoted as a whole, and a quote
in it is doubled; quotes in the middle of a cell belong to its text. Every cell is one stretch of the file,
or several where quotes in it are doubled.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from graph.errors import ReportError
from loaders.columns import NONE_NAMED, Named, is_header
from loaders.documents.content import Block, Grid, Origin, Piece
from loaders.documents.gridding import MAX_POSITIONS, check_positions, iter_stretches
from loaders.documents.source import Source

_FORMATS = {",": "csv", "\t": "tsv", ";": "csv", "|": "csv"}
# Other layouts of text use these between cells that lie in one line too; rows must bear out the header.
_SHARED = frozenset("\t|")
# Titles, notes on how to fill in, the date: no report has more lines above its header.
_MOST_RECORDS_ABOVE = 50
_LINE_END = re.compile(r"\r\n|\r|\n")
_DOUBLED = re.compile('""')
_WORDS = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class _Record:
    cells: tuple[Piece, ...]
    unclosed: int | None = None
    """Where a quote stands that nothing closes."""


class _TooManyQuotesError(Exception):
    """The quotes of a file part its cells into more pieces than memory should hold."""


def read_delimited(source: Source, named: Named = NONE_NAMED) -> Source | None:
    """The tables of a delimited text; None where it is none. `named` are columns that the user names.

    Raises:
        ReportError: a quoted cell is not closed, so that nobody can say where rows end; or there are too
            many cells.
    """
    try:
        found = [(delimiter, _sift(source.text, delimiter, named)) for delimiter in _FORMATS]
    except _TooManyQuotesError:
        raise ReportError(
            f"{source.name}: more than {MAX_POSITIONS:,} doubled quotes, which no report has; check that it "
            "is the right file"
        ) from None
    fitting = [(fit, delimiter) for delimiter, fit in found if fit]
    if not fitting:
        return None
    # Of equals the first: max keeps it.
    delimiter = max(fitting, key=lambda pair: pair[0])[1]
    records = _checked(source, list(_iter_records(source.text, delimiter)))
    blocks = tuple(_iter_blocks(source, records))
    return replace(
        source, format=_FORMATS[delimiter], blocks=blocks, marks=tuple(_iter_marks(source.text, blocks))
    )


def _sift(text: str, delimiter: str, named: Named) -> int:
    """How many records a delimiter makes that are as wide as the header among the first; 0 for no table."""
    if delimiter not in text:
        return 0
    header = next(
        (
            record
            for record in islice(_iter_records(text, delimiter), _MOST_RECORDS_ABOVE)
            if is_header([cell.text for cell in record.cells], named)
        ),
        None,
    )
    if header is None or (delimiter == "|" and not (header.cells[0].text and header.cells[-1].text)):
        return 0
    widths = [len(record.cells) for record in _iter_records(text, delimiter) if len(record.cells) > 1]
    fitting = widths.count(len(header.cells))
    if delimiter in _SHARED and (fitting < 2 or 2 * fitting < len(widths)):
        return 0
    return fitting


def _checked(source: Source, records: list[_Record]) -> list[_Record]:
    for record in records:
        if record.unclosed is not None:
            raise ReportError(
                f"{source.name}, line {source.line_at(record.unclosed)}: a quoted cell begins here and is "
                "not closed; close it with another quote, or double a quote that belongs to the text"
            )
    check_positions(len(records), max(len(record.cells) for record in records), source.name)
    return records


def _iter_blocks(source: Source, records: Sequence[_Record]) -> Iterator[Block]:
    rows = [
        [replace(cell, origin=Origin(row=row, column=column)) for column, cell in enumerate(record.cells, 1)]
        for row, record in enumerate(records, 1)
        if any(cell.text for cell in record.cells) and not _names_delimiter(row, record, source.text)
    ]
    wide = frozenset(index for index, row in enumerate(rows) if not any(cell.text for cell in row[1:]))
    for stretch in iter_stretches(rows, wide):
        part = rows[stretch.start : stretch.stop]
        if stretch.is_table:
            # Programs fill all rows up to the widest, be it with nothing.
            width = max(index for row in part for index, cell in enumerate(row, 1) if cell.text)
            yield Grid(tuple(tuple(row[:width]) for row in part))
        else:
            yield from (cell for row in part for cell in row if cell.text)


def _names_delimiter(row: int, record: _Record, text: str) -> bool:
    """Whether a record is the line `sep=;`, by which Excel is told the delimiter."""
    return row == 1 and len(record.cells) == 2 and re.match(r"sep=.[\r\n]", text) is not None


def _iter_records(text: str, delimiter: str) -> Iterator[_Record]:
    """The records of a text, in order, empty ones too."""
    inner = "[^" + re.escape(delimiter) + r"\r\n]*"
    lead = f"(?:(?!{re.escape(delimiter)})" + r"[^\S\r\n])*"
    field = re.compile(
        rf'(?P<lead>{lead})"(?P<quoted>[^"]*+(?:""[^"]*+)*+)"(?P<rest>{inner})|{lead}(?P<open>"?)(?P<plain>{inner})'
    )
    position, cells, parts = 0, list[Piece](), 0
    unclosed: int | None = None
    while True:
        match = field.match(text, position)
        assert match is not None  # noqa: S101 - the pattern matches nothing, too
        piece = _read_field(match, text)
        if match["open"] and unclosed is None:
            unclosed = match.start("open")
        cells.append(piece)
        parts += len(piece.parts)
        if parts > MAX_POSITIONS:
            raise _TooManyQuotesError
        position = match.end()
        end = _LINE_END.match(text, position)
        if end is not None or position == len(text):
            yield _Record(tuple(cells), unclosed)
            cells, unclosed = [], None
        if position == len(text):
            return
        position = end.end() if end is not None else position + 1


def _read_field(match: re.Match[str], text: str) -> Piece:
    if match["plain"] is not None:
        return _strip(text, match.start(), match.end())
    if match["rest"].strip():
        # “回头看”工作 in straight quotes: they belong to the text.
        return _strip(text, match.end("lead"), match.end())
    start, stop = match.span("quoted")
    piece = _strip(text, start, stop)
    if piece.start is None or '""' not in piece.text:
        return piece
    begin, end = piece.start, piece.start + len(piece.text)
    if text.count('""', begin, end) > MAX_POSITIONS:
        raise _TooManyQuotesError
    parts: list[tuple[int, int]] = []
    for doubled in _DOUBLED.finditer(text, begin, end):
        parts.append((begin, doubled.start() + 1))
        begin = doubled.end()
    parts += [(begin, end)] if begin < end else []
    return Piece("".join(text[first:last] for first, last in parts), None, parts=tuple(parts))


def _strip(text: str, start: int, stop: int) -> Piece:
    content = text[start:stop]
    return Piece(content.strip(), start + len(content) - len(content.lstrip()) if content.strip() else start)


def _iter_marks(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """What stands between the cells: delimiters and quotes."""
    position = 0
    for block in blocks:
        for piece in [block] if isinstance(block, Piece) else [cell for row in block.rows for cell in row]:
            for start, stop in piece.stretches:
                yield from (mark.span() for mark in _WORDS.finditer(text, position, start))
                position = max(position, stop)
    yield from (mark.span() for mark in _WORDS.finditer(text, position, len(text)))
