"""Sentences → mentions: the report's own names and the gazetteer first, then the tagger and the grammar.

What one source leaves open the next may fill; where they overlap the longer reading wins, so that
市科技局 is not read out of 嘉兴市科技局. Each mention keeps what found it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.model import Kind
from loaders.extract.anaphora import complete_towns, iter_anaphora
from loaders.extract.brackets import find_alias
from loaders.extract.lexis import Lexis
from loaders.extract.lists import iter_shared_heads, widen_to_list
from loaders.extract.repair import INSIDE, repair_name
from loaders.extract.spans import NamedSpan, Naming
from loaders.extract.tagger import Word
from loaders.extract.words import split_words

_TITLE = re.compile(r"《[^《》]*》")
_QUOTATION = re.compile(r"“[^“”]*”")
_BRACKET_AFTER = re.compile(r"\s*[（(](?P<content>[^（()）]*)[）)]")
_SUMMED_DEPARTMENTS = re.compile(
    r"(?:联合|会同|与|和|由|协同|、)(?P<list>[\u4e00-\u9fff]{2,6}(?:、[\u4e00-\u9fff]{2,6})*)等(?:有关|相关|多个|\d+个)?(?:部门|单位)"
)
_GROUP = re.compile(
    r"(?:(?:近|约)?(?:\d+|[二两三四五六七八九十]+)(?:余|多)?(?:家(?!家)|个|户|所)|(?:[省市区县州镇](?:级|直|属)?)?(?:有关|相关|各))(?:的)?"
    r"[\u4e00-\u9fff]{0,8}?(?:央企|国企|企业|部门|单位|机构|银行|高校|院校|学校|协会|商会|医院|园区|街道|乡镇)"
)
_COUNTED = re.compile(r"(?:近|约)?\d+(?:余|多)?(?:家|个|户|所)(?:的)?$")
# Up to so many characters a known name must be words of its own; what the report itself lists is surer.
_SHORT = {"gazetteer": 3, "column": 2}
_TOWN = re.compile(r"^[\u4e00-\u9fff]{2,8}(?:镇|乡|街道)$")


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    stop: int
    found_by: str


def find_mentions(
    text: str, words: Sequence[Word], lexis: Lexis, before: Sequence[NamedSpan] = (), unit: str = ""
) -> tuple[list[NamedSpan], Naming]:
    """The bodies that a sentence names, in order and without overlap, and what it says of their names.

    `before` are the spans of the sentences before it in the same cell, for 该公司 and 省厅; `unit` is the
    name of the reporting unit, for 我局.
    """
    titles = [match.span() for match in _TITLE.finditer(text)]
    candidates = [
        candidate
        for candidate in _iter_candidates(text, words, lexis)
        if not any(start <= candidate.start < stop for start, stop in titles)
    ]
    spans = [
        widen_to_list(text, words, _make_span(text, candidate, lexis), lexis)
        for candidate in _choose(candidates)
    ]
    spans = _drop_overlaps(spans)
    spans.extend(iter_shared_heads(text, words, spans, lexis))
    spans.extend(_iter_summed_departments(text, spans, lexis))
    spans.extend(iter_anaphora(text, sorted(spans, key=lambda span: span.start), before, unit, lexis))
    spans = _drop_overlaps(spans)
    # “小微企业先进单位” is a title of honour, not a group.
    quoted = [*titles, *(match.span() for match in _QUOTATION.finditer(text))]
    spans = [
        span
        for span in spans
        if not (span.collective and any(start < span.start and span.stop < stop for start, stop in quoted))
    ]
    spans.extend(group for group in _iter_groups(text, quoted, lexis) if not _touches(group, spans))
    spans.sort(key=lambda span: span.start)
    spans = complete_towns(spans, before, unit)
    return spans, _read_naming(text, spans, lexis)


def _iter_candidates(text: str, words: Sequence[Word], lexis: Lexis) -> Iterator[_Candidate]:
    edges = {edge for word in words for edge in (word.start, word.stop)}
    for start, stop, found_by in lexis.iter_known(text):
        # 教育部 stands in 教育部门, 工行 in 施工行业: a short name must be words of its own.
        if stop - start > _SHORT[found_by] or {start, stop} <= edges:
            yield _Candidate(start, stop, found_by)
    for start, stop in lexis.iter_agencies(text):
        yield _Candidate(start, stop, "grammar")
    words = split_words(words, lexis)
    for index, word in enumerate(words):
        if word.tag == "LOC" and (_TOWN.match(word.text) or lexis.is_zone(word.text)):
            yield _Candidate(word.start, _reach_of_town(text, words, index, lexis), "tagger")
        if word.tag == "ORG" or _may_end_name(word.text, lexis):
            bounds = repair_name(text, words, index, lexis)
            if bounds is not None:
                yield _Candidate(*bounds, "tagger" if word.tag == "ORG" else "grammar")
            elif word.tag == "ORG" and _stands_in_list(text, words, index):
                yield _Candidate(word.start, word.stop, "tagger")


def _reach_of_town(text: str, words: Sequence[Word], index: int, lexis: Lexis) -> int:
    """大桥镇|安监|站: a station of the town may follow in pieces."""
    start, stop = words[index].start, words[index].stop
    for word in words[index + 1 : index + 4]:
        if word.tag not in INSIDE:
            break
        head = lexis.head(text[start : word.stop])
        if head is not None and len(head.suffix) > 1:
            stop = word.stop
    return stop


def _stands_in_list(text: str, words: Sequence[Word], index: int) -> bool:
    """百联集团、上海纺织等5家…: what the tagger takes for a name needs no head of its own between others."""
    word = words[index]
    before = index > 1 and words[index - 1].text == "、" and words[index - 2].tag == "ORG"
    behind = text[word.stop : word.stop + 1]
    followed = behind == "、" and index + 2 < len(words) and words[index + 2].tag == "ORG"
    return len(word.text) > 2 and (before or followed) and behind in "、等，。；和与"


def _iter_groups(text: str, titles: Sequence[tuple[int, int]], lexis: Lexis) -> Iterator[NamedSpan]:
    """近50家央企, 有关部门: descriptions of groups. They are counted; only what a column lists is a node."""
    for match in _GROUP.finditer(text):
        name = "".join(match[0].split())
        if lexis.is_collective(name) and not any(start <= match.start() < stop for start, stop in titles):
            yield NamedSpan(match.start(), match.end(), match[0], (name,), "grammar", collective=True)


def _touches(span: NamedSpan, others: Iterable[NamedSpan]) -> bool:
    return any(other.start < span.stop and span.start < other.stop for other in others)


def _may_end_name(word: str, lexis: Lexis) -> bool:
    """Heads of one character (局, 部, 办) end far too many common words to go by alone: 全部, 举办."""
    head = lexis.head(word)
    return (head is not None and len(head.suffix) > 1) or lexis.is_head(word)


def _make_span(text: str, candidate: _Candidate, lexis: Lexis) -> NamedSpan:
    surface = text[candidate.start : candidate.stop]
    name = "".join(surface.split())
    collective = lexis.is_collective(name)
    counted = _COUNTED.search(text[: candidate.start]) if collective else None
    if counted is not None:
        # 20多家|印度企业
        start = counted.start()
        surface = text[start : candidate.stop]
        return NamedSpan(start, candidate.stop, surface, ("".join(surface.split()),), "grammar", collective)
    return NamedSpan(candidate.start, candidate.stop, surface, (name,), candidate.found_by, collective)


def _choose(candidates: Iterable[_Candidate]) -> list[_Candidate]:
    """The longest of the candidates that overlap; of two equal ones, both names are kept as its finders."""
    chosen: list[_Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (c.start - c.stop, c.start)):
        same = next((c for c in chosen if (c.start, c.stop) == (candidate.start, candidate.stop)), None)
        if same is not None:
            if candidate.found_by not in same.found_by:
                chosen[chosen.index(same)] = _Candidate(
                    same.start, same.stop, f"{same.found_by}+{candidate.found_by}"
                )
        elif not any(c.start < candidate.stop and candidate.start < c.stop for c in chosen):
            chosen.append(candidate)
    return sorted(chosen, key=lambda c: c.start)


def _drop_overlaps(spans: Iterable[NamedSpan]) -> list[NamedSpan]:
    kept: list[NamedSpan] = []
    for span in sorted(spans, key=lambda s: (s.start - s.stop, s.start)):
        if not any(other.start < span.stop and span.start < other.stop for other in kept):
            kept.append(span)
    return sorted(kept, key=lambda s: s.start)


def _iter_summed_departments(text: str, spans: Sequence[NamedSpan], lexis: Lexis) -> Iterator[NamedSpan]:
    """联合三产等部门: departments without level or head, of the reporting government."""
    for match in _SUMMED_DEPARTMENTS.finditer(text):
        position = match.start("list")
        for piece in match["list"].split("、"):
            unit = lexis.unit_of_department(piece)
            begin = position
            position += len(piece) + 1
            overlaps = any(s.start < begin + len(piece) and begin < s.stop for s in spans)
            if unit is not None and not overlaps:
                yield NamedSpan(begin, begin + len(piece), piece, (unit,), "column")


def _read_naming(text: str, spans: Sequence[NamedSpan], lexis: Lexis) -> Naming:
    """Aliases and parts that the sentence itself gives in brackets behind a name."""
    naming = Naming()
    for span in spans:
        if len(span.names) > 1:
            continue
        match = _BRACKET_AFTER.match(text, span.stop)
        if match is None:
            continue
        alias = find_alias(match["content"])
        if (
            alias is None
            and lexis.is_name(match["content"])
            and _same_kind(span.names[0], match["content"], lexis)
        ):
            alias = match["content"]
        if alias is not None:
            naming.aliases.setdefault(alias, span.names[0])
    return naming


def _same_kind(one: str, other: str, lexis: Lexis) -> bool:
    a, b = lexis.head(one), lexis.head(other)
    return a is not None and b is not None and a.kind is b.kind and a.kind is not Kind.AGENCY
