"""Word documents (docx, docm, dotx): paragraphs and tables in their order.

Read from the XML itself, because tracked changes, text boxes, generated numbers and hidden text are all told
apart there. What a reader sees goes into the text; what nobody sees is counted in notices:

- Tracked changes are read as accepted: what was inserted or moved here stands, what was deleted does not.
- Numbers that Word generates (1. （一） ①) are counted out as Word does, by `numbering.xml` and the styles,
  and written before their paragraph, since the items of a cell are told by them. Bullets are not.
- A text box is read once, behind the paragraph that it is anchored in; in a cell, as further lines of it.
- A table within a cell becomes lines of that cell, cells parted by tabs; with a header of its own, a table.
- Footnotes and endnotes stand at the end; page headers, footers, comments and hidden text are not read.

Nothing outside the file is ever opened, and macros are not looked at.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from graph.errors import ReportError
from loaders.columns import is_header
from loaders.documents.composing import Composer
from loaders.documents.content import Origin
from loaders.documents.gridding import check_positions
from loaders.documents.package import SIGNATURE, Package, local_name
from loaders.documents.source import Source
from loaders.documents.wordstyles import Numbering, Styles, attribute, child
from loaders.documents.wordtables import (
    WordCell,
    WordTable,
    is_deleted,
    is_hidden_row,
    iter_rows,
    lay_out,
    read_cells,
)
from loaders.documents.wordtext import WRAPPERS, Tally, TextReader, TooDeepError

# Tables and text boxes within one another: deeper than any program writes, and well below Python's own depth.
_DEEPEST = 40
_BLOCK_WRAPPERS = WRAPPERS - {"hyperlink", "fldSimple"}

_NOTICES = (
    ("hidden", "{} characters of hidden text are not read"),
    ("placeholders", "{} fields to be filled in are empty; their placeholders are not read"),
    ("pictures", "{} pictures are not read; text in them is not known"),
    ("objects", "{} embedded objects (such as a sheet of Excel) are not read; paste their text"),
    ("signs", "{} signs of symbol fonts are not read"),
    ("chunks", "{} parts in another format or file are not read; paste their text"),
    ("comments", "{} comments are not read"),
    ("numbers", "{} numbers that Word generates (1. （一） ①) were written before their paragraphs"),
    ("nested", "{} tables within cells were read as lines of their cells"),
    ("own", "{} tables within cells have a header and were read as tables of their own"),
)


def read_docx(name: str, content: bytes) -> Source | None:
    """The document of these bytes; None where they are no Word document of this format.

    Raises:
        ReportError: it is damaged, has a password, or is beyond the limits of `package.py`.
    """
    if not content.startswith(SIGNATURE):
        return None
    package = Package(name, content)
    if package.kind != "docx":
        return None
    root = package.parse(package.main)
    body = child(root, "body")
    if body is None:
        raise ReportError(f"{name}: the Word document has no text part; open it in Word and save it again")
    reader = _Reader(package)
    try:
        reader.add_blocks(body)
        reader.end()
    except TooDeepError:
        raise ReportError(
            f"{name}: tables or text boxes are nested more than {_DEEPEST} deep; copy the table into a new "
            "document"
        ) from None
    return reader.composer.compose(name, content, "docx")


@dataclass(slots=True)
class _Reader:
    package: Package
    composer: Composer = field(default_factory=Composer)
    text: TextReader = field(init=False)
    related: dict[str, list[str]] = field(default_factory=dict)
    """The parts that the document refers to, by kind."""
    paragraphs: int = 0
    tables: int = 0
    held: str = ""
    """Text of paragraphs whose end was deleted; the next paragraph continues it."""

    def __post_init__(self) -> None:
        for kind, part in self.package.related(self.package.main).values():
            self.related.setdefault(kind, []).append(part)
        self.text = TextReader(Styles.parse(self._part("styles")), Numbering.parse(self._part("numbering")))

    def add_blocks(self, element: Element, depth: int = 0) -> None:
        """Takes in the paragraphs and tables of the body, of a text box or a note."""
        if depth > _DEEPEST:
            raise TooDeepError
        for one in self._iter_blocks(element):
            if local_name(one) == "p":
                self._add_paragraph(one, depth)
            else:
                self._add_table(one, depth)

    def end(self) -> None:
        """Takes in the notes, and says what was not read."""
        if self.held:
            self._add_line()
        self._add_notes()
        counts = self.text.tally.counts
        changes = [(kind, counts[kind]) for kind in ("insertions", "deletions", "moves") if counts[kind]]
        if changes:
            listed = ", ".join(f"{count} {kind}" for kind, count in changes)
            self.composer.add_notice(f"tracked changes were read as accepted: {listed}")
        for kind, message in _NOTICES:
            if counts[kind]:
                self.composer.add_notice(message.format(counts[kind]))
        for kind, label in (("header", "page header"), ("footer", "page footer")):
            self._notice_margin(kind, label)

    def _add_paragraph(self, element: Element, depth: int) -> None:
        self.paragraphs += 1
        paragraph = self.text.read(element)
        self.held += paragraph.text
        if not paragraph.is_joined:
            self._add_line()
        for box in paragraph.boxes:
            self.add_blocks(box, depth + 1)

    def _add_line(self) -> None:
        # Reports that were pasted into Word are laid out by tabs and empty paragraphs.
        self.composer.add_line(self.held, Origin(paragraph=self.paragraphs), as_it_is=True)
        self.held = ""

    def _add_table(self, element: Element, depth: int) -> None:
        self.tables += 1
        number = self.tables
        table, inner = self._read_table(element, depth)
        self.text.tally.counts["hidden"] += table.covered
        rows = [
            [(text, Origin(table=number, row=row, column=column)) for column, text in enumerate(texts, 1)]
            for row, texts in enumerate(table.rows, 1)
        ]
        if any(text for texts in table.rows for text in texts):
            self.composer.add_grid(rows, table.merged)
        for one in inner:
            self.text.tally.counts["own"] += 1
            self._add_table(one, depth + 1)

    def _read_table(self, element: Element, depth: int) -> tuple[WordTable, list[Element]]:
        """The table, and those within its cells that are tables of their own."""
        if depth > _DEEPEST:
            raise TooDeepError
        rows: list[list[WordCell]] = []
        inner: list[Element] = []
        for row in iter_rows(element):
            if is_deleted(row):
                self.text.tally.counts["deletions"] += 1
            elif is_hidden_row(row):
                texts = (self._cell_text(cell, inner, depth) for cell in read_cells(row))
                self.text.tally.counts["hidden"] += sum(map(len, texts))
            else:
                cells = read_cells(row)
                rows.append([replace(cell, text=self._cell_text(cell, inner, depth)) for cell in cells])
        starts = {cell.start for row in rows for cell in row}
        check_positions(len(rows), len(starts), f"{self.package.name}, table {self.tables}")
        return lay_out(rows), inner

    def _cell_text(self, cell: WordCell, inner: list[Element], depth: int) -> str:
        # The lower part of a merged cell is empty, and its empty paragraphs are not counted in lists.
        if cell.continues and not any(local_name(one) in ("t", "sym") for one in cell.element.iter()):
            return ""
        return "\n".join(self._lines(cell.element, inner, depth)).strip()

    def _lines(self, element: Element, inner: list[Element], depth: int) -> list[str]:
        """The lines of a cell; what is a table of its own goes to `inner`."""
        if depth > _DEEPEST:
            raise TooDeepError
        lines: list[str] = []
        held = ""
        for one in self._iter_blocks(element):
            if local_name(one) == "tbl":
                lines += self._nested(one, inner, depth)
                continue
            paragraph = self.text.read(one)
            held += paragraph.text
            if not paragraph.is_joined:
                lines.append(held)
                held = ""
            for box in paragraph.boxes:
                lines += self._lines(box, inner, depth + 1)
        return [*lines, held] if held else lines

    def _iter_blocks(self, element: Element) -> Iterator[Element]:
        """The paragraphs and tables of a body, cell or text box, also those that something wraps."""
        waiting = list(reversed(element))
        while waiting:
            one = waiting.pop()
            name = local_name(one)
            if name in ("p", "tbl"):
                yield one
            elif name == "AlternateContent":
                waiting += [inner for form in list(one)[:1] for inner in reversed(form)]
            elif name in _BLOCK_WRAPPERS:
                waiting += reversed(one)
            elif name in ("altChunk", "subDoc"):
                self.text.tally.counts["chunks"] += 1

    def _nested(self, element: Element, inner: list[Element], depth: int) -> list[str]:
        if _has_header(element):
            inner.append(element)
            return []
        self.text.tally.counts["nested"] += 1
        table, own = self._read_table(element, depth + 1)
        inner += own
        return ["\t".join(text for text in row if text) for row in table.rows]

    def _add_notes(self) -> None:
        """Footnotes and endnotes in the order in which the text refers to them, each once."""
        parts = {kind: self._part(f"{kind}s") for kind in ("footnote", "endnote")}
        notes = {
            (kind, attribute(one, "id") or ""): one
            for kind, root in parts.items()
            for one in (root if root is not None else ())
        }
        referred = [notes[note] for note in dict.fromkeys(self.text.tally.notes) if note in notes]
        for one in referred:
            self.add_blocks(one)
        if referred:
            self.composer.add_notice(f"{len(referred)} footnotes or endnotes stand at the end of the text")

    def _notice_margin(self, kind: str, label: str) -> None:
        texts: dict[str, None] = {}
        for part in self.related.get(kind, ()):
            root = self.package.parse(part)
            if root is not None:
                # What is counted in it is of no concern.
                margin = TextReader(self.text.styles, Numbering(), Tally())
                words = (margin.read(one).text for one in root.iter() if local_name(one) == "p")
                texts[" ".join("".join(words).split())] = None
        for text in texts:
            if text and not text.isdigit():
                self.composer.add_notice(f"the {label} is not read: “{text[:60]}”")

    def _part(self, kind: str) -> Element | None:
        part = next(iter(self.related.get(kind, ())), None)
        return self.package.parse(part) if part is not None else None


def _has_header(table: Element) -> bool:
    """Whether one of the first rows of a table is a header with known columns."""
    for row, _ in zip(iter_rows(table), range(5), strict=False):
        runs = ([one for one in cell.element.iter() if local_name(one) == "t"] for cell in read_cells(row))
        texts = ["".join(one.text or "" for one in cell) for cell in runs]
        if is_header(texts):
            return True
    return False
