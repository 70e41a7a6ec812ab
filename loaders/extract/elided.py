"""Clauses that name no body: what is said in them is said of those that earlier clauses name."""

import re
from dataclasses import replace

from graph.model import Action, Direction, RelationType, Status
from loaders.extract.context import Context, Reading, add_ties
from loaders.extract.dealing import deal_pairs
from loaders.extract.pairing import pair_sides
from loaders.extract.runs import Group
from loaders.extract.status import read_status
from loaders.extract.ties import Tie
from loaders.extract.titles import Said, find_event, find_paper

_SIGNING = re.compile(
    r"^(?!双方|两地|彼此|各方|三方)(?:(?:就|围绕|针对)[^\ue000-\ue7ff]{2,16}?)?[^\ue000-\ue7ff]{0,6}(?:签订|签署|签定|签下|签了|签的)"
)
_UNSIGNED = re.compile(
    r"^[^\ue000-\ue7ff]{0,10}(?:价格|地价|条件|条款|细节|事宜|标准|方案|比例|租金|期限|年限|政策)(?:等)?(?:问题)?(?:仍|尚|还|正|目前)*在?(?:进一步)?(?:谈判|商谈|协商|洽谈|磋商|商讨|商议)"
    r"|^[^\ue000-\ue7ff]{0,8}(?:合同|协议|协议书|意向书|备忘录)[^\ue000-\ue7ff]{0,6}(?:待签|未签|正在(?:协商|修改|洽谈|商谈))"
)
_FAILED = re.compile("未谈拢|未谈妥|没谈拢|破裂|谈崩")
_COMING = re.compile(
    r"[^\ue000-\ue7ff送寄]{0,10}(?:[两二三四五\d]次|先后|专程|应邀|组团|派员|派人|再次|多次)?来(?:我|本)?[区县市州镇乡旗](?:实地|现场|再次)?(?:考察|踏勘|洽谈|调研|对接|参观|走访|看地|选址|商谈)"
)
_REACHING = re.compile(
    r"^(?:就[^\ue000-\ue7ff]{2,16}?)?[^\ue000-\ue7ff]{0,4}(?:达成|形成)(?:了)?[^\ue000-\ue7ff]{0,8}(?:意向|共识)"
)
# 招聘大学生，签订就业协议: with people, not with whom the clause before names.
_WITH_PEOPLE = re.compile("就业|劳动合同|(?:征收|拆迁|征地|安置)[^，]{0,4}补偿|用工协议|录用|聘用|购销意向")
_HANDING_IN = re.compile(
    "(?:报|递|交|送)了?上去|(?:报送|上报|报批|提交|递交|呈报)了?[^，]{0,8}(?:材料|申请|方案|报告)"
    "|(?:材料|申请|方案|报告)[^，]{0,6}(?:报送|上报|提交|递交|呈报)"
)
# 到甲考察，未形成意向: a visit that led to nothing is no talk that goes on.
_OPEN = (RelationType.COOPERATION, Status.NEGOTIATING)
_ACTING = re.compile(
    r"^[^\ue000-\ue7ff]{0,12}(?:联合|共同|合作)(?:举办|召开|开展|主办|承办|印发|举行|组织|下发|发布)"
    r"|^[^\ue000-\ue7ff，]{0,4}(?:开展|组织|举行|实施)(?:了)?联合(?:巡查|执法|检查|督查|巡逻|演练|巡护|整治|行动)"
)
_TALKING = re.compile(
    r"^(?!双方|两地|彼此|各方|三方|(?:并|还|再)?[与同和跟](?!其|之|对方|该))(?:[^\ue000-\ue7ff]{0,4}就)?[^\ue000-\ue7ff]{0,20}?(?:交换(?:了)?意见|洽谈(?!(?:项目|业务|订单)\d)|商谈|磋商|会谈|座谈(?!会)|商讨|协商)"
)
# What they talk about in these words is not settled yet.
_NEGOTIATING = re.compile("洽谈|商谈|磋商|商讨|协商")
_SETTLED = frozenset({RelationType.AGREEMENT_SIGNED, RelationType.COOPERATION, RelationType.LIAISON})
Sides = tuple[Group | None, Group | None]
# How a tie names its rule where no frame of the data file read it.
CAME = "come-elided"
SIGNED_ELIDED, REACHED_ELIDED, UNSIGNED = "sign-elided", "reach-elided", "unsigned"
HANDED_IN, ACTED_ELIDED, TALKED_ELIDED = "hand-in-elided", "act-elided", "talk-elided"


def read_elided(reading: Reading, context: Context) -> None:
    """…与甲、乙座谈，签订《…》: the other side of the signing stands in the clause before."""
    _read_coming(reading, context)
    sides = (context.subject, context.partners) if context.partners is not None else context.met
    if sides is None:
        _read_unsigned(reading, context)
        return
    _read_reaching(reading, context, sides)
    _read_signing(reading, context, sides)
    if context.partners is None:
        _read_talking(reading, context, sides)
    _read_acting(reading, context, sides)
    if context.reported:
        _read_handing_in(reading, context, sides)


def _read_coming(reading: Reading, context: Context) -> None:
    """甲有意投资，两次来区考察: the running subject came to the unit."""
    match = _COMING.match(reading.clause.text)
    who = context.subject
    if (
        match is None
        or who is None
        or not who.names
        or any(t.type is RelationType.VISIT for t in context.ties)
    ):
        return
    read = read_status(RelationType.VISIT, reading.clause.text, "", reading.following, ahead=context.ahead)
    if read is not None and not context.names.is_same_body(who.names[0], context.unit):
        tie = Tie(None, None, *read, frame=CAME, direction=Direction.HOSTED, trigger=_words(match, reading))
        add_ties(context, tie, pair_sides(who, None, context.names))
        context.met = (who, None)


def _read_reaching(reading: Reading, context: Context, sides: Sides) -> None:
    match = _REACHING.match(reading.clause.text)
    if match is None:
        return
    read = read_status(
        RelationType.COOPERATION, reading.clause.text, "", reading.following, ahead=context.ahead
    )
    if read is not None and (context.partners is not None or read != _OPEN):
        tie = Tie(None, None, *read, frame=REACHED_ELIDED, trigger=_words(match, reading))
        add_ties(context, tie, pair_sides(*sides, context.names))


def _read_signing(reading: Reading, context: Context, sides: Sides) -> None:
    clause = reading.clause.text
    match = _SIGNING.match(clause)
    if match is None or _WITH_PEOPLE.search(clause) is not None:
        return
    rest = clause[match.end() :]
    read = read_status(RelationType.AGREEMENT_SIGNED, match[0], rest, reading.following, ahead=context.ahead)
    paper = find_paper(Said(reading.sentence, "", match[0], rest))
    if read is None or paper is None:
        return
    tie = Tie(None, None, *read, frame=SIGNED_ELIDED, paper=paper, trigger=_words(match, reading))
    add_ties(context, tie, deal_pairs(*sides, clause, context))


def _read_talking(reading: Reading, context: Context, sides: Sides) -> None:
    """到甲考察，就…交换意见: with whom the clause before says that the subject went to see."""
    match = _TALKING.match(reading.clause.text)
    if match is None:
        return
    read = read_status(RelationType.LIAISON, reading.clause.text, "", reading.following, ahead=context.ahead)
    if read is not None:
        if _NEGOTIATING.search(match[0]) and read[1] in {Status.DONE, Status.ONGOING}:
            read = _OPEN
        tie = Tie(None, None, *read, frame=TALKED_ELIDED, trigger=_words(match, reading))
        add_ties(context, tie, pair_sides(*sides, context.names))


def _read_acting(reading: Reading, context: Context, sides: Sides) -> None:
    """与甲商定，10月联合举办说明会: with whom the clause before names."""
    match = _ACTING.match(reading.clause.text)
    if match is None:
        return
    said = Said(reading.sentence, "", match[0], reading.clause.text[match.end() :])
    read = read_status(
        RelationType.JOINT_ACTION, reading.clause.text, "", reading.following, ahead=context.ahead
    )
    if read is not None:
        if context.agreed and read[1] is Status.DONE:
            read = (read[0], Status.PLANNED)
        tie = Tie(None, None, *read, frame=ACTED_ELIDED, trigger=_words(match, reading))
        tie = replace(tie, action=Action.EVENT, event=find_event(said))
        add_ties(context, tie, pair_sides(*sides, context.names))


def _read_handing_in(reading: Reading, context: Context, sides: Sides) -> None:
    """到甲汇报，把材料报了上去: handed in to whom one reported."""
    match = _HANDING_IN.search(reading.clause.text)
    read = match and read_status(
        RelationType.APPLICATION, reading.clause.text, "", reading.following, ahead=context.ahead
    )
    if match and read:
        tie = Tie(None, None, *read, frame=HANDED_IN, trigger=_words(match, reading))
        add_ties(context, tie, pair_sides(*sides, context.names))


def _words(match: re.Match[str], reading: Reading) -> tuple[tuple[int, int], ...]:
    return reading.clause.locate(*match.span())


def _read_unsigned(reading: Reading, context: Context) -> None:
    """甲拟开展…，合同待签: the one body that the sentence names is negotiating with the unit."""
    if _UNSIGNED.match(reading.clause.text) is None or context.subject is None:
        return
    has_failed = any(_FAILED.search(clause.text) for clause in reading.sentence.clauses)
    others = {
        name
        for group in reading.sentence.groups.values()
        for name in group.names
        if not context.names.is_same_body(name, context.unit)
    }
    is_told = any(tie.type in _SETTLED for tie in context.ties)
    if others == set(context.subject.names) and len(others) == 1 and not has_failed and not is_told:
        tie = Tie(None, None, RelationType.COOPERATION, Status.NEGOTIATING, UNSIGNED)
        add_ties(context, tie, pair_sides(context.subject, None, context.names))
