"""Whether two stores give the same rows."""

from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass
from enum import StrEnum

from graph.errors import QueryError
from graph.stores import Node, Path, Relationship, Result, Store, Value
from tests.random_queries import Query


class Verdict(StrEnum):
    """How the embedded store compares with Neo4j on a query."""

    EQUAL = "equal"
    REFUSED = "refused"
    DIFFERENT = "different"
    INVALID = "invalid"
    """Neo4j itself does not take it."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of a query, in words where it is not equal."""

    query: Query
    verdict: Verdict
    words: str = ""
    rows: int = 0


def compare(query: Query, embedded: Store, neo4j: Store) -> Comparison:
    """Runs a query on both stores and compares the rows as multisets."""
    parameters: dict[str, Value] = dict(query.parameters)  # type: ignore[arg-type]
    try:
        expected = neo4j.read(query.cypher, parameters)
    except QueryError as error:
        return Comparison(query, Verdict.INVALID, str(error))
    try:
        found = embedded.read(query.cypher, parameters)
    except QueryError as error:
        return Comparison(query, Verdict.REFUSED, str(error))
    one, other = normalize(expected, ordered=query.ordered), normalize(found, ordered=query.ordered)
    if one == other and expected.columns == found.columns:
        return Comparison(query, Verdict.EQUAL, rows=len(expected))
    words = (
        f"{expected.columns} / {found.columns}; only Neo4j: {list((one - other).elements())[:3]}; "
        f"only embedded: {list((other - one).elements())[:3]}"
    )
    return Comparison(query, Verdict.DIFFERENT, words)


def normalize(result: Result, *, ordered: bool) -> Counter[tuple[Hashable, ...]]:
    """Rows as a multiset of comparable values; lists as sorted where their order is not determined."""
    return Counter(tuple(_comparable(value, ordered) for value in row) for row in result)


def _comparable(value: object, ordered: bool) -> Hashable:
    if isinstance(value, Node):
        return ("node", value.id, tuple(sorted(value.labels)), _comparable(value.properties, ordered=True))
    if isinstance(value, Relationship):
        return (value.type, value.start, value.stop, _comparable(value.properties, ordered=True))
    if isinstance(value, Path):
        steps = (*value.nodes, *value.relationships)
        return ("path", tuple(_comparable(step, ordered=True) for step in steps))
    if isinstance(value, dict):
        return tuple((key, _comparable(inner, ordered)) for key, inner in sorted(value.items()))
    if isinstance(value, list):
        inner = [_comparable(item, ordered) for item in value]
        return ("list", *(inner if ordered else sorted(inner, key=repr)))
    if isinstance(value, float):
        return round(value, 9)
    return (type(value).__name__, value) if isinstance(value, bool) else value
