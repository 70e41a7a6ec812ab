"""Where reports from all kinds of divisions come from; a wrong place is worse than a question."""

from dataclasses import dataclass

import pytest

from graph.errors import PlaceError
from loaders.documents import Source
from loaders.identify import identify_report
from loaders.sheets import read_sheet
from tests.layouts import make_text


@dataclass(frozen=True)
class Case:
    """One invented report: what stands around its table, and how its units and counterparts are called."""

    title: str
    place: str | None
    """Province, city and district as one writes them; None where it has to be asked for."""
    level: str = "区"
    year: int = 2018
    before: str = ""
    below: str = ""
    name: str = "report.txt"
    counterparts: str = "省发改委、市发改委"
    sentences: tuple[str, ...] = ("做好对接。", "报送材料。", "开展走访。")
    units: tuple[str, ...] = ()

    def __str__(self) -> str:
        return "-".join(filter(None, (self.title, self.before, self.below, self.name, str(self.year))))


CASES = [
    # Districts, counties, and what lies above them only in the gazetteer.
    Case("信丰县县直有关单位对接单位一览表", "江西省赣州市信丰县", "县", 2022),
    Case("弋江区区直部门对接工作情况汇总", "安徽省芜湖市弋江区", "区", 2012),
    Case("陇西县县直部门对接工作进展情况统计表", "甘肃省定西市陇西县", "县", 2016),
    Case("陇西县县直部门对接情况", "甘肃省定西地区陇西县", "县", 2001),
    Case("吉木萨尔县2014年对口支援对接情况一览表", "新疆维吾尔自治区昌吉回族自治州吉木萨尔县", "县", 2014,
         counterparts="自治区发改委、州发改委"),
    Case("昌吉州吉木萨尔县对接情况", "新疆维吾尔自治区昌吉回族自治州吉木萨尔县", "县",
         counterparts="州发改委"),
    Case("新疆吉木萨尔县对接情况", "新疆维吾尔自治区昌吉回族自治州吉木萨尔县", "县", counterparts="州发改委"),
    Case("浙江嘉兴南湖区部门对接情况", "浙江省嘉兴市南湖区"),
    Case("广西灵山县部门对接情况", "广西壮族自治区钦州市灵山县", "县", counterparts="自治区发改委"),
    Case("景宁县部门对接情况", "浙江省丽水市景宁畲族自治县", "县"),
    Case("景宁畲族自治县部门对接情况", "浙江省丽水市景宁畲族自治县", "县"),
    # 旗, 盟, 州, 自治区, 县级市, 省直辖.
    Case("正蓝旗旗直部门对接情况", "内蒙古自治区锡林郭勒盟正蓝旗", "旗",
         counterparts="自治区发改委、盟发改委"),
    Case("鄂温克旗部门对接情况", "内蒙古自治区呼伦贝尔市鄂温克族自治旗", "旗", counterparts="自治区发改委"),
    Case("锡林郭勒盟盟直部门对接情况", "内蒙古自治区锡林郭勒盟", "盟", counterparts="自治区发改委"),
    Case("海南州州直部门对接情况", "青海省海南藏族自治州", "州"),
    Case("恩施土家族苗族自治州州直部门对接情况", "湖北省恩施土家族苗族自治州", "州"),
    Case("延边州州直部门对接情况", "吉林省延边朝鲜族自治州", "州"),
    Case("海南省省直部门对接情况", "海南省", "省", counterparts="国家发改委"),
    Case("宁夏回族自治区区直部门对接情况", "宁夏回族自治区", "自治区", counterparts="国家发改委"),
    Case("启东市深化接轨上海对接合作情况表", "江苏省南通市启东市", "市", 2021),
    Case("江苏省南通市启东市对接情况", "江苏省南通市启东市", "市", 2021),
    Case("仙桃市市直部门对接情况", "湖北省仙桃市", "市"),
    Case("嘉兴市市级部门对接情况", "浙江省嘉兴市", "市"),
    Case("吉林市市直部门对接情况", "吉林省吉林市", "市"),
    Case("吉林省省直部门对接情况", "吉林省", "省", counterparts="国家发改委"),
    Case("喀什地区地直部门对接情况", "新疆维吾尔自治区喀什地区", "地区", counterparts="自治区发改委"),
    # 直辖市: a city without province.
    Case("北碚区区级部门2019年对上争取情况统计表", "重庆市北碚区", year=2019, counterparts="市发改委"),
    Case("重庆市北碚区对接情况", "重庆市北碚区", counterparts="市发改委"),
    Case("上海闵行区部门对接情况", "上海市闵行区", counterparts="市发改委"),
    Case("上海市市级部门对接情况", "上海市", "市", counterparts="国家发改委"),
    Case("上海市崇明县部门对接情况", "上海市崇明县", "县", 2009, counterparts="市发改委"),
    Case("崇明区部门对接情况", "上海市崇明区", "区", 2020, counterparts="市发改委"),
    # 新区 and 管委会.
    Case("湖南湘江新区产业对接合作情况（2023年三季度）", "湖南省长沙市湖南湘江新区", "新区", 2023),
    Case("长沙市湘江新区对接情况", "湖南省长沙市湖南湘江新区", "新区", 2019),
    Case("浦东新区部门对接情况", "上海市浦东新区", "区", 2010, counterparts="市发改委"),
    Case("滨海新区部门对接情况", "天津市滨海新区", "区", 2012, counterparts="市发改委"),
    Case("唐山市新区部门对接情况", "河北省唐山市新区", "区", 2000),
    Case("产业对接情况", "湖南省长沙市湖南湘江新区", "新区", 2023,
         below="主办：湖南湘江新区管理委员会办公室"),
    Case("嘉兴市经济技术开发区对接情况", None, ""),
    Case("嘉兴市高新区管委会对接情况", None, ""),
    Case("高新区对接情况", None, "区"),
    Case("新区部门对接情况", None, "新区"),
    # Renamed, converted, moved: the one of the year is meant.
    Case("富阳市部门对接情况", "浙江省杭州市富阳市", "市", 2013),
    Case("富阳市部门对接情况", "浙江省杭州市富阳市", "市", 2014),
    Case("富阳区部门对接情况", "浙江省杭州市富阳区", "区", 2016),
    Case("富阳市部门对接情况", None, "市", 2019),
    Case("南湖区部门对接情况", "浙江省嘉兴市南湖区", "区", 2009),
    Case("南湖区部门对接情况", None, "区", 2001),
    Case("秀城区部门对接情况", "浙江省嘉兴市秀城区", "区", 2001),
    Case("简阳市部门对接情况", "四川省资阳市简阳市", "市", 2010),
    Case("简阳市部门对接情况", "四川省成都市简阳市", "市", 2020),
    Case("巢湖市部门对接情况", "安徽省巢湖市", "市", 2008),
    Case("巢湖市部门对接情况", "安徽省合肥市巢湖市", "市", 2015),
    Case("通州市部门对接情况", "江苏省南通市通州市", "市", 2005),
    Case("通州区部门对接情况", "北京市通州区", "区", 2005, counterparts="市发改委"),
    Case("通州区部门对接情况", None, "区", 2019, counterparts="市发改委"),
    Case("龙华区部门对接情况", "海南省海口市龙华区", "区", 2012),
    Case("柯桥区部门对接情况", "浙江省绍兴市柯桥区", "区", 2020),
    Case("绍兴县部门对接情况", "浙江省绍兴市绍兴县", "县", 2010),
    Case("海门市部门对接情况", None, "市", 2023),
    Case("密云县部门对接情况", "北京市密云县", "县", 2012, counterparts="市发改委"),
    # One name, several places.
    Case("鼓楼区部门对接情况", None),
    Case("南京市鼓楼区部门对接情况", "江苏省南京市鼓楼区"),
    Case("福建省鼓楼区部门对接情况", "福建省福州市鼓楼区"),
    Case("朝阳区部门对接情况", None, counterparts="市发改委"),
    Case("朝阳区部门对接情况", "吉林省长春市朝阳区", counterparts="省发改委、市发改委"),
    Case("朝阳县部门对接情况", "辽宁省朝阳市朝阳县", "县"),
    Case("西湖区部门对接情况", None),
    Case("西湖区部门对接情况", "江西省南昌市西湖区", below="南昌市西湖区人民政府办公室\n2018年7月5日"),
    Case("西湖区部门对接情况", "江西省南昌市西湖区", before="填报单位：南昌市西湖区人民政府办公室"),
    Case("西湖区部门对接情况", "江西省南昌市西湖区", name="南昌西湖区对接.txt"),
    Case("西湖区部门对接情况", "江西省南昌市西湖区",
         counterparts="省发改委、南昌海关、南昌大学、国网南昌供电公司"),
    Case("西湖区赴杭州对接情况", None, sentences=("赴杭州考察。", "与杭州海关座谈。", "走访杭州大学。")),
    Case("西湖区部门对接情况", None, counterparts="杭州市西湖区发改委",
         sentences=("杭州市一。", "杭州市二。", "杭州市三。")),
    Case("市南区部门对接情况", "山东省青岛市市南区"),
    Case("青岛市市南区部门对接情况", "山东省青岛市市南区"),
    Case("市中区部门对接情况", None),
    Case("济南市市中区部门对接情况", "山东省济南市市中区"),
    Case("阳泉市城区部门对接情况", "山西省阳泉市城区"),
    Case("城区部门对接情况", None),
    Case("嘉兴市城区管理对接情况", None),
    # Two places, partners, and who speaks.
    Case("嘉兴市南湖区与上海市闵行区对接情况", "浙江省嘉兴市南湖区"),
    Case("上海市闵行区与嘉兴市南湖区对接情况", None),
    Case("南湖区、秀洲区对接情况", None),
    Case("关于南湖区赴闵行区对接情况的报告", "浙江省嘉兴市南湖区"),
    Case("赴闵行区对接情况", None),
    Case("对接闵行区工作情况", None),
    Case("部门对接情况", None, before="对接单位：嘉兴市南湖区"),
    Case("部门对接情况", None, name="闵行区考察对接.txt", counterparts="市发改委"),
    Case("部门对接情况", None, counterparts="杭州市西湖区发改委", year=2018,
         sentences=("赴杭州市余杭区考察。", "与余杭区签订协议。", "余杭区来访。", "邀请余杭区座谈。")),
    Case("部门对接情况", "浙江省嘉兴市南湖区",
         sentences=("南湖区企业参会。", "项目落户南湖区。", "《南湖区规划》印发。", "赴闵行区考察。")),
    Case("部门对接情况", None,
         sentences=("6月余杭区科技局来交流。", "余杭区商务局参会。", "余杭区农业局签约。", "余杭区到我区。")),
    Case("部门对接情况", None,
         sentences=("在余杭区举办推介会。", "在余杭区召开会议。", "在余杭区设立专班。")),
    Case("南湖区部门对接情况", None, below="嘉兴市秀洲区人民政府办公室"),
    # Lines around the table.
    Case("部门对接情况", "浙江省嘉兴市南湖区",
         before="填报单位：嘉兴市南湖区人民政府办公室　　统计时点：2018年9月30日"),
    Case("部门对接情况", "重庆市北碚区",
         below="注：“市”指重庆市，“区”指北碚区；数据以上报为准。",
         counterparts="市发改委"),
    Case("部门对接情况", "浙江省嘉兴市南湖区", below="嘉兴市南湖区人民政府办公室\n2019年12月5日"),
    Case("部门对接情况", "湖南省怀化市会同县", "县", below="会同县人民政府"),
    Case("会同县县直部门对接情况", "湖南省怀化市会同县", "县"),
    Case("部门对接情况", None, "县",
         sentences=("会同县工商局检查。", "会同县农业局走访。", "会同县林业局座谈。")),
    Case("部门对接情况", None, "县", sentences=("列入示范县。", "创建示范县。", "建成示范县。")),
    Case("对接情况", "浙江省嘉兴市南湖区", units=("南湖区经信局", "南湖区科技局", "南湖区商务局")),
    Case("附件2：关于2018年上半年嘉兴市南湖区对接情况的报告", "浙江省嘉兴市南湖区"),
    Case("中共南湖区委关于对接情况的报告", "浙江省嘉兴市南湖区"),
    Case("嘉兴市区级部门对接情况", "浙江省嘉兴市南湖区", below="南湖区人民政府办公室"),
    Case("启东对接上海情况", None, "市"),
    Case("部门对接情况", "浙江省嘉兴市南湖区", before="发布机构：嘉兴市南湖区人民政府办公室"),
    Case("南湖区部门对接情况", "浙江省嘉兴市南湖区", before="发布机构：嘉兴市人民政府办公室"),
    # More of every kind.
    Case("关于报送南湖区2018年对接情况的函", "浙江省嘉兴市南湖区"),
    Case("关于印发《南湖区对接工作台账》的通知", "浙江省嘉兴市南湖区"),
    Case("“十三五”期间南湖区对接情况", "浙江省嘉兴市南湖区"),
    Case("2018年1—6月南湖区对接情况", "浙江省嘉兴市南湖区"),
    Case("嘉兴市南湖区人民政府关于对接情况的报告", "浙江省嘉兴市南湖区"),
    Case("嘉兴市南湖区发改局对接情况", "浙江省嘉兴市南湖区"),
    Case("南湖区大桥镇对接情况", "浙江省嘉兴市南湖区"),
    Case("南湖区高新区对接情况", "浙江省嘉兴市南湖区"),
    Case("嘉兴南湖高新区对接情况", None),
    Case("嘉兴高新区2024年对接情况", "浙江省嘉兴市嘉兴高新区"),
    Case("嘉兴经济技术开发区对接情况", "浙江省嘉兴市嘉兴经济技术开发区"),
    Case("上海市对口支援喀什地区情况", None, "市", counterparts="国家发改委"),
    Case("上海市对口帮扶我县情况", None, "县"),
    Case("浙江省对口支援我县情况", None, "县"),
    Case("上海市援助项目对接情况", None, "市", sentences=("启东一。", "二。", "三。")),
    Case("杭州市西湖区结对帮扶我县工作情况", None, "县"),
    Case("余杭区与我区山海协作对接情况", None),
    Case("市级部门对接情况", None, "市", before="联系单位：上海市合作交流办"),
    Case("东西部扶贫协作对接情况", "甘肃省定西市陇西县", "县", before="制表单位：陇西县扶贫办"),
    Case("对接情况", "甘肃省定西市陇西县", "县", before="陇西县扶贫办\n\n2018年9月"),
    Case("对接情况", "福建省福州市鼓楼区", before="行政区划：福建省福州市鼓楼区"),
    Case("海州区部门对接情况", None, year=2015),
    Case("新城区部门对接情况", None, counterparts="自治区发改委、省发改委"),
    Case("呼和浩特市新城区对接情况", "内蒙古自治区呼和浩特市新城区", counterparts="自治区发改委"),
    Case("新城区部门对接情况", "内蒙古自治区呼和浩特市新城区", counterparts="自治区发改委"),
    Case("老城区部门对接情况", "河南省洛阳市老城区"),
    Case("郊区部门对接情况", None),
    Case("城关区部门对接情况", None, counterparts="市发改委"),
    Case("城关区部门对接情况", "甘肃省兰州市城关区", counterparts="省发改委、市发改委"),
    Case("城关区部门对接情况", "西藏自治区拉萨市城关区", counterparts="自治区发改委"),
    Case("桥西区部门对接情况", None),
    Case("桥西区部门对接情况", "河北省邢台市桥西区", below="邢台市桥西区人民政府"),
    Case("长安区部门对接情况", None),
    Case("江北区部门对接情况", None, counterparts="市发改委"),
    Case("江北区部门对接情况", "浙江省宁波市江北区"),
    Case("河东区部门对接情况", "山东省临沂市河东区"),
    Case("南山区部门对接情况", None),
    Case("宝山区部门对接情况", "黑龙江省双鸭山市宝山区"),
    Case("宝山区部门对接情况", None, counterparts="市发改委"),
    Case("普陀区部门对接情况", None, counterparts="市发改委"),
    Case("大同区部门对接情况", "黑龙江省大庆市大同区"),
    Case("大同市大同县对接情况", "山西省大同市大同县", "县", year=2010),
    Case("云州区部门对接情况", "山西省大同市云州区", year=2020),
    Case("伊宁市部门对接情况", "新疆维吾尔自治区伊犁哈萨克自治州伊宁市", "市",
         counterparts="自治区发改委、州发改委"),
    Case("伊犁州州直部门对接情况", "新疆维吾尔自治区伊犁哈萨克自治州", "州", counterparts="自治区发改委"),
    Case("湘西州州直部门对接情况", "湖南省湘西土家族苗族自治州", "州"),
    Case("凉山州对接情况", "四川省凉山彝族自治州", "州"),
    Case("东莞市市直部门对接情况", "广东省东莞市", "市"),
    Case("济源市市直部门对接情况", "河南省济源市", "市"),
    Case("义乌市市级部门对接情况", "浙江省金华市义乌市", "市"),
    Case("龙港市部门对接情况", "浙江省温州市龙港市", "市", year=2021),
    Case("龙港市部门对接情况", None, "市", year=2015),
    Case("莱芜市市直部门对接情况", "山东省莱芜市", "市", year=2015),
    Case("莱芜市市直部门对接情况", None, "市", year=2021),
    Case("襄樊市市直部门对接情况", "湖北省襄樊市", "市", year=2008),
    Case("襄阳市市直部门对接情况", "湖北省襄阳市", "市", year=2015),
    Case("思茅市市直部门对接情况", "云南省思茅市", "市", year=2005),
    Case("普洱市市直部门对接情况", "云南省普洱市", "市", year=2015),
    Case("苏州工业园区对接情况", "江苏省苏州市苏州工业园区", ""),
    Case("雄安新区对接情况", "河北省保定市雄安新区", "新区", year=2020),
    Case("深圳市光明新区对接情况", "广东省深圳市光明新区", "新区", year=2012),
    Case("深圳市光明区对接情况", "广东省深圳市光明区", year=2020),
    Case("天津市滨海新区塘沽区对接情况", None, year=2007),
    Case("重庆市万盛区对接情况", "重庆市万盛区", year=2005, counterparts="市发改委"),
    Case("两江新区对接情况", "重庆市两江新区", "新区", year=2015, counterparts="市发改委"),
    Case("西藏自治区拉萨市城关区对接情况", "西藏自治区拉萨市城关区", counterparts="自治区发改委"),
    Case("阿拉善左旗对接情况", "内蒙古自治区阿拉善盟阿拉善左旗", "旗", counterparts="自治区发改委"),
    Case("莫力达瓦旗对接情况", "内蒙古自治区呼伦贝尔市莫力达瓦达斡尔族自治旗", "旗",
         counterparts="自治区发改委"),
    Case("恭城县对接情况", "广西壮族自治区桂林市恭城瑶族自治县", "县", counterparts="自治区发改委"),
    Case("东乡县对接情况", None, "县", year=2010),
    Case("东乡县对接情况", "甘肃省临夏回族自治州东乡族自治县", "县", year=2020),
    Case("平潭综合实验区对接情况", "福建省福州市平潭综合实验区", year=2015),
    Case("神农架林区对接情况", "湖北省神农架林区"),
    Case("崇明县部门对接情况", None, "县", year=2020, counterparts="市发改委"),
    Case("嘉兴市、湖州市对接情况", None, "市"),
    Case("嘉兴市和湖州市对接情况", None, "市"),
    Case("南湖区—闵行区对接情况", "浙江省嘉兴市南湖区"),
    Case("嘉兴市-南湖区对接情况", None),
    Case("沈阳市和平区对接情况", "辽宁省沈阳市和平区"),
    Case("嘉兴市和平区对接情况", None),
    Case("部门对接情况", None, name="20180630-南湖区与闵行区.txt"),
    Case("部门对接情况", "浙江省嘉兴市南湖区", name="嘉兴市南湖区2018年上半年.txt"),
    Case("部门对接情况", None, "县", name="南湖区.txt"),
    Case("对接情况", "江苏省南京市鼓楼区", units=("南京市鼓楼区经信局", "南京市鼓楼区科技局")),
    Case("对接情况", "浙江省嘉兴市", "", units=("南湖区", "秀洲区", "海盐县"),
         before="填报单位：嘉兴市发改委"),
    Case("各县区对接情况", None, "", units=("南湖区", "秀洲区", "海盐县")),
    Case("甘肃省陇西县对接情况", "甘肃省定西市陇西县", "县"),
    Case("2016年东西部扶贫协作陇西县对接情况", None, "县"),
    Case("东西部扶贫协作（陇西县）对接情况", None, "县"),
    Case("对口支援情况（吉木萨尔县）", None, "县", counterparts="自治区发改委"),
    Case("全市招商对接情况", None, "市"),
    Case("我市招商对接情况", None, "市"),
    Case("市中小企业对接情况", None, "市"),
    Case("长三角一体化（嘉兴）对接情况", None, "市"),
    Case("嘉兴港区对接情况", None),
    Case("上海自贸区临港新片区对接情况", None, year=2021, counterparts="市发改委"),
    Case("临港新片区对接情况", "上海市上海自贸试验区临港新片区", "", year=2021, counterparts="市发改委"),
    Case("北京市海淀区与张家口市赤城县对接情况", "北京市海淀区", counterparts="市发改委"),
    Case("海淀区部门对接情况", "北京市海淀区", counterparts="市发改委"),
    Case("朝阳市市直部门对接情况", "辽宁省朝阳市", "市"),
    Case("部门对接情况", "辽宁省朝阳市朝阳县", "县", before="填报单位：朝阳县人民政府办公室"),
    Case("海南区部门对接情况", "内蒙古自治区乌海市海南区", counterparts="自治区发改委"),
    Case("河北区部门对接情况", "天津市河北区", counterparts="市发改委"),
    Case("河南县县直部门对接情况", "青海省黄南藏族自治州河南蒙古族自治县", "县"),
    Case("江北新区部门对接情况", "江苏省南京市江北新区", "新区"),
    Case("西湖风景名胜区对接情况", None, ""),
    Case("合作市市直部门对接情况", "甘肃省甘南藏族自治州合作市", "市"),
    Case("资源县县直部门对接情况", "广西壮族自治区桂林市资源县", "县", counterparts="自治区发改委"),
    Case("公安县县直部门对接情况", "湖北省荆州市公安县", "县"),
    Case("和县县直部门对接情况", "安徽省巢湖市和县", "县", year=2005),
    Case("和县对接情况", "安徽省马鞍山市和县", "县", year=2015),
    Case("和平县县直部门对接情况", "广东省河源市和平县", "县"),
    Case("新区对接情况", None),
    Case("成县县直部门对接情况", "甘肃省陇南市成县", "县"),
    Case("沙市区部门对接情况", "湖北省荆州市沙市区"),
    Case("长沙市区级部门对接情况", None),
    Case("长沙县部门对接情况", "湖南省长沙市长沙县", "县"),
    Case("吉安县部门对接情况", "江西省吉安市吉安县", "县"),
    Case("海安县部门对接情况", "江苏省南通市海安县", "县", year=2010),
    Case("海安市部门对接情况", "江苏省南通市海安市", "市", year=2020),
    Case("如皋市部门对接情况", "江苏省南通市如皋市", "市"),
    Case("昆山市部门对接情况", "江苏省苏州市昆山市", "市"),
    Case("南京江北新区对接情况", "江苏省南京市江北新区", "新区"),
    Case("广州市南沙区对接情况", "广东省广州市南沙区"),
    Case("部门对接情况", "上海市闵行区", counterparts="市发改委", name="闵行区对接情况.docx"),
    Case("部门对接情况", None, counterparts="市发改委", name="对接闵行区.docx"),
    Case("部门对接情况", None, counterparts="市发改委", name="与闵行区对接情况.docx"),
    Case("部门对接情况", None, name="走访闵行区.docx", counterparts="市发改委"),
    Case("部门对接情况", None, name="接轨上海市闵行区工作.docx", counterparts="市发改委"),
    Case("闵行区来我区考察对接情况", None, counterparts="市发改委"),
    Case("闵行区党政代表团来访对接情况", None, counterparts="市发改委"),
    Case("闵行区考察团对接情况", None, counterparts="市发改委"),
    Case("闵行区对口支援项目对接情况", None, "县"),
    Case("上海市驻县企业对接情况", None, "县"),
    Case("深圳市南山区对口合作情况", None, "县"),
    Case("深圳市南山区对口帮扶情况", None),
    Case("部门对接情况", None, before="对口支援地区：上海市闵行区", counterparts="市发改委"),
    Case("部门对接情况", None, before="结对单位：上海市闵行区", counterparts="市发改委"),
    Case("部门对接情况", None, before="上海市闵行区是我区对口合作地区。", counterparts="市发改委"),
    Case("部门对接情况", None, before="上海市闵行区对口合作", counterparts="市发改委"),
    Case("部门对接情况", None, before="抄送：嘉兴市南湖区人民政府办公室"),
    Case("部门对接情况", None, below="抄送：嘉兴市南湖区人民政府办公室"),
    Case("部门对接情况", None, before="主送：嘉兴市南湖区人民政府"),
    Case("部门对接情况", None, before="嘉兴市南湖区人民政府："),
]  # fmt: skip


def read_place(case: Case) -> str | None:
    """The place that is read from a case; None where it is asked for."""
    units = case.units or tuple(f"{case.level}{letter}局" for letter in "甲乙丙丁戊己庚")
    rows = [
        (unit, case.counterparts, sentence, "无。")
        for unit, sentence in zip(units, case.sentences, strict=False)
    ]
    heading = "\n\n".join(filter(None, (case.title, f"截至{case.year}年6月30日", case.before)))
    text = make_text(rows, title=heading, cutoff="") + "\n" + "\n\n".join(case.below.split("\n"))
    source = Source(case.name, text.encode(), text, "utf-8")
    try:
        return str(identify_report(read_sheet(source), source).place)
    except PlaceError as error:
        if "--place" not in str(error):
            raise
        return None


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_place_is_the_reporters_or_asked_for(case: Case) -> None:
    assert read_place(case) == case.place
