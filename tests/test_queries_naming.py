"""Which body a name denotes, in whatever form a person writes it."""

import pytest

from graph.errors import NamingError
from graph.model import Kind, Level
from graph.stores import Store
from queries import Body, find_bodies, find_body, read_bodies
from tests.query_samples import BANK, BRANCH, EDUCATION, SCIENCE, THREE, UNION, load
from tests.samples import (
    CIB,
    CITY_SCIENCE,
    NANHU_SCIENCE,
    NANHU_TRADE,
    SAIC,
    XIUZHOU_TRADE,
    xiuzhou,
)

NANHU, XIUZHOU, HEPING = (graph.report.id for graph in THREE)
ALL = [NANHU, XIUZHOU, HEPING]


def test_a_body_is_what_the_chosen_reports_know_of_it(three_reports: Store) -> None:
    assert find_body(three_reports, "沈阳市科技局", [HEPING]) == Body(
        id=SCIENCE.id,
        name="沈阳市科技局",
        kind=Kind.AGENCY,
        level=Level.MUNICIPAL,
        place="辽宁省沈阳市",
        collective=False,
        reporting=False,
        part_of=None,
        aliases=("市科技局",),
        surfaces=("市科技局",),
    )
    assert find_body(three_reports, "盛京银行和平支行", [HEPING]).part_of == BANK.id
    assert [
        body.reporting for body in read_bodies(three_reports, [XIUZHOU]) if body.id == XIUZHOU_TRADE.id
    ] == [True]


@pytest.mark.parametrize(
    ("name", "reports", "id_"),
    [
        (SAIC.id, ALL, SAIC.id),
        ("上汽集团", ALL, SAIC.id),
        ("兴业银行", ALL, CIB.id),
        ("市科技局", [HEPING], SCIENCE.id),
        ("市科技局", [NANHU, XIUZHOU], CITY_SCIENCE.id),
        ("区科技局", ALL, NANHU_SCIENCE.id),
        ("区经贸局", [NANHU], NANHU_TRADE.id),
        ("区经贸局", [XIUZHOU], XIUZHOU_TRADE.id),
        (" 上汽 集团 ", ALL, SAIC.id),
        ("上汽", ALL, SAIC.id),
        ("总工会", ALL, UNION.id),
        ("和平区教育", ALL, EDUCATION.id),
        ("盛京银行和平", ALL, BRANCH.id),
    ],
)
def test_any_form_of_a_name_that_resolves_is_taken(
    three_reports: Store, name: str, reports: list[str], id_: str
) -> None:
    assert find_body(three_reports, name, reports).id == id_


def test_width_does_not_matter(store: Store) -> None:
    graph = xiuzhou()
    load(store, graph)
    with store.write() as transaction:
        transaction.run(
            "MATCH (o:Organization {id: $id}) SET o.name = $name", {"id": SAIC.id, "name": "SAIC（上海）"}
        )
    assert find_body(store, "ＳＡＩＣ(上海)", [graph.report.id]).id == SAIC.id


def test_a_short_form_that_two_places_have_lists_both(three_reports: Store) -> None:
    with pytest.raises(NamingError) as caught:
        find_body(three_reports, "市科技局", ALL)
    assert str(caught.value) == (
        "'市科技局' may be 嘉兴市科技局 (浙江省嘉兴市，市级，党政机关); "
        "沈阳市科技局 (辽宁省沈阳市，市级，党政机关); write one of these names, or an id"
    )
    with pytest.raises(NamingError) as caught:
        find_body(three_reports, "区经贸局", ALL)
    assert "南湖区经贸局" in str(caught.value)
    assert "秀洲区经贸局" in str(caught.value)


def test_a_part_that_several_names_have_lists_them(three_reports: Store) -> None:
    with pytest.raises(NamingError, match=r"may be 南湖区科技局 .*; 嘉兴市科技局 .*; 沈阳市科技局 "):
        find_body(three_reports, "科技局", ALL)


def test_bodies_of_one_name_are_told_apart_by_id(three_reports: Store) -> None:
    with three_reports.write() as transaction:
        transaction.run(
            "MATCH (o:Organization) WHERE o.id IN $ids SET o.name = '商业银行'", {"ids": [CIB.id, BANK.id]}
        )
    with pytest.raises(NamingError) as caught:
        find_body(three_reports, "商业银行", ALL)
    assert f"商业银行 (金融机构) {CIB.id}" in str(caught.value)
    assert f"商业银行 (金融机构) {BANK.id}" in str(caught.value)
    assert find_body(three_reports, BANK.id, ALL).id == BANK.id


def test_a_name_that_nobody_has_is_met_with_near_ones(three_reports: Store) -> None:
    with pytest.raises(NamingError) as caught:
        find_body(three_reports, "上气集团", ALL)
    assert str(caught.value) == (
        "no body of the chosen 3 report(s) is called '上气集团'; near it are 上汽集团; "
        "`liaison query bodies` lists them all"
    )
    with pytest.raises(NamingError, match=r"is called '甲'; `liaison query bodies` lists them all$"):
        find_body(three_reports, "甲", ALL)
    with pytest.raises(NamingError, match="the name of a body is empty"):
        find_body(three_reports, "  ", ALL)


def test_a_body_of_other_reports_is_said_to_be_there(three_reports: Store) -> None:
    with pytest.raises(NamingError) as caught:
        find_body(three_reports, "兴业银行", [HEPING])
    assert str(caught.value) == (
        "'兴业银行' is in none of the chosen reports, but in others; choose these, or all"
    )


def test_several_names_at_once(three_reports: Store) -> None:
    assert [body.id for body in find_bodies(three_reports, ["区科技局", "上汽集团"], [NANHU])] == [
        NANHU_SCIENCE.id,
        SAIC.id,
    ]
