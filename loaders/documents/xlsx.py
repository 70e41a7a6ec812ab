"""Excel workbooks since 2007 (xlsx, xlsm; what WPS saves as such): XML → cells as a reader sees them.

Read from the XML itself: openpyxl refuses a workbook with a style that it does not know, needs a second
pass to tell a formula without a value, and shows no number as its format does; nor does calamine, which also
ends the whole program over a file of 5 KB that has a cell in the last corner.
"""

import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from graph.errors import ReportError
from loaders.documents.cells import MAX_COLUMNS, MAX_ROWS, Area, Cells
from loaders.documents.numberformat import BUILT_IN, GENERAL, show_number, show_text
from loaders.documents.package import Package, local_name
from loaders.documents.wordstyles import attribute, child

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
# Characters that XML cannot hold: _x000D_ is a carriage return.
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TRUE = frozenset({"1", "true", "on"})


def read_xlsx(package: Package) -> list[Cells]:
    """The sheets of a workbook, in their order.

    Raises:
        ReportError: the workbook is damaged, or beyond the limits of `package.py`.
    """
    root = package.parse(package.main)
    if root is None:
        raise ReportError(f"{package.name}: the workbook lists no sheets; open it in Excel and save it again")
    related = package.related(package.main)
    reader = _Reader(package, related, is_on(child(root, "workbookPr"), "date1904"))
    sheets: list[Cells] = []
    for element in _children(root, "sheets"):
        kind, part = related.get(attribute(element, "id") or "", ("", ""))
        cells = Cells(
            attribute(element, "name") or "", (attribute(element, "state") or "visible") != "visible"
        )
        content = package.parse(part) if kind == "worksheet" else None
        if content is None:
            cells.notes.append("it is no sheet of cells (a chart, or a sheet that is missing)")
        else:
            reader.read(content, cells)
            cells.notes += _iter_notes(package, part)
        sheets.append(cells)
    return sheets


def is_on(element: Element | None, name: str) -> bool:
    """Whether an attribute is switched on."""
    return (attribute(element, name) or "").lower() in _TRUE


class _Reader:
    """Reads sheets with the texts and formats that they share."""

    def __init__(self, package: Package, related: dict[str, tuple[str, str]], from_1904: bool) -> None:
        parts = dict(related.values())
        strings = package.parse(parts["sharedStrings"]) if "sharedStrings" in parts else None
        styles = package.parse(parts["styles"]) if "styles" in parts else None
        self._strings = [_text(one) for one in (strings if strings is not None else ())]
        self._formats = list(_iter_formats(styles))
        self._from_1904 = from_1904

    def read(self, root: Element, cells: Cells) -> None:
        """Takes in one sheet."""
        for part in root:
            name = local_name(part)
            if name == "cols":
                for element in part:
                    _add_columns(element, cells)
            elif name == "sheetData":
                self._add_rows(part, cells)
            elif name == "mergeCells":
                cells.merged += [area for one in part if (area := _area(attribute(one, "ref"))) is not None]

    def _add_rows(self, data: Element, cells: Cells) -> None:
        row = -1
        for element in data:
            number = _whole(attribute(element, "r"))
            row = number - 1 if number else row + 1
            if is_on(element, "hidden") or attribute(element, "ht") == "0":
                cells.hidden_rows.add(row)
            column = -1
            for one in element:
                place = _REFERENCE.fullmatch(attribute(one, "r") or "")
                column = _column(place[1]) if place else column + 1
                if local_name(one) == "c":
                    self._add_cell(one, row, column, cells)

    def _add_cell(self, element: Element, row: int, column: int, cells: Cells) -> None:
        kind = attribute(element, "t") or "n"
        value = child(element, "v")
        text = (value.text or "") if value is not None else ""
        code = self._format(_whole(attribute(element, "s")) or 0)
        if kind == "inlineStr":
            text = _text(child(element, "is"))
        elif not text and kind != "str" and child(element, "f") is not None:
            cells.unvalued.append((row, column))
        elif kind == "s":
            place = _whole(text)
            text = self._strings[place] if place is not None and place < len(self._strings) else ""
        elif kind == "str":
            text = _unescape(text)
        elif kind == "b":
            text = {"1": "TRUE", "0": "FALSE"}.get(text, text)
        elif kind == "e":
            cells.errors.append((row, column))
        elif kind == "n":
            text = self._number(text, code)
        cells.add(row, column, show_text(text, code) if kind in ("s", "str", "inlineStr") else text)

    def _number(self, text: str, code: str) -> str:
        try:
            value = float(text)
        except ValueError:
            return text
        # Not what a sheet can hold.
        return show_number(value, code, from_1904=self._from_1904) if abs(value) < 1e300 else text

    def _format(self, style: int) -> str:
        return self._formats[style] if style < len(self._formats) else GENERAL


def _children(element: Element | None, name: str) -> Iterable[Element]:
    """What stands in an element of this name; nothing where there is none."""
    found = child(element, name)
    return () if found is None else found


def _iter_formats(styles: Element | None) -> Iterator[str]:
    """The number format of each style."""
    own: dict[int, str] = {}
    for element in _children(styles, "numFmts"):
        number = _whole(attribute(element, "numFmtId"))
        if number is not None:
            own[number] = attribute(element, "formatCode") or GENERAL
    for element in _children(styles, "cellXfs"):
        number = _whole(attribute(element, "numFmtId")) or 0
        yield own.get(number) or BUILT_IN.get(number, GENERAL)


def _text(element: Element | None) -> str:
    """The text of a string, of all its runs; phonetic signs above it are no part of it."""
    pieces: list[str] = []
    for one in element if element is not None else ():
        if local_name(one) == "t":
            pieces.append(one.text or "")
        elif local_name(one) == "r":
            pieces += [inner.text or "" for inner in one if local_name(inner) == "t"]
    return _unescape("".join(pieces))


def _unescape(text: str) -> str:
    def put(match: re.Match[str]) -> str:
        code = int(match[1], 16)
        # Of control characters only those that part lines and words say something.
        return chr(code) if code in (9, 10, 13) or (code >= 32 and not 0xD800 <= code < 0xE000) else ""

    return _ESCAPE.sub(put, text) if "_x" in text else text


def _add_columns(element: Element, cells: Cells) -> None:
    first, last = _whole(attribute(element, "min")), _whole(attribute(element, "max"))
    is_hidden = is_on(element, "hidden") or attribute(element, "width") == "0"
    if is_hidden and first and last:
        cells.hidden_columns.update(range(first - 1, min(last, MAX_COLUMNS)))


def _area(ref: str | None) -> Area | None:
    """A range such as A1:D2; None where it is none, or a single cell."""
    first, _, last = (ref or "").partition(":")
    begin, end = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last)
    if begin is None or end is None:
        return None
    rows = sorted((min(int(begin[2]), MAX_ROWS) - 1, min(int(end[2]), MAX_ROWS) - 1))
    columns = sorted((_column(begin[1]), _column(end[1])))
    return rows[0], rows[1], columns[0], columns[1]


def _column(letters: str) -> int:
    """The number of a column, from 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _iter_notes(package: Package, part: str) -> Iterator[str]:
    """What floats above the cells: text boxes, and comments."""
    for kind, target in package.related(part).values():
        root = package.parse(target) if kind in ("drawing", "comments") else None
        if root is None:
            continue
        if kind == "comments":
            count = sum(local_name(one) == "comment" for one in root.iter())
            yield f"{count} comments on cells are not read"
            continue
        boxes = [one for one in root.iter() if local_name(one) == "txBody"]
        words = "".join(inner.text or "" for box in boxes for inner in box.iter() if local_name(inner) == "t")
        if words.strip():
            yield f"text boxes are not read: “{' '.join(words.split())[:60]}”"
        if any(local_name(one) == "blip" for one in root.iter()):
            yield "pictures are not read; text in them is not known"


def _whole(text: str | None) -> int | None:
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 10 else None
