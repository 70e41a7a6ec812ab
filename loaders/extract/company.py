"""Clauses that say who took part in what an earlier clause tells of: 甲来区检查，我局派员陪同."""

import re
from dataclasses import replace

from graph.model import Action, RelationType, Status
from loaders.extract.context import Context, Reading, add_ties
from loaders.extract.pairing import pair_sides
from loaders.extract.runs import Group
from loaders.extract.status import read_status
from loaders.extract.ties import Tie

_IS_OVER = re.compile(r"已|了|完成")
_GROUP = "[\ue000-\ue7ff]"
_NONE = "[^\ue000-\ue7ff]"
# Who goes along does what those do with whom it goes; who helps does its own part.
_ESCORTS = "陪同|随行|同行|随同|陪同前往|一同前往"
_HELPS = "配合|协助|协同|协办|参与|参加|到场|出席|列席|参会|到会|与会|必到|加入其中|加入进来"
_TAKING_PART = re.compile(
    rf"{_NONE}*(?P<who>{_GROUP})(?:等{_NONE}{{0,6}})?(?P<how>{_NONE}{{0,10}}?)(?P<verb>{_ESCORTS}|{_HELPS}){_NONE}{{0,10}}"
)
_HELD = re.compile("主办|承办")
_DENIED = re.compile("未|没|不|拒")
# People whom nobody names: 我局所属企业参加.
_OTHERS = re.compile(r"企业|公司|群众|居民|职工|学生|农户|商户")
# How a tie names its rule where no frame of the data file read it.
ATTENDED = "attend-elided"
_SHARED_ACTS = frozenset({RelationType.VISIT, RelationType.SUPERVISION})


def read_company(reading: Reading, context: Context) -> None:
    """Ties those who took part to who acts in the clauses before, and who went along to whom these went."""
    match = _TAKING_PART.fullmatch(reading.clause.text)
    if match is None or match["who"] != reading.clause.subject:
        return
    if _DENIED.search(match["how"]) or _OTHERS.search(match["how"]):
        return
    is_escort = re.fullmatch(_ESCORTS, match["verb"]) is not None
    if not is_escort and any(_HELD.search(clause.text) for clause in reading.sentence.clauses):
        # Who helps with an event is tied to its organiser; what follows is said of those before.
        context.subject = context.earlier
        return
    helpers = reading.sentence.groups[match["who"]]
    if context.earlier is None and context.sides is None:
        return
    actor = _actor_before(context)
    if _is_among(helpers, actor, context):
        return
    read = read_status(RelationType.JOINT_ACTION, reading.clause.text, "", reading.following)
    if read is None:
        return
    if context.ahead and read[1] is Status.DONE and _IS_OVER.search(reading.clause.text) is None:
        # 拟由甲牵头，我局配合: what one helps with is still to come.
        read = read[0], Status.PLANNED
    trigger = reading.clause.locate(*match.span("verb"))
    tie = Tie(None, None, *read, frame=ATTENDED, action=Action.OTHER, trigger=trigger)
    if match["verb"].startswith("加入"):
        # 甲牵头组建医联体，乙加入其中
        tie = replace(tie, type=RelationType.COOPERATION, action=None)
    add_ties(context, tie, pair_sides(helpers, actor, context.names))
    if is_escort:
        _share_acts(helpers, actor, read[1], context)
    context.subject = actor


def _actor_before(context: Context) -> Group | None:
    """Whom an earlier clause names as its subject, or as the one who came; None is the unit."""
    if context.earlier is not None:
        if context.inspected is context.earlier and context.sides is not None:
            # 甲被乙立案，我局协助: it is 乙 that is helped.
            return context.sides[0]
        return context.earlier
    return context.sides[0] if context.sides is not None else None


def _is_among(helpers: Group, actor: Group | None, context: Context) -> bool:
    if actor is None:
        return any(context.names.is_same_body(name, context.unit) for name in helpers.names)
    return bool(set(actor.names) & set(helpers.names))


def _share_acts(helpers: Group, actor: Group | None, status: Status, context: Context) -> None:
    """甲检查乙，丙陪同: 丙 was there, too."""
    shared = [
        replace(tie, head=helper, frame=ATTENDED, status=status)
        for tie in context.ties
        if tie.type in _SHARED_ACTS and (tie.head in actor.names if actor is not None else tie.head is None)
        for helper in helpers.names
        if not context.names.is_same_body(helper, tie.tail or context.unit)
    ]
    context.ties.extend(shared)
