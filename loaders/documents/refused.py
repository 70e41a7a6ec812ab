"""Formats that are known and not read: each refused by its name, with what to do instead."""

import zipfile
import zlib
from io import BytesIO

from graph.errors import ReportError
from loaders.documents import ole
from loaders.documents.source import Source

_PICTURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
)
_BMP_HEADERS = (12, 40, 52, 56, 64, 108, 124)
_PICTURE = (
    "this is a picture ({}): it holds no text, and characters are not guessed; let a text recognition (OCR) "
    "program turn it into a Word document, check that against the picture, and load it"
)
_OFD = (
    "this is an OFD document, and no maintained library reads its tables; open it in WPS or an OFD reader "
    "and save it as PDF or as a Word document"
)
_SLIDES = "these are slides (PowerPoint); copy the table into a Word document or a workbook"


def refuse(name: str, content: bytes) -> Source | None:
    """None: a file of no such format.

    Raises:
        ReportError: it is a picture, an OFD document or a presentation.
    """
    reason = _find_reason(content)
    if reason is not None:
        raise ReportError(f"{name}: {reason}")
    return None


def _find_reason(content: bytes) -> str | None:
    picture = next((kind for mark, kind in _PICTURES if content.startswith(mark)), None)
    if picture == "BMP" and int.from_bytes(content[14:18], "little") not in _BMP_HEADERS:
        # A text may begin with BM.
        picture = None
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        picture = "WebP"
    if content[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif"):
        picture = "HEIF"
    if picture is not None:
        return _PICTURE.format(picture)
    members = _members(content)
    if any(member.lower().lstrip("/") == "ofd.xml" for member in members):
        return _OFD
    is_presentation = any(member.startswith("ppt/") for member in members)
    return _SLIDES if is_presentation or "PowerPoint Document" in ole.entry_names(content) else None


def _members(content: bytes) -> list[str]:
    if not content.startswith(b"PK\x03\x04"):
        return []
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, zlib.error):
        return []
