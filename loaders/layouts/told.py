"""No table and no labels: a heading for each unit, above paragraphs that tell of its work.

    一、县发改局
    主要对接省能源局、州发改委。8月19日到省能源局汇报……
    二、县农牧局
    ……

Taken for such a list only where at least three headings, numbered one after the other, are names of bodies
and nothing else, sentences stand below each, and the text is about dealing with others: a list of names opens
a unit, or the lines above the units say so, or what is told of most of them. Whom a unit deals with is what
its first sentence lists, if that does nothing else.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from loaders.documents.content import Piece
from loaders.layouts.headings import may_head
from loaders.layouts.marks import read_mark
from loaders.layouts.regions import Region, Stretch, make_grid, trim
from loaders.tables.asides import is_aside, is_body

_LAYOUT = "headings of units above what they did"
_LEAST_UNITS = 3
_HEADER = ("单位", "对接单位", "工作情况")
_SENTENCE = re.compile(r"[^。；;！？]{8,}[。；;！？]")
# 主要对接甲、乙。 日常往来的有甲、乙。 对接单位有：甲、乙。
_OPENING = re.compile(
    r"\s*(?:主要|日常|平时|常年|经常|重点|长期|今年)*(?:对接|联系|对口|往来|来往|打交道|衔接|联络|跑)(?:的)?(?:单位|部门|对象)?(?:主要)?(?:有|为|是|包括)?[：:]?"
    r"(?P<list>[^。；;，,：:]{2,}(?:、[^。；;，,：:]+)+)[。；;]"
)
# What such a report is about: other reports have units under headings, too (安全生产, 先进事迹).
_ABOUT = re.compile(r"对接|外联|联络|协作|合作|往来|上争|争取|对口|共建|招商")
_DEALING = re.compile(
    r"对接|衔接|往来|沟通|洽谈|合作|协作|走访|拜访|会商|商谈|磋商|座谈|接洽|汇报|签约|联合|会同|邀请|争取|联系(?![人方电])"
)
_HEADING_END = re.compile(r"[】：:*\s]+$")


def read_told(stretch: Stretch) -> Iterator[Region]:
    """The units under numbered headings with what is told of each; nothing where that is not clear."""
    headings = _find_headings(stretch)
    if len(headings) < _LEAST_UNITS:
        return
    stop = _end(stretch, headings[-1])
    rows: list[list[Piece]] = []
    marks: list[tuple[int, int]] = []
    for first, last in pairwise([*headings, stop]):
        unit = _unit(stretch, first)
        text = trim(stretch.text, stretch.lines[first].stop, stretch.lines[last - 1].stop)
        if _SENTENCE.search(text.text) is None:
            return
        listed, told = _parted(stretch.text, text)
        rows.append([unit, listed, told])
        marks += _between(stretch, first, [unit, listed, told])
    if not _is_about_dealing(stretch, headings[0], rows):
        return
    grid = make_grid([[Piece(words, None) for words in _HEADER], *rows])
    yield Region(headings[0], stop, _LAYOUT, (grid,), tuple(marks), needs_counterparts=False)


def _is_about_dealing(stretch: Stretch, first: int, rows: Sequence[Sequence[Piece]]) -> bool:
    """Whether units are told of for whom they deal with, by what stands above them, or by their cells."""
    if any(_ABOUT.search(line.text) for line in stretch.lines[:first]):
        return True
    dealing = [row for row in rows if row[1].text or _DEALING.search(row[2].text)]
    return any(row[1].text for row in rows) or 2 * len(dealing) > len(rows)


def _find_headings(stretch: Stretch) -> list[int]:
    """The lines that are numbered one after the other, and name a body each."""
    found: list[int] = []
    expected: int | None = None
    kind: str | None = None
    for index, line in enumerate(stretch.lines):
        mark = read_mark(line.text)
        if mark.number is None or not may_head(line.piece.text) or (kind is not None and mark.kind != kind):
            continue
        if not is_body(_unit(stretch, index).wording):
            if found and mark.number == expected:
                # A heading of the row that names no unit: what follows is told of something else.
                return []
            continue
        if expected is not None and mark.number != expected:
            return []
        found.append(index)
        expected, kind = mark.number + 1, mark.kind
    return found


def _unit(stretch: Stretch, index: int) -> Piece:
    line = stretch.lines[index]
    end = _HEADING_END.search(line.text)
    stop = end.start() if end else len(line.text)
    return trim(stretch.text, line.start + read_mark(line.text).stop, line.start + stop)


def _end(stretch: Stretch, last: int) -> int:
    """The line after what is told of the last unit: before notes, and who wrote it and when."""
    stop = len(stretch.lines)
    while stop > last + 1:
        line = stretch.lines[stop - 1]
        is_sign_off = may_head(line.piece.text, 24) and _SENTENCE.search(line.text) is None
        if not (line.is_blank or is_aside(line.piece.wording) or is_sign_off):
            break
        stop -= 1
    return stop


def _parted(whole: str, text: Piece) -> tuple[Piece, Piece]:
    """Whom the first sentence lists, and the rest."""
    opening = _OPENING.match(text.text)
    if opening is None:
        return Piece("", None), text
    start, stop = text.stretches[0]
    listed = trim(whole, start + opening.start("list"), start + opening.end("list"))
    return listed, trim(whole, start + opening.end(), stop)


def _between(stretch: Stretch, first: int, cells: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """The number before a unit, the line end behind it, the words around a list."""
    position = stretch.lines[first].start
    for start, stop in (cell.stretches[0] for cell in cells if cell.text):
        if position < start:
            yield position, start
        position = stop
