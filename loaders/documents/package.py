"""The container of Word and Excel files since 2007: a ZIP archive of XML parts, opened within limits.

Parts are read into memory by name and nothing is written to disk, so that names in the archive lead
nowhere. Relationships are followed inside the archive only. XML with a document type is refused: office
programs write none, and entities are declared there.
"""

import posixpath
import zlib
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, fromstring
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from graph.errors import ReportError

SIGNATURE = b"PK\x03\x04"
# Of 452 office files of all sorts the one with most parts has 188.
MAX_PARTS = 5_000
# The text of the largest report met takes less than 1 MiB of XML.
MAX_PART_BYTES = 32 * 1024 * 1024
MAX_TOTAL_BYTES = 512 * 1024 * 1024
# The same files unpack to twice their size in the median, the densest to 32 times; deflate can reach 1,032.
MAX_RATIO = 200
# Small archives may be compressed as much as they like.
_RATIO_FROM_BYTES = 8 * 1024 * 1024
# A tag or an attribute takes up to 400 bytes; this keeps a part, and so a document, below some 700 MB.
MAX_TAGS = 2_000_000
# Where the root element begins a document type can no longer come; it stands behind few bytes.
_PROLOG_BYTES = 64 * 1024

_KINDS = (
    ("wordprocessingml", "docx"),
    ("ms-word", "docx"),
    ("excel.sheet.binary", "xlsb"),
    ("spreadsheetml", "xlsx"),
    ("ms-excel", "xlsx"),
)
_USUAL_MAINS = (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx"), ("xl/workbook.bin", "xlsb"))


class Package:
    """One office file; `kind` is `docx`, `xlsx`, `xlsb`, or None for any other ZIP archive."""

    def __init__(self, name: str, content: bytes) -> None:
        """Opens the archive; what is none, or damaged as a whole, is an empty one.

        Raises:
            ReportError: it is an office file beyond the limits, or its list of parts is damaged.
        """
        self.name = name
        self._size = len(content)
        self._total = 0
        infos: list[ZipInfo] = []
        try:
            self._archive = ZipFile(BytesIO(content))
            infos = self._archive.infolist()
        except (BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
            pass
        # Programs differ in case and slashes; of two names that differ in case, each is found by its own.
        named = [(info.filename.replace("\\", "/"), info) for info in infos]
        self._infos = {name.lower(): info for name, info in named} | dict(named)
        self.main, self.kind = self._find_main()
        if self.kind is not None:
            self._check(infos)

    def read(self, part: str) -> bytes | None:
        """The bytes of a part; None where there is none of that name.

        Raises:
            ReportError: it has a password, is compressed in a way office programs do not use, is damaged
                or too large.
        """
        info = self._infos.get(part) or self._infos.get(part.lower())
        if info is None:
            return None
        if info.flag_bits & 1:
            raise ReportError(
                f"{self.name}: {part} has a password; remove the password in the program that set it"
            )
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise ReportError(f"{self.name}: {part} is compressed in an unusual way; save the document again")
        return self._read(info, part)

    def parse(self, part: str) -> Element | None:
        """The root element of an XML part; None where there is no part of that name.

        Raises:
            ReportError: as `read`, and where it is no XML, or has a document type or too many elements.
        """
        content = self.read(part)
        if content is None:
            return None
        if content.count(b"<") + content.count(b"=") > MAX_TAGS:
            raise ReportError(
                f"{self.name}: {part} has more than {MAX_TAGS:,} tags and attributes; split the document, or "
                "check that it is the right one"
            )
        try:
            if _has_doctype(content):
                raise ReportError(
                    f"{self.name}: {part} declares a document type, which no office program writes; "
                    "save the document again in Word, Excel or WPS"
                )
            return fromstring(content)  # noqa: S314 - without a document type there are no entities
        except (ParseError, expat.ExpatError, ValueError, LookupError) as error:
            raise self._damaged(f"{part}: {error}") from None

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part refers to inside the archive: id → (last word of the type, name of the part)."""
        folder, name = posixpath.split(part)
        root = self.parse(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, tuple[str, str]] = {}
        for element in root if root is not None else ():
            if element.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, element.get("Target", "")))
                kind = element.get("Type", "").rpartition("/")[2]
                found[element.get("Id", "")] = (kind, target.lstrip("/"))
        return found

    def _find_main(self) -> tuple[str, str | None]:
        """The name of the part that holds the document, and what kind of document it is."""
        if "[content_types].xml" not in self._infos:
            return "", None
        mains = [part for kind, part in self.related("").values() if kind == "officeDocument"]
        for main in mains:
            for word, kind in _KINDS:
                if word in self._content_type(main).lower():
                    return main, kind
        for main, kind in _USUAL_MAINS:
            if main in self._infos:
                return main, kind
        return "", None

    def _content_type(self, part: str) -> str:
        root = self.parse("[Content_Types].xml")
        for element in root if root is not None else ():
            if element.get("PartName", "").lower() == f"/{part}".lower():
                return element.get("ContentType", "")
        return ""

    def _check(self, infos: list[ZipInfo]) -> None:
        total = sum(info.file_size for info in infos)
        if len(infos) > MAX_PARTS:
            raise ReportError(
                f"{self.name}: the archive holds {len(infos):,} parts, more than a document has "
                f"(at most {MAX_PARTS:,}); save it again in Word, Excel or WPS"
            )
        too_dense = total > _RATIO_FROM_BYTES and total > MAX_RATIO * self._size
        if total > MAX_TOTAL_BYTES or too_dense:
            raise ReportError(
                f"{self.name}: unpacked, it would have {total:,} bytes, which is no document of "
                f"{self._size:,} bytes but an archive made to fill memory; it is not read"
            )

    def _read(self, info: ZipInfo, part: str) -> bytes:
        try:
            with self._archive.open(info) as file:
                content = file.read(MAX_PART_BYTES + 1)
        except (BadZipFile, OSError, ValueError, EOFError, NotImplementedError, zlib.error) as error:
            raise self._damaged(f"{part}: {error}") from None
        self._total += len(content)
        if len(content) > MAX_PART_BYTES or self._total > MAX_TOTAL_BYTES:
            raise ReportError(
                f"{self.name}: {part} is larger than {MAX_PART_BYTES:,} bytes; split the document, or check "
                "that it is the right one"
            )
        return content

    def _damaged(self, reason: str) -> ReportError:
        return ReportError(
            f"{self.name}: the file is damaged ({' '.join(reason.split())[:120]}); open it in Word, Excel or "
            "WPS and save it again, or get it anew"
        )


class _DoctypeError(Exception):
    """A document type begins."""


def local_name(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def _has_doctype(content: bytes) -> bool:
    """Whether a document type stands before the root element; what follows that is not looked at."""
    found: list[bool] = []
    parser = expat.ParserCreate()

    def stop(*_: object) -> None:
        # What is declared behind it is not even looked at.
        raise _DoctypeError

    parser.StartDoctypeDeclHandler = stop
    parser.StartElementHandler = lambda *_: found.append(True)
    try:
        for start in range(0, len(content), _PROLOG_BYTES):
            parser.Parse(content[start : start + _PROLOG_BYTES], False)
            if found:
                return False
        # Expat from 2.6 on keeps what is not complete until more of it comes, or the end.
        parser.Parse(b"", True)
    except _DoctypeError:
        return True
    return False
