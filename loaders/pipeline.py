"""The whole road of a batch: each file read, told from those before it, and written into a store."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import LiaisonError
from graph.identity.deciding import NO_DECISIONS, Decisions
from graph.model import Place, ReportGraph
from graph.stores.base import Store
from graph.stores.reports import Change, find_report_id, write_report
from loaders.batch import Batch, File, find_batch
from loaders.columns import NONE_NAMED, Named
from loaders.loadreport import LoadReport
from loaders.loadsummary import LoadedFile, LoadSummary, Progress
from loaders.reading import Reading, Told, read_one
from loaders.replay import apply_decisions, read_decisions_for

if TYPE_CHECKING:
    from loaders.second.reader import SecondReader


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
    told = Told(place, as_of, columns, decided, reader)
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
    told = Told(place, as_of, columns, decisions, reader)
    return _go_through(find_batch(paths, manifest), told, None, progress)


@dataclass(slots=True)
class _Seen:
    """The reports that a batch has brought so far, by digests and ids: small, however large the batch."""

    bytes: dict[str, str] = field(default_factory=dict)
    """The digest of a file's bytes → its label."""
    statements: dict[str, str] = field(default_factory=dict)
    """The digest of all that tells a report from another → its label."""
    reports: dict[str, str] = field(default_factory=dict)
    """The id of a report in the store → the label of the file that it is from."""


def _go_through(batch: Batch, told: Told, store: Store | None, progress: Progress | None) -> LoadSummary:
    seen, files, total = _Seen(), [], len(batch.files)
    for file in batch:
        try:
            done = _take(file, told, store, seen)
        except LiaisonError as error:
            done = LoadedFile(file.path, file.label, error=file.at_label(error))
        files.append(done)
        if progress is not None:
            progress(done, len(files), total)
    return LoadSummary(tuple(files), batch.skipped, batch.notices)


def _take(file: File, told: Told, store: Store | None, seen: _Seen) -> LoadedFile:
    source = file.read()
    if source.sha256 in seen.bytes:
        return LoadedFile(file.path, file.label, same_as=seen.bytes[source.sha256], same_bytes=True)
    reading = read_one(source, told, file.listed)
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
    reading: Reading, graph: ReportGraph, account: LoadReport, store: Store
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
