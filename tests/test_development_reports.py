"""The bars that reading has to reach on every report with a gold annotation, each asserted by itself."""

import csv
import html
import io
import re
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import pytest

from graph.model import ReportGraph
from loaders import LoadReport, example_report, read_report
from loaders.documents import read_source
from loaders.sheets import Sheet, read_sheet
from loaders.tables.characters import Fate
from tests.gold import REPORTS, Gold, declared_pairs, f1, fold, name_bodies, read_gold
from tests.layouts import SHARED

# The least F1 of the pairs that the counterpart columns declare.
DECLARED_F1 = 0.97
# Lines below the tables, seen by a person: they belong to no row.
NO_PART_OF_A_ROW: dict[str, list[str]] = {
    "a3": ["注：“市”指重庆市，“区”指北碚区；数据以各单位上报为准。"],
    "a4": ["启东市深化接轨上海对接合作情况表（续）", "统计截止日期：2021年8月31日", "单位：亿元、个"],
    "a6": [
        "备注：签约金额以协议文本为准；本表不含涉密事项。",
        "首页>政务公开>工作动态",
        "主办：湖南湘江新区管理委员会办公室网站标识码：4301040000",
    ],
    "a8": ["（共7家单位）"],
    "c1": ["注：市直单位均指襄樊市所属；数字由各部门自报，未经统计局核定。"],
    "c2": ["晋江市对外协作办公室编印"],
    "c4": ["编制：新区管委会办公室文中“市”指大连市"],
    "c6": ["备注：同一单位事项较多的，单位、协作单位只填首行。"],
}


def _find_reports() -> dict[str, tuple[Path, Path]]:
    """Name → report and annotation; the seed is no part of the repository."""
    name = "000_8baa89f7fb23512d"
    reports = {
        "example": (example_report(), REPORTS / "example.yaml"),
        "seed": (SHARED / f"seed/{name}.txt", SHARED / f"gold/{name}.yaml"),
    }
    for gold in sorted(REPORTS.glob("[abc]*_*.yaml")):
        report = next(path for path in REPORTS.glob(f"{gold.stem}.*") if path != gold)
        reports[gold.stem.partition("_")[0]] = (report, gold)
    return reports


_REPORTS = _find_reports()
_NO_SEED = pytest.mark.skipif(not SHARED.is_dir(), reason="the seed does not lie beside this checkout")


def _marks(name: str) -> list[pytest.MarkDecorator]:
    return [_NO_SEED] if name == "seed" else []


each_report = pytest.mark.parametrize("name", [pytest.param(name, marks=_marks(name)) for name in _REPORTS])


@cache
def _read(name: str) -> tuple[ReportGraph, LoadReport]:
    """Without help: neither place nor date is given."""
    return read_report(_REPORTS[name][0])


@cache
def _sheet(name: str) -> Sheet:
    return read_sheet(read_source(_REPORTS[name][0]))


@cache
def _gold(name: str) -> Gold:
    return read_gold(_REPORTS[name][1])


def test_all_development_reports_are_there() -> None:
    assert [name for name in _REPORTS if name.startswith("a")] == [f"a{number}" for number in range(1, 9)]


@each_report
def test_rows_and_units_are_exact(name: str) -> None:
    graph, account = _read(name)
    gold, named = _gold(name), name_bodies(graph, _gold(name))
    assert account.report.rows == len(_sheet(name).rows) == gold.report["rows"]
    assert [named[unit] for unit in graph.units] == gold.units


@each_report
def test_headers_are_found(name: str) -> None:
    headers = [fold(column.header) for column in _read(name)[1].columns if column.role is not None]
    missed = [
        header for header in _gold(name).report["columns"] if not any(fold(header) in one for one in headers)
    ]
    assert missed == []


@each_report
def test_every_word_of_the_file_is_in_the_text_that_is_read(name: str) -> None:
    """Taken from the file by a pattern, without the reader: what its tables hold, cell by cell."""
    text = fold(read_source(_REPORTS[name][0]).text)
    words = _words_of(_REPORTS[name][0])
    assert len(words) > 20
    assert [word for word in words if fold(word) not in text] == []


def _words_of(path: Path) -> list[str]:
    """The pieces of text in a file, as its format parts them."""
    content = path.read_bytes()
    match path.suffix:
        case ".docx":
            xml = ZipFile(path).read("word/document.xml").decode("utf-8")
            words = re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", re.sub(r"<w:del .*?</w:del>", "", xml))
        case ".xlsx":
            archive = ZipFile(path)
            sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
            xml = "".join(archive.read(name).decode("utf-8") for name in sheets)
            words = re.findall(r"<t(?: [^>]*)?>([^<]*)</t>", xml)
        case ".html":
            tables = re.findall(r"<table.*</table>", content.decode("utf-8"), re.DOTALL)
            words = [word for table in tables for word in re.split(r"<[^>]*>", table)]
        case ".csv":
            lines = io.StringIO(content.decode("utf-8-sig"), newline="")
            # A quotation mark stands twice in the file, and its offsets count so.
            words = [cell.replace('"', '""') for cells in csv.reader(lines) for cell in cells]
        case _:
            words = re.split(
                r"[|\t\r\n]", content.decode("gb18030" if "longxi" in path.name else "utf-8-sig")
            )
    return [html.unescape(word) for word in words if word.strip()]


@each_report
def test_declared_pairs(name: str) -> None:
    found = declared_pairs(_read(name)[0], _gold(name))
    assert f1(found, _gold(name)) >= DECLARED_F1, sorted(found ^ _gold(name).declared)


@each_report
def test_place_and_date_are_known_without_help(name: str) -> None:
    report, gold = _read(name)[1].report, _gold(name)
    place = report.place
    assert (place.province, place.city, place.district, report.as_of) == (*gold.place, gold.report["as_of"])


@each_report
def test_no_character_of_a_row_is_left_over(name: str) -> None:
    leftovers = _sheet(name).leftovers
    assert [piece.wording for piece in leftovers] == NO_PART_OF_A_ROW.get(name, [])
    known = sum(stop - start for piece in leftovers for start, stop in piece.stretches)
    assert _read(name)[1].characters[Fate.LEFTOVER] == known


@each_report
def test_every_statement_stands_where_it_is_said_to(name: str) -> None:
    source, (graph, _) = read_source(_REPORTS[name][0]), _read(name)
    cells = [cell.text for row in _sheet(name).rows for cell in row.cells]
    for statement in graph.statements:
        if statement.of == "file":
            assert source.is_verbatim
            assert source.text[statement.start : statement.stop] == statement.text
        else:
            assert any(cell[statement.start : statement.stop] == statement.text for cell in cells)
    assert graph.statements
