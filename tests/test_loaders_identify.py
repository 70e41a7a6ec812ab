"""Where a report comes from and what date it speaks for: said, inferred, given, or asked for."""

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import PlaceError, ReportError
from graph.model import Inference, Place
from loaders.documents import read_source
from loaders.example import example_report
from loaders.identify import identify_report
from loaders.sheets import read_sheet
from tests.identifying import MINHANG, NANHU, identify, rows_with
from tests.layouts import ROWS, SHARED, make_text


def test_place_and_date_are_asked_for_together() -> None:
    with pytest.raises(PlaceError) as caught:
        identify(make_text(rows_with("无。"), title="部门对接情况", cutoff=""))
    assert str(caught.value) == (
        "report.txt: the text does not say where it is from; say it: --place 浙江省嘉兴市南湖区 (in full); "
        "the text does not say what date it speaks for (截至…), nor does the file's name; "
        "say it: --as-of 2009-05-31"
    )


def test_a_short_name_in_the_title_is_a_candidate() -> None:
    with pytest.raises(PlaceError) as caught:
        identify(make_text(rows_with("无。"), title="嘉兴南湖对接情况"))
    assert str(caught.value) == (
        "report.txt: the text does not say where it is from in full; it may be 浙江省嘉兴市南湖区; "
        "say which: --place 浙江省嘉兴市南湖区"
    )


def test_a_division_of_other_years_is_asked_about_with_its_namesake() -> None:
    rows = [("市" + cells[0][1:], *cells[1:]) for cells in ROWS]
    with pytest.raises(PlaceError) as caught:
        identify(make_text(rows, title="富阳市部门对接情况", cutoff="截至2019年5月31日"))
    assert str(caught.value) == (
        "report.txt: “富阳市” is not in the tables of 2019 (浙江省杭州市富阳市: 1998 to 2013); "
        "say which place is meant: --place 浙江省杭州市富阳区"
    )


def test_what_the_text_says_stands_against_the_caller_and_is_noted() -> None:
    identity = identify(make_text(), place=MINHANG, as_of=date(2010, 1, 1))
    assert (identity.place, identity.as_of) == (NANHU, date(2009, 5, 31))
    assert [notice.message for notice in identity.notices] == [
        "taken for 浙江省嘉兴市南湖区, as the text says; not for 上海市闵行区, as told",
        "taken for 2009-05-31, as the text says; not for 2010-01-01, as told",
    ]


def test_the_caller_goes_before_what_is_inferred_and_it_is_noted() -> None:
    path = example_report()
    source = read_source(path)
    identity = identify_report(read_sheet(source), source, place=MINHANG, as_of=date(2009, 6, 30))
    assert (identity.place, identity.as_of, identity.inferred) == (MINHANG, date(2009, 6, 30), ())
    assert [notice.message for notice in identity.notices] == [
        "taken for 上海市闵行区, as told; the text points to 浙江省嘉兴市南湖区",
        "taken for 2009-06-30, as told; the text points to 2009-05-31",
    ]


def test_the_caller_may_be_more_exact_than_the_text() -> None:
    identity = identify(make_text(title="嘉兴市区级部门对接情况"), place=NANHU)
    assert (identity.place, identity.inferred, identity.notices) == (NANHU, (), ())


def test_a_report_without_a_title_is_called_by_its_file() -> None:
    identity = identify(make_text(title=""), "南湖区对接情况.txt")
    assert (identity.title, identity.inferred[0]) == (
        "南湖区对接情况",
        Inference("title", "南湖区对接情况.txt (the file's name)"),
    )


FRAGMENTS = st.sampled_from(
    ["南湖区", "上海市", "和县", "会同县", "鼓楼区", "城区", "新区", "昌吉州", "浙江", "嘉兴", "市",
     "局", "政府办公室", "对接情况", "与", "赴", "、", "：", "（", "）", "《", "。", "“区”指",
     "填报单位：", "发布日期：", "更新日期：", "截至", "2019年", "二〇一九年", "2月30日", "13月",
     "三季度", "今年", "目前", "底", "1月至", "99999", "44439", "\t", "\u3000"]
)  # fmt: skip
LINES = st.lists(st.lists(FRAGMENTS, max_size=6).map("".join), max_size=3).map("\n\n".join)


@given(title=LINES, before=LINES, below=LINES, name=LINES, work=LINES)
@settings(max_examples=150, deadline=None)
def test_whatever_stands_around_a_table_is_read_or_asked_about(
    title: str, before: str, below: str, name: str, work: str
) -> None:
    rows = [("区甲局", "市发改委", work.replace("\t", ""), "无。")]
    text = make_text(rows, title=title, cutoff=before) + below
    with suppress(PlaceError, ReportError):
        identity = identify(text, f"{name}.txt")
        assert date(1900, 1, 1) <= identity.as_of <= date(2099, 12, 31)
        assert str(identity.place)


REPORTS = Path(__file__).parent / "reports"
REAL = [
    (example_report(), NANHU, date(2009, 5, 31), {"place", "year"}),
    (SHARED / "seed/000_8baa89f7fb23512d.txt", NANHU, date(2009, 5, 31), {"place", "year"}),
    (REPORTS / "a1_yijiang_2012.txt", Place("安徽省", "芜湖市", "弋江区"), date(2012, 9, 15), set()),
    (REPORTS / "a2_longxi_2016.txt", Place("甘肃省", "定西市", "陇西县"), date(2016, 9, 30), set()),
    (REPORTS / "a3_beibei_2019.docx", Place(None, "重庆市", "北碚区"), date(2019, 11, 30), set()),
    (REPORTS / "a4_qidong_2021.xlsx", Place("江苏省", "南通市", "启东市"), date(2021, 8, 31), set()),
    (
        REPORTS / "a5_jimsar_2014.csv",
        Place("新疆维吾尔自治区", "昌吉回族自治州", "吉木萨尔县"),
        date(2014, 10, 31),
        set(),
    ),
    (
        REPORTS / "a6_xiangjiang_2023.html",
        Place("湖南省", "长沙市", "湖南湘江新区"),
        date(2023, 9, 30),
        set(),
    ),
    (REPORTS / "a7_heping_2018.txt", Place("辽宁省", "沈阳市", "和平区"), date(2018, 12, 25), {"place"}),
    (REPORTS / "a8_xinfeng_2022.md", Place("江西省", "赣州市", "信丰县"), date(2022, 6, 30), {"as_of"}),
]


@pytest.mark.parametrize(("path", "place", "as_of", "inferred"), REAL, ids=lambda value: str(value)[-20:-4])
def test_real_reports_are_identified_without_help(
    path: Path, place: Place, as_of: date, inferred: set[str]
) -> None:
    if not path.is_file():
        pytest.skip("the shared reports are not there")
    source = read_source(path)
    identity = identify_report(read_sheet(source), source)
    assert (identity.place, identity.as_of) == (place, as_of)
    assert {inference.what for inference in identity.inferred} == inferred
    assert all(inference.evidence for inference in identity.inferred)
