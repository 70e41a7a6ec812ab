"""Where the lines of our tables come from, each named once in `data/sources.csv`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from graph.identity.tables import read_rows


@dataclass(frozen=True, slots=True)
class Source:
    """A public document, or a list kept by an authority, that lines of the tables rest on."""

    key: str
    title: str
    publisher: str
    year: int
    """When it was issued, or, of a list, as of when it was used."""

    def __str__(self) -> str:
        return f"{self.publisher}：{self.title}（{self.year}）"


def find_source(key: str) -> Source:
    """The source that a line names.

    Raises:
        KeyError: `data/sources.csv` has no such line.
    """
    return read_sources()[key]


@cache
def read_sources() -> Mapping[str, Source]:
    """Every source by its key."""
    return {
        row["source"]: Source(row["source"], row["title"], row["publisher"], int(row["year"]))
        for row in read_rows("sources.csv")
    }
