"""The file of decisions: as people and spreadsheets write it, and how it is changed."""

import csv
import io
import os
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import DecisionError
from graph.identity import decisionfile
from graph.identity.decisioncells import COLUMNS
from graph.identity.decisionfile import add_decision, read_decisions, remove_decisions
from graph.identity.decisions import Anchor, Decision, Spot, Verdict
from graph.identity.decisiontable import new_table, parse_table
from graph.model import RelationType, Status

HEADER = "decision,name,place,other,other_place,note\n"
SAME = Decision(Verdict.SAME, Anchor("甲达公司"), Anchor("乙达公司", "浙江省嘉兴市南湖区"), note="电话核实")
APART = Decision(Verdict.DIFFERENT, Anchor("甲达公司"), Anchor("丙达公司"))
SPOT = Spot(
    RelationType.VISIT, "浙江省嘉兴市南湖区", "区经贸局", "走访，\n“甲达”公司。", Status.DONE, Status.PLANNED
)
ON_A_RELATION = Decision(
    Verdict.WRONG_STATUS, Anchor("区经贸局", "浙江省嘉兴市南湖区"), Anchor("甲达公司"), SPOT
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "决定.csv"


def said(path: Path) -> list[tuple[Decision, str, int | None]]:
    """Every decision of a file with its note and its line."""
    return [(d, d.note, d.line) for d in read_decisions(path).decisions.all]


def test_a_file_that_is_not_there_decides_nothing(path: Path) -> None:
    assert read_decisions(path).decisions.all == ()
    assert not path.exists()


def test_what_is_written_is_read_again(path: Path) -> None:
    for decision in (SAME, APART, ON_A_RELATION):
        add_decision(path, decision)
    assert said(path) == [(SAME, "电话核实", 3), (APART, "", 4), (ON_A_RELATION, "", 5)]
    text = path.read_bytes().decode("utf-8-sig")
    assert text.splitlines()[1] == ",".join(COLUMNS)
    assert text.splitlines()[2] == "same,甲达公司,,乙达公司,浙江省嘉兴市南湖区,,,,,,,电话核实"
    # Excel on Windows knows by the mark that it is UTF-8.
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")


def test_comments_other_columns_and_their_order_stay_to_the_letter(path: Path) -> None:
    before = (
        "# 第一批,2024\r\nwho,other,decision,name,other_place,place,note,time\r\n"
        '\r\n"# a, b",,,,,,,\r\n王,乙达公司,same,甲达公司,,,"a, ""b""",9:00\r\n# end\r\n'
    )
    path.write_bytes(before.encode())
    add_decision(path, APART)
    assert path.read_bytes().decode("utf-8-sig") == before + ",丙达公司,different,甲达公司,,,,\r\n"
    (line,) = [d.line for d in read_decisions(path).decisions.all if d == APART]
    assert line == 7
    remove_decisions(path, [7])
    assert path.read_bytes().decode("utf-8-sig") == before
    remove_decisions(path, [5])
    assert path.read_bytes().decode("utf-8-sig") == before.replace(
        '王,乙达公司,same,甲达公司,,,"a, ""b""",9:00\r\n', ""
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_it_is_read_as_spreadsheets_save_it(path: Path, encoding: str, delimiter: str, end: str) -> None:
    rows = [
        ("# 说明", "", "", "", "", ""),
        ("决定", "名称", "所在地", "另一名称", "另一所在地", "备注"),
        ("相同", "甲达公司", "", "乙达公司", "浙江省嘉兴市南湖区", "电话核实"),
        ("", "", "", "", "", ""),
        ("Different", "甲达公司", "", "丙达公司", "", ""),
    ]
    path.write_bytes(end.join(delimiter.join(row) for row in rows).encode(encoding))
    assert said(path) == [(SAME, "电话核实", 3), (APART, "", 5)]
    remove_decisions(path, [3])
    assert said(path) == [(APART, "", 4)]


def test_what_is_wrong_by_hand_is_told_line_by_line(path: Path) -> None:
    path.write_text(
        HEADER + "sama,甲达公司,,乙达公司,,\nsame,,,乙达公司,,\nsame,甲达公司,,乙达公司,,x,y\n"
        "not said,甲达公司,,乙达公司,,\n",
        encoding="utf-8",
    )
    with pytest.raises(DecisionError) as raised:
        read_decisions(path)
    assert str(raised.value) == (
        "决定.csv: line 2: decision “sama” is not known; write one of same (相同), different (不同), "
        "unsure (存疑), said (属实), not said (未说), wrong type (类型有误), wrong status (状态有误); "
        "line 3: the column name (名称) is empty, which a decision of this sort needs; "
        "line 4: it has more cells than the table has columns; put a text with commas in quotes; "
        "line 5: the column type (关系) is empty, which a decision of this sort needs. "
        "Correct these lines, or put # before them"
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("same,甲达公司,乙达公司\n", "line 1: no decisions, there is no column “decision”"),
        (HEADER + 'same,"甲达公司,,乙达公司,,\n', "line 2: no CSV"),
        ("decision,name,other,name\n", "line 1: the column “name” is there twice"),
        (HEADER + "wrong status,a,,b,,\n", "line 2: the column correct (应为) is empty"),
    ],
)
def test_a_table_that_is_none_is_refused_with_its_line(path: Path, text: str, words: str) -> None:
    path.write_text(text, encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(DecisionError) as raised:
        read_decisions(path)
    assert words in str(raised.value)
    with pytest.raises(DecisionError):
        add_decision(path, SAME)
    assert path.read_bytes() == before


def test_bytes_that_are_no_text_are_refused(path: Path) -> None:
    path.write_bytes(b"\x81\xff\xff")
    with pytest.raises(DecisionError, match="no text; save the file as CSV in UTF-8"):
        read_decisions(path)


def test_a_new_answer_on_a_pair_takes_the_place_of_the_old_one(path: Path) -> None:
    add_decision(path, Decision(Verdict.UNSURE, APART.other, APART.one, note="问过"))
    add_decision(path, APART)
    assert said(path) == [(APART, "", 3)]
    add_decision(path, ON_A_RELATION)
    add_decision(path, ON_A_RELATION)
    assert [decision for decision, _, _ in said(path)] == [APART, ON_A_RELATION]


def test_what_contradicts_others_is_refused_and_not_written(path: Path) -> None:
    add_decision(path, SAME)
    add_decision(path, Decision(Verdict.SAME, Anchor("丙达公司"), SAME.one))
    before = path.read_bytes()
    with pytest.raises(DecisionError) as raised:
        add_decision(path, Decision(Verdict.DIFFERENT, SAME.other, Anchor("丙达公司")))
    assert str(raised.value) == (
        "决定.csv: 乙达公司 (浙江省嘉兴市南湖区) ≠ 丙达公司 contradicts "
        "甲达公司 = 乙达公司 (浙江省嘉兴市南湖区) (line 3), 丙达公司 = 甲达公司 (line 4); "
        "nothing is merged there until one of these lines is removed or changed"
    )
    assert path.read_bytes() == before


def test_a_line_without_a_decision_cannot_be_taken_back(path: Path) -> None:
    add_decision(path, SAME)
    for line in (1, 2, 4):
        with pytest.raises(DecisionError, match=f"line {line} holds no decision"):
            remove_decisions(path, [line])
    assert len(said(path)) == 1


def test_a_missing_column_is_named_before_anything_is_lost(path: Path) -> None:
    path.write_text("decision,name,other\n", encoding="utf-8")
    with pytest.raises(DecisionError, match="no column “other_place” is there for this decision"):
        add_decision(path, SAME)


def test_many_writers_lose_nothing(path: Path) -> None:
    def write(number: int) -> None:
        for part in range(5):
            add_decision(
                path, Decision(Verdict.DIFFERENT, Anchor(f"甲{number}公司"), Anchor(f"乙{part}公司"))
            )

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({decision for decision, _, _ in said(path)}) == 20
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_lock_that_somebody_holds_is_an_error_and_one_left_behind_is_not(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decisionfile, "_PATIENCE", 0.1)
    lock = path.with_name(path.name + ".lock")
    lock.touch()
    with pytest.raises(DecisionError, match=r"another program is changing it; if none is, delete .*\.lock"):
        add_decision(path, SAME)
    assert not path.exists()
    os.utime(lock, (time.time() - 3600,) * 2)
    add_decision(path, SAME)
    assert (len(said(path)), lock.exists()) == (1, False)


def test_a_write_that_fails_leaves_the_file_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add_decision(path, SAME)
    before = path.read_bytes()

    def refuse(*_: object) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(DecisionError, match="close it where it is open, in Excel for instance"):
        add_decision(path, APART)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_link_stays_a_link(path: Path) -> None:
    real = path.with_name("real.csv")
    add_decision(real, SAME)
    try:
        path.symlink_to(real)
    except OSError:
        pytest.skip("links cannot be made here")
    add_decision(path, APART)
    assert path.is_symlink()
    assert len(said(real)) == 2


cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=12)
names = cells.map(lambda text: text.strip(" \u3000")).filter(lambda text: bool(text.strip()))


@given(names, names, names, cells)
def test_any_name_is_read_as_it_was_written(name: str, other: str, place: str, note: str) -> None:
    decision = Decision(Verdict.SAME, Anchor(name, place), Anchor(other), note=note.strip(" \u3000"))
    table = parse_table(new_table().add(decision).to_text(), "decisions")
    assert [(d, d.note) for d in table.decisions] == [(decision, decision.note)]
    for row in csv.reader(io.StringIO(table.to_text(), newline="")):
        assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@"))]


@given(st.text(max_size=80))
def test_no_text_breaks_the_reader(text: str) -> None:
    with suppress(DecisionError):
        assert parse_table(HEADER + text, "decisions").to_text() == HEADER + text
