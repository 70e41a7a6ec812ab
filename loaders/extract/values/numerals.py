"""Numerals of running text as numbers: 1.4亿, 3万5千, 一千二百, 三百余, 几十, 七八, 二〇〇九.

A numeral says one number, or the bounds between which one lies: 三百余 is 300 or more, 几十 is 20 to 99.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}
# 3, 3.5, 1,200 and, as old typesetting has it, 1 200.
DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?:[ \u00a0]\d{3})+(?![ \u00a0]?\d)|\d+)(?:\.\d+)?"
_CHARACTERS = "零〇一二两三四五六七八九十百千万亿"
LETTERS = rf"\d几数上{_CHARACTERS}"
"""What a numeral begins with, as a set within a pattern."""
# Words for a number that is not quite given: behind it (三百余), before it (数百, 上百).
_MORE, _SOME = "[多余几]", "[几数]"
# 3千克 and 35千伏 are three and thirty-five of a unit of their own.
_SCALE = r"(?:十|百|千)?(?:万亿|万|亿)|[十百]|千(?![克米瓦伏])"
# 网上百家 is no more than a hundred on the net.
_UPWARDS = "(?<![以马晚早网线会路身])上"
NUMERAL = (
    rf"(?:{DIGITS}(?:\s*(?:{_MORE}|来)?\s*(?:{_SCALE})(?:\s*{DIGITS}\s*[千百万])?)?"
    rf"|(?:{_SOME}|{_UPWARDS})[十百千万亿]+|[{_CHARACTERS}]+(?:{_MORE}[百千万亿]+)?)(?:{_MORE}|来)?"
)
_VAGUE = re.compile(f"{_MORE}|来")
_MIXED = re.compile(rf"({DIGITS})\s*([十百千万亿]*)")
_NEIGHBOURS = re.compile(
    r"(?P<tens>[二三四五六七八九]?十)?(?P<one>[一二两三四五六七八])(?P<other>[二两三四五六七八九])(?P<scale>[十百千万亿]*)"
)


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a numeral says: a number (`low` = `high`), or where it lies; None is no bound on that side."""

    low: Decimal | None
    high: Decimal | None
    is_rough: bool = False

    def scaled(self, factor: Decimal | int) -> "Bounds":
        """The same of so many."""
        low = self.low * factor if self.low is not None else None
        return Bounds(low, self.high * factor if self.high is not None else None, self.is_rough)


@lru_cache(maxsize=4096)
def read_numeral(text: str, *, is_bounded: bool = False) -> Bounds | None:
    """What a numeral says, None where the text is none: 一〇八, 三二一 and 万 are codes, names or words.

    A scale alone is a number where something bounds it: 百余家, and 近百家, for which the caller says so.
    """
    plain = "".join(text.split())
    if plain[:1] in tuple("百千万亿") and (is_bounded or plain[-1] in "多余"):
        plain = "一" + plain
    if plain[:1] == "上":
        least = _read_chinese("一" + plain[1:].rstrip("多余来"))
        return Bounds(least, None) if least is not None else None
    if plain[:1] in {"几", "数"}:
        unit = _read_chinese("一" + plain[1:].rstrip("多余来")) if len(plain) > 1 else None
        return Bounds(2 * unit, 10 * unit - 1) if unit is not None else None
    more = _VAGUE.search(plain)
    value = _read_exact(_VAGUE.sub("", plain))
    if value is None:
        return _read_neighbours(plain)
    if more is None:
        return Bounds(value, value)
    if more[0] == "来":
        return Bounds(value, value, is_rough=True)
    if more[0] == "几":
        return _read_odd(plain, value)
    return Bounds(value, None)


def read_year(text: str) -> int | None:
    """The year of 2009, 二〇〇九, 一九九八; None for anything else."""
    digits = "".join(str(_DIGITS[character]) if character in _DIGITS else character for character in text)
    return int(digits) if re.fullmatch(r"(?:19|20)\d\d", digits) else None


def leading_scale(text: str) -> tuple[Decimal, int] | None:
    """The number before the scale, and the scale: 500万 is 500 and 10000; None for numerals in characters."""
    match = _MIXED.fullmatch("".join(text.split()))
    return (_to_decimal(match[1]), _scale(match[2])) if match is not None else None


def _read_odd(text: str, value: Decimal) -> Bounds | None:
    """十几 is 11 to 19, 20几万 is 200,000 to 290,000; behind other numbers 几 says nothing."""
    before, _, scale = text.rstrip("多余").partition("几")
    tens = _read_exact(before)
    if tens is None or tens % 10 or not tens or set(scale) - {*_TENS, *_MYRIADS}:
        return None
    factor = _scale(scale)
    first = tens + 1 if tens == 10 else tens
    return Bounds(first * factor, (tens + 9) * factor) if value == tens * factor else None


def _read_neighbours(text: str) -> Bounds | None:
    """三五, 七八十, 两三百: one of the two, or what lies between."""
    match = _NEIGHBOURS.fullmatch(text)
    if match is None:
        return None
    tens = (_DIGITS.get(match["tens"][0], 1) if match["tens"] else 0) * 10
    one, other = _DIGITS[match["one"]], _DIGITS[match["other"]]
    if not 0 < other - one <= 2:
        return None
    factor = _scale(match["scale"])
    return Bounds(Decimal((tens + one) * factor), Decimal((tens + other) * factor))


def _read_exact(text: str) -> Decimal | None:
    if text[:1].isdecimal():
        total, position = Decimal(0), 0
        for match in _MIXED.finditer(text):
            if match.start() != position:
                return None
            total += _to_decimal(match[1]) * _scale(match[2])
            position = match.end()
        return total if position == len(text) else None
    return _read_chinese(text)


def _read_chinese(text: str) -> Decimal | None:
    """A numeral in characters, by place value; None for a row of digits and for a scale without number."""
    if not text or any(character not in _CHARACTERS for character in text):
        return None
    if text[0] in "百千万亿" or re.search(r"[一二两三四五六七八九]{2}", text):
        return None
    if len(text) > 1 and not set(text) & {*_TENS, *_MYRIADS}:
        return None
    total = section = digit = 0
    last = 10**12
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _TENS:
            section += (digit or 1) * _TENS[character]
            last, digit = _TENS[character], 0
        else:
            factor = _MYRIADS[character]
            total = (
                (total + section + digit) * factor if total < factor else total + (section + digit) * factor
            )
            last, section, digit = factor, 0, 0
    # 一千二 is 1,200: a digit at the end goes on where the last scale ended, unless 零 or 十 stands before.
    if digit and last >= 100 and last < 10**12 and text[-2] not in "零〇":
        digit *= last // 10
    return Decimal(total + section + digit)


def _to_decimal(digits: str) -> Decimal:
    return Decimal(re.sub(r"[,\s]", "", digits))


def _scale(characters: str) -> int:
    factor = 1
    for character in characters:
        factor *= _TENS.get(character) or _MYRIADS[character]
    return factor
