"""What may stand behind the name of a body and be a part of it, by the sort of the whole."""

import re
from collections.abc import Mapping

from graph.identity.heads import find_head
from graph.model import Kind

# Organs and unions, which every body may have: 机关党支部, 团委, 工会.
_ORGANS = (
    r"(?:机关)?(?:党委|党组|党总支|党支部|机关党委|纪委|团委|团总支|团支部|工会|妇联|妇委会|科协)"
    r"(?:[\u4e00-\u9fff]{1,4}部|办公室)?"
)
# Who stands for a body elsewhere: 驻深圳联络处, 上海代表处.
_OUTPOSTS = (
    r"(?:驻[\u4e00-\u9fff]{1,6}?(?:办|处|站|组|所|中心|专员)"
    r"|[\u4e00-\u9fff]{2,6}(?:联络处|代表处|办事处|代办处|联络站|工作站))"
)
_DESKS = r"[\u4e00-\u9fff]{1,10}(?:[处科室组部]|中队|专班)"
_BUSINESS = (
    r"[\u4e00-\u9fff\d（）]{0,14}(?:(?<!）有限)公司|厂|煤矿|铁矿|矿区|矿业|农场|林场|牧场|渔场|茶场|林业局|管理区"
    r"|直属库|粮库|油库|基地|产业园|工业园|市场|购物中心|商场|酒店|宾馆|项目部|经理部|指挥部|事业部|中心|频道|频率"
    r"|门店|营业厅|营业所|供电所|信用社|分社|分店|采油厂|车间|实验室|研究院|研究所|设计院|技术学院|医院|学校"
    r"|支行|分行|营业部|分理处|车务段|机务段|工务段|车站|地质队|工程队|服务站|分局)"
)
_RESEARCH = (
    r"[\u4e00-\u9fff\d（）]{0,16}(?:学院|学系|学部|书院|研究院|研究所|研究中心|中心|实验室"
    r"|附属[\u4e00-\u9fff]{0,8}(?:医院|学校|[中小]学|幼儿园)|附[中小]|医院|校区|分校|分院|基地|农场|林场"
    r"|科技园|出版社|图书馆|博物馆|公司|所|站|院)"
)
_PUBLIC = (
    r"[\u4e00-\u9fff\d]{0,12}(?:院区|[东西南北新老本]院|校区|分院|分校|分部|分馆|分园|中心|医院|管理区|管理处|作业区|基地|频道"
    r"|频率|[工作监测检验试]站|[科室部处所组])"
)
_AGENCY = (
    r"[\u4e00-\u9fff\d]{0,12}(?:分局|总队|支队|大队|中队|派出所|法庭|检察室|稽查局|站|中心|专员办|监管局"
    r"|特派办|办事处|代办处|管理处|林场|地质队|勘测队|公司|[处科室所]|(?<=..)办)"
)
_SOCIETY = (
    r"[\u4e00-\u9fff\d]{1,12}(?:分会|支会|专委会|委员会|秘书处|中心|分社|支社|基地|公司|[处科室]|(?<=..)部)"
)
_OF_GOVERNMENT = r"(?:办公厅|办公室|研究室|督查室|参事室|应急办|机关事务[\u4e00-\u9fff]{2,6})"

_UNITS: Mapping[Kind, re.Pattern[str]] = {
    kind: re.compile(
        rf"{_ORGANS}|{_OUTPOSTS}|{_DESKS}|{units}"
        if kind is not Kind.AGENCY
        else rf"{_ORGANS}|{_OUTPOSTS}|{units}"
    )
    for kind, units in (
        (Kind.AGENCY, _AGENCY),
        (Kind.SOE, _BUSINESS),
        (Kind.ENTERPRISE, _BUSINESS),
        (Kind.BANK, _BUSINESS),
        (Kind.INSTITUTE, _RESEARCH),
        (Kind.PUBLIC_INSTITUTION, _PUBLIC),
        (Kind.ASSOCIATION, _SOCIETY),
        (Kind.MASS_ORGANIZATION, _SOCIETY),
        (Kind.FOREIGN, _BUSINESS),
    )
}
_OF_FIRMS = re.compile(
    rf"{_ORGANS}|[\u4e00-\u9fff]{{1,14}}(?:公司|厂|煤矿|基地|项目部|研究院|研发中心|技术中心|事业部|分行|支行|营业部)"
)
# Houses that large firms keep, told by a brand that is long enough: 齐鲁石化|技师学院, 齐鲁石化|消防支队.
_OF_BRANDS = re.compile(
    r"(?:中心|职工|总|第[一二三四五六]|[\u4e00-\u9fff]{2}分?)?医院"
    r"|(?:高级)?(?:技师|职业|职业技术|职工)(?:学院|学校|大学)|技工学校|消防[支大中]队|党校|体育[馆场]|文化宫|老年大学|保卫处|公安处"
)
_FIRMS = frozenset({Kind.SOE, Kind.ENTERPRISE})
_GOVERNMENT = re.compile(rf"{_OF_GOVERNMENT}|{_OUTPOSTS}")
# Ends of governments and committees, whose offices stand for themselves: 市政府|金融办, 市委|宣传部.
_IS_GOVERNMENT = re.compile(r"政府$|[省市区县州盟旗]委$|委员会$|管委会$")
_LEGAL_FORM = re.compile(r"^(?:（?集团）?)?(?:股份|责任|控股)?(?:有限)?(?:责任|集团|总)?公司$")
_ENDS = frozenset(
    "庭厅机司厂矿区业场库地园心店部频道率厅所社间室院校行段站队系学书处科组办局委会总支团工妇协联幼员林"
)


def may_end_unit(name: str) -> bool:
    """Whether a name ends as parts do, whatever it begins with; a quick look before a long one."""
    return name[-1:] in _ENDS


def is_clipped_before(rest: str) -> bool:
    """Whether a firm's clipped name may stand before it: of 葛洲坝|中学 or 五角场|街道 nobody knows."""
    return _OF_FIRMS.fullmatch(rest) is not None


def is_house_of_brand(rest: str) -> bool:
    """Whether it is a hospital, a school or a brigade such as large firms keep."""
    return _OF_BRANDS.fullmatch(rest) is not None


def is_unit_of(kind: Kind, whole: str, rest: str, *, is_long: bool = False) -> bool:
    """Whether `rest`, behind the name of a body of that kind, makes the name of a part of it.

    `is_long` says that what stands before it is long enough to be nobody else's.
    """
    if len(rest) < 2 or _LEGAL_FORM.match(rest):
        return False
    if is_long and kind in _FIRMS and is_house_of_brand(rest):
        return True
    if kind is Kind.AGENCY and _IS_GOVERNMENT.search(whole):
        return _GOVERNMENT.fullmatch(rest) is not None
    # Of what no head ends nothing is known: 齐齐哈尔铁路公安处 counts as a firm.
    kinds = (kind,) if kind is not Kind.ENTERPRISE or find_head(whole) else (kind, Kind.AGENCY)
    return any(_UNITS[each].fullmatch(rest) is not None for each in kinds)
