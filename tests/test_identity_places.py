"""Places: full names, chains, short forms, and names that several divisions share."""

import pytest

from graph.errors import PlaceError
from graph.identity.places import find_places, leading_place, leading_places, parse_place, short_name
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


def test_places_are_found_at_their_offsets() -> None:
    text = "数据由嘉兴市南湖区上报"
    (found,) = find_places(text)
    assert (found.place, text[found.start : found.stop]) == (NANHU, "嘉兴市南湖区")


@pytest.mark.parametrize(
    ("place", "name"),
    [(NANHU, "南湖区"), (BEIBEI, "北碚区"), (Place("湖南省", "长沙市", "湖南湘江新区"), "湘江新区"),
     (Place("新疆维吾尔自治区", "昌吉回族自治州"), "昌吉州")],
)  # fmt: skip
def test_offices_carry_the_short_name_of_their_place(place: Place, name: str) -> None:
    assert short_name(place) == name
