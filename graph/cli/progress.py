"""A bar on the terminal while many files are read, or many reports made again."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.model import Report
    from loaders import LoadedFile

Advance = Callable[[str, int, int], None]
"""Takes what is done, how many are, and how many there are."""


@contextmanager
def show_progress() -> Iterator["Callable[[LoadedFile, int, int], None] | None"]:
    """What is to be told of every file, how many are done and how many there are; None for a pipe.

    The bar appears with the first file of several, and leaves no trace.
    """
    with _show_bar() as advance:
        if advance is None:
            yield None
        else:
            yield lambda file, done, total: advance(file.path.name, done, total)


@contextmanager
def show_replay() -> Iterator["Callable[[Report, int, int], None] | None"]:
    """The same for stored reports that are brought in line with decisions."""
    with _show_bar() as advance:
        if advance is None:
            yield None
        else:
            yield lambda report, done, total: advance(report.title, done, total)


@contextmanager
def _show_bar() -> Iterator[Advance | None]:
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
    from rich.text import Text

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, visible=False)

        def advance(name: str, done: int, total: int) -> None:
            # A name may hold what rich takes for markup.
            bar.update(task, completed=done, total=total, visible=total > 1, description=Text(name).markup)

        yield advance
