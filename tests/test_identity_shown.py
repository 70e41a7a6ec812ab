"""One body whose county was renamed, or whose report is from elsewhere: one id, a name of place and time."""

from datetime import date
from itertools import pairwise, permutations

import pytest

from graph.identity.divisions import called_in, divisions, today
from graph.identity.names import read_name
from graph.identity.shown import shown_name
from graph.identity.tables import read_rows
from graph.model import Basis, Place, RelationType, ReportGraph, Status
from graph.stores import Store, forget_report, write_report
from tests.reform_samples import office
from tests.samples import NANHU, report_graph

BISHAN_COUNTY = Place(None, "重庆市", "璧山县")
BISHAN = Place(None, "重庆市", "璧山区")
LONGXI = Place("甘肃省", "定西市", "陇西县")


@pytest.mark.parametrize(
    ("former", "now", "year"),
    [
        (BISHAN_COUNTY, BISHAN, 2014),
        (Place("浙江省", "杭州市", "富阳市"), Place("浙江省", "杭州市", "富阳区"), 2014),
        (Place("江苏省", "南通市", "海门市"), Place("江苏省", "南通市", "海门区"), 2020),
        (Place("湖南省", "长沙市", "望城县"), Place("湖南省", "长沙市", "望城区"), 2011),
        (Place("浙江省", "绍兴市", "绍兴县"), Place("浙江省", "绍兴市", "柯桥区"), 2013),
        (Place("安徽省", "安庆市", "枞阳县"), Place("安徽省", "铜陵市", "枞阳县"), 2015),
        (Place("湖北省", "襄樊市", "樊城区"), Place("湖北省", "襄阳市", "樊城区"), 2010),
        (Place("贵州省", "毕节地区", "毕节市"), Place("贵州省", "毕节市", "七星关区"), 2011),
        (Place("贵州省", "毕节地区"), Place("贵州省", "毕节市"), 2011),
        (Place("湖北省", "襄樊市"), Place("湖北省", "襄阳市"), 2010),
        (Place("云南省", "思茅市"), Place("云南省", "普洱市"), 2007),
        (Place("浙江省", "嘉兴市", "秀城区"), Place("浙江省", "嘉兴市", "南湖区"), 2005),
        (Place("广东省", "清远市", "清新县"), Place("广东省", "清远市", "清新区"), 2012),
    ],
)
def test_a_county_that_was_renamed_is_the_same_place(former: Place, now: Place, year: int) -> None:
    assert today(former) == today(now) == now
    assert (called_in(now, year - 1), called_in(former, year)) == (former, now)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Place("新疆维吾尔自治区", "和田地区", "和田县"), Place("新疆维吾尔自治区", "和田地区", "和田市")),
        (Place("河北省", "张家口市", "宣化县"), Place("河北省", "张家口市", "宣化区")),
        (Place("甘肃省", "临夏回族自治州", "临夏县"), Place("甘肃省", "临夏回族自治州", "临夏市")),
        (Place("辽宁省", "沈阳市", "和平区"), Place(None, "天津市", "和平区")),
        (Place("广东省", "广州市", "南沙区"), Place("广东省", "广州市", "南沙新区")),
        (Place("浙江省", "绍兴市", "越城区"), Place("浙江省", "绍兴市", "柯桥区")),
        (Place("贵州省", "毕节地区", "毕节市"), Place("贵州省", "毕节市")),
        (Place("安徽省", "合肥市", "巢湖市"), Place("安徽省", "巢湖市")),
        (Place("湖北省", "襄樊市", "襄阳区"), Place("湖北省", "襄阳市")),
        (Place("江苏省", "淮阴市", "淮安市"), Place("江苏省", "淮安市")),
        (Place("云南省", "普洱市", "思茅区"), Place("云南省", "思茅市")),
    ],
)
def test_places_that_stood_side_by_side_are_two(one: Place, other: Place) -> None:
    assert today(one) != today(other)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("县科技局", "区科技局"),
        ("县政府", "璧山区"),
        ("璧山县人民医院", "区人民医院"),
        ("农行璧山县支行", "农行璧山区支行"),
        ("团县委", "团区委"),
        ("璧城街道", "璧城街道办事处"),
        ("商业银行", "商业银行"),
    ],
)
def test_bodies_of_a_renamed_county_are_the_same(before: str, after: str) -> None:
    assert read_name(before, BISHAN_COUNTY).organization == read_name(after, BISHAN).organization


@pytest.mark.parametrize("written", ["襄樊市政府", "襄阳市政府", "襄樊市人民政府", "市政府"])
@pytest.mark.parametrize(("city", "year"), [("襄樊市", 2009), ("襄阳市", 2015)])
def test_a_renamed_city_is_one_body_called_as_its_year_did(written: str, city: str, year: int) -> None:
    home = Place("湖北省", city, "樊城区")
    body = read_name(written, home).organization
    assert (body.name, body.place) == ("襄阳市政府", "湖北省襄阳市")
    assert shown_name(body, home, year, [written]) == f"{city}政府"


@pytest.mark.parametrize(
    ("written", "home", "year", "shown"),
    [
        ("县科技局", BISHAN_COUNTY, 2009, "璧山县科技局"),
        ("区科技局", BISHAN, 2019, "璧山区科技局"),
        ("璧山县科技局", LONGXI, 2009, "璧山县科技局"),
        ("县科技局", Place("浙江省", "绍兴市", "绍兴县"), 2009, "绍兴县科技局"),
        ("工行绍兴县支行", Place("浙江省", "绍兴市", "绍兴县"), 2009, "中国工商银行绍兴支行"),
        ("绍兴市柯桥区科技局", LONGXI, 2019, "绍兴市柯桥区科技局"),
        ("县农业局", Place("安徽省", "安庆市", "枞阳县"), 2009, "枞阳县农业局"),
        ("区卫生局", Place("湖北省", "襄樊市", "樊城区"), 2009, "樊城区卫生局"),
        ("襄樊市樊城区卫生局", LONGXI, 2009, "襄樊市樊城区卫生局"),
        ("襄阳市樊城区卫生局", LONGXI, 2019, "襄阳市樊城区卫生局"),
        ("璧山区科技局", LONGXI, 2019, "璧山区科技局"),
        ("重庆市璧山区科技局", LONGXI, 2019, "重庆市璧山区科技局"),
        ("重庆璧山区科技局", LONGXI, 2019, "重庆市璧山区科技局"),
        ("重庆市璧山县科技局", LONGXI, 2009, "璧山县科技局"),
        ("天水市麦积区农业局", LONGXI, 2016, "天水市麦积区农业局"),
        ("天水市麦积区", LONGXI, 2016, "天水市麦积区政府"),
        ("天水市秦安县农业局", LONGXI, 2016, "秦安县农业局"),
        ("安定区农业局", LONGXI, 2016, "安定区农业局"),
        ("县农业局", LONGXI, 2016, "陇西县农业局"),
        ("上海市闵行区茶业协会", LONGXI, 2016, "上海市闵行区茶业协会"),
        ("浦东新区商务委", LONGXI, 2016, "浦东新区商务委"),
        ("嘉兴市科技局", LONGXI, 2016, "嘉兴市科技局"),
        ("浙江大学", LONGXI, 2016, "浙江大学"),
    ],
)
def test_a_body_is_called_as_people_of_place_and_year_say(
    written: str, home: Place, year: int, shown: str
) -> None:
    assert shown_name(read_name(written, home).organization, home, year, [written]) == shown


def listing(home: Place, as_of: date, unit: str, other: str) -> ReportGraph:
    """A report of one unit that lists one body, both called as the report has them."""
    head, tail = (office(name, home, as_of.year) for name in (unit, other))
    tie = (head, RelationType.LIAISON, tail, Basis.DECLARED, Status.ONGOING, other, None)
    return report_graph(home, as_of, [head], [tie])


def names(store: Store, id_: str) -> list[tuple[object, object]]:
    rows = store.read("MATCH (o:Organization {id: $id}) RETURN o.name, o.aliases", {"id": id_})
    return [(name, aliases) for name, aliases in rows]


def test_the_name_of_a_node_does_not_depend_on_what_was_loaded_first(store: Store) -> None:
    early = listing(BISHAN_COUNTY, date(2009, 5, 31), "县科技局", "市科技局")
    late = listing(BISHAN, date(2019, 5, 31), "区科技局", "市科技局")
    far = listing(NANHU, date(2020, 5, 31), "区科技局", "重庆市璧山区科技局")
    id_ = read_name("区科技局", BISHAN).organization.id
    for order in permutations((early, late, far)):
        for graph in order:
            write_report(store, graph)
        assert names(store, id_) == [("璧山区科技局", ["璧山县科技局", "重庆市璧山区科技局"])]
        forget_report(store, late.report.id)
        assert names(store, id_) == [("璧山县科技局", ["重庆市璧山区科技局"])]
        forget_report(store, early.report.id)
        assert names(store, id_) == [("重庆市璧山区科技局", [])]
        forget_report(store, far.report.id)
        assert names(store, id_) == []


def test_our_list_of_renamed_places_agrees_with_the_tables() -> None:
    """The former name ends in the tables where the next begins, and its bodies go by the next."""
    spans = divisions().spans
    for row in read_rows("renamedplaces.csv"):
        former = Place(row["province"] or None, row["city"], row["former"] or None)
        now = Place(row["province"] or None, row["now_city"] or row["city"], row["now"] or None)
        assert spans[former][1] + 1 == spans[now][0]
        assert abs(spans[now][0] - int(row["since"])) <= 1
        assert (today(former), row["source"]) == (today(now), "divisions")


def test_no_two_places_that_stand_at_once_are_one() -> None:
    standing_now: dict[Place, list[Place]] = {}
    for place in divisions().spans:
        standing_now.setdefault(today(place), []).append(place)
    for forms in standing_now.values():
        spans = sorted(divisions().spans[form] for form in forms)
        assert all(one[1] < other[0] for one, other in pairwise(spans)), forms


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (["湖南中医药高等专科学校附属第一医院"], "湖南中医药高等专科学校附属第一医院"),
        (["湖南中医药高等专科学校第一附属医院"], "湖南中医药高等专科学校第一附属医院"),
        (["湘专附属第一医院", "湘专第一附属医院"], "湖南中医药高等专科学校第一附属医院"),
    ],
)
def test_a_hospital_is_called_as_the_report_orders_its_name(names: list[str], shown: str) -> None:
    body = read_name("湖南中医药高等专科学校第一附属医院", NANHU).organization
    assert shown_name(body, NANHU, 2019, names) == shown


@pytest.mark.parametrize(
    ("name", "home", "year", "shown"),
    [
        ("市供水总公司", Place("湖北省", "襄樊市", "樊城区"), 2006, "襄樊供水总公司"),
        ("市供水总公司", Place("湖北省", "襄阳市", "樊城区"), 2015, "襄阳供水总公司"),
        ("襄樊卷烟厂", NANHU, 2006, "襄樊卷烟厂"),
        ("襄阳卷烟厂", NANHU, 2015, "襄阳卷烟厂"),
    ],
)
def test_a_firm_bears_its_citys_name_of_then(name: str, home: Place, year: int, shown: str) -> None:
    assert shown_name(read_name(name, home).organization, home, year, [name]) == shown
