"""Opening the database that is meant."""

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Protocol

from graph.errors import StoreError
from graph.stores.base import Store
from graph.stores.schema import read_version
from graph.stores.uris import (
    DEFAULT_PATH,
    SERVER,
    Login,
    expand_path,
    is_server,
    read_login,
    without_password,
)


class Server(Protocol):
    """A Neo4j that runs on this machine, and how to enter it."""

    @property
    def uri(self) -> str: ...

    @property
    def user(self) -> str | None: ...

    @property
    def password(self) -> str | None: ...


FindServer = Callable[[], Server | None]
"""Gives the Neo4j that was started on this machine, None where none runs."""


def open_store(
    uri: str | os.PathLike[str] | None = None,
    *,
    user: str | None = None,
    password: str | None = None,
    database: str | None = None,
    read_only: bool = False,
    find_server: FindServer | None = None,
    environment: Mapping[str, str] = os.environ,
) -> Store:
    """The database at a URI or a path; close it, or use it as a context manager.

    `uri` is the address of a Neo4j server (`bolt://localhost:7687`, `neo4j+s://…`), the path of an embedded
    database, the word `neo4j`, or None. The word stands for the server of NEO4J_URI, or for the one that
    `find_server` finds, which is by default the one that `liaison neo4j start` started. None stands for
    NEO4J_URI where it is set, else for `liaison.db` in the current folder. Credentials that are not given
    come from the URI, then from NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE.

    With `read_only` nothing can be written, and an embedded database is not created where there is none.

    Raises:
        StoreError: the URI is of another kind, the database does not answer, refuses the credentials, or
            was written by a newer version; with `read_only`, there is no such file.
    """
    given = Login(uri="", user=user, password=password, database=database)
    if uri is None:
        uri = SERVER if environment.get("NEO4J_URI") else DEFAULT_PATH
    address = os.fspath(uri)
    if address == SERVER:
        store = _open_server(_find_login(environment, find_server), given, read_only)
    elif is_server(address):
        store = _open_server(read_login(address, environment), given, read_only)
    else:
        store = _open_file(address, read_only)
    return _check_version(store)


def _check_version(store: Store) -> Store:
    try:
        read_version(store)
    except BaseException:
        store.close()
        raise
    return store


def _find_login(environment: Mapping[str, str], find_server: FindServer | None) -> Login:
    address = environment.get("NEO4J_URI")
    if address and is_server(address):
        return read_login(address, environment)
    if address:
        raise StoreError(
            f"NEO4J_URI={without_password(address)}: is no address of a server, such as bolt://localhost:7687"
        )
    if find_server is None:
        from graph.stores.server import local_server

        find_server = local_server
    server = find_server()
    if server is None:
        raise StoreError(
            "neo4j: no server is known; set NEO4J_URI to its address, such as bolt://localhost:7687, "
            "or start one with `liaison neo4j start`"
        )
    return Login(server.uri, server.user, server.password)


def _open_server(login: Login, given: Login, read_only: bool) -> Store:
    from graph.stores.neo4j import open_neo4j

    login = replace(
        login,
        user=given.user or login.user,
        password=given.password or login.password,
        database=given.database or login.database,
    )
    return open_neo4j(login, read_only=read_only)


def _open_file(path: str, read_only: bool) -> Store:
    from graph.stores.embedded import open_embedded

    return open_embedded(expand_path(path), read_only=read_only)
