"""Days as sentences give them: 5月27日, 6月18日～19日, 9月中旬. The year is mostly the report's."""

import re
from dataclasses import dataclass
from datetime import date

_DAY = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)年)?(?P<month>1[0-2]|0?[1-9])月(?:(?P<day>3[01]|[12]\d|0?[1-9])日)?"
)


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day or month as far as a text names it."""

    year: int | None
    month: int
    day: int | None

    def in_full(self, as_of: date, *, ahead: bool) -> str:
        """ISO 8601 as far as known, from the report's date; `ahead` where the text speaks of what is to come.

        A month without a year is the last one before the report's date, or the next one after it.
        """
        year = self.year
        if year is None:
            is_later = (self.month, self.day or 1) > (as_of.month, as_of.day)
            is_past = (self.month, self.day or 31) < (as_of.month, as_of.day)
            year = as_of.year + (1 if ahead and is_past else 0) - (1 if is_later and not ahead else 0)
        return f"{year}-{self.month:02}" + (f"-{self.day:02}" if self.day is not None else "")


def find_day(text: str) -> NamedDay | None:
    """The first day that a text names; of a span of days the first."""
    match = _DAY.search(text)
    if match is None:
        return None
    year, day = match["year"], match["day"]
    return NamedDay(int(year) if year else None, int(match["month"]), int(day) if day else None)
