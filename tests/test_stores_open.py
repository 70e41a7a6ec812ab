"""Which database is opened, and what is said when it cannot be."""

import subprocess
import sys
from pathlib import Path

import pytest

from graph.errors import StoreError
from graph.stores import open_store
from graph.stores.uris import Login, expand_path, is_server, read_login

FREE = "bolt://127.0.0.1:1"
"""Nothing listens on this port."""
WRONG = "wrong-one"


def test_a_path_opens_an_embedded_database_there(tmp_path: Path) -> None:
    for path in (tmp_path / "a.db", str(tmp_path / "b.db"), tmp_path / "有 空格.db"):
        with open_store(path, environment={}) as store:
            assert (store.backend, store.uri) == ("embedded", str(path))


def test_nothing_opens_liaison_db_in_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with open_store(environment={}) as store:
        assert (store.backend, store.uri) == ("embedded", "liaison.db")
        with store.write() as transaction:
            transaction.run("CREATE (:Event {id: 'x'})")
    assert (tmp_path / "liaison.db").exists()


def test_reading_alone_creates_no_file(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.db", environment={}) as store:
        assert store.read("MATCH (n) RETURN n").rows == ()
    assert list(tmp_path.iterdir()) == []


def test_home_is_understood() -> None:
    assert expand_path("~/liaison.db") == Path.home() / "liaison.db"


def test_a_file_that_is_not_there_is_not_created_for_reading_only(tmp_path: Path) -> None:
    with pytest.raises(
        StoreError, match=r"a\.db: there is no database yet; load a report first with `liaison load`"
    ):
        open_store(tmp_path / "a.db", read_only=True, environment={})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\0", b"\xef\xbb\xbf1"])
def test_another_file_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"a\.db: is (an empty file|no database of this program)"):
        open_store(path, environment={})
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("a.db", content)]


def test_a_damaged_database_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with open_store(path, environment={}) as store, store.write() as transaction:
        transaction.run("UNWIND range(1, 50) AS x CREATE (:Event {id: toString(x)})")
    path.write_bytes(path.read_bytes()[:-40])
    with pytest.raises(StoreError, match=r"a\.db: is damaged or of another version"):
        open_store(path, environment={})


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"is a folder; name a file in it, such as .*liaison\.db"):
        open_store(tmp_path, environment={})
    with pytest.raises(StoreError, match=r"the folder .*nowhere does not exist; create it first"):
        open_store(tmp_path / "nowhere" / "a.db", environment={})


@pytest.mark.parametrize("scheme", ["http", "https", "postgresql", "file", "neo4j+x"])
def test_another_scheme_is_refused_with_those_that_are_known(scheme: str) -> None:
    with pytest.raises(StoreError) as caught:
        open_store(f"{scheme}://user:secret@host:7687", environment={})
    assert f"{scheme}://host:7687: no store has this scheme; use bolt://, bolt+s://" in str(caught.value)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("scheme", ["bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc", "NEO4J+S"])
def test_schemes_of_servers_are_known(scheme: str) -> None:
    assert is_server(f"{scheme}://host:7687")


def test_paths_are_no_servers() -> None:
    assert not any(is_server(path) for path in ("liaison.db", "./neo4j", "C:\\data\\a.db", "bolt", "a:b.db"))


def test_credentials_come_from_the_address_then_from_the_environment() -> None:
    environment = {"NEO4J_USERNAME": "a", "NEO4J_PASSWORD": "b", "NEO4J_DATABASE": "c"}
    assert read_login("bolt://host", environment) == Login("bolt://host", "a", "b", "c")
    assert read_login("bolt://x:y%40z@host:1", environment) == Login("bolt://host:1", "x", "y@z", "c")
    assert read_login("bolt://x:a/b#c?d:e@f@host", {}) == Login("bolt://host", "x", "a/b#c?d:e@f")
    assert read_login("BOLT://host", {}) == Login("bolt://host")


def test_a_password_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    address = FREE.replace("//", "//someone:secret@")
    assert "secret" not in repr(read_login(address))
    for uri, environment in (
        (address, {}),
        (FREE, {"NEO4J_PASSWORD": "secret"}),
        (None, {"NEO4J_URI": address}),
        (None, {"NEO4J_URI": "someone:secret@127.0.0.1:1"}),
        (FREE.replace("//", "//someone:secret/#?secret@"), {}),
        (FREE.replace("//", "//someone:secret://secret@"), {}),
    ):
        with pytest.raises(StoreError) as caught:
            open_store(uri, environment=environment)
        assert "secret" not in str(caught.value)


def test_a_server_that_does_not_answer_is_named_with_the_ways_out() -> None:
    with pytest.raises(StoreError) as caught:
        open_store(FREE, environment={})
    assert str(caught.value).startswith(f"{FREE}: no Neo4j answers there (")
    assert str(caught.value).endswith("or set NEO4J_URI to where it runs")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "uri", ["bolt://host:port", "bolt://[::1", "neo4j://", "bolt+s://127.0.0.1:7687?a=b"]
)
def test_an_address_that_is_none_is_refused(uri: str) -> None:
    with pytest.raises(StoreError):
        open_store(uri, environment={})


def test_the_environment_is_asked_where_nothing_or_neo4j_was_given(tmp_path: Path) -> None:
    environment = {"NEO4J_URI": FREE}
    for uri in (None, "neo4j"):
        with pytest.raises(StoreError, match=FREE):
            open_store(uri, environment=environment)
    with open_store(tmp_path / "a.db", environment=environment) as store:
        assert store.backend == "embedded"
    with pytest.raises(StoreError, match="NEO4J_URI=here: is no address of a server"):
        open_store("neo4j", environment={"NEO4J_URI": "here"})


def test_neo4j_stands_for_the_server_that_runs_here() -> None:
    with pytest.raises(
        StoreError, match=r"neo4j: no server is known; set NEO4J_URI .* or start one with `liaison neo4j"
    ):
        open_store("neo4j", environment={}, find_server=lambda: None)
    with pytest.raises(StoreError, match=FREE):
        open_store("neo4j", environment={}, find_server=lambda: Login(FREE, "neo4j", "x"))


def test_opening_imports_no_more_than_it_needs() -> None:
    program = (
        "import sys\nimport graph.stores\n"
        "heavy = {'kglite', 'neo4j', 'pandas', 'jgo', 'networkx'} & sys.modules.keys()\n"
        "assert not heavy, heavy\n"
        "graph.stores.open_store('a.db', environment={}).close()\n"
        "heavy = {'neo4j', 'pandas', 'jgo', 'networkx'} & sys.modules.keys()\n"
        "assert not heavy, heavy\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.neo4j
def test_a_server_is_opened_by_its_address(neo4j_address: str) -> None:
    with open_store(neo4j_address) as store:
        assert store.backend == "neo4j"
        assert "@" not in store.uri
        assert store.read("RETURN 1 AS one").rows == ((1,),)


@pytest.mark.neo4j
def test_a_wrong_password_says_what_to_set(neo4j_address: str) -> None:
    login = read_login(neo4j_address)
    words = f"{login.uri}: refuses the password of nobody; set NEO4J_USERNAME and NEO4J_PASSWORD"
    with pytest.raises(StoreError, match=words) as caught:
        open_store(login.uri, user="nobody", password=WRONG, environment={})
    assert WRONG not in str(caught.value)
    with pytest.raises(StoreError, match="asks for a password; set NEO4J_USERNAME and NEO4J_PASSWORD"):
        open_store(login.uri, environment={})


@pytest.mark.neo4j
def test_a_database_that_is_not_there_is_named(neo4j_address: str) -> None:
    with pytest.raises(StoreError, match="has no database 'nowhere'; set NEO4J_DATABASE to one that it has"):
        open_store(neo4j_address, database="nowhere")


@pytest.mark.neo4j
def test_the_port_of_the_browser_is_not_the_one_of_queries(neo4j_address: str) -> None:
    with pytest.raises(StoreError, match=r"no Neo4j answers there"):
        open_store(
            "bolt+s://" + read_login(neo4j_address).uri.partition("://")[2], password=WRONG, environment={}
        )


@pytest.mark.neo4j
def test_neo4j_is_found_where_it_runs(neo4j_address: str) -> None:
    login = read_login(neo4j_address)
    with open_store("neo4j", environment={}, find_server=lambda: login) as store:
        assert store.uri == login.uri
