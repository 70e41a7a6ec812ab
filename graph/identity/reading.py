"""What reading one name gives: the body it denotes, and by which rule."""

from dataclasses import dataclass, field, replace

from graph.identity.attributes import kind_of, level_of
from graph.identity.divisions import today
from graph.ids import organization_id
from graph.model import Kind, Labelled, Level, Organization, Place


class Rule(Labelled):
    """Which of the steps settled what a name denotes; `docs/identity.md` has them in their order."""

    KNOWN = "known name", "已知名称"
    SETTLED = "known name in another form", "已知名称的另一形式"
    GROUP = "group", "合称"
    WEAK = "weak short form", "弱简称"
    LOCAL = "known name of the place", "本地已知名称"
    LEAGUE = "youth league", "共青团组织"
    GENERIC = "generic name", "通用名称"
    PART = "part of a known body", "已知单位的下属"
    OFFICE = "office", "机关"
    GOVERNMENT = "government", "政府"
    BOARD = "board", "管委会"
    TOWN = "town", "乡镇街道"
    OTHER = "other name", "其他名称"


@dataclass(frozen=True, slots=True)
class Reading:
    """What one name denotes, as far as the name, the place and the tables tell."""

    written: str
    name: str
    """The canonical name."""
    place: str | None
    """The place that is part of the identity."""
    kind: Kind
    level: Level | None
    rule: Rule
    reason: str
    """How the canonical name follows from the written one, for a reviewer."""
    collective: bool = False
    scope: str | None = None
    count: int | None = None
    whole: str | None = None
    """The known body that the name begins with: 中国工商银行 of 工行嘉兴支行."""
    weak: tuple[str, ...] = ()
    """The known bodies that go by this short form, where it does not say which: 锦江集团."""

    lent: bool = False
    """Whether the place is the report's only because the name, which has none, is too short to do without."""

    organization: Organization = field(init=False, repr=False, compare=False)
    """The body itself, with its id."""

    def __post_init__(self) -> None:
        body = Organization(
            organization_id(self.place, self.name), self.name, self.kind, self.level, self.place,
            self.collective, self.scope, self.count,
        )  # fmt: skip
        object.__setattr__(self, "organization", body)


def lend_place(written: str, name: str, home: Place) -> Reading:
    """The reading of a name that has no place and needs one: that of the report, where it is known."""
    reason = "a name that others may bear elsewhere: the one of the report's place"
    where = home if home != Place() else None
    return replace(make_reading(written, Rule.OTHER, name, where, reason), lent=where is not None)


def make_reading(written: str, rule: Rule, name: str, place: Place | None, reason: str) -> Reading:
    """The reading of one body; kind and level follow from its canonical name and place."""
    kind = kind_of(name)
    place = today(place) if place is not None else None
    where = str(place) if place is not None else None
    return Reading(written, name, where, kind, level_of(name, place, kind), rule, reason)
