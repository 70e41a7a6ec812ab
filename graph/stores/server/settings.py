"""Configuration and password of a local server."""

import re
import secrets
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from graph.errors import ServerError
from graph.stores.server.home import HOST, Home, read_first_line, write_private

HEAP = "512m"
PAGE_CACHE = "128m"
"""Both small: reports are, and the machine is the user's own."""

SHORTEST_PASSWORD = 8
"""Neo4j refuses shorter ones."""


def write_configuration(home: Home, version: str, bolt_port: int, http_port: int) -> None:
    """Writes neo4j.conf: this machine only, no reports to the maker, little memory."""
    settings = {
        "server.default_listen_address": HOST,
        "server.default_advertised_address": HOST,
        "server.bolt.listen_address": f"{HOST}:{bolt_port}",
        "server.bolt.advertised_address": f"{HOST}:{bolt_port}",
        "server.http.listen_address": f"{HOST}:{http_port}",
        "server.http.advertised_address": f"{HOST}:{http_port}",
        "server.https.enabled": "false",
        "dbms.usage_report.enabled": "false",
        "server.memory.heap.initial_size": HEAP,
        "server.memory.heap.max_size": HEAP,
        "server.memory.pagecache.size": PAGE_CACHE,
    }
    # It ends in 0.3 s instead of 10: nobody is connected any more whom the wait would serve.
    quiet = "internal.dbms.bolt.netty_server_shutdown_quiet_period"
    if version.startswith("5."):
        settings |= {quiet: "0"}
    else:
        settings |= {
            f"{quiet}_duration": "0s",
            "dbms.fleet_manager.enabled": "false",
            # A release of the line that does not know the setting notes it in its log and goes on.
            "server.config.strict_validation.enabled": "false",
        }
    head = "# Written by `liaison neo4j start` on every start; changes made here do not last.\n"
    text = head + "".join(f"{name}={value}\n" for name, value in settings.items())
    (home.conf / "neo4j.conf").write_text(text, encoding="utf-8")


def settle_password(home: Home, given: str | None) -> tuple[str, bool]:
    """The password of the server in this folder, and whether the server has yet to be told.

    The file holds it afterwards. A server takes a password only before its first start.

    Raises:
        ServerError: the given one is too short, holds a line break, or is not the one of the first start.
    """
    if given is not None and (len(given) < SHORTEST_PASSWORD or not given.isprintable()):
        raise ServerError(
            f"the password given for the server is too short or not printable: "
            f"Neo4j wants {SHORTEST_PASSWORD} characters or more"
        )
    file = home.password_file
    known = read_first_line(file) if file.exists() else None
    if not home.has_data:
        password = given or known or secrets.token_urlsafe(18)
        if password != known:
            write_private(file, password + "\n")
        return password, True
    if known is None and given is None:
        raise ServerError(
            f"{file}: the file with the password is gone; give the password with --password-file, "
            "or choose another folder with --data"
        )
    if known is not None and given not in (None, known):
        raise ServerError(
            f"{home.path}: this server has had another password since its first start, it lies in {file}; "
            "start without --password-file and NEO4J_PASSWORD, or choose another folder with --data"
        )
    password = known or given or ""
    if known is None:
        write_private(file, password + "\n")
    return password, False


def set_first_password(
    home: Home, password: str, admin: Sequence[str], environment: Mapping[str, str]
) -> None:
    """Tells the server its first password, by way of a file: a command line can be read by others.

    `admin` is the command that runs Neo4j's administration tool.
    """
    arguments = home.path / "run" / "arguments"
    write_private(arguments, f"{_quoted(password)}\n")
    try:
        ran = subprocess.run(  # noqa: S603  # our own command
            [*admin, "dbms", "set-initial-password", "--", f"@{arguments.relative_to(home.path)}"],
            cwd=home.path,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=120,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ServerError(f"{home.path}: the first password could not be set within 2 minutes") from error
    finally:
        arguments.unlink(missing_ok=True)
    if ran.returncode != 0:
        raise ServerError(f"{home.path}: the first password could not be set:\n{last_lines(ran.stderr)}")


def _quoted(argument: str) -> str:
    """An argument as Neo4j's tool reads it from a file: quoted, and not taken for another such file."""
    text = argument.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{"@" if text.startswith("@") else ""}{text}"'


def last_lines(log: bytes | Path, count: int = 12) -> str:
    """The last lines of a log, indented, without the places in the program that Java adds to errors."""
    if isinstance(log, Path):
        try:
            log = log.read_bytes()[-20_000:]
        except OSError:
            return ""
    lines = [line.rstrip() for line in log.decode("utf-8", "replace").splitlines()]
    lines = [line for line in lines if line and not re.match(r"\s+(at |\.\.\. \d)", line)]
    return "\n".join(f"    {line[:300]}" for line in lines[-count:])
