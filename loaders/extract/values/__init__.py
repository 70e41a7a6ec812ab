"""Sentences → what they say in numbers: quantities with their units, and periods as days.

numerals.py   1.4亿, 三百余, 几十 → a number, or its bounds
units.py      the units of data/units.csv, and when a word is one
bounds.py     近, 以上, 约: what bounds a number
amounts.py    numbers with their units, shares of a whole
datewords.py  the words for days, months and years
calendar.py   stretches of days, and which year is meant
periods.py    the periods of a text, read against the report's date
"""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from graph.model import Period, Quantity
from loaders.extract.spans import NamedSpan
from loaders.extract.values.amounts import Amount, find_amounts
from loaders.extract.values.periods import Named, find_periods

__all__ = ["read_values"]

# Full-width digits and signs → half-width, one character for one.
_HALF_WIDTH = {code: code - 0xFEE0 for code in (*range(ord("０"), ord("９") + 1), *map(ord, "．％－／＄"))}
_FULL_WIDTH = re.compile("[０-９．％－／＄]")
# Stands for what no number is read from; no pattern takes it for a letter, a digit or a mark.
_MASK = "\x00"
# A text without any of these has neither amounts nor periods.
_NUMBERED = re.compile(r"[\d零〇一二两三四五六七八九十百千万亿半年月周季]")
# What is called 《2009年合作协议》 or “百日行动” is not so many.
_CLOSED = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》")
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"\n]*\"")
_PLAN = re.compile(r"[“\"]十[一二三四五]?五[”\"]")


def read_values(
    statement: str, text: str, spans: Sequence[NamedSpan], as_of: date
) -> tuple[tuple[Quantity, ...], tuple[Period, ...]]:
    """The quantities and periods of a statement, each in the order of the text.

    No number is read out of a name (中电科38所), a title or a quotation; the number of a described group
    (近50家央企) is one. `statement` is the id they carry; `as_of` is the date of the report.
    """
    plain = _mask(text, [(span.start, span.stop) for span in spans if not span.collective])
    if _NUMBERED.search(plain) is None:
        return (), ()
    if _FULL_WIDTH.search(plain) is not None:
        plain = plain.translate(_HALF_WIDTH)
    plain = _mask(plain, [match.span() for match in _CLOSED.finditer(plain)])
    plain = _mask(plain, [match.span() for match in _QUOTED.finditer(plain) if not _PLAN.fullmatch(match[0])])
    periods = find_periods(plain, as_of)
    amounts = find_amounts(_mask(plain, [(period.start, period.stop) for period in periods]))
    return (
        tuple(_to_quantity(statement, text, amount) for amount in amounts),
        tuple(_to_period(statement, text, period) for period in periods),
    )


def _mask(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, stop in spans:
        text = f"{text[:start]}{_MASK * (stop - start)}{text[stop:]}"
    return text


def _to_quantity(statement: str, text: str, amount: Amount) -> Quantity:
    bounds = amount.bounds
    return Quantity(
        statement=statement,
        surface=text[amount.start : amount.stop],
        start=amount.start,
        stop=amount.stop,
        sort=amount.sort,
        low=_to_float(bounds.low),
        high=_to_float(bounds.high),
        unit=amount.unit,
        approximate=bounds.is_rough,
    )


def _to_period(statement: str, text: str, period: Named) -> Period:
    return Period(
        statement=statement,
        surface=text[period.start : period.stop],
        start=period.start,
        stop=period.stop,
        since=period.days.since,
        until=period.days.until,
        inferred=period.is_inferred,
    )


def _to_float(number: Decimal | None) -> float | None:
    return float(number) if number is not None else None
