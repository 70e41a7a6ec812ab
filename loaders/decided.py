"""What people decided about the relations in a sentence, applied to the ties that were read from it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from graph.identity.deciding import Decisions
from graph.identity.decisions import Decision, Verdict
from graph.model import Organization, RelationType, Status
from loaders.extract import Tie

# How a relation names its rule where a person says that a sentence states it, and no rule read it.
DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class Ends:
    """A tie with the bodies at its ends."""

    head: Organization
    tail: Organization
    tie: Tie


@dataclass(slots=True)
class Verdicts:
    """The decisions on the sentences of one report, and which of them had something to say."""

    decisions: Decisions
    place: str
    met: dict[str, Decision] = field(default_factory=dict)
    """Those on a sentence that the report has, by id."""
    applied: dict[str, Decision] = field(default_factory=dict)
    """Those of them that confirmed or changed something, by id."""

    def of(self, units: Iterable[str], text: str) -> tuple[Decision, ...]:
        """The decisions on one sentence; `units` are the ids that its unit goes by."""
        if not self.decisions:
            return ()
        found = self.decisions.in_sentence(self.place, tuple(units), text)
        self.met.update({decision.id: decision for decision in found})
        return found

    def decide(self, ties: Sequence[Ends], said: Sequence[Decision]) -> list[Ends]:
        """The ties of a sentence as they are by decision."""
        if not said:
            return list(ties)
        decided = [new for tie in ties for new in self._decide_one(tie, said)]
        read = {decision.id for decision in said for tie in ties if self._is_meant(decision, tie)}
        for decision in said:
            if decision.verdict is Verdict.SAID and decision.id not in read:
                decided.extend(self._add(decision))
        return decided

    def keep_listed(self, unit: Organization, listed: Organization, said: Sequence[Decision]) -> bool:
        """Whether an entry of a counterpart column lists a body, as far as people say."""
        if not said:
            return True
        tie = Ends(unit, listed, Tie(None, None, RelationType.LIAISON, Status.ONGOING, DECIDED))
        return bool(self._decide_one(tie, [d for d in said if d.verdict in _OF_ENTRIES]))

    def _decide_one(self, tie: Ends, said: Sequence[Decision]) -> list[Ends]:
        new = tie
        for decision in said:
            if not self._is_meant(decision, tie):
                continue
            self.applied[decision.id] = decision
            correct = decision.spot.correct if decision.spot is not None else None
            if decision.verdict is Verdict.NOT_SAID:
                return []
            if decision.verdict is Verdict.WRONG_TYPE and isinstance(correct, RelationType):
                new = Ends(*self._ends(decision), _retype(new.tie, correct))
            if decision.verdict is Verdict.WRONG_STATUS and isinstance(correct, Status):
                new = replace(new, tie=replace(new.tie, status=correct))
        return [new]

    def _add(self, decision: Decision) -> Iterator[Ends]:
        head, tail = self._ends(decision)
        if decision.spot is not None and decision.spot.status is not None and head.id != tail.id:
            self.applied[decision.id] = decision
            yield Ends(head, tail, Tie(None, None, decision.spot.type, decision.spot.status, DECIDED))

    def _is_meant(self, decision: Decision, tie: Ends) -> bool:
        spot = decision.spot
        if spot is None or spot.type is not tie.tie.type or spot.status not in {None, tie.tie.status}:
            return False
        ends = tuple(body.id for body in self._ends(decision))
        read = (tie.head.id, tie.tail.id)
        return ends == read or (spot.type.is_symmetric and ends == read[::-1])

    def _ends(self, decision: Decision) -> tuple[Organization, Organization]:
        settle = self.decisions.settle
        return settle(decision.one.body), settle(decision.other.body)


_OF_ENTRIES = frozenset({Verdict.SAID, Verdict.NOT_SAID})


def _retype(tie: Tie, correct: RelationType) -> Tie:
    """A tie of another type, without what only the first type has."""
    return replace(
        tie,
        type=correct,
        action=tie.action if correct is RelationType.JOINT_ACTION else None,
        direction=tie.direction if correct is RelationType.VISIT else None,
    )
