"""What a report says of its own place: claims, each with the words that make it.

A claim is a place at the beginning of the title or of a line around the table (past 关于, a year, a label
like 填报单位：), in a definition (“区”指北碚区), in the names of the units, or in the file's name. Where it
says with whom the report deals (对接单位：…, 赴闵行区…), a line claims nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.identity.divisions import standing
from graph.identity.places import find_places
from graph.model import Place
from loaders.identify.fitting import Fit
from loaders.identify.surroundings import Line, Position, read_surroundings
from loaders.tables.sheet import Sheet

_DATE = (
    r"(?:[〇○零一二三四五六七八九十\d]{2,4}\s*年度?(?:[上下]半年|前?第?[一二三四1-4]季度|[底末初])?"
    r"|\d{1,2}\s*月份?|\d{1,2}\s*日)"
)
# What may stand before the reporter's place in a line.
_BEFORE = re.compile(
    rf"(?:附件?\s*[\d一二三四五六七八九十]*[：:、.]?|关于|印发|报送|上报|中共|共青团|国家税务总局|截[至止]|{_DATE}"
    r"|[“”]?十[一二三四]五[“”]?(?:期间|时期|以来)?|[\d\s（(《“”【\[—－\-~～至.,，、]|的)*"
)
# Labels in front of who reports; 对接单位：, 协作地区： are none of these.
_LABEL = re.compile(
    r"(?:(?:填报|填表|报送|上报|呈报|报告|编制|编印|制表|主办|承办|汇总|整理|统计|印发|责任|落款|所属|所在|本)?"
    r"(?:单位|部门|机关|机构|地区|区域|区划|县[（(]?市、?区[）)]?|市[（(]?县、?区[）)]?)(?:名称)?|主办|整理|制表|填报|填报人单位|行政区划)"
    r"\s*(?:[（(][^（）()]{1,6}[）)])?\s*[：:]\s*(?:中共|共青团)?"
)
# Who put the report up: as a rule its own government, sometimes the one above it.
_PUBLISHER = re.compile(r"(?:发布|公开|发文|制发|成文)(?:机构|单位|机关|部门)\s*[：:]\s*")
_DEFINITION = re.compile(
    r"[“\"'「『]?(?:[本我全]|以下)?(新区|自治区|[省市区县州盟旗])[”\"'」』]?\s*(?:均|系|是|特|专)?(?:指|即为|为|即)\s*"
)
# What behind a place tells that others came from it, or were helped by it, or that the line addresses it.
_OTHERS = re.compile(
    r"(?:党政)?(?:代表|考察|访问|学习)团|来访|一行|(?:对口|结对)(?:帮扶|支援|合作|协作|援[建助]|项目)?|[^：:]{0,20}[：:]$"
)
_VISITED = re.compile(r"(?:考察|来访|学习|调研|访问|代表团|经验|驻|在)")
# 余杭区与我区协作: who writes is “we”.
_WE = re.compile(r"[我本][省市区县州盟旗]")
_SENTENCE = re.compile(r"[。，；]|.{40}")
# A line below the table is a sign-off where the place is followed by the name of an office and a date only.
_OFFICE = re.compile(
    rf"[^，。；、：:]{{0,20}}?(?:政府|办公室|办公厅|委员会|管委会|局|委|办|厅|中心|党委|党组|指挥部|领导小组)?\s{{0,4}}(?:[（(][^（）()]{{1,6}}[）)])?\s{{0,9}}{_DATE}{{0,4}}"
)


@dataclass(frozen=True, slots=True)
class Sighting:
    """A place named in full, and every place of that name that stood in the year; offsets in its text."""

    words: str
    start: int
    places: frozenset[Place]
    bygone: frozenset[Place] = frozenset()
    """Every place of that name, where none of them stood in the year."""

    @property
    def stop(self) -> int:
        """Where the words end."""
        return self.start + len(self.words)


@dataclass(frozen=True, slots=True)
class Claim:
    """A place that a report claims for itself; `is_said` where it does so outright."""

    sighting: Sighting
    evidence: str
    is_said: bool
    rest: str = ""
    """What follows the place in its line."""
    is_weak: bool = False
    """Whether it gives way to any other claim."""

    @property
    def places(self) -> frozenset[Place]:
        """Every place that may be meant."""
        return self.sighting.places


def read_claims(sheet: Sheet, fit: Fit, name: str, year: int | None) -> list[Claim]:
    """Every claim of a report, those that are worth most first; `name` is the file's."""
    lines = read_surroundings(sheet)
    before = [line for line in lines if line.position is not Position.BELOW]
    below = [line for line in lines if line.position is Position.BELOW]
    return [
        *(claim for line in before for claim in _from_line(line, year)),
        *_from_units(sheet, year),
        *(claim for line in lines for claim in _from_definitions(line, fit, year)),
        *(claim for line in below for claim in _from_sign_off(line, year)),
        *_from_file_name(name, year),
    ]


def read_sightings(text: str, year: int | None) -> list[Sighting]:
    """Every place that a text names in full, with all that bear the name in that year."""
    found: dict[tuple[int, int], list[Place]] = {}
    for place in find_places(text, year):
        found.setdefault((place.start, place.stop), []).append(place.place)
    sightings: list[Sighting] = []
    for (start, stop), places in found.items():
        stood = frozenset(standing(places, year))
        bygone = frozenset() if stood else frozenset(places)
        sightings.append(Sighting(text[start:stop], start, stood, bygone))
    return sightings


def _from_line(line: Line, year: int | None) -> Iterator[Claim]:
    """The place that a title, a labelled or another short line begins with; a sentence claims nothing."""
    if line.position is Position.INTRO and _SENTENCE.search(line.text) and not _LABEL.match(line.text):
        return
    sighting = _begun_by(line.text, year)
    rest = line.text[sighting.stop :] if sighting is not None else ""
    if sighting is not None and not _WE.search(rest) and not _OTHERS.match(rest):
        is_said = _PUBLISHER.match(line.text) is None
        yield Claim(sighting, f"{sighting.words} ({line.evidence})", is_said, rest)


def _begun_by(text: str, year: int | None) -> Sighting | None:
    """The place that a line begins with, past its label or what a title may begin with."""
    label = _LABEL.match(text) or _PUBLISHER.match(text)
    begins = label.end() if label else lead_length(text)
    return next((sighting for sighting in read_sightings(text, year) if sighting.start == begins), None)


def lead_length(text: str) -> int:
    """How many characters may stand before the reporter's place in a title: 关于, 2019年度, 附件2：."""
    lead = _BEFORE.match(text)
    return lead.end() if lead else 0


def _from_units(sheet: Sheet, year: int | None) -> Iterator[Claim]:
    """The place in full that all units begin with: 南湖区经信局, 南湖区科技局."""
    begun = [_begun_by(row.unit, year) for row in sheet.rows]
    first = begun[0] if begun else None
    if first is None or len(begun) < 2 or any(each is None or each.places != first.places for each in begun):
        return
    yield Claim(first, f"{first.words} (the names of all units)", True)


def _from_definitions(line: Line, fit: Fit, year: int | None) -> Iterator[Claim]:
    """“县”指信丰县: who “we” are, where the units call themselves 县."""
    sightings = {sighting.start: sighting for sighting in read_sightings(line.text, year)}
    for match in _DEFINITION.finditer(line.text):
        sighting = sightings.get(match.end())
        if sighting is not None:
            yield Claim(sighting, f"{match[0]}{sighting.words}", match[1] == fit.level)


def _from_sign_off(line: Line, year: int | None) -> Iterator[Claim]:
    for claim in _from_line(line, year):
        if _OFFICE.fullmatch(claim.rest):
            evidence = f"{line.evidence} ({line.position.value})"
            yield Claim(claim.sighting, evidence, False, claim.rest)


def _from_file_name(name: str, year: int | None) -> Iterator[Claim]:
    """The only place that a file's name names, where a part of it begins: no 赴闵行区对接."""
    stem = name.rpartition(".")[0] or name
    sightings = read_sightings(stem, year)
    if len(sightings) != 1 or not sightings[0].places:
        return
    (sighting,) = sightings
    begins = sighting.start == lead_length(stem) or not "\u4e00" <= stem[sighting.start - 1] <= "\u9fff"
    rest = stem[sighting.stop :]
    if begins and not any(pattern.match(rest) for pattern in (_VISITED, _OTHERS)):
        yield Claim(sighting, f"{sighting.words} (the file's name)", False, rest, is_weak=True)
