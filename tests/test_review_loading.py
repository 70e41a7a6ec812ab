"""What people decided, in graphs and stores: replayed on every load in any order, undone without a trace."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from graph.identity.deciding import NO_DECISIONS, Decisions
from graph.identity.decisionfile import add_decision, read_decisions, remove_decisions
from graph.identity.decisions import Anchor, Decision, Spot, Verdict
from graph.model import RelationType, ReportGraph, Row, Status
from graph.stores import Store, forget_report
from graph.stores.origins import pack_rows, unpack_rows
from graph.stores.schema import prepare_schema
from loaders import LoadSummary, check, load, read_report
from loaders.assemble import assemble
from loaders.extract import extract
from loaders.replay import apply_decisions, decisions_path, find_decisions_path, look_ahead
from tests.graphs import read_graph
from tests.layouts import make_text, write_text
from tests.reading import NANHU, graph_of, relations_of, row

PLACE = str(NANHU)
MAY = (
    (
        "区经贸局",
        "市外经贸委、上汽集团",
        "1.走访上汽集团。\n\n2.走访甲达电子技术公司。",
        "与上汽集团签订《合作协议》。",
    ),
    ("区科技局", "市科技局、甲达电子技术公司", "与市科技局联系。", "举办活动。"),
)
JUNE = (
    (
        "区经贸局",
        "乙达电子技术公司、市外经贸委",
        "走访乙达电子技术公司。",
        "与乙达电子技术公司签订《合作协议》。",
    ),
)
ONE, OTHER = Anchor("甲达电子技术公司"), Anchor("乙达电子技术公司")
SAME = Decision(Verdict.SAME, ONE, OTHER)


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The decisions of a server are those of the current folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LIAISON_DECISIONS", raising=False)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    may = write_text(tmp_path, "may.txt", make_text(MAY))
    return [may, write_text(tmp_path, "june.txt", make_text(JUNE, cutoff="截至2009年6月30日"))]


def ties(store: Store) -> set[tuple[object, ...]]:
    """The relations of a store by name."""
    cypher = "MATCH (a:Organization)-[r]->(b:Organization) WHERE r.basis IS NOT NULL "
    return set(store.read(cypher + "RETURN a.name, type(r), b.name, r.basis").rows)


def bodies(store: Store, *names: str) -> set[tuple[object, tuple[object, ...]]]:
    """Bodies of these names with their aliases."""
    cypher = "MATCH (o:Organization) WHERE o.name IN $names RETURN o.name, o.aliases"
    return {(name, tuple(aliases)) for name, aliases in store.read(cypher, {"names": list(names)})}  # type: ignore[arg-type]


def changed(summary: LoadSummary) -> list[str]:
    assert summary.outlook is not None
    return [change.outcome.value for change in summary.outlook.changes]


def test_the_same_is_one_body_with_both_names_and_all_relations(store: Store, files: list[Path]) -> None:
    load(files, store, decisions=Decisions([SAME]))
    assert bodies(store, ONE.name, OTHER.name) == {(ONE.name, (OTHER.name,))}
    assert {tie for tie in ties(store) if ONE.name in tie} == {
        ("南湖区科技局", "LIAISON", ONE.name, "declared"),
        ("南湖区经贸局", "VISIT", ONE.name, "stated"),
        ("南湖区经贸局", "LIAISON", ONE.name, "declared"),
        ("南湖区经贸局", "AGREEMENT_SIGNED", ONE.name, "stated"),
    }


def test_the_order_of_loading_and_deciding_changes_nothing(store: Store, files: list[Path]) -> None:
    reports = [read_report(file)[0].report.id for file in files]
    decisions, graphs = Decisions([SAME]), []
    for order in permutations(["may", "june", "decide"]):
        decided = NO_DECISIONS
        for step in order:
            if step == "decide":
                decided = decisions
                apply_decisions(store, decided)
            else:
                load([file for file in files if file.stem == step], store, decisions=decided)
        graphs.append(read_graph(store))
        for report in reports:
            forget_report(store, report)
        assert store.read("MATCH (n) WHERE NOT n:Schema RETURN count(n)").rows == ((0,),)
    assert all(graph == graphs[0] for graph in graphs)


def test_a_decision_is_replayed_from_the_file_and_taken_back_without_a_trace(
    store: Store, files: list[Path]
) -> None:
    load(files, store)
    before = read_graph(store)
    path = find_decisions_path(store)
    add_decision(path, SAME)
    # Only one of the files is loaded again, and gives nothing new; the stored report follows all the same.
    summary = load(files[:1], store)
    assert changed(summary) == ["replaced"]
    assert summary.outlook is not None
    assert (summary.outlook.applied, summary.outlook.idle) == ((SAME,), ())
    decided = read_graph(store)
    assert decided != before
    assert changed(load(files, store)) == []
    assert read_graph(store) == decided
    remove_decisions(path, [3])
    for file in files:
        file.unlink()
    outlook = apply_decisions(store, read_decisions(path).decisions)
    assert [change.outcome.value for change in outlook.changes] == ["replaced"]
    assert read_graph(store) == before


def test_a_stored_report_is_made_again_as_from_its_file(store: Store, files: list[Path]) -> None:
    load(files, store, decisions=NO_DECISIONS)
    apply_decisions(store, Decisions([SAME]))
    replayed = read_graph(store)
    for file in files:
        load([file], store, decisions=Decisions([SAME]))
    assert read_graph(store) == replayed


def test_a_unit_that_is_another_keeps_its_report_and_its_statements(store: Store, files: list[Path]) -> None:
    load(files[1:], store)
    ids = "MATCH (r:Report) RETURN r.id AS id UNION MATCH (n:Statement) RETURN n.id AS id"
    before, graph = set(store.read(ids).rows), read_graph(store)
    unit = Decision(Verdict.SAME, Anchor("南湖区商务局", PLACE), Anchor("南湖区经贸局", PLACE))
    load(files[1:], store, decisions=Decisions([unit]))
    assert set(store.read(ids).rows) == before
    assert store.read("MATCH (o:Organization)-[:REPORTS_IN]->() RETURN o.name").rows == (("南湖区商务局",),)
    # A corrected file is still a version of the same report.
    write_text(
        files[1].parent, "june.txt", make_text(JUNE, cutoff="截至2009年6月30日").replace("走访", "考察")
    )
    load(files[1:], store, decisions=Decisions([unit]))
    assert store.read("MATCH (r:Report) RETURN count(r)").rows == ((1,),)
    write_text(files[1].parent, "june.txt", make_text(JUNE, cutoff="截至2009年6月30日"))
    load(files[1:], store, decisions=NO_DECISIONS)
    assert read_graph(store) == graph


def test_contradictions_merge_nothing_and_are_said(store: Store, files: list[Path]) -> None:
    load(files, store)
    before = ties(store)
    third = Anchor("丙达电子公司")
    lines = [SAME, Decision(Verdict.SAME, OTHER, third), Decision(Verdict.DIFFERENT, ONE, third)]
    summary = load(files, store, decisions=Decisions(lines))
    assert ties(store) == before
    assert summary.outlook is not None
    assert ["contradicts" in each.message for each in summary.outlook.decisions.contradictions] == [True]


def test_what_no_longer_applies_is_kept_and_said(store: Store, files: list[Path]) -> None:
    elsewhere = Decision(Verdict.DIFFERENT, Anchor("丁达公司"), Anchor("戊达公司"))
    outlook = load(files, store, decisions=Decisions([SAME, elsewhere])).outlook
    assert outlook is not None
    assert (outlook.applied, outlook.idle) == ((SAME,), (elsewhere,))
    forget_report(store, read_report(files[1])[0].report.id)
    ahead, stale = look_ahead(store, Decisions([SAME, elsewhere]))
    assert (ahead.applied, ahead.idle, stale) == ((), (SAME, elsewhere), 0)


def test_a_place_that_was_left_out_is_pointed_to(store: Store, files: list[Path]) -> None:
    placed = Decision(Verdict.DIFFERENT, Anchor("甲达商会", PLACE), Anchor("丁达公司"))
    write_text(files[0].parent, "may.txt", make_text(MAY).replace("甲达电子技术公司", "甲达商会"))
    load(files, store)
    bare = Decision(Verdict.DIFFERENT, Anchor("甲达商会", "浙江省嘉兴市秀洲区"), Anchor("丁达公司"))
    outlook = apply_decisions(store, Decisions([bare, placed]))
    assert dict(outlook.elsewhere) == {bare.id: f"甲达商会 is there with the place {PLACE}"}


def test_a_report_without_kept_rows_is_said_and_left(store: Store, files: list[Path]) -> None:
    load(files, store)
    with store.write() as transaction:
        transaction.run("MATCH (o:Original) DETACH DELETE o")
    outlook = apply_decisions(store, Decisions([SAME]))
    assert [report.source for report in outlook.left] == ["may.txt", "june.txt"]
    assert (outlook.changes, outlook.idle) == ((), (SAME,))


def test_a_store_that_holds_nothing_follows_anything(store: Store) -> None:
    assert apply_decisions(store, Decisions([SAME])).idle == (SAME,)
    prepare_schema(store)
    assert apply_decisions(store, Decisions([SAME])).left == ()


def test_check_tells_what_applies(files: list[Path]) -> None:
    summary = check(files, decisions=Decisions([SAME]))
    assert [file.report.decisions if file.report else None for file in summary.files] == [(), (SAME,)]
    assert summary.outlook is None


def test_where_decisions_are() -> None:
    assert decisions_path("folder/liaison.db", {}) == Path("folder/liaison.decisions.csv")
    assert decisions_path("folder/graph", {}) == Path("folder/graph.decisions.csv")
    assert decisions_path(None, {}) == Path("liaison.decisions.csv")
    assert decisions_path("liaison.db", {"LIAISON_DECISIONS": "ours.csv"}) == Path("ours.csv")


ROWS = [row("走访上汽集团。\n与上汽集团签订《合作协议》。", "上汽集团、市科技局")]
HEAD, TAIL = Anchor("区经贸局", PLACE), Anchor("上汽集团")
LISTED = ("南湖区经贸局", "LIAISON", "上汽集团", "declared", "ongoing")
SCIENCE = ("南湖区经贸局", "LIAISON", "嘉兴市科技局", "declared", "ongoing")
VISITED = ("南湖区经贸局", "VISIT", "上汽集团", "stated", "done")
SIGNED = ("南湖区经贸局", "AGREEMENT_SIGNED", "上汽集团", "stated", "done")


def on(
    verdict: Verdict,
    type_: RelationType,
    sentence: str,
    ends: Sequence[Anchor] = (HEAD, TAIL),
    **more: object,
) -> Decision:
    spot = Spot(type_, PLACE, "区经贸局", sentence, **more)  # type: ignore[arg-type]
    return Decision(verdict, ends[0], ends[1], spot)


def decide(*decisions: Decision, rows: Sequence[Row] = ROWS) -> ReportGraph:
    report = graph_of(rows).report
    return assemble(report, extract(rows, NANHU), rows, Decisions(decisions)).graph


@pytest.mark.parametrize(
    ("decision", "left"),
    [
        (on(Verdict.NOT_SAID, RelationType.VISIT, "走访 上汽集团。"), {LISTED, SCIENCE, SIGNED}),
        (on(Verdict.NOT_SAID, RelationType.VISIT, "走访上汽集团。", (TAIL, HEAD)), {LISTED, SCIENCE, SIGNED}),
        (on(Verdict.NOT_SAID, RelationType.LIAISON, "上汽集团"), {SCIENCE, VISITED, SIGNED}),
        (
            on(Verdict.WRONG_TYPE, RelationType.VISIT, "走访上汽集团。", correct=RelationType.SUPPORT),
            {LISTED, SCIENCE, SIGNED, ("南湖区经贸局", "SUPPORT", "上汽集团", "stated", "done")},
        ),
        (
            on(
                Verdict.WRONG_STATUS, RelationType.AGREEMENT_SIGNED, "与上汽集团签订《合作协议》。",
                status=Status.DONE, correct=Status.PLANNED,
            ),
            {LISTED, SCIENCE, VISITED, ("南湖区经贸局", "AGREEMENT_SIGNED", "上汽集团", "stated", "planned")},
        ),
        (
            on(Verdict.SAID, RelationType.SUPPORT, "走访上汽集团。", status=Status.ONGOING),
            {LISTED, SCIENCE, VISITED, SIGNED, ("南湖区经贸局", "SUPPORT", "上汽集团", "stated", "ongoing")},
        ),
        (
            on(Verdict.SAID, RelationType.VISIT, "走访上汽集团。", status=Status.DONE),
            {LISTED, SCIENCE, VISITED, SIGNED},
        ),
        (on(Verdict.NOT_SAID, RelationType.VISIT, "走访别人。"), {LISTED, SCIENCE, VISITED, SIGNED}),
        (
            on(Verdict.NOT_SAID, RelationType.VISIT, "走访上汽集团。", status=Status.PLANNED),
            {LISTED, SCIENCE, VISITED, SIGNED},
        ),
    ],
)  # fmt: skip
def test_a_relation_is_as_people_say(decision: Decision, left: set[tuple[str, ...]]) -> None:
    assert relations_of(graph_of(ROWS)) == {LISTED, SCIENCE, VISITED, SIGNED}
    assert relations_of(decide(decision)) == left


def test_a_relation_by_decision_rests_on_its_sentence_and_holds_next_month() -> None:
    decision = on(Verdict.SAID, RelationType.SUPPORT, "走访上汽集团。", status=Status.DONE)
    for rows in (ROWS, [replace(ROWS[0], cells=ROWS[0].cells[::-1])]):
        graph = decide(decision, rows=rows)
        (relation,) = [each for each in graph.relations if each.type is RelationType.SUPPORT]
        assert relation.frame == "decided"
        texts = {statement.id: statement.text for statement in graph.statements}
        assert [texts[id_] for id_ in relation.statements] == ["走访上汽集团。"]


def test_decisions_on_relations_reach_stored_reports(store: Store, files: list[Path]) -> None:
    load(files, store)
    before = read_graph(store)
    decision = on(Verdict.NOT_SAID, RelationType.VISIT, "走访上汽集团。")
    outlook = apply_decisions(store, Decisions([decision]))
    assert (outlook.applied, len(outlook.changes)) == ((decision,), 1)
    assert ("南湖区经贸局", "VISIT", "上汽集团", "stated") not in ties(store)
    assert apply_decisions(store, Decisions([decision])).changes == ()
    apply_decisions(store, NO_DECISIONS)
    assert read_graph(store) == before


def test_rows_are_kept_to_the_letter() -> None:
    rows = (*ROWS, Row(2, "“\ud800”\r\n", ()))
    assert unpack_rows(pack_rows(rows)) == rows
    with pytest.raises(ValueError, match="cut short"):
        unpack_rows("eJw=")


def test_the_day_of_a_report_plays_no_part() -> None:
    graph = graph_of(ROWS, as_of=date(2010, 5, 31))
    decision = on(Verdict.NOT_SAID, RelationType.VISIT, "走访上汽集团。")
    made = assemble(graph.report, extract(ROWS, NANHU), ROWS, Decisions([decision]))
    assert relations_of(made.graph) == {LISTED, SCIENCE, SIGNED}
    assert made.decisions == (decision,)
