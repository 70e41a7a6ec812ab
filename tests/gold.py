"""Gold annotations, and how a graph compares with one: a scorer of its own, independent of the project's."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from graph.model import Basis, ReportGraph

REPORTS = Path(__file__).resolve().parent / "reports"
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Gold:
    """What a person says of one report."""

    report: dict[str, Any]
    bodies: dict[str, dict[str, Any]]
    rows: list[dict[str, Any]]

    @property
    def place(self) -> tuple[str | None, str | None, str | None]:
        """Province, city, district."""
        return self.report["province"], self.report["city"], self.report["district"]

    @property
    def units(self) -> list[str]:
        """The reporting units, in the order of their rows."""
        return list(dict.fromkeys(row["unit"] for row in self.rows))

    @property
    def declared(self) -> set[Pair]:
        """Unit and counterpart of every entry of the counterpart column."""
        return {(row["unit"], other) for row in self.rows for other in row["declared"]}

    def wordings(self, body: str) -> list[str]:
        """What the text calls a body, folded."""
        return [fold(name) for name in (body, *self.bodies[body].get("surfaces", ()))]

    def is_optional(self, body: str) -> bool:
        """Whether a body may be left out."""
        return bool(self.bodies.get(body, {}).get("optional"))


def read_gold(path: Path) -> Gold:
    """The annotation in a file."""
    parts = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Gold(parts["report"], parts["organizations"], parts["relations"])


def fold(text: str) -> str:
    """A text without white space and differences of width."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def name_bodies(graph: ReportGraph, gold: Gold) -> dict[str, str]:
    """What the annotation calls each body of a graph; `?` and its own name where nobody is meant.

    A body is the one that bears its name; else the one that most of its wordings denote.
    """
    meanings: dict[str, set[str]] = {}
    for name in gold.bodies:
        for wording in gold.wordings(name):
            meanings.setdefault(wording, set()).add(name)
    wordings: dict[str, list[str]] = {body.id: [*body.aliases] for body in graph.organizations}
    for mention in graph.mentions:
        if mention.organization is not None:
            wordings[mention.organization].append(mention.surface)
    named: dict[str, str] = {}
    for body in graph.organizations:
        own = meanings.get(fold(body.name), set())
        votes: dict[str, float] = dict.fromkeys(own, 1000.0)
        for wording in dict.fromkeys(map(fold, wordings[body.id])):
            meant = meanings.get(wording, set())
            for candidate in meant:
                votes[candidate] = votes.get(candidate, 0) + 1 / len(meant)
        named[body.id] = max(sorted(votes), key=lambda name: votes[name]) if votes else f"?{body.name}"
    return named


def declared_pairs(graph: ReportGraph, gold: Gold) -> set[Pair]:
    """Unit and counterpart of every declared relation, by the names of the annotation."""
    named = name_bodies(graph, gold)
    return {
        (named[relation.head], named[relation.tail])
        for relation in graph.relations
        if relation.basis is Basis.DECLARED
    }


def f1(found: Iterable[Pair], gold: Gold) -> float:
    """The harmonic mean of precision and recall; a pair with an optional body neither helps nor hurts."""
    wanted, said = gold.declared, set(found)
    said -= {pair for pair in said - wanted if any(gold.is_optional(body) for body in pair)}
    return 2 * len(said & wanted) / (len(said) + len(wanted)) if said or wanted else 1.0
