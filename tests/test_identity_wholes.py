"""Parts and their wholes, and bodies whose place or sort stands elsewhere in the name than in front."""

import pytest

from graph.identity.names import read_name
from graph.identity.resolve import RowNames, resolve_names
from graph.model import Kind, Level, Place

HOME = Place("浙江省", "嘉兴市", "南湖区")
BANNER = Place("内蒙古自治区", "兴安盟", "科尔沁右翼中旗")

PARTS = [
    ("省科技厅高新处", "省科技厅"), ("区人社局就业科", "区人社局"), ("市公安局稽查支队", "市公安局"),
    ("浙大计算机学院", "浙江大学"),
    ("浙江大学计算机系", "浙江大学"), ("北京师范大学教育学部", "北京师范大学"),
    ("农行南湖支行信贷科", "农行南湖支行"), ("工商银行南湖支行", "工商银行"), ("中石化浙江分公司", "中石化"),
    ("省农科院作物所", "省农科院"), ("上汽集团采购部", "上汽集团"), ("市医院心内科", "市医院"),
    ("浙江大学嘉兴实习基地", "浙江大学"), ("嘉兴市政府驻京办", "市政府"), ("全聚德集团前门店", "全聚德集团"),
    ("财政部驻浙江专员办", "财政部"), ("新华社浙江分社", "新华社"), ("嘉兴学院外语系", "嘉兴学院"),
    ("嘉兴学院团委", "嘉兴学院"), ("嘉兴市第一医院工会", "嘉兴市第一医院"),
    ("西安交通大学第一附属医院", "西安交通大学"),
]  # fmt: skip
NO_PARTS = [
    ("上海银行业协会", "上海银行"), ("上海大学城管委会", "上海大学"), ("大桥镇派出所", "大桥镇"),
    ("市公安局", "市政府"), ("中国银行业协会", "中国银行"), ("浙江大学城学院", "浙江工业大学"),
]  # fmt: skip


def _parts(*names: str) -> set[tuple[str, str]]:
    resolution = resolve_names(names, HOME, rows=[RowNames(listed=names, said=())])
    called = {body.id: name for name, body in resolution.organizations.items()}
    return {(called[part], called[whole]) for part, whole in resolution.parts}


@pytest.mark.parametrize(("part", "whole"), PARTS)
def test_an_office_a_school_or_a_branch_is_part_of_its_whole(part: str, whole: str) -> None:
    assert _parts(part, whole) == {(part, whole)}


@pytest.mark.parametrize(("one", "other"), NO_PARTS)
def test_what_only_begins_alike_is_no_part(one: str, other: str) -> None:
    assert _parts(one, other) == set()


@pytest.mark.parametrize(
    ("name", "kind", "level"),
    [
        ("武警嘉兴支队", Kind.AGENCY, Level.MUNICIPAL), ("武警浙江总队", Kind.AGENCY, Level.PROVINCIAL),
        ("松辽委", Kind.AGENCY, Level.NATIONAL), ("太湖流域管理局", Kind.AGENCY, Level.NATIONAL),
        ("财政部驻浙江专员办", Kind.AGENCY, Level.NATIONAL),
        ("新华社浙江分社", Kind.PUBLIC_INSTITUTION, None),
        ("五角枫自然保护区管理局", Kind.PUBLIC_INSTITUTION, Level.DISTRICT),
        ("中国棋院", Kind.PUBLIC_INSTITUTION, None), ("北京游乐园", Kind.ENTERPRISE, None),
        ("中建五局", Kind.SOE, None), ("华岩寺", Kind.ASSOCIATION, Level.DISTRICT),
        ("国旅总社", Kind.ENTERPRISE, None),
        ("中华全国供销合作总社", Kind.MASS_ORGANIZATION, Level.NATIONAL),
        ("区少年儿童业余体校", Kind.PUBLIC_INSTITUTION, None), ("中国水科院", Kind.INSTITUTE, None),
        ("农行南湖支行信贷科", Kind.BANK, None), ("上汽集团采购部", Kind.SOE, None),
    ],
)  # fmt: skip
def test_sort_and_level_follow_from_the_name(name: str, kind: Kind, level: Level | None) -> None:
    reading = read_name(name, HOME)
    assert (reading.kind, reading.level) == (kind, level)


def test_a_banner_keeps_its_word_and_goes_by_its_short_name() -> None:
    assert read_name("旗农信联社", BANNER).name == "科尔沁右翼中旗农信联社"
    assert read_name("科右中旗财政局", BANNER).organization == read_name("旗财政局", BANNER).organization


def _same(one: str, other: str, rows: list[RowNames]) -> bool:
    names = [name for row in rows for name in (*row.listed, *row.said)]
    bodies = resolve_names(names, HOME, rows=rows).organizations
    return bodies[one].id == bodies[other].id


def test_the_end_of_a_name_is_that_body_in_rows_that_name_it_in_full() -> None:
    full, short = "五角枫自然保护区管理局", "保护区管理局"
    assert _same(full, short, [RowNames((full,), (short,))])
    assert not _same(full, short, [RowNames((full,), ()), RowNames((), (short,))])
    other = "白音自然保护区管理局"
    assert not _same(full, short, [RowNames((full, other), (short,))])
    assert not _same(
        "嘉兴市第一人民医院", "第一人民医院", [RowNames(("嘉兴市第一人民医院",), ("第一人民医院",))]
    )


def test_a_group_is_the_firm_whose_name_ends_so_in_full() -> None:
    full = "内蒙古蒙草生态环境（集团）股份有限公司"
    assert _same("蒙草集团", full, [RowNames(("蒙草集团",), (full,))])
    assert not _same("蒙草集团", "内蒙古草原生态环境（集团）股份有限公司", [
        RowNames(("蒙草集团",), ("内蒙古草原生态环境（集团）股份有限公司",))
    ])  # fmt: skip


def test_a_town_of_elsewhere_goes_by_its_name_and_its_committee() -> None:
    assert _same("密云区溪翁庄镇", "溪翁庄镇党委", [RowNames(("密云区溪翁庄镇",), ("溪翁庄镇党委",))])
