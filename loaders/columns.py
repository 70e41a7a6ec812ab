"""Header wording → what a column is for. The wordings are data: `data/columns.csv`."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from graph.model import ColumnRole

_BRACKETS = re.compile(r"[（(\[【〔][^（()）\]】〕]*[）)\]】〕]")
_EDGES = re.compile(r"^[\s、，：:*＊·]+|[\s、，：:*＊·]+$")
# No header names a column in more words; a longer cell is text.
LONGEST_HEADER = 60


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table; `role` is None where the wording is not known."""

    header: str
    """The header as the report words it, without white space."""
    role: ColumnRole | None


@dataclass(frozen=True, slots=True)
class _Wordings:
    whole: dict[str, ColumnRole]
    ends: tuple[tuple[str, ColumnRole], ...]
    """Longest first: 进展情况 decides before 情况 does."""


def column_role(header: str) -> ColumnRole | None:
    """What a column is for by its header; None for a wording that is not known.

    White space and brackets in it do not count: 对接单位（含上级机关、国有企业等） is 对接单位.
    """
    if len(header) > LONGEST_HEADER or "。" in header:
        return None
    wording = _EDGES.sub("", _BRACKETS.sub("", "".join(header.split())))
    known = _wordings()
    if wording in known.whole:
        return known.whole[wording]
    return next((role for end, role in known.ends if wording.endswith(end)), None)


def read_columns(headers: Sequence[str]) -> tuple[Column, ...]:
    """The columns of a header row, left to right. Of several columns of units, only the first is one."""
    columns: list[Column] = []
    for header in headers:
        role = column_role(header)
        if role in (ColumnRole.UNIT, ColumnRole.NUMBER) and any(column.role is role for column in columns):
            role = None
        columns.append(Column("".join(header.split()), role))
    return tuple(columns)


def is_header(headers: Sequence[str]) -> bool:
    """Whether a row of cells is a header: it names a column of units and at least one other known column."""
    roles = {column_role(header) for header in headers} - {None}
    return ColumnRole.UNIT in roles and len(roles - {ColumnRole.NUMBER}) > 1


def known_wordings(role: ColumnRole) -> tuple[str, ...]:
    """The wordings that name a column of that role, in the order of the data."""
    return tuple(word for word, of in _wordings().whole.items() if of is role)


@cache
def _wordings() -> _Wordings:
    text = files("loaders").joinpath("data", "columns.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    roles = {role.value: role for role in ColumnRole}
    whole = {row["wording"]: roles[row["role"]] for row in rows}
    ends = [(row["wording"], roles[row["role"]]) for row in rows if row["match"] == "end"]
    return _Wordings(whole, tuple(sorted(ends, key=lambda pair: -len(pair[0]))))
