"""What a second reader says and does not hold: dropped, each for a reason that is counted."""

from typing import Any

import pytest

from loaders.extract import extract
from loaders.second.account import Drop
from tests.llm_server import claim
from tests.reading import NANHU, row
from tests.second_samples import GOOD, MILK, dropped, second, ties


@pytest.mark.parametrize(
    ("wrong", "drop"),
    [
        ({"tail": {"text": "光明乳业", "start": 3}}, Drop.WORDING),
        ({"tail": {"text": "光明乳业", "start": -2}}, Drop.WORDING),
        ({"tail": {"text": "光明乳业", "start": 10**30}}, Drop.WORDING),
        ({"tail": {"text": "伊利集团"}}, Drop.WORDING),
        ({"tail": {"text": "光 明乳业"}}, Drop.WORDING),
        ({"words": "签约"}, Drop.WORDING),
        ({"words": MILK + MILK}, Drop.WORDING),
        ({"type": "FRIENDSHIP"}, Drop.VOCABULARY),
        ({"type": "liaison"}, Drop.VOCABULARY),
        ({"type": None}, Drop.VOCABULARY),
        ({"type": ["LIAISON"]}, Drop.VOCABULARY),
        ({"status": "maybe"}, Drop.VOCABULARY),
        ({"status": {}}, Drop.VOCABULARY),
        ({"id": 2}, Drop.SENTENCE),
        ({"id": 0}, Drop.SENTENCE),
        ({"id": -1}, Drop.SENTENCE),
        ({"id": "1"}, Drop.UNREADABLE),
        ({"id": True}, Drop.UNREADABLE),
        ({"id": 1.0}, Drop.UNREADABLE),
        ({"tail": 7}, Drop.UNREADABLE),
        ({"tail": {"text": ["光明乳业"]}}, Drop.UNREADABLE),
        ({"tail": {"text": "光明乳业", "start": "2"}}, Drop.UNREADABLE),
        ({"tail": ""}, Drop.UNREADABLE),
        ({"words": None}, Drop.UNREADABLE),
        ({"tail": None}, Drop.ITSELF),
        ({"tail": {"text": "乳业与市科技局"}}, Drop.CROSSING),
        ({"tail": {"text": "科技局"}}, Drop.CROSSING),
        ({"tail": {"text": "召集"}}, Drop.NO_NAME),
        ({"words": "乳业"}, Drop.WORDING),
    ],
)
def test_what_does_not_hold_is_dropped_and_counted(wrong: dict[str, Any], drop: Drop) -> None:
    extraction, account = second(MILK, {**GOOD, **wrong})
    assert (ties(extraction), dropped(account)) == (set(), {drop: 1})


@pytest.mark.parametrize(
    ("work", "named", "drop"),
    [
        ("与我局商量。", "我局", Drop.ITSELF),
        ("区经贸局商量。", "区经贸局", Drop.ITSELF),
        ("双方商量。", "双方", Drop.NO_NAME),
        ("该行业商量。", "该行业", Drop.NO_NAME),
        ("嘉兴市商量。", "嘉兴市", Drop.NO_NAME),
        ("上海商量。", "上海", Drop.NO_NAME),
        ("张三局长商量。", "张三局长", Drop.NO_NAME),
        ("在丰收推介会上商量。", "丰收推介会", Drop.NO_NAME),
        ("就阳光工程商量。", "阳光工程", Drop.NO_NAME),
        ("就《光明乳业供奶协议》商量。", "光明乳业", Drop.NO_NAME),
        ("“光明乳业杯”上商量。", "光明乳业", Drop.NO_NAME),
        ("公司商量。", "公司", Drop.NO_NAME),
        ("光明，乳业商量。", "光明，乳业", Drop.NO_NAME),
        ("和近50家央企商量。", "近50家央企", Drop.GROUP),
        ("和有关部门商量。", "有关部门", Drop.GROUP),
    ],
)
def test_what_is_no_body_is_none_for_a_model_either(work: str, named: str, drop: Drop) -> None:
    extraction, account = second(work, claim(1, None, "LIAISON", {"text": named}, "商量"))
    assert (ties(extraction), dropped(account)) == (set(), {drop: 1})


def test_words_that_stand_twice_need_their_place() -> None:
    work = "光明乳业商量，光明乳业到场。"
    extraction, account = second(work, claim(1, None, "LIAISON", {"text": "光明乳业"}, "到场"))
    assert (ties(extraction), dropped(account)) == (set(), {Drop.WORDING: 1})
    extraction, account = second(work, claim(1, None, "LIAISON", {"text": "光明乳业", "start": 7}, "到场"))
    assert len(account.added) == 1


def test_the_reading_of_the_rules_stands() -> None:
    work = "走访上汽集团。"
    before = extract([row(work, "市科技局")], NANHU)
    extraction, account = second(work, claim(1, None, "AGREEMENT_SIGNED", {"text": "上汽集团"}, "走访"))
    assert ties(extraction, None) == ties(before, None)
    assert dropped(account) in ({Drop.DENIED: 1}, {Drop.KNOWN: 1})
    extraction, account = second(work, claim(1, {"text": "上汽集团"}, "SUPPORT", None, "走访"))
    assert (ties(extraction, None), dropped(account)) == (ties(before, None), {Drop.KNOWN: 1})


@pytest.mark.parametrize(
    ("work", "kind", "words", "told"),
    [
        ("拟会晤光明乳业。", "LIAISON", "会晤", ("LIAISON", "planned")),
        ("定于6月赴光明乳业取经。", "VISIT", "取经", ("VISIT", "planned")),
        ("光明乳业奶源基地落笔，合同待签。", "COOPERATION", "落笔", ("COOPERATION", "negotiating")),
        ("光明乳业奶源协议已终止签约。", "AGREEMENT_SIGNED", "签约", ("AGREEMENT_SIGNED", "ended")),
    ],
)
def test_what_is_planned_is_never_done(work: str, kind: str, words: str, told: tuple[str, str]) -> None:
    extraction, _ = second(work, claim(1, None, kind, {"text": "光明乳业"}, words))
    assert {(tie[1], tie[3]) for tie in ties(extraction)} == {told}


@pytest.mark.parametrize("work", ["未能会晤光明乳业。", "与光明乳业的会晤取消。", "如果会晤光明乳业。"])
def test_what_the_text_denies_is_not_added(work: str) -> None:
    extraction, account = second(work, claim(1, None, "LIAISON", {"text": "光明乳业"}, "会晤"))
    assert (ties(extraction), dropped(account)) == (set(), {Drop.DENIED: 1})


def test_nothing_is_signed_where_no_word_of_signing_stands() -> None:
    extraction, account = second(MILK, {**GOOD, "type": "AGREEMENT_SIGNED"})
    assert (ties(extraction), dropped(account)) == (set(), {Drop.DENIED: 1})


def test_what_is_said_twice_counts_once() -> None:
    _, account = second(MILK, GOOD, GOOD, {**GOOD, "words": "召集"})
    assert (len(account.added), dropped(account)) == (1, {Drop.REPEATED: 2})
