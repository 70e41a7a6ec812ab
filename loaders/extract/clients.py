"""Who gave an order, an invitation or a good word, kept until it is known to whom: 受甲委托，乙编制…."""

import re

from graph.model import RelationType, Status
from loaders.extract.context import ANY_GROUP, Context, Reading, add_ties
from loaders.extract.encoding import EncodedClause
from loaders.extract.frames import Frame
from loaders.extract.matches import place_of, trigger_of
from loaders.extract.pairing import pair_sides
from loaders.extract.status import is_ahead
from loaders.extract.ties import Tie


def answer_order(reading: Reading, context: Context) -> None:
    """受甲委托，乙编制…: the subject is the one that the order or invitation went to."""
    is_recommended = context.client is not None and context.client[1].name == "recommended-by"
    if is_recommended and len(ANY_GROUP.findall(reading.clause.text)) > 1:
        # 经甲推荐，乙向丙放贷: it is not 乙 that was recommended.
        context.client = None
    if context.client is not None:
        is_planned = context.client[1].type is RelationType.VISIT and is_ahead(reading.clause.text)
        settle_client(context, Status.PLANNED if is_planned else Status.DONE)


def settle_client(context: Context, status: Status) -> None:
    """Ties who gave an order or a word to the subject, to whom it went."""
    if context.client is None:
        return
    (client, frame, trigger), context.client = context.client, None
    tie = Tie(None, None, frame.type, status, frame.name, direction=frame.direction, trigger=trigger)
    heads, tails = (context.subject, client) if frame.swap else (client, context.subject)
    add_ties(context, tie, pair_sides(heads, tails, context.names))
    if frame.type is RelationType.JOINT_ACTION:
        context.companions = client
    context.invited = context.subject if frame.type is RelationType.VISIT else None


def take_order(frame: Frame, match: re.Match[str], reading: Reading, context: Context) -> None:
    """受甲委托: keeps who gave the order, until it is known to whom."""
    place = place_of(match)
    client = reading.sentence.groups[reading.clause.text[place]]
    context.client = (client, frame, trigger_of(match, reading.clause))
    if frame.answers_at_once or _follows_subject(place, reading.clause):
        answer_order(reading, context)


def _follows_subject(place: int, clause: EncodedClause) -> bool:
    """乙受甲委托: the one who carries it out is named before."""
    return clause.subject is not None and clause.text.index(clause.subject) < place
