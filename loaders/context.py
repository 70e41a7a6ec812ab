"""Names that only the row's unit completes: 镇政府 in the row of 首阳镇 is 首阳镇."""

import re
from functools import lru_cache

_TOWN = re.compile(r"^.{2,8}(?P<sort>镇|乡|街道)$")
_ZONE = re.compile(r"管委会$|管理委员会$")


def name_in_context(name: str, unit: str) -> str:
    """The name with what the reporting unit adds to it; most names stay as they are."""
    town, is_zone = _sort_of(unit)
    if town and name.startswith(town):
        return unit + name[len(town) :]
    if town and name in {"党委", "党政办"}:
        return unit
    if is_zone and name in {"管委会", "管理委员会"}:
        return unit
    return name


@lru_cache(maxsize=4096)
def _sort_of(unit: str) -> tuple[str, bool]:
    """The last word of a town's name, "" for other units; and whether the unit is a zone."""
    town = _TOWN.match(unit)
    return town["sort"] if town is not None else "", _ZONE.search(unit) is not None
