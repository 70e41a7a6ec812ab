"""The embedded backend: the graph in one file and its log, read and written in this process.

Reading takes no lease: it sees what was last saved, also while another process writes. The first write
takes the lease and keeps it until the store is closed, so that no second process can write meanwhile.
A commit is in the log, on the disk, before it is reported; what a crash left there is recovered when the
file is next opened.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import cache
from pathlib import Path as FilePath
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from graph.errors import QueryError, StoreError
from graph.stores.base import Parameters, Result
from graph.stores.embedded_cypher import Statement, translate
from graph.stores.embedded_files import (
    as_store_errors,
    check_magic,
    describe_holder,
    has_commits,
    load_saved,
    private_files,
)
from graph.stores.embedded_values import read_result
from graph.stores.guard import check_read
from graph.stores.limits import check_embedded, check_embedded_write
from graph.stores.refusals import explain_refusal

if TYPE_CHECKING:
    import kglite

# A checkpoint rewrites the whole file. As long as that is quick it follows every commit, so that readers are
# up to date; of a large graph it may take a fifth of the time that passes, or loading would crawl.
_QUICK_SECONDS = 0.1
_CHECKPOINT_SHARE = 0.2
# What the optimizer of the database calls its shortcuts.
_SHORTCUTS = ("fuse_", "rewrite_count_")


def open_embedded(path: FilePath, *, read_only: bool = False) -> "EmbeddedStore":
    """The embedded database in a file, which is created by the first write.

    Raises:
        StoreError: the file is something else, cannot be read, or is missing with `read_only`.
    """
    if not path.exists() and not has_commits(path) and read_only:
        raise StoreError(f"{path}: there is no database yet; load a report first with `liaison load`")
    check_magic(path)
    return EmbeddedStore(path, read_only=read_only)


class EmbeddedStore:
    """A graph in one file; see `graph.stores.base.Store`."""

    backend = "embedded"

    def __init__(self, path: FilePath, *, read_only: bool = False) -> None:
        import kglite

        kglite.set_query_warning_policy("silent")
        self._path = path
        self._read_only = read_only
        self._lock = threading.RLock()
        self._writes = False
        self._closed = False
        self._checkpoint = _Checkpoints()
        self._graph = self._load()

    @property
    def uri(self) -> str:
        """The path of the file."""
        return str(self._path)

    def read(self, cypher: str, parameters: Parameters | None = None) -> Result:
        """The rows of a statement that cannot write; see `Store.read`."""
        check_read(cypher)
        statement = translate(cypher, parameters or {})
        check_embedded(statement.tokens)
        with self._lock:
            self._check_open()
            return _run(self._graph, statement, hide_structural_keys=True, disabled_passes=_list_shortcuts())

    def write(self) -> AbstractContextManager["EmbeddedTransaction"]:
        """A transaction; see `Store.write`."""
        return self._write()

    @contextmanager
    def _write(self) -> Iterator["EmbeddedTransaction"]:
        with self._lock:
            self._check_open()
            self._take_lease()
            transaction = self._graph.begin()
            try:
                yield EmbeddedTransaction(transaction)
            except BaseException:
                transaction.rollback()
                raise
            self._commit(transaction)

    def close(self) -> None:
        """Saves what was written and gives the file back."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
            if self._writes:
                with private_files(), as_store_errors(self._path):
                    self._graph.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _check_open(self) -> None:
        if self._closed:
            raise StoreError(f"{self._path}: this store was closed; open it again")

    def _load(self) -> "kglite.KnowledgeGraph":
        """What was last saved, after what a crash left in the log was recovered."""
        import kglite

        if has_commits(self._path):
            self._recover()
        graph = load_saved(self._path) if self._path.exists() else kglite.KnowledgeGraph()
        graph.read_only(True)
        return graph

    def _recover(self) -> None:
        """Saves the commits of the log; where another process is writing, they are still its own."""
        import kglite

        with suppress(kglite.WriterLeaseHeldError), private_files(), as_store_errors(self._path):
            kglite.open(str(self._path), durable="full", auto_checkpoint_wal_mib=0).close()

    def _take_lease(self) -> None:
        """Makes this process the one that writes, and reads anew what others wrote in between."""
        import kglite

        if self._read_only:
            raise StoreError(f"{self._path}: is opened for reading only")
        if self._writes:
            return
        try:
            with private_files(), as_store_errors(self._path):
                self._graph = kglite.open(str(self._path), durable="full", auto_checkpoint_wal_mib=0)
        except kglite.WriterLeaseHeldError as error:
            raise StoreError(describe_holder(self._path, error.holder)) from error
        self._graph.read_only(True)
        self._writes = True

    def _commit(self, transaction: "kglite.Transaction") -> None:
        with private_files(), as_store_errors(self._path):
            transaction.commit()
            if self._checkpoint.is_due():
                with self._checkpoint.timed():
                    self._graph.save()


class EmbeddedTransaction:
    """A transaction that writes; nobody else sees it before its block ends."""

    def __init__(self, transaction: "kglite.Transaction") -> None:
        self._transaction = transaction

    def run(self, cypher: str, parameters: Parameters | None = None) -> Result:
        """The rows of a statement, which sees what the transaction wrote before."""
        statement = translate(cypher, parameters or {})
        check_embedded(statement.tokens)
        check_embedded_write(statement.tokens)
        return _run(self._transaction, statement)


class _Checkpoints:
    """When the whole file is worth writing anew, for readers to see the latest commits."""

    def __init__(self) -> None:
        self._last = float("-inf")
        self._took = 0.0

    def is_due(self) -> bool:
        passed = time.monotonic() - self._last
        return self._took <= _QUICK_SECONDS or passed * _CHECKPOINT_SHARE >= self._took

    @contextmanager
    def timed(self) -> Iterator[None]:
        begin = time.monotonic()
        yield
        self._last = time.monotonic()
        self._took = self._last - begin


def _run(runner: "kglite.KnowledgeGraph | kglite.Transaction", statement: Statement, **more: Any) -> Result:
    import kglite

    def run(cypher: str, parameters: dict[str, Any]) -> "kglite.ResultView":
        answer: Any = runner.cypher(cypher, params=parameters, **more)
        if isinstance(answer, str):
            raise QueryError("FORMAT CSV is no Cypher; write the rows with --format csv")
        return answer  # type: ignore[no-any-return]

    try:
        return read_result(run, statement)
    except kglite.ReadOnlyError as error:
        raise QueryError("a query only reads; this statement would write") from error
    except kglite.ConstraintError as error:
        raise StoreError(f"the database refuses what would break a constraint: {error}") from error
    except (kglite.CypherError, kglite.SchemaError, kglite.ArgumentError, kglite.ValidationError) as error:
        raise QueryError(explain_refusal(statement, error)) from error
    except (TypeError, OverflowError, RecursionError) as error:
        raise QueryError(f"a parameter has no value that a database takes: {error}") from error


@cache
def _list_shortcuts() -> list[str]:
    """The shortcuts of its optimizer that count without matching, which we do without.

    One of them finds nothing in `MATCH (a:Organization)-[:LIAISON]->(b)-[:VISIT]-(c) RETURN count(b)`, for
    any pattern of two steps of which one has no direction. They save little: of 300,000 relationships a
    count takes a tenth of a second without them.
    """
    import kglite

    return [name for name in kglite.cypher_pass_names() if name.startswith(_SHORTCUTS)]
