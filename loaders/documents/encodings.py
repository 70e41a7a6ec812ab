"""Bytes → text: the encodings in which Chinese reports are met, told apart by what the bytes contain."""

import codecs
import re

from graph.errors import ReportError

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    ("\ufeff".encode("gb18030"), "gb18030"),
)
# Text in another encoding decodes as GB18030 into rare characters. Of a Chinese text's characters, those
# outside GB 2312 are names of persons and places: far below one in twenty.
_COMMON_SHARE = 0.95
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff\ue000-\uf8ff]")


def decode(content: bytes, name: str) -> tuple[str, str]:
    """The text of a file's bytes, and the encoding; a byte order mark is dropped.

    Raises:
        ReportError: the bytes are no text in UTF-8, UTF-16, UTF-32 or GB18030; says where UTF-8 fails.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decode_marked(content, encoding, name), encoding
    if b"\x00" in content:
        return _decode_wide(content, name)
    try:
        return _accept(content.decode("utf-8")), "utf-8"
    except UnicodeDecodeError as error:
        fault: tuple[int, int] = error.start, content[error.start]
    except _ImplausibleError as error:
        raise _no_text(name, error) from None
    try:
        return _accept(content.decode("gb18030"), common=True), "gb18030"
    except (UnicodeDecodeError, _ImplausibleError):
        offset, byte = fault
        raise ReportError(
            f"{name}: cannot be decoded: not UTF-8 (byte 0x{byte:02x} at offset {offset}), "
            "nor UTF-16 or GB18030; save it as text in UTF-8"
        ) from None


class _ImplausibleError(ValueError):
    """Bytes that decode, but not into text that anybody wrote."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


def _no_text(name: str, error: _ImplausibleError) -> ReportError:
    return ReportError(
        f"{name}: no text, it has control characters (first at character {error.offset}); "
        "give the report as text in UTF-8"
    )


def _decode_marked(content: bytes, encoding: str, name: str) -> str:
    try:
        # The codec of GB18030 alone leaves the mark in the text.
        return _accept(content.decode(encoding).removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        # Of the codecs, only this one does not count the mark.
        offset = error.start + (len(codecs.BOM_UTF8) if encoding == "utf-8-sig" else 0)
        raise ReportError(
            f"{name}: it begins as {encoding.upper().removesuffix('-SIG')}, but cannot be decoded at offset "
            f"{offset}; save it again as text in UTF-8"
        ) from None
    except _ImplausibleError as error:
        raise _no_text(name, error) from None


def _decode_wide(content: bytes, name: str) -> tuple[str, str]:
    """Text in UTF-16 without a mark: only there do text files have zero bytes."""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            return _accept(content.decode(encoding), common=True), encoding
        except (UnicodeDecodeError, _ImplausibleError):
            continue
    raise ReportError(
        f"{name}: a binary file (zero byte at offset {content.index(0)}); this version reads text, "
        "so save the report as text in UTF-8"
    )


def _accept(text: str, *, common: bool = False) -> str:
    """The text, unless it has control characters, or, where asked, too many rare ones."""
    control = _CONTROL.search(text)
    if control is not None:
        raise _ImplausibleError(control.start())
    if common:
        wide = [character for character in text if ord(character) > 0x7F]
        if sum(map(_is_common, wide)) < _COMMON_SHARE * len(wide):
            raise _ImplausibleError(0)
    return text


def _is_common(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
