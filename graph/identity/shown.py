"""What a body is called in one report: its canonical name, as people of that place and year would say it.

Two things differ. A district of another city bears that city before its name where the report writes it so
(天水市麦积区农业局). A place that was renamed since, or moved to another city, bears its name of then.
"""

import re
from collections.abc import Collection
from functools import cache

from graph.identity.divisions import called_in, divisions, today
from graph.identity.places import bare_name, leading_places, short_name
from graph.model import Organization, Place

_AFFILIATED = re.compile(r"(?P<number>第[一二三四五六七八九十]+)附属医院$")


def shown_name(organization: Organization, home: Place, year: int, names: Collection[str] = ()) -> str:
    """The name of a body in a report of `home` that speaks for a year and calls it by these names."""
    name = _as_ordered(organization.name, names)
    place = _places().get(organization.place or "")
    if place is None:
        return _as_placed_then(name, home, year, names)
    past = called_in(place, year)
    then, now = short_name(past), short_name(place)
    if then != now:
        name = (
            name.replace(now, then, 1) if now in name else name.replace(bare_name(place), bare_name(past), 1)
        )
    return f"{past.city or ''}{name}" if _is_told_with_city(name, past, home, names) else name


def _as_placed_then(name: str, home: Place, year: int, names: Collection[str]) -> str:
    """襄樊卷烟厂 where the report writes so, or speaks for a year in which its own 襄阳 was called that."""
    for place in _above(home):
        then, now = bare_name(called_in(today(place), year)), bare_name(today(place))
        if then != now and name.startswith(now):
            return then + name.removeprefix(now)
    return next((told for told in names if _today_name(told) == name), name)


def _above(home: Place) -> list[Place]:
    """The report's district and city, as far as it has them."""
    return [place for place in (home, Place(home.province, home.city)) if place.district or place.city]


def _today_name(name: str) -> str:
    """A name with the place that it begins with as that is called today."""
    places, length = leading_places(name)
    if len(places) != 1 or bare_name(places[0]) != name[:length]:
        return name
    return bare_name(today(places[0])) + name[length:]


def _as_ordered(name: str, names: Collection[str]) -> str:
    """第一附属医院 as the report has it, where it says 附属第一医院 and never the other."""
    match = _AFFILIATED.search(name)
    if match is None or any(match[0] in told for told in names):
        return name
    own = f"附属{match['number']}医院"
    return name[: match.start()] + own if any(own in told for told in names) else name


def _is_told_with_city(name: str, place: Place, home: Place, names: Collection[str]) -> bool:
    """Whether a body of a district of another city is called 天水市麦积区… or 天水麦积区… by the report."""
    here = today(home)
    now = today(place)
    if place.district is None or place.city is None or not name.startswith(short_name(place)):
        return False
    city = bare_name(Place(place.province, place.city))
    is_elsewhere = (now.province, now.city) != (here.province, here.city)
    return is_elsewhere and place.district.endswith("区") and any(city in told[:9] for told in names)


@cache
def _places() -> dict[str, Place]:
    """Every county and city by its whole name, from the province down."""
    return {str(place): place for place in divisions().spans}
