"""The members of a zip archive, read one by one; nothing is ever unpacked to disk.

An archive from outside is hostile until it is read: its sizes may lie, its names may point elsewhere, a few
kilobytes may unfold to gigabytes. What is beyond a limit, or a trick, is refused with the reason.
"""

import lzma
import stat
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo

from graph.errors import ReportError
from loaders.documents import MAX_BYTES, printable

# A county's reports of ten years are a few hundred files; without extensions the format ends at 65,535.
MAX_MEMBERS = 10_000
# The list of members is read whole: this is room for 10,000 names of the greatest length that systems take.
MAX_DIRECTORY = 8 * 1024 * 1024
# Unpacked one after the other, never at once: some 40,000 reports of the usual size. It bounds the time.
MAX_UNPACKED = 2 * 1024 * 1024 * 1024
# Text and tables shrink to a tenth, an empty spreadsheet to a hundredth; a bomb is at 1000 and beyond.
MAX_RATIO = 200
# Below this size a member cannot harm, however well it shrinks.
_HARMLESS = 1024 * 1024
_CHUNK = 1024 * 1024

_END, _LOCATOR = b"PK\x05\x06", b"PK\x06\x07"
_END_SIZE, _LOCATOR_SIZE, _LONGEST_COMMENT = 22, 20, 65535
_ENCRYPTED, _IS_UTF8 = 0x1, 0x800
_UNICODE_PATH = 0x7075
# What stands at the root of a document that is itself a zip archive: Office Open XML, OpenDocument, OFD.
_DOCUMENT_MARKS = frozenset({"[Content_Types].xml", "mimetype", "content.xml", "OFD.xml", "ofd.xml"})
_DOCUMENT_PARTS = frozenset({"word/document.xml", "xl/workbook.xml", "ppt/presentation.xml"})
# NotImplementedError: a way of packing that Python does not know; RuntimeError: a password is asked for.
_DAMAGED = (
    BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    IndexError,
    NotImplementedError,
    RuntimeError,
)


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive."""

    index: int
    """Its place in the list of members; names need not be unique."""
    name: str
    """Its path inside the archive, with `/`, in the encoding that it was written in."""
    trouble: str | None = None
    """Why it is not to be read: an encrypted member, a bomb, a path that points elsewhere."""
    is_link: bool = False

    @property
    def file_name(self) -> str:
        """Its name without folders."""
        return self.name.rpartition("/")[2]


class Archive:
    """An archive of reports; it is open only while its members are listed or one is read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._zip: ZipFile | None = None

    def members(self) -> tuple[Member, ...]:
        """Its files, in their order; folders are left out.

        Raises:
            ReportError: it is damaged, or beyond a limit.
        """
        try:
            return tuple(self._iter_members(self._open().infolist()))
        except _DAMAGED as error:
            raise ReportError(f"{self.path.name}: {_damaged(error)}") from None

    def head(self, member: Member, size: int) -> bytes:
        """The first bytes of a member; empty where they cannot be read."""
        try:
            with self._unpacking(member) as stream:
                return stream.read(size)
        except ReportError:
            return b""

    def read(self, member: Member) -> bytes:
        """The bytes of a member.

        Raises:
            ReportError: it is damaged, encrypted, too large, or a trick.
        """
        if member.trouble is not None:
            raise ReportError(f"{member.file_name}: {member.trouble}")
        content = bytearray()
        with self._unpacking(member) as stream:
            # Not in one go: what a member says of its own size is not to be trusted.
            while len(content) <= MAX_BYTES and (chunk := stream.read(_CHUNK)):
                content += chunk
        if len(content) > MAX_BYTES:
            raise ReportError(f"{member.file_name}: {_too_large()}")
        return bytes(content)

    def close(self) -> None:
        """Lets go of the file; it is opened again when it is asked for something."""
        if self._zip is not None:
            self._zip.close()
            self._zip = None

    def _open(self) -> ZipFile:
        if self._zip is None:
            _check_directory(self.path)
            self._zip = ZipFile(self.path)
        return self._zip

    @contextmanager
    def _unpacking(self, member: Member) -> Iterator[IO[bytes]]:
        try:
            archive = self._open()
            with archive.open(archive.infolist()[member.index]) as stream:
                yield stream
        except _DAMAGED as error:
            raise ReportError(f"{member.file_name}: {_damaged(error)}") from None

    def _iter_members(self, infos: list[ZipInfo]) -> Iterator[Member]:
        if len(infos) > MAX_MEMBERS:
            raise ReportError(
                f"{self.path.name}: {len(infos):,} files are more than an archive may have "
                f"({MAX_MEMBERS:,}); unpack it and name the folder"
            )
        total = sum(info.file_size for info in infos)
        if total > MAX_UNPACKED:
            raise ReportError(
                f"{self.path.name}: unpacked it would have {total:,} bytes, more than an archive may have "
                f"({MAX_UNPACKED:,}); unpack it and name the folder, if you trust it"
            )
        for index, info in enumerate(infos):
            name = _decode_name(info)
            if not name.endswith("/"):
                is_link = stat.S_ISLNK(info.external_attr >> 16)
                yield Member(index, printable(name), _find_trouble(info, name), is_link)


def is_archive(path: Path) -> bool:
    """Whether a file is a zip archive of files, and no document that is one by its format."""
    try:
        with path.open("rb") as stream:
            if stream.read(4) not in {b"PK\x03\x04", _END}:
                return False
        _check_directory(path)
        with ZipFile(path) as archive:
            return not _is_document(archive.namelist())
    except ReportError:
        # Beyond a limit: no document is, and the archive says why it is refused.
        return True
    except _DAMAGED:
        return False


def _is_document(names: list[str]) -> bool:
    return not _DOCUMENT_MARKS.isdisjoint(names) or not _DOCUMENT_PARTS.isdisjoint(names)


def _check_directory(path: Path) -> None:
    """Refuses an archive whose list of members would fill the memory when it is read.

    Raises:
        ReportError: the list is too long, or of the extended format for larger archives.
        OSError: the file cannot be read.
    """
    with path.open("rb") as stream:
        size = stream.seek(0, 2)
        stream.seek(max(0, size - _END_SIZE - _LONGEST_COMMENT - _LOCATOR_SIZE))
        tail = stream.read()
    end = tail.rfind(_END)
    if end < 0 or len(tail) < end + _END_SIZE:
        return
    length = int.from_bytes(tail[end + 12 : end + 16], "little")
    if length > MAX_DIRECTORY or tail[end - _LOCATOR_SIZE : end].startswith(_LOCATOR):
        raise ReportError(
            f"{path.name}: it has more files than an archive may have ({MAX_MEMBERS:,}), or is too large; "
            "unpack it and name the folder"
        )


def _decode_name(info: ZipInfo) -> str:
    """The path of a member as its packer meant it.

    Without the flag for UTF-8, Windows in China writes GBK, others UTF-8; `zipfile` takes both for code
    page 437. Bytes that are valid UTF-8 are hardly ever GBK of real words.
    """
    name = info.orig_filename
    if not info.flag_bits & _IS_UTF8:
        written = name.encode("cp437", "replace")
        name = _unicode_path(info.extra, written) or _first_decoded(written) or name
    return name.replace("\\", "/")


def _first_decoded(written: bytes) -> str | None:
    for encoding in ("utf-8", "gb18030"):
        try:
            return written.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _unicode_path(extra: bytes, written: bytes) -> str | None:
    """The name in the field that Info-ZIP and WinRAR add, where it belongs to the name that was written."""
    while len(extra) >= 4:
        kind, size = struct.unpack("<HH", extra[:4])
        field, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == _UNICODE_PATH and field[:1] == b"\x01" and len(field) >= 5:
            if int.from_bytes(field[1:5], "little") != zlib.crc32(written):
                return None
            return field[5:].decode("utf-8", "replace")
    return None


def _find_trouble(info: ZipInfo, name: str) -> str | None:
    """Why a member is refused before it is unpacked; None where nothing is against it."""
    if is_trick(name):
        return f"its path in the archive ({printable(name)}) leads out of it; do not trust this archive"
    if info.flag_bits & _ENCRYPTED:
        return "it is encrypted; unpack it with its password first"
    if info.file_size > MAX_BYTES:
        return _too_large()
    if info.file_size > max(_HARMLESS, MAX_RATIO * info.compress_size):
        return (
            f"it unfolds from {info.compress_size:,} to {info.file_size:,} bytes, as no report does; "
            "unpack it yourself, if you trust it"
        )
    return None


def is_trick(path: str) -> bool:
    """Whether a relative path leads elsewhere than below its folder, on any system."""
    windows = PureWindowsPath(path)
    parts = (*PurePosixPath(path).parts, *windows.parts)
    return bool(
        not path or path.startswith("/") or windows.drive or windows.root or ".." in parts or "\0" in path
    )


def _too_large() -> str:
    return f"more than {MAX_BYTES:,} bytes, which no report has; check that it is the right file"


def _damaged(error: BaseException) -> str:
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return f"it cannot be unpacked ({reason}); pack the archive again, or unpack it and name the folder"
