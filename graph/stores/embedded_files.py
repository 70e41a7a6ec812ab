"""The files of an embedded database: what is in them, who may read them, and what goes wrong with them."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

from graph.errors import StoreError

if TYPE_CHECKING:
    import kglite

# How a file of this database begins; anything else is left alone.
_MAGIC = b"RGF"
# The size of a log that holds no commits.
_EMPTY_LOG = 5
_umask_lock = threading.Lock()


def has_commits(path: FilePath) -> bool:
    """Whether the log of the file holds anything that a crash may have kept from being saved."""
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > _EMPTY_LOG


def load_saved(path: FilePath) -> "kglite.KnowledgeGraph":
    """What was last saved in a file that exists."""
    import warnings

    import kglite

    with warnings.catch_warnings(), as_store_errors(path):
        # It says that a log has newer commits: those of the process that writes just now.
        warnings.simplefilter("ignore", UserWarning)
        return kglite.load(str(path))


def check_magic(path: FilePath) -> None:
    """Refuses a file that is there and is no database.

    Raises:
        StoreError: it is something else, or cannot be read.
    """
    if not path.exists():
        return
    with as_store_errors(path), path.open("rb") as file:
        magic = file.read(len(_MAGIC))
    if magic != _MAGIC:
        what = "an empty file" if not magic else "no database of this program"
        raise StoreError(f"{path}: is {what}; name another file with --store, or remove it")


def describe_holder(path: FilePath, holder: dict[str, Any]) -> str:
    """Who is writing the file, and what to do about it."""
    if holder.get("self"):
        return f"{path}: is already being written by this process; close the store that was opened first"
    pid = holder.get("pid") or "unknown"
    return (
        f"{path}: is being written by another process (pid {pid}); wait until it is done, or stop it; "
        "reading goes on from what it has saved"
    )


@contextmanager
def private_files() -> Iterator[None]:
    """Files that come into being here are readable by their owner alone."""
    with _umask_lock:
        before = os.umask(0o077)
        try:
            yield
        finally:
            os.umask(before)


@contextmanager
def as_store_errors(path: FilePath) -> Iterator[None]:
    """What the file system or the database says of a file, as one of our own errors."""
    import kglite

    try:
        yield
    except kglite.WriterLeaseHeldError:
        raise
    except (kglite.FileError, kglite.FileIoError, OSError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise StoreError(
            f"{path}: cannot be read or written: {reason}; check its permissions and the disk"
        ) from error
    except (kglite.KgError, ValueError, RuntimeError) as error:
        raise StoreError(f"{path}: is damaged or of another version of the database: {error}") from error
