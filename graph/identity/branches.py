"""Branches of known bodies: 嘉兴支行, 重庆北碚支行, 信丰县分公司. Where one is decides which it is."""

import re

from graph.identity.divisions import today
from graph.identity.endings import settle
from graph.identity.lexicon import is_branch
from graph.identity.places import bare_name, leading_place, short_name
from graph.model import Place

# Many branches of a bank are called after a street; without a city beside it that is no name.
_NEEDS_PLACE = re.compile(
    r"(?:支行|支公司|营业[部厅所]|分理处|储蓄所|加油站|油库|供电所|店|仓库|项目部)$"
    # 移动|分公司, 国网|供电公司: every place has one.
    r"|^(?:分公司|分行|供电公司|供电局|电力公司|电信局|分局|分院|分校|代表处|办事处|分社|服务站|服务网点)$"
)
# 新疆油田分公司|准东采油厂, 浙江省分行|嘉兴支行: the tier between the whole and its branch may be left out.
_TIER = re.compile(r"^.+?(?:分公司|分行|电力(?:有限)?公司)(?=.+(?:厂|支行|公司)$)")
_LOCATED = re.compile(r"^(?:(?:中心)?支行|分行|分公司|支公司|供电公司|监管局|采油厂|分院|委员会)")


def settle_branch(rest: str, home: Place, *, levelled: bool, in_full: str = "") -> tuple[str, Place | None]:
    """What follows the whole's name in its one form, and the place that is part of the branch's identity.

    `in_full` are the words for a level that a bank's branches keep: 石狮市支行.
    `levelled` bodies (offices, mass organizations) have a level, and so always the place that shows it.
    沈阳市和平支行 and 和平支行 are one in a report of 沈阳市和平区; a 和平支行 elsewhere is another.
    """
    rest = _TIER.sub("", rest)
    place, tail = _locate(rest, home)
    if place is None or not _LOCATED.match(tail):
        return settle(rest), home if _NEEDS_PLACE.search(rest) else None
    place = today(place)
    is_needed = levelled or place.district is not None
    is_whole = (
        place.district is not None and place.district.endswith(tuple(in_full)) and tail.startswith("支行")
    )
    located = short_name(place) if is_whole else _location(place, tail)
    return located + settle(tail), place if is_needed else None


def _locate(rest: str, home: Place) -> tuple[Place | None, str]:
    """The lowest place of a chain (沈阳市和平, 重庆北碚, 湖南湘江新区), and what follows it."""
    place: Place | None = None
    for _ in range(3):
        found = leading_place(rest, home)
        if found is None or (place is not None and not _within(found[0], place)):
            break
        place, rest = found[0], rest[found[1] :]
    return place, rest


def _within(place: Place, above: Place) -> bool:
    if above.district is not None:
        return False
    if above.city is not None:
        return place.city == above.city and place.district is not None
    return place.province == above.province


def _location(place: Place, tail: str) -> str:
    """As branches carry it: 陇西县支行, 江苏省分行, but 嘉兴分行, 和平支行, 湖南监管局."""
    name, bare = short_name(place), bare_name(place)
    if name.endswith("新区"):
        return place.district or name
    keeps = (
        name.endswith(("县", "旗"))
        or tail == "委员会"
        or (name.endswith("省") and not tail.startswith("监管局"))
    )
    return name if keeps or len(bare) < 2 or not is_branch(bare + tail) else bare
