"""The words by which texts name days, months, quarters and years, as one pattern."""

import re

from loaders.extract.values.numerals import read_numeral

_DIGIT = "零〇一二三四五六七八九"
_TO = r"\s*(?:至|到|[-—–~～－─〜]{1,2})\s*"
YEARS_AWAY = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1, "后年": 2}
"""How far from the report's year."""
_NUMBER = r"(?<!\d)(?:1[0-2]|0?[1-9])"
_YEAR = (
    rf"(?:(?<!\d)(?:19|20)\d\d\s*年|(?<![{_DIGIT}])(?:一九|二[〇零○])[{_DIGIT}○]{{2}}年"
    rf"|(?:{'|'.join(YEARS_AWAY)})(?!级))(?:度)?"
)
_MONTH = rf"(?:{_NUMBER}|(?<![{_DIGIT}十])(?:十[一二]?|[一二三四五六七八九元]))\s*月"
_DAY = rf"(?:(?<!\d)(?:3[01]|[12]\d|0?[1-9])|[二三]?十[{_DIGIT}]?|[{_DIGIT}])\s*[日号]"
_DAY_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
_TENTH = r"[上中下]旬|[初底末](?![始级])|中(?=[，。；、）]|$)"
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
PLANS = {"十": 2001, "十一": 2006, "十二": 2011, "十三": 2016, "十四": 2021, "十五": 2026}
# 6月底前: by then something is to be done, unless it was; 前往 and 前后 are something else.
DEADLINE = re.compile(r"\s*(?:之|以)?前(?![往来去后期身述列所])")
TOLD = re.compile(r"已|了|过(?:[，。；]|$)|曾")
# Beside the words by which ties are planned: 时间定在, 有效期至; and 商定，10月举办.
PLANNED = re.compile(r"[定改]在|[延推顺]至|延期|推迟|改期|订于|届时|有效期|下次|下一次|预定")
AGREED = re.compile(r"(?:已定|定下|商定|约定|议定|拟定|计划|预计|确定|决定)[，：]$")
# 原定7月: before or after the report's date, whichever is nearer.
MEANT = re.compile(r"原定|原计划|原拟")
_FORMS = (
    # 2009.5.27
    (
        r"(?P<numeric>(?<![\d.])(?:19|20)\d\d(?P<mark>[.\-/])(?:1[0-2]|0?[1-9])(?P=mark)"
        r"(?:3[01]|[12]\d|0?[1-9])(?![\d.]))"
    ),
    # 2008-2010年, 2008年至2010年
    rf"(?P<years>(?<!\d)(?:19|20)\d\d)\s*年?{_TO}(?P<years_to>(?:19|20)\d\d)\s*年(?:度)?(?!\s*\d+\s*月)",
    # 5月27日, 5月27至29日, 5月27、28日, 5月27日至6月2日
    (
        rf"(?P<day_year>{_YEAR}\s*)?(?P<day_month>{_MONTH})\s*"
        rf"(?P<days>{_DAY}|{_DAY_NUMBER}(?=\s*[、和至到\-—–~～－]))"
        rf"(?:(?P<more>(?:\s*[、和]\s*(?:{_DAY}|{_DAY_NUMBER}(?=\s*[、和]))(?!内))+)"
        rf"|{_TO}(?P<to_year>{_YEAR}\s*)?(?P<to_month>{_MONTH})?(?P<to_day>{_DAY})(?!内))?"
    ),
    # 1至5月, 2008年11月至2009年3月
    (
        rf"(?P<months_year>{_YEAR}\s*)?(?P<months>{_NUMBER}|{_MONTH}){_TO}"
        rf"(?P<to_months_year>{_YEAR}\s*)?(?P<to_months>{_MONTH})(?:份)?(?![{_DIGIT}\d]*\s*[日号])"
    ),
    # 5月中旬, 5月底, 5月, 3月以来
    (
        rf"(?P<month_year>{_YEAR}\s*)?(?P<month>{_MONTH})(?:份)?(?P<tenth>{_TENTH})?(?P<since>以来)?"
        r"(?!\s*\d*\s*[日号])"
    ),
    # 上半年, 一季度, 前三季度, 今年前5个月
    (
        rf"(?:(?P<part_year>{_YEAR})\s*)?(?P<part>[上下]半年|(?:前[一二三四1-4]个?|第?(?<![\d十])[一二三四1-4])季度"
        r"|[前头](?:\d|1[01]|[二两三四五六七八九十]{1,2})个月)"
    ),
    # 2009年底, 今年以来, 2009年
    rf"(?P<year>{_YEAR})(?P<edge>年?[初底末](?!级)|中(?=[，。；、）]|$))?(?P<year_since>以来)?",
    # 年底, 年初
    r"(?<![一二三四五六七八九十\d百每当同整半全周])(?P<bare_edge>年[初底末])(?!考|检)",
    # 上月, 本月底
    r"(?<![以早晚之])(?P<near>上个?月|本月|下个?月)(?!份?(?:度|刊|报|考))(?P<near_part>[上中下]旬|[初底末])?",
    # 上周
    r"(?<![以早晚之])(?P<week>上周|本周|下周)(?![一二三四五六日末年边围])",
    # “十一五”期间
    r"[“\"]?(?P<plan>十[一二三四五]?)五[”\"]?(?=期间|时期|以来|[初末](?!级))",
)
BEGINS = re.compile(rf'[0-9{_DIGIT}○十元今本去上下前明后第头年“"](?<!\d\d)(?<!元(?!\s*月))')
"""What any form begins with: none begins amid a number, or with a 元 that is no month."""
NEEDED = re.compile(r"[年月周季五.\-/]")
"""One of these stands in every form."""
PATTERN = re.compile("|".join(_FORMS))
"""A form, to be looked for where one can begin: elsewhere it costs a hundred times as much to find none."""


MORE_DAYS = re.compile(_DAY + "|" + _DAY_NUMBER)


def read_month(text: str) -> int:
    """The number of 5月, 十二月, 元月."""
    plain = "".join(text.split()).removesuffix("月")
    return 1 if plain == "元" else _read_number(plain)


def read_day(text: str) -> int:
    """The number of 27日, 二十七日, 5号."""
    return _read_number("".join(text.split()).rstrip("日号"))


def _read_number(text: str) -> int:
    bounds = read_numeral(text.removeprefix("0"))
    if bounds is None or bounds.low is None:
        raise ValueError(f"{text} is no number")
    return int(bounds.low)


def read_part(text: str) -> tuple[int, int]:
    """The first and the last month of 上半年, 一季度, 前三季度, 前5个月."""
    if text.endswith("半年"):
        return (1, 6) if text[0] == "上" else (7, 12)
    if text.endswith("个月"):
        return 1, _read_number(text[1:-2])
    quarter = _QUARTERS[text.removesuffix("度").rstrip("季个").lstrip("前第")]
    return (1 if text[0] == "前" else 3 * quarter - 2), 3 * quarter
