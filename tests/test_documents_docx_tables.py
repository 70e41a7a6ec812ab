"""Tables of Word documents: merged cells, columns that no cell begins in, tables in cells."""

import pytest

from graph.errors import ReportError
from loaders.documents import Merged
from tests.composition import shape
from tests.office import p, tbl, tc, tr
from tests.worddocuments import HEADER, ROW, grid, messages, read


def test_cells_merged_in_both_directions_keep_their_columns() -> None:
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    source = read(
        tbl(
            tr(tc("填报：区府办", '<w:gridSpan w:val="4"/>')),
            HEADER,
            tr(tc("区经贸局", down), "市外经贸委", tc("对接。", '<w:gridSpan w:val="2"/>')),
            tr(tc(p(), on), "市海关", "走访。", "签订协议。"),
            tr(tc("区科技局", '<w:vMerge w:val="restart"/><w:gridSpan w:val="2"/>'), "甲", "乙"),
            tr(tc(p(), '<w:vMerge w:val="continue"/><w:gridSpan w:val="2"/>'), "丙", "丁"),
        )
    )
    assert shape(source) == [
        [
            ["填报：区府办", "", "", ""],
            ["单位", "对接单位", "对接情况", "成果"],
            ["区经贸局", "市外经贸委", "对接。", ""],
            ["", "市海关", "走访。", "签订协议。"],
            ["区科技局", "", "甲", "乙"],
            ["", "", "丙", "丁"],
        ]
    ]
    assert set(grid(source).merged) == {
        Merged(0, 0, 1, 4),
        Merged(2, 0, 2, 1),
        Merged(2, 2, 1, 2),
        Merged(4, 0, 2, 2),
    }


def test_old_horizontal_merging_and_skipped_columns() -> None:
    source = read(
        tbl(
            HEADER,
            tr(tc("区经贸局", '<w:hMerge w:val="restart"/>'), tc(p(), "<w:hMerge/>"), "甲", "乙"),
            tr("丙", "丁", properties='<w:gridBefore w:val="2"/>'),
        )
    )
    assert grid(source).merged == (Merged(1, 0, 1, 2),)
    assert shape(source)[0][1:] == [["区经贸局", "", "甲", "乙"], ["", "", "丙", "丁"]]


def test_columns_of_the_grid_in_which_no_cell_begins_are_none() -> None:
    two = '<w:gridSpan w:val="2"/>'
    source = read(
        tbl(tr(tc("单位", two), tc("对接单位", '<w:gridSpan w:val="3"/>')), tr(tc("甲", two), tc("乙", two)))
    )
    assert (shape(source), grid(source).merged) == ([[["单位", "对接单位"], ["甲", "乙"]]], ())


def test_a_row_whose_borders_were_dragged_stays_in_line() -> None:
    def row(spans: tuple[int, ...], *cells: str) -> str:
        return tr(*(tc(text, f'<w:gridSpan w:val="{n}"/>') for text, n in zip(cells, spans, strict=True)))

    source = read(
        tbl(
            row((2, 2, 2), "单位", "对接单位", "成果"),
            row((2, 2, 2), "甲", "乙", "丙"),
            row((1, 2, 3), "丁", "戊", "己"),
        )
    )
    assert shape(source) == [[["单位", "对接单位", "成果"], ["甲", "乙", "丙"], ["丁", "戊", "己"]]]


def test_a_lower_part_without_an_upper_one_is_a_cell() -> None:
    source = read(tbl(HEADER, tr(tc("区经贸局", "<w:vMerge/>"), "甲", "乙", "丙")))
    assert shape(source)[0][1] == ["区经贸局", "甲", "乙", "丙"]


def test_text_that_a_merged_cell_covers_is_counted_as_hidden() -> None:
    source = read(
        tbl(
            HEADER,
            tr(tc("甲", '<w:vMerge w:val="restart"/>'), "a", "b", "c"),
            tr(tc("乙丙", "<w:vMerge/>"), "d", "e", "f"),
        )
    )
    assert shape(source)[0][2] == ["", "d", "e", "f"]
    assert messages(source) == ["2 characters of hidden text are not read"]


def test_a_table_in_a_cell_becomes_lines_or_a_table_of_its_own() -> None:
    plain = tbl(tr("协议", "3份"), tr("项目", "2个"))
    source = read(tbl(HEADER, tr("区经贸局", "甲", tc(p("如下：") + plain + p()), "")))
    assert grid(source).rows[1][2].text == "如下：\n协议\t3份\n项目\t2个"
    assert messages(source) == ["1 tables within cells were read as lines of their cells"]
    framed = read(tbl(tr(tc(p("区级部门对接情况") + tbl(HEADER, ROW) + p()))))
    assert shape(framed) == [
        [["区级部门对接情况"]],
        [
            ["单位", "对接单位", "对接情况", "成果"],
            ["区经贸局", "市外经贸委", "与市外经贸委对接。", "签订协议。"],
        ],
    ]
    assert messages(framed) == ["1 tables within cells have a header and were read as tables of their own"]


def test_a_table_of_too_many_positions_is_refused() -> None:
    wide = tr(*("x" for _ in range(1_000)))
    with pytest.raises(ReportError, match=r"report\.docx, table 1: 600 rows of 1,000 columns are more than"):
        read(tbl(wide, *(tr("x") for _ in range(599))))
