"""Fetching Neo4j's program files, from a Maven repository on this machine."""

from pathlib import Path

import pytest

from graph.errors import ServerError
from graph.stores.server import jars as fetching
from graph.stores.server.jars import jars
from tests.local_server import free_port, maven_files, maven_repository


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache; nothing is tried twice."""
    monkeypatch.setenv("LIAISON_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(fetching, "ATTEMPTS", 1)
    return tmp_path / "cache" / "neo4j"


def test_files_of_a_version_are_fetched_once(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    with maven_repository(maven_files("5.99.0")) as (address, asked):
        monkeypatch.setenv("LIAISON_MAVEN", address)
        folder = jars("5.99.0", steps.append)
        before = len(asked)
        assert jars("5.99.0", steps.append) == folder == cache / "5.99.0"
        assert len(asked) == before
    assert {file.name: file.read_text(encoding="utf-8") for file in folder.iterdir()} == {
        "neo4j-5.99.0.jar": "neo4j 5.99.0",
        "kernel-5.99.0.jar": "kernel 5.99.0",
        "neo4j-browser-5.24.0.jar": "neo4j-browser 5.24.0",
    }
    assert steps == [
        "Fetching Neo4j 5.99.0: some 140 MB, once for all",
        *(f"Fetching Neo4j 5.99.0: {number} of 3 files" for number in (1, 2, 3)),
    ]
    assert sorted(path.name for path in cache.iterdir()) == ["5.99.0", "lock"]


def test_file_that_arrives_damaged_is_not_kept(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = maven_files("5.99.0")
    jar = "org/neo4j/kernel/5.99.0/kernel-5.99.0.jar"
    with maven_repository(files, damaged=jar) as (address, _):
        monkeypatch.setenv("LIAISON_MAVEN", address)
        with pytest.raises(ServerError, match="does not match its checksum"):
            jars("5.99.0", lambda _: None)
    assert not (cache / "5.99.0").exists()
    assert list(cache.rglob("kernel*.jar*")) == []
    with maven_repository(files) as (address, asked):  # what arrived whole is not fetched again
        monkeypatch.setenv("LIAISON_MAVEN", address)
        assert len(list(jars("5.99.0", lambda _: None).iterdir())) == 3
    assert {path for path in asked if path.endswith(".pom")} == set()


def test_version_that_was_never_published_is_named(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with maven_repository(maven_files("5.99.0")) as (address, _):
        monkeypatch.setenv("LIAISON_MAVEN", address)
        with pytest.raises(ServerError, match=r"Neo4j 5\.99\.1: .* is in no repository"):
            jars("5.99.1", lambda _: None)


def test_without_a_network_the_ways_out_are_named(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIAISON_MAVEN", f"http://127.0.0.1:{free_port()}")
    with pytest.raises(
        ServerError, match=r"cannot be fetched .*LIAISON_MAVEN.*NEO4J_URI.*compose\.yaml.*Neo4j Desktop"
    ):
        jars("5.26.30", lambda _: None)
