"""The paragraphs of a Word document as a reader sees them, with all tracked changes accepted."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from loaders.documents.numerals import circled
from loaders.documents.package import local_name
from loaders.documents.wordstyles import Numbering, Styles, attribute, child, is_on

# Elements that only wrap what a reader sees.
WRAPPERS = frozenset(
    {"sdt", "sdtContent", "customXml", "smartTag", "hyperlink", "fldSimple", "ins", "moveTo", "dir", "bdo"}
)
_DROPPED = frozenset({"del", "moveFrom"})
_PICTURES = frozenset({"drawing", "pict", "object", "AlternateContent"})
# Signs of Wingdings and its like that reports tick and cross things with.
_SIGNS = {
    "fc": "√", "fb": "×", "fe": "☑", "fd": "☒", "a8": "□", "6f": "□", "6e": "■", "50": "√", "52": "☑",
    "a3": "□",
}  # fmt: skip
_ENCLOSED = re.compile(r"eq\s*\\o\s*\\ac\s*[（(]\s*[^,，]*[,，]\s*(.+?)\s*[）)]\s*", re.IGNORECASE)
# Deeper nesting than any program writes; it keeps the reader's own depth bounded.
_DEEPEST = 40


class TooDeepError(ValueError):
    """Elements are nested deeper than any program writes."""


@dataclass(slots=True)
class Tally:
    """What a document holds that is not, or not just so, in the text."""

    counts: Counter[str] = field(default_factory=Counter)
    """insertions, deletions, moves, numbers, hidden, pictures, objects, signs, comments, placeholders."""
    notes: list[tuple[str, str]] = field(default_factory=list)
    """(footnote or endnote, id) in the order in which they are referred to."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its text with its generated number, and the text boxes that are anchored in it."""

    text: str
    boxes: tuple[Element, ...]
    is_joined: bool
    """Whether its end was deleted, so that the next paragraph continues it."""


@dataclass(slots=True)
class TextReader:
    """Reads paragraphs in their order; fields and list numbers run from one to the next."""

    styles: Styles
    numbering: Numbering
    tally: Tally = field(default_factory=Tally)
    _fields: list[list[str]] = field(default_factory=list)
    """The open fields, outermost first; the code of one while it is read, then `_RESULT`."""

    def read(self, element: Element) -> Paragraph:
        """The paragraph of a `w:p`."""
        pieces: list[str] = []
        boxes: list[Element] = []
        style = attribute(child(element, "pPr", "pStyle"), "val") or self.styles.default
        self._walk(element, pieces, boxes, self.styles.is_hidden(style), 0)
        mark = child(element, "pPr", "rPr")
        is_joined = child(mark, "del") is not None or child(mark, "moveFrom") is not None
        text = "".join(pieces)
        is_gone = is_joined and not text.strip()
        number = "" if is_gone else self._number(element, style)
        return Paragraph(number + text, tuple(boxes), is_joined)

    def _number(self, element: Element, style: str | None) -> str:
        own = child(element, "pPr", "numPr")
        by_style = self.styles.numbering(style)
        number = attribute(child(own, "numId"), "val")
        level = attribute(child(own, "ilvl"), "val")
        if number is None and by_style is not None:
            number = by_style[0]
            if level is None:
                level = str(by_style[1] or self.numbering.level_of(number, by_style[2]))
        if number is None:
            return ""
        shown = self.numbering.count(
            number, int(level) if level and level.isdigit() and len(level) < 3 else 0
        )
        self.tally.counts["numbers"] += bool(shown)
        return shown

    def _walk(
        self, element: Element, pieces: list[str], boxes: list[Element], hidden: bool, depth: int
    ) -> None:
        if depth > _DEEPEST:
            raise TooDeepError
        for one in element:
            name = local_name(one)
            if name == "r":
                self._run(one, pieces, boxes, hidden, depth)
            elif name in _DROPPED:
                self.tally.counts["deletions" if name == "del" else "moves"] += 1
            elif name == "sdt" and is_on(child(one, "sdtPr", "showingPlcHdr")):
                self.tally.counts["placeholders"] += 1
            elif name in WRAPPERS:
                self.tally.counts["insertions"] += name == "ins"
                self._walk(one, pieces, boxes, hidden, depth + 1)
            elif name in ("oMath", "oMathPara"):
                pieces.append("".join(inner.text or "" for inner in one.iter() if local_name(inner) == "t"))
            elif name in _PICTURES:
                self._picture(one, boxes)

    def _run(self, run: Element, pieces: list[str], boxes: list[Element], hidden: bool, depth: int) -> None:
        properties = child(run, "rPr")
        own = child(properties, "vanish")
        by_style = self.styles.is_hidden(attribute(child(properties, "rStyle"), "val"))
        is_hidden = is_on(own) if own is not None else hidden or by_style
        for one in run:
            name = local_name(one)
            if name in _PICTURES:
                self._picture(one, boxes)
            elif name == "ruby":
                for base in one:
                    if local_name(base) == "rubyBase":
                        self._walk(base, pieces, boxes, is_hidden, depth + 1)
            elif not self._mark(one, name, pieces):
                text = self._sign(one) if name == "sym" else _shown(one, name)
                if is_hidden:
                    self.tally.counts["hidden"] += len(text.strip())
                elif all(_RESULT in code for code in self._fields):
                    pieces.append(text)

    def _mark(self, element: Element, name: str, pieces: list[str]) -> bool:
        """Takes in what is no text but says something of it; False where it is text."""
        if name == "fldChar":
            self._field(attribute(element, "fldCharType"), pieces)
        elif name == "instrText" and self._fields:
            self._fields[-1].append(element.text or "")
        elif name in ("footnoteReference", "endnoteReference"):
            self.tally.notes.append((name.removesuffix("Reference"), attribute(element, "id") or ""))
        elif name == "commentReference":
            self.tally.counts["comments"] += 1
        else:
            return False
        return True

    def _field(self, kind: str | None, pieces: list[str]) -> None:
        """Only the result of a field is shown; a circled number (EQ) has none and is its code."""
        if kind == "begin":
            self._fields.append([])
        elif kind == "separate" and self._fields:
            self._fields[-1].append(_RESULT)
        elif kind == "end" and self._fields:
            code = self._fields.pop()
            enclosed = _ENCLOSED.search("".join(code)) if _RESULT not in code else None
            if enclosed is not None:
                inner = enclosed[1]
                is_number = inner.isascii() and inner.isdigit() and len(inner) < 3
                pieces.append(circled(int(inner)) if is_number else inner)

    def _sign(self, element: Element) -> str:
        code = (attribute(element, "char") or "").lower()
        if code.startswith("f0") and code[2:] in _SIGNS:
            return _SIGNS[code[2:]]
        self.tally.counts["signs"] += 1
        return ""

    def _picture(self, element: Element, boxes: list[Element]) -> None:
        found = list(iter_boxes(element))
        boxes += found
        if not found:
            names = {local_name(one) for one in element.iter()}
            self.tally.counts["objects"] += "OLEObject" in names
            self.tally.counts["pictures"] += "OLEObject" not in names and bool(names & {"blip", "imagedata"})


_RESULT = "\x00"


def iter_boxes(element: Element) -> Iterator[Element]:
    """The contents of the text boxes in a drawing; each once, though it is kept in a new and an old form."""
    waiting = [element]
    while waiting:
        one = waiting.pop()
        name = local_name(one)
        if name == "txbxContent":
            yield one
        elif name == "AlternateContent":
            waiting += _chosen(one)
        else:
            waiting += reversed(list(one))


def _chosen(element: Element) -> list[Element]:
    """Of the forms of one thing the newest that has text, else the old one."""
    forms = [one for one in element if local_name(one) in ("Choice", "Fallback")]
    with_text = [one for one in forms if any(local_name(inner) == "txbxContent" for inner in one.iter())]
    return (with_text or forms)[:1]


def _shown(element: Element, name: str) -> str:
    if name == "t":
        text = element.text or ""
        return text if attribute(element, "space") == "preserve" else text.strip(" \t\r\n")
    if name in ("br", "cr"):
        return "\n"
    return {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}.get(name, "")
