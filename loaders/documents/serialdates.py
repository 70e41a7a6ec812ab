"""Dates and times as sheets count them, days from 1900 or 1904, in the words of their format."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol

from loaders.documents.numerals import chinese, chinese_digits

# Counted so that 1 March 1900 is 61: the programs count a 29 February 1900 that never was.
_FROM_1900 = datetime(1899, 12, 30)  # noqa: DTZ001 - sheets know no time zones
_FROM_1904 = datetime(1904, 1, 1)  # noqa: DTZ001
_FALSE_LEAP_DAY = 60
# 31 December 9999, the last day that the programs show.
_LAST_DAY = 2_958_465
_WEEKDAYS = "一二三四五六日"


class Part(Protocol):
    """A part of a format: what kind it is, and its letters."""

    @property
    def kind(self) -> str:
        """`date`, `elapsed`, `half`, `literal` …."""
        ...

    @property
    def text(self) -> str:
        """The letters."""
        ...


def show_date(value: float, parts: Sequence[Part], from_1904: bool, in_chinese: int) -> str | None:
    """The date or time that a number stands for; None where it stands for none."""
    moment = _moment(value, from_1904)
    if moment is None:
        return None
    has_half = any(part.kind == "half" for part in parts)
    # `General` stands before a colon or a dash of nothing; `;@` ends most formats of dates.
    text = ""
    for index, part in enumerate(parts):
        if part.kind == "elapsed":
            text += _elapsed(value, part.text)
        elif part.kind == "half":
            text += ("上午" if moment.hour < 12 else "下午") if "上" in part.text else f"{moment:%p}"
        elif part.kind == "date":
            text += _part(moment, part.text.lower(), _is_minute(parts, index), has_half, in_chinese)
        elif part.kind in ("literal", "mark"):
            text += part.text if part.text != "@" else ""
    return text.strip()


def _moment(value: float, from_1904: bool) -> datetime | None:
    if not 0 <= value <= _LAST_DAY:
        return None
    # Times are kept as fractions of a day, and come out a hair before the full second.
    seconds = round(value * 86_400)
    if from_1904:
        return _FROM_1904 + timedelta(seconds=seconds)
    early = timedelta(days=1) if value < _FALSE_LEAP_DAY else timedelta()
    return _FROM_1900 + early + timedelta(seconds=seconds)


def _is_minute(parts: Sequence[Part], index: int) -> bool:
    """Whether `m` is minutes here: behind hours, or before seconds."""
    timed = [part.text.lower()[0] for part in parts if part.kind in ("date", "elapsed")]
    place = sum(part.kind in ("date", "elapsed") for part in parts[:index])
    before = timed[place - 1] if place else ""
    after = timed[place + 1] if place + 1 < len(timed) else ""
    return before == "h" or after == "s"


def _part(moment: datetime, letters: str, is_minute: bool, has_half: bool, in_chinese: int) -> str:
    if letters[0] in "ye":
        year = str(moment.year) if len(letters) > 2 or letters[0] == "e" else f"{moment.year % 100:02d}"
        return chinese_digits(int(year)) if in_chinese else year
    if letters[0] == "a" or (letters[0] == "d" and len(letters) > 2):
        return _weekday(moment, letters)
    if letters[0] == "m" and not is_minute and len(letters) > 2:
        name = f"{moment:%B}"
        return {3: name[:3], 5: name[0]}.get(len(letters), name)
    hour = (moment.hour - 1) % 12 + 1 if has_half else moment.hour
    month = moment.minute if is_minute else moment.month
    number = {"m": month, "d": moment.day, "h": hour, "s": moment.second}.get(letters[0])
    if number is None:
        return ""
    if in_chinese:
        return chinese(number)
    return f"{number:02d}" if len(letters) > 1 else str(number)


def _weekday(moment: datetime, letters: str) -> str:
    day = _WEEKDAYS[moment.weekday()]
    if letters[0] == "a":
        return f"星期{day}" if len(letters) > 3 else day
    return f"{moment:%A}" if len(letters) > 3 else f"{moment:%a}"


def _elapsed(value: float, letters: str) -> str:
    unit = {"h": 3600, "m": 60, "s": 1}[letters[0]]
    return f"{round(value * 86_400) // unit:0{len(letters)}d}"
