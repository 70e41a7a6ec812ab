"""A real Neo4j: started by the command as a user starts it."""

import os
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from graph.stores.server import RunningServer, local_server, server_status, start_server, stop_server
from tests.local_server import free_port


@pytest.mark.neo4j
def test_real_server_outlives_its_command_and_keeps_its_data(tmp_path: Path) -> None:
    """Started by a command that has long ended; cut off, started again, ended in order."""
    home = tmp_path / "真 的"
    try:
        _run_start(home)
        server = server_status(home)
        assert server is not None
        for other in psutil.process_iter(["cmdline"]):
            assert server.password not in " ".join(other.info["cmdline"] or [])
        assert _ask(server, "CREATE (n:Organization {id: 'o1', name: '南湖区科技局'}) RETURN n.name") == [
            "南湖区科技局"
        ]
        assert "<html" in _page(server.browser_url)
        cut_off = psutil.Process(server.pid)  # as `stop` does on Windows
        cut_off.kill()
        cut_off.wait(60)
        _run_start(home)
        again = local_server(home)
        assert again is not None
        assert _ask(again, "MATCH (n:Organization) RETURN n.name") == ["南湖区科技局"]
        assert stop_server(home)
        assert "Stopped." in again.log.read_text(encoding="utf-8")
    finally:
        stop_server(home)


@pytest.mark.newest_neo4j
def test_newest_version_starts_the_same_way(tmp_path: Path) -> None:
    """The 2026 line takes the schema, writes a report and answers as the embedded database does."""
    from graph.stores import open_store, write_report
    from graph.stores.uris import Login
    from queries import run_query
    from tests.samples import nanhu, xiuzhou

    try:
        server = start_server(
            tmp_path / "home", version="2026.09.0", bolt_port=free_port(), http_port=free_port()
        )
        assert _ask(
            server,
            "CALL dbms.components() YIELD name, versions WHERE name = 'Neo4j Kernel' RETURN versions[0]",
        ) == ["2026.09.0"]
        login = Login(server.uri, server.user, server.password)
        with (
            open_store("neo4j", find_server=lambda: login) as newest,
            open_store(str(tmp_path / "liaison.db")) as embedded,
        ):
            for store in (newest, embedded):
                write_report(store, nanhu())
                write_report(store, xiuzhou())
            for query in ("shared", "agreements"):
                assert sorted(map(str, run_query(newest, query))) == sorted(
                    map(str, run_query(embedded, query))
                )
        warnings = [
            line
            for line in server.log.read_text(encoding="utf-8").splitlines()
            if "etting" in line and "WARN" in line
        ]
        assert warnings == []
    finally:
        stop_server(tmp_path / "home")


def _run_start(home: Path) -> None:
    """Starts by the command, in a process that ends, in the bare locale that a service gives it."""
    command = [sys.executable, "-m", "graph", "neo4j", "start", "--data", str(home)]
    ports = ["--bolt-port", str(free_port()), "--http-port", str(free_port())]
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [*command, *ports], env=environment, capture_output=True, encoding="utf-8", timeout=600, check=False
    )
    assert done.returncode == 0, done.stderr


def _ask(server: RunningServer, cypher: str) -> list[object]:
    """The first column of an answer."""
    from neo4j import GraphDatabase

    with GraphDatabase.driver(server.uri, auth=(server.user, server.password)) as driver:
        return [record[0] for record in driver.execute_query(cypher).records]


def _page(url: str) -> str:
    from urllib.request import ProxyHandler, build_opener

    with build_opener(ProxyHandler({})).open(url, timeout=30) as answer:
        text: str = answer.read().decode("utf-8")
        return text
