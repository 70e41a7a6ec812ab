"""Of when a report is: said, inferred, or asked for."""

from datetime import date

import pytest

from graph.errors import ReportError
from graph.model import Inference
from tests.identifying import identify, rows_with
from tests.layouts import make_text


@pytest.mark.parametrize(
    ("cutoff", "as_of", "inferred"),
    [
        ("截至2009年5月31日", date(2009, 5, 31), ()),
        ("（截止２００９年５月３１日）", date(2009, 5, 31), ()),
        ("数据截至：2009-05-31", date(2009, 5, 31), ()),
        ("截至二〇〇九年五月三十一日", date(2009, 5, 31), ()),
        ("2009.5.31", date(2009, 5, 31), ()),
        ("发布日期：2009年6月12日　数据截至：2009年5月31日", date(2009, 5, 31), ()),
        (
            "更新日期：2009年6月12日",
            date(2009, 6, 12),
            (Inference("as_of", "2009年6月12日 (更新日期：2009年6月12日)"),),
        ),
        ("截至2008年2月底", date(2008, 2, 29), (Inference("day", "2008年2月底 (its last day)"),)),
        ("（2023年三季度）", date(2023, 9, 30), (Inference("day", "2023年三季度 (its last day)"),)),
        ("2012年上半年", date(2012, 6, 30), (Inference("day", "2012年上半年 (its last day)"),)),
    ],
)
def test_a_date_before_the_table_is_said(cutoff: str, as_of: date, inferred: tuple[Inference, ...]) -> None:
    identity = identify(make_text(cutoff=cutoff))
    assert (identity.as_of, identity.inferred) == (as_of, inferred)


@pytest.mark.parametrize(
    ("text", "name", "year"),
    [
        (make_text(title="南湖区2010年", cutoff="截至5月31日"), "a.txt", Inference("year", "南湖区2010年")),
        (make_text(cutoff="截至5月31日"), "20100612.txt", Inference("year", "20100612.txt")),
        (make_text(rows_with("列为2010年工程。", "《规划（2011年）》。"), cutoff="截至5月31日"), "a.txt",
         Inference("year", "列为2010年工程")),
    ],
)  # fmt: skip
def test_a_year_that_is_not_printed_is_inferred(text: str, name: str, year: Inference) -> None:
    identity = identify(text, name)
    assert (identity.as_of, identity.inferred) == (date(2010, 5, 31), (year,))


def test_a_date_in_the_name_or_below_the_table_is_inferred() -> None:
    identity = identify(make_text(cutoff=""), "对接20090531.txt")
    assert (identity.as_of, identity.inferred) == (
        date(2009, 5, 31),
        (Inference("as_of", "20090531 (the file's name)"),),
    )
    below = identify(make_text(cutoff="") + "\n2009年6月5日\n")
    assert (below.as_of, below.inferred) == (
        date(2009, 6, 5),
        (Inference("as_of", "2009年6月5日 (below the table)"),),
    )


@pytest.mark.parametrize(
    ("sentences", "cutoff", "words"),
    [
        (["无。"], "", "report.txt: the text does not say what date it speaks for (截至…)"),
        (
            ["无。"],
            "截至5月31日",
            "“5月31日” has no year, and the text tells none that is clear; say it: --as-of",
        ),
        (
            ["2008年立项，2009年完工。"],
            "截至5月31日",
            "tells none that is clear (2008、2009); say it: --as-of 2008-",
        ),
        (["建设期2008年－2012年。"], "截至5月31日", "tells none that is clear; say it"),
        (["无。"], "截至2009年2月30日", "“2009年2月30日” of 2009 is no date"),
    ],
)
def test_a_date_that_is_not_clear_is_asked_for(sentences: list[str], cutoff: str, words: str) -> None:
    text = make_text(rows_with(*sentences), cutoff=cutoff)
    with pytest.raises(ReportError) as caught:
        identify(text)
    assert words in str(caught.value)
    assert "--as-of" in str(caught.value)
    given = identify(text, as_of=date(2009, 5, 31))
    assert (given.as_of, given.inferred, given.notices) == (date(2009, 5, 31), (), ())
