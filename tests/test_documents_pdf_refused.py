"""What is no PDF, and PDFs that cannot be read: left to others, or refused in one line and in time."""

import pytest

from graph.errors import ReportError
from loaders.documents import pdfprocess
from loaders.documents.pdf import read_pdf
from loaders.documents.pdfworker import MAX_PAGES
from tests.pdfreading import HEADER, ROWS, read
from tests.pdfs import (
    Pdf,
    make_report,
    stream,
    write,
)


def test_what_is_no_pdf_is_left_to_others() -> None:
    assert read_pdf("report.pdf", "单位 %PDF".encode()) is None
    assert read_pdf("report.txt", make_report(ROWS, HEADER)) is not None
    assert read_pdf("report.txt", b"\n\n" + make_report(ROWS, HEADER)) is not None


def _encrypted() -> bytes:
    """A file that says it is encrypted, with a key that no password gives."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"]
    lock = b"/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -44/O(%s)/U(%s)>>/ID[(a)(a)]" % (
        b"o" * 32,
        b"u" * 32,
    )
    return write(objects, lock)


def _picture() -> bytes:
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>",
        stream(b"q 600 0 0 800 0 0 cm /I Do Q"),
        stream(b"\x80", dictionary=b"/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8"
               b"/ColorSpace/DeviceGray"),
    ]  # fmt: skip
    return write(objects)


def _forms_within_forms(depth: int, each: int) -> bytes:
    """Drawings that draw others: `each` to the power of `depth` in all."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>",
        stream(b"/F Do " * each),
    ]
    for number in range(6, 6 + depth):
        form = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</F %d 0 R>>>>" % number
        objects.append(stream(b"/F Do " * each, dictionary=form))
    objects.append(stream(b"0 0 m 9 9 l S", dictionary=b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]"))
    return write(objects)


def _unreadable() -> bytes:
    pdf = Pdf()
    for line in range(10):
        pdf.text(50, 100 + 20 * line, "\ue000\ue001\ue002\ue003单位名称")
    return pdf.build()


def _of_pages(count: int) -> bytes:
    pdf = Pdf()
    for _ in range(count - 1):
        pdf.add_page()
    return pdf.build()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "the PDF is damaged and cannot be opened"),
        (make_report(ROWS, HEADER)[:300], "the PDF is damaged and cannot be opened"),
        (_encrypted(), "the PDF has a password"),
        (_picture(), "the PDF is a scan"),
        (Pdf().build(), "the PDF is a scan"),
        (_unreadable(), "40 of 80 characters cannot be read"),
        (_of_pages(MAX_PAGES + 1), f"{MAX_PAGES + 1} pages are more than a report has"),
        (_forms_within_forms(12, 8), "the PDF takes more time or memory than any report"),
    ],
)
def test_what_cannot_be_read_is_refused(content: bytes, words: str) -> None:
    with pytest.raises(ReportError) as caught:
        read_pdf("report.pdf", content)
    assert words in str(caught.value)
    assert str(caught.value).startswith("report.pdf: ")


def test_a_reader_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdfprocess, "MAX_SECONDS", 0.001)
    with pytest.raises(ReportError, match=r"report\.pdf: the PDF is not read after 0\.001 seconds"):
        read_pdf("report.pdf", make_report(ROWS, HEADER))


def test_a_page_of_lines_is_no_table_and_takes_no_time() -> None:
    pdf = Pdf()
    pdf.raw(" ".join(f"{x} 0 m {x} 800 l S 0 {x} m 600 {x} l S" for x in range(0, 600, 1)))
    pdf.text(50, 100, "区级部门对接情况以及对接单位名单和成果汇总表")
    assert "区级部门对接情况" in read(pdf.build()).text
