"""Where a report is from: said, inferred, or asked for."""

from datetime import date

import pytest

from graph.errors import PlaceError
from graph.model import Inference, Place
from tests.identifying import MINHANG, NANHU, identify, rows_with
from tests.layouts import ROWS, make_text


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("南湖区区级部门对接情况", NANHU),
        ("嘉兴市南湖区部门对接情况", NANHU),
        ("浙江省嘉兴市南湖区对接情况汇总", NANHU),
        ("关于南湖区部门对接情况", NANHU),
        ("2009年度南湖区对接情况", NANHU),
        ("中共南湖区委办公室对接情况", NANHU),
        ("南湖区与上海市闵行区对接情况", NANHU),
        ("重庆市北碚区区级部门对接情况", Place(None, "重庆市", "北碚区")),
        ("上海市闵行区各部门对接情况", MINHANG),
        ("湖南湘江新区产业对接情况", Place("湖南省", "长沙市", "湖南湘江新区")),
    ],
)
def test_a_place_in_the_title_is_said(title: str, place: Place) -> None:
    identity = identify(make_text(title=title, cutoff="截至2018年5月31日"))
    assert (identity.place, identity.as_of, identity.inferred) == (place, date(2018, 5, 31), ())


def test_a_place_that_is_said_with_its_province_may_deal_with_other_provinces() -> None:
    rows = [
        ("旗农牧局", "省交通厅、赤峰市科技局", "对接1次。", "无。"),
        ("旗科技局", "省科技厅", "无。", "无。"),
    ]
    aohan = Place("内蒙古自治区", "赤峰市", "敖汉旗")
    assert identify(make_text(rows, title="内蒙古自治区赤峰市敖汉旗各部门对接情况")).place == aohan
    with pytest.raises(PlaceError, match="the text does not say where it is from"):
        identify(make_text(rows, title="敖汉旗各部门对接情况"))


def test_a_place_under_the_title_is_said() -> None:
    text = make_text(title="部门对接情况\n\n填报单位：嘉兴市南湖区人民政府办公室")
    assert (identify(text).place, identify(text).inferred) == (NANHU, ())


def test_a_city_and_a_county_report_for_themselves() -> None:
    city = [("市" + cells[0][1:], *cells[1:]) for cells in ROWS]
    county = [("县" + cells[0][1:], *cells[1:]) for cells in ROWS]
    assert identify(make_text(city, title="嘉兴市市级部门对接情况")).place == Place("浙江省", "嘉兴市")
    assert identify(make_text(city, title="启东市接轨上海情况")).place == Place("江苏省", "南通市", "启东市")
    assert identify(make_text(county, title="陇西县对接情况")).place == Place("甘肃省", "定西市", "陇西县")


def test_of_two_places_of_one_name_the_city_that_is_named_is_meant() -> None:
    rows = rows_with("沈阳海关来函。", "沈阳大学、沈阳师范大学参加。", counterparts="市发改委")
    text = make_text(rows, title="和平区部门对接台账")
    identity = identify(text)
    assert identity.place == Place("辽宁省", "沈阳市", "和平区")
    assert identity.inferred == (
        Inference("place", "和平区 (和平区部门对接台账); 沈阳市, 3 times, the others never"),
    )


def test_of_two_places_of_one_name_the_one_below_a_province_is_meant_where_one_is_listed() -> None:
    identity = identify(make_text(rows_with("无。", counterparts="省发改委"), title="和平区部门对接台账"))
    assert identity.place == Place("辽宁省", "沈阳市", "和平区")
    assert identity.inferred == (
        Inference(
            "place", "和平区 (和平区部门对接台账); the only one that fits the units and their counterparts"
        ),
    )


def test_of_two_places_of_one_name_none_is_guessed() -> None:
    with pytest.raises(PlaceError) as caught:
        identify(make_text(title="和平区部门对接台账"))
    assert str(caught.value) == (
        "report.txt: “和平区” may be 天津市和平区、辽宁省沈阳市和平区; say which: --place 天津市和平区"
    )


def test_a_place_in_the_name_of_the_file_is_inferred() -> None:
    identity = identify(make_text(title="部门对接情况"), "南湖区对接.txt")
    assert (identity.place, identity.inferred) == (
        NANHU,
        (Inference("place", "南湖区 (the file's name)"),),
    )


@pytest.mark.parametrize(
    "title",
    ["学习闵行区经验对接情况", "赴南湖区对接情况", "嘉善县对接情况", "上海市闵行区对接情况", "嘉兴对接情况"],
)
def test_a_title_that_names_a_partner_says_nothing(title: str) -> None:
    """Bureaus of a 区 whose counterparts are 省…: neither a 县 nor a district of Shanghai can be theirs."""
    with pytest.raises(PlaceError, match="the text does not say where it is from"):
        identify(make_text(rows_with("无。"), title=title))


def test_a_file_name_says_where_somebody_went_and_not_who() -> None:
    with pytest.raises(PlaceError, match="the text does not say where it is from"):
        identify(make_text(title="部门对接情况"), "赴闵行区对接.txt")


def test_a_place_that_most_rows_name_is_inferred() -> None:
    rows = rows_with("启动南湖区整治。", "到南湖区考察。", "南湖区共27个点。", "邀请闵行区来访。")
    identity = identify(make_text(rows, title="部门对接情况"))
    assert (identity.place, identity.inferred) == (
        NANHU,
        (Inference("place", "南湖区, 3 times in 3 of 4 rows, other places once"),),
    )


def test_a_city_in_the_title_of_a_district_is_narrowed_by_the_sentences() -> None:
    rows = rows_with("南湖区一。", "南湖区二。", "南湖区三。")
    identity = identify(make_text(rows, title="嘉兴市区级部门对接情况"))
    assert (identity.place, identity.inferred) == (
        NANHU,
        (
            Inference("place", "嘉兴市 (嘉兴市区级部门对接情况)"),
            Inference("place", "南湖区, 3 times in 3 of 3 rows, other places never"),
        ),
    )
    with pytest.raises(PlaceError, match="the text does not say where it is from"):
        identify(make_text(rows, title="杭州市区级部门对接情况"))


def test_a_city_that_most_rows_name_is_inferred() -> None:
    rows = [
        ("市" + cells[0][1:], *cells[1:]) for cells in rows_with("嘉兴市一。", "嘉兴市二。", "来嘉兴市考察。")
    ]
    identity = identify(make_text(rows, title="部门对接情况"))
    assert (identity.place, identity.inferred) == (
        Place("浙江省", "嘉兴市"),
        (Inference("place", "嘉兴市, 3 times in 3 of 3 rows, other places never"),),
    )


def test_a_province_that_most_rows_name_is_inferred() -> None:
    rows = [
        ("省" + cells[0][1:], *cells[1:]) for cells in rows_with("浙江省一。", "浙江省二。", "浙江省三。")
    ]
    assert identify(make_text(rows, title="部门对接情况")).place == Place("浙江省")


def test_of_two_places_of_one_name_that_most_rows_name_one_is_meant() -> None:
    sentences = ["和平区一。", "和平区二。", "和平区三。"]
    identity = identify(
        make_text(rows_with(*sentences, "沈阳大学。", counterparts="沈阳海关"), title="对接情况")
    )
    assert identity.place == Place("辽宁省", "沈阳市", "和平区")
    assert identity.inferred == (
        Inference(
            "place",
            "和平区, 3 times in 3 of 4 rows, other places never; 沈阳市, 5 times, the others never",
        ),
    )
    with pytest.raises(PlaceError, match="“和平区” may be 天津市和平区、辽宁省沈阳市和平区; say which"):
        identify(make_text(rows_with(*sentences, counterparts="无"), title="对接情况"))


def test_units_of_several_sorts_report_for_a_district() -> None:
    rows = [
        ("首阳镇", "县农牧局", "南湖区一。", ""),
        ("区甲局", "市乙局", "南湖区二。", ""),
        ("管委会", "市丙局", "南湖区三。", ""),
    ]
    assert identify(make_text(rows, title="对接情况")).place == NANHU


@pytest.mark.parametrize(
    ("sentences", "words"),
    [
        (["无。", "与市科技局联系。"], "report.txt: the text does not say where it is from; say it: --place"),
        (["到南湖区考察。", "南湖区整治。"], "may be 浙江省嘉兴市南湖区; say which: --place 浙江省嘉兴"),
        (["南湖区一。", "南湖区二。", "南湖区三。", "到秀洲区、秀洲区、南湖区。"],
         "may be 浙江省嘉兴市南湖区、浙江省嘉兴市秀洲区; say which"),
        # A district of Shanghai has no 省 above it, which the counterparts name: a partner, not home.
        (["赴闵行区。", "在闵行区。", "闵行区来访。"], "report.txt: the text does not say where it is from"),
        # Bureaus of a 区 do not report for a 县.
        (["嘉善县一。", "嘉善县二。", "嘉善县三。"], "report.txt: the text does not say where it is from"),
    ],
)  # fmt: skip
def test_a_place_that_is_not_clear_is_asked_for(sentences: list[str], words: str) -> None:
    with pytest.raises(PlaceError) as caught:
        identify(make_text(rows_with(*sentences), title="部门对接情况"))
    assert words in str(caught.value)
    assert "--place" in str(caught.value)
    given = identify(make_text(rows_with(*sentences), title="部门对接情况"), place=NANHU)
    assert (given.place, given.inferred, given.notices) == (NANHU, (), ())
