"""Pairs that may be alike: found by their rarest characters, and none of them missed."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.identity.likeness import are_alike, iter_near
from graph.identity.names import read_name
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


@settings(deadline=None)  # the first example loads tables
@given(st.lists(NAMES, min_size=2, max_size=25, unique=True))
def test_no_pair_that_is_alike_is_passed_over(names: list[str]) -> None:
    readings = [read_name(name, NANHU) for name in names]
    alike = {
        (one, other)
        for one, other in combinations(range(len(readings)), 2)
        if readings[one].name[-1:] == readings[other].name[-1:]
        and readings[one].name != readings[other].name
        and are_alike(readings[one], readings[other]) is not None
    }
    near = list(iter_near(readings))
    assert alike <= set(near)
    assert near == sorted(set(near))
    assert all(one < other for one, other in near)


def test_names_with_nothing_in_common_are_not_compared() -> None:
    readings = [
        read_name(f"{stem}有限公司", NANHU) for stem in ("华宏盛泰远达", "新光明东方日", "春夏秋冬梅兰")
    ]
    assert list(iter_near(readings)) == []
