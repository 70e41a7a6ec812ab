"""Reports that are forgotten, and new versions that replace them; on both databases."""

from datetime import date

import pytest

from graph.errors import StoreError
from graph.model import (
    Basis,
    Kind,
    Level,
    RelationType,
    Status,
)
from graph.stores import Store, find_report_id, forget_report, write_report
from graph.stores.changes import Change, Difference, Outcome
from tests.graphs import read_graph
from tests.samples import (
    CIB,
    CITY_SCIENCE,
    NANHU,
    NANHU_SCIENCE,
    NANHU_TRADE,
    XIUZHOU,
    Tie,
    nanhu,
    report_graph,
    xiuzhou,
)
from tests.storing import JUNE, LISTED_SAIC, MAY, claiming, empty, rows

LISTED_CIB: Tie = (NANHU_TRADE, RelationType.LIAISON, CIB, Basis.DECLARED, Status.ONGOING, "兴业银行", None)
SCIENCE_LISTS: Tie = (
    NANHU_SCIENCE, RelationType.LIAISON, CITY_SCIENCE, Basis.DECLARED, Status.ONGOING, "嘉兴市科技局", None,
)  # fmt: skip


def test_forgetting_leaves_what_the_other_reports_bring_and_nothing_else(store: Store) -> None:
    graphs = [nanhu(), xiuzhou(), nanhu(JUNE), claiming(Kind.BANK, Level.NATIONAL, date(2009, 7, 31))]
    for gone in graphs:
        empty(store)
        for graph in graphs:
            if graph is not gone:
                write_report(store, graph)
        expected = read_graph(store)
        write_report(store, gone)
        assert read_graph(store) != expected
        assert forget_report(store, gone.report.id).outcome is Outcome.FORGOTTEN
        assert read_graph(store) == expected


def test_forgetting_the_only_report_leaves_an_empty_graph(store: Store) -> None:
    graph = nanhu()
    write_report(store, graph)
    change = forget_report(store, graph.report.id)
    assert read_graph(store) == (frozenset(), {})
    assert change.units == Difference(went={NANHU_TRADE.id: "南湖区经贸局", NANHU_SCIENCE.id: "南湖区科技局"})
    assert change.organizations == Difference(went={body.id: body.name for body in graph.organizations})
    assert change.statements == Difference(
        went={statement.id: statement.text for statement in graph.statements}
    )
    assert change.relations.went.keys() == {relation.id for relation in graph.relations}


def test_an_unknown_report_cannot_be_forgotten(store: Store) -> None:
    with pytest.raises(StoreError, match=r"holds no report report-0; `liaison reports` lists"):
        forget_report(store, "report-0")
    write_report(store, nanhu())
    with pytest.raises(StoreError, match="holds no report report-0"):
        forget_report(store, "report-0")


def test_a_new_version_replaces_the_report_and_says_what_changed(store: Store) -> None:
    first = report_graph(NANHU, MAY, [NANHU_TRADE, NANHU_SCIENCE], [LISTED_SAIC, SCIENCE_LISTS])
    write_report(store, first)
    known = find_report_id(store, NANHU, "对接情况", MAY, [NANHU_TRADE.id])
    assert known == first.report.id
    second = report_graph(NANHU, MAY, [NANHU_TRADE], [LISTED_SAIC, LISTED_CIB], version="b" * 64, known=known)
    change = write_report(store, second)
    gone, kept, new = first.statements[1], first.statements[0], second.statements[1]
    assert change == Change(
        report=first.report.id,
        outcome=Outcome.REPLACED,
        replaced=(first.report.id,),
        units=Difference(went={NANHU_SCIENCE.id: "南湖区科技局"}),
        statements=Difference({new.id: "兴业银行"}, {gone.id: "嘉兴市科技局"}),
        relations=Difference(
            {second.relations[1].id: "南湖区经贸局 LIAISON 兴业银行"},
            {first.relations[1].id: "南湖区科技局 LIAISON 嘉兴市科技局"},
        ),
        organizations=Difference(
            {CIB.id: "兴业银行"}, {NANHU_SCIENCE.id: "南湖区科技局", CITY_SCIENCE.id: "嘉兴市科技局"}
        ),
    )
    assert kept.id == second.statements[0].id
    replaced = read_graph(store)
    empty(store)
    write_report(store, second)
    assert read_graph(store) == replaced


def test_a_version_with_yet_other_units_keeps_the_id_of_the_first(store: Store) -> None:
    first = report_graph(NANHU, MAY, [NANHU_TRADE], [LISTED_SAIC])
    write_report(store, first)
    both = report_graph(
        NANHU, MAY, [NANHU_TRADE, NANHU_SCIENCE], [LISTED_SAIC, SCIENCE_LISTS], known=first.report.id
    )
    write_report(store, both)
    assert find_report_id(store, NANHU, "对接情况", MAY, [NANHU_SCIENCE.id]) == first.report.id
    third = report_graph(NANHU, MAY, [NANHU_SCIENCE], [SCIENCE_LISTS], known=first.report.id)
    assert write_report(store, third).units == Difference(went={NANHU_TRADE.id: "南湖区经贸局"})
    assert rows(store, "MATCH (r:Report) RETURN r.id") == {(first.report.id,)}
    # What the first version was made of is now another report, whose id is taken.
    with pytest.raises(StoreError, match=f"liaison forget {first.report.id}"):
        write_report(store, first)


def test_other_units_another_place_title_or_date_make_another_report(store: Store) -> None:
    graphs = [
        report_graph(NANHU, MAY, [NANHU_TRADE], [LISTED_SAIC]),
        report_graph(NANHU, MAY, [NANHU_SCIENCE], [SCIENCE_LISTS]),
        report_graph(NANHU, MAY, [NANHU_TRADE], [LISTED_SAIC], title="走访情况"),
        report_graph(NANHU, JUNE, [NANHU_TRADE], [LISTED_SAIC]),
        report_graph(XIUZHOU, MAY, [NANHU_TRADE], [LISTED_SAIC]),
    ]
    for graph in graphs:
        report = graph.report
        assert find_report_id(store, report.place, report.title, report.as_of, graph.units) is None
        assert write_report(store, graph).outcome is Outcome.ADDED
    assert rows(store, "MATCH (r:Report) RETURN r.id") == {(graph.report.id,) for graph in graphs}
    assert len({graph.report.id for graph in graphs}) == len(graphs)


def test_a_file_with_the_units_of_two_reports_replaces_both(store: Store) -> None:
    one = report_graph(NANHU, MAY, [NANHU_TRADE], [LISTED_SAIC])
    other = report_graph(NANHU, MAY, [NANHU_SCIENCE], [SCIENCE_LISTS])
    write_report(store, one)
    write_report(store, other)
    known = find_report_id(store, NANHU, "对接情况", MAY, [NANHU_TRADE.id, NANHU_SCIENCE.id])
    both = report_graph(NANHU, MAY, [NANHU_TRADE, NANHU_SCIENCE], [LISTED_SAIC, SCIENCE_LISTS], known=known)
    change = write_report(store, both)
    assert set(change.replaced) == {one.report.id, other.report.id}
    assert change.report == known
    assert change.units == Difference()
    assert rows(store, "MATCH (r:Report) RETURN r.id") == {(known,)}


def test_a_new_version_under_another_id_is_a_defect(store: Store) -> None:
    write_report(store, report_graph(NANHU, MAY, [NANHU_TRADE], [LISTED_SAIC]))
    before = read_graph(store)
    with pytest.raises(ValueError, match="is a new version of"):
        write_report(
            store, report_graph(NANHU, MAY, [NANHU_TRADE, NANHU_SCIENCE], [LISTED_SAIC, SCIENCE_LISTS])
        )
    assert read_graph(store) == before
