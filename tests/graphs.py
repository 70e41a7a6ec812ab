"""Whole graphs as sets of tuples, to compare what two stores hold."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from graph.stores import Node, Relationship, Store

Facts = tuple[Any, ...]
Graph = tuple[frozenset[Facts], Counter[Facts]]
"""Nodes with their labels and properties; relationships with type, ends, properties, and how often."""


def read_graph(store: Store) -> Graph:
    """Everything that a store holds, except its own version."""
    nodes = frozenset(
        _node_facts(node)
        for (node,) in store.read("MATCH (n) WHERE NOT n:Schema RETURN n")
        if isinstance(node, Node)
    )
    ties = Counter(
        (tie.type, tie.start, tie.stop, _property_facts(tie.properties))
        for (tie,) in store.read("MATCH ()-[r]->() RETURN r")
        if isinstance(tie, Relationship)
    )
    return nodes, ties


def _node_facts(node: Node) -> Facts:
    return tuple(sorted(node.labels)), _property_facts(node.properties)


def _property_facts(properties: Mapping[str, Any]) -> Facts:
    return tuple(
        (key, tuple(value) if isinstance(value, list) else value) for key, value in sorted(properties.items())
    )
