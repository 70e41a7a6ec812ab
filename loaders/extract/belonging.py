"""Whose a body is, where the sentence says so: 甲所属乙, 隶属于甲的乙, 乙系甲的子公司."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from loaders.extract.runs import is_list_link
from loaders.extract.spans import NamedSpan

# 甲所属乙, 甲旗下的乙, 甲的子公司乙, and 甲乙 without a word between them.
_BELONGING = re.compile(
    r"\s*(?P<word>的?(?:所属|下属|旗下|所辖|直属|辖属|属下|下辖)的?(?:(?:全资|控股|参股|二级)*(?:子公司|企业|单位|公司|机构))?"
    r"|的?(?:全资|控股|参股|二级)*(?:子公司|子企业)|(?:全资|控股|参股)的(?:公司|企业)?)?\s*"
)
# 甲及其下属乙: both act.
_BOTH = re.compile(r"\s*(?:及|和|与)其(?:下属|所属|旗下|下辖)的?(?:子公司|企业|单位|公司|机构)?\s*")
# 隶属于甲的乙
_SUBJECT_TO = re.compile(r"(?:隶属于?|从属于|归属于?|属于)$")
# 乙系甲（的）子公司，…
_IS_ITS = re.compile(r"\s*(?:系|是|为|属于?|隶属于?)\s*")
_ITS_FIRM = re.compile(
    r"的?(?:(?:全资|控股|参股|二级|一级|核心|直属)*(?:子公司|子企业)|(?:下属|所属|旗下|直属)的?(?:企业|单位|公司|机构|院所))"
)
# Of firms a list names those of several wholes as well.
_FIRM_ENDS = frozenset({"公司", "集团", "企业"})


class Belonging(NamedTuple):
    """What the text says of whose a body is."""

    whole: NamedSpan
    part: NamedSpan
    begin: int
    """Where the words begin that say so before the part; they are left out of the clause."""
    is_told: bool
    """Whether a word says so, which holds for a list behind it, too."""


def split_belonging(text: str, spans: Sequence[NamedSpan]) -> tuple[list[Belonging], list[NamedSpan]]:
    """甲所属乙 names 乙 and says whose it is; 甲 does nothing in the sentence."""
    found: list[Belonging] = []
    silent: list[NamedSpan] = []
    for before, span in pairwise(spans):
        link = text[before.stop : span.start]
        match = _BELONGING.fullmatch(link)
        subject = _SUBJECT_TO.search(text, 0, before.start) if link == "的" else None
        if match is not None or subject is not None:
            begin = subject.start() if subject is not None else before.start
            found.append(
                Belonging(before, span, begin, is_told=subject is not None or bool(match and match["word"]))
            )
            silent.append(before)
        elif _BOTH.fullmatch(link):
            found.append(Belonging(before, span, span.start, is_told=True))
        elif _IS_ITS.fullmatch(link) and _ITS_FIRM.match(text, span.stop):
            found.append(Belonging(span, before, before.start, is_told=False))
            silent.append(span)
        elif found and found[-1].is_told and found[-1].part is before and _is_listed_with(before, span, link):
            # 潞安集团所属五阳煤矿、常村煤矿
            found.append(Belonging(found[-1].whole, span, span.start, is_told=True))
    return found, [span for span in spans if span not in silent]


def _is_listed_with(before: NamedSpan, span: NamedSpan, link: str) -> bool:
    """Whether two names stand in one list and end alike: mines, farms, stations of one whole."""
    end = span.surface[-2:]
    return is_list_link(link) and before.surface[-2:] == end and end not in _FIRM_ENDS
