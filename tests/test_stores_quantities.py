"""Quantities and periods in a store: asked for, replaced and forgotten with their report."""

import re
from dataclasses import replace
from pathlib import Path

from graph.model import ReportGraph
from graph.stores import Node, Store, forget_report, write_report
from graph.stores.schema import PROPERTIES
from tests.graphs import read_graph
from tests.reading import graph_of, row

DOCUMENT = Path(__file__).parent.parent / "docs" / "schema.md"
_LARGE = """
MATCH (s:Statement)-[:SAYS]->(q:Quantity {sort: 'money', unit: '元'}) WHERE q.low >= $least
RETURN q.surface, q.low, q.high, s.text
"""
_WHEN = "MATCH (:Statement)-[:SAYS]->(p:Period) RETURN p.surface, p.since, p.until, p.inferred"
_VALUES = "MATCH (s:Statement)-[x:SAYS]->(v) RETURN v.surface, x.report, v.report, v.statement = s.id"


def sample(work: str = "5月27日与上汽集团签约，融资1.4亿多元，补助近30万元。") -> ReportGraph:
    """A report with two amounts of money and a day."""
    return graph_of([row(work, "上汽集团")])


def test_money_of_at_least_so_much_can_be_asked_for(store: Store) -> None:
    graph = sample()
    write_report(store, graph)
    text = graph.statements[-1].text
    assert store.read(_LARGE, {"least": 100_000_000}).rows == (("1.4亿多元", 140_000_000.0, None, text),)
    assert store.read(_LARGE, {"least": 200_000_000}).rows == ()
    assert store.read(_WHEN).rows == (("5月27日", "2009-05-27", "2009-05-27", True),)


def test_every_value_is_stored_as_the_document_says(store: Store) -> None:
    write_report(store, sample())
    documented = set(re.findall(r"`(\w+)`", DOCUMENT.read_text(encoding="utf-8")))
    nodes = [node for (node,) in store.read("MATCH (:Statement)-[:SAYS]->(v) RETURN v")]
    assert len(nodes) == 3
    for node in nodes:
        assert isinstance(node, Node)
        (label,) = node.labels
        assert node.properties.keys() <= {*PROPERTIES[label], "id"} <= documented


def test_values_belong_to_their_statement_and_report(store: Store) -> None:
    graph = sample()
    write_report(store, graph)
    report = graph.report.id
    assert set(store.read(_VALUES).rows) == {
        (surface, report, report, True) for surface in ("5月27日", "1.4亿多元", "近30万元")
    }


def test_a_new_version_brings_its_own_values(store: Store) -> None:
    write_report(store, sample())
    change = write_report(store, sample("与上汽集团签约，融资2亿元。"))
    assert change.outcome.value == "replaced"
    assert {surface for surface, *_ in store.read(_VALUES)} == {"2亿元"}
    assert store.read("MATCH (v) WHERE v:Quantity OR v:Period RETURN count(v)").rows == ((1,),)


def test_a_report_read_anew_with_other_values_only_is_replaced(store: Store) -> None:
    graph = sample()
    write_report(store, replace(graph, quantities=(), periods=()))
    assert write_report(store, graph).outcome.value == "replaced"
    assert write_report(store, graph).outcome.value == "unchanged"


def test_forgetting_a_report_leaves_no_value_behind(store: Store) -> None:
    other = graph_of([row("融资5亿元。", "市科技局", unit="区科技局")])
    write_report(store, other)
    before = read_graph(store)
    graph = sample()
    write_report(store, graph)
    forget_report(store, graph.report.id)
    assert read_graph(store) == before
