"""Who a match of a frame is about: head and tail, the sides of 双方, who came, and whom it leaves out."""

import re
from collections.abc import Mapping

from graph.model import Direction, RelationType
from loaders.extract.context import ANY_GROUP, Context, Reading
from loaders.extract.encoding import Group
from loaders.extract.frames import Frame

# Nouns for those who act where no body is named, right before what they do.
_OTHERS = re.compile(
    r"(?:企业|公司|各?村|村民|社区|学生|师生|学校|农户|群众|居民|商户|合作社|机构|单位|部门|园区|客商|个人|经营户|大户)$"
)
# 甲、乙等一批企业: the noun sums up bodies that are named.
_SUMMED_UP = re.compile(r"[\ue000-\ue7ff]等[^\ue000-\ue7ff]{0,10}$")
_CAUSING = re.compile(r"组织|邀请|带领|率|引导|帮助|推动|鼓励|协助|指导|促成|支持|安排")
_OWN_ACTS = frozenset(
    {
        RelationType.AGREEMENT_SIGNED,
        RelationType.COOPERATION,
        RelationType.APPLICATION,
        RelationType.COMMISSION,
    }
)


def find_sides(
    frame: Frame, match: re.Match[str], reading: Reading, context: Context, travellers: Mapping[int, Group]
) -> tuple[Group | None, Group | None] | None:
    """Head and tail of a match (None is the reporting unit); None where it says nothing of two sides."""
    named = match.groupdict()
    groups = reading.sentence.groups
    if "both" in named:
        return _both(reading, context)
    if "members" in named:
        members = groups[named["members"]]
        return None if len(members.names) < 2 or members.pairs else (members, members)
    tail = groups[named["tail"]]
    if "head" in named:
        return groups[named["head"]], tail
    if frame.is_arrival:
        return _arrival(match, tail, reading, context)
    if _is_of_others(frame.type, reading.clause.text[: match.start()]):
        return None
    head = _subject_at(match.start(), reading, context)
    if frame.direction is Direction.PAID:
        # 邀请甲到乙调研: it is 甲 who goes to 乙.
        head = next((group for place, group in travellers.items() if place < match.start()), head)
    if head is tail:
        head = None
    if head is not None and set(head.names) & set(tail.names):
        return None
    return (tail, head) if frame.swap else (head, tail)


def _arrival(
    match: re.Match[str], tail: Group, reading: Reading, context: Context
) -> tuple[Group, None] | None:
    """甲来访, 甲会同乙来区检查: who came to the unit.

    应甲邀请，乙来访 was read already; in 甲与乙均来访 nobody says who received whom.
    """
    before = ANY_GROUP.search(reading.clause.text, 0, match.start())
    if tail is context.invited or (before is not None and tail is not context.companions):
        return None
    actor = context.subject if before is not None else tail
    if actor is None or context.names.is_same_body(actor.names[0], context.unit):
        return None
    return actor, None


def _is_of_others(kind: RelationType, before: str) -> bool:
    """各村与甲签订…, 企业向甲申报…: who acts is no body of the graph, and not the reporting unit.

    What the unit has others do (组织企业参观甲) is its own contact, but not its own agreement.
    """
    if _OTHERS.search(before) is None or _SUMMED_UP.search(before) is not None:
        return False
    return kind in _OWN_ACTS or _CAUSING.search(before) is None


def _both(reading: Reading, context: Context) -> tuple[Group | None, Group | None] | None:
    """双方: the two sides named before; where only one was named, the other is the reporting unit."""
    if context.sides is not None:
        return context.sides
    named = list(reading.sentence.groups.values())
    if context.subject is not None and len(named) == 1:
        is_unit = any(context.names.is_same_body(name, context.unit) for name in context.subject.names)
        return None if is_unit else (None, context.subject)
    return None


def _subject_at(position: int, reading: Reading, context: Context) -> Group | None:
    """Who acts at a position of a clause: the pairs that stand right before it, else the running subject."""
    before = reading.sentence.groups.get(reading.clause.text[position - 1 : position])
    return before if before is not None and before.pairs else context.subject
