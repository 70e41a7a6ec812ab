"""What became of a batch of files, file by file."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from graph.errors import LiaisonError
from graph.stores.reports import Change
from loaders.batch import Skipped
from loaders.loadreport import LoadReport
from loaders.replay import Outlook


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
