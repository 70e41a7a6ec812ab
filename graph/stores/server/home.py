"""The folder of a local server, and what is known of the server that runs in it."""

import json
import os
from dataclasses import dataclass, field
from pathlib import Path

from graph.errors import ServerError
from graph.stores.server import process

HOST = "127.0.0.1"
"""Local servers listen here, and nowhere else."""

USER = "neo4j"


@dataclass(frozen=True, slots=True)
class RunningServer:
    """A Neo4j that runs on this machine, started by `start_server`."""

    uri: str
    """For drivers: `bolt://127.0.0.1:7687`."""
    browser_url: str
    """Neo4j Browser, for people: `http://127.0.0.1:7474/browser/`."""
    user: str
    password: str = field(repr=False)
    password_file: Path
    """Where the password lies, readable by its owner only."""
    version: str
    pid: int
    bolt_port: int
    http_port: int
    home: Path
    """Its folder: configuration, data, logs."""
    log: Path
    """What the server says of itself."""
    mark: str = field(repr=False)
    """The argument by which its process is recognised."""


@dataclass(frozen=True, slots=True)
class Home:
    """The folder of one server; the layout is Neo4j's own, with `run` and `password` of ours."""

    path: Path

    @property
    def conf(self) -> Path:
        return self.path / "conf"

    @property
    def log(self) -> Path:
        """What the server says of itself since its last start; Neo4j's own logs lie beside it."""
        return self.path / "logs" / "console.log"

    @property
    def password_file(self) -> Path:
        return self.path / "password"

    @property
    def version_file(self) -> Path:
        """The version that last used the data."""
        return self.path / "version"

    @property
    def state(self) -> Path:
        """Process, version and ports of the server that runs, as JSON."""
        return self.path / "run" / "server.json"

    @property
    def lock(self) -> Path:
        return self.path / "run" / "lock"

    @property
    def has_data(self) -> bool:
        """Whether a server has run here, and so fixed the password."""
        return (self.path / "data" / "databases" / "system").is_dir()

    def make(self) -> None:
        """Makes the folders, for their owner only.

        Raises:
            ServerError: it cannot be made or written to.
        """
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            for name in ("conf", "data", "import", "logs", "plugins", "run"):
                # Closed by themselves: the folder may have been there, open to others.
                (self.path / name).mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise ServerError(
                f"{self.path}: no folder for a server can be made there ({error.strerror}); "
                "choose another with --data"
            ) from error

    def running(self) -> RunningServer | None:
        """The server that runs here; None when there is none, or the number is another process's by now."""
        try:
            known = json.loads(self.state.read_text(encoding="utf-8"))
            pid, mark, version = int(known["pid"]), str(known["mark"]), str(known["version"])
            bolt_port, http_port = int(known["bolt_port"]), int(known["http_port"])
        except (OSError, ValueError, KeyError, TypeError):
            return None
        if process.find(pid, mark) is None:
            return None
        return RunningServer(
            uri=f"bolt://{HOST}:{bolt_port}",
            browser_url=f"http://{HOST}:{http_port}/browser/",
            user=USER,
            password=_read_password(self.password_file),
            password_file=self.password_file,
            version=version,
            pid=pid,
            bolt_port=bolt_port,
            http_port=http_port,
            home=self.path,
            log=self.log,
            mark=mark,
        )

    def remember(self, pid: int, mark: str, version: str, bolt_port: int, http_port: int) -> None:
        """Writes down which server runs here."""
        known = {
            "pid": pid,
            "mark": mark,
            "version": version,
            "bolt_port": bolt_port,
            "http_port": http_port,
        }
        draft = self.state.with_suffix(".new")
        draft.write_text(json.dumps(known), encoding="utf-8")
        draft.replace(self.state)

    def forget(self) -> None:
        """Writes down that none runs here any more."""
        self.state.unlink(missing_ok=True)


def _read_password(file: Path) -> str:
    """The password, empty where its file is gone or unreadable: the server runs all the same."""
    try:
        return read_first_line(file)
    except (OSError, UnicodeDecodeError):
        return ""


def home_of(path: Path | None) -> Home:
    """The home at a path, absolute; the user's own where none is given."""
    return Home(Path(os.path.abspath(path or default_home())))  # noqa: PTH100  # a link stays a link


def default_home() -> Path:
    """The folder of the user's server: `neo4j` in LIAISON_DATA, or where the system keeps programs' data."""
    import platformdirs

    named = os.environ.get("LIAISON_DATA")
    base = Path(named).expanduser() if named else platformdirs.user_data_path("liaison", appauthor=False)
    return base / "neo4j"


def default_cache() -> Path:
    """The folder for what can be fetched again: LIAISON_CACHE, or the system's place for caches."""
    import platformdirs

    named = os.environ.get("LIAISON_CACHE")
    return Path(named).expanduser() if named else platformdirs.user_cache_path("liaison", appauthor=False)


def read_first_line(file: Path) -> str:
    """The first line of a file, such as the password."""
    return file.read_text(encoding="utf-8").partition("\n")[0].rstrip("\r")


def write_private(file: Path, text: str) -> None:
    """Writes a file that only its owner can read (on Windows: as private as its folder)."""
    file.unlink(missing_ok=True)
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as opened:
        opened.write(text)
