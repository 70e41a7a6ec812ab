"""The commands that run Neo4j's own programs: the version, the classes, the arguments.

Paths are given relative to the server's folder where that can be: on Windows an argument can hold only the
letters of the system's code page, and a user's name may have others.
"""

import os
import re
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

from graph.errors import ServerError
from graph.stores.server import settings
from graph.stores.server.home import Home, read_first_line

DEFAULT_VERSION = "5.26.30"
_VERSION = re.compile(r"(5\.\d+|20\d\d\.\d+)\.\d+")

OPENED = tuple(
    f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in ("java.nio", "java.io", "sun.nio.ch")
)
"""What Neo4j's own start script opens of Java's inside."""


@dataclass(frozen=True, slots=True)
class Program:
    """Neo4j of one version, to run in one folder."""

    java: Path
    library: Path
    version: str
    home: Home

    def admin(self) -> list[str]:
        """The command of Neo4j's administration tool."""
        return [*self._java(), "org.neo4j.cli.AdminTool"]

    def server(self, mark: str) -> list[str]:
        """The command of the server; its process shows the argument `mark`."""
        return [
            *self._java(), mark, f"-Xms{settings.HEAP}", f"-Xmx{settings.HEAP}", "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError", "-Dlog4j2.disable.jmx=true", *OPENED, self._entry_point(),
            "--home-dir=", "--config-dir=conf", "--console-mode",  # the home is the folder in which it starts
        ]  # fmt: skip

    def environment(self) -> dict[str, str]:
        """Our environment for it: its folders named, no secrets, file names in UTF-8."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")}
        language = {} if sys.platform == "win32" else {"LC_ALL": "C.UTF-8"}
        return kept | language | {"NEO4J_HOME": str(self.home.path), "NEO4J_CONF": str(self.home.conf)}

    def _java(self) -> list[str]:
        try:
            library = os.path.relpath(self.library.resolve(), self.home.path.resolve())
        except ValueError:  # on another drive
            library = str(self.library)
        classes = str(Path(library, "*"))
        return [str(self.java), "-cp", classes, "-Dfile.encoding=UTF-8", "-Dbasedir=."]

    def _entry_point(self) -> str:
        """The class that starts the server, found as Neo4j's own start script finds it."""
        try:
            with zipfile.ZipFile(self.library / f"neo4j-{self.version}.jar") as jar:
                return jar.read("META-INF/services/org.neo4j.server.startup.EntryPoint").decode().strip()
        except (OSError, KeyError, zipfile.BadZipFile) as error:
            raise ServerError(f"{self.library}: damaged; delete this folder and start again") from error


def choose_version(home: Home, asked: str | None) -> str:
    """The version to start: as asked, but never one that could not open the data, or that would alter it.

    Raises:
        ServerError: no such version, or not for the data that is there.
    """
    if asked is not None and not _VERSION.fullmatch(asked):
        raise ServerError(
            f"{asked}: no version of Neo4j that is known here; for example 5.26.30 or 2026.09.0"
        )
    used = read_first_line(home.version_file) if home.version_file.exists() and home.has_data else ""
    if not _VERSION.fullmatch(used):
        return asked or DEFAULT_VERSION
    wanted = asked or (DEFAULT_VERSION if _may_follow(used, DEFAULT_VERSION) else used)
    if not _may_follow(used, wanted):
        raise ServerError(
            f"{home.path}: the data there is of Neo4j {used}, and {wanted} is older, or of another major "
            f"version; start it with --version {used}, or choose another folder with --data"
        )
    return wanted


def _may_follow(used: str, wanted: str) -> bool:
    """Whether data of one version may be opened with another: a later one of the same line, 5 or 20xx."""
    old, new = ([int(part) for part in version.split(".")] for version in (used, wanted))
    return (old[0] == 5) == (new[0] == 5) and old <= new
