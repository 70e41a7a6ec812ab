"""Archives: what is read of them, under which names, and what is refused before it does harm."""

import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

import pytest

from loaders import check
from loaders.batch import MAX_MEMBERS, MAX_RATIO, Reason, archives, find_batch
from loaders.documents import MAX_BYTES
from tests.batches import JUNE, MAY, failures, pack
from tests.layouts import make_text


def _encode_names(path: Path, names: Mapping[str, bytes], *, extra: bytes = b"") -> Path:
    """An archive whose names are these bytes, without the flag for UTF-8, as other packers write them."""
    with zipfile.ZipFile(path, "w") as archive:
        for number, written in enumerate(names.values()):
            info = zipfile.ZipInfo("x" * len(written))
            if extra:
                info.extra = extra
            archive.writestr(info, make_text(cutoff=f"截至2009年{number + 1}月28日"))
    content = path.read_bytes()
    for written in names.values():
        content = content.replace(b"x" * len(written), written)
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("南湖区对接.txt", "南湖区对接.txt".encode("gbk")),
        ("南湖区/对接情况.txt", "南湖区/对接情况.txt".encode()),
        ("2009/report.txt", b"2009\\report.txt"),
        # The second byte of this character is a backslash in GBK.
        ("乗乗.txt", "乗乗.txt".encode("gbk")),
    ],
)
def test_names_in_an_archive_are_decoded(tmp_path: Path, name: str, written: bytes) -> None:
    path = _encode_names(tmp_path / "corpus.zip", {name: written})
    assert [file.label for file in check([path]).files] == [f"corpus.zip/{name}"]


def test_the_unicode_name_of_other_packers_goes_before(tmp_path: Path) -> None:
    written, name = b"?????.txt", "南湖区对接.txt"
    field = b"\x01" + struct.pack("<I", zlib.crc32(written)) + name.encode()
    path = _encode_names(
        tmp_path / "corpus.zip", {name: written}, extra=struct.pack("<HH", 0x7075, len(field)) + field
    )
    assert [file.label for file in check([path]).files] == [f"corpus.zip/{name}"]


@pytest.mark.parametrize(
    "name",
    ["../evil.txt", "a/../../evil.txt", "/etc/evil.txt", "C:/evil.txt", "C:evil.txt", "a\\..\\..\\b.txt"],
)
def test_a_path_that_leads_out_of_the_archive_is_refused(tmp_path: Path, name: str) -> None:
    path = pack(tmp_path / "corpus.zip", {name: MAY, "good.txt": JUNE})
    summary = check([path])
    (failed,) = summary.failed
    assert "leads out of it; do not trust this archive" in str(failed.error)
    assert [file.label for file in summary.loaded] == ["corpus.zip/good.txt"]


def test_links_in_an_archive_are_left_aside(tmp_path: Path) -> None:
    path = tmp_path / "corpus.zip"
    with zipfile.ZipFile(path, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.create_system, link.external_attr = 3, 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("good.txt", MAY)
    batch = find_batch([path])
    assert ([file.label for file in batch.files], dict(batch.reasons)) == (
        ["corpus.zip/good.txt"],
        {Reason.PACKED_LINK: 1},
    )


def test_an_archive_in_an_archive_is_refused(tmp_path: Path) -> None:
    inner = pack(tmp_path / "inner.zip", {"a.txt": MAY})
    path = pack(tmp_path / "corpus.zip", {"inner.zip": inner.read_bytes(), "good.txt": MAY})
    (words,) = failures(path)
    assert words.startswith("corpus.zip/inner.zip: this is a ZIP archive; unpack it")


def test_an_encrypted_member_is_refused(tmp_path: Path) -> None:
    path = pack(tmp_path / "corpus.zip", {"secret.txt": MAY})
    content = bytearray(path.read_bytes())
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    assert failures(path) == ["corpus.zip/secret.txt: it is encrypted; unpack it with its password first"]


def test_a_bomb_is_refused_before_it_goes_off(tmp_path: Path) -> None:
    path = pack(tmp_path / "corpus.zip", {"bomb.txt": bytes(8 * 1024 * 1024), "good.txt": MAY})
    (words,) = failures(path)
    assert words.startswith("corpus.zip/bomb.txt: it unfolds from 8,")
    assert words.endswith("to 8,388,608 bytes, as no report does; unpack it yourself, if you trust it")


def test_what_only_shrinks_well_is_no_bomb(tmp_path: Path) -> None:
    """A long table of the same words shrinks to a hundredth."""
    rows = [
        (f"区{number}局", "市科技局" * 99, "".join(f"联系{number}次。" for _ in range(99)), "无")
        for number in range(450)
    ]
    text = make_text(rows)
    path = pack(tmp_path / "corpus.zip", {"a.txt": text})
    (info,) = zipfile.ZipFile(path).infolist()
    assert info.file_size > 1024 * 1024
    assert 20 < info.file_size / info.compress_size < MAX_RATIO
    assert [file.error for file in find_batch([path]).files] == [None]
    assert find_batch([path]).files[0].read().text == text


def test_a_member_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "corpus.zip"
    with zipfile.ZipFile(path, "w") as archive, archive.open("large.txt", "w") as stream:
        for _ in range(MAX_BYTES // 1024 + 1):
            stream.write(bytes(1024))
    (words,) = failures(path)
    assert words.startswith(f"corpus.zip/large.txt: more than {MAX_BYTES:,} bytes, which no report has;")


def test_a_member_that_lies_about_its_size_fills_no_memory(tmp_path: Path) -> None:
    path = pack(tmp_path / "corpus.zip", {"liar.txt": bytes(64 * 1024 * 1024)})
    content = bytearray(path.read_bytes())
    place = content.index(b"PK\x01\x02") + 24
    content[place : place + 4] = struct.pack("<I", 1000)
    path.write_bytes(content)
    (words,) = failures(path)
    assert "corpus.zip/liar.txt: it cannot be unpacked (Bad CRC-32" in words


def test_too_many_members_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = pack(tmp_path / "corpus.zip", {f"{number}.txt": "x" for number in range(12)})
    monkeypatch.setattr(archives, "MAX_MEMBERS", 11)
    assert failures(path) == [
        "corpus.zip: 12 files are more than an archive may have (11); unpack it and name the folder"
    ]
    assert MAX_MEMBERS == 10_000


def test_too_much_in_all_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = pack(tmp_path / "corpus.zip", {"a.txt": MAY, "b.txt": JUNE})
    monkeypatch.setattr(archives, "MAX_UNPACKED", 100)
    (words,) = failures(path)
    assert words.startswith("corpus.zip: unpacked it would have ")


def test_a_list_of_members_that_would_fill_the_memory_is_not_read(tmp_path: Path) -> None:
    path = pack(tmp_path / "corpus.zip", {"a.txt": MAY})
    content = bytearray(path.read_bytes())
    place = content.rindex(b"PK\x05\x06") + 12
    content[place : place + 4] = struct.pack("<I", 2**31)
    path.write_bytes(content)
    (words,) = failures(path)
    assert words.startswith("corpus.zip: it has more files than an archive may have")


@pytest.mark.parametrize("cut", [10, 200, -10])
def test_a_damaged_archive_is_no_traceback(tmp_path: Path, cut: int) -> None:
    path = pack(tmp_path / "corpus.zip", {"a.txt": MAY, "b.txt": JUNE})
    path.write_bytes(path.read_bytes()[:cut])
    (words,) = failures(path)
    assert words.startswith("corpus.zip: this is a damaged ZIP archive")


def test_one_damaged_member_keeps_no_other_from_being_read(tmp_path: Path) -> None:
    path = pack(tmp_path / "corpus.zip", {"a.txt": MAY, "b.txt": JUNE})
    content = bytearray(path.read_bytes())
    content[60:70] = bytes(10)
    path.write_bytes(content)
    summary = check([path])
    assert [file.label for file in summary.failed] == ["corpus.zip/a.txt"]
    assert "it cannot be unpacked" in str(summary.failed[0].error)
    assert [file.label for file in summary.loaded] == ["corpus.zip/b.txt"]
