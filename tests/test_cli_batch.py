"""The command line on many files: one table, one line that sums up, and an exit code."""

import csv
import json
from pathlib import Path

import pytest

from graph.stores import open_store
from loaders import example_report
from tests.batches import pack
from tests.commands import Liaison
from tests.layouts import make_text, write_text


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A folder with two reports, one of them twice, and a picture."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    write_text(folder, "a.txt")
    write_text(folder, "b.txt")
    write_text(folder, "c.txt", make_text(cutoff="截至6月30日", title="南湖区区级部门对接情况（2009年）"))
    (folder / "scan.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return folder


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file, without the cells in which nothing stands."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return [{name: cell for name, cell in row.items() if cell} for row in csv.DictReader(stream)]


def test_a_batch_is_one_table_and_one_line(liaison: Liaison, corpus: Path) -> None:
    answer = liaison("load", corpus)
    assert (answer.code, answer.err.splitlines()) == (
        0,
        ["3 files: 2 added, 1 the same as another; left aside: 1 pictures"],
    )
    table = [line.split() for line in answer.out.splitlines() if "corpus/" in line]
    assert [(cells[0], cells[1]) for cells in table] == [
        ("corpus/a.txt", "added"),
        ("corpus/b.txt", "same"),
        ("corpus/c.txt", "added"),
    ]
    assert table[1][-1] == "corpus/a.txt"
    assert "浙江省嘉兴市南湖区" in table[0]
    again = liaison("load", corpus)
    assert again.err.splitlines() == ["3 files: 2 unchanged, 1 the same as another; left aside: 1 pictures"]


def test_check_says_the_same_and_needs_no_store(liaison: Liaison, corpus: Path, tmp_path: Path) -> None:
    checked = liaison("check", corpus, "-o", tmp_path / "checked.csv")
    assert checked.code == 0
    assert "3 files: 2 read, 1 the same as another" in checked.err
    assert not (tmp_path / "liaison.db").exists()
    loaded = liaison("load", corpus, "-o", tmp_path / "loaded.csv")
    assert loaded.code == 0
    one, other = rows_of(tmp_path / "checked.csv"), rows_of(tmp_path / "loaded.csv")
    assert [row.pop("outcome") for row in one] == ["read", "same", "read"]
    assert [row.pop("outcome") for row in other] == ["added", "same", "added"]
    assert one == other
    assert one[2] == {
        "file": "corpus/c.txt",
        "format": "text",
        "encoding": "utf-8",
        "layout": one[2]["layout"],
        "title": "南湖区区级部门对接情况（2009年）",
        "place": "浙江省嘉兴市南湖区",
        "as_of": "2009-06-30",
        "inferred": "year",
        "rows": "2",
        "units": "2",
        "bodies": one[2]["bodies"],
        "relations": one[2]["relations"],
        "leftover": "0",
        "warnings": "0",
    }


def test_one_file_has_its_whole_account(liaison: Liaison) -> None:
    answer = liaison("check", example_report())
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("example.txt: read — 区级各部门上下对接工作情况 (report-")
    assert "南湖区, 10 times in 5 of 7 rows" in answer.out
    assert "leftover 0" in answer.out


@pytest.mark.parametrize(
    ("language", "more", "note"),
    [
        ("en", "and 5 more; --format json has them all", "not read: a list"),
        ("zh", "另有 5 条，见 --format json", "没有读：表格之外的名单"),
    ],
)
def test_many_notes_are_cut_short_on_the_screen(
    liaison: Liaison, tmp_path: Path, language: str, more: str, note: str
) -> None:
    lines = "".join(f"对接单位：市{number}局\n" for number in range(25))
    table = "|单位|对接单位|对接情况|\n|区经贸局|市海关|走访。|\n"
    report = write_text(tmp_path, text=f"南湖区对接情况（截至2009年5月31日）\n\n{table}\n{lines}")
    answer = liaison("check", report, "--lang", language)
    assert (answer.code, answer.out.count(note), more in answer.out) == (0, 20, True)
    whole = json.loads(liaison("check", report, "--format", "json").out)
    assert len(whole["files"][0]["report"]["notices"]) == 25


@pytest.mark.parametrize(
    ("given", "day"), [("2009", "2009-12-31"), ("2008-02", "2008-02-29"), ("2009-05-30", "2009-05-30")]
)
def test_a_month_or_a_year_is_its_last_day(liaison: Liaison, tmp_path: Path, given: str, day: str) -> None:
    report = write_text(tmp_path, text=make_text(cutoff=""))
    answer = liaison("check", report, "--as-of", given, "--format", "json")
    assert json.loads(answer.out)["files"][0]["report"]["as_of"] == day


def test_a_check_as_json_is_the_whole_account_of_every_file(liaison: Liaison, corpus: Path) -> None:
    answer = liaison("check", corpus, "--format", "json")
    said = json.loads(answer.out)
    assert [(file["path"], file["outcome"], file["same_as"]) for file in said["files"]] == [
        ("corpus/a.txt", None, None),
        ("corpus/b.txt", None, "corpus/a.txt"),
        ("corpus/c.txt", None, None),
    ]
    assert said["files"][0]["report"]["characters"]["leftover"] == 0
    assert said["skipped"] == [{"path": "corpus/scan.png", "reason": "pictures"}]


@pytest.mark.parametrize("command", ["check", "load"])
def test_exit_code_1_if_any_file_failed(liaison: Liaison, corpus: Path, command: str, tmp_path: Path) -> None:
    write_text(corpus, "bad.txt", "从前有座山。")
    answer = liaison(command, corpus, "-o", tmp_path / "table.csv")
    assert answer.code == 1
    problems = [row.get("problem", "") for row in rows_of(tmp_path / "table.csv")]
    assert [bool(problem) for problem in problems] == [False, False, True, False]
    assert f"Error: {problems[2]}" in answer.err.splitlines()
    assert "1 failed" in answer.err.splitlines()[-1]
    one = liaison(command, corpus / "bad.txt")
    assert (one.code, one.out, one.err.count("\n")) == (1, "", 1)


def test_an_archive_and_a_manifest(liaison: Liaison, tmp_path: Path) -> None:
    pack(tmp_path / "corpus.zip", {"a.txt": make_text(title="部门对接情况", cutoff="")})
    manifest = tmp_path / "files.csv"
    manifest.write_text(
        "path,place,as_of,url,source\ncorpus.zip/a.txt,浙江省嘉兴市南湖区,2009-05-31,https://example.org/a,x\n",
        encoding="utf-8",
    )
    alone = liaison("load", "--manifest", manifest)
    assert alone.code == 0
    assert "note: " in alone.err.lower()
    assert "the column “source” is not known" in alone.err
    assert "https://example.org/a" in alone.out
    with open_store(tmp_path / "liaison.db", read_only=True) as store:
        assert store.read("MATCH (r:Report) RETURN r.url, r.as_of").rows == (
            ("https://example.org/a", "2009-05-31"),
        )
    (listed,) = liaison("reports", "--format", "json").rows
    assert (listed["url"], listed["retrieved"]) == ("https://example.org/a", None)


def test_neither_files_nor_a_manifest_is_wrong_usage(liaison: Liaison) -> None:
    answer = liaison("check")
    assert answer.code == 2
    assert "name a report, a folder or a zip archive, or give --manifest" in answer.err


def test_a_batch_in_chinese(liaison: Liaison, corpus: Path) -> None:
    answer = liaison("load", corpus, "--lang", "zh")
    assert answer.err.splitlines() == ["文件 3 个：新增 2、重复 1；未读：图片 1"]
    assert "剩余字符" in answer.out
