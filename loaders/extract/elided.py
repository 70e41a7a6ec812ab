"""Clauses that name no body: what is said in them is said of those that earlier clauses name."""

import re

from graph.model import Action, RelationType, Status
from loaders.extract.context import Context, Reading, add_ties
from loaders.extract.dealing import deal_pairs
from loaders.extract.encoding import Group
from loaders.extract.pairing import pair_sides
from loaders.extract.status import read_status
from loaders.extract.ties import Tie
from loaders.extract.titles import Said, find_paper

_SIGNING = re.compile(r"^[^\ue000-\ue7ff]{0,6}(?:签订|签署|签定|签下|签了|签的)")
_UNSIGNED = re.compile(
    r"^[^\ue000-\ue7ff]{0,8}(?:合同|协议|协议书|意向书|备忘录)[^\ue000-\ue7ff]{0,6}(?:待签|未签|正在(?:协商|修改|洽谈|商谈))"
)
_FAILED = re.compile("未谈拢|未谈妥|没谈拢|破裂|谈崩")
_REACHING = re.compile(r"^[^\ue000-\ue7ff]{0,4}(?:达成|形成)(?:了)?[^\ue000-\ue7ff]{0,8}(?:意向|共识)")
_HOLDS = re.compile(
    r"[^\ue000-\ue7ff]*[\ue000-\ue7ff][^\ue000-\ue7ff]*(?:举办|组织|召开|主办|举行)[^\ue000-\ue7ff]+会"
)
_ATTENDING = re.compile(
    r"[\ue000-\ue7ff](?:都|均|每次|逢会|全程|应邀|派员|派人|组团|积极|也)*(?:参加|参会|到会|与会|出席|列席|必到)(?:了)?"
)
# How a tie names its rule where no frame of the data file read it.
SIGNED_ELIDED, REACHED_ELIDED, UNSIGNED = "sign-elided", "reach-elided", "unsigned"
ATTENDED = "attend-elided"


def read_elided(reading: Reading, context: Context) -> None:
    """…与甲、乙座谈，签订《…》: the other side of the signing stands in the clause before."""
    clause = reading.clause.text
    if context.partners is None:
        _read_unsigned(reading, context)
        return
    reaching = _REACHING.match(clause)
    if reaching is not None:
        read = read_status(RelationType.COOPERATION, clause, "", reading.following)
        if read is not None:
            pairs = pair_sides(context.subject, context.partners, context.names)
            add_ties(
                context,
                Tie(None, None, *read, frame=REACHED_ELIDED, trigger=_words(reaching, reading)),
                pairs,
            )
        return
    match = _SIGNING.match(clause)
    if match is None:
        return
    rest = clause[match.end() :]
    read = read_status(RelationType.AGREEMENT_SIGNED, match[0], rest, reading.following)
    paper = find_paper(Said(reading.sentence, "", match[0], rest))
    if read is None or paper is None:
        return
    bundles = deal_pairs(context.subject, context.partners, clause, context)
    tie = Tie(None, None, *read, frame=SIGNED_ELIDED, paper=paper, trigger=_words(match, reading))
    add_ties(context, tie, bundles)


def _words(match: re.Match[str], reading: Reading) -> tuple[tuple[int, int], ...]:
    return reading.clause.locate(*match.span())


def read_attendance(reading: Reading, context: Context) -> None:
    """甲组织推介会，我局派员参加: the unit took part in what the clause before says that another held."""
    clause, groups = reading.clause, reading.sentence.groups
    holder, context.holder = context.holder, None
    is_unit = clause.subject is not None and _is_unit(groups[clause.subject], context)
    if holder is not None and is_unit and _ATTENDING.fullmatch(clause.text):
        tie = Tie(None, None, RelationType.JOINT_ACTION, Status.DONE, ATTENDED, Action.EVENT)
        add_ties(context, tie, pair_sides(groups[clause.subject or ""], holder, context.names))
    elif clause.subject is not None and not is_unit and _HOLDS.fullmatch(clause.text):
        context.holder = groups[clause.subject]


def _is_unit(group: Group, context: Context) -> bool:
    return all(context.names.is_same_body(name, context.unit) for name in group.names)


def _read_unsigned(reading: Reading, context: Context) -> None:
    """甲拟开展…，合同待签: the one body that the sentence names is negotiating with the unit."""
    if _UNSIGNED.match(reading.clause.text) is None or context.subject is None:
        return
    has_failed = any(_FAILED.search(clause.text) for clause in reading.sentence.clauses)
    if len(reading.sentence.groups) == 1 and not has_failed:
        tie = Tie(None, None, RelationType.COOPERATION, Status.NEGOTIATING, UNSIGNED)
        add_ties(context, tie, pair_sides(context.subject, None, context.names))
