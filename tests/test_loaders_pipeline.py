"""From files to the store: each report in one transaction, and an account of what became of each file."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from graph.errors import PlaceError, ReportError
from graph.model import Basis, ColumnRole, Place, ReportGraph
from graph.stores import Store
from graph.stores.changes import Outcome
from graph.stores.reports import find_report_id
from loaders import LoadSummary, example_report, load, read_report
from loaders.tables.characters import Fate
from tests.graphs import read_graph
from tests.layouts import ROWS, TITLE, make_text, write_text

NANHU = Place("浙江省", "嘉兴市", "南湖区")


def outcomes(summary: LoadSummary) -> list[tuple[str, str | None]]:
    """File names with what became of them."""
    return [(file.path.name, file.change.outcome.value if file.change else None) for file in summary.files]


def stored_reports(store: Store) -> list[tuple[object, ...]]:
    """Title, place, date and number of rows of every report in the store."""
    rows = store.read(
        "MATCH (r:Report) RETURN r.name, r.place, r.as_of, r.rows ORDER BY r.name, r.as_of"
    ).rows
    return [tuple(row) for row in rows]


def relations_of(graph: ReportGraph) -> set[tuple[str, ...]]:
    """Relations by name, without ids and offsets."""
    names = {body.id: body.name for body in graph.organizations}
    return {(names[r.head], r.type, names[r.tail], r.basis, r.status) for r in graph.relations}


def test_loading_twice_changes_nothing(store: Store) -> None:
    first = load([example_report()], store)
    loaded = read_graph(store)
    second = load([example_report()], store)
    assert (outcomes(first), outcomes(second)) == ([("example.txt", "added")], [("example.txt", "unchanged")])
    assert read_graph(store) == loaded
    assert stored_reports(store) == [("区级各部门上下对接工作情况", "浙江省嘉兴市南湖区", "2009-05-31", 7)]


def test_a_batch_loses_nothing_to_a_file_that_fails(store: Store, tmp_path: Path) -> None:
    good = write_text(tmp_path, "good.txt")
    other = write_text(tmp_path, "other.txt", make_text(cutoff="截至2009年6月30日"))
    bad = write_text(tmp_path, "bad.txt", "从前有座山。\n")
    told: list[tuple[str, int, int]] = []
    summary = load(
        [good, bad, tmp_path / "missing.txt", good, write_text(tmp_path, "copy.txt"), other],
        store,
        progress=lambda file, done, total: told.append((file.path.name, done, total)),
    )
    assert outcomes(summary) == [
        ("good.txt", "added"),
        ("bad.txt", None),
        ("missing.txt", None),
        ("good.txt", None),
        ("copy.txt", None),
        ("other.txt", "added"),
    ]
    assert [file.same_as for file in summary.files] == [
        None, None, None, "good.txt", "good.txt", None,
    ]  # fmt: skip
    assert [(file.path.name, type(file.error)) for file in summary.failed] == [
        ("bad.txt", ReportError),
        ("missing.txt", ReportError),
    ]
    assert [file.path.name for file in summary.loaded] == ["good.txt", "other.txt"]
    assert told == [(file.path.name, number, 6) for number, file in enumerate(summary.files, 1)]
    assert stored_reports(store) == [
        (TITLE, "浙江省嘉兴市南湖区", "2009-05-31", 2),
        (TITLE, "浙江省嘉兴市南湖区", "2009-06-30", 2),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "从前有座山。\n",
        make_text(()),
        make_text([cells[:1] + cells[2:] for cells in ROWS], header=("单位", "对接情况", "成果")),
        make_text(title="部门对接情况"),
        make_text(cutoff=""),
    ],
    ids=["empty", "no report", "no rows", "no counterparts", "no place", "no date"],
)
def test_what_cannot_be_read_leaves_the_store_as_it_was(store: Store, tmp_path: Path, text: str) -> None:
    load([write_text(tmp_path, "good.txt")], store)
    before = read_graph(store)
    summary = load([write_text(tmp_path, "bad.txt", text)], store)
    (failed,) = summary.failed
    assert (failed.report, failed.change) == (None, None)
    assert str(failed.error).startswith("bad.txt")
    assert "\n" not in str(failed.error)
    assert read_graph(store) == before


def test_a_defect_is_no_failed_file(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what a user can act upon is caught; anything else keeps its traceback."""

    def break_down(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("loaders.reading.extract", break_down)
    with pytest.raises(ZeroDivisionError):
        load([write_text(tmp_path)], store)


def test_a_corrected_report_takes_the_place_of_the_earlier_one(store: Store, tmp_path: Path) -> None:
    first = load([write_text(tmp_path)], store)
    corrected = [
        ROWS[0],
        (*ROWS[1][:2], "与市科技局会商。", ROWS[1][3]),
        ("区环保局", "市环保局", "与市环保局联系。", "无。"),
    ]
    second = load([write_text(tmp_path, text=make_text(corrected))], store)
    change = second.files[0].change
    assert change is not None
    assert first.files[0].change is not None
    assert change.report == first.files[0].change.report
    assert (change.outcome, change.replaced) == (Outcome.REPLACED, (change.report,))
    assert sorted(change.units.came.values()) == ["南湖区环保局"]
    assert sorted(change.statements.came.values()) == [
        "与市环保局联系。",
        "与市科技局会商。",
        "市环保局",
        "无。",
    ]
    assert sorted(change.statements.went.values()) == ["与市科技局联系。"]
    assert stored_reports(store) == [(TITLE, "浙江省嘉兴市南湖区", "2009-05-31", 3)]


def test_a_version_that_another_process_stored_meanwhile(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two first loads at once: the second looks before the first has written, and writes after it."""
    first, second = write_text(tmp_path, "a.txt"), write_text(tmp_path, "b.txt", make_text(ROWS[:1]))
    looked: list[str] = []

    def look(*asked: object) -> str | None:
        looked.append("")
        if len(looked) > 1:
            return find_report_id(*asked)  # type: ignore[arg-type]
        return None

    earlier = load([first], store).files[0].change
    monkeypatch.setattr("loaders.pipeline.find_report_id", look)
    change = load([second], store).files[0].change
    assert earlier is not None
    assert change is not None
    assert (change.report, change.outcome) == (earlier.report, Outcome.REPLACED)
    assert sorted(change.units.went.values()) == ["南湖区科技局"]


def test_other_units_of_the_same_period_are_another_report(store: Store, tmp_path: Path) -> None:
    summary = load(
        [
            write_text(tmp_path, "a.txt", make_text(ROWS[:1])),
            write_text(tmp_path, "b.txt", make_text(ROWS[1:])),
        ],
        store,
    )
    assert outcomes(summary) == [("a.txt", "added"), ("b.txt", "added")]
    assert len({file.change.report for file in summary.files if file.change}) == 2


def test_place_and_date_are_taken_from_the_caller_where_the_text_has_none(tmp_path: Path) -> None:
    path = write_text(tmp_path, text=make_text(title="部门对接情况", cutoff=""))
    with pytest.raises(PlaceError, match="--place"):
        read_report(path)
    with pytest.raises(ReportError, match="--as-of"):
        read_report(path, place=NANHU)
    graph, account = read_report(path, place=NANHU, as_of=date(2009, 5, 31))
    assert (graph.report.place, graph.report.as_of, account.report.inferred) == (NANHU, date(2009, 5, 31), ())


def test_statements_stand_where_they_are_said_to() -> None:
    text = example_report().read_bytes().decode("utf-8")
    graph, _ = read_report(example_report())
    texts = {statement.id: statement.text for statement in graph.statements}
    assert graph.statements
    assert all(
        statement.of == "file" and text[statement.start : statement.stop] == statement.text
        for statement in graph.statements
    )
    assert all(texts[m.statement][m.start : m.stop] == m.surface for m in graph.mentions)
    assert all(relation.statements and set(relation.statements) <= set(texts) for relation in graph.relations)


@pytest.mark.parametrize(("end", "encoding"), [("\r\n", "utf-8-sig"), ("\r", "utf-8"), ("\r\n", "gb18030")])
def test_line_ends_and_encodings_change_nothing_but_offsets(tmp_path: Path, end: str, encoding: str) -> None:
    graph, _ = read_report(example_report())
    path = tmp_path / "other.txt"
    path.write_bytes(example_report().read_text(encoding="utf-8").replace("\n", end).encode(encoding))
    other, account = read_report(path)
    assert account.encoding == encoding
    assert other.report.version != graph.report.version
    assert other.report.id == graph.report.id
    assert relations_of(other) == relations_of(graph)
    assert {statement.id for statement in other.statements} == {
        statement.id for statement in graph.statements
    }


def test_the_account_agrees_with_the_file_and_the_graph() -> None:
    text = example_report().read_bytes().decode("utf-8")
    graph, account = read_report(example_report())
    counts = account.counts
    assert sum(account.characters.values()) == len(text)
    assert account.characters[Fate.LEFTOVER] == 0
    assert (account.tables, account.table_rows, len(account.units)) == (4, 7, 7)
    assert [(column.header, column.role) for column in account.columns] == [
        ("单位", ColumnRole.UNIT),
        ("对接单位（上级部门和国有企业等在内）", ColumnRole.COUNTERPARTS),
        ("对接情况", ColumnRole.WORK),
        ("初步成果", ColumnRole.RESULTS),
    ]
    assert counts.entries + counts.sentences == len(graph.statements)
    assert (counts.mentions, counts.organizations) == (len(graph.mentions), len(graph.organizations))
    assert counts.unresolved == sum(mention.organization is None for mention in graph.mentions)
    assert counts.relations == Counter((relation.type, relation.basis) for relation in graph.relations)
    assert sum(n for (_, basis), n in counts.relations.items() if basis is Basis.DECLARED) > 20
    assert {inference.what for inference in account.report.inferred} == {"place", "year"}


def test_the_account_is_plain_json(store: Store, tmp_path: Path) -> None:
    paths = [example_report(), write_text(tmp_path, "bad.txt", ""), example_report()]
    summary = load(paths, store)
    said = json.loads(json.dumps(summary.to_dict(), ensure_ascii=False))
    assert [(file["file"], file["outcome"], file["same_as"]) for file in said["files"]] == [
        ("example.txt", "added", None),
        ("bad.txt", None, None),
        ("example.txt", None, "example.txt"),
    ]
    report = said["files"][0]["report"]
    assert report["place"] == {"province": "浙江省", "city": "嘉兴市", "district": "南湖区"}
    assert report["characters"]["total"] == sum(
        count for fate, count in report["characters"].items() if fate != "total"
    )
    assert said["files"][1]["error"].startswith("bad.txt: the file is empty")
