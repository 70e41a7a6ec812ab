"""Short forms of names and places, as the page has them (`script/classes.js`), and what a tie says."""

import re
from collections.abc import Mapping

from graph.draw.view import Body, Tie

_LAST_PART = re.compile("[^省市州盟区县旗]+[省市州盟区县旗]$")


def short_name(body: Body) -> str:
    """A name without the place that is known already: 经贸局 of 南湖区经贸局 in 浙江省嘉兴市南湖区."""
    place = body.place or ""
    for start in range(len(place) - 1):
        rest = place[start:]
        if body.name.startswith(rest) and len(body.name) > len(rest) + 1:
            return body.name.removeprefix(rest)
    return body.name


def short_place(place: str) -> str:
    """The last part of a place: 南湖区 of 浙江省嘉兴市南湖区."""
    found = _LAST_PART.search(place)
    return found[0] if found else place


def say_tie(tie: Tie, names: Mapping[str, str], words: Mapping[str, str]) -> str:
    """What a tie says of itself: whom it joins, by the names of ids, and how, as far as that is known."""
    facets = (("type", tie.type), ("status", tie.status), ("basis", tie.basis))
    said = [words[f"{facet}.{value}"] for facet, value in facets if value is not None]
    return " · ".join((f"{names[tie.head]} — {names[tie.tail]}", *said))
