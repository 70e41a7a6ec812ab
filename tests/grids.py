"""Tables of cells as readers of formats give them, for tests."""

from collections.abc import Sequence

from loaders.columns import NONE_NAMED, Named
from loaders.documents import Merged, Origin
from loaders.documents.composing import Composer
from loaders.sheets import Sheet, read_sheet

Rows = Sequence[Sequence[str]]
Table = tuple[Rows, Sequence[tuple[int, int, int, int]]]


def table(*rows: str, merged: Sequence[tuple[int, int, int, int]] = ()) -> Table:
    """A table, each row as `cell|cell`; `merged` are (row, column, rows, columns)."""
    return [[cell.replace("/", "\n") for cell in row.split("|")] for row in rows], merged


def read_tables(*blocks: Table | str, named: Named = NONE_NAMED) -> Sheet:
    """The sheet of a document of these tables and lines."""
    composer = Composer()
    number = 0
    for block in blocks:
        if isinstance(block, str):
            composer.add_line(block, Origin(paragraph=1))
            continue
        number += 1
        rows = [
            [(cell, Origin(table=number, row=row, column=column)) for column, cell in enumerate(cells, 1)]
            for row, cells in enumerate(block[0], 1)
        ]
        composer.add_grid(rows, [Merged(*each) for each in block[1]])
    return read_sheet(composer.compose("report.docx", b"PK", "docx"), named)


def rows_of(sheet: Sheet) -> list[tuple[str, ...]]:
    """Each unit with the texts of its cells, those of units and numbers aside."""
    told = [
        [cell.text for cell in row.cells if cell.role.value not in ("unit", "number")] for row in sheet.rows
    ]
    return [(row.unit, *texts) for row, texts in zip(sheet.rows, told, strict=True)]


def left_of(sheet: Sheet) -> list[str]:
    """What was left over."""
    return [piece.text for piece in sheet.leftovers]


def messages_of(sheet: Sheet) -> list[str]:
    """What the notices say, and where."""
    return [f"{notice.origin or notice.line}: {notice.message}" for notice in sheet.notices]
