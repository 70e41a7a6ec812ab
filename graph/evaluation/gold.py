"""What a person says of one report, as values."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from graph.model import Kind, Level, RelationType, Status


@dataclass(frozen=True, slots=True)
class GoldBody:
    """A body that the report names; several kinds or levels are alternatives, a level may be missing."""

    name: str
    kinds: frozenset[Kind]
    levels: frozenset[Level] = frozenset()
    # What the text calls it, beside its name.
    surfaces: tuple[str, ...] = ()
    is_collective: bool = False
    # Finding it neither helps nor hurts.
    is_optional: bool = False
    part_of: str | None = None

    @property
    def wordings(self) -> tuple[str, ...]:
        """Its name and what the text calls it, folded."""
        return tuple(fold(name) for name in (self.name, *self.surfaces))


@dataclass(frozen=True, slots=True)
class GoldTie:
    """A relation that a sentence states; several types are alternatives, of which one is enough."""

    head: str
    types: tuple[RelationType, ...]
    tail: str
    status: Status = Status.DONE


@dataclass(frozen=True, slots=True)
class GoldRow:
    """One row: its unit, the counterparts of its column, and what its sentences state."""

    unit: str
    declared: tuple[str, ...] = ()
    stated: tuple[GoldTie, ...] = ()
    # May be read or left out.
    optional: tuple[GoldTie, ...] = ()


@dataclass(frozen=True, slots=True)
class Gold:
    """A whole annotation; `shared` is None where it does not say what is shared."""

    province: str | None
    city: str | None
    district: str | None
    as_of: date | None
    row_count: int | None
    bodies: Mapping[str, GoldBody]
    rows: tuple[GoldRow, ...]
    # Counterpart → the units that share it.
    shared: Mapping[str, tuple[str, ...]] | None = None

    @property
    def required(self) -> list[str]:
        """The names of the bodies that must be found."""
        return [name for name, body in self.bodies.items() if not body.is_optional]

    def iter_stated(self) -> Iterator[GoldTie]:
        """What the sentences of all rows state."""
        for row in self.rows:
            yield from row.stated

    def iter_ties(self) -> Iterator[GoldTie]:
        """What they state or may be read to state, row by row."""
        for row in self.rows:
            yield from row.stated
            yield from row.optional


def fold(text: str | None) -> str:
    """A text without white space and differences of width: （ is ( and a wrapped line is whole."""
    return "".join(unicodedata.normalize("NFKC", text or "").split())
