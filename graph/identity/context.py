"""What a report adds to its names: where it is from, what it says outright, which names stand together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.identity.reading import Reading
from graph.model import Place


@dataclass(frozen=True, slots=True)
class RowNames:
    """The names in one row: those that its counterpart column lists, and those that its sentences use."""

    listed: tuple[str, ...]
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportContext:
    """What the report adds to its names."""

    place: Place
    aliases: Mapping[str, str]
    rows: Sequence[RowNames]

    def stand_apart(self, one: str, other: str) -> bool:
        """Whether a column lists two names side by side, as it does with two bodies."""
        return any(one in row.listed and other in row.listed for row in self.rows)


Readings = Mapping[str, Reading]
Merge = tuple[str, str, str]
"""A name, the fuller name that it is read as, and why."""
