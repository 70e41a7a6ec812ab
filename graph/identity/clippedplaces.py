"""Offices of places in one character: 霍市交通运输局 beside 霍林郭勒市交通运输局, 克旗旅游局 likewise."""

import re
from collections.abc import Iterator

from graph.identity.context import Merge, Readings, ReportContext
from graph.identity.reading import Reading, Rule
from graph.model import Kind

# 市场监管局 begins with no place; behind the level stands a department of two characters at least.
_CLIPPED = re.compile(r"(?P<first>[\u4e00-\u9fff])(?P<rest>[市县旗盟](?!场).{3,})")

# 容县|县委办公室 is no 容…县.
_LEVEL = re.compile("[市县旗盟区州]")


def read_clipped_places(readings: Readings, context: ReportContext) -> Iterator[Merge]:
    """An office of a place in short is the one of the same row whose place begins and ends so.

    Only where no table knows the short form for a place of its own, and one body alone fits.
    """
    for name, reading in readings.items():
        match = _CLIPPED.fullmatch(reading.name)
        if match is None or reading.rule is not Rule.OTHER or reading.collective:
            continue
        fulls = {
            readings[full].organization.id: full
            for row in context.rows_with(name)
            for full in row.names
            if _is_full(readings[full], match)
        }
        if len(fulls) == 1 and not any(context.stand_apart(name, full) for full in fulls.values()):
            full = next(iter(fulls.values()))
            yield name, full, f"the one office of that name in its row is {full}"


def _is_full(full: Reading, short: re.Match[str]) -> bool:
    """Whether a body is an agency whose place begins and ends as the short form says."""
    left_out = full.name.removesuffix(short["rest"])
    is_agency = full.kind is Kind.AGENCY and not full.collective
    is_longer = left_out != full.name and len(left_out) > 1 and left_out[0] == short["first"]
    return is_agency and is_longer and _LEVEL.search(left_out) is None
