"""Lines outside tables → paragraphs: what was wrapped at the right edge of the text is joined."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.documents.pdfpages import Line, Table
from loaders.documents.pdftext import TextLine, Wrapped, is_break, join_wrapped

# A text that is wrapped has an edge that several lines reach, to a character or so.
_LEAST_FULL = 2
_FULL = 1.5
# Lines of one paragraph are of one size, to this many points.
SAME_SIZE = 0.6
# Columns that are parted by blanks only are not unwrapped.
_COLUMNS = "    "


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text outside tables, and the page on which it begins."""

    text: str
    page: int
    size: float
    """Of its largest character, in points."""


def unwrap(blocks: Sequence[Line | Table]) -> Iterator[Paragraph | Table]:
    """The blocks of a document, lines that were wrapped joined into paragraphs."""
    area = _area([block.line for block in blocks if isinstance(block, Line) and not block.is_running])
    held: list[Line] = []
    for block in blocks:
        is_next = isinstance(block, Line) and held and area is not None and _goes_on(held[-1], block, area)
        if held and not is_next:
            yield _to_paragraph(held, area)
            held = []
        if isinstance(block, Table):
            yield block
        else:
            held.append(block)
    if held:
        yield _to_paragraph(held, area)


def _area(lines: Sequence[TextLine]) -> Wrapped | None:
    """The edges between which a text is wrapped; None where it is not."""
    if not lines:
        return None
    right = max(line.right for line in lines)
    full = [line for line in lines if line.right >= right - _FULL * line.size]
    if len(full) < _LEAST_FULL:
        return None
    left = min(lines, key=lambda line: line.left)
    return Wrapped((left,), left.left, right)


def _goes_on(line: Line, following: Line, area: Wrapped) -> bool:
    one, other = line.line, following.line
    return (
        not line.is_running
        and not following.is_running
        and abs(one.size - other.size) <= SAME_SIZE
        and _COLUMNS not in one.text
        and _COLUMNS not in other.text
        and not is_break(one, area, other, area)
    )


def _to_paragraph(lines: Sequence[Line], area: Wrapped | None) -> Paragraph:
    texts = tuple(line.line for line in lines)
    if area is None or len(lines) == 1:
        return Paragraph("".join(text.text for text in texts), lines[0].page, texts[0].size)
    return Paragraph(join_wrapped([Wrapped(texts, area.left, area.right)]), lines[0].page, texts[0].size)
