"""The command line: every command, every format, and what it says when something is wrong."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from rich.cells import cell_len

from graph.cli import app, run
from graph.cli.words import Language, heading
from graph.stores import open_store
from graph.stores.reports import write_report
from loaders import example_report
from queries import read_catalogue
from tests.samples import nanhu, xiuzhou


@dataclass(frozen=True, slots=True)
class Answer:
    """What a run of the command gave."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, object]]:
        """The answer of a command run with --format json."""
        rows: list[dict[str, object]] = json.loads(self.out)
        return rows


Liaison = Callable[..., Answer]


@pytest.fixture
def liaison(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Liaison:
    """Runs the command in an empty folder, as it would run there by itself."""
    for variable in ("NEO4J_URI", "LIAISON_STORE"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str | Path) -> Answer:
        monkeypatch.setattr(sys, "argv", ["liaison", *map(str, arguments)])
        capsys.readouterr()
        try:
            code = run()
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 1
        said = capsys.readouterr()
        return Answer(code, said.out, said.err)

    return call


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """A store with the reports of two districts of one city."""
    path = tmp_path / "filled.db"
    with open_store(path) as store:
        write_report(store, nanhu())
        write_report(store, xiuzhou())
    return path


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


def test_shared_counterparts(liaison: Liaison, filled: Path) -> None:
    rows = liaison("shared", "--store", filled, "--format", "json").rows
    assert {(row["counterpart"], *row["bureaus"]) for row in rows} == {  # type: ignore[misc]
        ("嘉兴市科技局", "南湖区科技局", "南湖区经贸局", "秀洲区经贸局"),
        ("上汽集团", "南湖区科技局", "南湖区经贸局"),
        ("兴业银行", "南湖区科技局", "秀洲区经贸局"),
    }


def test_shared_by_chosen_bureaus_types_and_status(liaison: Liaison, filled: Path) -> None:
    pair = liaison("shared", "南湖区科技局", "秀洲区经贸局", "-s", filled, "-f", "json").rows
    assert {row["counterpart"] for row in pair} == {"嘉兴市科技局", "兴业银行"}
    settled = liaison("shared", "--no-pending", "--place", "南湖区", "-s", filled, "-f", "json").rows
    assert {row["counterpart"] for row in settled} == {"嘉兴市科技局"}
    liaisons = liaison("shared", "--type", "LIAISON", "--place", "南湖区", "-s", filled, "-f", "json").rows
    assert liaisons == []


def test_show_a_body_and_the_sentences_behind_a_pair(liaison: Liaison, filled: Path) -> None:
    ties = liaison("show", "上汽集团", "-s", filled, "-f", "json").rows
    assert {(row["head"], row["type"], row["status"]) for row in ties} == {
        ("南湖区经贸局", "LIAISON", "ongoing"),
        ("南湖区经贸局", "AGREEMENT_SIGNED", "done"),
        ("南湖区科技局", "COOPERATION", "negotiating"),
        ("秀洲区经贸局", "SUPERVISION", "ended"),
    }
    evidence = liaison("show", "南湖区科技局", "上汽集团", "-s", filled, "-f", "json").rows
    assert [row["text"] for row in evidence] == ["与上汽集团的合作正在协商。"]


def test_agreements_by_status(liaison: Liaison, filled: Path) -> None:
    done = liaison("agreements", "--status", "done", "-s", filled, "-f", "json").rows
    assert [(row["document"], row["parties"]) for row in done] == [
        ("产学研合作框架协议", ["上汽集团", "南湖区经贸局"])
    ]


def test_path(liaison: Liaison, filled: Path) -> None:
    steps = liaison("path", "兴业银行嘉兴支行", "秀洲区经贸局", "-s", filled, "-f", "json").rows
    assert [(row["body"], row["next"]) for row in steps] == [
        ("兴业银行嘉兴支行", "南湖区科技局"),
        ("南湖区科技局", "嘉兴市科技局"),
        ("嘉兴市科技局", "秀洲区经贸局"),
    ]
    same = liaison("path", "上汽集团", "上汽集团", "-s", filled)
    assert (same.code, same.out) == (1, "")
    assert "same body" in same.err


def test_reports_are_chosen_by_place_date_and_id(liaison: Liaison, filled: Path) -> None:
    def places(*options: str) -> list[object]:
        return [row["place"] for row in liaison("reports", "-s", filled, "-f", "json", *options).rows]

    nanhu_place, xiuzhou_place = "浙江省嘉兴市南湖区", "浙江省嘉兴市秀洲区"
    assert places() == [nanhu_place, xiuzhou_place]
    assert places("--place", "秀洲区") == [xiuzhou_place]
    assert places("--since", "2009-06") == [xiuzhou_place]
    assert places("--until", "2009-05-31") == [nanhu_place]
    assert places("--until", "2009-05") == [nanhu_place]
    assert places("--until", "2009") == places()
    assert places("--report", nanhu().report.id) == [nanhu_place]
    nothing = liaison("reports", "-s", filled, "--place", "海宁市")
    assert nothing.code == 1
    assert nanhu_place in nothing.err


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


def test_query_by_name_file_and_standard_input(
    liaison: Liaison, filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    statement = "MATCH (o:Bank) WHERE o.name STARTS WITH $start RETURN o.name AS name ORDER BY name"
    (tmp_path / "banks.cypher").write_text(statement, encoding="utf-8")
    asked = ("-s", filled, "-f", "json", "--param", "start=兴业")
    names = [{"name": "兴业银行"}, {"name": "兴业银行嘉兴支行"}]
    assert liaison("query", "banks.cypher", *asked).rows == names
    monkeypatch.setattr(sys, "stdin", io.StringIO(statement))
    assert liaison("query", "-", *asked).rows == names
    named = liaison("query", "shared", "-s", filled, "-f", "json", "-p", "minimum=3").rows
    assert [row["counterpart"] for row in named] == ["嘉兴市科技局"]


@pytest.mark.parametrize(
    "statement",
    ["CREATE (n:Report {id: 'x'})", "MATCH (n) DETACH DELETE n", "MATCH (n:Report) SET n.name = '' RETURN n"],
)
def test_own_cypher_cannot_write(
    liaison: Liaison, filled: Path, monkeypatch: pytest.MonkeyPatch, statement: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(statement))
    answer = liaison("query", "-", "-s", filled)
    assert (answer.code, answer.out) == (1, "")
    assert [row["name"] for row in liaison("reports", "-s", filled, "-f", "json").rows] == [
        "对接情况",
        "对接情况",
    ]


def test_cypher_behind_an_answer_is_the_answer(liaison: Liaison, filled: Path) -> None:
    answer = liaison("agreements", "-s", filled, "--cypher")
    assert answer.code == 0
    assert answer.out.startswith(":param ")
    assert "MATCH" in answer.out
    assert nanhu().report.id in answer.out


def test_csv_for_a_spreadsheet(liaison: Liaison, filled: Path, tmp_path: Path) -> None:
    assert liaison("shared", "-s", filled, "-o", "shared.csv").code == 0
    written = (tmp_path / "shared.csv").read_bytes()
    assert written.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(written.decode("utf-8-sig"))))
    assert rows[0]["counterpart"] == "嘉兴市科技局"
    assert rows[0]["bureaus"] == "南湖区科技局、南湖区经贸局、秀洲区经贸局"


def test_tables_in_chinese(liaison: Liaison, filled: Path) -> None:
    answer = liaison("show", "上汽集团", "-s", filled, "--lang", "zh")
    assert "签订协议" in answer.out
    assert "洽谈中" in answer.out
    assert "AGREEMENT_SIGNED" not in answer.out


def test_every_column_of_every_query_has_a_chinese_heading() -> None:
    columns = {column.name for query in read_catalogue().values() for column in query.columns}
    assert {column for column in columns if heading(column, Language.CHINESE) == column} == set()


def test_what_is_counted_is_said_in_chinese(liaison: Liaison, filled: Path) -> None:
    lines = liaison("overview", "-s", filled, "--lang", "zh").out.splitlines()
    assert [line.split() for line in lines[2:3] + lines[4:6]] == [
        ["项目", "细目", "数量"],
        ["总计", "报告", "2"],
        ["总计", "填报单位", "3"],
    ]
    assert re.findall("[a-z_]+", "".join(lines[2:])) == []


def test_names_of_parameters_stay_as_they_are_written(liaison: Liaison) -> None:
    assert re.search(r"^ *bodies +\S+ +reports *$", liaison("queries", "--lang", "zh").out, re.MULTILINE)


def test_a_narrow_table_folds_names_and_keeps_dates_and_states_whole(
    liaison: Liaison, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "72")
    lines = liaison("show", "南湖区科技局", "上汽集团", "-s", filled).out.splitlines()
    assert max(map(cell_len, lines)) <= 72
    words = {word for line in lines for word in line.split()}
    assert {"COOPERATION", "negotiating", "2009-05-31"} <= words
    assert "与上汽集团的合作正在协商。" not in words


def test_help_has_no_line_breaks_of_its_own(liaison: Liaison, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = [line.strip() for line in liaison("load", "--help").out.splitlines()]
    start = next(place for place, line in enumerate(lines) if line.startswith("Loading a report again"))
    end = lines.index("", start)
    assert all(len(line) > 60 for line in lines[start : end - 1])


def test_draw_and_export(liaison: Liaison, filled: Path, tmp_path: Path) -> None:
    assert liaison("draw", "-s", filled, "-o", "page.html", "--focus", "上汽集团").code == 0
    assert "上汽集团" in (tmp_path / "page.html").read_text(encoding="utf-8")
    exported = json.loads(liaison("export", "-s", filled, "--format", "json").out)
    assert {row["name"] for row in exported["organizations"]} >= {"上汽集团", "秀洲区经贸局"}
    assert liaison("export", "-s", filled, "-o", "graph.json").code == 0
    assert json.loads((tmp_path / "graph.json").read_text(encoding="utf-8")) == exported


@pytest.mark.parametrize("command", ["draw", "export", "shared"])
def test_a_file_that_cannot_be_written_is_one_line(liaison: Liaison, filled: Path, command: str) -> None:
    answer = liaison(command, "-s", filled, "-o", Path("图", "答案"))
    assert (answer.code, answer.out) == (1, "")
    assert re.fullmatch(
        r"Error: 图.答案: cannot be written \(.+\); choose another file or folder\n", answer.err
    )


def test_ambiguous_and_unknown_names_list_candidates(liaison: Liaison, filled: Path) -> None:
    several = liaison("show", "经贸局", "-s", filled)
    assert several.code == 1
    assert "南湖区经贸局" in several.err
    assert "秀洲区经贸局" in several.err
    unknown = liaison("show", "上汽集園", "-s", filled)
    assert unknown.code == 1
    assert "上汽集团" in unknown.err


def test_no_store_yet_says_what_to_do(liaison: Liaison) -> None:
    answer = liaison("shared")
    assert (answer.code, answer.out) == (1, "")
    assert "liaison load" in answer.err


def test_wrong_usage_is_exit_code_2(liaison: Liaison, filled: Path) -> None:
    assert liaison("nonsense").code == 2
    assert liaison("shared", "--type", "FRIENDSHIP", "-s", filled).code == 2
    assert liaison("reports", "--since", "yesterday", "-s", filled).code == 2
    assert liaison("query", "shared", "--param", "minimum", "-s", filled).code == 2


@pytest.mark.parametrize("encoding", ["gbk", "cp1252", "ascii"])
def test_a_pipe_gets_utf8_whatever_the_locale(filled: Path, encoding: str) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "LC_ALL": "C", "PYTHONUTF8": "0"}
    environment.pop("NEO4J_URI", None)
    command = [sys.executable, "-m", "graph", "agreements", "-s", str(filled), "-f", "json"]
    done = subprocess.run(command, env=environment, capture_output=True, check=True)
    assert json.loads(done.stdout.decode("utf-8"))[0]["document"] == "产学研合作框架协议"


@pytest.mark.skipif(os.name == "nt", reason="a shell of Unix closes and fills the stream")
@pytest.mark.parametrize(
    ("redirection", "code", "error"),
    [
        (">&-", 0, ""),
        (">&- 2>&-", 0, ""),
        pytest.param(
            ">/dev/full",
            1,
            "Error: the disk is full; make room and do it again\n",
            marks=pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full"),
        ),
    ],
)
def test_a_closed_or_full_stream_is_no_traceback(
    filled: Path, redirection: str, code: int, error: str
) -> None:
    environment = {key: value for key, value in os.environ.items() if key != "NEO4J_URI"}
    command = f'"{sys.executable}" -m graph shared -s "{filled}" {redirection}'
    done = subprocess.run(command, shell=True, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (code, error)


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of Unix")
@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
def test_a_terminal_that_knows_few_characters_shows_question_marks(filled: Path, encoding: str) -> None:
    import pty

    reader, writer = pty.openpty()
    environment = {
        **os.environ,
        "PYTHONIOENCODING": encoding,
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "COLUMNS": "80",
    }
    environment.pop("NEO4J_URI", None)
    command = [sys.executable, "-m", "graph", "reports", "-s", str(filled)]
    done = subprocess.run(command, env=environment, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    shown = os.read(reader, 65536).decode(encoding)
    os.close(reader)
    assert (done.returncode, done.stderr) == (0, b"")
    assert ("嘉兴市" if encoding == "gbk" else "???") in shown
