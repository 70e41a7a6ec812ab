"""Plain text → tables, by the ways in which text lays them out; a text may use several.

regions.py  what a layout makes of a run of lines
drawn.py    boxes: ┌─┬─┐ or +---+, cells wrapped over lines, merged cells
barred.py   cells between bars: Markdown, rows over several lines, one cell a line ending in a bar
tabbed.py   cells on lines of their own, behind a tab or blanks
spaced.py   columns side by side, between blanks
listed.py   no table: a heading for each unit above paragraphs 对接单位：… (headings.py finds where)
items.py    no table: items that name who is in charge
told.py     no table and no labels: a heading for each unit above what it did

A further layout is a function like these and one line in `_TABLES`, which are tried in order, each on the
lines that none before it has taken, or in `_LISTS`, of which the first that fits is taken where there is no
table. Units that are listed above or below a table are read as well.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from loaders.columns import NONE_NAMED, Named
from loaders.documents import Block, Content, Grid, Piece, Source
from loaders.documents.delimited import read_delimited
from loaders.documents.lines import Line, iter_lines
from loaders.layouts.barred import read_barred
from loaders.layouts.drawn import read_drawn
from loaders.layouts.items import read_assigned, read_charged
from loaders.layouts.listed import read_listed
from loaders.layouts.regions import Region, Stretch
from loaders.layouts.spaced import read_spaced
from loaders.layouts.tabbed import read_tabbed
from loaders.layouts.told import read_told
from loaders.tables.headers import Positions, iter_headers

__all__ = ["read_content"]

_Layout = Callable[[Stretch], Iterator[Region]]
_TABLES: tuple[_Layout, ...] = (read_drawn, read_barred, read_tabbed, read_spaced)
# What a text that has no table may be.
_LISTS: tuple[_Layout, ...] = (read_listed, read_charged, read_assigned, read_told)
# What begins a heading, a quotation or a fence in Markdown.
_MARKDOWN = re.compile(r"\s*(?:#{1,6}\s+|>\s*|(?:\*\*|__)(?=\S)|```.*|(?:-{3,}|\*{3,}|_{3,}|={3,})\s*$)")
_EMPHASIS_END = re.compile(r"(?:\*\*|__|\s#+)\s*$")


def read_content(source: Source, named: Named = NONE_NAMED) -> Content | None:
    """The tables and lines of a document; None where there is no table.

    The tables that the format itself has are taken; where it has none, its text is tried layout by layout.
    `named` are columns that the user names.
    """
    grids = [block for block in source.blocks or () if isinstance(block, Grid)]
    # A row of delimited text that is too short is a broken one; elsewhere its last cells are missing.
    own = Content("tables", source.blocks or (), source.notices, source.marks, pads=not source.is_verbatim)
    if any(next(iter_headers(Positions(grid), named), None) for grid in grids):
        return own
    delimited = read_delimited(source, named) if source.blocks is None and named else None
    if delimited is not None:
        return read_content(delimited, named)
    lines = list(iter_lines(source.text))
    whole = Stretch(source, lines, named)
    regions = _find_regions(whole, _TABLES)
    if regions:
        regions = _find_regions(whole, (*_TABLES, read_listed))
    for layout in _LISTS:
        regions = regions or _find_regions(whole, (layout,))
    if not regions:
        return own if grids else None
    blocks: list[Block] = []
    marks: list[tuple[int, int]] = []
    position = 0
    for region in [*regions, None]:
        for line in lines[position : region.first if region else len(lines)]:
            piece, around = _read_line(line, source)
            marks += around
            blocks += [piece] if piece.text else []
        if region is not None:
            blocks += region.blocks
            marks += region.marks
            position = region.stop
    return Content(
        layout="; ".join(dict.fromkeys(region.layout for region in regions)),
        blocks=tuple(_with_origins(blocks, source)),
        notices=(*source.notices, *(notice for region in regions for notice in region.notices)),
        marks=tuple(marks),
        needs_counterparts=any(region.needs_counterparts for region in regions),
    )


def _find_regions(whole: Stretch, layouts: Sequence[_Layout]) -> list[Region]:
    """What the layouts find, in the order of the text; no two overlap."""
    found: list[Region] = []
    free = [(0, len(whole.lines))]
    for layout in layouts:
        remaining: list[tuple[int, int]] = []
        for first, stop in free:
            regions = [region.shifted(first) for region in layout(whole.part(first, stop))]
            edges = [first, *(edge for region in regions for edge in (region.first, region.stop)), stop]
            remaining += [
                (begin, end) for begin, end in zip(edges[::2], edges[1::2], strict=True) if begin < end
            ]
            found += regions
        free = remaining
    return sorted(found, key=lambda region: region.first)


def _read_line(line: Line, source: Source) -> tuple[Piece, list[tuple[int, int]]]:
    """What a line outside tables says, and the marks of Markdown around it."""
    start, stop = line.start, line.stop
    marks: list[tuple[int, int]] = []
    while (begin := _MARKDOWN.match(source.text, start, stop)) is not None and begin.end() > start:
        marks.append((begin.start(), begin.end()))
        start = begin.end()
    end = _EMPHASIS_END.search(source.text, start, stop)
    if marks and end is not None:
        marks.append((end.start(), stop))
        stop = end.start()
    text = source.text[start:stop]
    return Piece(text.strip(), start + len(text) - len(text.lstrip())), marks


def _with_origins(blocks: Sequence[Block], source: Source) -> Iterator[Block]:
    """The blocks of a text that was composed of lines, with where these stand in the document."""
    lines = [block for block in source.blocks or () if isinstance(block, Piece) and block.start is not None]
    starts = [line.start for line in lines if line.start is not None]

    def place(piece: Piece) -> Piece:
        if not piece.stretches or not lines:
            return piece
        index = bisect_right(starts, piece.stretches[0][0]) - 1
        return replace(piece, origin=lines[max(index, 0)].origin)

    for block in blocks:
        if isinstance(block, Piece):
            yield place(block)
        else:
            yield Grid(tuple(tuple(map(place, row)) for row in block.rows), block.merged)
