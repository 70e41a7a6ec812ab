"""Questions to the graph: named Cypher queries, which reports they are about, and which bodies are meant."""

from queries.catalogue import get_query, read_catalogue, run_query
from queries.named import Column, NamedQuery
from queries.naming import Body, find_bodies, find_body, read_bodies
from queries.network import read_network
from queries.parameters import Parameter, ParameterType
from queries.selection import select_reports

__all__ = [
    "Body",
    "Column",
    "NamedQuery",
    "Parameter",
    "ParameterType",
    "find_bodies",
    "find_body",
    "get_query",
    "read_bodies",
    "read_catalogue",
    "read_network",
    "run_query",
    "select_reports",
]
