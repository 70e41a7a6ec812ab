"""No table: a heading for each unit, above paragraphs that begin with what a column would be headed.

    一、区经贸局              or 区经贸局：, 【区经贸局】, ## 区经贸局; or 单位：区经贸局
    对接单位：市海关、市外经贸委
    工作情况：1.联系市海关。
    2.走访上汽集团。
    成效：（一）签订协议。

Taken for such a list only where at least two units name their counterparts under a known label.
"""

import re
from collections.abc import Iterator, Sequence

from graph.model import ColumnRole
from loaders.documents.content import Block, Notice, Piece
from loaders.layouts.headings import (
    LEAST_UNITS,
    LONGEST_HEADING,
    Entry,
    Label,
    find_entries,
    look_of,
    may_head,
)
from loaders.layouts.marks import Mark, read_mark
from loaders.layouts.regions import Region, Stretch, make_grid, trim
from loaders.tables.asides import is_aside

_LAYOUT = "headings of units above labelled paragraphs"
# Captions and sign-offs are shorter than headings, which may name what is told besides the unit.
_LONGEST_CAPTION = LONGEST_HEADING // 2
# The kinds of marks that captions have.
_ABOVE = re.compile(r"chinese|ordinal|#")


def read_listed(stretch: Stretch) -> Iterator[Region]:
    """The list of units in a run of lines; nothing where the evidence is not clear."""
    entries = find_entries(stretch)
    named = [entry for entry in entries if any(each.role is ColumnRole.COUNTERPARTS for each in entry.labels)]
    if len(named) < LEAST_UNITS:
        return
    blocks: list[Block] = []
    marks: list[tuple[int, int]] = []
    notices: list[Notice] = []
    wordings = dict.fromkeys(label.piece.wording for entry in entries for label in entry.labels)
    for entry in entries:
        reading = _Reading(stretch, entry)
        blocks += reading.read(tuple(wordings))
        marks += reading.marks
        notices += reading.notices
    yield Region(entries[0].first, entries[-1].stop, _LAYOUT, tuple(blocks), tuple(marks), tuple(notices))


class _Reading:
    """Makes a table of one unit: its labels are the header."""

    def __init__(self, stretch: Stretch, entry: Entry) -> None:
        self._stretch, self._entry = stretch, entry
        self.marks: list[tuple[int, int]] = []
        self.notices: list[Notice] = []
        self._outside: list[Piece] = []

    def read(self, wordings: Sequence[str]) -> list[Block]:
        """The table, with an empty cell for each label that only others have; and what follows it."""
        entry = self._entry
        labels = entry.labels[1:] if entry.is_labelled else entry.labels
        end = self._end()
        cells: dict[str, list[Piece]] = {}
        headers: dict[str, Piece] = {}
        for label, following in zip(labels, [*labels[1:], None], strict=False):
            stop = following.line if following else end
            cell = trim(self._stretch.text, label.stop, self._stretch.lines[stop - 1].stop)
            cells.setdefault(label.piece.wording, []).append(cell)
            headers.setdefault(label.piece.wording, label.piece)
            self._mark_around(label, repeated=headers[label.piece.wording] is not label.piece)
        self._mark_heading(labels[0].line if labels else end)
        unit = entry.labels[0].piece if entry.is_labelled else Piece("单位", None)
        others = [wording for wording in wordings if wording != unit.wording]
        header = [unit, *(headers.get(wording, Piece(wording, None)) for wording in others)]
        count = max(1, *(len(own) for own in cells.values())) if cells else 1
        rows = [
            [
                entry.unit if number == 0 else Piece("", None),
                *(_nth(cells.get(each, ()), number) for each in others),
            ]
            for number in range(count)
        ]
        return [make_grid([header, *rows]), *self._outside]

    def _end(self) -> int:
        """Where the last cell ends: before a sign-off, a caption of the next part, a unit without labels."""
        entry, lines = self._entry, self._stretch.lines
        last = entry.labels[-1].line + 1
        stop = self._lost_heading(last)
        end = stop
        while end > last:
            line = lines[end - 1]
            text = line.piece.wording
            parted = end >= 2 and lines[end - 2].is_blank
            is_caption = _is_caption(line.text, read_mark(lines[entry.first].text))
            if not (line.is_blank or is_aside(text) or is_caption or (parted and _is_sign_off(line.text))):
                break
            end -= 1
        self._outside += [line.piece for line in lines[end : entry.stop] if not line.is_blank]
        return end

    def _lost_heading(self, first: int) -> int:
        """Where a heading with the next number stands that no label follows: its text is nobody's."""
        entry, lines = self._entry, self._stretch.lines
        own = read_mark(lines[entry.first].text)
        if entry.is_labelled:
            return entry.stop
        if own.number is None:
            looks = look_of(self._stretch, entry.first)
            alike = [index for index in range(first, entry.stop) if look_of(self._stretch, index) == looks]
            short = [index for index in alike if len(lines[index].piece.text) <= LONGEST_HEADING]
            return self._lose(short[0]) if short and any(looks) else entry.stop
        following = entry.stop < len(lines) and read_mark(lines[entry.stop].text)
        expected = own.number + 1
        if following and following.number == expected:
            return entry.stop
        for index in range(first, entry.stop):
            mark = read_mark(lines[index].text)
            if (mark.kind, mark.number) == (own.kind, expected) and may_head(lines[index].piece.text):
                return self._lose(index)
        return entry.stop

    def _lose(self, index: int) -> int:
        piece = self._stretch.lines[index].piece
        message = f"not read: “{piece.text[:20]}” is marked as a unit is, but has no labelled paragraphs"
        self.notices.append(self._stretch.source.notice(message, piece))
        return index

    def _mark_around(self, label: Label, *, repeated: bool) -> None:
        """The number before a label and the colon behind it draw the list; so does a label repeated."""
        start, stop = label.piece.stretches[0]
        line = self._stretch.lines[label.line]
        self._mark(line.start, start)
        self._mark(start if repeated else stop, label.stop)

    def _mark_heading(self, stop: int) -> None:
        """What of a heading is not the unit's name."""
        entry, lines = self._entry, self._stretch.lines
        line = lines[entry.first]
        if entry.is_labelled:
            self._mark_around(entry.labels[0], repeated=False)
            return
        for begin, end in entry.unit.stretches:
            self._mark(line.start, begin)
            self._mark(end, lines[max(entry.first, stop - 1)].stop)

    def _mark(self, start: int, stop: int) -> None:
        for run in re.finditer(r"\S+", self._stretch.text[start:stop]):
            self.marks.append((start + run.start(), start + run.end()))


def _is_caption(text: str, heading: Mark) -> bool:
    """Whether a line is a short caption, numbered one level above the headings of units: 二、乡镇."""
    mark = read_mark(text)
    is_above = mark.kind is not None and mark.kind != heading.kind and _ABOVE.match(mark.kind) is not None
    return is_above and may_head(text.strip(), _LONGEST_CAPTION)


def _is_sign_off(text: str) -> bool:
    """Whether a line below a blank one is who wrote it, or when: short, no sentence, no item."""
    return may_head(text.strip(), _LONGEST_CAPTION) and not read_mark(text).kind


def _nth(cells: Sequence[Piece], number: int) -> Piece:
    return cells[number] if number < len(cells) else Piece("", None)
