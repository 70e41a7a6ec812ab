"""Each figure moves when a graph gets better or worse, and a malformed annotation is explained."""

import copy
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph.errors import AnnotationError
from graph.evaluation import (
    Evaluation,
    Figure,
    FindingKind,
    Score,
    Share,
    Tally,
    compare_figures,
    evaluate,
    pool,
    read_baseline,
    read_gold,
    write_baseline,
)

_GOLD = """
report: {title: 对接情况, province: 浙江省, city: 嘉兴市, district: 南湖区, as_of: 2009-05-31, rows: 2}
organizations:
  南湖区科技局: {kind: agency, level: district, surfaces: [区科技局]}
  南湖区经贸局: {kind: agency, level: district, surfaces: [区经贸局]}
  嘉兴市科技局: {kind: agency, level: municipal, surfaces: [市科技局]}
  上汽集团: {kind: soe}
  上汽集团研究院: {kind: "institute|public_institution", part_of: 上汽集团}
  南湖区某科: {kind: agency, optional: true}
relations:
- unit: 南湖区科技局
  declared: [嘉兴市科技局]
  stated:
  - [南湖区科技局, AGREEMENT_SIGNED, 上汽集团, 合作协议]
  - [南湖区科技局, LIAISON|VISIT, 嘉兴市科技局]
- unit: 南湖区经贸局
  declared: [上汽集团]
  stated:
  - [南湖区经贸局, SUPPORT, 上汽集团研究院, {status: planned}]
  optional:
  - [南湖区经贸局, AGREEMENT_SIGNED, 上汽集团]
answers:
  shared_counterparts:
    上汽集团: [南湖区科技局, 南湖区经贸局]
"""
_TEXT = "市科技局上汽集团区科技局与上汽集团签订合作协议，并与市科技局联系。拟帮助上汽集团研究院。"
_QUOTES = {
    "e1": "市科技局",
    "e2": "上汽集团",
    "s1": "区科技局与上汽集团签订合作协议，并与市科技局联系。",
    "s2": "拟帮助上汽集团研究院。",
}
_UNITS = {"e1": "kj", "e2": "jm", "s1": "kj", "s2": "jm"}


def _body(id_: str, name: str, kind: str, level: str | None = None, **more: Any) -> dict[str, Any]:
    plain = {"aliases": [], "surfaces": [], "reporting": False, "part_of": None}
    return {"id": id_, "name": name, "kind": kind, "level": level, **plain, **more}


def _tie(head: str, type_: str, tail: str, statement: str, status: str | None = "done") -> dict[str, Any]:
    basis = "declared" if status is None else "stated"
    ends = {"head": head, "type": type_, "tail": tail}
    return {**ends, "basis": basis, "status": status, "statements": [statement]}


def _mention(statement: str, body: str, surface: str) -> dict[str, Any]:
    start = _QUOTES[statement].index(surface)
    place = {"surface": surface, "start": start, "end": start + len(surface)}
    return {"statement": statement, "organization": body, **place}


def _export() -> dict[str, list[dict[str, Any]]]:
    """A graph with nothing wrong."""
    statements, start = [], 0
    for id_, text in _QUOTES.items():
        place = {"of": "file", "start": start, "end": start + len(text)}
        statements.append({"id": id_, "unit": _UNITS[id_], "text": text, **place})
        start += len(text)
    place = {"province": "浙江省", "city": "嘉兴市", "district": "南湖区"}
    return {
        "reports": [{**place, "as_of": "2009-05-31", "rows": 2}],
        "organizations": [
            _body("kj", "南湖区科技局", "agency", "district", reporting=True, surfaces=["区科技局"]),
            _body("jm", "南湖区经贸局", "agency", "district", reporting=True),
            _body("sk", "嘉兴市科技局", "agency", "municipal", surfaces=["市科技局"]),
            _body("sq", "上汽集团", "soe"),
            _body("yj", "上汽集团研究院", "institute", part_of="sq"),
        ],
        "statements": statements,
        "mentions": [
            _mention("e1", "sk", "市科技局"), _mention("e2", "sq", "上汽集团"),
            _mention("s1", "kj", "区科技局"), _mention("s1", "sq", "上汽集团"),
            _mention("s1", "sk", "市科技局"), _mention("s2", "yj", "上汽集团研究院"),
        ],
        "relations": [
            _tie("kj", "LIAISON", "sk", "e1", None),
            _tie("jm", "LIAISON", "sq", "e2", None),
            _tie("kj", "AGREEMENT_SIGNED", "sq", "s1"),
            _tie("sk", "VISIT", "kj", "s1"),
            _tie("jm", "SUPPORT", "yj", "s2", "planned"),
        ],
        "shared": [{"counterpart": "sq", "bureaus": ["kj", "jm"], "statements": ["e2", "s1"]}],
    }  # fmt: skip


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "one.yaml"
    path.write_text(_GOLD, encoding="utf-8")
    return path


def _perfect(count: int) -> Score:
    return Score(count, count, count, count)


_RIGHT: dict[Figure, Any] = {
    Figure.ROWS: Tally(2, 2), Figure.UNITS: _perfect(2), Figure.PLACE: True, Figure.AS_OF: True,
    Figure.ORGANIZATIONS: _perfect(5), Figure.WRONG_MERGES: 0, Figure.SPLITS: 0, Figure.NAMED: 1.0,
    Figure.KIND: 1.0, Figure.LEVEL: 1.0, Figure.PARTS: 1.0, Figure.DECLARED: _perfect(2),
    Figure.STATED: _perfect(3), Figure.STATED_PAIRS: _perfect(3), Figure.STATUS: 1.0,
    Figure.AGREEMENTS: _perfect(1), Figure.SHARED: _perfect(2), Figure.PENDING_AS_DONE: 0,
    Figure.UNGROUNDED: 0, Figure.MISPLACED: 0, Figure.UNSUPPORTED: 0, Figure.MISQUOTED: 0,
}  # fmt: skip


def _values(evaluation: Evaluation) -> dict[Figure, Any]:
    """Its figures, shares as numbers."""
    return {
        figure: value.value if isinstance(value, Share) else value
        for figure, value in evaluation.figures.items()
    }


def test_a_graph_with_nothing_wrong_has_every_figure_right(gold: Path) -> None:
    evaluation = evaluate(read_gold(gold), _export(), _TEXT)
    assert (_values(evaluation), evaluation.findings) == (_RIGHT, ())


def _change(part: str, index: int, **members: Any) -> Callable[[dict[str, Any]], None]:
    return lambda export: export[part][index].update(members)


def _add(part: str, *what: dict[str, Any]) -> Callable[[dict[str, Any]], None]:
    return lambda export: export[part].extend(copy.deepcopy(what))


def _drop(part: str, index: int) -> Callable[[dict[str, Any]], None]:
    return lambda export: export[part].pop(index)


_MOVES: dict[str, tuple[Callable[[dict[str, Any]], None], dict[Figure, Any], set[tuple[str, str]]]] = {
    "rows": (_change("reports", 0, rows=3), {Figure.ROWS: Tally(3, 2)}, set()),
    "place": (_change("reports", 0, city=None), {Figure.PLACE: False}, set()),
    "as_of": (_change("reports", 0, as_of="2009-06-30"), {Figure.AS_OF: False}, set()),
    "units": (
        _change("organizations", 2, reporting=True),
        {Figure.UNITS: Score(2, 3, 2, 2)},
        {("false unit", "嘉兴市科技局")},
    ),
    "kind": (
        _change("organizations", 3, kind="enterprise"),
        {Figure.KIND: 0.8},
        {("wrong kind", "上汽集团: enterprise → soe")},
    ),
    "level": (
        _change("organizations", 2, level="district"),
        {Figure.LEVEL: 2 / 3},
        {("wrong level", "嘉兴市科技局: district → municipal")},
    ),
    "named": (
        _change("organizations", 2, name="市科技局"),
        {Figure.NAMED: 0.8},
        {("other name", "市科技局 → 嘉兴市科技局")},
    ),
    "parts": (
        _change("organizations", 4, part_of=None),
        {Figure.PARTS: 0.0},
        {("missed part", "上汽集团研究院 ⊂ 上汽集团")},
    ),
    "merge": (
        _change("organizations", 3, surfaces=["区经贸局"]),
        {Figure.WRONG_MERGES: 1},
        {("wrong merge", "上汽集团 = 上汽集团 + 南湖区经贸局")},
    ),
    "split": (
        _add("organizations", _body("twin", "上汽集团", "soe")),
        {Figure.SPLITS: 1, Figure.ORGANIZATIONS: Score(6, 6, 5, 5)},
        {("split", "上汽集团 = 上汽集团 | 上汽集团")},
    ),
    "declared": (
        _drop("relations", 1),
        {Figure.DECLARED: Score(1, 1, 1, 2)},
        {("missed declared", "上汽集团 – 南湖区经贸局")},
    ),
    "stated": (
        _drop("relations", 3),
        {Figure.STATED: Score(2, 2, 2, 3), Figure.STATED_PAIRS: Score(2, 2, 2, 3)},
        {("missed stated", "南湖区科技局 LIAISON|VISIT 嘉兴市科技局")},
    ),
    "type": (
        _change("relations", 3, type="COOPERATION"),
        {Figure.STATED: Score(2, 3, 2, 3)},
        {
            ("missed stated", "南湖区科技局 LIAISON|VISIT 嘉兴市科技局"),
            ("false stated", "南湖区科技局 COOPERATION 嘉兴市科技局"),
        },
    ),
    "status": (
        _change("relations", 4, status="done"),
        {Figure.STATUS: 2 / 3, Figure.PENDING_AS_DONE: 1},
        {("wrong status", "南湖区经贸局 SUPPORT 上汽集团研究院: fact → pending")},
    ),
    "agreements": (
        _change("relations", 2, status="negotiating"),
        {Figure.AGREEMENTS: Score(0, 0, 0, 1), Figure.STATUS: 2 / 3},
        {
            ("missed agreement", "上汽集团 – 南湖区科技局"),
            ("wrong status", "南湖区科技局 AGREEMENT_SIGNED 上汽集团: pending → fact")
            if "上汽集团" > "南湖区科技局"
            else ("wrong status", "上汽集团 AGREEMENT_SIGNED 南湖区科技局: pending → fact"),
        },
    ),
    "optional agreement": (
        _add("relations", _tie("jm", "AGREEMENT_SIGNED", "sq", "e2")),
        {},
        set(),
    ),
    "shared": (
        _change("shared", 0, bureaus=["kj", "sk"]),
        {Figure.SHARED: Score(1, 2, 1, 2)},
        {("missed shared", "上汽集团 – 南湖区经贸局"), ("false shared", "上汽集团 – 嘉兴市科技局")},
    ),
    "ungrounded": (
        _change("relations", 0, statements=[]),
        {Figure.UNGROUNDED: 1},
        {("ungrounded", "南湖区科技局 LIAISON 嘉兴市科技局")},
    ),
    "misplaced": (_change("mentions", 0, start=1), {Figure.MISPLACED: 1}, {("misplaced", "市科技局")}),
    "unsupported": (
        _drop("mentions", 5),
        {Figure.UNSUPPORTED: 1},
        {("unsupported", "南湖区经贸局 SUPPORT 上汽集团研究院")},
    ),
    "misquoted": (_change("statements", 0, start=1), {Figure.MISQUOTED: 1}, {("misquoted", "1–4")}),
}


@pytest.mark.parametrize("move", _MOVES)
def test_one_defect_moves_its_figures_and_no_other(gold: Path, move: str) -> None:
    damage, moved, found = _MOVES[move]
    export = _export()
    damage(export)
    evaluation = evaluate(read_gold(gold), export, _TEXT)
    assert _values(evaluation) == {**_RIGHT, **moved}
    assert {(finding.kind.value, finding.what) for finding in evaluation.findings} == found


def test_what_was_missed_and_made_up_has_its_sentence(gold: Path) -> None:
    export = _export()
    del export["relations"][1]
    export["relations"][2]["type"] = "COOPERATION"
    sentences = {f.kind: f.sentence for f in evaluate(read_gold(gold), export, _TEXT).findings}
    assert sentences == {
        FindingKind.MISSED_DECLARED: "上汽集团",
        FindingKind.MISSED_STATED: _QUOTES["s1"],
        FindingKind.FALSE_STATED: _QUOTES["s1"],
    }


def test_what_reports_give_together_is_counted_up() -> None:
    one = Evaluation(
        {
            Figure.ROWS: Tally(2, 2), Figure.PLACE: True, Figure.STATED: Score(1, 2, 1, 4),
            Figure.KIND: Share(1, 1), Figure.SPLITS: 1, Figure.SHARED: None,
        }
    )  # fmt: skip
    other = Evaluation(
        {
            Figure.ROWS: Tally(None, 3), Figure.PLACE: False, Figure.STATED: Score(3, 3, 2, 2),
            Figure.KIND: Share(1, 3), Figure.SPLITS: 2, Figure.SHARED: Score(1, 1, 1, 1),
        }
    )  # fmt: skip
    together = {figure: value for figure, value in pool([one, other]).figures.items() if value is not None}
    assert together == {
        Figure.ROWS: Tally(2, 5), Figure.PLACE: Share(1, 2), Figure.STATED: Score(4, 5, 3, 6),
        Figure.KIND: Share(2, 4), Figure.SPLITS: 3, Figure.SHARED: Score(1, 1, 1, 1),
    }  # fmt: skip


def test_missing_sources_and_answers_are_not_measured(gold: Path) -> None:
    gold.write_text(_GOLD.partition("answers:")[0].replace(", rows: 2", ""), encoding="utf-8")
    export = {name: part for name, part in _export().items() if name != "mentions"}
    figures = evaluate(read_gold(gold), export).figures
    assert {figure for figure, value in figures.items() if value is None} == {
        Figure.ROWS, Figure.SHARED, Figure.MISPLACED, Figure.UNSUPPORTED, Figure.MISQUOTED,
    }  # fmt: skip


def test_an_annotation_is_read_whole(gold: Path) -> None:
    read = read_gold(gold)
    assert (read.province, read.city, read.district) == ("浙江省", "嘉兴市", "南湖区")
    assert (read.as_of, read.row_count, len(read.bodies), len(read.rows)) == (date(2009, 5, 31), 2, 6, 2)
    assert read.required == [name for name in read.bodies if name != "南湖区某科"]
    assert [[tie.status.value for tie in row.stated] for row in read.rows] == [["done", "done"], ["planned"]]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("kind: soe", "kind: state", "organizations, 上汽集团, kind: “state” is none of agency, soe"),
        ("{kind: soe}", "{}", "organizations, 上汽集团: has no kind; give one of agency"),
        ("  上汽集团: {kind", "  110: {kind", "organizations, 110: the name is no text"),
        ("level: municipal", "level: city", "organizations, 嘉兴市科技局, level: “city” is none of national"),
        ("part_of: 上汽集团", "part_of: 上汽", "organizations, 上汽集团研究院, part_of: “上汽” is not among"),
        ("surfaces: [市科技局]", "surfaces: 市科技局", "surfaces: “市科技局” is not a list"),
        ("unit: 南湖区经贸局", "unit: 区经贸局", "relations, row 2, unit: “区经贸局” is not among"),
        ("SUPPORT,", "HELP,", "relations, row 2, stated 1: “HELP” is none of LIAISON"),
        ("status: planned", "status: soon", "row 2, stated 1, status: “soon” is none of done"),
        (
            ", 上汽集团, 合作协议]",
            "]",
            "relations, row 1, stated 1: is no relation; write [head, TYPE, tail]",
        ),
        ("2009-05-31", "五月", "report, as_of: “五月” is no day; write it as 2009-05-31"),
        ("rows: 2", "rows: two", "report, rows: “two” is not a whole number"),
        ("organizations:", "bodies:", "organizations: is missing"),
        ("report: {", "report: [{", "is no YAML"),
    ],
)
def test_a_malformed_annotation_is_explained(gold: Path, old: str, new: str, problem: str) -> None:
    assert old in _GOLD
    gold.write_text(_GOLD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(AnnotationError) as raised:
        read_gold(gold)
    assert str(raised.value).startswith(str(gold))
    assert problem in str(raised.value)


def test_all_problems_are_told_at_once(gold: Path) -> None:
    gold.write_text(_GOLD.replace("kind: agency", "kind: office"), encoding="utf-8")
    with pytest.raises(AnnotationError) as raised:
        read_gold(gold)
    assert str(raised.value).count("“office” is none of") == 4


def test_a_baseline_tells_what_fell_and_what_rose(gold: Path, tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    good, worse = evaluate(read_gold(gold), _export(), _TEXT), _export()
    worse["relations"][4]["status"] = "done"
    worse["reports"][0] |= {"rows": 1, "city": None}
    del worse["relations"][1]
    bad = evaluate(read_gold(gold), worse)
    write_baseline({"one": good, "other": bad}, path)
    assert read_baseline(path) == {"one": good.to_json(), "other": bad.to_json()}
    assert compare_figures({"one": good, "new": bad}, read_baseline(path)) == []
    assert [str(change) for change in compare_figures({"one": bad}, read_baseline(path))] == [
        "one: wrong rows grew from 0 to 1",
        "one: place fell from right to wrong",
        "one: declared fell from 1.0 to 0.667",
        "one: status fell from 1.0 to 0.667",
        "one: pending_as_done grew from 0 to 1",
        "one: misquoted was 0, and is measured no more",
    ]
    assert [change.is_fall for change in compare_figures({"other": good}, read_baseline(path))] == [False] * 5
    write_baseline({"other": good}, path)
    assert read_baseline(path) == {"one": good.to_json(), "other": good.to_json()}


@pytest.mark.parametrize("content", ["", "[1]", '{"one": 1}'])
def test_what_is_no_baseline_is_explained(tmp_path: Path, content: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(AnnotationError, match="--write-baseline"):
        read_baseline(path)


def test_the_annotation_in_the_documentation_is_one(tmp_path: Path) -> None:
    page = Path(__file__).parent.parent / "docs/evaluation.md"
    shown = page.read_text(encoding="utf-8").split("```yaml\n")[1].split("```")[0]
    (tmp_path / "shown.yaml").write_text(shown, encoding="utf-8")
    gold = read_gold(tmp_path / "shown.yaml")
    assert (len(gold.bodies), len(gold.rows), len(list(gold.iter_ties()))) == (7, 2, 3)
