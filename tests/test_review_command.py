"""liaison review: questions from a pipe, lists, undo, and what is said when something is wrong."""

import builtins
import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.cli.review.showing import clean
from graph.cli.words import Language, translate, word
from graph.identity.deciding import NO_DECISIONS, Decisions
from graph.identity.decisionfile import add_decision, read_decisions
from graph.identity.decisions import Anchor, Decision, Verdict
from graph.model import RelationType
from graph.stores import Store, open_store
from loaders import load
from loaders.review import find_questions, read_evidence
from loaders.reviewties import find_stated
from tests.commands import Liaison
from tests.graphs import read_graph
from tests.layouts import make_text, write_text

# 甲达电子 may be short for 甲达泰电子 in the first report; 乙方商会 in both reports has two names.
FIRST = (
    ("区经贸局", "甲达泰电子技术有限公司、甲达电子技术有限公司", "走访甲达电子技术有限公司。", "举办活动。"),
    ("区科技局", "上海市家电行业商会", "与上海市家电行业商会联系。", "举办活动。"),
)
SECOND = (("区经贸局", "上海市家用电器行业商会、市外经贸委", "走访上海市家用电器行业商会。", "举办活动。"),)
WITHIN = ("甲达泰电子技术有限公司", "甲达电子技术有限公司")
ACROSS = ("上海市家用电器行业商会", "上海市家电行业商会")
TABLE = Path("liaison.decisions.csv")

Ask = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LIAISON_DECISIONS", raising=False)
    monkeypatch.delenv("LIAISON_LANG", raising=False)


@pytest.fixture
def loaded(liaison: Liaison, tmp_path: Path) -> Liaison:
    """The command in a folder with a database of two reports."""
    first = write_text(tmp_path, "first.txt", make_text(FIRST))
    second = write_text(tmp_path, "second.txt", make_text(SECOND, cutoff="截至2009年6月30日"))
    assert liaison("load", first, second).code == 0
    return liaison


@pytest.fixture
def ask(loaded: Liaison, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Runs `liaison review` with these lines as its input."""

    def call(lines: str, *arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(lines))
        answer = loaded("review", *arguments, "--lang", "en")
        return answer.code, answer.out, answer.err

    return call


def decided() -> list[tuple[str, str, str, str]]:
    """Verdict, both names and note of every decision."""
    return [(d.verdict.value, d.one.name, d.other.name, d.note) for d in read_decisions(TABLE).decisions.all]


def listed(liaison: Liaison, *more: str) -> list[tuple[object, object]]:
    """The pairs that are open."""
    rows = json.loads(liaison("review", "--json", *more).out)
    return [(row["one"]["name"], row["other"]["name"]) for row in rows]


def test_what_is_open_is_listed_with_the_evidence_of_both_sides(loaded: Liaison) -> None:
    assert listed(loaded) == [WITHIN, ACROSS]
    within, across = json.loads(loaded("review", "--json").out)
    assert (len(within["reports"]), across["reports"]) == (1, [])
    assert within["reason"] == "甲达电子技术有限公司 may be short for 甲达泰电子技术有限公司"
    assert [sentence["text"] for sentence in across["other"]["sentences"]] == [
        "上海市家电行业商会", "与上海市家电行业商会联系。",
    ]  # fmt: skip
    assert across["other"]["sentences"][0]["unit"] == "南湖区科技局"
    table = loaded("review", "--list")
    assert all(name in table.out for name in (*WITHIN, *ACROSS))
    assert not TABLE.exists()


def test_answers_from_a_pipe_are_written_and_brought_in(ask: Ask, loaded: Liaison) -> None:
    code, out, err = ask("d 两家公司\ns\n")
    assert code == 0
    assert decided() == [("different", *WITHIN, "两家公司"), ("same", *ACROSS, "")]
    assert "[1] 甲达泰电子技术有限公司 · enterprise" in out
    assert "“走访甲达电子技术有限公司。”" in out
    assert err.splitlines() == [
        "Decisions are in: liaison.decisions.csv",
        "Decisions: 2, of which 2 apply; 1 stored report was brought in line",
    ]
    assert listed(loaded) == []
    shown = json.loads(loaded("query", "bodies", "--format", "json").out)
    assert [(row["name"], row["aliases"]) for row in shown if "商会" in row["name"]] == [
        (ACROSS[0], [ACROSS[1]])
    ]
    assert "Nothing is open" in ask("")[1]


def test_it_goes_on_where_one_stopped(ask: Ask, loaded: Liaison) -> None:
    assert ask("o\nq\n")[0] == 0
    assert decided() == [("same", WITHIN[1], WITHIN[0], "")]
    assert listed(loaded) == [ACROSS]
    # The input ends: what was answered stays.
    assert ask("u 问过\n")[0] == 0
    assert decided()[1:] == [("unsure", *ACROSS, "问过")]
    assert (listed(loaded), listed(loaded, "--again")) == ([], [ACROSS])
    assert "nobody knew (line 4): 问过" in ask("不同\n", "--again")[1]
    assert decided()[1:] == [("different", *ACROSS, "")]


def test_an_answer_is_taken_back_and_letters_are_explained(ask: Ask) -> None:
    code, out, _ = ask("x\n?\nm\nd\nb\ns\nk\n")
    assert code == 0
    assert decided() == [("same", *WITHIN, "")]
    assert "“x” is no answer" in out
    assert out.count("they are one body; [1] is its name") == 2


def test_ctrl_c_loses_nothing(ask: Ask, loaded: Liaison, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["d"])

    def interrupted(*_: object) -> str:
        for answer in answers:
            return answer
        raise KeyboardInterrupt

    monkeypatch.setattr(builtins, "input", interrupted)
    code, _, err = ask("")
    assert (code, decided()) == (130, [("different", *WITHIN, "")])
    assert "1 answer(s) are in liaison.decisions.csv; `liaison review --apply`" in err
    assert "1 stored report was brought in line" in loaded("review", "--apply", "--lang", "en").err


def test_undo_restores_what_was_there(ask: Ask, loaded: Liaison) -> None:
    with open_store("liaison.db", read_only=True) as store:
        before = read_graph(store)
    ask("s\ns\n")
    rows = json.loads(loaded("review", "--decided", "--format", "json").out)
    assert [(row["line"], row["decision"], row["applies"]) for row in rows] == [
        (3, "same", "yes"), (4, "same", "yes"),
    ]  # fmt: skip
    undone = loaded("review", "--undo", "3", "--undo", "last", "--lang", "en")
    assert (undone.code, undone.err.splitlines()[-1]) == (
        0, "Decisions: none any more; 1 stored report was brought in line",
    )  # fmt: skip
    with open_store("liaison.db", read_only=True) as store:
        assert read_graph(store) == before
    for wrong in ("99", "x"):
        assert loaded("review", "--undo", wrong).code != 0


def test_a_pair_that_nothing_suggests_may_be_decided_on(ask: Ask, loaded: Liaison) -> None:
    code, out, _ = ask("s\n", "甲达电子技术有限公司", "上海市家电行业商会")
    assert (code, "asked for by name" in out) == (0, True)
    assert decided() == [("same", "甲达电子技术有限公司", "上海市家电行业商会", "")]
    for names in (["甲达电子技术有限公司"], ["区科技局", "南湖区科技局"]):
        assert loaded("review", *names).code == 2
    assert loaded("review", "甲达电子技术有限公司", "无此单位").code == 1


def test_an_answer_that_contradicts_others_is_refused_and_asked_again(ask: Ask) -> None:
    add_decision(TABLE, Decision(Verdict.SAME, Anchor(WITHIN[0]), Anchor("丙达公司")))
    add_decision(TABLE, Decision(Verdict.DIFFERENT, Anchor(WITHIN[1]), Anchor("丙达公司")))
    code, out, _ = ask("s\nq\n", *WITHIN)
    assert code == 0
    assert "甲达电子技术有限公司 ≠ 丙达公司 (line 4) contradicts" in out
    assert "甲达泰电子技术有限公司 = 丙达公司 (line 3); nothing is merged there" in out
    assert decided()[2:] == []


def test_load_and_check_say_what_may_be_one_and_what_was_decided(loaded: Liaison) -> None:
    first = loaded("check", "first.txt", "--format", "json")
    (file,) = json.loads(first.out)["files"]
    assert [(each["one"], each["other"]) for each in file["report"]["suggestions"]] == [WITHIN]
    table = f"决定,名称,另一名称\n相同,{WITHIN[0]},{WITHIN[1]}\n相同,甲公司,乙公司\n"
    TABLE.write_text(table, encoding="gbk")
    account = loaded("load", "first.txt", "--lang", "en")
    assert f"Decided     {WITHIN[0]} = {WITHIN[1]} (line 2)" in account.out
    first_line, note = account.err.splitlines()
    assert first_line == "Decisions: 2, of which 1 apply"
    assert note.startswith("Note: 甲公司 = 乙公司 (line 3): applies to no stored report")
    assert "Decided" in loaded("check", "first.txt", "--lang", "en").out
    assert "2 条，适用 1 条" in loaded("load", "first.txt", "--lang", "zh").err


def test_another_table_is_named_by_option_or_environment(
    loaded: Liaison, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Path("ours.csv")
    add_decision(other, Decision(Verdict.SAME, Anchor(WITHIN[0]), Anchor(WITHIN[1])))
    assert listed(loaded, "--decisions", "ours.csv") == [ACROSS]
    monkeypatch.setenv("LIAISON_DECISIONS", "ours.csv")
    assert listed(loaded) == [ACROSS]
    assert "1 apply" in loaded("load", "first.txt", "--lang", "en").err
    assert "none.csv is not there" in loaded("load", "first.txt", "--decisions", "none.csv").err


def test_a_line_that_cannot_be_meant_stops_a_load(loaded: Liaison) -> None:
    TABLE.write_text("decision,name,other\nsama,甲,乙\n", encoding="utf-8")
    for command in (["load", "first.txt"], ["check", "first.txt"], ["review"], ["review", "--decided"]):
        answer = loaded(*command)
        assert answer.code == 1
        assert answer.err.startswith("Error: liaison.decisions.csv: line 2: decision “sama” is not known")


def test_without_a_database_it_says_what_to_do(liaison: Liaison) -> None:
    answer = liaison("review")
    assert (answer.code, "load a report first" in answer.err) == (1, True)


def test_the_list_is_written_as_csv(loaded: Liaison, tmp_path: Path) -> None:
    assert loaded("review", "--list", "-o", tmp_path / "open.csv").code == 0
    with (tmp_path / "open.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert [(row["one"], row["other"]) for row in csv.DictReader(stream)] == [WITHIN, ACROSS]


def relations(liaison: Liaison) -> set[tuple[object, ...]]:
    """The stated relations of both bureaus, by name."""
    rows = [
        row
        for unit in ("区经贸局", "区科技局")
        for row in json.loads(liaison("show", unit, "--format", "json").out)
    ]
    return {(r["head"], r["type"], r["tail"], r["status"]) for r in rows if r["basis"] == "stated"}


def test_relations_are_confirmed_and_corrected(ask: Ask, loaded: Liaison) -> None:
    contact = ("南湖区科技局", "LIAISON", "上海市家电行业商会", "done")
    first = ("南湖区经贸局", "VISIT", "甲达电子技术有限公司", "done")
    second = ("南湖区经贸局", "VISIT", "上海市家用电器行业商会", "done")
    before = relations(loaded)
    assert {first, second} <= before
    code, out, _ = ask("x\nt 无此\nn 没有\nb\nt 扶持服务\nk\ns planned\n", "--relations")
    assert code == 0
    assert "“走访甲达电子技术有限公司。”" in out
    assert "type “无此” is not known; write one of LIAISON (对接联系)" in " ".join(out.split())
    assert [verdict for verdict, *_ in decided()] == ["wrong type", "wrong status"]
    after = relations(loaded)
    assert after == (before - {first, second}) | {
        (*first[:1], "SUPPORT", *first[2:]), (*second[:3], "planned"),
    }  # fmt: skip
    assert contact[0] in {head for head, *_ in after}
    # Only what was skipped is open; that it is right is written down, too.
    _, out, _ = ask("y 核过原件\n", "--relations")
    assert out.startswith("\n1/1  “与上海市家电行业商会联系。”")
    assert decided()[-1][0::3] == ("said", "核过原件")
    assert "Nothing is open" in ask("", "--relations")[1]
    for _ in range(3):
        assert loaded("review", "--undo", "last").code == 0
    assert relations(loaded) == before


def test_relations_of_one_body_are_asked_about(ask: Ask) -> None:
    assert "\n1/1  “走访上海市家用电器行业商会。”" in ask("q\n", "--relations", "上海市家用电器行业商会")[1]


def test_nothing_in_a_name_moves_the_cursor() -> None:
    assert clean("甲\x1b[2J\r\n乙\u202e公司\u2028") == "甲\ufffd[2J 乙\ufffd公司"


def test_words_of_decisions_are_those_of_the_table() -> None:
    for verdict in Verdict:
        assert word(verdict.value, Language.CHINESE, "decision") == verdict.chinese
    assert translate("甲 may be short for 甲乙", Language.CHINESE) == "甲可能是甲乙的简称"


def test_questions_are_the_same_on_both_stores(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    first = write_text(tmp_path, "first.txt", make_text(FIRST))
    second = write_text(tmp_path, "second.txt", make_text(SECOND, cutoff="截至2009年6月30日"))
    assert find_questions(store, NO_DECISIONS) == []
    load([first, second], store)
    found = find_questions(store, NO_DECISIONS)
    assert [(question.one.name, question.other.name) for question in found] == [WITHIN, ACROSS]
    evidence = read_evidence(store, found[0].other.id, 1)
    assert (len(evidence.sentences), evidence.total) == (1, 2)
    visit, contact, other = find_stated(store, NO_DECISIONS)
    assert (visit.head.name, visit.type, visit.tail.name, visit.text) == (
        "南湖区经贸局", RelationType.VISIT, "甲达电子技术有限公司", "走访甲达电子技术有限公司。",
    )  # fmt: skip
    assert [tie.is_anchored for tie in (visit, contact, other)] == [True] * 3
    assert find_stated(store, Decisions([visit.decide(Verdict.SAID)])) == [contact, other]
