"""Lists that give their own length, against what was read from them: 甲、乙、丙等5家企业, 甲、乙两家银行."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.identity.numerals import read_number
from loaders.extract.spans import NamedSpan

_NOUN = (
    r"(?:企业|公司|集团|央企|国企|单位|部门|机构|银行|协会|商会|学会|高校|院校|学校|大学|医院|卫生院|街道|乡镇|镇|乡|村|社区"
    r"|合作社|园区|景区|局|委办局|县|区|城市|场所|基地|工厂|商家)"
)
# 等余 and 多 give no number to check by; 5个项目 are no bodies.
_SUM = re.compile(
    rf"\s*(?:、|（[^（）]*）|\([^()]*\))?(?P<open>等)?(?P<count>\d{{1,3}}|[一二两三四五六七八九十]{{1,3}})"
    rf"(?:家(?![余多])(?:[\u4e00-\u9fff]{{0,8}}?{_NOUN})?|(?:个|所|大)[\u4e00-\u9fff]{{0,8}}?{_NOUN})"
)
_LINK = re.compile(r"\s*(?:[（(][^（()）]*[）)])?\s*(?:、|和|与|及|以及|，)\s*")


@dataclass(frozen=True, slots=True)
class ListCheck:
    """A list that gives its own length, and how many bodies were read from it."""

    row: int
    text: str
    """The list with its number, as written."""
    stated: int
    found: int
    column: str = ""
    """The header of the column where it stands."""
    is_open: bool = False
    """Whether a sentence says that it names only some of so many: 甲、乙等5家."""

    @property
    def agrees(self) -> bool:
        """Whether what was read can be right: no more than so many, and as many where the list is whole."""
        return self.found == self.stated or (self.is_open and self.found < self.stated)


def iter_checks(row: int, column: str, text: str, spans: Sequence[NamedSpan]) -> Iterator[ListCheck]:
    """The lists of a sentence that give their own length, in order."""
    named = [span for span in spans if not span.collective and not span.found_by.startswith("anaphora")]
    for position, span in enumerate(named):
        match = _SUM.match(text, span.stop)
        count = read_number(match["count"]) if match is not None else None
        if match is None or count is None or count < 2:
            continue
        first = _first_of_list(text, named, position)
        names = {name for member in named[first : position + 1] for name in member.names}
        # 甲、乙两家银行 sums up a list; 走访甲5家 is none.
        if len(names) > 1 or match["open"]:
            said = "".join(text[named[first].start : match.end()].split())
            yield ListCheck(row, said, count, len(names), column, is_open=match["open"] is not None)


def _first_of_list(text: str, spans: Sequence[NamedSpan], position: int) -> int:
    while position > 0 and _LINK.fullmatch(text[spans[position - 1].stop : spans[position].start]):
        position -= 1
    return position
