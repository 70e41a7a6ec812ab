"""Short forms that only their context makes clear: 南江地质队 beside 重庆市南江水文地质工程地质队.

Whether one name can be a short form of another is judged here; that both stand in one row, and that no third
name fits, is for the caller to see to. Offices, hospitals and schools are left out: 县医院 is not 县中医院.
"""

import re

from graph.identity.lexicon import find_head, find_known, known_prefix
from graph.identity.prefixes import By, cut_place
from graph.identity.reading import Reading
from graph.model import Kind, Place

_SHORTENED = frozenset(
    {Kind.SOE, Kind.ENTERPRISE, Kind.BANK, Kind.INSTITUTE, Kind.ASSOCIATION, Kind.PUBLIC_INSTITUTION}
)
_NEVER = re.compile(r"(?:医院|保健院|卫生院|学校|中学|小学|幼儿园|大学|学院)$")
# What a short form may not leave out, because it tells bodies apart.
_TELLING = re.compile(r"[第一二三四五六七八九十\d东西南北新老总分副女]|附属|青年|中医|妇|儿童")
_FORM = re.compile(r"(?:股份|责任)?有限(?:责任)?公司$|[（）]")
_OUTLET = re.compile(r"(?:支行|分行|分公司|支公司|营业部|分理处|分局|分院|校区|院区|分会|分社)$")
# 中建三局|基础设施建设投资有限公司
_NUMBERED = re.compile(r"[一二三四五六七八九十](?:局|院|所|处)$")
_ANY_FORM = re.compile(r"(?:（?集团）?)?(?:控股)?(?:股份|责任)?(?:有限)?(?:责任)?(?:公司)?")
_FIRM_END = re.compile(r"(?:公司|集团)$")


def is_short_for(short: Reading, full: Reading, home: Place) -> bool:
    """Whether the one name can be the other with words or characters left out."""
    if not _may_be_short(short, full) or _is_unit(short.name, full.name):
        return False
    one, other = cut_place(short.name, home), cut_place(full.name, home)
    if By.UNCLEAR in {one.by, other.by}:
        # 县疾控中心 of whichever county is not short for 省疾控中心.
        return False
    if one.place is not None and other.place is not None and one.place != other.place:
        return False
    brief = one.rest if other.place is not None or one.by is By.NOTHING else short.name
    long = other.rest if one.place is not None or _begins_alike(brief, other.rest) else full.name
    more = left_out(brief, long)
    if more is None or len(brief) < 3 or _TELLING.search(more):
        return False
    return _ends_alike(brief, long) and (_begins_alike(brief, long) or _is_named_part(brief, full.name))


def _may_be_short(short: Reading, full: Reading) -> bool:
    if len(short.name) >= len(full.name) or short.kind not in _SHORTENED or full.kind not in _SHORTENED:
        return False
    if short.collective or full.collective or short.weak or full.weak:
        return False
    if _NEVER.search(short.name) or _NEVER.search(full.name):
        return False
    # A name in the gazetteer stands for its own body: 上海建工集团 is not short for 上海建工四建集团.
    return find_known(short.name) is None


def _is_unit(short: str, full: str) -> bool:
    """山西焦煤集团|霍州煤电公司: what stands behind a whole name is another body, but for a legal form."""
    # 中国邮储银行 is short for no branch of that bank.
    if _OUTLET.search(full) and not _OUTLET.search(short):
        return True
    rest = full.removeprefix(short)
    head = find_head(short) if rest != full else None
    is_whole = head is not None and (len(head.suffix) > 1 or _NUMBERED.search(short) is not None)
    return is_whole and _ANY_FORM.fullmatch(rest) is None


def left_out(short: str, full: str) -> str | None:
    """The characters of the full name that the short one has not; None unless it has the others in order."""
    rest = list(short)
    left: list[str] = []
    for character in full:
        if rest and character == rest[0]:
            rest.pop(0)
        else:
            left.append(character)
    return None if rest else "".join(left)


def _begins_alike(short: str, full: str) -> bool:
    return short[:1] == full[:1]


def _ends_alike(short: str, full: str) -> bool:
    """The same last character, or a firm named without its form: 重庆京东方|光电科技有限公司.

    蒙草集团 ends as 蒙草生态环境（集团）股份有限公司 does, its legal form aside.
    """
    if short[-1] == full[-1] or (short.endswith("集团") and _FORM.sub("", full).endswith("集团")):
        return True
    return full.startswith(short) and _FIRM_END.search(full) is not None


def _is_named_part(short: str, full: str) -> bool:
    """四建集团 is 上海建工|四建集团, 准东采油厂 is 中国石油|准东采油厂: the whole's name is left out."""
    prefix = known_prefix(full)
    return prefix is not None and full.endswith(short)
