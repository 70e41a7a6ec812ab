"""Runs `pdfworker.py` on a file, within limits, and gives what it found; every failure has its words."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.errors import ReportError

_WORKER = Path(__file__).with_name("pdfworker.py")
# The process ends itself after some seconds of work; this is for systems without such limits, and for one
# that is starved.
MAX_SECONDS = 30
_ANEW = "open it in a PDF reader and print it to a new PDF, or save the report as a Word document or text"


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character on a page: lengths in points, from the left and from above."""

    text: str
    left: float
    right: float
    baseline: float
    size: float


@dataclass(frozen=True, slots=True)
class Ruling:
    """A horizontal or vertical line: how far down or right it stands, and from where to where it goes."""

    is_horizontal: bool
    at: float
    start: float
    stop: float


@dataclass(frozen=True, slots=True)
class PdfPage:
    """What stands on one page."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rulings: tuple[Ruling, ...]
    sideways: int
    """How many characters are not written from left to right."""
    has_images: bool


def read_pages(name: str, content: bytes) -> list[PdfPage]:
    """The pages of a PDF.

    Raises:
        ReportError: it has a password, is damaged, or is beyond the limits of `pdfworker.py`.
    """
    answer = _run([sys.executable, "-P", str(_WORKER)], name, content)
    error, count = answer.get("error"), answer.get("count", 0)
    if error == "password":
        raise ReportError(
            f"{name}: the PDF has a password; open it with the password and print it to a new PDF without one"
        )
    if error == "damaged":
        raise ReportError(f"{name}: the PDF is damaged and cannot be opened; get it anew, or {_ANEW}")
    if error is not None:
        what = "pages" if error == "pages" else "characters"
        raise ReportError(
            f"{name}: {count:,} {what} are more than a report has; print the pages of the report to a PDF of "
            "their own"
        )
    return [_to_page(page) for page in answer["pages"]]


def _run(command: Sequence[str], name: str, content: bytes) -> dict[str, Any]:
    # On Windows a console window would open otherwise.
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        done = subprocess.run(  # noqa: S603 - Python itself, with a file of this package
            command, input=content, capture_output=True, timeout=MAX_SECONDS, check=False, creationflags=flags
        )
    except subprocess.TimeoutExpired:
        raise ReportError(
            f"{name}: the PDF is not read after {MAX_SECONDS} seconds, which no report takes; {_ANEW}"
        ) from None
    except OSError as error:
        raise ReportError(
            f"{name}: no process to read PDFs in could be started ({error.strerror or error}); try again, or "
            "save the report as a Word document or text"
        ) from None
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        raise ReportError(
            f"{name}: the PDF takes more time or memory than any report, or is damaged; {_ANEW}"
        ) from None
    return answer


def _to_page(page: dict[str, Any]) -> PdfPage:
    return PdfPage(
        width=page["width"],
        height=page["height"],
        glyphs=tuple(Glyph(*glyph) for glyph in page["glyphs"]),
        rulings=tuple(Ruling(*ruling) for ruling in page["rulings"]),
        sideways=page["sideways"],
        has_images=page["has_images"],
    )
