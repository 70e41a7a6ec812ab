"""Starting and stopping a local Neo4j: one process of its own, which goes on when we end."""

import http.client
import json
import os
import re
import socket
import subprocess
import sys
import time
import zipfile
from pathlib import Path

from graph.errors import ServerError
from graph.stores.server import process, settings
from graph.stores.server.home import HOST, Home, RunningServer, home_of, read_first_line
from graph.stores.server.jars import WAYS_OUT, Progress, jars, java

DEFAULT_VERSION = "5.26.30"
BOLT_PORT = 7687
HTTP_PORT = 7474

OPENED = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in ("java.nio", "java.io", "sun.nio.ch")]
"""What Neo4j's own start script opens of Java's inside."""

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
        password: of the user neo4j, from its first start on; a random one unless given.
        timeout: seconds to wait for an answer; fetching Neo4j, which happens once, is not counted.
        progress: is told in a few words what is going on.

    Raises:
        ServerError: it cannot be fetched or started, a port is taken, a package is missing, the folder
            belongs to another major version, or a server with other ports or another version runs there.
    """
    tell = progress or (lambda _: None)
    place = home_of(home)
    place.make()
    try:
        with process.exclusive(place.lock, timeout=timeout + 600):
            running = place.running()
            if running is not None:
                _check_as_asked(running, version, bolt_port, http_port)
                _wait(running, None, timeout)
                return running
            version = _version(place, version)
            return _start(
                place, version, bolt_port or BOLT_PORT, http_port or HTTP_PORT, password, timeout, tell
            )
    except TimeoutError as error:
        raise ServerError(
            f"{place.path}: another command has been starting a server there for long"
        ) from error


def stop_server(home: Path | None = None) -> bool:
    """Ends the server of a folder in order; False when none runs there."""
    place = home_of(home)
    running = place.running()
    if running is None:
        return False
    with process.exclusive(place.lock, timeout=SECONDS_TO_END):
        found = process.find(running.pid, place.argument)
        if found is not None:
            if not process.ENDS_IN_ORDER:
                _write_down(running)
            process.end(found, SECONDS_TO_END)
        place.forget()
    return True


def local_server(home: Path | None = None) -> RunningServer | None:
    """The server that runs in a folder, answering or still starting; costs no network, only a look."""
    return home_of(home).running()


def server_status(home: Path | None = None) -> RunningServer | None:
    """The server that runs in a folder and answers on both its ports."""
    running = local_server(home)
    return running if running is not None and _answers(running) else None


def _start(
    home: Home,
    version: str,
    bolt_port: int,
    http_port: int,
    password: str | None,
    timeout: float,
    tell: Progress,
) -> RunningServer:
    """A new server in a folder where none runs."""
    for port, option in ((bolt_port, "--bolt-port"), (http_port, "--http-port")):
        _check_free(port, option)
    program = [str(java())]
    library = jars(version, tell)
    program += ["-cp", str(library / "*"), "-Dfile.encoding=UTF-8", f"-Dbasedir={home.path}"]
    environment = _environment(home)
    (home.conf / "neo4j.conf").write_text(settings.configuration(bolt_port, http_port), encoding="utf-8")
    secret, untold = settings.settle_password(home, password)
    if untold:
        settings.set_first_password(home, secret, [*program, "org.neo4j.cli.AdminTool"], environment)
    home.version_file.write_text(version + "\n", encoding="utf-8")
    tell(f"Starting Neo4j {version}")
    command = [
        *program, f"-Xms{settings.HEAP}", f"-Xmx{settings.HEAP}", "-XX:+UseSerialGC",
        "-XX:+ExitOnOutOfMemoryError", "-Dlog4j2.disable.jmx=true", *OPENED, _entry_point(library, version),
        home.argument, f"--config-dir={home.conf}", "--console-mode",
    ]  # fmt: skip
    started = process.launch(command, home.path, environment, home.log)
    try:
        home.remember(started.pid, version, bolt_port, http_port)
        running = _wait_for_process(home, started)
        _wait(running, started, timeout)
    except BaseException:
        started.kill()
        started.wait()
        home.forget()
        raise
    process.let_go(started)
    return running


def _wait_for_process(home: Home, started: subprocess.Popen[bytes]) -> RunningServer:
    """The server as it is known from its folder, once the new process shows its command line."""
    while (running := home.running()) is None:
        _check_alive(home, started)
        time.sleep(0.02)
    return running


def _wait(running: RunningServer, started: subprocess.Popen[bytes] | None, timeout: float) -> None:
    """Waits until the server answers."""
    home = Home(running.home)
    give_up = time.monotonic() + timeout
    while not _answers(running):
        _check_alive(home, started)
        if started is None and home.running() is None:
            raise ServerError(f"{home.path}: the server ended while it was starting{_said(home)}")
        if time.monotonic() > give_up:
            raise ServerError(f"{home.path}: the server does not answer after {timeout:.0f} s{_said(home)}")
        time.sleep(0.1)


def _check_alive(home: Home, started: subprocess.Popen[bytes] | None) -> None:
    code = None if started is None else started.poll()
    if code is not None:
        cause = "killed, as happens for lack of memory" if code < 0 else f"exit code {code}"
        raise ServerError(
            f"{home.path}: the server ended while it was starting ({cause}). {WAYS_OUT}{_said(home)}"
        )


def _said(home: Home) -> str:
    """The last that the server said."""
    said = settings.last_lines(home.log)
    return f"\nWhat it said last ({home.log}):\n{said}" if said else ""


def _answers(running: RunningServer) -> bool:
    return speaks_bolt(running.bolt_port) and _http_version(running.http_port) is not None


def speaks_bolt(port: int) -> bool:
    """Whether something on this machine shakes hands in Bolt, the language of Neo4j's drivers."""
    hello = bytes.fromhex("6060b017 00080805 00040404 00000000 00000000".replace(" ", ""))
    try:
        with socket.create_connection((HOST, port), timeout=2) as connection:
            connection.sendall(hello)
            return len(connection.recv(4)) == 4
    except OSError:
        return False


def _http_version(port: int) -> str | None:
    """The version of Neo4j that answers on a port. No proxy comes between, whatever the environment says."""
    connection = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", "/", headers={"Accept": "application/json"})
        return str(json.loads(connection.getresponse().read())["neo4j_version"])
    except (OSError, http.client.HTTPException, ValueError, KeyError, TypeError):
        return None
    finally:
        connection.close()


def _write_down(running: RunningServer) -> None:
    """Has the server write all to its files before it is cut off; otherwise it does so at its next start."""
    from neo4j import GraphDatabase
    from neo4j.exceptions import DriverError, Neo4jError

    try:
        with GraphDatabase.driver(running.uri, auth=(running.user, running.password)) as driver:
            driver.execute_query("CALL db.checkpoint()")
    except (DriverError, Neo4jError):
        return


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


def _check_free(port: int, option: str) -> None:
    """Refuses a port on which something listens already."""
    try:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, process.PORT_OPTION, 1)
            probe.bind((HOST, port))
        return
    except OSError as error:
        reason = error.strerror
    what = "another Neo4j" if speaks_bolt(port) or _http_version(port) else "another program"
    raise ServerError(
        f"port {port} on {HOST} cannot be used ({reason}: {what}); choose another with {option}, "
        f"or use the Neo4j that is there by NEO4J_URI. {WAYS_OUT}"
    )


def _version(home: Home, asked: str | None) -> str:
    """The version to start: as asked, but never one that would not open the data, or change it for good."""
    if asked is not None and not re.fullmatch(r"(5\.\d+|20\d\d\.\d+)\.\d+", asked):
        raise ServerError(
            f"{asked}: no version of Neo4j that is known here; for example 5.26.30 or 2026.09.0"
        )
    used = read_first_line(home.version_file) if home.version_file.exists() and home.has_data else None
    if used is None:
        return asked or DEFAULT_VERSION
    wanted = asked or (DEFAULT_VERSION if _may_follow(used, DEFAULT_VERSION) else used)
    if not _may_follow(used, wanted):
        raise ServerError(
            f"{home.path}: the data there is of Neo4j {used}, and {wanted} is of another line or older; "
            f"start it with --version {used}, or choose another folder with --data"
        )
    return wanted


def _may_follow(used: str, wanted: str) -> bool:
    """Whether data of one version may be opened with another: a later one of the same line."""
    old, new = ([int(part) for part in version.split(".")] for version in (used, wanted))
    return (old[0] == 5) == (new[0] == 5) and old <= new


def _entry_point(library: Path, version: str) -> str:
    """The class that starts the server, as Neo4j's own start script finds it."""
    with zipfile.ZipFile(library / f"neo4j-{version}.jar") as jar:
        return jar.read("META-INF/services/org.neo4j.server.startup.EntryPoint").decode().strip()


def _environment(home: Home) -> dict[str, str]:
    """Our environment for the server: its folders named, no secrets, file names in UTF-8."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")}
    language = {} if sys.platform == "win32" else {"LC_ALL": "C.UTF-8"}
    return kept | language | {"NEO4J_HOME": str(home.path), "NEO4J_CONF": str(home.conf)}
