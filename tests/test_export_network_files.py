"""The network as a file of other programs, read back by their own rules."""

import io
from pathlib import Path

import networkx as nx
import pytest

from graph.export.network_files import make_plain, to_gexf, to_graphml
from graph.stores import Store
from queries import read_network
from tests.query_samples import heping, load

REPORT = heping().report


@pytest.fixture
def network(store: Store) -> "nx.MultiDiGraph[str]":
    load(store, heping())
    return read_network(store, [REPORT.id])


def test_both_formats_come_back_with_every_body_and_tie(network: "nx.MultiDiGraph[str]") -> None:
    plain = make_plain(network)
    wanted = {(head, tail, tie["relation"], tie["text"]) for head, tail, tie in plain.edges(data=True)}
    for text, read in ((to_graphml(network), nx.read_graphml), (to_gexf(network), nx.read_gexf)):
        back = read(io.BytesIO(text.encode()))
        assert {(id_, body["label"]) for id_, body in back.nodes(data=True)} == {
            (id_, body["name"]) for id_, body in network.nodes(data=True)
        }
        assert {
            (head, tail, tie["relation"], tie["text"]) for head, tail, tie in back.edges(data=True)
        } == wanted
        assert back.number_of_edges() == network.number_of_edges()


def test_a_tie_has_its_sentences_and_its_report(network: "nx.MultiDiGraph[str]") -> None:
    for head, tail, key, tie in make_plain(network).edges(keys=True, data=True):
        statements = network.edges[head, tail, key]["statements"]
        texts = [network.graph["statements"][each]["text"] for each in statements]
        assert [" ".join(text.split()) for text in texts] == tie["text"].split("\n")
        assert (tie["weight"], tie["as_of"], tie["report"]) == (
            len(texts),
            str(network.graph["reports"][0]["as_of"]),
            network.graph["reports"][0]["name"],
        )


def test_what_is_not_there_is_left_out_and_lists_are_texts(network: "nx.MultiDiGraph[str]") -> None:
    plain = make_plain(network)
    assert all(isinstance(v, str | int | float) for _, body in plain.nodes(data=True) for v in body.values())
    for id_, body in network.nodes(data=True):
        assert ("level" in plain.nodes[id_]) == (body["level"] is not None)
        assert plain.nodes[id_]["aliases"] == "、".join(body["aliases"])


def test_characters_that_xml_has_not_are_replaced(network: "nx.MultiDiGraph[str]") -> None:
    id_ = next(iter(network))
    network.nodes[id_]["name"] = "区\x00科\x0b技局"
    assert id_ in nx.read_graphml(io.BytesIO(to_graphml(network).encode()))
    assert id_ in nx.read_gexf(io.BytesIO(to_gexf(network).encode()))
    assert make_plain(network).nodes[id_]["label"] == "区\ufffd科\ufffd技局"


def test_a_network_without_ties_is_written(network: "nx.MultiDiGraph[str]") -> None:
    network.remove_edges_from(list(network.edges(keys=True)))
    assert len(nx.read_graphml(io.BytesIO(to_graphml(network).encode()))) == len(network)


def test_the_ending_of_the_file_names_the_format(tmp_path: Path) -> None:
    from graph.cli.picture import ExportFormat, _format_of

    endings = {"图.GraphML": ExportFormat.GRAPHML, "a.gexf": ExportFormat.GEXF, "a.txt": ExportFormat.JSON}
    assert {name: _format_of(tmp_path / name) for name in endings} == endings
    assert _format_of(None) is ExportFormat.JSON
