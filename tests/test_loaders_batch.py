"""Folders and archives: what is found in them, in which order, what is left aside, and what is refused."""

import os
import struct
import sys
import zipfile
from pathlib import Path

import pytest

from graph.errors import LiaisonError, ReportError
from graph.stores import Store, open_store
from loaders import LoadSummary, check, load
from loaders.batch import Reason, archives, find_batch, finding
from tests.batches import JUNE, MAY, failures, pack
from tests.layouts import make_text, write_text

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


def outcomes(summary: LoadSummary) -> list[tuple[str, str | None]]:
    """Labels with the date of the report, the file that is the same, or the reason of the failure."""
    return [
        (
            file.label,
            str(file.error or file.same_as) if file.report is None else str(file.report.report.as_of),
        )
        for file in summary.files
    ]


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
