"""Long official names, from their place or level to their head: 县脱贫攻坚领导小组, 省引洮工程建设管理局.

The tagger cuts them into verbs and nouns. They are read off the words all the same: a place or a level opens
them, a head of several characters closes them, and between the two stands nothing that only clauses have.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ahocorasick import Automaton

from graph.identity.attributes import country_length
from graph.identity.lexicon import read_rows
from loaders.extract.finders import iter_longest, make_finder
from loaders.extract.lexis import Lexis
from loaders.extract.special import iter_special
from loaders.extract.tagger import Word

# Heads of official bodies; firms and villages are not built like this.
_KINDS = frozenset({"agency", "public_institution", "association", "mass_organization"})
# Heads that sum up or stand in descriptions, more often than they end a name.
_LOOSE = re.compile(
    r"示范区|保税区|度假区|合作区|部门|单位|机构|社区|园区|景区|街区|新城|古镇|码头|车站|渔港|街道|乡镇|部队|社会组织|院校|高校|中小学|委办局"
)
# Tags of words that stand in clauses, and never in an official name.
_OUTSIDE = frozenset({"p", "u", "r", "w", "xc", "TIME", "PER", "m", "q", "d", "vd"})
# What they do is no name of a body.
_PEOPLE = re.compile(r"师生|学生|教师|职工|专家|干部|党员|青年|代表|领导|居民|村民|群众|企业")
# What somebody does with a body, or what becomes of one: no part of its name.
_ACT = re.compile(
    r"^(?:下属|所属|旗下|辖属|下辖|隶属|对口|结对|帮扶|支援|突击|整治|组建|成立|设立|建立|建成|新建|筹建|召开|开展|举办|组织|印发|制定|完成|加快|争取|申报|参加|参与|走访|邀请|引进|打造|创建|形成|落实|启动|新增|增设"
    r"|联合|会同|协同|协调|牵头|指导|督促|支持|帮助|提供|通过|依托|要求|安排|选派|派出|派驻|派员|深入|走进|进驻|入驻|获|荣获|受|拟|已|将|正在|有|是|与|和|同|向"
    r"|对|由|被|为|在|委托|协助|配合|会商|座谈|签订|签署|签约|合办|主办|承办|协办|共建|授予|列为|认定|挂牌|改造|升级|对接|联系|请|率|访问|会见|接见|拜访|拜会|考察|调研|参观|商量|商谈|洽谈|协商|咨询|请示|汇报|通报|抄送|移交|提交|移送|函告|反映|赴|到|来|检查|验收|推荐|报|转|致|送)"
)
# 省级研发中心 and 国家级示范中心 are titles; 市级机关事务管理局 is an office.
_GRADE = re.compile(r"(?:国家|省|市|区|县|州)级(?!机关|行政)|国家(?:高新技术|重点|绿色|工程|企业)")
_OWN = re.compile(r"[我本全各该驻在跨辖此]$")
# Teams that are called by what they do, of the place that reports: 交警支队高速公路一大队.
_TEAM = re.compile(
    r"(?:交警|交管|特警|刑警|巡特警|治安|经侦|禁毒|网安|消防救援|消防|城管执法|边防)(?:总队|支队|大队)(?:[\u4e00-\u9fff]{0,8}(?:大队|中队))?"
)
# Bodies that every place has one of, called by their place or level and nothing else.
_PLAIN = re.compile(
    r"(?:中级人民法院|高级人民法院|[中高]院(?![士区长系])|总工会|红十字会|妇女联合会|妇联|残疾人联合会|残联|科学技术协会|科协(?!同)|工商联|文联|侨联|贸促会|供销社|供销合作社|外办|台办|侨办|人民医院|中医院|妇幼保健院"
    r"|疾控中心|人民法院|人民检察院|检察院|图书馆|文化馆|博物馆|档案馆|第[一二三四五六七八九十]+(?:实验|人民|高级|初级|职业|中心)?(?:中学|小学|幼儿园|医院))"
)
# 区委|统战部: the offices of a party committee, which the tagger cuts from it.
_PARTY = re.compile(
    r"[省市区县州盟旗]委(?:组织部|宣传部|统战部|统一战线工作部|政法委(?:员会)?|党校|编办|政研室|政策研究室|老干部局|网信办|巡察办|机关工委|社会工作部|文明办|党史研究室)"
)
_LEVEL_BEFORE = re.compile(r"(?:自治区|新区|[省市区县州盟旗镇])$")
# From its place to its head no name of the sort is longer.
_REACH = 28


def iter_offices(text: str, words: Sequence[Word], lexis: Lexis) -> Iterator[tuple[int, int]]:
    """(start, stop) of every such name, the longest for each head; they may overlap."""
    yield from _iter_plain(text, words, lexis)
    yield from iter_special(text, words, lexis)
    stops = {word.stop: index for index, word in enumerate(words)}
    for head, stop in iter_longest(_heads(), text):
        last = stops.get(stop)
        if last is not None and not _LOOSE.fullmatch(text, head, stop):
            start = _start_of(text, words[: last + 1], (head, stop), lexis)
            if start is not None:
                yield start, stop


def _iter_plain(text: str, words: Sequence[Word], lexis: Lexis) -> Iterator[tuple[int, int]]:
    """Names that every place has one of: 区总工会, 交警支队."""
    for match in _PLAIN.finditer(text):
        start = _place_before(text, match.start(), lexis)
        if start is not None:
            yield start, match.end()
    for match in _PARTY.finditer(text):
        start = _place_before(text, match.start() + 1, lexis)
        # 在市委编办支持下: a party committee is no place where something is held.
        if start is None and text[: match.start()].endswith("在"):
            start = match.start()
        if start is not None:
            yield start, match.end()
    for match in _TEAM.finditer(text):
        if any(word.start == match.start() for word in words):
            yield match.span()


def _place_before(text: str, position: int, lexis: Lexis) -> int | None:
    """Where the place or level begins that ends right before a position, the farthest; None if none does."""
    for start in range(max(0, position - 12), position - 1):
        if lexis.prefix_length(text[start:position]) == position - start:
            return start
    level = _LEVEL_BEFORE.search(text[:position])
    return level.start() if level is not None and _OWN.search(text[: level.start()]) is None else None


def _start_of(text: str, words: Sequence[Word], bounds: tuple[int, int], lexis: Lexis) -> int | None:
    """Where the name with this head begins: at the farthest place or level; None if there is none."""
    head, stop = bounds
    found: int | None = None
    is_plain = True
    for word in reversed(words):
        if stop - word.start > _REACH:
            break
        is_inside = word.start < head
        is_outside = word.tag in _OUTSIDE and not word.text.startswith("第")
        if is_inside and (is_outside or _ACT.match(word.text)) and not _opens(word, lexis):
            break
        # 永信制衣有限公司|获厦门海关…: another whole name, unless this is a part of that body.
        if word.stop <= head and _is_whole(word, lexis) and not lexis.continues(text[word.stop : stop]):
            break
        opens = is_inside and _opens(word, lexis, abroad=is_plain)
        if opens and _may_begin(text, word.start, head, lexis):
            found = word.start
        is_plain = is_plain and not (is_inside and word.tag in {"v", "vd"})
    return found


def _is_whole(word: Word, lexis: Lexis) -> bool:
    return _PEOPLE.fullmatch(word.text) is not None or (
        word.tag in {"ORG", "LOC"} and lexis.is_name(word.text)
    )


def _opens(word: Word, lexis: Lexis, *, abroad: bool = False) -> bool:
    """Whether a place or level begins here; a country only opens names of nouns alone."""
    placed = lexis.prefix_length(word.text) > 0 or (abroad and country_length(word.text) > 0)
    return placed and word.tag not in {
        "p",
        "r",
        "w",
        "u",
    }


def _may_begin(text: str, start: int, head: int, lexis: Lexis) -> bool:
    own = lexis.prefix_length(text[start:head]) or country_length(text[start:head])
    if _GRADE.match(text, start):
        return False
    return 0 < own < head - start and _OWN.search(text[:start]) is None


@cache
def _heads() -> Automaton:
    return make_finder(
        row["suffix"] for row in read_rows("heads.csv") if row["kind"] in _KINDS and len(row["suffix"]) > 1
    )
