"""A bar on the terminal while many files are read."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loaders import LoadedFile


@contextmanager
def show_progress() -> Iterator["Callable[[LoadedFile, int, int], None] | None"]:
    """What is to be told of every file, how many are done and how many there are; None for a pipe.

    The bar appears with the first file of several, and leaves no trace.
    """
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
    from rich.text import Text

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, visible=False)

        def advance(file: "LoadedFile", done: int, total: int) -> None:
            # A name may hold what rich takes for markup.
            name = Text(file.path.name).markup
            bar.update(task, completed=done, total=total, visible=total > 1, description=name)

        yield advance
