"""The password of a local server: kept in a file of its folder, told to the server before its first start."""

import secrets
import subprocess
from collections.abc import Mapping, Sequence

from graph.errors import ServerError
from graph.stores.server import settings
from graph.stores.server.home import Home, read_first_line, write_private

SHORTEST_PASSWORD = 8
"""Neo4j refuses shorter ones."""


def settle_password(home: Home, given: str | None) -> tuple[str, bool]:
    """The password of the server in this folder, and whether the server has yet to be told.

    The file holds it afterwards. A server takes a password only before its first start.

    Raises:
        ServerError: the given one is too short, not printable, or not the one of the first start.
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
    if known is not None:
        check_password(home, known, given)
        return known, False
    if given is None:
        raise ServerError(
            f"{file}: the file with the password is gone; give the password with --password-file, "
            "or choose another folder with --data"
        )
    write_private(file, given + "\n")
    return given, False


def check_password(home: Home, known: str, given: str | None) -> None:
    """Refuses a password that is not the one of the first start.

    Raises:
        ServerError: it is another one.
    """
    if given not in (None, known):
        raise ServerError(
            f"{home.path}: this server has had another password since its first start, it lies in "
            f"{home.password_file}; start without --password-file and NEO4J_PASSWORD, or choose another "
            "folder with --data"
        )


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
        raise ServerError(
            f"{home.path}: the first password could not be set:\n{settings.last_lines(ran.stderr)}"
        )


def _quoted(argument: str) -> str:
    """An argument as Neo4j's tool reads it from a file: quoted, and not taken for another such file."""
    text = argument.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{"@" if text.startswith("@") else ""}{text}"'
