"""The text of a piece of a web page as a browser shows it: blanks, line breaks, numbers of lists."""

import re
from collections.abc import Callable
from itertools import pairwise
from unicodedata import east_asian_width

from lxml.etree import _Element as Element

from loaders.documents.numerals import chinese, letter, roman


def words(text: str) -> frozenset[str]:
    """The words of a list parted by blanks."""
    return frozenset(text.split())


# What begins and ends a line of its own; anything else stands within a line.
BLOCKS = words(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre "
    "search section summary table tbody tfoot thead tr ul"
)
_CELLS = frozenset({"td", "th"})
# Stands for a line break of the file inside a paragraph; what a file itself can only say as &#31;.
_SOFT = "\x1f"
# Stands for a blank of `pre`, which a browser keeps; what a file itself can only say as &#30;.
_KEPT = "\x1e"
_BLANKS = re.compile(r"[ \t\r\n\f\x1f]+")
_GAPS = re.compile(r"[ \x1f]{2,}")
# Invisible: soft hyphens, marks of direction, zero-width blanks.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_TYPES: dict[str, Callable[[int], str]] = {
    "a": letter,
    "A": lambda number: letter(number).upper(),
    "i": roman,
    "I": lambda number: roman(number).upper(),
    "lower-alpha": letter,
    "upper-alpha": lambda number: letter(number).upper(),
    "lower-latin": letter,
    "upper-latin": lambda number: letter(number).upper(),
    "lower-roman": roman,
    "upper-roman": lambda number: roman(number).upper(),
    "cjk-ideographic": chinese,
    "simp-chinese-informal": chinese,
    "trad-chinese-informal": chinese,
}
_STYLE_TYPE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)")


class Writer:
    """Writes elements as text, in order, and gives it line by line.

    What is in `skipped` is left out. Where `take_table` is given, tables are handed over to it instead.
    """

    def __init__(
        self, skipped: frozenset[Element], take_table: Callable[[Element], None] | None = None
    ) -> None:
        self._skipped = skipped
        self._take_table = take_table
        self._runs: list[str] = []
        self._counts: dict[Element, int] = {}

    def add_content(self, element: Element, *, is_preformatted: bool = False) -> None:
        """Takes in what stands within an element."""
        is_preformatted = is_preformatted or element.tag == "pre"
        self._add(element.text, is_preformatted)
        for child in element:
            if child not in self._skipped:
                self._add_element(child, is_preformatted)
            self._add(child.tail, is_preformatted)

    def break_line(self) -> None:
        """Ends the line."""
        self._runs.append("\n")

    def take_lines(self) -> list[str]:
        """The lines taken in since the last call; none is blank, and several blanks in a row are one."""
        lines = self.take_laid_out()
        return [" ".join(filter(None, line.strip().split(" "))) for line in lines]

    def take_laid_out(self) -> list[str]:
        """The same lines, with the blanks before and within those of `pre`."""
        text = _join_soft("".join(self._runs)).replace("\xa0", " ")
        self._runs.clear()
        lines = [line for line in text.split("\n") if line.replace(_KEPT, " ").strip()]
        return [line.lstrip(" ").replace(_KEPT, " ").rstrip() for line in lines]

    def _add_element(self, element: Element, is_preformatted: bool) -> None:
        if element.tag == "br":
            self.break_line()
        elif element.tag == "table" and self._take_table is not None:
            self._take_table(element)
        elif element.tag in BLOCKS:
            self.break_line()
            self._runs.append(self._mark(element))
            self.add_content(element, is_preformatted=is_preformatted)
            self.break_line()
        else:
            self.add_content(element, is_preformatted=is_preformatted)
            if element.tag in _CELLS:
                # A table within a cell: its own cells stand side by side.
                self._runs.append(" ")

    def _add(self, text: str | None, is_preformatted: bool) -> None:
        """A run of text; blanks and line breaks count as one blank, except in `pre`."""
        if not text:
            return
        text = _INVISIBLE.sub("", text)
        if is_preformatted:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
            self._runs.append(text.expandtabs(8).replace(" ", _KEPT))
        else:
            self._runs.append(_BLANKS.sub(lambda blank: _SOFT if "\n" in blank[0] else " ", text))

    def _mark(self, item: Element) -> str:
        """The number that a browser writes before an item of an ordered list; empty for other elements."""
        owner = item.getparent()
        if item.tag != "li" or owner is None or owner.tag != "ol":
            return ""
        number = _whole(item.get("value", ""), self._counts.get(owner, _whole(owner.get("start", ""), 1)))
        self._counts[owner] = number + 1
        shape = _list_type(item) or _list_type(owner)
        if shape == "none":
            return ""
        shaped = _TYPES.get(shape, str)(number)
        # Chinese numerals are followed by 、 in a browser, too.
        return shaped + ("、" if _TYPES.get(shape) is chinese else ".")


def cell_text(element: Element, skipped: frozenset[Element]) -> str:
    """The text of a cell, its paragraphs, list items and line breaks as lines."""
    writer = Writer(skipped)
    writer.add_content(element)
    return "\n".join(writer.take_lines())


def _join_soft(text: str) -> str:
    """Blanks in a row as one; a line break of the file as a blank, or as nothing between wide characters."""
    text = _GAPS.sub(lambda gap: _SOFT if _SOFT in gap[0] else " ", text)
    parts = text.split(_SOFT)
    joined = [parts[0]]
    for before, after in pairwise(parts):
        is_wide = before and after and _is_wide(before[-1]) and _is_wide(after[0])
        joined += ["" if is_wide else " ", after]
    return "".join(joined)


def _is_wide(character: str) -> bool:
    return east_asian_width(character) in "WF"


def _list_type(element: Element) -> str:
    styled = _STYLE_TYPE.search(element.get("style", ""))
    return styled[1] if styled else element.get("type", "")


def _whole(text: str, otherwise: int) -> int:
    return int(text) if re.fullmatch(r"[0-9]{1,6}", text.strip()) else otherwise
