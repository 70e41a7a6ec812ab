"""Sentences → ties: frames matched clause by clause, with their subject, pairing and status."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from graph.model import RelationType, Status
from loaders.extract.actors import find_actor
from loaders.extract.applying import add_acts, apply_frame
from loaders.extract.clients import answer_order, settle_client
from loaders.extract.company import read_company
from loaders.extract.context import ANY_GROUP, Context, Reading
from loaders.extract.elided import Sides, read_elided
from loaders.extract.encoding import EncodedClause, EncodedSentence
from loaders.extract.forwarding import read_forwarding
from loaders.extract.frames import TITLE_FIRST, TITLE_LAST, Frame, read_frames
from loaders.extract.orders import read_orders
from loaders.extract.pairing import Names
from loaders.extract.roles import iter_joint_acts
from loaders.extract.runs import Group
from loaders.extract.shortlist import Shortlist
from loaders.extract.sides import find_applicant
from loaders.extract.status import is_ahead
from loaders.extract.ties import Tie

_BARE_SIDES = re.compile(r"[\ue000-\ue7ff](?:与|和|同)([\ue000-\ue7ff])")
# 随甲赴沪，拜会乙: the two are still on their way in the next clause.
_SETS_OUT = re.compile(r"赴|到|前往|随|陪同|组成|来|督查|检查|执法|整治|核查|巡查|排查|查处")
# A sentence that begins so speaks of the sides of the one before.
_GOES_ON = re.compile(
    r"(?:[\d年月日上中下旬初底末拟将已定于]|目前|现|随后|会后|期间|经|近日|此后|后){0,12}(?:双方|两地|彼此|两家|两校|两院|两局)"
)
# Whom these name has helped the subject, even if no clause follows that says in what.
_TOLD_ALONE = frozenset({"backed-by", "owed-to", "introduced-by", "allowed-by"})
# 协议待乙审核后签订: who looks through the paper is no party to it.
_AWAITING = re.compile(
    r"(?:协议|合同|备忘录|意向书|文本)[^\ue000-\ue7ff，]{0,3}待[\ue000-\ue7ff][^\ue000-\ue7ff，]{0,8}后[^，]{0,4}签"
)
# 待甲审定后，与乙签约: what follows is still to come.
_WAITING = re.compile(
    "待[^，已]{2,18}[后时]$|(?:正在|着手|抓紧|加紧)(?:准备|完善|编制|整理|修改)[^，]{0,10}(?:材料|资料|文件|方案|文本)$"
)
_AGREED = re.compile("商定|约定|议定|敲定|说定")


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
        settle_client(context, Status.DONE)
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
            if clause.text.startswith(("因", "由于")):
                # 与甲签订的意向书，因甲资金链断裂，已终止: why is told on the way.
                continue
            break
        found.append(clause.text)
    return found


def _read_clause(reading: Reading, context: Context) -> None:
    clause = reading.clause
    if clause.is_fresh:
        context.restart()
    find_actor(reading, context)
    answer_order(reading, context)
    if not ANY_GROUP.search(clause.text):
        read_elided(reading, context)
    sides = _BARE_SIDES.fullmatch(clause.text)
    if sides is not None:
        # 甲与乙、丙与丁，签的是…: what they do stands in the next clause.
        context.partners = reading.sentence.groups[sides[1]]
    first, companions = len(context.ties), context.companions
    _read_frames(reading, context)
    if context.companions is not companions:
        add_acts(context, first)
        if not _SETS_OUT.search(clause.text):
            context.companions = None
    if all(tie.type is RelationType.JOINT_ACTION for tie in context.ties[first:]):
        read_orders(reading, context)
    read_company(reading, context)
    read_forwarding(reading, context)
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
            apply_frame(frame, match, reading, context, used, travellers)


@cache
def _shortlist(*, names_body: bool) -> Shortlist:
    """The frames that a clause can be read by; one without any body by few: 双方签订…."""
    sides = {"head", "tail", "members"}
    return Shortlist([f for f in read_frames() if names_body or not sides & f.pattern.groupindex.keys()])
