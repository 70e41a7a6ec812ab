"""Sentences → mentions: the report's own names and the gazetteer first, then the tagger and the grammar.

What one source leaves open the next may fill; where they overlap the longer reading wins, so that
市科技局 is not read out of 嘉兴市科技局. Each mention keeps what found it.
"""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

from graph.identity.attributes import country_length
from graph.model import Kind
from loaders.extract.acting import find_counties, iter_acting_places
from loaders.extract.anaphora import iter_anaphora
from loaders.extract.brackets import find_alias, is_abbreviation
from loaders.extract.candidates import Candidate, choose_longest, iter_candidates, join_sources
from loaders.extract.completing import complete_counties, complete_parts, complete_towns, complete_upper
from loaders.extract.lexis import Lexis
from loaders.extract.lists import iter_shared_heads, widen_to_list
from loaders.extract.siblings import complete_siblings
from loaders.extract.spans import NamedSpan, Naming
from loaders.extract.tagger import Word
from loaders.extract.townlists import iter_towns
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
_PLACE_BEHIND = re.compile(r"[（(](?P<place>[\u4e00-\u9fff]{2,5})[）)]")
# 区内中学, 县市教体局: these describe many, and name none of them.
_DESCRIBED = re.compile(
    r"(?:飞地|[省市区县国镇乡]内|辖区|[到向为对]?(?:乡镇(?!企业)|基层)|星级(?=酒店|宾馆|饭店)|民营(?=企业|医院|医疗)|农村(?=中小学|小学|卫生室|幼儿园|学校)|县市区|县市(?!场)|县区|区县|市县|镇街|国家(?:绿色|高新技术|级|(?![\u4e00-\u9fff]{2,12}(?:管委会|管理))[\u4e00-\u9fff]{2,8}(?:示范|试验|先行|实验|创新)[区县市镇园]))|(?<=县)市(?!场)|(?<=[区市])县"
)
# 苏木建设文化站: what a place builds, and no name.
_BUILT = re.compile(
    r"(?:[省市区县旗镇乡村]|街道|苏木)(?:建设(?!工程|项目|规划|管理|监理|质量|培训|信息|科技|银行|投资|[局委办厅])|新建|修建|改建|建成|援建|改造|购置|添置)"
)
# 嘉兴民丰特纸有限公司（民丰集团子公司）
_ITS_FIRM = re.compile(
    r"(?:系|为|属|隶属于?)?(?P<whole>[\u4e00-\u9fff]{2,24}?)的?(?:(?:全资|控股|参股|二级)*(?:子公司|子企业)|(?:下属|所属|旗下|直属)的?(?:企业|单位|公司|机构))"
)
_NATIONAL = re.compile(r"国家|全国|中国")
_FOUNDS = re.compile(
    r"(?:共建|合建|建设|成立|设立|组建|打造|创建|新建|筹建|建立|建成|联建|开办|创办|兴办|办起|开设)(?:了)?$"
)
# 商业银行|信贷部: a desk of a firm speaks for the firm.
_DESK = re.compile(
    r"(?:信贷|信贷管理|业务|公司业务|客户|市场|市场营销|营销|采购|销售|人事|人力资源|财务|法务|普惠金融|个人金融|风险管理)(?:部|部门|科|处)$"
)
_COUNTED = re.compile(r"(?:近|约)?\d+(?:余|多)?(?:家|个|户|所)(?:的)?$")


def find_mentions(
    text: str, words: Sequence[Word], lexis: Lexis, before: Sequence[NamedSpan] = (), unit: str = ""
) -> tuple[list[NamedSpan], Naming]:
    """The bodies that a sentence names, in order and without overlap, and what it says of their names.

    `before` are the spans of the sentences before it in the same cell, for 该公司 and 省厅; `unit` is the
    name of the reporting unit, for 我局.
    """
    titles = [match.span() for match in _TITLE.finditer(text)]
    parts = split_words(words, lexis)
    candidates = [
        candidate
        for candidate in iter_candidates(text, words, parts, lexis)
        if not (titles and any(start <= candidate.start < stop for start, stop in titles))
        and not _is_founded(text, candidate, lexis)
        and not (candidate.found_by != "column" and _BUILT.match(text[candidate.start : candidate.stop]))
        and not (candidate.found_by != "column" and _DESCRIBED.match(text, candidate.start))
    ]
    spans = [
        widen_to_list(text, words, _make_span(text, candidate, lexis), lexis)
        for candidate in choose_longest(text, candidates, lexis)
    ]
    spans = [_with_place(text, span, lexis) for span in _drop_overlaps(spans)]
    spans.extend(iter_shared_heads(text, words, spans, lexis))
    spans.extend(iter_towns(text, words, lexis))
    spans.extend(_iter_summed_departments(text, spans, lexis))
    spans.extend(iter_acting_places(text, parts, lexis))
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
    spans = complete_siblings(spans, text, lexis)
    spans = complete_upper(complete_parts(spans, text, lexis), before, unit, lexis)
    spans = complete_towns(spans, before, unit, text)
    if not lexis.is_county_report:
        spans = complete_counties(find_counties(text, parts, lexis), spans, lexis)
    tagged = {(word.start, word.stop) for word in (*words, *parts) if word.tag == "ORG"}
    return [_with_sources(span, tagged, lexis) for span in spans], _read_naming(text, spans, lexis)


def _with_sources(span: NamedSpan, tagged: Container[tuple[int, int]], lexis: Lexis) -> NamedSpan:
    """The mention with all that take this very stretch for a name, not only what proposed it."""
    sources = set(span.found_by.split("+"))
    if sources == {"anaphora"} or span.collective:
        return span
    if (span.start, span.stop) in tagged:
        sources.add("tagger")
    sources |= lexis.sources_of(span.surface)
    found_by = join_sources(sources)
    return span if found_by == span.found_by else replace(span, found_by=found_by)


def _with_place(text: str, span: NamedSpan, lexis: Lexis) -> NamedSpan:
    """国家质检中心|（福建）: several of one name are told apart by the place behind it."""
    match = _PLACE_BEHIND.match(text, span.stop) if len(span.names) == 1 else None
    name = span.names[0]
    if (
        match is None
        or not _NATIONAL.match(name)
        or lexis.prefix_length(match["place"]) != len(match["place"])
    ):
        return span
    full = f"{name}（{match['place']}）"
    return replace(span, stop=match.end(), surface=text[span.start : match.end()], names=(full,))


def _is_founded(text: str, candidate: Candidate, lexis: Lexis) -> bool:
    """共建|乡村振兴研究院: what is set up is what the sentence is about, unless its name says whose it is."""
    if candidate.found_by not in {"grammar", "tagger"} or not _FOUNDS.search(text[: candidate.start]):
        return False
    name = "".join(text[candidate.start : candidate.stop].split())
    return not lexis.names_place(name) and not lexis.is_known_branch(name)


def _iter_groups(text: str, titles: Sequence[tuple[int, int]], lexis: Lexis) -> Iterator[NamedSpan]:
    """近50家央企, 有关部门: descriptions of groups. They are counted; only what a column lists is a node."""
    for match in _GROUP.finditer(text):
        name = "".join(match[0].split())
        if lexis.is_collective(name) and not any(start <= match.start() < stop for start, stop in titles):
            yield NamedSpan(match.start(), match.end(), match[0], (name,), "grammar", collective=True)


def _touches(span: NamedSpan, others: Iterable[NamedSpan]) -> bool:
    return any(other.start < span.stop and span.start < other.stop for other in others)


def _make_span(text: str, candidate: Candidate, lexis: Lexis) -> NamedSpan:
    surface = text[candidate.start : candidate.stop]
    name = "".join(surface.split())
    told = lexis.told_members(name)
    if told:
        return NamedSpan(candidate.start, candidate.stop, surface, told, candidate.found_by)
    collective = lexis.is_collective(name)
    counted = _COUNTED.search(text[: candidate.start]) if collective else None
    if counted is not None:
        # 20多家|印度企业
        start = counted.start()
        surface = text[start : candidate.stop]
        return NamedSpan(start, candidate.stop, surface, ("".join(surface.split()),), "grammar", collective)
    # 韩国|釜山商工会议所, which the column lists without its country.
    abroad = country_length(name)
    if abroad and lexis.is_known(name[abroad:]):
        name = name[abroad:]
    desk = _DESK.search(name)
    if desk is not None and lexis.is_known(name[: desk.start()]):
        name = name[: desk.start()]
    return NamedSpan(candidate.start, candidate.stop, surface, (name,), candidate.found_by, collective)


def _drop_overlaps(spans: Sequence[NamedSpan]) -> list[NamedSpan]:
    if len(spans) < 2:
        return list(spans)
    kept: list[NamedSpan] = []
    # 街道 in the row of a street is that street, whatever else takes it for a name.
    for span in sorted(spans, key=lambda s: (s.start - s.stop, s.start, s.found_by != "anaphora")):
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
        its = _ITS_FIRM.fullmatch(match["content"])
        if its is not None and lexis.is_name(its["whole"]):
            naming.parts.setdefault(span.names[0], its["whole"])
            continue
        alias = find_alias(match["content"])
        if (
            alias is None
            and lexis.is_name(match["content"])
            and _same_kind(span.names[0], match["content"], lexis)
        ):
            alias = match["content"]
        content = "".join(match["content"].split())
        if alias is None and is_abbreviation(content, span.names[0], lexis):
            alias = content
        if alias is not None:
            naming.aliases.setdefault(alias, span.names[0])
    return naming


def _same_kind(one: str, other: str, lexis: Lexis) -> bool:
    a, b = lexis.head(one), lexis.head(other)
    return a is not None and b is not None and a.kind is b.kind and a.kind is not Kind.AGENCY
