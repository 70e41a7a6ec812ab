"""Files → lines and tables of cells, each with its origin.

opening.py    a file → a source, by the first reader whose format it is
source.py     a file as it was given: its bytes, its text, where something stands in it
formats.py    what a file is by its first bytes
encodings.py  bytes → text
composing.py  a document that is no plain text, as one text with its tables
content.py    what every reader gives: lines, grids, origins
tabbed.py     a layout of plain text: cells on lines of their own, behind a tab

A further format is a reader that gives a `Source` with blocks of its own; a further layout of plain text is
one that takes a `Source` and gives a `Content`, or None where the text is not laid out so.
"""

from collections.abc import Callable

from loaders.documents.content import Block, Content, Grid, Merged, Notice, Origin, Piece
from loaders.documents.opening import MAX_BYTES, parse_source, printable, read_source
from loaders.documents.source import Source
from loaders.documents.tabbed import read_tabbed

__all__ = [
    "MAX_BYTES",
    "Block",
    "Content",
    "Grid",
    "Merged",
    "Notice",
    "Origin",
    "Piece",
    "Source",
    "parse_source",
    "printable",
    "read_content",
    "read_source",
]

_LAYOUTS: tuple[Callable[[Source], Content | None], ...] = (read_tabbed,)


def read_content(source: Source) -> Content | None:
    """The tables and lines of a document; None where there is no table.

    The tables that the format itself has are taken; where it has none, the text is tried layout by layout.
    """
    if source.blocks is not None and any(isinstance(block, Grid) for block in source.blocks):
        return Content("tables", source.blocks, source.notices)
    for layout in _LAYOUTS:
        content = layout(source)
        if content is not None:
            return content
    return None
