"""The place a report comes from: said outright, inferred from what it names, or asked for.

Said: the title, or a line before the table, begins with a place in full (弋江区区直部门…, 填报单位：弋江区…)
of the sort that the units belong to (区…局: a 区), or all units carry its name. Inferred, with the words:
from a sign-off below the table, the file's name, or the sentences, where one place of that sort stands in
several rows and nearly all mentions are of it. Which of several places of one name is meant (和平区) shows
in the year, in another claim, or in the cities that the text names. Everything else is asked for: a wrong
place is worse than a question.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.errors import PlaceError
from graph.identity.divisions import first_year, last_year
from graph.identity.places import bare_name, leading_place, namesakes, places_called
from graph.model import Inference, Place
from loaders.identify.claims import Claim, lead_length, read_claims, read_sightings
from loaders.identify.fitting import Fit, is_within, read_fit
from loaders.identify.frequency import count_mentions, own_mention, settle_by_city
from loaders.identify.surroundings import Position
from loaders.tables.sheet import Sheet

# A place that is followed by one of these is not the reporter: a zone inside it is, which no table lists.
_ZONE = re.compile(
    r"(?:国家级?|省级|市级)?[\u4e00-\u9fff]{0,6}?"
    r"(?:(?:经济技术|经济|高新技术(?:产业)?|旅游|台商投资)?开发区|高新区|经开区|工业园|产业园|科技园|科技城|新城|保税区|综保区"
    r"|度假区|风景区|景区|新区|合作区|示范区|试验区|实验区|功能区|集聚区|管委会|管理委员会)"
)
# The zone of a city, called after it and nothing else: 贵阳|高新区.
_OWN_ZONE = re.compile(r"(?:国家)?(?:(?:经济技术|经济|高新技术(?:产业)?)开发区|高新区|经开区|保税区|综保区)")
# Behind the first of several places that report together: 南湖区、秀洲区.
_TOGETHER = re.compile(r"[、和及暨]|[—–－-]{1,2}")


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The place of a report, and what it was inferred from."""

    place: Place
    inferred: tuple[Inference, ...]


def read_whereabouts(sheet: Sheet, name: str, year: int | None = None) -> Whereabouts:
    """The place that the report itself speaks of; `name` is the file's, `year` that of its date, if known.

    Raises:
        PlaceError: it names none, or several that may be meant; lists them.
    """
    return _Reading(sheet, read_fit(sheet), name, year).read()


@dataclass(frozen=True, slots=True)
class _Reading:
    """One report whose place is wanted."""

    sheet: Sheet
    fit: Fit
    name: str
    year: int | None

    def read(self) -> Whereabouts:
        """The first claim that can be the reporter's, else what the sentences tell."""
        claims = read_claims(self.sheet, self.fit, self.name, self.year)
        for claim in claims:
            if claim.sighting.bygone and claim.is_said:
                raise self._bygone(claim)
            if self._senders(claim):
                self._check_alone(claim, claims)
                return self._settle(claim, claims)
        return self._zone_of_title() or self._infer()

    def _zone_of_title(self) -> Whereabouts | None:
        """贵阳高新区2024年…: a zone called after its city, which stands where a district would."""
        title = self.sheet.title or ""
        found = leading_place(title)
        if found is None or found[0].city is None or found[0].district is not None:
            return None
        zone = _OWN_ZONE.match(title, found[1])
        if zone is None or self.fit.level not in {None, "区"}:
            return None
        city = found[0]
        place = Place(city.province, city.city, bare_name(city) + zone[0])
        return Whereabouts(place, (Inference("place", f"{title[: zone.end()]} ({Position.TITLE.value})"),))

    def _senders(self, claim: Claim) -> list[Place]:
        """The places that a claim may mean and that the report can come from."""
        return self.fit.senders(claim.places, claim.sighting.words)

    def _check_alone(self, claim: Claim, claims: Sequence[Claim]) -> None:
        """Refuses a claim that is not the reporter's alone: of a zone, of several places, or contradicted."""
        candidates = self._senders(claim)
        zone = _ZONE.match(claim.rest)
        if zone is not None and (self.fit.level is None or self.fit.is_too_wide(candidates[0])):
            words = f"“{claim.sighting.words}{zone[0]}”"
            raise self._ambiguous(f"{words} is in no table of divisions; the nearest", candidates)
        partners = self._reporting_together(claim)
        if partners:
            raise self._ambiguous(f"“{claim.evidence}” names several places; it", [*candidates, *partners])
        for other in claims:
            fitting = self._senders(other) if not other.is_weak else []
            if fitting and not any(_agree(one, two) for one in candidates for two in fitting):
                both = f"“{claim.evidence}” and “{other.evidence}” name different places; it"
                raise self._ambiguous(both, [*candidates, *fitting])

    def _reporting_together(self, claim: Claim) -> list[Place]:
        """The places behind the first of several that report together: 南湖区、秀洲区."""
        joint = _TOGETHER.match(claim.rest)
        if joint is None:
            return []
        others = [each for each in read_sightings(claim.rest, self.year) if each.start == joint.end()]
        return [place for other in others for place in self.fit.senders(other.places)]

    def _settle(self, claim: Claim, claims: Sequence[Claim]) -> Whereabouts:
        """The one place that a claim means; inferred where its words alone do not tell."""
        place, reason = self._choose(claim, claims)
        if self.fit.is_too_wide(place):
            return self._narrow(place, claim, claims)
        if reason:
            return Whereabouts(place, (Inference("place", f"{claim.evidence}; {reason}"),))
        return Whereabouts(place, () if claim.is_said else (Inference("place", claim.evidence),))

    def _choose(self, claim: Claim, claims: Sequence[Claim]) -> tuple[Place, str]:
        """Which of the places of that name is meant, and why; no reason where there is but one."""
        candidates = self._senders(claim)
        if len(claim.places) == 1:
            return candidates[0], ""
        if len(candidates) == 1:
            return candidates[0], "the only one that fits the units and their counterparts"
        for other in claims:
            agreeing = [place for place in candidates if any(is_within(place, two) for two in other.places)]
            if len(agreeing) == 1:
                return agreeing[0], other.evidence
        chosen, reason = settle_by_city(candidates, self.sheet, self.sheet.title)
        if chosen is None:
            raise self._ambiguous(f"“{claim.sighting.words}”", candidates)
        return chosen, reason

    def _narrow(self, above: Place, claim: Claim, claims: Sequence[Claim]) -> Whereabouts:
        """The district of a city that a claim names, where the units belong to a district."""
        evidence = Inference("place", claim.evidence)
        for other in claims:
            inside = [
                place
                for place in self._senders(other)
                if is_within(place, above) and not self.fit.is_too_wide(place)
            ]
            if len(inside) == 1:
                return Whereabouts(inside[0], (evidence, Inference("place", other.evidence)))
        found = self._infer(above)
        return Whereabouts(found.place, (evidence, *found.inferred))

    def _infer(self, within: Place | None = None) -> Whereabouts:
        """The place that the sentences of several rows name, and hardly any other."""
        mentions = count_mentions(self.sheet, self.fit, self.year)
        places, problem, evidence = own_mention(mentions, self.fit, len(self.sheet.rows), within)
        if problem is not None:
            raise self._ambiguous(problem, places) if places else self._unknown(problem, within)
        if len(places) > 1:
            chosen, reason = settle_by_city(places, self.sheet, self.sheet.title)
            if chosen is None:
                words = evidence.partition(",")[0]
                raise self._ambiguous(f"“{words}”", places)
            return Whereabouts(chosen, (Inference("place", f"{evidence}; {reason}"),))
        return Whereabouts(places[0], (Inference("place", evidence),))

    def _ambiguous(self, what: str, candidates: Sequence[Place]) -> PlaceError:
        names = list(dict.fromkeys(map(str, candidates)))
        return PlaceError(f"{self.name}: {what} may be {'、'.join(names[:6])}; say which: --place {names[0]}")

    def _unknown(self, problem: str, within: Place | None) -> PlaceError:
        """Nothing fits; a place that the title calls by its short name may be the one."""
        title = self.sheet.title or ""
        near = self.fit.senders(places_called(title[lead_length(title) :], self.year))
        near = [place for place in near if not self.fit.is_too_wide(place)]
        if near and within is None:
            return self._ambiguous(f"{problem} in full; it", near)
        return PlaceError(f"{self.name}: {problem}; say it: --place 浙江省嘉兴市南湖区 (in full)")

    def _bygone(self, claim: Claim) -> PlaceError:
        """A division that did not exist in the report's year is not meant; which is, has to be said."""
        old = sorted(claim.sighting.bygone, key=lambda place: (last_year(place), str(place)))[-1]
        now = [str(place) for place in namesakes(old, self.year)]
        return PlaceError(
            f"{self.name}: “{claim.sighting.words}” is not in the tables of {self.year} "
            f"({old}: {_span(old)}); say which place is meant: --place {now[0] if now else old}"
        )


def _agree(one: Place, other: Place) -> bool:
    return is_within(one, other) or is_within(other, one)


def _span(place: Place) -> str:
    """The years that list a place, in words."""
    first, last = first_year(place), last_year(place)
    return f"{first} to {last}"
