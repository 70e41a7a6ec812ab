"""Valid documents of every format and layout that is read, to be broken or measured; file name → bytes."""

import io
import zipfile

from loaders import example_report
from tests import render
from tests.gold import REPORTS
from tests.layouts import make_text


def valid_documents() -> dict[str, bytes]:
    """The development reports, the example, one report in every layout and format, and an archive."""
    found = sorted(path for path in REPORTS.iterdir() if path.suffix not in {".yaml", ".json", ".zip"})
    documents = {path.name: path.read_bytes() for path in found}
    documents["example.txt"] = example_report().read_bytes()
    documents["small.txt"] = make_text().encode("utf-8")
    documents |= rendered_documents(render.ROWS)
    documents["corpus.zip"] = _pack(documents)
    return documents


def rendered_documents(rows: render.Rows) -> dict[str, bytes]:
    """These rows in every layout and format; the name says which."""
    flat = [row for row in ([cell.replace("\n", "") for cell in row] for row in rows) if all(row)]
    texts = {
        f"{layout}.{ending}": draw(rows if holds_lines else flat).encode("utf-8")
        for layout, (draw, ending, holds_lines) in render.TEXTS.items()
    }
    formats = {f"{name}.{ending}": draw(rows) for name, (draw, ending) in render.FORMATS.items()}
    return {**texts, **formats, "old Excel.xls": xls(rows)}


def xls(rows: render.Rows) -> bytes:
    """A workbook of the old format."""
    import xlwt

    book = xlwt.Workbook(encoding="utf-8")
    page = book.add_sheet("汇总")
    for number, row in enumerate([[render.TITLE], [render.CUTOFF], render.HEADER, *rows, [render.NOTE]]):
        for column, text in enumerate(row):
            page.write(number, column, text)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def _pack(documents: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in list(documents.items())[:3]:
            archive.writestr(f"报告/{name}", content)
    return packed.getvalue()
