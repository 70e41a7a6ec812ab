"""What a tie came about by: the paper, the event, and the sort of a joint act."""

import re
from dataclasses import replace

from graph.model import Action, RelationType
from loaders.extract.context import Context, Reading
from loaders.extract.encoding import EncodedSentence
from loaders.extract.frames import Frame
from loaders.extract.ties import Tie
from loaders.extract.titles import Said, find_event, find_paper, is_issuance

_ENFORCEMENT = re.compile(r"执法|检查|整治|查处|督查|督导|监管|巡查|核查|蹲点|打击|稽查|约谈")
_EVENT = re.compile(r"举办|召开|举行|承办|主办|协办|活动|培训|宣传|推介|论坛|路演|义诊|招聘|竞赛|宣讲|大会")


def read_said(match: re.Match[str], reading: Reading, context: Context) -> Said:
    clause = reading.clause.text
    begin = match.start("members") if match.groupdict().get("members") else match.start()
    return Said(
        reading.sentence,
        before=clause[:begin],
        acting=match[0],
        rest=clause[match.end() :],
        following="".join(reading.following[:1]),
        topic=context.topic,
    )


def with_circumstance(tie: Tie, frame: Frame, said: Said) -> Tie:
    """The tie with the paper signed or issued, the event held, and what sort of joint act it was."""
    text = f"{said.rest}，{said.following}"
    if tie.type is RelationType.AGREEMENT_SIGNED or (frame.document and is_issuance(text, said.sentence)):
        tie = replace(tie, paper=find_paper(said))
    elif tie.type is RelationType.JOINT_ACTION:
        tie = replace(tie, event=find_event(said))
    if tie.type is not RelationType.JOINT_ACTION:
        return tie
    return replace(tie, action=frame.action or _action(f"{said.acting}{text}", said.sentence))


def _action(text: str, sentence: EncodedSentence) -> Action:
    if is_issuance(text, sentence):
        return Action.ISSUANCE
    if _ENFORCEMENT.search(text):
        return Action.ENFORCEMENT
    return Action.EVENT if _EVENT.search(text) else Action.OTHER
