"""Where counting ends: other reports, wholes that only these name, parts of parts, bodies themselves."""

from datetime import date

import pytest

from graph.model import Basis, Kind, Place, RelationType, Status
from graph.stores import Store
from queries import run_query
from tests.query_samples import load
from tests.samples import body, report_graph

FIRST, SECOND, THIRD = (body(name, place="南湖区") for name in ("甲局", "乙局", "丙局"))
OUTSIDE = body("丁局", place="秀洲区")
WHOLE, BRANCH, OFFICE, COUNTER, SCHOOL = (
    body(name, Kind.BANK) for name in ("总行", "分行", "支行", "网点", "信托")
)
OWN = body("甲局服务站", Kind.PUBLIC_INSTITUTION)
D, S = Basis.DECLARED, Basis.STATED
LIAISON, COOPERATION = RelationType.LIAISON, RelationType.COOPERATION
ONGOING, DONE = Status.ONGOING, Status.DONE

HERE = report_graph(
    Place("浙江省", "嘉兴市", "南湖区"),
    date(2020, 1, 31),
    [FIRST, SECOND, THIRD],
    [
        (FIRST, LIAISON, BRANCH, D, ONGOING, "分行", None),
        (FIRST, LIAISON, OWN, D, ONGOING, "甲局服务站", None),
        (SECOND, LIAISON, WHOLE, D, ONGOING, "总行", None),
        (SECOND, LIAISON, OWN, D, ONGOING, "甲局服务站、乙局", None),
        (SECOND, COOPERATION, SCHOOL, S, DONE, "《信托章程》已经共同落实。", "信托章程"),
        (THIRD, LIAISON, COUNTER, D, ONGOING, "网点", None),
        (THIRD, COOPERATION, FIRST, S, DONE, "与甲局合作。", None),
    ],
    parts=[(BRANCH, WHOLE), (OFFICE, BRANCH), (COUNTER, OFFICE), (OWN, FIRST)],
)  # fmt: skip
THERE = report_graph(
    Place("浙江省", "嘉兴市", "秀洲区"),
    date(2020, 2, 29),
    [OUTSIDE, FIRST],
    [
        (OUTSIDE, LIAISON, BRANCH, D, ONGOING, "分行", None),
        (FIRST, LIAISON, WHOLE, D, ONGOING, "总行", None),
        (FIRST, LIAISON, SCHOOL, D, ONGOING, "信托", None),
        (OUTSIDE, LIAISON, SCHOOL, D, ONGOING, "信托和丁局", None),
        (SECOND, LIAISON, SCHOOL, S, DONE, "乙局也与信托对接。", None),
    ],
)  # fmt: skip


@pytest.fixture
def full(store: Store) -> Store:
    load(store, HERE, THERE)
    return store


def shared(store: Store, *reports: str) -> set[tuple[str, ...]]:
    """Counterpart and bureaus, by `shared`; every two of these bureaus must be a pair of `pairs` as well."""
    rows = {
        (str(row["counterpart"]), *row["bureaus"])  # type: ignore[misc]
        for row in run_query(store, "shared", reports=list(reports)).to_dicts()
    }
    by_pairs = {
        (name, frozenset((row["bureau"], row["other"])))
        for row in run_query(store, "pairs", reports=list(reports)).to_dicts()
        for name in row["counterparts"]  # type: ignore[union-attr]
    }
    by_shared = {
        (name, frozenset((one, two)))
        for name, *bureaus in rows
        for one in bureaus
        for two in bureaus
        if one < two
    }
    assert by_pairs == by_shared
    return rows


def test_parts_of_parts_count_and_nobody_is_a_counterpart_of_itself(full: Store) -> None:
    assert shared(full, HERE.report.id) == {
        ("总行", "丙局", "乙局", "甲局"),
        ("分行", "丙局", "甲局"),
        ("甲局", "丙局", "乙局"),
        ("甲局服务站", "乙局", "甲局"),
    }


def test_relations_parts_and_bureaus_of_other_reports_do_not_count(full: Store) -> None:
    assert shared(full, THERE.report.id) == {("信托", "丁局", "甲局")}


def test_several_reports_are_counted_together(full: Store) -> None:
    assert shared(full, HERE.report.id, THERE.report.id) == {
        ("总行", "丁局", "丙局", "乙局", "甲局"),
        ("分行", "丁局", "丙局", "甲局"),
        ("信托", "丁局", "乙局", "甲局"),
        ("甲局", "丙局", "乙局"),
        ("甲局服务站", "乙局", "甲局"),
    }


def test_counterparts_of_a_whole_are_those_of_its_parts_within_the_chosen_reports(full: Store) -> None:
    def counterparts(who: str, report: str) -> set[object]:
        rows = run_query(full, "counterparts", body=who, reports=[report]).to_dicts()
        return {row["counterpart"] for row in rows}

    assert counterparts(WHOLE.id, HERE.report.id) == {"甲局", "乙局", "丙局"}
    assert counterparts(WHOLE.id, THERE.report.id) == {"甲局"}
    assert counterparts(FIRST.id, HERE.report.id) == {"分行", "甲局服务站", "乙局", "丙局"}


def test_ties_and_evidence_stay_within_the_chosen_reports(full: Store) -> None:
    def ties(who: str, *reports: str) -> set[tuple[object, ...]]:
        rows = run_query(full, "ties", body=who, reports=list(reports)).to_dicts()
        return {(row["head"], row["tail"]) for row in rows}

    def evidence(one: str, other: str, *reports: str) -> list[object]:
        rows = run_query(full, "evidence", a=one, b=other, reports=list(reports)).to_dicts()
        return [row["text"] for row in rows]

    assert ties(WHOLE.id, THERE.report.id) == {("甲局", "总行")}
    assert ties(WHOLE.id, HERE.report.id) == {("甲局", "分行"), ("乙局", "总行"), ("丙局", "网点")}
    assert ties(BRANCH.id, THERE.report.id) == {("丁局", "分行")}
    assert evidence(WHOLE.id, OUTSIDE.id, THERE.report.id) == []
    assert evidence(WHOLE.id, OUTSIDE.id, HERE.report.id, THERE.report.id) == ["分行"]
    assert evidence(BRANCH.id, OUTSIDE.id, HERE.report.id) == []


def test_cooperation_that_is_done_is_no_agreement_though_it_cites_a_document(full: Store) -> None:
    assert run_query(full, "agreements").rows == ()
    assert run_query(full, "agreement_counts").rows == ()


def test_a_bureau_of_two_reports_is_one_bureau(full: Store) -> None:
    rows = run_query(full, "overview").to_dicts()
    assert [row["number"] for row in rows if row["which"] == "bureaus"] == [4]
