"""Offices through reforms: functions and their years, reforms with their source, queries on both stores."""

from itertools import permutations
from typing import Any

import pytest

from graph.identity.functions import functions_of, read_functions
from graph.identity.lexicon import read_rows
from graph.identity.names import read_name
from graph.identity.reforms import Change, read_reforms, reforms_after, reforms_before
from graph.model import Place
from graph.stores import Store, forget_report, write_report
from tests.query_samples import ask
from tests.reform_samples import AFTER, BEFORE, after, before, neighbour, office
from tests.samples import NANHU

ZHEJIANG = Place("浙江省")
EARLIER, LATER = BEFORE.isoformat(), AFTER.isoformat()


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("市环保局", "市生态环境局"),
        ("市外经贸局", "市商务局"),
        ("市经贸委", "市经信局"),
        ("市安监局", "市应急管理局"),
        ("市工商局", "市市场监管局"),
        ("市质监局", "市市场监管局"),
        ("市食药监局", "市市场监管局"),
        ("市国土局", "市自然资源和规划局"),
        ("市规划局", "市自然资源和规划局"),
        ("市卫生局", "市卫计委"),
        ("市人口计生委", "市卫计委"),
        ("市卫计委", "市卫健委"),
        ("市文化局", "市文广新局"),
        ("市文广新局", "市文旅局"),
        ("市旅游局", "市文旅局"),
        ("市农业局", "市农业农村局"),
        ("市扶贫办", "市乡村振兴局"),
        ("市人事局", "市人社局"),
        ("市劳动和社会保障局", "市人社局"),
        ("市建设局", "市住建局"),
        ("市交通局", "市交通运输局"),
        ("市国税局", "市税务局"),
        ("市金融办", "市地方金融监管局"),
        ("市大数据局", "市数据局"),
        ("市物价局", "市发改委"),
        ("市粮食局", "市粮食和物资储备局"),
        ("市老龄办", "市卫健委"),
        ("国家环保部", "生态环境部"),
        ("农业部", "农业农村部"),
    ],
)
def test_offices_of_one_function_stay_two_bodies(earlier: str, later: str) -> None:
    one, other = office(earlier, NANHU, 2009), office(later, NANHU, 2020)
    assert one.id != other.id
    assert set(one.functions) & set(other.functions)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("市经贸委", "市外经贸委"),
        ("市工商局", "市质监局"),
        ("市国土局", "市规划局"),
        ("市文化局", "市旅游局"),
        ("市人事局", "市劳动局"),
        ("市国税局", "市财政局"),
        ("市农业局", "市林业局"),
        ("市发改委", "市物价局"),
        ("市卫生局", "市医保局"),
        ("市金融办", "市银监局"),
    ],
)
def test_offices_that_stood_side_by_side_have_no_function_in_common(one: str, other: str) -> None:
    first, second = office(one, NANHU, 2009), office(other, NANHU, 2009)
    assert not set(first.functions) & set(second.functions)


@pytest.mark.parametrize(
    "name", ["市公安局大桥派出所", "嘉兴市旅游协会", "浙江大学", "市级有关部门", "大桥镇"]
)
def test_what_is_no_office_of_a_department_has_no_function(name: str) -> None:
    assert functions_of(read_name(name, NANHU).organization) == ()


def test_what_an_office_takes_over_under_its_old_name_it_has_from_that_year_on() -> None:
    prices = office("市发改委", NANHU, 2009), office("市发改委", NANHU, 2019)
    assert [each.functions for each in prices] == [
        ("发展改革",),
        ("发展改革", "物价管理", "粮食和物资储备"),
    ]
    assert prices[0] == prices[1]


def test_functions_follow_from_name_place_and_year_alone() -> None:
    names = ["市环保局", "嘉兴市环境保护局", "嘉兴环保局"]
    assert {office(name, NANHU, 2009).functions for name in names} == {("环境保护",)}
    assert functions_of(read_name("省环保局", ZHEJIANG).organization) == ("环境保护",)


def test_reforms_lead_from_an_office_to_what_became_of_it() -> None:
    environment = read_name("市环保局", NANHU).organization
    assert [(r.before, r.after, r.years, r.change) for r in reforms_after(environment)] == [
        ("环保", "生态环境", "2018–2019", Change.SUCCEEDED)
    ]
    market = read_name("区市场监管局", NANHU).organization
    assert {(r.before, r.change) for r in reforms_before(market)} == {
        ("工商", Change.MERGED),
        ("质监", Change.MERGED),
        ("食药监", Change.MERGED),
        ("知识产权", Change.MERGED),
    }
    ministry = read_name("环境保护部", NANHU).organization
    assert [(r.after, r.years, r.source.key) for r in reforms_after(ministry)] == [
        ("生态环境部", "2018", "plan-2018")
    ]


def test_every_reform_names_departments_that_are_known_and_years_in_order() -> None:
    departments = {row["short"] for row in read_rows("departments.csv")}
    for reform in read_reforms():
        assert reform.since <= reform.until
        assert reform.before != reform.after
        if not reform.is_national:
            assert {reform.before, reform.after} <= departments


def test_a_reform_hands_a_function_on() -> None:
    """Unless it is marked as a split, which hands on a part only."""
    functions = {name: {f.name for f in own} for name, own in read_functions().items()}
    for reform in read_reforms():
        if reform.is_national:
            ends = [read_name(name, NANHU).organization for name in (reform.before, reform.after)]
            before, after = (set(functions_of(end)) for end in ends)
        else:
            before, after = functions[reform.before], functions[reform.after]
        assert before & after or reform.change is Change.SPLIT, reform


def test_every_department_has_a_function() -> None:
    assert {row["short"] for row in read_rows("departments.csv")} == set(read_functions())


def load(store: Store) -> None:
    for graph in (before(), after(), neighbour()):
        write_report(store, graph)


def test_offices_of_one_function_stand_in_one_row(store: Store) -> None:
    load(store)
    rows = ask(store, "offices_by_function", "function", "place", "bodies", "since", "until")
    city = "浙江省嘉兴市"
    assert (
        "环境保护",
        city,
        ["嘉兴市环保局", "嘉兴市生态环境局"],
        [EARLIER, LATER],
        [EARLIER, LATER],
    ) in rows
    assert (
        "工商行政管理",
        city,
        ["嘉兴市工商局", "嘉兴市市场监管局"],
        [EARLIER, LATER],
        [EARLIER, LATER],
    ) in rows
    assert (
        "质量技术监督",
        city,
        ["嘉兴市质监局", "嘉兴市市场监管局"],
        [EARLIER, LATER],
        [EARLIER, LATER],
    ) in rows
    districts = [place for function, place, *_ in rows if function == "环境保护"]
    assert districts == [city, f"{city}南湖区", f"{city}秀洲区"]


def test_counterparts_of_an_office_are_followed_through_reforms(store: Store) -> None:
    load(store)
    columns = ("counterparts", "functions", "bodies", "dates")
    environment = [office(name, NANHU, 2009).id for name in ("区环保局", "区生态环境局")]
    answers = [ask(store, "counterparts_by_function", *columns, body=id_) for id_ in environment]
    assert (
        answers[0]
        == answers[1]
        == [
            (
                ["嘉兴市环保局", "嘉兴市生态环境局"],
                ["环境保护"],
                ["南湖区环保局", "南湖区生态环境局"],
                [EARLIER, LATER],
            ),
            (["浙江大学"], [], ["南湖区环保局", "南湖区生态环境局"], [EARLIER, LATER]),
            (["嘉兴市工商局"], ["工商行政管理"], ["南湖区环保局"], [EARLIER]),
        ]
    )


def test_functions_of_the_same_bodies_are_one_row(store: Store) -> None:
    load(store)
    market = office("区市场监管局", NANHU, 2019).id
    rows = ask(
        store,
        "counterparts_by_function",
        "counterparts",
        "functions",
        body=market,
        reports=[after().report.id],
    )
    assert rows == [
        (["嘉兴市市场监管局"], ["工商行政管理", "知识产权", "质量技术监督", "食品药品监督"]),
        (["嘉兴市生态环境局"], ["环境保护"]),
    ]


def test_shared_counterparts_count_bureaus_of_one_function_once(store: Store) -> None:
    load(store)
    rows = ask(store, "shared_by_function", "counterparts", "functions", "number", "bureaus", "dates")
    assert rows[1] == (
        ["嘉兴市工商局", "嘉兴市市场监管局"],
        ["工商行政管理"],
        3,
        ["南湖区工商局", "南湖区环保局", "南湖区质监局", "南湖区市场监管局"],
        [EARLIER, EARLIER, EARLIER, LATER],
    )
    assert [(names, number) for names, _, number, *_ in rows] == [
        (["嘉兴市环保局", "嘉兴市生态环境局"], 4),
        (["嘉兴市工商局", "嘉兴市市场监管局"], 3),
        (["嘉兴市商务局"], 2),
        (["嘉兴市外经贸局", "嘉兴市商务局"], 2),
        (["嘉兴市质监局", "嘉兴市市场监管局"], 2),
        (["浙江大学"], 2),
    ]


def test_one_report_alone_shares_what_it_shares(store: Store) -> None:
    """Without reforms in between the answer by function is that by bodies."""
    load(store)
    reports = [before().report.id]
    by_function = ask(store, "shared_by_function", "counterparts", "bureaus", reports=reports)
    by_body = ask(store, "shared", "counterpart", "bureaus", reports=reports)
    assert [(names[0], sorted(bureaus)) for names, bureaus in by_function] == by_body


def nodes(store: Store) -> set[tuple[Any, ...]]:
    rows = store.read("MATCH (o:Organization) RETURN o.id, o.functions")
    return {(id_, tuple(functions)) for id_, functions in rows}  # type: ignore[arg-type]


def test_order_of_loading_and_forgetting_leave_no_trace_in_functions(store: Store) -> None:
    graphs = (before(), after(), neighbour())
    expected = None
    for order in permutations(graphs):
        for graph in order:
            write_report(store, graph)
        expected = expected or nodes(store)
        assert nodes(store) == expected
        forget_report(store, graphs[1].report.id)
        assert all("知识产权" not in functions for _, functions in nodes(store))
        for graph in (graphs[0], graphs[2]):
            forget_report(store, graph.report.id)
        assert nodes(store) == set()
