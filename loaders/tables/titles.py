"""The lines before the first table → the title of a report, and the lines that introduce it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.documents import Piece

# How titles of such reports end; brackets may follow: …情况（2023年三季度）.
_TITLE_END = re.compile(
    r"(?:情况|汇总|一览|台账|台帐|清单|名单|进展|总结|报告|通报|简报|统计|表)(?:[（(][^（）()]*[）)])?$"
)
# Lines that stand near a title and are none: attachments, dates, who filled it in, notes.
_NO_TITLE = re.compile(
    r"附件|附表|[（(]|截[至止]|数据截|单位[：:]|填[报表]|制表|报送|更新|发布|编号|说明[：:]|注[：:]|\d{4}年\d{1,2}月\d{1,2}日"
)
# Longer lines are sentences.
_LONGEST_TITLE = 60
_ONE_BREAK = re.compile(r"[^\S\r\n]*(?:\r\n|\r|\n)[^\S\r\n]*")


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands before the first table."""

    title: Piece | None
    intro: tuple[Piece, ...]


def read_heading(lines: Sequence[Piece], text: str) -> Heading:
    """The title among the lines before a table of this text, and the others.

    The title is what the format itself says is it, else the first line that ends as titles do (…情况,
    …汇总表), else the first that could be one; one wrapped over several lines is read as a whole.
    """
    candidates = [line for line in _join_wrapped(lines, text) if _may_be_title(line)]
    ended = [line for line in candidates if _TITLE_END.search(line.wording)]
    said = [line for line in lines if line.is_title]
    title = next(iter(said + ended + candidates), None)
    if title is None:
        return Heading(None, tuple(lines))
    if title.start is None:
        return Heading(title, tuple(line for line in lines if line is not title))
    span = range(title.start, title.start + len(title.text))
    return Heading(title, tuple(line for line in lines if line.start not in span))


def _may_be_title(line: Piece) -> bool:
    wording = line.wording
    return len(wording) <= _LONGEST_TITLE and "。" not in wording and not _NO_TITLE.match(wording)


def _join_wrapped(lines: Sequence[Piece], text: str) -> Iterator[Piece]:
    """The lines, with those joined that follow one another while the title has not come to its end."""
    held: Piece | None = None
    for line in lines:
        joined = _join(held, line, text) if held is not None else None
        if held is not None and joined is None:
            yield held
        held = joined or line
    if held is not None:
        yield held


def _join(one: Piece, other: Piece, text: str) -> Piece | None:
    """Both lines as one piece; None where they are no halves of a title, as cells never are."""
    if any(line.origin is not None and line.origin.row is not None for line in (one, other)):
        return None
    if one.start is None or other.start is None or not (_may_be_title(one) and _may_be_title(other)):
        return None
    between = text[one.start + len(one.text) : other.start]
    if _TITLE_END.search(one.wording) or not _ONE_BREAK.fullmatch(between):
        return None
    joined = Piece(text[one.start : other.start + len(other.text)], one.start)
    return joined if _TITLE_END.search(joined.wording) and _may_be_title(joined) else None
