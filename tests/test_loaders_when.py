"""What date reports speak for, in all the ways in which they say it; what is inferred is marked."""

from dataclasses import dataclass
from datetime import date

import pytest

from graph.errors import ReportError
from loaders.documents import Source
from loaders.identify import identify_report
from loaders.sheets import read_sheet
from tests.layouts import make_text


@dataclass(frozen=True)
class Case:
    """One invented report: the lines around its table that may tell its date."""

    before: str
    as_of: date | None
    """None where it has to be asked for."""
    inferred: tuple[str, ...] = ()
    """What of it is inferred: year, day, as_of."""
    title: str = "南湖区部门对接情况"
    below: str = ""
    name: str = "report.txt"
    sentences: tuple[str, ...] = ("做好对接。",)

    def __str__(self) -> str:
        return "-".join(filter(None, (self.title, self.before, self.below, self.name)))


CASES = [
    # Said: behind 截至 and its like, in the title, in a line of its own.
    Case("截至2016年9月30日", date(2016, 9, 30)),
    Case("（根据各单位来件整理，数字到2016年9月30日止）", date(2016, 9, 30)),
    Case("（截止2016年9月30日）", date(2016, 9, 30)),
    Case("截止到2016年9月30日", date(2016, 9, 30)),
    Case("截至 2016 年 9 月 30 日", date(2016, 9, 30)),
    Case("（数据截至2014年10月31日）", date(2014, 10, 31)),
    Case("数据截至：2023年9月30日", date(2023, 9, 30)),
    Case("统计截止日期：2021年8月31日　　单位：亿元、个", date(2021, 8, 31)),
    Case("填报单位：区政府办公室      统计时点：2019年11月30日", date(2019, 11, 30)),
    Case("发布日期：2023-10-12　　数据截至：2023年9月30日　　字号：大 中 小", date(2023, 9, 30)),
    Case("统计期：2019年1月1日至11月30日", date(2019, 11, 30)),
    Case("截至二〇一九年十一月三十日", date(2019, 11, 30)),
    Case("截至二○一九年十二月二十五日", date(2019, 12, 25)),
    Case("截至二O一九年十月十日", date(2019, 10, 10)),
    Case("二零零九年五月三十一日", date(2009, 5, 31)),
    Case("截至２００９年５月３１日", date(2009, 5, 31)),
    Case("数据截至：2021-08-31 00:00:00", date(2021, 8, 31)),
    Case("截至2021/8/31", date(2021, 8, 31)),
    Case("数据截至：\n\n2021年8月31日", date(2021, 8, 31)),
    Case("（2018年12月25日）", date(2018, 12, 25)),
    Case("", date(2018, 12, 25), title="南湖区部门对接情况（截至2018年12月25日）"),
    Case("", date(2019, 11, 30), below="注：数据截至2019年11月30日。"),
    Case("更新日期：2022年7月5日　　数据截至：2022年6月30日", date(2022, 6, 30)),
    # The last day of a month, a quarter, a half-year, a year.
    Case("截至2016年9月", date(2016, 9, 30), ("day",)),
    Case("截至2016年9月底", date(2016, 9, 30), ("day",)),
    Case("截至2012年2月末", date(2012, 2, 29), ("day",)),
    Case("截至2020年底", date(2020, 12, 31), ("day",)),
    Case("截至2020年年末", date(2020, 12, 31), ("day",)),
    Case("2021年1—8月", date(2021, 8, 31), ("day",)),
    Case("（2023年三季度）", date(2023, 9, 30), ("day",)),
    Case("2023年第三季度", date(2023, 9, 30), ("day",)),
    Case("2023年前三季度", date(2023, 9, 30), ("day",)),
    Case("2022年一季度", date(2022, 3, 31), ("day",)),
    Case("", date(2023, 9, 30), ("day",), title="南湖区对接情况（2023年三季度）"),
    Case("", date(2014, 6, 30), ("day",), title="南湖区2014年上半年对接情况"),
    Case("", date(2014, 12, 31), ("day",), title="南湖区2014年下半年对接情况"),
    Case("", date(2021, 8, 31), ("day",), title="南湖区2021年1-8月对接情况"),
    Case("", date(2014, 12, 31), ("day",), title="南湖区2014年对接情况"),
    Case("", date(2014, 12, 31), ("day",), title="二〇一四年度南湖区对接情况"),
    Case("截至2016年9月中旬", date(2016, 9, 20), ("as_of",)),
    Case("截至09年5月31日", date(2009, 5, 31), ("as_of",)),
    Case("统计时点：44439", date(2021, 8, 31), ("as_of",)),
    # A year from the title, from when it was made or published, from a number, from the sentences.
    Case("截至5月31日", date(2009, 5, 31), ("year",), title="南湖区2009年部门对接情况"),
    Case("截至今年5月底", date(2009, 5, 31), ("year", "day"), title="南湖区2009年部门对接情况"),
    Case("截至去年12月31日", date(2008, 12, 31), ("year",), below="2009年3月2日"),
    Case("截至5月31日", date(2009, 5, 31), ("year",), below="2009年6月5日"),
    Case("截至12月25日", date(2018, 12, 25), ("year",), below="2019年1月5日"),
    Case("截至12月25日　　发布日期：2019年1月5日", date(2018, 12, 25), ("year",)),
    Case("截至5月31日", date(2009, 5, 31), ("year",), name="对接情况20090612.txt"),
    Case("（南湖区，2009年上半年，截至5月31日）", date(2009, 5, 31), ("year",)),
    Case("南政办发〔2009〕32号\n\n截至5月31日", date(2009, 5, 31), ("year",)),
    Case("截至5月31日", date(2009, 5, 31), ("year",), sentences=("列为2009年工程。", "《规划（2011年）》。")),
    # When it was made, where nothing says what it speaks for.
    Case("更新日期：2022年6月30日　　整理：县委改革办", date(2022, 6, 30), ("as_of",)),
    Case("成文日期：2019年3月5日　　公开日期：2019年4月1日", date(2019, 3, 5), ("as_of",)),
    Case("填表日期：2019年3月5日", date(2019, 3, 5), ("as_of",)),
    Case("", date(2019, 12, 5), ("as_of",), below="嘉兴市南湖区人民政府办公室\n2019年12月5日"),
    Case("", date(2019, 12, 5), ("as_of",), below="二〇一九年十二月五日"),
    Case("", date(2019, 11, 5), ("as_of",), title="南湖区2019年对接情况", below="2019年11月5日"),
    Case("", date(2019, 12, 31), ("day",), title="南湖区2019年对接情况", below="2020年1月15日"),
    Case("截至目前", date(2019, 12, 5), ("as_of",), below="2019年12月5日"),
    Case("截至上月底", date(2019, 11, 30), ("as_of",), below="2019年12月5日"),
    Case("截至本月底", date(2019, 12, 31), ("as_of",), below="2019年12月5日"),
    Case("", date(2021, 8, 31), ("as_of",), name="对接情况2021-08-31.txt"),
    Case("", date(2021, 9, 30), ("as_of", "day"), name="对接情况2021年三季度.txt"),
    Case("", date(2021, 12, 31), ("day",), name="2021年对接情况.txt"),
    # Asked for.
    Case("", None),
    Case("截至目前", None),
    Case("截至5月31日", None),
    Case("发布日期：2023年10月12日", None),
    Case("来源：区政府办公室　2023-10-12", None),
    Case("今天是2023年10月12日 星期四", None),
    Case("公开日期：2023年10月12日", None),
    Case("根据2018年3月5日会议精神，现将对接情况汇总如下。", None),
    Case("", None, title="南湖区2019—2021年对接情况"),
    Case("", None, title="南湖区贯彻《规划（2016年）》对接情况"),
    Case("", None, below="注：协议自2020年3月1日起生效。"),
    Case("截至5月31日", None, sentences=("2008年立项，2009年完工。",)),
    Case("截至2009年2月30日", None),
    # More of every kind.
    Case("截至2019年11月30日24时", date(2019, 11, 30)),
    Case("统计时间：2019.11.30", date(2019, 11, 30)),
    Case("统计时间：2019年11月30日17:00", date(2019, 11, 30)),
    Case("数据截止时间为2019年11月30日", date(2019, 11, 30)),
    Case("（截至时间：2019年11月30日）", date(2019, 11, 30)),
    Case("数据统计口径：截至2019年11月底", date(2019, 11, 30), ("day",)),
    Case("2019年11月30日止", date(2019, 11, 30)),
    Case("2019年1月1日—2019年11月30日", date(2019, 11, 30)),
    Case("2019年1月-11月", date(2019, 11, 30), ("day",)),
    Case("（2019年11月）", date(2019, 11, 30), ("day",)),
    Case("2019年11月份", date(2019, 11, 30), ("day",)),
    Case("2019-11", None),
    Case("截至2019-11-30", date(2019, 11, 30)),
    Case("截至2019.11", None),
    Case("截至20191130", date(2019, 11, 30)),
    Case("截至今年三季度末", date(2019, 9, 30), ("year", "day"), title="2019年南湖区对接情况"),
    Case("截至上半年", date(2019, 6, 30), ("year", "day"), title="2019年南湖区对接情况"),
    Case("截至2019年上半年末", date(2019, 6, 30), ("day",)),
    Case("截至年底", date(2019, 12, 31), ("year", "day"), title="2019年南湖区对接情况"),
    Case("截至2019年度", date(2019, 12, 31), ("day",)),
    Case("", date(2019, 12, 31), ("day",), title="2019年度南湖区对接情况"),
    Case("", date(2019, 9, 30), ("day",), title="南湖区2019年1—9月份对接情况"),
    Case("", date(2019, 9, 30), ("day",), title="南湖区2019年前9个月对接情况"),
    Case("", date(2019, 3, 31), ("day",), title="南湖区2019年第一季度对接情况"),
    Case("", date(2019, 6, 30), ("day",), title="南湖区2019年二季度对接情况"),
    Case("", date(2019, 6, 30), ("day",), title="南湖区2019年Q2对接情况"),
    Case("", date(2019, 12, 31), ("day",), title="南湖区2019年全年对接情况"),
    Case("", date(2019, 5, 31), ("day",), title="南湖区2019年5月对接情况"),
    Case("", date(2019, 5, 31), ("year", "day"), title="南湖区5月对接情况", below="2019年6月3日"),
    Case("", None, title="南湖区5月对接情况"),
    Case("", date(2019, 12, 31), ("day",), title="南湖区二〇一九年对接情况"),
    Case("", None, title="南湖区2017-2019年对接情况"),
    Case("", None, title="南湖区“十三五”对接情况"),
    Case("", None, title="南湖区2019年对接情况及2020年计划"),
    Case("", date(2019, 12, 5), ("as_of",), below="南湖区人民政府办公室　　　2019年12月5日"),
    Case("", date(2019, 12, 5), ("as_of",), below="填表人：张三　　填表时间：2019年12月5日"),
    Case("附件1\n\n2019年12月5日", date(2019, 12, 5)),
    Case("南政办发〔2019〕32号", None),
    Case("报告期：2019年第三季度", date(2019, 9, 30), ("day",)),
    Case("时间：2019年9月30日", date(2019, 9, 30), ("as_of",)),
    Case("日期：2019年9月30日", date(2019, 9, 30), ("as_of",)),
    Case("单位：万元　　　　　2019年9月30日", date(2019, 9, 30)),
    Case("更新时间：2022-06-30 10:23:11　　浏览次数：2023", date(2022, 6, 30), ("as_of",)),
    Case("最后更新：2022年6月", date(2022, 6, 30), ("as_of", "day")),
    Case("自2019年1月1日起施行", None),
    Case("联系电话：0573-82838001", None),
    Case("邮编：314000　电话：82020912", None),
    Case("编号：20190501", None),
]  # fmt: skip


def read_date(case: Case) -> tuple[date | None, tuple[str, ...]]:
    """The date that is read from a case and what of it is inferred; None where it is asked for."""
    rows = [("区甲局", "市发改委", sentence, "无。") for sentence in case.sentences]
    heading = "\n\n".join(filter(None, (case.title, case.before)))
    text = make_text(rows, title=heading, cutoff="") + "\n" + "\n\n".join(case.below.split("\n"))
    source = Source(case.name, text.encode(), text, "utf-8")
    try:
        identity = identify_report(read_sheet(source), source)
    except ReportError as error:
        if "--as-of" not in str(error):
            raise
        return None, ()
    return identity.as_of, tuple(each.what for each in identity.inferred if each.what != "place")


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_date_is_the_reports_or_asked_for(case: Case) -> None:
    assert read_date(case) == (case.as_of, case.inferred)


def test_the_day_of_publication_is_named_where_the_date_is_asked_for() -> None:
    text = make_text(title="南湖区部门对接情况\n\n发布日期：2023年10月12日", cutoff="")
    source = Source("report.txt", text.encode(), text, "utf-8")
    with pytest.raises(ReportError) as caught:
        identify_report(read_sheet(source), source)
    assert str(caught.value) == (
        "report.txt: the text does not say what date it speaks for (截至…), nor does the file's name; it was "
        "published on 2023-10-12, which need not be that date; say it: --as-of 2023-10-12"
    )
