"""The rows of a sheet, or of a file of delimited text, as lines and tables: titles are no table rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from graph.errors import ReportError
from loaders.columns import is_header

# Every position takes some 500 bytes and ten microseconds; fifty columns of five thousand rows have as many.
MAX_POSITIONS = 250_000


class HasText(Protocol):
    """A cell, in whatever form a reader has it."""

    @property
    def text(self) -> str:
        """The text; empty where there is none."""
        ...


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows of a sheet that belong together, from `start` to before `stop`: a table, or lines around one."""

    start: int
    stop: int
    is_table: bool


def iter_stretches(
    rows: Sequence[Sequence[HasText]], wide: frozenset[int] = frozenset()
) -> Iterator[Stretch]:
    """The rows of a sheet parted into tables and what stands above each, in order.

    A table begins with its header. What stands above the first header, and rows of a single cell
    directly above a later one that are `wide` (merged over columns) or blank, are lines. A sheet without
    any header is a table as a whole: it may continue the one before.
    """
    headers = [index for index, row in enumerate(rows) if is_header([cell.text for cell in row])]
    if not headers:
        if rows:
            yield Stretch(0, len(rows), True)
        return
    begin = 0
    for index, header in enumerate(headers):
        first = 0 if index == 0 else _first_line(rows, begin, header, wide)
        if index > 0 and begin < first:
            yield Stretch(begin, first, True)
        if first < header:
            yield Stretch(first, header, False)
        begin = header
    yield Stretch(begin, len(rows), True)


def check_positions(rows: int, columns: int, where: str) -> None:
    """Refuses a table that is too large to be one of a report.

    Raises:
        ReportError: it has more than `MAX_POSITIONS` cells.
    """
    if rows * columns > MAX_POSITIONS:
        raise ReportError(
            f"{where}: {rows:,} rows of {columns:,} columns are more than a report has "
            f"(at most {MAX_POSITIONS:,} cells); split the file, or check that it is the right one"
        )


def _first_line(rows: Sequence[Sequence[HasText]], begin: int, header: int, wide: frozenset[int]) -> int:
    """Where the lines above a later header begin."""
    first = header
    while first - 1 > begin and (first - 1 in wide or not any(cell.text for cell in rows[first - 1])):
        first -= 1
    return first
