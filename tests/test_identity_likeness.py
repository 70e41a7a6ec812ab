"""Pairs that may be alike: which they are, and that looking at few of them misses none."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.identity.likeness import Compared, are_alike, make_compared
from graph.identity.names import read_name
from graph.identity.near import iter_alike, iter_near
from graph.model import Place

NANHU = Place("浙江省", "嘉兴市", "南湖区")
ENDINGS = st.sampled_from(["有限公司", "集团", "协会", "学校", "银行", "股份有限公司", "研究院"])
NAMES = st.one_of(
    st.builds(
        lambda place, stem, ending: place + stem + ending,
        st.sampled_from(["", "嘉兴", "上海", "区"]),
        st.text(alphabet="华宏盛泰远达新光明东方", min_size=1, max_size=5),
        ENDINGS,
    ),
    st.sampled_from(
        ["锦江集团", "锦江国际集团", "杭州锦江集团", "交大", "上海交通大学", "市科技局", "区科技局"]
    ),
)


def compared(*names: str) -> list[Compared]:
    """The bodies that a report of 南湖区 means by these names."""
    bodies = {reading.organization.id: reading for reading in (read_name(name, NANHU) for name in names)}
    return [make_compared(id_, reading, NANHU) for id_, reading in bodies.items() if not reading.collective]


@settings(deadline=None)  # the first example loads tables
@given(st.lists(NAMES, min_size=2, max_size=25, unique=True))
def test_no_pair_that_is_alike_is_passed_over(names: list[str]) -> None:
    bodies = compared(*names)
    alike = {
        (frozenset({one.id, other.id}), reason)
        for one, other in combinations(bodies, 2)
        if (reason := are_alike(one, other)) is not None
    }
    found = [(frozenset({one.id, other.id}), reason) for one, other, reason in iter_alike(bodies)]
    assert len(found) == len(set(found))
    assert set(found) == alike


def test_names_with_nothing_in_common_are_not_compared() -> None:
    bodies = compared(*(f"{stem}有限公司" for stem in ("华宏盛泰远达", "新光明东方日", "春夏秋冬梅兰")))
    assert list(iter_near(bodies)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("甲达泰电子有限公司", "甲达电子有限公司"),
        ("嘉兴甲达电子有限公司", "嘉兴甲达电子股份有限公司"),
        ("嘉兴市家用电器行业商会", "嘉兴市家电行业商会"),
        ("大桥镇人民医院", "大桥镇医院"),
    ],
)
def test_names_of_which_one_leaves_something_out_are_alike(one: str, other: str) -> None:
    ((first, second, reason),) = iter_alike(compared(one, other))
    short, full = sorted((first.name, second.name), key=len)
    assert reason == f"{short} may be short for {full}"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # A word tells them apart.
        ("大桥镇医院", "大桥镇中医院"),
        ("嘉兴学院", "嘉兴职业技术学院"),
        ("南湖银行大桥支行", "南湖农商银行大桥支行"),
        ("甲达电子有限公司", "东甲达电子有限公司"),
        ("区农科院园艺所", "区农科院粮作所"),
        # A whole and its part.
        ("上海市第六人民医院", "上海市第六人民医院福建医院"),
        ("嘉兴甲达研究院", "嘉兴甲达研究院大桥分院"),
        # Trade and form in common.
        ("嘉兴国泰农业开发有限公司", "嘉兴正泰隆农业开发有限公司"),
        ("嘉兴双环信息技术有限公司", "嘉兴启明信息技术股份有限公司"),
        ("嘉兴科锐化工集团", "嘉兴科锐文化传媒集团"),
        # Of two places.
        ("嘉兴甲达电子有限公司", "南湖甲达电子有限公司"),
        ("厦门甲达电子有限公司", "郑州甲达电子股份有限公司"),
    ],
)
def test_names_that_tell_their_bodies_apart_are_not_alike(one: str, other: str) -> None:
    bodies = compared(one, other)
    assert len(bodies) == 2
    assert list(iter_alike(bodies)) == []
