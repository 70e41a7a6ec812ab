"""No table: a heading for each unit, above paragraphs that begin with what a column would be headed.

    一、区经贸局              or 区经贸局：, 【区经贸局】, ## 区经贸局; or 单位：区经贸局
    对接单位：市海关、市外经贸委
    工作情况：1.联系市海关。
    2.走访上汽集团。
    成效：（一）签订协议。

Taken for such a list only where at least two units name their counterparts under a known label.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.model import ColumnRole
from loaders.columns import column_role, is_known_exactly
from loaders.documents.content import Block, Notice, Piece
from loaders.layouts.marks import Mark, read_mark
from loaders.layouts.regions import Region, Stretch, make_grid, trim
from loaders.tables.asides import is_aside

_LAYOUT = "headings of units above labelled paragraphs"
# 对接单位：, and 【对接单位】, whose first bracket is its mark.
_LABEL = re.compile(r"(?P<name>[^\s：:，,。；;、【】]{2,24})\s*(?:】\s*[：:]?|[：:])")
_LEAST_UNITS = 2
# Longer lines are sentences.
_LONGEST_HEADING = 40
_HEADING_END = re.compile(r"[】：:*\s]+$")
# The kinds of marks that captions have.
_ABOVE = re.compile(r"chinese|ordinal|#")
# 一、区经贸局对接工作情况: the unit is what stands before.
_TAIL = re.compile(r"(?<=..)的?(?:对接(?:工作)?(?:开展|进展)?情况|对接工作|工作(?:开展|进展)?情况)$")
# 单位：万元 says in what it is counted.
_MEASURE = re.compile(
    r"\s*(?:人民币)?[百千万亿]*(?:元|美元|[个家人项次份件户吨亩]|人次|公里|平方米|%|％)[）)]?\s*"
)
_SENTENCE = re.compile(r"[。；;！？]")


@dataclass(frozen=True, slots=True)
class _Label:
    """A label at the beginning of a line: which line, its words, and where the cell begins."""

    line: int
    piece: Piece
    stop: int
    role: ColumnRole | None
    """None where the wording is not known."""
    mark: str | None
    """The kind of number that stands before it."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """One unit: the lines it takes up, its name, its labels."""

    first: int
    stop: int
    unit: Piece
    labels: Sequence[_Label]
    is_labelled: bool
    """Whether the unit itself is named under a label (单位：区经贸局)."""


def read_listed(stretch: Stretch) -> Iterator[Region]:
    """The list of units in a run of lines; nothing where the evidence is not clear."""
    labels = _find_labels(stretch)
    entries = _find_entries(stretch, labels)
    named = [entry for entry in entries if any(each.role is ColumnRole.COUNTERPARTS for each in entry.labels)]
    if len(named) < _LEAST_UNITS:
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


def _find_labels(stretch: Stretch) -> list[_Label]:
    """The labels of the text; one that is only like known ones, or not known, counts where it comes back."""
    found = [label for index in range(len(stretch.lines)) if (label := _label_at(stretch, index)) is not None]
    counts = Counter(label.piece.wording for label in found)
    counterparts = [label for label in found if label.role is ColumnRole.COUNTERPARTS]
    marks = {label.mark for label in counterparts}
    above = [None, *(label.role for label in found)]
    return [
        label
        for before, label in zip(above, found, strict=False)
        if (
            counts[label.piece.wording] >= _LEAST_UNITS
            # A line in a list of names is none of them.
            or before is ColumnRole.COUNTERPARTS
            or (is_known_exactly(label.piece.text, stretch.named) and label.role is not ColumnRole.UNIT)
            if label.role is not None
            # 工作开展：, 经办人： below most units: what follows belongs to no label above it.
            else 2 * counts[label.piece.wording] > len(counterparts) >= _LEAST_UNITS and label.mark in marks
        )
    ]


def _label_at(stretch: Stretch, index: int) -> _Label | None:
    """The label that a line begins with, known or not; none at the end of a line, which may be a heading."""
    line = stretch.lines[index]
    mark = read_mark(line.text)
    match = _LABEL.match(line.text, mark.stop)
    if match is None or _MEASURE.fullmatch(line.text, match.end()):
        return None
    role = column_role(match["name"], stretch.named)
    if role is ColumnRole.NUMBER or (role is None and not line.text[match.end() :].strip()):
        return None
    piece = trim(stretch.text, line.start + match.start("name"), line.start + match.end("name"))
    return _Label(index, piece, line.start + match.end(), role, mark.kind)


def _find_entries(stretch: Stretch, labels: Sequence[_Label]) -> list[_Entry]:
    """The units and their labels, by the labels that name units, or by the headings above the others."""
    if not labels:
        return []
    units = [label for label in labels if label.role is ColumnRole.UNIT]
    if units:
        begins = [label.line for label in units]
    else:
        begins = _find_headings(stretch, [label.line for label in labels])
    if not begins:
        return []
    entries: list[_Entry] = []
    places = [label.line for label in labels]
    for first, stop in zip(begins, [*begins[1:], len(stretch.lines)], strict=True):
        own = labels[bisect_left(places, first) : bisect_left(places, stop)]
        if units:
            end = own[1].line if len(own) > 1 else first + 1
            unit = trim(stretch.text, own[0].stop, stretch.lines[end - 1].stop)
        else:
            unit = _name_unit(stretch, first)
        entries.append(_Entry(first, stop, unit, own, bool(units)))
    return entries


def _find_headings(stretch: Stretch, labels: Sequence[int]) -> list[int]:
    """The lines right above a label that look alike: marked in the same way, short, no sentences."""
    labelled = set(labels)
    first = _heading_above(stretch, min(labels))
    if first is None:
        return []
    looks = _look(stretch, first)
    found: list[int] = []
    for label in labels:
        above = _heading_above(stretch, label)
        if above is not None and above not in labelled and _look(stretch, above) == looks:
            found.append(above)
    return found


def _heading_above(stretch: Stretch, label: int) -> int | None:
    """The line above a label, past blank ones, if it may be a heading."""
    above = label - 1
    while above >= 0 and stretch.lines[above].is_blank:
        above -= 1
    if above < 0:
        return None
    text = stretch.lines[above].piece.text
    may_head = len(text) <= _LONGEST_HEADING and not _SENTENCE.search(text) and not is_aside(text)
    return above if may_head else None


def _look(stretch: Stretch, index: int) -> tuple[str | None, bool]:
    """How a heading is marked: by which numbers, and by a colon at its end."""
    text = stretch.lines[index].text
    return read_mark(text).kind, text.rstrip().endswith(("：", ":"))


def _name_unit(stretch: Stretch, index: int) -> Piece:
    line = stretch.lines[index]
    mark = read_mark(line.text)
    end = _HEADING_END.search(line.text)
    stop = end.start() if end else len(line.text)
    tail = _TAIL.search(line.text, mark.stop, stop)
    return trim(stretch.text, line.start + mark.stop, line.start + (tail.start() if tail else stop))


class _Reading:
    """Makes a table of one unit: its labels are the header."""

    def __init__(self, stretch: Stretch, entry: _Entry) -> None:
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
            looks = _look(self._stretch, entry.first)
            alike = [index for index in range(first, entry.stop) if _look(self._stretch, index) == looks]
            short = [index for index in alike if len(lines[index].piece.text) <= _LONGEST_HEADING]
            return self._lose(short[0]) if short and any(looks) else entry.stop
        following = entry.stop < len(lines) and read_mark(lines[entry.stop].text)
        expected = own.number + 1
        if following and following.number == expected:
            return entry.stop
        for index in range(first, entry.stop):
            mark = read_mark(lines[index].text)
            text = lines[index].piece.text
            if (mark.kind, mark.number) == (own.kind, expected) and len(text) <= _LONGEST_HEADING:
                if _SENTENCE.search(text):
                    continue
                return self._lose(index)
        return entry.stop

    def _lose(self, index: int) -> int:
        piece = self._stretch.lines[index].piece
        message = f"not read: “{piece.text[:20]}” is marked as a unit is, but has no labelled paragraphs"
        self.notices.append(self._stretch.source.notice(message, piece))
        return index

    def _mark_around(self, label: _Label, *, repeated: bool) -> None:
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
    return is_above and len(text.strip()) <= _LONGEST_HEADING // 2 and not _SENTENCE.search(text)


def _is_sign_off(text: str) -> bool:
    """Whether a line below a blank one is who wrote it, or when: short, no sentence, no item."""
    return (
        len(text.strip()) <= _LONGEST_HEADING // 2 and not _SENTENCE.search(text) and not read_mark(text).kind
    )


def _nth(cells: Sequence[Piece], number: int) -> Piece:
    return cells[number] if number < len(cells) else Piece("", None)
