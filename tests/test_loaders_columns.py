"""Header wording → what a column is for."""

import pytest

from graph.model import ColumnRole
from loaders.columns import Column, column_role, is_header, known_wordings, read_columns

NUMBER, UNIT, COUNTERPARTS, WORK, RESULTS, REMARKS = ColumnRole


@pytest.mark.parametrize(
    ("headers", "roles"),
    [
        (["单位", "对接单位\n\n（含上级机关、国有企业等）", "对接情况", "对接的初步成果"],
         [UNIT, COUNTERPARTS, WORK, RESULTS]),
        (["单位", "对接单位", "对接工作\n\n开展情况", "阶段性\n\n成效"], [UNIT, COUNTERPARTS, WORK, RESULTS]),
        (["序 号", "责任单位", "对接部门（单位）", "主要工作", "取得成效"],
         [NUMBER, UNIT, COUNTERPARTS, WORK, RESULTS]),
        (["序号", "单位", "对接单位", "对接事项", "进展情况", "备注"],
         [NUMBER, UNIT, COUNTERPARTS, WORK, RESULTS, REMARKS]),
        (["单位", "对接对象", "对接内容", "目前进展"], [UNIT, COUNTERPARTS, WORK, RESULTS]),
        (["单位", "对接单位", "工作进展", "签约和落地成果"], [UNIT, COUNTERPARTS, WORK, RESULTS]),
        (["部门", "服务对象", "工作内容", "进展"], [UNIT, COUNTERPARTS, WORK, RESULTS]),
        (["单位", "对接单位", "联系人"], [UNIT, COUNTERPARTS, None]),
        (["牵头单位", "责任单位", "对接单位"], [UNIT, None, COUNTERPARTS]),
        (["责任单位", "协作单位", "工作事项", "进展"], [UNIT, COUNTERPARTS, WORK, RESULTS]),
        (["部门", "结对帮扶的主要单位", "联系方式"], [UNIT, COUNTERPARTS, None]),
        (["单位", "沟通协调部门和企业", "服务内容"], [UNIT, COUNTERPARTS, WORK]),
    ],
)  # fmt: skip
def test_headers_are_known_by_their_wording(headers: list[str], roles: list[ColumnRole | None]) -> None:
    assert [column.role for column in read_columns(headers)] == roles
    assert is_header(headers)


def test_a_header_keeps_its_wording_without_white_space() -> None:
    assert read_columns(["对接 单位\n\n（含省、\n市）"]) == (Column("对接单位（含省、市）", COUNTERPARTS),)


@pytest.mark.parametrize(
    "text", ["区经贸局", "市外经贸委、上汽集团", "1.加强与市科技局的对接工作。", "", "1.4亿元"]
)
def test_what_cells_say_is_no_header(text: str) -> None:
    assert column_role(text) is None


@pytest.mark.parametrize(
    "cells", [["单位"], ["序号", "单位"], ["对接单位", "对接情况"], ["区经贸局", "市科技局", "工作"], []]
)
def test_a_header_has_a_column_of_units_and_another(cells: list[str]) -> None:
    assert not is_header(cells)


@pytest.mark.parametrize("role", ColumnRole)
def test_every_role_has_wordings_and_each_means_it(role: ColumnRole) -> None:
    wordings = known_wordings(role)
    assert wordings
    assert {column_role(wording) for wording in wordings} == {role}
