"""For tests of workbooks: some to read, and what was read of them."""

from pathlib import Path

from loaders.documents import Grid, Source
from loaders.documents.workbook import read_workbook

HEADER = ["单位", "对接单位", "对接情况", "成果"]
ROW = ["区经贸局", "市外经贸委", "与市外经贸委对接。", "签订协议。"]


def read(content: bytes) -> Source:
    """The workbook of these bytes."""
    source = read_workbook("report.xlsx", content)
    assert source is not None
    return source


def grids(source: Source) -> list[Grid]:
    """The tables."""
    return [block for block in source.blocks or () if isinstance(block, Grid)]


def said(source: Source) -> list[tuple[str, str]]:
    """Every notice, with its place."""
    return [(str(notice.origin or ""), notice.message) for notice in source.notices]


def texts_of(content: bytes) -> list[str]:
    """The filled cells of all tables, in order."""
    return [piece.text for grid in grids(read(content)) for row in grid.rows for piece in row if piece.text]


def make_xls(tmp_path: Path, *, name: str = "report.xls") -> Path:
    """A workbook of the old format with what the reader must understand."""
    import xlwt

    book = xlwt.Workbook()
    page = book.add_sheet("市级")
    page.write_merge(0, 0, 0, 3, "区级部门对接情况")
    for column, text in enumerate(HEADER):
        page.write(1, column, text)
    page.write_merge(2, 3, 0, 0, "区经贸局")
    for column, text in enumerate(ROW[1:], 1):
        page.write(2, column, text)
    page.write(3, 1, "市海关\n市商检局")
    page.write(3, 2, 43617, xlwt.easyxf(num_format_str='yyyy"年"m"月"'))
    page.write(3, 3, 12.5, xlwt.easyxf(num_format_str='0.00"万元"'))
    page.write(4, 0, "区农业局")
    page.row(4).hidden = True
    other = book.add_sheet("旧")
    other.visibility = 1
    other.write(0, 0, "x")
    path = tmp_path / name
    book.save(str(path))
    return path
