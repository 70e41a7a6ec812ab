"""Where a report comes from and what date it speaks for: said, inferred, given, or asked for."""

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import PlaceError, ReportError
from graph.model import Inference, Place
from loaders.documents import Source, read_source
from loaders.example import example_report
from loaders.identify import Identity, identify_report
from loaders.tables.reading import read_sheet
from tests.layouts import ROWS, SHARED, make_text

NANHU = Place("浙江省", "嘉兴市", "南湖区")
MINHANG = Place(None, "上海市", "闵行区")


def identify(
    text: str, name: str = "report.txt", *, place: Place | None = None, as_of: date | None = None
) -> Identity:
    """The identity of a text as if read from a file of that name."""
    source = Source(name, text.encode(), text, "utf-8")
    return identify_report(read_sheet(source), source, place=place, as_of=as_of)


def rows_with(*sentences: str, counterparts: str = "省发改委、市发改委") -> list[tuple[str, ...]]:
    """One row for each sentence, of bureaus of a district."""
    return [
        (f"区{letter}局", counterparts, sentence, "无。")
        for letter, sentence in zip("甲乙丙丁戊己", sentences, strict=False)
    ]


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("南湖区区级部门对接情况", NANHU),
        ("嘉兴市南湖区部门对接情况", NANHU),
        ("浙江省嘉兴市南湖区对接情况汇总", NANHU),
        ("关于南湖区部门对接情况", NANHU),
        ("2009年度南湖区对接情况", NANHU),
        ("中共南湖区委办公室对接情况", NANHU),
        ("南湖区与上海市闵行区对接情况", NANHU),
        ("重庆市北碚区区级部门对接情况", Place(None, "重庆市", "北碚区")),
        ("上海市闵行区各部门对接情况", MINHANG),
        ("湖南湘江新区产业对接情况", Place("湖南省", "长沙市", "湖南湘江新区")),
    ],
)
def test_a_place_in_the_title_is_said(title: str, place: Place) -> None:
    identity = identify(make_text(title=title, cutoff="截至2018年5月31日"))
    assert (identity.place, identity.as_of, identity.inferred) == (place, date(2018, 5, 31), ())


def test_a_place_that_is_said_with_its_province_may_deal_with_other_provinces() -> None:
    rows = [
        ("旗农牧局", "省交通厅、赤峰市科技局", "对接1次。", "无。"),
        ("旗科技局", "省科技厅", "无。", "无。"),
    ]
    aohan = Place("内蒙古自治区", "赤峰市", "敖汉旗")
    assert identify(make_text(rows, title="内蒙古自治区赤峰市敖汉旗各部门对接情况")).place == aohan
    with pytest.raises(PlaceError, match="the text does not say where it is from"):
        identify(make_text(rows, title="敖汉旗各部门对接情况"))


def test_a_place_under_the_title_is_said() -> None:
    text = make_text(title="部门对接情况\n\n填报单位：嘉兴市南湖区人民政府办公室")
    assert (identify(text).place, identify(text).inferred) == (NANHU, ())


def test_a_city_and_a_county_report_for_themselves() -> None:
    city = [("市" + cells[0][1:], *cells[1:]) for cells in ROWS]
    county = [("县" + cells[0][1:], *cells[1:]) for cells in ROWS]
    assert identify(make_text(city, title="嘉兴市市级部门对接情况")).place == Place("浙江省", "嘉兴市")
    assert identify(make_text(city, title="启东市接轨上海情况")).place == Place("江苏省", "南通市", "启东市")
    assert identify(make_text(county, title="陇西县对接情况")).place == Place("甘肃省", "定西市", "陇西县")


def test_of_two_places_of_one_name_the_city_that_is_named_is_meant() -> None:
    rows = rows_with("沈阳海关来函。", "沈阳大学、沈阳师范大学参加。", counterparts="市发改委")
    text = make_text(rows, title="和平区部门对接台账")
    identity = identify(text)
    assert identity.place == Place("辽宁省", "沈阳市", "和平区")
    assert identity.inferred == (
        Inference("place", "和平区 (和平区部门对接台账); 沈阳市, 3 times, the others never"),
    )


def test_of_two_places_of_one_name_the_one_below_a_province_is_meant_where_one_is_listed() -> None:
    identity = identify(make_text(rows_with("无。", counterparts="省发改委"), title="和平区部门对接台账"))
    assert identity.place == Place("辽宁省", "沈阳市", "和平区")
    assert identity.inferred == (
        Inference(
            "place", "和平区 (和平区部门对接台账); the only one that fits the units and their counterparts"
        ),
    )


def test_of_two_places_of_one_name_none_is_guessed() -> None:
    with pytest.raises(PlaceError) as caught:
        identify(make_text(title="和平区部门对接台账"))
    assert str(caught.value) == (
        "report.txt: “和平区” may be 天津市和平区、辽宁省沈阳市和平区; say which: --place 天津市和平区"
    )


def test_a_place_in_the_name_of_the_file_is_inferred() -> None:
    identity = identify(make_text(title="部门对接情况"), "南湖区对接.txt")
    assert (identity.place, identity.inferred) == (
        NANHU,
        (Inference("place", "南湖区 (the file's name)"),),
    )


@pytest.mark.parametrize(
    "title",
    ["学习闵行区经验对接情况", "赴南湖区对接情况", "嘉善县对接情况", "上海市闵行区对接情况", "嘉兴对接情况"],
)
def test_a_title_that_names_a_partner_says_nothing(title: str) -> None:
    """Bureaus of a 区 whose counterparts are 省…: neither a 县 nor a district of Shanghai can be theirs."""
    with pytest.raises(PlaceError, match="the text does not say where it is from"):
        identify(make_text(rows_with("无。"), title=title))


def test_a_file_name_says_where_somebody_went_and_not_who() -> None:
    with pytest.raises(PlaceError, match="the text does not say where it is from"):
        identify(make_text(title="部门对接情况"), "赴闵行区对接.txt")


def test_a_place_that_most_rows_name_is_inferred() -> None:
    rows = rows_with("启动南湖区整治。", "到南湖区考察。", "南湖区共27个点。", "邀请闵行区来访。")
    identity = identify(make_text(rows, title="部门对接情况"))
    assert (identity.place, identity.inferred) == (
        NANHU,
        (Inference("place", "南湖区, 3 times in 3 of 4 rows, other places once"),),
    )


def test_a_city_in_the_title_of_a_district_is_narrowed_by_the_sentences() -> None:
    rows = rows_with("南湖区一。", "南湖区二。", "南湖区三。")
    identity = identify(make_text(rows, title="嘉兴市区级部门对接情况"))
    assert (identity.place, identity.inferred) == (
        NANHU,
        (
            Inference("place", "嘉兴市 (嘉兴市区级部门对接情况)"),
            Inference("place", "南湖区, 3 times in 3 of 3 rows, other places never"),
        ),
    )
    with pytest.raises(PlaceError, match="the text does not say where it is from"):
        identify(make_text(rows, title="杭州市区级部门对接情况"))


def test_a_city_that_most_rows_name_is_inferred() -> None:
    rows = [
        ("市" + cells[0][1:], *cells[1:]) for cells in rows_with("嘉兴市一。", "嘉兴市二。", "来嘉兴市考察。")
    ]
    identity = identify(make_text(rows, title="部门对接情况"))
    assert (identity.place, identity.inferred) == (
        Place("浙江省", "嘉兴市"),
        (Inference("place", "嘉兴市, 3 times in 3 of 3 rows, other places never"),),
    )


def test_a_province_that_most_rows_name_is_inferred() -> None:
    rows = [
        ("省" + cells[0][1:], *cells[1:]) for cells in rows_with("浙江省一。", "浙江省二。", "浙江省三。")
    ]
    assert identify(make_text(rows, title="部门对接情况")).place == Place("浙江省")


def test_of_two_places_of_one_name_that_most_rows_name_one_is_meant() -> None:
    sentences = ["和平区一。", "和平区二。", "和平区三。"]
    identity = identify(
        make_text(rows_with(*sentences, "沈阳大学。", counterparts="沈阳海关"), title="对接情况")
    )
    assert identity.place == Place("辽宁省", "沈阳市", "和平区")
    assert identity.inferred == (
        Inference(
            "place",
            "和平区, 3 times in 3 of 4 rows, other places never; 沈阳市, 5 times, the others never",
        ),
    )
    with pytest.raises(PlaceError, match="“和平区” may be 天津市和平区、辽宁省沈阳市和平区; say which"):
        identify(make_text(rows_with(*sentences, counterparts="无"), title="对接情况"))


def test_units_of_several_sorts_report_for_a_district() -> None:
    rows = [
        ("首阳镇", "县农牧局", "南湖区一。", ""),
        ("区甲局", "市乙局", "南湖区二。", ""),
        ("管委会", "市丙局", "南湖区三。", ""),
    ]
    assert identify(make_text(rows, title="对接情况")).place == NANHU


@pytest.mark.parametrize(
    ("sentences", "words"),
    [
        (["无。", "与市科技局联系。"], "report.txt: the text does not say where it is from; say it: --place"),
        (["到南湖区考察。", "南湖区整治。"], "may be 浙江省嘉兴市南湖区; say which: --place 浙江省嘉兴"),
        (["南湖区一。", "南湖区二。", "南湖区三。", "到秀洲区、秀洲区、南湖区。"],
         "may be 浙江省嘉兴市南湖区、浙江省嘉兴市秀洲区; say which"),
        # A district of Shanghai has no 省 above it, which the counterparts name: a partner, not home.
        (["赴闵行区。", "在闵行区。", "闵行区来访。"], "report.txt: the text does not say where it is from"),
        # Bureaus of a 区 do not report for a 县.
        (["嘉善县一。", "嘉善县二。", "嘉善县三。"], "report.txt: the text does not say where it is from"),
    ],
)  # fmt: skip
def test_a_place_that_is_not_clear_is_asked_for(sentences: list[str], words: str) -> None:
    with pytest.raises(PlaceError) as caught:
        identify(make_text(rows_with(*sentences), title="部门对接情况"))
    assert words in str(caught.value)
    assert "--place" in str(caught.value)
    given = identify(make_text(rows_with(*sentences), title="部门对接情况"), place=NANHU)
    assert (given.place, given.inferred, given.notices) == (NANHU, (), ())


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
