"""Numbers with their units in a text: 1.4亿多元, 3至5家, 3000余人次, 12.5%, 两个半月."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from graph.model import QuantitySort
from loaders.extract.values.bounds import Bound, apply_bound, find_bound
from loaders.extract.values.numerals import DIGITS, LETTERS, NUMERAL, Bounds, leading_scale, read_numeral
from loaders.extract.values.units import Unit, read_units, units_pattern

# A number is not read out of the middle of another, nor out of 第3, A3, 1:3, 〔2009〕.
_FRESH = r"(?<![\dA-Za-z第零〇一二两三四五六七八九十百千万亿几数])(?<!第\s)(?<!\d[.,·:：/])"
_SEPARATOR = r"\s*(?:至|到|[-—–~～－─〜]{1,2})\s*"
_SEPARATED = re.compile("[至到—–~～－─〜-]")
_CURRENCIES = {
    "人民币": "元", "￥": "元", "¥": "元", "RMB": "元", "港币": "港元", "美元": "美元", "美金": "美元",
    "$": "美元", "US$": "美元", "USD": "美元", "欧元": "欧元", "€": "欧元", "日元": "日元",
}  # fmt: skip
# 投资1600万: what is counted is money, where the words before say so and no unit follows.
_MONEY = (
    "(?:资金|投资|投入|注资|融资|募资|集资|出资|经费|拨款|捐款|贷款|罚款|税款|货款|税收|授信|补助|补贴|奖励|产值|收入|利润|预算|"
    "募集|筹集|捐赠|销售|营业|成交|交易|注册资本|总价|造价|成本|费用|货值|价值|金额|总额|款|额)"
    "(?:额度?|款|金|资金|总额|总价)?(?:累计|合计|总计|共计|共|达到|达|为|了|约为|约|超过|超|近|逾)*"
)
# 3万 where a unit should stand: at the end of a clause, or before 用于, 的.
_ENDS = r"(?=\s*(?:[，。；、,;）)]|的|用于|支持|$))"
_PER = r"(?:\s*/\s*(?:亩|吨|人|户|月|年|天|日|次|度|家|套|台|公斤|斤|平方米|立方米))?"
_HALVES = re.compile(
    r"(?<![上下大多前后一两三四五六七八九十\d个])半\s*(?P<unit>年|个月|天|个?小时)(?!级|度|载)"
)
_HALF = Decimal("0.5")
# What a number with its unit begins with: the numeral, or a currency before it.
_BEGINS = re.compile(f"[{LETTERS}{''.join(re.escape(each[0]) for each in _CURRENCIES)}]")
# Words that decide what a number is stand so near.
_CONTEXT = 20
# 30日内.
_WITHIN_TIME = re.compile(r"内(?![容部地外设])")


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity at its place in a text."""

    start: int
    stop: int
    sort: QuantitySort
    bounds: Bounds
    unit: str


# Every amount has one of these.
_NUMERIC = re.compile(r"[\d零〇一二两三四五六七八九十百千万亿半]")


def find_amounts(text: str) -> list[Amount]:
    """The quantities of a text, in order; the longest of those that overlap. Digits are half-width."""
    if _NUMERIC.search(text) is None:
        return []
    found = [*_iter_measured(text), *_iter_money(text), *_iter_halves(text), *_iter_shares(text)]
    chosen: list[Amount] = []
    taken = bytearray(len(text))
    for amount in sorted(found, key=lambda each: (each.start - each.stop, each.start)):
        if not any(taken[amount.start : amount.stop]):
            chosen.append(amount)
            taken[amount.start : amount.stop] = bytes([1]) * (amount.stop - amount.start)
    return sorted(chosen, key=lambda each: each.start)


@cache
def _measured() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A range or one number, and one number only."""
    units = units_pattern()
    currencies = "|".join(re.escape(each) for each in sorted(_CURRENCIES, key=len, reverse=True))
    currency = rf"{_FRESH}(?P<currency>(?:{currencies})\s*)?"
    first = rf"(?P<first>{NUMERAL})\s*(?P<own>{units})?(?P<to>{_SEPARATOR})"
    number = (
        rf"(?P<number>{NUMERAL})\s*"
        rf"(?:个(?P<more>[多余半])(?P<within>月|小时|星期|课时|学期)|(?P<unit>{units})(?P<per>{_PER}))"
    )
    return re.compile(f"{currency}(?:{first})?{number}"), re.compile(f"{currency}{number}")


def _iter_measured(text: str) -> Iterator[Amount]:
    """Numbers behind which a unit stands."""
    whole, single = _measured()
    # A text without a word for 至 has no range.
    pattern = whole if _SEPARATED.search(text) is not None else single
    position = 0
    while (begin := _BEGINS.search(text, position)) is not None:
        match = pattern.match(text, begin.start())
        if match is None:
            position = begin.end()
            continue
        amount = _read_measured(text, match)
        if amount is None and pattern is whole and match["first"] is not None:
            # 由3家到5家 is no range, but two numbers.
            again = single.match(text, match.start())
            amount = _read_measured(text, again) if again is not None else None
        position = max(match.start() + 1, amount.stop if amount is not None else 0)
        if amount is not None:
            yield amount


def _read_measured(text: str, match: re.Match[str]) -> Amount | None:
    unit = read_units()[match["unit"] or "个" + match["within"]]
    takes = _takes(unit, match["number"])
    if not takes and unit.sort is not QuantitySort.DURATION:
        return None
    before = text[max(0, match.start() - _CONTEXT) : match.start()]
    after = text[match.end() : match.end() + _CONTEXT]
    if after.startswith("级") or not unit.fits(before, after) or _is_rank(before, unit):
        return None
    start, stop, said = find_bound(text, match.start(), match.end())
    bounds = _read_bounds(match, before, is_bounded=said is not None)
    has_half = unit.sort is QuantitySort.DURATION and text[stop : stop + 1] == "半"
    if bounds is None or not (has_half or takes):
        return None
    if match["within"]:
        bounds = replace(bounds, high=None) if match["more"] != "半" else _plus_half(bounds)
    elif has_half:
        bounds, stop = _plus_half(bounds), stop + 1
    if unit.sort is QuantitySort.DURATION and said is None and _WITHIN_TIME.match(text, stop):
        said, stop = Bound.MOST, stop + 1
    stored = _CURRENCIES.get((match["currency"] or "").strip(), unit.stored)
    written_per = (match["per"] or "").replace(" ", "")
    return Amount(start, stop, unit.sort, apply_bound(bounds, said), stored + written_per)


def _read_bounds(match: re.Match[str], before: str, *, is_bounded: bool) -> Bounds | None:
    """What the number says, or from which to which it goes."""
    last = read_numeral(match["number"], is_bounded=is_bounded)
    if last is None or "first" not in match.re.groupindex or match["first"] is None:
        return last
    first = read_numeral(match["first"])
    own, unit = match["own"], match["unit"]
    if first is None or first.low is None or (own is not None and own != unit):
        return None
    if before.rstrip().endswith(("从", "由")):
        # 由3家到5家 is a change, not a range.
        return None
    if own is None:
        first = _with_scale(first, match["first"], match["number"])
    top = last.high if last.high is not None else last.low
    if first.low is None or top is None or first.low >= top:
        return None
    return Bounds(first.low, last.high)


def _with_scale(bounds: Bounds, first: str, last: str) -> Bounds:
    """30至50万: both are of 万; but 5000至1万 are not."""
    one, other = leading_scale(first), leading_scale(last)
    if one is None or other is None or one[1] != 1 or one[0] >= other[0]:
        return bounds
    return bounds.scaled(other[1])


def _takes(unit: Unit, numeral: str) -> bool:
    """Whether a numeral of one character says how many: 两家 does, 二次 (a second time) and 三台 do not."""
    if numeral == "一":
        return unit.takes_one
    if numeral == "二":
        return False
    return unit.takes_small or len(numeral) > 1 or numeral.isdecimal()


def _is_rank(before: str, unit: Unit) -> bool:
    """前3名, 列第几位."""
    return unit.stored == "人" and before.rstrip().endswith(("前", "列", "居"))


def _plus_half(bounds: Bounds) -> Bounds:
    low = bounds.low + _HALF if bounds.low is not None else None
    return Bounds(low, bounds.high + _HALF if bounds.high is not None else None, bounds.is_rough)


def _iter_money(text: str) -> Iterator[Amount]:
    """投资1600万, 人民币3000万: money whose unit is left out."""
    if "万" not in text and "亿" not in text:
        return
    for pattern in _bare_money():
        for match in pattern.finditer(text):
            bounds = read_numeral(match["number"])
            if bounds is not None:
                start, stop, said = find_bound(text, match.start("number"), match.end("number"))
                unit = _CURRENCIES[match["currency"]] if "currency" in match.groupdict() else "元"
                if "currency" in match.groupdict() and said is None:
                    start = match.start()
                yield Amount(start, stop, QuantitySort.MONEY, apply_bound(bounds, said), unit)


@cache
def _bare_money() -> tuple[re.Pattern[str], ...]:
    """A number behind a currency, and one behind a word for money."""
    number = rf"(?P<number>{DIGITS}\s*[多余]?\s*[百千]?[万亿][多余]?)"
    named = "|".join(re.escape(each) for each in _CURRENCIES)
    return (
        re.compile(rf"(?P<currency>{named})\s*{number}{_ENDS}"),
        re.compile(rf"(?:{_MONEY})\s*{number}{_ENDS}"),
    )


def _iter_halves(text: str) -> Iterator[Amount]:
    """半年, 半个月."""
    if "半" not in text:
        return
    for match in _HALVES.finditer(text):
        unit = read_units()[match["unit"]]
        start, stop, said = find_bound(text, match.start(), match.end())
        yield Amount(start, stop, unit.sort, apply_bound(Bounds(_HALF, _HALF), said), unit.stored)


# --- shares of a whole in words -----------------------------------------------------------------------------

_PERCENT = re.compile(rf"百分之(?P<number>{NUMERAL}(?:点[零〇一二三四五六七八九]+)?)")
_TENTHS = re.compile(
    r"(?<![\d第零一二三四五六七八九十百千万亿])(?P<number>[一二两三四五六七八九])成(?P<half>半)?"
    r"(?![立功效员都为人品本交分绩熟型套片群就年形器果长])"
)
_FRACTION = re.compile(r"(?P<whole>[二三四五六七八九十]{1,2})分之(?P<number>[一二两三四五六七八九])")
_HALF_OF = re.compile(r"(?P<over>过)半(?:数)?(?![个天年月夜])|半数|(?<![\d十百千万])一半")


def _iter_shares(text: str) -> Iterator[Amount]:
    """百分之五, 八成, 三分之二, 半数: as percentages."""
    for word, pattern, read in (
        ("分之", _PERCENT, _read_percent),
        ("成", _TENTHS, _read_tenths),
        ("分之", _FRACTION, _read_fraction),
        ("半", _HALF_OF, _read_half),
    ):
        for match in pattern.finditer(text) if word in text else ():
            bounds = read(match)
            if bounds is not None:
                start, stop, said = find_bound(text, match.start(), match.end())
                yield Amount(start, stop, QuantitySort.PERCENT, apply_bound(bounds, said), "%")


def _read_percent(match: re.Match[str]) -> Bounds | None:
    whole, _, decimals = match["number"].partition("点")
    bounds = read_numeral(whole, is_bounded=True)
    if bounds is None or not decimals or bounds.low is None:
        return bounds
    digits = "".join(str("零一二三四五六七八九".index(each.replace("〇", "零"))) for each in decimals)
    value = bounds.low + Decimal(f"0.{digits}")
    return Bounds(value, value)


def _read_tenths(match: re.Match[str]) -> Bounds | None:
    bounds = read_numeral(match["number"])
    if bounds is not None and match["half"]:
        bounds = _plus_half(bounds)
    return bounds.scaled(10) if bounds is not None else None


def _read_fraction(match: re.Match[str]) -> Bounds | None:
    whole, part = read_numeral(match["whole"]), read_numeral(match["number"])
    if whole is None or part is None or not whole.low or part.low is None or part.low >= whole.low:
        return None
    # Two digits behind the point are what a fraction in words can be worth.
    value = round(part.low * 100 / whole.low, 2)
    return Bounds(value, value)


def _read_half(match: re.Match[str]) -> Bounds:
    return Bounds(Decimal(50), None if match["over"] else Decimal(50))
