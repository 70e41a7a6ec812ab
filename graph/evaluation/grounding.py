"""What does not stand where the graph says it stands."""

from collections.abc import Iterable

from graph.evaluation.figures import Evaluation, Figure, Finding, FindingKind
from graph.evaluation.matching import JsonObject, Matching
from graph.model import Basis


def measure_grounding(matching: Matching, source_text: str | None) -> Evaluation:
    """Relations without a statement or without a mention, mentions and statements that are misplaced.

    `source_text` is the report as it was given; without it statements are not looked up (None).
    """
    ungrounded = [each for each in matching.export["relations"] if not _is_grounded(matching, each)]
    findings = [
        Finding(FindingKind.UNGROUNDED, _show(matching, each), matching.quote(each.get("statements") or ()))
        for each in ungrounded
    ]
    misplaced = unsupported = misquoted = None
    if "mentions" in matching.export:
        wrong = [each for each in matching.export["mentions"] if not _is_in_place(matching, each)]
        bare = _find_unsupported(matching)
        misplaced, unsupported = len(wrong), len(bare)
        findings += [
            Finding(FindingKind.MISPLACED, each["surface"], matching.quote([each["statement"]]))
            for each in wrong
        ]
        findings += [
            Finding(FindingKind.UNSUPPORTED, _show(matching, each), matching.quote(each["statements"]))
            for each in bare
        ]
    if source_text is not None:
        quoted = [each for each in matching.export["statements"] if each.get("of") == "file"]
        lost = [each for each in quoted if source_text[each["start"] : each["end"]] != each["text"]]
        misquoted = len(lost)
        findings += [
            Finding(FindingKind.MISQUOTED, f"{each['start']}–{each['end']}", each["text"]) for each in lost
        ]
    return Evaluation(
        {
            Figure.UNGROUNDED: len(ungrounded),
            Figure.MISPLACED: misplaced,
            Figure.UNSUPPORTED: unsupported,
            Figure.MISQUOTED: misquoted,
        },
        tuple(findings),
    )


def _is_grounded(matching: Matching, relation: JsonObject) -> bool:
    cited = relation.get("statements") or ()
    return bool(cited) and set(cited) <= matching.statements.keys()


def _is_in_place(matching: Matching, mention: JsonObject) -> bool:
    text = matching.statements.get(mention["statement"], "")
    return bool(mention["surface"]) and text[mention["start"] : mention["end"]] == mention["surface"]


def _find_unsupported(matching: Matching) -> list[JsonObject]:
    """Stated relations with an end that none of their statements mentions; a unit may be elided."""
    mentioned: dict[str, set[str]] = {}
    for mention in matching.export["mentions"]:
        mentioned.setdefault(mention["statement"], set()).add(mention["organization"])
    units = {id_ for id_, node in matching.nodes.items() if node.get("reporting")}

    def named(statements: Iterable[str]) -> set[str]:
        return units.union(*(mentioned.get(id_, set()) for id_ in statements))

    return [
        relation
        for relation in matching.export["relations"]
        if relation["basis"] == Basis.STATED
        and not {relation["head"], relation["tail"]} <= named(relation["statements"])
    ]


def _show(matching: Matching, relation: JsonObject) -> str:
    return f"{matching.side(relation['head'])} {relation['type']} {matching.side(relation['tail'])}"
