"""The characters of a PDF page → lines, and lines → the text that was wrapped into them.

A PDF holds characters at places: no blanks that are not drawn, no paragraphs. A line that has no room for
what the next begins with was wrapped there, and is joined with it; where there was room, someone ended it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import east_asian_width, normalize

from loaders.documents.pdfprocess import Glyph

# Fonts give some characters as radicals that look the same; those that Unicode itself does not map.
_RADICALS = str.maketrans(
    "⺁⺇⺈⺊⺋⺌⺍⺗⺝⺟⺠⺢⺣⺧⺩⺪⺬⺭⺮⺳⺶⺷⺸⺼⺾⻁⻄⻅⻆⻈⻉⻊⻋⻌⻍⻎⻐⻓⻔⻘⻙⻚⻛⻜⻝⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
    "厂几刀卜㔾小小心月母民水火牛王疋示礻竹网羊羊羊肉艹虎西见角讠贝足车辶辶辶钅长门青韦页风飞食饣马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
)
_COMPATIBLE = re.compile("[\u2f00-\u2fd5\u2e9f\u2ef3\uf900-\ufaff]")
_BASELINE_SLACK = 0.4
# Gaps in ems from which a blank stands there: between letters and digits, beside a Chinese character (where
# office programs leave a quarter of their own accord), and between two of them, where lines are stretched.
_GAP_LATIN, _GAP_MIXED, _GAP_WIDE = 0.15, 0.4, 0.44
# From here on a gap parts columns, and keeps its width.
_GAP_COLUMN = 2.0
# Drawn twice to look bold: this close, in ems.
_TWICE = 0.2
_ITEM = re.compile(
    r"\d{1,3}[.．、)）](?!\d)|\d{1,2}[.．、](?=\d{1,2}月)|[（(][\d一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}、"
    r"|[①-⑳⑴-⒇⒈-⒛●■◆▲★○□◇·•]|第[一二三四五六七八九十]{1,3}[，、]"
)
_ENDED = re.compile(r"[。；;！!？?：:…][”’）)》」]*$|\.$")
# Behind these a line may be wrapped or ended, and both read alike.
_MARKED = re.compile(r"[，、,。；;：:！？!?“‘《（(]$")
_OPENING = "（《「『【〔〈([{"
_CLOSING = "），。、；：？！》」』】〕〉…—％%),.;:?!]}·"
# Neither before nor behind these a line is wrapped.
_QUOTES = "“”‘’\"'"
_LATIN = re.compile(r"[A-Za-z0-9.%\-/@_+]")
# Programs round: a line that has room for a character by less than this may have been wrapped.
_FULL_SLACK = 0.1
# The first line of a paragraph stands further in by this many characters or more.
_INDENT = 1.5
# Both sides of a centred line are equally far from the edges.
_CENTRED = 1.5


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line on a page."""

    glyphs: tuple[Glyph, ...]
    text: str

    @property
    def left(self) -> float:
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        return _end(self.glyphs[-1])

    @property
    def baseline(self) -> float:
        return self.glyphs[0].baseline

    @property
    def size(self) -> float:
        """The size of its largest character."""
        return max(glyph.size for glyph in self.glyphs)


@dataclass(frozen=True, slots=True)
class Wrapped:
    """Lines between a left and a right edge that no text crosses."""

    lines: tuple[TextLine, ...]
    left: float
    right: float


def lines_of(glyphs: Iterable[Glyph]) -> list[TextLine]:
    """The lines of a part of a page, from above; none is blank."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.baseline):
        row = rows[-1] if rows else None
        if row and glyph.baseline - row[0].baseline <= _BASELINE_SLACK * max(glyph.size, row[0].size):
            row.append(glyph)
        else:
            rows.append([glyph])
    lines = (_to_line(row) for row in rows)
    return [line for line in lines if line is not None]


def join_wrapped(parts: Sequence[Wrapped]) -> str:
    """The text that was wrapped into lines, and over pages; a line break stays where someone made it."""
    text, held = "", None
    for part in parts:
        for line in part.lines:
            if held is None:
                text = line.text
            elif is_break(*held, line, part):
                text += "\n" + line.text
            else:
                text = _join(text, line.text)
            held = (line, part)
    return text


def count_doubtful(parts: Sequence[Wrapped]) -> int:
    """How many lines were joined where a list of names, one a line, may have been meant.

    Only where such a list is likely: there are no sentences, and other lines were ended without a mark.
    """
    placed = [(line, part) for part in parts for line in part.lines]
    if any(mark in line.text for line, _ in placed for mark in "。；"):
        return 0
    joined = ended = 0
    for (line, part), (following, its_part) in pairwise(placed):
        if _MARKED.search(line.text) is None and following.text[0] not in _OPENING:
            if is_break(line, part, following, its_part):
                ended += 1
            else:
                joined += 1
    return joined if ended else 0


def is_break(line: TextLine, part: Wrapped, following: TextLine, its_part: Wrapped) -> bool:
    """Whether someone ended a line, and the next was not only wrapped."""
    if is_item(following.text) and is_ended(line.text):
        return True
    if room(line, part) >= _first_width(following) + _FULL_SLACK * following.size:
        return True
    # A paragraph begins further in, where others begin at the edge.
    indent = following.left - min(each.left for each in its_part.lines)
    return indent >= _INDENT * following.size and not _is_centred(following, its_part)


def room(line: TextLine, part: Wrapped) -> float:
    """How much space a line leaves for more text."""
    if _is_centred(line, part):
        return (part.right - part.left) - (line.right - line.left)
    return part.right - line.right


def is_item(text: str) -> bool:
    """Whether a text begins as an item of a list does."""
    return _ITEM.match(text) is not None


def is_ended(text: str) -> bool:
    """Whether a text ends as sentences and items do."""
    return _ENDED.search(text.rstrip()) is not None


def indent(part: Wrapped) -> float:
    """How far from the left edge the text begins, but for brackets, which browsers may let stand out."""
    lines = [line for line in part.lines if line.text[0] not in _OPENING + _QUOTES] or part.lines
    return min(line.left for line in lines) - part.left


def _is_centred(line: TextLine, part: Wrapped) -> bool:
    return abs((line.left - part.left) - (part.right - line.right)) <= _CENTRED


def _to_line(row: list[Glyph]) -> TextLine | None:
    glyphs: list[Glyph] = []
    for glyph in sorted((_readable(each) for each in row), key=lambda glyph: glyph.left):
        held = glyphs[-1] if glyphs else None
        is_twice = held and held.text == glyph.text and glyph.left - held.left <= _TWICE * glyph.size
        if not is_twice:
            glyphs.append(glyph)
    while glyphs and not glyphs[0].text.strip():
        del glyphs[0]
    while glyphs and not glyphs[-1].text.strip():
        del glyphs[-1]
    if not glyphs:
        return None
    text = glyphs[0].text
    for one, other in pairwise(glyphs):
        text += _blank_between(one, other) + other.text
    return TextLine(tuple(glyphs), text)


def _readable(glyph: Glyph) -> Glyph:
    """The character for one that only looks like it: a radical, or a form kept for old encodings."""
    text = glyph.text.translate(_RADICALS)
    text = _COMPATIBLE.sub(lambda found: normalize("NFKC", found[0]), text).replace("\xa0", " ")
    return glyph if text == glyph.text else Glyph(text, glyph.left, glyph.right, glyph.baseline, glyph.size)


def _blank_between(one: Glyph, other: Glyph) -> str:
    gap = (other.left - _end(one)) / other.size if other.size else 0.0
    if gap >= _GAP_COLUMN:
        return " " * round(2 * gap)
    if not one.text.strip() or not other.text.strip():
        return ""
    wide = _is_wide(one.text) + _is_wide(other.text)
    if gap < (_GAP_LATIN, _GAP_MIXED, _GAP_WIDE)[wide]:
        return ""
    return "\u3000" * max(round(gap), 1) if wide == 2 else " "


def _end(glyph: Glyph) -> float:
    """Where a character ends; fonts of which little is known give the ends of the ink only."""
    return max(glyph.right, glyph.left + glyph.size) if _is_wide(glyph.text) else glyph.right


def _is_wide(text: str) -> bool:
    return east_asian_width(text[0]) in "WFA" and text[0] not in "·"


def _first_width(line: TextLine) -> float:
    """How much room the least takes that must stand together at the beginning of a line."""
    glyphs = line.glyphs
    last = 0
    for index, (one, other) in enumerate(pairwise(glyphs)):
        is_word = _LATIN.fullmatch(one.text) and _LATIN.fullmatch(other.text)
        is_held = one.text in _OPENING + _QUOTES or other.text in _CLOSING + _QUOTES
        if not is_word and not is_held:
            break
        last = index + 1
    return _end(glyphs[last]) - glyphs[0].left


def _join(text: str, following: str) -> str:
    """Both halves of a wrapped line: a blank stands only between two words of letters."""
    is_word = (
        text[-1:].isascii() and text[-1:].isalpha() and following[:1].isascii() and following[:1].isalpha()
    )
    return f"{text} {following}" if is_word else text + following
