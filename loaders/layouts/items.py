"""No table: numbered items that say who is in charge.

    1.推进园区建设。（牵头单位：区发改委，配合单位：区财政局、区科技局）

    14.市卫生局：负责协调市医保局。

Taken for such a list only where several items are of one form.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.model import ColumnRole
from loaders.columns import column_role
from loaders.documents.content import Block, Grid, Merged, Piece
from loaders.layouts.marks import read_mark
from loaders.layouts.regions import Region, Stretch, trim

_CHARGED = "items that name who is in charge"
_ASSIGNED = "numbered lines, each of a unit"
_LEAD = "牵头|责任|主办|承办|负责|主责"
_BRACKET = re.compile(
    rf"[（(]\s*(?P<body>(?:{_LEAD})(?:单位|部门)\s*[：:][^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*)[）)]\s*[。；;]?\s*$"
)
_PART = re.compile(r"(?:^|[，,；;。\s])\s*(?P<label>[^：:，,；;。、\s]{2,8}(?:单位|部门))\s*[：:]")
_BODY = re.compile(
    r"[^\s，,、。；;：:（(]{1,20}(?:局|委|办|厅|部|院|会|中心|政府|公司|集团|行|队|站|所|处|社|校|学|镇|乡|街道|联|馆|台|署|室|区|县|市|旗|盟|州|厂|园|场)"
)
_LEAST_ITEMS = 2
_LEAST_LINES = 3
_EMPTY = Piece("", None)


@dataclass(frozen=True, slots=True)
class _Item:
    """One item: the lines it takes up, and its cells by label."""

    first: int
    stop: int
    cells: dict[str, Piece]
    headers: dict[str, Piece]
    work: Piece
    marks: tuple[tuple[int, int], ...]


def read_charged(stretch: Stretch) -> Iterator[Region]:
    """The items that end in （牵头单位：…，配合单位：…）, at least two of them with both."""
    items = _find_items(stretch)
    wordings = dict.fromkeys(label for item in items for label in item.cells)
    roles = {wording: column_role(wording, stretch.named) for wording in wordings}
    both = [item for item in items if any(roles[each] is ColumnRole.COUNTERPARTS for each in item.cells)]
    if len(both) < _LEAST_ITEMS:
        return
    for item in items:
        lead = next((each for each in item.cells if roles[each] is ColumnRole.UNIT), None)
        if lead is None:
            continue
        others = [wording for wording in wordings if roles[wording] is not ColumnRole.UNIT]
        second = [each for each in item.cells if each != lead and roles[each] is ColumnRole.UNIT]
        labels = [lead, *second, *others]
        header = (*(item.headers.get(each, Piece(each, None)) for each in labels), Piece("工作内容", None))
        cells = [item.cells.get(each, _EMPTY) for each in labels[1:]]
        grid = _make_grid(stretch, header, item.cells[lead], [*cells, item.work])
        yield Region(item.first, item.stop, _CHARGED, (grid,), item.marks)


def read_assigned(stretch: Stretch) -> Iterator[Region]:
    """Numbered lines that begin with the name of a unit and a colon: at least three, no number left out."""
    lines = stretch.lines
    found: list[tuple[int, Piece, int]] = []
    expected: int | None = None
    for index, line in enumerate(lines):
        mark = read_mark(line.text)
        if mark.kind != "dotted" or (expected is not None and mark.number != expected):
            continue
        match = re.compile(rf"\s*((?:{_BODY.pattern})(?:、{_BODY.pattern})*)\s*[：:]").match(
            line.text, mark.stop
        )
        if match is None:
            return
        found.append(
            (index, trim(stretch.text, line.start + match.start(1), line.start + match.end(1)), match.end())
        )
        expected = (mark.number or 0) + 1
    if len(found) < _LEAST_LINES:
        return
    blocks: list[Block] = []
    marks: list[tuple[int, int]] = []
    stop = found[0][0]
    for (index, unit, begin), following in zip(
        found, [*(each[0] for each in found[1:]), len(lines)], strict=True
    ):
        stop = _paragraph_stop(stretch, index, following)
        work = trim(stretch.text, lines[index].start + begin, lines[stop - 1].stop)
        blocks.append(_make_grid(stretch, (Piece("单位", None), Piece("工作内容", None)), unit, [work]))
        blocks += [
            line.piece for line in lines[stop:following] if not line.is_blank and following < len(lines)
        ]
        start, end = unit.stretches[0]
        marks += _runs(stretch.text, lines[index].start, start)
        marks += _runs(stretch.text, end, lines[index].start + begin)
    yield Region(found[0][0], stop, _ASSIGNED, tuple(blocks), tuple(marks), needs_counterparts=False)


def _paragraph_stop(stretch: Stretch, first: int, limit: int) -> int:
    """The line after an item's last one: it ends at a blank line."""
    stop = first + 1
    while stop < limit and not stretch.lines[stop].is_blank:
        stop += 1
    return stop


def _find_items(stretch: Stretch) -> list[_Item]:
    items: list[_Item] = []
    past = 0
    for index, line in enumerate(stretch.lines):
        bracket = _BRACKET.search(line.text)
        if bracket is None:
            continue
        first = index
        while (
            first > past
            and not read_mark(stretch.lines[first].text).kind
            and not stretch.lines[first - 1].is_blank
        ):
            first -= 1
        items.append(_read_item(stretch, first, index, bracket))
        past = index + 1
    return items


def _read_item(stretch: Stretch, first: int, last: int, bracket: re.Match[str]) -> _Item:
    line, begin = stretch.lines[last], stretch.lines[first]
    offset = line.start + bracket.start("body")
    labels = list(_PART.finditer(bracket["body"]))
    cells: dict[str, Piece] = {}
    headers: dict[str, Piece] = {}
    stops = [*(label.start() for label in labels[1:]), len(bracket["body"])]
    for label, stop in zip(labels, stops, strict=True):
        cell = trim(stretch.text, offset + label.end(), offset + stop)
        cells[label["label"]] = cell
        headers[label["label"]] = trim(
            stretch.text, offset + label.start("label"), offset + label.end("label")
        )
    work = trim(stretch.text, begin.start, line.start + bracket.start())
    taken = sorted(
        stretch_ for piece in (work, *cells.values(), *headers.values()) for stretch_ in piece.stretches
    )
    marks: list[tuple[int, int]] = []
    position = begin.start
    for start, stop in [*taken, (line.stop, line.stop)]:
        marks += _runs(stretch.text, position, start)
        position = stop
    return _Item(first, last + 1, cells, headers, work, tuple(marks))


def _make_grid(stretch: Stretch, header: Sequence[Piece], units: Piece, cells: Sequence[Piece]) -> Grid:
    """One row for each unit named; what several are in charge of is a cell merged over their rows."""
    names = _split(stretch, units)
    rows = [(names[0], *cells), *((name, *(_EMPTY for _ in cells)) for name in names[1:])]
    merged = [Merged(1, column, len(names), 1) for column in range(1, len(header)) if len(names) > 1]
    return Grid((tuple(header), *rows), tuple(merged))


def _split(stretch: Stretch, units: Piece) -> list[Piece]:
    """The names of several units in charge; together, where one of them is no whole name (市、区科协)."""
    parts = list(re.finditer(r"[^、，,；;]+", units.text))
    if units.start is None or not all(
        _BODY.match(part[0].strip()) and len(part[0].strip()) > 2 for part in parts
    ):
        return [units]
    return [trim(stretch.text, units.start + part.start(), units.start + part.end()) for part in parts]


def _runs(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    for run in re.finditer(r"\S+", text[start:stop]):
        yield start + run.start(), start + run.end()
