"""What a report adds to its names: where it is from, what it says outright, which names stand together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.identity.reading import Reading
from graph.model import Place

_NOWHERE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class RowNames:
    """The names in one row: those that its counterpart column lists, and those that its sentences use."""

    listed: tuple[str, ...]
    said: tuple[str, ...]
    unit: str | None = None
    """The unit whose row it is; whom its own column lists are others."""

    @property
    def names(self) -> tuple[str, ...]:
        """All of them; one that is both listed and said stands twice."""
        return (*self.listed, *self.said)


@dataclass(frozen=True, slots=True)
class ReportContext:
    """What the report adds to its names."""

    place: Place
    aliases: Mapping[str, str]
    rows: Sequence[RowNames]
    told: Mapping[str, str] = field(default_factory=dict)
    """The note that says what another name means, in words and with its place, for names that have one."""
    _naming: dict[str, list[int]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """The numbers of the rows that have a name, in order."""
    _listing: dict[str, set[int]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        for number, row in enumerate(self.rows):
            for name in dict.fromkeys(row.names):
                self._naming.setdefault(name, []).append(number)
            for name in row.listed:
                self._listing.setdefault(name, set()).add(number)

    def rows_with(self, name: str) -> list[RowNames]:
        """The rows in which a name stands, in their order."""
        return [self.rows[number] for number in self._naming.get(name, ())]

    def stands_beside(self, name: str, others: Iterable[str]) -> bool:
        """Whether one of the others stands in every row in which the name does."""
        beside = {number for other in others for number in self._naming.get(other, ())}
        return beside.issuperset(self._naming.get(name, ()))

    def stand_apart(self, one: str, other: str) -> bool:
        """Whether a column lists two names side by side, as it does with two bodies."""
        return not self._listing.get(one, _NOWHERE).isdisjoint(self._listing.get(other, _NOWHERE))


Readings = Mapping[str, Reading]
Merge = tuple[str, str, str]
"""A name, the fuller name that it is read as, and why."""
