"""A query only reads, on every store, and says what is wrong with it otherwise."""

import pytest

from graph.errors import QueryError, StoreError
from graph.stores import Store, write_report
from tests.graphs import read_graph
from tests.samples import nanhu

WRITES = [
    "CREATE (:Organization {id: 'x'})",
    "CREATE (x:Organization) SET x.id = 'x' RETURN x",
    "MERGE (o:Organization {id: 'x'}) RETURN o.id",
    "MATCH (o:Organization) SET o.name = 'x'",
    "MATCH (o:Organization) SET o:Bank RETURN o",
    "MATCH (o:Organization) REMOVE o.name",
    "MATCH (o:Organization) DETACH DELETE o",
    "MATCH ()-[r]->() DELETE r",
    "MATCH (a:Bureau), (b:Bank) CREATE (a)-[:LIAISON]->(b)",
    "MATCH (o:Bureau) FOREACH (x IN [1] | SET o.count = x)",
    "MATCH (o:Bureau) WITH o MERGE (o)-[:LIAISON]->(o) RETURN o",
    "UNWIND [1] AS x CREATE (n:Event {id: 'x'}) RETURN n",
    "RETURN 1 AS one UNION CREATE (n:Event {id: 'x'}) RETURN 2 AS one",
    "MATCH (o:Bureau) CALL { WITH o SET o.name = 'x' } RETURN o",
    "MATCH (o:Bureau) CALL (o) { CREATE (e:Event {id: 'x'}) RETURN e } RETURN o",
    "CALL { CREATE (:Event {id: 'x'}) } IN TRANSACTIONS",
    "MATCH (o) CALL { WITH o DETACH DELETE o } IN 2 CONCURRENT TRANSACTIONS OF 5 ROWS",
    "CREATE INDEX an_index FOR (n:Event) ON (n.day)",
    "CREATE CONSTRAINT a_constraint FOR (n:Event) REQUIRE n.day IS UNIQUE",
    "DROP CONSTRAINT organization_id",
    "DROP INDEX organization_name IF EXISTS",
    "CREATE USER someone SET PASSWORD 'abcdefgh'",
    "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'abcdefgh'",
    "INSERT (:Event {id: 'x'})",
    "EXPLAIN CREATE (:Event)",
    "PROFILE MATCH (o) SET o.name = 'x'",
    "CYPHER 5 CREATE (:Event)",
    "USE system CREATE USER someone SET PASSWORD 'abcdefgh'",
    "CALL db.createLabel('Event')",
    "CALL db.cdc.enable()",
    "CALL dbms.setConfigValue('a', 'b')",
    "call  apoc . create . node (['Event'], {})",
    "MATCH (o) CALL `apoc`.create.node(['Event'], {}) YIELD node RETURN node",
    "STOP DATABASE neo4j",
    "SHOW TRANSACTIONS YIELD transactionId AS t TERMINATE TRANSACTIONS t YIELD message RETURN message",
    "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
    "RETURN 1; CREATE (:Event {id: 'x'})",
    "// RETURN 1\nCREATE (:Event {id: 'x'})",
]
REACHES = [
    "LOAD CSV FROM 'file:///etc/hostname' AS line RETURN line",
    "load /* not a comment away */ csv WITH HEADERS FROM 'http://localhost:1/x.csv' AS line RETURN line",
    "MATCH (o) LOAD CSV FROM o.source AS line RETURN line",
    "UNWIND ['file:///etc/hostname'] AS f CALL { WITH f LOAD CSV FROM f AS line RETURN line } RETURN line",
    "CALL apoc.load.json('file:///etc/hostname')",
    "CALL dbms.listConfig()",
    "SHOW USERS",
    "SHOW SETTINGS",
    "CALL { USE neo4j MATCH (n) RETURN n } RETURN n",
    "CALL { CALL dbms.listConfig() YIELD name RETURN name } RETURN name",
    "CALL () { CALL dbms.listConfig() YIELD name RETURN name } RETURN name",
    "RETURN COUNT { CALL dbms.listConfig() YIELD name RETURN name } AS number",
    "UNWIND [1] AS x // ends here:\rLOAD CSV FROM 'file:///etc/hostname' AS line RETURN line",
    r"UNWIND [1] AS x \u004COAD CSV FROM 'file:///etc/hostname' AS line RETURN line",
    r"UNWIND [1] AS x \uu0043ALL dbms.listConfig() YIELD name RETURN name",
    r"""UNWIND ['a\u0027] AS x LOAD CSV FROM "file:///etc/hostname" AS line RETURN line //'] AS y RETURN y""",
    r"UNWIND [1] AS x /* \u002A/ LOAD CSV FROM 'file:///etc/hostname' AS line RETURN line /* */",
]


@pytest.mark.parametrize("cypher", [*WRITES, *REACHES])
def test_what_does_more_than_read_the_graph_is_refused(store: Store, cypher: str) -> None:
    write_report(store, nanhu())
    before, shape = read_graph(store), _shape(store)
    with pytest.raises(QueryError):
        store.read(cypher)
    assert read_graph(store) == before
    assert _shape(store) == shape


@pytest.mark.parametrize(
    ("cypher", "words"),
    [
        ("", "the query is empty"),
        (" // nothing\n", "the query is empty"),
        ("CREATE (n)", "a query only reads; CREATE would write"),
        ("MATCH (n) SET n.x = 1", "a query only reads; this statement would write"),
        ("MATHC (n) RETURN n", "begins with MATCH, OPTIONAL, .* or SHOW, not with 'MATHC'"),
        ("EXPLAIN MATCH (n) RETURN n", "EXPLAIN shows a plan"),
        ("SHOW USERS", "SHOW lists INDEXES or CONSTRAINTS"),
        ("MATCH (n)\nLOAD CSV FROM 'x' AS l RETURN l", r"LOAD CSV \(line 2, column 1\)"),
        ("RETURN 1; RETURN 2", "line 1, column 9: one statement at a time"),
        ("CALL apoc.load.json('x')", "CALL apoc.load.json: a query calls no procedure but db.index"),
        ("MATCH (n) CALL { WITH n RETURN 1 AS x } IN TRANSACTIONS RETURN x", "commits by itself"),
        (r"RETURN '\u5357' AS a", r"line 1, column 9: \\u stands for a letter; write the letter itself"),
        ("RETURN 1 AS", "(?i)alias|identifier"),
        ("RETURN $missing", "missing"),
        ("MATCH (n RETURN n", r"(?i)expected|invalid"),
        ("RETURN nosuch(1)", "(?i)unknown function.*nosuch"),
        ("RETURN x", "(?i)x.*not defined|unknown variable|undefined"),
    ],
)
def test_a_query_that_cannot_run_says_why(store: Store, cypher: str, words: str) -> None:
    with pytest.raises(QueryError, match=words):
        store.read(cypher)


def test_words_in_strings_names_and_comments_are_no_commands(store: Store) -> None:
    assert store.read(
        "MATCH (`LOAD CSV`) WHERE false RETURN 'LOAD CSV; CREATE' AS a // LOAD CSV ; CREATE\n"
        "UNION RETURN 'CALL apoc.x()' AS a"
    ).rows == (("CALL apoc.x()",),)


def test_keys_may_be_called_as_commands_are(store: Store) -> None:
    assert store.read("RETURN {call: 1, load: 2}.call AS a").rows == ((1,),)


def test_an_escaped_backslash_before_a_u_is_no_letter(store: Store) -> None:
    assert store.read(r"RETURN 'a\\u5357' AS a").rows == ((r"a\u5357",),)


def test_a_semicolon_at_the_end_does_no_harm(store: Store) -> None:
    assert store.read("RETURN 1 AS one ;").rows == ((1,),)


def test_indexes_and_constraints_are_shown(store: Store) -> None:
    write_report(store, nanhu())
    assert ("organization_name",) in store.read("SHOW INDEXES YIELD name").rows
    assert ("organization_id",) in store.read("SHOW CONSTRAINTS YIELD name").rows


@pytest.mark.parametrize("store_address", [pytest.param("neo4j", marks=pytest.mark.neo4j)], indirect=True)
def test_labels_are_listed_by_procedure(store: Store) -> None:
    write_report(store, nanhu())
    labels = {label for (label,) in store.read("CALL db.labels() YIELD label RETURN label")}
    assert {"Organization", "Report", "Statement", "Agency", "Bureau"} <= labels


def test_a_closed_store_says_so(store: Store) -> None:
    store.close()
    store.close()
    with pytest.raises(StoreError, match="was closed"):
        store.read("RETURN 1")


def _shape(store: Store) -> set[object]:
    """The names of all indexes and constraints."""
    return {
        name
        for cypher in ("SHOW INDEXES YIELD name", "SHOW CONSTRAINTS YIELD name")
        for (name,) in store.read(cypher)
    }
