"""Days, months and years that a text names, as stretches of days: 5月27日, 1至5月, 2009年上半年, 去年底."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from graph.model import RelationType, Status
from loaders.extract.status import read_status
from loaders.extract.values.calendar import (
    Days,
    Tense,
    edge_of_year,
    month_days,
    part_of_month,
    shift_month,
    week_days,
    year_days,
    year_of_month,
    year_of_part,
)
from loaders.extract.values.datewords import (
    AGREED,
    BEGINS,
    DEADLINE,
    MEANT,
    MORE_DAYS,
    NEEDED,
    PATTERN,
    PLANNED,
    PLANS,
    TOLD,
    YEARS_AWAY,
    read_day,
    read_month,
    read_part,
)
from loaders.extract.values.numerals import read_year

_CLAUSE_END = "，。；;！？"
# So far from a day a word may stand that says of what time the clause speaks.
_LONGEST_CLAUSE = 80
# The longest of 商定，, 已定， and the like.
_AGREED_LENGTH = 4
_LONGEST_MONTH = 31
# A stretch of more than a year dates nothing that stands behind it.
_A_YEAR = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Named:
    """A period at its place in a text."""

    start: int
    stop: int
    days: Days
    is_inferred: bool
    """Whether the text leaves out the year."""
    tense: Tense


def find_periods(text: str, as_of: date) -> list[Named]:
    """The periods of a text, in order, read against the report's date. The text has half-width digits.

    A month or day without a year is the latest that is not after the report's date; where the clause speaks
    of what is planned, the next one. Behind an earlier date of the same sentence it goes on from that.
    """
    found: list[Named] = []
    for match in _iter_forms(text):
        start = match.end() - len(match[0].lstrip())
        stop = match.start() + len(match[0].rstrip())
        before = found[-1] if found else None
        reader = _Reader(as_of, _read_tense(text, start, stop, before), before)
        try:
            days = reader.read(match)
        except ValueError:
            # 2月30日 is no day.
            continue
        if days is None:
            continue
        if match["more"] is None:
            found.append(Named(start, stop, days, reader.is_inferred, reader.tense))
            continue
        # 5月27、28日 names two days.
        first = Named(start, match.start("more"), days, reader.is_inferred, reader.tense)
        found.extend([first, *_iter_more_days(match, first)])
    return found


def _iter_forms(text: str) -> Iterator[re.Match[str]]:
    position = 0 if NEEDED.search(text) is not None else len(text)
    while (begin := BEGINS.search(text, position)) is not None:
        match = PATTERN.match(text, begin.start())
        if match is not None:
            yield match
        position = match.end() if match is not None else begin.end()


def _iter_more_days(match: re.Match[str], first: Named) -> Iterator[Named]:
    """The days of a list behind its first one; one that the month does not have is left out."""
    for day in MORE_DAYS.finditer(match["more"]):
        number = read_day(day[0])
        since = first.days.since
        if number <= month_days(since.year, since.month).until.day:
            days = Days(since.replace(day=number), since.replace(day=number))
            start = match.start("more") + day.start()
            yield replace(first, start=start, stop=start + len(day[0]), days=days)


def _read_tense(text: str, start: int, stop: int, before: Named | None) -> Tense:
    """Of what time the clause speaks."""
    first, last = max(0, start - _LONGEST_CLAUSE), stop + _LONGEST_CLAUSE
    begin = max(first, *(text.rfind(mark, first, start) + 1 for mark in _CLAUSE_END))
    end = min((place for mark in _CLAUSE_END if (place := text.find(mark, stop, last)) >= 0), default=last)
    clause = text[begin:end]
    if MEANT.search(clause):
        return Tense.EITHER
    if PLANNED.search(clause) or AGREED.search(text[max(0, begin - _AGREED_LENGTH) : begin]):
        return Tense.AHEAD
    read = read_status(RelationType.VISIT, clause, "", ())
    if read is not None and read[1] is Status.PLANNED:
        return Tense.AHEAD
    if TOLD.search(clause):
        return Tense.PAST
    # 预计6月完成招标，7月进场: what follows a planned date is planned.
    is_planned = DEADLINE.match(text, stop) or (before is not None and before.tense is Tense.AHEAD)
    return Tense.AHEAD if is_planned else Tense.PAST


class _Reader:
    """One match of the pattern, read against the report's date and the period named before."""

    def __init__(self, as_of: date, tense: Tense, before: Named | None) -> None:
        self.tense = tense
        self.is_inferred = False
        self._as_of = as_of
        self._before = before

    def read(self, match: re.Match[str]) -> Days | None:
        """The days that a match names, None for none.

        Raises:
            ValueError: there is no such day.
        """
        return next(read(self, match) for group, read in _READERS.items() if match[group] is not None)

    def of_numeric(self, match: re.Match[str]) -> Days:
        day = date(*(int(part) for part in match["numeric"].split(match["mark"])))
        return Days(day, day)

    def of_years(self, match: re.Match[str]) -> Days | None:
        first, last = int(match["years"]), int(match["years_to"])
        return year_days(first).joined(year_days(last)) if first < last else None

    def of_days(self, match: re.Match[str]) -> Days | None:
        month, day = read_month(match["day_month"]), read_day(match["days"])
        year = self._year(match["day_year"], month, day, day)
        first = date(year, month, day)
        if match["to_day"] is None:
            # 5月27 with nothing behind it that makes it a day.
            is_day = match["more"] is not None or match["days"].rstrip()[-1] in "日号"
            return Days(first, first) if is_day else None
        to_month = read_month(match["to_month"]) if match["to_month"] else month
        to_year = self._named_year(match["to_year"]) or (year + (to_month < month))
        last = date(to_year, to_month, read_day(match["to_day"]))
        return Days(first, last) if first <= last else None

    def of_months(self, match: re.Match[str]) -> Days | None:
        month, to_month = read_month(match["months"]), read_month(match["to_months"])
        year, to_year = self._named_year(match["months_year"]), self._named_year(match["to_months_year"])
        if to_year is None:
            over = month > to_month
            to_year = year + over if year is not None else self._year(None, to_month, 1, _LONGEST_MONTH)
        if year is None:
            year = to_year - (month > to_month)
        if (year, month) >= (to_year, to_month):
            return None
        return month_days(year, month).joined(month_days(to_year, to_month))

    def of_month(self, match: re.Match[str]) -> Days:
        month, tenth = read_month(match["month"]), match["tenth"]
        # 2000 is a leap year: the days of a part are those of every year, but for the end of February.
        some = part_of_month(2000, month, tenth) if tenth else month_days(2000, month)
        year = self._year(match["month_year"], month, some.since.day, some.until.day)
        days = part_of_month(year, month, tenth) if tenth else month_days(year, month)
        return self._until_now(days) if match["since"] else days

    def of_part(self, match: re.Match[str]) -> Days | None:
        first, last = read_part(match["part"])
        year = self._named_year(match["part_year"])
        if year is None:
            self.is_inferred = True
            year = self._carried(first, 1) or year_of_part(self._as_of, first, self.tense)
        return month_days(year, first, last)

    def of_year(self, match: re.Match[str]) -> Days | None:
        year = self._named_year(match["year"])
        if year is None:
            return None
        if match["edge"]:
            return edge_of_year(year, match["edge"])
        return self._until_now(year_days(year)) if match["year_since"] else year_days(year)

    def of_edge(self, match: re.Match[str]) -> Days:
        self.is_inferred = True
        edge = match["bare_edge"]
        return edge_of_year(year_of_part(self._as_of, 1 if "初" in edge else 12, self.tense), edge)

    def of_near(self, match: re.Match[str]) -> Days:
        self.is_inferred = True
        year, month = shift_month(self._as_of, {"上": -1, "本": 0, "下": 1}[match["near"][0]])
        part = match["near_part"]
        return part_of_month(year, month, part) if part else month_days(year, month)

    def of_week(self, match: re.Match[str]) -> Days:
        self.is_inferred = True
        return week_days(self._as_of, {"上": -1, "本": 0, "下": 1}[match["week"][0]])

    def of_plan(self, match: re.Match[str]) -> Days:
        first = PLANS[match["plan"]]
        return year_days(first).joined(year_days(first + 4))

    def _until_now(self, days: Days) -> Days:
        """今年以来: until the report's date."""
        return Days(days.since, max(days.since, self._as_of))

    def _named_year(self, text: str | None) -> int | None:
        """The year that the text names, outright or from the report's."""
        if text is None:
            return None
        plain = text.strip().removesuffix("度")
        if plain in YEARS_AWAY:
            self.is_inferred = True
            return self._as_of.year + YEARS_AWAY[plain]
        return read_year(plain.removesuffix("年").strip().replace("○", "〇"))

    def _year(self, text: str | None, month: int, first: int, last: int) -> int:
        """The year of some days of a month: the one that is named, else the one that is meant."""
        year = self._named_year(text)
        if year is not None:
            return year
        self.is_inferred = True
        return self._carried(month, first) or year_of_month(self._as_of, month, first, last, self.tense)

    def _carried(self, month: int, day: int) -> int | None:
        """2008年12月开工，3月竣工: the first March after that, if the report's date allows it."""
        if self._before is None or self._before.is_inferred:
            return None
        since = self._before.days.since
        if self._before.days.until - since > _A_YEAR:
            return None
        year = since.year + ((month, day) < (since.month, since.day))
        is_told = (year, month, day) <= (self._as_of.year, self._as_of.month, self._as_of.day)
        return year if is_told or self.tense is Tense.AHEAD else None


# The group of the pattern by which a form is known, and what reads it.
_READERS: Mapping[str, Callable[[_Reader, re.Match[str]], Days | None]] = {
    "numeric": _Reader.of_numeric,
    "years": _Reader.of_years,
    "day_month": _Reader.of_days,
    "months": _Reader.of_months,
    "month": _Reader.of_month,
    "part": _Reader.of_part,
    "year": _Reader.of_year,
    "bare_edge": _Reader.of_edge,
    "near": _Reader.of_near,
    "week": _Reader.of_week,
    "plan": _Reader.of_plan,
}
