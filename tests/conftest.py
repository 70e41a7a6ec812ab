"""Databases for the tests: every test that asks for `store` runs on an embedded one and on a Neo4j."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import settings

from graph.errors import LiaisonError
from graph.stores import Store, open_store
from graph.stores.neo4j import open_neo4j
from graph.stores.uris import read_login
from tests.query_samples import THREE, load

# How long an example takes depends on what else the machine does; no test asserts a time.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

pytest_plugins = ("tests.browser", "tests.commands", "tests.firefox")

# A database that was once given to the tests carries this constraint: only such a one is emptied.
_MARK = "CREATE CONSTRAINT liaison_tests IF NOT EXISTS FOR (n:LiaisonTests) REQUIRE n.id IS UNIQUE"


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Neo4j for the tests, credentials included: that of NEO4J_URI, or one started here.

    Where none can be started the tests that need one are skipped, but fail under CI.
    """
    given = os.environ.get("NEO4J_URI")
    if given:
        user, password = os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ.get("NEO4J_PASSWORD", "")
        address = _with_credentials(given, user, password)
        _mark_as_ours(address)
        yield address
        return
    from graph.stores.server import start_server, stop_server

    home = tmp_path_factory.mktemp("neo4j")
    try:
        server = start_server(home, bolt_port=_find_port(), http_port=_find_port())
    except LiaisonError as error:
        if os.environ.get("CI") == "true":
            pytest.fail(f"no Neo4j for the tests: {error}", pytrace=False)
        pytest.skip(f"no Neo4j for the tests: {error}")
    try:
        address = _with_credentials(server.uri, server.user, server.password)
        _mark_as_ours(address)
        yield address
    finally:
        stop_server(home)


@pytest.fixture
def neo4j_address(neo4j_server: str) -> str:
    """The address of an empty Neo4j, credentials included."""
    # Not by open_store, which refuses what a test may have left: the graph of a newer version.
    with open_neo4j(read_login(neo4j_server)) as store, store.write() as transaction:
        transaction.run("MATCH (n) DETACH DELETE n")
    return neo4j_server


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def store_address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty database is, as `open_store` and `--store` take it; once for each backend."""
    if request.param == "neo4j":
        return str(request.getfixturevalue("neo4j_address"))
    return str(tmp_path / "liaison.db")


@pytest.fixture
def store(store_address: str) -> Iterator[Store]:
    """An empty store, once for each backend."""
    with open_store(store_address) as opened:
        yield opened


@pytest.fixture
def three_reports(store: Store) -> Store:
    """A store with two districts of one city, and a district of another: `tests.query_samples.THREE`."""
    load(store, *THREE)
    return store


def _mark_as_ours(address: str) -> None:
    """Makes sure that nobody's graph is emptied by the tests."""
    with open_neo4j(read_login(address)) as store:
        marked = any("liaison_tests" in row for row in store.read("SHOW CONSTRAINTS YIELD name"))
        if not marked and store.read("MATCH (n) RETURN n LIMIT 1").rows:
            pytest.fail(
                f"{store.uri} holds a graph, which the tests would delete; set NEO4J_URI to an empty one",
                pytrace=False,
            )
        with store.write() as transaction:
            transaction.run(_MARK)


def _with_credentials(uri: str, user: str, password: str) -> str:
    scheme, _, rest = uri.partition("://")
    if "@" in rest:
        return uri
    return f"{scheme}://{quote(user, safe='')}:{quote(password, safe='')}@{rest}"


def _find_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
