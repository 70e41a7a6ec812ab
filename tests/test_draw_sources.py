"""What can be drawn besides a network of ours: results, DataFrames, any networkx graph."""

from typing import Any

import networkx as nx
import pandas as pd
import pytest

from graph.draw.sources import as_network
from graph.draw.view import read_view
from graph.errors import PictureError
from graph.stores.base import Node, Path, Relationship, Result
from tests.draw_samples import district

BUREAU = Node(
    "b", frozenset({"Organization", "Agency", "Bureau"}), {"name": "南湖区科技局", "kind": "agency"}
)
COLLEGE = Node("c", frozenset({"Organization", "Institute"}), {"name": "浙江大学", "kind": "institute"})
SENTENCE = Node("s", frozenset({"Statement"}), {"text": "与浙大签约。", "report": "r", "row": 1, "unit": "b"})
REPORT = Node(
    "r", frozenset({"Report"}), {"id": "r", "name": "对接情况", "place": "南湖区", "as_of": "2009-05-31"}
)
PAPER = Node("d", frozenset({"Document"}), {"name": "合作协议"})
SIGNED = Relationship(
    "AGREEMENT_SIGNED", "b", "c",
    {"id": "t", "basis": "stated", "status": "done", "statements": ["s"], "document": "d", "report": "r"},
)  # fmt: skip


def drawn(network: Any) -> tuple[set[tuple[Any, ...]], set[tuple[Any, ...]]]:
    """Bodies (name, kind, reporting) and ties (head, type, tail, status, document, sentences)."""
    view = read_view(as_network(network))
    names = {body.id: body.name for body in view.bodies}
    return (
        {(body.name, body.kind, body.reporting) for body in view.bodies},
        {
            (
                names[tie.head], tie.type, names[tie.tail], tie.status, tie.document,
                tuple(view.sentences[id_].text for id_ in tie.statements),
            )
            for tie in view.ties
        },
    )  # fmt: skip


def test_a_network_of_ours_is_taken_as_it_is() -> None:
    network = district()
    assert as_network(network) is network


def test_a_result_gives_organizations_relations_sentences_and_reports() -> None:
    result = Result(("a", "r", "b", "s", "p", "d"), ((BUREAU, SIGNED, COLLEGE, SENTENCE, REPORT, PAPER),))
    assert drawn(result) == (
        {("南湖区科技局", "agency", True), ("浙江大学", "institute", False)},
        {("南湖区科技局", "AGREEMENT_SIGNED", "浙江大学", "done", "合作协议", ("与浙大签约。",))},
    )
    assert as_network(result).graph["reports"] == [
        {"id": "r", "name": "对接情况", "place": "南湖区", "as_of": "2009-05-31"}
    ]


def test_paths_lists_and_repetitions_give_each_thing_once() -> None:
    path = Path((BUREAU, COLLEGE), (SIGNED,))
    bodies, ties = drawn(Result(("p", "l"), ((path, (BUREAU, COLLEGE)), (path, (COLLEGE,)))))
    # The sentence is cited, but nobody gave it.
    assert bodies == {("南湖区科技局", "agency", True), ("浙江大学", "institute", False)}
    assert ties == {("南湖区科技局", "AGREEMENT_SIGNED", "浙江大学", "done", None, ())}


def test_a_relation_without_its_bodies_goes_by_their_ids() -> None:
    assert drawn(Result(("r",), ((SIGNED,),)))[0] == {("b", None, False), ("c", None, False)}


def test_the_frame_of_a_result_says_the_same_as_the_result() -> None:
    result = Result(("a", "r", "b"), ((BUREAU, SIGNED, COLLEGE),))
    assert drawn(result.to_dataframe()) == drawn(result)


def test_rows_of_heads_and_tails_are_ties() -> None:
    frame = pd.DataFrame(
        {
            "source": ["区科技局", "区科技局"],
            "target": ["浙江大学", "市科协"],
            "type": ["签订协议", None],
            "sentence": ["与浙大签约。", float("nan")],
            "target_kind": ["institute", None],
        }
    )
    assert drawn(frame) == (
        {("区科技局", None, False), ("浙江大学", "institute", False), ("市科协", None, False)},
        {
            ("区科技局", "AGREEMENT_SIGNED", "浙江大学", None, None, ("与浙大签约。",)),
            ("区科技局", None, "市科协", None, None, ()),
        },
    )


@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph, nx.MultiGraph, nx.MultiDiGraph])
def test_any_graph_is_drawn_by_what_it_says(kind: Any) -> None:
    graph = kind()
    graph.add_node(1, label="区科技局", reporting=True)
    graph.add_edge(1, "浙江大学", type="VISIT", status="planned")
    assert drawn(graph) == (
        {("区科技局", None, True), ("浙江大学", None, False)},
        {("区科技局", "VISIT", "浙江大学", "planned", None, ())},
    )


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (Result(("n",), ((1,),)), "the result with the columns n: holds nothing to draw"),
        (Result(("head", "tail"), ()), "holds nothing to draw"),
        (pd.DataFrame({"head": ["甲"], "tail": [None]}), "row 1: the column tail is empty"),
        (
            pd.DataFrame({"head": ["甲"], "tail": ["乙"], "type": ["FRIEND"]}),
            "type is 'FRIEND'; it is one of",
        ),
        (nx.Graph(), "the graph: holds nothing to draw"),
        ({"a": 1}, "a dict cannot be drawn"),
    ],
)
def test_what_cannot_be_drawn_is_said(given: Any, message: str) -> None:
    with pytest.raises(PictureError, match=message):
        as_network(given)
