"""Random patterns over the schema of docs/schema.md: what `tests/random_queries.py` builds upon."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import TypeVar

from graph.model import Basis, ColumnRole, Kind, RelationType, Role, Status
from tests.samples import PACT

T = TypeVar("T")
STRING, NUMBER, BOOLEAN, LIST = "string", "number", "boolean", "list"
BAG, NODES = "bag", "nodes"
"""Strings or nodes that were collected, in an order that nobody determined: never compared as a whole."""

_ORGANIZATION = {
    "id": STRING, "name": STRING, "kind": STRING, "level": STRING, "place": STRING, "collective": BOOLEAN,
    "scope": STRING, "count": NUMBER, "aliases": LIST,
}  # fmt: skip
PROPERTIES: Mapping[str, Mapping[str, str]] = {
    "Organization": _ORGANIZATION,
    **dict.fromkeys(("Bureau", *(kind.label for kind in Kind)), _ORGANIZATION),
    "Report": {
        "id": STRING, "name": STRING, "province": STRING, "city": STRING, "district": STRING, "place": STRING,
        "as_of": STRING, "rows": NUMBER, "source": STRING, "units": LIST, "inferred": LIST,
    },
    "Statement": {
        "id": STRING, "name": STRING, "report": STRING, "unit": STRING, "row": NUMBER, "column": STRING,
        "role": STRING, "item": STRING, "of": STRING, "start": NUMBER, "stop": NUMBER, "text": STRING,
        "unresolved": LIST,
    },
    "Document": {"id": STRING, "name": STRING, "kind": STRING, "titled": BOOLEAN},
    "Event": {"id": STRING, "name": STRING, "day": STRING},
}  # fmt: skip
_EVERY_TIE = {"id": STRING, "report": STRING}
_RELATION = {
    **_EVERY_TIE, "basis": STRING, "status": STRING, "statements": LIST, "frame": STRING, "action": STRING,
    "direction": STRING, "document": STRING,
}  # fmt: skip
_TAKES_PART = {**_EVERY_TIE, "role": STRING, "statements": LIST}
_MENTIONS = {
    **_EVERY_TIE, "surface": STRING, "start": NUMBER, "stop": NUMBER, "found_by": STRING, "alias": BOOLEAN,
}  # fmt: skip
TIES: Mapping[str, tuple[str, str, Mapping[str, str]]] = {
    **{kind.value: ("Organization", "Organization", _RELATION) for kind in RelationType},
    "REPORTS_IN": ("Organization", "Report", {**_EVERY_TIE, "row": NUMBER}),
    "OF": ("Statement", "Report", _EVERY_TIE),
    "MENTIONS": ("Statement", "Organization", _MENTIONS),
    "NAMES": ("Report", "Organization", {**_EVERY_TIE, "kind": STRING, "level": STRING}),
    "PARTY_TO": ("Organization", "Document", _TAKES_PART),
    "TOOK_PART_IN": ("Organization", "Event", _TAKES_PART),
    "PART_OF": ("Organization", "Organization", {**_EVERY_TIE, "statements": LIST}),
}
NAMES = ("南湖区经贸局", "南湖区科技局", "嘉兴市科技局", "上汽集团", "兴业银行", "兴业银行嘉兴支行")
WORDS: Sequence[str] = (
    *Kind, *RelationType, *Basis, *Status, *Role, *ColumnRole, *NAMES, "嘉兴", "局", "银行", "district",
    "municipal", "上海", "浙江省嘉兴市南湖区", "2009-05-31", "2009-06-30", "2009-06", "file", "column", PACT,
    "协议", "", "x",
)  # fmt: skip
_LABELS = (
    "Organization", "Organization", "Organization", "Bureau", "Bureau", "Agency", "StateOwnedEnterprise",
    "Bank", "Statement", "Statement", "Report", "Document", "Event",
)  # fmt: skip


@dataclass
class Scope:
    """What a query has bound so far: nodes by label, relationships by type, paths, values by sort."""

    nodes: dict[str, str] = field(default_factory=dict)
    ties: dict[str, str] = field(default_factory=dict)
    paths: dict[str, None] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)

    def copy(self) -> "Scope":
        """Another scope with the same bindings."""
        return Scope(dict(self.nodes), dict(self.ties), dict(self.paths), dict(self.values))

    def keep(self, names: Iterable[str]) -> None:
        """Forgets all but these names, as WITH does."""
        kept = set(names)
        for bound in (self.nodes, self.ties, self.paths, self.values):
            for name in [name for name in bound if name not in kept]:
                del bound[name]

    @property
    def names(self) -> list[str]:
        """All names."""
        return [*self.nodes, *self.ties, *self.paths, *self.values]

    @property
    def comparable(self) -> list[str]:
        """The names that may be grouped by: no bags, and no paths, over which Neo4j 5.26 stumbles."""
        values = [name for name, sort in self.values.items() if sort not in (BAG, NODES)]
        return [*self.nodes, *self.ties, *values]


class Patterns:
    """Writes patterns, and hands out chances, names and parameters."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.parameters: dict[str, object] = {}
        self._names = 0
        self._anonymous = 0.25
        # Neo4j takes either way of combining labels, but not both in one statement.
        self._second_labels = random.choice(((":Agency", ":Bureau", ":Bank"), ("|Report", "|Statement")))

    def chance(self, probability: float) -> bool:
        """True as often as that."""
        return self.random.random() < probability

    def pick(self, *weighted: tuple[T, int]) -> T:
        """One of several, by weight."""
        return self.random.choices([one for one, _ in weighted], [weight for _, weight in weighted])[0]

    def name(self, prefix: str) -> str:
        """A new variable; some in Chinese."""
        self._names += 1
        return f"{'量' if self.chance(0.03) else prefix}{self._names}"

    def parameter(self, value: object) -> str:
        """A parameter with that value."""
        name = f"p{len(self.parameters)}"
        self.parameters[name] = str(value) if isinstance(value, str) else value
        return f"${name}"

    def path(self, scope: Scope, connected: bool = True) -> str:
        """A path of up to three nodes, from a known node if there is one and it is to be connected."""
        named = self.chance(0.15)
        # Neo4j stumbles over WITH DISTINCT of a path some nodes of which have no name.
        self._anonymous = 0.0 if named else 0.25
        known = list(scope.nodes)
        start = self.random.choice(known) if known and connected and self.chance(0.85) else None
        text, label = self.node(scope, start)
        steps = self.random.choice((0, 1, 1, 1, 2)) if start is None else self.random.choice((1, 1, 2))
        for _ in range(steps):
            tie, label = self.tie(scope, label)
            text += tie
        if steps and named:
            name = self.name("p")
            scope.paths[name] = None
            return f"{name} = {text}"
        return text

    def node(self, scope: Scope, name: str | None = None, label: str | None = None) -> tuple[str, str]:
        """A node and its label: a known one, or a new one, which need not have a name."""
        if name is not None:
            return f"({name})", scope.nodes[name]
        label = label or self.random.choice(_LABELS)
        same = [known for known, other in scope.nodes.items() if other == label]
        if same and self.chance(0.08):
            return f"({self.random.choice(same)})", label
        shown = f":{label}" if self.chance(0.8) else ""
        if shown and label == "Organization" and self.chance(0.2):
            shown += self.random.choice(self._second_labels)
        inside = f" {{{self._properties(PROPERTIES[label])}}}" if self.chance(0.12) else ""
        bound = ""
        if not self.chance(self._anonymous):
            bound = self.name("n")
            scope.nodes[bound] = label
        return f"({bound}{shown}{inside})", label

    def tie(self, scope: Scope, label: str) -> tuple[str, str]:
        """A relationship from a node of that label, the node that it leads to, and the label of that one."""
        kind, arrows, other = self._step(label)
        shown = f":{kind}" if self.chance(0.85) else ""
        # The same type twice would be counted twice by Neo4j 5.26.
        second = self._step(label)[0]
        if shown and second != kind and self.chance(0.3):
            shown += f"|{second}"
        length = self.random.choice(("*1..2", "*2", "*0..1", "*..2", "*1..3")) if self.chance(0.12) else ""
        inside = f" {{{self._properties(TIES[kind][2])}}}" if self.chance(0.06) and not length else ""
        bound = ""
        if self.chance(0.5) and not length:
            bound = self.name("r")
            scope.ties[bound] = kind
        detail = f"[{bound}{shown}{length}{inside}]" if bound or shown or length or inside else ""
        if self.chance(0.3):
            arrows = ("-", "-")
        node, label = self.node(scope, label=other)
        return f"{arrows[0]}{detail}{arrows[1]}{node}", label

    def bare_tie(self, label: str, target: str = "") -> str:
        """A step that binds nothing, unless the node that it leads to has a name."""
        kind, arrows, other = self._step(label)
        if self.chance(0.3):
            return f"-[:{kind}]-({target})"
        shown = f":{other}" if self.chance(0.5) else ""
        return f"{arrows[0]}[:{kind}]{arrows[1]}({target}{shown})"

    def _step(self, label: str) -> tuple[str, tuple[str, str], str]:
        """A type that fits a node of that label, its arrow, and the label at its other end."""
        general = "Organization" if PROPERTIES[label] is _ORGANIZATION else label
        kind = self.random.choice(
            [kind for kind, (start, stop, _) in TIES.items() if general in (start, stop)]
        )
        start, stop, _ = TIES[kind]
        forward = general == start if start != stop else self.chance(0.5)
        return kind, ("-", "->") if forward else ("<-", "-"), stop if forward else start

    def _properties(self, known: Mapping[str, str]) -> str:
        """A map of one or two properties, as it stands in a pattern."""
        keys = [key for key, sort in known.items() if sort == STRING]
        chosen = self.random.sample(keys, min(len(keys), self.random.choice((1, 1, 1, 2))))
        return ", ".join(f"{key}: {self.parameter(self.random.choice(WORDS))}" for key in chosen)
