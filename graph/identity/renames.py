"""What offices are called: by custom, and since they changed their head (省环保局 became 省环保厅).

A renamed office is the same body, and goes by the name it has today. What else was renamed, the reports say
themselves (原市安监局); what was merged, split or succeeded is another body (`reforms.py`).
"""

from dataclasses import dataclass
from functools import cache

from graph.identity.departments import Department
from graph.identity.sources import Source, find_source
from graph.identity.tables import read_rows
from graph.model import Level, Place


@dataclass(frozen=True, slots=True)
class Rename:
    """An office that changed its head and nothing else."""

    before: str
    after: str
    head: str
    """The head that it carries today."""
    since: int
    until: int
    source: Source

    @property
    def years(self) -> str:
        """`2000–2009`: the years in which one after another was renamed."""
        return f"{self.since}–{self.until}"


def customary(office: str) -> str:
    """What an office is called whose shortest form is not in use: 规划建设局 is 规划与建设局."""
    return _customs().get(office, office)


def renamed(place: Place | None, department: Department) -> str:
    """The head that the office of a place carries today."""
    rename = rename_of(place, department)
    return rename.head if rename is not None else department.head


def rename_of(place: Place | None, department: Department) -> Rename | None:
    """The line by which the office of a place was renamed, None where none says so."""
    if place is None or place.city is not None or place.district is not None:
        # Lines are of provinces alone: a 直辖市 keeps its 局.
        return None
    return _renames().get((Level.PROVINCIAL, department.short + department.head))


@cache
def _customs() -> dict[str, str]:
    return {row["read"]: row["customary"] for row in read_rows("customary.csv")}


@cache
def _renames() -> dict[tuple[Level, str], Rename]:
    found: dict[tuple[Level, str], Rename] = {}
    for row in read_rows("renames.csv"):
        head = row["to"][len(row["from"]) - 1 :]
        found[Level(row["level"]), row["from"]] = Rename(
            row["from"], row["to"], head, int(row["since"]), int(row["until"]), find_source(row["source"])
        )
    return found
