"""What answers on the ports of this machine. No proxy comes between, whatever the environment says."""

import http.client
import json
import socket
from base64 import b64encode

from graph.errors import ServerError
from graph.stores.server import process
from graph.stores.server.home import HOST, RunningServer
from graph.stores.server.jars import WAYS_OUT


def answers(running: RunningServer) -> bool:
    """Whether a server is ready, for drivers as well as for Neo4j Browser."""
    return speaks_bolt(running.bolt_port) and http_version(running.http_port) is not None


def takes_password(running: RunningServer) -> bool:
    """Whether a server that answers takes the password that we know of it; False when it refuses."""
    login = b64encode(f"{running.user}:{running.password}".encode()).decode("ascii")
    headers = {"Authorization": f"Basic {login}", "Content-Type": "application/json"}
    connection = http.client.HTTPConnection(HOST, running.http_port, timeout=30)
    try:
        connection.request("POST", "/db/neo4j/tx/commit", body='{"statements": []}', headers=headers)
        return connection.getresponse().status != http.client.UNAUTHORIZED
    except (OSError, http.client.HTTPException):
        return True  # not refused, at least
    finally:
        connection.close()


def check_free(port: int, option: str) -> None:
    """Refuses a port on which something listens already; `option` chooses another.

    Raises:
        ServerError: the port is taken.
    """
    try:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, process.PORT_OPTION, 1)
            probe.bind((HOST, port))
        if not _listens(port):  # some systems let two listen: one here, one on all addresses
            return
        reason = "taken"
    except OSError as error:
        reason = error.strerror or str(error)
    what = "a Neo4j" if speaks_bolt(port) or http_version(port) else "another program"
    raise ServerError(
        f"port {port} of {HOST} cannot be used ({reason}): {what} is there; choose another with "
        f"{option}. {WAYS_OUT}"
    )


def speaks_bolt(port: int) -> bool:
    """Whether something shakes hands in Bolt, the language of Neo4j's drivers."""
    hello = bytes.fromhex("6060b01700080805000204040000000000000000")  # 5.0 to 5.8, 4.2 to 4.4
    try:
        with socket.create_connection((HOST, port), timeout=2) as connection:
            connection.sendall(hello)
            return len(connection.recv(4)) == 4
    except OSError:
        return False


def http_version(port: int) -> str | None:
    """The version of the Neo4j that answers on a port; None when it is not there yet, or something else."""
    connection = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", "/", headers={"Accept": "application/json"})
        return str(json.loads(connection.getresponse().read())["neo4j_version"])
    except (OSError, http.client.HTTPException, ValueError, KeyError, TypeError):
        return None
    finally:
        connection.close()


def _listens(port: int) -> bool:
    try:
        socket.create_connection((HOST, port), timeout=1).close()
    except OSError:
        return False
    return True
