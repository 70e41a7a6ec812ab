"""A file as it was given: its bytes, what they decode to, and where one is in it."""

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256

from loaders.documents.content import Block, Notice, Piece
from loaders.documents.lines import iter_lines


@dataclass(frozen=True, slots=True)
class Source:
    """One file, read whole. Offsets anywhere in the project count characters of `text`.

    The text of a plain file is the decoded file. A document of another format is put into one text by its
    reader (`composing.py`), which also gives its `blocks`: there an offset says nothing of the file, and the
    `origin` of a piece says where it stands.
    """

    name: str
    """The file's name, without its folder."""
    content: bytes = field(repr=False)
    text: str = field(repr=False)
    """The decoded text with its line ends as they are, without a byte order mark."""
    encoding: str | None
    """The encoding as Python names it (`utf-8`, `gb18030` …); None where the format has its own."""
    format: str = "text"
    """`text`, `docx`, `xlsx` …: what the file is by its content."""
    blocks: tuple[Block, ...] | None = field(default=None, repr=False)
    """Lines and grids in their order, where the format itself has tables; None for plain text."""
    is_verbatim: bool = True
    """Whether `text` is the decoded file, so that a statement can be found there by its offsets."""
    notices: tuple[Notice, ...] = ()
    marks: tuple[tuple[int, int], ...] = field(default=(), repr=False)
    """The (start, stop) of what parts the cells of `blocks` in a plain file: commas, quotes."""

    @property
    def sha256(self) -> str:
        """The digest of the bytes, in hexadecimal; the version of the report."""
        return sha256(self.content).hexdigest()

    def line_at(self, offset: int) -> int:
        """The number of the line in which a character stands, from 1."""
        return bisect_right(_line_starts(self.text), offset)

    def where(self, piece: Piece) -> str:
        """`report.txt, line 12`, or `report.docx, table 2, row 14`: where something stands, for messages."""
        if piece.origin is not None:
            return f"{self.name}, {piece.origin}"
        stretches = piece.stretches
        return f"{self.name}, line {self.line_at(stretches[0][0])}" if stretches else self.name

    def notice(self, message: str, piece: Piece) -> Notice:
        """A notice about a piece, at its place."""
        stretches = piece.stretches
        is_line = piece.origin is None and stretches
        return Notice(message, self.line_at(stretches[0][0]) if is_line else None, piece.origin)


@lru_cache(maxsize=2)
def _line_starts(text: str) -> list[int]:
    return [line.start for line in iter_lines(text)]
