"""The whole road of a report: read, extract, resolve, write.

path → source → sheet → identity → extraction → graph → store
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from graph.errors import LiaisonError
from graph.identity.resolve import canonical_units
from graph.ids import report_id
from graph.model import Place, Report, ReportGraph
from graph.stores.base import Store
from graph.stores.reports import Change, find_report_id, write_report
from loaders.assemble import assemble
from loaders.documents import Source, read_source
from loaders.extract import Extraction, extract
from loaders.identify import Identity, identify_report
from loaders.loadreport import LoadReport, make_load_report
from loaders.tables import Sheet, read_sheet


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """What became of one file: a report and what it changed, the file it repeats, or why it failed."""

    path: Path
    report: LoadReport | None = None
    change: Change | None = None
    same_as: Path | None = None
    """A file of the same batch with the very same bytes; this one was not read again."""
    error: LiaisonError | None = None

    def to_dict(self) -> dict[str, object]:
        """All of it as plain values, for JSON."""
        return {
            "file": self.path.name,
            "outcome": self.change.outcome.value if self.change else None,
            "change": _change_to_dict(self.change) if self.change else None,
            "same_as": self.same_as.name if self.same_as else None,
            "error": str(self.error) if self.error else None,
            "report": self.report.to_dict() if self.report else None,
        }


@dataclass(frozen=True, slots=True)
class LoadSummary:
    """What became of a batch, file by file, in the order given."""

    files: tuple[LoadedFile, ...]

    @property
    def loaded(self) -> tuple[LoadedFile, ...]:
        """The files whose reports are in the store."""
        return tuple(file for file in self.files if file.report is not None)

    @property
    def failed(self) -> tuple[LoadedFile, ...]:
        """The files that brought nothing into the store."""
        return tuple(file for file in self.files if file.error is not None)

    def to_dict(self) -> dict[str, object]:
        """All of it as plain values, for JSON."""
        return {"files": [file.to_dict() for file in self.files]}


Progress = Callable[[LoadedFile], object]


@dataclass(frozen=True, slots=True)
class _Reading:
    """One file as far as it can be read without a store: all but the id that its statements carry."""

    source: Source
    sheet: Sheet
    identity: Identity
    extraction: Extraction = field(repr=False)

    def to_graph(self, known: str | None = None) -> tuple[ReportGraph, LoadReport]:
        """The graph under the id of a stored version, or of its own units; and the account of it."""
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
        )
        graph, resolution = assemble(report, self.extraction)
        account = make_load_report(self.source, self.sheet, identity, self.extraction, graph, resolution)
        return graph, account

    def _own_id(self) -> str:
        units = canonical_units([row.unit for row in self.sheet.rows], self.identity.place)
        return report_id(str(self.identity.place), self.identity.title, self.identity.as_of, units)


def read_report(
    path: Path, *, place: Place | None = None, as_of: date | None = None
) -> tuple[ReportGraph, LoadReport]:
    """One file as a graph, with the account of how it was read. Nothing is stored.

    `place` and `as_of` are used where the text does not say them outright.

    Raises:
        ReportError: the file is no report that can be read, or does not say its date.
        PlaceError: the report does not say where it is from, and `place` was not given.
    """
    return _read(read_source(path), place, as_of).to_graph()


def load(
    paths: Sequence[Path],
    store: Store,
    *,
    place: Place | None = None,
    as_of: date | None = None,
    progress: Progress | None = None,
) -> LoadSummary:
    """Loads files into a store, each in one transaction, and says what became of each.

    A file that cannot be read is reported and keeps no other from being loaded. Loading the same report
    again changes nothing; a new version of one replaces it. `progress` is told of each file when it is done.
    """
    seen: dict[str, Path] = {}
    files: list[LoadedFile] = []
    for path in paths:
        try:
            loaded = _load_one(path, store, place, as_of, seen)
        except LiaisonError as error:
            loaded = LoadedFile(path, error=error)
        files.append(loaded)
        if progress is not None:
            progress(loaded)
    return LoadSummary(tuple(files))


def _load_one(
    path: Path, store: Store, place: Place | None, as_of: date | None, seen: dict[str, Path]
) -> LoadedFile:
    source = read_source(path)
    if source.sha256 in seen:
        return LoadedFile(path, same_as=seen[source.sha256])
    reading = _read(source, place, as_of)
    graph, account = reading.to_graph()
    report = graph.report
    # A new version of a stored report keeps that one's id, and with it the ids of its statements.
    known = find_report_id(store, report.place, report.title, report.as_of, graph.units)
    if known is not None and known != report.id:
        graph, account = reading.to_graph(known)
    change = write_report(store, graph)
    seen[source.sha256] = path
    return LoadedFile(path, report=account, change=change)


def _read(source: Source, place: Place | None, as_of: date | None) -> _Reading:
    sheet = read_sheet(source)
    identity = identify_report(sheet, source, place=place, as_of=as_of)
    return _Reading(source, sheet, identity, extract(sheet.rows, identity.place))


def _change_to_dict(change: Change) -> dict[str, object]:
    """Bodies by name, sentences and relations by number."""
    named = {"units": change.units, "organizations": change.organizations}
    counted = {"statements": change.statements, "relations": change.relations}
    return {
        "replaced": list(change.replaced),
        **{
            what: {"came": sorted(each.came.values()), "went": sorted(each.went.values())}
            for what, each in named.items()
        },
        **{what: {"came": len(each.came), "went": len(each.went)} for what, each in counted.items()},
    }
