"""Words for a level that a report gives a meaning of its own: “市”指苏州市, in a report of 昆山市."""

from collections.abc import Mapping
from dataclasses import replace

from graph.identity.names import read_name
from graph.identity.prefixes import By, cut_place, resolve_level
from graph.identity.reading import Reading
from graph.model import Place


def read_at_level(name: str, home: Place, levels: Mapping[str, Place]) -> tuple[Reading, str]:
    """The body that a name denotes, and the word for a level that the report's own meaning decided, if any.

    What 市 means by itself in a report of `home` needs nobody to say so, and decides nothing.
    """
    cut = cut_place(name, home) if name[:1] in _INITIALS and levels else None
    place = levels.get(cut.written) if cut is not None and cut.by in {By.LEVEL, By.UNCLEAR} else None
    if cut is None or place is None or resolve_level(cut.written, home) == place:
        return read_name(name, home), ""
    return replace(read_name(f"{place}{cut.rest}", home), written=name), cut.written


_INITIALS = frozenset("省市区县州盟旗自新")
