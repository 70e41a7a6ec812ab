"""PDF documents with a text layer: ruled tables, also over several pages, and the lines around them.

The characters and lines of the pages come from PDFium (`pdfprocess.py`, in a process of its own), which is
seven to ten times as quick as readers written in Python and reads what browsers read. Tables
are found by their lines (`pdfgrids.py`), text is unwrapped (`pdftext.py`), and tables are joined over pages
(`pdftables.py`). Where no table is ruled the lines are given as text, with the gaps between columns as
blanks. A PDF without text, a scan, is refused: it holds pictures, and characters are not guessed.
"""

from collections.abc import Sequence

from graph.errors import ReportError
from loaders.documents.composing import Composer
from loaders.documents.content import Origin
from loaders.documents.gridding import check_positions
from loaders.documents.pdfpages import Table
from loaders.documents.pdfparagraphs import SAME_SIZE, Paragraph, unwrap
from loaders.documents.pdfprocess import read_pages
from loaders.documents.pdftables import find_blocks
from loaders.documents.source import Source

# Readers of PDFs look for its mark so far from the beginning.
_MARK_WITHIN = 1024
_UNKNOWN = "\ufffd"
# From this share of unreadable characters on, names would be lost.
_MOST_UNKNOWN = 0.02
# Page numbers and stamps on scans have fewer characters than this a page.
_LEAST_TEXT = 20


def read_pdf(name: str, content: bytes) -> Source | None:
    """The document of these bytes; None where they are no PDF.

    Raises:
        ReportError: it has a password, is damaged, a scan, unreadable, or beyond the limits.
    """
    if b"%PDF-" not in content[:_MARK_WITHIN]:
        return None
    pages = read_pages(name, content)
    texts = [glyph.text for page in pages for glyph in page.glyphs if glyph.text.strip()]
    _check_text(name, texts, len(pages), has_images=any(page.has_images for page in pages))
    blocks = find_blocks(pages)
    composer = Composer()
    paragraphs = tables = 0
    size = 0.0
    for block in unwrap(blocks):
        if isinstance(block, Paragraph):
            paragraphs += 1
            if abs(block.size - size) > SAME_SIZE:
                composer.part()
            size = block.size
            composer.add_line(block.text, Origin(page=block.page, paragraph=paragraphs))
        else:
            tables += 1
            _add_table(composer, block, tables, name)
    joined = sum(block.joined for block in blocks if isinstance(block, Table))
    sideways = sum(page.sideways for page in pages)
    for count, message in (
        (joined, "{:,} rows that the end of a page broke were joined"),
        (sideways, "{:,} characters that are not written from left to right are left out"),
        (
            texts.count(_UNKNOWN),
            "{:,} characters are unreadable (�), since their font does not say which they are",
        ),
    ):
        if count:
            composer.add_notice(message.format(count))
    return composer.compose(name, content, "pdf")


def _check_text(name: str, texts: Sequence[str], pages: int, *, has_images: bool) -> None:
    """Refuses a PDF whose pages are pictures, and one whose fonts do not say what they write."""
    if len(texts) < _LEAST_TEXT * pages and (has_images or not texts):
        raise ReportError(
            f"{name}: the PDF is a scan: its pages hold pictures and no text; let a text recognition (OCR) "
            "program turn it into a Word document, check that against the scan, and load it"
        )
    if texts.count(_UNKNOWN) > _MOST_UNKNOWN * len(texts):
        raise ReportError(
            f"{name}: {texts.count(_UNKNOWN):,} of {len(texts):,} characters cannot be read, since the fonts "
            "of the PDF do not say which they are; get the Word document it was made from"
        )


def _add_table(composer: Composer, table: Table, number: int, name: str) -> None:
    width = len(table.columns) - 1
    check_positions(len(table.rows), width, f"{name}, page {table.page}, table {number}")
    page, rows = table.page, []
    for row, cells in enumerate(table.rows, start=1):
        page = max([page, *(cell.page for cell in cells)])
        found = {table.place(cell)[0]: cell for cell in cells}
        rows.append(
            [
                (
                    found[column].text if column in found else "",
                    Origin(page=page, table=number, row=row, column=column + 1),
                )
                for column in range(width)
            ]
        )
    composer.add_grid(rows, table.merged())
    doubtful = sum(cell.doubtful for cells in table.rows for cell in cells)
    if doubtful:
        composer.add_notice(
            f"{doubtful:,} lines that are exactly full were joined with the next, in cells that list names "
            "without marks between them: check whether a name ends there",
            Origin(page=table.page, table=number),
        )
