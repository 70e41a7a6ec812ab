"""The Neo4j backend, by the official driver: a server, a cluster or Aura."""

import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from graph.errors import LiaisonError, QueryError, StoreError
from graph.stores.base import Parameters, Result, TransientStoreError
from graph.stores.guard import check_read
from graph.stores.neo4j_values import read_result
from graph.stores.uris import Login

if TYPE_CHECKING:
    import neo4j

# Long enough for a server across the world, short enough to learn that nothing listens there.
_CONNECT_SECONDS = 10.0
# How long the driver repeats a read that met a deadlock, a leader change or a lost connection.
_RETRY_SECONDS = 15.0


def open_neo4j(login: Login, *, read_only: bool = False) -> "Neo4jStore":
    """The graph of a Neo4j server, once it has answered.

    Raises:
        StoreError: the server does not answer, refuses the credentials, or has no such database.
    """
    import neo4j

    # The driver logs what it raises as well, and without a handler that goes to stderr.
    logging.getLogger("neo4j").addHandler(logging.NullHandler())
    try:
        driver = neo4j.GraphDatabase.driver(
            login.uri,
            auth=(login.user or "neo4j", login.password) if login.password else None,
            notifications_min_severity="OFF",
            connection_timeout=_CONNECT_SECONDS,
            max_transaction_retry_time=_RETRY_SECONDS,
            user_agent="liaison-graph",
        )
    except (ValueError, neo4j.exceptions.ConfigurationError) as error:
        raise StoreError(f"{login.uri}: is no address of a server: {error}") from error
    store = Neo4jStore(driver, login, read_only=read_only)
    try:
        store.greet()
    except BaseException:
        store.close()
        raise
    return store


class Neo4jStore:
    """A graph in a Neo4j database; see `graph.stores.base.Store`."""

    backend = "neo4j"

    def __init__(self, driver: "neo4j.Driver", login: Login, *, read_only: bool = False) -> None:
        self._driver = driver
        self._login = login
        self._read_only = read_only
        self._closed = False

    @property
    def uri(self) -> str:
        """The address of the server, without any password."""
        return self._login.uri

    def greet(self) -> None:
        """Passes when the server answers and lets us in; asks only once, unlike `read`.

        Raises:
            StoreError: it does not.
        """
        import neo4j

        try:
            with self._errors(), self._session(neo4j.READ_ACCESS) as session:
                session.run("RETURN 1").consume()
        except ValueError as error:
            raise _explain_driver(error, self._login) from error

    def read(self, cypher: str, parameters: Parameters | None = None) -> Result:
        """The rows of a statement that cannot write; see `Store.read`."""
        import neo4j

        check_read(cypher)
        values = dict(parameters or {})
        with self._errors(), self._session(neo4j.READ_ACCESS) as session:
            return session.execute_read(lambda transaction: _run(transaction, cypher, values))

    def write(self) -> AbstractContextManager["Neo4jTransaction"]:
        """A transaction; see `Store.write`."""
        return self._write()

    @contextmanager
    def _write(self) -> Iterator["Neo4jTransaction"]:
        import neo4j

        if self._read_only:
            raise StoreError(f"{self.uri}: is opened for reading only")
        with self._errors():
            session = self._session(neo4j.WRITE_ACCESS)
        with session:
            with self._errors():
                transaction = session.begin_transaction()
            try:
                yield Neo4jTransaction(transaction, self._errors)
            except BaseException:
                with suppress(neo4j.exceptions.Neo4jError, neo4j.exceptions.DriverError):
                    transaction.rollback()
                raise
            with self._errors():
                transaction.commit()

    def close(self) -> None:
        """Closes the connections."""
        self._closed = True
        self._driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _session(self, access: str) -> "neo4j.Session":
        if self._closed:
            raise StoreError(f"{self.uri}: this store was closed; open it again")
        return self._driver.session(default_access_mode=access, database=self._login.database)

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """What the driver raises, as one of our own errors."""
        import neo4j

        try:
            yield
        except LiaisonError:
            raise
        except neo4j.exceptions.Neo4jError as error:
            raise _explain_server(error, self._login) from error
        except (neo4j.exceptions.DriverError, OSError) as error:
            raise _explain_driver(error, self._login) from error


class Neo4jTransaction:
    """A transaction that writes; nobody else sees it before its block ends."""

    def __init__(
        self, transaction: "neo4j.Transaction", errors: Callable[[], AbstractContextManager[None]]
    ) -> None:
        self._transaction = transaction
        self._errors = errors

    def run(self, cypher: str, parameters: Parameters | None = None) -> Result:
        """The rows of a statement, which sees what the transaction wrote before."""
        with self._errors():
            return _run(self._transaction, cypher, dict(parameters or {}))


def _run(
    transaction: "neo4j.Transaction | neo4j.ManagedTransaction", cypher: str, parameters: dict[str, Any]
) -> Result:
    try:
        return read_result(transaction.run, cypher, parameters)
    except (TypeError, ValueError, OverflowError, RecursionError) as error:
        raise QueryError(f"a parameter has no value that a database takes: {error}") from error


def _explain_server(error: "neo4j.exceptions.Neo4jError", login: Login) -> LiaisonError:
    """What the server refused, and what to do about it."""
    code, said = error.code or "", (error.message or str(error)).strip().partition("\n")[0]
    if code.startswith("Neo.ClientError.Security."):
        return StoreError(_explain_security(code, login, said))
    if code == "Neo.ClientError.Database.DatabaseNotFound":
        return StoreError(
            f"{login.uri}: has no database {login.database!r}; set NEO4J_DATABASE to one that it has, "
            "or leave it out for the user's own (Community Edition has `neo4j`)"
        )
    if code == "Neo.ClientError.Statement.AccessMode":
        return QueryError("a query only reads; this statement would write")
    if code == "Neo.ClientError.Schema.ConstraintValidationFailed":
        return StoreError(f"the database refuses what would break a constraint: {said}")
    if code.startswith("Neo.ClientError."):
        return QueryError(said)
    if error.is_retryable():
        return TransientStoreError(f"{login.uri}: could not finish just now: {said}; try again")
    return StoreError(f"{login.uri}: {said}")


def _explain_security(code: str, login: Login, said: str) -> str:
    if code.endswith("AuthenticationRateLimit"):
        return f"{login.uri}: too many wrong passwords; wait some seconds, then set NEO4J_PASSWORD"
    if code.endswith("CredentialsExpired"):
        return f"{login.uri}: the password of {login.user or 'neo4j'} must be changed first, in Neo4j Browser"
    if not code.endswith("Unauthorized"):
        return f"{login.uri}: user {login.user or 'neo4j'} may not do this: {said}"
    if not login.password:
        return f"{login.uri}: asks for a password; set NEO4J_USERNAME and NEO4J_PASSWORD"
    return (
        f"{login.uri}: refuses the password of {login.user or 'neo4j'}; "
        "set NEO4J_USERNAME and NEO4J_PASSWORD to what the server expects"
    )


def _explain_driver(error: Exception, login: Login) -> StoreError:
    """What kept the driver from reaching the server."""
    reason = " ".join(str(error).split())
    message = (
        f"{login.uri}: no Neo4j answers there ({reason}); start it (`liaison neo4j start` starts one here), "
        "or set NEO4J_URI to where it runs"
    )
    retryable = getattr(error, "is_retryable", None)
    return TransientStoreError(message) if retryable is not None and retryable() else StoreError(message)
