"""Numbers and days of sentences: what is read of each, and what is no number."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Period, Quantity
from loaders.extract.spans import NamedSpan
from loaders.extract.values import read_values
from loaders.extract.values.numerals import NUMERAL, read_numeral
from loaders.extract.values.units import read_units

AS_OF = date(2009, 5, 31)
Said = tuple[str, str, float | None, float | None, str]


def quantities(text: str) -> list[Said]:
    """Surface, sort, low, high and unit of every quantity."""
    found, _ = read_values("s", text, (), AS_OF)
    return [(q.surface, q.sort.value, q.low, q.high, q.unit) for q in found]


def periods(text: str, as_of: date = AS_OF) -> list[tuple[str, str, str]]:
    """Surface, first and last day of every period."""
    _, found = read_values("s", text, (), as_of)
    return [(p.surface, p.since.isoformat(), p.until.isoformat()) for p in found]


MONEY: list[tuple[str, list[Said]]] = [
    ("为企业融资1.4亿多元。", [("1.4亿多元", "money", 140_000_000, None, "元")]),
    ("补助近30万元。", [("近30万元", "money", None, 300_000, "元")]),
    ("约需1600万元，由区财政承担。", [("1600万元", "money", 16_000_000, 16_000_000, "元")]),
    ("共花去约1600万元。", [("约1600万元", "money", 16_000_000, 16_000_000, "元")]),
    ("注资30至50万元。", [("30至50万元", "money", 300_000, 500_000, "元")]),
    ("每户5000至1万元不等。", [("5000至1万元", "money", 5_000, 10_000, "元")]),
    ("授信100万元～200万元", [("100万元～200万元", "money", 1_000_000, 2_000_000, "元")]),
    ("筹款三百余万元", [("三百余万元", "money", 3_000_000, None, "元")]),
    ("到账美元 2.7 亿", [("美元 2.7 亿", "money", 270_000_000, 270_000_000, "美元")]),
    ("引资2.7亿美元", [("2.7亿美元", "money", 270_000_000, 270_000_000, "美元")]),
    ("注册资本港币500万元", [("港币500万元", "money", 5_000_000, 5_000_000, "港元")]),
    ("人民币3000万，分三年付清", [
        ("人民币3000万", "money", 30_000_000, 30_000_000, "元"), ("三年", "duration", 3, 3, "年"),
    ]),
    ("总投资1600万，年内开工", [("1600万", "money", 16_000_000, 16_000_000, "元")]),
    ("租金12元/亩", [("12元/亩", "money", 12, 12, "元/亩")]),
    ("批复4 800万元", [("4 800万元", "money", 48_000_000, 48_000_000, "元")]),
    ("奖金1,200元", [("1,200元", "money", 1_200, 1_200, "元")]),
    ("新增亿元以上项目6个", [
        ("亿元以上", "money", 100_000_000, None, "元"), ("6个", "count", 6, 6, "个"),
    ]),
    ("产值近亿元", [("近亿元", "money", None, 100_000_000, "元")]),
    ("捐款１２万元，其中现金3万5千元", [
        ("１２万元", "money", 120_000, 120_000, "元"), ("3万5千元", "money", 35_000, 35_000, "元"),
    ]),
    ("贷款几百万元", [("几百万元", "money", 2_000_000, 9_999_999, "元")]),
    ("货款20几万多元", [("20几万多元", "money", 200_000, 290_000, "元")]),
    ("欧元区企业两家，付款80万欧元", [
        ("两家", "count", 2, 2, "家"), ("80万欧元", "money", 800_000, 800_000, "欧元"),
    ]),
]  # fmt: skip
COUNTS: list[tuple[str, list[Said]]] = [
    ("义诊3000余人次", [("3000余人次", "count", 3_000, None, "人次")]),
    ("引进3至5家企业", [("3至5家", "count", 3, 5, "家")]),
    ("走访两家银行", [("两家", "count", 2, 2, "家")]),
    ("30余家单位到会", [("30余家", "count", 30, None, "家")]),
    ("一千二百户受益", [("一千二百户", "count", 1_200, 1_200, "户")]),
    ("近50家央企", [("近50家", "count", None, 50, "家")]),
    ("由3家增至5家", [("3家", "count", 3, 3, "家"), ("5家", "count", 5, 5, "家")]),
    ("从3家到5家", [("3家", "count", 3, 3, "家"), ("5家", "count", 5, 5, "家")]),
    ("不少于3次，最多10家", [("不少于3次", "count", 3, None, "次"), ("最多10家", "count", None, 10, "家")]),
    ("十几家企业，七八十名学员", [("十几家", "count", 11, 19, "家"), ("七八十名", "count", 70, 80, "人")]),
    ("上百人，百余家，数十户", [
        ("上百人", "count", 100, None, "人"), ("百余家", "count", 100, None, "家"),
        ("数十户", "count", 20, 99, "户"),
    ]),
    ("培训船员2 300多人次", [("2 300多人次", "count", 2_300, None, "人次")]),
    ("三五家小企业", [("三五家", "count", 3, 5, "家")]),
    ("举办劳模培训班3期", [("3期", "count", 3, 3, "期")]),
    ("8所高校、两所小学", [("8所", "count", 8, 8, "所"), ("两所", "count", 2, 2, "所")]),
    ("与市公安局等八部门联合发文", [("八部门", "count", 8, 8, "部门")]),
    ("一行9人，捐赠一家医院", [("9人", "count", 9, 9, "人"), ("一家", "count", 1, 1, "家")]),
    ("收到10来件建议，约20条", [("10来件", "count", 10, 10, "件"), ("约20条", "count", 20, 20, "条")]),
    ("服务20人以上的企业", [("20人以上", "count", 20, None, "人")]),
    ("超过30家，逾100场，突破5000人", [
        ("超过30家", "count", 30, None, "家"), ("逾100场", "count", 100, None, "场"),
        ("突破5000人", "count", 5_000, None, "人"),
    ]),
    ("附近30家商户，最近3年", [("30家", "count", 30, 30, "家"), ("3年", "duration", 3, 3, "年")]),
    ("设备3台（套）", [("3台（套）", "count", 3, 3, "台套")]),
    ("1 2家企业", [("2家", "count", 2, 2, "家")]),
    ("签约3家，赶超5家", [("3家", "count", 3, 3, "家"), ("5家", "count", 5, 5, "家")]),
]  # fmt: skip
OTHERS: list[tuple[str, list[Said]]] = [
    ("同比增长12.5%", [("12.5%", "percent", 12.5, 12.5, "%")]),
    ("下降27％，占10%—15%", [("27％", "percent", 27, 27, "%"), ("10%—15%", "percent", 10, 15, "%")]),
    ("提高3个百分点", [("3个百分点", "percent", 3, 3, "个百分点")]),
    ("半数村、八成以上企业、过半居民", [
        ("半数", "percent", 50, 50, "%"), ("八成以上", "percent", 80, None, "%"),
        ("过半", "percent", 50, None, "%"),
    ]),
    ("三分之二的社区，百分之五点三", [
        ("三分之二", "percent", 66.67, 66.67, "%"), ("百分之五点三", "percent", 5.3, 5.3, "%"),
    ]),
    ("六成半农户", [("六成半", "percent", 65, 65, "%")]),
    ("流转土地12万亩", [("12万亩", "measure", 120_000, 120_000, "亩")]),
    ("厂房4.2万平方米，出口11.6吨", [
        ("4.2万平方米", "measure", 42_000, 42_000, "平方米"), ("11.6吨", "measure", 11.6, 11.6, "吨"),
    ]),
    ("35千伏线路3.6公里", [
        ("35千伏", "measure", 35, 35, "千伏"), ("3.6公里", "measure", 3.6, 3.6, "公里"),
    ]),
    ("3千克样品，是去年的1.5倍", [
        ("3千克", "measure", 3, 3, "公斤"), ("1.5倍", "count", 1.5, 1.5, "倍"),
    ]),
    ("7日内答复，15个工作日办结", [
        ("7日内", "duration", None, 7, "天"), ("15个工作日", "duration", 15, 15, "工作日"),
    ]),
    ("合同一年半，试用两个半月，共3个多月", [
        ("一年半", "duration", 1.5, 1.5, "年"), ("两个半月", "duration", 2.5, 2.5, "个月"),
        ("3个多月", "duration", 3, None, "个月"),
    ]),
    ("半年一次，至今15年", [("半年", "duration", 0.5, 0.5, "年"), ("15年", "duration", 15, 15, "年")]),
    ("值守24小时，20多年来", [
        ("24小时", "duration", 24, 24, "小时"), ("20多年", "duration", 20, None, "年"),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), [*MONEY, *COUNTS, *OTHERS], ids=lambda each: str(each)[:24])
def test_a_number_with_its_unit_is_a_quantity(text: str, said: list[Said]) -> None:
    assert quantities(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "与中电科38所座谈", "赴第十二中学", "110联动机制", "印发浙政发〔2009〕15号文件", "第3批名单",
        "4A级景区",
        "中铁二十一局集团", "市第九医院、县二中", "5万吨级泊位", "中央八项规定", "推进三位一体",
        "二次供水改造",
        "三次产业", "三台县、三门县", "文化公园二期工程", "海峡两岸", "三方会商", "世界500强", "12345热线",
        "一村一品", "一起走访", "进一步推进", "一个平台", "位列前3名", "《100家企业名录》",
        "“百日行动”、“3名工程”",
        "ISO9000体系", "H1N1防控", "1:3配套", "5G基站", "百联集团", "千佛洞景区", "百家争鸣", "一家家走访",
        "省市县三级", "北纬30度", "2级响应", "两江新区", "工农中建四大银行", "国道303线",
    ],
)  # fmt: skip
def test_a_number_in_a_name_or_a_word_is_none(text: str) -> None:
    assert quantities(text) == []


PERIODS: list[tuple[str, list[tuple[str, str, str]]]] = [
    ("5月27日揭牌", [("5月27日", "2009-05-27", "2009-05-27")]),
    ("6月3日来访", [("6月3日", "2008-06-03", "2008-06-03")]),
    ("拟于6月3日来访", [("6月3日", "2009-06-03", "2009-06-03")]),
    ("定于6月18日～19日举办", [("6月18日～19日", "2009-06-18", "2009-06-19")]),
    ("5月27、28日和30日举办", [
        ("5月27", "2009-05-27", "2009-05-27"), ("28日", "2009-05-28", "2009-05-28"),
        ("30日", "2009-05-30", "2009-05-30"),
    ]),
    ("12月30日至1月2日", [("12月30日至1月2日", "2008-12-30", "2009-01-02")]),
    ("2009年上半年", [("2009年上半年", "2009-01-01", "2009-06-30")]),
    ("上月签约，上周来访", [("上月", "2009-04-01", "2009-04-30"), ("上周", "2009-05-18", "2009-05-24")]),
    ("去年实现，前年启动", [("去年", "2008-01-01", "2008-12-31"), ("前年", "2007-01-01", "2007-12-31")]),
    ("去年底挂牌", [("去年底", "2008-12-01", "2008-12-31")]),
    ("1至5月完成", [("1至5月", "2009-01-01", "2009-05-31")]),
    ("1－9月完成", [("1－9月", "2008-01-01", "2008-09-30")]),
    ("2008年11月至2009年3月", [("2008年11月至2009年3月", "2008-11-01", "2009-03-31")]),
    ("2008-2010年规划", [("2008-2010年", "2008-01-01", "2010-12-31")]),
    ("一季度、前三季度", [("一季度", "2009-01-01", "2009-03-31"), ("前三季度", "2009-01-01", "2009-09-30")]),
    ("5月中旬，4月底", [("5月中旬", "2009-05-11", "2009-05-20"), ("4月底", "2009-04-21", "2009-04-30")]),
    ("今年以来，3月以来", [
        ("今年以来", "2009-01-01", "2009-05-31"), ("3月以来", "2009-03-01", "2009-05-31"),
    ]),
    ("二〇〇八年五月", [("二〇〇八年五月", "2008-05-01", "2008-05-31")]),
    ("2009.5.27签订", [("2009.5.27", "2009-05-27", "2009-05-27")]),
    ("１２月５日", [("１２月５日", "2008-12-05", "2008-12-05")]),
    ("“十一五”期间", [("“十一五”", "2006-01-01", "2010-12-31")]),
    ("2008年12月开工，3月竣工", [
        ("2008年12月", "2008-12-01", "2008-12-31"), ("3月", "2009-03-01", "2009-03-31"),
    ]),
    ("预计6月招标，7月进场", [("6月", "2009-06-01", "2009-06-30"), ("7月", "2009-07-01", "2009-07-31")]),
    ("6月底前完成", [("6月底", "2009-06-21", "2009-06-30")]),
    ("11月底前已完成", [("11月底", "2008-11-21", "2008-11-30")]),
    ("原定4月启动，现延期", [("4月", "2009-04-01", "2009-04-30")]),
    ("双方商定，10月联合举办", [("10月", "2009-10-01", "2009-10-31")]),
    ("五月二十七日，元月", [
        ("五月二十七日", "2009-05-27", "2009-05-27"), ("元月", "2009-01-01", "2009-01-31"),
    ]),
    ("前5个月，明年一季度", [
        ("前5个月", "2009-01-01", "2009-05-31"), ("明年一季度", "2010-01-01", "2010-03-31"),
    ]),
    ("2009年预算2000元", [("2009年", "2009-01-01", "2009-12-31")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), PERIODS, ids=lambda each: str(each)[:24])
def test_days_are_read_against_the_date_of_the_report(text: str, said: list[tuple[str, str, str]]) -> None:
    assert periods(text) == said


@pytest.mark.parametrize(
    "text",
    ["2月30日", "三年级", "每月一次", "3个月", "《2009年合作协议》", "2003级", "半年", "13月", "以上月份"],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert periods(text) == []


def test_the_year_of_a_half_is_that_of_the_report_but_for_its_first_months() -> None:
    assert periods("下半年举办", date(2009, 2, 28)) == [("下半年", "2008-07-01", "2008-12-31")]
    assert periods("下半年拟举办", date(2009, 2, 28)) == [("下半年", "2009-07-01", "2009-12-31")]
    assert periods("下半年举办", date(2009, 5, 31)) == [("下半年", "2009-07-01", "2009-12-31")]


def test_a_period_says_whether_its_year_was_left_out() -> None:
    _, found = read_values("s", "2009年5月1日和5月27日", (), AS_OF)
    assert [(period.surface, period.inferred) for period in found] == [
        ("2009年5月1日", False),
        ("5月27日", True),
    ]


def test_no_number_is_read_from_a_name_but_that_of_a_group_is() -> None:
    text = "与3家同创科技公司及近50家央企座谈"
    name = NamedSpan(1, 9, text[1:9], (text[1:9],), "tagger")
    group = NamedSpan(10, 16, text[10:16], (text[10:16],), "grammar", collective=True)
    found, _ = read_values("s", text, (name, group), AS_OF)
    assert [quantity.surface for quantity in found] == ["近50家"]


def test_about_is_kept() -> None:
    found, _ = read_values("s", "约500万元，300万元左右，800万元", (), AS_OF)
    assert [(quantity.surface, quantity.approximate) for quantity in found] == [
        ("约500万元", True), ("300万元左右", True), ("800万元", False),
    ]  # fmt: skip


def test_every_unit_of_the_table_is_found() -> None:
    for written, unit in read_units().items():
        noun = unit.needs.pattern.split("|")[0].lstrip("^") if unit.needs is not None else ""
        found = quantities(f"共12{written}{noun}，")
        assert [(surface.removesuffix("内"), sort, stored) for surface, sort, *_, stored in found] == [
            (f"12{written}", unit.sort.value, unit.stored)
        ]


# --- properties ---------------------------------------------------------------------------------------------

_PIECES = st.sampled_from(
    [
        "近", "约", "超过", "不少于", "1.4", "30", "3", "1,200", "2 300", "三百", "二十", "一", "两", "几",
        "数", "十", "百", "千",
        "万", "亿", "多", "余", "元", "美元", "家", "人次", "个", "%", "年", "月", "日", "至", "-", "～",
        "以上", "左右", "半", "成",
        "分之", "2009", "5", "27", "上半年", "去年", "底", "，", "。", "拟于", "第", "所", "高校", "《",
        "》", "“", "”", " ", "\n",
        "．", "５", "季度", "旬", "上", "中", "十一五", "期间", "原定", "已", "百分之", "点",
    ]
)  # fmt: skip
_TEXTS = st.lists(_PIECES, max_size=14).map("".join)
_DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@given(_TEXTS, _DAYS)
def test_every_value_stands_where_it_says(text: str, as_of: date) -> None:
    found, named = read_values("s", text, (), as_of)
    values: Sequence[Quantity | Period] = (*found, *named)
    for value in values:
        assert text[value.start : value.stop] == value.surface
        assert value.surface == value.surface.strip() != ""
    places = sorted((value.start, value.stop) for value in values)
    assert all(one[1] <= other[0] for one, other in pairwise(places))


@given(_TEXTS, _DAYS)
def test_no_bound_lies_above_the_other(text: str, as_of: date) -> None:
    found, named = read_values("s", text, (), as_of)
    for quantity in found:
        assert (quantity.low, quantity.high) != (None, None)
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
    assert all(period.since <= period.until for period in named)


@given(st.text(max_size=40), _DAYS)
def test_any_text_can_be_read(text: str, as_of: date) -> None:
    read_values("s", text, (), as_of)


@given(st.integers(1, 10**9 - 1))
def test_a_numeral_in_characters_is_the_number_it_spells(number: int) -> None:
    bounds = read_numeral(spell(number))
    assert bounds is not None
    assert bounds.low == bounds.high == number


def spell(number: int) -> str:
    """A number below a thousand million in characters: 1020 is 一千零二十."""
    digits = "零一二三四五六七八九"
    if number >= 10_000:
        scale, sign = (10**8, "亿") if number >= 10**8 else (10**4, "万")
        rest = number % scale
        gap = "零" if 0 < rest < scale // 10 else ""
        return spell(number // scale) + sign + gap + (spell(rest) if rest else "")
    text, has_gap = "", False
    for scale, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // scale % 10
        if digit:
            text += ("零" if has_gap else "") + digits[digit] + sign
        has_gap = bool(text) and not digit and number % scale > 0
    return text


def test_the_pattern_of_numerals_takes_no_more_than_one() -> None:
    assert [match[0] for match in re.finditer(NUMERAL, "3家和1.4亿多元")] == ["3", "1.4亿多"]
