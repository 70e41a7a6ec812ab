"""Known bodies by name (`data/names.csv`): strong forms, which always mean them, and weak ones.

A weak form may be that of several bodies: 交大 is 上海交通大学, 西安交通大学 or a third. Where it means which
is a line of `data/contexts.csv`. Former names (`data/formernames.csv`) are strong: the body is the same.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from graph.identity.endings import settle
from graph.identity.heads import find_head, is_branch
from graph.identity.places import prefix_length
from graph.identity.tables import fold_brackets, read_rows
from graph.identity.weakcontexts import find_in_context
from graph.model import Kind, Place

# Names of groups of three characters and fewer begin too many names of others.
_SHORTEST_STEM = 3
# What only a branch of a firm ends in, so that even a weak form before it is clear: 移动|信丰分公司.
# 中建|三局浙江分公司: the bureau has a number, and is a body of its own.
_NUMBERED_BUREAU = re.compile(r"[一二三四五六七八九十]{1,3}(?:局|航局|公局)")
_NUMBERED_BUREAU = re.compile(r"[一二三四五六七八九十]{1,3}(?:局|航局|公局)")
_OUTLET = re.compile(r"(?:分公司|支公司|分行|支行|供电公司|电厂|采油厂|油田)$")
_REGIONAL = re.compile(
    r"^(?:东北|华北|华东|华南|华中|西北|西南|中南|长江|黄河|珠江|淮河|海河|松辽|太湖)[\u4e00-\u9fff]{0,8}(?:局|委员会|办)$"
)


@dataclass(frozen=True, slots=True)
class Known:
    """A body that the gazetteer lists: its main name, its kind, and whether the form read is a weak one."""

    name: str
    kind: Kind
    weak: bool
    stem: str
    """What its branches carry before their own names: 国网 of 国家电网公司."""
    source: str
    """The key of the source that its line names."""


def find_known(name: str) -> Known | None:
    """The body of the gazetteer that goes by this name, to the letter; brackets of both widths are equal.

    Of a weak form that several share it is the first; `find_candidates` gives all.
    """
    return known_names().get(fold_brackets(name))


def find_settled(name: str) -> Known | None:
    """The body of which a strong form has the same ending in its one form: 厦门大学第一附属医院.

    Endings that tell two bodies of the gazetteer apart are not brought into one.
    """
    return _settled_names().get(settle(fold_brackets(name)))


def find_candidates(form: str) -> tuple[Known, ...]:
    """Every body that a weak form may mean; empty where it is none, or a strong form of one."""
    known = find_known(form)
    return _candidates()[fold_brackets(form)] if known is not None and known.weak else ()


def known_prefix(name: str, home: Place | None = None) -> tuple[Known, str] | None:
    """The body of the gazetteer whose name a longer name begins with, the longest one, and what follows.

    A weak form counts only before a place or a branch (国网|昌吉供电公司, 移动|信丰分公司), or in a report of
    `home` where it holds (湖大|设计学院 in Hunan).
    """
    folded = fold_brackets(name)
    names = known_names()
    for length in range(len(folded) - 1, 1, -1):
        known = names.get(folded[:length])
        if known is None:
            continue
        rest = folded[length:]
        if _NUMBERED_BUREAU.match(rest):
            continue
        if known.weak and home is not None:
            line = find_in_context(folded[:length], home)
            known = names[line.name] if line is not None else known
        own = names.get(rest)
        if own is not None and not own.weak and not known.weak:
            return known, rest
        if _is_subsidiary(known, folded[:length], rest) or _is_regional(known, rest):
            return known, rest
        if _goes_on(rest) and (not known.weak or prefix_length(rest) or _OUTLET.search(rest)):
            return known, rest
    return None


@cache
def strong_names() -> frozenset[str]:
    """Every strong name of the gazetteer: what may be looked for in a text."""
    return frozenset(name for name, known in known_names().items() if not known.weak)


def is_known_company(name: str) -> bool:
    """Whether this is a company or bank of the gazetteer, weak forms included: 电信."""
    known = find_known(name)
    return known is not None and known.kind in {Kind.SOE, Kind.ENTERPRISE, Kind.BANK}


def trade_of(name: str) -> str | None:
    """The trade in which a known firm shares branches with others in a list: 电信、移动、联通信丰分公司."""
    known = find_known(name)
    return _trades().get(known.name) if known is not None else None


def weak_forms(name: str) -> tuple[str, ...]:
    """The short forms of a known body that only its context makes clear; empty for other names."""
    known = find_known(name)
    return _weak_forms().get(known.name, ()) if known is not None and not known.weak else ()


def set_members(name: str) -> tuple[str, ...]:
    """The members of a set that has a name of its own (工农中建四大银行); empty for other names."""
    return _sets().get(name, ())


@cache
def known_names() -> Mapping[str, Known]:
    """Every name of the gazetteer, strong and weak, with its body; a weak form never beats a strong one."""
    found: dict[str, Known] = {}
    former: dict[str, list[str]] = {}
    for row in read_rows("formernames.csv"):
        former.setdefault(row["name"], []).append(row["former"])
    for row in read_rows("names.csv"):
        known = _read_known(row, weak=False)
        for name in (row["name"], *row["strong"].split(), *former.get(row["name"], ())):
            found.setdefault(fold_brackets(name), known)
    for form, candidates in _candidates().items():
        found.setdefault(form, candidates[0])
    return found


@cache
def _settled_names() -> Mapping[str, Known | None]:
    """Every strong name with its ending in the one form; None where two bodies come to the same."""
    found: dict[str, Known | None] = {}
    for name, known in known_names().items():
        if not known.weak:
            other = found.setdefault(settle(name), known)
            if other is not None and other.name != known.name:
                found[settle(name)] = None
    return found


def _read_known(row: dict[str, str], *, weak: bool) -> Known:
    return Known(row["name"], Kind(row["kind"]), weak, row["stem"] or row["name"], row["source"])


def _goes_on(rest: str) -> bool:
    """中国银行|嘉兴支行, but not 中国银行|业协会 and not 上海大学|城."""
    if is_branch(rest):
        return True
    head = find_head(rest)
    return head is not None and head.kind is not Kind.ASSOCIATION and prefix_length(rest) > 0


def _is_subsidiary(known: Known, stem: str, rest: str) -> bool:
    """上海建工|四建集团: firms of a state-owned group carry its name; 京东|方科技集团 is none of 京东."""
    return (
        known.kind is Kind.SOE
        and not known.weak
        and len(stem) > _SHORTEST_STEM
        and len(rest) > _SHORTEST_STEM
        and rest.endswith(("集团", "公司"))
    )


def _is_regional(known: Known, rest: str) -> bool:
    """生态环境部|东北督察局: a ministry's bureau for a region or a river."""
    return known.kind is Kind.AGENCY and _REGIONAL.match(rest) is not None


@cache
def _candidates() -> dict[str, tuple[Known, ...]]:
    """Every weak form with all bodies that go by it, in the order of the table."""
    found: dict[str, tuple[Known, ...]] = {}
    for row in read_rows("names.csv"):
        for form in row["weak"].split():
            key = fold_brackets(form)
            found[key] = (*found.get(key, ()), _read_known(row, weak=True))
    return found


@cache
def _weak_forms() -> dict[str, tuple[str, ...]]:
    return {row["name"]: tuple(row["weak"].split()) for row in read_rows("names.csv") if row["weak"]}


@cache
def _sets() -> dict[str, tuple[str, ...]]:
    return {row["set"]: tuple(row["members"].split()) for row in read_rows("sets.csv")}


@cache
def _trades() -> dict[str, str]:
    return {name: row["trade"] for row in read_rows("trades.csv") for name in row["members"].split()}
