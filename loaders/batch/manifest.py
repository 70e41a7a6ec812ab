"""A manifest: a table of files, as CSV, that says of each where it is from and where it was found.

    path,place,as_of,url,retrieved
    2009/南湖区.docx,浙江省嘉兴市南湖区,2009-05-31,https://example.org/a.docx,2024-03-05

Only `path` must be there. Paths count from the manifest's folder and do not leave it;
`archive.zip/a.txt` is a file in an archive.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from graph.errors import LiaisonError, ReportError
from graph.identity.places import parse_place
from loaders.batch.archives import is_trick
from loaders.batch.files import Listed
from loaders.documents import MAX_BYTES, printable
from loaders.documents.encodings import decode

MANIFEST_COLUMNS = ("path", "place", "as_of", "url", "retrieved")
# 2009-05-31, 2009/5/31, 2009.5.31, 2009年5月31日, 20090531; a time of day behind it is dropped.
_DAY = re.compile(
    r"(?P<year>\d{4})(?:(?:[-/.]|年)(?P<month>\d{1,2})(?:[-/.]|月)(?P<day>\d{1,2})日?"
    r"|(?P<mm>\d{2})(?P<dd>\d{2}))(?:[T ]\d[\d:.+Z]*)?"
)
# What spreadsheets put between the columns where they do not put a comma.
_DELIMITERS = ",;\t"


class _Table(Protocol):
    """What `csv.reader` gives: lines of cells, and the line of the file that was read last."""

    @property
    def line_num(self) -> int: ...
    def __iter__(self) -> Iterator[list[str]]: ...


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a manifest: a file, what is said of it, or what is wrong with the line."""

    path: Path
    label: str
    listed: Listed
    error: LiaisonError | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """All lines of a manifest, in their order, and what of it is not understood."""

    entries: tuple[Entry, ...]
    notices: tuple[str, ...] = ()


def read_manifest(path: Path) -> Manifest:
    """The files that a manifest lists.

    Raises:
        ReportError: it is missing, no text, no table, or has no column `path`.
    """
    text = _read_text(path)
    lines = io.StringIO(text, newline="")
    first = text.splitlines()[0] if text.strip() else ""
    delimiter = max(_DELIMITERS, key=first.count)
    table = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        header = [name.strip().lower() for name in next(table, [])]
        if "path" not in header:
            raise ReportError(
                f"{path.name}: no manifest, it has no column “path”; its first line names its columns: "
                f"{','.join(MANIFEST_COLUMNS)}"
            )
        twice = sorted({name for name in header if name in MANIFEST_COLUMNS and header.count(name) > 1})
        if twice:
            raise ReportError(f"{path.name}: the column “{twice[0]}” is there twice; keep one")
        entries = tuple(_iter_entries(path, table, header))
    except csv.Error as error:
        raise ReportError(
            f"{path.name}, line {table.line_num}: no CSV ({error}); save the table as CSV in UTF-8"
        ) from None
    unknown = [name for name in header if name and name not in MANIFEST_COLUMNS]
    notices = [
        f"{path.name}: the column “{printable(name)}” is not known and not kept; "
        f"known are {', '.join(MANIFEST_COLUMNS)}"
        for name in unknown
    ]
    return Manifest(entries, tuple(notices))


def _read_text(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ReportError(f"{path}: the manifest cannot be read ({reason}); check its name") from None
    if len(content) > MAX_BYTES:
        raise ReportError(f"{path.name}: more than {MAX_BYTES:,} bytes, which no manifest has; split it")
    return decode(content, path.name)[0]


def _iter_entries(manifest: Path, table: "_Table", header: list[str]) -> Iterator[Entry]:
    line = table.line_num + 1
    for cells in table:
        if any(cell.strip() for cell in cells):
            yield _read_entry(manifest, line, header, [cell.strip() for cell in cells])
        line = table.line_num + 1


def _read_entry(manifest: Path, line: int, header: list[str], cells: list[str]) -> Entry:
    """What one line says; all that is wrong with it in one message."""
    said = dict(zip(header, cells, strict=False))
    name = said.get("path", "").replace("\\", "/")
    label = printable(name) or f"line {line}"
    where = f"{manifest.name}, line {line}"
    problems: list[str] = []
    if any(cells[len(header) :]):
        problems.append("more cells than columns")
    path = manifest.parent
    if not name:
        problems.append("no path")
    elif is_trick(name) or not _is_below(manifest.parent / name, manifest.parent):
        problems.append(f"the path {label} leads out of the manifest's folder")
    else:
        path = manifest.parent / name
    as_of = _read_day(said, "as_of", problems)
    listed = Listed(
        line=line,
        place=None,
        as_of=as_of,
        url=_read_url(said, problems),
        retrieved=_read_day(said, "retrieved", problems),
    )
    error: LiaisonError | None = None
    place = None
    try:
        place = parse_place(said["place"], as_of.year if as_of else None) if said.get("place") else None
    except LiaisonError as wrong:
        problems.append(str(wrong))
        error = type(wrong)(f"{where}: {'; '.join(problems)}")
    if problems and error is None:
        error = ReportError(f"{where}: {'; '.join(problems)}; correct the line")
    return Entry(path, label, Listed(line, place, listed.as_of, listed.url, listed.retrieved), error)


def _is_below(path: Path, folder: Path) -> bool:
    """Whether a path, links followed, stays in a folder."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):
        return False


def _read_day(said: dict[str, str], column: str, problems: list[str]) -> date | None:
    text = said.get(column, "")
    if not text:
        return None
    match = _DAY.fullmatch(text)
    try:
        if match is not None:
            return date(
                int(match["year"]), int(match["month"] or match["mm"]), int(match["day"] or match["dd"])
            )
    except ValueError:
        pass
    problems.append(f"{column} “{printable(text)}” is no date; write it as 2009-05-31")
    return None


def _read_url(said: dict[str, str], problems: list[str]) -> str | None:
    url = said.get("url", "")
    if not url:
        return None
    try:
        is_address = urlsplit(url).scheme.lower() in {"http", "https", "ftp"} and bool(urlsplit(url).netloc)
    except ValueError:
        is_address = False
    if is_address and printable(url) == url:
        return url
    problems.append(f"url “{printable(url)}” is no address; it begins with https:// or http://")
    return None
