"""Sentences → ties: frames matched clause by clause, with their subject, pairing and status."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from graph.model import Direction, RelationType, Status
from loaders.extract.circumstance import read_said, with_circumstance
from loaders.extract.company import read_company
from loaders.extract.context import ANY_GROUP, Context, Reading, add_ties
from loaders.extract.dealing import deal_bundles
from loaders.extract.elided import Sides, read_elided
from loaders.extract.encoding import EncodedClause, EncodedSentence, Group
from loaders.extract.frames import TITLE_FIRST, TITLE_LAST, Frame, iter_verbs, read_frames
from loaders.extract.orders import read_orders
from loaders.extract.pairing import Names, pair_sides
from loaders.extract.roles import iter_joint_acts
from loaders.extract.shortlist import Shortlist
from loaders.extract.sides import find_applicant, find_sides
from loaders.extract.status import is_ahead, read_status
from loaders.extract.ties import Tie

_BARE_SIDES = re.compile(r"[\ue000-\ue7ff](?:与|和|同)([\ue000-\ue7ff])")
# 随甲赴沪，拜会乙: the two are still on their way in the next clause.
_SETS_OUT = re.compile(r"赴|到|前往|随|陪同|组成|来|督查|检查|执法|整治|核查|巡查|排查|查处")
# 随甲赴乙汇报: 甲 reports there, too; what 会同甲检查 leads to (向乙报告) is the unit's own.
_GOES_TO = re.compile("赴|到|去|前往")
# Somebody whom nothing could name acts: no tie is the unit's then.
_STRANGER = Group(())
_STRANGERS = re.compile(
    r"(?:[\d年月日上中下旬、～~—-]|今年|目前|近日|现|同时|此外|其中|辖区|区内|县内|市内)*+(?P<who>(?![我本该全各其]|双方|由|与|和|同|向|对|为|就|在|被|经|组织|邀请|联合|会同|协调|推动|支持|帮助|指导)[\u4e00-\u9fff]{2,18}?)(?<!部门)(?<!单位)"
    r"(?:(?:分别|先后|成功|顺利|主动|已|拟|正|正在|将|均)*(?:与|和|同|向|被|受|获|赴|到|加入|在)(?=[\ue000-\ue7ff]))"
)
# A sentence that begins so speaks of the sides of the one before.
_GOES_ON = re.compile(
    r"(?:[\d年月日上中下旬初底末拟将已定于]|目前|现|随后|会后|期间|经|近日|此后|后){0,12}(?:双方|两地|彼此|两家|两校|两院|两局)"
)
_FACTS = frozenset({Status.DONE, Status.ONGOING})
# Whom these name has helped the subject, even if no clause follows that says in what.
_TOLD_ALONE = frozenset({"backed-by", "introduced-by", "allowed-by"})
# 邀请甲来区考察，代表团走访了乙: who came is who goes on to 乙.
_VISITORS = re.compile(
    r"[该此\d年月日]*(?:代表团|考察团|访问团|参访团|踩线团|采风团|经贸团|商务团|考察[组队]|调研组|专家组|专家们?|教授|团队|检查组|督[查导]组|验收组|评估组"
    r"|客人们?|来宾|客商|嘉宾|一行)(?:一行|成员)?(?:[\d一两二三四五六七八九十]+[人名])?(?=先后|实地|现场|分别|还|在|重点|随后|当场|对|就|到|走访|参观|考察|与|向|察看|查看|深入|赴|观摩|听取|前往)"
)
# …来区考察，实地察看乙: so does who came where the clause names nobody who acts.
_LOOKING_ROUND = re.compile(
    r"(?:先后|实地|现场|重点|分别|还|并|一同|详细)*(?:察看|查看|参观|踏勘|考察|走访|观摩|视察|看了|到[\ue000-\ue7ff][^，]{0,6}(?:察看|查看|参观|踏勘|考察|观摩)"
    r"|(?:[到赴]|深入)[\ue000-\ue7ff][^，]{0,6}(?:现场指导|实地指导|技术指导|会诊|坐诊|义诊|巡诊)|[到赴][\ue000-\ue7ff](?:座谈|调研|走访|考察|参观))"
)
# 协议待乙审核后签订: who looks through the paper is no party to it.
_AWAITING = re.compile(
    r"(?:协议|合同|备忘录|意向书|文本)[^\ue000-\ue7ff，]{0,3}待[\ue000-\ue7ff][^\ue000-\ue7ff，]{0,8}后[^，]{0,4}签"
)
# 待甲审定后，与乙签约: what follows is still to come.
_WAITING = re.compile("待[^，已]{2,18}[后时]$")
_AGREED = re.compile("商定|约定|议定|敲定|说定")
# After these the two may sign something in a clause that names neither.
_MEETINGS = frozenset({RelationType.VISIT, RelationType.LIAISON})
# What a companion does as well as the one it goes with.
_SHARED_ACTS = frozenset({RelationType.VISIT, RelationType.SUPERVISION})


def read_ties(
    sentence: EncodedSentence, names: Names, unit: str, sides: Sides | None = None
) -> tuple[list[Tie], Sides | None]:
    """The ties that a sentence in the row of `unit` states, each once, and whom 双方 means in the next one.

    `sides` are those that the sentence before left: 走访甲。双方签订协议。
    """
    context = Context(unit, names)
    if sides is not None and _GOES_ON.match(sentence.clauses[0].text if sentence.clauses else ""):
        context.sides = sides
    ties = list(_iter_ties(sentence, context))
    if context.sides is None and not sentence.groups:
        return ties, sides
    return ties, context.sides if _is_of_two(context.sides, sentence) else None


def _is_of_two(sides: Sides | None, sentence: EncodedSentence) -> bool:
    """Whether a sentence names nobody but two sides of one body each, so that 双方 cannot mean others."""
    if sides is None:
        return False
    named = {name for group in sentence.groups.values() for name in group.names}
    own = {name for side in sides if side is not None for name in side.names}
    return named <= own and all(side is None or len(side.names) == 1 for side in sides)


def _iter_ties(sentence: EncodedSentence, context: Context) -> Iterator[Tie]:
    for index, clause in enumerate(sentence.clauses):
        following = _following(sentence.clauses[index + 1 :])
        _read_clause(Reading(sentence, clause, following), context)
    if context.client is not None and context.client[1].name in _TOLD_ALONE:
        _settle(context, Status.DONE)
    context.ties.extend(iter_joint_acts(sentence, context))
    seen: dict[tuple[object, ...], Tie] = {}
    for tie in context.ties:
        key = (tie.head, tie.tail, tie.type, tie.status, tie.paper, tie.direction)
        known = seen.setdefault(key, tie)
        if known.event is None and tie.event is not None:
            seen[key] = replace(known, event=tie.event)
    return (tie for tie in seen.values() if tie.head != tie.tail)


def _following(clauses: Sequence[EncodedClause]) -> list[str]:
    found: list[str] = []
    for clause in clauses:
        if ANY_GROUP.search(clause.text) and not _AWAITING.search(clause.text):
            break
        found.append(clause.text)
    return found


def _read_clause(reading: Reading, context: Context) -> None:
    clause = reading.clause
    if clause.is_fresh:
        context.restart()
    _find_actor(reading, context)
    _answer_order(reading, context)
    if not ANY_GROUP.search(clause.text):
        read_elided(reading, context)
    sides = _BARE_SIDES.fullmatch(clause.text)
    if sides is not None:
        # 甲与乙、丙与丁，签的是…: what they do stands in the next clause.
        context.partners = reading.sentence.groups[sides[1]]
    first, companions = len(context.ties), context.companions
    _read_frames(reading, context)
    if context.companions is not companions:
        _add_acts(context, first)
        if not _SETS_OUT.search(clause.text):
            context.companions = None
    if all(tie.type is RelationType.JOINT_ACTION for tie in context.ties[first:]):
        read_orders(reading, context)
    read_company(reading, context)
    applicant = find_applicant(clause.text)
    context.applicant = reading.sentence.groups[applicant] if applicant is not None else context.applicant
    context.agreed = _AGREED.search(clause.text) is not None
    context.waiting = context.waiting or _WAITING.search(clause.text) is not None
    context.ahead = is_ahead(clause.text) or (context.ahead and clause.text.startswith("并"))
    context.topic = clause.text[0] if TITLE_FIRST <= clause.text[0] <= TITLE_LAST else context.topic


def _read_frames(reading: Reading, context: Context) -> None:
    used: dict[int, Frame] = {}
    travellers: dict[int, Group] = {}
    names_body = ANY_GROUP.search(reading.clause.text) is not None
    for frame in _shortlist(names_body=names_body).pick(reading.clause.text):
        for match in frame.pattern.finditer(reading.clause.text):
            _apply(frame, match, reading, context, used, travellers)


@cache
def _shortlist(*, names_body: bool) -> Shortlist:
    """The frames that a clause can be read by; one without any body by few: 双方签订…."""
    sides = {"head", "tail", "members"}
    return Shortlist([f for f in read_frames() if names_body or not sides & f.pattern.groupindex.keys()])


def _speaks_of(group: Group | None, reading: Reading) -> bool:
    if group is None:
        return False
    named = (reading.sentence.groups[match[0]] for match in ANY_GROUP.finditer(reading.clause.text))
    return any(set(group.names) & set(other.names) for other in named)


def _find_actor(reading: Reading, context: Context) -> None:
    """Who acts in a clause from here on: whom it names, or who came, or nobody known; else as before."""
    clause = reading.clause
    if clause.subject is not None:
        context.earlier, context.subject = context.subject, reading.sentence.groups[clause.subject]
    elif _speaks_of(context.subject, reading):
        # 甲废水超标，对其限期治理: who is spoken of does not act.
        context.subject = None
    elif context.visitors is not None and (_VISITORS.match(clause.text) or _LOOKING_ROUND.match(clause.text)):
        context.subject, context.companions = context.visitors, None
    elif _names_stranger(clause.text, context.names):
        context.subject, context.companions = _STRANGER, None


def _names_stranger(clause: str, names: Names) -> bool:
    """某老年公寓与甲签订协议: what ends like a body acts, though nothing tells whom it names."""
    match = _STRANGERS.match(clause)
    return match is not None and names.may_end_body(match["who"])


def _answer_order(reading: Reading, context: Context) -> None:
    """受甲委托，乙编制…: the subject is the one that the order or invitation went to."""
    is_recommended = context.client is not None and context.client[1].name == "recommended-by"
    if is_recommended and len(ANY_GROUP.findall(reading.clause.text)) > 1:
        # 经甲推荐，乙向丙放贷: it is not 乙 that was recommended.
        context.client = None
    if context.client is not None:
        is_planned = context.client[1].type is RelationType.VISIT and is_ahead(reading.clause.text)
        _settle(context, Status.PLANNED if is_planned else Status.DONE)


def _settle(context: Context, status: Status) -> None:
    if context.client is None:
        return
    (client, frame, trigger), context.client = context.client, None
    tie = Tie(None, None, frame.type, status, frame.name, direction=frame.direction, trigger=trigger)
    heads, tails = (context.subject, client) if frame.swap else (client, context.subject)
    add_ties(context, tie, pair_sides(heads, tails, context.names))
    if frame.type is RelationType.JOINT_ACTION:
        context.companions = client
    context.invited = context.subject if frame.type is RelationType.VISIT else None


def _apply(
    frame: Frame,
    match: re.Match[str],
    reading: Reading,
    context: Context,
    used: dict[int, Frame],
    travellers: dict[int, Group],
) -> None:
    place = _place_of(match)
    if place in used and not (frame.is_arrival and used[place].tells_of_company):
        return
    if frame.is_order:
        used[place] = frame
        _take_order(frame, match, reading, context)
        return
    sides = find_sides(frame, match, reading, context, travellers)
    if sides is None:
        return
    heads, tails = sides
    _mark_read(frame, match, used)
    read = _read_status_of(frame, match, reading, context)
    if read is None:
        return
    kind, status = read
    trigger = _trigger(match, reading.clause)
    tie = Tie(None, None, kind, status, frame.name, direction=frame.direction, trigger=trigger)
    said = read_said(match, reading, context)
    tie = with_circumstance(tie, frame, said)
    add_ties(context, tie, deal_bundles(frame, kind, heads, tails, said, reading, context))
    reports = context.travels and frame.name == "report-to"
    if (kind in _SHARED_ACTS or reports or _GOES_TO.match(match[0])) and not travellers:
        _add_companions(context, tie, heads, tails)
    if frame.name == "invite" and tails is not None:
        travellers[place] = tails
    _carry_on(frame, tie, heads, tails, context)


def _take_order(frame: Frame, match: re.Match[str], reading: Reading, context: Context) -> None:
    """受甲委托: keeps who gave the order, until it is known to whom."""
    place = _place_of(match)
    client = reading.sentence.groups[reading.clause.text[place]]
    context.client = (client, frame, _trigger(match, reading.clause))
    if frame.answers_at_once or _follows_subject(place, reading.clause):
        _answer_order(reading, context)


def _read_status_of(
    frame: Frame, match: re.Match[str], reading: Reading, context: Context
) -> tuple[RelationType, Status] | None:
    before, rest = reading.clause.text[: match.end()], reading.clause.text[match.end() :]
    read = read_status(frame.type, before, rest, reading.following, ahead=context.ahead)
    if read is None or read[1] not in _FACTS:
        return read
    return read[0], Status.PLANNED if context.waiting else frame.status or read[1]


def _mark_read(frame: Frame, match: re.Match[str], used: dict[int, Frame]) -> None:
    """No second frame reads the bodies of a match again in its clause."""
    used[_place_of(match)] = frame
    if "head" in match.groupdict():
        used.setdefault(match.start("head"), frame)


def _carry_on(frame: Frame, tie: Tie, heads: Group | None, tails: Group | None, context: Context) -> None:
    """What later clauses may take up: the two sides, who met, and who goes along."""
    if heads is tails and heads is not None:
        if frame.joined:
            one, other = heads.spans
            context.sides = (Group((one,)), Group((other,)))
        return
    context.sides = (heads, tails)
    if tie.type in _MEETINGS and tie.status is not Status.PLANNED:
        context.met, context.reported = (heads, tails), frame.name == "report-to"
    if tie.type is RelationType.SUPERVISION:
        context.inspected = tails
    if frame.is_arrival or tie.direction is Direction.HOSTED:
        context.visitors = heads if frame.swap else tails
    if frame.takes_partner:
        context.partners = tails
    if frame.takes_along and tie.type is RelationType.JOINT_ACTION:
        context.companions, context.travels = tails, frame.name == "follow"


def _trigger(match: re.Match[str], clause: EncodedClause) -> tuple[tuple[int, int], ...]:
    return tuple(span for start, stop in iter_verbs(match) for span in clause.locate(start, stop))


def _follows_subject(place: int, clause: EncodedClause) -> bool:
    """乙受甲委托: the one who carries it out is named before."""
    return clause.subject is not None and clause.text.index(clause.subject) < place


def _add_companions(context: Context, tie: Tie, heads: Group | None, tails: Group | None) -> None:
    """会同甲走访乙: 甲 goes there, too."""
    companions = context.companions
    if companions is not None and companions is not heads and companions is not tails:
        add_ties(context, tie, pair_sides(companions, tails, context.names))


def _add_acts(context: Context, first: int) -> None:
    """与甲到乙检查: that 甲 goes along was read after what they did."""
    if context.companions is None:
        return
    names = context.companions.names
    for tie in context.ties[first:]:
        if tie.type in _SHARED_ACTS and tie.tail is not None and tie.tail not in names:
            context.ties.extend(replace(tie, head=name) for name in names if name != tie.head)


def _place_of(match: re.Match[str]) -> int:
    """Where the body stands that no second frame may read again."""
    named = match.groupdict()
    key = next((key for key in ("members", "tail", "head", "both") if key in named), None)
    return match.start(key) if key is not None else match.start()
