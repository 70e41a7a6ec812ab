"""Firms whose names hold brackets or quotation marks: 达瓦未来（重庆）影像公司, “好易购”家庭购物公司."""

import re
from collections.abc import Iterator, Sequence

from loaders.extract.lexis import Lexis
from loaders.extract.tagger import Word

# What the mark encloses, and how the name goes on behind it to its head.
_MARKED = re.compile(
    r"(?P<bracket>[（(]\s*(?P<inner>[\u4e00-\u9fffA-Za-z]{2,8})\s*[）)])(?P<rest>[\u4e00-\u9fff]{0,14}?(?:有限责任公司|有限公司|总公司|公司|合伙）|研究院))"
    r"|(?:“[^“”]{1,10}”|\"[^\"\n]{1,10}\"|「[^「」]{1,10}」)(?:(?!由|与|被|向|会同|联合|主办|承办|举办|邀请)[\u4e00-\u9fff]){0,14}?(?:有限责任公司|有限公司|公司|集团|合作社|联合社|家庭农场|医院|学校|幼儿园|服务社|工作室|协会|超市|饭店)"
)
# Words with these tags, and verbs, stand before a name and never within.
_OUTSIDE = frozenset({"p", "c", "u", "w", "r", "d", "q", "vd", "xc"})
_REACH = 14


def iter_marked_firms(text: str, words: Sequence[Word], lexis: Lexis) -> Iterator[tuple[int, int]]:
    """(start, stop) of every such name, from its place or brand to its legal form."""
    for match in _MARKED.finditer(text):
        if match["bracket"] and not _is_within(match["inner"], lexis):
            continue
        start = _start_before(words, match.start(), required=match["bracket"] is not None)
        if start is not None:
            yield start, match.end()


def iter_paired_firms(words: Sequence[Word], lexis: Lexis) -> Iterator[tuple[int, int]]:
    """斯凯孚大连轴承|与|精密技术产品有限公司: what is made stands on either side, and one firm makes it."""
    for one, link, other in zip(words, words[1:], words[2:], strict=False):
        if (
            link.tag == "c"
            and one.tag == other.tag == "ORG"
            and len(one.text) > 5
            and other.text.endswith("公司")
            and not (lexis.is_name(one.text) or lexis.prefix_length(other.text) or lexis.known_at(other.text))
        ):
            yield one.start, other.stop


def _is_within(inner: str, lexis: Lexis) -> bool:
    """Whether a bracket belongs to a name: a place, 中国, 集团; （原县医院）is a remark."""
    return inner in {"中国", "集团", "亚洲", "国际", "控股"} or lexis.prefix_length(inner) == len(inner)


def _start_before(words: Sequence[Word], position: int, *, required: bool) -> int | None:
    """Where the name begins that goes on at a position; a bracket needs a name before it."""
    start = position
    for word in reversed([word for word in words if word.stop <= position]):
        # 达能（中国）…: a brand right before the mark may look like a verb.
        is_brand = required and word.stop == position and len(word.text) < 3
        is_outside = word.tag in _OUTSIDE or (word.tag == "v" and not is_brand)
        if is_outside or position - word.start > _REACH:
            break
        start = word.start
    return None if required and start == position else start
