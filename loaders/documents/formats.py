"""What a file is by its first bytes, so that a format not read here is called by its name."""

import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a Word, Excel or WPS document of the old binary format"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG\r\n\x1a\n", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
)
_ZIPPED: tuple[tuple[str, str], ...] = (
    ("word/", "a Word document (docx)"),
    ("xl/", "an Excel workbook (xlsx)"),
    ("ppt/", "a PowerPoint presentation (pptx)"),
    ("content.xml", "an OpenDocument file"),
)


def name_format(content: bytes) -> str | None:
    """What a file is, with its article, where it is of a known kind that is no text; None otherwise."""
    for signature, name in _SIGNATURES:
        if content.startswith(signature):
            return name
    if content.startswith(b"PK\x03\x04"):
        return _name_zip(content)
    return None


def _name_zip(content: bytes) -> str:
    try:
        with ZipFile(BytesIO(content)) as archive:
            members = archive.namelist()
    except (BadZipFile, OSError, ValueError, NotImplementedError, zlib.error):
        return "a damaged ZIP archive"
    for beginning, name in _ZIPPED:
        if any(member.startswith(beginning) for member in members):
            return name
    return "a ZIP archive"
