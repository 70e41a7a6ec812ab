"""Excel workbooks before 2007 (xls; the same inside the .et of WPS): cells as a reader sees them, by xlrd."""

import io
from typing import TYPE_CHECKING

from graph.errors import ReportError
from loaders.documents.cells import Cells, TooMuchTextError
from loaders.documents.numberformat import BUILT_IN, GENERAL, show_number, show_text

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Sheet

# What xlrd calls the types of cells.
_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR = 1, 2, 3, 4, 5


def read_xls(name: str, content: bytes) -> list[Cells]:
    """The sheets of a workbook of the old binary format, in their order.

    Raises:
        ReportError: the workbook has a password, or is damaged.
    """
    import xlrd

    try:
        # What it has to say about oddities goes to a log, by default to the screen.
        book = xlrd.open_workbook(
            file_contents=content, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
        )
        return [_read(book, sheet) for sheet in book.sheets()]
    except TooMuchTextError:
        raise
    except Exception as error:  # noqa: BLE001 - on damaged files xlrd fails in any way it can
        reason = " ".join(str(error).split())[:120] or type(error).__name__
        if "encrypted" in reason.lower():
            raise ReportError(
                f"{name}: the workbook has a password; remove it in Excel or WPS and save the workbook again"
            ) from None
        raise ReportError(
            f"{name}: the workbook is damaged ({reason}); open it in Excel or WPS and save it again as xlsx"
        ) from None


def _read(book: "Book", sheet: "Sheet") -> Cells:
    cells = Cells(sheet.name, sheet.visibility != 0)
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            _add(book, sheet, row, column, cells)
    cells.merged = [(top, bottom - 1, left, right - 1) for top, bottom, left, right in sheet.merged_cells]
    cells.hidden_rows = {row for row, info in sheet.rowinfo_map.items() if info.hidden or info.height == 0}
    cells.hidden_columns = {
        column for column, info in sheet.colinfo_map.items() if info.hidden or info.width == 0
    }
    if sheet.cell_note_map:
        cells.notes.append(f"{len(sheet.cell_note_map)} comments on cells are not read")
    return cells


def _add(book: "Book", sheet: "Sheet", row: int, column: int, cells: Cells) -> None:
    kind, value = sheet.cell_type(row, column), sheet.cell_value(row, column)
    if kind == _TEXT:
        cells.add(row, column, show_text(str(value), _format(book, sheet, row, column)))
    elif kind in (_NUMBER, _DATE):
        code = _format(book, sheet, row, column)
        cells.add(row, column, show_number(float(value), code, from_1904=book.datemode == 1))
    elif kind == _BOOLEAN:
        cells.add(row, column, "TRUE" if value else "FALSE")
    elif kind == _ERROR:
        import xlrd

        cells.errors.append((row, column))
        cells.add(row, column, xlrd.error_text_from_code.get(int(value), "#N/A"))


def _format(book: "Book", sheet: "Sheet", row: int, column: int) -> str:
    """The number format of a cell. Those known by number are shown as a Chinese Excel does."""
    number = book.xf_list[sheet.cell_xf_index(row, column)].format_key
    known = book.format_map.get(number)
    if number in BUILT_IN and (known is None or number in (14, 22) or 27 <= number <= 58):
        return BUILT_IN[number]
    return known.format_str if known is not None else GENERAL
