"""Whatever can be drawn, as the network that a page is made of.

A network of `queries.network.read_network` is taken as it is. Of the rest as much is taken as it says:

- a result of a query, or a DataFrame of one: organizations, relationships and paths wherever they stand in
  it, with statements, documents and reports; else the columns `head` and `tail`, and what of `type`, `basis`,
  `status`, `document`, `event`, `report`, `statements` there is
- a DataFrame of one's own: the same columns (or `source` and `target`); `sentence` is a sentence behind a row
- any networkx graph: the same words as attributes of its edges, those of a body (`name`, `kind`, `level`,
  `reporting` …) as attributes of its nodes
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from graph.errors import PictureError
from graph.model import Action, Basis, Direction, Kind, Level, RelationType, Status
from graph.stores.base import Node, Path, Relationship, Result

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

    Drawable: TypeAlias = "nx.Graph[Any] | pd.DataFrame | Result"

_HEADS, _TAILS = ("head", "source", "from"), ("tail", "target", "to")
_TIE_WORDS = {
    "type": RelationType, "basis": Basis, "status": Status, "action": Action, "direction": Direction
}  # fmt: skip
_BODY_WORDS = {"kind": Kind, "level": Level}


def as_network(drawable: "Drawable") -> "nx.MultiDiGraph[str]":
    """The network to draw.

    Raises:
        PictureError: there is nothing in it to draw, or a word in it is none of the model's.
    """
    if isinstance(drawable, Result):
        return _from_rows(drawable.to_dicts(), f"the result with the columns {', '.join(drawable.columns)}")
    if hasattr(drawable, "to_dict") and hasattr(drawable, "columns"):
        rows = [
            {str(name): _plain(value) for name, value in row.items()} for row in drawable.to_dict("records")
        ]
        return _from_rows(rows, f"the DataFrame with the columns {', '.join(map(str, drawable.columns))}")
    if hasattr(drawable, "is_multigraph"):
        return _from_graph(drawable)
    raise PictureError(
        f"a {type(drawable).__name__} cannot be drawn; give a network, a query's result, a DataFrame or a "
        "networkx graph"
    )


class _Collector:
    """Collects bodies and ties into a network, each once."""

    def __init__(self) -> None:
        import networkx as nx

        self.network: nx.MultiDiGraph[str] = nx.MultiDiGraph(reports=[], statements={})
        self._reports: set[str] = set()

    def add_body(self, id_: str, given: Mapping[str, Any], where: str) -> None:
        """A body; what was known of it stays, what is new is added."""
        known = self.network.nodes[id_] if id_ in self.network else {}
        read = {name: _word(given.get(name), words, name, where) for name, words in _BODY_WORDS.items()}
        own = {
            "name": given.get("name"),
            **read,
            "place": given.get("place"),
            "collective": bool(given.get("collective")),
            "aliases": list(given.get("aliases") or ()),
            "reporting": bool(given.get("reporting")),
            "part_of": given.get("part_of"),
        }
        merged = {name: known.get(name) or value for name, value in own.items()}
        self.network.add_node(id_, **{**merged, "name": str(merged["name"] or id_)})

    def add_tie(self, head: str, tail: str, given: Mapping[str, Any], where: str) -> None:
        """A tie between two bodies that are there, with its sentence if it gives one."""
        key = str(given.get("id") or f"tie-{self.network.number_of_edges()}")
        read = {name: _word(given.get(name), words, name, where) for name, words in _TIE_WORDS.items()}
        statements = [str(each) for each in given.get("statements") or ()]
        if given.get("sentence"):
            statements.append(f"sentence-{key}")
            self.add_statement(statements[-1], {"text": given["sentence"], "report": given.get("report")})
        self.network.add_edge(
            head, tail, key,
            **read,
            document=given.get("document"), event=given.get("event"), frame=str(given.get("frame") or ""),
            report=str(given.get("report") or ""), statements=statements,
            triggers=[],
        )  # fmt: skip

    def add_statement(self, id_: str, given: Mapping[str, Any]) -> None:
        """A sentence, to be shown behind the ties that rest on it."""
        own = {name: given.get(name) for name in ("row", "column", "item")}
        self.network.graph["statements"][id_] = {
            "report": str(given.get("report") or ""),
            "unit": str(given.get("unit") or ""),
            "text": str(given["text"]),
            **own,
            "mentions": [],
        }

    def add_report(self, given: Mapping[str, Any]) -> None:
        """A report, to be named beside its sentences."""
        if given["id"] not in self._reports:
            self._reports.add(given["id"])
            named = {name: str(given.get(name) or "") for name in ("id", "name", "place", "as_of")}
            self.network.graph["reports"].append(named)

    def finish(self, what: str) -> "nx.MultiDiGraph[str]":
        """The network; sentences that nobody gave are not cited."""
        if not self.network:
            raise PictureError(
                f"{what}: holds nothing to draw; return organizations and their relations "
                "(MATCH (a:Organization)-[r]->(b:Organization) RETURN a, r, b), or columns `head` and `tail`"
            )
        known = self.network.graph["statements"]
        for _, _, tie in self.network.edges(data=True):
            tie["statements"] = [id_ for id_ in tie["statements"] if id_ in known]
        return self.network


def _from_rows(rows: Sequence[Mapping[str, Any]], what: str) -> "nx.MultiDiGraph[str]":
    collector = _Collector()
    values = [value for row in rows for value in _iter_values(row.values())]
    nodes = {value.id: value for value in values if isinstance(value, Node)}
    for node in nodes.values():
        _add_node(collector, node, what)
    names = {id_: str(node.properties.get("name")) for id_, node in nodes.items()}
    for tie in {str(t.properties.get("id")): t for t in values if isinstance(t, Relationship)}.values():
        _add_relationship(collector, tie, names, what)
    heads, tails = (next((n for n in some if rows and n in rows[0]), None) for some in (_HEADS, _TAILS))
    if not nodes and heads and tails:
        for number, row in enumerate(rows, start=1):
            _add_row(collector, row, heads, tails, f"{what}, row {number}")
    return collector.finish(what)


def _iter_values(values: Iterable[Any]) -> Iterator[Node | Relationship]:
    """Nodes and relationships, also those of paths and lists."""
    for value in values:
        if isinstance(value, Node | Relationship):
            yield value
        elif isinstance(value, Path):
            yield from value.nodes
            yield from value.relationships
        elif isinstance(value, list | tuple):
            yield from _iter_values(value)


def _add_node(collector: _Collector, node: Node, what: str) -> None:
    if "Organization" in node.labels:
        collector.add_body(node.id, {**node.properties, "reporting": "Bureau" in node.labels}, what)
    elif "Statement" in node.labels:
        collector.add_statement(node.id, node.properties)
    elif "Report" in node.labels:
        collector.add_report(node.properties)


def _add_relationship(collector: _Collector, tie: Relationship, names: Mapping[str, str], what: str) -> None:
    if tie.type == "PART_OF" and tie.start in collector.network and tie.stop in collector.network:
        collector.network.nodes[tie.start]["part_of"] = tie.stop
    if tie.type not in RelationType.__members__:
        return
    for end in (tie.start, tie.stop):
        if end not in collector.network:
            collector.add_body(end, {}, what)
    cited = {name: names.get(str(tie.properties.get(name))) for name in ("document", "event")}
    collector.add_tie(tie.start, tie.stop, {**tie.properties, **cited, "type": tie.type}, what)


def _add_row(collector: _Collector, row: Mapping[str, Any], head: str, tail: str, where: str) -> None:
    for end in (head, tail):
        if not row[end]:
            raise PictureError(f"{where}: the column {end} is empty; a tie has two ends")
        own = {name: row.get(f"{end}_{name}") for name in (*_BODY_WORDS, "place", "reporting")}
        collector.add_body(_end_id(row, end), {**own, "name": row[end]}, where)
    collector.add_tie(_end_id(row, head), _end_id(row, tail), row, where)


def _end_id(row: Mapping[str, Any], end: str) -> str:
    return str(row.get(f"{end}_id") or row[end])


def _from_graph(graph: "nx.Graph[Any]") -> "nx.MultiDiGraph[str]":
    if graph.is_multigraph() and graph.is_directed() and "statements" in graph.graph:
        return graph  # type: ignore[return-value]
    collector = _Collector()
    for id_, given in graph.nodes(data=True):
        collector.add_body(str(id_), {"name": given.get("label"), **given}, f"node {id_}")
    for head, tail, given in graph.edges(data=True):
        collector.add_tie(str(head), str(tail), given, f"edge {head} – {tail}")
    return collector.finish("the graph")


def _word(value: object, words: type[Any], name: str, where: str) -> Any:
    """A word of the model by its value or its Chinese label; None where there is none."""
    if value is None or value == "":
        return None
    for member in words:
        if value in (member.value, member.chinese):
            return member.value
    some = ", ".join(member.value for member in words)
    raise PictureError(f"{where}: {name} is {value!r}; it is one of {some}, or left out")


def _plain(value: object) -> object:
    """A cell of a DataFrame, None where it is empty."""
    return None if value is None or value != value else value
