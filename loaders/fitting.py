"""Whether a report can come from a place: what its units and their counterparts call their levels."""

import re
from collections import Counter
from collections.abc import Iterable

from graph.model import ColumnRole, Place
from loaders.tables import Sheet

# A unit's own level: 区 in 区经贸局 or 团区委, 新区 in 新区经济发展局, 自治区 in 自治区发改委.
_LEVEL = re.compile(r"(?:原|中共|共青团|团)?(新区|自治区|地区|[省市区县州盟旗])")
# A body of the province in its short form, among the counterparts: 省发改委, which no 直辖市 has above it.
_ABOVE = re.compile(r"(?:^|[、，,；;\s])(省|自治区)[^、，,；;\s]{2}")


def unit_level(sheet: Sheet) -> str | None:
    """The level that most units call themselves by: 区, 县, 市 …; None where they do not agree."""
    levels = Counter(match[1] for row in sheet.rows if (match := _LEVEL.match(row.unit)))
    if not levels:
        return None
    level, count = levels.most_common(1)[0]
    return level if count > len(sheet.rows) / 2 else None


def is_level(place: Place, level: str | None) -> bool:
    """Whether places of that sort count where sentences tell: districts, or of a city's bureaus, cities."""
    if level in {"省", "自治区"}:
        return place.city is None and place.district is None
    if level in {"市", "州", "盟", "地区"}:
        return _bears(place, level)
    return place.district is not None


def may_come_from(places: Iterable[Place], sheet: Sheet) -> list[Place]:
    """Those places from which the report can come; a city may be all that is said of a district."""
    level, above = unit_level(sheet), _named_above(sheet)
    return [
        place
        for place in sorted(places, key=str)
        if (place.district is None or level is None or _bears(place, level)) and _has_above(place, above)
    ]


def fits_exactly(place: Place, sheet: Sheet, within: Place | None) -> bool:
    """Whether a place is of the units' level, and inside one that is already known."""
    level = unit_level(sheet)
    if level is not None and not _bears(place, level):
        return False
    return (within is None or is_within(place, within)) and _has_above(place, _named_above(sheet))


def is_too_wide(place: Place, sheet: Sheet) -> bool:
    """Whether a place can only be what lies above the reporter: 嘉兴市 where the units are 区…局."""
    level = unit_level(sheet)
    return level is not None and not _bears(place, level)


def is_within(place: Place, above: Place) -> bool:
    """Whether a place is another, or lies in it."""
    return (
        place.province == above.province
        and above.city in {None, place.city}
        and above.district in {None, place.district}
    )


def own_name(place: Place) -> str:
    """The name of the lowest division of a place."""
    return place.district or place.city or place.province or ""


def _bears(place: Place, level: str) -> bool:
    """Whether a place's own name is of a level; a 自治区 is no 区."""
    if place.city is None and place.district is None:
        return level in {"省", "自治区"} and own_name(place).endswith(level)
    return own_name(place).endswith(level)


def _named_above(sheet: Sheet) -> frozenset[str]:
    """What the counterparts call what lies above: 省, 自治区, both or nothing."""
    cells = (cell for row in sheet.rows for cell in row.cells if cell.role is ColumnRole.COUNTERPARTS)
    return frozenset(word for cell in cells for word in _ABOVE.findall(cell.text))


def _has_above(place: Place, above: frozenset[str]) -> bool:
    """Whether a place lies in what is named above it; a report that names both kinds tells nothing."""
    if len(above) != 1:
        return place.province is not None or not above
    (word,) = above
    return place.province is not None and place.province.endswith(word)
