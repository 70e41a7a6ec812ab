"""Cells → sentences: numbered items, their sentences and the clauses of these, each at its exact offset."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.identity.numerals import read_number

_MARKER = re.compile(
    r"(?:(?P<number>\d{1,2})\s*[.．、)）]|[（(]\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*[）)]|[一二三四五六七八九十]{1,3}、|[①-⑳])\s*"
)
# Lines end with \n, \r\n or \r; a text keeps its own, so that offsets stay those of the file.
_ITEM_START = re.compile(r"(?P<line>\A|(?<=[\r\n]))[^\S\r\n]*|(?<=[。；;！!？?”）)\t \u3000])[^\S\r\n]*")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_NUMERAL = re.compile(rf"\d+|[一二三四五六七八九十]+|[{_CIRCLED}]")
_DATE = re.compile(r"\d{1,2}月|\d{4}年|\d{1,2}日")
_BLANK_LINE = re.compile(r"(?:\r\n|\r(?!\n)|\n)(?:\r\n|\r(?!\n)|\n)")
_MARKS = re.compile(r"[。！？!?；;，,：:《》（）()“”]")
_OPENING = {"《": "》", "（": "）", "(": ")", "“": "”"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a cell; `start` counts inside the cell, `item` is the number it stands under."""

    item: str | None
    start: int
    text: str

    @property
    def stop(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence between commas; offsets count inside the sentence."""

    start: int
    stop: int
    text: str


def iter_sentences(cell: str) -> Iterator[Sentence]:
    """The sentences of a cell, in order, without the numbers of their items."""
    for item, start, stop in _iter_items(cell):
        begin = start
        for end in [*_iter_ends(cell, start, stop), stop]:
            first = begin
            while first < end and cell[first].isspace():
                first += 1
            last = end
            while last > first and cell[last - 1].isspace():
                last -= 1
            if first < last:
                yield Sentence(item, first, cell[first:last])
            begin = end


def iter_clauses(sentence: str) -> Iterator[Clause]:
    """The clauses of a sentence: split at ，；： and blank-free ends, never inside brackets or quotes."""
    begin = 0
    for position, character in _iter_outer(sentence):
        if character in "，,；;：:。":
            if begin < position:
                yield Clause(begin, position, sentence[begin:position])
            begin = position + 1
    if begin < len(sentence):
        yield Clause(begin, len(sentence), sentence[begin:])


def _iter_items(cell: str) -> Iterator[tuple[str | None, int, int]]:
    """(number as written, start of the text, stop) of every item; before the first there is no number."""
    item: str | None = None
    begin, expected = 0, 1
    for match in _ITEM_START.finditer(cell):
        marker = _MARKER.match(cell, match.end())
        if marker is None:
            continue
        number = marker["number"]
        opens_line = match["line"] is not None
        # Within a line only the next number of the list that the item before belongs to opens another.
        if not opens_line and not _is_next(item, marker[0], cell[marker.end() :]):
            continue
        # 2.36 at a line's start is an amount, 2.8月30日 is item 2: only the number that is due counts.
        if number is not None and cell[marker.end() : marker.end() + 1].isdigit() and int(number) != expected:
            continue
        if begin < match.start():
            yield item, begin, match.start()
        item = marker[0].strip()
        begin = marker.end()
        expected = int(number) + 1 if number is not None else expected
    yield item, begin, len(cell)


def _is_next(item: str | None, marker: str, text: str) -> bool:
    """Whether a marker within a line is due after an item: 2. after 1., ② after ①, （二） after （一）.

    （2.5万亩） and 2.5万亩 are amounts; 2.5月8日 is item 2.
    """
    if item is None or (text[:1].isdigit() and _DATE.match(text) is None):
        return False
    marks = [_NUMERAL.split(word.strip()) for word in (item, marker)]
    values = [_read_numeral(word) for word in (item, marker)]
    return marks[0] == marks[1] and None not in values and values[1] == (values[0] or 0) + 1


def _read_numeral(marker: str) -> int | None:
    numeral = _NUMERAL.search(marker)
    if numeral is None:
        return None
    circled = _CIRCLED.find(numeral[0])
    return circled + 1 if circled >= 0 else read_number(numeral[0])


def _iter_ends(cell: str, start: int, stop: int) -> Iterator[int]:
    """Where sentences end inside one item. A line break ends one only after a full stop or a semicolon."""
    for offset, character in _iter_outer(cell[start:stop]):
        position = start + offset
        if character in "。！？!?" or (
            character in "；;" and cell[position + 1 : stop].lstrip(" \t\u3000").startswith(("\n", "\r"))
        ):
            yield position + 1


def _iter_outer(text: str) -> Iterator[tuple[int, str]]:
    """The marks outside brackets and quotes; one left open closes at the end of its line."""
    closing: list[str] = []
    for match in _MARKS.finditer(text):
        position, character = match.start(), match[0]
        if closing and character == closing[-1]:
            closing.pop()
        elif character in _OPENING and _closes(text, position):
            closing.append(_OPENING[character])
        elif not closing:
            yield position, character


def _closes(text: str, position: int) -> bool:
    """Whether the bracket opened here is closed before the next blank line."""
    end = text.find(_OPENING[text[position]], position)
    return end >= 0 and _BLANK_LINE.search(text, position, end) is None
