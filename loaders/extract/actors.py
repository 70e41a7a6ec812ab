"""Who acts in a clause: whom it names, who came, nobody known, or who acted before."""

import re

from loaders.extract.context import ANY_GROUP, Context, Reading
from loaders.extract.pairing import Names
from loaders.extract.runs import Group

# Somebody whom nothing could name acts: no tie is the unit's then.
_STRANGER = Group(())
_STRANGERS = re.compile(
    r"(?:[\d年月日上中下旬、～~—-]|今年|目前|近日|现|同时|此外|其中|辖区|区内|县内|市内)*+(?P<who>(?![我本该全各其]|双方|由|与|和|同|向|对|为|就|在|被|经|组织|邀请|联合|会同|协调|推动|支持|帮助|指导)[\u4e00-\u9fff]{2,18}?)(?<!部门)(?<!单位)"
    r"(?:(?:分别|先后|成功|顺利|主动|已|拟|正|正在|将|均)*(?:与|和|同|向|被|受|获|赴|到|加入|在)(?=[\ue000-\ue7ff]))"
)
# 派出所配合甲: a post or a station by its bare noun is none of those that are named, nor the unit.
_BARE = re.compile(
    r"(?:[\d年月日上中下旬、～~—-]|今年|目前|近日|现|同时|此外|随后|辖区|属地|当地|各|由|[一二三四五六七八九十两几\d]+[个家])*"
    r"(?P<who>派出所|司法所|财政所|国土所|工商所|市场监管所|税务所|税务分局|供电所|卫生院|卫生所|卫生室|防疫站|文化站|农技站|兽医站|消防[队站]|消防中队|消防大队"
    r"|(?:交警|巡警|城管|特警|执法)?(?:中队|大队)|村委会?|居委会?|村民委员会|居民委员会|信用社|敬老院|养老院|福利院|幼儿园|社区)"
    r"(?:民警|干警|干部|医生|医护人员|队员|工作人员)?(?=(?:也|已|均|将|拟|主动|积极|多次|联合|共同|分别|先后)*(?:配合|会同|联合|协同|协助|检查|抽查|走访|查处|查封|查扣|约谈|督促|责令|巡查|委托|邀请|对接|联系|把|将|对|为|给|向|与|和|同|跟|到|赴|被|获))"
)
# 邀请甲来区考察，代表团走访了乙: who came is who goes on to 乙.
_VISITORS = re.compile(
    r"[该此\d年月日]*(?:代表团|考察团|访问团|参访团|踩线团|采风团|经贸团|商务团|考察[组队]|调研组|专家组|专家们?|教授|团队|检查组|督[查导]组|验收组|评估组"
    r"|客人们?|来宾|客商|嘉宾|一行)(?:一行|成员)?(?:[\d一两二三四五六七八九十]+[人名])?(?=先后|实地|现场|分别|还|在|重点|随后|当场|对|就|到|走访|参观|考察|与|向|察看|查看|深入|赴|观摩|听取|前往)"
)
# …来区考察，实地察看乙: so does who came where the clause names nobody who acts.
_LOOKING_ROUND = re.compile(
    r"(?:先后|实地|现场|重点|分别|还|并|一同|详细)*(?:察看|查看|参观|踏勘|考察|走访|观摩|视察|看了|到[\ue000-\ue7ff][^，]{0,6}(?:察看|查看|参观|踏勘|考察|观摩)"
    r"|(?:[到赴]|深入)[\ue000-\ue7ff][^，]{0,6}(?:现场指导|实地指导|技术指导|会诊|坐诊|义诊|巡诊)|[到赴][\ue000-\ue7ff](?:座谈|调研|走访|考察|参观))"
)


def find_actor(reading: Reading, context: Context) -> None:
    """Who acts in a clause from here on: whom it names, or who came, or nobody known; else as before."""
    clause = reading.clause
    if clause.subject is not None:
        context.earlier, context.subject = context.subject, reading.sentence.groups[clause.subject]
    elif _speaks_of(context.subject, reading):
        # 甲废水超标，对其限期治理: who is spoken of does not act.
        context.subject = None
    elif context.visitors is not None and (_VISITORS.match(clause.text) or _LOOKING_ROUND.match(clause.text)):
        context.subject, context.companions = context.visitors, None
    elif _names_stranger(clause.text, context.names) or _is_bare(clause.text, context):
        context.subject, context.companions = _STRANGER, None


def _speaks_of(group: Group | None, reading: Reading) -> bool:
    if group is None:
        return False
    named = (reading.sentence.groups[match[0]] for match in ANY_GROUP.finditer(reading.clause.text))
    return any(set(group.names) & set(other.names) for other in named)


def _is_bare(clause: str, context: Context) -> bool:
    """派出所配合甲, unless the unit, or who acted last, is the one that is called so for short."""
    match = _BARE.match(clause)
    if match is None:
        return False
    known = (context.unit, *(context.subject.names if context.subject is not None else ()))
    return not any(name.endswith(match["who"]) for name in known)


def _names_stranger(clause: str, names: Names) -> bool:
    """某老年公寓与甲签订协议: what ends like a body acts, though nothing tells whom it names."""
    match = _STRANGERS.match(clause)
    return match is not None and names.may_end_body(match["who"])
