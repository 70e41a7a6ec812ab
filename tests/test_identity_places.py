"""Places: full names, chains, short forms, and names that several divisions share."""

import pytest

from graph.errors import PlaceError
from graph.identity.divisions import divisions, standing, still_stands
from graph.identity.places import (
    find_places,
    leading_place,
    leading_places,
    namesakes,
    parse_place,
    places_called,
    prefix_length,
    short_name,
)
from graph.model import Place

NANHU = Place("浙江省", "嘉兴市", "南湖区")
BEIBEI = Place(None, "重庆市", "北碚区")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("浙江省嘉兴市南湖区", NANHU),
        ("嘉兴市南湖区", NANHU),
        ("南湖区", NANHU),
        ("重庆市北碚区", BEIBEI),
        ("浙江省", Place("浙江省")),
        ("昌吉回族自治州", Place("新疆维吾尔自治区", "昌吉回族自治州")),
        ("江苏省南通市启东市", Place("江苏省", "南通市", "启东市")),
        ("湖南湘江新区", Place("湖南省", "长沙市", "湖南湘江新区")),
        ("湘江新区", Place("湖南省", "长沙市", "湖南湘江新区")),
        ("贵州省贵阳市贵阳高新区", Place("贵州省", "贵阳市", "贵阳高新区")),
        ("嘉兴市经济技术开发区", Place("浙江省", "嘉兴市", "经济技术开发区")),
    ],
)
def test_a_place_is_parsed_from_any_chain_that_names_it(text: str, place: Place) -> None:
    assert parse_place(text) == place


@pytest.mark.parametrize("text", ["和平区", "鼓楼区"])
def test_a_shared_name_is_refused_with_the_places_it_may_be(text: str) -> None:
    with pytest.raises(PlaceError, match=r"may be .*市.*、"):
        parse_place(text)


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(PlaceError, match="no place is called"):
        parse_place("无此县")


@pytest.mark.parametrize(
    ("text", "place", "written"),
    [
        ("上海市崇明区发改委", Place(None, "上海市", "崇明区"), "上海市崇明区"),
        ("天水市麦积区农业局", Place("甘肃省", "天水市", "麦积区"), "天水市麦积区"),
        ("嘉兴科技城", Place("浙江省", "嘉兴市"), "嘉兴"),
        ("南湖科创园", NANHU, "南湖"),
        ("秀洲旅游协会", Place("浙江省", "嘉兴市", "秀洲区"), "秀洲"),
        ("昌吉州旅游局", Place("新疆维吾尔自治区", "昌吉回族自治州"), "昌吉州"),
    ],
)
def test_a_name_gives_its_place(text: str, place: Place, written: str) -> None:
    assert leading_place(text, NANHU) == (place, len(written))


def test_a_shared_name_is_the_one_at_home() -> None:
    home = Place("辽宁省", "沈阳市", "和平区")
    assert leading_place("和平区教育局", home) == (home, 3)


def test_a_shared_name_elsewhere_is_no_one_place() -> None:
    assert leading_place("和平区教育局", NANHU) is None
    assert len(leading_places("和平区教育局", NANHU)[0]) > 1


def test_a_standing_division_comes_before_an_abolished_one() -> None:
    assert leading_place("亳州市药业协会", NANHU) == (Place("安徽省", "亳州市"), 3)


@pytest.mark.parametrize("text", ["会同县工商局", "和县发改委"])
def test_a_verb_before_a_level_is_no_place_far_away(text: str) -> None:
    assert leading_place(text, NANHU) is None


def test_a_verb_before_ones_own_level_is_no_place_but_of_a_neighbour() -> None:
    texts = ("会同县人社局", "会同县县直部门")
    anhua, hecheng = Place("湖南省", "益阳市", "安化县"), Place("湖南省", "怀化市", "中方县")
    huitong = Place("湖南省", "怀化市", "会同县"), 3
    assert [leading_place(text, anhua) for text in texts] == [None, None]
    assert [leading_place(text, hecheng) for text in texts] == [huitong, huitong]


def test_places_are_found_at_their_offsets() -> None:
    text = "数据由嘉兴市南湖区上报"
    (found,) = find_places(text)
    assert (found.place, text[found.start : found.stop]) == (NANHU, "嘉兴市南湖区")


def named(text: str, year: int | None = None) -> list[tuple[str, str]]:
    """The words that name a place, and the place."""
    return [(text[found.start : found.stop], str(found.place)) for found in find_places(text, year)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("嘉兴市南湖区与上海市闵行区",
         [("嘉兴市南湖区", "浙江省嘉兴市南湖区"), ("上海市闵行区", "上海市闵行区")]),
        ("浙江嘉兴南湖区、上海闵行区",
         [("浙江嘉兴南湖区", "浙江省嘉兴市南湖区"), ("上海闵行区", "上海市闵行区")]),
        ("云南通海县", [("云南通海县", "云南省玉溪市通海县")]),
        ("海南州和海南省", [("海南州", "青海省海南藏族自治州"), ("海南省", "海南省")]),
        ("吉林长春朝阳区", [("吉林长春朝阳区", "吉林省长春市朝阳区")]),
        ("青岛市南区", [("青岛市南区", "山东省青岛市市南区")]),
        ("嘉兴市民政局", [("嘉兴市", "浙江省嘉兴市")]),
        ("昌吉州吉木萨尔县", [("昌吉州吉木萨尔县", "新疆维吾尔自治区昌吉回族自治州吉木萨尔县")]),
        ("丹东市振兴区", [("丹东市振兴区", "辽宁省丹东市振兴区")]),
        ("赴会同县考察", [("会同县", "湖南省怀化市会同县")]),
        ("怀化市会同县工商局", [("怀化市会同县", "湖南省怀化市会同县")]),
        ("浙江省嘉兴市南湖区域", [("浙江省嘉兴市南湖区", "浙江省嘉兴市南湖区")]),
    ],
)  # fmt: skip
def test_every_chain_is_found(text: str, found: list[tuple[str, str]]) -> None:
    assert named(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "国家高新区和新区管委会",
        "会同县工商局检查，会同县直部门",
        "县科技局和县发改委",
        "江西山区、广东山区、湖南山区的贫困村",
        "上海港区",
        "列入国家级示范县，完成县级任务，相应县区",
        "合作市场，开展合作市级项目",
        "自然资源县局",
        "乡村振兴区级专班",
        "浙江南部县市",
        "全市中小企业",
        "上海市场、杭州市民、嘉兴市值",
        "南湖区域、南湖区划",
        "正蓝旗舰店",
        "城区、郊区、矿区、市区",
        "南湖和嘉兴",
    ],
)
def test_what_only_looks_like_a_place_is_none(text: str) -> None:
    assert named(text) == []


def test_a_district_called_as_a_common_word_is_meant_in_its_years_and_behind_its_city() -> None:
    assert named("大同市城区", 2010) == [("大同市城区", "山西省大同市城区")]
    assert named("大同市城区", 2020) == [("大同市", "山西省大同市")]
    assert named("唐山市新区", 2000) == [("唐山市新区", "河北省唐山市新区")]
    assert named("唐山市新区") == [("唐山市", "河北省唐山市")]


FUYANG_CITY, FUYANG = Place("浙江省", "杭州市", "富阳市"), Place("浙江省", "杭州市", "富阳区")


@pytest.mark.parametrize(
    ("year", "stood"),
    [
        (2013, (FUYANG_CITY,)),
        # The tables give the end of a year: in the course of 2014 the one became the other.
        (2014, (FUYANG,)),
        (2024, (FUYANG,)),
        (2030, (FUYANG,)),
        (1990, (FUYANG_CITY,)),
        (None, (FUYANG_CITY, FUYANG)),
    ],
)
def test_of_several_divisions_those_of_the_year_stood(year: int | None, stood: tuple[Place, ...]) -> None:
    assert standing((FUYANG_CITY, FUYANG), year) == stood


def test_a_division_still_counts_in_the_year_in_which_it_ended() -> None:
    assert standing((FUYANG_CITY,), 2014) == (FUYANG_CITY,)
    assert standing((FUYANG_CITY,), 2015) == ()
    assert not still_stands(FUYANG_CITY)


def test_the_tables_change_where_divisions_did() -> None:
    """The years of known changes: each is listed from the end of the year in which it came."""
    known = {
        Place("浙江省", "嘉兴市", "南湖区"): 2005,
        Place("江苏省", "徐州市", "铜山区"): 2010,
        Place(None, "上海市", "崇明区"): 2016,
        Place("浙江省", "杭州市", "临安区"): 2017,
        Place("江苏省", "南通市", "海门区"): 2020,
        Place("浙江省", "杭州市", "临平区"): 2021,
    }
    assert {place: divisions().spans[place][0] for place in known} == known


def test_a_name_that_ended_leads_to_its_namesake() -> None:
    assert namesakes(FUYANG_CITY, 2019) == [FUYANG]
    assert namesakes(NANHU, 2019) == []


def test_a_short_name_leads_to_those_that_it_may_be() -> None:
    assert places_called("启东对接上海", 2021) == [Place("江苏省", "南通市", "启东市")]
    assert places_called("嘉兴市南湖对接上海", 2021) == [Place("浙江省", "嘉兴市"), NANHU]
    assert places_called("对接上海", 2021) == []


def test_of_a_shared_name_the_division_of_the_year_is_parsed() -> None:
    assert parse_place("通州区", 2005) == Place(None, "北京市", "通州区")
    assert parse_place("简阳市", 2010) == Place("四川省", "资阳市", "简阳市")
    with pytest.raises(PlaceError, match="may be"):
        parse_place("通州区", 2019)


@pytest.mark.parametrize(
    ("place", "name"),
    [(NANHU, "南湖区"), (BEIBEI, "北碚区"), (Place("湖南省", "长沙市", "湖南湘江新区"), "湘江新区"),
     (Place("新疆维吾尔自治区", "昌吉回族自治州"), "昌吉州")],
)  # fmt: skip
def test_offices_carry_the_short_name_of_their_place(place: Place, name: str) -> None:
    assert short_name(place) == name


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("南京东路街道", 0),
        ("昆明路派出所", 0),
        ("天津街道办事处", 0),
        ("中山门街道", 0),
        ("南湖路小学", 0),
        ("甘南镇", 0),
        ("南京路灯管理处", 2),
        ("上海路桥集团", 2),
        ("西安门诊部", 2),
        ("嘉兴乡镇企业局", 2),
        ("南京市路灯管理处", 3),
    ],
)
def test_what_is_named_after_a_place_does_not_lie_there(text: str, length: int) -> None:
    assert prefix_length(text, NANHU) == length
