"""A frame that fits a clause, made into ties: its sides, status and paper, and who goes along."""

import re
from dataclasses import replace

from graph.model import Direction, RelationType, Status
from loaders.extract.circumstance import read_said, with_circumstance
from loaders.extract.clients import take_order
from loaders.extract.context import ANY_GROUP, Context, Reading, add_ties
from loaders.extract.dealing import deal_bundles
from loaders.extract.frames import Frame
from loaders.extract.matches import place_of, trigger_of
from loaders.extract.outlook import is_left_open, leaves_paper_open
from loaders.extract.pairing import pair_sides
from loaders.extract.runs import Group
from loaders.extract.sides import find_sides
from loaders.extract.status import read_status
from loaders.extract.ties import Tie

# 随甲赴乙汇报: 甲 reports there, too; what 会同甲检查 leads to (向乙报告) is the unit's own.
_GOES_TO = re.compile("赴|到|去|前往")
_FACTS = frozenset({Status.DONE, Status.ONGOING})
# After these the two may sign something in a clause that names neither.
_MEETINGS = frozenset({RelationType.VISIT, RelationType.LIAISON})
# What a companion does as well as the one it goes with.
_SHARED_ACTS = frozenset({RelationType.VISIT, RelationType.SUPERVISION})

_TALKS = Status.NEGOTIATING


def apply_frame(
    frame: Frame,
    match: re.Match[str],
    reading: Reading,
    context: Context,
    used: dict[int, Frame],
    travellers: dict[int, Group],
) -> None:
    """Reads what a frame says of a clause.

    `used` has the frames by the bodies that they have read, `travellers` whom the clause invites.
    """
    place = place_of(match)
    if place in used and not (frame.is_arrival and used[place].tells_of_company):
        return
    if frame.is_order:
        used[place] = frame
        take_order(frame, match, reading, context)
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
    trigger = trigger_of(match, reading.clause)
    tie = Tie(None, None, kind, status, frame.name, direction=frame.direction, trigger=trigger)
    said = read_said(match, reading, context)
    tie = with_circumstance(tie, frame, said)
    bundles = deal_bundles(frame, kind, heads, tails, said, reading, context)
    add_ties(context, tie, bundles)
    if kind is RelationType.AGREEMENT_SIGNED and leaves_paper_open(reading.clause.text, reading.following):
        # 签订意向书，正式协议待签: they signed one, and still talk about the other.
        add_ties(context, replace(tie, type=RelationType.COOPERATION, status=_TALKS, paper=None), bundles)
    reports = context.travels and frame.name == "report-to"
    if (kind in _SHARED_ACTS or reports or _GOES_TO.match(match[0])) and not travellers:
        _add_companions(context, tie, heads, tails)
    if frame.name == "invite" and tails is not None:
        travellers[place] = tails
    _carry_on(frame, tie, heads, tails, context)


def add_acts(context: Context, first: int) -> None:
    """与甲到乙检查: that 甲 goes along was read after what they did."""
    if context.companions is None:
        return
    names = context.companions.names
    for tie in context.ties[first:]:
        if tie.type in _SHARED_ACTS and tie.tail is not None and tie.tail not in names:
            context.ties.extend(replace(tie, head=name) for name in names if name != tie.head)


def _read_status_of(
    frame: Frame, match: re.Match[str], reading: Reading, context: Context
) -> tuple[RelationType, Status] | None:
    before, rest = reading.clause.text[: match.end()], reading.clause.text[match.end() :]
    read = read_status(frame.type, before, rest, reading.following, ahead=context.ahead)
    if read is None or read[1] not in _FACTS:
        return read
    if is_left_open(read[0], before, _last_clause(reading)):
        return RelationType.COOPERATION, Status.NEGOTIATING
    return read[0], Status.PLANNED if context.waiting else frame.status or read[1]


def _last_clause(reading: Reading) -> str:
    """How the sentence ends, up to its next semicolon, where the last clause names no body; else ""."""
    clauses = reading.sentence.clauses
    after = clauses[clauses.index(reading.clause) + 1 :]
    stop = next((at for at, clause in enumerate(after) if clause.is_fresh), len(after))
    last = after[stop - 1].text if stop else ""
    return "" if ANY_GROUP.search(last) else last


def _mark_read(frame: Frame, match: re.Match[str], used: dict[int, Frame]) -> None:
    """No second frame reads the bodies of a match again in its clause."""
    used[place_of(match)] = frame
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


def _add_companions(context: Context, tie: Tie, heads: Group | None, tails: Group | None) -> None:
    """会同甲走访乙: 甲 goes there, too."""
    companions = context.companions
    if companions is not None and companions is not heads and companions is not tails:
        add_ties(context, tie, pair_sides(companions, tails, context.names))
