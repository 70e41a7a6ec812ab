"""The file of decisions on the disk: read whole, written whole, by one program at a time.

Every change reads the file anew under a lock, so that nothing that anybody added in between is lost, and
replaces it in one step, so that no half of it is ever seen.
"""

import os
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from graph.errors import DecisionError
from graph.identity.deciding import Decisions
from graph.identity.decisions import Decision
from graph.identity.decisiontable import Table, new_table, parse_table

# Excel on Windows takes a file without a mark for one in the encoding of the system.
_WRITTEN_AS = "utf-8-sig"
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# A writer holds the lock for as long as one small file takes.
_PATIENCE = 5.0
_STALE = 60.0
# Larger than any that people made: 100,000 decisions take a tenth of it.
_MAX_BYTES = 64 * 2**20


@dataclass(frozen=True, slots=True)
class DecisionFile:
    """A file of decisions as it was read; of one that is not there, without any."""

    path: Path
    decisions: Decisions


def read_decisions(path: Path) -> DecisionFile:
    """What people decided in a file; nothing where there is no such file yet.

    It may be in UTF-8, UTF-16 or GB18030, as spreadsheets save it.

    Raises:
        DecisionError: it cannot be read, or has lines that cannot be meant; the message lists all of them.
    """
    return DecisionFile(path, Decisions(_read_table(path).decisions))


def add_decision(path: Path, decision: Decision) -> DecisionFile:
    """Writes down a decision; what the file says of the same two bodies, or of the same relation, gives way.

    Raises:
        DecisionError: it contradicts others, with the chain named; or the file cannot be read or written.
    """

    def change(table: Table) -> Table:
        kept = table.without([d.line for d in table.decisions if d.line and _gives_way(d, decision)])
        for contradiction in Decisions((*kept.decisions, decision)).contradictions:
            if decision in contradiction.decisions:
                raise DecisionError(f"{path.name}: {contradiction.message}")
        return kept.add(decision)

    return _change(path, change)


def remove_decisions(path: Path, lines: Sequence[int]) -> DecisionFile:
    """Takes the decisions in these lines out of the file; comments stay.

    Raises:
        DecisionError: a line holds none, or the file cannot be read or written.
    """

    def change(table: Table) -> Table:
        known = {decision.line for decision in table.decisions}
        wrong = next((line for line in lines if line not in known), None)
        if wrong is not None:
            raise DecisionError(
                f"{path}: line {wrong} holds no decision; `liaison review --decided` lists them by line"
            )
        return table.without(lines)

    return _change(path, change)


def _gives_way(earlier: Decision, decision: Decision) -> bool:
    if decision.verdict.is_of_bodies:
        return earlier.verdict.is_of_bodies and earlier.pair == decision.pair
    return (
        earlier.spot is not None
        and decision.spot is not None
        and (earlier.one, earlier.other, earlier.spot.type, earlier.spot.place, earlier.spot.unit)
        == (decision.one, decision.other, decision.spot.type, decision.spot.place, decision.spot.unit)
        and earlier.spot.wording == decision.spot.wording
        and earlier.spot.status == decision.spot.status
    )


def _change(path: Path, change: Callable[[Table], Table]) -> DecisionFile:
    # What a link leads to is replaced, not the link.
    path = path.resolve()
    with _as_decision_errors(path), _locked(path):
        table = change(_read_table(path))
        _replace(path, table.to_text())
    return DecisionFile(path, Decisions(table.decisions))


def _read_table(path: Path) -> Table:
    try:
        with path.open("rb") as stream:
            content = stream.read(_MAX_BYTES + 1)
    except FileNotFoundError:
        return new_table()
    except OSError as error:
        raise DecisionError(f"{path}: the decisions cannot be read ({error.strerror})") from error
    if len(content) > _MAX_BYTES:
        raise DecisionError(f"{path}: more than {_MAX_BYTES // 2**20} MiB, which no file of decisions has")
    return parse_table(_decode(content, path), path.name)


def _decode(content: bytes, path: Path) -> str:
    encodings = [encoding for mark, encoding in _MARKS if content.startswith(mark)] or ["utf-8", "gb18030"]
    for encoding in encodings:
        with suppress(UnicodeDecodeError):
            return content.decode(encoding)
    raise DecisionError(f"{path}: the decisions are no text; save the file as CSV in UTF-8")


def _replace(path: Path, text: str) -> None:
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("w", encoding=_WRITTEN_AS, newline="") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        if path.exists():
            shutil.copymode(path, part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _as_decision_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except PermissionError as error:
        raise DecisionError(
            f"{path}: cannot be written ({error.strerror}); close it where it is open, in Excel for "
            "instance, or choose another file with --decisions"
        ) from error
    except OSError as error:
        raise DecisionError(
            f"{path}: cannot be written ({error.strerror}); choose another file with --decisions"
        ) from error


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Lets one program at a time change a file, by a second file that only one of them can create."""
    lock = path.with_name(path.name + ".lock")
    give_up = time.monotonic() + _PATIENCE
    while not _take(lock):
        if _is_left_behind(lock):
            lock.unlink(missing_ok=True)
        elif time.monotonic() > give_up:
            raise DecisionError(f"{path}: another program is changing it; if none is, delete {lock}")
        else:
            time.sleep(0.05)
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)


def _take(lock: Path) -> bool:
    try:
        os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    except FileExistsError:
        return False
    except PermissionError:
        # On Windows also while the file is being deleted by whoever had it.
        if lock.exists():
            return False
        raise
    return True


def _is_left_behind(lock: Path) -> bool:
    """Whether whoever made it must have crashed."""
    try:
        return time.time() - lock.stat().st_mtime > _STALE
    except OSError:
        return False
