"""How names end: heads, which say what sort of body it is (`data/heads.csv`), and how branches go on."""

import re
from dataclasses import dataclass
from functools import cache

from graph.identity.tables import read_rows
from graph.model import Kind

# A branch or unit of a body, as it stands behind the body's name.
_BRANCH = re.compile(
    r"(?:分公司|支公司|子公司|分行|支行|营业部|营运部|事业部|分局|分院|分校|分会|分中心|代表处|办事处|监管局|采油厂|供电公司"
    r"|油田|电厂|研究院|研究所|设计院|学院|医院|实验室|中心|工会|团委|党委|妇联|办公室|大队|支队|派出所|站|厂|所|校区"
    r"|学部|..(?<![联关体派谱水星山])系|分社|专员办|特派办|[\u4e00-\u9fff]{2}(?<![开商网酒饭书])店"
    r"|项目部|实验场|试验场|大学科技园|附属?[中小]学?|附属(?:中学|小学|学校)|(?:附属)?第?[一二三四五六七八九十]+(?:附属)?(?:医院|附院|院))$"
)
# An office, a station, a shop within a body, as it stands behind the body's name: 高新处, 就业科, 南湖基地.
_INNER = re.compile(
    r"^(?!城|业)(?:[\u4e00-\u9fff]{1,10}(?:[处科室股组部所]|中队|基地|[工作监测检验试]站|门店|专班)|驻[\u4e00-\u9fff]{1,5}(?:办|处|站|组))$"
)
_LEAGUE = re.compile(r"^(?:共青)?团.{1,10}委$")
_FIRM = re.compile(r"^(?:（?集团）?)?(?:股份|责任)?有限(?:责任)?公司$|^集团(?:股份|责任)?有限(?:责任)?公司$")


@dataclass(frozen=True, slots=True)
class Head:
    """The end of a name, which says what sort of body it is."""

    suffix: str
    kind: Kind
    local: bool = False
    """Whether such a name needs a place beside it to denote one body: 旅游协会, 第一小学."""


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


def is_branch(text: str) -> bool:
    """Whether this goes on behind the name of a body: 嘉兴支行, 第一附属医院, 有限公司."""
    return _BRANCH.search(text) is not None or _FIRM.match(text) is not None


def is_inner(text: str) -> bool:
    """Whether this is an office, a team or a shop within the body whose name stands before it: 高新处."""
    return _INNER.match(text) is not None


def is_firm_form(text: str) -> bool:
    """Whether this is a legal form and nothing else: 有限公司, 集团有限责任公司."""
    return _FIRM.match(text) is not None


@cache
def _heads() -> dict[str, Head]:
    return {
        row["suffix"]: Head(row["suffix"], Kind(row["kind"]), bool(row["local"]))
        for row in read_rows("heads.csv")
    }


@cache
def _longest() -> int:
    return max(map(len, _heads()))
