"""Whatever a text holds: rows with the fate of every character, or a refusal; what was written comes back."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import ReportError
from loaders.tables.characters import Fate
from tests import render
from tests.render import ROWS, TEXTS, Rows
from tests.rendered import expected, lines
from tests.tables import assert_partitioned, read

# Layouts whose text is read as it stands; the others are read by a reader of their format.
PLAIN = {name: draw for name, (draw, ending, _) in TEXTS.items() if ending in ("txt", "md")}
# Those in which any row may hold anything.
EXACT = (
    "behind tabs",
    "Markdown",
    "bars over lines",
    "boxes",
    "double boxes",
    "bars at line ends",
    "numbered headings",
)
SCRAPS = st.text(
    st.sampled_from("单位对接区局：:|｜│├┼─+-=、。 \t\u3000\n\r（）1.一①【】#*<br>\\“”"), max_size=12
)


def assert_read_or_refused(text: str) -> None:
    """No other error; every character has one fate; what is a cell is text of the file."""
    try:
        sheet = read(text)
    except ReportError:
        return
    assert_partitioned(sheet, text)
    taken = sum(span.stop - span.start for span in sheet.spans if span.fate is Fate.CELL)
    assert taken <= len(text)
    for row in sheet.rows:
        for cell in row.cells:
            assert cell.start is None or text[cell.start : cell.start + len(cell.text)] == cell.text


@pytest.mark.parametrize("layout", PLAIN)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_text_that_is_broken_anywhere_is_read_or_refused(layout: str, data: st.DataObject) -> None:
    text = PLAIN[layout](ROWS)
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        stop = data.draw(st.integers(start, min(len(text), start + 20)))
        text = text[:start] + data.draw(SCRAPS) + text[stop:]
    assert_read_or_refused(text)


@settings(max_examples=200)
@given(
    st.lists(
        st.sampled_from(
            [
                "单位",
                "对接单位",
                "对接情况",
                "区经贸局",
                "|",
                "\n",
                "\t",
                "  ",
                "：",
                "│",
                "┌──┬──┐",
                "一、",
                "（",
                "）",
                "1.",
            ]
        )
    ).map("".join)
)
def test_any_text_of_such_words_is_read_or_refused(text: str) -> None:
    assert_read_or_refused(text)


WORDS = st.text(st.sampled_from("市区县商务海关联系走访签约，、"), min_size=1, max_size=30)
CELLS = st.lists(WORDS, min_size=1, max_size=3).map(
    lambda parts: "\n".join(f"{number}.{part}。" for number, part in enumerate(parts, 1))
)


@pytest.mark.parametrize("layout", EXACT)
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(cells=st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=2, max_size=5))
def test_what_was_written_comes_back(layout: str, cells: list[tuple[str, str, str]]) -> None:
    rows: Rows = [(f"区{'甲乙丙丁戊'[number]}局", *each) for number, each in enumerate(cells)]
    draw: Callable[[Rows], str] = PLAIN[layout]
    sheet = read(draw(rows))
    found = [(row.unit, [(cell.role, lines(cell.text)) for cell in row.cells[1:]]) for row in sheet.rows]
    assert (found, sheet.notices) == (expected(rows), ())
    assert [piece.text.strip("*") for piece in sheet.leftovers] == [render.NOTE]
