"""From the flattened table to rows, with the fate of every character."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import ReportError
from graph.model import ColumnRole
from loaders.documents import Notice
from loaders.example import example_report
from loaders.sheets import Sheet
from loaders.tables.characters import Fate, Span, count_fates, partition
from tests.layouts import CUTOFF, HEADER, ROWS, SHARED, TITLE, make_text
from tests.tables import assert_partitioned, read

ROLES = (ColumnRole.UNIT, ColumnRole.COUNTERPARTS, ColumnRole.WORK, ColumnRole.RESULTS)
REAL = [
    example_report(),
    *sorted(SHARED.glob("seed/*.txt")),
    *(Path(__file__).parent / "reports" / name for name in ("a1_yijiang_2012.txt", "a7_heping_2018.txt")),
]


def cells_of(sheet: Sheet) -> list[tuple[str, tuple[tuple[ColumnRole, str], ...]]]:
    """Units with the roles and texts of their cells, line ends made alike."""
    return [
        (
            row.unit,
            tuple((cell.role, cell.text.replace("\r\n", "\n").replace("\r", "\n")) for cell in row.cells),
        )
        for row in sheet.rows
    ]


EXPECTED = [(cells[0], tuple(zip(ROLES, cells, strict=True))) for cells in ROWS]


def assert_accounted(sheet: Sheet, text: str) -> None:
    """Every character has one fate, and every text that was read stands where it is said to."""
    assert_partitioned(sheet, text)
    cells = {(cell.start, cell.text) for row in sheet.rows for cell in row.cells}
    assert cells == {
        (span.start, text[span.start : span.stop]) for span in sheet.spans if span.fate is Fate.CELL
    }
    leftovers = {(piece.start, piece.text) for piece in sheet.leftovers}
    assert leftovers == {
        (span.start, text[span.start : span.stop]) for span in sheet.spans if span.fate is Fate.LEFTOVER
    }


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("lead", ["\t", "    ", "\u3000\u3000"])
def test_rows_are_exact_whatever_ends_lines_and_leads_cells(end: str, lead: str) -> None:
    text = make_text(end=end, lead=lead)
    sheet = read(text)
    assert (sheet.title, sheet.intro, cells_of(sheet)) == (TITLE, (CUTOFF,), EXPECTED)
    assert [(column.header, column.role) for column in sheet.columns] == [
        (header, role)
        for header, role in zip(
            ["单位", "对接单位（含上级机关）", "对接情况", "对接的初步成果"], ROLES, strict=True
        )
    ]
    assert sheet.notices == ()
    assert_accounted(sheet, text)


def test_header_repeated_at_page_breaks_begins_no_row() -> None:
    pages = [make_text(ROWS[:1]), make_text(ROWS[1:], title="", cutoff="")]
    text = "\n".join(pages)
    sheet = read(text)
    assert cells_of(sheet) == EXPECTED
    assert [(len(table.header), table.rows) for table in sheet.tables] == [(4, 1), (4, 1)]
    assert len(sheet.columns) == 4
    assert_accounted(sheet, text)


def test_trailing_blanks_and_blank_lines_of_blanks_change_nothing() -> None:
    text = make_text().replace("\n", " \u3000\t\n").replace("局 \u3000\t\n", "局\u3000\n")
    sheet = read(text)
    assert [row.unit for row in sheet.rows] == [cells[0] for cells in ROWS]
    assert [cell.text.split() for row in sheet.rows for cell in row.cells] == [
        cell.split() for cells in ROWS for cell in cells
    ]
    assert_accounted(sheet, text)


def test_lost_blank_lines_between_rows_do_not_matter() -> None:
    rows = [tuple(cell.replace("\n\n", "\n") for cell in cells) for cells in ROWS]
    text = make_text(rows).replace("\n\n\t区", "\n\t区")
    assert cells_of(read(text)) == [(cells[0], tuple(zip(ROLES, cells, strict=True))) for cells in rows]


def test_a_blank_line_before_every_cell_does_not_matter() -> None:
    text = make_text().replace("\n\t", "\n\n\t")
    assert cells_of(read(text)) == EXPECTED


def test_blank_unit_continues_the_unit_above_even_over_a_page_break() -> None:
    pages = [make_text(ROWS[:1]), make_text([("", "市海关", "", "1.续页。"), ROWS[1]], title="", cutoff="")]
    sheet = read("\n".join(pages))
    assert cells_of(sheet) == [
        (EXPECTED[0][0], (*EXPECTED[0][1], (ROLES[1], "市海关"), (ROLES[3], "1.续页。"))),
        EXPECTED[1],
    ]
    assert [row.number for row in sheet.rows] == [1, 2]


def test_a_unit_named_again_is_still_one_row() -> None:
    sheet = read(make_text([*ROWS, ("区 经贸\n局", "市海关", "", "")]))
    assert [(row.number, row.unit, len(row.cells)) for row in sheet.rows] == [
        (1, "区经贸局", 6),
        (2, "区科技局", 4),
    ]


def test_numbers_and_remarks_are_columns_of_their_own() -> None:
    header = ("序号", "责任单位", "对接部门\n\n（单位）", "主要工作", "取得成效", "备 注")
    text = make_text([("1", *ROWS[0], "无"), ("2", *ROWS[1], "")], header=header)
    sheet = read(text)
    assert [column.role for column in sheet.columns] == [ColumnRole.NUMBER, *ROLES, ColumnRole.REMARKS]
    assert [[cell.role for cell in row.cells] for row in sheet.rows] == [
        [ColumnRole.NUMBER, *ROLES, ColumnRole.REMARKS],
        [ColumnRole.NUMBER, *ROLES],
    ]


def test_an_unknown_column_is_left_over_and_said() -> None:
    text = make_text([(*cells, "张三") for cells in ROWS], header=(*HEADER, "联系人"))
    sheet = read(text)
    assert cells_of(sheet) == EXPECTED
    assert [piece.text for piece in sheet.leftovers] == ["张三", "张三"]
    assert sheet.notices == (Notice("the column “联系人” is not known; its cells are not read", 12),)
    assert text.splitlines()[11] == "\t联系人"
    assert_accounted(sheet, text)


def test_a_row_of_other_width_is_left_over_and_said() -> None:
    text = make_text([ROWS[0], ROWS[1][:3]])
    sheet = read(text)
    assert cells_of(sheet) == EXPECTED[:1]
    assert [piece.text for piece in sheet.leftovers] == list(ROWS[1][:3])
    assert [notice.message for notice in sheet.notices] == [
        "not read: “区科技局” begins a row of 3 cells where the header has 4"
    ]
    assert_accounted(sheet, text)


def test_a_continuation_with_nothing_above_it_is_left_over_and_said() -> None:
    text = make_text([("", *ROWS[0][1:]), ROWS[1]])
    sheet = read(text)
    assert cells_of(sheet) == EXPECTED[1:]
    assert [notice.message for notice in sheet.notices] == [
        "not read: “市外经贸委、上汽集团” stands in a row without a unit, and none above it"
    ]
    assert_accounted(sheet, text)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("footer", ["- 3 -", "第3页 共5页", "注：数据以年报为准。", "2009年6月5日"])
def test_what_stands_below_the_table_is_no_cell(footer: str, end: str) -> None:
    text = make_text(end=end) + end + footer + end
    sheet = read(text)
    assert cells_of(sheet) == EXPECTED
    assert [piece.text for piece in sheet.leftovers] == [footer]
    assert_accounted(sheet, text)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_note_within_a_cell_stays_there(end: str) -> None:
    text = make_text(end=end) + "注：仅计本级。" + end
    sheet = read(text)
    assert sheet.rows[-1].cells[-1].text == end.join(
        ["1.争取项目2个。", "", "2.举办活动。", "注：仅计本级。"]
    )
    assert sheet.leftovers == ()


def test_a_table_in_another_layout_is_read_too() -> None:
    text = make_text() + "\n| 单位 | 对接单位 |\n| 区环保局 | 市环保局 |\n"
    sheet = read(text)
    expected = [*EXPECTED, ("区环保局", ((ROLES[0], "区环保局"), (ROLES[1], "市环保局")))]
    assert (cells_of(sheet), sheet.leftovers, sheet.notices) == (expected, (), ())
    assert_accounted(sheet, text)


def test_a_table_in_a_layout_that_is_not_known_is_left_over_and_said() -> None:
    text = make_text() + "\n| 处室 | 去向 |\n| 办公室 | 市环保局 |\n"
    sheet = read(text)
    assert cells_of(sheet) == EXPECTED
    assert [piece.text for piece in sheet.leftovers] == ["| 处室 | 去向 |", "| 办公室 | 市环保局 |"]
    assert [notice.message for notice in sheet.notices] == [
        "not read from here on: a table in another layout, “|处室|去向|”"
    ]


@pytest.mark.parametrize(
    ("before", "title", "intro"),
    [
        ("区级部门对接情况", "区级部门对接情况", ()),
        (
            "附件2\n\n区级部门\n对接情况汇总表\n（截至5月31日）",
            "区级部门对接情况汇总表",
            ("附件2", "（截至5月31日）"),
        ),
        ("南府办〔2009〕12号\n\n对接进展\n填报：区府办", "对接进展", ("南府办〔2009〕12号", "填报：区府办")),
        ("现将各部门对接工作汇报如下。", None, ("现将各部门对接工作汇报如下。",)),
        ("", None, ()),
    ],
)  # fmt: skip
def test_title_is_told_from_what_stands_around_it(
    before: str, title: str | None, intro: tuple[str, ...]
) -> None:
    text = make_text(title=before, cutoff="")
    sheet = read(text)
    assert (sheet.title, sheet.intro) == (title, intro)
    assert_accounted(sheet, text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("从前有座山，山里有座庙。\n", "report.txt: no table found"),
        ("\t甲\n\t乙\n\n\t丙\n\t丁\n", "report.txt: no table found"),
        (
            make_text((), header=("单位", "对接单位\n（含上级）")),
            "report.txt, line 5: the table has a header (单位、对接单位（含上级）) but no rows that fit it",
        ),
        (
            make_text([(cells[0], cells[2]) for cells in ROWS], header=("单位", "工作情况")),
            "report.txt, line 5: the table has no column of counterparts (对接单位、对接部门、",
        ),
        (make_text([cells[:2] for cells in ROWS]), "but no rows that fit it"),
    ],
)
def test_what_is_no_report_is_refused_in_one_line(text: str, words: str) -> None:
    with pytest.raises(ReportError) as caught:
        read(text)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name[:10])
def test_real_reports_are_read_to_the_last_character(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    sheet = read(text)
    counts = count_fates(sheet.spans)
    assert (counts[Fate.LEFTOVER], sheet.notices) == (0, ())
    assert_accounted(sheet, text)
    assert all(len({cell.role for cell in row.cells}) == len(sheet.columns) for row in sheet.rows)


def test_spans_that_overlap_are_a_defect() -> None:
    with pytest.raises(ValueError, match="overlaps"):
        partition("单位", [Span(Fate.CELL, 0, 2), Span(Fate.HEADER, 1, 2)])
    with pytest.raises(ValueError, match="overlaps"):
        partition("单位", [Span(Fate.CELL, 0, 3)])


def test_what_nobody_took_is_blank_or_left_over() -> None:
    assert partition("甲 乙\n\n丙", [Span(Fate.CELL, 2, 3)]) == (
        Span(Fate.LEFTOVER, 0, 1),
        Span(Fate.BLANK, 1, 2),
        Span(Fate.CELL, 2, 3),
        Span(Fate.BLANK, 3, 5),
        Span(Fate.LEFTOVER, 5, 6),
    )
    assert partition("", []) == ()


WORDS = st.text(st.sampled_from("市区局与对接1.、。 \t\u3000\n\r（）|单位"), max_size=30)
CELLS = st.lists(st.tuples(WORDS, WORDS, WORDS, WORDS), max_size=4)


@given(before=WORDS, rows=CELLS, after=WORDS, end=st.sampled_from(["\n", "\r\n", "\r"]))
def test_every_character_of_any_text_is_accounted_for(
    before: str, rows: list[tuple[str, str, str, str]], after: str, end: str
) -> None:
    text = make_text([*ROWS, *rows], title=before, end=end) + after
    sheet = read(text)
    assert_accounted(sheet, text)


LINES = st.text(st.sampled_from("市区局与对接工作、。"), min_size=1, max_size=12)
PARAGRAPHS = st.lists(LINES, min_size=1, max_size=4).map("\n\n".join)
NAME = st.text(st.sampled_from("市区局与对接工作"), max_size=12).map(lambda name: "区" + name)
NAMES = st.lists(NAME, min_size=1, max_size=5, unique=True)


@given(names=NAMES, data=st.data(), end=st.sampled_from(["\n", "\r\n", "\r"]))
def test_rows_come_back_as_they_were_written(names: list[str], data: st.DataObject, end: str) -> None:
    rows = [(name, *data.draw(st.tuples(PARAGRAPHS, PARAGRAPHS, PARAGRAPHS))) for name in names]
    sheet = read(make_text(rows, end=end))
    assert cells_of(sheet) == [(cells[0], tuple(zip(ROLES, cells, strict=True))) for cells in rows]


def test_a_column_of_sentences_is_read_whatever_its_header() -> None:
    lines = ("单位\t对接单位\t联手干了啥\t经手人",
             "区经贸局\t市海关\t与市海关联系，商定每月会商一次。\t张三",
             "区科技局\t市科技局\t到市科技局汇报高新技术企业培育的打算。\t李四")  # fmt: skip
    sheet = read("\n".join(("对接情况", "截至2009年5月31日", "", *lines, "")))
    assert [[cell.role for cell in row.cells] for row in sheet.rows] == [list(ROLES[:3])] * 2
    assert [notice.message for notice in sheet.notices] == [
        "the column “经手人” is not known; its cells are not read"
    ]
