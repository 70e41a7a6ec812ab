"""Hospitals and schools in short, beside their full names: one where all fits and no other does."""

import pytest

from graph.identity.resolve import Resolution, RowNames, resolve_names
from graph.model import Place

NANHU = Place("浙江省", "嘉兴市", "南湖区")
GANNAN = Place("黑龙江省", "齐齐哈尔市", "甘南县")


def resolve(*names: str, home: Place = NANHU, listed: tuple[str, ...] = ()) -> Resolution:
    """The first name is listed, the others stand in sentences, unless it is said what is listed."""
    said = tuple(name for name in names if name not in listed)
    rows = [RowNames(listed, said)] if listed else [RowNames(names[:1], names[1:])]
    return resolve_names(names, home, rows=rows)


def is_one(*names: str, home: Place = NANHU, listed: tuple[str, ...] = ()) -> bool:
    return len({body.id for body in resolve(*names, home=home, listed=listed).organizations.values()}) == 1


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("市中心人民医院", "市中心医院"),
        ("市第一人民医院", "市一医院"),
        ("市第一人民医院", "市第一医院"),
        ("嘉兴市第二医院", "市二院"),
        ("区人民医院", "区医院"),
        ("市妇幼保健院", "市妇保院"),
        ("嘉兴市第一中学", "嘉兴一中"),
        ("区实验小学", "区实小"),
        ("嘉兴市外国语学校", "市外校"),
        ("清华大学附属中学", "清华附中"),
        ("浙江大学医学院附属第一医院", "浙医一院"),
        ("吉林大学第一医院", "吉大一院"),
        ("南京医科大学第二附属医院", "南医大二附院"),
        ("齐齐哈尔医学院附属第三医院", "齐医附属第三医院"),
        ("齐齐哈尔医学院附属第三医院", "齐医附三院"),
        ("齐齐哈尔医学院附属第三医院", "齐医三院"),
    ],
)
def test_a_house_in_short_is_the_one_named_in_full(full: str, short: str) -> None:
    assert is_one(full, short)
    assert is_one(short, full)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("县医院", "县中医院"),
        ("县人民医院", "县中医院"),
        ("县人民医院", "县中心医院"),
        ("县人民医院", "市医院"),
        ("市中医院", "市中西医结合医院"),
        ("市儿童医院", "市妇女儿童医院"),
        ("市第一医院", "市第二人民医院"),
        ("市第一医院", "市第十一医院"),
        ("市第一医院", "市第一中医院"),
        ("市第一医院", "市第一人民医院分院"),
        ("市一中", "县第一中学"),
        ("市一中", "市第一职业中学"),
        ("嘉兴一院", "嘉兴学院附属第一医院"),
        ("齐医附属第二医院", "齐齐哈尔医学院附属第三医院"),
        ("齐医附属医院", "齐齐哈尔医学院附属第三医院"),
        ("齐医第三中学", "齐齐哈尔医学院附属第三医院"),
        ("哈医大三院", "齐齐哈尔医学院附属第三医院"),
        ("三院", "市第三医院"),
        ("县法院", "县人民医院"),
        ("市实验小学", "市实验中学"),
    ],
)
def test_what_tells_houses_apart_is_never_left_out(one: str, other: str) -> None:
    for home in (NANHU, GANNAN):
        assert not is_one(one, other, home=home)


def test_a_house_of_its_own_name_is_the_one_that_its_row_names_with_its_place() -> None:
    assert is_one("四川绵阳四〇四医院", "四〇四医院")
    assert is_one("武汉市江岸区育才小学", "育才小学")
    assert not is_one("武汉市江岸区实验小学", "实验小学")
    assert not is_one("武汉市江岸区中心医院", "中心医院")
    rows = [RowNames(("武汉市江岸区育才小学",), ()), RowNames(("育才小学",), ())]
    apart = resolve_names(("武汉市江岸区育才小学", "育才小学"), NANHU, rows=rows).organizations
    assert len({body.id for body in apart.values()}) == 2


def test_where_two_fit_neither_is_taken() -> None:
    names = ("齐医附属第三医院", "齐齐哈尔医学院附属第三医院", "齐鲁医学院附属第三医院")
    assert len({body.id for body in resolve(*names).organizations.values()}) == 3


def test_houses_that_a_column_lists_side_by_side_stay_two() -> None:
    names = ("市第一医院", "市第一人民医院")
    assert not is_one(*names, listed=names)
    (suggestion,) = resolve(*names, listed=names).suggestions
    assert suggestion.reason == "嘉兴市第一医院 may be short for 嘉兴市第一人民医院"


def test_the_reason_says_which_house_is_meant() -> None:
    reasons = resolve("齐齐哈尔医学院附属第三医院", "齐医附属第三医院").reasons["齐医附属第三医院"]
    assert reasons[-1] == "in short, the one such house that the report names is 齐齐哈尔医学院附属第三医院"
