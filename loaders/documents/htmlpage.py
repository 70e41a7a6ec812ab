"""A page's elements → its lines and tables, in order: what `html.py` does once it has the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import HTMLParser, fromstring
from lxml.etree import _Element as Element

from graph.errors import ReportError
from loaders.columns import is_header
from loaders.documents.composing import Composer
from loaders.documents.content import Origin
from loaders.documents.htmlaside import find_asides
from loaders.documents.htmltables import PageTable, iter_rows, lay_out
from loaders.documents.htmltext import Writer, cell_text

# Every element takes some 300 bytes in memory; a report of a thousand rows has 20,000.
MAX_TAGS = 1_000_000
# libxml2 reads no deeper, and Python's own stack bears a multiple of it.
MAX_DEPTH = 255
# Behind these the title of a window goes on with the name of the site.
_SITE = re.compile(r"\s*(?:[_|｜>»]|\s[-–—]\s|——|--|-(?=[^-]*$))\s*")


@dataclass(frozen=True, slots=True)
class _Table:
    laid_out: PageTable
    texts: tuple[tuple[str, ...], ...]


@dataclass(slots=True)
class _Flow:
    """Takes elements in their order, and parts them into lines and tables."""

    name: str
    skipped: frozenset[Element]
    blocks: list[str | _Table] = field(default_factory=list)
    nested: int = 0
    """How many tables within cells were written into them."""
    writer: Writer = field(init=False)

    def __post_init__(self) -> None:
        self.writer = Writer(self.skipped, self._take_table)

    def add(self, element: Element) -> None:
        """Takes in what stands in an element."""
        self.writer.add_content(element)
        self._end_lines()

    def _take_table(self, table: Element) -> None:
        self._end_lines()
        for caption in table:
            if caption.tag == "caption" and caption not in self.skipped:
                self.add(caption)
        inner = sum(each not in self.skipped for each in table.iterdescendants("table"))
        laid_out = lay_out(table, self.skipped, f"{self.name}, a table")
        texts = tuple(
            tuple(cell_text(cell, self.skipped) if cell is not None else "" for cell in row)
            for row in laid_out.rows
        )
        if _is_of_rows(texts, inner):
            self.blocks.append(_Table(laid_out, texts))
            self.nested += inner
            return
        # It only arranges the page: what stands in its cells is read as the page itself.
        for row in iter_rows(table, self.skipped):
            for cell in row:
                if cell not in self.skipped:
                    self.add(cell)

    def _end_lines(self) -> None:
        self.blocks += self.writer.take_laid_out()


def _is_of_rows(texts: tuple[tuple[str, ...], ...], inner: int) -> bool:
    """Whether a table has rows, and does not only arrange a page."""
    filled = sum(any(row) for row in texts)
    width = len(texts[0]) if texts else 0
    if filled < 2 or width < 2:
        return False
    # Around tables of its own stands a page, unless a header says otherwise.
    return not inner or any(is_header(list(row)) for row in texts)


def compose_page(name: str, text: str, composer: Composer) -> None:
    """Gives the lines and tables of a page to a composer, and notices of what is left out.

    Raises:
        ReportError: the page is beyond the limits, or shows no text.
    """
    root = _parse(name, text)
    asides = find_asides(root)
    flow = _Flow(name, asides.hidden | asides.leading)
    flow.add(root)
    if not flow.blocks:
        raise ReportError(
            f"{name}: the page shows no text; open it in a browser and save what it shows as a complete "
            "page, or copy the table into a Word document"
        )
    title = _window_title(root)
    lines = [block for block in flow.blocks if isinstance(block, str)]
    has_heading = any(each.tag == "h1" and each not in flow.skipped for each in root.iter("h1"))
    is_needed = bool(title) and not has_heading and not any(_is_said(line, title) for line in lines)
    leading = _Flow(name, asides.hidden)
    for element in root.iter():
        if element in asides.leading:
            leading.add(element)
    blocks: list[str | _Table] = [*flow.blocks, *leading.blocks]
    if is_needed:
        blocks.insert(0, _SITE.split(title)[0])
    elif title and title not in lines:
        # With the name of the site, which may tell the place.
        blocks.append(title)
    _compose(blocks, composer, _heading(root, flow.skipped, title))
    hidden = sum(len("".join("".join(each.itertext()).split())) for each in _iter_telling(asides.hidden))
    if hidden:
        composer.add_notice(f"{hidden:,} characters that a browser does not show are left out")
    if flow.nested:
        composer.add_notice(f"{flow.nested} tables within cells were read as lines of their cells")


def _heading(root: Element, skipped: frozenset[Element], title: str) -> str:
    """The heading of the page: of several the one that its window is called by, else the first."""
    headings = [cell_text(each, skipped) for each in root.iter("h1") if each not in skipped]
    named = [heading for heading in headings if heading and heading in title]
    return next(iter(named + [heading for heading in headings if heading]), "")


def _compose(blocks: list[str | _Table], composer: Composer, heading: str) -> None:
    paragraphs = tables = 0
    for block in blocks:
        if isinstance(block, str):
            paragraphs += 1
            is_title = block.strip() == heading and not tables
            composer.add_line(block, Origin(paragraph=paragraphs), as_it_is=True, is_title=is_title)
            continue
        tables += 1
        composer.add_grid(
            [
                [
                    (text, Origin(table=tables, row=row, column=column))
                    for column, text in enumerate(texts, start=1)
                ]
                for row, texts in enumerate(block.texts, start=1)
            ],
            block.laid_out.merged,
        )


def _parse(name: str, text: str) -> Element:
    if text.count("<") > MAX_TAGS:
        raise ReportError(
            f"{name}: more than {MAX_TAGS:,} elements, which no report has; split the page, or check that it "
            "is the right one"
        )
    parser = HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    root = fromstring(text.encode("utf-8"), parser)
    fault = next((entry for entry in parser.error_log if entry.level_name == "FATAL"), None)
    if fault is not None:
        raise ReportError(
            f"{name}, line {fault.line}: elements stand in one another more than {MAX_DEPTH} deep, or one "
            "is too long to be read; open the page in a browser and copy the table into a Word document"
        )
    if root is None:
        raise ReportError(f"{name}: the page is empty; check that it was saved whole")
    return root


def _window_title(root: Element) -> str:
    """What the page calls itself in the title of its window; empty where it has none."""
    title = root.find(".//title")
    return " ".join((title.text or "").split()) if title is not None else ""


def _is_said(line: str, title: str) -> bool:
    """Whether a line of the page is what its window's title begins with."""
    wording = "".join(line.split())
    return len(wording) > 3 and "".join(title.split()).startswith(wording)


def _iter_telling(hidden: frozenset[Element]) -> Iterator[Element]:
    """Hidden elements that could have said something: not those that only serve the page."""
    return (element for element in hidden if element.tag not in ("head", "style", "script", "select"))
