"""What offices are called: by custom, and since they changed their head (省环保局 became 省环保厅).

What else was renamed, the reports say themselves (原市安监局).
"""

from functools import cache

from graph.identity.lexicon import Department, read_rows
from graph.model import Level, Place


def customary(office: str) -> str:
    """What an office is called whose shortest form is not in use: 规划建设局 is 规划与建设局."""
    return _customs().get(office, office)


def renamed(place: Place | None, department: Department) -> str:
    """The head that the office of a place carries today."""
    if place is None:
        return department.head
    level = _level(place)
    return _renames().get((level, department.short + department.head), department.head)


def _level(place: Place) -> Level | None:
    """Provinces alone: a 直辖市 keeps its 局."""
    return Level.PROVINCIAL if place.city is None and place.district is None else None


@cache
def _customs() -> dict[str, str]:
    return {row["read"]: row["customary"] for row in read_rows("customary.csv")}


@cache
def _renames() -> dict[tuple[Level | None, str], str]:
    found: dict[tuple[Level | None, str], str] = {}
    for row in read_rows("renames.csv"):
        common = len(row["from"]) - 1
        found[Level(row["level"]), row["from"]] = row["to"][common:]
    return found
