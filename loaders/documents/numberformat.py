"""The number of a cell and its format → the text that a reader of the sheet sees."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from loaders.documents.serialdates import show_date

GENERAL = "General"
# The formats that a file names by number only, as a Chinese Excel shows them.
BUILT_IN: dict[int, str] = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    5: '"¥"#,##0;"¥"-#,##0', 6: '"¥"#,##0;"¥"-#,##0', 7: '"¥"#,##0.00;"¥"-#,##0.00',
    8: '"¥"#,##0.00;"¥"-#,##0.00',
    12: "# ?/?", 13: "# ??/??", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
    18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 34: '上午/下午h"时"mm"分"', 35: '上午/下午h"时"mm"分"ss"秒"',
    36: 'yyyy"年"m"月"', 37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00", 41: "#,##0", 42: '"¥"#,##0', 43: "#,##0.00", 44: '"¥"#,##0.00',
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 48: "##0.0E+0", 49: "@", 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"',
    52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"', 55: '上午/下午h"时"mm"分"',
    56: '上午/下午h"时"mm"分"ss"秒"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.?)|_.?|\*.?|\[(?P<bracket>[^\]]*)\]?|(?P<general>General|G/通用格式)'
    r"|(?P<half>AM/PM|A/P|上午/下午)|(?P<exponent>E[+-])|(?P<date>y+|m+|d+|h+|s+|e+|a{3,4}|g+)|(?P<digit>[0#?])"
    r"|(?P<mark>[.,%@/])|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)")
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
# The long date and the time of the system, whatever follows them.
_SYSTEM = (("[$-f800]", 'yyyy"年"m"月"d"日"'), ("[$-f400]", "h:mm:ss"))
# Excel takes no longer format; its words are repeated in every cell.
_LONGEST_CODE = 255
# Beyond 15 digits a sheet keeps no number exactly.
_LARGEST = 1e15
_MOST_DECIMALS = 12


@dataclass(frozen=True, slots=True)
class Token:
    """A part of a format: `literal`, `date`, `half`, `elapsed`, `digit`, `mark`, `exponent`, `general`."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class _Section:
    tokens: tuple[Token, ...]
    condition: tuple[str, float] | None
    chinese: int
    """1 for 一二三, 2 for 壹贰叁, 0 for neither (`[DBNum1]`, `[DBNum2]`)."""

    def has(self, *kinds: str) -> bool:
        """Whether a part of one of these kinds is in it."""
        return any(token.kind in kinds for token in self.tokens)


def show_number(value: float, code: str, *, from_1904: bool = False) -> str:
    """The text of a number under a format; of a date counted from 1900, or from 1904 where the file says so.

    What is too rare to be worth it (fractions, eras) is shown as a plain number or in part.
    """
    code = next((usual for mark, usual in _SYSTEM if mark in code.lower()), code) or GENERAL
    sections = _sections(code)
    section, is_bare = _choose(sections, value)
    if section.has("date", "elapsed"):
        return show_date(value, section.tokens, from_1904, section.chinese) or plain_number(value)
    if section.has("general") or not section.tokens or abs(value) >= _LARGEST:
        body = plain_number(abs(value) if is_bare else value)
        around = "".join(token.text if token.kind == "literal" else "\x00" for token in section.tokens)
        return around.replace("\x00", body, 1).replace("\x00", "") if "\x00" in around else body
    if not section.has("digit"):
        # A text format (@) shows the number; one of words alone shows the words.
        literal = "".join(token.text for token in section.tokens if token.kind == "literal")
        return plain_number(value) if section.has("mark") else literal
    return _show_digits(abs(value), section, is_negative=value < 0 and not is_bare)


def show_text(text: str, code: str) -> str:
    """The text of a cell of text under a format: 经贸 is 经贸局 under `@"局"`."""
    sections = _sections(code) if "@" in code else ()
    for section in sections[3:4] or sections[-1:]:
        if Token("mark", "@") in section.tokens:
            return "".join(
                text if token.text == "@" and token.kind == "mark" else token.text for token in section.tokens
            )
    return text


def plain_number(value: float) -> str:
    """A number without a format: whole ones with all their digits, others with ten."""
    if abs(value) < _LARGEST and value == int(value):
        return str(int(value))
    return f"{value:.10g}".upper()


def _show_digits(value: float, section: _Section, *, is_negative: bool) -> str:
    tokens = list(section.tokens)
    if section.has("exponent") or Token("mark", "/") in tokens:
        return plain_number(-value if is_negative else value)
    places = [index for index, token in enumerate(tokens) if token.kind == "digit"]
    point = tokens.index(Token("mark", ".")) if Token("mark", ".") in tokens else len(tokens)
    decimals = [tokens[index].text for index in places if index > point][:_MOST_DECIMALS]
    last = max((index for index in places if index < point), default=-1)
    # A comma between digits groups them by three; one behind them divides by a thousand.
    commas = [index for index, token in enumerate(tokens) if token == Token("mark", ",")]
    is_grouped = any(places[0] < index < last for index in commas)
    scale = sum(last < index < point or index > places[-1] for index in commas)
    percent = tokens.count(Token("mark", "%"))
    number = Decimal(repr(value)).scaleb(2 * percent - 3 * scale)
    number = number.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    whole, _, fraction = f"{number:f}".partition(".")
    while fraction and decimals[len(fraction) - 1] == "#" and fraction.endswith("0"):
        fraction = fraction[:-1]
    digits = list(_place(tokens, point, whole, is_grouped)) + list(_place_fraction(tokens, point, fraction))
    text = "".join(digits)
    return f"-{text}" if is_negative and any(digit in "123456789" for digit in text) else text


def _place(tokens: Sequence[Token], point: int, whole: str, is_grouped: bool) -> Iterator[str]:
    """The digits before the decimal point at their places, from the right; the first takes what remains."""
    remaining = "" if whole == "0" else whole
    places = [index for index in range(min(point, len(tokens))) if tokens[index].kind == "digit"]
    shown: dict[int, str] = {}
    count = 0
    for index in reversed(places):
        taken = remaining if index == places[0] else remaining[-1:]
        remaining = remaining[: len(remaining) - len(taken)]
        taken = taken or ("0" if tokens[index].text == "0" else "")
        text = ""
        for digit in reversed(taken):
            text = digit + ("," if is_grouped and count and count % 3 == 0 else "") + text
            count += 1
        shown[index] = text
    for index in range(min(point, len(tokens))):
        token = tokens[index]
        yield shown.get(index, "") if token.kind == "digit" else _around(token)


def _place_fraction(tokens: Sequence[Token], point: int, fraction: str) -> Iterator[str]:
    if point < len(tokens) and fraction:
        yield "."
    waiting = iter(fraction)
    for token in tokens[point + 1 :]:
        yield next(waiting, "") if token.kind == "digit" else _around(token)


def _around(token: Token) -> str:
    return "" if token == Token("mark", ",") else token.text


def _choose(sections: Sequence[_Section], value: float) -> tuple[_Section, bool]:
    """The section that a number falls under, and whether it shows no sign of its own."""
    if any(section.condition for section in sections):
        for section in sections[:2]:
            if section.condition is None or _meets(value, section.condition):
                return section, False
        return sections[-1], False
    if value < 0 and len(sections) > 1:
        return sections[1], True
    if value == 0 and len(sections) > 2:
        return sections[2], True
    return sections[0], False


def _meets(value: float, condition: tuple[str, float]) -> bool:
    sign, bound = condition
    return {
        "<": value < bound, "<=": value <= bound, ">": value > bound,
        ">=": value >= bound, "=": value == bound, "<>": value != bound,
    }[sign]  # fmt: skip


@lru_cache(maxsize=256)
def _sections(code: str) -> tuple[_Section, ...]:
    if len(code) > _LONGEST_CODE:
        return (_parse(GENERAL),)
    return tuple(_parse(section) for section in _split(code))


def _split(code: str) -> list[str]:
    """The sections of a format: positive; negative; zero; text."""
    sections, start = [], 0
    for match in _TOKEN.finditer(code):
        if match["other"] == ";":
            sections.append(code[start : match.start()])
            start = match.end()
    return [*sections, code[start:]]


def _parse(section: str) -> _Section:
    tokens: list[Token] = []
    condition: tuple[str, float] | None = None
    chinese = 0
    for match in _TOKEN.finditer(section):
        kind, text = match.lastgroup or "", match[match.lastgroup] if match.lastgroup else ""
        if kind == "bracket":
            found = _CONDITION.fullmatch(text)
            condition = (found[1], float(found[2])) if found else condition
            chinese = int(text[-1]) if text.lower() in ("dbnum1", "dbnum2") else chinese
            tokens += _bracket(text)
        elif kind in ("quoted", "escaped", "other"):
            tokens.append(Token("literal", text))
        elif kind:
            tokens.append(Token(kind.lower(), text))
    return _Section(tuple(tokens), condition, chinese)


def _bracket(text: str) -> Iterator[Token]:
    """`[h]` counts hours beyond a day, `[$¥-804]` is a sign of currency; colours show nothing."""
    if _ELAPSED.fullmatch(text):
        yield Token("elapsed", text.lower())
    elif text.startswith("$"):
        yield Token("literal", text[1:].partition("-")[0])
