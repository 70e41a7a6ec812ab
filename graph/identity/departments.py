"""Departments of governments, in every form that they are written in (`data/departments.csv`)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from graph.identity.places import prefix_length
from graph.identity.tables import read_rows
from graph.model import Place

if TYPE_CHECKING:
    import ahocorasick

_LEVEL_WORDS = "自治区|省|市|区|县|州|盟|旗|新区"
LEVEL = re.compile(rf"(?:{_LEVEL_WORDS})")
# What may follow a department: 局, 委员会; the longest first. A 分局 is another body than its 局.
_DEPARTMENT_HEADS = ("委员会", "办公室", "分局", "总局", "总署", "局", "委", "厅", "办", "部", "署")
_SAME_HEADS = {"委员会": "委", "办公室": "办"}
# What the word of an office adds to a department, and may be left out: 市政园林(管理)局, 金融(工作)局.
_OFFICE = "(?P<filler>综合管理|监督管理|管理|事务|工作)?"
_LEAGUE_SPAN = re.compile(r"(?:共青)?团[省市区县州盟旗]委(?!员)")


@dataclass(frozen=True, slots=True)
class Department:
    """A department with its head in their shortest forms: 住建 + 委 for 住房和城乡建设委员会."""

    short: str
    head: str


@dataclass(frozen=True, slots=True)
class DepartmentForm:
    """How a text words a department: its form, a word of office that may be left out, its head."""

    form: str
    filler: str
    head: str
    department: Department
    official: str
    """The department written out: 经济贸易."""
    official_head: str
    """The head written out: 委员会."""


@lru_cache(maxsize=65536)
def parse_department(text: str) -> Department | None:
    """The department that a text names and nothing else: 发展和改革委员会, 商务局; None for anything else."""
    parsed = take_apart(text)
    return parsed.department if parsed is not None else None


def take_apart(text: str) -> DepartmentForm | None:
    """The department that a text names and nothing else, with the words it uses for it."""
    match = _department_pattern().fullmatch(text)
    if match is None:
        return None
    form, head, short = _take_form(match)
    brief = _SAME_HEADS.get(head, head)
    official_head = next((full for full, same in _SAME_HEADS.items() if same == brief), head)
    return DepartmentForm(
        form, match["filler"] or "", head, Department(short, brief), _official()[short], official_head
    )


def _take_form(match: re.Match[str]) -> tuple[str, str, str]:
    """The form of the department, the head behind it, and the department's short form."""
    if match["council"]:
        return match["council"], "委", _single("before_council")[match["council"]]
    if match["office"]:
        return match["office"], "办", _single("before_office")[match["office"]]
    return match["form"], match["head"], _departments()[match["form"]]


def is_department_name(name: str) -> bool:
    """Whether this is a department with its head and nothing else: 商务局, 能源局."""
    return parse_department(name) is not None


def iter_agency_spans(text: str, home: Place) -> Iterator[tuple[int, int]]:
    """(start, stop) of every level word or place followed by a department and its head: 市城管执法局."""
    if "团" in text:
        yield from (match.span() for match in _LEAGUE_SPAN.finditer(text))
    reached = 0
    for position in _form_starts(text):
        match = _department_pattern().match(text, position) if position >= reached else None
        if match is None:
            continue
        reached = match.end()
        start = _place_start(text, position, home)
        if start is not None:
            yield start, reached


def _form_starts(text: str) -> list[int]:
    """Where the form of a department begins, or a character that stands for one, in order, each once."""
    return sorted({end + 1 - length for end, length in _forms().iter(text)})


def _place_start(text: str, position: int, home: Place) -> int | None:
    """Where the place or level word begins that ends right before a position; None if none does."""
    # Bare names of places are short; longer chains end in the word for their level.
    reach = 14 if position and text[position - 1] in "省市区县州盟旗" else 4
    for start in range(max(0, position - reach), position - 1):
        if prefix_length(text[start:position], home) == position - start:
            return start
    for word in ("自治区", "新区", "国家"):
        if text.endswith(word, 0, position):
            return position - len(word)
    return position - 1 if position and LEVEL.fullmatch(text[position - 1]) else None


@cache
def _departments() -> dict[str, str]:
    """Every form of a department with its short one."""
    found: dict[str, str] = {}
    for row in read_rows("departments.csv"):
        for form in (row["short"], *row["forms"].split()):
            found.setdefault(form, row["short"])
    return found


@cache
def _forms() -> "ahocorasick.Automaton":
    import ahocorasick

    found = ahocorasick.Automaton()
    for form in (*_departments(), *_single("before_council"), *_single("before_office")):
        found.add_word(form, len(form))
    found.make_automaton()
    return found


@cache
def _official() -> dict[str, str]:
    """The short form of every department with the one that is written out, which stands first in its line."""
    return {row["short"]: (row["forms"].split() or [row["short"]])[0] for row in read_rows("departments.csv")}


@cache
def _department_pattern() -> re.Pattern[str]:
    forms = "|".join(map(re.escape, sorted(_departments(), key=len, reverse=True)))
    councils, offices = "".join(_single("before_council")), "".join(_single("before_office"))
    return re.compile(
        rf"(?P<form>{forms}){_OFFICE}(?P<head>{'|'.join(_DEPARTMENT_HEADS)})"
        rf"|(?P<council>[{councils}])委(?!员|托|派)"
        # 市外办 is an office, 市外办理 and 市外办学 are not.
        rf"|(?P<office>[{offices}])办(?![公理事学好案班点证厂校])"
    )


@cache
def _single(column: str) -> dict[str, str]:
    """Single characters that stand for a department before one head alone: 科委, 侨办, but no 经办."""
    return {row[column]: row["short"] for row in read_rows("departments.csv") if row[column]}
