"""What names are made of: heads, departments, known bodies, sets; all from the tables in `data/`."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from graph.identity.places import prefix_length
from graph.model import Kind, Place

# Names of groups of three characters and fewer begin too many names of others.
_SHORTEST_STEM = 3
_LEVEL_WORDS = "自治区|省|市|区|县|州|盟|旗|新区"
LEVEL = re.compile(rf"(?:{_LEVEL_WORDS})")
# What may follow a department: 局, 委员会; the longest first. A 分局 is another body than its 局.
_DEPARTMENT_HEADS = ("委员会", "办公室", "分局", "总局", "局", "委", "厅", "办", "部", "署")
_SAME_HEADS = {"委员会": "委", "办公室": "办"}
# What the word of an office adds to a department, and may be left out: 市政园林(管理)局, 金融(工作)局.
_OFFICE = "(?:综合管理|监督管理|管理|事务|工作)?"
# A branch or unit of a body, as it stands behind the body's name.
_BRANCH = re.compile(
    r"(?:分公司|支公司|子公司|分行|支行|营业部|营运部|事业部|分局|分院|分校|分会|分中心|代表处|办事处|监管局|采油厂|供电公司"
    r"|油田|电厂|研究院|研究所|设计院|学院|医院|实验室|中心|工会|团委|党委|妇联|办公室|大队|支队|派出所|站|厂|所|校区"
    r"|附属?[中小]学?|附属(?:中学|小学|学校)|(?:附属)?第?[一二三四五六七八九十]+(?:附属)?(?:医院|附院|院))$"
)
_LEAGUE = re.compile(r"^(?:共青)?团.{1,10}委$")
_LEAGUE_SPAN = re.compile(r"(?:共青)?团[省市区县州盟旗]委(?!员)")
# What only a branch of a firm ends in, so that even a weak form before it is clear: 移动|信丰分公司.
_OUTLET = re.compile(r"(?:分公司|支公司|分行|支行|供电公司|电厂|采油厂|油田)$")
_FIRM = re.compile(r"^(?:（?集团）?)?(?:股份|责任)?有限(?:责任)?公司$|^集团(?:股份|责任)?有限(?:责任)?公司$")


@dataclass(frozen=True, slots=True)
class Head:
    """The end of a name, which says what sort of body it is."""

    suffix: str
    kind: Kind
    local: bool = False
    """Whether such a name needs a place beside it to denote one body: 旅游协会, 第一小学."""


@dataclass(frozen=True, slots=True)
class Known:
    """A body that the gazetteer lists: its main name, its kind, and whether the form read is a weak one."""

    name: str
    kind: Kind
    weak: bool
    stem: str
    """What its branches carry before their own names: 国网 of 国家电网公司."""


@dataclass(frozen=True, slots=True)
class Department:
    """A department with its head in their shortest forms: 住建 + 委 for 住房和城乡建设委员会."""

    short: str
    head: str


def find_head(name: str) -> Head | None:
    """The longest head that a name ends with, where something stands before it; None if there is none."""
    heads = _heads()
    for length in range(min(_longest(), len(name) - 1), 0, -1):
        head = heads.get(name[-length:])
        if head is not None:
            return head
    return Head("委", Kind.MASS_ORGANIZATION, local=True) if _LEAGUE.match(name) else None


def is_head(name: str) -> bool:
    """Whether a name is nothing but a head: 商业银行, 检察院, 信用联社."""
    return name in _heads()


def find_known(name: str) -> Known | None:
    """The body of the gazetteer that goes by this name, to the letter; brackets of both widths are equal."""
    return known_names().get(fold_brackets(name))


def known_prefix(name: str) -> tuple[Known, str] | None:
    """The body of the gazetteer whose name a longer name begins with, the longest one, and what follows.

    A weak form counts only before a place or a branch: 国网|昌吉供电公司, 移动|信丰分公司.
    """
    folded = fold_brackets(name)
    names = known_names()
    for length in range(len(folded) - 1, 1, -1):
        known = names.get(folded[:length])
        if known is None:
            continue
        rest = folded[length:]
        own = names.get(rest)
        if own is not None and not own.weak and not known.weak:
            return known, rest
        if _is_subsidiary(known, folded[:length], rest):
            return known, rest
        if _goes_on(rest) and (not known.weak or prefix_length(rest) or _OUTLET.search(rest)):
            return known, rest
    return None


def known_kinds() -> Mapping[str, Kind]:
    """Every strong name of the gazetteer with the kind of its body: what may be looked for in a text."""
    return _strong_kinds()


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


@lru_cache(maxsize=65536)
def parse_department(text: str) -> Department | None:
    """The department that a text names and nothing else: 发展和改革委员会, 商务局; None for anything else."""
    match = _department_pattern().fullmatch(text)
    if match is None:
        return None
    if match["council"]:
        return Department(_before_council()[match["council"]], "委")
    head = match["head"]
    return Department(_departments()[match["form"]], _SAME_HEADS.get(head, head))


def is_department_name(name: str) -> bool:
    """Whether this is a department with its head and nothing else: 商务局, 能源局."""
    return parse_department(name) is not None


def is_branch(text: str) -> bool:
    """Whether this goes on behind the name of a body: 嘉兴支行, 第一附属医院, 有限公司."""
    return _BRANCH.search(text) is not None or _FIRM.match(text) is not None


def is_firm_form(text: str) -> bool:
    """Whether this is a legal form and nothing else: 有限公司, 集团有限责任公司."""
    return _FIRM.match(text) is not None


def iter_agency_spans(text: str, home: Place) -> Iterator[tuple[int, int]]:
    """(start, stop) of every level word or place followed by a department and its head: 市城管执法局."""
    for match in _LEAGUE_SPAN.finditer(text):
        yield match.span()
    for match in _department_pattern().finditer(text):
        start = _place_start(text, match.start(), home)
        if start is not None:
            yield start, match.end()


def fold_brackets(name: str) -> str:
    """The name without white space, and with full-width brackets."""
    return "".join(name.split()).replace("(", "（").replace(")", "）")


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


def read_rows(table: str) -> list[dict[str, str]]:
    """The rows of one of the tables in `data/`."""
    text = files("graph.identity").joinpath("data", table).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def _heads() -> dict[str, Head]:
    return {
        row["suffix"]: Head(row["suffix"], Kind(row["kind"]), bool(row["local"]))
        for row in read_rows("heads.csv")
    }


@cache
def _longest() -> int:
    return max(map(len, _heads()))


@cache
def known_names() -> Mapping[str, Known]:
    """Every name of the gazetteer, strong and weak, with its body; a weak form never beats a strong one."""
    found: dict[str, Known] = {}
    for weak in (False, True):
        for row in read_rows("names.csv"):
            names = row["weak"].split() if weak else [row["name"], *row["strong"].split()]
            known = Known(row["name"], Kind(row["kind"]), weak, row["stem"] or row["name"])
            for name in names:
                found.setdefault(fold_brackets(name), known)
    return found


@cache
def _weak_forms() -> dict[str, tuple[str, ...]]:
    return {row["name"]: tuple(row["weak"].split()) for row in read_rows("names.csv") if row["weak"]}


@cache
def _strong_kinds() -> Mapping[str, Kind]:
    return {name: known.kind for name, known in known_names().items() if not known.weak}


@cache
def _sets() -> dict[str, tuple[str, ...]]:
    return {row["set"]: tuple(row["members"].split()) for row in read_rows("sets.csv")}


@cache
def _trades() -> dict[str, str]:
    return {name: row["trade"] for row in read_rows("trades.csv") for name in row["members"].split()}


@cache
def _departments() -> dict[str, str]:
    """Every form of a department with its short one."""
    found: dict[str, str] = {}
    for row in read_rows("departments.csv"):
        for form in (row["short"], *row["forms"].split()):
            found.setdefault(form, row["short"])
    return found


@cache
def _department_pattern() -> re.Pattern[str]:
    forms = "|".join(map(re.escape, sorted(_departments(), key=len, reverse=True)))
    councils = "".join(_before_council())
    return re.compile(
        rf"(?P<form>{forms}){_OFFICE}(?P<head>{'|'.join(_DEPARTMENT_HEADS)})"
        rf"|(?P<council>[{councils}])委(?!员|托|派)"
    )


@cache
def _before_council() -> dict[str, str]:
    """Single characters that stand for a department before 委 alone: 科委, 教委, but no 经办."""
    return {
        row["before_council"]: row["short"] for row in read_rows("departments.csv") if row["before_council"]
    }
