"""Bodies: found, merged, named, of the right kind and level, and parts with their wholes."""

from collections.abc import Iterator

from graph.evaluation.figures import Evaluation, Figure, Finding, FindingKind, Score, Share
from graph.evaluation.gold import GoldBody, fold
from graph.evaluation.matching import JsonObject, Matching

# A shorter name is still one's own when it begins alike: 市科技局 is no name for 嘉兴市科技局.
_SAME_BEGINNING = 2


def measure_bodies(matching: Matching) -> Evaluation:
    """Organizations, wrong merges, splits, names, kinds, levels."""
    gold, found = matching.gold, matching.found
    counted = _count_nodes(matching)
    known = [(node, gold.bodies[name]) for node in counted if (name := matching.meant[node["id"]])]
    merges = {node["id"]: merged for node in matching.nodes.values() if (merged := _merged(matching, node))}
    splits = [name for name, ids in found.items() if len(ids) > 1]
    named = [(node, body) for node, body in known if not body.is_collective]
    levelled = [(node, body) for node, body in known if body.levels]
    organizations = Score(
        right=len(known),
        said=len(counted),
        found=sum(name in found for name in gold.required),
        wanted=len(gold.required),
    )
    return Evaluation(
        {
            Figure.ORGANIZATIONS: organizations,
            Figure.WRONG_MERGES: len(merges),
            Figure.SPLITS: len(splits),
            Figure.NAMED: Share.of([is_same_name(node["name"], body.name) for node, body in named], 0.0),
            Figure.KIND: Share.of([node.get("kind") in body.kinds for node, body in known], 0.0),
            Figure.LEVEL: Share.of([node.get("level") in body.levels for node, body in levelled]),
        },
        (
            *_find_organizations(matching, counted),
            *_find_merges(matching, merges),
            *(_split(matching, name) for name in splits),
            *(
                _differing(matching, FindingKind.OTHER_NAME, node, body, str(node["name"]), body.name)
                for node, body in named
                if not is_same_name(node["name"], body.name)
            ),
            *(
                _differing(matching, FindingKind.WRONG_KIND, node, body, node.get("kind"), _join(body.kinds))
                for node, body in known
                if node.get("kind") not in body.kinds
            ),
            *(
                _differing(
                    matching, FindingKind.WRONG_LEVEL, node, body, node.get("level"), _join(body.levels)
                )
                for node, body in levelled
                if node.get("level") not in body.levels
            ),
        ),
    )


def measure_parts(matching: Matching) -> Evaluation:
    """The share of the parts, found as nodes beside their whole, that are linked to it."""
    verdicts, findings = [], []
    for node in _count_nodes(matching):
        name = matching.meant[node["id"]]
        whole = matching.gold.bodies[name].part_of if name else None
        if name is None or whole not in matching.found:
            continue
        linked = matching.meant.get(node.get("part_of") or "") == whole
        verdicts.append(linked)
        if not linked:
            sentence = matching.find_sentence([name, whole])
            findings.append(Finding(FindingKind.MISSED_PART, f"{name} ⊂ {whole}", sentence))
    return Evaluation({Figure.PARTS: Share.of(verdicts)}, tuple(findings))


def measure_units(matching: Matching) -> Evaluation:
    """The units of the rows."""
    wanted = {row.unit for row in matching.gold.rows}
    reporting = [node["id"] for node in matching.nodes.values() if node.get("reporting")]
    said = {matching.side(id_) for id_ in reporting}
    right = len(said & wanted)
    return Evaluation(
        {Figure.UNITS: Score(right, len(reporting), right, len(wanted))},
        (
            *(Finding(FindingKind.MISSED_UNIT, name) for name in sorted(wanted - said)),
            *(Finding(FindingKind.FALSE_UNIT, name) for name in sorted(said - wanted)),
        ),
    )


def is_same_name(name: str, gold: str) -> bool:
    """Whether a name is the gold's, a fuller one, or a shorter one with the same beginning."""
    name, gold = fold(name), fold(gold)
    if _has_letters(gold, name):
        return True
    return _has_letters(name, gold) and len(name) > _SAME_BEGINNING and name[:2] == gold[:2]


def _has_letters(short: str, long: str) -> bool:
    """Whether all letters of the one stand in the other, in their order."""
    letters = iter(long)
    return all(letter in letters for letter in short)


def _count_nodes(matching: Matching) -> list[JsonObject]:
    """The nodes that are judged: those that a relation joins, and those that the annotation knows."""
    joined = {
        end for relation in matching.export["relations"] for end in (relation["head"], relation["tail"])
    }
    return [node for id_, node in matching.nodes.items() if id_ in joined or matching.meant[id_]]


def _merged(matching: Matching, node: JsonObject) -> list[str]:
    """The bodies of which a node is made, if several; an optional part may count as its whole."""
    bodies, denoted = matching.gold.bodies, matching.denoted_alone(node)
    apart = [name for name in denoted if not (bodies[name].is_optional and bodies[name].part_of in denoted)]
    return sorted(apart) if len(apart) > 1 else []


def _find_organizations(matching: Matching, counted: list[JsonObject]) -> Iterator[Finding]:
    for name in sorted(set(matching.gold.required) - set(matching.found)):
        yield Finding(FindingKind.MISSED_ORGANIZATION, name, matching.find_sentence([name]))
    for node in sorted(counted, key=lambda node: str(node["name"])):
        if matching.meant[node["id"]] is None:
            yield Finding(FindingKind.FALSE_ORGANIZATION, node["name"], _mentioned(matching, node))


def _find_merges(matching: Matching, merges: dict[str, list[str]]) -> Iterator[Finding]:
    for id_, names in merges.items():
        what = f"{matching.nodes[id_]['name']} = {' + '.join(names)}"
        yield Finding(FindingKind.WRONG_MERGE, what, matching.find_sentence(names))


def _split(matching: Matching, name: str) -> Finding:
    names = [str(matching.nodes[id_]["name"]) for id_ in matching.found[name]]
    return Finding(FindingKind.SPLIT, f"{name} = {' | '.join(names)}", matching.find_sentence([name]))


def _differing(
    matching: Matching, kind: FindingKind, node: JsonObject, body: GoldBody, said: str | None, wanted: str
) -> Finding:
    what = f"{said} → {wanted}" if said == node["name"] else f"{body.name}: {said} → {wanted}"
    return Finding(kind, what, _mentioned(matching, node))


def _mentioned(matching: Matching, node: JsonObject) -> str:
    """A sentence that mentions a node."""
    mentions = matching.export.get("mentions", ())
    first = next((each["statement"] for each in mentions if each["organization"] == node["id"]), None)
    return matching.quote([first] if first is not None else [])


def _join(values: frozenset[str]) -> str:
    return " | ".join(sorted(values)) or "?"
