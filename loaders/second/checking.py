"""Claims against the sentence they are about: what holds becomes ties, the rest is dropped with a reason.

The rules stand: where they read a tie of two bodies in a sentence, nothing is added to it; where they cut a
name, it is cut so; and what the text denies, plans or leaves open is read by the same rules as theirs.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from graph.identity.lexicon import is_head
from graph.identity.names import read_name
from graph.identity.places import prefix_length
from graph.model import Action, Direction, Place, RelationType, Status
from loaders.context import name_in_context
from loaders.extract import ExtractedStatement, Tie
from loaders.extract.rules import SECOND
from loaders.extract.sentences import Clause, iter_clauses
from loaders.extract.spans import NamedSpan
from loaders.extract.status import read_status
from loaders.extract.titles import NamedPaper
from loaders.second.account import Drop
from loaders.second.contract import Claim

# What a mention was found by where the model added it; ties have the rule of that name.
FOUND_BY = "llm"

Span = tuple[int, int]

# Two characters that neither gazetteer nor tagger knows are a verb more often than a name.
_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·（）()\-—]{3,40}")
_PRONOUN = re.compile(r"[我本该此其各某]|双方|对方|两地|彼此|他们|有关|相关|省[厅局委]$|市[局委]$|上级")
_CLOSED = re.compile(r"《[^《》]*》|“[^“”]*”")
# Words for what is held, done or written, which sound like names of bodies to those who do not know them.
_NO_BODY = re.compile(
    r"(?:会议|座谈会|推介会|洽谈会|大会|论坛|活动|仪式|大赛|系统|项目|工程|计划|规划|方案|协议|合同|政策|工作|文件|办法|通知"
    r"|课题|品牌|产品|平台建设|同志|局长|主任|书记|市长|区长|县长|厅长|经理|董事长|代表|人员|专家|领导|一行|先生|女士)$"
)
_SIGNING = re.compile(r"签|协议|合同|备忘录|意向书|责任[书状]|订立|缔结|达成")
_PAPER = re.compile(
    r"《(?P<title>[^《》]+)》|(?P<sort>协议书|协议|备忘录|意向书|责任书|责任状|承诺书|合同书|合同)"
)
# Longer words are no evidence, but the sentence over again.
_LONGEST_WORDS = 20


@dataclass(frozen=True, slots=True)
class Located:
    """A claim with every word found at its place in the sentence; an end of None is the reporting unit."""

    head: Span | None
    type: RelationType
    tail: Span | None
    status: Status
    words: Span
    direction: Direction | None = None
    action: Action | None = None


@dataclass(frozen=True, slots=True)
class Holding:
    """What of a claim holds: its ties, and names that the rules had not found."""

    ties: tuple[Tie, ...]
    spans: tuple[NamedSpan, ...]


def locate(claim: Claim, text: str) -> Located | Drop:
    """The claim with its words found in the sentence, to the letter."""
    ends: list[Span | None] = []
    for quoted in (claim.head, claim.tail):
        place = quoted.find(text) if quoted is not None else None
        if quoted is not None and place is None:
            return Drop.WORDING
        ends.append(place)
    words = claim.words.find(text)
    if words is None or words[1] - words[0] > _LONGEST_WORDS:
        return Drop.WORDING
    if ends[0] == ends[1]:
        return Drop.ITSELF
    # What a body is called does not say what it did.
    if any(end is not None and end[0] < words[1] and words[0] < end[1] for end in ends):
        return Drop.WORDING
    return Located(ends[0], claim.type, ends[1], claim.status, words, claim.direction, claim.action)


def judge(located: Located, extracted: ExtractedStatement, place: Place) -> Holding | Drop:
    """What of a claim holds against the sentence and what the rules read in it."""
    sides: list[tuple[str | None, ...]] = []
    added: list[NamedSpan] = []
    for end in (located.head, located.tail):
        side = (None,) if end is None else _find_names(end, extracted, place, added)
        if isinstance(side, Drop):
            return side
        sides.append(side)
    read = _read_status(located, extracted)
    if read is None:
        return Drop.DENIED
    kind, status = read
    told = {pair for pair, tie in _iter_pairs(extracted, place) if tie.frame != SECOND}
    added_before = {(pair, tie.type) for pair, tie in _iter_pairs(extracted, place) if tie.frame == SECOND}
    ties = []
    for head, tail in product(*sides):
        pair = frozenset(_identify(name, extracted, place) for name in (head, tail))
        if len(pair) == 1:
            return Drop.ITSELF
        if pair in told:
            return Drop.KNOWN
        if (pair, kind) in added_before:
            return Drop.REPEATED
        ties.append(Tie(head, tail, kind, status, SECOND, trigger=(located.words,)))
    return Holding(tuple(_with_circumstance(tie, located, extracted) for tie in ties), tuple(added))


# --- names --------------------------------------------------------------------------------------------------


def _find_names(
    end: Span, extracted: ExtractedStatement, place: Place, added: list[NamedSpan]
) -> tuple[str, ...] | Drop:
    """The names at one end: those of the rules' span that stands just there, else a new one."""
    start, stop = end
    for span in extracted.spans:
        if (span.start, span.stop) == end:
            return Drop.GROUP if span.collective else span.names
        if span.start < stop and start < span.stop:
            return Drop.CROSSING
    surface = extracted.text[start:stop]
    name = "".join(surface.split())
    if any(match.start() < stop and start < match.end() for match in _CLOSED.finditer(extracted.text)):
        return Drop.NO_NAME
    if not _may_be_name(name, place):
        return Drop.NO_NAME
    if read_name(name, place).collective:
        return Drop.GROUP
    added.append(NamedSpan(start, stop, surface, (name,), FOUND_BY))
    return (name,)


def _may_be_name(name: str, place: Place) -> bool:
    """Whether words that the rules did not take for a name can be one: no pronoun, place, event or person."""
    if _NAME.fullmatch(name) is None or _PRONOUN.match(name) or _NO_BODY.search(name):
        return False
    return not is_head(name) and prefix_length(name, place) < len(name) and not name.isdecimal()


def _identify(name: str | None, extracted: ExtractedStatement, place: Place) -> str:
    """The id of the body that a name reads as; None is the reporting unit."""
    unit = extracted.row.unit
    return read_name(name_in_context(name or unit, unit), place).organization.id


def _iter_pairs(extracted: ExtractedStatement, place: Place) -> Iterator[tuple[frozenset[str], Tie]]:
    """The two bodies of every tie that the sentence has so far."""
    for tie in extracted.ties:
        yield frozenset(_identify(name, extracted, place) for name in (tie.head, tie.tail)), tie


# --- what the sentence says of them -------------------------------------------------------------------------


def _read_status(located: Located, extracted: ExtractedStatement) -> tuple[RelationType, Status] | None:
    """Type and status; where the rules read that it is denied, planned or open, the model is not asked."""
    clauses = list(iter_clauses(extracted.text))
    number = next(
        (n for n, clause in enumerate(clauses) if clause.start <= located.words[0] < clause.stop), None
    )
    if number is None:
        return None
    clause = clauses[number]
    if located.type is RelationType.AGREEMENT_SIGNED and _SIGNING.search(clause.text) is None:
        return None
    split = located.words[1] - clause.start
    read = read_status(
        located.type,
        clause.text[:split],
        clause.text[split:],
        _following(clauses[number + 1 :], extracted.spans),
    )
    if read is None:
        return None
    kind, status = read
    return (kind, status) if status not in {Status.DONE, Status.ONGOING} else (kind, located.status)


def _following(clauses: Sequence[Clause], spans: Sequence[NamedSpan]) -> list[str]:
    """The next clauses up to the first that names a body."""
    found: list[str] = []
    for clause in clauses:
        if any(clause.start <= span.start < clause.stop for span in spans):
            break
        found.append(clause.text)
    return found


def _with_circumstance(tie: Tie, located: Located, extracted: ExtractedStatement) -> Tie:
    """With the paper signed, who went to whom, and the sort of the joint act."""
    if tie.type is RelationType.AGREEMENT_SIGNED:
        return replace(tie, paper=_find_paper(extracted.text, located.words))
    if tie.type is RelationType.VISIT:
        return replace(tie, direction=located.direction)
    if tie.type is RelationType.JOINT_ACTION:
        return replace(tie, action=located.action or Action.OTHER)
    return tie


def _find_paper(text: str, words: Span) -> NamedPaper:
    """The paper that the sentence names first from the words on, else anywhere."""
    match = _PAPER.search(text, words[0]) or _PAPER.search(text)
    if match is None:
        return NamedPaper("协议", "协议", titled=False)
    if match["title"] is None:
        return NamedPaper(match["sort"], match["sort"], titled=False)
    sort = re.search("协议书|协议|备忘录|意向书|责任书|责任状|承诺书|合同书|合同", match["title"])
    return NamedPaper(match["title"], sort[0] if sort else "文件", titled=True)
