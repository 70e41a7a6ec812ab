"""The shape of a store: constraints, indexes, version, and what docs/schema.md says."""

import re
from pathlib import Path

import pytest

from graph.errors import StoreError
from graph.model import Kind, RelationType
from graph.stores import Node, Relationship, Store, Transaction, open_store, write_report
from graph.stores import schema as schema_module
from graph.stores.schema import KEYED_LABELS, PROPERTIES, VERSION, prepare_schema, read_version
from tests.graphs import read_graph
from tests.samples import nanhu, nanhu_fair, xiuzhou

DOCUMENT = Path(__file__).parent.parent / "docs" / "schema.md"


def test_the_first_write_prepares_a_store(store: Store) -> None:
    assert read_version(store) is None
    write_report(store, nanhu())
    assert read_version(store) == VERSION
    constraints = {name for (name,) in store.read("SHOW CONSTRAINTS YIELD name")}
    assert {f"{label.lower()}_id" for label in KEYED_LABELS} <= constraints
    indexes = {name for (name,) in store.read("SHOW INDEXES YIELD name")}
    assert {"organization_name", "statement_report", "statement_unit", "report_as_of"} <= indexes


def test_preparing_again_changes_nothing(store: Store) -> None:
    prepare_schema(store)
    assert read_graph(store) == (frozenset(), {})
    before = store.read("MATCH (s:Schema) RETURN s").rows
    prepare_schema(store)
    assert store.read("MATCH (s:Schema) RETURN s").rows == before
    assert len(before) == 1


def test_a_preparation_that_was_cut_short_is_finished(store: Store) -> None:
    prepare_schema(store)
    with store.write() as transaction:
        transaction.run("MATCH (s:Schema) DELETE s")
    write_report(store, nanhu())
    assert read_version(store) == VERSION


def test_a_store_of_a_newer_version_is_refused(store: Store, store_address: str) -> None:
    write_report(store, nanhu())
    with store.write() as transaction:
        transaction.run("MATCH (s:Schema) SET s.version = $version", {"version": VERSION + 1})
    before = read_graph(store)
    words = f"newer liaison-graph .schema {VERSION + 1}, this one knows {VERSION}.; upgrade it"
    with pytest.raises(StoreError, match=words):
        write_report(store, xiuzhou())
    assert read_graph(store) == before
    store.close()
    with pytest.raises(StoreError, match=words):
        open_store(store_address)


def test_an_older_store_is_migrated_by_the_first_write(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    write_report(store, nanhu())
    steps = []

    def migrate(transaction: Transaction) -> None:
        steps.append(transaction.run("MATCH (s:Schema) RETURN s.version").rows)
        transaction.run("MATCH (o:Organization {name: '上汽集团'}) SET o.level = 'national'")

    monkeypatch.setattr(schema_module, "VERSION", VERSION + 1)
    monkeypatch.setattr(schema_module, "MIGRATIONS", {VERSION: migrate})
    write_report(store, nanhu())
    assert steps == [((VERSION,),)]
    assert store.read("MATCH (o {name: '上汽集团'}) RETURN o.level").rows == (("national",),)
    assert read_version(store) == VERSION + 1


def test_a_property_may_stand_in_a_pattern_though_no_node_has_it(store: Store, store_address: str) -> None:
    prepare_schema(store)
    store.close()
    with open_store(store_address, read_only=True) as reader:
        for label, properties in PROPERTIES.items():
            for key in properties:
                assert reader.read(f"MATCH (n:{label} {{{key}: $x}}) RETURN n", {"x": "x"}).rows == ()


def test_nothing_is_stored_that_the_document_does_not_name(store: Store) -> None:
    for graph in (nanhu(), xiuzhou(), nanhu_fair()):
        write_report(store, graph)
    text = DOCUMENT.read_text(encoding="utf-8")
    documented = set(re.findall(r"`(\w+)`", text))
    labels = {"Organization", "Report", "Statement", "Document", "Event", "Schema", "Bureau"}
    labels |= {kind.label for kind in Kind}
    types = set(re.findall(r"^\| `([A-Z_]+)`", text, re.MULTILINE)) | set(RelationType)
    for (node,) in store.read("MATCH (n) RETURN n"):
        assert isinstance(node, Node)
        assert node.labels <= labels
        assert node.properties.keys() <= documented
        assert {"id", "name"} <= node.properties.keys()
    for (tie,) in store.read("MATCH ()-[r]->() RETURN r"):
        assert isinstance(tie, Relationship)
        assert tie.type in types
        assert tie.properties.keys() <= documented
        assert {"id", "report"} <= tie.properties.keys()


def test_every_property_of_a_node_is_known_from_the_start(store: Store) -> None:
    for graph in (nanhu(), xiuzhou(), nanhu_fair()):
        write_report(store, graph)
    for (node,) in store.read("MATCH (n) WHERE NOT n:Schema RETURN n"):
        assert isinstance(node, Node)
        (label,) = node.labels & PROPERTIES.keys()
        assert node.properties.keys() <= PROPERTIES[label].keys() | {"id"}


def test_every_relationship_has_an_id_of_its_own(store: Store) -> None:
    for graph in (nanhu(), xiuzhou(), nanhu_fair()):
        write_report(store, graph)
    assert store.read(
        "MATCH ()-[r]->() RETURN count(r) - count(DISTINCT r.id), count(r) - count(r.id)"
    ).rows == ((0, 0),)
