"""Which clauses the tagger reads, and that its words stand where they stood."""

from collections.abc import Sequence

import pytest

from graph.model import Place
from loaders.extract.hints import may_name, needs_tagger
from loaders.extract.lexis import Lexis
from loaders.extract.needed import tag_needed
from loaders.extract.spans import NamedSpan
from loaders.extract.tagger import Word

NANHU = Place("浙江省", "嘉兴市", "南湖区")


class _Pairs:
    """A tagger that takes every two characters for a word, and keeps what it was given."""

    def __init__(self) -> None:
        self.given: list[str] = []

    def tag_all(self, texts: Sequence[str]) -> list[list[Word]]:
        self.given.extend(texts)
        return [
            [Word(at, min(at + 2, len(text)), text[at : at + 2], "n") for at in range(0, len(text), 2)]
            for text in texts
        ]


def _lexis(*listed: str) -> Lexis:
    lexis = Lexis(NANHU, ["区科技局"])
    lexis.learn(NamedSpan(0, len(name), name, (name,), "column") for name in listed)
    return lexis


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("落实资金375万元，", False),
        ("建立完善工作台账，", False),
        ("浙大专家授课，", True),  # the gazetteer knows it
        ("众业达已投产，", True),  # the column lists it
        ("浪花游泳馆已建成，", True),  # it ends like a name
        ("日本专家授课，", True),  # a country
        ("昆山市已复工，", True),  # a place
        ("市场前景较好，", False),
        ("向振华重工采购，", True),  # one deals with somebody
        ("举办培训班12期，", False),
        ("同比增长38%，", False),
        ("达成意向订单1334万元，", False),
        ("派出技术人员到一线帮扶，", False),
        ("检查企业35家，", False),  # a counted group
        ("252家企业参加，", False),
        ("双方正在商签合作协议，", False),
        ("印发《市级银行办法》，", False),  # within a title
        ("会同众泰达检查，", True),
        ("收到众泰达捐款，", True),
        ("对接众泰达，", True),
        ("市经协办牵头，", True),
        ("到众泰达座谈，", True),
        ("与企业协会座谈，", True),
        ("众泰达捐赠物资20万元，", True),  # what a brand does, or what is done for it
        ("众泰达负责人来访，", True),
        ("众泰达参加，", True),
        ("约谈众泰达，", True),
        ("检查众泰达，", True),
        ("服务众泰达，", True),
        ("为众泰达开展服务，", True),
        ("聘请众泰达为顾问，", True),
        ("众泰达赞助经费20万元，", True),
        ("众泰达协办，", True),
        ("指导众泰达开展培训，", True),
        ("众泰达支持我区建设，", True),
        ("我局派员参加，", False),
        ("争取支持，", False),
        ("我局积极配合，", False),
        ("检查发现隐患12处，", False),
        ("提升服务水平，", False),
        ("为群众办理手续，", False),
    ],
)
def test_a_clause_is_read_where_it_may_name_somebody(clause: str, expected: bool) -> None:
    assert may_name(clause, _lexis("众业达")) is expected


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("与市商务局联合开展专题活动，", False),
        ("与市商务局、浙江大学联合开展专题活动，", False),
        ("与市商务局联合众业达开展专题活动，", False),
        ("拜访市商务局，", False),
        ("就治理事宜多次与市商务局沟通，", False),
        ("组织276家企业参加市商务局举办的招聘会，", False),
        ("与市商务局签订《人才引进办法》，", False),
        ("与市商务局联合众泰达开展专题活动，", True),  # one acts with somebody else
        ("与市商务局、众泰达开展专题活动，", True),
        ("市商务局、众泰达与浙江大学，", True),
        ("众泰达与市商务局座谈，", True),  # who acts may go by a brand
        ("众泰达向市商务局申报，", True),
        ("与市商务局和浪花游泳馆，", True),  # what stands behind ends like a name
        ("与秀洲市商务局商谈，", True),  # what is known may begin earlier
        ("与市商务局一起帮助众泰达申报项目，", True),
        ("会同市商务局检查众泰达，", True),
        ("与市商务局为众泰达开展服务，", True),
        ("建立工作台账，", False),
    ],
)
def test_a_clause_is_left_out_where_all_is_explained(clause: str, expected: bool) -> None:
    assert needs_tagger(clause, _lexis("众业达")) is expected


def test_words_stand_where_they_stood_and_what_is_left_out_is_one_word() -> None:
    text = "落实资金三百七十五万元，走访上汽，建立完善有关工作的台账，与阿里云商谈了，落实资金三百七十五万元"
    tagger = _Pairs()
    [words] = tag_needed([text], tagger, _lexis())
    assert tagger.given == ["万元，走访上汽，建立完善有台账，与阿里云商谈了，落实资金三"]
    assert "".join(word.text for word in words) == text
    assert all(text[word.start : word.stop] == word.text for word in words)
    assert [word.text for word in words if word.tag == "w"] == [
        "落实资金三百七十五万元，",
        "建立完善有关工作的台账，",
        "落实资金三百七十五万元",
    ]


def test_short_clauses_and_texts_with_blanks_are_read_whole() -> None:
    texts = [
        "走访上汽，已完成，联系市科技局",
        "走访上汽，落实资金三百七十五\n万元",
        "落实资金三百七十五万元，已完成",
        "",
    ]
    tagger = _Pairs()
    words = tag_needed(texts, tagger, _lexis())
    assert tagger.given == [texts[0], texts[1], "", ""]
    assert [[word.tag for word in found] for found in words[2:]] == [["w"], []]
    assert words[2] == [Word(0, len(texts[2]), texts[2], "w")]
