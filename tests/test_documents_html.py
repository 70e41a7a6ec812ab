"""Web pages: their tables as a browser lays them out, what is left out, and which encoding they are in."""

from pathlib import Path

import pytest

from graph.errors import ReportError
from graph.model import ColumnRole
from loaders.documents import Grid, Merged, Piece, Source
from loaders.documents.gridding import MAX_POSITIONS
from loaders.documents.html import read_html
from loaders.documents.htmlpage import MAX_DEPTH, MAX_TAGS
from loaders.documents.opening import parse_source
from loaders.sheets import read_sheet
from tests.grids import rows_of

REPORTS = Path(__file__).parent / "reports"
TABLE = (
    "<table><tr><th>单位<th>对接单位<th>对接情况</tr>"
    "<tr><td>区经贸局<td>市外经贸委、上汽集团<td>走访上汽集团。</tr>"
    "<tr><td>区科技局<td>市科技局<td>与市科技局联系。</tr></table>"
)
ROWS = [
    ["单位", "对接单位", "对接情况"],
    ["区经贸局", "市外经贸委、上汽集团", "走访上汽集团。"],
    ["区科技局", "市科技局", "与市科技局联系。"],
]


def _read(page: str, encoding: str = "utf-8") -> Source:
    source = read_html("report.html", page.encode(encoding))
    assert source is not None
    return source


def _grids(page: str) -> list[list[list[str]]]:
    blocks = _read(page).blocks or ()
    return [
        [[piece.text for piece in row] for row in block.rows] for block in blocks if isinstance(block, Grid)
    ]


def _lines(page: str) -> list[str]:
    return [block.text for block in _read(page).blocks or () if isinstance(block, Piece)]


def _cell(inner: str) -> str:
    """The text of a cell with that inside."""
    return _grids(f"<table><tr><td>甲<td>乙<tr><td>丙<td>{inner}</table>")[0][1][1]


def test_the_development_report_gives_its_rows() -> None:
    name = "a6_xiangjiang_2023.html"
    sheet = read_sheet(parse_source(name, (REPORTS / name).read_bytes()))
    assert sheet.title == "湖南湘江新区产业对接合作情况（2023年三季度）"
    assert [row.unit for row in sheet.rows] == [
        "新区经济发展局",
        "新区科技创新和产业促进局",
        "新区商务和市场监管局",
        "新区财政金融局",
        "新区自然资源和规划局",
        "岳麓高新区管委会",
    ]
    assert [(column.header, column.role) for column in sheet.columns] == [
        ("序号", ColumnRole.NUMBER),
        ("单位", ColumnRole.UNIT),
        ("对接单位（含上级部门、企业、行业协会等）", ColumnRole.COUNTERPARTS),
        ("工作进展", ColumnRole.WORK),
        ("签约和落地成果", ColumnRole.RESULTS),
    ]
    listed = [cell.text for cell in sheet.rows[0].cells if cell.role is ColumnRole.COUNTERPARTS]
    assert listed == [
        "省发展改革委、长沙市发改委、湖南钢铁集团（原华菱集团）、中联重科",
        "湖南建设投资集团、中车株洲所、望城经开区管委会",
    ]
    assert "首页 > 政务公开 > 工作动态" in [piece.text for piece in sheet.leftovers]


def test_every_piece_stands_in_the_text_at_its_origin() -> None:
    source = _read(f"<h1>南湖区对接情况</h1><p>截至2009年5月31日</p>{TABLE}<p>注</p>")
    origins = []
    for block in source.blocks or ():
        for piece in (block,) if isinstance(block, Piece) else (p for row in block.rows for p in row):
            assert piece.start is not None
            assert source.text[piece.start : piece.start + len(piece.text)] == piece.text
            origins.append((piece.text, str(piece.origin)))
    assert origins[0] == ("南湖区对接情况", "paragraph 1")
    assert ("走访上汽集团。", "table 1, row 2, column 3") in origins
    assert origins[-1] == ("注", "paragraph 3")
    assert (source.format, source.encoding, source.is_verbatim) == ("html", "utf-8", False)


def test_a_page_is_told_by_what_it_contains() -> None:
    for page in (
        TABLE,
        f"\ufeff<!-- saved -->\n<!DOCTYPE HTML>{TABLE}",
        f"<?xml version='1.0' encoding='utf-8'?>\n<!-- a --><!-- b --><html>{TABLE}</html>",
        f'<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body>{TABLE}</body></html>',
    ):
        assert _grids(page) == [ROWS]
    for text in ("单位<br>对接单位", "| 单位 | <br> |", "<单位>", "a < b", "<pre-text>"):
        assert read_html("report.txt", text.encode()) is None


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("1.与市外经贸委对接。<br>2.走访上汽集团。", "1.与市外经贸委对接。\n2.走访上汽集团。"),
        ("<p>一</p><p>二</p>", "一\n二"),
        ("<div>一<div>二</div>三</div>", "一\n二\n三"),
        ("<b>区</b><span>经</span><font>贸</font><a href='http://x.test/'>局</a>", "区经贸局"),
        ("区经贸\n      局", "区经贸局"),
        ("EPC\n  project", "EPC project"),
        ("投资 86.5亿元", "投资 86.5亿元"),
        ("&nbsp;&nbsp;与&ldquo;长三角&rdquo;&amp;&#x4E2D;&#22269;&lt;合作&gt;", "与“长三角”&中国<合作>"),
        ("区\u200b经\ufeff贸\u00ad局", "区经贸局"),
        ("<ol><li>甲<li>乙</ol>", "1.甲\n2.乙"),
        ("<ol start=3><li>甲<li value=7>乙<li>丙</ol>", "3.甲\n7.乙\n8.丙"),
        ("<ol><li>甲<ol type=a><li>子<li>丑</ol><li>乙</ol>", "1.甲\na.子\nb.丑\n2.乙"),
        ("<ol style='list-style-type: cjk-ideographic'><li>甲<li>乙</ol>", "一、甲\n二、乙"),
        ("<ol style='list-style:none'><li>甲<li>乙</ol>", "甲\n乙"),
        ("<ol><li style='display:none'>无<li>甲</ol>", "1.甲"),
        ("<ul><li>甲<li>乙</ul>", "甲\n乙"),
        ("<pre>一  二\n三</pre>", "一 二\n三"),
        ("甲<script>x()</script><style>.a{}</style><template>无</template><span hidden>无</span>", "甲"),
        ("甲<span style='DISPLAY : none'>无</span><input type=text value=无><button>无</button>", "甲"),
        ("甲<!-- 无 -->乙", "甲乙"),
    ],
)
def test_a_cell_says_what_a_browser_shows(inner: str, text: str) -> None:
    assert _cell(inner) == text


def test_merged_cells_stand_at_their_first_position() -> None:
    grid = next(
        block
        for block in _read(
            "<table><thead><tr><th rowspan=2>单位<th colspan=2>对接情况<tr><th>进展<th>成果</thead>"
            "<tr><td rowspan=9>甲<td>一<td>二<tr><td colspan=0>三<td>四"
            "<tbody><tr><td>乙<td colspan=5>五</table>"
        ).blocks
        or ()
        if isinstance(block, Grid)
    )
    assert [[piece.text for piece in row] for row in grid.rows] == [
        ["单位", "对接情况", ""],
        ["", "进展", "成果"],
        ["甲", "一", "二"],
        ["", "三", "四"],
        ["乙", "五", ""],
    ]
    assert set(grid.merged) == {
        Merged(0, 0, 2, 1),
        Merged(0, 1, 1, 2),
        Merged(2, 0, 2, 1),
        Merged(4, 1, 1, 2),
    }


def test_rows_that_lack_cells_are_filled_and_the_foot_stands_last() -> None:
    assert _grids("<table><tfoot><tr><td>合计</tfoot><tr><td>甲<td>乙<tr><td>丙</table>") == [
        [["甲", "乙"], ["丙", ""], ["合计", ""]]
    ]


def test_tags_that_are_not_closed_or_wrongly_nested() -> None:
    page = "<table><tr><td>甲<td><b>乙<p>丙</b><tr><td>丁</td></div><td>戊</table><p>后"
    assert _grids(page) == [[["甲", "乙\n丙"], ["丁", "戊"]]]
    assert _lines(page) == ["后"]


def test_tables_that_only_arrange_a_page_are_read_through() -> None:
    page = (
        f"<table><tr><td>菜单<td>其他<tr><td colspan=2>南湖区对接情况<br>{TABLE}<tr><td>页脚<td>地址</table>"
    )
    assert _grids(page) == [ROWS]
    assert _lines(page) == ["菜单", "其他", "南湖区对接情况", "页脚", "地址"]


def test_a_table_within_a_cell_becomes_lines_of_it() -> None:
    inner = "走访：<table><tr><td>上汽集团<td>3次<tr><td>市科技局<td>1次</table>"
    page = f"<table><tr><th>单位<th>对接单位<th>对接情况<tr><td>区经贸局<td>上汽集团<td>{inner}</table>"
    assert _grids(page) == [
        [["单位", "对接单位", "对接情况"], ["区经贸局", "上汽集团", "走访：\n上汽集团 3次\n市科技局 1次"]]
    ]
    assert [notice.message for notice in _read(page).notices] == [
        "1 tables within cells were read as lines of their cells"
    ]


def test_menus_and_feet_stand_below_the_report() -> None:
    page = (
        "<html><head><title>区级部门对接情况_南湖区人民政府</title></head><body>"
        "<header><a>南湖区人民政府对接情况网</a></header><nav><ul><li>首页<li>工作情况</ul></nav>"
        "<div class='topNav'>机构情况</div><div>您所在的位置：首页 > 政务公开</div>"
        f"<div class='main-content'><h1>区级部门对接情况</h1>{TABLE}</div>"
        "<div id='footer'>主办：南湖区人民政府办公室</div></body></html>"
    )
    assert _grids(page) == [ROWS]
    assert _lines(page) == [
        "区级部门对接情况",
        "南湖区人民政府对接情况网",
        "首页",
        "工作情况",
        "机构情况",
        "您所在的位置：首页 > 政务公开",
        "主办：南湖区人民政府办公室",
        "区级部门对接情况_南湖区人民政府",
    ]


def test_what_holds_the_report_is_no_menu_whatever_it_is_called() -> None:
    for name in ("nav", "footer", "header"):
        page = f"<{name} class='menu'><h1>南湖区对接情况</h1>{TABLE}</{name}>"
        assert (_lines(page), _grids(page)) == (["南湖区对接情况"], [ROWS])
    text = "与市外经贸委、上汽集团对接。" * 60
    assert _lines(f"<p>标题<div class='nav-tab-content'>{text}</div>") == ["标题", text]


def test_the_window_names_a_page_without_a_heading() -> None:
    page = f"<title>南湖区对接情况-南湖区人民政府</title><p>发布日期：2009-06-02</p>{TABLE}"
    assert _lines(page) == ["南湖区对接情况", "发布日期：2009-06-02"]
    shown = f"<title>南湖区对接情况-南湖区人民政府</title><p>南湖区对接情况</p>{TABLE}"
    assert _lines(shown)[0] == "南湖区对接情况"


def test_what_is_hidden_is_counted() -> None:
    page = (
        "<style>/* a */ .off, #gone {display:none} .tab{display:none} .tab.on{display:block}"
        "@media print {.main{display:none}}</style>"
        "<div class=off>三个字</div><p id=gone>两字</p><div class='tab on'>见</div>"
        f"<div class=main>{TABLE}</div>"
    )
    assert _lines(page) == ["见"]
    assert _grids(page) == [ROWS]
    assert [notice.message for notice in _read(page).notices] == [
        "5 characters that a browser does not show are left out"
    ]


META = '<meta charset="{}">'
HTTP = '<meta http-equiv="Content-Type" content="text/html; charset={}">'


@pytest.mark.parametrize(
    ("head", "encoding", "read_as"),
    [
        (META.format("utf-8"), "utf-8", "utf-8"),
        (META.format("gb2312"), "gbk", "gb18030"),
        (HTTP.format("GBK"), "gb18030", "gb18030"),
        ("", "gbk", "gb18030"),
        ("", "utf-8", "utf-8"),
        ("", "utf-8-sig", "utf-8-sig"),
        (META.format("utf-16"), "utf-16", "utf-16"),
        ("", "utf-16-le", "utf-16-le"),
    ],
)
def test_encodings_declared_and_not(head: str, encoding: str, read_as: str) -> None:
    source = _read(f"<html>{head}{TABLE}</html>", encoding)
    assert (source.encoding, source.notices) == (read_as, ())
    assert "市外经贸委、上汽集团" in source.text


def test_a_declared_encoding_is_followed_where_the_bytes_do_not_tell() -> None:
    page = f"<html>{META.format('big5')}<p>對接情況彙總：與臺灣區電機電子工業同業公會聯繫</html>"
    source = _read(page, "big5")
    assert (source.encoding, "臺灣區電機電子工業同業公會" in source.text) == ("big5hkscs", True)


@pytest.mark.parametrize(
    ("declared", "encoding", "found"), [("gb2312", "utf-8", "utf-8"), ("utf-8", "gbk", "gb18030")]
)
def test_a_declaration_that_does_not_fit_yields_to_the_bytes(
    declared: str, encoding: str, found: str
) -> None:
    source = _read(f"<html>{META.format(declared)}{TABLE}</html>", encoding)
    assert source.encoding == found
    assert [notice.message for notice in source.notices] == [
        f"the page says that it is in {declared}, but it is in {found}; read as such"
    ]


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<html><body><script>document.write('表')</script></body></html>", "the page shows no text"),
        ("<div>" * (MAX_DEPTH + 10) + TABLE, f"elements stand in one another more than {MAX_DEPTH} deep"),
        ("<p>" + "<b></b>" * (MAX_TAGS // 2), f"more than {MAX_TAGS:,} elements"),
        (
            "<table>" + "<tr><td rowspan=65534 colspan=1000>甲" * 2000 + "</table>",
            f"(at most {MAX_POSITIONS:,} cells)",
        ),
    ],
)
def test_pages_beyond_the_limits_are_refused(page: str, words: str) -> None:
    with pytest.raises(ReportError) as caught:
        read_html("report.html", page.encode())
    assert words in str(caught.value)
    assert str(caught.value).startswith("report.html")


@pytest.mark.parametrize(
    "page",
    [
        "<p>" + "<!--" * 50_000,
        "<p>" + "<a" * 100_000,
        "<style>" + "/*" * 200_000,
        "<style>" + "a" * 1_000_000,
        "<p>" + "<i> </i>" * 100_000,
        "<p>" + "&nbsp;" * 100_000,
        "<ol>" + "<li>甲" * 20_000,
        "<table>" + "<tr><td>甲<td>乙" * 20_000,
        "<p a=" + "b" * 1_000_000,
        "<p>" + "首页" * 100_000,
    ],
)
def test_hostile_pages_are_read_or_refused(page: str) -> None:
    try:
        source = read_html("report.html", page.encode())
    except ReportError:
        return
    assert source is not None
    assert source.format == "html"


def test_the_heading_is_the_title_however_it_is_worded() -> None:
    page = (
        "<title>区直部门合作动态-南湖区人民政府</title><h1>南湖区政务网</h1><h1>区直部门合作动态</h1>"
        f"<p>一、总体情况</p>{TABLE}"
    )
    sheet = read_sheet(_read(page))
    assert (sheet.title, sheet.intro) == ("区直部门合作动态", ("南湖区政务网", "一、总体情况"))


def test_columns_laid_out_by_blanks_in_preformatted_text_stay_apart() -> None:
    table = (
        "  单位      对接单位    对接情况\n  区经贸局  市海关、    1.联系市海关。\n"
        "            上汽集团    2.走访。\n  区科技局  市科技局    对接。"
    )
    sheet = read_sheet(_read(f"<h1>南湖区对接情况</h1><pre>\n{table}\n</pre>"))
    assert (sheet.title, rows_of(sheet)) == (
        "南湖区对接情况",
        [
            ("区经贸局", "市海关、上汽集团", "1.联系市海关。\n2.走访。"),
            ("区科技局", "市科技局", "对接。"),
        ],
    )
