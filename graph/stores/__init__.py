"""Where the graph is kept: one small interface over an embedded database and Neo4j."""

from graph.stores.base import Node, Parameters, Path, Relationship, Result, Store, Transaction, Value
from graph.stores.open import open_store
from graph.stores.reports import Change, find_report_id, forget_report, write_report

__all__ = [
    "Change",
    "Node",
    "Parameters",
    "Path",
    "Relationship",
    "Result",
    "Store",
    "Transaction",
    "Value",
    "find_report_id",
    "forget_report",
    "open_store",
    "write_report",
]
