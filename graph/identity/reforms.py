"""How offices became others: merged, split, succeeded, each with its years and the document that says so.

A renaming leaves one body with dated names (`renames.py`, and `data/formernames.csv` for firms and others).
Everything else is another body: nothing here merges anything; a query follows the function instead
(`functions.py`), and `liaison explain name` shows where a body came from and what became of it.
"""

from dataclasses import dataclass
from functools import cache

from graph.identity.functions import department_of
from graph.identity.lexicon import find_known, read_rows
from graph.identity.sources import Source, find_source
from graph.model import Labelled, Organization


class Change(Labelled):
    """What sort of change it was; each of them makes another body of the same function."""

    MERGED = "merged", "并入"
    SPLIT = "split", "拆分"
    SUCCEEDED = "succeeded", "改组"


@dataclass(frozen=True, slots=True)
class Reform:
    """One change from one office to another, or from one department of local governments to another."""

    before: str
    after: str
    since: int
    """The year in which it began."""
    until: int
    """The year in which the last offices had followed."""
    change: Change
    source: Source
    note: str
    is_national: bool
    """Whether it names bodies; else it names departments, of whatever local government."""

    @property
    def years(self) -> str:
        """`2018`, or `2018–2019`."""
        return str(self.since) if self.since == self.until else f"{self.since}–{self.until}"


def reforms_before(organization: Organization) -> tuple[Reform, ...]:
    """The changes out of which a body came."""
    key = _key(organization)
    return tuple(reform for reform in read_reforms() if (reform.after, reform.is_national) == key)


def reforms_after(organization: Organization) -> tuple[Reform, ...]:
    """The changes into which a body went."""
    key = _key(organization)
    return tuple(reform for reform in read_reforms() if (reform.before, reform.is_national) == key)


def _key(organization: Organization) -> tuple[str | None, bool]:
    """What the table calls a body: national ones by name, offices of a place by their department."""
    if organization.collective:
        return None, False
    if organization.place is None:
        return organization.name, True
    department = department_of(organization.name, organization.place)
    return (department.short if department is not None else None), False


@cache
def read_reforms() -> tuple[Reform, ...]:
    """Every line of the table; national bodies go by the name that the gazetteer has for them."""
    return tuple(_read_reform(row) for row in read_rows("reforms.csv"))


def _read_reform(row: dict[str, str]) -> Reform:
    is_national = row["level"] == "national"

    def name(text: str) -> str:
        known = find_known(text) if is_national else None
        return known.name if known is not None else text

    return Reform(
        name(row["from"]), name(row["to"]), int(row["since"]), int(row["until"]), Change(row["change"]),
        find_source(row["source"]), row["note"], is_national,
    )  # fmt: skip
