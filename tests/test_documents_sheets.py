"""Workbooks: the visible cells as a reader sees them, in lines and tables; what is not read is said."""

from pathlib import Path

import pytest

from graph.errors import ReportError
from loaders.documents import Merged, parse_source, read_source
from loaders.documents.numberformat import show_number
from loaders.documents.workbook import read_workbook
from loaders.sheets import read_sheet
from tests.composition import shape
from tests.gold import REPORTS
from tests.office import make_xlsx, make_zip, sheet
from tests.workbooks import HEADER, ROW, grids, read, said, texts_of


def test_titles_are_lines_and_sheets_follow_one_another() -> None:
    first = sheet(
        [["区级部门对接情况"], ["截至2009年5月31日", "", "", "单位：个"], HEADER, ROW], ["A1:D1", "A2:C2"]
    )
    second = sheet([[], ["附表"], ["", *HEADER], ["", *ROW]])
    source = read(make_xlsx({"市级": first, "区级": second}))
    table = [HEADER, ROW]
    assert shape(source) == ["区级部门对接情况", "截至2009年5月31日", "单位：个", table, "附表", table]
    assert (source.format, source.encoding, source.is_verbatim, source.notices) == ("xlsx", None, False, ())
    assert [str(grid.rows[1][2].origin) for grid in grids(source)] == [
        "sheet 市级, table 1, row 4, column 3",
        "sheet 区级, table 2, row 4, column 4",
    ]


def test_a_title_between_tables_of_one_sheet_is_a_line() -> None:
    rows = [HEADER, ROW, [], ["二、园区对接情况"], HEADER, ["管委会", *ROW[1:]]]
    source = read(make_xlsx({"表": sheet(rows, ["A4:D4"])}))
    assert shape(source) == [[HEADER, ROW], "二、园区对接情况", [HEADER, ["管委会", *ROW[1:]]]]


def test_a_sheet_without_a_header_may_continue_the_one_before() -> None:
    source = read(
        make_xlsx(
            {
                "一": sheet([HEADER, ROW]),
                "二": sheet([["", "市海关", "走访。", ""], ["区科技局", "甲", "乙", "丙"]]),
            }
        )
    )
    result = read_sheet(source)
    assert [(row.unit, len(row.cells)) for row in result.rows] == [("区经贸局", 6), ("区科技局", 4)]


def test_merged_cells_keep_their_place_by_the_columns_that_are_there() -> None:
    rows = [["标题"], [], HEADER, ROW, ["", "市海关", "走访。", ""], ["合计", "", "3", ""]]
    source = read(make_xlsx({"表": sheet(rows, ["A1:F1", "A4:A5", "A6:B6", "D4:D5"])}))
    (grid,) = grids(source)
    assert set(grid.merged) == {Merged(1, 0, 2, 1), Merged(3, 0, 1, 2), Merged(1, 3, 2, 1)}
    assert [piece.text for piece in grid.rows[2]] == ["", "市海关", "走访。", ""]


def test_cells_of_several_lines_and_runs_stay_whole() -> None:
    strings = [
        "<t>市外经贸委_x000D_\n市海关</t>",
        "<r><t>与</t></r><r><rPr/><t>海关_x0041_</t></r><rPh><t>hǎi</t></rPh>",
    ]
    cells = [
        '<c t="s"><v>0</v></c>',
        '<c t="s"><v>1</v></c>',
        '<c t="str"><f>A1</f><v>甲&#10;乙</v></c>',
        '<c t="b"><v>1</v></c>',
    ]
    assert texts_of(make_xlsx({"表": sheet([cells])}, strings=strings)) == [
        "市外经贸委\n市海关",
        "与海关A",
        "甲\n乙",
        "TRUE",
    ]


def test_what_nobody_sees_is_not_read_but_said() -> None:
    hidden = sheet([HEADER, ROW, ["区农业局", "x", "y", "z"]]).replace(
        '<row r="3">', '<row r="3" hidden="1">'
    )
    column = '<cols><col min="3" max="3" hidden="1"/></cols>'
    source = read(
        make_xlsx(
            {"表": column + hidden, "旧": sheet([HEADER, ROW]), "更旧": sheet([["a"]])},
            states={"旧": "hidden", "更旧": "veryHidden"},
        )
    )
    assert shape(source) == [[["单位", "对接单位", "成果"], ["区经贸局", "市外经贸委", "签订协议。"]]]
    assert said(source) == [
        (
            "sheet 表",
            "1 hidden rows with text (the first is 3) are not read; unhide them if they belong to the report",
        ),
        (
            "sheet 表",
            (
                "1 hidden columns with text (the first is 3) are not read; "
                "unhide them if they belong to the report"
            ),
        ),
        ("sheet 旧", "a hidden sheet with 8 filled cells is not read; unhide it if it belongs to the report"),
        (
            "sheet 更旧",
            "a hidden sheet with 1 filled cells is not read; unhide it if it belongs to the report",
        ),
    ]


def test_a_merged_cell_whose_first_row_is_hidden_still_shows() -> None:
    rows = sheet([HEADER, ROW, ["", "市海关", "走访。", ""]], ["A2:A3"]).replace(
        '<row r="2">', '<row r="2" hidden="1">'
    )
    (grid,) = grids(read(make_xlsx({"表": rows})))
    assert [piece.text for piece in grid.rows[1]] == ["区经贸局", "市海关", "走访。", ""]


def test_text_below_a_merged_cell_is_said() -> None:
    source = read(make_xlsx({"表": sheet([HEADER, ROW, ["看不见", "甲", "乙", "丙"]], ["A2:A3"])}))
    assert shape(source) == [[HEADER, ROW, ["", "甲", "乙", "丙"]]]
    assert said(source) == [
        ("sheet 表", "1 cells below merged ones hold text that nobody sees; it is not read")
    ]


def test_cells_without_references_and_strict_names_are_read() -> None:
    cells = "<c t='inlineStr'><is><t>甲</t></is></c><c><v>1</v></c>"
    rows = f"<sheetData><row>{cells}</row><row><c><v>2</v></c></row></sheetData>"
    content = make_xlsx({"表": rows}, main="xl/wb.xml")
    assert shape(read(content)) == [[["甲", "1"], ["2", ""]]]


def test_charts_text_boxes_and_comments_are_said() -> None:
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = (
        f'<Relationships><Relationship Id="a" Type="{kinds}/drawing" Target="../drawings/d.xml"/>'
        f'<Relationship Id="b" Type="{kinds}/comments" Target="../c.xml"/></Relationships>'
    )
    parts = {
        "xl/worksheets/_rels/sheet1.xml.rels": links,
        "xl/drawings/d.xml": "<d><txBody><p><t>区级部门</t></p></txBody><blip/></d>",
        "xl/c.xml": "<comments><commentList><comment/><comment/></commentList></comments>",
    }
    assert [message for _, message in said(read(make_xlsx({"表": sheet([HEADER, ROW])}, parts=parts)))] == [
        "text boxes are not read: “区级部门”",
        "pictures are not read; text in them is not known",
        "2 comments on cells are not read",
    ]


def test_a_workbook_is_told_by_its_content() -> None:
    content = make_xlsx(
        {"表": sheet([HEADER, ROW])},
        parts={"xl/vbaProject.bin": b"Shell"},
        content_type="application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    assert parse_source("report.txt", content).format == "xlsx"
    assert read_workbook("report.xlsx", make_zip({"xl/notes.txt": "x"})) is None
    assert read_workbook("report.xlsx", "单位,对接单位".encode()) is None
    with pytest.raises(
        ReportError, match=r"report\.xlsx: this is an Excel workbook in binary form \(xlsb\); save it as xlsx"
    ):
        read(
            make_xlsx(
                {"表": sheet([])}, content_type="application/vnd.ms-excel.sheet.binary.macroEnabled.main"
            )
        )


def test_a_sheet_with_a_cell_in_the_last_corner_takes_no_memory() -> None:
    last = "<row r='1048576'><c r='XFD1048576'><v>2</v></c></row>"
    rows = f"<sheetData><row r='1'><c r='A1'><v>1</v></c></row>{last}</sheetData>"
    assert shape(read(make_xlsx({"表": rows}))) == [[["1", ""], ["", "2"]]]


def test_too_many_positions_and_merged_cells_that_overlap_are_refused() -> None:
    diagonal = "".join(
        f"<row r='{n}'><c r='{'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[n % 26]}{chr(65 + n // 26)}{n}'><v>1</v></c></row>"
        for n in range(1, 600)
    )
    diagonal = diagonal.replace("<c r='", "<c r='A")
    tall = "".join(f"<row r='{n}'><c r='A{n}'><v>1</v></c></row>" for n in range(600, 1500))
    with pytest.raises(
        ReportError, match=r"report\.xlsx, sheet 表: [\d,]+ rows of [\d,]+ columns are more than a report has"
    ):
        read(make_xlsx({"表": f"<sheetData>{diagonal}{tall}</sheetData>"}))
    rows = "".join(f"<row r='{n}'><c r='A{n}'><v>1</v></c></row>" for n in range(1, 3000))
    merged = "<mergeCell ref='A1:B2999'/>" * 1000
    with pytest.raises(ReportError, match="its merged cells overlap"):
        read(make_xlsx({"表": f"<sheetData>{rows}</sheetData><mergeCells>{merged}</mergeCells>"}))


def test_a_text_that_many_cells_share_is_counted_for_each() -> None:
    cells = ["<c t='s'><v>0</v></c>"] * 200
    with pytest.raises(ReportError, match=r"report\.xlsx: its cells show more than 16,000,000 characters"):
        read(make_xlsx({"表": sheet([cells])}, strings=[f"<t>{'甲' * 100_000}</t>"]))
    sheets = {str(number): sheet([cells[:90]]) for number in range(2)}
    with pytest.raises(ReportError, match=r"report\.xlsx: its cells show more than 16,000,000 characters"):
        read(make_xlsx(sheets, strings=[f"<t>{'甲' * 100_000}</t>"]))
    assert show_number(1, '"' + "甲" * 300 + '"0') == "1"


@pytest.mark.parametrize("path", sorted(REPORTS.glob("a4_*.xlsx")), ids=lambda path: path.name[:10])
def test_the_development_workbook_is_read_exactly(path: Path) -> None:
    import yaml

    gold = yaml.safe_load(path.with_suffix(".yaml").read_text(encoding="utf-8"))["report"]
    result = read_sheet(read_source(path))
    assert result.title == gold["title"]
    assert [column.header.partition("（")[0] for column in result.columns] == gold["columns"]
    assert (len(result.rows), result.notices) == (gold["rows"], ())
