"""Stand-ins for tests of the local server: one that answers within a moment, and a Maven repository."""

import hashlib
import json
import socket
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

# Shakes hands in Bolt and says a version over HTTP, on the ports of the configuration in its folder.
STAND_IN = """
import http.server, json, pathlib, socket, sys, threading

lines = pathlib.Path("conf/neo4j.conf").read_text().splitlines()
settings = dict(line.split("=", 1) for line in lines if "=" in line)

def port(name):
    return int(settings[f"server.{name}.listen_address"].rpartition(":")[2])

class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps({"neo4j_version": "5.26.30"}).encode())

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(401 if pathlib.Path("changed").exists() else 200)
        self.end_headers()

    def log_message(self, *_):
        pass

def shake_hands():
    while True:
        connection, _ = bolt.accept()
        connection.recv(20)
        connection.sendall(bytes([0, 0, 8, 5]))
        connection.close()

pathlib.Path("data/databases/system").mkdir(parents=True, exist_ok=True)
with open("starts", "a") as starts:
    starts.write("x")
bolt = socket.create_server(("127.0.0.1", port("bolt")))
threading.Thread(target=shake_hands, daemon=True).start()
http.server.HTTPServer(("127.0.0.1", port("http")), Answer).serve_forever()
"""

# Notes how it was called, and what the file says that it was pointed to.
STAND_IN_ADMIN = """
import json, pathlib, sys

*words, file = sys.argv[1:]
told = {"words": words, "file": file, "text": pathlib.Path(file[1:]).read_text(encoding="utf-8")}
pathlib.Path("told.json").write_text(json.dumps(told), encoding="utf-8")
"""


def stand_in(mark: str) -> list[str]:
    """The command of the stand-in; its process shows the mark."""
    return [sys.executable, "-c", STAND_IN, mark]


def stand_in_admin() -> list[str]:
    """The command of a stand-in for the administration tool."""
    return [sys.executable, "-c", STAND_IN_ADMIN]


def told_to_admin(home: Path) -> dict[str, object]:
    """How the stand-in for the administration tool was called in a folder."""
    told: dict[str, object] = json.loads((home / "told.json").read_text(encoding="utf-8"))
    return told


def free_port() -> int:
    """A port on which nothing listens at this moment."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
        return port


@contextmanager
def maven_repository(
    files: Mapping[str, bytes], damaged: str | None = None
) -> Iterator[tuple[str, list[str]]]:
    """A Maven repository on this machine: its address, and the paths that it was asked for.

    The checksum of the file `damaged` is wrong.
    """
    asked: list[str] = []

    class Answer(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = self.path.removeprefix("/")
            asked.append(path)
            name = path.removesuffix(".sha1")
            content = files.get(name)
            if content is not None and path != name:
                content = (
                    b"0" * 40
                    if name == damaged
                    else hashlib.sha1(content, usedforsecurity=False).hexdigest().encode()
                )
            self.send_response(404 if content is None else 200)
            self.send_header("Content-Length", str(len(content or b"")))
            self.end_headers()
            self.wfile.write(content or b"")

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def maven_files(version: str) -> dict[str, bytes]:
    """A Neo4j of one jar that needs another, and a Neo4j Browser, as a Maven repository keeps them."""
    needs = [("org.neo4j", "kernel", version)]
    return {
        **_published("org.neo4j", "neo4j", version, needs),
        **_published("org.neo4j", "kernel", version, []),
        **_published("org.neo4j.client", "neo4j-browser", "5.24.0", []),
    }


def _published(group: str, name: str, version: str, needs: list[tuple[str, str, str]]) -> dict[str, bytes]:
    parts = "".join(
        f"<dependency><groupId>{g}</groupId><artifactId>{a}</artifactId><version>{v}</version></dependency>"
        for g, a, v in needs
    )
    pom = (
        '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
        f"<groupId>{group}</groupId><artifactId>{name}</artifactId><version>{version}</version>"
        f"<dependencies>{parts}</dependencies></project>"
    )
    place = f"{group.replace('.', '/')}/{name}/{version}/{name}-{version}"
    return {f"{place}.pom": pom.encode(), f"{place}.jar": f"{name} {version}".encode()}
