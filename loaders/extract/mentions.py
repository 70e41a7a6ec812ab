"""Sentences → mentions: the row's own names and the gazetteers first, then the tagger, repaired by the grammar.

What one source leaves open the next may fill; where they overlap the longer reading wins, so that
市科技局 is not read out of 嘉兴市科技局. Each mention keeps what found it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.model import Kind
from loaders.extract.anaphora import iter_anaphora
from loaders.extract.brackets import find_alias
from loaders.extract.coordination import expand_list
from loaders.extract.lexis import Lexis
from loaders.extract.spans import NamedSpan, Naming
from loaders.extract.tagger import Word

_TITLE = re.compile(r"《[^《》]*》")
_BRACKET_AFTER = re.compile(r"\s*[（(](?P<content>[^（()）]*)[）)]")
# Words of these tags may stand inside a name, to the left of its head.
_INSIDE = frozenset({"n", "nz", "nw", "LOC", "ORG", "PER", "vn", "an", "s", "b", "j", "f"})
# Verbs and prepositions that the tagger sometimes takes into a name.
_LEADING = re.compile(
    r"^(?:联合|会同|协同|协助|配合|邀请|对接|联系|由|与|和|同|跟|向|对|为|从|参加|组织|委托|帮助|争取|及|受|被|赴|到|经|请|督促|检查|走访|拜访|参观|依托|通过|按照|获|报|待|将|在|位于|经过|现有|原|已|授予|代表|支持|指导|服务)"
)
# What stands between two names that the tagger took for one.
_BETWEEN = re.compile(
    r"会同|联合|协同|对口帮扶|帮扶|委托|邀请|走访|拜访|检查|合作|共建|签订|签署|举办|开展|捐赠|选派|指导|协助|配合|督促|组织|与|同|和|向|对|到|赴"
)
_BOUNDARY = re.compile(r"[，。；：！？,;:!?（）()《》“”\"\s]")
_SUM = re.compile(r"^[一二两三四五六七八九十\d]+(?:个|家|大)$")
_SUMMED_DEPARTMENTS = re.compile(
    r"(?:联合|会同|与|和|由|协同|、)(?P<list>[\u4e00-\u9fff]{2,6}(?:、[\u4e00-\u9fff]{2,6})*)等(?:有关|相关|多个|\d+个)?(?:部门|单位)"
)
# Rooms and halls of a body: who visits them visits the body.
_INNER = re.compile(r"(?:重点)?(?:实验室|展厅|车间|展馆|校区|厂区|总部)$")
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
    spans = [_widen(text, words, candidate, lexis) for candidate in _choose(candidates)]
    spans = _drop_overlaps(spans)
    spans.extend(_iter_shared_heads(text, words, spans, lexis))
    spans.extend(_iter_summed_departments(text, spans, lexis))
    spans.extend(iter_anaphora(text, sorted(spans, key=lambda span: span.start), before, unit, lexis))
    spans = sorted(_drop_overlaps(spans), key=lambda span: span.start)
    return spans, _read_naming(text, spans, lexis)


def _iter_candidates(text: str, words: Sequence[Word], lexis: Lexis) -> Iterator[_Candidate]:
    for start, stop, found_by in lexis.iter_known(text):
        yield _Candidate(start, stop, found_by)
    for start, stop in lexis.iter_agencies(text):
        yield _Candidate(start, stop, "grammar")
    words = [part for word in words for part in _split_word(word, lexis)]
    for index, word in enumerate(words):
        if word.tag == "ORG" or _may_end_name(word.text, lexis):
            repaired = _repair(text, words, index, lexis)
            if repaired is not None:
                yield _Candidate(*repaired, "tagger" if word.tag == "ORG" else "grammar")
        elif word.tag == "LOC" and (_TOWN.match(word.text) or lexis.is_zone(word.text)):
            yield _Candidate(word.start, word.stop, "tagger")


def _split_word(word: Word, lexis: Lexis) -> Iterator[Word]:
    """援疆指挥部|会同|县发改委: the tagger sometimes takes two names and the verb between them for one."""
    start = 0
    for match in _BETWEEN.finditer(word.text) if word.tag == "ORG" else ():
        if match.start() > start and lexis.is_name(word.text[start : match.start()]):
            yield Word(
                word.start + start, word.start + match.start(), word.text[start : match.start()], "ORG"
            )
            yield Word(word.start + match.start(), word.start + match.end(), match[0], "v")
            start = match.end()
    if start < len(word.text):
        rest = word.text[start:]
        tag = "ORG" if start == 0 or lexis.is_name(rest) else "n"
        yield Word(word.start + start, word.stop, rest, word.tag if start == 0 else tag)


def _may_end_name(word: str, lexis: Lexis) -> bool:
    """Heads of one character (局, 部, 办) end far too many common words to go by alone: 全部, 举办."""
    head = lexis.head(word)
    return (head is not None and len(head.suffix) > 1) or lexis.is_head(word)


def _repair(text: str, words: Sequence[Word], index: int, lexis: Lexis) -> tuple[int, int] | None:
    """The bounds of the name around a word: without leading verbs, from its place to its head."""
    first, last = index, index
    while (
        last + 1 < len(words)
        and last - index < 4
        and not lexis.head(text[words[first].start : words[last].stop])
    ):
        if words[last + 1].tag not in _INSIDE:
            break
        last += 1
    # A branch or a fuller form of the firm goes on behind the head: …集团|有限公司, …银行|嘉兴|支行.
    reach = last
    while reach + 1 < len(words) and reach - last < 4 and words[reach + 1].tag in _INSIDE:
        reach += 1
        if lexis.continues(text[words[last + 1].start : words[reach].stop]):
            last = reach
    while first > 0 and words[first - 1].tag in _INSIDE and not _is_generic(words[first - 1].text):
        first -= 1
    start, stop = words[first].start, words[last].stop
    start = _skip_leading(text, start, stop, words, first, index, lexis)
    start = _open_bracket(text, start, stop, words)
    stop = _cut_behind_head(text, start, stop, lexis)
    inner = _INNER.search(text, start, stop)
    if inner is not None and inner.end() == stop:
        stop = inner.start()
    if stop <= start or not lexis.is_name(text[start:stop]):
        return None
    # 创客实验室, 服务中心: a common noun with a head names nobody unless a place or the tagger says so.
    proper = words[index].tag == "ORG" or any(word.tag in {"LOC", "ORG", "nz"} for word in words[first:last])
    return (start, stop) if proper or lexis.prefix_length(text[start:stop]) else None


def _skip_leading(
    text: str, start: int, stop: int, words: Sequence[Word], first: int, index: int, lexis: Lexis
) -> int:
    """Where the name itself begins: at its place or level, else at the tagged word, less a leading verb."""
    for word in words[first : index + 1]:
        if lexis.prefix_length(text[word.start : stop]) or lexis.known_at(text[word.start : stop]):
            start = word.start
            break
    else:
        start = words[index].start if words[index].tag == "ORG" or first == index else start
    while True:
        match = _LEADING.match(text, start, stop)
        if match is None or not lexis.is_name(text[start + len(match[0]) : stop]):
            return start
        # 和平区…, 会同县…: a place may begin like a verb; what is left then has no place of its own.
        if lexis.prefix_length(text[start:stop]) and not lexis.prefix_length(
            text[start + len(match[0]) : stop]
        ):
            return start
        if lexis.known_at(text[start:stop]):
            return start
        start += len(match[0])


def _open_bracket(text: str, start: int, stop: int, words: Sequence[Word]) -> int:
    """支付宝(中国)|网络技术有限公司: a bracket closed inside the name was opened inside it."""
    name = text[start:stop]
    before = text[max(0, start - 12) : start]
    if sum(map(name.count, "）)")) > sum(map(name.count, "（(")) or before.endswith(("）", ")")):
        opening = max(before.rfind("（"), before.rfind("("))
    else:
        return start
    position = start - len(before) + opening
    word = next((w for w in reversed(words) if w.stop == position and w.tag in _INSIDE), None)
    return word.start if opening >= 0 and word is not None else start


def _cut_behind_head(text: str, start: int, stop: int, lexis: Lexis) -> int:
    """中国科大商谈 → 中国科大: what follows the last head, or a known name, is no part of the name."""
    for end in range(stop, start + 1, -1):
        if lexis.head(text[start:end]) or lexis.is_known(text[start:end]):
            return end
    return start


def _is_generic(word: str) -> bool:
    """Nouns that stand before names and never within: 工作, 项目, 情况."""
    return word in {
        "工作",
        "项目",
        "情况",
        "活动",
        "资金",
        "领导",
        "单位",
        "部门",
        "企业",
        "同志",
        "材料",
        "事宜",
    }


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


def _widen(text: str, words: Sequence[Word], candidate: _Candidate, lexis: Lexis) -> NamedSpan:
    """A candidate with the coordination to its left: 市、|区科协, 上海市旅游、|餐饮协会."""
    start, stop = candidate.start, candidate.stop
    name = "".join(text[start:stop].split())
    plain = NamedSpan(start, stop, text[start:stop], (name,), candidate.found_by, lexis.is_collective(name))
    for begin in _iter_list_starts(text, words, start, lexis):
        pieces = ["".join(piece.split()) for piece in re.split(r"、|和|及", text[begin:stop])]
        if len(pieces) < 2 or not all(pieces):
            continue
        runs = expand_list(pieces, lexis)
        if len(runs) == 1 and len(runs[0].names) > 1:
            collective = lexis.is_collective(runs[0].names[0])
            return NamedSpan(begin, stop, text[begin:stop], runs[0].names, candidate.found_by, collective)
    return plain


def _iter_shared_heads(
    text: str, words: Sequence[Word], spans: Sequence[NamedSpan], lexis: Lexis
) -> Iterator[NamedSpan]:
    """县中药材种植、加工、流通三个协会: a list whose head stands alone at its end."""
    for word in words:
        if not lexis.is_head(word.text) or any(s.start < word.stop and word.start < s.stop for s in spans):
            continue
        for begin in _iter_list_starts(text, words, word.start, lexis):
            pieces = ["".join(piece.split()) for piece in re.split(r"、|和|及", text[begin : word.stop])]
            runs = expand_list(_share_modifier(pieces, begin, words), lexis)
            if len(runs) == 1 and len(runs[0].names) > 1:
                yield NamedSpan(begin, word.stop, text[begin : word.stop], runs[0].names, "grammar")
                break


def _share_modifier(pieces: list[str], begin: int, words: Sequence[Word]) -> list[str]:
    """中药材种植、加工、流通: verbs in a list share what the first one works on."""
    tags = {word.text: word.tag for word in words if word.start >= begin}
    last_verb = next((w.text for w in words if w.start >= begin and pieces[0].endswith(w.text)), "")
    verbs = {"v", "vn"}
    if tags.get(last_verb) not in verbs or any(tags.get(piece) not in verbs for piece in pieces[1:-1]):
        return pieces
    own = next((w.stop - begin for w in words if w.start >= begin), 0)
    modifier = pieces[0][own : -len(last_verb)]
    return [pieces[0], *(modifier + piece for piece in pieces[1:])] if modifier else pieces


def _iter_list_starts(text: str, words: Sequence[Word], position: int, lexis: Lexis) -> Iterator[int]:
    """Where a list that ends in a name may begin, the longest reach first; each begins with a place or level."""
    starts: list[int] = []
    index = next((i for i, word in enumerate(words) if word.stop >= position), 0)
    for word in reversed(words[: index + 1]):
        if word.start >= position:
            continue
        if (
            _BOUNDARY.search(word.text)
            or word.tag in {"p", "u", "d", "r", "TIME"}
            or word.text in {"与", "同"}
        ):
            break
        # 种植、加工、流通三个协会: verbs may be members of a list.
        is_member = text[word.stop : word.stop + 1] in "、两二三四五六" or word.stop == position
        if word.tag in {"v", "vd"} and not is_member:
            break
        if lexis.prefix_length(text[word.start : position]) or _TOWN.match(word.text):
            starts.append(word.start)
    yield from reversed(starts)


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
