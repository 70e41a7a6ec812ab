"""Which database is meant: a URI, a path, the environment, or nothing at all."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from graph.errors import StoreError

DEFAULT_PATH = "liaison.db"
SERVER = "neo4j"
"""What one says instead of a URI to ask for the Neo4j that NEO4J_URI names, or that runs locally."""
SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")


@dataclass(frozen=True, slots=True)
class Login:
    """Where a Neo4j server is and how to enter it; `uri` carries no password."""

    uri: str
    user: str | None = None
    password: str | None = None
    database: str | None = None

    def __repr__(self) -> str:
        return f"Login(uri={self.uri!r}, user={self.user!r}, database={self.database!r})"


def is_server(uri: str) -> bool:
    """Whether this names a server rather than a file.

    Raises:
        StoreError: it has the form of a URI, but of a scheme that no store has.
    """
    scheme, separator, _ = uri.partition("://")
    if not separator:
        return False
    if scheme.lower() not in SCHEMES:
        known = ", ".join(f"{scheme}://" for scheme in SCHEMES)
        raise StoreError(
            f"{without_password(uri)}: no store has this scheme; use {known}, or the path of a file"
        )
    return True


def read_login(uri: str, environment: Mapping[str, str] = os.environ) -> Login:
    """The address and credentials of a server, those of the URI before those of the environment."""
    credentials, _, _ = uri.partition("://")[2].rpartition("@")
    user, _, password = credentials.partition(":")
    return Login(
        uri=without_password(uri),
        user=unquote(user) if user else environment.get("NEO4J_USERNAME"),
        password=unquote(password) if password else environment.get("NEO4J_PASSWORD"),
        database=environment.get("NEO4J_DATABASE") or None,
    )


def expand_path(path: str | os.PathLike[str]) -> Path:
    """The path of a file, with `~` read as the home folder.

    Raises:
        StoreError: the path is a folder, or lies in none.
    """
    expanded = Path(path).expanduser()
    if expanded.is_dir():
        raise StoreError(f"{expanded}: is a folder; name a file in it, such as {expanded / DEFAULT_PATH}")
    if not expanded.parent.is_dir():
        raise StoreError(f"{expanded}: the folder {expanded.parent} does not exist; create it first")
    return expanded


def without_password(uri: str) -> str:
    """The address without its credentials, also where these hold `/`, `#` or `?` as they are."""
    scheme, separator, rest = uri.partition("://") if "://" in uri else ("", "", uri)
    return scheme.lower() + separator + rest.rpartition("@")[2]
