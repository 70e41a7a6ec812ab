"""The place that a name begins with, in words for a level (市, 省), in full (嘉兴市) or in short (嘉兴)."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from graph.identity.divisions import today
from graph.identity.lexicon import parse_department
from graph.identity.places import bare_name, leading_places, short_name
from graph.model import Place

# 市场, 区域 and 县域 begin with no level; 市政府 and 市政协 do, 市政工程 does not.
_LEVEL = re.compile(
    r"(?P<word>自治区|新区|省(?!会|际)|市(?!场|民(?![政族宗防])|容|值|政(?!府|协|法|务|策|研|工委))|区(?!域|块|间)|县(?!域)|州(?!际)|盟|旗)"
    r"(?:级|直)?(?=.)"
)


_ANY_LEVEL = re.compile(r"(?P<word>[省市区县州盟旗])")


class By(StrEnum):
    """How a name gives its place."""

    LEVEL = "level"
    FULL = "full"
    SHORT = "short"
    UNCLEAR = "unclear"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Cut:
    """A name cut behind its place. `place` is None where there is none, or where several fit equally well."""

    place: Place | None
    written: str
    rest: str
    by: By

    @property
    def in_full(self) -> str:
        """The place as an office carries it in its name: 嘉兴市."""
        name = short_name(self.place) if self.place is not None else self.written
        # 香港, 澳门 and 台湾 go without the word for what they are.
        return name.removesuffix("特别行政区") if name != "台湾省" else name[:-1]

    @property
    def in_short(self) -> str:
        """The place as a firm carries it in its name: 嘉兴."""
        return bare_name(self.place) if self.place is not None else self.written

    @property
    def reason(self) -> str:
        """How the place was read, for a reviewer."""
        if self.place is not None:
            return f"“{self.written}” is {self.place}"
        return f"“{self.written}” is no one place seen from here" if self.written else "read as written"


@lru_cache(maxsize=65536)
def cut_place(name: str, home: Place) -> Cut:
    """The name behind its place, read in a report of `home`; 市市政园林局 is 市 and 市政园林局.

    A county that was renamed since goes by the name that it has today.
    """
    cut = _cut(name, home)
    return replace(cut, place=today(cut.place)) if cut.place is not None else cut


def _cut(name: str, home: Place) -> Cut:
    if parse_department(name) is not None:
        return Cut(None, "", name, By.NOTHING)
    places, length = leading_places(name, home)
    if len(places) == 1:
        place, length = _lowest(name, places[0], length, home)
        by = By.FULL if _is_full(name[:length], place) else By.SHORT
        return Cut(place, name[:length], name[length:], by)
    # 市民政局 is 市 and 民政局, though 市民 is a word.
    is_office = _ANY_LEVEL.match(name) is not None and parse_department(name[1:]) is not None
    level = _ANY_LEVEL.match(name) if is_office else _LEVEL.match(name)
    if level is not None and (not places or level.end() >= length):
        meant = resolve_level(level["word"], home)
        by = By.LEVEL if meant is not None else By.UNCLEAR
        return Cut(meant, level["word"], name[level.end() :], by)
    if places:
        return Cut(None, name[:length], name[length:], By.UNCLEAR)
    return Cut(None, "", name, By.NOTHING)


def _lowest(name: str, place: Place, length: int, home: Place) -> tuple[Place, int]:
    """江苏|启东: behind a province or city, home's own district in short."""
    if home.district is not None and place.district is None and name.startswith(bare_name(home), length):
        within = place.city == home.city if place.city is not None else place.province == home.province
        if within and len(bare_name(home)) > 1:
            return home, length + len(bare_name(home))
    return place, length


def _is_full(written: str, place: Place) -> bool:
    """嘉兴市 and 昌吉州 are full, 嘉兴 and 兰州 are not."""
    official = place.district or place.city or place.province or ""
    return written.endswith((official, short_name(place)))


def resolve_level(word: str, home: Place) -> Place | None:
    """The place that 省, 市, 区 … means in a report of `home`; None where `home` has no such division.

    市 is the county-level city that reports, before the city above it.
    """
    if word in {"省", "自治区"}:
        return Place(home.province) if home.province and home.province.endswith(word) else None
    if home.district is not None and home.district.endswith(word):
        return home
    if word in {"市", "州", "盟"} and home.city is not None and home.city.endswith(word):
        return Place(home.province, home.city)
    return None
