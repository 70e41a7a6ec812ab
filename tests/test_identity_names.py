"""One name, read against the place of its report: canonical name, identity place, kind, level, group."""

import pytest

from graph.identity.names import read_name
from graph.model import Kind, Level, Place

NANHU = Place("浙江省", "嘉兴市", "南湖区")
NINGBO = Place("浙江省", "宁波市", "海曙区")
BEIBEI = Place(None, "重庆市", "北碚区")
QIDONG = Place("江苏省", "南通市", "启东市")
LONGXI = Place("甘肃省", "定西市", "陇西县")
JIMSAR = Place("新疆维吾尔自治区", "昌吉回族自治州", "吉木萨尔县")
XIANGJIANG = Place("湖南省", "长沙市", "湖南湘江新区")
SHENYANG = Place("辽宁省", "沈阳市", "和平区")
TIANJIN = Place(None, "天津市", "和平区")


@pytest.mark.parametrize(
    ("home", "written", "name", "place", "level"),
    [
        (NANHU, "市科技局", "嘉兴市科技局", "浙江省嘉兴市", Level.MUNICIPAL),
        (NANHU, "区科技局", "南湖区科技局", "浙江省嘉兴市南湖区", Level.DISTRICT),
        (NANHU, "省环保厅", "浙江省环保厅", "浙江省", Level.PROVINCIAL),
        (NANHU, "嘉兴市科学技术局", "嘉兴市科技局", "浙江省嘉兴市", Level.MUNICIPAL),
        (NANHU, "上海市旅游局", "上海市旅游局", "上海市", Level.PROVINCIAL),
        (NANHU, "市市政园林管理局", "嘉兴市市政园林局", "浙江省嘉兴市", Level.MUNICIPAL),
        (NANHU, "市市政园林局", "嘉兴市市政园林局", "浙江省嘉兴市", Level.MUNICIPAL),
        (NANHU, "市民政局", "嘉兴市民政局", "浙江省嘉兴市", Level.MUNICIPAL),
        (NANHU, "市市场监督管理局", "嘉兴市市场监管局", "浙江省嘉兴市", Level.MUNICIPAL),
        (NANHU, "省住房和城乡建设厅", "浙江省住建厅", "浙江省", Level.PROVINCIAL),
        (NANHU, "区规划与建设局", "南湖区规划与建设局", "浙江省嘉兴市南湖区", Level.DISTRICT),
        (NANHU, "区人民政府", "南湖区政府", "浙江省嘉兴市南湖区", Level.DISTRICT),
        (NANHU, "嘉兴市", "嘉兴市政府", "浙江省嘉兴市", Level.MUNICIPAL),
        (NANHU, "市海关", "嘉兴海关", "浙江省嘉兴市", Level.MUNICIPAL),
        (NANHU, "大桥镇人民政府", "大桥镇", "浙江省嘉兴市南湖区", Level.TOWNSHIP),
        (NANHU, "大桥镇安监站", "大桥镇安监站", "浙江省嘉兴市南湖区", Level.TOWNSHIP),
        (BEIBEI, "市科技局", "重庆市科技局", "重庆市", Level.PROVINCIAL),
        (QIDONG, "市科技局", "启东市科技局", "江苏省南通市启东市", Level.DISTRICT),
        (QIDONG, "南通市科技局", "南通市科技局", "江苏省南通市", Level.MUNICIPAL),
        (JIMSAR, "州经信委", "昌吉州经信委", "新疆维吾尔自治区昌吉回族自治州", Level.MUNICIPAL),
        (JIMSAR, "自治区旅游局", "新疆维吾尔自治区旅游局", "新疆维吾尔自治区", Level.PROVINCIAL),
        (XIANGJIANG, "新区管委会", "湖南湘江新区管委会", "湖南省长沙市湖南湘江新区", Level.DISTRICT),
        (XIANGJIANG, "新区财政金融局", "湘江新区财政金融局", "湖南省长沙市湖南湘江新区", Level.DISTRICT),
        (LONGXI, "县委组织部", "陇西县委组织部", "甘肃省定西市陇西县", Level.DISTRICT),
        (NANHU, "国家发展改革委", "国家发展和改革委员会", None, Level.NATIONAL),
    ],
)
def test_offices_are_read_against_the_place(
    home: Place, written: str, name: str, place: str | None, level: Level
) -> None:
    reading = read_name(written, home)
    assert (reading.name, reading.place, reading.kind, reading.level) == (name, place, Kind.AGENCY, level)


@pytest.mark.parametrize(
    ("home", "one", "other"),
    [
        (NANHU, "市环保局", "嘉兴市环境保护局"),
        (NANHU, "省环保局", "省环保厅"),
        (NANHU, "工行", "中国工商银行"),
        (NANHU, "光明食品", "上海光明集团"),
        (NANHU, "市住建委", "市住房和城乡建设委员会"),
        (NANHU, "区检察院", "区人民检察院"),
        (NANHU, "团区委", "共青团南湖区委"),
        (NANHU, "国药集团", "中国医药集团有限公司"),
        (LONGXI, "县中医院", "县中医医院"),
        (LONGXI, "县农村信用联社", "陇西县农村信用合作联社"),
        (LONGXI, "农行陇西支行", "中国农业银行陇西县支行"),
        (LONGXI, "陇西经济开发区", "陇西经开区管委会"),
        (LONGXI, "陇西县", "县政府"),
        (JIMSAR, "县一中", "县第一中学"),
        (JIMSAR, "中石油准东采油厂", "中国石油新疆油田分公司准东采油厂"),
        (SHENYANG, "盛京银行和平支行", "盛京银行沈阳市和平支行"),
        (NANHU, "中电科38所", "中国电子科技集团公司第三十八研究所"),
        (NANHU, "支付宝(中国)网络技术有限公司", "支付宝（中国）网络技术有限公司"),
        (NANHU, "区卫健局（原区卫计局）", "区卫健局"),
        (QIDONG, "市城投集团", "启东城投集团"),
        (NANHU, "上海有关行业协会", "上海相关行业协会"),
        (NANHU, "厦大附属第一医院", "厦门大学第一附属医院"),
        (NANHU, "厦门大学附属第一医院", "厦大一附院"),
        (NANHU, "新医大一附院", "新疆医科大学附属第一医院"),
        (NANHU, "苏大附一院", "苏州大学附属第一医院"),
        (NANHU, "嘉兴经济技术开发区", "嘉兴经开区管委会"),
        (NANHU, "省建投集团", "浙江省建设投资集团股份有限公司"),
        (NANHU, "市经济委员会", "市经委"),
        (NANHU, "上海市科委", "上海市科学技术委员会"),
        (NANHU, "上海市教委", "上海市教育委员会"),
        (NANHU, "市人力社保局", "市人力资源和社会保障局"),
        (NANHU, "市外办", "市外事办公室"),
        (NANHU, "省侨办", "省侨务办公室"),
        (NANHU, "市农办", "市农村工作办公室"),
        (NANHU, "区府办", "区人民政府办公室"),
        (NANHU, "市文广旅游局", "市文化广电和旅游局"),
        (BEIBEI, "市城乡建委", "市城乡建设委员会"),
        (NANHU, "上海市规划资源局", "上海市规划和自然资源局"),
        (NANHU, "市烟草局", "市烟草专卖局"),
        (NANHU, "市海事局", "嘉兴海事局"),
    ],
)
def test_names_of_one_body_are_one(home: Place, one: str, other: str) -> None:
    assert read_name(one, home).organization == read_name(other, home).organization


@pytest.mark.parametrize(
    ("home", "one", "other"),
    [
        (NANHU, "市经贸委", "市外经贸委"),
        (NANHU, "市外经贸委", "市外经贸局"),
        (NANHU, "市经贸委", "市外经贸局"),
        (NANHU, "市科技局", "区科技局"),
        (NANHU, "市旅游局", "市旅游协会"),
        (LONGXI, "县医院", "县中医院"),
        (LONGXI, "县人民医院", "县中医院"),
        (NANHU, "嘉兴市环保局", "宁波市环保局"),
        (NANHU, "区工商局", "区工商分局"),
        (NANHU, "中国银行", "中国银行业协会"),
        (NANHU, "市发改委", "市发改委能源局"),
        (NANHU, "京东集团", "京东方科技集团"),
        (NANHU, "市建委", "市住建委"),
        (NANHU, "第一人民医院", "第二人民医院"),
        (NANHU, "市经委", "市经贸委"),
        (NANHU, "市经信委", "市经贸委"),
        (NANHU, "市计委", "市发改委"),
        (NANHU, "市科委", "市科协"),
        (NANHU, "市农委", "市农办"),
        (NANHU, "市规划局", "市规划与建设局"),
        (NANHU, "市文化局", "市文广新局"),
        (NANHU, "市卫生局", "市卫计委"),
        (NANHU, "市环保局", "市生态环境局"),
        (NANHU, "市国税局", "市地税局"),
        (NANHU, "市药监局", "市食药监局"),
        (NANHU, "市城管局", "市综合执法局"),
        (NANHU, "市城管局", "市城管执法局"),
        (NANHU, "市金融办", "市地方金融监管局"),
        (NANHU, "市外办", "市外侨办"),
        (NANHU, "市农业局", "市农业农村局"),
        (NANHU, "市林业局", "市农林局"),
        (NANHU, "苏州大学附属第一医院", "苏州大学附属第二医院"),
        (NANHU, "上海市第一人民医院", "上海交通大学医学院附属第九人民医院"),
        (NANHU, "嘉兴经开区", "嘉兴高新区"),
        (NANHU, "市外办", "市侨办"),
        (NANHU, "市政府办", "市政府"),
        (NANHU, "市民政局", "市民政局救助站"),
    ],
)
def test_names_that_differ_in_department_level_or_place_are_two(home: Place, one: str, other: str) -> None:
    assert read_name(one, home).organization.id != read_name(other, home).organization.id


@pytest.mark.parametrize(
    "written", ["市环保局", "区政府", "区科技局", "商业银行", "信用联社", "区旅游协会", "大桥镇"]
)
def test_a_short_form_is_another_body_in_another_place(written: str) -> None:
    assert read_name(written, NANHU).organization.id != read_name(written, NINGBO).organization.id


@pytest.mark.parametrize("written", ["区教育局", "区旅游协会", "盛京银行和平支行", "区人民医院"])
def test_two_districts_of_one_name_keep_their_bodies_apart(written: str) -> None:
    one, other = read_name(written, SHENYANG).organization, read_name(written, TIANJIN).organization
    assert other.name.removeprefix("天津市") == one.name
    assert one.id != other.id


@pytest.mark.parametrize(
    "written", ["上汽集团", "浙江大学", "兴业银行嘉兴分行", "上海市旅游协会", "海关总署", "国家电网"]
)
def test_names_that_identify_themselves_are_one_body_everywhere(written: str) -> None:
    assert read_name(written, NANHU).organization == read_name(written, LONGXI).organization


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("区工商联", Kind.MASS_ORGANIZATION),
        ("沈阳鼓风机集团工会", Kind.MASS_ORGANIZATION),
        ("上海交通电子行业协会", Kind.ASSOCIATION),
        ("上海市安徽商会", Kind.ASSOCIATION),
        ("嘉兴日本商工会", Kind.ASSOCIATION),
        ("兴业银行嘉兴支行", Kind.BANK),
        ("商业银行", Kind.BANK),
        ("中国包装集团综合营运部", Kind.SOE),
        ("国网嘉兴供电公司", Kind.SOE),
        ("嘉兴市中华化工有限责任公司", Kind.ENTERPRISE),
        ("浙江大学建筑工程学院", Kind.INSTITUTE),
        ("中科院无线传感网工程中心", Kind.INSTITUTE),
        ("厦门大学附属第一医院", Kind.PUBLIC_INSTITUTION),
        ("嘉兴科技城", Kind.PUBLIC_INSTITUTION),
        ("印度驻沪总领事馆", Kind.FOREIGN),
        ("德国工商大会广州代表处", Kind.FOREIGN),
        ("区法院", Kind.AGENCY),
        ("县公安局首阳派出所", Kind.AGENCY),
    ],
)
def test_the_kind_follows_from_the_name(written: str, kind: Kind) -> None:
    assert read_name(written, NANHU).kind is kind


@pytest.mark.parametrize(
    ("written", "name", "scope", "count"),
    [
        ("上海有关行业协会", "上海有关行业协会", "上海市", None),
        ("上海的央企", "上海的央企", "上海市", None),
        ("市有关金融部门", "嘉兴市有关金融部门", "嘉兴市", None),
        ("相关市属企业", "嘉兴市属企业", "嘉兴市", None),
        ("市六大集团公司", "嘉兴市六大集团公司", "嘉兴市", 6),
        ("近50家央企", "近50家央企", None, 50),
        ("各街道办事处", "各街道办事处", None, None),
        ("长三角地区的央企", "长三角地区的央企", "长三角地区", None),
        ("县（区）残联", "县（区）残联", None, None),
        ("县（市、区）农业局", "县（市、区）农业局", None, None),
    ],
)
def test_a_description_of_a_group_is_a_group(
    written: str, name: str, scope: str | None, count: int | None
) -> None:
    reading = read_name(written, NANHU)
    assert (reading.collective, reading.name, reading.scope, reading.count) == (True, name, scope, count)


@pytest.mark.parametrize(
    "written",
    ["上海交通电子行业协会", "区旅游协会", "上汽集团", "日本贸易振兴机构", "区电子商务协会", "市六中"],
)
def test_a_name_of_one_body_is_no_group(written: str) -> None:
    assert not read_name(written, NANHU).collective


def test_every_reading_has_a_reason_that_a_reviewer_can_read() -> None:
    assert read_name("市科技局", NANHU).reason == "“市” is 浙江省嘉兴市"
    assert read_name("商业银行", NANHU).reason == "a generic name: the one of the report's place"


def test_a_level_that_the_report_has_not_stays_as_written() -> None:
    reading = read_name("州农业局", NANHU)
    assert (reading.name, reading.place) == ("州农业局", "浙江省嘉兴市南湖区")


@pytest.mark.parametrize(
    ("home", "written", "name", "kind"),
    [
        (NANHU, "市建委", "嘉兴市建委", Kind.AGENCY),
        (NANHU, "市海洋渔业局", "嘉兴市海洋与渔业局", Kind.AGENCY),
        (NANHU, "环境保护部", "国家环保部", Kind.AGENCY),
        (NANHU, "长安路街道办事处", "长安路街道", Kind.AGENCY),
        (NANHU, "上海闵行区茶业协会", "上海市闵行区茶业协会", Kind.ASSOCIATION),
        (NANHU, "澳门嘉兴同乡会", "澳门嘉兴同乡会", Kind.ASSOCIATION),
        (NANHU, "嘉兴出入境检验检疫局", "嘉兴检验检疫局", Kind.AGENCY),
        (NANHU, "农行海盐县支行", "中国农业银行海盐县支行", Kind.BANK),
        (NANHU, "邮储银行南湖支行", "中国邮政储蓄银行南湖区支行", Kind.BANK),
        (NANHU, "浙江省商贸集团有限公司", "浙江商贸集团", Kind.ENTERPRISE),
        (NANHU, "省商贸集团", "浙江商贸集团", Kind.ENTERPRISE),
        (NANHU, "上海交大附中", "上海交通大学附属中学", Kind.PUBLIC_INSTITUTION),
        (XIANGJIANG, "工行湖南湘江新区分行", "中国工商银行湖南湘江新区分行", Kind.BANK),
    ],
)
def test_a_body_has_the_name_that_is_customary(home: Place, written: str, name: str, kind: Kind) -> None:
    reading = read_name(written, home)
    assert (reading.name, reading.kind) == (name, kind)


@pytest.mark.parametrize(
    ("written", "name", "place", "kind", "level"),
    [
        (
            "红十字会秀洲区分会",
            "红十字会秀洲区分会",
            "浙江省嘉兴市秀洲区",
            Kind.MASS_ORGANIZATION,
            Level.DISTRICT,
        ),
        (
            "消费者协会秀洲区分会",
            "消费者协会秀洲区分会",
            "浙江省嘉兴市秀洲区",
            Kind.ASSOCIATION,
            Level.DISTRICT,
        ),
        ("偏城乡", "偏城乡", str(NANHU), Kind.AGENCY, Level.TOWNSHIP),
        ("偏城乡政府", "偏城乡", str(NANHU), Kind.AGENCY, Level.TOWNSHIP),
        ("市城乡规划局", "嘉兴市规划局", "浙江省嘉兴市", Kind.AGENCY, Level.MUNICIPAL),
        ("南湖电信分局", "南湖电信分局", str(NANHU), Kind.SOE, None),
        ("武汉铁路局襄阳工务段", "武汉铁路局襄阳工务段", None, Kind.SOE, None),
        ("嘉兴学院团委", "嘉兴学院团委", None, Kind.MASS_ORGANIZATION, None),
        ("市第一医院医疗集团", "嘉兴市第一医院", "浙江省嘉兴市", Kind.PUBLIC_INSTITUTION, None),
        ("市中医院专科联盟", "嘉兴市中医院", "浙江省嘉兴市", Kind.PUBLIC_INSTITUTION, None),
        ("复旦大学附属儿科医院医联体", "复旦大学附属儿科医院", None, Kind.PUBLIC_INSTITUTION, None),
        ("省建投", "浙江省建设投资集团", None, Kind.SOE, None),
        ("生态环境部华东督察局", "生态环境部华东督察局", None, Kind.AGENCY, Level.NATIONAL),
        ("嘉兴综合保税区", "嘉兴综合保税区", "浙江省嘉兴市", Kind.PUBLIC_INSTITUTION, Level.MUNICIPAL),
        ("香港贸发局上海办事处", "香港贸易发展局上海办事处", None, Kind.ASSOCIATION, None),
        ("团市委", "共青团嘉兴市委", "浙江省嘉兴市", Kind.MASS_ORGANIZATION, Level.MUNICIPAL),
        ("科技部火炬中心", "科学技术部火炬中心", None, Kind.PUBLIC_INSTITUTION, Level.NATIONAL),
        ("农行南湖支行", "中国农业银行南湖支行", str(NANHU), Kind.BANK, None),
        ("农行海盐县支行", "中国农业银行海盐县支行", "浙江省嘉兴市海盐县", Kind.BANK, None),
        ("省能源集团", "浙江省能源集团", None, Kind.SOE, None),
    ],
)
def test_rarer_names_read_as_their_sort(
    written: str, name: str, place: str | None, kind: Kind, level: Level | None
) -> None:
    reading = read_name(written, NANHU)
    assert (reading.name, reading.place, reading.kind, reading.level) == (name, place, kind, level)


@pytest.mark.parametrize("desk", ["基金监管科", "综合科", "行政审批股", "产业发展处"])
def test_a_desk_without_its_office_is_the_reports_own(desk: str) -> None:
    read = [
        read_name(desk, Place(*home))
        for home in (("四川省", "成都市", "金堂县"), ("浙江省", "嘉兴市", "南湖区"))
    ]
    assert [(reading.name, reading.place, reading.kind) for reading in read] == [
        (desk, "四川省成都市金堂县", Kind.AGENCY),
        (desk, "浙江省嘉兴市南湖区", Kind.AGENCY),
    ]
