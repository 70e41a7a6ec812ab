"""Files → lines and tables of cells, each with its origin: one reader a layout or a format.

A further format is one more reader: it takes a `Source` and gives a `Content`, or None where the file is
not of its kind; the first that gives one is taken.
"""

from collections.abc import Callable

from loaders.documents.content import Content, Grid, Notice, Piece
from loaders.documents.source import MAX_BYTES, Source, read_source
from loaders.documents.tabbed import read_tabbed

__all__ = ["MAX_BYTES", "Content", "Grid", "Notice", "Piece", "Source", "read_content", "read_source"]

_READERS: tuple[Callable[[Source], Content | None], ...] = (read_tabbed,)


def read_content(source: Source) -> Content | None:
    """The tables and lines of a document; None where no reader finds a table in it."""
    for reader in _READERS:
        content = reader(source)
        if content is not None:
            return content
    return None
