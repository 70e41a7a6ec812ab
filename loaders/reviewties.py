"""The relations that sentences state, each with its sentence, for a person to confirm or correct."""

from collections.abc import Collection
from dataclasses import dataclass

from graph.identity.deciding import Decisions
from graph.identity.decisions import Anchor, Decision, Spot, Verdict
from graph.model import Basis, RelationType, Status
from graph.stores.base import Store
from graph.stores.schema import read_version

_STATED = f"""
MATCH (a:Organization)-[r:{"|".join(RelationType)}]->(b:Organization)
WHERE r.basis = '{Basis.STATED.value}' AND ($all OR a.id IN $bodies OR b.id IN $bodies)
UNWIND r.statements AS statement
MATCH (s:Statement {{id: statement}})-[:OF]->(p:Report)
WITH a, r, b, s, p, s.unit AS unit
MATCH (u:Organization {{id: unit}})
RETURN a.id AS head_id, a.name AS head, a.place AS head_place, type(r) AS type, r.status AS status,
       b.id AS tail_id, b.name AS tail, b.place AS tail_place, u.id AS unit_id, u.name AS unit,
       s.text AS text, p.place AS place, p.as_of AS as_of, r.frame AS frame, p.id AS report,
       s.row AS row, s.start AS start, r.id AS id
ORDER BY as_of, report, row, start, type, id
"""


@dataclass(frozen=True, slots=True)
class StatedTie:
    """One relation in one sentence, as it was read."""

    head: Anchor
    type: RelationType
    tail: Anchor
    status: Status
    unit: str
    """The name of the bureau in whose row the sentence stands."""
    text: str
    place: str
    as_of: str
    frame: str
    """The rule that read it."""
    ids: tuple[str, str, str]
    """Of head, tail and unit."""

    def decide(
        self, verdict: Verdict, correct: RelationType | Status | None = None, note: str = ""
    ) -> Decision:
        """What a person says of it, as a line of the table."""
        spot = Spot(self.type, self.place, self.unit, self.text, self.status, correct)
        return Decision(verdict, self.head, self.tail, spot, note)

    @property
    def is_anchored(self) -> bool:
        """Whether its names lead back to these bodies, so that a decision would be found again."""
        anchors = (self.head, self.tail, Anchor(self.unit, self.place))
        return tuple(anchor.body.id for anchor in anchors) == self.ids


def find_stated(store: Store, decisions: Decisions, bodies: Collection[str] = ()) -> list[StatedTie]:
    """The stated relations that nobody decided on, in the order of reports; of some bodies, or of all."""
    if read_version(store) is None:
        return []
    rows = store.read(_STATED, {"all": not bodies, "bodies": sorted(bodies)}).to_dicts()
    ties = [
        StatedTie(
            head=Anchor(str(row["head"]), _text(row["head_place"])),
            type=RelationType(str(row["type"])),
            tail=Anchor(str(row["tail"]), _text(row["tail_place"])),
            status=Status(str(row["status"])),
            unit=str(row["unit"]),
            text=str(row["text"]),
            place=str(row["place"]),
            as_of=str(row["as_of"]),
            frame=str(row["frame"]),
            ids=(str(row["head_id"]), str(row["tail_id"]), str(row["unit_id"])),
        )
        for row in rows
    ]
    return [tie for tie in ties if is_undecided(tie, decisions)]


def is_undecided(tie: StatedTie, decisions: Decisions) -> bool:
    """Whether nobody said anything of this relation in this sentence, nor that it should be what it is."""
    pair = {tie.ids[0], tie.ids[1]}
    return not any(
        {decisions.settled_id(id_) for id_ in decision.pair} == pair
        and decision.spot is not None
        and tie.type in {decision.spot.type, decision.spot.correct}
        for decision in decisions.in_sentence(tie.place, [tie.ids[2]], tie.text)
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)
