"""Reports of other places with the same short names, made from annotated ones by changing their place.

A twin has every word of its model but the names of the province, the city and the district, in full and in
short. So whatever both call 市科技局, 大桥镇 or 商业银行 must be two bodies, and whatever neither place has
anything to do with must be one.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from graph.identity.divisions import COMMON, divisions, standing, today
from graph.identity.gazetteer import find_known, known_prefix
from graph.identity.places import bare_name, prefix_length, short_name
from graph.identity.selfevident import identifies_itself
from graph.model import Organization, Place, ReportGraph
from loaders.reading import read_report


@dataclass(frozen=True, slots=True)
class Model:
    """An annotated report as text, with its place and date."""

    path: Path
    place: Place
    as_of: date

    def read(self, folder: Path, place: Place | None = None) -> ReportGraph:
        """Its graph, or that of its twin in another place."""
        text = _decode(self.path.read_bytes())
        twin = self.place if place is None else place
        if place is not None:
            text = move(text, self.place, place)
        path = folder / f"{self.path.stem}-{twin}{self.path.suffix}"
        path.write_text(text, encoding="utf-8")
        return read_report(path, place=twin, as_of=self.as_of)[0]


def _decode(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030")


def move(text: str, home: Place, place: Place) -> str:
    """The text with the names of one place in place of those of another, the longest first."""
    words: dict[str, str] = {}
    for old, new in zip(_tiers(home), _tiers(place), strict=True):
        words.setdefault(short_name(old), short_name(new))
        words.setdefault(old.district or old.city or old.province or "", new.district or new.city or "")
        if len(bare_name(old)) > 1:
            words.setdefault(bare_name(old), bare_name(new))
    words[str(home)] = str(place)
    found, position = [], 0
    ordered = sorted((word for word in words if word), key=len, reverse=True)
    while position < len(text):
        word = next((each for each in ordered if text.startswith(each, position)), None)
        found.append(text[position] if word is None else words[word])
        position += 1 if word is None else len(word)
    return "".join(found)


def _tiers(place: Place) -> list[Place]:
    """The city and the district; provinces stay, since so many names begin with theirs."""
    return [Place(place.province, place.city), place]


def likely_twins(model: Model) -> list[Place]:
    """Districts of other cities that stood then, of the same words for their levels: 区, 市."""
    assert model.place.district is not None
    ending = model.place.district[-1]
    city_ending = (model.place.city or "")[-1]
    places = [
        place
        for place in divisions().spans
        if place.district is not None
        and place.district.endswith(ending)
        and not place.district.endswith("新区")
        and place.district not in COMMON
        and (place.city or "").endswith(city_ending)
        and (place.province is None) == (model.place.province is None)
        and place.city != model.place.city
        and len(bare_name(place)) > 1
    ]
    return sorted(standing(places, model.as_of.year), key=str)


def find_cause(body: Organization, graphs: tuple[ReportGraph, ReportGraph]) -> str | None:
    """Why two reports may mean one body; None where nothing says so."""
    if body.place is None:
        if find_known(body.name) is not None:
            return "the gazetteer knows it"
        if known_prefix(body.name) is not None:
            return "it is part of a body that the gazetteer knows"
        if prefix_length(body.name):
            return "its name has a place"
        return "its name identifies itself" if identifies_itself(body.name, body.kind) else None
    causes = [_find_tie_to_place(body, graph) for graph in graphs]
    return None if None in causes else " and ".join(str(cause) for cause in causes)


def _find_tie_to_place(body: Organization, graph: ReportGraph) -> str | None:
    """The report lies in the place of the body, or names the place with the body or with its whole."""
    home = today(graph.report.place)
    above = [Place(home.province), Place(home.province, home.city), home]
    if body.place in {str(place) for place in above}:
        return "the report lies there"
    surfaces = {mention.surface for mention in graph.mentions if mention.organization == body.id}
    bare = {
        bare_name(place)
        for place in (*divisions().spans, *divisions().provinces.values(), *divisions().cities.values())
        if str(place) == body.place
    }
    if any(name in surface for name in bare for surface in surfaces):
        return "the report names the place"
    return None
