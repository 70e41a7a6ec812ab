"""Workbooks: the visible cells as a reader sees them, in lines and tables; what is not read is said."""

import struct
from collections.abc import Sequence
from pathlib import Path

import pytest

from graph.errors import ReportError
from loaders.documents import Grid, Merged, Piece, Source, parse_source, read_source
from loaders.documents.numberformat import BUILT_IN, show_number, show_text
from loaders.documents.workbook import read_workbook
from loaders.tables.reading import read_sheet
from tests.gold import REPORTS
from tests.office import make_xlsx, make_zip, sheet

HEADER = ["单位", "对接单位", "对接情况", "成果"]
ROW = ["区经贸局", "市外经贸委", "与市外经贸委对接。", "签订协议。"]
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def read(content: bytes) -> Source:
    """The workbook of these bytes."""
    source = read_workbook("report.xlsx", content)
    assert source is not None
    return source


def shape(source: Source) -> list[str | list[list[str]]]:
    """The lines and tables, as texts."""
    return [
        block.text if isinstance(block, Piece) else [[piece.text for piece in row] for row in block.rows]
        for block in source.blocks or ()
    ]


def grids(source: Source) -> list[Grid]:
    """The tables."""
    return [block for block in source.blocks or () if isinstance(block, Grid)]


def said(source: Source) -> list[tuple[str, str]]:
    """Every notice, with its place."""
    return [(str(notice.origin or ""), notice.message) for notice in source.notices]


def shown(cell: str, formats: Sequence[str] = (), properties: str = "") -> str:
    """What is read of one cell."""
    (text,) = texts_of(make_xlsx({"表": sheet([[cell]])}, formats=formats, properties=properties))
    return text


def texts_of(content: bytes) -> list[str]:
    """The filled cells of all tables, in order."""
    return [piece.text for grid in grids(read(content)) for row in grid.rows for piece in row if piece.text]


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


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        ("12", "General", "12"),
        ("12.50", "General", "12.5"),
        ("0.30000000000000004", "General", "0.3"),
        ("13800000000", "General", "13800000000"),
        ("1234567.891", "#,##0.00", "1,234,567.89"),
        ("-1234567.891", "#,##0.00", "-1,234,567.89"),
        ("0.125", "0.00", "0.13"),
        ("-0.001", "0.00", "0.00"),
        ("0.256", "0.0%", "25.6%"),
        ("3", "0.##", "3"),
        ("138", "000000", "000138"),
        ("12345", '0!.0,"万元"', "1.2万元"),
        ("12", '0"家"', "12家"),
        ("5", 'G/通用格式"个"', "5个"),
        ("-5", "#,##0;[Red](#,##0)", "(5)"),
        ("0", '0;-0;"无"', "无"),
        ("120000", '[>=10000]0.0,"千";0', "120.0千"),
        ("1234", "[$¥-804]#,##0.00", "¥1,234.00"),
        ("1.005", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "1.01"),
        ("1e20", "0", "1E+20"),
        ("0.5", "# ?/?", "0.5"),
        ("43617", 'yyyy"年"m"月"', "2019年6月"),
        ("43617", 'yyyy"年"m"月"d"日";@', "2019年6月1日"),
        ("43617", '[DBNum1][$-804]yyyy"年"m"月"d"日"', "二〇一九年六月一日"),
        ("43617", "[$-F800]dddd, mmmm dd, yyyy", "2019年6月1日"),
        ("43617", "[$-804]aaaa", "星期六"),
        ("43617.75", "yyyy-mm-dd hh:mm:ss", "2019-06-01 18:00:00"),
        ("43617.75", "yyyy/m/d h:mm", "2019/6/1 18:00"),
        ("43617.75", '上午/下午h"时"mm"分"', "下午6时00分"),
        ("0.999999", "h:mm:ss", "0:00:00"),
        ("1.5", "[h]:mm", "36:00"),
        ("1", "yyyy/m/d", "1900/1/1"),
        ("61", "yyyy/m/d", "1900/3/1"),
        ("-1", "yyyy/m/d", "-1"),
        ("43617", "m.d", "6.1"),
        ("43617", "d-mmm-yy", "1-Jun-19"),
    ],
)  # fmt: skip
def test_numbers_and_dates_read_as_their_format_shows_them(value: str, code: str, expected: str) -> None:
    assert shown(f'<c s="1"><v>{value}</v></c>', [code]) == expected


def test_formats_known_by_number_are_shown_as_in_china() -> None:
    dates = {number: show_number(43617.5, BUILT_IN[number]) for number in (14, 22, 27, 28, 31, 36, 57, 58)}
    assert dates == {
        14: "2019/6/1", 22: "2019/6/1 12:00", 27: "2019年6月", 28: "6月1日", 31: "2019年6月1日",
        36: "2019年6月", 57: "2019年6月", 58: "6月1日",
    }  # fmt: skip
    assert [show_number(1234.5, BUILT_IN[number]) for number in (1, 3, 4, 9, 44)] == [
        "1235",
        "1,235",
        "1,234.50",
        "123450%",
        "¥1,234.50",
    ]


def test_days_may_be_counted_from_1904() -> None:
    assert shown('<c s="1"><v>42155</v></c>', ["yyyy/m/d"], 'date1904="1"') == "2019/6/1"


def test_text_formats_add_their_words() -> None:
    assert shown('<c s="1" t="inlineStr"><is><t>经贸</t></is></c>', ['@"局"']) == "经贸局"
    assert [show_text("甲", code) for code in ("General", "@", "0.00")] == ["甲", "甲", "甲"]


def test_formulas_give_their_values_and_those_without_are_said() -> None:
    rows = [
        HEADER,
        [
            "<c r='A2' t='str'><f>B1</f><v>区经贸局</v></c>",
            "<c r='B2' t='str'><f>C1</f><v>市海关</v></c>",
            "<c r='C2'><f>D1</f></c>",
            "<c r='D2'><f>E1</f><v/></c>",
        ],
        ["<c r='A3' t='e'><v>#REF!</v></c>", "甲"],
    ]
    source = read(make_xlsx({"表": sheet(rows)}))
    assert shape(source) == [[HEADER, ["区经贸局", "市海关", "", ""], ["#REF!", "甲", "", ""]]]
    assert said(source) == [
        (
            "sheet 表",
            "2 formulas have no value in the file (the first in C2); open it in Excel or WPS and save it",
        ),
        ("sheet 表", "1 cells show an error (the first in A3)"),
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


def test_old_workbooks_are_read_whatever_their_name(tmp_path: Path) -> None:
    source = read_source(make_xls(tmp_path, name="report.et"))
    assert source.format == "xls"
    assert shape(source) == [
        "区级部门对接情况",
        [HEADER, ROW, ["", "市海关\n市商检局", "2019年6月", "12.50万元"]],
    ]
    assert grids(source)[0].merged == (Merged(1, 0, 2, 1),)
    assert said(source) == [
        (
            "sheet 市级",
            "1 hidden rows with text (the first is 5) are not read; unhide them if they belong to the report",
        ),
        ("sheet 旧", "a hidden sheet with 1 filled cells is not read; unhide it if it belongs to the report"),
    ]


def test_a_damaged_old_workbook_is_refused_in_one_line(tmp_path: Path) -> None:
    content = bytearray(make_xls(tmp_path).read_bytes())
    content[512:1400] = bytes(888)
    with pytest.raises(ReportError) as caught:
        parse_source("report.xls", bytes(content))
    assert "report.xls: the workbook is damaged (" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_old_workbook_with_a_password_is_refused_as_such(tmp_path: Path) -> None:
    content = make_xls(tmp_path).read_bytes()
    # Where the rest is encrypted, FILEPASS comes behind the first record (BOF); here it replaces the second.
    start = content.index(struct.pack("<HHHH", 0x0809, 16, 0x0600, 0x0005)) + 20
    length = struct.unpack_from("<H", content, start + 2)[0]
    locked = content[:start] + struct.pack("<HH", 0x002F, length) + content[start + 4 :]
    with pytest.raises(ReportError, match=r"report\.xls: the workbook has a password"):
        parse_source("report.xls", locked)


# Limits.


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
