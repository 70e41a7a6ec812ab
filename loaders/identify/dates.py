"""Dates as reports write them: days, months, quarters, half-years, ranges, Chinese numerals, serial numbers.

A sighting says what is written and nothing more; what it leaves open is None, and `when.py` completes it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

_DIGITS = str.maketrans("〇○零一二三四五六七八九０１２３４５６７８９", "000123456789" + "0123456789")
_LETTER_O = re.compile(r"(?<=[一二三四五六七八九〇○零])[oOＯ0](?=[一二三四五六七八九〇○零oOＯ0年])")
_TENS = re.compile(r"([一二三四五六七八九]?)十([一二三四五六七八九]?)(?=\s?(?:[月日号]|个月))")

_YEAR_OF = r"(?<!\d)(?P<year>(?:19|20)\d{2}|(?:0\d|1\d|2\d)(?=\s?年))"
_COMPACT = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
)
_DAY = re.compile(
    rf"(?:{_YEAR_OF}\s?年\s?|(?<!\d))(?P<month>\d{{1,2}})\s?月\s?(?P<day>\d{{1,2}})(?!\d)\s?(?P<mark>[日号]?)"
)
_PLAIN_DAY = re.compile(
    r"(?<![\d.])(?P<year>(?:19|20)\d{2})\s?(?P<sign>[./-])\s?(?P<month>\d{1,2})\s?(?P=sign)\s?(?P<day>\d{1,2})(?!\d)[日号]?"
)
_MONTH = re.compile(
    rf"(?:{_YEAR_OF}\s?年\s?|(?<!\d))(?:\d{{1,2}}\s?月?\s?(?:[－—–~～-]{{1,2}}|至|到)\s?)?"
    r"(?:前\s?(?P<first>\d{1,2})\s?个月|(?P<month>\d{1,2})\s?月(?:份)?(?P<part>底|末|[上中下]旬)?(?!\s?\d))"
)
_PERIOD = re.compile(
    rf"(?:{_YEAR_OF}\s?年?\s?度?\s?|(?<!\d))(?:[第前]?\s?(?P<quarter>[1-4])\s?季度|[Qq](?P<q>[1-4])(?!\d)|(?P<half>[上下])半年)"
)
_YEAR_END = re.compile(rf"(?:{_YEAR_OF}\s?年?\s?)?(?:年底|年末|年终|全年|(?<=年)[底末](?![\u4e00-\u9fff]))")
_YEAR = re.compile(r"(?<![\d－—–~～-])((?:19|20)\d{2})\s?年(?!\s?[－—–~～-]|\s?[至到]\s?\d{4})")
_NUMBER = re.compile(r"〔((?:19|20)\d{2})〕")
_SERIAL = re.compile(r"(?<![\d.])([34]\d{4})(?![\d.])")
_RANGE = re.compile(r"\s?[日号]?\s?(?:[－—–~～-]{1,2}|至|到)\s?")
_TENDAYS = {"上旬": 10, "中旬": 20}
# Day 0 of spreadsheets, which count a 29 February 1900 that never was.
_SERIAL_ORIGIN = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class DateSighting:
    """A date as written, and where; what it leaves open is None."""

    words: str
    year: int | None
    month: int
    day: int | None
    start: int = 0
    stop: int = 0
    is_exact: bool = True
    """False where the words need reading: a year of two digits, a serial number, the end of 中旬."""


def iter_dates(line: str) -> Iterator[DateSighting]:
    """The dates of a line from left to right; of a range (1月至9月), its end."""
    text = to_digits(line)
    found: list[DateSighting] = []
    for sighting in sorted(_iter_all(text), key=lambda each: (each.start, -each.stop)):
        if found and sighting.start < found[-1].stop:
            continue
        if found and _RANGE.fullmatch(text[found[-1].stop : sighting.start]):
            begun = found.pop()
            found.append(replace(sighting, year=sighting.year or begun.year))
        else:
            found.append(sighting)
    # The words as the line has them, where counting characters still holds.
    if len(text) == len(line):
        found = [replace(each, words=line[each.start : each.stop]) for each in found]
    yield from found


def parse_serial(line: str) -> DateSighting | None:
    """The date of a serial number that a spreadsheet left behind (截至 44439); None where there is none."""
    match = _SERIAL.search(line)
    if match is None:
        return None
    day = _SERIAL_ORIGIN + timedelta(days=int(match[1]))
    return DateSighting(match[1], day.year, day.month, day.day, *match.span(), is_exact=False)


def years_of(line: str) -> list[int]:
    """The years that a line names, without those of spans (2008－2012年)."""
    text = to_digits(line)
    return [int(match[1]) for match in _YEAR.finditer(text)] + [
        int(match["year"]) for match in _COMPACT.finditer(text)
    ]


def number_years(line: str) -> list[int]:
    """The years of document numbers: 南政办发〔2019〕32号."""
    return [int(match[1]) for match in _NUMBER.finditer(to_digits(line))]


def to_digits(line: str) -> str:
    """二〇〇九年五月三十一日 → 2009年5月31日."""
    line = _LETTER_O.sub("〇", line.replace("廿", "二十"))
    tens = _TENS.sub(lambda match: f"{match[1] or '一'}{match[2] or '〇'}", line)
    return tens.translate(_DIGITS)


def _iter_all(text: str) -> Iterator[DateSighting]:
    for match in _COMPACT.finditer(text):
        yield _sighting(match, int(match["month"]), int(match["day"]))
    for match in (*_DAY.finditer(text), *_PLAIN_DAY.finditer(text)):
        month, day = int(match["month"]), int(match["day"])
        is_written = match["year"] or match["mark"]
        if is_written and 1 <= month <= 12 and 1 <= day <= 31:
            yield _sighting(match, month, day)
    for match in _MONTH.finditer(text):
        month = int(match["first"] or match["month"])
        if 1 <= month <= 12:
            yield _sighting(match, month, _TENDAYS.get(match["part"] or ""))
    for match in _PERIOD.finditer(text):
        quarter = match["quarter"] or match["q"]
        yield _sighting(match, 3 * int(quarter) if quarter else 6 if match["half"] == "上" else 12, None)
    for match in _YEAR_END.finditer(text):
        yield _sighting(match, 12, None)


def _sighting(match: re.Match[str], month: int, day: int | None) -> DateSighting:
    digits = match["year"]
    year = int(digits) if digits else None
    is_exact = not (digits and len(digits) == 2) and not match[0].endswith("旬")
    if year is not None and year < 100:
        year += 2000
    return DateSighting(match[0], year, month, day, *match.span(), is_exact=is_exact)
