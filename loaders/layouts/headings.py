"""Where a list of units has its headings and labels: 一、区经贸局 above 对接单位：, 工作情况： and others."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from graph.model import ColumnRole
from loaders.columns import column_role, is_known_exactly
from loaders.documents.content import Piece
from loaders.layouts.marks import read_mark
from loaders.layouts.regions import Stretch, trim
from loaders.tables.asides import is_aside

# 对接单位：, **对接单位**, and 【对接单位】, whose first bracket is its mark; （一）对接单位 on its own line.
_LABEL = re.compile(
    r"(?P<name>[^\s：:，,。；;、【】*]{2,24})\s*(?:】\s*[：:]?|(?<=[：:])\*\*|\*\*\s*[：:]?|[：:](?:\*\*)?|(?P<alone>$))"
)
# A single heading with labels below is no list.
LEAST_UNITS = 2
# Longer lines are sentences.
LONGEST_HEADING = 40
_HEADING_END = re.compile(r"[】：:*\s]+$")
# 一、区经贸局对接工作情况: the unit is what stands before.
_TAIL = re.compile(r"(?<=..)的?(?:对接(?:工作)?(?:开展|进展)?情况|对接工作|工作(?:开展|进展)?情况)$")
# 单位：万元 says in what it is counted.
_MEASURE = re.compile(
    r"\s*(?:人民币)?[百千万亿]*(?:元|美元|[个家人项次份件户吨亩]|人次|公里|平方米|%|％)[）)]?\s*"
)
_SENTENCE = re.compile(r"[。；;！？]")


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the beginning of a line: which line, its words, and where the cell begins."""

    line: int
    piece: Piece
    stop: int
    role: ColumnRole | None
    """None where the wording is not known."""
    mark: str | None
    """The kind of number that stands before it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One unit: the lines it takes up, its name, its labels."""

    first: int
    stop: int
    unit: Piece
    labels: Sequence[Label]
    is_labelled: bool
    """Whether the unit itself is named under a label (单位：区经贸局)."""


def find_entries(stretch: Stretch) -> list[Entry]:
    """The units and their labels, by the labels that name units, or by the headings above the others."""
    labels = _find_labels(stretch)
    if not labels:
        return []
    units = [label for label in labels if label.role is ColumnRole.UNIT]
    if units:
        begins = [label.line for label in units]
    else:
        begins = _find_headings(stretch, [label.line for label in labels])
    if not begins:
        return []
    entries: list[Entry] = []
    places = [label.line for label in labels]
    for first, stop in zip(begins, [*begins[1:], len(stretch.lines)], strict=True):
        own = labels[bisect_left(places, first) : bisect_left(places, stop)]
        if units:
            end = own[1].line if len(own) > 1 else first + 1
            unit = trim(stretch.text, own[0].stop, stretch.lines[end - 1].stop)
        else:
            unit = _name_unit(stretch, first)
        entries.append(Entry(first, stop, unit, own, bool(units)))
    return entries


def may_head(text: str, longest: int = LONGEST_HEADING) -> bool:
    """Whether a line is as short as a heading and no sentence."""
    return len(text) <= longest and not _SENTENCE.search(text)


def look_of(stretch: Stretch, index: int) -> tuple[str | None, bool]:
    """How a heading is marked: by which numbers, and by a colon at its end."""
    text = stretch.lines[index].text
    return read_mark(text).kind, text.rstrip().endswith(("：", ":"))


def _find_labels(stretch: Stretch) -> list[Label]:
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
            counts[label.piece.wording] >= LEAST_UNITS
            # A line in a list of names is none of them.
            or before is ColumnRole.COUNTERPARTS
            or (is_known_exactly(label.piece.text, stretch.named) and label.role is not ColumnRole.UNIT)
            if label.role is not None
            # 工作开展：, 经办人： below most units: what follows belongs to no label above it.
            else 2 * counts[label.piece.wording] > len(counterparts) >= LEAST_UNITS and label.mark in marks
        )
    ]


def _label_at(stretch: Stretch, index: int) -> Label | None:
    """The label that a line begins with, known or not; none at the end of a line, which may be a heading."""
    line = stretch.lines[index]
    mark = read_mark(line.text)
    match = _LABEL.match(line.text, mark.stop)
    if match is None or _MEASURE.fullmatch(line.text, match.end()):
        return None
    role = column_role(match["name"], stretch.named)
    if role is ColumnRole.NUMBER or (role is None and not line.text[match.end() :].strip()):
        return None
    if match["alone"] is not None and (mark.kind is None or role is ColumnRole.UNIT):
        # Without a mark or a colon it is a line like others.
        return None
    piece = trim(stretch.text, line.start + match.start("name"), line.start + match.end("name"))
    return Label(index, piece, line.start + match.end(), role, mark.kind)


def _find_headings(stretch: Stretch, labels: Sequence[int]) -> list[int]:
    """The lines right above a label that look alike: marked in the same way, short, no sentences.

    Most of those with a mark decide how: 说明：… below the title has a line above it, too, and so has a label
    below a short list of names.
    """
    labelled = set(labels)
    above = [line for label in labels if (line := _heading_above(stretch, label)) is not None]
    headings = [line for line in above if line not in labelled]
    if not headings:
        return []
    counts = Counter(look_of(stretch, line) for line in headings)
    looks = max(counts, key=lambda look: (look[0] is not None, counts[look]))
    return [line for line in headings if look_of(stretch, line) == looks]


def _heading_above(stretch: Stretch, label: int) -> int | None:
    """The line above a label, past blank ones, if it may be a heading."""
    above = label - 1
    while above >= 0 and stretch.lines[above].is_blank:
        above -= 1
    if above < 0:
        return None
    text = stretch.lines[above].piece.text
    return above if may_head(text) and not is_aside(text) else None


def _name_unit(stretch: Stretch, index: int) -> Piece:
    line = stretch.lines[index]
    mark = read_mark(line.text)
    end = _HEADING_END.search(line.text)
    stop = end.start() if end else len(line.text)
    tail = _TAIL.search(line.text, mark.stop, stop)
    return trim(stretch.text, line.start + mark.stop, line.start + (tail.start() if tail else stop))
