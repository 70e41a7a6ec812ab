"""The lines and cells outside the rows as notes, each at its place: evidence for what they say of names."""

import re
from collections.abc import Iterator, Sequence

from graph.model import Note
from loaders.documents import Piece, Source

_ONE_BREAK = re.compile(r"[^\S\r\n]*(?:\r\n|\r|\n)[^\S\r\n]*")
# A line that ends so, or is short, has come to its end.
_ENDED = re.compile(r"[。；;：:！？!?）)]$")
_SHORTEST_WRAPPED = 20
# What begins a note of its own.
_BEGINS = re.compile(
    r"[※*＊▲△★☆●○◆■□•·#>①-⑳]|\d{1,2}[.．、)）]|[（(][\d一二三四五六七八九十]|[一二三四五六七八九十]{1,2}、|.{1,6}[：:]"
)


def make_notes(pieces: Sequence[Piece], source: Source) -> tuple[Note, ...]:
    """A note for every piece of text, in order; lines that a wrap parts are one."""
    return tuple(_make_note(piece, source) for piece in _join_wrapped(pieces, source.text) if piece.text)


def say_unread(wording: str) -> str:
    """That a line outside the tables was not read, for a notice."""
    return f"not read: a line outside the tables: “{wording[:20]}”"


def _make_note(piece: Piece, source: Source) -> Note:
    is_in_file = piece.start is not None and source.is_verbatim
    stretches = piece.stretches
    line = f"line {source.line_at(stretches[0][0])}" if stretches else "a line"
    where = str(piece.origin) if piece.origin is not None else line
    return Note(piece.text, "file" if is_in_file else "line", (piece.start or 0) if is_in_file else 0, where)


def _join_wrapped(pieces: Sequence[Piece], text: str) -> Iterator[Piece]:
    held: Piece | None = None
    for piece in pieces:
        joined = _join(held, piece, text) if held is not None else None
        if held is not None and joined is None:
            yield held
        held = joined or piece
    if held is not None:
        yield held


def _join(one: Piece, other: Piece, text: str) -> Piece | None:
    """Both as one piece, where the one goes on in the next line."""
    if one.start is None or other.start is None or one.origin != other.origin:
        return None
    last = one.text.splitlines()[-1].strip() if one.text else ""
    if len(last) < _SHORTEST_WRAPPED or _ENDED.search(last) or _BEGINS.match(other.text):
        return None
    if not _ONE_BREAK.fullmatch(text, one.start + len(one.text), other.start):
        return None
    return Piece(text[one.start : other.start + len(other.text)], one.start, one.origin)
