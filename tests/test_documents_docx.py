"""Word documents: what a reader sees is read, in order and once; what nobody sees is said."""

from pathlib import Path

import pytest

from graph.errors import ReportError
from loaders.documents import Grid, Notice, Piece, parse_source, read_source
from loaders.documents.docx import read_docx
from loaders.sheets import read_sheet
from tests.composition import shape
from tests.gold import REPORTS
from tests.layouts import ROWS, make_text
from tests.office import make_docx, make_package, make_zip, p, r, tbl, tc, tr
from tests.worddocuments import HEADER, ROW, grid, messages, read, texts


def test_lines_and_tables_stand_in_the_order_of_the_document() -> None:
    source = read(p("标题") + p() + tbl(HEADER, ROW) + p("表间文字") + tbl(HEADER, ROW) + p("落款"))
    table = [
        ["单位", "对接单位", "对接情况", "成果"],
        ["区经贸局", "市外经贸委", "与市外经贸委对接。", "签订协议。"],
    ]
    assert shape(source) == ["标题", table, "表间文字", table, "落款"]
    assert (source.format, source.encoding, source.is_verbatim, source.notices) == ("docx", None, False, ())
    second = [block for block in source.blocks or () if isinstance(block, Grid)][1]
    assert str(second.rows[1][2].origin) == "table 2, row 2, column 3"
    last = (source.blocks or ())[-1]
    assert isinstance(last, Piece)
    assert str(last.origin) == "paragraph 4"


def test_a_document_is_told_by_its_content_not_by_name_or_place() -> None:
    content = make_docx(p("标题") + tbl(HEADER, ROW), main="word/document2.xml")
    assert parse_source("report.txt", content).format == "docx"
    macro = make_package(
        "word/document.xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        {"word/document.xml": f'<w:document xmlns:w="x"><w:body>{p("标题")}</w:body></w:document>',
         "word/vbaProject.bin": b"\x00Shell"},
    )  # fmt: skip
    assert parse_source("report.docm", macro).text == "标题\n"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", make_zip({"a.txt": "x"}), "单位".encode()])
def test_what_is_no_word_document_is_left_to_others(content: bytes) -> None:
    assert read_docx("report.docx", content) is None


def test_breaks_paragraphs_and_tabs_in_a_cell() -> None:
    inner = (
        p("1.甲\n续")
        + p()
        + "<w:p><w:r><w:t>2.乙</w:t><w:tab/><w:t>丙</w:t><w:noBreakHyphen/><w:cr/><w:t> 丁 </w:t></w:r></w:p>"
    )
    source = read(tbl(HEADER, tr("区经贸局", tc(inner), "", "")))
    assert grid(source).rows[1][1].text == "1.甲\n续\n\n2.乙\t丙-\n丁"


def test_wrapped_rows_cells_and_paragraphs_are_read() -> None:
    row = f"<w:sdt><w:sdtContent>{ROW}</w:sdtContent></w:sdt>"
    cell = (
        f"<w:tr><w:sdt><w:sdtContent>{tc('甲')}</w:sdtContent></w:sdt>{tc('乙')}{tc('丙')}{tc('丁')}</w:tr>"
    )
    body = f"<w:sdt><w:sdtContent>{p('标题')}{tbl(HEADER, row, cell)}</w:sdtContent></w:sdt>"
    runs = (
        f"<w:hyperlink>{r('网')}</w:hyperlink><w:smartTag>{r('址')}</w:smartTag>"
        f"<w:fldSimple>{r('3')}</w:fldSimple>"
    )
    source = read(f"{body}<w:p>{runs}</w:p>")
    assert shape(source)[0] == "标题"
    assert shape(source)[1][1:] == [
        ["区经贸局", "市外经贸委", "与市外经贸委对接。", "签订协议。"],
        ["甲", "乙", "丙", "丁"],
    ]
    assert shape(source)[2] == "网址3"


def test_tracked_changes_are_accepted_and_said() -> None:
    gone = "<w:r><w:delText>旧</w:delText></w:r>"
    body = (
        f"<w:p>{r('签')}<w:ins>{r('订')}</w:ins><w:del>{gone}</w:del><w:moveFrom>{r('移走')}</w:moveFrom>"
        f"<w:moveTo>{r('移来')}</w:moveTo></w:p>"
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{r('前半')}</w:p>{p('后半')}"
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del>{gone}</w:del></w:p>"
        + tbl(
            HEADER,
            tr("甲", "乙", "丙", "丁", properties="<w:del/>"),
            tr("戊", "己", "庚", "辛", properties="<w:ins/>"),
        )
    )
    source = read(body)
    assert shape(source) == [
        "签订移来",
        "前半后半",
        [["单位", "对接单位", "对接情况", "成果"], ["戊", "己", "庚", "辛"]],
    ]
    assert messages(source) == ["tracked changes were read as accepted: 1 insertions, 3 deletions, 1 moves"]


def _box(text: str) -> str:
    """A text box as Word saves it: in a new form, and in an old one for old programs."""
    content = f"<w:txbxContent>{p(text)}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></w:drawing>'
        "</mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def test_a_text_box_is_read_once_where_it_is_anchored() -> None:
    content = f"<w:txbxContent>{p('旧框')}</w:txbxContent>"
    old = f"<w:r><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></w:r>"
    cell = f"<w:p>{r('甲')}{_box('格内框')}</w:p>"
    source = read(
        f"<w:p>{r('标题')}{_box('新框')}</w:p><w:p>{old}</w:p>" + tbl(HEADER, tr("单", tc(cell), "", ""))
    )
    assert texts(source) == ["标题", "新框", "旧框"]
    assert grid(source).rows[1][1].text == "甲\n格内框"


def test_fields_show_their_results_and_circled_numbers() -> None:
    def field(code: str, result: str | None) -> str:
        shown = "" if result is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(result)}'
        return (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            f'<w:r><w:instrText>{code}</w:instrText></w:r>{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )

    inner = field(r"eq \o\ac(○,3)", None) + r("对接") + field("DATE", "5月")
    nested = "IF </w:instrText></w:r>" + field("X", "y") + "<w:r><w:instrText>"
    body = f"<w:p>{inner}{field(nested, '真')}</w:p>"
    assert texts(read(body)) == ["③对接5月真"]


def test_hidden_text_is_counted() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="I"><w:basedOn w:val="H"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="J"><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    run = r("一二", "<w:vanish/>") + r("三", '<w:rStyle w:val="I"/>') + r("看得见", '<w:vanish w:val="0"/>')
    source = read(f"<w:p>{run}</w:p>" + p("四", '<w:pStyle w:val="J"/>'), {"styles": styles})
    assert (texts(source), messages(source)) == (["看得见"], ["4 characters of hidden text are not read"])


def test_what_is_not_read_is_said() -> None:
    body = (
        f"<w:p>{r('正文')}<w:r><w:footnoteReference w:id='2'/></w:r>"
        "<w:r><w:commentReference w:id='0'/></w:r></w:p>"
        "<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r><w:r><w:object><o:OLEObject/></w:object></w:r>"
        '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Webdings" w:char="F041"/></w:r></w:p>'
        f"<w:sdt><w:sdtPr/><w:sdtContent>{p('控件')}</w:sdtContent></w:sdt>"
        f"<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('单击此处')}</w:sdtContent></w:sdt></w:p>"
        "<w:altChunk/>"
    )
    notes = (
        f"<w:footnote w:id='0'>{p('分隔')}</w:footnote><w:footnote w:id='2'>{p('市指重庆市。')}</w:footnote>"
    )
    source = read(body, {"footnotes": notes, "header1": p("内部资料"), "footer1": p("3")})
    assert texts(source) == ["正文", "☑", "控件", "市指重庆市。"]
    assert messages(source) == [
        "1 footnotes or endnotes stand at the end of the text",
        "1 fields to be filled in are empty; their placeholders are not read",
        "1 pictures are not read; text in them is not known",
        "1 embedded objects (such as a sheet of Excel) are not read; paste their text",
        "1 signs of symbol fonts are not read",
        "1 parts in another format or file are not read; paste their text",
        "1 comments are not read",
        "the page header is not read: “内部资料”",
    ]


def test_rows_of_a_document_become_rows_of_the_report() -> None:
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    source = read(
        p("南湖区区级部门对接情况")
        + p("截至2009年5月31日")
        + tbl(
            tr("单位", "对接单位\n（含上级机关）", "对接情况", "成果"),
            tr(tc("区经贸局", down), "市外经贸委", "1.对接。\n2.走访。", "签订协议。"),
            HEADER,
            tr(tc(p(), on), "市海关", "洽谈。", ""),
            ROW.replace("区经贸局", "区科技局"),
        )
        + p("注：市指嘉兴市。")
    )
    sheet = read_sheet(source)
    assert (sheet.title, sheet.intro) == ("南湖区区级部门对接情况", ("截至2009年5月31日",))
    assert [(row.unit, [cell.text for cell in row.cells if cell.header != "单位"]) for row in sheet.rows] == [
        ("区经贸局", ["市外经贸委", "1.对接。\n2.走访。", "签订协议。", "市海关", "洽谈。"]),
        ("区科技局", ["市外经贸委", "与市外经贸委对接。", "签订协议。"]),
    ]
    assert all(cell.start is None for row in sheet.rows for cell in row.cells)
    assert [piece.text for piece in sheet.leftovers] == ["注：市指嘉兴市。"]


def test_a_report_pasted_into_word_keeps_its_layout() -> None:
    text = make_text(lead="    ")
    body = "".join(p(line) for line in text.split("\n")[:-1])
    source = read(body)
    assert source.text == text
    sheet = read_sheet(source)
    assert [row.unit for row in sheet.rows] == [row[0] for row in ROWS]
    assert all(cell.start is None for row in sheet.rows for cell in row.cells)


def test_deep_nesting_is_refused() -> None:
    inner = p("底")
    for _ in range(60):
        inner = tbl(tr(tc(inner)))
    with pytest.raises(ReportError, match=r"nested more than 40 deep"):
        read(inner)
    runs = "<w:smartTag>" * 300 + r("底") + "</w:smartTag>" * 300
    with pytest.raises(ReportError, match=r"nested more than 40 deep"):
        read(f"<w:p>{runs}</w:p>")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (make_docx(p("标题"))[:-40], "a damaged ZIP archive; get it anew, or open it in the program"),
        (
            make_package("word/document.xml", "wordprocessingml", {"word/document.xml": "<w:document"}),
            "the file is damaged",
        ),
        (
            make_package("word/document.xml", "wordprocessingml", {"word/document.xml": "<a/>"}),
            "has no text part",
        ),
        (make_package("word/document.xml", "wordprocessingml", {}), "has no text part"),
    ],
)
def test_damaged_documents_are_refused_in_one_line(content: bytes, words: str) -> None:
    with pytest.raises(ReportError) as caught:
        parse_source("report.docx", content)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_notices_carry_no_place_where_they_speak_of_the_whole() -> None:
    source = read(p("看得见") + f"<w:p>{r('看不见', '<w:vanish/>')}</w:p>")
    assert source.notices == (Notice("3 characters of hidden text are not read"),)


@pytest.mark.parametrize("path", sorted(REPORTS.glob("a3_*.docx")), ids=lambda path: path.name[:10])
def test_the_development_document_is_read_exactly(path: Path) -> None:
    import yaml

    gold = yaml.safe_load(path.with_suffix(".yaml").read_text(encoding="utf-8"))["report"]
    sheet = read_sheet(read_source(path))
    assert sheet.title == gold["title"]
    assert [column.header.partition("（")[0] for column in sheet.columns] == gold["columns"]
    assert (len(sheet.rows), sheet.notices) == (gold["rows"], ())
