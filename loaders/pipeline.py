"""The whole road of a report: read, extract, resolve, write.

path → source → sheet → statements, mentions, ties → organizations, relations → store
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from graph.stores.reports import Change

from graph.errors import LiaisonError
from graph.model import Place, ReportGraph
from loaders.assemble import assemble
from loaders.documents import read_source
from loaders.extract import extract
from loaders.identify import identify_report
from loaders.loadreport import LoadReport, make_load_report
from loaders.tables import read_sheet


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """What became of one file: a report and what it changed, or the reason why not."""

    path: Path
    report: LoadReport | None = None
    change: Change | None = None
    error: LiaisonError | None = None


@dataclass(frozen=True, slots=True)
class LoadSummary:
    """What became of a batch, file by file."""

    files: tuple[LoadedFile, ...]

    @property
    def failed(self) -> tuple[LoadedFile, ...]:
        """The files that brought nothing into the store."""
        return tuple(file for file in self.files if file.error is not None)


def read_report(
    path: Path, *, place: Place | None = None, as_of: date | None = None
) -> tuple[ReportGraph, LoadReport]:
    """One file as a graph, with the account of how it was read. Nothing is stored.

    Raises:
        ReportError: the file is no report that can be read.
        PlaceError: the report does not say where it is from, and `place` was not given.
    """
    source = read_source(path)
    sheet = read_sheet(source)
    identified = identify_report(sheet, source, place=place, as_of=as_of)
    extraction = extract(sheet.rows, identified.place)
    graph, counts = assemble(source, sheet, identified, extraction)
    return graph, make_load_report(source, sheet, identified, counts)
