"""Where the graph is kept: one small interface over an embedded database and Neo4j."""

from graph.stores.base import Node, Parameters, Path, Relationship, Result, Store, Transaction, Value

__all__ = ["Node", "Parameters", "Path", "Relationship", "Result", "Store", "Transaction", "Value"]
