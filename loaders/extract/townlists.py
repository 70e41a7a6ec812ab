"""Several towns with one head between them: 城关、西关、东关三个街道."""

import re
from collections.abc import Iterator, Sequence

from loaders.extract.coordination import is_town_stem
from loaders.extract.lexis import Lexis
from loaders.extract.spans import NamedSpan
from loaders.extract.tagger import Word

# |、西关、东关三个街道, |、西关街道办事处: streets and towns that share their head, behind the first of them.
# A name may begin with 和 (和平); with one anywhere in it, 和和和… could be parted in ever more ways.
_SIGN = r"[\u4e00-\u548b\u548d-\u9fff]"
_TOWNS = re.compile(
    rf"(?<![、和])(?:[、和](?:和{_SIGN}{{1,3}}?|{_SIGN}{{2,4}}?))+"
    r"(?:(?P<count>[两二三四五六七八九])个?(?P<counted>街道|镇|乡)|(?P<head>街道(?:办事处)?)(?!社区))"
)
# Between two names, not within one: 城关、和合, 永和、城关.
_JOINT = re.compile(r"、|(?<=[^、和])和(?![、和])")
_DEALING = re.compile(
    r"(?P<dealing>会同|联合|协同|走访|深入|对接|督促|指导|组织|[与赴到由对])[\u4e00-\u9fff]{2,3}$"
)
_NUMERALS = {numeral: number for number, numeral in enumerate("二三四五六七八九", start=2)} | {"两": 2}
_STREET = re.compile(r"[路街巷]$")
# What the first of several towns may be tagged as.
_STEMS = frozenset({"LOC", "ORG", "PER", "n", "nz", "nw", "s", "f", "ns"})


def iter_towns(text: str, words: Sequence[Word], lexis: Lexis) -> Iterator[NamedSpan]:
    """走访|城关、西关、东关三个街道: towns that share their head, where their number or the word says so.

    大桥、余新镇 stays open: 大桥 may be something else. So does 解放路、西关街道, a street of a town.
    """
    for match in _TOWNS.finditer(text):
        begin, is_place = _first_town(text, match.start(), words)
        if begin is None:
            continue
        head = match["counted"] or match["head"]
        listed = text[begin : match.start("count" if match["count"] else "head")]
        stems = _JOINT.split(listed)
        if match["count"]:
            # 市发改委、|大桥、余新两镇: the number says where the towns begin.
            stems = stems[-_NUMERALS[match["count"]] :]
            begin += len(listed) - len("、".join(stems))
            agrees = len(stems) == _NUMERALS[match["count"]]
        else:
            agrees = is_place and not (head == "街道" and any(map(_STREET.search, stems)))
        if agrees and all(is_town_stem(stem, lexis) for stem in stems):
            names = tuple(stem + head for stem in stems)
            yield NamedSpan(begin, match.end(), text[begin : match.end()], names, "grammar")


def _first_town(text: str, stop: int, words: Sequence[Word]) -> tuple[int | None, bool]:
    """Where the first of several towns begins, which ends at `stop`; whether it is surely a place."""
    word = next((word for word in words if word.start < stop <= word.stop), None)
    if word is not None and word.stop == stop and word.tag in _STEMS and 1 < stop - word.start < 5:
        return word.start, word.tag == "LOC"
    # 会|同余|新、凤桥: where the tagger cuts it badly, the word for dealing says where the name begins.
    dealing = _DEALING.search(text, 0, stop)
    return (None, False) if dealing is None else (dealing.end("dealing"), False)
