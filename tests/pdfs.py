"""PDF files made by hand, for tests: text at places, ruled lines, and tables that are wrapped as programs do.

The font is none that exists: a character's number in it is its number in Unicode, which is all that a reader
of text needs. Chinese characters are one em wide, others half an em.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from unicodedata import east_asian_width
from zlib import compress

WIDTH, HEIGHT = 595.0, 842.0
MARGIN = 50.0
SIZE = 10.0
PADDING = 4.0
LEADING = 13.0
_TO_UNICODE = (
    b"/CIDInit /ProcSet findresource begin begincmap /CMapName /X def /CMapType 2 def "
    b"1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange "
    b"endcmap end"
)

_FONT: tuple[bytes, ...] = (
    b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>",
    b"<</Type/Font/Subtype/CIDFontType2/CIDSystemInfo 7 0 R/DW 1000/W[0 383 500]/FontDescriptor 6 0 R>>",
    b"<</Length %d>>stream\n%s\nendstream" % (len(_TO_UNICODE), _TO_UNICODE),
    b"<</Type/FontDescriptor/FontName/X/Flags 4/FontBBox[0 -200 1000 800]/Ascent 800/Descent -200/StemV 80>>",
    b"<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
)


def width(text: str, size: float = SIZE) -> float:
    """How wide a text is drawn."""
    return sum(size if east_asian_width(character) in "WFA" else size / 2 for character in text)


def wrap(text: str, room: float, size: float = SIZE) -> list[str]:
    """The lines of a text as a program wraps it: at any Chinese character, not before closing marks."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for character in paragraph:
            if line and width(line + character, size) > room:
                # What may not begin a line takes the character before it along.
                keep = -1 if character in "，。、；：）》”" else len(line)
                lines.append(line[:keep])
                line = line[keep:]
            line += character
        lines.append(line)
    return lines


@dataclass(slots=True)
class Pdf:
    """A PDF in the making; lengths in points, from the upper left corner."""

    pages: list[list[str]] = field(default_factory=lambda: [[]])
    rotation: int = 0

    def add_page(self) -> None:
        """Begins the next page."""
        self.pages.append([])

    def text(self, x: float, baseline: float, text: str, size: float = SIZE) -> None:
        """Writes a text."""
        codes = text.encode("utf-16-be").hex()
        self.pages[-1].append(f"BT /F {size} Tf 1 0 0 1 {x:.2f} {HEIGHT - baseline:.2f} Tm <{codes}> Tj ET")

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draws a line."""
        self.pages[-1].append(f"{x0:.2f} {HEIGHT - y0:.2f} m {x1:.2f} {HEIGHT - y1:.2f} l S")

    def raw(self, operators: str) -> None:
        """Adds what is given, as it is."""
        self.pages[-1].append(operators)

    def build(self) -> bytes:
        """The file."""
        objects = [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"",
            *_FONT,
        ]
        kids = []
        for page in self.pages:
            kids.append(b"%d 0 R" % (len(objects) + 1))
            objects.append(
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Rotate %d/Contents %d 0 R/Resources"
                b"<</Font<</F 3 0 R>>>>>>" % (WIDTH, HEIGHT, self.rotation, len(objects) + 2)
            )
            objects.append(stream("\n".join(page).encode("ascii")))
        objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(kids), len(kids))
        return write(objects)


def stream(content: bytes, *, dictionary: bytes = b"") -> bytes:
    """A stream object, compressed."""
    packed = compress(content)
    return b"<<%s/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (dictionary, len(packed), packed)


def write(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """The file of these objects, the first of which is its catalogue."""
    content = b"%PDF-1.7\n"
    places = []
    for number, each in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size, start = len(objects) + 1, len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    return content + b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (size, trailer, start)


@dataclass(slots=True)
class TableWriter:
    """Writes a table as programs do: text wrapped in ruled cells, rows broken where a page ends."""

    pdf: Pdf
    widths: Sequence[float]
    y: float = 120.0
    bottom: float = HEIGHT - MARGIN
    header: Sequence[str] | None = None
    """Repeated at the top of every page."""
    closes: bool = True
    """Whether a line is drawn where a page's end breaks a row, as Word does and browsers do not."""

    @property
    def edges(self) -> list[float]:
        """Where the vertical lines stand."""
        edges = [MARGIN]
        for each in self.widths:
            edges.append(edges[-1] + each)
        return edges

    def begin(self) -> None:
        """Draws the line above the table, and its header."""
        self._rule()
        if self.header is not None:
            self.row(self.header)

    def row(self, cells: Sequence[str]) -> None:
        """Writes a row."""
        lines = [wrap(cell, room - 2 * PADDING) for cell, room in zip(cells, self.widths, strict=True)]
        while any(lines):
            room = max(int((self.bottom - self.y - 2 * PADDING) // LEADING), 0)
            count = min(max(map(len, lines)), room)
            self._write([cell[:count] for cell in lines], count)
            lines = [cell[count:] for cell in lines]
            if any(lines):
                if self.closes:
                    self._rule()
                self.pdf.add_page()
                self.y = MARGIN
                self.begin()
        self._rule()

    def _write(self, lines: Sequence[Sequence[str]], count: int) -> None:
        if not count:
            return
        height = count * LEADING + 2 * PADDING
        for edge in self.edges:
            self.pdf.line(edge, self.y, edge, self.y + height)
        for edge, cell in zip(self.edges, lines, strict=False):
            for number, line in enumerate(cell, start=1):
                self.pdf.text(edge + PADDING, self.y + PADDING + number * LEADING - 3, line)
        self.y += height

    def _rule(self) -> None:
        self.pdf.line(self.edges[0], self.y, self.edges[-1], self.y)


def make_report(
    rows: Sequence[Sequence[str]],
    header: Sequence[str],
    *,
    title: str = "南湖区区级部门对接情况",
    widths: Sequence[float] = (60.0, 110.0, 160.0, 160.0),
    y: float = 120.0,
    repeats: bool = True,
    closes: bool = True,
    numbers: bool = True,
    note: str = "",
) -> bytes:
    """A report with a title and one table, which may go over several pages, a note, and page numbers."""
    pdf = Pdf()
    pdf.text((WIDTH - width(title, 16)) / 2, 80, title, 16)
    pdf.text(MARGIN, 100, "截至2009年5月31日")
    table = TableWriter(pdf, widths, y, header=header if repeats else None, closes=closes)
    table.begin()
    for row in rows if repeats else [header, *rows]:
        table.row(row)
    if note:
        pdf.text(MARGIN, table.y + 20, note)
    if numbers:
        for number, page in enumerate(pdf.pages, start=1):
            codes = f"- {number} -".encode("utf-16-be").hex()
            page.append(f"BT /F 9 Tf 1 0 0 1 {WIDTH / 2:.0f} 25 Tm <{codes}> Tj ET")
    return pdf.build()
