"""One report in every layout and format: the same rows come back from each."""

from pathlib import Path

import pytest

from loaders.documents import read_source
from loaders.sheets import Sheet, read_sheet
from loaders.tables.characters import Fate, count_fates
from tests import render
from tests.render import FLAT, FORMATS, ROWS, TEXTS, Rows
from tests.rendered import ROLES, expected, lines
from tests.tables import assert_partitioned


def assert_rows(sheet: Sheet, rows: Rows) -> None:
    """The rows are these, and nothing is left over but the note below the table."""
    found = [
        (row.unit, [(cell.role, lines(cell.text)) for cell in row.cells if cell.role is not ROLES[0]])
        for row in sheet.rows
    ]
    assert found == expected(rows)
    assert (sheet.title, sheet.intro) == (render.TITLE, (render.CUTOFF,))
    assert [piece.text.strip("*") for piece in sheet.leftovers] == [render.NOTE]
    assert sheet.notices == ()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("layout", TEXTS)
def test_every_layout_gives_the_same_rows(layout: str, end: str, tmp_path: Path) -> None:
    draw, ending, holds_lines = TEXTS[layout]
    rows = ROWS if holds_lines else [row for row in FLAT if all(row)]
    path = tmp_path / f"report.{ending}"
    path.write_bytes(draw(rows).replace("\r\n", "\n").replace("\n", end).encode())
    source = read_source(path)
    sheet = read_sheet(source)
    assert_rows(sheet, rows)
    assert_partitioned(sheet, source.text)
    assert count_fates(sheet.spans)[Fate.LEFTOVER] <= len(render.NOTE) + 2


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_the_same_rows(name: str, tmp_path: Path) -> None:
    draw, ending = FORMATS[name]
    path = tmp_path / f"report.{ending}"
    path.write_bytes(draw(ROWS))
    source = read_source(path)
    sheet = read_sheet(source)
    assert_rows(sheet, ROWS)
    assert_partitioned(sheet, source.text)
