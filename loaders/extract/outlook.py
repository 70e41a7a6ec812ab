"""What looks ahead though no plain word says so, and what only seems to: plans kept, plans talked about.

`status.py` asks here behind its own words for plans and for open talks.
"""

import re
from collections.abc import Sequence

from graph.model import RelationType

# 谋划与甲共建, 还需与甲沟通, 视情与甲联合检查
_CONSIDERED = re.compile(
    r"谋划|筹划|酝酿|[列纳]入(?=[与和同])|(?:需|望)(?=[\ue000-\ue7ff](?:出面|牵头|协调))|尽快|尽早|早日|确保|力求|抓紧(?=[与和同])|初步选定|有意向|意向(?=[与和同由])|初步(?:同意|考虑)|视情|适时|择机|择期|择日|时机成熟|条件成熟|条件具备"
    r"|(?:^|[还仍尚])(?:需要?|须|应当?|要|务必|必须)(?=[与和同向]|加强|进一步|积极|继续|主动|尽快)"
    r"|(?:答应|同意|承诺)[^，\ue000-\ue7ff]{0,4}(?:将|[下明]|\d{1,2}月|近期|适时|年底)"
    r"|要求[^，\ue000-\ue7ff]{0,6}(?:加强|[与和同])"
    r"|(?:^|正在?|拟)(?:探索|研究|考虑)(?=[与和同由][\ue000-\ue7ff][^，]{0,4}(?:共建|合[建办作]|联合|共同|开展|建立|签))"
    r"|将(?=[为对][\ue000-\ue7ff]|派|请|加强|配合|协助|帮助|支持|开展|共同|启动|推荐)"
    r"|(?:^|[年月旬今明内前我局院校司方也还并均拟\ue000-\ue7ff])计划(?![书表任完执外内中的、，》”]|$)"
    r"|争取(?=请|邀请|早日|尽快|年[内底]|[上下]半年|[一二三四]季度|\d{1,2}月)"
    r"|(?:鼓励|力促|倡导|号召)(?=[\ue000-\ue7ff])"
)
# 约定9月联合执法, 商定下月签约
_ARRANGED = re.compile(
    r"(?:约定|商定|议定|初定|说定|谈定|说好|定在|约在|初步定于)(?:[^，]{0,4}(?:月|日|年|季度|下旬|中旬|上旬|周|底|后|近期)[^，]{0,6})?"
    r"(?=(?:联合|共同|合办|联办|举办|召开|开展|签|赴|来|实施|启动))"
)
# 委托甲编制规划一事尚在报批, 与甲合作的前期工作
_NOT_BEGUN = re.compile(
    r"(?:一事|事宜|事项|项目|工作|方案)(?:尚|仍|还|正)[^，]{0,6}(?:报批|论证|研究|酝酿|筹备|筹划|准备)"
    r"|^(?:的|项目|仪式)的?(?:前期|筹备|准备)|^前期|的(?:前期|筹备|准备)(?:工作|事宜)"
    r"|(?:尚未|暂未|还未|仍未|迟迟未)[^，]{0,4}(?:落地|启动|开工|实施|开展|举办|成行|动工|运行)"
    r"|^的(?:条件|时机|意愿)|^[^，]{0,8}的(?:设想|构想|想法|提议)"
)
# 与甲的合作项目列入明年计划
_LISTED = re.compile(r"^[^，将把]{0,8}[列纳]入[^，]{0,6}(?:计划|议程|下一?步|下一?阶段|明年)")
_PROJECT = re.compile(r"^[^，]{0,8}项目(?:已|正|尚|仍)?[^，]{0,3}(?:立项|可研|论证|选址|规划|报批)")
_WILL_BEGIN = re.compile(r"(?:拟|计划|预计|定于|待)[^，]{0,8}(?:启动|开工|实施|动工|建设)")
# 邀请甲来区，拟于9月成行
_WILL_COME = re.compile(r"(?:拟|定|预计|计划|将|约|争取|有望)[^，]{0,8}(?:成行|来访|到访|来区|来县|启程)")
# 请甲给予支持 asks for it.
_ASKED = re.compile(
    r"^(?:并|还|再)?(?:恳|敬|商|提|呈)?请(?=[\ue000-\ue7ff][^，]{0,6}(?:给予|予以|支持|将|把|帮助|协助|安排|落实))"
)
# 按计划与甲签约; 原定6月，已于5月完成
_AS_PLANNED = re.compile(
    r"(?:按照?|依照?|根据|遵照|落实|执行|围绕|完成|对照)[^，\ue000-\ue7ff]{0,8}?(?:计划|安排|打算)"
)
_HAD_PLANNED = re.compile(r"原(?:定|计划|拟|本)|本定于|预定")
_KEPT = re.compile(
    r"到会|到场|参会|(?:已|现已|均已)(?!取消|搁置|推迟|延期)|提前|如期|按期|完成|办结|签订了|举行了|举办了|成行(?!$)"
)
# 就下一步合作座谈, 了解甲的投资计划: what they talk about is to come, not the talk.
_TOPIC = re.compile(
    r"(?:就|围绕|商讨|讨论|研讨|探讨|听取|交流|部署|明确)[^，]{0,14}?(?:下一?步|下一?阶段|下半年|今后|未来)"
)
# 将与甲签订的协议报区政府备案: 将 is no future here.
_TAKEN = re.compile(
    r"将[^，]{1,24}的[^，]{1,12}(?:报[送区县市省]?|上报|列入|列为|纳入|作为|落[到实]|交|转|提交)"
)
# 对方正在评估, 提出共建的设想, 尚无进展
_UNANSWERED = re.compile(
    r"(?:暂无|没有)[^，]{0,4}(?:进展|结论|回复|答复|回音)"
    r"|(?:额度|金额|价格|租金|比例|条款|细节|方式|条件|期限|份额|选址)等?(?:尚|还|仍|均)?(?:未定|待定|没定|没谈|未明确|未商定|未谈|未达成|未能)"
    r"|尚无[^，]{0,6}(?:进展|结论|回复)|未有[^，]{0,4}进展|提出[^，]{0,18}(?:设想|构想|初步方案)"
    r"|(?:对方|该[\u4e00-\u9fff]{1,3}|双方|企业|校方|院方)(?:正在?|尚在|还在|仍在)[^，]{0,4}(?:评估|考虑|论证|研究|斟酌)"
    r"|(?:目前|现|已)?(?:已)?进入[^，]{0,4}(?:谈判|磋商|洽谈|商谈)"
    r"|(?:拟|预计|计划|有望|力争|争取|将)(?!.{0,3}投资)[^，已]{0,8}签(?:署|订|约)"
    r"|待[^，]{1,12}后[^，]{0,3}签|[月年季]底?[前内](?:即可|可|有望)签|(?:还|仍|尚)在谈|(?:拟|计划|有意)(?:共同|合作|合资|共建|联合)"
)
# 商谈签约事宜, 探讨共建中心的可行性
_TALKED_ABOUT = re.compile(
    r"(?:商谈|洽谈|磋商|协商|对接|探讨|讨论|研讨|研究|商议|商讨|沟通|商量|酝酿|论证)(?:[^，\ue000-\ue7ff]{0,4})"
    r"(?:签约|签订|签署|共建|合建|合办|联办|合作|续签|续约|设立|建立)"
)
_MATTER = re.compile(r"^[^，\ue000-\ue7ff]{0,12}(?:事宜|一事|事项|可行性|问题|方案|意向|路径|设想)")
# 协议送对方盖章, 待校方签字; 协议已通过审查
_WITH_THEM = re.compile(
    r"待[^，]{1,8}(?:签字|盖章|用印|签章|签署)|(?:送|交|寄)[^，]{0,8}(?:签字|盖章|用印|签章)"
    r"|(?:协议|合同|备忘录|意向书?)[^，]{0,4}(?:已|正)?(?:通过|报|送|提交|呈)[^，]{0,8}(?:审查|审核|审议|审批|审定|会签|征求意见)"
    r"|(?:协议|合同|备忘录)[^，]{0,4}(?:正|尚|还)?待[^，]{1,10}(?:审核|审查|审定|审批|批准)"
    r"|(?:协议|合同|备忘录)[^，]{0,8}(?:初稿|草案|征求意见)|处于意向|(?:议定|商定|拟定)[^，]{0,4}(?:协议|合同)"
)
# 选定甲编制，合同待签
_PAPER_WAITS = re.compile(r"(?:合同|协议)[^，]{0,3}(?:待签|未签|尚未签|没签)")
# 衔接联合检查事宜
_ABOUT_ACTS = re.compile(r"对接|衔接|协商|商谈|洽谈|商议|商讨|沟通|协调|探讨|研究")
_SETTLED = re.compile(r"已(?:解决|落实|办结|达成|签)|最终(?:确定|达成|解决)|问题(?:基本)?解决")
# What came of it is to come, not it: 联合培养的学员将于7月毕业.
_OUTCOME = re.compile(
    r"(?:将于?|预计|有望|计划|拟)[^，]{0,8}(?:毕业|投产|完工|竣工|建成|上市|开业|交付|投用|投入|达产|见效|验收|到期|届满)"
)
# 预计投资5亿元的甲, 拟定的培训: said of a thing, not of what is done.
_SAID_OF_THINGS = re.compile(
    r"(?:预计|拟|计划)[^，\ue000-\ue7ff]{1,12}的(?=[\ue000-\ue7ff])|拟(?:定的|建项目|选地|选址|上市|用地)"
)
# 与甲合作的项目力争年内开工: what a tie stands before as an attribute, and what is said of that.
_ATTRIBUTE_AHEAD = re.compile(
    r"^(?:的|项目)[^，]{0,14}?(?:争取|力争|拟|将(?!要求)|预计|计划(?=\d|[于在年明下本今近])|有望|打算|准备)|^[^，]{0,8}(?:正在|正)(?:筹备|策划|谋划)|^[^，]{0,8}筹备就绪"
    r"|^意向[^，]{0,3}(?:强烈|较强|明显|明确)"
)
_ATTRIBUTE_OPEN = re.compile(
    r"^[^，]{0,10}(?:还没|还未|没有|尚未)签|^[^，]{0,8}(?:还在|仍在|正在)?走(?:审批|流程|程序)|^的?[^，]{0,6}方案正在"
    r"|进入[^，]{0,4}(?:修改|会签|审批|谈判|论证)|^[^，]{0,6}[待等][^，]{1,8}(?:批准|审批|审定|决策|通过)"
)
# What leaves a talk open: 资金比例有待明确, 细节再议, 对方还在犹豫.
_NOT_SIGNED = re.compile(r"(?:还没|还未|没有)(?:正式)?签")
_AGREED_ON = re.compile(r"议定|商定|约定|初步")
_BARE_MATTER = re.compile(r"^[^，\ue000-\ue7ff]{0,10}(?:事宜|一事|事项)")
_DEALT_WITH = re.compile(r"落实|完成|办结|到位|签|确定|解决|成立|挂牌|议程")
_SIGNS_LATER = re.compile(r"(?:择机|择日|择期|适时|近期|拟)[^，已了]{0,8}签(?:约|订|署)")
_OPEN_END = re.compile(
    r"(?:有待|尚待|还待|仍待|待)[^，]{0,6}(?:明确|确定|协商|商定|审定|审核|决策|确认|研究)|再议|僵局|(?:仍|尚|还|存)在?有?分歧|(?:尚|仍|还)?未(?:形成|答复|回复|表态|明确)"
    r"|(?:还在|仍在|尚在)(?:犹豫|观望|考虑|比选)|(?:方案|协议|细节|条款|文本)[^，]{0,4}(?:正在|正|尚在|还在)|等待[^，]{0,8}(?:决策|批准|回复)"
    r"|形成[^，]{0,8}(?:初稿|草案)|处于[^，]{0,4}(?:规划|论证|意向|酝酿|筹备|前期|可研)|(?:提出|表达)[^，]{0,12}(?:想法|意愿|意向)"
)
_SEALED = re.compile(r"(?:已|均)(?:正式)?(?:签订|签署|签约|生效)|签(?:订|署)了")
_IN_TALKS = re.compile(r"在谈|停留在|陷入僵局|处于[^，]{0,4}(?:意向|酝酿|筹备|前期)")
# 签订意向书，正式协议待签
_FIRST_PAPER = re.compile(r"意向书|意向协议|意向$|框架协议|备忘录|初步协议|草签")
_NEXT_PAPER = re.compile(r"(?:正式|最终|具体|投资|补充|项目)[^，]{0,4}(?:协议|合同)")
_NEXT_OPEN = re.compile(
    r"(?:协议|合同)[^，]{0,4}(?:待签|未签|尚未|仍在|正在|还在|在谈|待定)|(?:尚未|仍未|还未|未)签[^，]{0,3}(?:正式|最终|具体)"
)
_SAT_TOGETHER = re.compile(r"^[^，]{0,4}(?:进行|开展|举行)?了?(?:座谈|会商|交流)")
_IN_TOUCH = re.compile(r"谈|商|沟通|对接|接触|接洽|联系|衔接|交流|走访|座谈|磋商")
_TALK = re.compile(r"洽谈|磋商|协商|商谈|谈判|商讨|商议|会商|接洽|沟通")
_LEFT_OPEN = re.compile(
    r"^(?:但|不过|因|由于|目前|现|双方|至今|尚|仍|还)[^，]{0,14}(?:尚未|仍未|还未|未能?|没有|没)[^，]{0,6}"
    r"(?:达成|谈妥|谈拢|谈成|敲定|签|定案|一致)"
)
_CONCLUSIVE = frozenset({RelationType.AGREEMENT_SIGNED, RelationType.COOPERATION})
_DEEDS = _CONCLUSIVE | {RelationType.JOINT_ACTION, RelationType.LIAISON}


def looks_ahead(kind: RelationType, before: str, rest: str, later: str) -> bool:
    """Whether a clause tells of what is still to come, by words that do not always say so.

    `before` is the clause up to the end of what a frame matched, `rest` what follows in it, `later` the
    clauses behind it that name no body.
    """
    if _CONSIDERED.search(before) or _ARRANGED.search(before):
        return not _TAKEN.search(before + rest)
    if kind is RelationType.COMMISSION and (_PAPER_WAITS.search(rest) or _PAPER_WAITS.search(later)):
        return True
    if kind is RelationType.JOINT_ACTION and _MATTER.search(rest) and _ABOUT_ACTS.search(before):
        return True
    if kind in _DEEDS and _ATTRIBUTE_AHEAD.search(_OUTCOME.sub("", rest)):
        return True
    if kind is RelationType.JOINT_ACTION and _AGREED_ON.search(before) and _OPEN_END.search(later):
        return _KEPT.search(later) is None
    if kind in _DEEDS and _LISTED.search(rest):
        return True
    if _NOT_BEGUN.search(rest) or (kind is RelationType.SUPPORT and _ASKED.search(before)):
        return True
    if kind is RelationType.COOPERATION and _PROJECT.search(rest) and _WILL_BEGIN.search(later):
        return True
    return kind is RelationType.VISIT and _WILL_COME.search(later) is not None


def is_plan_kept(before: str, rest: str, later: str) -> bool:
    """Whether the word for a plan tells of one that was kept, or that was talked about."""
    if _TAKEN.search(before + rest):
        return True
    return _HAD_PLANNED.search(before) is not None and _KEPT.search(rest + "，" + later) is not None


def without_kept_plans(before: str) -> str:
    """The clause without 按计划, and without what was only talked about: 就下一步合作."""
    for pattern in (_AS_PLANNED, _TOPIC, _SAID_OF_THINGS, _OUTCOME):
        before = pattern.sub("", before)
    return before


def of_another_paper(kind: RelationType, rest: str, later: str) -> bool:
    """签订意向书，正式协议待签: what is said later is said of another paper than the one signed here."""
    if kind is not RelationType.AGREEMENT_SIGNED or _FIRST_PAPER.search(rest) is None:
        return False
    return _NEXT_PAPER.search(later) is not None


def leaves_paper_open(clause: str, following: Sequence[str]) -> bool:
    """Whether a first paper was signed, and the later clauses say that the next one is still talked about."""
    later = "，".join(following)
    is_another = of_another_paper(RelationType.AGREEMENT_SIGNED, clause, later)
    return is_another and _NEXT_OPEN.search(later) is not None


def is_left_open(kind: RelationType, before: str, last: str) -> bool:
    """与甲磋商，乙提出设想，但价格尚未谈拢: the last clause says so of all that they talked about."""
    return kind is RelationType.LIAISON and bool(_TALK.search(before)) and _LEFT_OPEN.match(last) is not None


def _leaves_open(rest: str, later: str) -> bool:
    """Whether a cooperation is a matter that is still dealt with: …事宜, 择机签约."""
    matter = _BARE_MATTER.match(rest) is not None and _DEALT_WITH.search(rest + later) is None
    return matter or _OPEN_END.search(later) is not None or _SIGNS_LATER.search(later) is not None


def is_still_open(kind: RelationType, before: str, rest: str, later: str) -> bool:
    """Whether the two have not come to an end with what they talk about."""
    if kind is RelationType.LIAISON:
        if _IN_TALKS.search(before + rest):
            return True
        is_open = _UNANSWERED.search(later) or _OPEN_END.search(later)
        return bool(is_open and _IN_TOUCH.search(before)) and _SETTLED.search(later) is None
    if kind not in _CONCLUSIVE:
        return False
    talked = _TALKED_ABOUT.search(before) is not None
    if talked and (kind is RelationType.AGREEMENT_SIGNED or "探讨" in before or _MATTER.search(rest)):
        return _SEALED.search(rest + "，" + later) is None
    if _IN_TALKS.search(before + rest) or _ATTRIBUTE_OPEN.search(rest) or _NOT_SIGNED.search(before):
        return True
    if kind is RelationType.COOPERATION and "达成" not in before and _leaves_open(rest, later):
        return True
    if kind is RelationType.COOPERATION and _TOPIC.search(before) and _SAT_TOGETHER.search(rest):
        return True
    return (_WITH_THEM.search(before + rest) or _WITH_THEM.search(later)) is not None and (
        _SEALED.search(rest + "，" + later) is None
    )
