"""A PDF → the places of its characters and ruled lines. Run as a process of its own, by `pdfprocess.py`.

PDFium reads whatever it is given, in C, and cannot be told to stop: half a megabyte can be made to fill
gigabytes, or to keep it busy for hours. So it runs in a process that ends itself at its limits, and that
nothing else dies with. It reads the file from standard input and writes JSON:

    {"pages": [{"width", "height", "glyphs": [[text, left, right, baseline, size], …],
                "rulings": [[is_horizontal, at, start, stop], …], "sideways", "has_images"}, …]}
    {"error": "password" | "damaged" | "pages" | "glyphs", "count"}

Lengths are points, from the upper left corner of the page as it is shown. This file imports nothing of the
project but the file beside it, so that it can be run by its path.
"""

import contextlib
import ctypes
import json
import sys
from collections.abc import Callable, Iterator
from importlib.util import module_from_spec, spec_from_file_location
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

# A yearly report of a province has below a hundred pages, with some 1,500 characters each.
MAX_PAGES = 300
MAX_GLYPHS = 500_000
# A table of a thousand cells has four lines around each.
MAX_RULINGS = 20_000
# A page of text takes some 30 ms and below 100 MB.
MAX_CPU_SECONDS = 8
MAX_MEMORY_BYTES = 768 * 1024 * 1024
# Drawings within drawings, deeper than any program writes.
_MOST_LEVELS = 6
# Borders are up to 2 pt wide; what is filled and wider is a background.
_WIDEST_LINE = 2.6
_SHORTEST_LINE = 2.0
# Lines in this colour, or a lighter one, are not seen on paper.
_WHITE = 250
_UPRIGHT_SLACK = 0.2
UNKNOWN = "\ufffd"
# How PDFium gives a hyphen at the end of a line.
_HYPHENS = (0x02, 0xAD)

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]
Ruling = tuple[bool, float, float, float]


class _LimitError(Exception):
    def __init__(self, what: str, count: int) -> None:
        super().__init__(what)
        self.what, self.count = what, count


def main() -> None:
    """Reads a file from standard input and writes what was found."""
    _limit_this_process()
    kept = _load_font_module().use_box_font()
    try:
        answer: dict[str, Any] = {"pages": list(_iter_pages(sys.stdin.buffer.read()))}
    except _LimitError as error:
        answer = {"error": error.what, "count": error.count}
    except pdfium.PdfiumError as error:
        is_locked = error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        answer = {"error": "password" if is_locked else "damaged", "count": 0}
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))
    sys.stdout.flush()
    del kept


def _load_font_module() -> ModuleType:
    """The file beside this one; not by its package, whose import takes longer than a PDF."""
    spec = spec_from_file_location("pdffont", Path(__file__).with_name("pdffont.py"))
    assert spec is not None  # noqa: S101 - a file always has one
    assert spec.loader is not None  # noqa: S101
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _limit_this_process() -> None:
    """Where the system has such limits; elsewhere the time that `pdfprocess.py` waits is the only one."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (MAX_CPU_SECONDS, MAX_CPU_SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY_BYTES, MAX_MEMORY_BYTES))


def _iter_pages(content: bytes) -> Iterator[dict[str, Any]]:
    document = pdfium.PdfDocument(content)
    if len(document) > MAX_PAGES:
        raise _LimitError("pages", len(document))
    glyphs = 0
    for number in range(len(document)):
        page = document[number]
        read = _read_page(page)
        page.close()
        glyphs += len(read["glyphs"])
        if glyphs > MAX_GLYPHS:
            raise _LimitError("glyphs", glyphs)
        yield read
    document.close()


def _read_page(page: pdfium.PdfPage) -> dict[str, Any]:
    left, bottom, right, top = page.get_cropbox()
    width, height = right - left, top - bottom
    rotation = page.get_rotation()

    def place(x: float, y: float) -> Point:
        x, y = x - left, y - bottom
        return {0: (x, height - y), 90: (y, x), 180: (width - x, y), 270: (height - y, width - x)}[rotation]

    glyphs, sideways = _read_glyphs(page, place, rotation)
    rulings = list(_iter_rulings(page, place))
    if len(rulings) > MAX_RULINGS:
        # No table: a map, or a picture drawn line by line.
        rulings = []
    size = (height, width) if rotation in (90, 270) else (width, height)
    return {
        "width": round(size[0], 2),
        "height": round(size[1], 2),
        "glyphs": glyphs,
        "rulings": rulings,
        "sideways": sideways,
        "has_images": any(True for _ in page.get_objects([raw.FPDF_PAGEOBJ_IMAGE], _MOST_LEVELS)),
    }


def _read_glyphs(
    page: pdfium.PdfPage, place: Callable[[float, float], Point], rotation: int
) -> tuple[list[list[Any]], int]:
    """The characters as they stand in the page's own order, and how many are not written left to right."""
    text = page.get_textpage()
    glyphs: list[list[Any]] = []
    sideways = 0
    x, y = ctypes.c_double(), ctypes.c_double()
    matrix, box = raw.FS_MATRIX(), raw.FS_RECTF()
    for index in range(text.count_chars()):
        character = _character(text, index)
        # Blanks and line breaks that PDFium adds by its own judgement.
        if not character or raw.FPDFText_IsGenerated(text.raw, index) == 1:
            continue
        raw.FPDFText_GetCharOrigin(text.raw, index, x, y)
        raw.FPDFText_GetMatrix(text.raw, index, matrix)
        raw.FPDFText_GetLooseCharBox(text.raw, index, box)
        along = {0: (matrix.a, -matrix.b), 90: (matrix.b, matrix.a), 180: (-matrix.a, matrix.b)}.get(
            rotation, (-matrix.b, -matrix.a)
        )
        scale = (along[0] ** 2 + along[1] ** 2) ** 0.5
        if along[0] <= 0 or abs(along[1]) > _UPRIGHT_SLACK * scale:
            sideways += 1
            continue
        size = raw.FPDFText_GetFontSize(text.raw, index) * scale
        start, baseline = place(x.value, y.value)
        corners = [place(box.left, box.bottom), place(box.right, box.top)]
        stop = max(corner[0] for corner in corners)
        glyphs.append([character, round(start, 2), round(stop, 2), round(baseline, 2), round(size, 2)])
    text.close()
    return glyphs, sideways


def _character(text: pdfium.PdfTextPage, index: int) -> str:
    """The character at an index; empty for a control character, � where the font does not say which it is."""
    code = raw.FPDFText_GetUnicode(text.raw, index)
    if code in _HYPHENS:
        return "-"
    if 0xD800 <= code < 0xDC00:
        low = raw.FPDFText_GetUnicode(text.raw, index + 1)
        return chr(0x10000 + (code - 0xD800 << 10) + (low - 0xDC00)) if 0xDC00 <= low < 0xE000 else UNKNOWN
    if 0xDC00 <= code < 0xE000:
        return ""
    is_unknown = code == 0 or 0xE000 <= code < 0xF900 or code >= 0xFFFE
    return UNKNOWN if is_unknown else chr(code) if code >= 0x20 else ""


def _iter_rulings(page: pdfium.PdfPage, place: Callable[[float, float], Point]) -> Iterator[Ruling]:
    """Horizontal and vertical lines: strokes, edges of frames, and rectangles as thin as a line."""
    count = 0
    for path in page.get_objects([raw.FPDF_PAGEOBJ_PATH], _MOST_LEVELS):
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(path.raw, fill, stroke)
        is_stroked = bool(stroke.value) and not _is_white(path, raw.FPDFPageObj_GetStrokeColor)
        is_filled = fill.value != raw.FPDF_FILLMODE_NONE and not _is_white(path, raw.FPDFPageObj_GetFillColor)
        if not is_stroked and not is_filled:
            continue
        lines = list(_iter_subpaths(path, place))
        count += len(lines)
        if count > MAX_RULINGS:
            break
        for points in lines:
            thin = _as_line(points)
            if thin is not None:
                yield thin
            elif is_stroked or len(lines) > 1:
                yield from _edges(points)


def _is_white(path: pdfium.PdfObject, get_color: Callable[..., object]) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not get_color(path.raw, red, green, blue, alpha):
        return False
    return alpha.value == 0 or min(red.value, green.value, blue.value) >= _WHITE


def _iter_subpaths(path: pdfium.PdfObject, place: Callable[[float, float], Point]) -> Iterator[list[Point]]:
    matrices = [path.get_matrix().get()]
    container = path.container
    while container is not None:
        matrices.append(container.get_matrix().get())
        container = container.container
    points: list[Point] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(raw.FPDFPath_CountSegments(path.raw), MAX_RULINGS)):
        segment = raw.FPDFPath_GetPathSegment(path.raw, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        points.append(place(*_transform((x.value, y.value), matrices)))
        if raw.FPDFPathSegment_GetClose(segment) and points:
            points.append(points[0])
    if points:
        yield points


def _transform(point: Point, matrices: list[Matrix]) -> Point:
    x, y = point
    for a, b, c, d, e, f in matrices:
        x, y = a * x + c * y + e, b * x + d * y + f
    return x, y


def _as_line(points: list[Point]) -> Ruling | None:
    """A shape as thin as a line, as one."""
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    width, height = right - left, bottom - top
    if height <= _WIDEST_LINE and width > max(height, _SHORTEST_LINE):
        return True, round((top + bottom) / 2, 2), round(left, 2), round(right, 2)
    if width <= _WIDEST_LINE and height > max(width, _SHORTEST_LINE):
        return False, round((left + right) / 2, 2), round(top, 2), round(bottom, 2)
    return None


def _edges(points: list[Point]) -> Iterator[Ruling]:
    for one, other in pairwise(points):
        line = _as_line([one, other])
        if line is not None:
            yield line


if __name__ == "__main__":
    main()
