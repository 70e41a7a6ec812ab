"""What people decided about bodies and relations.

A decision names bodies by name and place, and a relation by its sentence, never by ids: so it holds in every
report, in next month's, and after the tables by which names are read were corrected.
"""

from dataclasses import dataclass, field
from functools import lru_cache

from graph.errors import PlaceError
from graph.identity.attributes import kind_of, level_of
from graph.identity.names import read_name
from graph.identity.places import parse_place
from graph.ids import decision_id, organization_id
from graph.model import Labelled, Organization, Place, RelationType, Status


class Verdict(Labelled):
    """What a person says of two bodies, or of a relation between them."""

    SAME = "same", "相同"
    DIFFERENT = "different", "不同"
    UNSURE = "unsure", "存疑"
    SAID = "said", "属实"
    NOT_SAID = "not said", "未说"
    WRONG_TYPE = "wrong type", "类型有误"
    WRONG_STATUS = "wrong status", "状态有误"

    @property
    def is_of_bodies(self) -> bool:
        """Whether it tells what two bodies are to each other; else it is of a relation in a sentence."""
        return self in _OF_BODIES


_OF_BODIES = frozenset({Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE})


@dataclass(frozen=True, slots=True)
class Anchor:
    """A body by its name and the place that the name is read against, both as people write them."""

    name: str
    place: str | None = None

    @property
    def body(self) -> Organization:
        """The body that is meant."""
        return _denote(self.name, self.place)

    def __str__(self) -> str:
        return f"{self.name} ({self.place})" if self.place else self.name


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a relation stands: in a sentence of a unit's row, in the reports of a place."""

    type: RelationType
    place: str
    unit: str
    sentence: str
    status: Status | None = None
    """The status that was read; None for any."""
    correct: RelationType | Status | None = None
    """What should have been read: of `wrong type` and `wrong status`."""

    @property
    def wording(self) -> str:
        """The sentence without white space: what two versions of a report have in common."""
        return "".join(self.sentence.split())


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided; equal where it says the same, whatever its note and its line."""

    verdict: Verdict
    one: Anchor
    """Of `same` the body whose name stays; of a relation its head."""
    other: Anchor
    spot: Spot | None = None
    """The relation; None where two bodies are decided on."""
    note: str = field(default="", compare=False)
    line: int | None = field(default=None, compare=False)
    """Where it stands in its file, from 1."""

    @property
    def id(self) -> str:
        """Computed from what it says."""
        return decision_id(self.verdict, self.one, self.other, self.spot)

    @property
    def pair(self) -> frozenset[str]:
        """The ids of both bodies."""
        return frozenset({self.one.body.id, self.other.body.id})

    def __str__(self) -> str:
        sign = {Verdict.SAME: "=", Verdict.DIFFERENT: "≠", Verdict.UNSURE: "?"}.get(self.verdict)
        where = f" (line {self.line})" if self.line is not None else ""
        if sign is not None:
            return f"{self.one} {sign} {self.other}{where}"
        spot = f" {self.spot.type.value}" if self.spot is not None else ""
        return f"{self.verdict.value}: {self.one}{spot} {self.other}{where}"


@lru_cache(maxsize=65536)
def _denote(name: str, place: str | None) -> Organization:
    """The body that a name denotes against a place; one of just that name where the place is unknown."""
    try:
        home = parse_place(place) if place else Place()
    except PlaceError:
        kind = kind_of(name)
        return Organization(organization_id(place, name), name, kind, level_of(name, None, kind), place)
    return read_name(name, home).organization
