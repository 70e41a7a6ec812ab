"""How far a tie has come: done, planned, under negotiation, ended, or denied by the text."""

import re
from collections.abc import Sequence

from graph.model import RelationType, Status

# What was called off before it came about is no tie at all.
_CALLED_OFF = re.compile(r"取消|搁置|作罢|流产")
_ENDED = re.compile(r"终止|撤销|中止|到期未续|未再续|未续[签约]|已到期|不再续签|作废|解除")
_FLATLY_DENIED = re.compile(r"(?:未能|没能|未曾|没有|无法|难以|拒绝|并未|不再|尚无|暂无|并无|均无)")
_NOT_YET = re.compile(r"(?:尚未|暂未|还未|仍未|迟迟未|未)(?!来(?!访))")
_SUPPOSED = re.compile(r"如果|若(?!干)|倘若|假如|一旦|能否|可否|是否")
_PLANNED = re.compile(
    r"建议|希望|提议|呼吁|设想|拟(?!上市|入驻|录用|[\u4e00-\u9fff]{2,4}(?:的)?(?:企业|项目|单位|地块))|定于|原定|计划(?!项目|单位|书)|打算|预计|准备|筹备|即将|力争|有望|有意|愿意|同意(?:尽快|适时)?(?:续签|签)|约定.{0,6}签|将(?:于|与|在|赴|联合|邀请|会同|签|由|组织|举办|向)|年内(?!已)|下一步|下步|约定于"
)
_POSTPONED = re.compile(r"延期|推迟|改期")
_TALKS = r"(?:协商|洽谈|商谈|谈判|磋商|论证|接洽|商讨|商量|会谈|沟通|修改|测算|评估|研究|商签|洽签)"
_ABOUT = re.compile(r"就[^，]{0,30}$")
_TALK = re.compile(_TALKS)
_TALKED = re.compile(rf"{_TALKS}(?:共建|合建|合作)?$")
_UNDER_WAY = re.compile(rf"(?:正在|正与|正就|正|仍在|仍|尚在|还在|目前在).{{0,14}}{_TALKS}")
_UNSIGNED = re.compile(
    r"(?:尚未|暂未|还未|仍未|未|待|尚待|等待|没有)(?:最终|正式|最后)?(?:签|达成|形成|谈妥|谈拢|落实|敲定)|尚无.{0,4}进展|未果|待签"
)
# 谈了两轮，目前未签协议
_NO_PAPER = re.compile(r"(?:未|没有)(?:正式|最终)?签(?:订|署|约)?(?:任何|正式)?(?:协议|合同|备忘录|意向书)")
_ONGOING = re.compile(
    r"加强|加快|做好|推进|推动|保持|深化|强化|正在|每[周月年日]|定期|日常|长期|持续|继续|逐步|主动"
)
# What an unsigned paper or an open talk leaves of these is talks about cooperation.
_CONCLUSIVE = frozenset({RelationType.AGREEMENT_SIGNED, RelationType.COOPERATION})


def read_status(
    kind: RelationType, before: str, rest: str, following: Sequence[str]
) -> tuple[RelationType, Status] | None:
    """The type and status of a tie, None where the text denies it.

    `before` is the clause up to the end of what the frame matched, `rest` what follows in the clause,
    `following` the later clauses of the sentence that name no body of their own.
    """
    clause = before + rest
    later = "，".join(following)
    if _SUPPOSED.search(before):
        return None
    if _FLATLY_DENIED.search(before) or _CALLED_OFF.search(clause) or _CALLED_OFF.search(later):
        return None
    if _ENDED.search(clause) or _ENDED.search(later):
        return kind, Status.ENDED
    if _NOT_YET.search(before):
        return (RelationType.COOPERATION, Status.NEGOTIATING) if kind in _CONCLUSIVE else None
    if kind in _CONCLUSIVE and (_UNSIGNED.search(rest) or _UNSIGNED.search(later)):
        return RelationType.COOPERATION, Status.NEGOTIATING
    # What they talked about is not agreed yet, even where the talk itself is over.
    if kind in _CONCLUSIVE and (_TALKED.search(before) or (_ABOUT.search(before) and _TALK.search(rest))):
        return RelationType.COOPERATION, Status.NEGOTIATING
    if kind in _CONCLUSIVE and (_UNDER_WAY.search(clause) or _UNDER_WAY.search(later)):
        return RelationType.COOPERATION, Status.NEGOTIATING
    if kind is RelationType.LIAISON and (_UNDER_WAY.search(clause) or _NO_PAPER.search(later)):
        return RelationType.COOPERATION, Status.NEGOTIATING
    if _PLANNED.search(before) or _POSTPONED.search(clause) or _POSTPONED.search(later):
        return kind, Status.PLANNED
    return kind, Status.ONGOING if _ONGOING.search(clause) else Status.DONE
