"""Towns and streets as they are called in their own rows, and what brackets abbreviate."""

from time import perf_counter

import pytest

from graph.model import Place
from tests.reading import read, ties

BANNER = Place("内蒙古自治区", "兴安盟", "科尔沁右翼中旗")
STREET = "前门街道办事处"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("区体育局帮助街道新建健身路径6条。", {("区体育局", "SUPPORT", STREET, "done")}),
        ("受区残联委托，街道承担骨干培训。", {("区残联", "COMMISSION", STREET, "done")}),
        ("组织代表赴东花市街道参观，两街道自此结为友好街道。", {
            ("我", "VISIT", "东花市街道", "done"), ("东花市街道", "COOPERATION", STREET, "done")}),
        ("街道干部走访区残联。", {(STREET, "VISIT", "区残联", "done")}),
        ("街道社区建设加快，街道两侧绿化完成，各街道参加。", set()),
    ],
)  # fmt: skip
def test_a_street_is_called_just_that_in_its_own_row(
    sentence: str, expected: set[tuple[str, str, str, str]]
) -> None:
    assert ties(sentence, unit=STREET) == expected


def test_a_street_alone_is_nobody_in_the_row_of_an_office() -> None:
    assert ties("区体育局帮助街道新建健身路径6条。", listed="有关街道") == set()
    assert ties("两街道结为友好街道。", listed="有关街道") == set()


def test_what_a_banner_builds_is_no_body() -> None:
    assert ties("中宣部援助苏木建设文化站1座。", unit="代钦塔拉苏木", place=BANNER) == {
        ("中宣部", "SUPPORT", "代钦塔拉苏木", "done")
    }


def test_a_firm_that_begins_with_the_short_name_of_the_banner_is_read_whole() -> None:
    firm = "科右中旗草原红牛屠宰有限公司"
    assert ties(f"检查{firm}，责令整改5处。", unit="旗农牧业局", place=BANNER) == {
        ("我", "SUPERVISION", firm, "done")
    }


@pytest.mark.parametrize(
    ("listed", "aliases"),
    [
        ("吉林大学第一医院（吉大一院）", {"吉大一院": "吉林大学第一医院"}),
        ("水利部松辽水利委员会（松辽委）", {"松辽委": "水利部松辽水利委员会"}),
        ("区红十字会（区红会）", {"区红会": "区红十字会"}),
        ("北京市第五十中学（五十中）", {"五十中": "北京市第五十中学"}),
        ("市发改委（能源局）", {}),
        ("市教育局（教育）", {}),
        ("浙江大学（医学院）", {}),
        ("市科技局（嘉兴）", {}),
    ],
)
def test_a_bracket_that_abbreviates_the_name_is_another_name(listed: str, aliases: dict[str, str]) -> None:
    assert read("走访企业。", listed).naming.aliases == aliases


@pytest.mark.parametrize(
    ("sentence", "visited"),
    [
        ("走访城关、西关、东关三个街道。", {"城关街道", "西关街道", "东关街道"}),
        ("走访余新、凤桥两镇。", {"余新镇", "凤桥镇"}),
        ("走访市发改委、余新、凤桥两镇。", {"市发改委", "余新镇", "凤桥镇"}),
        ("走访城关和西关两个街道。", {"城关街道", "西关街道"}),
        ("走访解放路、西关街道办事处。", {"解放路街道办事处", "西关街道办事处"}),
        ("走访中山东路、西关街道办事处。", {"中山东路街道办事处", "西关街道办事处"}),
        ("走访市商务局、西关街道办事处。", {"市商务局", "西关街道办事处"}),
        ("走访浙江大学、西关街道。", {"浙江大学", "西关街道"}),
        ("走访大桥镇、七星街道。", {"大桥镇", "七星街道"}),
    ],
)
def test_towns_share_their_head_where_their_number_or_the_word_says_so(
    sentence: str, visited: set[str]
) -> None:
    assert ties(sentence) == {("我", "VISIT", name, "done") for name in visited}


def test_a_street_before_a_town_is_no_town() -> None:
    assert {tail for _, _, tail, _ in ties("走访解放路、西关街道。")} <= {"西关街道"}


def test_a_long_run_of_signs_that_join_is_read_at_once() -> None:
    """Each 和 might begin a town; the ways to part them must not multiply."""
    begun = perf_counter()
    assert ties("走访" + "和" * 3000) == set()
    assert perf_counter() - begun < 5
    assert ties("走访城关、和合两个街道。") == {
        ("我", "VISIT", "城关街道", "done"),
        ("我", "VISIT", "和合街道", "done"),
    }
