"""The words of the field as values: what a report says, and what follows from it.

All values are frozen. Offsets count Unicode characters; `stop` is exclusive. Enumerations carry the
English value that is stored and the Chinese word that people read.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Self


class Labelled(StrEnum):
    """An enumeration whose members have a Chinese label beside their value."""

    chinese: str

    # Only members give a label; `Kind("agency")` looks one up by its value alone.
    def __new__(cls, value: str, chinese: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.chinese = chinese
        return member


class Kind(Labelled):
    """What sort of body an organization is; each member also names its node label."""

    AGENCY = "agency", "党政机关"
    SOE = "soe", "国有企业"
    ENTERPRISE = "enterprise", "企业"
    BANK = "bank", "金融机构"
    ASSOCIATION = "association", "协会商会"
    MASS_ORGANIZATION = "mass_organization", "群团组织"
    INSTITUTE = "institute", "高校院所"
    PUBLIC_INSTITUTION = "public_institution", "事业单位"
    FOREIGN = "foreign", "境外机构"

    @property
    def label(self) -> str:
        """The second label of its nodes, as one asks for it in Cypher."""
        return _NODE_LABELS[self]


_NODE_LABELS = {
    Kind.AGENCY: "Agency",
    Kind.SOE: "StateOwnedEnterprise",
    Kind.ENTERPRISE: "Enterprise",
    Kind.BANK: "Bank",
    Kind.ASSOCIATION: "Association",
    Kind.MASS_ORGANIZATION: "MassOrganization",
    Kind.INSTITUTE: "Institute",
    Kind.PUBLIC_INSTITUTION: "PublicInstitution",
    Kind.FOREIGN: "ForeignBody",
}


class Level(Labelled):
    """The administrative level of a body, from the top down."""

    NATIONAL = "national", "国家级"
    PROVINCIAL = "provincial", "省级"
    MUNICIPAL = "municipal", "市级"
    DISTRICT = "district", "区县级"
    TOWNSHIP = "township", "乡镇街道级"


class RelationType(Labelled):
    """What ties two bodies; five of the nine are symmetric."""

    LIAISON = "LIAISON", "对接联系"
    AGREEMENT_SIGNED = "AGREEMENT_SIGNED", "签订协议"
    COOPERATION = "COOPERATION", "合作"
    JOINT_ACTION = "JOINT_ACTION", "联合行动"
    VISIT = "VISIT", "考察来访"
    APPLICATION = "APPLICATION", "申报争取"
    SUPPORT = "SUPPORT", "扶持服务"
    SUPERVISION = "SUPERVISION", "监管检查"
    COMMISSION = "COMMISSION", "委托"

    @property
    def is_symmetric(self) -> bool:
        """Whether head and tail may change places without changing what is said."""
        return self in _SYMMETRIC


_SYMMETRIC = frozenset(
    {
        RelationType.LIAISON,
        RelationType.AGREEMENT_SIGNED,
        RelationType.COOPERATION,
        RelationType.JOINT_ACTION,
        RelationType.VISIT,
    }
)


class Basis(Labelled):
    """Where a relation stands: in the counterpart column, or in a sentence."""

    DECLARED = "declared", "列示"
    STATED = "stated", "叙述"


class Status(Labelled):
    """How far what is stated has come."""

    DONE = "done", "已完成"
    ONGOING = "ongoing", "进行中"
    PLANNED = "planned", "计划中"
    NEGOTIATING = "negotiating", "洽谈中"
    ENDED = "ended", "已终止"


class Action(Labelled):
    """What a joint action was."""

    ISSUANCE = "issuance", "联合发文"
    EVENT = "event", "联合活动"
    ENFORCEMENT = "enforcement", "联合执法"
    OTHER = "other", "其他联合行动"


class Direction(Labelled):
    """Who went to whom, seen from the head of a visit."""

    HOSTED = "hosted", "请进来"
    PAID = "paid", "走出去"


class Role(Labelled):
    """The part a body has in a document or an event."""

    PARTY = "party", "当事方"
    LEAD = "lead", "牵头"
    ORGANISER = "organiser", "主办"
    HOST = "host", "承办"
    SUPPORT = "support", "协办"


class QuantitySort(Labelled):
    """What a number in a sentence says."""

    MONEY = "money", "金额"
    COUNT = "count", "数量"
    PERCENT = "percent", "比例"
    DURATION = "duration", "时长"
    MEASURE = "measure", "计量"


class ColumnRole(Labelled):
    """What a column of a report is for, whatever its header says."""

    NUMBER = "number", "序号"
    UNIT = "unit", "单位"
    COUNTERPARTS = "counterparts", "对接单位"
    WORK = "work", "对接情况"
    RESULTS = "results", "成果"
    REMARKS = "remarks", "备注"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a report comes from; any part may be missing, and a 直辖市 has a city and no province."""

    province: str | None = None
    city: str | None = None
    district: str | None = None

    def __str__(self) -> str:
        return "".join(part for part in (self.province, self.city, self.district) if part)


@dataclass(frozen=True, slots=True)
class Inference:
    """Something that the report does not say outright, and the words it was inferred from."""

    what: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a row; `start` is where its text begins in the decoded file, None if not contiguous."""

    role: ColumnRole
    header: str
    text: str
    start: int | None


@dataclass(frozen=True, slots=True)
class Row:
    """One reporting unit with its cells, however many table rows it spans; `number` counts from 1."""

    number: int
    unit: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """One source document of one reporting period."""

    id: str
    title: str
    place: Place
    as_of: date
    rows: int
    source: str
    """The file's name, without its folder."""
    version: str
    """The SHA-256 of the file's bytes, in hexadecimal."""
    inferred: tuple[Inference, ...] = ()
    url: str | None = None
    """Where the file was found, as the manifest of its corpus says."""
    retrieved: date | None = None
    """When it was taken from there, as the manifest says."""


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


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of a row, or one entry of its counterpart column; the evidence, never edited."""

    id: str
    report: str
    unit: str
    """The id of the reporting unit in whose row it stands."""
    row: int
    column: str
    """The header as the report words it."""
    role: ColumnRole
    item: str | None
    """The number of the item it stands in, as written."""
    of: str
    """`file` when `text` is `file[start:stop]`, `cell` when the offsets count inside the cell."""
    start: int
    stop: int
    text: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a statement names a body; offsets count inside the statement's text."""

    statement: str
    organization: str | None
    """None while nobody knows which body is meant, or for a group that only a sentence names."""
    surface: str
    start: int
    stop: int
    found_by: str
    """What found it: `column`, `gazetteer`, `grammar`, `tagger`, `anaphora`, several joined by `+`.

    `llm` where only a second reader did.
    """


@dataclass(frozen=True, slots=True)
class Trigger:
    """The words of a statement that a relation was read from: 签订, 联合; offsets count inside its text."""

    statement: str
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that a statement gives, with its unit: 1.4亿多元 is at least 140,000,000 元.

    Offsets count inside the statement's text, and take in the words that bound the number (近, 以上).
    """

    statement: str
    surface: str
    start: int
    stop: int
    sort: QuantitySort
    low: float | None
    """The least that it can be; `high` again where the text gives one number, None where it says no least."""
    high: float | None
    unit: str
    """元, 美元, 家, 人, %, 平方米 …: 万 and 亿 are worked into the number, currencies are not exchanged."""
    approximate: bool = False
    """Whether the text says about (约, 左右)."""


@dataclass(frozen=True, slots=True)
class Period:
    """A day or a stretch of days that a statement names: 2009年上半年 is 2009-01-01 to 2009-06-30.

    Offsets count inside the statement's text.
    """

    statement: str
    surface: str
    start: int
    stop: int
    since: date
    """Its first day."""
    until: date
    """Its last day; the first one again where the text names a day."""
    inferred: bool = False
    """Whether the text leaves out the year, which then is read from the report's date (5月27日, 上月)."""


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
