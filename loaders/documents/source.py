"""A file as it was given: its bytes, what they decode to, and where one is in it."""

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from graph.errors import ReportError
from loaders.documents.encodings import decode
from loaders.documents.formats import name_format
from loaders.documents.lines import iter_lines

# The largest report met has a few hundred kilobytes; a file a hundred times that is something else,
# and would only fill the memory before it is refused.
MAX_BYTES = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Source:
    """One file, read whole. Offsets anywhere in the project count characters of `text`."""

    name: str
    """The file's name, without its folder."""
    content: bytes = field(repr=False)
    text: str = field(repr=False)
    """The decoded text with its line ends as they are, without a byte order mark."""
    encoding: str
    """The encoding as Python names it: `utf-8`, `utf-8-sig`, `utf-16`, `gb18030` and so on."""

    @property
    def sha256(self) -> str:
        """The digest of the bytes, in hexadecimal; the version of the report."""
        return sha256(self.content).hexdigest()

    def line_at(self, offset: int) -> int:
        """The number of the line in which a character stands, from 1."""
        return bisect_right(_line_starts(self.text), offset)

    def where(self, offset: int) -> str:
        """`name, line 12`: how messages say where something stands."""
        return f"{self.name}, line {self.line_at(offset)}"


def read_source(path: Path) -> Source:
    """The file at a path, decoded by what it contains, whatever its name says.

    Raises:
        ReportError: it is missing, a folder, empty, too large, of a format that is not read, or not text.
    """
    content = _read_bytes(path)
    if not content.strip(b"\x00\t\n\r "):
        raise ReportError(f"{path.name}: the file is empty; give the report's text")
    found = name_format(content)
    if found is not None:
        raise ReportError(
            f"{path.name}: this is {found}; this version reads text, so save the report as text in UTF-8"
        )
    text, encoding = decode(content, path.name)
    if not text.strip():
        raise ReportError(f"{path.name}: the file holds nothing but white space; give the report's text")
    return Source(path.name, content, text, encoding)


@lru_cache(maxsize=2)
def _line_starts(text: str) -> list[int]:
    return [line.start for line in iter_lines(text)]


def _read_bytes(path: Path) -> bytes:
    if path.is_dir():
        raise ReportError(f"{path}: this is a folder; name the files in it")
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise ReportError(
                f"{path.name}: {size:,} bytes are more than a report has (at most {MAX_BYTES:,}); "
                "split the file, or check that it is the right one"
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise ReportError(f"{path}: there is no such file; check its name and folder") from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ReportError(
            f"{path}: it cannot be read ({reason}); check the file and its permissions"
        ) from None
