"""Paths and a manifest → the files of a batch, in a fixed order."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from graph.errors import ReportError
from loaders.batch.archives import Archive, Member, is_archive
from loaders.batch.files import Batch, File, Skipped
from loaders.batch.kinds import HEAD, Reason, skip_by_content, skip_by_name
from loaders.batch.manifest import Entry, read_manifest
from loaders.documents import printable

# The reports of all counties of China over ten years; more is a folder that was named by mistake.
MAX_FILES = 100_000


def find_batch(paths: Sequence[Path], manifest: Path | None = None) -> Batch:
    """The files that paths name, and those of a manifest, each once.

    A folder is searched to its depths, a zip archive one level deep; what is no report there is left aside
    with the reason. A file that is named itself is never left aside. What the manifest says of a file is kept
    with it, wherever the file was found. Nothing is read yet but names and first bytes.

    Raises:
        ReportError: the manifest cannot be read, or there are more files than a batch may have.
    """
    finder = _Finder(manifest)
    for path in paths:
        finder.add(path)
    notices: tuple[str, ...] = ()
    if manifest is not None:
        listing = read_manifest(manifest)
        for entry in listing.entries:
            finder.add_entry(entry, manifest.name)
        notices = listing.notices
    return Batch(tuple(finder.files), tuple(finder.skipped), notices)


@dataclass(slots=True)
class _Finder:
    manifest: Path | None
    files: list[File] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    archives: dict[Path, Archive] = field(default_factory=dict)
    places: dict[Path, int] = field(default_factory=dict)
    """Where in `files` the file at a path is; that of a member is below that of its archive."""

    def add(self, path: Path) -> None:
        """Takes in what a path names."""
        label = printable(path.name or path.resolve().name)
        if path.is_dir():
            self._add_folder(path, label)
        elif is_archive(path):
            self._add_archive(path, label)
        else:
            self._append(File(path, label))

    def add_entry(self, entry: Entry, manifest: str) -> None:
        """Takes in a line of the manifest: what it says of a file that is there, or a further file."""
        if entry.error is not None:
            self._append(File(entry.path, entry.label, error=entry.error))
            return
        if _key(entry.path) not in self.places:
            self._append(self._find_listed(entry, manifest))
        place = self.places[_key(entry.path)]
        known = self.files[place]
        if known.listed is None:
            self.files[place] = replace(known, listed=entry.listed)
        elif known.error is None:
            words = f"listed in {manifest} on lines {known.listed.line} and {entry.listed.line}; keep one"
            self.files[place] = replace(known, error=ReportError(f"{known.label}: {words}"))

    def _find_listed(self, entry: Entry, manifest: str) -> File:
        """A file that only the manifest names, or the member of an archive: reports.zip/2009/a.txt."""
        reason = "there is no such file"
        outer = next(path for path in (entry.path, *entry.path.parents) if path.exists())
        is_packed = outer.is_file() and is_archive(outer)
        if outer == entry.path:
            if outer.is_file() and not is_packed:
                return File(outer, entry.label)
            reason = "a folder or an archive; list the files in it"
        elif is_packed:
            archive, name = self._archive(outer), entry.path.relative_to(outer).as_posix()
            try:
                for member in archive.members():
                    if member.name == name:
                        return File(entry.path, entry.label, archive, member)
            except ReportError as error:
                reason = str(error)
            finally:
                archive.close()
        words = f"{entry.label}: {reason} ({manifest}, line {entry.listed.line})"
        return File(entry.path, entry.label, error=ReportError(words))

    def _add_folder(self, folder: Path, label: str) -> None:
        count = len(self.files)
        for path in _iter_folder(folder):
            name = f"{label}/{printable(path.relative_to(folder).as_posix())}"
            reason = self._skip(path)
            if reason is not None:
                self.skipped.append(Skipped(name, reason))
            elif path.is_dir():
                error = ReportError(f"{name}: the folder cannot be opened; check its permissions")
                self._append(File(path, name, error=error))
            elif is_archive(path):
                self._add_archive(path, name)
            else:
                self._append(File(path, name))
        if len(self.files) == count:
            error = ReportError(f"{label}: no file in this folder may be a report; name another")
            self._append(File(folder, label, error=error))

    def _add_archive(self, path: Path, label: str) -> None:
        archive, count = self._archive(path), len(self.files)
        try:
            for member in archive.members():
                self._add_member(archive, member, label)
        except ReportError as error:
            self._append(File(path, label, error=File(path, label).at_label(error)))
            return
        finally:
            archive.close()
        if len(self.files) == count:
            empty = ReportError(f"{label}: no file in this archive may be a report; give another")
            self._append(File(path, label, error=empty))

    def _add_member(self, archive: Archive, member: Member, label: str) -> None:
        name = f"{label}/{member.name}"
        reason = _skip_member(archive, member)
        if reason is not None:
            self.skipped.append(Skipped(name, reason))
        else:
            self._append(File(archive.path / member.name.lstrip("/"), name, archive, member))

    def _archive(self, path: Path) -> Archive:
        return self.archives.setdefault(path, Archive(path))

    def _skip(self, path: Path) -> Reason | None:
        if self.manifest is not None and path.is_file() and path.samefile(self.manifest):
            return Reason.MANIFEST
        named = skip_by_name(path.name)
        if named is not None:
            return named
        if path.is_symlink() and path.is_dir():
            return Reason.FOLDER_LINK
        if not path.is_file():
            return None if path.is_dir() else Reason.NO_FILE
        try:
            with path.open("rb") as stream:
                return skip_by_content(stream.read(HEAD))
        except OSError:
            # That it cannot be read is said when it is its turn.
            return None

    def _append(self, file: File) -> None:
        if len(self.files) >= MAX_FILES:
            raise ReportError(
                f"{file.label}: more than {MAX_FILES:,} files, which no batch has; "
                "check the folder, or load it part by part"
            )
        key = _key(file.path)
        # A file that is named twice is read twice, and then said to be the same.
        self.places.setdefault(key, len(self.files))
        self.files.append(file)


def _iter_folder(folder: Path) -> Iterator[Path]:
    """Everything in a folder, by name, depth first; of folders only those that are not entered."""
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        is_entered = path == folder or (
            path.is_dir() and not path.is_symlink() and skip_by_name(path.name) is None
        )
        try:
            inside = sorted(path.iterdir(), key=lambda one: os.fsencode(one.name)) if is_entered else []
        except OSError:
            is_entered, inside = False, []
        if not is_entered:
            yield path
        waiting += reversed(inside)


def _skip_member(archive: Archive, member: Member) -> Reason | None:
    if member.is_link:
        return Reason.PACKED_LINK
    for part in member.name.split("/"):
        reason = skip_by_name(part)
        if reason is not None and part not in {".", ".."}:
            return reason
    return None if member.trouble else skip_by_content(archive.head(member, HEAD))


def _key(path: Path) -> Path:
    """One key for one file, however it is named."""
    return path.resolve()
