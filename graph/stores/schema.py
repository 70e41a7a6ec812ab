"""The shape of the graph in a store: its constraints, its indexes and its version.

docs/schema.md describes it. A store is prepared by the first write; preparing it again changes nothing.
"""

from collections.abc import Callable, Iterator, Mapping

from graph.errors import StoreError
from graph.stores.base import Store, Transaction, Value

VERSION = 2

# What stands for one thing each, by its id.
KEYED_LABELS = (
    "Organization", "Report", "Original", "Statement", "Quantity", "Period", "Document", "Event", "Schema",
)  # fmt: skip
# What its nodes may carry, with a value of the kind. The embedded database refuses a property in a pattern,
# `(s:Statement {item: $item})`, until a node has had it: so nodes with all of them come and go at the start.
PROPERTIES: Mapping[str, Mapping[str, Value]] = {
    "Organization": {
        "name": "", "kind": "", "level": "", "place": "", "collective": False, "scope": "", "count": 0,
        "aliases": [""], "functions": [""],
    },
    "Report": {
        "name": "", "province": "", "city": "", "district": "", "place": "", "as_of": "", "rows": 0,
        "source": "", "version": "", "units": [""], "units_read": [""], "inferred": [""], "fingerprint": "",
    },
    "Original": {
        "name": "", "report": "", "content": "", "units": [""], "bodies": [""], "decided": [""],
        "second": [""], "notes": [""],
    },
    "Statement": {
        "name": "", "report": "", "unit": "", "row": 0, "column": "", "role": "", "item": "", "of": "",
        "start": 0, "stop": 0, "text": "", "unresolved": [""],
    },
    "Quantity": {
        "name": "", "report": "", "statement": "", "surface": "", "start": 0, "stop": 0, "sort": "",
        "low": 0.0, "high": 0.0, "unit": "", "approximate": False,
    },
    "Period": {
        "name": "", "report": "", "statement": "", "surface": "", "start": 0, "stop": 0, "since": "",
        "until": "", "inferred": False,
    },
    "Document": {"name": "", "kind": "", "titled": False},
    "Event": {"name": "", "day": ""},
}  # fmt: skip
# What is looked for by something else than its id.
INDEXES = (
    ("Statement", "report"), ("Statement", "unit"), ("Quantity", "report"), ("Period", "report"),
    ("Original", "report"),
    ("Organization", "name"), ("Report", "as_of"),
)  # fmt: skip


def _add_values(_: Transaction) -> None:
    """From 1 to 2: quantities, periods and originals. A report that is loaded again brings its own."""


MIGRATIONS: Mapping[int, Callable[[Transaction], None]] = {1: _add_values}
"""How a store of a version becomes one of the next; each runs in a transaction of its own."""


def read_version(store: Store) -> int | None:
    """The version that a store was prepared for, None where nothing was ever written.

    Raises:
        StoreError: it was written by a newer version of this program.
    """
    rows = store.read("MATCH (s:Schema {id: 'schema'}) RETURN s.version AS version").rows
    version = rows[0][0] if rows else None
    if version is None:
        return None
    if not isinstance(version, int) or version > VERSION:
        raise StoreError(
            f"{store.uri}: was written by a newer liaison-graph (schema {version}, "
            f"this one knows {VERSION}); upgrade it with `pip install --upgrade liaison-graph`"
        )
    return version


def prepare_schema(store: Store) -> None:
    """Makes a store ready to be written: constraints, indexes, version.

    Raises:
        StoreError: it was written by a newer version, or cannot be written.
    """
    version = read_version(store)
    if version == VERSION:
        return
    with store.write() as transaction:
        for statement in _iter_definitions():
            transaction.run(statement)
    with store.write() as transaction:
        _show_properties(transaction)
    for step in range(version or VERSION, VERSION):
        with store.write() as transaction:
            MIGRATIONS[step](transaction)
            _write_version(transaction, step + 1)
    with store.write() as transaction:
        _write_version(transaction, VERSION)


def _iter_definitions() -> Iterator[str]:
    for label in KEYED_LABELS:
        name = f"{label.lower()}_id"
        yield f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
    for label, key in INDEXES:
        yield f"CREATE INDEX {label.lower()}_{key} IF NOT EXISTS FOR (n:{label}) ON (n.{key})"


def _show_properties(transaction: Transaction) -> None:
    for label, properties in PROPERTIES.items():
        transaction.run(
            f"MERGE (n:{label} {{id: $id}}) SET n += $properties",
            {"id": f"{label} of the schema", "properties": properties},
        )
        transaction.run(f"MATCH (n:{label} {{id: $id}}) DELETE n", {"id": f"{label} of the schema"})


def _write_version(transaction: Transaction, version: int) -> None:
    transaction.run(
        "MERGE (s:Schema {id: 'schema'}) SET s.name = 'schema', s.version = $version", {"version": version}
    )
