"""Names that many places have: one body for each of them, whatever else two reports have in common."""

from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from graph.identity.names import read_name
from graph.model import Place, ReportGraph
from loaders.reading import read_report

# Four districts of one name, the city of one of them, and a neighbour.
DRUM_TOWERS = (
    Place("江苏省", "南京市", "鼓楼区"),
    Place("江苏省", "徐州市", "鼓楼区"),
    Place("福建省", "福州市", "鼓楼区"),
    Place("河南省", "开封市", "鼓楼区"),
)
NEAR = (Place("江苏省", "徐州市"), Place("江苏省", "徐州市", "泉山区"))
HOSPITALS = (
    "县医院 中心医院 第一医院 人民医院 中医院 妇幼保健院 鼓楼医院 红十字医院 附属第一医院 中山医院 朝阳医院"
)
SCHOOLS = (
    "第一中学 一中 实验小学 职教中心 党校 师范学院 职业学院 农学院 中山小学 文昌小学 "
    "延安中学 附属中学 中心幼儿园"
)
BANKS = (
    "农商行 信用联社 商业银行 村镇银行 城东支行 中心支行 建行分行 邮储分行 "
    "小额贷款公司 担保公司 典当行 农行营业部"
)
UTILITIES = (
    "供电公司 国网供电公司 自来水公司 水务集团 燃气公司 热力公司 电信公司 移动公司 "
    "移动分公司 中国电信分公司 烟草公司"
)
PLATFORMS = (
    "城投 城投集团 交投 建投 国资公司 文旅公司 旅投集团 水投 产业集团 交通集团 "
    "投资集团 建工集团 控股集团 农投"
)
FIRMS = (
    "光明 锦江 锦江集团 华兴公司 恒丰食品公司 天成集团 东方公司 明珠食品有限公司 "
    "华联超市 新世纪大酒店 国际饭店 安康大药房 重庆火锅店"
)
WORKS = "机械厂 第一机械厂 红旗化肥厂 利民塑料制品厂 农机合作社 红星农场 客运站 水库 农贸市场 众创空间 矿务局"
ZONES = "开发区 高新区 经开区 工业园 开发区管委会 风景区管委会 园区 新城 度假区"
SOCIETIES = (
    "旅游协会 商会 温州商会 四川商会 泉州同乡会 律协 个协 佛教协会 天主教爱国会 "
    "城隍庙 清真寺 基督教堂 慈善总会 老科协"
)
STATIONS = (
    "大桥镇 城关镇 城关派出所 交警大队 中心卫生院 水文站 疾控中心 血站 融媒体中心 "
    "图书馆 人民公园 林科所 设计院 水利设计院"
)
LOCAL = " ".join(
    (HOSPITALS, SCHOOLS, BANKS, UTILITIES, PLATFORMS, FIRMS, WORKS, ZONES, SOCIETIES, STATIONS)
).split()
# What is one body wherever it is written.
EVERYWHERE = (
    *(
        "农行",
        "邮储银行",
        "中科院",
        "新华社",
        "上海大学",
        "华为",
        "浙江大学研究院",
        "上海服装厂",
        "中国旅游协会",
    ),
    *("北京同仁堂股份有限公司", "大疆创新科技有限公司", "紫金山实验室", "国家电网公司"),
)


def bodies(name: str, places: tuple[Place, ...] = DRUM_TOWERS) -> set[str]:
    return {read_name(name, place).organization.id for place in places}


@pytest.mark.parametrize("name", LOCAL)
def test_every_place_has_its_own(name: str) -> None:
    assert len(bodies(name)) == len(DRUM_TOWERS)
    assert len(bodies(name, NEAR)) == 2


@pytest.mark.parametrize("name", EVERYWHERE)
def test_what_identifies_itself_is_one(name: str) -> None:
    assert len(bodies(name)) == 1


def test_people_from_one_city_have_a_chamber_in_each_other() -> None:
    wenzhou = Place("浙江省", "温州市", "鹿城区")
    assert read_name("温州商会", wenzhou).name == "温州市商会"
    assert read_name("温州商会", DRUM_TOWERS[0]).place == str(DRUM_TOWERS[0])
    assert read_name("浙江省商会", DRUM_TOWERS[0]).place == "浙江省"


def test_a_report_without_a_place_lends_none() -> None:
    assert read_name("华兴公司", Place()).place is None


def _read(folder: Path, number: int, place: Place) -> ReportGraph:
    """A report whose rows list all that every place has, in another order for each."""
    level = "区" if place.district else "市"
    rows = []
    for row, unit in enumerate(("经信局", "教育局", "卫健局", "文旅局", "民政局", "商务局")):
        own = [*LOCAL, *EVERYWHERE][(row + number) % 6 :: 6]
        work = "".join(f"{item}.与{name}签订《合作协议》。" for item, name in enumerate(own, 1))
        rows.append(f"| {level}{unit} | {'、'.join(own)} | {work} |")
    head = "| 单位 | 对接单位 | 对接情况 |\n| --- | --- | --- |\n"
    path = folder / f"{number}.txt"
    path.write_text(f"{place}对接情况\n\n{head}" + "\n".join(rows), encoding="utf-8")
    return read_report(path, place=place, as_of=date(2021, 12, 31))[0]


def test_reports_of_many_places_share_what_is_everywhere_and_nothing_else(tmp_path: Path) -> None:
    places = (*DRUM_TOWERS, *NEAR)
    graphs = [_read(tmp_path, number, place) for number, place in enumerate(places)]
    everywhere = {read_name(name, place).name for name in EVERYWHERE for place in places}
    for one, other in combinations(graphs, 2):
        theirs = {body.id for body in other.organizations}
        shared = {body.name for body in one.organizations if body.id in theirs}
        assert shared - everywhere <= {"徐州市政府"}, (one.report.place, other.report.place)
        assert len(shared) > 8
