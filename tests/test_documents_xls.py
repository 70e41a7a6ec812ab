"""Workbooks of the old format, whatever they are called."""

import struct
from pathlib import Path

import pytest

from graph.errors import ReportError
from loaders.documents import Merged, parse_source, read_source
from tests.composition import shape
from tests.workbooks import HEADER, ROW, grids, make_xls, said


def test_old_workbooks_are_read_whatever_their_name(tmp_path: Path) -> None:
    source = read_source(make_xls(tmp_path, name="report.et"))
    assert source.format == "xls"
    assert shape(source) == [
        "区级部门对接情况",
        [HEADER, ROW, ["", "市海关\n市商检局", "2019年6月", "12.50万元"]],
    ]
    assert grids(source)[0].merged == (Merged(1, 0, 2, 1),)
    assert said(source) == [
        (
            "sheet 市级",
            "1 hidden rows with text (the first is 5) are not read; unhide them if they belong to the report",
        ),
        ("sheet 旧", "a hidden sheet with 1 filled cells is not read; unhide it if it belongs to the report"),
    ]


def test_a_damaged_old_workbook_is_refused_in_one_line(tmp_path: Path) -> None:
    content = bytearray(make_xls(tmp_path).read_bytes())
    content[512:1400] = bytes(888)
    with pytest.raises(ReportError) as caught:
        parse_source("report.xls", bytes(content))
    assert "report.xls: the workbook is damaged (" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_old_workbook_with_a_password_is_refused_as_such(tmp_path: Path) -> None:
    content = make_xls(tmp_path).read_bytes()
    # Where the rest is encrypted, FILEPASS comes behind the first record (BOF); here it replaces the second.
    start = content.index(struct.pack("<HHHH", 0x0809, 16, 0x0600, 0x0005)) + 20
    length = struct.unpack_from("<H", content, start + 2)[0]
    locked = content[:start] + struct.pack("<HH", 0x002F, length) + content[start + 4 :]
    with pytest.raises(ReportError, match=r"report\.xls: the workbook has a password"):
        parse_source("report.xls", locked)
