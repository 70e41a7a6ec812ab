"""The command line: every command, every format, and what it says when something is wrong."""

import json
import re
from pathlib import Path

import pytest

from graph.cli import app
from loaders import example_report
from tests.commands import Liaison
from tests.samples import nanhu


def _commands() -> list[str]:
    import typer

    return sorted(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


@pytest.mark.parametrize("command", _commands())
def test_every_command_explains_itself(liaison: Liaison, command: str) -> None:
    answer = liaison(command, "--help")
    assert answer.code == 0
    assert f"liaison {command}" in answer.out
    assert any("\u4e00" <= character <= "\u9fff" for character in answer.out)


def test_demo_shows_everything_and_does_so_again(liaison: Liaison, tmp_path: Path) -> None:
    first, second = liaison("demo"), liaison("demo")
    assert (first.code, second.code) == (0, 0)
    assert "example.txt: added" in first.out
    assert "example.txt: unchanged" in second.out
    assert "Shared counterparts" in first.out
    assert "Agreements" in first.out
    assert str(tmp_path / "demo" / "network.html") in first.out
    assert "南湖区科技局" in (tmp_path / "demo" / "network.html").read_text(encoding="utf-8")


def test_load_says_what_it_read_and_reports_lists_it(liaison: Liaison) -> None:
    loaded = liaison("load", example_report(), "--format", "json")
    assert loaded.code == 0
    (file,) = json.loads(loaded.out)["files"]
    assert (file["file"], file["outcome"], file["error"]) == ("example.txt", "added", None)
    assert file["report"]["characters"]["leftover"] == 0
    listed = liaison("reports", "--format", "json").rows
    assert [(row["place"], row["as_of"], row["rows"]) for row in listed] == [
        ("浙江省嘉兴市南湖区", "2009-05-31", 7)
    ]


def test_one_bad_file_keeps_no_other_from_being_loaded(liaison: Liaison, tmp_path: Path) -> None:
    bad, missing = tmp_path / "bad.txt", tmp_path / "missing.txt"
    bad.write_text("只有一句话，没有表格。", encoding="utf-8")
    answer = liaison("load", bad, example_report(), missing)
    assert answer.code == 1
    assert re.search(r"^ *example\.txt +added ", answer.out, re.MULTILINE)
    assert [line.split(":")[0] for line in answer.err.splitlines()] == ["Error", "Error", "3 files"]
    assert answer.err.splitlines()[-1] == "3 files: 1 added, 2 failed"
    assert "bad.txt" in answer.err
    assert "missing.txt" in answer.err
    assert len(liaison("reports", "--format", "json").rows) == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("bytes.txt", b"\xff\x00\x81\x00" * 40),
        ("prose.txt", "今天天气很好。".encode()),
        ("header.txt", "情况\n\n\t单位\n\t对接单位\n\t对接情况\n".encode()),
        ("no_counterparts.txt", "情况\n\n\t单位\n\t工作情况\n\n\t区科技局\n\t做好工作。\n".encode()),
    ],
)
def test_what_is_no_report_is_one_line(liaison: Liaison, tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    answer = liaison("load", name, "--place", "浙江省嘉兴市南湖区", "--as-of", "2009-05-31")
    assert answer.code == 1
    assert answer.err.startswith("Error: ")
    assert name in answer.err
    assert answer.err.count("\n") == 1
    assert "Traceback" not in answer.err


def test_forget_removes_one_report(liaison: Liaison, filled: Path) -> None:
    forgotten = liaison("forget", nanhu().report.id, "-s", filled)
    assert forgotten.code == 0
    assert forgotten.err == (
        f"Forgotten: {nanhu().report.id}, with 8 statements and 8 relations; "
        "3 bodies were in no other report.\n"
    )
    bodies = liaison("query", "bodies", "-s", filled, "-f", "json").rows
    assert "南湖区科技局" not in {row["name"] for row in bodies}
    assert "嘉兴市科技局" in {row["name"] for row in bodies}


def test_no_store_yet_says_what_to_do(liaison: Liaison) -> None:
    answer = liaison("shared")
    assert (answer.code, answer.out) == (1, "")
    assert "liaison load" in answer.err


def test_wrong_usage_is_exit_code_2(liaison: Liaison, filled: Path) -> None:
    assert liaison("nonsense").code == 2
    assert liaison("shared", "--type", "FRIENDSHIP", "-s", filled).code == 2
    assert liaison("reports", "--since", "yesterday", "-s", filled).code == 2
    assert liaison("query", "shared", "--param", "minimum", "-s", filled).code == 2
