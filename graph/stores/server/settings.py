"""The configuration of a local server, and what its log says."""

import re
from pathlib import Path

from graph.stores.server.home import HOST, Home

HEAP = "512m"
PAGE_CACHE = "128m"
"""Both small: reports are, and the machine is the user's own."""


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
