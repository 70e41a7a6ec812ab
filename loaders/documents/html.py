"""Web pages: the tables of a page, and the text around them, as a browser shows them.

Read with lxml, which takes a page as it is, broken or not, and opens nothing but the bytes it is given. What
a browser hides is left out and counted; menus, the path to the page and its foot stand below the report,
where they can become neither its title nor a row. Tables that only arrange a page are read through; a table
within a cell becomes lines of that cell.
"""

import re

from graph.errors import ReportError
from loaders.documents.composing import Composer
from loaders.documents.encodings import decode
from loaders.documents.source import Source

# Comments before the page itself, and its head with the declaration, stand within these.
_HEAD_BYTES = 64 * 1024
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_PAGE = re.compile(
    r"<(?:!doctype\s+html|(?:html|head|body|meta|title|table|div|center|style|script|h[1-6]|p|span|section|"
    r"article|main|nav|header|footer|aside|font|form|ul|ol|link|base)\b)",
    re.IGNORECASE,
)
_PROLOG = re.compile(r"\s*(?:<!--|<\?)")
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,500}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE
)
_FAMILIES = {
    "utf-8": ("utf-8", "utf8", "unicode-1-1-utf-8"),
    "gb18030": ("gb18030", "gbk", "gb2312", "gb_2312-80", "x-gbk", "cp936", "euc-cn", "gb_2312"),
    "utf-16": ("utf-16", "utf-16le", "utf-16be", "unicode", "utf-32"),
}
# Other declarations that are followed where the bytes are none of the above.
_OTHERS = {"big5": "big5hkscs", "big5-hkscs": "big5hkscs", "hz-gb-2312": "hz"}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def read_html(name: str, content: bytes) -> Source | None:
    """The page of these bytes; None where they are none.

    Raises:
        ReportError: it is no text, is beyond the limits, or shows no text at all.
    """
    if not _is_page(content):
        return None
    text, encoding, remark = _decode(name, content)
    # Here, because it imports lxml.
    from loaders.documents.htmlpage import compose_page

    composer = Composer()
    if remark:
        composer.add_notice(remark)
    compose_page(name, text, composer)
    return composer.compose(name, content, "html", encoding)


def _is_page(content: bytes) -> bool:
    """Whether the file begins as a page does, behind comments and an XML declaration."""
    head = content[:_HEAD_BYTES]
    if b"\x00" in head:
        wide = "utf-16-be" if head.startswith((b"\xfe\xff", b"\x00")) else "utf-16-le"
        beginning = head.decode(wide, "replace").lstrip("\ufeff")
    else:
        beginning = head.removeprefix(_MARKS[0]).decode("latin-1")
    while _PROLOG.match(beginning):
        end = "-->" if beginning.lstrip().startswith("<!--") else ">"
        beginning = beginning.partition(end)[2]
    return _PAGE.match(beginning.lstrip()) is not None


def _decode(name: str, content: bytes) -> tuple[str, str, str | None]:
    """The text of a page, its encoding, and a remark where it declares another one than it has.

    The bytes decide; a declaration is needed only for encodings that are not told by the bytes.
    """
    found = _DECLARED.search(content[:_HEAD_BYTES])
    declared = found[1].decode("ascii", "replace").lower() if found else None
    try:
        text, encoding = decode(content, name)
    except ReportError:
        other = _OTHERS.get(declared or "")
        text = _decode_as(content, other) if other else ""
        if not other or not text:
            raise
        return text, other, None
    family = next((family for family, labels in _FAMILIES.items() if declared in labels), declared)
    # UTF-16 cannot be declared in a page that is read to find the declaration: there it means nothing.
    is_followed = family in (None, "utf-16") or encoding.startswith((family, "utf-16"))
    if is_followed or text.isascii():
        return text, encoding, None
    return (
        text,
        encoding,
        f"the page says that it is in {declared}, but it is in {encoding}; read as such",
    )


def _decode_as(content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return ""
    return "" if _CONTROL.search(text) else text
