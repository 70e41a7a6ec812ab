"""Values of the embedded database as plain values.

It gives nodes, relationships and paths as dictionaries, the ends of a relationship as its own numbers;
our ids of those ends are read in the same transaction.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from graph.errors import QueryError
from graph.stores.base import Node, Path, Relationship, Result, Value
from graph.stores.embedded_cypher import Statement

if TYPE_CHECKING:
    import kglite

Run = Callable[[str, dict[str, Any]], "kglite.ResultView"]

_NODE = {"id", "labels", "properties"}
_RELATIONSHIP = {"id", "start", "end", "type", "properties"}
_PATH = {"nodes", "relationships"}
_DURATION = {"months", "days", "seconds"}
# Keys that the database adds to the properties of every node; no property of ours has these names.
_STRUCTURAL = ("title", "type")
_ENDS = "MATCH (n) WHERE elementId(n) IN $ids RETURN elementId(n) AS number, n.id AS id"


def read_result(run: Run, statement: Statement) -> Result:
    """The rows of a statement as plain values.

    Raises:
        QueryError: a value has no plain form, such as a duration of months.
    """
    view = run(statement.cypher, statement.parameters)
    found = [tuple(row[column] for column in view.columns) for row in view.to_list()]
    columns, rows = statement.arrange(view.columns, found)
    del view  # a view holds the graph as it was, and makes the next write copy it
    ends = sorted({number for row in rows for value in row for number in _iter_ends(value)})
    ids = _read_ends(run, ends) if ends else {}
    return Result(columns, tuple(tuple(_to_value(value, ids) for value in row) for row in rows))


def _read_ends(run: Run, numbers: Iterable[int]) -> dict[int, str]:
    rows = run(_ENDS, {"ids": [str(number) for number in numbers]}).to_list()
    return {int(row["number"]): str(row["id"]) for row in rows}


def _iter_ends(value: Any) -> Iterator[int]:
    """The numbers of the ends of every relationship in a value."""
    if isinstance(value, dict):
        if value.keys() == _RELATIONSHIP:
            yield from (value["start"], value["end"])
        else:
            for inner in value.values():
                yield from _iter_ends(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _iter_ends(inner)


def _to_value(value: Any, ids: Mapping[int, str]) -> Value:
    if isinstance(value, dict):
        return _to_entity(value, ids)
    if isinstance(value, list):
        return [_to_value(inner, ids) for inner in value]
    return value  # type: ignore[no-any-return]


def _to_entity(value: dict[str, Any], ids: Mapping[int, str]) -> Value:
    keys = value.keys()
    if keys == _NODE and isinstance(value["id"], int) and isinstance(value["labels"], list):
        return _to_node(value)
    if keys == _RELATIONSHIP:
        return _to_relationship(value, ids)
    if keys == _PATH and value["nodes"]:
        return Path(
            tuple(_to_node(node) for node in value["nodes"]),
            tuple(_to_relationship(tie, ids) for tie in value["relationships"]),
        )
    if keys == _DURATION:
        return _to_duration(value)
    return {key: _to_value(inner, ids) for key, inner in value.items()}


def _to_node(value: dict[str, Any]) -> Node:
    properties = {key: inner for key, inner in value["properties"].items() if key not in _STRUCTURAL}
    return Node(str(properties["id"]), frozenset(value["labels"]), _plain(properties))


def _to_relationship(value: dict[str, Any], ids: Mapping[int, str]) -> Relationship:
    return Relationship(value["type"], ids[value["start"]], ids[value["end"]], _plain(value["properties"]))


def _plain(properties: Mapping[str, Any]) -> dict[str, Value]:
    return {key: _to_value(value, {}) for key, value in properties.items()}


def _to_duration(value: dict[str, Any]) -> timedelta:
    if value["months"]:
        raise QueryError(
            "a duration of months has no plain value; return its days, or its text by toString()"
        )
    return timedelta(days=value["days"], seconds=value["seconds"])
