"""Applications that somebody hands on: 向甲申报试点，已由乙转报."""

import re

from graph.model import RelationType
from loaders.extract.context import Context, Reading
from loaders.extract.status import read_status
from loaders.extract.ties import Tie

_FORWARDING = re.compile(
    r"(?:已|现|均|并|统一|再)*由(?P<who>[\ue000-\ue7ff])(?:已|审核后|初审后|统一|逐级|汇总|集中)*(?:转报|转呈|上报|报送|报出)"
)
# How a tie names its rule where no frame of the data file read it.
FORWARDED = "forward-elided"


def read_forwarding(reading: Reading, context: Context) -> None:
    """Ties who hands an application on to whom the clauses before say that it goes to."""
    match = _FORWARDING.fullmatch(reading.clause.text)
    if match is None:
        return
    applied = [tie for tie in context.ties if tie.type is RelationType.APPLICATION]
    read = read_status(RelationType.APPLICATION, reading.clause.text, "", reading.following)
    if not applied or read is None:
        return
    trigger = reading.clause.locate(*match.span())
    for name in reading.sentence.groups[match["who"]].names:
        if name not in {applied[-1].head, applied[-1].tail}:
            context.ties.append(Tie(name, applied[-1].tail, *read, frame=FORWARDED, trigger=trigger))
