"""For tests of tables in text: reading one, and the account of its characters."""

from loaders.documents import Source
from loaders.sheets import Sheet, read_sheet
from loaders.tables.characters import Fate, count_fates


def read(text: str) -> Sheet:
    """The sheet of a text as if read from a file."""
    return read_sheet(Source("report.txt", text.encode(), text, "utf-8"))


def assert_partitioned(sheet: Sheet, text: str) -> None:
    """Every character has one fate, and only white space is blank."""
    assert [span.start for span in sheet.spans] == [0, *(span.stop for span in sheet.spans[:-1])][
        : len(sheet.spans)
    ]
    assert (sheet.spans[-1].stop if sheet.spans else 0) == len(text)
    assert sum(count_fates(sheet.spans).values()) == len(text)
    assert all(text[span.start : span.stop].isspace() for span in sheet.spans if span.fate is Fate.BLANK)
