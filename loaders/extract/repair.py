"""Bounds of names: the tagger finds that a name is there, the grammar finds where it begins and ends."""

import re
from collections.abc import Sequence

from loaders.extract.leading import begin_at_office, open_bracket, reach_back, skip_leading
from loaders.extract.lexis import Lexis
from loaders.extract.tagger import PROPER, Word
from loaders.extract.trailing import cut_at_summary, cut_behind_head, reach_on

# Rooms and halls of a body: who visits them visits the body.
_INNER = re.compile(r"(?:重点)?(?:实验室|展厅|车间|展馆|校区|厂区|总部)$")
# 浪花游泳馆等9家场所: what is named first of so many is somebody.
_NAMED_FIRST = re.compile(r"等(?:\d+|[一二两三四五六七八九十]+)(?:余|多)?(?:家|个|所)")
# 福州大学|晋江校区 is a part with a name of its own.
_CAMPUS = re.compile(r"(?:大学|学院)[\u4e00-\u9fff]{2,4}校区$")
# 第六人民医院|东院, 中心医院|滨江院区
_WING = re.compile(r"(?<=医院)(?:[东西南北新老本总]院区?|[\u4e00-\u9fff]{2,3}院区)|(?<=商工会)议所")
# Who belongs to these acts: 轨道交通产业商会.
_SOCIETIES = frozenset(
    {"协会", "行业协会", "产业协会", "商会", "学会", "研究会", "促进会", "联合会", "基金会"}
)
_SORTS = frozenset({"行业", "产业", "地方", "外地", "异地", "专业", "民间", "外国", "同类", "涉外"})
_ACTS_BEFORE = re.compile(
    r"(?:^|[，。；：]|与|和|同|由|会同|联合|委托|组织|走访|邀请|指导|向|对|为|请|对接|[日月旬])$"
)


def repair_name(text: str, words: Sequence[Word], index: int, lexis: Lexis) -> tuple[int, int] | None:
    """The bounds of the name around a word, from its place to its head, without verbs; None if none."""
    first, last = reach_back(words, index, lexis), reach_on(text, words, index, lexis)
    start, stop = words[first].start, words[last].stop
    start = skip_leading(text, start, stop, words, first, index, lexis)
    start = begin_at_office(text, start, words, index, lexis)
    start = open_bracket(text, start, stop, words)
    stop = cut_at_summary(text, start, cut_behind_head(text, start, stop, lexis), lexis)
    inner = _INNER.search(text, start, stop)
    if inner is not None and inner.end() == stop and not _CAMPUS.search(text, start, stop):
        stop = inner.start()
    if stop <= start or not lexis.is_name(text[start:stop]):
        return None
    wing = _WING.match(text, stop)
    stop = wing.end() if wing is not None else stop
    # 环|大学, 本|银行: one character and a head is no name, unless it is a place or known.
    if _is_too_short(text[start:stop], lexis):
        return None
    if lexis.prefix_length(text[start:stop]) or start < words[first].start:
        return start, stop
    proper = any(word.tag in PROPER for word in (*words[first:last], words[index]))
    return (start, stop) if proper or _is_somebody(text, (start, stop), words, (first, last), lexis) else None


def _is_somebody(
    text: str, bounds: tuple[int, int], words: Sequence[Word], reach: tuple[int, int], lexis: Lexis
) -> bool:
    """Whether a common noun with a head names somebody: 创客实验室 and 服务中心 do not by themselves.

    浪花游泳馆等9家场所 does, and what stands in a list beside names, and a society of some trade that acts.
    """
    (start, stop), (first, last) = bounds, reach
    if first < last and _NAMED_FIRST.match(text, stop) is not None:
        return True
    if first < last and _stands_beside(words, first, last):
        return True
    head = lexis.head(text[start:stop])
    stem = stop - start - len(head.suffix) if head is not None else 0
    return (
        head is not None
        and head.suffix in _SOCIETIES
        and stem > 1
        and text[start:stop][:stem] not in _SORTS
        and _ACTS_BEFORE.search(text[:start]) is not None
        and not lexis.is_collective("".join(text[start:stop].split()))
    )


def _stands_beside(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a list joins these words to what the tagger takes for a name: 茅台集团、|习酒公司."""
    before = first > 1 and words[first - 1].text == "、" and words[first - 2].tag == "ORG"
    behind = last + 2 < len(words) and words[last + 1].text == "、" and words[last + 2].tag == "ORG"
    return before or behind


def _is_too_short(name: str, lexis: Lexis) -> bool:
    head = lexis.head(name)
    if head is None or len(head.suffix) == 1 or len(name) - len(head.suffix) > 1:
        return False
    return not lexis.is_known(name) and not lexis.prefix_length(name)
