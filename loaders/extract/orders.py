"""Orders whose object stands in an earlier clause: 甲擅自开工，乙下发停工通知书; 乙检查甲，丙复查."""

import re

from graph.model import Kind, RelationType
from loaders.extract.context import ANY_GROUP, Context, Reading, add_ties
from loaders.extract.pairing import pair_sides
from loaders.extract.runs import Group
from loaders.extract.status import read_status
from loaders.extract.ties import Tie

_ORDERING = re.compile(
    r"(?:责令|勒令)(?:其)?(?:限期|立即)?(?:停产|停业|停工|停建|整改|改正|拆除|补缴|补发|退还)"
    r"|(?:下发|下达|发出|开出|送达|发了|开了)(?:了)?[^，]{0,10}(?:整改|停工|停产|停业|处罚|督办|监察|执法|监督)[^，]{0,6}(?:通知|决定|意见|建议|书|单)"
    r"|约谈(?![^，]{0,4}\d)|限期(?:整改|改正|纠正|拆除|清退)|立案(?:调查|查处)|依法(?:予以)?(?:查处|取缔|查封|处罚|处理|拆除|关停)|(?:予以|给予|处以|处)(?:行政)?(?:处罚|查封|取缔|罚款)|罚款\d"
)
_AGAIN = re.compile("复查|复核|回头看|跟踪督查|跟踪检查|跟踪监管|验收|抽查")
# Whom one orders to put things right: offices are reported to, not fined.
_ORDERED = frozenset({Kind.ENTERPRISE, Kind.SOE, Kind.BANK, Kind.PUBLIC_INSTITUTION, Kind.INSTITUTE})
# 走访甲，督促其落实…: 其 is whom the subject met.
_ORDERING_THEM = re.compile(
    r"(?:督促|敦促|责令|责成|勒令)(?:其|企业)"
    r"|要求(?:其|企业)(?:限期|立即|尽快|严格|切实|加强)?(?:整改|停产|停业|停工|改正|拆除|落实|补缴|补发|退还|规范|消除)"
)
# 我局会同甲查处: who goes along is not whom the order goes to.
_WITH_WHOM = re.compile("(?<=[\ue000-\ue7ff])(?:会同|联合|协同|与|和|同)[\ue000-\ue7ff]")
# How a tie names its rule where no frame of the data file read it.
ORDERED, INSPECTED_AGAIN = "order-elided", "inspect-again"


def read_orders(reading: Reading, context: Context) -> None:
    """Reads a clause that names nobody, or only who gives the order."""
    clause = reading.clause
    named = ANY_GROUP.findall(_WITH_WHOM.sub("", clause.text))
    if named and named != [clause.subject]:
        return
    head = reading.sentence.groups[named[0]] if named else None
    offender = context.earlier if named else context.subject
    again = _AGAIN.search(clause.text) if named else None
    order = _ORDERING.search(clause.text)
    if again is not None and context.inspected is not None:
        _add(ORDERED if order else INSPECTED_AGAIN, again, head, context.inspected, reading, context)
    elif order is not None and offender is not None and _may_be_ordered(offender, context):
        _add(ORDERED, order, head, offender, reading, context)
    else:
        _read_ordering_them(reading, context)


def _read_ordering_them(reading: Reading, context: Context) -> None:
    """走访甲，督促其落实制度: who went there gives the order, unless the visit was an inspection anyway."""
    match = _ORDERING_THEM.search(reading.clause.text)
    if match is None or context.met is None or context.inspected is not None:
        return
    head, tail = context.met
    if tail is not None and head is context.subject and _may_be_ordered(tail, context):
        _add(ORDERED, match, head, tail, reading, context)


def _may_be_ordered(group: Group, context: Context) -> bool:
    return all(context.names.kind(name) in _ORDERED for name in group.names)


def _add(
    rule: str, match: re.Match[str], head: Group | None, tail: Group, reading: Reading, context: Context
) -> None:
    if head is not None and set(head.names) & set(tail.names):
        return
    read = read_status(RelationType.SUPERVISION, reading.clause.text, "", reading.following)
    if read is not None:
        tie = Tie(None, None, *read, frame=rule, trigger=reading.clause.locate(*match.span()))
        add_ties(context, tie, pair_sides(head, tail, context.names))
