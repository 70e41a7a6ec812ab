"""The whole road of a report: read, extract, resolve, write.

path → source → sheet → identity → extraction → graph → store
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import LiaisonError
from graph.identity.deciding import NO_DECISIONS, Decisions
from graph.identity.resolve import canonical_units
from graph.ids import report_id
from graph.model import Place, Report, ReportGraph
from graph.stores.base import Store
from graph.stores.reports import Change, find_report_id, write_report
from loaders.assemble import Assembly, assemble
from loaders.batch import Batch, File, Listed, Skipped, find_batch
from loaders.columns import NONE_NAMED, Named
from loaders.documents import Source, read_source
from loaders.extract import Extraction, extract
from loaders.identify import Identity, identify_report
from loaders.loadreport import LoadReport, make_load_report
from loaders.replay import Outlook, apply_decisions, read_decisions_for
from loaders.second.account import SecondAccount
from loaders.tables.reading import Sheet, read_sheet

if TYPE_CHECKING:
    from loaders.second.reader import SecondReader


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """What became of one file: a report and what it changed, the file it repeats, or why it failed."""

    path: Path
    label: str
    """What it is called in the batch: its name, below that of the folder or archive in which it was found."""
    report: LoadReport | None = None
    change: Change | None = None
    """What it changed in the store; None where it was only checked."""
    same_as: str | None = None
    """The label of an earlier file of the batch that is the same report; this one was not loaded."""
    same_bytes: bool = False
    """Whether it is the same to the byte; else place, title, date, units and every statement are the same."""
    replaces: str | None = None
    """The label of an earlier file of the batch whose place it took, as another version of that report."""
    error: LiaisonError | None = None

    def to_dict(self) -> dict[str, object]:
        """All of it as plain values, for JSON."""
        return {
            "file": self.path.name,
            "path": self.label,
            "outcome": self.change.outcome.value if self.change else None,
            "change": _change_to_dict(self.change) if self.change else None,
            "same_as": self.same_as,
            "replaces": self.replaces,
            "error": str(self.error) if self.error else None,
            "report": self.report.to_dict() if self.report else None,
        }


@dataclass(frozen=True, slots=True)
class LoadSummary:
    """What became of a batch, file by file, in the order in which they were found."""

    files: tuple[LoadedFile, ...]
    skipped: tuple[Skipped, ...] = ()
    """What lay in folders and archives and is no report."""
    notices: tuple[str, ...] = ()
    """What in the manifest was not understood."""
    outlook: Outlook | None = None
    """What the decisions of people mean for the store; None where nothing was stored."""

    @property
    def loaded(self) -> tuple[LoadedFile, ...]:
        """The files whose reports were read, and are in the store unless they were only checked."""
        return tuple(file for file in self.files if file.report is not None)

    @property
    def failed(self) -> tuple[LoadedFile, ...]:
        """The files that brought nothing."""
        return tuple(file for file in self.files if file.error is not None)

    @property
    def repeated(self) -> tuple[LoadedFile, ...]:
        """The files that are the same report as an earlier one."""
        return tuple(file for file in self.files if file.same_as is not None)

    def to_dict(self) -> dict[str, object]:
        """All of it as plain values, for JSON."""
        return {
            "files": [file.to_dict() for file in self.files],
            "skipped": [{"path": each.label, "reason": each.reason.value} for each in self.skipped],
            "notices": list(self.notices),
            "decisions": self.outlook.to_dict() if self.outlook else None,
        }


Progress = Callable[[LoadedFile, int, int], object]
"""Is told of a file when it is done, how many are, and how many there are in all."""


@dataclass(frozen=True, slots=True)
class _Reading:
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
        return assemble(report, self.extraction, self.sheet.rows, self.decisions)

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
    return _read(read_source(path), _Told(place, as_of, columns, decisions, reader)).to_graph()


def read_closely(
    path: Path,
    *,
    place: Place | None = None,
    as_of: date | None = None,
    columns: Named = NONE_NAMED,
    decisions: Decisions = NO_DECISIONS,
) -> tuple[Extraction, Assembly]:
    """One file as `read_report` reads it: what was read in each sentence, and what became of that."""
    reading = _read(read_source(path), _Told(place, as_of, columns, decisions))
    return reading.extraction, reading.assemble()


def load(
    paths: Sequence[Path],
    store: Store,
    *,
    manifest: Path | None = None,
    place: Place | None = None,
    as_of: date | None = None,
    columns: Named = NONE_NAMED,
    decisions: Decisions | None = None,
    reader: "SecondReader | None" = None,
    progress: Progress | None = None,
) -> LoadSummary:
    """Loads reports into a store, each in one transaction, and says what became of each.

    `paths` are files, folders and zip archives of them; `manifest` lists further files, and what is known of
    them. A file that cannot be read is reported and keeps no other from being loaded. The same report
    is loaded once, however often it is found; loading it again changes nothing; a new version of one
    replaces it. Files are read one by one, so that a large batch needs no more memory than its largest file.

    `decisions` are those of people, by default those in the file that belongs to the store
    (`loaders.replay.find_decisions_path`). Reports that were stored earlier follow them, too. `reader` is a
    second reader, which is asked about every sentence (`loaders.second`); none unless given.

    Raises:
        ReportError: the manifest cannot be read, or there are more files than a batch may have.
        DecisionError: the file of decisions cannot be read.
    """
    decided = read_decisions_for(store) if decisions is None else decisions
    told = _Told(place, as_of, columns, decided, reader)
    summary = _go_through(find_batch(paths, manifest), told, store, progress)
    return replace(summary, outlook=apply_decisions(store, decided))


def check(
    paths: Sequence[Path],
    *,
    manifest: Path | None = None,
    place: Place | None = None,
    as_of: date | None = None,
    columns: Named = NONE_NAMED,
    decisions: Decisions = NO_DECISIONS,
    reader: "SecondReader | None" = None,
    progress: Progress | None = None,
) -> LoadSummary:
    """Reads reports as `load` does, and says the same of each, but stores nothing."""
    told = _Told(place, as_of, columns, decisions, reader)
    return _go_through(find_batch(paths, manifest), told, None, progress)


@dataclass(frozen=True, slots=True)
class _Told:
    """What the caller says of reports that do not say it themselves."""

    place: Place | None
    as_of: date | None
    columns: Named
    decisions: Decisions = NO_DECISIONS
    reader: "SecondReader | None" = None

    def of(self, listed: Listed | None) -> "_Told":
        """The same of one file: what a manifest says of it goes before what is said of all."""
        if listed is None:
            return self
        return replace(self, place=listed.place or self.place, as_of=listed.as_of or self.as_of)


@dataclass(slots=True)
class _Seen:
    """The reports that a batch has brought so far, by digests and ids: small, however large the batch."""

    bytes: dict[str, str] = field(default_factory=dict)
    """The digest of a file's bytes → its label."""
    statements: dict[str, str] = field(default_factory=dict)
    """The digest of all that tells a report from another → its label."""
    reports: dict[str, str] = field(default_factory=dict)
    """The id of a report in the store → the label of the file that it is from."""


def _go_through(batch: Batch, told: _Told, store: Store | None, progress: Progress | None) -> LoadSummary:
    seen, files, total = _Seen(), [], len(batch.files)
    for file in batch:
        try:
            done = _take(file, told.of(file.listed), store, seen)
        except LiaisonError as error:
            done = LoadedFile(file.path, file.label, error=file.at_label(error))
        files.append(done)
        if progress is not None:
            progress(done, len(files), total)
    return LoadSummary(tuple(files), batch.skipped, batch.notices)


def _take(file: File, told: _Told, store: Store | None, seen: _Seen) -> LoadedFile:
    source = file.read()
    if source.sha256 in seen.bytes:
        return LoadedFile(file.path, file.label, same_as=seen.bytes[source.sha256], same_bytes=True)
    reading = _read(source, told, file.listed)
    graph, account = reading.to_graph()
    content = _digest_statements(graph)
    if content in seen.statements:
        return LoadedFile(file.path, file.label, same_as=seen.statements[content])
    change = replaces = None
    if store is not None:
        change, account = _write(reading, graph, account, store)
        replaces = seen.reports.get(account.report.id)
        seen.reports[account.report.id] = file.label
    seen.bytes[source.sha256] = seen.statements[content] = file.label
    return LoadedFile(file.path, file.label, report=account, change=change, replaces=replaces)


def _write(
    reading: _Reading, graph: ReportGraph, account: LoadReport, store: Store
) -> tuple[Change, LoadReport]:
    """Stores a report; a new version of a stored one under that one's id, with the ids of its statements."""
    known = _stored_id(store, graph)
    if known != graph.report.id:
        graph, account = reading.to_graph(known)
    try:
        return write_report(store, graph), account
    except ValueError:
        # Another process may have stored an earlier version since it was looked for.
        known = _stored_id(store, graph)
        if known == graph.report.id:
            raise
    graph, account = reading.to_graph(known)
    return write_report(store, graph), account


def _stored_id(store: Store, graph: ReportGraph) -> str:
    """The id under which a report goes into a store: that of its stored version, if there is one."""
    report = graph.report
    return find_report_id(store, report.place, report.title, report.as_of, graph.units_read) or report.id


def _digest_statements(graph: ReportGraph) -> str:
    """The same for two files of one report, whatever their format.

    Its id holds place, title, date and units; the ids of its statements hold their unit, column and wording.
    """
    ids = (graph.report.id, *sorted(statement.id for statement in graph.statements))
    return sha256("\n".join(ids).encode("ascii")).hexdigest()


def _read(source: Source, told: _Told, listed: Listed | None = None) -> _Reading:
    sheet = read_sheet(source, told.columns)
    identity = identify_report(sheet, source, place=told.place, as_of=told.as_of)
    extraction = extract(sheet.rows, identity.place)
    second = told.reader.read(extraction, identity.place, identity.as_of) if told.reader else None
    return _Reading(source, sheet, identity, extraction, listed, told.decisions, second)


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
