"""What a batch is made of. A file is opened only when it is its turn, so that one is in memory at a time."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from graph.errors import LiaisonError
from graph.model import Place
from loaders.batch.archives import Archive, Member
from loaders.batch.kinds import Reason
from loaders.documents import Source, parse_source, read_source


@dataclass(frozen=True, slots=True)
class Listed:
    """What a manifest says of one file; what it leaves open is None."""

    line: int
    """The line of the manifest, from 1."""
    place: Place | None = None
    as_of: date | None = None
    url: str | None = None
    retrieved: date | None = None


@dataclass(frozen=True, slots=True)
class File:
    """One file of a batch, not yet opened."""

    path: Path
    """Where it is; for a member of an archive, the archive's path and the member's name below it."""
    label: str
    """What it is called in the batch: its name, below that of the folder or archive in which it was found."""
    archive: Archive | None = None
    member: Member | None = None
    listed: Listed | None = None
    error: LiaisonError | None = None
    """Why it cannot be read, where that is known without opening it."""

    def read(self) -> Source:
        """The document.

        Raises:
            LiaisonError: it cannot be read; the message begins with its label.
        """
        if self.error is not None:
            raise self.error
        try:
            if self.archive is None or self.member is None:
                return read_source(self.path)
            return parse_source(self.member.file_name, self.archive.read(self.member))
        except LiaisonError as error:
            raise self.at_label(error) from None

    def at_label(self, error: LiaisonError) -> LiaisonError:
        """The error of a file with its folder before its name: of several `report.txt`, it says which."""
        name, words = self.label.rpartition("/")[2], str(error)
        if words.startswith(name) and name != self.label:
            return type(error)(self.label + words.removeprefix(name))
        return error


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file in a folder or an archive that is no report, and what it is instead."""

    label: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Batch:
    """Files to read, in their order, and everything else that was met."""

    files: tuple[File, ...]
    skipped: tuple[Skipped, ...] = ()
    notices: tuple[str, ...] = ()
    """What the manifest says that is not understood."""

    def __iter__(self) -> Iterator[File]:
        """The files in their order; an archive is open only while its own are handed out."""
        current: Archive | None = None
        try:
            for file in self.files:
                if current is not None and file.archive is not current:
                    current.close()
                current = file.archive
                yield file
        finally:
            if current is not None:
                current.close()

    @property
    def reasons(self) -> Mapping[Reason, int]:
        """How many files were left aside for which reason."""
        return Counter(skipped.reason for skipped in self.skipped)
