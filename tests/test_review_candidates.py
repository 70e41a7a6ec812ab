"""Which bodies of different reports may be one: short forms, namesakes, places that moved; and no more."""

from itertools import combinations
from random import Random

import pytest

from graph.identity import candidates
from graph.identity.candidates import find_alike
from graph.identity.likeness import are_alike
from graph.identity.names import read_name
from graph.model import Organization, Place

NANHU = Place("浙江省", "嘉兴市", "南湖区")
XIUZHOU = Place("浙江省", "嘉兴市", "秀洲区")


def body(name: str, place: Place = NANHU) -> Organization:
    return read_name(name, place).organization


def alike(*bodies: Organization) -> set[frozenset[str]]:
    """The pairs that are found, by name."""
    names = {each.id: each.name for each in bodies}
    return {frozenset({names[pair.one], names[pair.other]}) for pair in find_alike(bodies)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("甲达泰电子技术有限公司", "甲达电子技术有限公司"),
        ("上海市家用电器行业商会", "上海市家电行业商会"),
        ("锦江集团", "锦江国际集团"),
    ],
)
def test_names_that_may_be_one_are_found(one: str, other: str) -> None:
    first, second = body(one), body(other)
    assert alike(first, second) == {frozenset({first.name, second.name})}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("市科技局", "市经贸委"),
        ("市外经贸局", "市外经贸委"),
        ("第一小学", "第二小学"),
        ("上海方电股份有限公司", "上海盛医股份有限公司"),
        ("中国工商银行", "中国农业银行"),
        ("县医院", "县中医院"),
    ],
)
def test_names_that_are_two_bodies_are_not(one: str, other: str) -> None:
    assert alike(body(one), body(other)) == set()


def test_bodies_of_other_places_are_other_bodies() -> None:
    assert alike(body("第一小学"), body("第一小学", XIUZHOU)) == set()
    # The name says where the firm is, and it is not there.
    assert alike(body("小额贷款公司"), body("上海融鑫小额贷款有限公司")) == set()


def test_one_name_with_a_place_and_without_one_is_looked_at() -> None:
    placed = read_name("甲达商会", NANHU).organization
    bare = Organization("org-bare", placed.name, placed.kind, None, None)
    (found,) = find_alike([placed, bare])
    assert found.reason == f"one name, {placed.name}, once without a place and once of {placed.place}"


def test_bodies_that_one_report_names_are_left_out() -> None:
    one, other = body("甲达泰电子技术有限公司"), body("甲达电子技术有限公司")
    assert find_alike([one, other], {one.id: ["may", "june"], other.id: ["june"]}) == []
    assert len(find_alike([one, other], {one.id: ["may"], other.id: ["june"]})) == 1


def test_described_groups_are_no_bodies() -> None:
    assert find_alike([body("上海有关行业协会"), body("上海行业协会"), body("有关行业协会")]) == []


def test_looking_at_few_pairs_misses_none() -> None:
    random = Random(5)  # noqa: S311
    tails = ("有限公司", "集团", "股份有限公司", "研究院", "银行支行", "商会", "小学")
    bodies: dict[str, Organization] = {}
    while len(bodies) < 400:
        name = "".join(
            random.choice("华中东海天金泰康达新光源通信科技电子医药") for _ in range(random.randint(2, 6))
        )
        name = random.choice(("", "", "上海", "浙江")) + name + random.choice(tails)
        for written in (name, name[:1] + name[2:]):
            read = body(written, random.choice((NANHU, XIUZHOU)))
            bodies[read.id] = read
    prepared = [candidates._prepare(each) for each in bodies.values() if not each.collective]
    wanted = {
        frozenset({one.id, other.id}) for one, other in combinations(prepared, 2) if are_alike(one, other)
    }
    found = {frozenset({pair.one, pair.other}) for pair in find_alike(bodies.values())}
    assert len(wanted) > 20
    assert found >= wanted
    # What is found besides is one name with a place and without one.
    names = {each.id: each.name for each in bodies.values()}
    assert all(len({names[id_] for id_ in pair}) == 1 for pair in found - wanted)
