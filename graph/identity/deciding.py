"""What follows from all decisions together: which bodies are one, which are not, and what contradicts what.

It does not depend on the order of the decisions. Where they contradict each other, the merges in question are
left undone and the chain that leads there is named: a wrong merge is worse than a missed one.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from graph.identity.decisions import Anchor, Decision, Verdict
from graph.model import Organization


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Decisions that cannot all be meant, and what is done as long as they stand."""

    decisions: tuple[Decision, ...]
    message: str


class Decisions:
    """All decisions of one file. Equal sets of decisions mean the same, in whatever order."""

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        self.all: tuple[Decision, ...] = tuple(decisions)
        self._bodies: dict[str, Organization] = {}
        self._contradictions: list[Contradiction] = []
        self._apart = {d.pair for d in self.all if d.verdict is Verdict.DIFFERENT and len(d.pair) == 2}
        self._stays = dict(self._iter_stays())
        self._refuted = self._refute()

    def __bool__(self) -> bool:
        return bool(self.all)

    @property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """What cannot all be meant."""
        return tuple(self._contradictions)

    @cached_property
    def moot(self) -> tuple[Decision, ...]:
        """Those on two names that read as one body by themselves, so that there is nothing to decide."""
        return tuple(d for d in self.all if d.verdict.is_of_bodies and len(d.pair) == 1)

    def settle(self, organization: Organization) -> Organization:
        """The body that stands for this one; itself where nothing was decided."""
        stays = self._stays.get(organization.id)
        return organization if stays is None else self._bodies[stays]

    def settled_id(self, id_: str) -> str:
        """The id of the body that stands for the one of this id."""
        return self._stays.get(id_, id_)

    def are_apart(self, one: str, other: str) -> bool:
        """Whether two bodies, by id, are different by decision: they, or what they are the same as."""
        return frozenset({self.settled_id(one), self.settled_id(other)}) in self._settled_apart

    def find(self, one: str, other: str) -> tuple[Decision, ...]:
        """What was decided on exactly this pair of bodies, by id."""
        return tuple(self._by_pair.get(frozenset({one, other}), ()))

    def find_applied(self, bodies: Collection[str]) -> tuple[Decision, ...]:
        """The decisions on bodies that have something to say where these bodies are named, by id."""
        named = set(bodies)
        return tuple(d for d in self.all if d.verdict.is_of_bodies and self._applies(d, named))

    def describe(self, bodies: Collection[str]) -> tuple[str, ...]:
        """What all this means for these bodies, by id: the same words for the same meaning, sorted."""
        named = set(bodies)
        same = (f"{id_} is {stays}" for id_, stays in self._stays.items() if id_ in named and id_ != stays)
        apart = (" is not ".join(sorted(pair)) for pair in self._apart if pair <= named)
        return tuple(sorted([*same, *apart]))

    def has_sentences_of(self, place: str) -> bool:
        """Whether there are decisions on relations in reports of a place."""
        return place in {of for of, _ in self._by_sentence}

    def in_sentence(self, place: str, units: Collection[str], text: str) -> tuple[Decision, ...]:
        """The decisions on relations in a sentence; `units` are the ids that its unit goes by."""
        wording = "".join(text.split())
        known = {self.settled_id(unit) for unit in units}
        return tuple(
            decision
            for unit, decision in self._by_sentence.get((place, wording), ())
            if unit in units or self.settled_id(unit) in known
        )

    def _applies(self, decision: Decision, named: set[str]) -> bool:
        match decision.verdict:
            case Verdict.SAME:
                return decision.other.body.id in named and decision.other.body.id in self._stays
            case Verdict.DIFFERENT:
                return len(decision.pair) == 2 and decision.pair <= named
        return decision.pair <= named

    @cached_property
    def _settled_apart(self) -> set[frozenset[str]]:
        return {frozenset(map(self.settled_id, pair)) for pair in self._apart}

    @cached_property
    def _by_pair(self) -> Mapping[frozenset[str], Sequence[Decision]]:
        found: dict[frozenset[str], list[Decision]] = {}
        for decision in self.all:
            if decision.verdict.is_of_bodies:
                found.setdefault(decision.pair, []).append(decision)
        return found

    @cached_property
    def _by_sentence(self) -> Mapping[tuple[str, str], Sequence[tuple[str, Decision]]]:
        """By place and wording: decisions on relations, each with its unit; without contradictory ones."""
        found: dict[tuple[str, str], list[tuple[str, Decision]]] = {}
        for decision in sorted(self.all, key=lambda d: d.id):
            if decision.spot is not None and decision.id not in self._refuted:
                spot = decision.spot
                unit = Anchor(spot.unit, spot.place).body.id
                found.setdefault((spot.place, spot.wording), []).append((unit, decision))
        return found

    def _refute(self) -> set[str]:
        """The ids of decisions on relations that contradict each other: none of them is followed."""
        alike: dict[object, list[Decision]] = {}
        for decision in self.all:
            if decision.spot is not None:
                spot = decision.spot
                pair = (
                    decision.pair
                    if spot.type.is_symmetric
                    else (decision.one.body.id, decision.other.body.id)
                )
                alike.setdefault((pair, spot.type, spot.place, spot.unit, spot.wording), []).append(decision)
        refuted: set[str] = set()
        for group in alike.values():
            for one, other in combinations(sorted(group, key=lambda d: d.id), 2):
                if one != other and _exclude_each_other(one, other):
                    refuted |= {one.id, other.id}
                    message = (
                        f"{one} contradicts {other} on one sentence; neither is followed until one is removed"
                    )
                    self._contradictions.append(Contradiction((one, other), message))
        return refuted

    def _iter_stays(self) -> Iterator[tuple[str, str]]:
        """(id, the id of the body that stands for it) of all bodies that a person found the same."""
        decided = sorted((d for d in self.all if len(d.pair) == 2), key=lambda d: (str(d.one), str(d.other)))
        links: dict[str, dict[str, Decision]] = {}
        for decision in decided:
            if decision.verdict is Verdict.SAME:
                one, other = decision.one.body, decision.other.body
                self._bodies |= {one.id: one, other.id: other}
                links.setdefault(one.id, {}).setdefault(other.id, decision)
                links.setdefault(other.id, {}).setdefault(one.id, decision)
        groups = list(_iter_groups(links))
        number = {id_: place for place, group in enumerate(groups) for id_ in group}
        inside: list[list[Decision]] = [[] for _ in groups]
        for decision in decided:
            places = {number.get(id_, -1) for id_ in decision.pair}
            if len(places) == 1 and -1 not in places:
                inside[places.pop()].append(decision)
        for group, among in zip(groups, inside, strict=True):
            if self._is_sound(group, among, links):
                stays = self._choose(group, among)
                yield from ((id_, stays) for id_ in group)

    def _is_sound(
        self, group: Sequence[str], among: Sequence[Decision], links: Mapping[str, Mapping[str, Decision]]
    ) -> bool:
        """Whether nothing keeps these bodies from being one; what does is noted."""
        found = []
        apart = {d.pair: d for d in among if d.verdict is Verdict.DIFFERENT}
        for decision in apart.values():
            chain = _find_chain(decision.one.body.id, decision.other.body.id, links)
            found.append(
                Contradiction(
                    (decision, *chain),
                    f"{decision} contradicts {_list(chain)}; "
                    "nothing is merged there until one of these lines is removed or changed",
                )
            )
        described = [id_ for id_ in group if self._bodies[id_].collective]
        if described and len(described) < len(group):
            lines = tuple(dict.fromkeys(d for id_ in described for d in links[id_].values()))
            names = "、".join(self._bodies[id_].name for id_ in described)
            found.append(
                Contradiction(
                    lines,
                    f"{_list(lines)}: {names} describes a group, which is no body; "
                    "nothing is merged there until the line is removed",
                )
            )
        self._contradictions.extend(found)
        return not found

    def _choose(self, group: Sequence[str], among: Sequence[Decision]) -> str:
        """The body whose name stays: the one that gives way nowhere; noted where that is not one."""
        same = [d for d in among if d.verdict is Verdict.SAME]
        giving_way = {d.other.body.id for d in same}
        staying = [id_ for id_ in group if id_ not in giving_way] or list(group)
        chosen = min(staying, key=lambda id_: (self._bodies[id_].name, self._bodies[id_].place or "", id_))
        if len(staying) > 1:
            names = "、".join(sorted(self._bodies[id_].name for id_ in staying))
            self._contradictions.append(
                Contradiction(
                    tuple(same),
                    f"{_list(same)}: they are one body, but several names are to stay ({names}); "
                    f"{self._bodies[chosen].name} does, until one line puts another name first",
                )
            )
        return chosen


def _iter_groups(links: Mapping[str, Mapping[str, Decision]]) -> Iterator[list[str]]:
    """The sets of bodies that hang together, each sorted."""
    seen: set[str] = set()
    for start in sorted(links):
        if start in seen:
            continue
        group, waiting = {start}, [start]
        while waiting:
            for near in links[waiting.pop()]:
                if near not in group:
                    group.add(near)
                    waiting.append(near)
        seen |= group
        yield sorted(group)


def _find_chain(start: str, stop: str, links: Mapping[str, Mapping[str, Decision]]) -> list[Decision]:
    """The shortest way from one body to another, decision by decision; both hang together."""
    came: dict[str, tuple[str, Decision] | None] = {start: None}
    waiting = [start]
    for id_ in waiting:
        for near in sorted(links[id_]):
            if near not in came:
                came[near] = (id_, links[id_][near])
                waiting.append(near)
    chain: list[Decision] = []
    step = came[stop]
    while step is not None:
        chain.append(step[1])
        step = came[step[0]]
    return chain[::-1]


def _exclude_each_other(one: Decision, other: Decision) -> bool:
    """Whether two decisions on one relation cannot both be meant: a wrong type and a wrong status can."""
    if one.spot is None or other.spot is None:
        return False
    if one.spot.status is not other.spot.status and None not in {one.spot.status, other.spot.status}:
        return False
    if one.verdict is other.verdict:
        return one.spot.correct is not other.spot.correct
    return {one.verdict, other.verdict} != {Verdict.WRONG_TYPE, Verdict.WRONG_STATUS}


def _list(decisions: Iterable[Decision]) -> str:
    return ", ".join(map(str, dict.fromkeys(decisions)))


NO_DECISIONS = Decisions()
