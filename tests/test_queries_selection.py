"""Which reports a question is about."""

from dataclasses import replace
from datetime import date

import pytest

from graph.errors import QueryError
from graph.stores import Store
from queries import select_reports
from tests.query_samples import heping, load
from tests.samples import nanhu, xiuzhou

GRAPHS = (nanhu(), xiuzhou(), nanhu(date(2009, 6, 30)), heping())
MAY, XIUZHOU, JUNE, HEPING = (graph.report.id for graph in GRAPHS)
ALL = (MAY, JUNE, XIUZHOU, HEPING)
LISTED = (
    f"浙江省嘉兴市南湖区 2009-05-31 对接情况 ({MAY}); 浙江省嘉兴市南湖区 2009-06-30 对接情况 ({JUNE}); "
    f"浙江省嘉兴市秀洲区 2009-06-30 对接情况 ({XIUZHOU}); "
    f"辽宁省沈阳市和平区 2018-12-25 对接工作台账 ({HEPING})"
)


@pytest.fixture
def full(store: Store) -> Store:
    """A store with two months of one district, another district of its city, and another province."""
    load(store, *GRAPHS)
    return store


def test_nothing_chosen_is_everything_by_date_and_place(full: Store) -> None:
    assert select_reports(full) == ALL


@pytest.mark.parametrize(
    ("place", "chosen"),
    [
        ("南湖区", (MAY, JUNE)),
        ("嘉兴市", (MAY, JUNE, XIUZHOU)),
        ("浙江省嘉兴市南湖区", (MAY, JUNE)),
        ("嘉兴市南湖区", (MAY, JUNE)),
        ("浙江省嘉兴市", (MAY, JUNE, XIUZHOU)),
        ("嘉兴", (MAY, JUNE, XIUZHOU)),
        (" 秀洲 ", (XIUZHOU,)),
        ("辽宁", (HEPING,)),
    ],
)
def test_reports_are_chosen_by_any_part_of_their_place(
    full: Store, place: str, chosen: tuple[str, ...]
) -> None:
    assert select_reports(full, place=place) == chosen


def test_reports_are_chosen_by_date(full: Store) -> None:
    assert select_reports(full, since=date(2009, 6, 30)) == (JUNE, XIUZHOU, HEPING)
    assert select_reports(full, until=date(2009, 6, 30)) == (MAY, JUNE, XIUZHOU)
    assert select_reports(full, since=date(2009, 6, 1), until=date(2009, 6, 30)) == (JUNE, XIUZHOU)


def test_reports_are_chosen_by_id_or_its_beginning(full: Store) -> None:
    assert select_reports(full, [HEPING, MAY]) == (MAY, HEPING)
    assert select_reports(full, [JUNE[:15]]) == (JUNE,)
    assert select_reports(full, [JUNE.removeprefix("report-")[:8], JUNE]) == (JUNE,)


def test_conditions_must_all_hold(full: Store) -> None:
    assert select_reports(full, place="南湖区", since=date(2009, 6, 1)) == (JUNE,)
    with pytest.raises(QueryError) as caught:
        select_reports(full, [XIUZHOU], place="南湖区", since=date(2009, 6, 1), until=date(2010, 1, 1))
    assert str(caught.value) == (
        f"no stored report is one of {XIUZHOU} and from 南湖区 and of 2009-06-01 or later and of "
        f"2010-01-01 or earlier; there are {LISTED}"
    )


@pytest.mark.parametrize("place", ["湖区", "南湖区嘉兴市", "市", ""])
def test_a_place_of_no_report_is_met_with_the_stored(full: Store, place: str) -> None:
    with pytest.raises(QueryError) as caught:
        select_reports(full, place=place)
    assert str(caught.value) == f"no stored report is from {place}; there are {LISTED}"


def test_an_id_that_no_report_or_several_have(full: Store) -> None:
    with pytest.raises(QueryError) as unknown:
        select_reports(full, ["report-none"])
    assert str(unknown.value) == f"no stored report is report-none; there are {LISTED}"
    with pytest.raises(QueryError) as several:
        select_reports(full, ["report-"])
    assert str(several.value) == f"report- is the beginning of several reports: {LISTED}"


def test_an_empty_store_says_how_to_load(store: Store) -> None:
    with pytest.raises(QueryError) as caught:
        select_reports(store, place="南湖区")
    assert str(caught.value) == f"{store.uri} holds no report; load one with `liaison load FILE`"


def test_a_municipality_has_no_province(store: Store) -> None:
    graph = heping()
    beibei = replace(graph.report, id="report-beibei", place=replace(graph.report.place, province=None))
    moved = replace(
        graph,
        report=beibei,
        relations=(),
        statements=(),
        mentions=(),
        parts=(),
        documents=(),
        parties=(),
        events=(),
        participants=(),
        quantities=(),
        periods=(),
    )
    load(store, moved)
    assert select_reports(store, place="沈阳市和平区") == ("report-beibei",)


def test_a_long_list_is_cut(store: Store) -> None:
    load(store, *(xiuzhou(date(2009, month, 28)) for month in range(1, 13)), nanhu(), heping())
    with pytest.raises(QueryError, match=r"; and 2 more \(`liaison reports`\)$"):
        select_reports(store, place="宁波市")
