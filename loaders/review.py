"""What a person should look at: bodies of a store that may be one, with what each report says of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from graph.identity.candidates import find_alike
from graph.identity.deciding import Decisions
from graph.identity.decisions import Anchor, Decision, Verdict
from graph.identity.lexicon import find_known
from graph.model import Kind, Level, Organization
from graph.stores.base import Store
from graph.stores.schema import read_version

_BODIES = """
MATCH (o:Organization)
RETURN o.id AS id, o.name AS name, o.kind AS kind, o.level AS level, o.place AS place,
       o.collective AS collective, coalesce(o.aliases, []) AS aliases
"""
_NAMED = "MATCH (r:Report)-[:NAMES]->(o:Organization) RETURN o.id AS id, collect(r.id) AS reports"
_SUGGESTED = """
MATCH (a:Organization)-[m:MAY_BE]->(b:Organization)
RETURN a.id AS one, b.id AS other, m.reason AS reason, m.report AS report
ORDER BY report, one, other
"""
_SENTENCES = """
MATCH (s:Statement)-[m:MENTIONS]->(o:Organization {id: $id})
MATCH (s)-[:OF]->(r:Report)
RETURN DISTINCT s.text AS text, s.unit AS unit, s.column AS column, r.place AS place, r.as_of AS as_of,
       r.name AS report, s.row AS row, s.role AS role, s.start AS start, s.id AS id
ORDER BY as_of DESC, report, row, role, start, id
LIMIT $limit
"""
_COUNT = "MATCH (s:Statement)-[m:MENTIONS]->(o:Organization {id: $id}) RETURN count(DISTINCT s.id)"
_UNITS = "MATCH (o:Organization) WHERE o.id IN $ids RETURN o.id AS id, o.name AS name"


@dataclass(frozen=True, slots=True)
class Question:
    """Two bodies that may be one, and why. `one` is the one whose name should rather stay."""

    one: Organization
    other: Organization
    reason: str
    reports: tuple[str, ...]
    """Ids of the reports that name both; none where two reports were compared."""
    unsure: Decision | None = None
    """What somebody who was asked wrote down, who did not know."""

    @property
    def anchors(self) -> tuple[Anchor, Anchor]:
        """Both bodies as decisions name them."""
        return anchor_of(self.one), anchor_of(self.other)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One statement that names a body."""

    text: str
    unit: str
    """The name of the bureau in whose row it stands."""
    column: str
    place: str
    as_of: str
    report: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the stored reports say of a body."""

    sentences: tuple[Sentence, ...]
    """The latest ones."""
    total: int
    """How many statements name it."""


def find_questions(store: Store, decisions: Decisions) -> list[Question]:
    """The pairs of bodies that may be one and that nobody decided on, in a stable order.

    Those of one report come first, then those of different reports, by name. What somebody was unsure about
    is among them, marked. A store that holds nothing gives none.
    """
    if read_version(store) is None:
        return []
    bodies = read_organizations(store)
    suggested: dict[tuple[str, str], tuple[str, list[str]]] = {}
    for row in store.read(_SUGGESTED).to_dicts():
        pair = (str(row["one"]), str(row["other"]))
        key = pair if pair in suggested else pair[::-1] if pair[::-1] in suggested else pair
        suggested.setdefault(key, (str(row["reason"]), []))[1].append(str(row["report"]))
    within = [
        _ask(bodies[one], bodies[other], reason, tuple(reports), decisions)
        for (one, other), (reason, reports) in suggested.items()
    ]
    across = [
        _ask(bodies[pair.one], bodies[pair.other], pair.reason, (), decisions)
        for pair in find_alike(bodies.values(), _read_reports_by_body(store))
        if (pair.one, pair.other) not in suggested and (pair.other, pair.one) not in suggested
    ]
    return [
        question
        for questions in (within, across)
        for question in sorted(questions, key=_order)
        if is_open(question, decisions)
    ]


def make_question(store: Store, one: str, other: str, decisions: Decisions) -> Question:
    """The question whether two bodies of a store, by id, are one, though nothing suggests it."""
    bodies = read_organizations(store)
    return _ask(bodies[one], bodies[other], "asked for by name", (), decisions)


def read_evidence(store: Store, body: str, limit: int) -> Evidence:
    """The latest statements that name a body, by id, and how many there are."""
    rows = store.read(_SENTENCES, {"id": body, "limit": limit}).to_dicts()
    ids = sorted({str(row["unit"]) for row in rows})
    names = {str(id_): str(name) for id_, name in store.read(_UNITS, {"ids": ids})}
    sentences = (
        Sentence(
            str(row["text"]), names.get(str(row["unit"]), ""), str(row["column"]), str(row["place"]),
            str(row["as_of"]), str(row["report"]),
        )
        for row in rows
    )  # fmt: skip
    return Evidence(tuple(sentences), cast("int", store.read(_COUNT, {"id": body}).rows[0][0]))


def read_titles(store: Store, reports: Sequence[str]) -> list[str]:
    """What reports are called, by id, with the day that they speak for."""
    cypher = "MATCH (r:Report) WHERE r.id IN $ids RETURN r.name, r.as_of, r.place ORDER BY r.as_of, r.place"
    return [f"{name} ({as_of})" for name, as_of, _ in store.read(cypher, {"ids": list(reports)})]


def read_organizations(store: Store) -> dict[str, Organization]:
    """All bodies of a store by id, with what else they are called."""
    return {
        str(row["id"]): Organization(
            id=str(row["id"]),
            name=str(row["name"]),
            kind=Kind(str(row["kind"])),
            level=Level(str(row["level"])) if row["level"] is not None else None,
            place=str(row["place"]) if row["place"] is not None else None,
            collective=bool(row["collective"]),
            aliases=tuple(map(str, cast("Sequence[str]", row["aliases"]))),
        )
        for row in store.read(_BODIES).to_dicts()
    }


def anchor_of(body: Organization) -> Anchor:
    """A body as decisions name it."""
    return Anchor(body.name, body.place)


def _read_reports_by_body(store: Store) -> Mapping[str, frozenset[str]]:
    return {str(id_): frozenset(map(str, cast("Iterable[str]", ids))) for id_, ids in store.read(_NAMED)}


def _ask(
    one: Organization, other: Organization, reason: str, reports: tuple[str, ...], decisions: Decisions
) -> Question:
    """The question with the better name first, and what somebody wrote down before."""
    first, second = sorted((one, other), key=_rank)
    earlier = [d for d in decisions.find(one.id, other.id) if d.verdict is Verdict.UNSURE]
    return Question(first, second, reason, reports, earlier[0] if earlier else None)


def _rank(body: Organization) -> tuple[bool, bool, int, str, str]:
    """A name of the gazetteer goes first, then one that needs no place, then the longer one."""
    known = find_known(body.name)
    return known is None or bool(known.weak), body.place is not None, -len(body.name), body.name, body.id


def is_open(question: Question, decisions: Decisions) -> bool:
    """Whether nobody decided on a pair yet, not even through others: A = B and B = C say that A = C."""
    one, other = question.one.id, question.other.id
    decided = any(d.verdict is not Verdict.UNSURE for d in decisions.find(one, other))
    return not (
        decided or decisions.are_apart(one, other) or decisions.settled_id(one) == decisions.settled_id(other)
    )


def _order(question: Question) -> tuple[str, str, str, str]:
    return question.one.name, question.other.name, question.one.id, question.other.id
