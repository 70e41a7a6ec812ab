"""What every store is: one small interface, and the plain values that its rows are made of.

Both databases take the same Cypher and give the same rows. Values of a driver never leave its backend:
a node, a relationship or a path comes out as one of the frozen values below, everything else as a plain
Python value.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

from graph.errors import StoreError

if TYPE_CHECKING:
    from pandas import DataFrame


class TransientStoreError(StoreError):
    """A database that could not finish just now; the same transaction may succeed when it is repeated."""


@dataclass(frozen=True, slots=True)
class Node:
    """A node of a result; equal when it is the same node, whatever was read of it."""

    id: str
    """Our own id of the node (`properties["id"]`), not the database's."""
    labels: frozenset[str] = field(compare=False)
    properties: Mapping[str, "Value"] = field(compare=False)


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship of a result, with the ids of its ends."""

    type: str
    start: str
    stop: str
    properties: Mapping[str, "Value"]


@dataclass(frozen=True, slots=True)
class Path:
    """A path of a result: n + 1 nodes, and the n relationships between them."""

    nodes: tuple[Node, ...]
    relationships: tuple[Relationship, ...]


Scalar = bool | int | float | str | date | datetime | time | timedelta | None
Value = Scalar | Node | Relationship | Path | Sequence["Value"] | Mapping[str, "Value"]
Parameters = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Result:
    """The rows of an answer, all read; every row has one value for each column."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]

    def __iter__(self) -> Iterator[tuple[Value, ...]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def to_dicts(self) -> list[dict[str, Value]]:
        """The rows as dictionaries, keyed by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def to_dataframe(self) -> "DataFrame":
        """The rows as a pandas DataFrame, one column each, in the order of the query."""
        import pandas as pd

        return pd.DataFrame(list(self.rows), columns=list(self.columns))


class Transaction(Protocol):
    """A transaction that writes; committed when its block ends, rolled back when the block raises."""

    def run(self, cypher: str, parameters: Parameters | None = None) -> Result:
        """The rows of a statement, which sees what the transaction wrote before."""
        ...


class Store(Protocol):
    """A database that holds the graph. Use it as a context manager; it closes itself."""

    @property
    def uri(self) -> str:
        """Where it is, without any password: `bolt://localhost:7687`, or the path of a file."""
        ...

    @property
    def backend(self) -> str:
        """`neo4j` or `embedded`."""
        ...

    def read(self, cypher: str, parameters: Parameters | None = None) -> Result:
        """The rows of a statement that cannot write.

        Raises:
            QueryError: the statement is malformed, would write, or uses what this store does not take.
            StoreError: the database does not answer.
        """
        ...

    def write(self) -> AbstractContextManager[Transaction]:
        """A transaction: `with store.write() as transaction: transaction.run(…)`.

        Raises:
            StoreError: the database is opened for reading only, held by another process, or does not answer.
        """
        ...

    def close(self) -> None:
        """Gives back what the store holds. Closing twice does nothing."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
