"""A Neo4j Community of the user's own, started and stopped without Docker and without an installer.

home.py      the folder of a server, and what is known of the server that runs in it
jars.py      Neo4j's program files, fetched once
settings.py  the configuration
password.py  the password
program.py   versions, and the commands that run Neo4j's programs
probes.py    what answers on a port
process.py   processes that outlive us, and locks: what differs from platform to platform
start.py     start, stop, status
"""

from graph.stores.server.home import RunningServer, default_cache, default_home
from graph.stores.server.program import DEFAULT_VERSION
from graph.stores.server.start import (
    BOLT_PORT,
    HTTP_PORT,
    local_server,
    server_status,
    start_server,
    stop_server,
)

__all__ = [
    "BOLT_PORT",
    "DEFAULT_VERSION",
    "HTTP_PORT",
    "RunningServer",
    "default_cache",
    "default_home",
    "local_server",
    "server_status",
    "start_server",
    "stop_server",
]
