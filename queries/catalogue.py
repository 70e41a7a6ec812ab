"""The catalogue: every named query that lies beside this file, read once and checked."""

from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from types import MappingProxyType

from graph.errors import QueryError
from graph.stores.base import Result, Store
from queries.headers import read_query
from queries.named import NamedQuery


def run_query(store: Store, name: str, /, **parameters: object) -> Result:
    """The answer of a named query; `reports` are all stored ones unless given.

    Raises:
        QueryError: the query or a parameter is unknown, or a value is of another type.
    """
    query = get_query(name)
    if "reports" not in parameters:
        rows = store.read("MATCH (p:Report) RETURN p.id AS id ORDER BY id")
        parameters["reports"] = [id_ for (id_,) in rows]
    return store.read(query.cypher, query.fill(parameters))


def get_query(name: str) -> NamedQuery:
    """The query of that name.

    Raises:
        QueryError: there is none; the message lists those there are.
    """
    catalogue = read_catalogue()
    if name not in catalogue:
        near = get_close_matches(name, catalogue, n=1)
        hint = f" (did you mean {near[0]}?)" if near else ""
        raise QueryError(f"there is no query {name}{hint}; there are {', '.join(catalogue)}")
    return catalogue[name]


@cache
def read_catalogue() -> Mapping[str, NamedQuery]:
    """Every query of the catalogue by its name, sorted.

    Raises:
        QueryError: a file's header and its statement disagree, or the header cannot be read.
    """
    return read_folder(Path(__file__).parent)


def read_folder(folder: Path) -> Mapping[str, NamedQuery]:
    """The queries in a folder's `*.cypher` files by name, sorted; each is checked."""
    paths = sorted(folder.glob("*.cypher"))
    return MappingProxyType({path.stem: read_query(path) for path in paths})
