"""The flattened table: every cell begins on a line of its own, behind a tab or some blanks.

        区级机关部门对接情况
        ⇥单位
        ⇥对接单位
        ⏎
        （含上级机关、国有企业等）          a header cell, wrapped
        ⇥对接情况
        ⏎
        ⇥区经贸局                          the next row, behind a blank line
        ⇥市外经贸委、市海关
        ⇥1.…
        ⏎
        2.…                                the same cell, further items
        ⏎
        ⇥单位                              the header again, after a page break

Such text comes out of a word processor that saves a table as plain text. What a cell begins with (its
lead) is read from the header; a line without it belongs to the cell above.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.model import ColumnRole
from loaders.columns import LONGEST_HEADER, Named, column_role, is_header
from loaders.documents.content import Grid, Notice, Piece
from loaders.documents.lines import Line
from loaders.documents.source import Source
from loaders.layouts.regions import Region, Stretch, make_grid, trim

LAYOUT = "cells on lines of their own, behind a tab"
# A table of more columns would not have been flattened into lines.
_MOST_COLUMNS = 16
_LEAD = re.compile(r"\t|\u3000+|[ \xa0]{2,}")
_SIGNED = r"[\d〇○零一二三四五六七八九]{4}年[\d一二三四五六七八九十]{1,2}月[\d一二三四五六七八九十]{1,3}日"
# What stands below a table, not in its last cell: page numbers, footnotes, who signed it and when.
_FOOTER = re.compile(
    rf"[-—–－]\s*\d+\s*[-—–－]|第\s*\d+\s*页.*|\d{{1,3}}|[（(]?(?:附注|注|说明)\s*\d?[：:][\s\S]*|{_SIGNED}"
    r"|(?:主办|承办|整理|制表|填[报表](?:单位|人)|报送单位|编制单位|审核人?|联系人)\s*[：:].*"
    r"|[\u4e00-\u9fff]{2,30}(?:人民政府|政府办公?室?|委员会|管委会|委员会办公室|委办公室|领导小组办公室)"
    rf"(?:[（(]盖?公?章[）)])?(?:\s*{_SIGNED})?"
)
# Tables drawn in other ways, which may follow in the same text; their lines belong to no cell.
_OTHER_LAYOUT = re.compile(r"[|｜│┃┌├└┏┣┗]")
_BLANK_LINE = re.compile(r"(?:\r\n|\r(?!\n)|\n)[^\S\r\n]*(?:\r\n|\r(?!\n)|\n)\s*")


@dataclass(frozen=True, slots=True)
class _Cell:
    piece: Piece
    is_parted: bool
    """Whether a blank line stands before it: then it begins a row."""


@dataclass(frozen=True, slots=True)
class _Header:
    line: int
    lead: str
    width: int


def read_tabbed(stretch: Stretch) -> Iterator[Region]:
    """The tables of a run of lines in this layout, from the first header to the end of the run."""
    lines = stretch.lines
    headers = list(_iter_headers(stretch))
    if not headers:
        return
    blocks: list[Piece | Grid] = []
    notices: list[Notice] = []
    stops = [header.line for header in headers[1:]] + [len(lines)]
    for header, stop in zip(headers, stops, strict=True):
        inner, others = _part_lines(lines[header.line : stop])
        cells = list(_iter_cells(inner, header.lead, stretch.text))
        footer = _take_footer(cells)
        blocks += [make_grid(_group(cells, header.width)), *footer, *(line.piece for line in others)]
        notices += [_layout_notice(line, stretch.source) for line in others[:1]]
    yield Region(headers[0].line, len(lines), LAYOUT, tuple(blocks), notices=tuple(notices))


def _iter_headers(stretch: Stretch) -> Iterator[_Header]:
    """Where headers begin; one that a page break repeats is found again."""
    lines, past = stretch.lines, 0
    for index, line in enumerate(lines):
        role = None if index < past or line.is_blank else column_role(line.piece.text, stretch.named)
        lead = _LEAD.match(line.text)
        if role not in (ColumnRole.UNIT, ColumnRole.NUMBER) or lead is None:
            continue
        width = _header_width(lines[index : index + 8 * _MOST_COLUMNS], lead[0], stretch.text, stretch.named)
        if width:
            yield _Header(index, lead[0], width)
            past = index + width


def _header_width(lines: Sequence[Line], lead: str, text: str, named: Named) -> int:
    """How many cells of the header that begins here; 0 where it is none."""
    cells = list(_iter_cells(lines, lead, text))
    groups = list(_iter_groups(cells))
    first = groups[0]
    known = 0
    while known < len(cells) and column_role(cells[known].piece.text, named) is not None:
        known += 1
    # A blank line ends the header, if rows end with one too; the known wordings end it otherwise.
    is_short = len(first) <= _MOST_COLUMNS and all(len(cell.wording) <= LONGEST_HEADER for cell in first)
    is_whole = len(first) == known or (len(groups) > 1 and len(groups[1]) == len(first))
    if is_short and is_whole and is_header([cell.text for cell in first], named):
        return len(first)
    return known if is_header([cell.piece.text for cell in cells[:known]], named) else 0


def _part_lines(lines: Sequence[Line]) -> tuple[Sequence[Line], list[Line]]:
    """The lines of this layout, and those from where a table of another one begins."""
    for index, line in enumerate(lines):
        if _OTHER_LAYOUT.match(line.text.lstrip()):
            return lines[:index], [line for line in lines[index:] if not line.is_blank]
    return lines, []


def _iter_cells(lines: Sequence[Line], lead: str, text: str) -> Iterator[_Cell]:
    """The cells of these lines, the first of which begins one."""
    begins = [index for index, line in enumerate(lines) if _begins_cell(line, lead)]
    for index, following in zip(begins, [*begins[1:], len(lines)], strict=True):
        start, stop = lines[index].start + len(lead), lines[following - 1].stop
        # The line of an empty cell is blank, too, and parts nothing.
        is_parted = index > 0 and lines[index - 1].is_blank and not _begins_cell(lines[index - 1], lead)
        yield _Cell(trim(text, start, stop), is_parted)


def _begins_cell(line: Line, lead: str) -> bool:
    """Whether a line begins a cell. Behind a tab a cell may be empty; a line of blanks is just blank."""
    return line.text.startswith(lead) and (lead == "\t" or not line.is_blank)


def _take_footer(cells: list[_Cell]) -> list[Piece]:
    """Takes off the last cell what stands below the table: paragraphs that are a page number or a note."""
    footer: list[Piece] = []
    while cells:
        piece = cells[-1].piece
        breaks = list(_BLANK_LINE.finditer(piece.text))
        if not breaks or piece.start is None or not _FOOTER.fullmatch(piece.text[breaks[-1].end() :]):
            break
        footer.insert(0, Piece(piece.text[breaks[-1].end() :], piece.start + breaks[-1].end()))
        cells[-1] = _Cell(Piece(piece.text[: breaks[-1].start()], piece.start), cells[-1].is_parted)
    return footer


def _iter_groups(cells: Sequence[_Cell]) -> Iterator[list[Piece]]:
    """The cells between blank lines."""
    group: list[Piece] = []
    for cell in cells:
        if cell.is_parted and group:
            yield group
            group = []
        group.append(cell.piece)
    if group:
        yield group


def _group(cells: Sequence[_Cell], width: int) -> list[Sequence[Piece]]:
    """The rows of a table; a group of cells that makes none is a row of another width.

    Blank lines part rows; where they part nothing, or every cell, the width of the header does.
    """
    groups = list(_iter_groups(cells))
    if all(len(group) == 1 for group in groups) and len(cells) % width == 0:
        groups = [[cell.piece for cell in cells]]
    rows: list[Sequence[Piece]] = []
    for group in groups:
        if len(group) % width:
            rows.append(group)
        else:
            rows += [group[first : first + width] for first in range(0, len(group), width)]
    return rows


def _layout_notice(line: Line, source: Source) -> Notice:
    message = f"not read from here on: a table in another layout, “{line.piece.wording[:20]}”"
    return source.notice(message, line.piece)
