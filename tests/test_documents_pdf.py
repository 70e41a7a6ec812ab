"""PDF documents: ruled tables, also over pages, wrapped text, and what is refused."""

import os
import subprocess
from itertools import product
from pathlib import Path

import pytest

from graph.model import ColumnRole
from loaders.documents import Grid, Merged
from loaders.documents.opening import parse_source
from loaders.sheets import Sheet, read_sheet
from tests.browser import find_chromium
from tests.composition import shape
from tests.pdfreading import HEADER, ROWS, read
from tests.pdfs import (
    HEIGHT,
    MARGIN,
    WIDTH,
    Pdf,
    TableWriter,
    make_report,
    width,
    wrap,
)

REPORTS = Path(__file__).parent / "reports"


def _blocks(content: bytes) -> list[str | list[list[str]]]:
    return shape(read(content))


def _table(content: bytes) -> list[list[str]]:
    (table,) = [block for block in _blocks(content) if isinstance(block, list)]
    return table


def _cells(sheet: Sheet) -> list[tuple[str, ColumnRole, list[str]]]:
    """Units, roles, and the lines of each cell without blanks."""
    return [
        (row.unit, cell.role, ["".join(line.split()) for line in cell.text.splitlines() if line.strip()])
        for row in sheet.rows
        for cell in row.cells
    ]


def test_a_table_with_wrapped_cells() -> None:
    source = read(make_report(ROWS, HEADER))
    assert shape(source) == [
        "南湖区区级部门对接情况",
        "截至2009年5月31日",
        [list(row) for row in (HEADER, *ROWS)],
        "- 1 -",
    ]
    assert (source.format, source.encoding, source.is_verbatim, source.notices) == ("pdf", None, False, ())
    grid = next(block for block in source.blocks or () if isinstance(block, Grid))
    assert str(grid.rows[1][2].origin) == "page 1, table 1, row 2, column 3"


# The places at which a page ends in rows of every form, with and without lines and headers there.
@pytest.mark.parametrize(
    ("y", "repeats", "closes"),
    [
        (y, repeats, closes)
        for y, repeats, closes in product(range(520, 760, 26), (True, False), (True, False))
        if (y // 26 + repeats) % 2 or not closes
    ],
)
def test_rows_that_a_page_breaks_are_joined(y: int, repeats: bool, closes: bool) -> None:
    content = make_report(ROWS, HEADER, y=y, repeats=repeats, closes=closes)
    rows = [row for row in _table(content) if row != list(HEADER)]
    assert [["".join(cell.split()) for cell in row] for row in rows] == [
        ["".join(cell.split()) for cell in row] for row in ROWS
    ]


def test_a_table_over_many_pages() -> None:
    rows = [(f"区第{number}局", *ROWS[number % 3][1:]) for number in range(1, 61)]
    for repeats, closes in product((True, False), repeat=2):
        source = read(make_report(rows, HEADER, repeats=repeats, closes=closes))
        sheet = read_sheet(source)
        assert [row.unit for row in sheet.rows] == [row[0] for row in rows]
        assert sheet.title == "南湖区区级部门对接情况"
        lines = [
            (cell.role, cell.text)
            for row in sheet.rows
            for cell in row.cells
            if cell.role is not ColumnRole.UNIT
        ]
        roles = (ColumnRole.COUNTERPARTS, ColumnRole.WORK, ColumnRole.RESULTS)
        assert lines == [(role, text) for row in rows for role, text in zip(roles, row[1:], strict=True)]
        grids = [block for block in source.blocks or () if isinstance(block, Grid)]
        pieces = [piece for grid in grids for row in grid.rows for piece in row]
        assert {piece.origin.page for piece in pieces if piece.origin} == {1, 2, 3, 4}


def test_merged_cells_and_headers_of_two_levels() -> None:
    pdf = Pdf()
    for x0, y0, x1, y1 in [
        (50, 100, 450, 100), (250, 130, 450, 130), (50, 160, 450, 160), (150, 190, 450, 190),
        (50, 220, 450, 220), (50, 100, 50, 220), (450, 100, 450, 220), (150, 100, 150, 220),
        (250, 100, 250, 220), (350, 130, 350, 220),
    ]:  # fmt: skip
        pdf.line(x0, y0, x1, y1)
    for x, y, text in [
        (55, 115, "单位"), (155, 115, "对接单位"), (255, 115, "对接情况"), (255, 145, "工作进展"),
        (355, 145, "成果"),
        (55, 175, "区经贸局"), (155, 175, "市外经贸委"), (255, 175, "对接。"), (355, 175, "2个。"),
        (155, 205, "上汽集团"), (255, 205, "走访。"), (355, 205, "3个。"),
    ]:  # fmt: skip
        pdf.text(x, y, text)
    grid = next(block for block in read(pdf.build()).blocks or () if isinstance(block, Grid))
    assert [[piece.text for piece in row] for row in grid.rows] == [
        ["单位", "对接单位", "对接情况", ""],
        ["", "", "工作进展", "成果"],
        ["区经贸局", "市外经贸委", "对接。", "2个。"],
        ["", "上汽集团", "走访。", "3个。"],
    ]
    assert set(grid.merged) == {
        Merged(0, 0, 2, 1),
        Merged(0, 1, 2, 1),
        Merged(0, 2, 1, 2),
        Merged(2, 0, 2, 1),
    }


def test_several_tables_and_the_text_between() -> None:
    pdf = Pdf()
    pdf.text(50, 60, "对接情况")
    first = TableWriter(pdf, (60, 110, 160), 80, header=HEADER[:3])
    first.begin()
    first.row(ROWS[1][:3])
    pdf.text(50, first.y + 30, "（二）镇街")
    second = TableWriter(pdf, (80, 110), first.y + 50, header=HEADER[:2])
    second.begin()
    second.row(ROWS[2][:2])
    assert _blocks(pdf.build()) == [
        "对接情况",
        [list(HEADER[:3]), list(ROWS[1][:3])],
        "（二）镇街",
        [list(HEADER[:2]), list(ROWS[2][:2])],
    ]


@pytest.mark.parametrize(
    "draw",
    [
        # Lines as thin rectangles, filled.
        "50 700 301 1 re 50 670 301 1 re 50 640 301 1 re 50 640 1 61 re 200 640 1 61 re 350 640 1 61 re f",
        # A frame around every cell, stroked, a little apart.
        "51 671 148 29 re S 201 671 148 29 re S 51 641 148 29 re S 201 641 148 29 re S",
        # Dashes, and a table in a coordinate system of its own.
        """[3 2] 0 d q 2 0 0 2 0 0 cm 25 350 m 175 350 l S 25 335 m 175 335 l S 25 320 m 175 320 l S
        25 320 m 25 350 l S 100 320 m 100 350 l S 175 320 m 175 350 l S Q""",
        # A background that is no cell, and white lines that nobody sees.
        """0.9 g 50 640 300 60 re f 0 g 1 G 120 640 m 120 700 l S 0 G 50 640 300 60 re S 200 640 m 200 700 l S
        50 670 m 350 670 l S""",
    ],
)
def test_lines_however_they_are_drawn(draw: str) -> None:
    pdf = Pdf()
    pdf.raw(draw)
    for x, y, text in [
        (60, 160, "单位"),
        (210, 160, "对接单位"),
        (60, 190, "区经贸局"),
        (210, 190, "市外经贸委、上汽集团"),
    ]:
        pdf.text(x, y, text)
    assert _table(pdf.build()) == [["单位", "对接单位"], ["区经贸局", "市外经贸委、上汽集团"]]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_text_that_does_not_run_left_to_right_is_said(rotation: int) -> None:
    pdf = Pdf(rotation=rotation)
    directions = {0: "1 0 0 1", 90: "0 1 -1 0", 180: "-1 0 0 -1", 270: "0 -1 1 0"}
    codes = "区级部门对接情况以及对接单位名单和成果汇总表".encode("utf-16-be").hex()
    for each, direction in directions.items():
        at = "300 400" if each == rotation else f"{100 + each} 100"
        pdf.raw(f"BT /F 10 Tf {direction} {at} Tm <{codes}> Tj ET")
    source = read(pdf.build())
    assert shape(source) == ["区级部门对接情况以及对接单位名单和成果汇总表"]
    assert [notice.message for notice in source.notices] == [
        "66 characters that are not written from left to right are left out"
    ]


def test_blanks_are_where_gaps_are() -> None:
    pdf = Pdf()
    x = MARGIN
    for text, gap in [
        ("填报单位：区政府", 10),
        ("2 016", 0),
        ("家", 2.5),
        ("EPC", 5),
        ("Ltd", 40),
        ("末", 0),
    ]:
        pdf.text(x, 100, text)
        x += width(text) + gap
    pdf.text(MARGIN, 130, "粗体写两遍的标题文字也只读一遍")
    pdf.text(MARGIN + 0.4, 130, "粗体写两遍的标题文字也只读一遍")
    pdf.text(MARGIN, 160, "⽤⼈单位⻔户⻓江")
    assert _blocks(pdf.build()) == [
        "填报单位：区政府 2 016家EPC Ltd        末",
        "粗体写两遍的标题文字也只读一遍",
        "用人单位门户长江",
    ]


def test_paragraphs_outside_tables_are_unwrapped() -> None:
    first = (
        "　　一、区经贸局：与市外经贸委、上汽集团对接，走访企业17家，签订《合作协议》，资金需求74.3亿元，其中"
    )
    first += "专项债项目26个；协调解决用地问题3件，配合市海关开展原产地规则宣讲。"
    second = (
        "　　二、区科技局：与市科技局联系，委托同济大学土木工程学院编制规划，组织12家企业技术负责人到该校"
    )
    second += "参观重点实验室，市科技局择优推荐9个项目。"
    paragraphs = (first, second)
    pdf = Pdf()
    y = 100.0
    for paragraph in paragraphs:
        for line in wrap(paragraph, WIDTH - 2 * MARGIN):
            pdf.text(MARGIN, y, line)
            y += 14
            if y > HEIGHT - MARGIN:
                pdf.add_page()
                y = MARGIN
    source = read(pdf.build())
    assert shape(source) == [text.strip() for text in paragraphs]


def test_running_heads_part_no_table() -> None:
    pdf = Pdf()
    table = TableWriter(pdf, (60, 110, 160, 160), 700, header=HEADER)
    table.begin()
    for number in range(12):
        table.row((f"区第{number}局", *ROWS[0][1:]))
    for number, page in enumerate(pdf.pages, start=1):
        for y, text in ((30.0, "南湖区人民政府公报"), (830.0, f"第{number}页 共{len(pdf.pages)}页")):
            pdf.pages[-1], kept = page, pdf.pages[-1]
            pdf.text(MARGIN, y, text, 8)
            pdf.pages[-1] = kept
    blocks = _blocks(pdf.build())
    assert blocks[0] == "南湖区人民政府公报"
    tables = [block for block in blocks if isinstance(block, list)]
    assert [[row[0] for row in table if row[0] != "单位"] for table in tables] == [
        [f"区第{number}局" for number in range(12)]
    ]


@pytest.mark.browser
def test_what_a_browser_prints(tmp_path: Path) -> None:
    """The development report that is a page: a table over two pages, two levels of headers, merged units."""
    program = find_chromium()
    if program is None:
        assert os.environ.get("CI") != "true", "no Chromium for the tests"
        pytest.skip("no Chromium for the tests")
    page, printed = REPORTS / "a6_xiangjiang_2023.html", tmp_path / "report.pdf"
    subprocess.run(
        [program, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
         f"--user-data-dir={tmp_path / 'profile'}", f"--print-to-pdf={printed}", str(page)],
        check=True, capture_output=True, timeout=60,
    )  # fmt: skip
    original = read_sheet(parse_source(page.name, page.read_bytes()))
    sheet = read_sheet(parse_source(printed.name, printed.read_bytes()))
    assert sheet.title == original.title
    assert _cells(sheet) == _cells(original)


def test_names_of_which_one_fills_its_line_are_in_doubt() -> None:
    """Ten characters fill a line: whether the name ends there cannot be seen, so a notice says so."""
    names = "市海关\n市对外经济贸易委员会\n上汽集团\n市科技局"
    source = read(make_report([("区经贸局", names, "与市海关对接。", "")], HEADER))
    (grid,) = [block for block in source.blocks or () if isinstance(block, Grid)]
    assert grid.rows[1][1].text == "市海关\n市对外经济贸易委员会上汽集团\n市科技局"
    (notice,) = source.notices
    assert str(notice.origin) == "page 1, table 1"
    assert notice.message == (
        "1 lines that are exactly full were joined with the next, in cells that list names without marks "
        "between them: check whether a name ends there"
    )


def test_a_title_over_two_lines_is_one() -> None:
    pdf = Pdf()
    for y, text, size in [
        (60, "南湖区人民政府公报", 9.0),
        (90, "南湖区2009年上半年区级部门与上级部门", 16.0),
        (112, "对接情况汇总表", 16.0),
        (135, "截至2009年6月30日", 10.0),
    ]:
        pdf.text((WIDTH - width(text, size)) / 2, y, text, size)
    table = TableWriter(pdf, (60, 110, 160, 160), 150, header=HEADER)
    table.begin()
    table.row(ROWS[1])
    sheet = read_sheet(read(pdf.build()))
    assert (sheet.title, sheet.intro) == (
        "南湖区2009年上半年区级部门与上级部门对接情况汇总表",
        ("南湖区人民政府公报", "截至2009年6月30日"),
    )
