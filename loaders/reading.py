"""The road of one file, from its bytes to its graph; no store is asked.

path → source → sheet → identity → extraction → graph
"""

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from graph.identity.deciding import NO_DECISIONS, Decisions
from graph.identity.resolve import canonical_units
from graph.ids import report_id
from graph.model import Place, Report, ReportGraph
from loaders.assemble import Assembly, assemble
from loaders.batch import Listed
from loaders.columns import NONE_NAMED, Named
from loaders.documents import Source, read_source
from loaders.extract import Extraction, extract
from loaders.identify import Identity, identify_report
from loaders.loadreport import LoadReport, make_load_report
from loaders.second.account import SecondAccount
from loaders.sheets import Sheet, read_sheet

if TYPE_CHECKING:
    from loaders.second.reader import SecondReader


@dataclass(frozen=True, slots=True)
class Told:
    """What the caller says of reports that do not say it themselves."""

    place: Place | None
    as_of: date | None
    columns: Named
    decisions: Decisions = NO_DECISIONS
    reader: "SecondReader | None" = None

    def of(self, listed: Listed | None) -> "Told":
        """The same of one file: what a manifest says of it goes before what is said of all."""
        if listed is None:
            return self
        return replace(self, place=listed.place or self.place, as_of=listed.as_of or self.as_of)


@dataclass(frozen=True, slots=True)
class Reading:
    """One file as far as it can be read without a store: all but the id that its statements carry."""

    source: Source
    sheet: Sheet
    identity: Identity
    extraction: Extraction = field(repr=False)
    listed: Listed | None = None
    decisions: Decisions = NO_DECISIONS
    second: SecondAccount | None = None

    def to_graph(self, known: str | None = None) -> tuple[ReportGraph, LoadReport]:
        """The graph under the id of a stored version, or of its own units; and the account of it."""
        assembly = self.assemble(known)
        account = make_load_report(self.source, self.sheet, self.identity, self.extraction, assembly)
        return assembly.graph, replace(account, second=self.second)

    def assemble(self, known: str | None = None) -> Assembly:
        """The graph with how it came about."""
        identity = self.identity
        report = Report(
            id=known or self._own_id(),
            title=identity.title,
            place=identity.place,
            as_of=identity.as_of,
            rows=len(self.sheet.rows),
            source=self.source.name,
            version=self.source.sha256,
            inferred=identity.inferred,
            url=self.listed.url if self.listed else None,
            retrieved=self.listed.retrieved if self.listed else None,
        )
        return assemble(report, self.extraction, self.sheet.rows, self.decisions, self.sheet.notes)

    def _own_id(self) -> str:
        units = canonical_units([row.unit for row in self.sheet.rows], self.identity.place)
        return report_id(str(self.identity.place), self.identity.title, self.identity.as_of, units)


def read_report(
    path: Path,
    *,
    place: Place | None = None,
    as_of: date | None = None,
    columns: Named = NONE_NAMED,
    decisions: Decisions = NO_DECISIONS,
    reader: "SecondReader | None" = None,
) -> tuple[ReportGraph, LoadReport]:
    """One file as a graph, with the account of how it was read. Nothing is stored.

    `place` and `as_of` are used where the text does not say them outright; `columns` says what columns are
    for, by the wording of their headers; `decisions` are those of people; `reader` is a second reader.

    Raises:
        ReportError: the file is no report that can be read, or does not say its date.
        PlaceError: the report does not say where it is from, and `place` was not given.
    """
    return read_one(read_source(path), Told(place, as_of, columns, decisions, reader)).to_graph()


def read_closely(
    path: Path,
    *,
    place: Place | None = None,
    as_of: date | None = None,
    columns: Named = NONE_NAMED,
    decisions: Decisions = NO_DECISIONS,
) -> tuple[Extraction, Assembly]:
    """One file as `read_report` reads it: what was read in each sentence, and what became of that."""
    reading = read_one(read_source(path), Told(place, as_of, columns, decisions))
    return reading.extraction, reading.assemble()


def read_one(source: Source, told: Told, listed: Listed | None = None) -> Reading:
    """Reads one source; `listed` is what a manifest says of it.

    Raises:
        ReportError: it is no report that can be read, or does not say its date.
        PlaceError: it does not say where it is from, and `told` does not either.
    """
    told = told.of(listed)
    sheet = read_sheet(source, told.columns)
    identity = identify_report(sheet, source, place=told.place, as_of=told.as_of)
    extraction = extract(sheet.rows, identity.place, notes=sheet.notes)
    second = told.reader.read(extraction, identity.place, identity.as_of) if told.reader else None
    return Reading(source, sheet, identity, extraction, listed, told.decisions, second)
