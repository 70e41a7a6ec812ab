"""For tests of Word documents: reading one from its XML, and what was read."""

from loaders.documents import Grid, Source
from loaders.documents.docx import read_docx
from tests.composition import assert_composed, shape
from tests.office import make_docx, tr

HEADER = tr("单位", "对接单位", "对接情况", "成果")
ROW = tr("区经贸局", "市外经贸委", "与市外经贸委对接。", "签订协议。")


def read(body: str, parts: dict[str, str] | None = None) -> Source:
    """The document of that body."""
    source = read_docx("report.docx", make_docx(body, parts))
    assert source is not None
    assert_composed(source)
    return source


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
