"""Who a match of a frame is about: head and tail, the sides of 双方, who came, and whom it leaves out."""

import re
from collections.abc import Mapping

from graph.model import Direction, RelationType
from loaders.extract.context import ANY_GROUP, Context, Reading
from loaders.extract.frames import Frame
from loaders.extract.runs import Group

# Nouns for those who act where no body is named, right before what they do.
_OTHERS = re.compile(
    r"(?:企业|公司|各?村|村民|社区|学生|师生|学校|农户|群众|居民|商户|合作社|机构|单位|部门|园区|客商|个人|经营户|大户|该[\u4e00-\u9fff]{1,3})$"
)
# 甲、乙等一批企业: the noun sums up bodies that are named.
_SUMMED_UP = re.compile(r"[\ue000-\ue7ff](?:等[^\ue000-\ue7ff]{0,10}|、[^\ue000-\ue7ff]{2,10})$")
# 甲等行业的企业来访: who came is none of those that are named.
_OTHERS_CAME = re.compile(r"(?:等[^\ue000-\ue7ff]{0,6})?的[^\ue000-\ue7ff]{0,8}(?:企业|公司|客商|单位|机构)")
_HELPED = re.compile(
    r"(?:协助|配合|协同)([\ue000-\ue7ff])(?:[^\ue000-\ue7ff，]{0,8}对|(?:联合|集中|共同|依法|现场|开展|专项)*)$"
)
_CAUSING = re.compile(r"组织|邀请|带领|率|引导|帮助|推动|鼓励|协助|指导|促成|支持|安排")
# What may stand before 被 where the clause names nothing that it is about.
_ADVERBS = re.compile(
    r"(?:[\d年月日]|[上中下]旬|[初底末]|已经?|也|并|同时|还|均|又|先后|再次|连续|首次|分别|于|今年|去年|因此|从而)*"
)
_OF_EARLIER = frozenset({"granted", "provided-by", "listed-through", "given-thing"})
# 与区内甲、乙签订…: the members are one side.
_BESIDE = re.compile(r"(?:与|和|同|跟|对|向|为|给)[^\ue000-\ue7ff]{0,4}$")
# 整治甲周边: a place, and nobody who is dealt with.
_PLACE = re.compile(
    r"周边|附近|沿线|一带|门前|门口|周围|对面|境内|地段|地界|(?:提升|改造|扩建|修缮|保护)(?:项目|工程)"
)
# 与甲衔接乙的选址: what they talk about.
_DEALT_WITH = re.compile(r"(?:与|和|同|跟)[\ue000-\ue7ff][^\ue000-\ue7ff，]{0,8}$")
_NOT_BEHIND = {
    "contact": _DEALT_WITH,
    # 应甲要求增开乙班线: what 甲 wanted.
    "inspect": re.compile(r"应[\ue000-\ue7ff](?:的)?$"),
    # 把甲列为乙创建单位: 乙 names the sort.
    "put-on-list-of": re.compile(r"[把将][\ue000-\ue7ff]"),
    # 争取甲将乙列入计划: it is not listed yet.
    "list-object": re.compile(r"(?:争取|请求|恳请|提请|商请|建议|希望|申请)[\ue000-\ue7ff][^，]{0,4}$"),
}
# 委托甲对乙土壤进行检测: a service, and no inspection by who pays for it.
_BY_EXPERTS = re.compile(
    r"(?:委托|聘请)[\ue000-\ue7ff][^，]{0,8}对[\ue000-\ue7ff][^，]{0,12}(?:检测|监测|评估|鉴定|勘察|测绘|诊断)"
)
# 签订托管甲协议: what the paper is about.
_PAPER = re.compile("(?:的)?(?:协议|合同|方案|办法)")
# 随县政府主要领导到甲: the leaders of a place go for all of it.
_LEADERS = re.compile("(?:主要|分管)*(?:领导|书记|区长|县长|市长|州长|旗长|盟长)")
_OF_THE_PLACE = re.compile("(?:政府|[省市区县州盟旗]委|人大|政协)$")
_FOR_SOMEBODY = re.compile(
    r"(?:定向|专项)?(?:用于|用来|为|给|向|帮助|支持|资助|援建|捐给|赠给)[^\ue000-\ue7ff]{0,6}[\ue000-\ue7ff]"
)
_CAUSED = re.compile(
    r"(?:组织|邀请|带领|引导|帮助|推动|鼓励|协助|指导|促成|支持|推荐|撮合|动员|发动|督促|要求)(?:了)?(?:会员|辖区|区内|县内|市内|本地|重点)*(?:企业|单位)?(?P<who>[\ue000-\ue7ff])"
)
_HELPED_TO_APPLY = re.compile(
    r"(?:帮助|协助|指导|支持|组织|推荐|辅导|为|帮)(?P<who>[\ue000-\ue7ff])[^\ue000-\ue7ff，]{0,12}?(?:申报|编报|上报|申请|报送|申领|代办|办理|争取|创建|参评|为[^\ue000-\ue7ff，]{2,12}(?:企业|单位|基地|候选))"
)
# 请甲出面与乙协商
_SENT_FORWARD = re.compile(r"(?:请|商请|委托)(?P<who>[\ue000-\ue7ff])(?:出面|代为)")
_OWN_ACTS = frozenset(
    {
        RelationType.AGREEMENT_SIGNED,
        RelationType.COOPERATION,
        RelationType.APPLICATION,
        RelationType.COMMISSION,
    }
)
# 协调甲为乙授信, 请甲专家为乙授课: it is 甲 who gives.
_GIVING = re.compile(
    r"(?:组织|协调|邀请|聘请|请|动员|发动|引导|推动|促成|督促|争取|选派|抽调|安排|鼓励)(?:了)?(?P<who>[\ue000-\ue7ff])[^\ue000-\ue7ff，]{0,12}$"
)


def find_sides(
    frame: Frame, match: re.Match[str], reading: Reading, context: Context, travellers: Mapping[int, Group]
) -> tuple[Group | None, Group | None] | None:
    """Head and tail of a match (None is the reporting unit); None where it says nothing of two sides."""
    named = match.groupdict()
    groups = reading.sentence.groups
    if "both" in named:
        # 与甲、乙建立三方机制: what is three-sided is the thing.
        is_adjective = named["both"] in {"三方", "各方"} and ANY_GROUP.search(reading.clause.text) is not None
        return None if is_adjective else _both(reading, context)
    if "members" in named:
        members = groups[named["members"]]
        if len(members.names) < 2 or members.pairs or (frame.joined and not members.joined):
            return None
        is_one_side = _BESIDE.search(reading.clause.text[: match.start()]) is not None
        return None if is_one_side else (members, members)
    tail = groups[named["tail"]]
    if _is_beside_the_point(frame, match, tail, reading):
        return None
    if frame.tail_kinds and context.names.kind(tail.names[0]) not in frame.tail_kinds:
        return None
    if "head" in named:
        head = groups[named["head"]]
        return (tail, head) if frame.swap else (head, tail)
    if frame.is_arrival:
        return _arrival(match, tail, reading, context)
    return _of_subject(frame, match, tail, reading, context, travellers)


def _is_unit(group: Group, context: Context) -> bool:
    return all(context.names.is_same_body(name, context.unit) for name in group.names)


def _is_beside_the_point(frame: Frame, match: re.Match[str], tail: Group, reading: Reading) -> bool:
    """Whether the clause names the tail for a place or a matter, or does not speak of it at all."""
    clause = reading.clause
    if _PLACE.match(clause.text, match.end("tail")):
        return True
    if frame.name == "inspect-object" and _BY_EXPERTS.search(clause.text):
        return True
    before = _NOT_BEHIND.get(frame.name)
    if before is not None and before.search(clause.text, 0, match.start()):
        return True
    if frame.name == "take-over" and _PAPER.match(clause.text, match.end("tail")):
        return True
    if frame.name == "follow" and _LEADERS.match(clause.text, match.end("tail")):
        return all(map(_OF_THE_PLACE.search, tail.names))
    return frame.fronted and (match["tail"] != clause.subject or _is_for_others(reading))


def _is_for_others(reading: Reading) -> bool:
    """甲捐资20万元，为乙修建操场: the next clause says for whom the money is."""
    clauses = reading.sentence.clauses
    following = clauses[clauses.index(reading.clause) + 1 :]
    return bool(following) and _FOR_SOMEBODY.match(following[0].text) is not None


def _of_subject(
    frame: Frame,
    match: re.Match[str],
    tail: Group,
    reading: Reading,
    context: Context,
    travellers: Mapping[int, Group],
) -> tuple[Group | None, Group | None] | None:
    """The subject at the match, whom the clause or an earlier one names, else the unit, and the tail."""
    if frame.swap and _is_of_a_thing(match, reading, context):
        return None
    if _is_of_others(frame.type, reading.clause.text[: match.start()]):
        return None
    head, named_sign = _subject_at(frame.type, match.start(), reading, context), match["tail"]
    if frame.direction is Direction.PAID:
        # 邀请甲到乙调研: it is 甲 who goes to 乙.
        head = next((group for place, group in travellers.items() if place < match.start()), head)
    helped = _HELPED.search(reading.clause.text, 0, match.start())
    if frame.type is RelationType.SUPERVISION and helped is not None:
        # 协助审计厅对甲进行审计: it is the one that is helped who looks into 甲.
        head = reading.sentence.groups[helped[1]]
    if head is tail:
        # 甲上报方案，乙已批复: it was 甲 who had applied.
        # 甲建基地，由乙提供土地: it is 甲 that is helped.
        head = context.earlier if frame.name in _OF_EARLIER else None
    is_sought = frame.type is RelationType.APPLICATION or frame.name == "listed-through"
    is_applied_for = is_sought and reading.clause.subject in {None, named_sign}
    if is_applied_for and context.applicant is not None and context.applicant is not tail:
        head = context.applicant
    if head is None and not frame.swap and _is_unit(tail, context):
        # 配合甲完成对我局的审计: the unit does nothing to itself.
        named = ANY_GROUP.findall(reading.clause.text, 0, match.start())
        head = reading.sentence.groups[named[-1]] if named else None
        if head is None:
            return None
    if head is not None and set(head.names) & set(tail.names):
        return None
    return (tail, head) if frame.swap else (head, tail)


def _is_of_a_thing(match: re.Match[str], reading: Reading, context: Context) -> bool:
    """“X”被甲列为…，被乙列为…: what the passive is about is no body, and not the unit."""
    if not match[0].startswith(("被", "受")) or context.subject is not None:
        return False
    context.thing = context.thing or _ADVERBS.fullmatch(reading.clause.text[: match.start()]) is None
    return context.thing


def _arrival(
    match: re.Match[str], tail: Group, reading: Reading, context: Context
) -> tuple[Group, None] | None:
    """甲来访, 甲会同乙来区检查: who came to the unit.

    应甲邀请，乙来访 was read already; in 甲与乙均来访 nobody says who received whom.
    """
    if _OTHERS_CAME.match(match[0], 1):
        return None
    before = ANY_GROUP.search(reading.clause.text, 0, match.start())
    if tail is context.invited or (before is not None and tail is not context.companions):
        return None
    actor = context.subject if before is not None else tail
    if actor is None or context.names.is_same_body(actor.names[0], context.unit):
        return None
    return actor, None


def _is_of_others(kind: RelationType, before: str) -> bool:
    """各村与甲签订…, 企业向甲申报…: who acts is no body of the graph, and not the reporting unit.

    What the unit has others do (组织企业参观甲) is its own contact, but not its own agreement.
    """
    if _OTHERS.search(before) is None or _SUMMED_UP.search(before) is not None:
        return False
    return kind in _OWN_ACTS or _CAUSING.search(before) is None


def _both(reading: Reading, context: Context) -> tuple[Group | None, Group | None] | None:
    """双方: the two sides named before; where only one was named, the other is the reporting unit."""
    if context.sides is not None:
        return context.sides
    named = list(reading.sentence.groups.values())
    if context.subject is not None and len(named) == 1:
        is_unit = any(context.names.is_same_body(name, context.unit) for name in context.subject.names)
        return None if is_unit else (None, context.subject)
    if context.subject is None and len(named) == 1 and reading.clause.subject is None:
        # 向甲出让地块，双方签订合同: the unit and the one body that is named.
        is_unit = any(context.names.is_same_body(name, context.unit) for name in named[0].names)
        return None if is_unit else (None, named[0])
    if context.subject is not None and len(named) == 2 and not context.ties:
        # 甲接收乙资产，双方签订协议
        one, other = named
        is_of_two = one is context.subject and len(one.names) == len(other.names) == 1
        return (one, other) if is_of_two else None
    return None


def find_applicant(clause: str) -> str | None:
    """协助甲编报项目，已获批复: the sign of who applies where the clause does not say to whom."""
    match = _HELPED_TO_APPLY.search(clause)
    return match["who"] if match is not None else None


def _subject_at(kind: RelationType, position: int, reading: Reading, context: Context) -> Group | None:
    """Who acts at a position of a clause: the pairs that stand right before it, else the running subject.

    帮助甲申报…, 促成甲与乙签约: it is 甲 who applies and signs.
    """
    fronted = [match for match in _SENT_FORWARD.finditer(reading.clause.text) if match.end() <= position]
    if fronted:
        return reading.sentence.groups[fronted[-1]["who"]]
    if kind in _OWN_ACTS:
        caused = [match for match in _CAUSED.finditer(reading.clause.text) if match.end() <= position]
        if caused:
            return reading.sentence.groups[caused[-1]["who"]]
    if kind is RelationType.SUPPORT:
        giving = _GIVING.search(reading.clause.text, 0, position)
        if giving is not None:
            return reading.sentence.groups[giving["who"]]
    before = reading.sentence.groups.get(reading.clause.text[position - 1 : position])
    return before if before is not None and before.pairs else context.subject
