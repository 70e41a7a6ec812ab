"""The units of `loaders/data/units.csv`: what stands behind a number that counts or measures something."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from graph.model import QuantitySort

# A noun that a unit needs stands this near behind it (3期劳模培训班), or right before its number (培训班3期).
_REACH = 8
_NEAR = re.compile(rf"[^，。；、,;:：]{{0,{_REACH}}}")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as texts write it, and when it is one."""

    written: str
    sort: QuantitySort
    stored: str
    """The unit that is kept: 港元 for 港币."""
    takes_small: bool
    """Whether a numeral in characters below ten counts: 两家, but not 三台 (a county) or 二局."""
    takes_one: bool
    """Whether 一 counts, too: 一家, but not 一个, which is often no number."""
    unless: re.Pattern[str] | None
    """What must not follow: 人民 behind 人."""
    needs: re.Pattern[str] | None
    """Nouns of which one must stand near: 3所高校, but not 38所."""

    def fits(self, before: str, after: str) -> bool:
        """Whether the words before the number and behind the unit let it be one."""
        if self.unless is not None and self.unless.match(after):
            return False
        if self.needs is None:
            return True
        near = _NEAR.match(after)
        if near is not None and self.needs.search(near[0]):
            return True
        return any(match.end() == len(before) for match in self.needs.finditer(before))


@cache
def read_units() -> dict[str, Unit]:
    """Every unit by its wording.

    Raises:
        ValueError: a line of the packaged file is malformed; this is a defect.
    """
    source = files("loaders").joinpath("data", "units.csv").read_text(encoding="utf-8")
    return {
        row["unit"]: Unit(
            written=row["unit"],
            sort=QuantitySort(row["sort"]),
            stored=row["stored"],
            takes_small=row["small"] in {"yes", "one"},
            takes_one=row["small"] == "one",
            unless=re.compile(row["unless"]) if row["unless"] else None,
            needs=re.compile(row["needs"]) if row["needs"] else None,
        )
        for row in csv.DictReader(source.splitlines())
    }


@cache
def units_pattern() -> str:
    """A regular expression of all units, the longest first."""
    units = sorted(read_units(), key=len, reverse=True)
    # Where no unit can begin, one look tells.
    begins = "".join(dict.fromkeys(re.escape(unit[0]) for unit in units))
    return f"(?=[{begins}])(?:{'|'.join(map(re.escape, units))})"
