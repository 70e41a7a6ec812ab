"""Columns that tell of what is to come, and what in them is over or under way all the same."""

import pytest

from graph.model import Cell, ColumnRole, Row
from loaders.columns import column_role
from loaders.extract import extract
from loaders.extract.forthcoming import tells_of_what_is_to_come
from tests.reading import NANHU


def told(header: str, text: str) -> set[tuple[str, str, str]]:
    """(type, tail, status) of what stands in a column with this header."""
    cell = Cell(ColumnRole.REMARKS, header, text, 0)
    made = extract([Row(1, "区经贸局", (cell,))], NANHU)
    return {
        (tie.type.value, tie.tail or "我", tie.status.value) for said in made.statements for tie in said.ties
    }


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("下月打算", True),
        ("下步工作计划", True),
        ("下一步工作", True),
        ("存在问题及下步打算", True),
        ("明年工作安排", True),
        ("2024年工作计划", True),
        ("下半年重点工作", True),
        ("计划完成情况", False),
        ("工作计划落实情况", False),
        ("本月工作", False),
        ("取得成效", False),
        ("取得成效及下步计划", False),
        ("存在问题", False),
        ("存在问题和今后打算", True),
        ("上半年工作及下半年打算", False),
        ("本月工作及下月打算", False),
        ("已开展工作和工作计划", False),
        ("主要做法和下步打算", False),
        ("开展活动及下步打算", False),
        ("工作计划及落实", False),
        ("下半年工作总结", False),
    ],
)
def test_a_header_tells_of_what_is_to_come(header: str, expected: bool) -> None:
    assert tells_of_what_is_to_come(header) is expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("会同市商务局开展专项检查。", {("JOINT_ACTION", "市商务局", "planned")}),
        ("继续做好与市商务局的对接。", {("LIAISON", "市商务局", "planned")}),
        ("向市商务局申报示范项目2个。", {("APPLICATION", "市商务局", "planned")}),
        ("已会同市商务局开展专项检查。", {("JOINT_ACTION", "市商务局", "done")}),
        ("正配合市商务局筹备展会。", {("SUPPORT", "市商务局", "done")}),
        ("已走访市商务局，会同市科技局开展检查。", {
            ("VISIT", "市商务局", "done"), ("JOINT_ACTION", "市科技局", "planned")}),
    ],
)  # fmt: skip
def test_what_stands_there_is_planned_but_for_what_is_over(
    text: str, said: set[tuple[str, str, str]]
) -> None:
    assert told("下月打算", text) == said


BOTH = {("VISIT", "市商务局", "done"), ("JOINT_ACTION", "市科技局", "planned")}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("走访市商务局。下一步，主动作为。会同市科技局开展检查。", BOTH),
        ("1.走访市商务局。\n2.下步计划：会同市科技局开展检查。", BOTH),
        ("1.走访市商务局。\n2.下步计划：主动作为。\n3.会同市科技局开展检查。", BOTH),
        ("1.下一步，会同市科技局开展检查。\n2.走访市商务局。", BOTH),
        ("走访市商务局。下步，会同市科技局开展检查。", BOTH),
    ],
)
def test_in_a_column_of_both_the_sentences_say_where_the_plans_begin(
    text: str, said: set[tuple[str, str, str]]
) -> None:
    assert told("取得成效及下步计划", text) == said


def test_elsewhere_the_same_words_tell_of_what_was_done() -> None:
    assert told("备注", "会同市商务局开展专项检查。") == {("JOINT_ACTION", "市商务局", "done")}


@pytest.mark.parametrize("header", ["下月打算", "下步工作计划", "工作安排", "今后努力方向"])
def test_such_columns_are_known(header: str) -> None:
    assert column_role(header) in {ColumnRole.REMARKS, ColumnRole.WORK}


@pytest.mark.parametrize("when", ["来年", "明年", "下半年", "下阶段", "下一步"])
def test_what_is_told_of_a_later_time_is_planned_without_a_comma(when: str) -> None:
    assert told("工作情况", f"{when}与市商务局联合举办展会。") == {("JOINT_ACTION", "市商务局", "planned")}


def test_a_talk_about_a_later_time_took_place() -> None:
    assert told("工作情况", "去年下半年与市商务局联合举办展会。") == {("JOINT_ACTION", "市商务局", "done")}


@pytest.mark.parametrize("header", ["未对接单位", "拟对接企业", "尚未联系部门", "待签约企业"])
def test_whom_a_unit_has_no_contact_with_yet_is_no_counterpart(header: str) -> None:
    assert column_role(header) is None
