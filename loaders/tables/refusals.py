"""Why a document has no rows to read, and which of its columns are nothing to rely on."""

from collections.abc import Iterator, Sequence

from graph.errors import ReportError
from graph.model import ColumnRole
from loaders.columns import LONGEST_HEADER, Column, Named, is_named, known_wordings
from loaders.documents import Grid, Notice, Piece, Source
from loaders.tables.sheet import Table

# How much of a strange table a message shows.
_LONGEST_SEEN = 60
# A column without a word in fewer rows is nothing to wonder about.
_LEAST_ROWS = 3
_TELLING = frozenset({ColumnRole.COUNTERPARTS, ColumnRole.WORK, ColumnRole.RESULTS})


def no_table(source: Source, strange: str = "") -> ReportError:
    """Nothing in the document looks like a table of such a report; `strange` is how one in it begins."""
    seen = f"; a table in it begins with {strange}" if strange else ""
    return ReportError(
        f"{source.name}: no table found; looked for a header with a column {_listed(ColumnRole.UNIT)} … and "
        f"one {_listed(ColumnRole.COUNTERPARTS)} …, for headings of units above paragraphs 对接单位：…, and "
        "for items that end in （牵头单位：…，配合单位：…）; if the columns are named otherwise, say so: "
        f"--columns 单位=…{seen}"
    )


def no_counterparts(source: Source, without: Sequence[tuple[str, Piece]]) -> ReportError:
    """There are tables, (header, where it begins) each, but none says with whom the units deal."""
    words, piece = without[0]
    return ReportError(
        f"{source.where(piece)}: the table has no column of counterparts "
        f"({_listed(ColumnRole.COUNTERPARTS)} …); head one of its columns ({words}) so, or name it: "
        "--columns 对接单位=…"
    )


def check_columns(source: Source, tables: Sequence[Table], named: Named) -> Iterator[Notice]:
    """Known columns that hold not a word, so that a shifted table does not pass for a read one.

    And columns that the user names and that stand nowhere: a slip of the pen must not pass either.
    """
    for table in tables:
        for column, count in zip(table.columns, table.filled, strict=True):
            if column.role in _TELLING and not count and table.rows >= _LEAST_ROWS:
                message = f"the column “{column.header}” is empty in all {table.rows} rows"
                yield source.notice(message, table.header[0])
    headers = [column.header for table in tables for column in table.columns]
    for wording, role in named.items():
        if not any(is_named(header, {wording: role}) for header in headers):
            yield Notice(f"no column is headed “{wording}”, as --columns says")


def first_row_of(grid: Grid) -> str:
    """The first row of a table that may head it: several cells, all of them short; empty where none is."""
    for row in grid.rows:
        words = [piece.wording for piece in row if piece.text]
        if len(words) > 1 and max(map(len, words)) <= LONGEST_HEADER:
            return "、".join(words)[:_LONGEST_SEEN]
    return ""


def headers_of(columns: Sequence[Column]) -> str:
    """The headers of these columns, for a message."""
    return "、".join(column.header for column in columns if column.header)


def _listed(role: ColumnRole) -> str:
    """A few of the wordings that head such a column."""
    return "、".join(known_wordings(role)[:4])
