"""Words that bound a number: 近 and 以下 say at most, 超过 and 以上 at least, 约 and 左右 about."""

import re
from collections.abc import Mapping
from dataclasses import replace
from enum import Enum

from loaders.extract.values.numerals import Bounds


class Bound(Enum):
    """What such a word says of the number."""

    LEAST = "at least"
    MOST = "at most"
    ABOUT = "about"


_BEFORE: Mapping[Bound, re.Pattern[str]] = {
    # 最近3年 and 附近3家 are no less than three; 赶超 and 签约 bound nothing.
    Bound.MOST: re.compile(
        r"(?:(?<![附最邻临就靠亲])近|将近|接近|不到|不足|未满|不满|不超过|未超过|不高于|不多于|最多|至多"
        r"|(?<!不)(?:低于|少于|小于))\s*$"
    ),
    Bound.LEAST: re.compile(
        r"(?:(?<![不未])超过|(?<![赶反])超|逾|突破|不少于|不低于|不下于?|不小于|至少|最少|起码|(?<!不)(?:高于|大于|多于))\s*$"
    ),
    Bound.ABOUT: re.compile(r"(?:大约|大概|(?<![签契合节制预相邀违])约(?:为|合|占|计)?)\s*$"),
}
_BEHIND: Mapping[Bound, re.Pattern[str]] = {
    Bound.LEAST: re.compile(r"\s*(?:及?以上|之上|多(?![家个名人次项元层方种所])|余)"),
    Bound.MOST: re.compile(r"\s*(?:及?以下|以内|之内)"),
    Bound.ABOUT: re.compile(r"\s*(?:左右|上下)"),
}
# Most numbers have neither: one look tells.
_ANY_BEFORE, _ANY_BEHIND = (
    re.compile("|".join(pattern.pattern for pattern in patterns.values())) for patterns in (_BEFORE, _BEHIND)
)
# The longest word before a number, with a blank.
_LONGEST = 6


def find_bound(text: str, start: int, stop: int) -> tuple[int, int, Bound | None]:
    """Where a number with its unit begins and ends when such words are taken in, and what they say."""
    begin = max(0, start - _LONGEST)
    before = text[begin:start]
    for bound, pattern in _BEFORE.items() if _ANY_BEFORE.search(before) is not None else ():
        match = pattern.search(before)
        if match is not None:
            return begin + match.start(), _search_behind(text, stop)[0], bound
    return (start, *_search_behind(text, stop))


def apply_bound(bounds: Bounds, said: Bound | None) -> Bounds:
    """What the number says together with the word that bounds it."""
    if said is None:
        return bounds
    match said:
        case Bound.LEAST if bounds.low is not None:
            return replace(bounds, high=None)
        case Bound.MOST if bounds.high is not None:
            return replace(bounds, low=None)
        case Bound.MOST | Bound.ABOUT:
            # 近30余家 says two things at once; that it is about 30 is true of both.
            return replace(bounds, is_rough=True)
    return bounds


def _search_behind(text: str, stop: int) -> tuple[int, Bound | None]:
    for bound, pattern in _BEHIND.items() if _ANY_BEHIND.match(text, stop) is not None else ():
        match = pattern.match(text, stop)
        if match is not None:
            return match.end(), bound
    return stop, None
