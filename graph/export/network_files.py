"""A network as a file of other programs: GraphML (Gephi, yEd, Cytoscape, igraph) and GEXF (Gephi).

Both take texts, numbers and truth values only: a list becomes one text, and what is not there is left out.
"""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from networkx import MultiDiGraph

# What stands between the parts of a list.
_BETWEEN = "、"
# Characters that XML 1.0 has no way to write.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

# What of a tie goes into the file in another form, or not at all.
_OTHERWISE = frozenset({"type", "statements", "triggers"})

Plain = str | int | float | bool


def to_graphml(network: "MultiDiGraph[str]") -> str:
    """The network of `read_network` as GraphML, lines joined by line feeds."""
    import networkx as nx

    return "\n".join(nx.generate_graphml(make_plain(network), named_key_ids=True))


def to_gexf(network: "MultiDiGraph[str]") -> str:
    """The network of `read_network` as GEXF 1.2, which Gephi opens."""
    import networkx as nx

    return "\n".join(nx.generate_gexf(make_plain(network), version="1.2draft"))


def make_plain(network: "MultiDiGraph[str]") -> "MultiDiGraph[str]":
    """The same bodies and ties with plain attributes only, for the writers of networkx.

    A body has its `label`, `kind`, `level`, `place`, `collective`, `reporting`, `aliases`, `part_of`. A tie
    has its `label` and `relation` (the type: edges of GEXF have types of another sort), and the rest of
    `read_network`; `text`, the sentences that say so, a line each; `as_of` and `report`, the day and title
    of the report; `weight`, how many sentences.
    """
    import networkx as nx

    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for id_, body in network.nodes(data=True):
        plain.add_node(id_, label=_clean(str(body["name"])), **dict(_iter_plain(body)))
    reports = {report["id"]: report for report in network.graph["reports"]}
    sentences = network.graph["statements"]
    for head, tail, key, tie in network.edges(keys=True, data=True):
        texts = [" ".join(str(sentences[each]["text"]).split()) for each in tie["statements"]]
        report = reports[tie["report"]]
        added = {
            "label": str(tie["type"]),
            "relation": str(tie["type"]),
            "text": _clean("\n".join(texts)),
            "as_of": str(report["as_of"]),
            "report": _clean(str(report["name"])),
            "weight": len(texts),
        }
        told = {name: value for name, value in tie.items() if name not in _OTHERWISE}
        plain.add_edge(head, tail, key=key, **dict(_iter_plain(told)) | added)
    return plain


def _iter_plain(attributes: Mapping[str, object]) -> Iterator[tuple[str, Plain]]:
    for name, value in attributes.items():
        if isinstance(value, bool | int | float):
            yield name, value
        elif isinstance(value, list | tuple):
            yield name, _clean(_BETWEEN.join(map(str, value)))
        elif value is not None:
            yield name, _clean(str(value))


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
