"""A file → a `Source`, by what it contains, whatever its name says."""

from collections.abc import Callable
from pathlib import Path
from unicodedata import category

from graph.errors import ReportError
from loaders.documents.content import Grid
from loaders.documents.converted import read_converted
from loaders.documents.delimited import read_delimited
from loaders.documents.docx import read_docx
from loaders.documents.encodings import decode
from loaders.documents.formats import name_format
from loaders.documents.html import read_html
from loaders.documents.pdf import read_pdf
from loaders.documents.refused import refuse
from loaders.documents.source import Source
from loaders.documents.workbook import read_workbook

# The largest report met has a few hundred kilobytes; a file a hundred times that is something else,
# and would only fill the memory before it is refused.
MAX_BYTES = 32 * 1024 * 1024
# The largest report met has some 100,000 characters and 2,000 lines and cells. Within these bounds the
# most unfavourable texts are read in seconds; beyond them is an archive of reports in one file.
MAX_CHARACTERS = 500_000
MAX_PIECES = 50_000
# What ends a line or a cell in the layouts of plain text.
_ENDS = "\n\r\t|｜│┃║"

# Readers of formats that are no text, and of formats that are text with a structure of its own. Each is
# given the file's name and its bytes or its `Source` as plain text, and gives None where the file is not
# of its kind. Each imports its library when it is called.
_BINARY: tuple[Callable[[str, bytes], Source | None], ...] = (
    read_docx,
    read_workbook,
    read_pdf,
    read_converted,
    refuse,
    read_html,
)
_TEXTUAL: tuple[Callable[[Source], Source | None], ...] = (read_delimited,)

# Control and format characters, surrogates, and what ends a line.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"})


def read_source(path: Path) -> Source:
    """The file at a path, read by what it contains.

    Raises:
        ReportError: it is missing, a folder, empty, too large, of a format that is not read, or not text.
    """
    return parse_source(printable(path.name), _read_bytes(path))


def parse_source(name: str, content: bytes) -> Source:
    """The bytes of a file of that name, read by what they are.

    Raises:
        ReportError: they are empty, of a format that is not read, or not text.
    """
    if not content.strip(b"\x00\t\n\r "):
        raise ReportError(f"{name}: the file is empty; give the report's text")
    for read_binary in _BINARY:
        source = read_binary(name, content)
        if source is not None:
            return _check_size(source)
    found = name_format(content)
    if found is not None:
        advice = "this version reads text, so save the report as text in UTF-8"
        if found.startswith("a damaged"):
            advice = "get it anew, or open it in the program that made it and save it again"
        elif found.endswith("archive"):
            advice = "unpack it, or give it to `liaison load`, which takes one archive apart"
        raise ReportError(f"{name}: this is {found}; {advice}")
    text, encoding = decode(content, name)
    if not text.strip():
        raise ReportError(f"{name}: the file holds nothing but white space; give the report's text")
    plain = _check_size(Source(name, content, text, encoding))
    for read_textual in _TEXTUAL:
        source = read_textual(plain)
        if source is not None:
            return _check_size(source)
    return plain


def _check_size(source: Source) -> Source:
    """The source, unless it is too long to be a report, and to be read in a time that anybody waits."""
    if source.blocks is None:
        pieces = sum(source.text.count(end) for end in _ENDS)
    else:
        grids = [block for block in source.blocks if isinstance(block, Grid)]
        pieces = len(source.blocks) + sum(len(row) for grid in grids for row in grid.rows)
    found = (("characters", len(source.text), MAX_CHARACTERS), ("lines and cells", pieces, MAX_PIECES))
    for what, count, most in found:
        if count > most:
            raise ReportError(
                f"{source.name}: {count:,} {what} are more than a report has (at most {most:,}); "
                "split the file into its reports"
            )
    return source


def printable(name: str) -> str:
    """A file's name as it can be shown and stored: what is no text, or would move the cursor, becomes �."""
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join("\ufffd" if category(character) in _UNSEEN else character for character in text)


def _read_bytes(path: Path) -> bytes:
    if path.is_dir():
        raise ReportError(f"{path}: this is a folder; name the files in it")
    try:
        with path.open("rb") as stream:
            # One byte more than is allowed: what is longer, or has no end, fills no memory.
            content = stream.read(MAX_BYTES + 1)
        if len(content) > MAX_BYTES:
            raise ReportError(
                f"{path.name}: more than {MAX_BYTES:,} bytes, which no report has; "
                "split the file, or check that it is the right one"
            )
        return content
    except FileNotFoundError:
        raise ReportError(f"{path}: there is no such file; check its name and folder") from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ReportError(
            f"{path}: it cannot be read ({reason}); check the file and its permissions"
        ) from None
