"""Names that only the row's unit completes: 镇政府 in the row of 首阳镇 is 首阳镇."""

import re

_TOWN = re.compile(r"^.{2,8}(?P<sort>镇|乡|街道)$")
_ZONE = re.compile(r"管委会$|管理委员会$")


def name_in_context(name: str, unit: str) -> str:
    """The name with what the reporting unit adds to it; most names stay as they are."""
    town = _TOWN.match(unit)
    if town is not None and name.startswith(town["sort"]):
        return unit + name[len(town["sort"]) :]
    if town is not None and name in {"党委", "党政办"}:
        return unit
    if _ZONE.search(unit) and name in {"管委会", "管理委员会"}:
        return unit
    return name
