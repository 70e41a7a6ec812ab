"""Which names stand for one body wherever they are written, and which need the place of their report.

中国… and 紫金山实验室 identify themselves. 文旅公司, 第一机械厂 and 客运站 say only what sort of body they
are; 华兴公司, 天成集团 and 新世纪大酒店 leave out the place that tells them from others of that name. The
short form of another place is another body: a missed merge becomes a suggestion, a wrong one nobody sees.
"""

import re

from graph.identity.attributes import FIRMS
from graph.identity.lexicon import find_head, is_head
from graph.identity.places import prefix_length
from graph.model import Kind

_SELF_EVIDENT = re.compile(
    r"^(?:中[建铁交冶核][一二三四五六七八九十]|中国|国家|全国|国际|中华|世界|全球|亚洲|国务院|中央|最高)"
)
# 国际饭店 and 世界广场 are in many towns.
_PREMISES = re.compile(
    r"(?:店|楼|宾馆|饭庄|商厦|大厦|大楼|商场|商城|百货|超市|市场|广场|影院|剧院|酒家|度假村|农家乐|厂|合作社|农场|林场|牧场|茶场|果园"
    r"|煤矿|矿|电站|水库|客运站|车队|油库|加油站|仓库|经营部|门市部|工作室|幼儿园|驾校)$"
)
_LEGAL_FORM = re.compile(r"(?:（集团）)?(?:集团)?(?:股份|责任)?有限(?:责任)?公司$")
# 重庆火锅店, 广州酒家: what they cook, not where they are.
_KITCHEN = re.compile(r"(?:(?<!饭)(?<!酒)店|酒家|酒楼|餐厅|餐馆|面馆|大厦)$")
# Two characters to call a firm by, and its trade: 华兴食品有限公司.
_LONGEST_SHORT = 4
# What universities teach: 师范学院 and 职业技术学院 are in every second city.
_SUBJECTS = re.compile(
    r"(?:高等|专科|职业|技术|师范|理工|工业|财经|政法|民族|体育|艺术|美术|音乐|科技|电力|水利|交通|邮电|石油|矿业|外国语|中医|警察|行政"
    r"|教育|广播电视|开放|老年|干部|农业|林业|海洋|工程|传媒|旅游|卫生|护理|幼儿|社区|管理|信息|[农林医药工商])+"
)
# Cities whose short names streets, schools and shops bear everywhere.
_COMMON_WORDS = frozenset(
    (
        *(
            "中山",
            "延安",
            "东方",
            "文昌",
            "安康",
            "长春",
            "泰安",
            "吉安",
            "永安",
            "黄山",
            "大同",
            "安顺",
            "三明",
        ),
        *(
            "百色",
            "白银",
            "金华",
            "长治",
            "中卫",
            "兴安",
            "安阳",
            "吉林",
            "南阳",
            "朝阳",
            "海口",
            "太原",
            "德州",
        ),
    )
)
_HOUSES = frozenset({*FIRMS, Kind.PUBLIC_INSTITUTION})
_UNIVERSITY = re.compile(r"(?:大学|学院)$")


def names_itself(name: str) -> bool:
    """Whether a name stands for one body wherever it is written: 中国…, 国家…, 中建三局."""
    return _SELF_EVIDENT.match(name) is not None


def identifies_itself(name: str, kind: Kind) -> bool:
    """Whether a name without a place before it, and that no table knows, is of one body in all reports."""
    if _PREMISES.search(name) is None and (names_itself(name) or kind is Kind.FOREIGN):
        return True
    if _holds_place(name):
        return True
    if kind is Kind.INSTITUTE:
        return _is_telling_institute(name)
    return kind in FIRMS and _is_telling_firm(name)


def bears_common_word(place: str, rest: str, kind: Kind) -> bool:
    """Whether a city's short name before a school, a shop or a firm in short is a word for itself as likely.

    中山小学 and 安康大药房 are not of 中山市 and 安康市; 东方公司 is of no 东方市.
    """
    if kind in FIRMS and (is_head(rest) or rest in {"公司", "集团"}):
        return True
    if kind in FIRMS and _KITCHEN.search(rest) is not None:
        return True
    return place in _COMMON_WORDS and not rest.endswith("有限公司") and kind in _HOUSES


def _is_telling_firm(name: str) -> bool:
    """Whether more than a brand, or a brand and a trade, is left of a firm's name without its ending."""
    if _PREMISES.search(name) is not None:
        return False
    form = _LEGAL_FORM.search(name)
    head = find_head(name) if form is None else None
    stem = name[: form.start()] if form is not None else name.removesuffix(head.suffix if head else "")
    return len(stem) > _LONGEST_SHORT


def _is_telling_institute(name: str) -> bool:
    head = find_head(name)
    stem = name.removesuffix(head.suffix) if head is not None else name
    if _UNIVERSITY.search(name) is not None:
        return len(stem) > 1 and _SUBJECTS.fullmatch(stem) is None
    return len(stem) > 2


def _holds_place(name: str) -> bool:
    """红旗|海宁|公司, （上海）: a place anywhere behind the beginning."""
    return any(prefix_length(name[start:]) for start in range(1, len(name) - 2))
