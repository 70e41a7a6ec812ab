"""Text → lines, at exact offsets, whatever ends them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.documents.content import Piece

# Not str.splitlines: that also breaks at separators which reports carry inside a line.
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its end; `start` counts characters of the text."""

    start: int
    text: str

    @property
    def stop(self) -> int:
        """Where the line ends, before its line end."""
        return self.start + len(self.text)

    @property
    def is_blank(self) -> bool:
        """Whether it holds nothing but white space."""
        return not self.text.strip()

    @property
    def piece(self) -> Piece:
        """What the line says, without white space around it."""
        begin = len(self.text) - len(self.text.lstrip())
        return Piece(self.text.strip(), self.start + begin)


def iter_lines(text: str) -> Iterator[Line]:
    """The lines of a text, in order, ended by \\n, \\r\\n or \\r."""
    begin = 0
    for end in _LINE_END.finditer(text):
        yield Line(begin, text[begin : end.start()])
        begin = end.end()
    yield Line(begin, text[begin:])
