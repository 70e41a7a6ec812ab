"""`liaison evaluate`: figures as a table, as CSV and as JSON, with errors, and beside a baseline."""

import csv
import io
import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.cli import run
from graph.cli.evaluate import match_reports
from graph.errors import AnnotationError
from tests.gold import REPORTS

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def liaison(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs `liaison evaluate` in a folder with one report and its annotation; gives code, answer, remarks."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "110")
    for name in ("a8_xinfeng_2022.md", "a8_xinfeng_2022.yaml"):
        shutil.copy(REPORTS / name, tmp_path / f"one{Path(name).suffix}")

    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["liaison", "evaluate", *arguments])
        try:
            code = run()
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 1
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


def test_figures_stand_in_a_table(liaison: Run) -> None:
    code, out, err = liaison("one.yaml", "--lang", "en")
    assert (code, err) == (0, "")
    lines = [line.split() for line in out.splitlines()]
    assert lines[0] == ["figure", "one"]
    assert ["rows", "7", "/", "7"] in lines
    assert ["declared", "P", "1.00", "R", "1.00", "F", "1.000"] in lines
    assert "叙述关系" in liaison("one.yaml", "--lang", "zh")[1]


def test_several_reports_are_counted_up_in_the_end(liaison: Run) -> None:
    for ending in (".md", ".yaml"):
        shutil.copy(f"one{ending}", f"two{ending}")
    one, two, together = json.loads(liaison("one.yaml", "two.yaml", "--format", "json")[1])
    assert [each["report"] for each in (one, two, together)] == ["one", "two", "all reports"]
    assert together["figures"]["rows"] == {"said": 14, "wanted": 14}
    assert together["figures"]["stated"]["f1"] == one["figures"]["stated"]["f1"]
    assert "全部报告" in liaison("one.yaml", "two.yaml", "--lang", "zh")[1]


def test_figures_are_numbers_for_programs(liaison: Run) -> None:
    ((report),) = json.loads(liaison("one.yaml", "--format", "json", "--errors")[1])
    assert report["report"] == "one"
    assert report["figures"]["units"]["f1"] == 1.0
    assert {"error", "what", "sentence"} == {key for error in report["errors"] for key in error}
    assert liaison("one.yaml", "-o", "figures.csv")[0] == 0
    rows = list(csv.reader(io.StringIO(Path("figures.csv").read_text(encoding="utf-8-sig"))))
    assert rows[0] == ["figure", "one"]
    assert ["units.f1", "1.0"] in rows


def test_errors_are_listed_with_the_sentence(liaison: Run) -> None:
    gold = Path("one.yaml").read_text(encoding="utf-8")
    Path("one.yaml").write_text(
        gold.replace("organizations:\n", "organizations:\n  某某局: {kind: agency}\n", 1), encoding="utf-8"
    )
    out = liaison("one.yaml", "--errors", "--format", "csv")[1]
    assert ["one", "missed organization", "某某局", ""] in list(csv.reader(io.StringIO(out)))
    assert "missed organization" in liaison("one.yaml", "--errors", "--lang", "en")[1]


def test_a_fall_below_the_baseline_is_an_error(liaison: Run) -> None:
    assert liaison("one.yaml", "--write-baseline", "base.json")[0] == 0
    code, _, err = liaison("one.yaml", "--baseline", "base.json")
    assert (code, err) == (0, "")
    base = json.loads(Path("base.json").read_text(encoding="utf-8"))
    base["one"] |= {"misplaced": 3}
    Path("base.json").write_text(json.dumps(base), encoding="utf-8")
    code, _, err = liaison("one.yaml", "--baseline", "base.json")
    assert (code, err) == (0, "Note: one: misplaced shrank from 3 to 0; keep it with --write-baseline\n")
    base["one"] |= {"misplaced": 0, "named": 1.1}
    Path("base.json").write_text(json.dumps(base), encoding="utf-8")
    code, _, err = liaison("one.yaml", "--baseline", "base.json")
    assert code == 1
    assert err.startswith("Error: one: named fell from 1.1 to ")
    Path("base.json").write_text("{}", encoding="utf-8")
    code, _, err = liaison("one.yaml", "--baseline", "base.json")
    assert (code, err) == (0, "Note: one is not in the baseline; put it there with --write-baseline\n")


def test_what_cannot_be_measured_is_one_line(liaison: Run) -> None:
    Path("bad.yaml").write_text(Path("one.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    Path("bad.txt").write_text("只有一句话，没有表格。", encoding="utf-8")
    code, out, err = liaison("one.yaml", "bad.yaml")
    assert code == 1
    assert "one" in out
    assert (err.count("Error: "), err.count("\n"), "bad.txt" in err) == (1, 1, True)
    code, out, err = liaison("one.md")
    assert (code, out) == (1, "")
    assert err.startswith("Error: one.md")


def test_reports_are_found_by_name(tmp_path: Path) -> None:
    gold, other, third = (tmp_path / name for name in ("one.yaml", "two.yaml", "one.yml"))
    report, away = tmp_path / "one.docx", Path("away/two.txt")
    report.touch()
    (tmp_path / "one.json").touch()
    assert match_reports([gold], []) == {"one": (gold, report)}
    assert match_reports([gold, other], [away]) == {"one": (gold, report), "two": (other, away)}
    assert match_reports([gold], [away]) == {"one": (gold, away)}
    with pytest.raises(AnnotationError, match=r"two\.yaml: there is no such file"):
        match_reports([gold, other], [])
    other.touch()
    with pytest.raises(AnnotationError, match=r"two\.yaml: no report of this name .* --report-file"):
        match_reports([gold, other], [])
    with pytest.raises(AnnotationError, match="one: two annotations have this name"):
        match_reports([gold, third], [])
    with pytest.raises(AnnotationError, match="belongs to no annotation; they are called one, two"):
        match_reports([gold, other], [Path("three.txt")])
    (tmp_path / "one.pdf").touch()
    with pytest.raises(AnnotationError, match=r"several reports lie beside it \(one\.docx, one\.pdf\)"):
        match_reports([gold], [])
