"""For tests of Word documents: reading one from its XML, and what was read."""

from loaders.documents import Grid, Piece, Source
from loaders.documents.docx import read_docx
from tests.office import make_docx, tr

HEADER = tr("单位", "对接单位", "对接情况", "成果")
ROW = tr("区经贸局", "市外经贸委", "与市外经贸委对接。", "签订协议。")


def read(body: str, parts: dict[str, str] | None = None) -> Source:
    """The document of that body."""
    source = read_docx("report.docx", make_docx(body, parts))
    assert source is not None
    assert_composed(source)
    return source


def assert_composed(source: Source) -> None:
    """Every piece stands in the text where it says, in order and without overlap, and has an origin."""
    position = 0
    for block in source.blocks or ():
        for piece in [block] if isinstance(block, Piece) else [one for row in block.rows for one in row]:
            assert piece.origin is not None
            assert piece.start is not None
            assert piece.start >= position
            assert source.text[piece.start :].startswith(piece.text)
            position = piece.start + len(piece.text)


def shape(source: Source) -> list[str | list[list[str]]]:
    """The lines and tables, as texts."""
    return [
        block.text if isinstance(block, Piece) else [[piece.text for piece in row] for row in block.rows]
        for block in source.blocks or ()
    ]


def texts(source: Source) -> list[str]:
    """The lines outside tables."""
    return [one for one in shape(source) if isinstance(one, str)]


def grid(source: Source) -> Grid:
    """The only table."""
    (found,) = [block for block in source.blocks or () if isinstance(block, Grid)]
    return found


def messages(source: Source) -> list[str]:
    """What is said about the document."""
    return [notice.message for notice in source.notices]
