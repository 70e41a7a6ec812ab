"""Values of the Neo4j driver as plain values.

A relationship that comes without its nodes knows only Neo4j's own ids of them; ours are read in the same
transaction. A node of another application, which has no `id` of ours, goes by Neo4j's own.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from graph.errors import QueryError
from graph.stores.base import Node, Path, Relationship, Result, Value

if TYPE_CHECKING:
    import neo4j
    import neo4j.graph

Run = Callable[[str, dict[str, Any]], "neo4j.Result"]

_ENDS = "MATCH (n) WHERE elementId(n) IN $ids RETURN elementId(n) AS element, n.id AS id"


def read_result(run: Run, cypher: str, parameters: dict[str, Any]) -> Result:
    """The rows of a statement as plain values.

    Raises:
        QueryError: a value has no plain form, such as a point or a duration of months.
    """
    answer = run(cypher, parameters)
    columns = tuple(answer.keys())
    rows = [tuple(record.values()) for record in answer]
    ends = sorted({element for row in rows for value in row for element in _iter_ends(value)})
    ids = _read_ends(run, ends) if ends else {}
    return Result(columns, tuple(tuple(_to_value(value, ids) for value in row) for row in rows))


def _read_ends(run: Run, elements: Iterable[str]) -> dict[str, str]:
    rows = run(_ENDS, {"ids": list(elements)})
    return {row["element"]: row["element"] if row["id"] is None else str(row["id"]) for row in rows}


def _iter_ends(value: Any) -> Iterator[str]:
    """Neo4j's ids of the ends of every relationship in a value."""
    import neo4j.graph

    if isinstance(value, neo4j.graph.Relationship):
        yield from (node.element_id for node in value.nodes if node is not None)
    elif isinstance(value, neo4j.graph.Path):
        for tie in value.relationships:
            yield from _iter_ends(tie)
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _iter_ends(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _iter_ends(inner)


def _to_value(value: Any, ids: Mapping[str, str]) -> Value:
    import neo4j.graph

    if isinstance(value, neo4j.graph.Node):
        return _to_node(value)
    if isinstance(value, neo4j.graph.Relationship):
        return _to_relationship(value, ids)
    if isinstance(value, neo4j.graph.Path):
        return Path(
            tuple(_to_node(node) for node in value.nodes),
            tuple(_to_relationship(tie, ids) for tie in value.relationships),
        )
    if isinstance(value, dict):
        return {key: _to_value(inner, ids) for key, inner in value.items()}
    if isinstance(value, list):
        return [_to_value(inner, ids) for inner in value]
    return _to_scalar(value)


def _to_node(node: "neo4j.graph.Node") -> Node:
    properties = {key: _to_value(value, {}) for key, value in node.items()}
    known = properties.get("id")
    return Node(node.element_id if known is None else str(known), frozenset(node.labels), properties)


def _to_relationship(tie: "neo4j.graph.Relationship", ids: Mapping[str, str]) -> Relationship:
    start, stop = (ids[node.element_id] for node in tie.nodes if node is not None)
    return Relationship(tie.type, start, stop, {key: _to_value(value, {}) for key, value in tie.items()})


def _to_scalar(value: Any) -> Value:
    import neo4j.spatial
    import neo4j.time

    if isinstance(value, neo4j.time.Duration):
        if value.months:
            raise QueryError(
                "a duration of months has no plain value; return its days, or its text by toString()"
            )
        return timedelta(days=value.days, seconds=value.seconds, microseconds=value.nanoseconds // 1000)
    if isinstance(value, neo4j.time.Date | neo4j.time.Time | neo4j.time.DateTime):
        return value.to_native()
    if isinstance(value, neo4j.spatial.Point):
        raise QueryError("a point has no plain value; return its coordinates")
    return value  # type: ignore[no-any-return]
