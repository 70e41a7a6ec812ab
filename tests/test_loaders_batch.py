"""Folders and archives: what is found in them, in which order, what is left aside, and what is refused."""

import os
import struct
import sys
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

import pytest

from graph.errors import LiaisonError, ReportError
from graph.stores import Store, open_store
from loaders import LoadSummary, check, load
from loaders.batch import MAX_MEMBERS, MAX_RATIO, Reason, archives, find_batch, finding
from loaders.documents import MAX_BYTES
from tests.layouts import make_text, write_text

MAY, JUNE = make_text(), make_text(cutoff="截至2009年6月30日")
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


def pack(path: Path, members: Mapping[str, str | bytes]) -> Path:
    """A zip archive with these members, deflated."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def outcomes(summary: LoadSummary) -> list[tuple[str, str | None]]:
    """Labels with the date of the report, the file that is the same, or the reason of the failure."""
    return [
        (
            file.label,
            str(file.error or file.same_as) if file.report is None else str(file.report.report.as_of),
        )
        for file in summary.files
    ]


def failures(path: Path) -> list[str]:
    """Why the files of a batch cannot be read."""
    return [str(file.error) for file in check([path]).failed]


def test_a_folder_is_read_to_its_depths_in_a_fixed_order(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    (folder / "b" / "c").mkdir(parents=True)
    write_text(folder / "b" / "c", "report.txt", MAY)
    write_text(folder / "b", "a.txt", JUNE)
    write_text(folder, "z.txt", "从前有座山。")
    pack(folder / "b.zip", {"inner/report.txt": make_text(cutoff="截至2009年7月31日")})
    summary = check([folder])
    assert outcomes(summary)[:3] == [
        ("corpus/b/a.txt", "2009-06-30"),
        ("corpus/b/c/report.txt", "2009-05-31"),
        ("corpus/b.zip/inner/report.txt", "2009-07-31"),
    ]
    assert [(file.label, str(file.error).partition(":")[0]) for file in summary.failed] == [
        ("corpus/z.txt", "corpus/z.txt")
    ]


def test_what_is_no_report_is_left_aside_and_counted(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    (folder / ".git").mkdir(parents=True)
    (folder / "__MACOSX").mkdir()
    write_text(folder, "report.txt", MAY)
    for name, content in {
        "~$report.docx": b"x",
        ".~lock.report.odt#": b"x",
        "Thumbs.db": b"x",
        ".DS_Store": b"x",
        "._report.txt": b"x",
        ".hidden": b"x",
        "scan.txt": PNG,
        "scan.jpg": b"\xff\xd8\xff\xe0",
        "scan.bmp": b"BM" + struct.pack("<IHH", 70, 0, 0),
        "scan.webp": b"RIFF\x00\x00\x00\x00WEBP",
        "notes.yaml": b"a: 1",
        "draft.tmp": b"x",
        "film.txt": b"\x00\x00\x00\x18ftypmp42",
    }.items():
        (folder / name).write_bytes(content)
    batch = find_batch([folder])
    assert [file.label for file in batch.files] == ["corpus/report.txt"]
    assert dict(batch.reasons) == {
        Reason.LOCK: 2,
        Reason.SYSTEM: 4,
        Reason.HIDDEN: 2,
        Reason.PICTURE: 4,
        Reason.SETTINGS: 1,
        Reason.TEMPORARY: 1,
        Reason.FILM: 1,
    }
    same = pack(
        tmp_path / "corpus.zip", {"a/report.txt": MAY, "__MACOSX/a/._report.txt": b"x", "a/s.txt": PNG}
    )
    packed = find_batch([same])
    assert [file.label for file in packed.files] == ["corpus.zip/a/report.txt"]
    assert [(skipped.label, skipped.reason) for skipped in packed.skipped] == [
        ("corpus.zip/__MACOSX/a/._report.txt", Reason.SYSTEM),
        ("corpus.zip/a/s.txt", Reason.PICTURE),
    ]


def test_a_file_that_is_named_itself_is_never_left_aside(tmp_path: Path) -> None:
    picture = tmp_path / "scan.png"
    picture.write_bytes(PNG)
    (words,) = failures(picture)
    assert words.startswith("scan.png: this is a picture (PNG)")


def test_nothing_to_read_is_an_error(tmp_path: Path) -> None:
    empty, bare = tmp_path / "empty", pack(tmp_path / "bare.zip", {})
    empty.mkdir()
    assert failures(empty) == ["empty: no file in this folder may be a report; name another"]
    assert failures(bare) == ["bare.zip: no file in this archive may be a report; give another"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    write_text(folder, "report.txt", MAY)
    (folder / "loop").symlink_to(folder)
    (folder / "broken").symlink_to(tmp_path / "missing")
    batch = find_batch([folder])
    assert [file.label for file in batch.files] == ["corpus/report.txt"]
    assert dict(batch.reasons) == {Reason.FOLDER_LINK: 1, Reason.NO_FILE: 1}


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_names_that_are_no_text_can_be_shown(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / os.fsdecode(b"\xc4\xcf\xba\xfe.txt")).write_text(MAY, encoding="utf-8")
    (file,) = check([folder]).files
    assert file.report is not None
    assert file.label == f"corpus/{file.report.report.source}"
    assert file.label.encode("utf-8")


def test_the_same_report_is_loaded_once(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    write_text(folder, "a.txt", MAY)
    write_text(folder, "b.txt", MAY)
    (folder / "c.txt").write_bytes(MAY.replace("\n", "\r\n").encode("gb18030"))
    write_text(folder, "d.txt", JUNE)
    # The same place, title, date and units, but another sentence: another version of the report.
    write_text(folder, "e.txt", JUNE.replace("与市科技局联系。", "与市科技局交流。"))
    summary = load([folder], store)
    assert [
        (file.label, file.same_as, file.same_bytes, file.replaces, file.change and file.change.outcome.value)
        for file in summary.files
    ] == [
        ("corpus/a.txt", None, False, None, "added"),
        ("corpus/b.txt", "corpus/a.txt", True, None, None),
        ("corpus/c.txt", "corpus/a.txt", False, None, None),
        ("corpus/d.txt", None, False, None, "added"),
        ("corpus/e.txt", None, False, "corpus/d.txt", "replaced"),
    ]
    assert store.read("MATCH (r:Report) RETURN r.as_of, r.source ORDER BY r.as_of").rows == (
        ("2009-05-31", "a.txt"),
        ("2009-06-30", "e.txt"),
    )


def test_checking_stores_nothing_and_says_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name, text in {"a.txt": MAY, "b.txt": MAY, "c.txt": JUNE, "d.txt": ""}.items():
        write_text(folder, name, text)
    checked = check([folder])
    with open_store(tmp_path / "liaison.db") as store:
        loaded = load([folder], store)
    assert outcomes(checked) == outcomes(loaded)
    assert [file.report for file in checked.files] == [file.report for file in loaded.files]
    assert [file.change for file in checked.files] == [None] * 4


def test_a_whole_batch_is_never_open_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file is read when it is its turn, and forgotten before the next."""
    path = pack(tmp_path / "corpus.zip", {f"{number}.txt": f"{number}" for number in range(5)})
    alive: list[int] = []
    opened: list[zipfile.ZipFile] = []
    read = archives.Archive.read

    def watch(archive: archives.Archive, member: archives.Member) -> bytes:
        alive.append(member.index)
        opened.append(archive._open())
        return read(archive, member)

    monkeypatch.setattr(archives.Archive, "read", watch)
    seen = []
    check([path], progress=lambda _, done, total: seen.append((list(alive), done, total)))
    assert seen == [(list(range(number)), number, 5) for number in range(1, 6)]
    assert all(archive.fp is None for archive in opened)


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


def test_a_folder_named_by_mistake_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "MAX_FILES", 2)
    for number in range(3):
        write_text(tmp_path, f"{number}.txt", MAY)
    with pytest.raises(ReportError, match="more than 2 files, which no batch has"):
        find_batch([tmp_path])


def test_an_error_says_which_of_several_files_of_one_name(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / "corpus" / name).mkdir(parents=True)
        write_text(tmp_path / "corpus" / name, "report.txt", "" if name == "a" else MAY)
    (failed,) = check([tmp_path / "corpus"]).failed
    assert isinstance(failed.error, LiaisonError)
    assert str(failed.error) == "corpus/a/report.txt: the file is empty; give the report's text"
