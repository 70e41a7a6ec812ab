"""Stretches of days: a month, the third quarter, the first ten days of May; and which year is meant."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

# What is said of the second half of a year in its first months is mostly said of the year before.
_EARLY = 3
_HALF_YEAR = 6


@dataclass(frozen=True, slots=True)
class Days:
    """From a day until a day, both of them in it."""

    since: date
    until: date

    def joined(self, other: "Days") -> "Days":
        """From the first day of this until the last of the other."""
        return Days(self.since, other.until)


def year_days(year: int) -> Days:
    """A whole year."""
    return Days(date(year, 1, 1), date(year, 12, 31))


def month_days(year: int, first: int, last: int | None = None) -> Days:
    """A month, or several of one year."""
    last = last or first
    return Days(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def part_of_month(year: int, month: int, part: str) -> Days:
    """上旬, 初: the first ten days; 中旬, 中: the next ten; 下旬, 底, 末: the rest."""
    whole = month_days(year, month)
    match part[0]:
        case "上" | "初":
            return Days(whole.since, date(year, month, 10))
        case "中":
            return Days(date(year, month, 11), date(year, month, 20))
    return Days(date(year, month, 21), whole.until)


def edge_of_year(year: int, edge: str) -> Days:
    """年初 is January, 年底 December, 年中 June and July."""
    if "初" in edge:
        return month_days(year, 1)
    return month_days(year, 6, 7) if "中" in edge else month_days(year, 12)


def week_days(day: date, weeks: int = 0) -> Days:
    """The week from Monday to Sunday in which a day lies, or one so many weeks later."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=weeks)
    return Days(monday, monday + timedelta(days=6))


def shift_month(day: date, months: int) -> tuple[int, int]:
    """Year and month of so many months later."""
    number = day.year * 12 + day.month - 1 + months
    return number // 12, number % 12 + 1


class Tense(Enum):
    """Of what time a text speaks, seen from the report's date."""

    PAST = "past"
    AHEAD = "ahead"
    EITHER = "either"


def year_of_month(as_of: date, month: int, first: int, last: int, tense: Tense) -> int:
    """The year of some days of a month without one: the latest that began, as the report tells of it.

    Where the text speaks of what is to come, the next that is not over; else the nearest, if either may be.
    """
    past = as_of.year - ((month, first) > (as_of.month, as_of.day))
    ahead = as_of.year + ((month, last) < (as_of.month, as_of.day))
    if tense is Tense.EITHER:
        months_ago = (as_of.year - past) * 12 + as_of.month - month
        return past if months_ago <= _HALF_YEAR else ahead
    return ahead if tense is Tense.AHEAD else past


def year_of_part(as_of: date, first_month: int, tense: Tense) -> int:
    """The year of a half or quarter without one: the report's; the one before for what early months tell."""
    is_before = first_month > as_of.month and as_of.month <= _EARLY and tense is not Tense.AHEAD
    return as_of.year - is_before
