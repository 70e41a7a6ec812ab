"""What a page shows, as plain values: bodies, ties between them, and the sentences behind the ties."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from graph.model import Action, Basis, Direction, Kind, Level, RelationType, Status

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Body:
    """An organization as the page shows it."""

    id: str
    name: str
    kind: Kind | None
    """None where nobody said; a graph from elsewhere may not know."""
    level: Level | None
    place: str | None
    collective: bool
    aliases: tuple[str, ...]
    reporting: bool
    """Whether it stands in the column of units of a report that is shown."""
    part_of: str | None
    """The id of the body it is a part of."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation as the page shows it; `document` and `event` are names.

    `type`, `basis` and `status` are None where a graph from elsewhere does not say them.
    """

    id: str
    head: str
    tail: str
    type: RelationType | None
    basis: Basis | None
    status: Status | None
    action: Action | None
    direction: Direction | None
    document: str | None
    event: str | None
    frame: str
    report: str
    statements: tuple[str, ...]
    triggers: tuple[tuple[str, int, int], ...] = ()
    """The words that it was read from: statement, start, stop, which count Unicode characters."""


@dataclass(frozen=True, slots=True)
class Source:
    """A report that the page draws on; `as_of` is ISO 8601."""

    id: str
    name: str
    place: str
    as_of: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A statement with its mentions (organization id, start, stop), which count Unicode characters."""

    report: str
    unit: str
    row: int | None
    column: str | None
    item: str | None
    text: str
    mentions: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class View:
    """Everything that a page shows; `sentences` has those behind the ties, by id."""

    bodies: tuple[Body, ...]
    ties: tuple[Tie, ...]
    sources: tuple[Source, ...]
    sentences: Mapping[str, Sentence]

    def count_ties(self) -> Counter[str]:
        """How many ties end at each body, by its id; 0 for a body without any."""
        return Counter(end for tie in self.ties for end in (tie.head, tie.tail))

    def without_sentences(self) -> "View":
        """The same without a word of the reports behind it, for passing on."""
        bare = tuple(replace(tie, statements=(), triggers=()) for tie in self.ties)
        return replace(self, ties=bare, sentences={})


def read_view(network: "nx.MultiDiGraph[str]") -> View:
    """The view of a network as `queries.network.read_network` gives it.

    Raises:
        KeyError: a node or an edge lacks an attribute, or a tie cites a statement that is not there.
    """
    ties = tuple(_read_tie(key, head, tail, a) for head, tail, key, a in network.edges(keys=True, data=True))
    statements = network.graph["statements"]
    return View(
        bodies=tuple(_read_body(id_, attributes) for id_, attributes in network.nodes(data=True)),
        ties=ties,
        sources=tuple(
            Source(r["id"], r["name"], str(r["place"] or ""), str(r["as_of"]))
            for r in network.graph["reports"]
        ),
        sentences={id_: _read_sentence(statements[id_]) for tie in ties for id_ in tie.statements},
    )


def _read_body(id_: str, a: Mapping[str, Any]) -> Body:
    return Body(
        id=id_,
        name=a["name"],
        kind=None if a["kind"] is None else Kind(a["kind"]),
        level=None if a["level"] is None else Level(a["level"]),
        place=a["place"],
        collective=bool(a["collective"]),
        aliases=tuple(a["aliases"] or ()),
        reporting=bool(a["reporting"]),
        part_of=a["part_of"],
    )


def _read_tie(id_: str, head: str, tail: str, a: Mapping[str, Any]) -> Tie:
    return Tie(
        id=id_,
        head=head,
        tail=tail,
        type=None if a["type"] is None else RelationType(a["type"]),
        basis=None if a["basis"] is None else Basis(a["basis"]),
        status=None if a["status"] is None else Status(a["status"]),
        action=None if a["action"] is None else Action(a["action"]),
        direction=None if a["direction"] is None else Direction(a["direction"]),
        document=a["document"],
        event=a["event"],
        frame=a["frame"],
        report=a["report"],
        statements=tuple(a["statements"]),
        triggers=tuple((id_, start, stop) for id_, start, stop in a.get("triggers") or ()),
    )


def _read_sentence(a: Mapping[str, Any]) -> Sentence:
    return Sentence(
        report=a["report"],
        unit=a["unit"],
        row=a["row"],
        column=a["column"],
        item=a["item"],
        text=a["text"],
        mentions=tuple((id_, start, stop) for id_, start, stop in a["mentions"] if id_ is not None),
    )
