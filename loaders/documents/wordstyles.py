"""Word's styles and list numbering: which number a paragraph is given, and what a style hides."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from loaders.documents.numerals import WORD_FORMATS
from loaders.documents.package import local_name

_LEVELS = 9
# Word takes no more around a number; it is repeated before every paragraph of a list.
_LONGEST_TEXT = 255
_PLACE = re.compile(r"%([1-9])")
_FALSE = frozenset({"0", "false", "off"})


def attribute(element: Element | None, name: str) -> str | None:
    """The value of an attribute, whatever its namespace; None where it is not there."""
    for key, value in element.items() if element is not None else ():
        if key.rpartition("}")[2] == name:
            return value
    return None


def child(element: Element | None, *names: str) -> Element | None:
    """The first descendant along a path of local names."""
    for name in names:
        element = next(
            (one for one in (element if element is not None else ()) if local_name(one) == name), None
        )
    return element


def is_on(element: Element | None) -> bool:
    """Whether a property that is switched by its mere presence is on."""
    return element is not None and (attribute(element, "val") or "1").lower() not in _FALSE


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says that matters here; None where it says nothing."""

    based_on: str | None
    number: str | None
    level: int | None
    hidden: bool | None


@dataclass(slots=True)
class Styles:
    """The styles of a document, by id."""

    by_id: dict[str, Style] = field(default_factory=dict)
    default: str | None = None
    """The style of a paragraph that names none."""

    @classmethod
    def parse(cls, root: Element | None) -> "Styles":
        """The styles of the part `styles.xml`; none where there is no such part."""
        styles = cls()
        for element in root if root is not None else ():
            id_ = attribute(element, "styleId")
            if local_name(element) != "style" or id_ is None:
                continue
            is_default = (attribute(element, "default") or "0") not in _FALSE
            if attribute(element, "type") == "paragraph" and is_default:
                styles.default = id_
            number = child(element, "pPr", "numPr")
            hidden = child(element, "rPr", "vanish")
            styles.by_id[id_] = Style(
                attribute(child(element, "basedOn"), "val"),
                attribute(child(number, "numId"), "val"),
                _whole(attribute(child(number, "ilvl"), "val")),
                None if hidden is None else is_on(hidden),
            )
        return styles

    def is_hidden(self, id_: str | None) -> bool:
        """Whether text in that style is hidden."""
        return (
            next((style.hidden for _, style in self._chain(id_) if style.hidden is not None), None) or False
        )

    def numbering(self, id_: str | None) -> tuple[str, int | None, str] | None:
        """The list of that style, its level if it says one, and which style it comes from."""
        for name, style in self._chain(id_):
            if style.number is not None:
                return style.number, style.level, name
        return None

    def _chain(self, id_: str | None) -> Iterator[tuple[str, Style]]:
        seen: set[str] = set()
        while id_ is not None and id_ in self.by_id and id_ not in seen:
            seen.add(id_)
            yield id_, self.by_id[id_]
            id_ = self.by_id[id_].based_on


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    gap: str = " "
    restart: int | None = None
    """The number of the level, from 1, behind which counting starts again; 0 for never."""
    is_legal: bool = False
    style: str | None = None


@dataclass(slots=True)
class _List:
    kind: str
    levels: dict[int, _Level]
    starts: dict[int, int]
    """Levels that begin anew where this list is first met."""
    is_met: bool = False


@dataclass(slots=True)
class Numbering:
    """Counts the numbered paragraphs of a document in their order.

    Lists that share a definition go on counting, unless one says where to start; a level begins anew
    behind a paragraph of a higher one. Bullets are no numbers and give nothing.
    """

    lists: dict[str, _List] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    """For each definition the last number of each level."""

    @classmethod
    def parse(cls, root: Element | None) -> "Numbering":
        """The lists of the part `numbering.xml`; none where there is no such part."""
        numbering = cls()
        kinds: dict[str, dict[int, _Level]] = {}
        links: dict[str, str] = {}
        linked: dict[str, str] = {}
        for element in root if root is not None else ():
            if local_name(element) == "abstractNum":
                id_ = attribute(element, "abstractNumId") or ""
                kinds[id_] = dict(_iter_levels(element))
                links[attribute(child(element, "numStyleLink"), "val") or ""] = id_
                linked[attribute(child(element, "styleLink"), "val") or ""] = id_
        # A definition that only names a list style takes its levels from the one that defines the style.
        for style, id_ in links.items():
            if style and style in linked:
                kinds[id_] = kinds[linked[style]]
        for element in root if root is not None else ():
            if local_name(element) == "num":
                kind = attribute(child(element, "abstractNumId"), "val") or ""
                levels = dict(kinds.get(kind, {}))
                starts: dict[int, int] = {}
                for override in element:
                    if local_name(override) == "lvlOverride":
                        _override(override, levels, starts)
                numbering.lists[attribute(element, "numId") or ""] = _List(kind, levels, starts)
        return numbering

    def level_of(self, number: str, style: str) -> int:
        """The level of a list that a paragraph style is tied to; the first where none is."""
        known = self.lists.get(number)
        levels = known.levels if known is not None else {}
        return next((index for index, level in levels.items() if level.style == style), 0)

    def count(self, number: str, level: int) -> str:
        """The text that Word shows before the next paragraph of this list and level, with the gap behind."""
        known = self.lists.get(number)
        if known is None or level not in known.levels:
            return ""
        counts = self.counts.setdefault(known.kind, {})
        if not known.is_met:
            known.is_met = True
            for index, start in known.starts.items():
                counts[index] = start - 1
        counts[level] = counts.get(level, known.levels[level].start - 1) + 1
        for deeper, definition in known.levels.items():
            restarts = definition.restart is None or level < definition.restart
            if deeper > level and definition.restart != 0 and restarts:
                counts.pop(deeper, None)
        return _show(known.levels, counts, level)


def _show(levels: dict[int, _Level], counts: dict[int, int], level: int) -> str:
    definition = levels[level]
    if definition.form in ("bullet", "none") and not _PLACE.search(definition.text):
        return ""

    def put(place: re.Match[str]) -> str:
        index = int(place[1]) - 1
        other = levels.get(index, _Level())
        number = counts.get(index, other.start)
        if other.form in ("bullet", "none"):
            return ""
        return str(number) if definition.is_legal else WORD_FORMATS.get(other.form, str)(number)

    text = _PLACE.sub(put, definition.text)
    return text + definition.gap if text.strip() else ""


def _iter_levels(element: Element) -> Iterator[tuple[int, _Level]]:
    for one in element:
        index = _whole(attribute(one, "ilvl"))
        if local_name(one) == "lvl" and index is not None and index < _LEVELS:
            yield index, _read_level(one)


def _read_level(element: Element) -> _Level:
    start = _whole(attribute(child(element, "start"), "val"))
    form = child(element, "numFmt")
    if form is None:
        form = child(element, "AlternateContent", "Fallback", "numFmt")
    return _Level(
        start=1 if start is None else start,
        form=attribute(form, "val") or "decimal",
        text=(attribute(child(element, "lvlText"), "val") or "")[:_LONGEST_TEXT],
        gap="" if attribute(child(element, "suff"), "val") == "nothing" else " ",
        restart=_whole(attribute(child(element, "lvlRestart"), "val")),
        is_legal=is_on(child(element, "isLgl")),
        style=attribute(child(element, "pStyle"), "val"),
    )


def _override(element: Element, levels: dict[int, _Level], starts: dict[int, int]) -> None:
    index = _whole(attribute(element, "ilvl"))
    if index is None or index >= _LEVELS:
        return
    levels.update(dict(_iter_levels(element)))
    start = _whole(attribute(child(element, "startOverride"), "val"))
    if start is not None:
        starts[index] = start


def _whole(text: str | None) -> int | None:
    """A count as XML writes it; None where it is none that a document can have."""
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 7 else None
