"""What a body is called in one report: its canonical name, as people of that place and year would say it.

Two things differ. A district of another city bears that city before its name, since 和平区教育局 alone says
little elsewhere. A place that was renamed since, or moved to another city, bears the name that it had then.
"""

from functools import cache

from graph.identity.divisions import called_in, divisions, today
from graph.identity.places import bare_name, short_name
from graph.model import Organization, Place


def shown_name(organization: Organization, home: Place, year: int) -> str:
    """The name of a body in a report of `home` that speaks for a year."""
    place = _places().get(organization.place or "")
    if place is None:
        return organization.name
    past = called_in(place, year)
    then, now = short_name(past), short_name(place)
    name = organization.name
    if then != now:
        name = (
            name.replace(now, then, 1) if now in name else name.replace(bare_name(place), bare_name(past), 1)
        )
    here = today(home)
    is_elsewhere = (place.province, place.city) != (here.province, here.city)
    is_district = past.district is not None and then.endswith("区") and not then.endswith("新区")
    return f"{past.city or ''}{name}" if is_elsewhere and is_district and name.startswith(then) else name


@cache
def _places() -> dict[str, Place]:
    """Every county and city by its whole name, from the province down."""
    return {str(place): place for place in divisions().spans}
