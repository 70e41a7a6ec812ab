"""Tables in plain text: bars, boxes, columns side by side; what cannot be told apart is refused."""

import pytest

from graph.errors import ReportError
from loaders.tables.characters import Fate
from loaders.tables.sheet import Sheet
from tests.grids import left_of, messages_of, rows_of
from tests.tables import assert_partitioned
from tests.tables import read as read_text


def read(text: str) -> Sheet:
    """The sheet of a text without the margin that its lines have here; each character has one fate."""
    text = "\n".join(line.removeprefix("        ") for line in text.split("\n"))
    sheet = read_text(text)
    assert_partitioned(sheet, text)
    return sheet


def marked(sheet: Sheet, text: str) -> str:
    """What draws the table."""
    marks = "".join(text[span.start : span.stop] for span in sheet.spans if span.fate is Fate.MARKUP)
    return "".join(marks.split())


def test_markdown_with_breaks_bold_letters_and_escaped_bars() -> None:
    text = (
        "# 对接情况\n> 截至2009年5月31日\n\n| 单位 | 对接单位 | 对接情况 |\n| :-: | --- | --- |\n"
        "| **区经贸局** | 市海关，<br>上汽集团 | 甲\\|乙 |\n\n（共1家）\n"
    )
    sheet = read_text(text)
    assert (sheet.title, sheet.intro) == ("对接情况", ("截至2009年5月31日",))
    assert rows_of(sheet) == [("区经贸局", "市海关，\n上汽集团", "甲\\|乙")]
    assert left_of(sheet) == ["（共1家）"]
    assert marked(sheet, text) == "#>||||" + "|:-:|---|---|" + "|****|<br>||"
    unit, counterparts, _ = sheet.rows[0].cells
    assert (unit.start, counterparts.start) == (text.index("区经贸局"), None)
    assert_partitioned(sheet, text)


def test_rows_between_bars_end_with_their_last_bar() -> None:
    sheet = read("""
        | 单位 | 对接单位
        （含省、市） | 对接情况 |
        | 区经贸局 | 市海关 | 1.联系。

        2.走访。 |
        | 区科技局 | 市科技局、
        江西 理工大学 | 无 |
        """)
    assert sheet.columns[1].header == "对接单位（含省、市）"
    assert rows_of(sheet) == [
        ("区经贸局", "市海关", "1.联系。\n\n2.走访。"),
        ("区科技局", "市科技局、\n江西 理工大学", "无"),
    ]
    assert all(cell.start is not None for row in sheet.rows for cell in row.cells)


def test_a_row_with_a_bar_too_many_or_too_few_is_left_over_and_said() -> None:
    sheet = read("""
        | 单位 | 对接单位 | 对接情况 |
        | 区经贸局 | 市海关 | 甲 | 乙 |
        |  | 市外经贸委 | 走访。 |
        | 区民政局 | 走访。 |
        | 区科技局 | 市科技局 | 联系。 |
        """)
    assert rows_of(sheet) == [("区科技局", "市科技局", "联系。")]
    assert messages_of(sheet) == [
        "3: not read: “区经贸局” begins a row of 4 cells where the header has 3",
        "4: not read: “市外经贸委” stands in a row without a unit, and none above it",
        "5: not read: “区民政局” begins a row of 2 cells where the header has 3",
    ]


def test_one_cell_a_line_with_the_header_again() -> None:
    sheet = read("""
        单位 |
        对接单位
        （含省、市） |
        对接情况 |
        区经贸局 |
        市海关 |
        1.联系。
        2.走访。 |
        （续表）
        单位 |
        对接单位
        （含省、市） |
        对接情况 |
        区科技局 |
         |
        联系。 |
        （共2家）
        """)
    assert rows_of(sheet) == [("区经贸局", "市海关", "1.联系。\n2.走访。"), ("区科技局", "联系。")]
    assert [table.rows for table in sheet.tables] == [1, 1]
    assert left_of(sheet) == ["（续表）", "（共2家）"]


def test_several_layouts_in_one_text() -> None:
    sheet = read("""
        单位  对接单位
        区经贸局  市海关

        | 单位 | 对接单位 |
        | 区科技局 | 市科技局 |

        +--------+----------+
        |单位    |对接单位  |
        +--------+----------+
        |区民政局|市民政局  |
        +--------+----------+
        """)
    assert rows_of(sheet) == [("区经贸局", "市海关"), ("区科技局", "市科技局"), ("区民政局", "市民政局")]
    assert (
        sheet.layout == "columns side by side, between blanks; cells between bars; boxes drawn by characters"
    )


BOX = """
        ┌────────┬────────┬────────┐
        │单位    │对接单位│对接情况│
        ├────────┼────────┼────────┤
        │区经贸局│市海关、│1.与市海│
        │        │上汽集团│关联系。│
        │        ├────────┼────────┤
        │        │市商委  │2.走访。│
        ├────────┴────────┼────────┤
        │小计             │2家     │
        ├────────┬────────┼────────┤
        │区科技局│市科技局│在市行政│
        │        │        │中心会商│
        │        │        │议题。  │
        └────────┴────────┴────────┘
        """


def test_boxes_with_cells_merged_in_both_directions() -> None:
    sheet = read(BOX)
    assert rows_of(sheet) == [
        ("区经贸局", "市海关、上汽集团", "1.与市海关联系。", "市商委", "2.走访。"),
        ("区科技局", "市科技局", "在市行政中心会商议题。"),
    ]
    assert (left_of(sheet), messages_of(sheet)) == (["小计", "2家"], [])


def test_the_cells_of_boxes_are_found_by_their_parts() -> None:
    text = "\n".join(line.removeprefix("        ") for line in BOX.split("\n"))
    sheet = read_text(text)
    read = [text[span.start : span.stop] for span in sheet.spans if span.fate is Fate.CELL]
    assert read[:5] == ["区经贸局", "市海关、", "1.与市海", "上汽集团", "关联系。"]
    assert {cell.start is None for cell in sheet.rows[1].cells if cell.text.startswith("在")} == {True}


def test_lines_of_names_in_a_box_are_not_run_together() -> None:
    sheet = read("""
        ┌────────┬────────┐
        │单位    │对接单位│
        ├────────┼────────┤
        │区经贸局│市商务局│
        │        │市税务局│
        │        │市海关  │
        └────────┴────────┘
        """)
    assert rows_of(sheet) == [("区经贸局", "市商务局\n市税务局\n市海关")]


def test_a_box_whose_rows_only_the_unit_begins() -> None:
    sheet = read("""
        +----------+----------+
        | 单位     | 对接单位 |
        +==========+==========+
        | 区经贸局 | 市海关、 |
        |          | 上汽     |
        | 区科技局 | 市科协   |
        +----------+----------+
        """)
    assert rows_of(sheet) == [("区经贸局", "市海关、\n上汽"), ("区科技局", "市科协")]


@pytest.mark.parametrize(
    "text",
    [
        # The name of the unit is wrapped, and no rule parts the rows.
        """
        ┌────┬────────┐
        │单位│对接单位│
        ├────┼────────┤
        │区经│市海关和│
        │贸局│上汽集团│
        └────┴────────┘
        """,
        # The strokes do not meet.
        """
        ┌────────┬────────┐
        │单位│对接单位│
        ├────────┼────────┤
        │区经贸局│市海关│
        └────────┴────────┘
        """,
    ],
)
def test_a_box_that_cannot_be_told_apart_is_refused(text: str) -> None:
    with pytest.raises(ReportError, match="line 2: not read: a drawn table whose lines do not meet"):
        read(text)


def test_columns_side_by_side_go_on_below_where_they_begin() -> None:
    sheet = read("""
        单位      对接单位        对接情况
                  （含省、市）
        --------  --------------  -----------------
        区经贸局  市海关、        1.联系  市海关。
                  上汽集团        2.走访。
        区科技局  江西 理工大学   “联系”会议。
        注：数据以年报为准。
        """)
    assert sheet.columns[1].header == "对接单位（含省、市）"
    assert rows_of(sheet) == [
        ("区经贸局", "市海关、\n上汽集团", "1.联系  市海关。\n2.走访。"),
        ("区科技局", "江西 理工大学", "“联系”会议。"),
    ]
    assert left_of(sheet) == ["注：数据以年报为准。"]


def test_columns_with_tabs_between_keep_their_empty_cells() -> None:
    sheet = read_text("对接情况表\n单位\t对接单位\t对接情况\n区经贸局\t\t联系。\n\t市海关\t走访。\n")
    assert rows_of(sheet) == [("区经贸局", "联系。", "市海关", "走访。")]


def test_columns_that_begin_anywhere_must_stand_on_one_line() -> None:
    rows = "单位　对接单位　对接情况\n区经贸局　市海关　1.联系。\n{}\n区科技局　市科技局　走访。\n"
    assert rows_of(read_text(rows.format(""))) == [
        ("区经贸局", "市海关", "1.联系。"),
        ("区科技局", "市科技局", "走访。"),
    ]
    with pytest.raises(
        ReportError, match="line 3: not read: columns side by side, but cells go on over lines"
    ):
        read_text(rows.format("2.走访上汽集团。"))


@pytest.mark.parametrize(
    "text",
    [
        "单位：区经贸局\n",
        "各单位：\n对接单位要落实责任。\n",
        "单位 对接单位 情况\n",
        "| 甲 | 乙 |\n| 丙 | 丁 |\n",
        "┌──┐\n│甲│\n└──┘\n",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_table_is_refused(text: str) -> None:
    with pytest.raises(ReportError, match=r"report\.txt: no table found; looked for a header"):
        read_text(text)
