"""Hospitals and schools in short, beside their full names: 齐医附属第三医院, 市一院, 市中心医院, 清华附中.

A house has a sort, a number, whose it is, and what it is for; short forms say each in fewer characters, or
leave out 人民 and 附属. Two names are one house only where all of it fits and the report names no other that
does; a word that tells houses apart (中医, 妇幼, 中心) is never left out: 县医院 is not 县中医院.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from graph.identity.context import Merge, Readings, ReportContext
from graph.identity.lexicon import find_known
from graph.identity.places import leading_place
from graph.identity.reading import Reading
from graph.identity.shortforms import left_out
from graph.model import Kind, Place

# 四〇四 is a name.
_NUMBER = "(?<![一二三四五六七八九十〇○零])[一二三四五六七八九十]{1,3}"
# How a house ends, and its sort; a single character ends one only behind a number, 附, 实 or 外.
_ENDS = (
    (re.compile(r"(?:人民)?医院$"), "医院"),
    (re.compile(r"(?<=[一二三四五六七八九十附])院$"), "医院"),
    (re.compile(r"(?<=妇)(?:幼)?保(?:健)?院$"), "保健院"),
    (re.compile(r"中学$|(?<=[一二三四五六七八九十附实外])中$"), "中学"),
    (re.compile(r"小学$|(?<=[一二三四五六七八九十附实外])小$"), "小学"),
    (re.compile(r"学校$|(?<=[附外])校$"), "学校"),
)
# 附属第三, 第三附属, 附三, 二附: in any order.
_RANK = re.compile(rf"(?P<before>附属?)?第?(?P<number>{_NUMBER})(?P<behind>附属?)?$|附属?$")
_UNIVERSITY = re.compile(r"(?:大学|学院|专科学校)$")
# What houses of every place are for; a name of its own is none of these.
_COMMON = re.compile(
    r"中心|实验|中医|结合|妇|儿童|人民|传染|口腔|肿瘤|精神|康复|老年|骨科|眼科|胸科|急救|职业|技术|外国语|特殊|师范|附属|红十字"
    r"|[城镇乡区县市]$"
)
# What a house is for, in short.
_PURPOSES = {"实": "实验", "外": "外国语"}
_HOUSES = frozenset({Kind.PUBLIC_INSTITUTION, Kind.INSTITUTE})
_OTHERS = frozenset({Kind.ENTERPRISE, *_HOUSES})


@dataclass(frozen=True, slots=True)
class _House:
    """A name taken apart."""

    sort: str
    number: str | None
    is_affiliated: bool
    whose: str
    """What stands before number and 附属, place included: 齐齐哈尔医学院, 嘉兴市中心."""
    place: Place | None
    own: str
    """The same without the place: 中心."""
    says_people: bool
    """Whether it is called 人民医院."""


def read_houses(readings: Readings, context: ReportContext) -> Iterator[Merge]:
    """Each house that the report names in short, and in full only once."""
    home = context.place
    houses = {name: _take_apart(each.name, home) for name, each in readings.items() if _may_be_house(each)}
    by_sort: dict[tuple[str, str | None], list[str]] = {}
    for name, house in houses.items():
        if house is not None and readings[name].kind in _HOUSES:
            by_sort.setdefault((house.sort, house.number), []).append(name)
    for name, house in houses.items():
        if house is None or find_known(readings[name].name) is not None:
            continue
        near = by_sort.get((house.sort, house.number), ())
        fitting = [
            full
            for full in near
            if _is_short(readings[name], house, readings[full], houses[full])
            or (_is_placed(house, houses[full]) and context.stands_beside(name, [full]))
        ]
        fulls = {readings[full].organization.id: full for full in fitting}
        if len(fulls) == 1 and not any(context.stand_apart(name, full) for full in fitting):
            full = next(iter(fulls.values()))
            yield name, full, f"in short, the one such house that the report names is {full}"


def _may_be_house(reading: Reading) -> bool:
    return not reading.collective and not reading.weak and reading.kind in _OTHERS


def _is_short(short: Reading, one: _House, full: Reading, other: _House | None) -> bool:
    if other is None or short.organization == full.organization or len(short.name) >= len(full.name):
        return False
    if one.place is not None and one.place == other.place and one.own == other.own:
        return one.is_affiliated == other.is_affiliated and _tells(one, other)
    return _is_abbreviated(one, other)


def _is_placed(one: _House, other: _House | None) -> bool:
    """四〇四医院 is 四川绵阳|四〇四医院 in rows that name this one; not 中心医院, 实验小学 or 第一中学."""
    if other is None or one.place is not None or other.place is None or one.number is not None:
        return False
    if one.is_affiliated or other.is_affiliated:
        return False
    return one.own == other.own and len(one.own) > 1 and _COMMON.search(one.own) is None


def _tells(one: _House, other: _House) -> bool:
    """Whether a house of a place is told from others there: by a number, its purpose, or as 人民医院."""
    return one.number is not None or bool(one.own) or other.says_people


def _is_abbreviated(one: _House, other: _House) -> bool:
    """齐医|第三 is 齐齐哈尔医学院|附属第三: whose it is, in fewer characters."""
    if _UNIVERSITY.search(other.whose) is None or not (one.own and len(one.whose) > 1):
        return False
    if one.is_affiliated != other.is_affiliated and (one.is_affiliated or one.number is None):
        return False
    if not one.is_affiliated and one.number is None:
        return False
    is_same = one.whose == other.whose
    return is_same or (one.whose[0] == other.whose[0] and bool(left_out(one.whose, other.whose)))


@lru_cache(maxsize=16384)
def _take_apart(name: str, home: Place) -> _House | None:
    for pattern, sort in _ENDS:
        end = pattern.search(name)
        if end is not None and end.start() > 1:
            return _make_house(name[: end.start()], sort, end[0].startswith("人民"), home)
    return None


def _find_place(text: str, home: Place) -> tuple[Place | None, int]:
    """The lowest of the places that a text begins with, and where it ends: 四川|绵阳."""
    place, length = None, 0
    while (found := leading_place(text[length:], home)) is not None:
        if place is not None and not str(found[0]).startswith(str(place)):
            break
        place, length = found[0], length + found[1]
    return place, length


def _make_house(body: str, sort: str, says_people: bool, home: Place) -> _House:
    rank = _RANK.search(body)
    whose = body[: rank.start()] if rank is not None else body
    purpose = _PURPOSES.get(whose[-1:], "")
    whose = whose[:-1] + purpose if purpose else whose
    place, length = _find_place(whose, home)
    return _House(
        sort=sort,
        number=rank["number"] if rank is not None else None,
        is_affiliated=rank is not None and "附" in rank[0],
        whose=whose,
        place=place,
        own=whose[length:].removesuffix("人民"),
        says_people=says_people,
    )
