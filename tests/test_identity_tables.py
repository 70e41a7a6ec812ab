"""The tables of known bodies: whole, free of collisions, each line with its source; names that look alike."""

import pytest

from graph.identity.divisions import divisions
from graph.identity.formernames import find_former, former_names_of
from graph.identity.gazetteer import find_candidates, find_known, known_prefix
from graph.identity.names import read_name
from graph.identity.resolve import RowNames, resolve_names
from graph.identity.sources import read_sources
from graph.identity.tables import fold_brackets, read_rows
from graph.identity.weakcontexts import contexts_of, find_in_context
from graph.model import Kind, Place
from tests.identity_lists import CENTRAL_ENTERPRISES, FIRST_CLASS_UNIVERSITIES, MINISTRIES, NATIONAL_BANKS
from tests.reading import read

NANHU = Place("浙江省", "嘉兴市", "南湖区")
XUHUI = Place(None, "上海市", "徐汇区")
BEILIN = Place("陕西省", "西安市", "碑林区")
YUELU = Place("湖南省", "长沙市", "岳麓区")
NAMES = read_rows("names.csv")


@pytest.mark.parametrize(
    ("names", "number"),
    [(FIRST_CLASS_UNIVERSITIES, 147), (CENTRAL_ENTERPRISES, 100), (NATIONAL_BANKS, 21), (MINISTRIES, 26)],
    ids=["universities", "central enterprises", "banks", "ministries"],
)
def test_lists_of_authorities_are_known_whole(names: str, number: int) -> None:
    listed = names.split()
    known = {name: find_known(name) for name in listed}
    assert len(listed) == number
    assert [name for name, body in known.items() if body is None or body.weak] == []
    assert len({body.name for body in known.values() if body is not None}) == number


def test_every_line_has_a_source_and_a_kind() -> None:
    for row in (*NAMES, *read_rows("formernames.csv"), *read_rows("reforms.csv"), *read_rows("renames.csv")):
        assert row["source"] in read_sources(), row
    for row in NAMES:
        assert (Kind(row["kind"]), None in row) == (row["kind"], False)


def test_no_strong_form_is_that_of_two_bodies() -> None:
    strong: dict[str, str] = {}
    for row in NAMES:
        for form in dict.fromkeys([row["name"], *row["strong"].split()]):
            assert strong.setdefault(fold_brackets(form), row["name"]) == row["name"], form
    weak = {(form, row["name"]) for row in NAMES for form in row["weak"].split()}
    assert [(form, name) for form, name in weak if fold_brackets(form) in strong] == []
    for row in read_rows("formernames.csv"):
        assert strong.get(fold_brackets(row["former"]), row["name"]) == row["name"]


def test_every_strong_form_reads_as_its_body_everywhere() -> None:
    for row in NAMES:
        for form in (row["name"], *row["strong"].split()):
            readings = [read_name(form, home) for home in (NANHU, XUHUI)]
            assert {(r.name, r.place, r.kind.value) for r in readings} == {(row["name"], None, row["kind"])}


def test_universities_go_by_two_characters_only_where_no_other_word_holds_them() -> None:
    """Strong forms are looked for in every sentence: 云大 would be found in 白云大道."""
    institutes = [row for row in NAMES if row["kind"] == Kind.INSTITUTE]
    short = {form for row in institutes for form in row["strong"].split() if len(form) == 2}
    assert short == {"浙大", "厦大", "兰大", "北航"}


def test_lines_of_context_name_weak_forms_of_known_bodies_and_places() -> None:
    places = {**divisions().provinces, **divisions().cities}
    for row in read_rows("contexts.csv"):
        assert row["name"] in {known.name for known in find_candidates(row["form"])}, row
        assert row["place"] in places, row
    said = [(row["form"], row["place"]) for row in read_rows("contexts.csv")]
    assert len(said) == len(set(said))


def test_former_names_are_the_same_body_with_their_years() -> None:
    for row in read_rows("formernames.csv"):
        line = find_former(row["former"])
        assert line is not None
        assert read_name(row["former"], NANHU).name == line.name == row["name"]
        assert (line.since or 0) < line.until
    assert [line.former for line in former_names_of("广东省能源集团")] == ["粤电集团", "广东省粤电集团"]


ALIKE = """
中国中铁 中国铁建
中铁一局集团 中铁十一局集团
中铁十一局集团 中铁二十一局集团
中铁建工集团 中国铁建
中铁建设集团 中国铁建
中国建筑集团 中国建材集团
中国建筑科学研究院 中国建筑集团
中国建设科技集团 中国建筑科学研究院
中国核工业集团 中国核工业建设集团
中国航天科技集团 中国航天科工集团
中国航空工业集团 中国航空集团
中国航空集团 中国国际航空
中国东方航空集团 中国东方航空
中国东方电气集团 上海电气集团
中国船舶工业集团 中国船舶重工集团
中国船舶集团 中国船舶工业集团
中国远洋海运集团 中国远洋运输集团
中国远洋运输集团 中国海运集团
中国华电集团 华北电力大学
国家电力投资集团 国家电网公司
国家电网公司 国家电力投资集团
国家能源投资集团 国家能源局
神华集团 国家能源投资集团
中国国电集团 国家电力投资集团
中国化工集团 中国中化集团
中国中化集团 中国中化控股
中国化学工程集团 中国化工集团
中国电子科技集团 中国电子信息产业集团
中国电信 中国联通
中国铁通集团 中国铁塔
中国网络通信集团 中国联通
中国中材集团 中国建材集团
中国五矿集团 中国冶金科工集团
中国兵器工业集团 中国兵器装备集团
中国南方航空集团 南光集团
中国中信集团 中信银行
中国光大集团 光大银行
招商局集团 招商银行
华润集团 华润银行
中国农业发展银行 中国农业银行
中国农业发展集团 中国农业发展银行
中国进出口银行 中国出口信用保险公司
中国银行 中国人民银行
中国人寿 中国人保
平安银行 中国平安
浦发银行 上海银行
浙商银行 浙商证券
杭州银行 杭州联合银行
广发银行 广州银行
四川银行 成都银行
江苏银行 南京银行
上海交通大学 西安交通大学
西南交通大学 西南大学
华东交通大学 上海交通大学
中国科学技术大学 北京科技大学
武汉科技大学 华中科技大学
华东师范大学 上海师范大学
华中师范大学 湖北大学
南京大学 南昌大学
东南大学 东北大学
南京理工大学 南京工业大学
浙江工业大学 浙江理工大学
浙江工商大学 浙江工业大学
浙江科技大学 浙江理工大学
华东理工大学 上海理工大学
北京理工大学 北京工业大学
大连理工大学 大连海事大学
中国海洋大学 上海海洋大学
中国石油大学（华东） 中国石油大学（北京）
中国地质大学（武汉） 中国地质大学（北京）
中国矿业大学 中国矿业大学（北京）
中国医科大学 中国药科大学
中国农业大学 中国农业科学院
北京大学 北京交通大学
北京协和医学院 北京协和医院
湖南大学 湖北大学
湖南师范大学 湖南农业大学
江苏大学 苏州大学
四川大学 四川农业大学
上海大学 上海海事大学
上海中医药大学 上海中医药大学附属龙华医院
复旦大学附属中山医院 中山大学
浙江大学 浙江大学城市学院
浙江大学医学院附属第一医院 浙江大学医学院附属第二医院
生态环境部 国家环保部
国家药监局 国家食品药品监督管理局
国家工商行政管理总局 国家质量监督检验检疫总局
国家卫生健康委员会 国家卫生和计划生育委员会
农业部 农业农村部
国家人事部 人力资源和社会保障部
国家发展计划委员会 国家发展和改革委员会
文化部 文化和旅游部
中国银行业监督管理委员会 中国银行保险监督管理委员会
国家粮食局 国家粮食和物资储备局
锦江国际集团 杭州锦江集团
光明食品集团 良友集团
上海国际集团 东方国际集团
浙江省建设投资集团 浙江省交通投资集团
浙江省铁路投资集团 浙江省交通投资集团
四川省铁路产业投资集团 蜀道集团
四川省投资集团 四川省能源投资集团
山东能源集团 兖矿集团
山东重工集团 山东钢铁集团
湖南建设投资集团 浙江省建设投资集团
四川长虹 四川长虹电子控股集团
京东集团 京东方
江苏省国信集团 江苏交通控股
广晟集团 广新集团
美的集团 美团
"""


@pytest.mark.parametrize("pair", [line.split() for line in ALIKE.strip().splitlines()], ids="–".join)
def test_names_that_look_alike_are_two_bodies(pair: list[str]) -> None:
    """Also where one row names both, in whatever column."""
    one, other = pair
    for rows in (
        [RowNames(listed=(one,), said=(other,))],
        [RowNames(listed=(other,), said=(one,))],
        [RowNames(listed=(one, other), said=())],
    ):
        resolution = resolve_names(pair, NANHU, rows=rows)
        assert resolution.organizations[one].id != resolution.organizations[other].id


@pytest.mark.parametrize(
    ("form", "home", "name"),
    [
        ("交大", XUHUI, "上海交通大学"),
        ("交大", BEILIN, "西安交通大学"),
        ("湖大", YUELU, "湖南大学"),
        ("华师", XUHUI, "华东师范大学"),
        ("锦江集团", XUHUI, "锦江国际集团"),
        ("锦江集团", Place("浙江省", "杭州市", "拱墅区"), "杭州锦江集团"),
        ("浙能", NANHU, "浙江省能源集团"),
        ("南大", Place("江西省", "南昌市", "东湖区"), "南昌大学"),
        ("师大", Place("江西省", "赣州市", "信丰县"), "赣南师范大学"),
    ],
)
def test_a_weak_form_holds_where_the_table_says_so(form: str, home: Place, name: str) -> None:
    line = find_in_context(form, home)
    assert line is not None
    resolution = resolve_names([form], home)
    assert resolution.organizations[form].name == line.name == name
    assert resolution.reasons[form][-1] == f"in reports of {line.place}, {form} is {name}"


@pytest.mark.parametrize(
    ("form", "home"),
    [
        ("交大", NANHU),
        ("师大", XUHUI),
        ("工大", BEILIN),
        ("中铁", NANHU),
        ("华电", BEILIN),
        ("长虹", Place("四川省", "绵阳市", "涪城区")),
        ("中船", XUHUI),
    ],
)
def test_a_weak_form_that_nothing_makes_clear_stays_a_body_of_its_place(form: str, home: Place) -> None:
    body = resolve_names([form], home).organizations[form]
    assert (body.name, body.place) == (form, str(home))


def test_a_weak_form_beside_two_of_its_bodies_is_neither() -> None:
    names = ["交大", "上海交通大学", "西安交通大学"]
    row = RowNames(listed=("交大",), said=("上海交通大学", "西安交通大学"))
    organizations = resolve_names(names, XUHUI, rows=[row]).organizations
    assert len({body.id for body in organizations.values()}) == 3


def test_a_neighbour_of_another_place_speaks_against_what_holds_here() -> None:
    row = RowNames(listed=("锦江集团", "上海市商务委"), said=())
    home = Place("浙江省", "杭州市", "拱墅区")
    body = resolve_names(["锦江集团", "上海市商务委"], home, rows=[row]).organizations["锦江集团"]
    assert body.name == "锦江集团"
    assert len(contexts_of("锦江集团")) == 2


def test_a_neighbour_does_not_tell_universities_apart() -> None:
    """Reports list those of everywhere: 农大 beside 湖南省农科院 may be any."""
    row = RowNames(listed=("农大", "湖南省农科院"), said=())
    organizations = resolve_names(list(row.listed), NANHU, rows=[row]).organizations
    assert (organizations["农大"].name, organizations["农大"].place) == ("农大", str(NANHU))


def test_a_school_of_a_weak_form_belongs_to_the_university_of_the_place() -> None:
    found = known_prefix("湖大设计学院", YUELU)
    assert found is not None
    assert (found[0].name, found[1]) == ("湖南大学", "设计学院")
    assert read_name("湖大设计学院", YUELU).name == "湖南大学设计学院"


@pytest.mark.parametrize("sentence", ["与自然资源部门、国土资源部门对接。", "公司人事部与卫生部门联系。"])
def test_a_ministry_is_not_found_in_a_word_for_departments(sentence: str) -> None:
    names = {
        name for statement in read(sentence).statements for span in statement.spans for name in span.names
    }
    assert not any((known := find_known(name)) is not None and not known.weak for name in names)


def test_a_ministry_is_found_where_it_stands_by_itself() -> None:
    names = {
        name
        for statement in read("到自然资源部、国家人事部汇报。").statements
        for span in statement.spans
        for name in span.names
    }
    assert names == {"自然资源部", "国家人事部"}
