"""Offices of places in one character, known firms behind a place, and the houses of long brands."""

import pytest

from graph.identity.resolve import RowNames, resolve_names
from graph.model import Place

BANNER = Place("内蒙古自治区", "锡林郭勒盟", "西乌珠穆沁旗")
TONGXIANG = Place("浙江省", "嘉兴市", "桐乡市")
LINZI = Place("山东省", "淄博市", "临淄区")


def _bodies(*names: str, home: Place, rows: tuple[RowNames, ...] = ()) -> list[set[str]]:
    """The names that denote one body each, where at least two do."""
    found: dict[str, set[str]] = {}
    for name, body in resolve_names(names, home, rows=rows or (RowNames((), names),)).organizations.items():
        found.setdefault(body.id, set()).add(name)
    return [same for same in found.values() if len(same) > 1]


def _parts(*names: str, home: Place) -> set[tuple[str, str]]:
    resolution = resolve_names(names, home, rows=(RowNames(names, ()),))
    called = {body.id: name for name, body in resolution.organizations.items()}
    return {(called[part], called[whole]) for part, whole in resolution.parts}


@pytest.mark.parametrize(
    ("short", "full"), [("克旗旅游局", "克什克腾旗旅游局"), ("霍市交通运输局", "霍林郭勒市交通运输局")]
)
def test_an_office_of_a_place_in_short_is_the_one_of_its_row(short: str, full: str) -> None:
    assert _bodies(short, full, home=BANNER) == [{short, full}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("克旗旅游局", "克什克腾旗农牧局"),
        ("克旗旅游局", "阿巴嘎旗旅游局"),
        ("市场监管局", "霍林郭勒市场监管局"),
    ],
)
def test_another_place_or_department_is_another_office(one: str, other: str) -> None:
    assert _bodies(one, other, home=BANNER) == []


def test_an_office_in_short_of_another_row_or_of_two_places_stays_what_it_is() -> None:
    short, full = "克旗旅游局", "克什克腾旗旅游局"
    assert _bodies(short, full, home=BANNER, rows=(RowNames((), (short,)), RowNames((), (full,)))) == []
    assert _bodies("乌旗旅游局", "乌审旗旅游局", "乌拉特中旗旅游局", "乌拉特旗旅游局", home=BANNER) == []


def test_a_known_firm_behind_its_place_is_that_firm_where_the_report_names_it() -> None:
    names = ("浙江桐昆集团股份有限公司", "桐昆集团")
    assert _bodies(*names, home=TONGXIANG) == [set(names)]
    assert _bodies(*names, home=TONGXIANG, rows=(RowNames(names, ()),)) == []
    assert _bodies("浙江桐昆集团化纤有限公司", "桐昆集团", home=TONGXIANG) == []


def test_an_office_of_investment_promotion_is_one_by_either_name() -> None:
    assert _bodies("市投资促进局", "市投促局", "市招商局", home=TONGXIANG) == [{"市投资促进局", "市投促局"}]


@pytest.mark.parametrize("house", ["中心医院", "技师学院", "消防支队"])
def test_a_brand_of_four_characters_tells_whose_its_houses_are(house: str) -> None:
    assert _parts("齐鲁石化公司", f"齐鲁石化{house}", home=LINZI) == {(f"齐鲁石化{house}", "齐鲁石化公司")}


@pytest.mark.parametrize(
    ("firm", "house"),
    [("振华公司", "振华医院"), ("齐鲁石化公司", "齐鲁医院"), ("临淄区公司", "临淄区中心医院")],
)
def test_a_shorter_brand_or_a_place_tells_nothing(firm: str, house: str) -> None:
    assert _parts(firm, house, home=LINZI) == set()
