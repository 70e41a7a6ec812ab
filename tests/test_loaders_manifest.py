"""A manifest: what it says of files is used and kept; what it cannot mean is reported, line by line."""

import sys
from datetime import date
from pathlib import Path

import pytest

from graph.errors import ReportError
from graph.stores import Store
from loaders import check, load
from loaders.batch import MANIFEST_COLUMNS, Reason, find_batch
from loaders.batch.manifest import read_manifest
from tests.batches import pack
from tests.layouts import make_text, write_text

PLAIN = make_text(title="部门对接情况", cutoff="")
URL = "https://example.org/南湖区/a.docx"


def write_manifest(folder: Path, *lines: str, encoding: str = "utf-8") -> Path:
    """A manifest of these lines."""
    path = folder / "files.csv"
    path.write_bytes("".join(line + "\n" for line in lines).encode(encoding))
    return path


def problems(folder: Path, *lines: str) -> list[str]:
    """What is wrong with a manifest of these lines, below the usual header."""
    manifest = write_manifest(folder, "path,place,as_of,url,retrieved", *lines)
    return [str(file.error) for file in check([], manifest=manifest).failed]


def test_what_a_manifest_says_is_used_and_kept(store: Store, tmp_path: Path) -> None:
    (tmp_path / "2009").mkdir()
    write_text(tmp_path / "2009", "a.txt", PLAIN)
    manifest = write_manifest(
        tmp_path,
        "path,place,as_of,url,retrieved",
        f"2009/a.txt,浙江省嘉兴市南湖区,2009-05-31,{URL},2024-03-05T10:20:30Z",
    )
    summary = load([], store, manifest=manifest)
    assert [(file.label, file.error) for file in summary.files] == [("2009/a.txt", None)]
    assert store.read("MATCH (r:Report) RETURN r.place, r.as_of, r.url, r.retrieved, r.source").rows == (
        ("浙江省嘉兴市南湖区", "2009-05-31", URL, "2024-03-05", "a.txt"),
    )


def test_a_report_without_a_manifest_has_no_provenance(store: Store, tmp_path: Path) -> None:
    load([write_text(tmp_path)], store)
    assert store.read("MATCH (r:Report) RETURN r.url, r.retrieved").rows == ((None, None),)


def test_what_is_said_of_one_file_goes_before_what_is_said_of_all(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        write_text(tmp_path, name, PLAIN.replace("市科技局", f"市科技局{name[0].upper()}"))
    manifest = write_manifest(tmp_path, "as_of,path", "2010年6月30日,a.txt", ",b.txt")
    from graph.identity.places import parse_place

    summary = check([], manifest=manifest, place=parse_place("南湖区"), as_of=date(2009, 5, 31))
    assert [file.report and file.report.report.as_of for file in summary.files] == [
        date(2010, 6, 30),
        date(2009, 5, 31),
    ]


def test_a_manifest_speaks_of_files_found_otherwise(tmp_path: Path) -> None:
    """In a folder, in an archive, or only in the manifest: each file once, with what is said of it."""
    write_text(tmp_path, "a.txt", PLAIN)
    pack(tmp_path / "b.zip", {"南湖/b.txt": PLAIN, "南湖/c.txt": PLAIN})
    manifest = write_manifest(
        tmp_path, "path,url", f"a.txt,{URL}1", f"b.zip/南湖/b.txt,{URL}2", "", encoding="gb18030"
    )
    found = find_batch([tmp_path], manifest)
    name = tmp_path.name
    assert [(file.label, file.listed and file.listed.url) for file in found.files] == [
        (f"{name}/a.txt", f"{URL}1"),
        (f"{name}/b.zip/南湖/b.txt", f"{URL}2"),
        (f"{name}/b.zip/南湖/c.txt", None),
    ]
    assert dict(found.reasons) == {Reason.MANIFEST: 1}
    alone = find_batch([], manifest)
    assert [(file.label, file.listed and file.listed.url) for file in alone.files] == [
        ("a.txt", f"{URL}1"),
        ("b.zip/南湖/b.txt", f"{URL}2"),
    ]
    assert alone.files[1].read().text == PLAIN


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_manifest_as_spreadsheets_save_it(tmp_path: Path, encoding: str, delimiter: str) -> None:
    write_text(tmp_path, "南湖 区.txt", PLAIN)
    lines = [["Path", " place ", "as_of"], ['"南湖 区.txt"', "南湖区", "2009/5/31"]]
    manifest = write_manifest(tmp_path, *(delimiter.join(line) for line in lines), encoding=encoding)
    (entry,) = read_manifest(manifest).entries
    assert (entry.label, str(entry.listed.place), entry.listed.as_of, entry.error) == (
        "南湖 区.txt",
        "浙江省嘉兴市南湖区",
        date(2009, 5, 31),
        None,
    )


def test_unknown_columns_are_reported(tmp_path: Path) -> None:
    write_text(tmp_path, "a.txt")
    manifest = write_manifest(tmp_path, "path,publisher,place", "a.txt,somebody,浙江省嘉兴市南湖区")
    summary = check([], manifest=manifest)
    assert summary.notices == (
        "files.csv: the column “publisher” is not known and not kept; known are "
        + ", ".join(MANIFEST_COLUMNS),
    )
    assert not summary.failed


def test_a_missing_file_is_reported_and_keeps_no_other_from_being_read(tmp_path: Path) -> None:
    write_text(tmp_path, "a.txt")
    (tmp_path / "folder").mkdir()
    manifest = write_manifest(tmp_path, "path", "missing.txt", "folder", "a.txt", "a.txt/b.txt")
    summary = check([], manifest=manifest)
    assert [str(file.error) for file in summary.failed] == [
        "missing.txt: there is no such file (files.csv, line 2)",
        "folder: a folder or an archive; list the files in it (files.csv, line 3)",
        "a.txt/b.txt: there is no such file (files.csv, line 5)",
    ]
    assert [file.label for file in summary.loaded] == ["a.txt"]


@pytest.mark.parametrize(
    "path", ["../secret.txt", "/etc/passwd", "a/../../secret.txt", "C:\\secret.txt", "\\\\host\\secret.txt"]
)
def test_paths_do_not_leave_the_folder(tmp_path: Path, path: str) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    write_text(tmp_path, "secret.txt")
    shown = path.replace("\\", "/")
    assert problems(folder, path) == [
        f"files.csv, line 2: the path {shown} leads out of the manifest's folder; correct the line"
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_neither_do_links(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "link.txt").symlink_to(write_text(tmp_path, "secret.txt"))
    (words,) = problems(folder, "link.txt")
    assert "leads out of the manifest's folder" in words


def test_everything_that_is_wrong_with_a_line_is_said_at_once(tmp_path: Path) -> None:
    write_text(tmp_path, "a.txt")
    one, two, three = problems(
        tmp_path, "a.txt,,2009-02-30,javascript:alert(1),yesterday", ",南湖区", "a.txt,无此地,,,,,more"
    )
    assert one == (
        "files.csv, line 2: as_of “2009-02-30” is no date; write it as 2009-05-31; "
        "url “javascript:alert(1)” is no address; it begins with https:// or http://; "
        "retrieved “yesterday” is no date; write it as 2009-05-31; correct the line"
    )
    assert two == "files.csv, line 3: no path; correct the line"
    assert three == (
        "files.csv, line 4: more cells than columns; no place is called “无此地”; "
        "write it in full, from the province down: 浙江省嘉兴市南湖区"
    )


def test_a_file_listed_twice_is_an_error(tmp_path: Path) -> None:
    write_text(tmp_path, "a.txt")
    assert problems(tmp_path, "a.txt,,2009-05-31", "./a.txt,,2010-05-31") == [
        "a.txt: listed in files.csv on lines 2 and 3; keep one"
    ]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("file,place\na.txt,南湖区\n".encode(), "files.csv: no manifest, it has no column “path”"),
        (b"", "files.csv: no manifest, it has no column"),
        (b"path,path\n", "files.csv: the column “path” is there twice"),
        (b'path\n"a.txt\n', "files.csv, line 2: no CSV"),
        (b"path\n\x00\x01\x02", "files.csv: a binary file"),
        (b"path\n" + b"a" * 200_000, "files.csv, line 2: no CSV (field larger than field limit"),
    ],
)
def test_what_is_no_manifest_is_refused(tmp_path: Path, content: bytes, words: str) -> None:
    (tmp_path / "files.csv").write_bytes(content)
    with pytest.raises(ReportError) as caught:
        find_batch([], tmp_path / "files.csv")
    assert str(caught.value).startswith(words)


def test_a_manifest_that_is_missing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"the manifest cannot be read \(No such file or directory\)"):
        find_batch([], tmp_path / "files.csv")
