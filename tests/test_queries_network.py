"""The chosen reports as a network in memory."""

from graph.stores import Store
from queries import read_network
from tests.query_samples import (
    BANK,
    BRANCH,
    EDUCATION,
    FAIR,
    GROUP,
    HEPING,
    PACT_SIGNED,
    PACT_TO_BE,
    SCIENCE,
    UNION,
    UNIVERSITY,
    WOMEN,
    heping,
    load,
)
from tests.samples import nanhu, xiuzhou

GRAPH = heping()
NAMES = {FAIR, PACT_SIGNED, PACT_TO_BE}


def test_nodes_are_the_bodies_with_what_is_known_of_them(store: Store) -> None:
    load(store, nanhu(), GRAPH)
    network = read_network(store, [GRAPH.report.id])
    wholes = {BRANCH.id: BANK.id}
    aliases = {SCIENCE.id: ["市科技局"]}
    bodies = (EDUCATION, WOMEN, UNION, UNIVERSITY, SCIENCE, BANK, BRANCH, GROUP)
    assert {id_: network.nodes[id_] for id_ in network} == {
        body.id: {
            "name": body.name,
            "kind": body.kind.value,
            "level": body.level.value if body.level else None,
            "place": body.place,
            "collective": body.collective,
            "aliases": aliases.get(body.id, []),
            "reporting": body in (EDUCATION, WOMEN, UNION),
            "part_of": wholes.get(body.id),
        }
        for body in bodies
    }
    assert next(iter(network)) == WOMEN.id, "whoever has most counterparts comes first"


def test_edges_are_the_relations_from_head_to_tail(store: Store) -> None:
    load(store, GRAPH, xiuzhou())
    network = read_network(store, [GRAPH.report.id])
    documents = {document.id: document.name for document in GRAPH.documents}
    assert {
        key: (head, tail, attributes) for head, tail, key, attributes in network.edges(keys=True, data=True)
    } == {
        tie.id: (
            tie.head,
            tie.tail,
            {
                "type": tie.type.value,
                "basis": tie.basis.value,
                "status": tie.status.value,
                "action": tie.action.value if tie.action else None,
                "direction": None,
                "document": documents.get(tie.document or ""),
                "event": FAIR if tie.event else None,
                "frame": "sample",
                "report": GRAPH.report.id,
                "statements": list(tie.statements),
                "triggers": [[t.statement, t.start, t.stop] for t in tie.triggers],
            },
        )
        for tie in GRAPH.relations
    }


def test_the_network_carries_its_reports_and_sentences(store: Store) -> None:
    load(store, GRAPH, xiuzhou())
    network = read_network(store, [GRAPH.report.id])
    assert network.graph["reports"] == [
        {"id": GRAPH.report.id, "name": "对接工作台账", "place": str(HEPING), "as_of": "2018-12-25"}
    ]
    assert network.graph["statements"] == {
        statement.id: {
            "report": GRAPH.report.id,
            "unit": statement.unit,
            "row": statement.row,
            "column": statement.column,
            "item": None,
            "text": statement.text,
            "mentions": [
                [mention.organization, mention.start, mention.stop]
                for mention in GRAPH.mentions
                if mention.statement == statement.id and mention.organization is not None
            ],
        }
        for statement in GRAPH.statements
    }
    text = GRAPH.statements[3].text
    (mention,) = network.graph["statements"][GRAPH.statements[3].id]["mentions"]
    assert (mention[0], text[mention[1] : mention[2]]) == (WOMEN.id, "和平区妇联")


def test_the_network_of_several_reports_joins_them_at_common_bodies(store: Store) -> None:
    reports = load(store, nanhu(), xiuzhou(), GRAPH)
    network = read_network(store, reports)
    alone = [read_network(store, [report]) for report in reports]
    assert set(network) == {node for part in alone for node in part}
    assert set(network.edges(keys=True)) == {edge for part in alone for edge in part.edges(keys=True)}
    assert [report["id"] for report in network.graph["reports"]] == reports
    assert read_network(store, []).number_of_nodes() == 0
