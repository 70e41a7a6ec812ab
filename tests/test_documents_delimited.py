"""Delimited text: told from prose by its header, every cell at its place in the file."""

import codecs
import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import ReportError
from graph.model import ColumnRole
from loaders.columns import Named
from loaders.documents import Grid, Piece, Source, parse_source, read_source
from loaders.documents.delimited import read_delimited
from loaders.documents.encodings import decode
from loaders.sheets import read_sheet
from loaders.tables.characters import Fate, count_fates
from tests import composition
from tests.gold import REPORTS
from tests.layouts import HEADER, ROWS, make_text

NAMED: Named = {"牵头": ColumnRole.UNIT, "伙伴": ColumnRole.COUNTERPARTS}


def read(text: str, named: Named | None = None) -> Source | None:
    """The delimited text, if it is one; every piece stands where it says."""
    plain = Source("report.csv", text.encode(), text, "utf-8")
    source = read_delimited(plain) if named is None else read_delimited(plain, named)
    for block in (source.blocks or ()) if source else ():
        for piece in [block] if isinstance(block, Piece) else [cell for row in block.rows for cell in row]:
            assert "".join(text[start:stop] for start, stop in piece.stretches) == piece.text
            assert piece.origin is not None
    return source


def shape(source: Source | None) -> list[str | list[list[str]]] | None:
    """The lines and tables, as texts; None where there are none to tell."""
    return composition.shape(source) if source is not None else None


def write(
    rows: list[tuple[str, ...]], delimiter: str = ",", end: str = "\n", *, quote_all: bool = False
) -> str:
    """The rows as Python's own writer puts them."""
    buffer = io.StringIO(newline="")
    quoting = "QUOTE_ALL" if quote_all else "QUOTE_MINIMAL"
    csv.writer(buffer, delimiter=delimiter, lineterminator=end, quoting=getattr(csv, quoting)).writerows(rows)
    return buffer.getvalue()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(("delimiter", "name"), [(",", "csv"), ("\t", "tsv"), (";", "csv"), ("|", "csv")])
@pytest.mark.parametrize("quote_all", [False, True])
def test_cells_of_several_lines_and_quotes_come_back(
    delimiter: str, name: str, end: str, quote_all: bool
) -> None:
    cells = ("区经贸局", "市海关、市商检局", f'1.开展“回头看”。{end}2.逗号,分号;制表\t竖线|引号"在内"。', "")
    table = [HEADER, cells, *ROWS]
    # Python's writer takes a line break for one only where it ends lines so.
    text = write(
        [("区级部门对接情况", "", "", ""), *table], delimiter, end, quote_all=quote_all or end == "\r"
    )
    source = read(text)
    assert source is not None
    assert shape(source) == ["区级部门对接情况", [list(row) for row in table]]
    assert (source.format, source.is_verbatim, source.text) == (name, True, text)


def test_a_cell_stands_at_its_offset_and_one_with_doubled_quotes_in_parts() -> None:
    text = '单位,对接单位,成果\n区经贸局," 市海关 ","签""甲""协议"\n'
    source = read(text)
    assert source is not None
    (grid,) = source.blocks or ()
    assert isinstance(grid, Grid)
    unit, counterpart, result = grid.rows[1]
    assert (unit.start, counterpart.start, counterpart.text) == (text.index("区"), text.index("市"), "市海关")
    assert (result.text, result.start, len(result.parts)) == ('签"甲"协议', None, 3)
    assert str(result.origin) == "row 2, column 3"
    sheet = read_sheet(source)
    assert [cell.start for cell in sheet.rows[0].cells] == [text.index("区"), text.index("市"), None]


def test_every_character_is_accounted_for_and_commas_are_no_leftovers() -> None:
    text = write(
        [("对接情况表", "", "", ""), HEADER, *ROWS, ("", "", "", ""), ('注："市"指嘉兴市。', "", "", "")]
    )
    source = read(text)
    assert source is not None
    sheet = read_sheet(source)
    counts = count_fates(sheet.spans)
    assert sum(counts.values()) == len(text)
    assert counts[Fate.LEFTOVER] == len('注："市"指嘉兴市。')
    assert (sheet.title, [row.unit for row in sheet.rows]) == ("对接情况表", [row[0] for row in ROWS])


def test_quotes_within_a_cell_belong_to_its_text() -> None:
    source = read('单位,对接单位,成果\n区经贸局,市"海关"处,"回头看"工作\n')
    assert shape(source) == [[["单位", "对接单位", "成果"], ["区经贸局", '市"海关"处', '"回头看"工作']]]


def test_rows_are_cut_to_the_table_and_empty_ones_dropped() -> None:
    source = read("单位,对接单位,成果,,\n区经贸局,市海关,甲,,\n,,,,\n\n区科技局,市科技局,乙,,\n")
    assert shape(source) == [
        [["单位", "对接单位", "成果"], ["区经贸局", "市海关", "甲"], ["区科技局", "市科技局", "乙"]]
    ]


def test_a_title_between_tables_and_the_name_of_the_delimiter() -> None:
    text = (
        "sep=;\n一、部门;;\n单位;对接单位;成果\n甲局;乙局;丙\n二、镇街;;\n单位;对接单位;成果\n丁镇;戊局;己\n"
    )
    header = ["单位", "对接单位", "成果"]
    assert shape(read(text)) == [
        "一、部门",
        [header, ["甲局", "乙局", "丙"]],
        "二、镇街",
        [header, ["丁镇", "戊局", "己"]],
    ]


def test_a_row_that_was_broken_is_left_over_and_said() -> None:
    source = read(
        "单位,对接单位,成果\n区经贸局,市海关\n续行的文字\n区科技局,市科技局,甲,乙,丙\n区农业局,市农业局,丁\n"
    )
    assert source is not None
    sheet = read_sheet(source)
    assert [row.unit for row in sheet.rows] == ["区农业局"]
    assert len(sheet.notices) == 3
    assert all(notice.message.startswith("not read: ") for notice in sheet.notices)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "从前有座山,山里有座庙,庙里有个和尚。\n他讲故事,讲什么,讲从前有座山。\n",
        "各单位,对接工作要抓紧,情况要报送。\n一是要快,二是要实,三是要细。\n",
        "甲,乙,丙\n丁,戊,己\n",
        make_text(),
        make_text(lead="    "),
        "| 单位 | 对接单位 | 成果 |\n|---|---|---|\n| 区经贸局 | 市海关 | 甲 |\n",
        "单位|\n对接单位|\n成果|\n区经贸局|\n市海关|\n甲|\n",
        "姓名;单位\n张三;区经贸局\n",
    ],
)
def test_other_texts_are_no_delimited_ones(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize("path", sorted(REPORTS.glob("a[1278]_*.*")))
def test_reports_in_other_layouts_are_no_delimited_ones(path: Path) -> None:
    if path.suffix != ".yaml":
        assert read(decode(path.read_bytes(), path.name)[0]) is None


def test_columns_that_the_user_names_make_a_header() -> None:
    text = "牵头,伙伴,情况\n区经贸局,市海关,走访。\n"
    assert read(text) is None
    assert shape(read(text, NAMED)) == [[["牵头", "伙伴", "情况"], ["区经贸局", "市海关", "走访。"]]]
    sheet = read_sheet(Source("report.csv", text.encode(), text, "utf-8"), NAMED)
    assert [(row.unit, [cell.text for cell in row.cells][1:]) for row in sheet.rows] == [
        ("区经贸局", ["市海关", "走访。"])
    ]


def test_a_quote_that_is_not_closed_is_refused_where_it_stands() -> None:
    with pytest.raises(
        ReportError, match=r"report\.csv, line 3: a quoted cell begins here and is not closed"
    ):
        read('单位,对接单位,成果\n甲局,乙局,丙\n丁局,"戊局,己\n庚局,辛局,壬\n')


@pytest.mark.parametrize(
    ("encode", "encoding"),
    [
        (lambda text: codecs.BOM_UTF8 + text.encode(), "utf-8-sig"),
        (lambda text: text.encode("gb18030"), "gb18030"),
        (lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"), "utf-16"),
    ],
)  # fmt: skip
def test_encodings_are_those_of_text(encode: Callable[[str], bytes], encoding: str) -> None:
    text = write([HEADER, *ROWS], "\t", "\r\n")
    source = parse_source("report", encode(text))
    assert (source.format, source.encoding, source.text) == ("tsv", encoding, text)
    assert shape(source) == [[list(row) for row in (HEADER, *ROWS)]]


def test_too_many_cells_are_refused() -> None:
    text = "单位,对接单位,成果\n甲局,乙局,丙\n" + "," * 600_000
    quotes = '单位,对接单位,成果\n"' + '""' * 300_000 + '",乙,丙\n'
    with pytest.raises(ReportError, match=r"report\.csv: more than 250,000 doubled quotes"):
        read(quotes)
    with pytest.raises(
        ReportError, match=r"report\.csv: 3 rows of 600,001 columns are more than a report has"
    ):
        read(text)


CELLS = st.text(st.sampled_from('市区局与1.、。,;|\t "\n（）'), max_size=12)
BODY = st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=5)


@given(
    rows=BODY, delimiter=st.sampled_from(",;\t"), end=st.sampled_from(["\n", "\r\n"]), quote_all=st.booleans()
)
def test_whatever_is_written_is_read(
    rows: list[tuple[str, str, str]], delimiter: str, end: str, quote_all: bool
) -> None:
    table = [
        ("单位", "对接单位", "成果"),
        ("区经贸局", "市海关", "甲"),
        ("区科技局", "市科技局", "乙"),
        *rows,
    ]
    source = read(write([*table, ("区农业局", "市农业局", "丙")] * 2, delimiter, end, quote_all=quote_all))
    assert source is not None
    found = [
        [cell.text for cell in row]
        for block in source.blocks or ()
        if isinstance(block, Grid)
        for row in block.rows
    ]
    lines = [block.text for block in source.blocks or () if isinstance(block, Piece)]
    wanted = [[cell.strip() for cell in row] for row in [*table, ("区农业局", "市农业局", "丙")] * 2]
    assert [row for row in found if row[1:] != ["", ""]] == [row for row in wanted if row[1:] != ["", ""]]
    assert len(lines) + len(found) == len([row for row in wanted if any(row)])


@settings(deadline=None)
@given(text=st.text(st.sampled_from('单位对接,;|\t"\n 成果甲'), max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    whole = f"单位,对接单位,成果\n{text}\n区经贸局,市海关,甲\n"
    if _is_closed(text):
        assert read(whole) is not None
    else:
        with pytest.raises(ReportError, match="is not closed"):
            read(whole)


def _is_closed(text: str) -> bool:
    """Whether each quote that begins a cell is followed by another one, character by character."""
    inside = False
    begins = True
    position = 0
    while position < len(text):
        character = text[position]
        if inside and character == '"':
            doubled = text[position : position + 2] == '""'
            position += doubled
            inside = doubled
        elif not inside:
            inside = begins and character == '"'
            begins = character in ",\n" or (begins and character in " \t")
        position += 1
    return not inside


@pytest.mark.parametrize("path", sorted(REPORTS.glob("a5_*.csv")), ids=lambda path: path.name[:10])
def test_the_development_file_is_read_exactly(path: Path) -> None:
    import yaml

    gold = yaml.safe_load(path.with_suffix(".yaml").read_text(encoding="utf-8"))["report"]
    sheet = read_sheet(read_source(path))
    counts = count_fates(sheet.spans)
    assert sheet.title == gold["title"]
    assert [column.header.partition("（")[0] for column in sheet.columns] == gold["columns"]
    assert (len(sheet.rows), sheet.notices, counts[Fate.LEFTOVER]) == (gold["rows"], (), 0)
