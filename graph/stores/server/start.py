"""Starting and stopping a local Neo4j: one process of its own, which goes on when we end."""

import secrets
import subprocess
import time
from pathlib import Path

from graph.errors import ServerError
from graph.stores.server import probes, process, settings
from graph.stores.server.home import Home, RunningServer, home_of
from graph.stores.server.jars import WAYS_OUT, Progress, jars, java
from graph.stores.server.password import check_password, set_first_password, settle_password
from graph.stores.server.program import Program, choose_version

BOLT_PORT = 7687
HTTP_PORT = 7474

SECONDS_TO_FETCH = 600.0
"""How long a command waits for another one that is starting the same server, and may be fetching it."""
SECONDS_TO_END = 60.0


def start_server(
    home: Path | None = None,
    *,
    version: str | None = None,
    bolt_port: int | None = None,
    http_port: int | None = None,
    password: str | None = None,
    timeout: float = 120.0,
    progress: Progress | None = None,
) -> RunningServer:
    """Starts a Neo4j Community on this machine and waits until it answers; one that runs already is found.

    Args:
        home: its folder; the user's own where none is given.
        version: 5.26 or later; otherwise the one that the folder was used with, else DEFAULT_VERSION.
        bolt_port: for drivers, 7687 unless given.
        http_port: for Neo4j Browser, 7474 unless given.
        password: of the user neo4j, fixed at the first start; a random one unless given.
        timeout: seconds to wait for an answer; fetching Neo4j, which happens once, is not counted.
        progress: is told in a few words what is going on.

    Raises:
        ServerError: it cannot be fetched or started, a port is taken, a package is missing, the folder
            belongs to another major version, or a server with other ports or another version runs there.
    """
    place = home_of(home)
    place.make()
    with process.exclusive(place.lock, timeout + SECONDS_TO_FETCH):
        running = place.running()
        if running is None:
            ports = bolt_port or BOLT_PORT, http_port or HTTP_PORT
            running = _start(
                place, choose_version(place, version), ports, password, timeout, progress or _silent
            )
        else:
            _check_as_asked(running, version, bolt_port, http_port)
            check_password(place, running.password, password)
            _wait(running, None, timeout)
    if not probes.takes_password(running):
        raise ServerError(
            f"{running.password_file}: the server at {running.uri} runs, but its password was changed and is "
            "no longer the one in this file; write the new one there"
        )
    return running


def stop_server(home: Path | None = None) -> bool:
    """Ends the server of a folder; False when none runs there. Whatever was committed stays.

    It ends in order, except on Windows, where no process can be asked to end: there it is cut off, and reads
    what it had yet to write from its log when it is started again.

    Raises:
        ServerError: another command is starting it.
    """
    place = home_of(home)
    if place.running() is None:
        return False
    with process.exclusive(place.lock, SECONDS_TO_END):
        running = place.running()
        found = None if running is None else process.find(running.pid, running.mark)
        if running is not None and found is not None:
            process.end(found, SECONDS_TO_END)
        place.forget()
    return True


def local_server(home: Path | None = None) -> RunningServer | None:
    """The server that runs in a folder, answering or still starting; costs no network, only a look."""
    return home_of(home).running()


def server_status(home: Path | None = None) -> RunningServer | None:
    """The server that runs in a folder and answers on both its ports."""
    running = local_server(home)
    return running if running is not None and probes.answers(running) else None


def _start(
    home: Home, version: str, ports: tuple[int, int], password: str | None, timeout: float, tell: Progress
) -> RunningServer:
    """A new server in a folder where none runs."""
    secret, untold = settle_password(home, password)
    for port, option in zip(ports, ("--bolt-port", "--http-port"), strict=True):
        probes.check_free(port, option)
    program = Program(java(), jars(version, tell), version, home)
    settings.write_configuration(home, version, *ports)
    tell(f"Starting Neo4j {version}")
    if untold:
        set_first_password(home, secret, program.admin(), program.environment())
    home.version_file.write_text(version + "\n", encoding="utf-8")
    mark = f"-Dliaison.server={secrets.token_hex(8)}"
    started = process.launch(program.server(mark), home.path, program.environment(), home.log)
    try:
        home.remember(started.pid, mark, version, *ports)
        running = _wait_for_process(home, started)
        _wait(running, started, timeout)
    except BaseException:  # also when the user has had enough of waiting
        started.kill()
        started.wait()
        home.forget()
        raise
    process.let_go(started)
    return running


def _wait_for_process(home: Home, started: subprocess.Popen[bytes]) -> RunningServer:
    """The server as it is known from its folder, as soon as the new process shows its command line."""
    while (running := home.running()) is None:
        _check_alive(home, started)
        time.sleep(0.02)
    return running


def _wait(running: RunningServer, started: subprocess.Popen[bytes] | None, timeout: float) -> None:
    """Waits until the server answers; `started` is its process where it is our own."""
    home = Home(running.home)
    give_up = time.monotonic() + timeout
    while not probes.answers(running):
        _check_alive(home, started)
        if time.monotonic() > give_up:
            raise ServerError(f"{home.path}: the server does not answer after {timeout:.0f} s{_said(home)}")
        time.sleep(0.1)


def _check_alive(home: Home, started: subprocess.Popen[bytes] | None) -> None:
    if started is None:
        if home.running() is None:
            raise ServerError(f"{home.path}: the server ended while it was starting. {WAYS_OUT}{_said(home)}")
        return
    code = started.poll()
    if code is not None:
        cause = "killed, as happens for lack of memory" if code < 0 else f"exit code {code}"
        raise ServerError(
            f"{home.path}: the server ended while it was starting ({cause}). {WAYS_OUT}{_said(home)}"
        )


def _said(home: Home) -> str:
    """The last that the server said, for the end of a message."""
    said = settings.last_lines(home.log)
    return f"\nWhat it said last ({home.log}):\n{said}" if said else ""


def _check_as_asked(
    running: RunningServer, version: str | None, bolt_port: int | None, http_port: int | None
) -> None:
    """Refuses to pass one server off as another."""
    asked = (version or running.version, bolt_port or running.bolt_port, http_port or running.http_port)
    if asked != (running.version, running.bolt_port, running.http_port):
        raise ServerError(
            f"{running.home}: Neo4j {running.version} runs there already, at {running.uri} "
            f"and {running.browser_url}; stop it first with `liaison neo4j stop`, or choose another folder "
            "with --data"
        )


def _silent(_: str) -> None:
    pass
