"""Documents that LibreOffice turns into others, and formats that are refused with a way out."""

import os
import subprocess
import tempfile
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from graph.errors import ReportError
from graph.model import ColumnRole
from loaders.documents import converted
from loaders.documents.opening import parse_source
from loaders.sheets import Sheet, read_sheet

REPORTS = Path(__file__).parent / "reports"
WORD, EXCEL = REPORTS / "a3_beibei_2019.docx", REPORTS / "a4_qidong_2021.xlsx"
NAMES = {
    "doc": "a Word or WPS document of the old binary format",
    "rtf": "an RTF document",
    "odt": "an OpenDocument text",
    "ods": "an OpenDocument spreadsheet",
    "xml": "a Word document of 2003 in XML",
}
RTF = r"{\rtf1\ansi\uc0 \u23545\u25509\u24773\u20917\par}"


@pytest.fixture(scope="module")
def libreoffice() -> str:
    """The program. Where there is none the tests that need it are skipped, but fail under CI."""
    program = converted.find_program()
    if program is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no LibreOffice for the tests: soffice is not on the PATH", pytrace=False)
        pytest.skip("no LibreOffice for the tests: soffice is not on the PATH")
    return program


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A profile for the conversions of the tests themselves: making one takes longer than converting."""
    return tmp_path_factory.mktemp("libreoffice").as_uri()


def _convert(program: str, profile: str, path: Path, ending: str, folder: Path) -> bytes:
    """A report in another format, as LibreOffice writes it."""
    subprocess.run(
        [
            program,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            ending,
            "--outdir",
            folder,
            path,
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return (folder / f"{path.stem}.{ending}").read_bytes()


def _rows(sheet: Sheet) -> list[tuple[str, list[tuple[ColumnRole, str]]]]:
    return [(row.unit, [(cell.role, cell.text) for cell in row.cells]) for row in sheet.rows]


@pytest.mark.libreoffice
@pytest.mark.parametrize(("path", "ending"), [(WORD, "doc"), (WORD, "rtf"), (WORD, "odt"), (EXCEL, "ods")])
def test_a_report_turned_back_has_the_same_rows(
    libreoffice: str, profile: str, tmp_path: Path, path: Path, ending: str
) -> None:
    content = _convert(libreoffice, profile, path, ending, tmp_path)
    original = read_sheet(parse_source(path.name, path.read_bytes()))
    # Told by content, whatever the name says.
    source = parse_source("report.wps", content)
    sheet = read_sheet(source)
    assert (source.content, source.format, source.name) == (content, ending, "report.wps")
    assert (sheet.title, _rows(sheet)) == (original.title, _rows(original))
    target = "xlsx" if ending == "ods" else "docx"
    assert source.notices[0].message == f"turned from {ending} into {target} by LibreOffice, and read as that"


@pytest.mark.libreoffice
def test_what_libreoffice_exports_as_pdf(libreoffice: str, profile: str, tmp_path: Path) -> None:
    """A table over three pages, ruled at the end of each, with rows broken there and merged units."""
    content = _convert(libreoffice, profile, WORD, "pdf", tmp_path)
    original = read_sheet(parse_source(WORD.name, WORD.read_bytes()))
    sheet = read_sheet(parse_source("report.pdf", content))
    assert sheet.title == original.title
    assert [
        (unit, [(role, "".join(text.split())) for role, text in cells]) for unit, cells in _rows(sheet)
    ] == [(unit, [(role, "".join(text.split())) for role, text in cells]) for unit, cells in _rows(original)]
    assert "2 rows that the end of a page broke were joined" in [notice.message for notice in sheet.notices]


@pytest.mark.libreoffice
def test_a_document_that_links_to_a_file_does_not_get_it(libreoffice: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("TOPSECRET 秘密", encoding="utf-8")
    body = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content office:version="1.2" '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text><text:p>对接情况</text:p>'
        '<text:section text:name="a"><text:section-source xlink:type="simple" '
        f'xlink:href="{secret.as_uri()}"/>'
        "<text:p>原文</text:p></text:section></office:text></office:body></office:document-content>"
    )
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", body)
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            '<manifest:file-entry manifest:full-path="/" '
            'manifest:media-type="application/vnd.oasis.opendocument.text"/>'
            '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
            "</manifest:manifest>",
        )
    text = parse_source("report.odt", packed.getvalue()).text
    assert "对接情况" in text
    assert "TOPSECRET" not in text


@pytest.mark.libreoffice
def test_what_libreoffice_cannot_read_is_refused(libreoffice: str) -> None:
    # It takes any text for RTF, but not a document cut off in its first sector.
    with pytest.raises(ReportError) as caught:
        parse_source("report.doc", _old_document())
    assert str(caught.value).startswith("report.doc: this is a Word or WPS document of the old binary format")


def _old_document() -> bytes:
    """The directory of an old Word document without the document."""
    from struct import pack_into

    content = bytearray(512 * 3)
    content[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    pack_into("<HHHH", content, 24, 0x3E, 3, 0xFFFE, 9)
    pack_into("<H", content, 32, 6)
    pack_into("<IIIIII", content, 44, 1, 1, 0, 4096, 0xFFFFFFFE, 0)
    pack_into("<II", content, 68, 0xFFFFFFFE, 0)
    pack_into("<109I", content, 76, 0, *[0xFFFFFFFF] * 108)
    pack_into("<128I", content, 512, 0xFFFFFFFD, 0xFFFFFFFE, *[0xFFFFFFFF] * 126)
    for number, (name, child, kind) in enumerate([("Root Entry", 1, 5), ("WordDocument", 0xFFFFFFFF, 2)]):
        start = 1024 + 128 * number
        content[start : start + 2 * len(name)] = name.encode("utf-16-le")
        pack_into("<HBBIII", content, start + 64, 2 * len(name) + 2, kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
        pack_into("<I", content, start + 116, 0xFFFFFFFE)
    return bytes(content)


def _archive(*members: tuple[str, bytes]) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return packed.getvalue()


MIMETYPE = b"application/vnd.oasis.opendocument."
WORD_XML = b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>'


@pytest.mark.parametrize(
    ("content", "ending", "target"),
    [
        (RTF.encode(), "rtf", "docx"),
        (_old_document(), "doc", "docx"),
        (_archive(("mimetype", MIMETYPE + b"text"), ("content.xml", b"")), "odt", "docx"),
        (_archive(("mimetype", MIMETYPE + b"spreadsheet-template"), ("content.xml", b"")), "ods", "xlsx"),
        (WORD_XML, "xml", "docx"),
    ],
)
def test_without_libreoffice_the_ways_out_are_named(
    monkeypatch: pytest.MonkeyPatch, content: bytes, ending: str, target: str
) -> None:
    monkeypatch.setattr(converted, "find_program", lambda: None)
    with pytest.raises(ReportError) as caught:
        parse_source("report.txt", content)
    assert str(caught.value) == (
        f"report.txt: this is {NAMES[ending]}, which is read through LibreOffice, and that is not installed; "
        f"install LibreOffice, or open the file in Word, Excel or WPS and save it as {target}"
    )


@pytest.mark.skipif(os.name != "posix", reason="a script stands for LibreOffice here")
@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("sleep 60 & wait", "it did not end within 0.2 seconds"),
        ("exit 1", "it gave no document"),
        ('mkdir "${10}"; echo text > "${10}/report.docx"', "it gave no document"),
    ],
)
def test_a_converter_that_fails(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, script: str, words: str
) -> None:
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(converted, "find_program", lambda: str(program))
    monkeypatch.setattr(converted, "MAX_SECONDS", 0.2 if "sleep" in script else 20)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pytest.raises(ReportError) as caught:
        parse_source("report.rtf", RTF.encode())
    assert words in str(caught.value)
    assert [path.name for path in tmp_path.iterdir()] == ["soffice"]


def test_an_archive_made_to_fill_memory_is_not_unpacked() -> None:
    bomb = _archive(("mimetype", MIMETYPE + b"text"), ("content.xml", b" " * 64_000_000))
    with pytest.raises(ReportError, match="an archive made to fill memory"):
        parse_source("report.odt", bomb)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\x89PNG\r\n\x1a\n....", "this is a picture (PNG)"),
        (b"\xff\xd8\xff\xe0....", "this is a picture (JPEG)"),
        (b"GIF89a....", "this is a picture (GIF)"),
        (b"BM" + bytes(12) + b"\x28\0\0\0", "this is a picture (BMP)"),
        (b"II*\0....", "this is a picture (TIFF)"),
        (b"RIFF....WEBPVP8 ", "this is a picture (WebP)"),
        (b"\0\0\0\x18ftypheic....", "this is a picture (HEIF)"),
        (_archive(("OFD.xml", b"x"), ("Doc_0/Document.xml", b"x")), "this is an OFD document"),
        (_archive(("[Content_Types].xml", b"x"), ("ppt/presentation.xml", b"x")), "these are slides"),
    ],
)
def test_formats_that_are_not_read_are_called_by_name(content: bytes, words: str) -> None:
    with pytest.raises(ReportError) as caught:
        parse_source("report.txt", content)
    assert words in str(caught.value)


def test_a_text_may_begin_as_a_picture_does() -> None:
    assert parse_source("report.txt", "BM公司对接情况".encode()).format == "text"
