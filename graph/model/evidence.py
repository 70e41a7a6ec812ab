"""What a report is and what it says: its rows, its statements, and what stands where in them.

Offsets count Unicode characters; `stop` is exclusive.
"""

from dataclasses import dataclass
from datetime import date

from graph.model.vocabulary import ColumnRole, QuantitySort


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
class Note:
    """A line outside the rows (注：…), a remark, or a sentence of one: evidence for what it says of names."""

    text: str
    of: str
    """`file` when `text` is `file[start:stop]`; `line` or `cell` (a remark) when they count inside that."""
    start: int
    where: str
    """The line of the file, or the place in a document of another format: line 34; table 1, row 12."""

    @property
    def stop(self) -> int:
        """Where it ends, exclusive."""
        return self.start + len(self.text)

    def __str__(self) -> str:
        return f"“{' '.join(self.text.split())}” ({self.where}, {self.start}–{self.stop})"


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
