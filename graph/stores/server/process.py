"""Processes that outlive us, and locks between processes: all that differs from platform to platform.

A process is recognised by an argument of its own, not by its number alone: numbers are given again to other
processes, and clocks are set.
"""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from graph.errors import ServerError

if TYPE_CHECKING:
    import psutil

if sys.platform == "win32":
    import msvcrt

    PORT_OPTION = socket.SO_EXCLUSIVEADDRUSE

    # A console of its own, which nobody sees: the server outlives the window that started it, and Ctrl-C
    # pressed there does not reach it.
    _DETACHED = subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP

    def _try_lock(file: IO[bytes]) -> bool:
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    PORT_OPTION = socket.SO_REUSEADDR  # a port that was closed a moment ago is free

    _DETACHED = 0

    def _try_lock(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@contextmanager
def exclusive(path: Path, timeout: float) -> Iterator[None]:
    """Holds the lock of a file; the system gives it back even when its holder is killed.

    Raises:
        ServerError: another process holds it for longer than `timeout` seconds.
    """
    give_up = time.monotonic() + timeout
    with path.open("ab") as file:  # closing the file gives the lock back
        while not _try_lock(file):
            if time.monotonic() > give_up:
                raise ServerError(
                    f"{path}: another command is at work there for long; try again when it has ended"
                )
            time.sleep(0.1)
        yield


def launch(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], log: Path
) -> subprocess.Popen[bytes]:
    """A process without a terminal, which goes on when we end; what it prints goes to the file `log`."""
    with log.open("wb") as output:
        return subprocess.Popen(  # noqa: S603  # our own command
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            creationflags=_DETACHED,
        )


def let_go(process: subprocess.Popen[bytes]) -> None:
    """Keeps Python from warning that a process which is meant to outlive us is still running."""
    process.returncode = 0


def find(pid: int, argument: str) -> "psutil.Process | None":
    """The living process of this number that was started with this argument."""
    try:
        import psutil
    except ModuleNotFoundError:  # comes with the server extra; without it no server was started
        return None
    try:
        process = psutil.Process(pid)
        return process if argument in process.cmdline() else None
    except psutil.Error:
        return None


def end(process: "psutil.Process", timeout: float) -> None:
    """Ends a process: asks it first (Windows cannot), and cuts it off after `timeout` seconds.

    Raises:
        ServerError: the system does not let go of it.
    """
    import psutil

    try:
        for way in (process.terminate, process.kill):
            way()
            try:
                process.wait(timeout)
            except psutil.TimeoutExpired:
                continue
            return
    except psutil.NoSuchProcess:
        return
    raise ServerError(f"process {process.pid} does not end; end it by the means of your system")
