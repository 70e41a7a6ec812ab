"""What the command line writes: formats, languages, files, and streams that take less than it has."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

from graph.cli.words import Language, heading
from queries import read_catalogue
from tests.commands import Liaison


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
