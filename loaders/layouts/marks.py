"""The marks before headings and items: 一、 （二） 3. ④ 【…】 #."""

import re
from dataclasses import dataclass

_CHINESE = "一二三四五六七八九十"
_MARK = re.compile(
    rf"(?P<hash>#{{1,6}})\s*|(?P<chinese>[{_CHINESE}]{{1,3}})[、.．]|第(?P<ordinal>[{_CHINESE}]{{1,3}})[、：:]"
    rf"|[（(](?P<bracketed>[{_CHINESE}]{{1,3}})[）)]|[（(](?P<paren>\d{{1,3}})[）)]|(?P<dotted>\d{{1,3}})[.．、)）](?!\d)"
    r"|(?P<circled>[①-⑳])|(?P<framed>【)"
)

_BLANK = re.compile(r"\s*(?:\*\*)?\s*")


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands before a heading or an item."""

    kind: str | None
    """Which sort of numbering it is; None where a line has none."""
    number: int | None
    stop: int
    """Where in the line what it marks begins."""


def read_mark(text: str) -> Mark:
    """The mark with which a line begins, past white space and the stars of bold letters."""
    return _mark_at(text, 0)


def _mark_at(text: str, start: int) -> Mark:
    blank = _BLANK.match(text, start)
    begin = blank.end() if blank else start
    match = _MARK.match(text, begin)
    if match is None or match.lastgroup is None:
        return Mark(None, None, begin)
    kind, figure = match.lastgroup, match[match.lastgroup]
    if kind == "hash":
        # ## 一、区经贸局: a heading of Markdown, and numbered.
        inner = _mark_at(text, match.end())
        return Mark(f"{figure} {inner.kind or ''}", inner.number, inner.stop)
    return Mark(kind, _number(figure), match.end())


def _number(figure: str) -> int | None:
    if figure.isdecimal():
        return int(figure)
    if "①" <= figure <= "⑳":
        return ord(figure) - ord("①") + 1
    if figure[0] not in _CHINESE:
        return None
    tens, ten, ones = figure.rpartition("十")
    digits = {digit: value for value, digit in enumerate(_CHINESE, 1)}
    if not ten:
        return digits[figure] if len(figure) == 1 else None
    return (digits.get(tens, 1) if tens else 1) * 10 + digits.get(ones, 0)
