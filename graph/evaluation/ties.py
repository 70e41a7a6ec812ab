"""Ties between bodies: declared, stated, their status, agreements, and what is shared."""

from collections.abc import Iterable, Iterator

from graph.evaluation.figures import Evaluation, Figure, Finding, FindingKind, Score, Share
from graph.evaluation.gold import GoldTie
from graph.evaluation.matching import JsonObject, Matching
from graph.model import Basis, RelationType, Status

Pair = tuple[str, str]
Tie = tuple[str, str, str]
"""Type and both ends, by the names of the annotation; the ends of a symmetric type are sorted."""

# A status is right when it is of the right class.
_CLASSES = {
    Status.DONE: "fact",
    Status.ONGOING: "fact",
    Status.PLANNED: "pending",
    Status.NEGOTIATING: "pending",
    Status.ENDED: "ended",
}


def measure_declared(matching: Matching) -> Evaluation:
    """Pairs of unit and counterpart; one with an optional body neither helps nor hurts."""
    bodies = matching.gold.bodies
    wanted = {pair: row.unit for row in matching.gold.rows for pair in _pairs(row.unit, row.declared)}
    cited = _cite_pairs(matching, _relations(matching, Basis.DECLARED))
    free = {pair for pair in cited if any(name in bodies and bodies[name].is_optional for name in pair)}
    said = cited.keys() - (free - wanted.keys())
    right = len(said & wanted.keys())
    return Evaluation(
        {Figure.DECLARED: Score(right, len(said), right, len(wanted))},
        (
            *(
                Finding(
                    FindingKind.MISSED_DECLARED,
                    " – ".join(pair),
                    matching.find_sentence(pair, unit, is_entry=True),
                )
                for pair, unit in sorted(wanted.items())
                if pair not in said
            ),
            *(
                Finding(FindingKind.FALSE_DECLARED, " – ".join(pair), matching.quote(cited[pair]))
                for pair in sorted(said - wanted.keys())
            ),
        ),
    )


def measure_stated(matching: Matching) -> Evaluation:
    """Head, type and tail of what sentences state, and the pairs alone.

    An inner office that the annotation calls optional counts as its body; an optional tie neither helps nor
    hurts.
    """
    wanted = [(tie, row.unit, _accepted(matching, tie)) for row in matching.gold.rows for tie in row.stated]
    allowed = {key for _, _, keys in wanted for key in keys}
    optional = {key for row in matching.gold.rows for tie in row.optional for key in _keys(tie)}
    cited = _cite_ties(matching)
    judged = {key for key in cited if key in allowed or key not in optional}
    ties = Score(
        right=len(judged & allowed),
        said=len(judged),
        found=sum(bool(keys & cited.keys()) for _, _, keys in wanted),
        wanted=len(wanted),
    )
    allowed_pairs, optional_pairs = _ends(allowed), _ends(optional)
    said_pairs = {pair for pair in _ends(cited) if pair in allowed_pairs or pair not in optional_pairs}
    wanted_pairs = {frozenset(_ends(keys)) for _, _, keys in wanted}
    pairs = Score(
        right=len(said_pairs & allowed_pairs),
        said=len(said_pairs),
        found=sum(bool(pairs & said_pairs) for pairs in wanted_pairs),
        wanted=len(wanted_pairs),
    )
    return Evaluation(
        {Figure.STATED: ties, Figure.STATED_PAIRS: pairs},
        (
            *(
                Finding(
                    FindingKind.MISSED_STATED,
                    f"{tie.head} {'|'.join(tie.types)} {tie.tail}",
                    matching.find_sentence((tie.head, tie.tail), unit),
                )
                for tie, unit, keys in wanted
                if not keys & cited.keys()
            ),
            *(
                Finding(FindingKind.FALSE_STATED, _show(key), matching.quote(cited[key]))
                for key in sorted(judged - allowed)
            ),
        ),
    )


def measure_status(matching: Matching) -> Evaluation:
    """The share of the stated ties found whose status is of the right class; what is pending said as done."""
    right: dict[Tie, set[str]] = {}
    for tie in matching.gold.iter_ties():
        for key in _keys(tie):
            right.setdefault(key, set()).add(_CLASSES[tie.status])
    said: dict[Tie, set[str]] = {}
    for relation in _relations(matching, Basis.STATED):
        status = Status(relation.get("status") or Status.DONE)
        said.setdefault(_key_of(matching, relation), set()).add(_CLASSES[status])
    cited, verdicts, findings = _cite_ties(matching), [], []
    pending_as_done = 0
    for keys in dict.fromkeys(tuple(_keys(tie)) for tie in matching.gold.iter_ties()):
        classes = set().union(*(said.get(key, ()) for key in keys))
        if not classes:
            continue
        allowed = set().union(*(right[key] for key in keys))
        verdicts.append(classes <= allowed)
        pending_as_done += "fact" in classes and "fact" not in allowed
        if not classes <= allowed:
            what = f"{_show(keys[0])}: {'+'.join(sorted(classes))} → {'+'.join(sorted(allowed))}"
            quoted = next(cited[key] for key in keys if key in said)
            findings.append(Finding(FindingKind.WRONG_STATUS, what, matching.quote(quoted)))
    return Evaluation(
        {Figure.STATUS: Share.of(verdicts), Figure.PENDING_AS_DONE: pending_as_done}, tuple(findings)
    )


def measure_agreements(matching: Matching) -> Evaluation:
    """Pairs that signed something; a pair that may have done so neither helps nor hurts."""
    signed = RelationType.AGREEMENT_SIGNED
    wanted = {_pair(tie.head, tie.tail) for tie in matching.gold.iter_stated() if tie.types == (signed,)}
    maybe = {_pair(tie.head, tie.tail) for tie in matching.gold.iter_ties() if signed in tie.types} - wanted
    done = (
        relation
        for relation in matching.export["relations"]
        if relation["type"] == signed and relation.get("status", Status.DONE) == Status.DONE
    )
    cited = _cite_pairs(matching, done)
    said = cited.keys() - maybe
    right = len(said & wanted)
    return Evaluation(
        {Figure.AGREEMENTS: Score(right, len(said), right, len(wanted))},
        (
            *(
                Finding(FindingKind.MISSED_AGREEMENT, " – ".join(pair), matching.find_sentence(pair))
                for pair in sorted(wanted - said)
            ),
            *(
                Finding(FindingKind.FALSE_AGREEMENT, " – ".join(pair), matching.quote(cited[pair]))
                for pair in sorted(said - wanted)
            ),
        ),
    )


def measure_shared(matching: Matching) -> Evaluation:
    """Entries (counterpart, unit) of the answer what units share; None where the annotation has none."""
    if matching.gold.shared is None:
        return Evaluation({Figure.SHARED: None})
    wanted = {(name, unit) for name, units in matching.gold.shared.items() for unit in units}
    said = {
        (matching.side(entry["counterpart"]), matching.side(bureau)): entry.get("statements") or ()
        for entry in matching.export.get("shared", ())
        for bureau in entry["bureaus"]
    }
    right = len(said.keys() & wanted)
    return Evaluation(
        {Figure.SHARED: Score(right, len(said), right, len(wanted))},
        (
            *(
                Finding(FindingKind.MISSED_SHARED, " – ".join(pair), matching.find_sentence(pair, pair[1]))
                for pair in sorted(wanted - said.keys())
            ),
            *(
                Finding(FindingKind.FALSE_SHARED, " – ".join(pair), matching.quote(said[pair]))
                for pair in sorted(said.keys() - wanted)
            ),
        ),
    )


def _relations(matching: Matching, basis: Basis) -> Iterator[JsonObject]:
    return (relation for relation in matching.export["relations"] if relation["basis"] == basis)


def _cite_pairs(matching: Matching, relations: Iterable[JsonObject]) -> dict[Pair, list[str]]:
    """The pairs that these relations join, each with its statements."""
    cited: dict[Pair, list[str]] = {}
    for relation in relations:
        pair = _pair(matching.side(relation["head"]), matching.side(relation["tail"]))
        cited.setdefault(pair, []).extend(relation.get("statements") or ())
    return cited


def _cite_ties(matching: Matching) -> dict[Tie, list[str]]:
    """What the graph says that sentences state, each with its statements."""
    cited: dict[Tie, list[str]] = {}
    for relation in _relations(matching, Basis.STATED):
        cited.setdefault(_key_of(matching, relation), []).extend(relation.get("statements") or ())
    return cited


def _key_of(matching: Matching, relation: JsonObject) -> Tie:
    type_ = RelationType(relation["type"])
    return _key(type_, matching.side(relation["head"]), matching.side(relation["tail"]))


def _key(type_: RelationType, head: str, tail: str) -> Tie:
    return (type_.value, *(_pair(head, tail) if type_.is_symmetric else (head, tail)))


def _keys(tie: GoldTie) -> list[Tie]:
    """The alternatives of a tie of the annotation."""
    return [_key(type_, tie.head, tie.tail) for type_ in tie.types]


def _accepted(matching: Matching, tie: GoldTie) -> set[Tie]:
    """All that counts as a tie: of each of its types, with either body or an optional part of it."""
    heads, tails = (_with_inner(matching, name) for name in (tie.head, tie.tail))
    return {_key(type_, head, tail) for type_ in tie.types for head in heads for tail in tails}


def _with_inner(matching: Matching, name: str) -> list[str]:
    bodies = matching.gold.bodies.values()
    return [name, *(body.name for body in bodies if body.is_optional and body.part_of == name)]


def _ends(ties: Iterable[Tie]) -> set[Pair]:
    return {_pair(head, tail) for _, head, tail in ties}


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one <= other else (other, one)


def _pairs(unit: str, others: Iterable[str]) -> list[Pair]:
    return [_pair(unit, other) for other in others]


def _show(tie: Tie) -> str:
    type_, head, tail = tie
    return f"{head} {type_} {tail}"
