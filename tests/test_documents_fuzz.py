"""Whatever comes from outside gives rows or a refusal: no traceback, no hang, no flood of memory."""

import random
import sys
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import ReportError
from loaders.documents import parse_source
from tests import fuzzing
from tests.corpus import valid_documents
from tests.fuzzing import Outcome, Worker, break_document, read_rows, try_reading
from tests.layouts import make_text

DOCUMENTS = valid_documents()
# Of each document; `benchmarks/fuzz_readers.py` breaks ten thousand.
BROKEN = 12


def _chance(number: int) -> random.Random:
    return random.Random(number)  # noqa: S311 - the same damage for the same number


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    """A process that reads documents, within the bounds that are promised."""
    worker = Worker()
    yield worker
    worker.close()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_valid_document_is_read_within_the_bounds(worker: Worker, name: str) -> None:
    trial = worker.read(name, DOCUMENTS[name])
    assert (trial.outcome, trial.words) == (Outcome.ROWS, "")


@pytest.mark.slow
@pytest.mark.parametrize("name", DOCUMENTS)
def test_broken_documents_give_rows_or_a_refusal(worker: Worker, name: str) -> None:
    # Other numbers than those of the benchmark: together they see more.
    numbers = range(1_000_000, 1_000_000 + BROKEN)
    trials = {
        number: worker.read(name, break_document(DOCUMENTS[name], DOCUMENTS, _chance(number)))
        for number in numbers
    }
    defects = {
        number: trial.words
        for number, trial in trials.items()
        if trial.outcome not in {Outcome.ROWS, Outcome.REFUSED}
    }
    assert defects == {}
    assert any(trial.outcome is Outcome.REFUSED for trial in trials.values())


def test_damage_is_the_same_for_the_same_number() -> None:
    content = DOCUMENTS["small.txt"]
    one, same, other = (break_document(content, DOCUMENTS, _chance(number)) for number in (7, 7, 8))
    assert one == same
    assert len({content, one, other}) == 3


def test_a_reader_that_hangs_is_noticed(worker: Worker) -> None:
    trial = worker.read("small.txt", DOCUMENTS["small.txt"], timeout=0.0)
    assert (trial.outcome, trial.words) == (Outcome.SLOW, "no answer within 0.0 s")
    # The next document gets a process of its own.
    assert worker.read("small.txt", DOCUMENTS["small.txt"]).outcome is Outcome.ROWS


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not bound the memory of a process")
def test_the_memory_of_a_reader_is_bounded(tmp_path: Path) -> None:
    import subprocess

    code = "from tests import fuzzing; fuzzing._bound_memory(); bytearray(fuzzing.MEMORY)"
    root = Path(fuzzing.__file__).resolve().parent.parent
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=False)
    assert done.stderr.strip().splitlines()[-1] == "MemoryError"


def test_a_defect_is_told_with_its_traceback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> int:
        raise KeyError("a defect")

    monkeypatch.setattr(fuzzing, "read_rows", fail)
    outcome, words = try_reading("small.txt", DOCUMENTS["small.txt"], tmp_path)
    assert outcome == Outcome.DEFECT
    assert words.endswith("KeyError: 'a defect'\n")
    assert list(tmp_path.iterdir()) == []


def test_a_heading_above_the_column_of_units_makes_no_header(tmp_path: Path) -> None:
    page = (
        "<table><tr><td>序号</td><td>单位</td><td rowspan=2>对接单位</td><td>对接情况</td></tr>"
        "<tr><td></td><td>工作进展</td><td>成果</td></tr>"
        "<tr><td>1</td><td>区科技局</td><td>市科技局</td><td>联系。</td></tr></table>"
    )
    outcome, _ = try_reading("page.html", page.encode("utf-8"), tmp_path)
    assert outcome in {Outcome.ROWS, Outcome.REFUSED}


def test_a_unit_under_a_label_without_others_is_one_line(tmp_path: Path) -> None:
    text = (
        "单位：区科技局\n\n注：数据以年报为准。\n单位：区经贸局\n对接单位：市海关\n"
        "单位：区规划局\n对接单位：市建委\n"
    )
    assert try_reading("report.txt", text.encode("utf-8"), tmp_path) == (Outcome.ROWS, "")


def test_an_archive_of_a_version_to_come_is_a_damaged_one(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "x")
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 6] = 200
    with pytest.raises(ReportError, match=r"report\.docx: .*damaged"):
        parse_source("report.docx", bytes(content))


# What the layouts of plain text are made of, in any order.
_PIECES = (
    "单位", "对接单位", "对接情况", "对接的初步成果", "序号", "责任单位", "备注", "区科技局", "县农牧局",
    "市科技局、市海关", "与市科技局联系。", "1.举办活动。", "一、", "（一）", "①", "对接单位：", "工作情况：",
    "牵头单位：", "（牵头单位：市科技局，配合单位：区科技局）", "截至2009年5月31日", "南湖区对接情况", "合计",
    "注：", "\t", "\t\t", "|", "| --- |", "+----+", "│", "┌─┬─┐", "├─┼─┤", "└─┴─┘", "━", "┃", "  ", "    ",
    "\u3000", "\u3000\u3000", "\n", "\n\n", "\r\n", "\r", "\x0b", "\x0c", "\ufeff", ",", '"', "；", "—",
)  # fmt: skip


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(_PIECES) | st.text(max_size=3), max_size=60).map("".join))
def test_any_text_gives_rows_or_a_refusal(text: str) -> None:
    _read_or_refuse(text)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.lists(st.sampled_from(_PIECES[:23]), min_size=2, max_size=5), min_size=1, max_size=6),
    st.sampled_from(("\t", "|", " | ", "    ", "\u3000\u3000", ",", "│", "\n\t", "|\n")),
)
def test_any_table_below_a_header_gives_rows_or_a_refusal(rows: list[list[str]], between: str) -> None:
    header = ["单位", "对接单位", "对接情况", "成果"]
    _read_or_refuse("南湖区对接情况\n" + "\n".join(between.join(cells) for cells in [header, *rows]) + "\n")


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_report_with_something_put_in_or_cut_out_gives_rows_or_a_refusal(data: st.DataObject) -> None:
    text = make_text()
    start = data.draw(st.integers(0, len(text)))
    stop = data.draw(st.integers(start, min(len(text), start + 20)))
    put_in = data.draw(st.lists(st.sampled_from(_PIECES), max_size=3).map("".join))
    _read_or_refuse(text[:start] + put_in + text[stop:])


def _read_or_refuse(text: str) -> None:
    """Reads a text; a refusal is fine, and so is rows whose account adds up."""
    with suppress(ReportError):
        assert read_rows(parse_source("report.txt", text.encode("utf-8", "surrogatepass"))) > 0
