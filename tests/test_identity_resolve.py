"""All names of a report together: what the report adds, parts, and what is only suggested."""

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.identity.resolve import Resolution, RowNames, canonical_units, resolve_names
from graph.model import Place

NANHU = Place("浙江省", "嘉兴市", "南湖区")
LONGXI = Place("甘肃省", "定西市", "陇西县")
BEIBEI = Place(None, "重庆市", "北碚区")


def bodies(resolution: Resolution, *names: str) -> set[str]:
    return {resolution.organizations[name].name for name in names}


def part_names(resolution: Resolution) -> set[tuple[str, str]]:
    by_id = {o.id: o.name for o in resolution.organizations.values()}
    return {(by_id[part], by_id[whole]) for part, whole in resolution.parts}


def test_a_weak_form_is_read_as_the_full_form_that_the_report_names() -> None:
    resolution = resolve_names(["锦江集团", "锦江国际集团"], NANHU)
    assert bodies(resolution, "锦江集团", "锦江国际集团") == {"锦江国际集团"}
    assert resolution.reasons["锦江集团"][-1] == "short for 锦江国际集团, which the report names too"


def test_a_weak_form_alone_stays_a_body_of_its_own_place() -> None:
    one = resolve_names(["锦江集团"], NANHU).organizations["锦江集团"]
    other = resolve_names(["锦江集团"], LONGXI).organizations["锦江集团"]
    assert one.name == other.name == "锦江集团"
    assert one.id != other.id


def test_two_names_listed_side_by_side_are_not_made_one_by_context() -> None:
    row = RowNames(listed=("锦江集团", "锦江国际集团"), said=())
    resolution = resolve_names(["锦江集团", "锦江国际集团"], NANHU, rows=[row])
    assert bodies(resolution, "锦江集团", "锦江国际集团") == {"锦江集团", "锦江国际集团"}
    assert [s.reason for s in resolution.suggestions] == ["锦江集团 may be short for 锦江国际集团"]


def test_what_the_report_says_outright_is_followed_to_its_end() -> None:
    aliases = {"湘江集团": "湖南湘江新区发展集团有限公司", "湘发": "湘江集团"}
    resolution = resolve_names(["湘发"], NANHU, aliases=aliases)
    assert bodies(resolution, "湘发", "湘江集团") == {"湖南湘江新区发展集团"}


def test_every_form_of_a_renamed_office_follows_its_new_name() -> None:
    resolution = resolve_names(
        ["市应急局", "市安监局", "市安全生产监督管理局"], BEIBEI, aliases={"市安监局": "市应急局"}
    )
    assert bodies(resolution, "市安监局", "市安全生产监督管理局") == {"重庆市应急局"}


def test_a_circle_of_other_names_ends() -> None:
    resolution = resolve_names(["甲中心", "乙中心"], NANHU, aliases={"甲中心": "乙中心", "乙中心": "甲中心"})
    assert len(resolution.organizations) == 2


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        ("南江地质队", "重庆市南江水文地质工程地质队"),
        ("缙云山管理局", "缙云山国家级自然保护区管理局"),
        ("重庆京东方", "重庆京东方光电科技有限公司"),
    ],
)
def test_a_row_that_lists_a_short_form_and_writes_out_the_full_one_names_one_body(
    listed: str, said: str
) -> None:
    rows = [RowNames(listed=(listed,), said=(said,))]
    resolution = resolve_names([listed, said], BEIBEI, rows=rows)
    assert resolution.organizations[listed] == resolution.organizations[said]


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        ("县医院", "县中医院"),
        ("区工商局", "区工商分局"),
        ("县第一小学", "县第十一小学"),
        ("上海建工集团", "上海建工四建集团"),
        ("陇西文旅公司", "陇西新文旅公司"),
    ],
)
def test_a_row_does_not_make_one_what_its_names_tell_apart(listed: str, said: str) -> None:
    rows = [RowNames(listed=(listed,), said=(said,))]
    resolution = resolve_names([listed, said], LONGXI, rows=rows)
    assert resolution.organizations[listed].id != resolution.organizations[said].id


def test_a_short_form_that_fits_two_bodies_is_left_alone() -> None:
    rows = [RowNames(listed=("南江地质队",), said=("南江水文地质队", "南江工程地质队"))]
    names = [name for row in rows for name in (*row.listed, *row.said)]
    assert len({o.id for o in resolve_names(names, BEIBEI, rows=rows).organizations.values()}) == 3


def test_parts_are_linked_to_the_wholes_that_the_report_names() -> None:
    names = [
        "兴业银行嘉兴支行",
        "兴业银行",
        "省农科院中药材研究所",
        "省农科院",
        "县政府办公室",
        "县政府",
        "浙大",
    ]
    assert part_names(resolve_names(names, LONGXI)) == {
        ("兴业银行嘉兴支行", "兴业银行"),
        ("甘肃省农科院中药材研究所", "甘肃省农科院"),
        ("陇西县政府办公室", "陇西县政府"),
    }


def test_a_name_that_only_begins_like_another_is_no_part() -> None:
    assert part_names(resolve_names(["中国银行业协会", "中国银行", "县政府", "县政协"], LONGXI)) == set()


def test_likely_pairs_are_suggested_and_not_merged() -> None:
    resolution = resolve_names(["陇西药业集团", "陇西制药业集团"], LONGXI)
    assert len({o.id for o in resolution.organizations.values()}) == 2
    assert [s.reason for s in resolution.suggestions] == ["陇西药业集团 may be short for 陇西制药业集团"]


def test_a_level_that_names_no_place_is_no_short_form_of_another_level() -> None:
    prefecture = Place("湖南省", "湘西土家族苗族自治州", None)
    names = ["县疾控中心", "省疾控中心"]
    resolution = resolve_names(names, prefecture, rows=[RowNames(("省疾控中心",), tuple(names))])
    assert resolution.organizations["省疾控中心"].name == "湖南省疾控中心"
    assert resolution.organizations["县疾控中心"].id != resolution.organizations["省疾控中心"].id


def test_units_have_canonical_names_in_their_order() -> None:
    assert canonical_units(["区科技局", "区规划与建设局", "区科学技术局"], NANHU) == [
        "南湖区科技局",
        "南湖区规划与建设局",
    ]


NAMES = [
    "市科技局",
    "区科技局",
    "锦江集团",
    "锦江国际集团",
    "工行",
    "中国工商银行",
    "上海的央企",
    "商业银行",
    "区政府",
    "嘉兴市",
]


@settings(deadline=None)  # the first example loads tables and models
@given(st.permutations(NAMES))
def test_the_order_of_names_decides_nothing(names: Iterable[str]) -> None:
    expected = resolve_names(NAMES, NANHU).organizations
    assert resolve_names(names, NANHU).organizations == expected


@settings(deadline=None)  # the first example loads tables and models
@given(
    st.text(
        alphabet="省市区县州镇乡局委厅办政府工商银行分支公司集团协会嘉兴上海中国一二（）、有关相各",
        max_size=12,
    )
)
def test_any_name_reads_as_some_body_and_always_the_same(name: str) -> None:
    one = resolve_names([name], NANHU).organizations[name]
    assert resolve_names([name], NANHU).organizations[name] == one


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("中国电信陇西分公司", "中国移动陇西分公司"),
        ("省农科院园艺所", "省农科院粮作所"),
        ("上海大学", "上海海洋大学"),
    ],
)
def test_names_that_tell_their_bodies_apart_are_not_suggested(one: str, other: str) -> None:
    assert resolve_names([one, other], LONGXI).suggestions == ()


def test_an_outlet_named_without_its_whole_is_the_one_that_the_report_names_in_full() -> None:
    names = ["市公安局", "市公安局大桥派出所", "大桥派出所", "杭州海关驻嘉兴办事处", "海关嘉兴办事处"]
    assert bodies(resolve_names(names, NANHU), *names) == {
        "嘉兴市公安局",
        "嘉兴市公安局大桥派出所",
        "杭州海关驻嘉兴办事处",
    }


def test_a_firm_of_a_group_goes_by_its_own_name_too() -> None:
    names = ["国家电投集团浙江大桥港煤电有限公司", "大桥港煤电公司"]
    assert len(bodies(resolve_names(names, NANHU), *names)) == 1


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("潮庭食品", "广东潮庭食品股份有限公司"),
        ("超声电子", "广东汕头超声电子股份有限公司"),
        ("杜郎口中学", "山东省茌平县杜郎口中学"),
    ],
)
def test_a_name_without_its_place_is_the_one_that_has_it(short: str, full: str) -> None:
    assert len(bodies(resolve_names([short, full], NANHU), short, full)) == 1


@pytest.mark.parametrize(
    ("short", "fulls"),
    [
        ("第一中学", ["海宁市第一中学"]),
        ("实验小学", ["海宁市实验小学"]),
        ("恒祥焦化", ["嘉兴市恒祥焦化有限公司", "海宁市恒祥焦化有限公司"]),
        ("金山食品", ["嘉兴市金食品有限公司"]),
    ],
)
def test_what_several_places_may_have_stays_its_own(short: str, fulls: list[str]) -> None:
    names = [short, *fulls]
    assert len(bodies(resolve_names(names, NANHU), *names)) == len(names)


def test_an_outlet_that_several_wholes_may_have_stays_its_own() -> None:
    names = ["市公安局", "市公安局大桥派出所", "区公安局", "区公安局大桥派出所", "大桥派出所"]
    assert len(bodies(resolve_names(names, NANHU), *names)) == 5


def test_a_school_counts_as_its_university_where_no_column_lists_it() -> None:
    school = "甘肃农业大学园艺学院"
    assert bodies(resolve_names([school], NANHU), school) == {"甘肃农业大学"}
    assert bodies(resolve_names([school, "甘肃农业大学"], NANHU), school) == {"甘肃农业大学"}
    college = "甘肃农业大学职业技术学院"
    assert bodies(resolve_names([college, "甘肃农业大学"], NANHU), college) == {college}
    row = RowNames(listed=(school,), said=())
    assert bodies(resolve_names([school], NANHU, rows=[row]), school) == {school}


def test_a_group_without_its_qualifier_is_the_one_that_the_column_lists() -> None:
    row = RowNames(listed=("上海相关行业协会",), said=("上海的行业协会",))
    names = ["上海相关行业协会", "上海的行业协会"]
    assert bodies(resolve_names(names, NANHU, rows=[row]), *names) == {"上海有关行业协会"}


def test_a_town_of_elsewhere_is_named_bare_where_its_row_names_it_in_full() -> None:
    row = RowNames(listed=("原州区三营镇", "大桥镇"), said=("三营镇",))
    names = [*row.listed, *row.said]
    resolution = resolve_names(names, NANHU, rows=[row])
    assert resolution.organizations["三营镇"] == resolution.organizations["原州区三营镇"]
    assert resolution.reasons["三营镇"][-1] == "the one 三营镇 that its rows name is 原州区三营镇"
    assert resolution.organizations["大桥镇"].place == str(NANHU)


@pytest.mark.parametrize(
    "rows",
    [
        [RowNames(listed=("原州区三营镇",), said=()), RowNames(listed=("三营镇",), said=())],
        [RowNames(listed=("原州区三营镇", "三营镇"), said=())],
        [RowNames(listed=("原州区三营镇", "秦安县三营镇"), said=("三营镇",))],
    ],
)
def test_a_town_that_may_be_the_reports_own_stays_it(rows: list[RowNames]) -> None:
    names = [name for row in rows for name in (*row.listed, *row.said)]
    resolution = resolve_names(names, NANHU, rows=rows)
    assert resolution.organizations["三营镇"].place == str(NANHU)


def test_two_zones_that_a_column_lists_side_by_side_are_two() -> None:
    names = ["陇西经济技术开发区", "陇西经济开发区", "陇西经开区"]
    alone = resolve_names(names, LONGXI)
    assert bodies(alone, *names) == {"陇西经开区"}
    row = RowNames(listed=("陇西经济技术开发区", "陇西经济开发区"), said=("陇西经开区",))
    apart = resolve_names(names, LONGXI, rows=[row])
    assert [apart.organizations[name].name for name in names] == [
        "陇西经开区",
        "陇西经济开发区",
        "陇西经开区",
    ]
    assert apart.reasons["陇西经济开发区"][-1] == "a column lists it beside 陇西经济技术开发区"


def test_another_name_may_say_of_which_body_one_is_a_part() -> None:
    names = ["陇西县红会医院", "兰州大学", "兰州大学附属红会医院"]
    resolution = resolve_names(names, LONGXI, aliases={"兰州大学附属红会医院": "陇西县红会医院"})
    assert part_names(resolution) == {("陇西县红会医院", "兰州大学")}


def test_a_science_park_is_part_of_its_university() -> None:
    names = ["同济大学国家大学科技园", "同济大学"]
    assert part_names(resolve_names(names, NANHU)) == {("同济大学国家大学科技园", "同济大学")}


def test_a_part_belongs_to_the_nearest_body_that_is_named() -> None:
    names = ["国家电网公司", "国网嘉兴供电公司", "国网嘉兴供电公司南湖供电分公司"]
    assert part_names(resolve_names(names, NANHU)) == {
        ("国网嘉兴供电公司", "国家电网公司"),
        ("国网嘉兴供电公司南湖供电分公司", "国网嘉兴供电公司"),
    }


@pytest.mark.parametrize(
    ("names", "place"),
    [
        (("徐州市鼓楼区发改委", "鼓楼区人社局"), "江苏省徐州市鼓楼区"),
        (("徐州市鼓楼区发改委", "福州市鼓楼区科技局", "鼓楼区人社局"), str(NANHU)),
    ],
)
def test_a_district_that_a_report_named_in_full_is_that_from_then_on(
    names: tuple[str, ...], place: str
) -> None:
    resolution = resolve_names(names, NANHU)
    assert resolution.organizations["鼓楼区人社局"].place == place


def test_a_unit_is_never_whom_its_own_column_lists() -> None:
    names = ("成都市医保事务中心", "医保中心")
    rows = [RowNames(names[:1], names[1:]), RowNames(names[:1], names[1:], unit=names[1])]
    read = [
        resolve_names(names, Place("四川省", "成都市", "金堂县"), rows=[row]).organizations for row in rows
    ]
    assert [len({organizations[name].id for name in names}) for organizations in read] == [1, 2]
