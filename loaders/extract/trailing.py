"""Where a name ends: at its head, or where a branch of it ends; what a sentence says behind it is no part."""

import re
from collections.abc import Sequence

from loaders.extract.lexis import Lexis
from loaders.extract.tagger import INSIDE, Word

# 中国五矿|下属公司 names nobody but the whole.
_ITS_FIRMS = re.compile(
    r"(?:下属|所属|旗下|下辖)(?:[\u4e00-\u9fff]{0,2}(?:公司|企业|单位|机构|部门|院校|医院))"
)
_ACTS = frozenset(
    {
        "对接",
        "合作",
        "协作",
        "沟通",
        "联系",
        "座谈",
        "协商",
        "签约",
        "交流",
        "调研",
        "考察",
        "检查",
        "培训",
        "联合",
    }
)
# No head is more than so many words away from the word that the tagger took for a name.
_REACH = 4


def reach_on(text: str, words: Sequence[Word], index: int, lexis: Lexis) -> int:
    """The last word of the name: up to its head, and on through a branch or a fuller form of the firm."""
    last = index
    while (
        last + 1 < len(words)
        and last - index < _REACH
        and not lexis.head("某" + text[words[index].start : words[last].stop])
        and words[last + 1].tag in INSIDE
    ):
        last += 1
    reach = last
    while reach + 1 < len(words) and reach - last < _REACH and may_go_on(words[reach + 1]):
        reach += 1
        if lexis.continues(text[words[last + 1].start : words[reach].stop]):
            last = reach
    return last


def may_go_on(word: Word) -> bool:
    """盛京银行和平支行|对接|工会…: the noun of an act begins what the sentence says of the name."""
    return word.tag in INSIDE and word.text not in _ACTS


def cut_behind_head(text: str, start: int, stop: int, lexis: Lexis) -> int:
    """中国科大商谈 → 中国科大: what follows the last head, or a known name, is no part of the name."""
    for end in range(stop, start + 1, -1):
        if lexis.head(text[start:end]) or lexis.is_known(text[start:end]):
            return end
    return start


def cut_at_summary(text: str, start: int, stop: int, lexis: Lexis) -> int:
    """江苏省家用电器行业协会等|商协会: 等 ends a list of names."""
    position = text.find("等", start, stop)
    if position > start and lexis.is_name(text[start:position]):
        return position
    generic = _ITS_FIRMS.search(text, start, stop)
    return generic.start() if generic is not None and generic.end() == stop else stop
