"""The lines around a table that speak of the report itself: title, introduction, sign-off, notes below.

A line may hold several statements (填报单位：…　统计时点：…), and a statement may stand in two cells, its
label in one (填报单位：) and its value in the next; here every statement is a line of its own.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from loaders.tables.sheet import Sheet


class Position(Enum):
    """Where a line stands; the value is how evidence calls it."""

    TITLE = "title"
    INTRO = "before the table"
    BELOW = "below the table"


@dataclass(frozen=True, slots=True)
class Line:
    """One statement about the report."""

    text: str
    position: Position

    @property
    def evidence(self) -> str:
        """The line as evidence for what is read in it; long notes are cut."""
        return self.text if len(self.text) <= _LONGEST_EVIDENCE else self.text[: _LONGEST_EVIDENCE - 1] + "…"


_LONGEST_EVIDENCE = 60
_STATEMENT = re.compile(r"(?<=\S)[^\S\n]{1,40}(?=[\u4e00-\u9fff（）()]{2,9}[：:])|\n")
_LABEL_ALONE = re.compile(r"[\u4e00-\u9fff（）()、]{2,12}[：:]")
_MARKS = ">#*＊•·| \t\r\u3000\xa0"


def read_surroundings(sheet: Sheet) -> tuple[Line, ...]:
    """The statements around the tables of a sheet: title first, then those before and those below."""
    title = (Line(sheet.title, Position.TITLE),) if sheet.title else ()
    intro = tuple(Line(text, Position.INTRO) for text in _iter_statements(sheet.intro))
    below = tuple(Line(text, Position.BELOW) for text in _iter_statements(sheet.below))
    return title + intro + below


def _iter_statements(lines: Iterable[str]) -> Iterator[str]:
    label = ""
    for line in lines:
        for part in _STATEMENT.split(line):
            text = label + part.strip(_MARKS)
            label = ""
            if _LABEL_ALONE.fullmatch(text):
                label = text
            elif text:
                yield text
    if label:
        yield label
