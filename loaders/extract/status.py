"""How far a tie has come: done, planned, under negotiation, ended, or denied by the text."""

import re
from collections.abc import Sequence

from graph.model import RelationType, Status
from loaders.extract.outlook import (
    is_plan_kept,
    is_still_open,
    looks_ahead,
    of_another_paper,
    without_kept_plans,
)

# What was called off before it came about is no tie at all.
_CALLED_OFF = re.compile(
    r"取消|(?<![麦稻叶枯金变发泛橘])黄了|撂下(?:$|了)|搁下(?:$|了|不)|因故未办|未能?(?:如期)?(?:举办|召开|办成)|搁置|搁浅|夭折|泡汤|作罢|流产|告吹|落空|未成行|未能成行|不再(?:进行|推进|实施|举办|合办)|(?:没有|未能?|没)谈成"
)
# In a later clause, which may call off something else: 与甲对接，取消收费项目.
_CALLED_OFF_LATER = re.compile(
    r"(?:取消|不再)$|^[^，]{0,12}(?:(?<![麦稻叶枯金变发泛橘])黄了|撂下(?:$|了)|搁下(?:$|了|不))|(?:已|现|后|被|予以|临时)取消|搁置|搁浅|夭折|泡汤|作罢|流产|告吹|落空|未成行|未能成行|不再(?:进行|推进|实施|举办|合办)|(?:没有|未能?|没)谈成"
)
# What came of a visit says nothing of the visit.
_NOTHING_CAME = re.compile(r"(?:没有|未能?|没)谈成")
_ENDED = re.compile(
    r"终止|(?:已|均|予以)放弃|撤销|中止|到期未续|未再(?:续|延续|继续|合作)|未续[签约]|未(?:予|能)?延续|已到期|(?:已|均)(?:过期|失效)|撤回|不再(?:续签|续约|延续)|没有(?:再)?(?:延续|续[签约])|期满(?:结束|后结束)|作废|解除|到此为止|(?:没有?|未)再?(?:往下)?续(?:$|[签约上])|^[^，]{0,6}没续"
)
# 与甲的对接工作暂停; 被甲暂停营业 is another matter.
_HALTED = re.compile(
    r"(?:合作|对接|联系|洽谈|谈判|往来|协议|合同)[^，]{0,6}(?:暂停|停止|中断|停滞)|(?:暂停|中断)[^，]{0,10}(?:合作|对接|往来|联系)"
)
# 曾与甲合作，现已中断
_HALTED_LATER = re.compile(
    r"(?:^|，)(?:目前|现在?|后来?|此后|至今)*(?:已经?|均|又)*(?:中断|停滞|停止|断了)(?=，|$)"
)
_DEALINGS = frozenset({RelationType.LIAISON, RelationType.COOPERATION, RelationType.AGREEMENT_SIGNED})
_BROKEN_OFF = re.compile(r"破裂|谈崩")
_NOT_RENEWED = re.compile(r"(?:到期|期满|满了)[^，]{0,6}(?:没有|没|未|不再)(?:再)?(?:往下)?续")
_FLATLY_DENIED = re.compile(
    r"(?<![埋沉淹罚吞])没(?=[与和同跟拉约叫把将对向给请邀托被受跑找订盖交结碰坐搭联]|[到去报](?=[\ue000-\ue7ff])|合(?!适)|会同|下来|来人|再)|"
    r"(?:未能|没能|未曾|不曾|从未|从不|没有|无法|难以|拒绝|并未|不再|尚无|暂无|并无|均无|^不(?:再)?[与和同]"
    r"|不(?:同意|愿意?|想|肯)(?=[与和同][\ue000-\ue7ff]))"
)
# 与甲的沟通机制不健全, 协调难度大
_FALLS_SHORT = re.compile(
    r"[^，\ue000-\ue7ff]{0,8}?(?:(?:还|仍|尚|较|很|相对|比较)?(?:不(?:畅|够|足(?!月)|健全|完善|顺|紧|力|到位|及时|充分|深|强|密切|多|频|经常|主动|通畅|协调|一致)|欠缺|薄弱|滞后|脱节|困难)"
    r"|(?:难度|阻力|障碍)(?:还|仍|较|很|比较)?大|有待(?:加强|提高|改进|完善|深化)|存在(?:障碍|困难|脱节|不足|问题))"
)
_LACKING = re.compile("(?:缺乏|缺少|疏于|忽视|不善于?)[^，\ue000-\ue7ff]{0,4}[与和同][\ue000-\ue7ff]")
_NOT_YET = re.compile(r"(?:没(?=签(?!到))|尚未|暂未|还未|仍未|迟迟未|未)(?!来(?!访)|成年)")
# 对未经批准开工的甲: what one had not done says nothing of what was done about it.
_OF_WHOM = re.compile(r"[对就向][^\ue000-\ue7ff，]{2,20}的(?=[\ue000-\ue7ff])")
_SUPPOSED = re.compile(
    r"^为了?(?:给|对接|迎接|引进|争取|邀请|促成|配合|承接|筹备)|如果|^如(?=[与同能遇在果需有])|若(?!干)|倘若|假如|一旦|能否|可否|是否"
    # 要求区科技局与甲签订协议: what somebody is told or hoped to do is not done.
    r"|(?:要求|责成|指示|希望)[\ue000-\ue7ff](?=[与和同向]|支持|帮助|加强|尽快|尽早)"
)
_PLANNED = re.compile(
    r"(?<!检察)(?<!监察)(?<!司法)建议(?!书)|希望|提议|呼吁|设想|(?<![草起制研编])拟(?!上市|入驻|录用|[\u4e00-\u9fff]{2,4}(?:的)?(?:企业|项目|单位|地块))|定于|原定|计划(?=于|第|在|与|和|同|向|到|赴|年|[上下]|[一二三四]季|\d|近期|今年|明年|举办|开展|组织|邀请|签|联合|会同|委托|走访|引进|投资|申报|建|成立|派|把|将|对|为|由|安排|启动|实施|由)|打算|预计|准备|筹备|即将|力争|有望|有意|愿意|同意(?:尽快|适时)?(?:续签|签)|约定.{0,6}签|将(?:于|与|在|赴|联合|邀请|会同|签|由|组织|举办|向)|年内(?!已)|下一步|下步|约定于|将(?:继续|进一步|陆续)|^(?:明年|下个?月|下季度|下周)|争取(?=[^\ue000-\ue7ff，]{0,8}[与和同])|(?<![接招款优期])待[^，]{1,10}(?:后|时)|待(?=与|和|同|签)"
)
# 合作办学一事已列入议程
_SCHEDULED = re.compile(r"(?:列入|提上|摆上)[^，的]{0,6}(?:议程|日程|议事日程)")
# 协议签署仪式定于9月举行, 签约在即; 时间定在八月
_SCHEDULED_BEHIND = re.compile(
    r"^[^，]{0,8}(?:定于|定在|暂定|拟于|将于|在即|待定|另行|即将|正准备|正筹备|暂缓|延后|推后)"
)
_SCHEDULED_LATER = re.compile(
    r"拟[于在][^，已]{0,12}签|时间[^，]{0,2}(?:(?:定|安排)[在于]|待定|未定|另定)|(?:准备|拟|计划|正)[^，]{0,4}续签|(?:答应|同意|承诺|约定)[^，]{0,8}(?:成行|来访|到访|前来)"
)
# 年内洽谈4次
_COUNTED = re.compile(r"^(?:了|[^，]{0,4}[\d一两二三四五六七八九十]+(?:多|余)?(?:次|轮|场|批))")
# 延期举办, not 延期复工.
_POSTPONED = re.compile(
    r"(?:延期|推迟|改期|顺延)(?:至|到|举|召|进行|实施|开(?!工)|$)|(?:被迫|因故|暂|已)(?:延期|推迟)|延期[，至到]"
)
_TALKS = (
    r"(?:协商|洽谈|商谈|谈判|磋商|论证|接洽|商讨|商量|会谈|(?<!保持)沟通|修改|测算|评估|研究|商签|洽签|续谈)"
)
_ABOUT = re.compile(r"就[^，]{0,30}$")
_TALK = re.compile(rf"{_TALKS}|交流|探讨|讨论|交换意见")
_TALKED = re.compile(rf"{_TALKS}(?:共建|合建|合作)?$")
_UNDER_WAY = re.compile(
    r"(?:处于|尚处|处在|还处)[^，]{0,6}(?:接触|洽谈|谈判|磋商|协商|商谈|论证)|"
    rf"(?:正在|正与|正就|正|仍在|仍|尚在|还在|目前在).{{0,14}}{_TALKS}|(?:仍在|还在|尚在|正在)(?:谈|商议|商量|酝酿)|正(?:在)?就[^，]{{1,14}}交换意见|续谈|谈判[^，]{{0,4}}进入|进入[^，]{{0,6}}(?:谈判|磋商|洽谈)"
)
_UNSIGNED = re.compile(
    r"(?:尚未|暂未|还未|仍未|未|待|尚待|等待|没有)(?:最终|正式|最后)?(?:签|达成|形成|谈妥|谈拢|落实|敲定)|没签(?!到)|(?:压|拖|卡|搁)着|尚无.{0,4}进展|未果|待签"
)
# 达成意向，尚待董事会通过; 共建基地的方案正在起草
_UNDECIDED = re.compile(
    r"(?:尚待|还需|仍需|有待|尚需)[^，]{0,10}(?:通过|批准|审议|审批|确认|敲定|拍板|研究)"
    r"|(?:方案|价格|标准|比例|条款)[^，]{0,2}(?:未定|待定|未敲定|未谈妥)"
    r"|(?:草拟|起草|拟定|拟就|拟订)(?:了)?[^，]{0,8}(?:协议|合同|备忘录|意向书)"
    r"|的?(?:方案|协议|办法|细则|合同)[^，]{0,4}(?:正在|正|尚在|还在)(?:起草|拟|制定|编制|修改|完善|报批|论证)"
)
_OF_A_PAPER = re.compile("(?:协议|合同|备忘录|意向书)(?!意向)")
# 共建协议已交法务审阅, 报常务会研究
_TO_BE_READ = re.compile(
    r"(?:协议|合同|备忘录|意向书)[^，]{0,6}(?:交|送|报)[^，]{0,12}(?:审[阅核定查批议]|研究|会签)"
)
# 已同甲谈妥，择日签约
_TO_BE_SIGNED = re.compile(
    r"^[^，]{0,4}(?:择日|择期|近期|适时|即将|有望|[月年季]底前?|下月|明年)[^，已]{0,8}签|(?:合同|协议|备忘录)[^，已]{0,3}(?:拟|定)于?[^，已]{0,10}签"
)
# 推动与甲签约, 与甲签约的前期工作
_BRINGING_ABOUT = re.compile(r"(?:推动|推进|加快|力促|正在|抓紧)[^\ue000-\ue7ff，]{0,6}[与和同]")
_WORK_ON_IT = re.compile("^的?(?:前期|准备|签约|筹备)*工作")
# 谈了两轮，目前未签协议
_NO_PAPER = re.compile(
    r"(?:未能?|没有|没能)(?:正式|最终|如期|按期)?签约|(?:未|没有)(?:正式|最终)?签(?:订|署|约)?(?:任何|正式)?(?:协议|合同|备忘录|意向书|文件)"
    r"|(?:协议|合同|备忘录|意向书|文本)[^，]{0,6}(?:待签|未签|没有?签(?!到)|待定)"
    r"|(?:协议|合同|备忘录|意向书|文本)[^，]{0,3}待[^，]{1,16}后[^，]{0,4}签"
)
_UNSETTLED = re.compile(
    "(?:尚未|暂未|还未|仍未|未能?|没有|没)(?:最终|完全)?(?:达成|[谈说]妥|[谈说]拢|谈成|说好|定案|敲定)|僵着|僵持|各说各话|(?:还|仍|正)在?(?:磨|掰扯|扯皮|抠)|(?:谈|说)不(?:拢|到一[处起块])"
)
# 协议文本已报审，近期签订
_DRAFT = re.compile(
    r"(?:协议|合同|备忘录)[^，]{0,8}报[^，]{0,8}(?:审批|审核|审定|审查|审议|批准)|"
    r"(?:文本|草案|初稿|[协合]议?同?稿)[^，]{0,12}(?:审核|审批|审查|修改|起草|会签|完善|流程|程序|未定)|(?:正在|正|尚在|还在|仍在)走?[^，]{0,6}(?:流程|程序|会签|拟定|起草|完善)|(?:协议|合同|备忘录|文本)[^，]{0,6}(?:草拟|拟就|起草)|[月年季周旬][底末内初]?(?:即|便|有望)?可签|(?:近期|择期|择日|适时|[月年季]底前|下月|下周|明年)[^，已]{0,8}签"
)
_ONGOING = re.compile(
    r"加强|加快|做好|推进|推动|保持|深化|强化|正在|每[周月年日季旬]|定期|日常|长期|持续|继续|逐步|主动"
)
# 拟赴甲考察，并签订协议: what goes on is planned, too.
_GOES_ON = re.compile(r"并|分别|届时|一并|再|同时")
_IS_OVER = re.compile(r"已|了|完成")
# What an unsigned paper or an open talk leaves of these is talks about cooperation.
_CONCLUSIVE = frozenset({RelationType.AGREEMENT_SIGNED, RelationType.COOPERATION})


def read_status(
    kind: RelationType, before: str, rest: str, following: Sequence[str], *, ahead: bool = False
) -> tuple[RelationType, Status] | None:
    """The type and status of a tie, None where the text denies it.

    `before` is the clause up to the end of what the frame matched, `rest` what follows in the clause,
    `following` the later clauses of the sentence that name no body of their own; `ahead` says that the clause
    before tells of what is to come.
    """
    clause = before + rest
    later = _said_later(kind, clause, following)
    if kind is RelationType.SUPERVISION:
        before = _OF_WHOM.sub("", before)
        clause = before + rest
    if kind in _CONCLUSIVE and _NOT_RENEWED.search(clause):
        return kind, Status.ENDED
    came = _NOTHING_CAME.sub("", later) if kind is RelationType.VISIT else later
    if _is_denied(before, clause, came) or _falls_short(kind, before, rest):
        return None
    if kind in _CONCLUSIVE and (_BROKEN_OFF.search(clause) or _BROKEN_OFF.search(later)):
        return None
    if (
        _ENDED.search(clause)
        or _ENDED.search(later)
        or (kind in _DEALINGS and (_HALTED.search(clause) or _HALTED_LATER.search(later)))
    ):
        return kind, Status.ENDED
    if _NOT_YET.search(before):
        return (RelationType.COOPERATION, Status.NEGOTIATING) if kind in _CONCLUSIVE else None
    if _is_open(kind, before, rest, later) or is_still_open(kind, before, rest, later):
        return RelationType.COOPERATION, Status.NEGOTIATING
    if (
        _is_planned(before, rest, later)
        or looks_ahead(kind, before, rest, later)
        or (kind is not RelationType.APPLICATION and _SCHEDULED_LATER.search(later))
        or _POSTPONED.search(clause)
        or (kind is not RelationType.LIAISON and _POSTPONED.search(later))
    ):
        return kind, Status.PLANNED
    if ahead and _GOES_ON.match(before) and not _IS_OVER.search(clause):
        return kind, Status.PLANNED
    return kind, Status.ONGOING if _ONGOING.search(clause) else Status.DONE


def _said_later(kind: RelationType, clause: str, following: Sequence[str]) -> str:
    """What the later clauses say of the clause."""
    later = "，".join(following)
    return "" if of_another_paper(kind, clause, later) else later


def _is_planned(before: str, rest: str, later: str) -> bool:
    """年内与甲洽谈4次 tells of what was, though 年内 alone looks ahead."""
    if _SCHEDULED.search(before + rest) or _SCHEDULED_BEHIND.match(without_kept_plans(rest)):
        return True
    if is_plan_kept(before, rest, later):
        return False
    found = _PLANNED.search(without_kept_plans(before))
    return found is not None and not (found[0] == "年内" and _COUNTED.search(rest))


def _is_denied(before: str, clause: str, later: str) -> bool:
    """Whether it is only supposed, or did not come about."""
    return bool(_SUPPOSED.search(before) or _FLATLY_DENIED.search(before) or _is_called_off(clause, later))


def _falls_short(kind: RelationType, before: str, rest: str) -> bool:
    """与甲沟通不畅, 缺乏与甲的对接: what is complained of is no contact that was had."""
    if kind not in {RelationType.LIAISON, RelationType.COOPERATION}:
        return False
    return _FALLS_SHORT.match(rest) is not None or _LACKING.search(before) is not None


def _is_called_off(clause: str, later: str) -> bool:
    return bool(_CALLED_OFF.search(clause) or _CALLED_OFF_LATER.search(later))


def _is_open(kind: RelationType, before: str, rest: str, later: str) -> bool:
    """Whether the two are still talking about it; what they talked about is not agreed yet."""
    clause = before + rest
    under_way = _UNDER_WAY.search(clause)
    if kind is RelationType.LIAISON:
        return bool(
            _TO_BE_SIGNED.search(later) or under_way or _NO_PAPER.search(later) or _UNSETTLED.search(later)
        )
    if kind is RelationType.JOINT_ACTION:
        # 有意合办培训班，费用双方正在协商: what they would do together is what they talk about.
        return bool(_PLANNED.search(before) and (_UNDER_WAY.search(later) or _UNSETTLED.search(later)))
    if kind not in _CONCLUSIVE:
        return False
    if kind is RelationType.AGREEMENT_SIGNED and (
        _DRAFT.search(clause)
        or _TO_BE_READ.search(clause)
        or _DRAFT.search(later)
        or _BRINGING_ABOUT.search(before)
        or _WORK_ON_IT.match(rest)
    ):
        return True
    if kind is RelationType.COOPERATION and (
        _TO_BE_READ.search(clause)
        or (_OF_A_PAPER.search(clause) and _DRAFT.search(f"{clause}，{later}"))
        or _UNDECIDED.search(clause)
        or _UNDECIDED.search(later)
    ):
        return True
    # What they talked about is not agreed yet, even where the talk itself is over.
    talked = _TALKED.search(before) or (_ABOUT.search(before) and _TALK.search(rest))
    unsigned = _UNSIGNED.search(rest) or _UNSIGNED.search(later)
    return bool(unsigned or talked or under_way or _UNDER_WAY.search(later))


def is_ahead(clause: str) -> bool:
    """Whether a clause tells of what is to come."""
    return _PLANNED.search(clause) is not None
