"""Where a text names divisions: one pass of an automaton over it, and the rules for what is no name.

A name is a chain: 嘉兴市南湖区, 浙江嘉兴南湖区, 南湖区. Provinces and cities may be short where a county or
city in full follows (上海闵行区), never alone. What only looks like a name is left out:

- a word that begins before it (江西|山区 is no 西山区, 示范县 no 范县) or goes on behind it (上海市|场);
- a county of one character, or one called by an ordinary word (合作市, 资源县), inside a word;
- 会同县, 和县 where the word is a verb or an “and” before 县 (会同县工商局);
- 城区, 新区 … without the city in front that has a county of that name.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from graph.identity.divisions import COMMON, bare, divisions, lies_in, standing, still_stands
from graph.model import Place

if TYPE_CHECKING:
    import ahocorasick

# Behind these characters a name may begin inside a run of Chinese: 与南湖区, 赴合作市, 到资源县.
_LEADS = frozenset("与和及跟同对赴到往在来向从由至于驻为经即含")
# 会同县, 和县: names of counties that are also a verb or an “and” before the 县 of somebody's 县工商局.
_VERBS = frozenset({"会同县", "和县"})
_ORGAN = re.compile(
    r"(?:[直级内]|[\u4e00-\u9fff]{1,14}?(?:局|委|办|院|署|部|会|厅|队|站|心|处|所|行|公司|政府|学校|部门|单位))"
)
# What makes another word of the last character of a name: 市场, 市民 (but 市民政局), 区域, 旗舰.
_GOES_ON = {
    "市": re.compile(r"场(?!监)|[值面价况售]|容(?!环)|民(?![政族宗营办间防主])"),
    "区": re.compile(r"[域划位间块别号段]"),
    "旗": re.compile(r"[舰帜下袍]"),
    "省": re.compile(r"会|力|心"),
}


class Hit(NamedTuple):
    """A name in a text, and a place that it may be."""

    place: Place
    start: int
    stop: int


class _Word(NamedTuple):
    """What a word can be: a province or a city, a county; `full` where it may stand alone."""

    heads: tuple[tuple[Place, bool], ...]
    counties: tuple[Place, ...]


def iter_hits(text: str, year: int | None) -> Iterator[Hit]:
    """Every place that the text names, from left to right; one hit for each place of a shared name."""
    words, automaton = _automaton()
    at: dict[int, list[str]] = {}
    for end, name in automaton.iter(text):
        at.setdefault(end + 1 - len(name), []).append(name)
    position = crossing = 0
    for start in sorted(at):
        if start < position:
            continue
        hits = [hit for hit in _chains(text, start, at, words, year) if not _is_no_name(text, hit, crossing)]
        stop = max((hit.stop for hit, _ in hits), default=start)
        for place in sorted({hit.place for hit, _ in hits if hit.stop == stop}, key=str):
            yield Hit(place, start, stop)
        position = max(position, stop)
        heads = (len(name) for name in at[start] if any(not full for _, full in words[name].heads))
        crossing = max(crossing, start + max(heads, default=0))


def _chains(
    text: str, start: int, at: dict[int, list[str]], words: dict[str, _Word], year: int | None
) -> Iterator[tuple[Hit, bool]]:
    """Every place that a chain from there names, and whether something stands before its last word."""
    for name in at[start]:
        word = words[name]
        for county in word.counties:
            yield Hit(county, start, start + len(name)), False
        for head, full in word.heads:
            if full:
                yield Hit(head, start, start + len(name)), False
            yield from _continued(text, start, start + len(name), head, at, words, year)


def _continued(
    text: str,
    start: int,
    after: int,
    head: Place,
    at: dict[int, list[str]],
    words: dict[str, _Word],
    year: int | None,
) -> Iterator[tuple[Hit, bool]]:
    for name in at.get(after, ()):
        word = words[name]
        for county in word.counties:
            if lies_in(county, head) and (name not in COMMON or _has_common(county, head, year)):
                yield Hit(county, start, after + len(name)), True
        for city, full in word.heads:
            if head.city is None and city.city is not None and city.province == head.province:
                if full:
                    yield Hit(city, start, after + len(name)), True
                yield from _continued(text, start, after + len(name), city, at, words, year)


def _has_common(county: Place, head: Place, year: int | None) -> bool:
    """Whether 阳泉市城区 is meant: the city stands before it, and had such a district in that year."""
    return head.city is not None and (
        still_stands(county) if year is None else bool(standing((county,), year))
    )


def _is_no_name(text: str, found: tuple[Hit, bool], crossing: int) -> bool:
    """Whether the words only look like a name; `crossing` is where a city's name before them ends."""
    (place, start, stop), is_chain = found
    goes_on = _GOES_ON.get(text[stop - 1])
    if goes_on is not None and goes_on.match(text, stop) and not (is_chain and text[stop - 1] == "区"):
        return True
    if is_chain or place.district is None:
        return False
    name = text[start:stop]
    if name in COMMON or crossing > start:
        return True
    if name in _VERBS:
        return _is_verb(text, start, stop)
    if len(name) == 2 or bare(name) in _common_stems():
        return not _begins_word(text, start)
    return False


def _is_verb(text: str, start: int, stop: int) -> bool:
    """Whether 会同县 is “together with the county's …”: not behind 赴 or 来, before 县直, or by itself."""
    if text[stop : stop + 1] == "县":
        return False
    if start:
        return text[start - 1] not in _LEADS - {"和"}
    return _ORGAN.match(text, stop) is not None and _ORGAN.fullmatch(text, stop) is None


def _begins_word(text: str, start: int) -> bool:
    before = text[start - 1 : start]
    return not before or before in _LEADS or not "\u4e00" <= before <= "\u9fff"


@cache
def _automaton() -> "tuple[dict[str, _Word], ahocorasick.Automaton]":
    import ahocorasick

    tables = divisions()
    heads: dict[str, dict[Place, bool]] = {}
    for name, place in [*tables.provinces.items(), *tables.cities.items()]:
        heads.setdefault(name, {})[place] = True
        if len(bare(name)) > 1:
            heads.setdefault(bare(name), {}).setdefault(place, False)
    words = {
        name: _Word(tuple(heads.get(name, {}).items()), tables.counties.get(name, ()))
        for name in heads.keys() | tables.counties.keys()
    }
    automaton = ahocorasick.Automaton()
    for name in words:
        automaton.add_word(name, name)
    automaton.make_automaton()
    return words, automaton


@cache
def _common_stems() -> frozenset[str]:
    text = files("graph.identity").joinpath("data", "common_stems.txt").read_text(encoding="utf-8")
    return frozenset(stem for line in text.splitlines() if not line.startswith("#") for stem in line.split())
