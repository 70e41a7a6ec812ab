"""The place a report comes from: said outright, inferred from what it names, or asked for.

Said: the title, or a line before the table, begins with a place in full (弋江区区直部门…, 填报单位：弋江区…)
of the sort that the units belong to (区…局: a 区). Inferred, with the words: from a single place in the
file's name; or from the sentences, where one place of that sort stands in several rows and nearly all
mentions are of it. Which of several places of one name is meant (和平区) shows in the cities that the text
names. Everything else is asked for: a wrong place is worse than a question.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.errors import PlaceError
from graph.identity.places import find_places
from graph.model import ColumnRole, Inference, Place
from loaders.tables import Sheet

# In how many rows a place must stand, and what share of all mentions must be of it, to be taken for the
# report's own: a partner district is named in a row or two, mostly in the names of its bodies.
_LEAST_ROWS = 3
_LEAST_SHARE = 0.75
# How much more often the city of one candidate must be named than those of all others.
_CITY_LEAD = 4
_BEFORE_PLACE = re.compile(
    r"(?:附件\s*\d*[：:、.]?|关于|中共|(?:19|20)\d{2}年度?|\d{4}年\d{1,2}月|.{2,6}(?:单位|部门)[：:]|[（(]|\s)*"
)
_TOWARDS = tuple("赴到与对同和向轨驻至")
_LETTERS = frozenset("省市区县州盟旗")


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The place of a report, and what it was inferred from."""

    place: Place
    inferred: tuple[Inference, ...]


@dataclass(frozen=True, slots=True)
class _Sighting:
    """A place named in full, and every place of that name; `start` counts in its text."""

    words: str
    start: int
    places: frozenset[Place]


def read_whereabouts(sheet: Sheet, name: str) -> Whereabouts:
    """The place that the report itself speaks of; `name` is the file's.

    Raises:
        PlaceError: it names none, or several that may be meant; lists them.
    """
    text = "\n".join(cell.text for row in sheet.rows for cell in row.cells)
    whole = "\n".join((sheet.title or "", *sheet.intro, text))
    for line in (sheet.title or "", *sheet.intro):
        sighting = _begun_by(line)
        if sighting is not None and _fitting(sighting.places, sheet):
            return _settle(sighting, f"{sighting.words} ({line})", whole, sheet, name, said=True)
    sighting = _named_by(name.rpartition(".")[0] or name)
    if sighting is not None and _fitting(sighting.places, sheet):
        return _settle(sighting, f"{sighting.words} (the file's name)", whole, sheet, name, said=False)
    return _infer(sheet, whole, name)


def _begun_by(line: str) -> _Sighting | None:
    """The place that a line begins with, past 关于, a year, or 填报单位：."""
    beginning = _BEFORE_PLACE.match(line)
    begins = beginning.end() if beginning else 0
    return next((sighting for sighting in _sightings(line) if sighting.start == begins), None)


def _named_by(name: str) -> _Sighting | None:
    """The only place that a file's name names, unless as where somebody went (赴闵行区对接)."""
    sightings = _sightings(name)
    if len({sighting.places for sighting in sightings}) != 1:
        return None
    return None if name[: sightings[0].start].endswith(_TOWARDS) else sightings[0]


def _fitting(places: Iterable[Place], sheet: Sheet) -> list[Place]:
    """Those places from which the report can come; a city may be all that is said of a district."""
    letter = _unit_letter(sheet)
    ordered = sorted(places, key=str)
    return [place for place in ordered if _fits(place, sheet, letter if place.district else None, None)]


def _sightings(text: str) -> list[_Sighting]:
    found: dict[tuple[int, int], set[Place]] = {}
    for place in find_places(text):
        # 高新区 and 新区 are no county, although one was once called 新区.
        if place.place.district != "新区":
            found.setdefault((place.start, place.stop), set()).add(place.place)
    return [
        _Sighting(text[start:stop], start, frozenset(_current(places)))
        for (start, stop), places in found.items()
    ]


def _current(places: Iterable[Place]) -> Iterable[Place]:
    """The places, without those under the former name of the same city: 定西地区 became 定西市."""
    places = set(places)
    return {
        place
        for place in places
        if not (
            place.city
            and place.city.endswith("地区")
            and Place(place.province, place.city.removesuffix("地区") + "市", place.district) in places
        )
    }


def _settle(
    sighting: _Sighting, evidence: str, text: str, sheet: Sheet, name: str, *, said: bool
) -> Whereabouts:
    """The one place that a sighting means; inferred where its words alone do not tell."""
    reasons = [] if said else [evidence]
    place, *homonyms = candidates = _fitting(sighting.places, sheet)
    if len(sighting.places) > 1:
        chosen, reason = _by_city(candidates, text)
        if chosen is None and homonyms:
            raise _ambiguous(f"“{sighting.words}”", candidates, name)
        place = chosen or place
        reasons = [evidence, reason or "the only one that fits the units and their counterparts"]
    if place.district is None and _unit_letter(sheet) in {"区", "县", "旗"}:
        return _narrow(place, evidence, sheet, name)
    inferred = (Inference("place", "; ".join(reasons)),) if reasons else ()
    return Whereabouts(place, inferred)


def _by_city(candidates: Iterable[Place], text: str) -> tuple[Place | None, str]:
    """The candidate whose city, or else province, the text names far more often than the others'."""
    for part in ("city", "province"):
        counts = {place: _count_name(getattr(place, part), text) for place in candidates}
        best = max(counts, key=lambda place: (counts[place], str(place)))
        others = sum(counts.values()) - counts[best]
        if counts[best] and counts[best] >= _CITY_LEAD * others:
            return best, f"{getattr(best, part)}, {_times(counts[best])}, the others {_times(others)}"
    return None, ""


def _count_name(division: str | None, text: str) -> int:
    """How often a text names a city or province, in full or without its last word."""
    if division is None:
        return 0
    bare = re.sub(r"(?:特别行政区|自治区|自治州|地区|省|市|州|盟)$", "", division)
    return text.count(bare[:2] if len(bare) > 4 else bare)


def _narrow(above: Place, evidence: str, sheet: Sheet, name: str) -> Whereabouts:
    """The district of a city that the title names, where the units belong to a district."""
    found = _infer(sheet, "", name, above)
    return Whereabouts(found.place, (Inference("place", evidence), *found.inferred))


def _infer(sheet: Sheet, text: str, name: str, above: Place | None = None) -> Whereabouts:
    """The place that the sentences of several rows name, and hardly any other."""
    letter = _unit_letter(sheet)
    mentions: Counter[frozenset[Place]] = Counter()
    rows: dict[frozenset[Place], set[int]] = {}
    words: dict[frozenset[Place], str] = {}
    for row in sheet.rows:
        cells = [cell.text for cell in row.cells if cell.role is not ColumnRole.COUNTERPARTS]
        for sighting in _sightings("\n".join(cells)):
            places = frozenset(place for place in sighting.places if _is_level(place, letter))
            if places:
                mentions[places] += 1
                rows.setdefault(places, set()).add(row.number)
                words.setdefault(places, sighting.words)
    fitting = [places for places in mentions if any(_fits(place, sheet, letter, above) for place in places)]
    if not fitting:
        raise PlaceError(
            f"{name}: the text does not say where it is from; say it: --place 浙江省嘉兴市南湖区 (in full)"
        )
    best = max(fitting, key=lambda places: mentions[places])
    candidates = [place for places in fitting for place in sorted(places, key=str)]
    others = mentions.total() - mentions[best]
    is_clear = len(rows[best]) >= _LEAST_ROWS and mentions[best] >= _LEAST_SHARE * mentions.total()
    if not is_clear:
        raise _ambiguous("the text does not say where it is from: it", candidates, name)
    evidence = (
        f"{words[best]}, {_times(mentions[best])} in {len(rows[best])} of {len(sheet.rows)} rows, "
        f"other places {_times(others)}"
    )
    meant = [place for place in best if _fits(place, sheet, letter, above)]
    if len(meant) == 1:
        return Whereabouts(meant[0], (Inference("place", evidence),))
    chosen, reason = _by_city(meant, text)
    if chosen is None:
        raise _ambiguous(f"“{words[best]}”", meant, name)
    return Whereabouts(chosen, (Inference("place", f"{evidence}; {reason}"),))


def _unit_letter(sheet: Sheet) -> str | None:
    """What most units begin with: 区 in 区经贸局, 县 in 县农牧局; None where they do not agree."""
    letters = Counter(row.unit[0] for row in sheet.rows if row.unit[0] in _LETTERS)
    if not letters:
        return None
    letter, count = letters.most_common(1)[0]
    return letter if count > len(sheet.rows) / 2 else None


def _is_level(place: Place, letter: str | None) -> bool:
    """Whether a place is of the level that the units belong to: of a city's bureaus, cities count."""
    if letter == "省":
        return place.city is None and place.district is None
    if letter in {"市", "州", "盟"}:
        return _own_name(place).endswith(letter)
    return place.district is not None


def _fits(place: Place, sheet: Sheet, letter: str | None, above: Place | None) -> bool:
    """Whether the report can come from a place: its sort, the place above it, and a 省 where one is named."""
    if letter is not None and not _own_name(place).endswith(letter):
        return False
    if above is not None and (place.province, place.city) != (above.province, above.city or place.city):
        return False
    return place.province is not None or not _names_province(sheet)


def _names_province(sheet: Sheet) -> bool:
    """Whether a province's body is listed in its short form (省发改委), which no 直辖市 has above it."""
    cells = (cell for row in sheet.rows for cell in row.cells if cell.role is ColumnRole.COUNTERPARTS)
    return any(re.search(r"(?:^|[、，,；;\s])省[^、，,；;]{2}", cell.text) for cell in cells)


def _own_name(place: Place) -> str:
    return place.district or place.city or place.province or ""


def _ambiguous(what: str, candidates: Sequence[Place] | Iterable[Place], name: str) -> PlaceError:
    names = list(dict.fromkeys(sorted(map(str, candidates))))
    return PlaceError(f"{name}: {what} may be {'、'.join(names[:6])}; say which: --place {names[0]}")


def _times(count: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(count, f"{count} times")
