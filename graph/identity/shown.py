"""What a body is called in one report: its canonical name, as people of that place and year would say it.

Two things differ. A district of another city bears that city before its name, since 和平区教育局 alone says
little elsewhere. A county that was renamed since bears the name that it had then.
"""

from functools import cache

from graph.identity.divisions import called_in, divisions
from graph.identity.places import short_name
from graph.model import Organization, Place


def shown_name(organization: Organization, home: Place, year: int) -> str:
    """The name of a body in a report of `home` that speaks for a year."""
    place = _places().get(organization.place or "")
    if place is None or place.district is None:
        return organization.name
    then, now = short_name(called_in(place, year)), short_name(place)
    name = organization.name if then == now else organization.name.replace(now, then, 1)
    is_elsewhere = (place.province, place.city) != (home.province, home.city)
    if is_elsewhere and then.endswith("区") and not then.endswith("新区") and name.startswith(then):
        return f"{place.city or ''}{name}"
    return name


@cache
def _places() -> dict[str, Place]:
    """Every county by its whole name, from the province down."""
    return {str(place): place for place in divisions().spans if place.district is not None}
