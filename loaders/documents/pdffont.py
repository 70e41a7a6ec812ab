"""A font whose every character is a box, which PDFium takes for all that a PDF does not bring along.

PDFium leaves out a text of one character that has no width, and in a font that is neither in the file nor on
the machine no character has any. Many Chinese PDFs bring no font along; with this one nothing is lost, and
what is read is the same on every machine. This file, too, imports nothing of the project.
"""

import ctypes
import struct
from collections.abc import Callable
from typing import Any

from pypdfium2 import raw

_EM = 1000
# Without a table of its own a font is asked for glyphs by any number.
_GLYPHS = 65_535
_BOX = (0, -120, 1000, 880)
# The number 1.0, and the version of most tables.
_ONE = 0x10000
# A table of characters in format 4 that has none but the last.
_NO_CHARACTERS = (4, 24, 0, 2, 2, 0, 0, 0xFFFF, 0, 0xFFFF, 1, 0)


def make_box_font() -> bytes:
    """A TrueType font whose glyphs are all the same: a box of one em."""
    left, bottom, right, top = _BOX
    glyph = struct.pack(">hhhhhHH", 1, left, bottom, right, top, 3, 0) + bytes([1, 1, 1, 1])
    corners = [(left, bottom), (left, top), (right, top), (right, bottom)]
    for axis in (0, 1):
        steps = [one[axis] - before[axis] for before, one in zip([(0, 0), *corners], corners, strict=False)]
        glyph += b"".join(struct.pack(">h", step) for step in steps)
    glyph += b"\0" * (-len(glyph) % 4)
    tables = {
        b"cmap": struct.pack(">HHHHI12H", 0, 1, 3, 1, 12, *_NO_CHARACTERS),
        b"glyf": glyph * _GLYPHS,
        b"head": struct.pack(">4IHHQQ4hHHhhh", _ONE, _ONE, 0, 0x5F0F3CF5, 3, _EM, 0, 0, *_BOX, 0, 8, 2, 1, 0),
        b"hhea": struct.pack(">I3hH11hH", _ONE, top, bottom, 0, _EM, 0, 0, right, 1, *[0] * 7, 1),
        b"hmtx": struct.pack(">Hh", _EM, 0) + b"\0\0" * (_GLYPHS - 1),
        b"loca": struct.pack(f">{_GLYPHS + 1}I", *range(0, len(glyph) * (_GLYPHS + 1), len(glyph))),
        b"maxp": struct.pack(">I14H", _ONE, _GLYPHS, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0),
    }  # fmt: skip
    place = 12 + 16 * len(tables)
    directory, body = struct.pack(">I4H", _ONE, len(tables), 64, 2, 48), b""
    for tag, table in tables.items():
        directory += struct.pack(">4sIII", tag, 0, place + len(body), len(table))
        body += table + b"\0" * (-len(table) % 4)
    return directory + body


def use_box_font() -> list[Any]:
    """Makes PDFium take the box font for all fonts that are missing, and none of the machine.

    Gives what must be kept as long as PDFium is used.
    """
    font = make_box_font()

    def give(_: object, __: object, table: int, buffer: Any, size: int) -> int:
        if table:
            return 0
        if buffer and size >= len(font):
            ctypes.memmove(buffer, font, len(font))
        return len(font)

    answers: dict[str, Callable[..., object]] = {
        "MapFont": lambda *_: 1,
        "GetFont": lambda *_: 1,
        "GetFontData": give,
        "GetFaceName": lambda *_: 0,
        "GetFontCharset": lambda *_: 0,
    }
    info = raw.FPDF_SYSFONTINFO()
    info.version = 1
    types = dict(raw.FPDF_SYSFONTINFO._fields_)
    kept: list[Any] = [info, font]
    for name, answer in answers.items():
        function = types[name](answer)
        setattr(info, name, function)
        kept.append(function)
    raw.FPDF_SetSystemFontInfo(info)
    return kept
