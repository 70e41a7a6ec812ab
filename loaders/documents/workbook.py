"""Workbooks of Excel and WPS → lines and tables: the visible cells of each sheet, in their order.

Told by content: an Excel file is read as one whatever its name (.et, .txt), a renamed one likewise. What a
reader does not see (hidden sheets, rows, columns, what a merged cell covers) is not read, and said; so is a
formula that the file has no value of. Macros are not looked at, other files that formulas name not opened.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.errors import ReportError
from loaders.documents import ole
from loaders.documents.cells import MAX_CHARACTERS, Area, Cells, TooMuchTextError, cell_name
from loaders.documents.composing import Composer
from loaders.documents.content import Merged, Origin
from loaders.documents.gridding import check_positions, iter_stretches
from loaders.documents.package import SIGNATURE, Package
from loaders.documents.source import Source
from loaders.documents.xls import read_xls
from loaders.documents.xlsx import read_xlsx

# Each row that a merged area reaches over is looked at. Areas do not overlap: no sheet has more.
_MOST_MERGED_ROWS = 2_000_000


def read_workbook(name: str, content: bytes) -> Source | None:
    """The workbook of these bytes; None where they are none.

    Raises:
        ReportError: it has a password, is damaged, in the binary format of 2007, or beyond the limits.
    """
    try:
        found = _read_sheets(name, content)
    except TooMuchTextError:
        raise _too_much(name) from None
    if found is None:
        return None
    format_name, sheets = found
    if sum(cells.characters for cells in sheets) > MAX_CHARACTERS:
        raise _too_much(name)
    return _compose(name, content, format_name, sheets)


def _too_much(name: str) -> ReportError:
    return ReportError(
        f"{name}: its cells show more than {MAX_CHARACTERS:,} characters; split the workbook, or check that "
        "it is the right one"
    )


def _read_sheets(name: str, content: bytes) -> tuple[str, list[Cells]] | None:
    """The format and the sheets; None where it is no workbook."""
    if content.startswith(SIGNATURE):
        package = Package(name, content)
        if package.kind == "xlsb":
            raise ReportError(f"{name}: this is an Excel workbook in binary form (xlsb); save it as xlsx")
        return ("xlsx", read_xlsx(package)) if package.kind == "xlsx" else None
    names = {entry.lower() for entry in ole.entry_names(content)}
    if "encryptedpackage" in names:
        raise ReportError(
            f"{name}: the document has a password; remove it in Word, Excel or WPS (File, Info, Protect) and "
            "save the document again"
        )
    if names & {"workbook", "book"} and "worddocument" not in names:
        return "xls", read_xls(name, content)
    return None


def _compose(name: str, content: bytes, format_name: str, sheets: Sequence[Cells]) -> Source:
    composer = Composer()
    tables = 0
    for cells in sheets:
        if cells.is_hidden:
            composer.add_notice(
                f"a hidden sheet with {len(cells.texts)} filled cells is not read; unhide it if it belongs "
                "to the report",
                Origin(sheet=cells.name),
            )
            continue
        tables = _add_sheet(name, cells, composer, tables)
        for notice, origin in _iter_notices(cells):
            composer.add_notice(notice, origin)
    return composer.compose(name, content, format_name)


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    row: int
    column: int


def _add_sheet(name: str, cells: Cells, composer: Composer, tables: int) -> int:
    """Takes in the lines and tables of a sheet; gives how many tables there are now."""
    seen = _visible(cells, f"{name}, sheet {cells.name}")
    rows = sorted({row for row, _ in seen})
    columns = sorted({column for _, column in seen})
    check_positions(len(rows), len(columns), f"{name}, sheet {cells.name}")
    lines = [[_Cell(seen.get((row, column), ""), row, column) for column in columns] for row in rows]
    wide = frozenset(
        index
        for index, line in enumerate(lines)
        if sum(bool(cell.text) for cell in line) == 1 and _is_wide(next(c for c in line if c.text), cells)
    )
    for stretch in iter_stretches(lines, wide):
        part = lines[stretch.start : stretch.stop]
        if not stretch.is_table:
            for cell in (cell for line in part for cell in line):
                composer.add_line(
                    cell.text, Origin(sheet=cells.name, row=cell.row + 1, column=cell.column + 1)
                )
            continue
        tables += 1
        kept = [place for place in range(len(columns)) if any(line[place].text for line in part)]
        composer.add_grid(
            [[(line[place].text, _origin(cells, tables, line[place])) for place in kept] for line in part],
            list(
                _iter_merged(cells.merged, [line[0].row for line in part], [columns[place] for place in kept])
            ),
        )
    return tables


def _origin(cells: Cells, table: int, cell: _Cell) -> Origin:
    return Origin(sheet=cells.name, table=table, row=cell.row + 1, column=cell.column + 1)


def _visible(cells: Cells, where: str) -> Mapping[tuple[int, int], str]:
    """The texts that a reader sees. A merged cell whose first row is hidden shows its text below it."""
    covered = _covered(cells, where)
    moved = {place: text for place, text in cells.texts.items() if place not in covered}
    for top, bottom, left, right in cells.merged:
        if (top, left) in moved and (top in cells.hidden_rows or left in cells.hidden_columns):
            row = next((one for one in range(top, bottom + 1) if one not in cells.hidden_rows), None)
            column = next((one for one in range(left, right + 1) if one not in cells.hidden_columns), None)
            if row is not None and column is not None:
                moved[row, column] = moved.pop((top, left))
    return {
        (row, column): text
        for (row, column), text in moved.items()
        if row not in cells.hidden_rows and column not in cells.hidden_columns
    }


def _covered(cells: Cells, where: str) -> set[tuple[int, int]]:
    """The filled cells that a merged one covers: nobody sees them."""
    columns_of: dict[int, list[int]] = {}
    for row, column in cells.texts:
        columns_of.setdefault(row, []).append(column)
    rows = sorted(columns_of)
    covered: set[tuple[int, int]] = set()
    looked_at = 0
    for top, bottom, left, right in cells.merged:
        for row in rows[bisect_left(rows, top) : bisect_left(rows, bottom + 1)]:
            looked_at += len(columns_of[row])
            covered |= {(row, column) for column in columns_of[row] if left <= column <= right}
        covered.discard((top, left))
        if looked_at > _MOST_MERGED_ROWS:
            raise ReportError(f"{where}: its merged cells overlap; open it in Excel and save it again")
    return covered


def _is_wide(cell: _Cell, cells: Cells) -> bool:
    return any(
        top == cell.row and left == cell.column and right > left for top, _, left, right in cells.merged
    )


def _iter_merged(areas: Iterable[Area], rows: Sequence[int], columns: Sequence[int]) -> Iterator[Merged]:
    """The merged cells of a table, by its own rows and columns."""
    for top, bottom, left, right in areas:
        row, column = bisect_left(rows, top), bisect_left(columns, left)
        height, width = bisect_left(rows, bottom + 1) - row, bisect_left(columns, right + 1) - column
        if height > 0 and width > 0 and height * width > 1:
            yield Merged(row, column, height, width)


def _iter_notices(cells: Cells) -> Iterator[tuple[str, Origin]]:
    origin = Origin(sheet=cells.name)
    for kind, numbers, hidden in (
        ("rows", [row + 1 for row, _ in cells.texts], {row + 1 for row in cells.hidden_rows}),
        (
            "columns",
            [column + 1 for _, column in cells.texts],
            {column + 1 for column in cells.hidden_columns},
        ),
    ):
        found = sorted(hidden.intersection(numbers))
        if found:
            message = f"{len(found)} hidden {kind} with text (the first is {found[0]}) are not read; "
            yield message + "unhide them if they belong to the report", origin
    covered = _covered(cells, cells.name)
    if covered:
        yield f"{len(covered)} cells below merged ones hold text that nobody sees; it is not read", origin
    if cells.unvalued:
        message = f"{len(cells.unvalued)} formulas have no value in the file (the first in "
        yield f"{message}{cell_name(*min(cells.unvalued))}); open it in Excel or WPS and save it", origin
    if cells.errors:
        yield (
            f"{len(cells.errors)} cells show an error (the first in {cell_name(*min(cells.errors))})",
            origin,
        )
    for note in cells.notes:
        yield note, origin
