"""What a second reader may add to a report: what stands in the text and the rules did not read."""

import pytest

from loaders.extract import extract
from loaders.second.kept import apply_kept
from tests.llm_server import claim
from tests.reading import NANHU, row
from tests.second_samples import GOOD, MILK, dropped, second, ties


def test_a_tie_that_the_rules_did_not_read_is_added() -> None:
    extraction, account = second(MILK, claim(1, None, "LIAISON", {"text": "光明乳业", "start": 2}, "商量"))
    assert ties(extraction) == {("我", "LIAISON", "光明乳业", "done")}
    (added,) = account.added
    assert (added.head, added.tail, added.words, added.text) == ("区经贸局", "光明乳业", "商量", MILK)
    assert dropped(account) == {}
    statement = extraction.statements[-1]
    (span,) = [span for span in statement.spans if span.found_by == "llm"]
    assert statement.text[span.start : span.stop] == span.surface == "光明乳业"
    assert [tie.trigger for tie in statement.ties if tie.frame == "llm"] == [((11, 13),)]


def test_a_name_that_the_rules_found_keeps_what_found_it() -> None:
    extraction, _ = second("市科技局列席。", claim(1, None, "LIAISON", {"text": "市科技局"}, "列席"))
    (span,) = extraction.statements[-1].spans
    assert "llm" not in span.found_by
    assert ties(extraction) == {("我", "LIAISON", "市科技局", "done")}


def test_a_list_that_the_rules_cut_stands_for_all_its_bodies() -> None:
    work = "市、区科协列席。"
    extraction, account = second(
        work, claim(1, None, "LIAISON", {"text": "市、区科协"}, "列席"), listed="市、区科协"
    )
    assert ties(extraction) == {("我", "LIAISON", "市科协", "done"), ("我", "LIAISON", "区科协", "done")}
    assert len(account.added) == 2


def test_a_pronoun_that_the_rules_resolved_is_whom_it_stands_for() -> None:
    work = "上汽集团设厂，该公司到场。"
    extraction, _ = second(work, claim(1, None, "LIAISON", {"text": "该公司"}, "到场"), listed="上汽集团")
    assert ties(extraction) == {("我", "LIAISON", "上汽集团", "done")}


def test_a_visit_and_a_joint_act_keep_what_else_is_said_of_them() -> None:
    work = "光明乳业一行到场。海特光电协同排查。"
    extraction, _ = second(
        work,
        claim(1, None, "VISIT", {"text": "光明乳业"}, "到场", direction="hosted"),
        claim(2, None, "JOINT_ACTION", {"text": "海特光电"}, "协同排查", action="enforcement"),
    )
    found = [tie for statement in extraction.statements for tie in statement.ties if tie.frame == "llm"]
    assert [(tie.direction, tie.action) for tie in found] == [("hosted", None), (None, "enforcement")]


def test_a_signing_names_its_paper() -> None:
    work = "《供奶协议》经光明乳业落笔签妥。"
    extraction, _ = second(work, claim(1, None, "AGREEMENT_SIGNED", {"text": "光明乳业"}, "落笔签妥"))
    (tie,) = [tie for tie in extraction.statements[-1].ties if tie.frame == "llm"]
    assert tie.paper is not None
    assert (tie.paper.name, tie.paper.sort, tie.paper.titled) == ("供奶协议", "协议", True)


def test_what_was_accepted_can_be_added_again_without_asking() -> None:
    extraction, _ = second(MILK, GOOD)
    again = extract([row(MILK, "市科技局")], NANHU)
    apply_kept(again, extraction.second, NANHU)
    assert again.statements == extraction.statements
    assert again.second == extraction.second


def test_what_is_kept_is_checked_again() -> None:
    extraction, _ = second(MILK, GOOD)
    other = extract([row("召集光明。", "市科技局")], NANHU)
    apply_kept(other, extraction.second, NANHU)
    assert ties(other) == set()


@pytest.mark.parametrize(
    "text", ["", "{}", "[1]", "null", '[1,"x",0,[1],"LIAISON",null,"done",[0,1],null,null]']
)
def test_what_is_kept_and_damaged_is_said(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        apply_kept(extract([row(MILK, "市科技局")], NANHU), [text], NANHU)
