"""What follows from a report: bodies, the ties between them, and all of it together as a store takes it."""

from dataclasses import dataclass, field

from graph.model.evidence import (
    Mention,
    Note,
    Period,
    Quantity,
    Report,
    Row,
    Statement,
    Trigger,
)
from graph.model.vocabulary import (
    Action,
    Basis,
    Direction,
    Kind,
    Level,
    RelationType,
    Role,
    Status,
)


@dataclass(frozen=True, slots=True)
class Organization:
    """A real body, or a described group of bodies (`collective`)."""

    id: str
    name: str
    kind: Kind
    level: Level | None = None
    place: str | None = None
    """The place that is part of its identity, None where the name identifies itself."""
    collective: bool = False
    scope: str | None = None
    count: int | None = None
    aliases: tuple[str, ...] = field(default=(), compare=False)
    """What else the report calls it, sorted; a name out of a list (市、区科协) spelled out."""
    functions: tuple[str, ...] = field(default=(), compare=False)
    """What an office is there for in the year of the report, sorted: 环境保护; empty for other bodies."""
    noted: tuple[str, ...] = field(default=(), compare=False)
    """What notes outside the rows say of its names, each with the note and where it stands."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A tie between two bodies, on the statements that say so. Symmetric types are stored as written."""

    id: str
    report: str
    head: str
    type: RelationType
    tail: str
    basis: Basis
    status: Status
    statements: tuple[str, ...]
    frame: str
    """The name of the rule that read it."""
    triggers: tuple[Trigger, ...] = ()
    """The words that the rule knew it by, in all of its statements."""
    action: Action | None = None
    direction: Direction | None = None
    document: str | None = None
    event: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """Something signed or issued. `name` is its title, or its kind where the text gives no title."""

    id: str
    name: str
    kind: str
    titled: bool


@dataclass(frozen=True, slots=True)
class Event:
    """Something that took place or will; `day` is ISO 8601 as far as known (2009, 2009-05, 2009-05-27)."""

    id: str
    name: str
    day: str | None = None


@dataclass(frozen=True, slots=True)
class Participation:
    """The role of a body in a document or an event (`what` is the id of either)."""

    organization: str
    what: str
    role: Role
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A branch, office or station and the body it belongs to, both named by the report."""

    part: str
    whole: str
    statements: tuple[str, ...]
    notes: tuple[Note, ...] = ()
    """The notes outside the rows that say so."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two bodies of a report that may be one; for a person to decide, never merged."""

    one: str
    """The id of an organization."""
    other: str
    reason: str


@dataclass(frozen=True, slots=True)
class Origin:
    """What a report's graph was made from: enough to make it again when people decide otherwise."""

    rows: tuple[Row, ...]
    units: tuple[str, ...]
    """Ids of the reporting organizations as their names read, whatever people decided."""
    bodies: tuple[str, ...]
    """Ids of all that the report's names read as, before anybody decided, sorted."""
    decided: tuple[str, ...] = ()
    """What the decisions of people did to these bodies and to its relations, sorted; see `Decisions`."""
    second: tuple[str, ...] = ()
    """What a second reader added to what the rules read, one text each; see `loaders.second.kept`."""
    notes: tuple[Note, ...] = ()
    """The lines outside the rows that may say what names mean."""


@dataclass(frozen=True, slots=True)
class ReportGraph:
    """Everything that one report brings to the graph; what a store writes in one transaction."""

    report: Report
    units: tuple[str, ...]
    """Ids of the reporting organizations, in the order of their rows."""
    organizations: tuple[Organization, ...]
    statements: tuple[Statement, ...]
    mentions: tuple[Mention, ...]
    relations: tuple[Relation, ...]
    documents: tuple[Document, ...] = ()
    events: tuple[Event, ...] = ()
    parties: tuple[Participation, ...] = ()
    """Who has what role in which document."""
    participants: tuple[Participation, ...] = ()
    """Who has what role in which event."""
    parts: tuple[Part, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    """Bodies of this report that may be one, both in its graph."""
    origin: Origin | None = None
    """None for a graph that was not read from a report's rows."""
    quantities: tuple[Quantity, ...] = ()
    periods: tuple[Period, ...] = ()

    @property
    def units_read(self) -> tuple[str, ...]:
        """Ids of the reporting organizations as their names read, whatever people decided about them."""
        return self.origin.units if self.origin is not None else self.units
