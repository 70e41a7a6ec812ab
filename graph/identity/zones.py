"""Two zones of one place: 经济技术开发区 and 经济开发区 are one, but not where a column lists both."""

from collections.abc import Iterator
from dataclasses import replace

from graph.identity.context import Merge, Readings, ReportContext
from graph.identity.reading import Reading

# A place has one of the two, as a rule, and its reports use both words and 经开区 for it.
_MINOR, _MAJOR, _SHORT = "经济开发区", "经济技术开发区", "经开区"


def keep_zones_apart(readings: dict[str, Reading], context: ReportContext) -> Iterator[Merge]:
    """The minor zone under its whole name, wherever a column of the report lists it beside the major one."""
    for name in list(readings):
        reading = readings[name]
        if _MINOR not in name or _SHORT not in reading.name:
            continue
        rivals = [other for other in _same(readings, reading) if _MAJOR in other]
        apart = next((other for other in rivals if context.stand_apart(name, other)), None)
        if apart is not None:
            own = reading.name.replace(_SHORT, _MINOR)
            readings[name] = replace(reading, name=own)
            yield name, name, f"a column lists it beside {apart}"


def _same(readings: Readings, reading: Reading) -> Iterator[str]:
    for other, their in readings.items():
        if their.organization == reading.organization:
            yield other
