"""Places of elsewhere that a report names without the place above them, once it has named them with it."""

import re
from collections.abc import Iterator

from graph.identity.context import Merge, Readings, ReportContext
from graph.identity.names import read_name
from graph.identity.places import short_name
from graph.identity.prefixes import By, cut_place
from graph.identity.reading import Reading, Rule
from graph.model import Place

_PROPER = re.compile(r"(?:镇|乡|街道|苏木|村|社区|嘎查)$")


def read_bare_towns(readings: Readings, context: ReportContext) -> Iterator[Merge]:
    """三营镇 is 原州区三营镇 in rows that name this one, and stands in no other row.

    A town of that name that reports or deals with others is a body of the report's own place.
    """
    placed = {
        name: cut.rest
        for name in readings
        if (cut := cut_place(name, context.place)).by is By.FULL and cut.place != context.place
    }
    towns: dict[str, list[str]] = {}
    for name, rest in placed.items():
        towns.setdefault(rest, []).append(name)
    for name, reading in readings.items():
        bare = reading.name if reading.rule is Rule.TOWN else name
        if not _PROPER.search(bare) or name in placed:
            continue
        fulls = towns.get(bare, [])
        bodies = {readings[full].organization.id for full in fulls}
        if len(bodies) != 1 or not context.rows_with(name) or context.stand_apart(name, fulls[0]):
            continue
        if context.stands_beside(name, fulls):
            yield name, fulls[0], f"the one {bare} that its rows name is {fulls[0]}"


def read_unclear_places(readings: dict[str, Reading], context: ReportContext) -> Iterator[Merge]:
    """鼓楼区人社局 is that of 徐州市鼓楼区 in a report that names this 鼓楼区 in full, and no other."""
    cuts = {name: cut_place(name, context.place) for name in readings}
    said: dict[str, set[Place]] = {}
    for cut in cuts.values():
        if cut.by is By.FULL and cut.place is not None and cut.place.district is not None:
            said.setdefault(short_name(cut.place), set()).add(cut.place)
    for name, cut in cuts.items():
        places = said.get(cut.written, set()) if cut.by is By.UNCLEAR else set()
        if len(places) == 1:
            place = str(next(iter(places)))
            full = f"{place}{cut.rest}"
            readings.setdefault(full, read_name(full, context.place))
            yield name, full, f"the one {cut.written} that the report names in full is {place}"
