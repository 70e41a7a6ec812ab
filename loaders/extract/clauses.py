"""A sentence of signs → its clauses, and who is the subject of each."""

import re
from collections.abc import Iterator, Sequence

from loaders.extract.frames import GROUP_FIRST, GROUP_LAST, TITLE_FIRST, TITLE_LAST

_GROUP = re.compile(f"[{GROUP_FIRST}-{GROUP_LAST}]")
# What may stand before a clause's subject: dates, adverbs of time, a title, and words that open a sentence.
_OPENING = re.compile(
    r"(?:[\d\s年月日、～~\-—]|[上中下]旬|[初底末]|[一二三四上下]半?(?:季度|年)|以来|期间|前后|[起前后]$|至今|截至|今年|去年|目前|近日"
    r"|日前|当前|同时|此外|其中|另外|随后|首届|首次|[一二三四五六七八九十]是|其[一二三四五]|并|还|又|现|已经|曾经|已|由|[^\ue000-\uefff]{0,6}(?:时|期间|过程中|之后|后)$"
    rf"|[{TITLE_FIRST}-{TITLE_LAST}])*"
)
# 座谈并签订协议: what follows 并 and a verb is a clause of its own.
_AND = r"(?<![合兼一归吞])并(?=与|同|和|向|就|对|为|给|签|达成|赴|到|邀|请|组织|联合|会同|委托|报|将|把|共同)"
_CLAUSE = re.compile(rf"(?P<mark>^|[，,；;：:。]|(?={_AND}))(?P<clause>并?(?:(?!{_AND})[^，,；;：:。])*)")
# The same where no 并 stands in the sentence, which takes much less time.
_PLAIN_CLAUSE = re.compile(r"(?P<mark>^|[，,；;：:。])(?P<clause>[^，,；;：:。]*)")
# 对甲缺斤短两问题，限期整改: what is said of 甲 stands in the next clause.
_MATTER = re.compile(
    r"针?对[\ue000-\ue7ff]的[^\ue000-\ue7ff]{1,8}|依托[\ue000-\ue7ff][^\ue000-\ue7ff]{0,8}"
    r"|(?:针?对|就|为|围绕)(?:[^\ue000-\ue7ff，]{2,20}的)?[\ue000-\ue7ff][^\ue000-\ue7ff]{0,14}(?:问题|行为|情况|隐患|现象|需求|困难|事宜|一事|难题)"
)
# 进驻甲，开展审计: so does what is done there.
_MOTION = re.compile(
    r"[^\ue000-\ue7ff]*(?:[\ue000-\ue7ff][^\ue000-\ue7ff]{0,14})?(?:到|赴|前往|进驻|深入|走进)[\ue000-\ue7ff](?:生产|项目|施工)?(?:车间|一线|工地|现场|厂区|总部)?"
)
# 省厅审核已获通过: the clause speaks of what the body did, not of the body.
_ITS_ACT = re.compile(
    r"(?:审核|审批|评审|批复|验收|核准|同意|支持)(?:已|未|尚|均|获|通过)|(?:提升|改造|扩建|修缮|保护)(?:项目|工程)"
    r"|[^\ue000-\ue7ff，]{0,8}(?:一案|案件|问题|事故|纠纷|线索)(?:已|均|现)*移"
)
# 由甲…, 我局代表甲…: who acts stands behind these.
_AGENT = re.compile(r"[^\ue000-\ue7ff]*由|.*代表")
_ACTOR = re.compile(
    f"(?:(?<!参加)(?<!参与)(?<!出席)(?<!召开)(?<!举办)由|代表|(?<![替取现时年当后世])代)([{GROUP_FIRST}-{GROUP_LAST}])(?!(?:负责|全程|派员|出面)?(?:陪同|接待)|(?:从中|居中|积极|多次)*(?:引荐|牵线|介绍|撮合|搭桥|推荐$|举荐$))"
    # 由区政府领导带队走访甲: who goes there is the team, not the office of the one who leads it.
    r"(?!(?:主要|分管|有关|相关|班子|党组|常委|政府)*(?:领导|负责同志|负责人|书记|区长|县长|市长|州长|盟长|旗长|镇长|局长|主任|成员|常委|委员)(?:同志|\d?人?)?(?:亲自)?(?:带队|率队|带领|率团|率领))"
)
_BY_SOMEBODY = re.compile(f"由[{GROUP_FIRST}-{GROUP_LAST}]")
_FOLLOWING = re.compile("[，,](?P<clause>[^，,；;：:。]+)")

Pieces = Sequence[tuple[int, int]]
"""Stretches of the text, in the order in which the clause has them."""


def split_clauses(text: str) -> Iterator[tuple[Pieces, bool]]:
    """The clauses, and whether each follows a semicolon. A matter and what is said of it are one clause.

    对甲的工地，乙每周检查 is read as 乙对甲的工地，每周检查.
    """
    matter: tuple[int, int] | None = None
    matter_is_fresh = False
    for match in (_CLAUSE if "并" in text else _PLAIN_CLAUSE).finditer(text):
        start, stop = match.span("clause")
        is_fresh = match["mark"] in {"；", ";", "。"}
        pieces: Pieces = [(start, stop)]
        if matter is not None:
            pieces, is_fresh = _join_matter(text, matter, (start, stop)), matter_is_fresh
        matter = None
        if _goes_on(text, start, stop):
            matter, matter_is_fresh = (start, stop), is_fresh
            continue
        yield pieces, is_fresh


def _join_matter(text: str, matter: tuple[int, int], clause: tuple[int, int]) -> Pieces:
    named = _GROUP.search(text, *clause)
    if named is None:
        return [(matter[0], clause[1])]
    # Who does it comes first.
    return [(clause[0], named.end()), (matter[0], clause[0]), (named.end(), clause[1])]


def _goes_on(text: str, start: int, stop: int) -> bool:
    """Whether a clause tells only of a matter or a way, and the next names nobody, or only who acts."""
    following = _FOLLOWING.match(text, stop)
    if following is None or _GROUP.search(text, start, stop) is None:
        return False
    clause = "".join(text[start:stop].split())
    is_matter = _MATTER.fullmatch(clause) is not None
    if not (is_matter or _MOTION.fullmatch(clause)):
        return False
    said = "".join(following["clause"].split())
    named = _GROUP.findall(said)
    return not named or (is_matter and len(named) == 1 and find_subject(said) == named[0])


def find_subject(text: str) -> str | None:
    """The sign of the group that is the subject of a clause, None where it names none."""
    first = _GROUP.search(text)
    if first is None:
        return None
    agent = _ACTOR.search(text)
    if agent is not None:
        # …推介会由甲承办: who does it, whatever the clause speaks of before.
        return agent[1]
    company = _BY_SOMEBODY.search(text)
    if company is not None and company.start() < first.start():
        # 由甲陪同: 甲 goes along with whom an earlier clause names; in 乙由甲陪同到区检查 that is 乙.
        return None
    before, after = text[: first.start()], text[first.end() : first.end() + 1]
    acts = opens_clause(before) and after != "的" and _ITS_ACT.match(text, first.end()) is None
    return first[0] if acts else None


def opens_clause(before: str) -> bool:
    """Whether a name that stands behind these words is the subject."""
    return _OPENING.fullmatch(before) is not None or _AGENT.fullmatch(before) is not None
