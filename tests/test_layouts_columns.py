"""Columns by kind of counterparts, below another header, and as the user names them."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from graph.cli import app
from graph.errors import ReportError
from graph.model import ColumnRole, Place
from loaders import read_report
from loaders.columns import Column, column_role, is_known_wording, parse_named, read_columns
from tests.tables import read

NUMBER, UNIT, COUNTERPARTS, WORK, RESULTS, REMARKS = ColumnRole
REPORT = """弋江区对接情况汇总
（截至2012年9月15日）

| 牵头科室 | 外部朋友圈 | 对接情况 |
| 区科技局 | 省科技厅 | 与省科技厅联系。 |
| 区民政局 | 省民政厅 | 与省民政厅联系。 |
"""


@pytest.mark.parametrize(
    "header", ["央企", "高校院所", "对接高校", "联系银行", "行业协会（商会）", "市级部门"]
)
def test_kinds_of_bodies_are_counterparts(header: str) -> None:
    assert read_columns([header]) == (Column(header, COUNTERPARTS, None, "a kind of bodies"),)


@pytest.mark.parametrize("header", ["联系人", "对接时间", "联系电话", "分管领导", "金额"])
def test_what_is_known_to_be_none_of_the_roles(header: str) -> None:
    assert (column_role(header), is_known_wording(header)) == (None, True)
    assert not is_known_wording("区经贸局")


def test_a_wording_below_another_takes_its_role_where_its_own_says_nothing() -> None:
    headers = ["单位", "单位名称", "名称", "电话", "工作进展", "成果", "甲"]
    groups = [None, "对接单位", "对接 单位", "对接单位", "对接情况", "对接情况", "2021年"]
    assert [(column.role, column.evidence) for column in read_columns(headers, groups=groups)] == [
        (UNIT, None),
        (COUNTERPARTS, "it stands below 对接单位"),
        (COUNTERPARTS, "it stands below 对接单位"),
        (None, None),
        (WORK, None),
        (RESULTS, None),
        (None, None),
    ]


def test_the_column_of_units_is_the_one_that_is_named() -> None:
    named = parse_named(["单位=科室"])
    assert [column.role for column in read_columns(["单位", "科室", "对接单位"], named)] == [
        None,
        UNIT,
        COUNTERPARTS,
    ]


@pytest.mark.parametrize("role", ["unit", "单位", "责任单位"])
def test_roles_are_called_by_name_or_wording(role: str) -> None:
    assert parse_named([f"{role}=牵头 科室", "对接单位=外部朋友圈"]) == {
        "牵头科室": UNIT,
        "外部朋友圈": COUNTERPARTS,
    }


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        (["牵头科室"], "“牵头科室” names no column; write role=header, such as 单位=牵头科室"),
        (["单位="], "names no column"),
        (["领导=张三"], "roles: 序号 (number), 单位 (unit)"),
        (["单位=甲", "备注=甲"], "the column “甲” is named twice, as 单位 and 备注"),
    ],
)
def test_what_names_no_column_is_refused(texts: list[str], words: str) -> None:
    with pytest.raises(ReportError) as caught:
        parse_named(texts)
    assert words in str(caught.value)


def test_columns_are_named_on_the_way_to_the_graph(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    with pytest.raises(ReportError, match="no table found"):
        read_report(path, place=Place("安徽省", "芜湖市", "弋江区"))
    _, account = read_report(path, columns={"牵头科室": UNIT, "外部朋友圈": COUNTERPARTS})
    columns = account.to_dict()["columns"]
    assert columns == [
        {"header": "牵头科室", "role": "unit", "group": None, "inferred": "as told"},
        {"header": "外部朋友圈", "role": "counterparts", "group": None, "inferred": "as told"},
        {"header": "对接情况", "role": "work", "group": None, "inferred": None},
    ]


def test_columns_are_named_on_the_command_line(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    named = ["--columns", "单位=牵头科室", "--columns", "对接单位=外部朋友圈"]
    for command in (["check", str(path)], ["load", str(path), "--store", str(tmp_path / "liaison.db")]):
        result = CliRunner().invoke(app, [*command, *named, "--lang", "en"])
        assert (result.exit_code, "牵头科室 = unit (as told)" in result.output) == (0, True), result.output


def test_a_column_that_is_not_known_lists_the_counterparts_where_its_cells_name_bodies() -> None:
    sheet = read(
        "责任单位\t跟谁\t推进情况\n区经贸局\t市商务局、上汽集团\t走访上汽集团。\n区科技局\t市科技局\t到市科技局汇报。\n"
    )
    (column,) = [column for column in sheet.tables[0].columns if column.header == "跟谁"]
    assert (column.role, column.evidence) == (ColumnRole.COUNTERPARTS, "its cells name bodies")


def test_beside_a_column_of_counterparts_another_that_names_bodies_is_left_over() -> None:
    sheet = read(
        "单位\t对接单位\t谁批的\t工作情况\n区经贸局\t上汽集团\t区政府\t走访。\n区科技局\t浙江大学\t区委\t汇报。\n"
    )
    assert {column.header: column.role for column in sheet.tables[0].columns}["谁批的"] is None


@pytest.mark.parametrize("header", ["数据来源", "抄送", "竞争单位", "审核人单位", "已终止合作单位"])
def test_bodies_that_nobody_deals_with_are_no_counterparts(header: str) -> None:
    with pytest.raises(ReportError, match=r"no column of counterparts|no table found"):
        read(
            f"责任单位\t{header}\t推进情况\n区经贸局\t市商务局\t走访市商务局。\n区科技局\t市科技局\t汇报。\n"
        )
