"""Opening the store that a command names; `neo4j` is the server of NEO4J_URI, or the one started here."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.stores import Store
    from graph.stores.uris import Login


def open_chosen_store(store: str | None, *, read_only: bool = False) -> Store:
    """The store of `--store`, for reading only where the command only asks.

    Raises:
        StoreError: it cannot be opened; the message says what to do.
    """
    from graph.stores import open_store

    return open_store(store, read_only=read_only, find_server=_find_server)


def _find_server() -> Login | None:
    """The server that `liaison neo4j start` runs on this machine, if it runs."""
    from graph.stores.server import local_server
    from graph.stores.uris import Login

    server = local_server()
    return Login(server.uri, server.user, server.password) if server is not None else None
