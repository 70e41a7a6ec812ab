"""The reporter's place from the sentences, where nothing around the table says it.

One place must stand in several rows, with hardly any other of its sort, as the place where things happen
and not as a partner's: neither listed among the counterparts nor visited, invited or learned from.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.model import ColumnRole, Place
from loaders.identify.claims import Sighting, read_sightings
from loaders.identify.fitting import Fit
from loaders.tables.sheet import Sheet

# In how many rows a place must stand, and what share of all mentions must be of it, to be taken for the
# report's own: a partner district is named in a row or two, mostly in the names of its bodies.
_LEAST_ROWS = 3
_LEAST_SHARE = 0.75
# How many of its mentions may be those of a partner: one's own district is seldom visited, never listed.
_MOST_PARTNER = 0.34
# How often the city of one candidate must be named, and how much more often than those of all others.
_LEAST_CITY = 3
_CITY_LEAD = 4
_PARTNER_BEFORE = re.compile(
    r"(?:赴|前往|走进|与|同|跟|向|学习|借鉴|考察|走访|拜访|邀请|请|对接|联系|接洽|接轨|承接|衔接|对口|结对|帮扶|支援|协作|引进|到访)"
    r"[^，。；：、\n]{0,2}$"
)
_PARTNER_BEHIND = re.compile(
    r"(?:党政)?(?:代表团|考察团|来访|一行|前来|经验|做法)|[^，。；、]{0,6}[来到赴](?:我|本)|[方的]?(?:有关|相关)"
    # One's own bureaus are called 区科技局: who writes 余杭区科技局 speaks of another district.
    r"|(?!的)[\u4e00-\u9fff]{0,8}?(?:(?<![布格])局|委(?!托)|办(?!理|公|法)|院|政府|商会|协会|街道|管委会|领导|书记|区长|县长|市长)"
)
# Where things happen that the report tells of: 落户南湖区, 《南湖区…规划》, or as the subject of a clause.
_OWN_BEFORE = re.compile(
    r"(?:^|[，。；：、“《\n\d.．]\s*|《[^《》]*|来|落户|我|全|助力|支持|推动|推进|促进|加快|启动|覆盖|纳入|为|是|到)$"
)
_TITLE_OPEN = re.compile(r"《[^《》]*$")
_LEAST_OWN = 2
_ROAD = re.compile(r"[东西南北中]?[一二三]?(?:路|街|大道|大街|桥)")


@dataclass(slots=True)
class Mentions:
    """How often, in which rows and how a name is mentioned."""

    words: str
    count: int = 0
    partner: int = 0
    own: int = 0
    rows: set[int] = field(default_factory=set)


def count_mentions(sheet: Sheet, fit: Fit, year: int | None) -> dict[frozenset[Place], Mentions]:
    """The mentions of every place of the units' level, by what the name may mean."""
    found: dict[frozenset[Place], Mentions] = {}
    for row in sheet.rows:
        for cell in row.cells:
            is_listed = cell.role is ColumnRole.COUNTERPARTS
            for sighting in read_sightings(cell.text, year):
                places = frozenset(place for place in sighting.places if fit.counts(place))
                if not places:
                    continue
                mentions = found.setdefault(places, Mentions(sighting.words))
                is_partner = is_listed or _is_partner(cell.text, sighting)
                mentions.partner += is_partner
                mentions.own += not is_partner and _is_own(cell.text, sighting)
                if not is_listed:
                    mentions.count += 1
                    mentions.rows.add(row.number)
    return found


def own_mention(
    found: dict[frozenset[Place], Mentions], fit: Fit, rows: int, within: Place | None
) -> tuple[list[Place], str | None, str]:
    """What the sentences point to: the places, why they are not clear (None where they are), the evidence."""
    fitting = {
        places: mentions
        for places, mentions in found.items()
        if mentions.count and any(fit.fits(place, within) for place in places)
    }
    if not fitting:
        return [], "the text does not say where it is from", ""
    best = max(fitting, key=lambda places: (fitting[places].count, sorted(map(str, places))))
    mentions = fitting[best]
    total = sum(each.count for each in found.values())
    is_clear = (
        len(mentions.rows) >= _LEAST_ROWS
        and mentions.count >= _LEAST_SHARE * total
        and mentions.partner <= _MOST_PARTNER * mentions.count
        and mentions.own >= _LEAST_OWN
    )
    if not is_clear:
        often = sorted(fitting, key=lambda places: (-fitting[places].count, sorted(map(str, places))))
        every = [place for places in often for place in sorted(places, key=str) if fit.fits(place, within)]
        return every, "the text does not say where it is from: it", ""
    evidence = (
        f"{mentions.words}, {times(mentions.count)} in {len(mentions.rows)} of {rows} rows, "
        f"other places {times(total - mentions.count)}"
    )
    return [place for place in sorted(best, key=str) if fit.fits(place, within)], None, evidence


def settle_by_city(candidates: Iterable[Place], sheet: Sheet, title: str | None) -> tuple[Place | None, str]:
    """The candidate whose city, or else province, the cells name far more often than the others'; and why.

    A city that the title names is a partner's: the reporter's own would stand before its district.
    """
    cells = [cell for row in sheet.rows for cell in row.cells]
    text = "\n".join(cell.text for cell in cells)
    listed = "\n".join(cell.text for cell in cells if cell.role is ColumnRole.COUNTERPARTS)
    for part in ("city", "province"):
        counts = {place: _count_name(getattr(place, part), text, title or "") for place in candidates}
        best = max(counts, key=lambda place: (counts[place], str(place)))
        others = sum(counts.values()) - counts[best]
        is_listed = best.city is not None and f"{best.city}{best.district or ''}" in listed
        if counts[best] >= max(_LEAST_CITY, _CITY_LEAD * others) and not is_listed:
            return best, f"{getattr(best, part)}, {times(counts[best])}, the others {times(others)}"
    return None, ""


def _count_name(division: str | None, text: str, title: str) -> int:
    """How often a text names a city or province, in full or without its last word, as one's own."""
    if division is None:
        return 0
    bare = re.sub(r"(?:特别行政区|自治区|自治州|地区|省|市|州|盟)$", "", division)
    stem = bare[:2] if len(bare) > 4 else bare
    if stem in title:
        return 0
    return sum(
        1
        for match in re.finditer(re.escape(stem), text)
        if not _ROAD.match(text, match.end())
        and not _PARTNER_BEFORE.search(text[max(0, match.start() - 8) : match.start()])
    )


def _is_partner(text: str, sighting: Sighting) -> bool:
    if _TITLE_OPEN.search(text[max(0, sighting.start - 30) : sighting.start]):
        return False
    return bool(
        _PARTNER_BEFORE.search(text[max(0, sighting.start - 8) : sighting.start])
        or _PARTNER_BEHIND.match(text, sighting.stop)
    )


def _is_own(text: str, sighting: Sighting) -> bool:
    return _OWN_BEFORE.search(text[max(0, sighting.start - 30) : sighting.start]) is not None


def times(count: int) -> str:
    """A count in words: never, once, twice, 5 times."""
    return {0: "never", 1: "once", 2: "twice"}.get(count, f"{count} times")
