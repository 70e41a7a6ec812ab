"""Names so alike that a person should look at them: never a reason to merge, only to suggest.

Names are compared as they are, and by their cores, which is what is left without place and ending:
上海方电股份有限公司 and 上海东方股份有限公司 have in common what half of all companies have. What the longer
name has more may be what tells two bodies apart, as with 县医院 and 县中医院; and 省农科院固原分院 is a part
of 省农科院, not another name of it.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from graph.identity.departments import parse_department
from graph.identity.heads import find_head, is_firm_form
from graph.identity.lexicon import find_known
from graph.identity.places import leading_place, prefix_length
from graph.identity.reading import Reading
from graph.identity.shortforms import left_out
from graph.model import Kind, Place

# Names that share less are different bodies more often than not, in the names of nine reports.
ALIKE = 0.75
# What stands between a common beginning and a common end: 国泰 and 正泰隆 are two words, not one misspelt.
_MOSTLY_ALIKE = 0.6
# One character says too little: 信 of 信集团.
_SHORTEST_CORE = 2
_SHORTEST_NAME = 4
_OFFICES = frozenset({Kind.AGENCY, Kind.MASS_ORGANIZATION})
_FIRMS = frozenset({Kind.SOE, Kind.ENTERPRISE, Kind.BANK, Kind.INSTITUTE})
_NUMBER = re.compile(r"[第一二三四五六七八九十\d]+")
_FORM = re.compile(r"(?:（?集团）?)?(?:股份|责任)?(?:有限)?(?:责任)?公司$|(?<=..)集团$")
# What tells a body from one whose name goes without it: 重庆农商银行 is not 重庆银行.
_TELLING = re.compile(r"[东西南北新老总分副女]|附属|青年|中医|妇|儿童|职业|师范|农商|农村|村镇|信用|小额")
# Hospitals and schools are many, and called alike: a name may leave out no more than this.
_SCHOOLS = re.compile(r"(?:医院|保健院|卫生院|学校|中学|小学|幼儿园|大学|学院|中心)$")
_OPTIONAL = re.compile(r"(?:人民|公立|国立|公办|社区|街道|[省市县区州镇乡])*")


@dataclass(frozen=True, slots=True)
class Compared:
    """A body with what is asked of it again and again."""

    id: str
    reading: Reading
    core: str
    """The name without place and ending, as far as anything is left."""
    letters: frozenset[str]
    """The characters of the core."""
    numbers: tuple[str, ...]
    """What of the name is a number: 第一 of 第一医院."""
    named: str
    """The place that the name begins with; empty where it begins with none."""
    where: str
    """The place of the body, or else the one that its name begins with."""

    @property
    def name(self) -> str:
        """The canonical name."""
        return self.reading.name

    @property
    def placed(self) -> str | None:
        """The place that is part of its identity, None where only the report lent it one."""
        return None if self.reading.lent else self.reading.place

    @property
    def is_firm(self) -> bool:
        """Whether it is of the kinds that cannot be told apart by a name."""
        return self.reading.kind in _FIRMS

    @property
    def sort(self) -> object:
        """What two bodies that are alike have in common."""
        return self.name[-1:], self.reading.level, self.is_firm or self.reading.kind, self.numbers


def make_compared(id_: str, reading: Reading, home: Place | None = None) -> Compared:
    """What comparing a body takes; `home` is the place of the report that names it, where it is one."""
    name = reading.name
    core = _core(name, home)
    found = leading_place(name, home)
    named = str(found[0]) if found is not None else ""
    numbers = tuple(_NUMBER.findall(name))
    where = named if reading.lent else reading.place or named
    return Compared(id_, reading, core, frozenset(core), numbers, named, where)


def is_told_by_office(body: Compared) -> bool:
    """Whether it is an office of a department, which tells it from every other."""
    return body.reading.kind in _OFFICES and _has_department(body.name)


def are_alike(one: Compared, other: Compared) -> str | None:
    """Why two bodies may be one; None where nothing says so, or where their names tell them apart."""
    if one.reading.weak or other.reading.weak:
        weak, full = (one, other) if one.reading.weak else (other, one)
        return f"{weak.name} may be short for {full.name}" if full.name in weak.reading.weak else None
    if one.sort != other.sort or is_told_by_office(one) or is_told_by_office(other):
        return None
    if not lie_together(one, other) or (_is_known(one.reading) and _is_known(other.reading)):
        return None
    short, full = sorted((one, other), key=lambda body: (len(body.name), body.name))
    if _is_part(short.name, full.name) or not _have_like_cores(one, other):
        return None
    if len(short.name) >= _SHORTEST_NAME and left_out(short.name, full.name):
        return f"{short.name} may be short for {full.name}"
    if not (one.is_firm and _ratio(one.name, other.name) >= ALIKE):
        return None
    if not _have_like_middles(one.name, other.name):
        return None
    first, second = sorted((one.name, other.name))
    return f"{first} and {second} differ little"


def lie_together(one: Compared, other: Compared) -> bool:
    """Whether two bodies can be of one place, as far as it is known; 嘉兴 and 南湖 name two."""
    if None not in {one.placed, other.placed}:
        return one.placed == other.placed
    if one.named and other.named and one.named != other.named:
        return False
    # 小额贷款公司 of a district of Changsha is not short for 上海融鑫小额贷款有限公司.
    return one.where.startswith(other.where) or other.where.startswith(one.where)


def _core(name: str, home: Place | None) -> str:
    """康泰科技 of 上海康泰科技有限公司, 家电 of 江苏省家电协会."""
    rest = name[prefix_length(name, home) :]
    form = _FORM.search(rest) if rest.endswith(("公司", "集团")) else None
    head = find_head(rest) if form is None else None
    shorter = rest[: form.start()] if form is not None else rest.removesuffix(head.suffix if head else "")
    return next(text for text in (shorter, rest, name) if len(text) >= _SHORTEST_CORE or text == name)


def _is_known(reading: Reading) -> bool:
    """Whether the gazetteer tells which body this is, or whose branch: two such are two bodies."""
    return reading.whole is not None or find_known(reading.name) is not None


def _is_part(whole: str, part: str) -> bool:
    """Whether one name goes on behind the other, with more than a legal form: 宁夏农科院|固原分院."""
    return part.startswith(whole) and not is_firm_form(part.removeprefix(whole))


def _have_like_cores(one: Compared, other: Compared) -> bool:
    short, full = sorted((one.core, other.core), key=lambda core: (len(core), core))
    more = left_out(short, full)
    if more is not None and (_TELLING.search(more) or not _may_leave_out(one.name, other.name)):
        return False
    # Two characters are in many names: 东华 in 东机易华物保.
    if more is not None and short[0] == full[0] and (len(short) > _SHORTEST_CORE or full.startswith(short)):
        return True
    return one.is_firm and _ratio(short, full) >= ALIKE and _have_like_middles(short, full)


def _may_leave_out(one: str, other: str) -> bool:
    """Whether a hospital or school is named with all that tells it from others."""
    if not (_SCHOOLS.search(one) and _SCHOOLS.search(other)):
        return True
    short, full = sorted((one, other), key=len)
    more = left_out(short, full)
    return more is not None and _OPTIONAL.fullmatch(more) is not None


def _have_like_middles(one: str, other: str) -> bool:
    """Whether what differs differs little: not with 园艺所 and 粮作所, nor with 国泰 and 正泰隆."""
    start = _common(one, other)
    stop = _common(one[start:][::-1], other[start:][::-1])
    first, second = one[start : len(one) - stop], other[start : len(other) - stop]
    return not first or not second or _ratio(first, second) >= _MOSTLY_ALIKE


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _common(one: str, other: str) -> int:
    """How many characters two names have in common at the beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(one), len(other)))


@lru_cache(maxsize=65536)
def _has_department(name: str) -> bool:
    return any(parse_department(name[start:]) for start in range(1, len(name) - 1))
