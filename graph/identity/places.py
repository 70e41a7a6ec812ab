"""Administrative divisions by name: what a place is called, where it lies, and where a name begins with one.

divisions.py   the tables, and which division stood in which year
sightings.py   every division that a text names, in one pass
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from graph.errors import PlaceError
from graph.identity.divisions import (
    COMMON,
    Divisions,
    bare,
    divisions,
    last_year,
    lies_in,
    standing,
    still_stands,
)
from graph.identity.sightings import iter_hits
from graph.model import Place

_ZONE = re.compile(
    r"[\u4e00-\u9fff]{0,8}(?:开发区|高新区|经开区|新区|园区|工业园|产业园|科技城|新城|保税区|综保区|度假区|示范区|合作区|集聚区)"
)
_LETTERS = {"沪": "上海市", "京": "北京市", "津": "天津市", "渝": "重庆市"}
# A full chain of province, city and county is never longer.
_LONGEST = 26


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place named in a text, with the divisions above it filled in; offsets count characters."""

    place: Place
    start: int
    stop: int


def parse_place(text: str, year: int | None = None) -> Place:
    """The place that a full name or a chain of names denotes: 浙江省嘉兴市南湖区, 嘉兴市南湖区, 南湖区.

    Where a name is shared, the places that did not stand in `year` do not count.

    Raises:
        PlaceError: no place of that name, or several; the message lists them.
    """
    wanted = "".join(text.split())
    found = sorted({place for place, stop in _chains(wanted) if stop == len(wanted)}, key=str)
    if len(found) > 1:
        found = list(standing(found, year)) or found
    if len(found) == 1:
        return found[0]
    zone = None if found else _zone(wanted)
    if zone is not None:
        return zone
    if not found:
        raise PlaceError(
            f"no place is called “{text}”; write it in full, from the province down: 浙江省嘉兴市南湖区"
        )
    names = "、".join(str(place) for place in found[:6])
    raise PlaceError(f"“{text}” may be {names}; write it in full: --place {found[0]}")


def _zone(wanted: str) -> Place | None:
    """贵州省贵阳市贵阳高新区: a zone behind its city, which stands where a district would and in no table."""
    cities = {(place, stop) for place, stop in _chains(wanted) if place.city and not place.district}
    for place, stop in sorted(cities, key=lambda each: -each[1]):
        if _ZONE.fullmatch(wanted, stop) is not None:
            return Place(place.province, place.city, wanted[stop:])
    return None


def find_places(text: str, year: int | None = None) -> list[FoundPlace]:
    """Every division that a text names in full (南湖区, not 南湖), each with what stands above it.

    A name that several divisions share is given once for each of them; the caller decides. Names that no
    division bears in `year` are given all the same: what is meant by them is for the caller, too.
    """
    return [FoundPlace(place, start, stop) for place, start, stop in iter_hits(text, year)]


# 会同县, 和县, 从化区: names of places that begin like the word before 县工商局.
_LINK = re.compile(r"^(?:会同|和|同|向|从|对|与)(?=[省市区县州盟旗])")
# 南京东路, 昆明路, 中山门, 天津街: what is named after a place lies in another one.
_STREET = re.compile(
    r"[东西南北中]?[一二三四五六]?(?:路(?![桥网政灯局产])|大道|大街|街(?!区)|门(?![诊球窗户])|桥(?!梁)|广场|新村|镇(?!街)|乡(?![镇村贤]))"
)


@lru_cache(maxsize=65536)
def leading_places(text: str, home: Place | None = None) -> tuple[tuple[Place, ...], int]:
    """Every place that the beginning of a name may denote, nearest to `home`, and its length; (), 0 if none.

    Short forms count for provinces and cities (浙江, 嘉兴) and for the counties of `home`'s city.
    Several places are left where a name is shared and home is in none of them, or in all.
    """
    full = [(place, stop) for place, stop in _chains(text[:_LONGEST]) if _closes(text, stop)]
    short = [
        (place, stop)
        for place, stop in _short_chains(text, home)
        if _closes(text, stop) and not _names_street(text, stop)
    ]
    found = full + short
    if not found:
        return (), 0
    longest = max(stop for _, stop in found)
    candidates = {place for place, stop in found if stop == longest}
    nearest = min(_distance(place, home) for place in candidates)
    near = [place for place in candidates if _distance(place, home) == nearest]
    if home is not None and nearest > 0 and _is_link(text, home, nearest):
        return (), 0
    standing_now = [place for place in near if still_stands(place)]
    return tuple(sorted(standing_now or near, key=str)), longest


def _is_link(text: str, home: Place, distance: int) -> bool:
    """Whether 会同县… is 会同 and 县…: far away always, and nearer by where 县 is home's own level."""
    link = _LINK.match(text)
    return link is not None and (distance > 1 or (home.district or "").endswith(text[link.end()]))


def leading_place(text: str, home: Place | None = None) -> tuple[Place, int] | None:
    """The place that a name begins with, and its length; None if it is none, or one of several."""
    places, length = leading_places(text, home)
    return (places[0], length) if len(places) == 1 else None


def prefix_length(text: str, home: Place | None = None) -> int:
    """How many characters at the beginning of a text name a place, whichever it is; 0 if none do."""
    return leading_places(text, home)[1]


def short_name(place: Place) -> str:
    """The name of the lowest division of a place, as bodies carry it: 南湖区, 昌吉州, 湘江新区."""
    name = place.district or place.city or place.province or ""
    if place.district and place.province and place.district.endswith("新区"):
        return name.removeprefix(bare(place.province))
    if place.city == name and name.endswith("自治州"):
        return bare(name) + "州"
    return name


def bare_name(place: Place) -> str:
    """The name of the lowest division without the word for its level: 南湖, 嘉兴, 昌吉, 新疆."""
    return bare(place.district or place.city or place.province or "")


def places_called(text: str, year: int | None = None) -> list[Place]:
    """Every place whose name without its last word a text begins with: 启东对接上海, 嘉兴市南湖."""
    tables = divisions()
    named = {place for places in tables.counties.values() for place in places} | set(tables.cities.values())
    called = [place for place in named if any(text.startswith(short) for short in _short_forms(place))]
    return sorted(standing(called, year), key=str)


def _short_forms(place: Place) -> Iterator[str]:
    """南湖, 嘉兴南湖, 嘉兴市南湖; none where a single character is left."""
    name = bare_name(place)
    if len(name) > 1:
        yield name
        if place.district and place.city:
            yield bare(place.city) + name
            yield place.city + name


def namesakes(place: Place, year: int | None) -> list[Place]:
    """What stood in a year in the same city under the same name of another level: 富阳区 for 富阳市."""
    same = [
        other
        for other in divisions().spans
        if other != place
        and (other.province, other.city) == (place.province, place.city)
        and bare_name(other) == bare_name(place)
    ]
    return sorted(standing(same, year), key=str)


def _chains(text: str) -> list[tuple[Place, int]]:
    """Every place whose name, with or without those above it, the text begins with."""
    tables = divisions()
    found: list[tuple[Place, int]] = []
    for province, length in _heads(text, tables.provinces):
        found.append((province, length))
        for city, more in _heads(text[length:], tables.cities):
            if city.province == province.province:
                found.append((city, length + more))
                found.extend(_counties_in(text, length + more, city, tables))
        found.extend(_counties_in(text, length, province, tables))
    for city, length in _heads(text, tables.cities):
        found.append((city, length))
        found.extend(_counties_in(text, length, city, tables))
    found.extend(_counties_in(text, 0, None, tables))
    return found


def _counties_in(
    text: str, start: int, above: Place | None, tables: Divisions
) -> Iterator[tuple[Place, int]]:
    for length in range(2, min(12, len(text) - start) + 1):
        for place in tables.counties.get(text[start : start + length], ()):
            if _may_follow(place, above):
                yield place, start + length


def _may_follow(county: Place, above: Place | None) -> bool:
    """Whether a county can be meant behind what stands before its name; 城区 only behind its city's."""
    if county.district in COMMON:
        return above is not None and above.city == county.city is not None and still_stands(county)
    return above is None or lies_in(county, above)


def _heads(text: str, names: dict[str, Place]) -> Iterator[tuple[Place, int]]:
    for length in range(2, min(13, len(text)) + 1):
        place = names.get(text[:length])
        if place is not None:
            yield place, length


@cache
def _short_names() -> dict[str, tuple[Place, ...]]:
    """Bare names of provinces, cities and 自治州: 浙江, 嘉兴, 昌吉州; 吉林 is both a province and a city."""
    tables = divisions()
    found: dict[str, tuple[Place, ...]] = {}
    for name, place in [*tables.cities.items(), *tables.provinces.items()]:
        stem = bare(name)
        if len(stem) > 1:
            found[stem] = (*found.get(stem, ()), place)
    return found


def _short_chains(text: str, home: Place | None) -> Iterator[tuple[Place, int]]:
    tables, names = divisions(), _short_names()
    for length in range(2, min(5, len(text)) + 1):
        for place in names.get(text[:length], ()):
            yield place, length
            yield from _counties_in(text, length, place, tables)
            for city, more in _heads(text[length:], tables.cities):
                if place.city is None and city.province == place.province:
                    yield city, length + more
    if home is not None:
        for name, place in _home_counties(home):
            if text.startswith(name):
                yield place, len(name)
    if text[:1] in _LETTERS and text[1:2] in {"市", "区"}:
        yield Place(None, _LETTERS[text[0]]), 1


@lru_cache(maxsize=64)
def _home_counties(home: Place) -> tuple[tuple[str, Place], ...]:
    """The bare names of home's district and of the others of its city as they are today: 南湖, 秀洲."""
    found: dict[str, Place] = {}
    for place in sorted(divisions().spans, key=last_year):
        same_city = place.city == home.city and place.province == home.province
        if same_city and place.district is not None and bare_name(place) not in _short_names():
            found[bare_name(place)] = place
    if home.district:
        found |= {short_name(home): home, bare_name(home): home}
    return tuple((name, place) for name, place in found.items() if len(name) > 1)


def _closes(text: str, stop: int) -> bool:
    """Whether a short form really ends there: 海南|大学 does, 海南|州 does not."""
    return text[stop : stop + 1] not in {"省", "州", "盟"} or text[stop - 1 : stop] in {"省", "州", "盟"}


def _names_street(text: str, stop: int) -> bool:
    """Whether a place without a word for its level is the name of a street or a town."""
    return text[stop - 1 : stop] not in "省市区县州旗盟" and _STREET.match(text, stop) is not None


def _distance(place: Place, home: Place | None) -> int:
    """How far a place is from home: 0 the same city, 1 the same province, 2 elsewhere."""
    if home is None:
        return 0
    if place.city is not None and place.city == home.city:
        return 0
    return 1 if place.province is not None and place.province == home.province else 2
