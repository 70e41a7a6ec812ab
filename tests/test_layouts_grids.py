"""Tables of cells as documents have them: headers, merged cells, notes, several tables."""

import pytest

from graph.errors import ReportError
from graph.model import ColumnRole
from loaders.tables.asides import name_units
from tests.grids import left_of, messages_of, read_tables, rows_of, table

NUMBER, UNIT, COUNTERPARTS, WORK, RESULTS, REMARKS = ColumnRole
HEADER = "单位|对接单位|对接情况|成果"
ONE = "区经贸局|市海关|1.联系。|签约。"


def test_titles_above_the_header_are_no_rows() -> None:
    sheet = read_tables(
        table(
            "区级部门对接情况表|||", "截至2009年5月31日||单位：个、亿元|", HEADER, ONE, merged=[(0, 0, 1, 4)]
        )
    )
    assert (sheet.title, sheet.intro) == ("区级部门对接情况表", ("截至2009年5月31日", "单位：个、亿元"))
    assert (rows_of(sheet), left_of(sheet), messages_of(sheet)) == (
        [("区经贸局", "市海关", "1.联系。", "签约。")], [], []
    )  # fmt: skip


def test_headers_of_two_levels_with_merged_cells() -> None:
    sheet = read_tables(
        table(
            "序号|单位|对接单位|对接情况|",
            "|||工作进展|签约和落地成果",
            "1|区经贸局|市海关|联系。|签约。",
            merged=[(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 2, 1), (0, 3, 1, 2)],
        )
    )
    assert [(column.header, column.role, column.group) for column in sheet.columns] == [
        ("序号", NUMBER, None),
        ("单位", UNIT, None),
        ("对接单位", COUNTERPARTS, None),
        ("工作进展", WORK, "对接情况"),
        ("签约和落地成果", RESULTS, "对接情况"),
    ]
    assert rows_of(sheet) == [("区经贸局", "市海关", "联系。", "签约。")]


def test_headers_of_two_levels_without_merged_cells() -> None:
    sheet = read_tables(
        table("单位|对接单位|对接情况|", "||工作进展|落地成果", "区经贸局|市海关|联系。|签约。")
    )
    assert [(column.header, column.group) for column in sheet.columns] == [
        ("单位", None),
        ("对接单位", None),
        ("工作进展", "对接情况"),
        ("落地成果", "对接情况"),
    ]
    assert rows_of(sheet) == [("区经贸局", "市海关", "联系。", "签约。")]


def test_a_header_wrapped_over_rows_is_one_wording() -> None:
    sheet = read_tables(table("单位|对接单位|对接情况", "|（含省、市）|", "区经贸局|市海关|联系。"))
    assert [column.header for column in sheet.columns] == ["单位", "对接单位（含省、市）", "对接情况"]


def test_counterparts_over_several_columns_under_one_header() -> None:
    sheet = read_tables(
        table(
            "单位|对接单位||||对接情况",
            "|上级部门|央企|名称|联系人|",
            "区经贸局|市海关|上汽集团|市商会|张三|联系。",
            merged=[(0, 0, 2, 1), (0, 1, 1, 4), (0, 5, 2, 1)],
        )
    )
    assert [(column.header, column.role, column.evidence) for column in sheet.columns] == [
        ("单位", UNIT, None),
        ("上级部门", COUNTERPARTS, None),
        ("央企", COUNTERPARTS, "a kind of bodies"),
        ("名称", COUNTERPARTS, "it stands below 对接单位"),
        ("联系人", None, None),
        ("对接情况", WORK, None),
    ]
    assert rows_of(sheet) == [("区经贸局", "市海关", "上汽集团", "市商会", "联系。")]
    assert [(cell.header, cell.text) for cell in sheet.rows[0].cells][1:4] == [
        ("上级部门", "市海关"), ("央企", "上汽集团"), ("名称", "市商会")
    ]  # fmt: skip
    assert left_of(sheet) == ["张三"]
    assert messages_of(sheet) == [
        "table 1, row 2, column 5: the column “联系人” is not known; its cells are not read"
    ]


def test_kinds_of_counterparts_are_columns_of_their_own() -> None:
    sheet = read_tables(
        table("单位|上级部门|对接央企|高校|协会|银行|对接情况", "区经贸局|市海关|上汽||市商会|工行|联系。")
    )
    assert [column.role for column in sheet.columns] == [UNIT, *[COUNTERPARTS] * 5, WORK]
    assert rows_of(sheet) == [("区经贸局", "市海关", "上汽", "市商会", "工行", "联系。")]


def test_two_columns_of_one_header_are_both_read() -> None:
    sheet = read_tables(
        table("单位|对接单位|对接情况|对接单位|对接情况", "区经贸局|市海关|联系。|上汽|走访。")
    )
    assert rows_of(sheet) == [("区经贸局", "市海关", "联系。", "上汽", "走访。")]


def test_a_unit_goes_on_below_a_merged_or_a_blank_cell() -> None:
    sheet = read_tables(
        table(HEADER, ONE, "|市外经贸委|走访。|", "区科技局|市科技局||", "|市科协||", merged=[(1, 0, 2, 1)])
    )
    assert rows_of(sheet) == [
        ("区经贸局", "市海关", "1.联系。", "签约。", "市外经贸委", "走访。"),
        ("区科技局", "市科技局", "市科协"),
    ]


def test_a_cell_merged_over_two_units_is_read_for_both_and_said() -> None:
    sheet = read_tables(table(HEADER, ONE, "区科技局|市科技局||", merged=[(1, 2, 2, 1), (1, 3, 2, 1)]))
    assert rows_of(sheet) == [
        ("区经贸局", "市海关", "1.联系。", "签约。"),
        ("区科技局", "市科技局", "1.联系。", "签约。"),
    ]
    assert messages_of(sheet) == [
        "table 1, row 2, column 3: read for 区经贸局 and for 区科技局: cells merged over the rows of both"
    ]


@pytest.mark.parametrize(
    "row",
    [
        "合计|12家|35项|",
        "小计：|||",
        "注：数据以年报为准。|||",
        "备注：不含涉密事项；以协议为准。|||",
        "填表人：张三||审核人：李四|",
        "填报单位：区政府办||填报日期：2009年6月|",
        "（共7家单位）|||",
        "一、市级部门|||",
        "（二）乡镇|||",
        "2009年6月5日|||",
        "第1页 共3页|||",
        "|||",
    ],
)
def test_notes_sums_and_captions_are_no_rows(row: str) -> None:
    sheet = read_tables(table(HEADER, ONE, row, "|市外经贸委||"))
    assert rows_of(sheet) == [("区经贸局", "市海关", "1.联系。", "签约。", "市外经贸委")]
    assert left_of(sheet) == [cell for cell in row.split("|") if cell]
    assert messages_of(sheet) == []
    assert "\n".join(left_of(sheet)) == "\n".join(sheet.below)


def test_a_row_merged_across_is_a_caption() -> None:
    sheet = read_tables(table(HEADER, "以下为市级部门的情况|||", ONE, merged=[(1, 0, 1, 4)]))
    assert (rows_of(sheet), left_of(sheet)) == (
        [("区经贸局", "市海关", "1.联系。", "签约。")],
        ["以下为市级部门的情况"],
    )


@pytest.mark.parametrize(
    ("row", "merged", "reason"),
    [
        ("12|市海关|联系。|", [], "“12” stands as a number where the unit should"),
        ("我局联系了。|市海关|联系。|", [], "“我局联系了。” stands as a sentence where the unit should"),
        ("区科技局||联系。|", [(2, 0, 1, 2)],
         "“区科技局” stands in a cell that is merged over the columns of the unit and others"),
    ],
)  # fmt: skip
def test_an_odd_row_is_left_over_with_what_goes_on_with_it(
    row: str, merged: list[tuple[int, int, int, int]], reason: str
) -> None:
    sheet = read_tables(table(HEADER, ONE, row, "|市外经贸委||", "区民政局|市民政局||", merged=merged))
    assert [name for name, *_ in rows_of(sheet)] == ["区经贸局", "区民政局"]
    assert left_of(sheet) == [*(cell for cell in row.split("|") if cell), "市外经贸委"]
    assert messages_of(sheet) == [
        f"table 1, row 3, column 1: not read: {reason}",
        "table 1, row 4, column 2: not read: “市外经贸委” stands in a row without a unit, and none above it",
    ]


def test_a_unit_without_a_word_of_its_own_is_a_row() -> None:
    sheet = read_tables(table(HEADER, ONE, "区档案局|||"))
    assert rows_of(sheet) == [("区经贸局", "市海关", "1.联系。", "签约。"), ("区档案局",)]


def test_a_number_before_the_unit_is_no_part_of_its_name() -> None:
    sheet = read_tables(
        table(HEADER, "1.区经贸局|市海关||", "二、区科技局|市科技局||", "③区民政局|市民政局||")
    )
    assert [name for name, *_ in rows_of(sheet)] == ["区经贸局", "区科技局", "区民政局"]


def test_a_header_repeated_on_another_sheet_below_its_title() -> None:
    sheet = read_tables(
        table("对接情况表|||", HEADER, ONE), table("对接情况表（续）|||", HEADER, "区科技局|市科技局||")
    )
    assert [name for name, *_ in rows_of(sheet)] == ["区经贸局", "区科技局"]
    assert (left_of(sheet), messages_of(sheet)) == (["对接情况表（续）"], [])


def test_a_table_without_a_header_goes_on_from_the_one_above_and_is_said() -> None:
    sheet = read_tables(table(HEADER, ONE), table("区科技局|市科技局||"))
    assert [name for name, *_ in rows_of(sheet)] == ["区经贸局", "区科技局"]
    [message] = messages_of(sheet)
    assert message.startswith(
        "table 2, row 1, column 1: read as going on from the table above: it has as many"
    )


@pytest.mark.parametrize(
    "other", ["科室|人数|电话", "单位|联系人|电话|地点", "区科技局|张三", "首页|概况|公开|服务"]
)
def test_another_table_is_left_over_and_said(other: str) -> None:
    sheet = read_tables(
        table(HEADER, ONE), "下表为联系方式", table(other, "|".join("甲乙丙丁"[: other.count("|") + 1]))
    )
    assert [name for name, *_ in rows_of(sheet)] == ["区经贸局"]
    assert len(messages_of(sheet)) == 1
    assert messages_of(sheet)[0].startswith("table 2, row 1, column 1: not read: ")


def test_a_table_without_counterparts_beside_one_that_has_them() -> None:
    sheet = read_tables(table("单位|工作情况", "区经贸局|招商。"), table(HEADER, ONE))
    assert rows_of(sheet) == [("区经贸局", "市海关", "1.联系。", "签约。")]
    assert left_of(sheet) == ["单位", "工作情况", "区经贸局", "招商。"]
    assert messages_of(sheet) == [
        "table 1, row 1, column 1: not read: a table without a column of counterparts (单位、工作情况)"
    ]
    with pytest.raises(
        ReportError, match="table 1, row 1, column 1: the table has no column of counterparts"
    ):
        read_tables(table("单位|工作情况", "区经贸局|招商。"))


def test_a_table_of_another_kind_below_in_the_same_grid() -> None:
    sheet = read_tables(table(HEADER, ONE, "|||", "单位|联系人|电话|", "区经贸局|张三|123|"))
    assert rows_of(sheet) == [("区经贸局", "市海关", "1.联系。", "签约。")]
    assert messages_of(sheet) == [
        "table 1, row 4, column 1: not read: “单位” heads a table that is not known"
    ]


def test_a_known_column_without_a_word_is_said() -> None:
    sheet = read_tables(table(HEADER, *(f"区{name}局||联系。|签约。" for name in ("甲", "乙", "丙"))))
    assert messages_of(sheet) == ["table 1, row 1, column 1: the column “对接单位” is empty in all 3 rows"]


def test_every_filled_cell_of_a_known_column_is_read_column_by_column() -> None:
    sheet = read_tables(table(f"序号|{HEADER}|备注", f"1|{ONE}|无", "2|区科技局|市科技局|||", "|合计|2家|||"))
    [read] = sheet.tables
    assert (read.rows, read.filled) == (2, (2, 2, 2, 1, 1, 1))
    assert left_of(sheet) == ["合计", "2家"]


def test_columns_that_the_user_names() -> None:
    rows = table("科室|往来|干了什么|对接情况", "区经贸局|市海关|联系。|签约。")
    with pytest.raises(
        ReportError,
        match=r"no table found; .*=…; a table in it begins with 科室、往来、干了什么、对接情况$",
    ):
        read_tables(rows)
    named = {"科室": UNIT, "往来": COUNTERPARTS, "干了 什么": WORK, "对接情况": RESULTS}
    sheet = read_tables(rows, named=named)
    assert rows_of(sheet) == [("区经贸局", "市海关", "联系。", "签约。")]
    assert [(column.role, column.evidence) for column in sheet.columns] == [
        (role, "as told") for role in (UNIT, COUNTERPARTS, WORK, RESULTS)
    ]


def test_a_cell_merged_over_a_header_names_each_of_its_columns() -> None:
    sheet = read_tables(
        table("单位|对接单位|对接情况|", "区经贸局|市海关|联系。|走访。", merged=[(0, 2, 1, 2)])
    )
    assert rows_of(sheet) == [("区经贸局", "市海关", "联系。", "走访。")]


def test_layout_tables_before_the_report_are_its_introduction() -> None:
    sheet = read_tables(table("首页|概况"), table("区级部门对接情况表"), table(HEADER, ONE))
    assert (sheet.title, sheet.intro) == ("区级部门对接情况表", ("首页", "概况"))


@pytest.mark.parametrize("unit", ["区发改委、区科技局", "区发改委/区科技局"])
def test_a_row_of_several_units_is_read_for_each(unit: str) -> None:
    # A stroke is a line break here.
    rows = (f"{unit}|市海关|走访。|", "|市商务局||", "区规划/与建设局（原区/规划局）|市建委||")
    sheet = read_tables(table(HEADER, *rows))
    assert rows_of(sheet) == [
        ("区发改委", "市海关", "走访。", "市商务局"),
        ("区科技局", "市海关", "走访。", "市商务局"),
        ("区规划与建设局（原区规划局）", "市建委"),
    ]
    assert messages_of(sheet)[0] == (
        "table 1, row 2, column 1: “区发改委、区科技局” are several units; the row is read for each"
    )
    assert len(messages_of(sheet)) == 2, "the second is that nothing stands under 成果"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("1.区发改局\n区经信局", ("区发改局", "区经信局")),
        ("区税务局（科技科）/区财政局", ("区税务局（科技科）", "区财政局")),
        ("区住建\n局、区交通局", ("区住建局", "区交通局")),
        ("区农业农村局（乡村振兴局、畜牧局）", ("区农业农村局（乡村振兴局、畜牧局）",)),
        ("区人民政府\n办公室", ("区人民政府办公室",)),
        ("区发改局、区发改局", ("区发改局",)),
        ("市、区科协", ("市、区科协",)),
        ("张三、李四", ("张三、李四",)),
        ("同上", ()),
    ],
)
def test_the_names_in_a_unit_cell(text: str, names: tuple[str, ...]) -> None:
    assert name_units(text) == names


@pytest.mark.parametrize(
    ("rows", "merged"),
    [
        (["区经贸局|市海关|走访。|区卫生局|市卫生局|联系。", "|上汽集团|签约。||市医院|"], ()),
        (
            [
                "区经贸局|市海关|走访。|区卫生局|市卫生局|联系。",
                "|上汽集团|签约。||市医院|",
                "合计：2家|||||",
            ],
            ((2, 0, 2, 1), (2, 3, 2, 1), (4, 0, 1, 6)),
        ),
    ],
    ids=["blank", "merged"],
)
def test_halves_of_a_table_side_by_side(
    rows: list[str], merged: tuple[tuple[int, int, int, int], ...]
) -> None:
    header = "单位|对接单位|对接情况|单位|对接单位|对接情况"
    sheet = read_tables(table("某区对接情况|||||", header, *rows, merged=((0, 0, 1, 6), *merged)))
    assert (sheet.title, rows_of(sheet)) == (
        "某区对接情况",
        [
            ("区经贸局", "市海关", "走访。", "上汽集团", "签约。"),
            ("区卫生局", "市卫生局", "联系。", "市医院"),
        ],
    )
    assert messages_of(sheet) == []


def test_a_list_beside_a_table_of_the_format_is_said() -> None:
    sheet = read_tables(
        "某区对接情况",
        table("单位|对接单位|对接情况", "区经贸局|市海关|走访。"),
        "二、区卫生局",
        "（一）对接单位：市卫生局",
    )
    assert left_of(sheet) == ["二、区卫生局", "（一）对接单位：市卫生局"]
    assert messages_of(sheet) == [
        "paragraph 1: not read: a list outside the tables: “（一）对接单位：市卫生局”"
    ]


@pytest.mark.parametrize(
    "row", ["填报人|张三|联系电话", "制表日期|2009年6月|", "审核人（签字）|李四|", "填报单位|区发改局|"]
)
def test_a_sign_off_in_cells_of_its_own_is_no_row(row: str) -> None:
    sheet = read_tables(table("单位|对接单位|对接情况", "区经贸局|市海关|走访。", row))
    assert rows_of(sheet) == [("区经贸局", "市海关", "走访。")]
    assert left_of(sheet) == [cell for cell in row.split("|") if cell]


def test_a_named_column_that_stands_nowhere_is_said() -> None:
    rows = table("牵头科室|对接单位|对接情况", "区经贸局|市海关|走访。")
    sheet = read_tables(rows, named={"牵头科室": ColumnRole.UNIT, "外部朋友圈": ColumnRole.COUNTERPARTS})
    assert rows_of(sheet) == [("区经贸局", "市海关", "走访。")]
    assert messages_of(sheet) == ["None: no column is headed “外部朋友圈”, as --columns says"]


@pytest.mark.parametrize("ditto", ["同上", "〃", '"', "同 上"])
def test_a_unit_as_above_goes_on(ditto: str) -> None:
    sheet = read_tables(table("单位|对接单位|对接情况", "区经贸局|市海关|走访。", f"{ditto}|上汽集团|签约。"))
    assert rows_of(sheet) == [("区经贸局", "市海关", "走访。", "上汽集团", "签约。")]


def test_a_unit_that_is_not_called_like_one_is_said() -> None:
    sheet = read_tables(
        table("单位|对接单位|对接情况", "区经贸局|市海关|走访。", "张三|市科协|走访。", "|市海关|")
    )
    assert [row.unit for row in sheet.rows] == ["区经贸局", "张三"]
    assert messages_of(sheet) == [
        "table 1, row 3, column 1: “张三” is read as a unit, but is not called like one"
    ]
