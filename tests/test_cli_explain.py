"""liaison explain: why the graph says what it says."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from loaders import example_report, read_report
from loaders.extract.frames import read_frames
from loaders.extract.rules import Rule, read_meanings, read_rules
from tests.commands import Answer, Liaison
from tests.reading import read

FRAMES = {frame.name for frame in read_frames()}
OTHERS = [rule for rule in read_rules().values() if rule.name not in FRAMES | {"listed", "llm"}]


def said_by(rule: Rule, text: str) -> set[tuple[str, ...]]:
    """Head, type, tail, status of every tie that a rule reads in the row of 区经贸局."""
    return {
        (tie.head or "我", tie.type.value, tie.tail or "我", tie.status.value)
        for statement in read(text).statements
        for tie in statement.ties
        if tie.frame == rule.name
    }


@pytest.mark.parametrize("rule", OTHERS, ids=lambda rule: rule.name)
def test_a_rule_that_is_no_frame_reads_its_example_and_not_its_counterexample(rule: Rule) -> None:
    assert tuple(rule.gives.split()) in said_by(rule, rule.example)
    facts = {said for said in said_by(rule, rule.against) if said[3] in {"done", "ongoing"}}
    assert {said for said in facts if said[1] == rule.type} == set()


def test_frames_are_listed_in_their_order(liaison: Liaison) -> None:
    answer = liaison("explain", "frames", "--format", "json")
    assert [row["frame"] for row in answer.rows] == list(read_rules())
    assert answer.rows[0] == {
        "frame": "sign-with",
        "type": "AGREEMENT_SIGNED",
        "meaning": "The subject signed something with the other.",
        "example": "区政府与市商务局签署《框架协议》",
        "gives": "区政府 AGREEMENT_SIGNED 市商务局 done",
        "against": "区政府与市商务局尚未签订协议",
        "pattern": read_frames()[0].words,
        "basis": "stated",
    }


def test_one_frame_is_shown_whole(liaison: Liaison) -> None:
    answer = liaison("explain", "frames", "organise", "--lang", "zh")
    assert answer.out.splitlines() == [
        "organise · 联合行动",
        "  含义: 主办方与承办、协办方有联系，主办方之间亦然",
        "  例句: 招聘会由市人社局主办，区总工会承办",
        "  读出: 市人社局 联合行动 区总工会 已完成",
        "  反例: 招聘会由市人社局主办",
        "  句式: 由程序读出，不按句式",
    ]


def test_a_frame_that_is_not_there_is_said_with_the_nearest(liaison: Liaison) -> None:
    answer = liaison("explain", "frames", "sign-wth")
    assert answer.code == 1
    assert "there is no frame sign-wth (did you mean sign-with?)" in answer.err


def test_frames_go_to_a_file(liaison: Liaison) -> None:
    assert liaison("explain", "frames", "-o", "frames.json").code == 0
    with open("frames.json", encoding="utf-8") as stream:  # noqa: PTH123 — the folder is the current one
        assert len(json.load(stream)) == len(read_rules())


def test_every_rule_has_its_meaning_in_chinese() -> None:
    assert set(read_rules()) - set(read_meanings()) == set()


def test_every_relation_of_a_report_leads_to_a_rule() -> None:
    graph, _ = read_report(example_report())
    assert {relation.frame for relation in graph.relations} <= set(read_rules())


# --- a file sentence by sentence ----------------------------------------------------------------------------

WORK = "5月27日与上汽集团座谈，签订《合作协议》，融资1.4亿多元。近50家央企来访。市财政局位于城东。"
REPORT = f"""南湖区与各单位对接情况表
截至2009年5月31日

单位\t对接单位\t对接情况
南湖区经贸局\t上汽集团、市科技局、市财政局\t{WORK}
南湖区科技局\t市科技局\t走访浙江大学。
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def sentences(answer: Answer) -> dict[str, dict[str, Any]]:
    """The sentences of an answer in JSON, by what they say."""
    return {each["text"]: each for each in json.loads(answer.out)["statements"]}


def test_a_sentence_is_shown_with_names_ties_and_numbers(liaison: Liaison, report: Path) -> None:
    (sentence, *others) = [
        each
        for each in sentences(liaison("explain", "file", report, "-f", "json")).values()
        if each["text"].startswith("5月27日")
    ]
    assert others == []
    assert [(name["surface"], name["body"], name["left_out"]) for name in sentence["names"]] == [
        ("上汽集团", "上汽集团", None)
    ]
    assert "column" in sentence["names"][0]["found_by"]
    assert {(tie["head"], tie["type"], tie["tail"], tie["frame"]) for tie in sentence["ties"]} == {
        ("南湖区经贸局", "LIAISON", "上汽集团", "in-contact"),
        ("南湖区经贸局", "AGREEMENT_SIGNED", "上汽集团", "sign-elided"),
    }
    assert [(each["surface"], each["low"]) for each in sentence["quantities"]] == [
        ("1.4亿多元", 140_000_000.0)
    ]
    assert [(each["surface"], each["since"]) for each in sentence["periods"]] == [("5月27日", "2009-05-27")]
    assert sentence["not_read"] == []


def test_offsets_of_a_sentence_lead_back_to_its_words(liaison: Liaison, report: Path) -> None:
    for text, sentence in sentences(liaison("explain", "file", report, "-f", "json")).items():
        assert REPORT[sentence["start"] : sentence["end"]] == text
        for each in (*sentence["names"], *sentence["quantities"], *sentence["periods"]):
            assert text[each["start"] : each["end"]] == each["surface"]


def test_an_entry_is_declared_by_its_column(liaison: Liaison, report: Path) -> None:
    entry = sentences(liaison("explain", "file", report, "-f", "json"))["上汽集团"]
    assert [(tie["head"], tie["tail"], tie["frame"]) for tie in entry["ties"]] == [
        ("南湖区经贸局", "上汽集团", "listed")
    ]


def test_what_was_not_understood_is_shown_alone_on_request(liaison: Liaison, report: Path) -> None:
    found = sentences(liaison("explain", "file", report, "--unread", "-f", "json"))
    assert {text: each["not_read"] for text, each in found.items()}["市财政局位于城东。"] == [
        "市财政局位于城东"
    ]
    assert all(each["not_read"] for each in found.values())


def test_a_group_that_no_column_lists_says_that_it_is_no_body(liaison: Liaison, report: Path) -> None:
    found = sentences(liaison("explain", "file", report, "-f", "json"))["近50家央企来访。"]
    assert [name["left_out"] for name in found["names"]] == ["a group that no counterpart column lists"]


def test_one_unit_and_one_frame_can_be_chosen(liaison: Liaison, report: Path) -> None:
    of_unit = sentences(liaison("explain", "file", report, "--unit", "科技局", "-f", "json"))
    assert {each["unit"] for each in of_unit.values()} == {"南湖区科技局"}
    of_frame = sentences(liaison("explain", "file", report, "--frame", "call-on", "-f", "json"))
    assert list(of_frame) == ["走访浙江大学。"]


def test_a_unit_that_is_not_there_is_said_with_those_that_are(liaison: Liaison, report: Path) -> None:
    answer = liaison("explain", "file", report, "--unit", "商务局")
    assert answer.code == 1
    assert "no unit of the report is called 商务局; its units are 南湖区经贸局、南湖区科技局" in answer.err


def test_people_read_the_same_in_either_language(liaison: Liaison, report: Path) -> None:
    shown = liaison("explain", "file", report, "--unit", "科技局", "--lang", "en").out.splitlines()
    assert shown[shown.index("  走访浙江大学。") + 1 :] == [
        "  names  浙江大学 (institute) · found by gazetteer · a name in the gazetteer",
        "  ties   南湖区科技局 VISIT 浙江大学 done · call-on “走访”: The subject went to see the other.",
    ]
    shown = liaison("explain", "file", report, "--unit", "科技局", "--lang", "zh").out.splitlines()
    assert "南湖区科技局 考察来访 浙江大学 已完成 · call-on “走访”: 主语走访对方" in shown[-1]


def test_a_table_of_ties_holds_every_sentence(liaison: Liaison, report: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(liaison("explain", "file", report, "-f", "csv").out)))
    assert {row["text"] for row in rows} == set(sentences(liaison("explain", "file", report, "-f", "json")))
    assert [row["frame"] for row in rows if row["text"] == "走访浙江大学。"] == ["call-on"]


def test_what_a_frame_read_is_found_in_a_database(liaison: Liaison, report: Path) -> None:
    assert liaison("load", report, "--store", "a.db").code == 0
    found = liaison("explain", "frames", "call-on", "--store", "a.db", "-f", "json").rows
    assert [(row["head"], row["tail"], row["text"]) for row in found] == [
        ("南湖区科技局", "浙江大学", "走访浙江大学。")
    ]
    counts = {
        row["frame"]: row["relations"]
        for row in liaison("explain", "frames", "-s", "a.db", "-f", "json").rows
    }
    assert (counts["call-on"], counts["listed"]) == (1, 4)
