"""Where names may stand in a sentence: what each source proposes, and the longest of what overlaps."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from loaders.extract.acting import iter_named_places
from loaders.extract.brands import iter_brands
from loaders.extract.firms import iter_marked_firms, iter_paired_firms
from loaders.extract.lexis import SHORT, Lexis
from loaders.extract.offices import iter_offices
from loaders.extract.repair import repair_name
from loaders.extract.tagger import INSIDE, Word
from loaders.extract.tails import find_tail
from loaders.extract.words import is_kin

_SOURCES = ("column", "gazetteer", "grammar", "tagger", "anaphora")
# 中电科|三十六所
_NUMBERED = re.compile(
    r"第?(?:[一二三四五六七八九十百]{1,4}|\d{1,3})(?:研究)?所(?!高校|院校|学校|大学|中学|小学|学院|医院|单位|高职|职校)"
)
# 山西大学|环境与资源学院: a school of two subjects; 山西大学合作与… is none.
# 中科院|宁波材料所, 省农科院|作物所
_INSTITUTE = re.compile(
    r"(?:中国科学院|中科院|中国农科院|中国林科院|[省市](?:农科|林科|社科|建科|医科)院)"
    r"(?!专家|教授|团队|派|到|来|赴|与|和|同|向|对|的|等|共同|在|所|为)"
    r"(?:(?!与|和|同|对接|签订|合作|座谈|联合|选派|共建)[\u4e00-\u9fff]){2,8}?(?:研究所|(?<!场)(?<!厕)所(?![长在有需属得做作用提说述谓以指列示]))"
)
_UNIVERSITIES = frozenset({"大学", "学院", "科院"})
_TWO_SUBJECTS = re.compile(
    r"(?![\u4e00-\u9fff]{0,3}(?:合作|联合|共建|签|会同|洽谈|商谈|座谈|专家|教授|师生|学生|团队|代表|领导|负责人|研究院|学院|大学|附属))"
    r"[\u4e00-\u9fff]{2,5}[与和](?P<other>[\u4e00-\u9fff]{2,5}(?:学院|学系|学部|研究所|研究院|重点实验室))"
)
# What stands between two names in a clause; a name may hold a place, or words that belong to a part.
_LINK = re.compile(
    r"(?:与|和|同|向|对|为|由|在|请|转|报|函|致|托管|收购|入股|支援|帮扶|会同|联合|转报|转送|转交|报送|上报|提交|移交|移送|协助|配合|指导|检查|走访|考察|邀请|委托|对接|联系|商请|函告|通报|抄送|接收|接受|收到|获|赞助|资助|捐赠|赠送|授予|陪同|参观|拜访|拜会|慰问|督促|监督|监管|牵手|携手|联手|结对|选派|派驻|挂靠|加盟|加入|承接|受理|审核|批复|依托|聘请|组织|表彰|认定|推荐|支持|服务|帮助|引进|争取|得到|命名|授权|经|被|受|获得|认捐|认领|责令|约谈|查处|处罚|现|已|则|均|对口)+"
)
# 物业有限公司|管理养老服务中心, 合作社|共建仓储中心: what a body does begins behind its head.
# 有限公司|博士后工作站, 大学|院士工作站: what is set up there counts as the body.
_ENDS_HERE = re.compile(
    r"(?:(?<=公司)|(?<=集团|大学|学院|医院|银行|协会|商会)|(?<=合作社|研究院|研究所))(?:共建|合建|合办|签订|签署|结对|托管|捐建|捐赠)"
    r"|(?:(?<=公司)|(?<=集团|大学|学院|医院)|(?<=研究院|研究所))(?:博士后|院士|劳模|专家工作站)"
    r"|(?<=公司)(?:运营|经营|承建|承办|承接|承包|承担|托管|代管|代建|接管|新建|修建|援建|捐建|捐赠|改造|整改|提供|开展|负责|入驻|落户|进驻|投资"
    r"|建设(?!集团|分公司|公司|项目部)|管理(?![中处局部站所公学]|分公司))"
)
_TOWN = re.compile(r"^[\u4e00-\u9fff]{2,8}(?:镇|乡|街道|苏木)(?:党委|党工委|(?:人民)?政府|人大|办事处)?$")


class Candidate(NamedTuple):
    """A stretch of text that one source takes for a name."""

    start: int
    stop: int
    found_by: str


def iter_candidates(
    text: str, words: Sequence[Word], parts: Sequence[Word], lexis: Lexis
) -> Iterator[Candidate]:
    """All that the sources propose, in no order. `parts` are the tagger's `words`, cut at their seams."""
    for candidate in _iter_proposed(text, words, parts, lexis):
        end = _ENDS_HERE.search(text, candidate.start, candidate.stop)
        yield candidate if end is None else candidate._replace(stop=end.start())


def _iter_proposed(
    text: str, words: Sequence[Word], parts: Sequence[Word], lexis: Lexis
) -> Iterator[Candidate]:
    edges = {edge for word in words for edge in (word.start, word.stop)}
    for start, stop, found_by in lexis.iter_known(text):
        # 教育部 stands in 教育部门, 工行 in 施工行业: a short name must be words of its own.
        if stop - start > SHORT[found_by] or {start, stop} <= edges:
            yield Candidate(start, stop, found_by)
            school = _TWO_SUBJECTS.match(text, stop) if text[stop - 2 : stop] in _UNIVERSITIES else None
            if school is not None and not lexis.prefix_length(school["other"]):
                yield Candidate(start, school.end(), f"{found_by}+grammar")
            numbered = _NUMBERED.match(text, stop)
            if numbered is not None:
                yield Candidate(start, numbered.end(), f"{found_by}+grammar")
    for match in _INSTITUTE.finditer(text):
        yield Candidate(*match.span(), "grammar")
    grammar = (
        iter_offices(text, parts, lexis),
        iter_marked_firms(text, parts, lexis),
    )
    for bounds in chain(lexis.iter_agencies(text), *grammar):
        yield Candidate(*bounds, "grammar")
    for bounds in (*iter_brands(text, parts, lexis), *iter_named_places(text, parts, lexis)):
        yield Candidate(*bounds, "tagger")
    for bounds in iter_paired_firms(parts, lexis):
        yield Candidate(*bounds, "grammar+tagger")
    yield from _iter_tagged(text, parts, lexis)


def choose_longest(text: str, candidates: Iterable[Candidate], lexis: Lexis) -> list[Candidate]:
    """The longest of the candidates that overlap, in order; of equal ones all sources are kept."""
    found = list(candidates)
    if not found:
        return found
    found = [candidate for candidate in found if not _holds_two(text, candidate, found)]
    chosen: dict[tuple[int, int], set[str]] = {}
    for candidate in sorted(
        [*found, *_iter_joined(text, found, lexis), *_iter_tailed(text, found, lexis)],
        key=lambda c: (c.start - c.stop, c.start),
    ):
        bounds = (candidate.start, candidate.stop)
        if bounds in chosen or not any(
            start < candidate.stop and candidate.start < stop for start, stop in chosen
        ):
            chosen.setdefault(bounds, set()).update(candidate.found_by.split("+"))
    return [Candidate(*bounds, join_sources(sources)) for bounds, sources in sorted(chosen.items())]


def _holds_two(text: str, candidate: Candidate, others: Sequence[Candidate]) -> bool:
    """市发改委转报省发改委: two names from end to end, and what the one does with the other."""
    if candidate.found_by not in {"grammar", "tagger"}:
        return False
    first = [o.stop for o in others if o.start == candidate.start and o.stop < candidate.stop]
    last = [o.start for o in others if o.stop == candidate.stop and o.start > candidate.start]
    return any(
        stop < start and _LINK.fullmatch(text, stop, start) is not None for stop in first for start in last
    )


def _iter_joined(text: str, candidates: Sequence[Candidate], lexis: Lexis) -> Iterator[Candidate]:
    """A known name whose end begins another one, or with a branch behind it: 字节跳动|嘉兴分公司."""
    for known in candidates:
        if known.found_by in {"column", "gazetteer"}:
            for other in candidates:
                overlaps = known.start < other.start < known.stop < other.stop and lexis.is_name(
                    text[known.start : other.stop]
                )
                follows = other.start == known.stop and lexis.continues(text[other.start : other.stop])
                if overlaps or follows:
                    yield Candidate(known.start, other.stop, join_sources({known.found_by, other.found_by}))


def _iter_tailed(text: str, candidates: Sequence[Candidate], lexis: Lexis) -> Iterator[Candidate]:
    """区市场监管局|凤桥所: a part whose name the tagger cuts."""
    for candidate in candidates:
        stop = find_tail(text, candidate.start, candidate.stop, lexis)
        if stop is not None:
            yield Candidate(candidate.start, stop, join_sources({*candidate.found_by.split("+"), "grammar"}))


def join_sources(sources: Iterable[str]) -> str:
    """What found a mention, each source once, the surest first: column+gazetteer+grammar+tagger+anaphora."""
    return "+".join(sorted(set(sources), key=_SOURCES.index))


def _iter_tagged(text: str, words: Sequence[Word], lexis: Lexis) -> Iterator[Candidate]:
    """Names around the words that the tagger takes for names, or that end like one."""
    for index, word in enumerate(words):
        if word.tag == "w":
            # A mark, or what the tagger has not read.
            continue
        if word.tag == "LOC" and (_TOWN.match(word.text) or lexis.is_zone(word.text)):
            start = _place_of_town(words, index, lexis)
            yield Candidate(start, _reach_of_town(text, words, index, lexis), "tagger")
        if word.tag == "u":
            continue
        if word.tag == "ORG" or lexis.may_end_name(word.text) or _ends_in_pieces(words, index, lexis):
            bounds = repair_name(text, words, index, lexis)
            if bounds is not None:
                yield Candidate(*bounds, "tagger" if word.tag == "ORG" else "grammar")
            elif word.tag == "ORG" and (_stands_in_list(text, words, index) or _is_of_another(words, index)):
                yield Candidate(word.start, word.stop, "tagger")


def _is_of_another(words: Sequence[Word], index: int) -> bool:
    """区住建局所属|区房管处: what the text calls another's needs no head of its own."""
    return index > 1 and len(words[index].text) > 3 and is_kin(words[index - 1].text)


def _ends_in_pieces(words: Sequence[Word], index: int, lexis: Lexis) -> bool:
    """市|水文|站: a head in two words, with a level before it."""
    if index < 2 or words[index].tag not in INSIDE or words[index - 1].tag not in INSIDE:
        return False
    level = words[index - 2].text
    return lexis.prefix_length(level) == len(level) and lexis.is_head(
        words[index - 1].text + words[index].text
    )


def _place_of_town(words: Sequence[Word], index: int, lexis: Lexis) -> int:
    """密云区|溪翁庄镇: the places before a town are part of its name."""
    first = index
    while first > 0 and words[first - 1].tag == "LOC" and _is_place(words[first - 1].text, lexis):
        first -= 1
    return words[first].start


def _is_place(text: str, lexis: Lexis) -> bool:
    return text.endswith(("省", "市", "区", "县", "旗", "州", "盟")) and lexis.prefix_length(text) == len(
        text
    )


def _reach_of_town(text: str, words: Sequence[Word], index: int, lexis: Lexis) -> int:
    """大桥镇|安监|站: a station of the town may follow in pieces."""
    start, stop = words[index].start, words[index].stop
    for word in words[index + 1 : index + 4]:
        if word.text[0] in "与和同跟" and lexis.prefix_length(word.text[1:]):
            break
        if word.tag not in INSIDE or (word.tag == "ORG" and lexis.prefix_length(word.text)):
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
