"""A file → a `Source`, by what it contains, whatever its name says."""

from collections.abc import Callable
from pathlib import Path

from graph.errors import ReportError
from loaders.documents.encodings import decode
from loaders.documents.formats import name_format
from loaders.documents.source import Source

# The largest report met has a few hundred kilobytes; a file a hundred times that is something else,
# and would only fill the memory before it is refused.
MAX_BYTES = 32 * 1024 * 1024

# Readers of formats that are no text, and of formats that are text with a structure of its own. Each is
# given the file's name and its bytes or its `Source` as plain text, and gives None where the file is not
# of its kind. Each imports its library when it is called.
_BINARY: tuple[Callable[[str, bytes], Source | None], ...] = ()
_TEXTUAL: tuple[Callable[[Source], Source | None], ...] = ()


def read_source(path: Path) -> Source:
    """The file at a path, read by what it contains.

    Raises:
        ReportError: it is missing, a folder, empty, too large, of a format that is not read, or not text.
    """
    content = _read_bytes(path)
    if not content.strip(b"\x00\t\n\r "):
        raise ReportError(f"{path.name}: the file is empty; give the report's text")
    for read_binary in _BINARY:
        source = read_binary(path.name, content)
        if source is not None:
            return source
    found = name_format(content)
    if found is not None:
        raise ReportError(
            f"{path.name}: this is {found}; this version reads text, so save the report as text in UTF-8"
        )
    text, encoding = decode(content, path.name)
    if not text.strip():
        raise ReportError(f"{path.name}: the file holds nothing but white space; give the report's text")
    plain = Source(path.name, content, text, encoding)
    for read_textual in _TEXTUAL:
        source = read_textual(plain)
        if source is not None:
            return source
    return plain


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
