"""Numbers as names and sentences write them: 12, 三, 两, 二十一."""

import re

_DIGITS = "〇一二三四五六七八九"
_UNDER_HUNDRED = re.compile(r"(?:(?P<tens>[一二三四五六七八九])?十)?(?P<ones>[〇一二三四五六七八九])?")


def read_number(text: str) -> int | None:
    """The number below a hundred, or written in digits, that a text is; None for anything else."""
    if text.isdecimal():
        return int(text)
    plain = text.replace("两", "二").replace("零", "〇")
    match = _UNDER_HUNDRED.fullmatch(plain) if plain else None
    if match is None:
        return None
    tens = _DIGITS.index(match["tens"]) if match["tens"] else int("十" in plain)
    return 10 * tens + (_DIGITS.index(match["ones"]) if match["ones"] else 0)
