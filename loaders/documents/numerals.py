"""Numbers in words, as office programs write them: 一、二、三 · ① ② ③ · Ⅰ Ⅱ Ⅲ · a b c."""

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_FORMAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_UNITS = ("", "十", "百", "千")
_FORMAL_UNITS = ("", "拾", "佰", "仟")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
# Beyond these a program itself falls back to 1, 2, 3.
_LARGEST_CHINESE = 9_999
_LARGEST_ROMAN = 4_999


def chinese(number: int) -> str:
    """十二 for 12, 一百零五 for 105; 12000 where it has no such form."""
    if not 0 < number <= _LARGEST_CHINESE:
        return "零" if number == 0 else str(number)
    text = _spell(number, _DIGITS, _UNITS)
    return text.removeprefix("一") if text.startswith("一十") else text


def chinese_formal(number: int) -> str:
    """壹拾贰 for 12."""
    if not 0 < number <= _LARGEST_CHINESE:
        return "零" if number == 0 else str(number)
    return _spell(number, _FORMAL_DIGITS, _FORMAL_UNITS)


def chinese_digits(number: int) -> str:
    """二〇一九 for 2019."""
    return "".join(_DIGITS[int(digit)] for digit in str(abs(number)))


def circled(number: int) -> str:
    """① for 1, up to 50; 51 beyond."""
    if 1 <= number <= 20:
        return chr(ord("①") + number - 1)
    if 21 <= number <= 35:
        return chr(ord("㉑") + number - 21)
    return chr(ord("㊱") + number - 36) if 36 <= number <= 50 else str(number)


def roman(number: int) -> str:
    """iv for 4."""
    if not 0 < number <= _LARGEST_ROMAN:
        return str(number)
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def letter(number: int) -> str:
    """a for 1, z for 26, aa for 27, bb for 28: the letter is repeated."""
    # Nobody counts to a hundred z.
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number <= 2600 else str(number)


def full_width(number: int) -> str:
    """１２ for 12."""
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))


def _spell(number: int, digits: str, units: tuple[str, ...]) -> str:
    zero = "零"
    text, gap = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit == 0:
            gap = bool(text)
            continue
        text += (zero if gap else "") + digits[digit] + units[place]
        gap = False
    return text


def _in_row(first: str, last: int) -> Callable[[int], str]:
    return lambda number: chr(ord(first) + number - 1) if 1 <= number <= last else str(number)


def _of(symbols: str) -> Callable[[int], str]:
    return lambda number: symbols[number - 1] if 1 <= number <= len(symbols) else str(number)


# The names of number formats in Word's XML (ST_NumberFormat).
WORD_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalHalfWidth": str,
    "decimalFullWidth": full_width,
    "decimalFullWidth2": full_width,
    "decimalEnclosedCircle": circled,
    "decimalEnclosedCircleChinese": circled,
    "decimalEnclosedFullstop": _in_row("⒈", 20),
    "decimalEnclosedParen": _in_row("⑴", 20),
    "ideographEnclosedCircle": _in_row("㊀", 10),
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "chineseLegalSimplified": chinese_formal,
    "ideographLegalTraditional": chinese_formal,
    "ideographDigital": chinese_digits,
    "japaneseDigitalTenThousand": chinese_digits,
    "taiwaneseDigital": chinese_digits,
    "ideographTraditional": _of(_STEMS),
    "ideographZodiac": _of(_BRANCHES),
    "upperRoman": lambda number: roman(number).upper(),
    "lowerRoman": roman,
    "upperLetter": lambda number: letter(number).upper(),
    "lowerLetter": letter,
}
