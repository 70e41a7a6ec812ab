"""Which body of the annotation each body of a graph is, and where the text speaks of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from graph.evaluation.gold import Gold, fold

JsonObject = dict[str, Any]
Export = Mapping[str, Sequence[JsonObject]]
"""The graph of one report, as `graph.export.json_graph.export_json` gives it."""

# The name of a node weighs more than a wording of it, and what several bodies are called less.
_NAME_WEIGHT, _OWN_WEIGHT, _COMMON_WEIGHT = 2.0, 1.0, 0.5


@dataclass(frozen=True)
class Matching:
    """A graph beside the annotation of its report.

    A node is the body that most of its names and wordings denote; where several are as likely, the first by
    name. It stands for every body that one of its wordings denotes alone.
    """

    gold: Gold
    export: Export

    @cached_property
    def nodes(self) -> dict[str, JsonObject]:
        """The bodies of the graph, by id."""
        return {node["id"]: node for node in self.export["organizations"]}

    @cached_property
    def meant(self) -> dict[str, str | None]:
        """What the annotation calls each node; None where it does not know it."""
        return {id_: self._choose(node) for id_, node in self.nodes.items()}

    @cached_property
    def found(self) -> dict[str, list[str]]:
        """The nodes of every body that was found."""
        found: dict[str, list[str]] = {}
        for id_, name in self.meant.items():
            if name is not None:
                found.setdefault(name, []).append(id_)
        return found

    @cached_property
    def statements(self) -> dict[str, str]:
        """The texts of the statements, by id."""
        return {statement["id"]: statement.get("text", "") for statement in self.export["statements"]}

    def side(self, id_: str) -> str:
        """An end of a relation by the name of the annotation; `?` and its own name where nobody is meant."""
        return self.meant.get(id_) or f"?{self.nodes[id_]['name'] if id_ in self.nodes else id_}"

    def denoted_alone(self, node: JsonObject) -> set[str]:
        """The bodies that a wording of the node denotes, and no other body bears."""
        meanings = (self._meanings.get(wording, set()) for wording in _wordings(node))
        return {name for names in meanings if len(names) == 1 for name in names}

    def quote(self, statements: Iterable[str]) -> str:
        """The texts of some statements."""
        return " / ".join(self.statements[id_] for id_ in statements if id_ in self.statements)

    def find_sentence(self, names: Iterable[str], unit: str | None = None, *, is_entry: bool = False) -> str:
        """The sentence that names most of these bodies, if any does; rather one of the unit's own row.

        Among several the longest, which is no entry of a column; with `is_entry` the shortest, which is one.
        """
        wordings = [self.gold.bodies[name].wordings for name in names if name in self.gold.bodies]
        best, sentence = (0, False, 0), ""
        for statement, folded in self._folded:
            named = sum(any(wording in folded for wording in own) for own in wordings)
            is_own = unit is not None and self.meant.get(statement.get("unit", "")) == unit
            rank = (named, is_own, -len(folded) if is_entry else len(folded))
            if named and rank > best:
                best, sentence = rank, statement["text"]
        return sentence

    @cached_property
    def _folded(self) -> list[tuple[JsonObject, str]]:
        return [(statement, fold(statement.get("text"))) for statement in self.export["statements"]]

    @cached_property
    def _meanings(self) -> dict[str, set[str]]:
        """The bodies that each wording may denote."""
        meanings: dict[str, set[str]] = {}
        for name, body in self.gold.bodies.items():
            for wording in body.wordings:
                meanings.setdefault(wording, set()).add(name)
        return meanings

    def _choose(self, node: JsonObject) -> str | None:
        votes: dict[str, float] = {}
        own_name = fold(node["name"])
        for wording in _wordings(node):
            names = self._meanings.get(wording, set())
            weight = _COMMON_WEIGHT if len(names) > 1 else _OWN_WEIGHT
            for name in names:
                extra = _NAME_WEIGHT if wording == own_name else 0
                votes[name] = votes.get(name, 0) + weight + extra
        return min(votes, key=lambda name: (-votes[name], name), default=None)


def _wordings(node: JsonObject) -> list[str]:
    """The name of a node, its aliases and what the text calls it; one that is several of these counts so."""
    return [fold(name) for name in (node["name"], *node.get("aliases", ()), *node.get("surfaces", ()))]
