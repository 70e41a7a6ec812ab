"""liaison explain: why the graph says what it says."""

import json

import pytest

from loaders.extract.frames import read_frames
from loaders.extract.rules import Rule, read_rules
from tests.reading import read
from tests.test_cli import Liaison, liaison

__all__ = ["liaison"]

FRAMES = {frame.name for frame in read_frames()}
OTHERS = [rule for rule in read_rules().values() if rule.name not in FRAMES | {"listed"}]


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
        "  含义: Organisers are tied to those who host or help, and to each other.",
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
