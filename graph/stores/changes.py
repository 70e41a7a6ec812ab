"""What writing or forgetting a report did to the graph."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self


class Outcome(StrEnum):
    """What became of a report."""

    ADDED = "added"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    FORGOTTEN = "forgotten"


@dataclass(frozen=True, slots=True)
class Difference:
    """What came and what went; ids with their words: names of bodies, texts of statements."""

    came: Mapping[str, str] = field(default_factory=dict)
    went: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def between(cls, before: Mapping[str, str], after: Mapping[str, str]) -> Self:
        """What `after` has and `before` has not, and the other way round."""
        return cls(
            {id_: words for id_, words in after.items() if id_ not in before},
            {id_: words for id_, words in before.items() if id_ not in after},
        )

    def __bool__(self) -> bool:
        return bool(self.came or self.went)


@dataclass(frozen=True, slots=True)
class Change:
    """What writing or forgetting a report did.

    `units`, `statements` and `relations` are those of the report; `organizations` are the bodies that the
    whole graph gained or lost. `replaced` holds the ids of the earlier versions that gave way.
    """

    report: str
    outcome: Outcome
    replaced: tuple[str, ...] = ()
    units: Difference = Difference()
    statements: Difference = Difference()
    relations: Difference = Difference()
    organizations: Difference = Difference()
