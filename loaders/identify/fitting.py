"""Whether a report can come from a place: what its units and their counterparts call their levels."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from graph.model import ColumnRole, Place
from loaders.tables.sheet import Sheet

# A unit's own level: 区 in 区经贸局 or 团区委, 新区 in 新区经济发展局, 自治区 in 自治区发改委.
_LEVEL = re.compile(r"(?:原|中共|共青团|团)?(新区|自治区|地区|[省市区县州盟旗])")
# A body of the province in its short form, among the counterparts: 省发改委, which no 直辖市 has above it.
_ABOVE = re.compile(r"(?:^|[、，,；;\s])(省|自治区)[^、，,；;\s]{2}")


@dataclass(frozen=True, slots=True)
class Fit:
    """What a report tells of the sort of its place."""

    level: str | None
    """What most units call themselves by: 区, 县, 市 …; None where they do not agree."""
    above: frozenset[str]
    """What the counterparts call what lies above: 省, 自治区, both or nothing."""

    def senders(self, places: Iterable[Place], words: str = "") -> list[Place]:
        """Those places from which the report can come; a city may be all that is said of a district.

        `words` is what the report calls the place. Where they name its province, what the counterparts call
        theirs is no objection: 内蒙古自治区赤峰市敖汉旗 may deal with a 省交通厅 of elsewhere.
        """
        return [
            place
            for place in sorted(places, key=str)
            if (place.district is None or not self.is_too_wide(place))
            and (_names_province(words, place) or self._has_above(place))
        ]

    def fits(self, place: Place, within: Place | None) -> bool:
        """Whether a place is of the units' level, and inside one that is already known."""
        is_inside = within is None or is_within(place, within)
        return is_inside and not self.is_too_wide(place) and self._has_above(place)

    def is_too_wide(self, place: Place) -> bool:
        """Whether a place is of another level than the units: 嘉兴市 where they are 区…局."""
        return self.level is not None and not _bears(place, self.level)

    def counts(self, place: Place) -> bool:
        """Whether places of that sort count where sentences tell: districts; of a city's bureaus, cities."""
        if self.level in {"省", "自治区"}:
            return place.city is None and place.district is None
        if self.level in {"市", "州", "盟", "地区"}:
            return _bears(place, self.level)
        return place.district is not None

    def _has_above(self, place: Place) -> bool:
        """Whether a place lies in what is named above it; a report that names both kinds tells nothing."""
        if len(self.above) != 1:
            return place.province is not None or not self.above
        (word,) = self.above
        return place.province is not None and place.province.endswith(word)


def read_fit(sheet: Sheet) -> Fit:
    """The level of the units, and what stands above them among the counterparts."""
    levels = Counter(match[1] for row in sheet.rows if (match := _LEVEL.match(row.unit)))
    level, count = levels.most_common(1)[0] if levels else ("", 0)
    cells = (cell for row in sheet.rows for cell in row.cells if cell.role is ColumnRole.COUNTERPARTS)
    above = frozenset(word for cell in cells for word in _ABOVE.findall(cell.text))
    return Fit(level if count > len(sheet.rows) / 2 else None, above)


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


def _names_province(words: str, place: Place) -> bool:
    """Whether the words for a place begin with its province, and go on below it."""
    return place.province is not None and words.startswith(place.province) and words != place.province


def _bears(place: Place, level: str) -> bool:
    """Whether a place's own name is of a level; a 自治区 is no 区."""
    if place.city is None and place.district is None:
        return level in {"省", "自治区"} and own_name(place).endswith(level)
    return own_name(place).endswith(level)
