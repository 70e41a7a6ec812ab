"""Lists without a table: units under headings, and items that say who is in charge."""

import pytest

from graph.errors import ReportError
from graph.model import ColumnRole
from tests.grids import left_of, messages_of, rows_of
from tests.tables import assert_partitioned, read


def test_units_under_numbered_headings() -> None:
    text = (
        "某区对接情况汇总\n（截至2012年9月15日）\n\n一、区经贸局\n（一）对接单位：市海关、上汽集团\n"
        "（二）工作情况：1.联系市海关。\n2.走访。\n（三）成效：①签订《协议》。\n\n"
        "二、区科技局对接工作情况\n对接单位：市科技局\n\n工作情况：联系。\n存在问题：经费不足。\n\n"
        "某区政府办公室\n2012年9月20日\n"
    )
    sheet = read(text)
    assert (sheet.title, sheet.intro) == ("某区对接情况汇总", ("（截至2012年9月15日）",))
    assert rows_of(sheet) == [
        ("区经贸局", "市海关、上汽集团", "1.联系市海关。\n2.走访。", "①签订《协议》。"),
        ("区科技局", "市科技局", "联系。", "经费不足。"),
    ]
    assert left_of(sheet) == ["某区政府办公室", "2012年9月20日"]
    assert [cell.header for row in sheet.rows for cell in row.cells] == [
        "单位", "对接单位", "工作情况", "成效", "单位", "对接单位", "工作情况", "存在问题"
    ]  # fmt: skip
    assert [text[cell.start : cell.start + len(cell.text)] for row in sheet.rows for cell in row.cells
            if cell.start is not None] == [cell.text for row in sheet.rows for cell in row.cells]  # fmt: skip
    assert_partitioned(sheet, text)


def test_a_note_under_the_title_is_no_first_label() -> None:
    text = (
        "某县对接情况汇编\n\n说明：时间截至2019年11月20日。文中“州”指某州。\n\n"
        "一、县扶贫办\n【对接单位】省扶贫办\n【主要成效】签订协议。\n\n"
        "二、县农业局\n【对接单位】省农科院\n【主要成效】建成基地。\n"
    )
    assert rows_of(read(text)) == [
        ("县扶贫办", "省扶贫办", "签订协议。"),
        ("县农业局", "省农科院", "建成基地。"),
    ]


@pytest.mark.parametrize("label", ["**{}** ", "**{}：**", "**{}**：", "{}："])
def test_labels_may_be_bold(label: str) -> None:
    text = "# 某区对接情况\n\n" + "\n\n".join(
        f"## {number}．区{name}局\n\n{label.format('对接单位')}市{name}局\n\n"
        f"{label.format('推进情况')}走访市{name}局。"
        for number, name in enumerate(["科技", "民政"], 1)
    )
    assert rows_of(read(text)) == [
        ("区科技局", "市科技局", "走访市科技局。"),
        ("区民政局", "市民政局", "走访市民政局。"),
    ]


def test_labels_may_stand_on_lines_of_their_own() -> None:
    text = (
        "某县协作工作情况报告\n\n一、县发改局\n（一）对接单位\n省发改委、州能源局\n（二）主要工作\n1.走访州能源局。\n"
        "（三）工作成效\n1.获批资金8亿元。\n\n二、县科技局\n（一）对接单位\n省科技厅\n（二）主要工作\n1.到省科技厅汇报。\n"
        "（三）工作成效\n1.立项3个。\n"
    )
    assert rows_of(read(text)) == [
        ("县发改局", "省发改委、州能源局", "1.走访州能源局。", "1.获批资金8亿元。"),
        ("县科技局", "省科技厅", "1.到省科技厅汇报。", "1.立项3个。"),
    ]


TOLD = (
    "某县外联工作简报\n（截至2014年9月30日）\n\n今年以来，县委常委会3次听取汇报。\n\n"
    "一、县发改局\n　　主要对接省能源局、州发改委。光伏出线排队是头一件难事，8月到省能源局汇报。\n\n"
    "二、县农牧局\n　　与省畜牧总站联系，争取项目3个。\n　　州农牧局派员指导两次，效果不错。\n\n"
    "三、恰卜恰镇\n　　日常往来的有：县民政局、团县委。全年共办实事12件。\n\n县政府办公室\n2014年10月8日\n"
)


def test_units_may_stand_above_what_is_told_of_them() -> None:
    sheet = read(TOLD)
    assert rows_of(sheet) == [
        ("县发改局", "省能源局、州发改委", "光伏出线排队是头一件难事，8月到省能源局汇报。"),
        ("县农牧局", "与省畜牧总站联系，争取项目3个。\n　　州农牧局派员指导两次，效果不错。"),
        ("恰卜恰镇", "县民政局、团县委", "全年共办实事12件。"),
    ]
    assert_partitioned(sheet, TOLD)


@pytest.mark.parametrize(
    "text",
    [
        TOLD.replace("二、县农牧局", "二、存在的问题"),  # a report of another kind
        TOLD.replace("三、恰卜恰镇", "四、恰卜恰镇"),
        "一、县发改局\n二、县农牧局\n三、县教育局\n",  # a list of names
        # Units told of for something else than whom they deal with.
        (
            "某县先进集体名单及事迹\n\n1、县教育局\n认真落实双减政策，课业负担明显减轻。\n"
            "2、县卫健局\n全力做好疫情防控，完成接种12万人次。\n3、县民政局\n积极开展养老服务，新建中心3家。\n"
        ),
        "一、县发改局\n　　到省能源局汇报了有关工作。\n二、县农牧局\n　　到省农牧厅汇报了有关工作。\n",
    ],
)
def test_other_numbered_texts_are_no_such_list(text: str) -> None:
    with pytest.raises(ReportError, match="no table found"):
        read(text)


def test_captions_between_units_belong_to_none() -> None:
    sheet = read(
        "一、区级部门\n（一）区经贸局\n对接单位：市海关\n工作情况：联系。\n\n二、镇街道\n（二）新丰镇\n对接单位：市科协\n"
    )
    assert rows_of(sheet) == [("区经贸局", "市海关", "联系。"), ("新丰镇", "市科协")]
    assert left_of(sheet) == ["二、镇街道"]


@pytest.mark.parametrize("heading", ["{}、区{}局", "区{1}局：", "【区{1}局】"])
def test_a_unit_without_labels_is_left_over_and_said(heading: str) -> None:
    heads = [heading.format(number, name) for number, name in zip("一二三", "甲乙丙", strict=True)]
    sheet = read(f"{heads[0]}\n对接单位：市海关\n{heads[1]}\n暂无。\n{heads[2]}\n对接单位：市科协\n")
    assert rows_of(sheet) == [("区甲局", "市海关"), ("区丙局", "市科协")]
    assert left_of(sheet) == [heads[1], "暂无。"]
    assert messages_of(sheet) == [
        f"3: not read: “{heads[1]}” is marked as a unit is, but has no labelled paragraphs"
    ]


def test_a_label_that_is_not_known_ends_what_stands_above_it() -> None:
    sheet = read(
        "一、区经贸局\n对接单位：市海关\n怎么干的：与市海关联系，商定每月会商一次。\n经办：张三\n\n"
        "二、区科技局\n对接单位：市科技局\n怎么干的：到市科技局汇报了高新技术企业培育的打算。\n经办：李四\n"
    )
    # Sentences tell of work, whatever stands before them; names do not.
    assert rows_of(sheet) == [
        ("区经贸局", "市海关", "与市海关联系，商定每月会商一次。"),
        ("区科技局", "市科技局", "到市科技局汇报了高新技术企业培育的打算。"),
    ]
    assert messages_of(sheet) == ["4: the column “经办” is not known; its cells are not read"]
    (work,) = {column for table in sheet.tables for column in table.columns if column.header == "怎么干的"}
    assert (work.role, work.evidence) == (ColumnRole.WORK, "its cells are sentences")


def test_a_word_before_a_colon_that_comes_once_is_part_of_the_text() -> None:
    sheet = read(
        "一、区经贸局\n对接单位：市海关\n工作情况：两件事。\n其一：联系市海关。\n\n二、区科技局\n对接单位：市科技局\n"
    )
    assert rows_of(sheet) == [
        ("区经贸局", "市海关", "两件事。\n其一：联系市海关。"),
        ("区科技局", "市科技局"),
    ]


def test_labels_may_stand_in_brackets() -> None:
    sheet = read(
        "【单位】区经贸局\n【协作单位】市海关\n【协作情况】联系。\n\n【单位】区科技局\n【协作单位】市科协\n【协作情况】走访。\n"
    )
    assert rows_of(sheet) == [("区经贸局", "市海关", "联系。"), ("区科技局", "市科协", "走访。")]
    assert left_of(sheet) == []


def test_units_under_a_label_of_their_own() -> None:
    sheet = read(
        "单位：区经贸局\n对接单位：市海关\n工作情况：联系。\n\n单位：区科技局\n对接单位：市科协\n对接单位：市科技局\n"
    )
    assert rows_of(sheet) == [("区经贸局", "市海关", "联系。"), ("区科技局", "市科协", "市科技局")]


def test_items_that_name_who_is_in_charge() -> None:
    text = (
        "任务分工\n\n一、重点任务\n1.推进园区建设。（牵头单位：区发改委，配合单位：区财政局、区科技局）\n"
        "2.推进融资。\n联系银行。（责任单位：区金融办、区财政局；配合单位：市工行）。\n3.其他。（责任单位：区委办）\n"
    )
    sheet = read(text)
    assert rows_of(sheet) == [
        ("区发改委", "区财政局、区科技局", "1.推进园区建设。"),
        ("区金融办", "市工行", "2.推进融资。\n联系银行。"),
        ("区财政局", "市工行", "2.推进融资。\n联系银行。"),
        ("区委办", "3.其他。"),
    ]
    assert messages_of(sheet) == ["6: read for 区金融办 and for 区财政局: cells merged over the rows of both"]
    assert_partitioned(sheet, text)


def test_numbered_lines_of_units() -> None:
    text = (
        "任务分工\n13.市教育局:负责协调省教育厅。\n14.市卫生局:负责对接市医保局。\n"
        "15.市审计局：负责资金。\n\n以上。\n"
    )
    sheet = read(text)
    assert rows_of(sheet) == [
        ("市教育局", "负责协调省教育厅。"),
        ("市卫生局", "负责对接市医保局。"),
        ("市审计局", "负责资金。"),
    ]
    assert left_of(sheet) == ["以上。"]
    assert_partitioned(sheet, text)


@pytest.mark.parametrize(
    "text",
    [
        # One unit only; two numbered lines only; a number left out; lines of something else.
        "一、区经贸局\n对接单位：市海关\n工作情况：联系。\n",
        "1.市教育局：负责。\n2.市卫生局：负责。\n",
        "1.市教育局：负责。\n2.市卫生局：负责。\n3.抓好落实。\n",
        "1.时间：周一。\n2.地点：会场。\n3.人员：全体。\n",
        "推进建设。（牵头单位：区发改委）\n推进融资。（牵头单位：区金融办）\n",
    ],
)
def test_without_clear_evidence_nothing_is_read(text: str) -> None:
    with pytest.raises(
        ReportError, match=r"report\.txt: no table found; looked for .*headings of units above"
    ):
        read(text)


@pytest.mark.parametrize("is_above", [False, True])
def test_units_listed_beside_a_table_are_read_too(is_above: bool) -> None:
    table = "|单位|对接单位|对接情况|\n|区经贸局|市海关|走访。|\n|区旅游局|市旅游局|联系。|\n"
    listed = (
        "一、区卫生局\n对接单位：市卫生局\n工作情况：走访市卫生局。\n"
        "二、区文体局\n对接单位：市文化局\n工作情况：对接。\n"
    )
    parts = (listed, table) if is_above else (table, listed)
    text = "某区对接情况\n\n" + "\n".join(parts)
    sheet = read(text)
    assert sorted(rows_of(sheet)) == [
        ("区卫生局", "市卫生局", "走访市卫生局。"),
        ("区文体局", "市文化局", "对接。"),
        ("区旅游局", "市旅游局", "联系。"),
        ("区经贸局", "市海关", "走访。"),
    ]
    assert (left_of(sheet), messages_of(sheet)) == ([], [])
    assert_partitioned(sheet, text)


@pytest.mark.parametrize("measure", ["万元", " 亿元", "个"])
def test_what_is_counted_in_is_no_unit(measure: str) -> None:
    text = (
        f"某区对接情况\n单位：{measure}\n\n一、区卫生局\n对接单位：市卫生局\n工作情况：走访。\n单位：{measure}\n"
        "二、区文体局\n对接单位：市文化局\n"
    )
    assert [(row.unit, row.cells[1].text) for row in read(text).rows] == [
        ("区卫生局", "市卫生局"),
        ("区文体局", "市文化局"),
    ]
