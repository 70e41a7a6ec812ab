"""Header wording → what a column is for. The wordings are data: `data/columns.csv`."""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from graph.errors import ReportError
from graph.model import ColumnRole

_BRACKETS = re.compile(r"[（(\[【〔][^（()）\]】〕]*[）)\]】〕]")
_EDGES = re.compile(r"^[\s、，：:*＊·]+|[\s、，：:*＊·]+$")
# No header names a column in more words; a longer cell is text.
LONGEST_HEADER = 60

Named = Mapping[str, ColumnRole]
"""Columns that the user names: header wording → role."""
NONE_NAMED: Named = MappingProxyType({})


def parse_named(texts: Iterable[str]) -> Named:
    """Columns as a user names them, each `role=header wording`: 单位=牵头科室, counterparts=服务的企业.

    A role is called by its name (unit, counterparts, work, results, remarks, number), or in Chinese by a
    wording that is known for it (单位, 对接单位, 对接情况, 成果, 备注, 序号).

    Raises:
        ReportError: there is no such role, no wording, or one wording has two roles.
    """
    named: dict[str, ColumnRole] = {}
    for text in texts:
        word, _, header = text.partition("=")
        role = next((role for role in ColumnRole if word.strip() in (role.value, role.chinese)), None)
        role = role or column_role(word)
        wording = "".join(header.split())
        if role is None or not wording:
            roles = ", ".join(f"{each.chinese} ({each.value})" for each in ColumnRole)
            raise ReportError(
                f"“{text}” names no column; write role=header, such as 单位=牵头科室; roles: {roles}"
            )
        if named.setdefault(wording, role) is not role:
            raise ReportError(
                f"the column “{wording}” is named twice, as {named[wording].chinese} and {role.chinese}; "
                "name it once"
            )
    return named


# 未对接单位, 拟对接企业: with these there is no contact.
_NOT_YET = re.compile(
    r"(?:(?:尚|还|暂)?未(?!来)|拟|待)[\u4e00-\u9fff]{2,6}(?:单位|部门|企业|机构|对象|院校|高校|公司)$"
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table; `role` is None where the wording is not known."""

    header: str
    """The header as the report words it, without white space."""
    role: ColumnRole | None
    group: str | None = None
    """The header above it and its neighbours, where headers have two levels."""
    evidence: str | None = None
    """What the role was inferred from, where the wording is not a known one."""


@dataclass(frozen=True, slots=True)
class _Wordings:
    whole: dict[str, ColumnRole]
    ends: tuple[tuple[str, ColumnRole], ...]
    """Longest first: 进展情况 decides before 情况 does."""
    kinds: frozenset[str]
    """Kinds of bodies (央企, 高校): a column so headed lists counterparts of that kind."""
    dealing: re.Pattern[str]
    """What a unit does with bodies, before what they are: 对接央企, 协作配合单位, 结对帮扶的部门."""
    parties: re.Pattern[str]
    """What bodies are called behind that, but not by themselves: 协作单位, 往来对象."""
    others: tuple[str, ...]
    """What is known to be none of the roles: 联系人, 电话."""


def column_role(header: str, named: Named = NONE_NAMED) -> ColumnRole | None:
    """What a column is for by its header; None for a wording that is not known.

    White space and brackets in it do not count: 对接单位（含上级机关、国有企业等） is 对接单位. What the user
    names goes first.
    """
    return _read_role(header, named)[0]


def read_columns(
    headers: Sequence[str], named: Named = NONE_NAMED, groups: Sequence[str | None] = ()
) -> tuple[Column, ...]:
    """The columns of a header, left to right; `groups` has the upper header of each, where there is one.

    Of several columns of units only one is: the one that the user names, else the first.
    """
    aligned = [*groups, *[None] * (len(headers) - len(groups))]
    columns = [_read_column(header, group, named) for header, group in zip(headers, aligned, strict=True)]
    for role in (ColumnRole.UNIT, ColumnRole.NUMBER):
        places = [place for place, column in enumerate(columns) if column.role is role]
        told = [place for place in places if is_named(columns[place].header, named)]
        for place in places:
            if place != (told or places)[0]:
                columns[place] = Column(columns[place].header, None, columns[place].group)
    return tuple(columns)


def is_header(headers: Sequence[str], named: Named = NONE_NAMED) -> bool:
    """Whether a row of cells is a header: it names a column of units and at least one other known column."""
    roles = {column_role(header, named) for header in headers} - {None}
    return ColumnRole.UNIT in roles and len(roles - {ColumnRole.NUMBER}) > 1


def is_known_wording(header: str, named: Named = NONE_NAMED) -> bool:
    """Whether a wording heads columns, of any role or of none that is read (联系人)."""
    role = column_role(header, named)
    return role is not None or (len(header) <= LONGEST_HEADER and _is_other(_bare(header)))


def is_known_exactly(header: str, named: Named = NONE_NAMED) -> bool:
    """Whether the whole wording is a known one, brackets aside, or one that the user names."""
    return _bare(header) in _wordings().whole or is_named(header, named)


def is_named(header: str, named: Named) -> bool:
    """Whether the user has named a column so headed."""
    return _told(header, named) is not None


def known_wordings(role: ColumnRole) -> tuple[str, ...]:
    """The wordings that name a column of that role, in the order of the data."""
    return tuple(word for word, of in _wordings().whole.items() if of is role)


def _read_column(header: str, group: str | None, named: Named) -> Column:
    wording = "".join(header.split())
    above = "".join(group.split()) if group else None
    role, evidence = _read_role(header, named)
    if above is None or is_named(header, named):
        return Column(wording, role, above, evidence)
    upper = column_role(above, named)
    # 单位名称 below 对接单位 names the counterparts; a wording that says nothing takes what stands above it.
    inherits = role is None or (upper is ColumnRole.COUNTERPARTS and role is ColumnRole.UNIT)
    if inherits and upper is not None and not _is_other(_bare(header)):
        return Column(wording, upper, above, f"it stands below {above}")
    return Column(wording, role, above, evidence)


def _read_role(header: str, named: Named) -> tuple[ColumnRole | None, str | None]:
    """The role, and what it was inferred from where the wording is not known."""
    told = _told(header, named)
    if told is not None:
        return told, "as told"
    if len(header) > LONGEST_HEADER or "。" in header:
        return None, None
    wording, known = _bare(header), _wordings()
    if wording in known.whole:
        return known.whole[wording], None
    dealt = known.dealing.match(wording)
    whom = wording[dealt.end() :] if dealt else wording
    if whom in known.kinds:
        return ColumnRole.COUNTERPARTS, "a kind of bodies"
    if dealt and known.parties.fullmatch(whom):
        return ColumnRole.COUNTERPARTS, None
    if _is_other(wording):
        return None, None
    return next((role for end, role in known.ends if wording.endswith(end)), None), None


def _told(header: str, named: Named) -> ColumnRole | None:
    if not named:
        return None
    wordings = ("".join(header.split()), _bare(header))
    return next((role for name, role in named.items() if "".join(name.split()) in wordings), None)


def _bare(header: str) -> str:
    """A header without white space, brackets, and marks around it."""
    return _EDGES.sub("", _BRACKETS.sub("", "".join(header.split())))


def _is_other(wording: str) -> bool:
    if _NOT_YET.match(wording) is not None:
        return True
    return wording.endswith(_wordings().others) and wording not in _wordings().whole


@cache
def _wordings() -> _Wordings:
    text = files("loaders").joinpath("data", "columns.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    roles = {role.value: role for role in ColumnRole}
    known = [row for row in rows if row["role"] in roles and row["match"] in {"whole", "end"}]
    whole = {row["wording"]: roles[row["role"]] for row in known}
    ends = [(row["wording"], roles[row["role"]]) for row in known if row["match"] == "end"]
    return _Wordings(
        whole=whole,
        ends=tuple(sorted(ends, key=lambda pair: -len(pair[0]))),
        kinds=frozenset(row["wording"] for row in rows if row["match"] == "kind"),
        dealing=re.compile(rf"(?:{_one_of(rows, 'dealing')})+的?(?:主要|重点|有关|相关)?"),
        parties=re.compile(
            rf"(?:{_one_of(rows, 'party')})(?:(?:和|与|及|、)?(?:{_one_of(rows, 'party')}))?(?:名称)?"
        ),
        others=tuple(row["wording"] for row in rows if row["role"] == "none"),
    )


def _one_of(rows: Sequence[Mapping[str, str]], match: str) -> str:
    """An expression for any of the wordings of that sort, the longest first."""
    words = sorted((row["wording"] for row in rows if row["match"] == match), key=len, reverse=True)
    return "|".join(map(re.escape, words))
