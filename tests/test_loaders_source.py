"""Reading a file: what encodings are understood, and what is refused with which words."""

import codecs
import zipfile
from pathlib import Path

import pytest

from graph.errors import ReportError
from loaders.documents import MAX_BYTES, Piece, parse_source, printable, read_source
from tests.layouts import make_text

TEXT = make_text()


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8-sig"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("gb18030"), "gb18030"),
        (("\ufeff" + TEXT).encode("gb18030"), "gb18030"),
        (TEXT.encode("gbk"), "gb18030"),
    ],
)
def test_encoding_is_told_by_the_bytes(tmp_path: Path, content: bytes, encoding: str) -> None:
    path = tmp_path / "whatever.bin"
    path.write_bytes(content)
    source = read_source(path)
    assert (source.name, source.encoding, source.text) == ("whatever.bin", encoding, TEXT)


def test_rare_characters_in_names_do_not_hinder_gb18030(tmp_path: Path) -> None:
    text = TEXT + "甪直镇、喆、堃、㵮水\n"
    path = tmp_path / "report.txt"
    path.write_bytes(text.encode("gb18030"))
    assert read_source(path).text == text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_stay_and_lines_are_counted(tmp_path: Path, end: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(f"一{end}{end}二".encode())
    source = read_source(path)
    assert source.text == f"一{end}{end}二"
    assert source.where(Piece("二", len(source.text) - 1)) == "report.txt, line 3"


def test_version_is_the_digest_of_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(b"abc")
    assert read_source(path).sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def _zip(path: Path, *members: str) -> bytes:
    with zipfile.ZipFile(path, "w") as archive:
        for member in members:
            archive.writestr(member, "x")
    return path.read_bytes()


@pytest.mark.parametrize(
    ("members", "name"),
    [
        (["mimetype", "content.xml"], "an OpenDocument file"),
    ],
)
def test_office_formats_are_called_by_name(tmp_path: Path, members: list[str], name: str) -> None:
    path = tmp_path / "report.txt"
    _zip(path, *members)
    with pytest.raises(ReportError) as caught:
        read_source(path)
    assert str(caught.value) == (
        f"report.txt: this is {name}; this version reads text, so save the report as text in UTF-8"
    )


def test_an_archive_is_no_report(tmp_path: Path) -> None:
    path = tmp_path / "reports.zip"
    _zip(path, "a.txt")
    with pytest.raises(ReportError, match="this is a ZIP archive; unpack it, or give it to `liaison load`"):
        read_source(path)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "report.txt: the file is empty"),
        (b"\n \r\n\t", "report.txt: the file is empty"),
        ("\u3000\n".encode(), "report.txt: the file holds nothing but white space"),
        (b"%PDF-1.7\n%\xe2\xe3", "the PDF is damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "of the old binary format"),
        (b"PK\x03\x04 cut short", "a damaged ZIP archive"),
        (b"\x01\x02\x00\xff\xfe\x00\x03", "a binary file (zero byte at offset 2)"),
        (b"\x01\x02text", "control characters (first at character 0)"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8\x41", "begins as UTF-16, but cannot be decoded at offset 2"),
        (codecs.BOM_UTF8 + b"\x01\x02", "control characters (first at character 0)"),
        (codecs.BOM_UTF8 + "单位".encode() + b"\xff", "begins as UTF-8, but cannot be decoded at offset 9"),
        (TEXT.encode() + b"\xff\n", f"byte 0xff at offset {len(TEXT.encode())}"),
        ("對接情況彙總：與臺灣區電機電子工業同業公會聯繫".encode("big5"), "cannot be decoded: not UTF-8"),
        ("Überprüfung für Größe, Maß und Änderung".encode("latin-1"), "cannot be decoded: not UTF-8"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(content)
    with pytest.raises(ReportError) as caught:
        read_source(path)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_damaged_byte_is_named_where_it_stands(tmp_path: Path) -> None:
    content = bytearray(TEXT.encode())
    content[30] = 0xFE
    path = tmp_path / "report.txt"
    path.write_bytes(content)
    with pytest.raises(
        ReportError, match=r"report\.txt: cannot be decoded: not UTF-8 \(byte 0x.. at offset (27|30)\)"
    ):
        read_source(path)


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="there is no such file; check its name and folder"):
        read_source(tmp_path / "missing.txt")
    with pytest.raises(ReportError, match="this is a folder; name the files in it"):
        read_source(tmp_path)


def test_a_file_beyond_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(ReportError, match=r"report\.txt: more than 33,554,432 bytes, which no report has"):
        read_source(path)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("与市科技局联系。" * 70_000, "560,000 characters are more than a report has (at most 500,000)"),
        ("单位\n" * 60_000, "60,000 lines and cells are more than a report has (at most 50,000)"),
        ("|" * 60_000 + "单位", "60,000 lines and cells are more than a report has (at most 50,000)"),
        (
            "<table>" + "<tr><td>区科技局<td>市科技局" * 30_000,
            "60,001 lines and cells are more than a report has (at most 50,000)",
        ),
        (
            "单位,对接单位,情况\n" * 20_000,
            "80,000 lines and cells are more than a report has (at most 50,000)",
        ),
    ],
)
def test_what_is_too_long_for_a_report_is_refused(content: str, words: str) -> None:
    with pytest.raises(ReportError) as caught:
        parse_source("report.txt", content.encode("utf-8"))
    assert str(caught.value) == f"report.txt: {words}; split the file into its reports"


def test_a_name_is_kept_as_it_can_be_shown() -> None:
    assert printable("和平区　对接 2018.txt") == "和平区　对接 2018.txt"
    assert printable("a\x1b[2J\u202etxt.\udcff\n") == "a\ufffd[2J\ufffdtxt.\ufffd\ufffd"
