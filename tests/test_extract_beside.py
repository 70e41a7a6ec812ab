"""What one sentence, or one column, says of another: 双方 in the next sentence, 协议未签 in the results."""

import pytest

from loaders.extract import extract
from tests.reading import NANHU, Tied, row, ties


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        ("走访上汽集团。双方签订合作协议。", {
            ("我", "VISIT", "上汽集团", "done"), ("我", "AGREEMENT_SIGNED", "上汽集团", "done")}),
        ("大桥镇与绿地集团多次对接。目前双方尚未签订协议。", {
            ("大桥镇", "LIAISON", "绿地集团", "done"), ("大桥镇", "COOPERATION", "绿地集团", "negotiating")}),
        ("走访上汽集团。了解需求12项。拟于6月双方签订协议。", {
            ("我", "VISIT", "上汽集团", "done"), ("我", "AGREEMENT_SIGNED", "上汽集团", "planned")}),
        # Whom 双方 means is not to be guessed where two were met, or a third was named.
        ("与浙江大学、上汽集团座谈。双方签订协议。", {
            ("我", "LIAISON", "浙江大学", "done"), ("我", "LIAISON", "上汽集团", "done")}),
        ("走访上汽集团，市商务局参观。双方签订协议。", {("我", "VISIT", "上汽集团", "done")}),
        ("走访上汽集团。双方面积相当。", {("我", "VISIT", "上汽集团", "done")}),
    ],
)  # fmt: skip
def test_both_sides_of_the_sentence_before(sentences: str, expected: set[Tied]) -> None:
    assert ties(sentences) == expected


def _tied(work: str, results: str) -> set[Tied]:
    found = (tie for said in extract([row(work, results=results)], NANHU).statements for tie in said.ties)
    return {(tie.head or "我", tie.type.value, tie.tail or "我", tie.status.value) for tie in found}


TALK = ("我", "LIAISON", "绿地集团", "done")
OPEN_TALK = ("我", "LIAISON", "绿地集团", "negotiating")
SIGNED = ("我", "AGREEMENT_SIGNED", "绿地集团", "done")


@pytest.mark.parametrize(
    ("work", "results", "expected"),
    [
        ("与绿地集团多次协商。", "权属不清，移交协议未签。", {OPEN_TALK}),
        ("与绿地集团沟通。", "尚未签订。", {OPEN_TALK}),
        ("与绿地集团沟通。", "正在进一步洽谈。", {OPEN_TALK}),
        ("与绿地集团洽谈。", "协议已于5月签订。", {TALK, SIGNED}),
        ("与绿地集团洽谈。", "已签订投资协议。", {TALK, SIGNED}),
        ("1.与绿地集团洽谈。2.与上汽集团沟通。", "1.协议待签。2.合同已签订。", {
            OPEN_TALK, ("我", "LIAISON", "上汽集团", "done"),
            ("我", "AGREEMENT_SIGNED", "上汽集团", "done")}),
        # Nobody knows whom a second body, a visit or other results leave open.
        ("与绿地集团洽谈，走访上汽集团。", "协议未签。", {TALK, ("我", "VISIT", "上汽集团", "done")}),
        ("走访绿地集团。", "协议未签。", {("我", "VISIT", "绿地集团", "done")}),
        ("与绿地集团洽谈。", "签订协议3份。", {TALK}),
        ("与绿地集团洽谈。", "协议拟于6月签订。", {TALK}),
        ("与绿地集团签订协议。", "协议已解除。", {SIGNED}),
    ],
)  # fmt: skip
def test_the_results_settle_what_the_work_beside_them_tells(
    work: str, results: str, expected: set[Tied]
) -> None:
    assert _tied(work, results) == expected
