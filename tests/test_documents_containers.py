"""The containers of office files: opened within limits, and nothing outside them is."""

import io
import struct
import zipfile
from pathlib import Path

import pytest

from graph.errors import ReportError
from loaders.documents import parse_source
from loaders.documents.docx import read_docx
from loaders.documents.ole import entry_names
from loaders.documents.package import MAX_PARTS
from loaders.documents.workbook import read_workbook
from tests.office import make_docx, make_package, make_xlsx, make_zip, p, sheet
from tests.workbooks import HEADER, ROW, make_xls, read


def test_entities_and_document_types_are_refused() -> None:
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
        "<w:document>&b;</w:document>"
    )
    with pytest.raises(ReportError, match=r"report\.docx: word/document\.xml declares a document type"):
        read_docx(
            "report.docx", make_package("word/document.xml", "wordprocessingml", {"word/document.xml": bomb})
        )
    hidden = bomb.replace("?>", "?>" + f"<!--{'x' * 200_000}-->", 1)
    with pytest.raises(ReportError, match="declares a document type"):
        read_docx(
            "report.docx",
            make_package("word/document.xml", "wordprocessingml", {"word/document.xml": hidden}),
        )


def test_references_to_the_outside_are_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def refuse(*_: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    secret = tmp_path / "secret.xml"
    secret.write_text("<w:numbering/>", encoding="utf-8")
    link = (
        '<Relationships><Relationship Id="a" Type="x/numbering" TargetMode="External" Target="http://example.invalid/n"/>'
        f'<Relationship Id="b" Type="x/styles" Target="../../../..{secret}"/>'
        '<Relationship Id="c" Type="x/footnotes" Target="../../../etc/passwd"/></Relationships>'
    )
    content = make_package(
        "word/document.xml",
        "wordprocessingml",
        {
            "word/document.xml": f'<w:document xmlns:w="x"><w:body>{p("标题")}</w:body></w:document>',
            "word/_rels/document.xml.rels": link,
        },
    )
    source = read_docx("report.docx", content)
    assert source is not None
    assert source.text == "标题\n"


def test_a_broken_byte_in_the_compressed_text_is_a_damaged_file() -> None:
    content = bytearray(make_docx("".join(p(f"第{number}段") for number in range(400))))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        info = archive.getinfo("word/document.xml")
    for offset in range(info.header_offset + 60, info.header_offset + 200):
        content[offset] ^= 0x5A
    with pytest.raises(ReportError, match="the file is damaged"):
        parse_source("report.docx", bytes(content))


def test_names_of_parts_that_differ_in_case_are_kept_apart() -> None:
    main = f'<w:document xmlns:w="x"><w:body>{p("对")}</w:body></w:document>'
    parts = {"word/document.xml": main, "WORD/DOCUMENT.XML": main.replace("对", "错")}
    source = read_docx("report.docx", make_package("word/document.xml", "wordprocessingml", parts))
    assert source is not None
    assert source.text == "对\n"


def test_names_of_parts_may_have_backslashes() -> None:
    content = make_docx(p("对"))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name.replace("/", "\\").lower(): archive.read(name) for name in archive.namelist()}
    assert parse_source("report.docx", make_zip(parts)).text == "对\n"


def test_bombs_are_refused_before_they_are_unpacked() -> None:
    content = make_xlsx({"表": sheet([HEADER, ROW])}, parts={"xl/media/bomb.bin": bytes(64 * 1024 * 1024)})
    with pytest.raises(ReportError, match=r"report\.xlsx: unpacked, it would have 67,1\d\d,\d\d\d bytes"):
        read(content)


def test_a_part_that_is_too_large_is_refused() -> None:
    from random import Random

    noise = Random(1).randbytes(300_000).hex()  # noqa: S311 - any noise will do
    content = make_xlsx({"表": sheet([HEADER])}, parts={"xl/sharedStrings.xml": f"<sst>{noise * 60}</sst>"})
    with pytest.raises(ReportError, match=r"xl/sharedStrings\.xml is larger than 33,554,432 bytes"):
        read(content)


def test_too_many_parts_and_too_many_elements_are_refused() -> None:
    parts: dict[str, str | bytes] = {f"xl/media/{number}": b"" for number in range(MAX_PARTS)}
    with pytest.raises(ReportError, match=r"the archive holds 5,\d\d\d parts, more than a document has"):
        read(make_xlsx({"表": sheet([HEADER])}, parts=parts))
    crowd = "<a/><b x='1'/>" * 800_000
    noise = "".join(f"<!--{number:x}-->" for number in range(0, 400_000, 3))
    with pytest.raises(ReportError, match=r"has more than 2,000,000 tags and attributes"):
        read(make_xlsx({"表": crowd + noise}))


def test_entities_are_refused_in_workbooks_too() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst><si><t>&x;</t></si></sst>'
    with pytest.raises(ReportError, match=r"xl/sharedStrings\.xml declares a document type"):
        read(make_xlsx({"表": sheet([HEADER])}, parts={"xl/sharedStrings.xml": bomb}))


def test_parts_with_a_password_or_an_unusual_compression_are_refused() -> None:
    import zipfile

    content = bytearray(make_xlsx({"表": sheet([HEADER])}))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        info = archive.getinfo("xl/worksheets/sheet1.xml")
    place = content.rindex(b"xl/worksheets/sheet1.xml")
    for start in (info.header_offset + 6, place - 46 + 8):
        content[start] |= 1
    with pytest.raises(ReportError, match=r"xl/worksheets/sheet1\.xml has a password"):
        read(bytes(content))
    with zipfile.ZipFile(io.BytesIO(make_xlsx({"表": sheet([HEADER])}))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with pytest.raises(ReportError, match="is compressed in an unusual way"):
        read(make_zip(parts, zipfile.ZIP_LZMA))


def make_ole(*names: str) -> bytes:
    """A container of the old format with empty streams of these names, one beside the other."""
    entries = [("Root Entry", 5, 1 if names else 0xFFFFFFFF, 0xFFFFFFFF)]
    entries += [
        (name, 2, 0xFFFFFFFF, index + 2 if index + 1 < len(names) else 0xFFFFFFFF)
        for index, name in enumerate(names)
    ]
    directory = b""
    for name, kind, child, right in entries:
        encoded = name.encode("utf-16-le")
        directory += encoded.ljust(64, b"\x00") + struct.pack(
            "<HBBIII", len(encoded) + 2, kind, 1, 0xFFFFFFFF, right, child
        )
        directory += bytes(128 - 80)
    sectors = -(-len(directory) // 512)
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
        + bytes(10)
    )
    header += (
        struct.pack("<IIIIIIIII", 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)
        + struct.pack("<I", 0xFFFFFFFF) * 108
    )
    chain = [0xFFFFFFFD, *range(2, sectors + 1), 0xFFFFFFFE]
    table = struct.pack("<128I", *chain, *[0xFFFFFFFF] * (128 - len(chain)))
    return header + table + directory.ljust(sectors * 512, b"\x00")


def test_a_document_with_a_password_is_refused_as_such() -> None:
    content = make_ole("EncryptionInfo", "EncryptedPackage", "DataSpaces")
    with pytest.raises(
        ReportError, match=r"report\.docx: the document has a password; remove it in Word, Excel or WPS"
    ):
        parse_source("report.docx", content)


@pytest.mark.parametrize(
    "names", [["WordDocument", "1Table"], ["PowerPoint Document"], ["WordDocument", "Workbook"], ["Contents"]]
)
def test_old_documents_of_other_programs_are_left_to_other_readers(names: list[str]) -> None:
    content = make_ole(*names)
    assert entry_names(content) == set(names)
    assert read_workbook("report.doc", content) is None


def test_the_old_container_is_walked_whatever_is_broken_in_it(tmp_path: Path) -> None:
    content = make_xls(tmp_path).read_bytes()
    assert entry_names(content) == {"Workbook"}
    assert entry_names(content[:700]) == set()
    looped = bytearray(make_ole("Workbook", "Other"))
    struct.pack_into("<I", looped, 1024 + 128 + 68, 1)
    struct.pack_into("<I", looped, 512 + 4, 1)
    assert entry_names(bytes(looped)) <= {"Workbook", "Other"}
