"""Which clauses of a sentence the tagger has to read, and its words for all of it.

A body can be named only where something ends like a name, is known, or is a place, or where the clause has a
word for dealing with somebody. Clauses without any of these are left out: 落实资金375万元，建立台账, and many
that only count and tell; so are those in which the gazetteer, the column and the grammar explain all of
these: 与市商务局联合开展检查. What is read is read with the characters beside it, which its tags depend on.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from ahocorasick import Automaton

from graph.identity.attributes import holds_country
from graph.identity.tables import read_rows
from loaders.extract.finders import make_finder
from loaders.extract.lexis import Lexis
from loaders.extract.tagger import Tagger, Word

_CLAUSE = re.compile(r"[^，,；;：:。]*[，,；;：:。]?")
_BLANK = re.compile(r"\s")
# Endings of places, beside those of bodies; a consulate is 驻 somewhere.
_PLACES = "镇乡区县旗州盟省城港园驻"
# Whom one deals with may go by a brand alone; so may who is called a platform or a brand.
_DEALINGS = "与同和跟向由赴对到"
_DEALING = "联合|委托|邀请|走访|拜访|洽谈|签约|引进|引入|平台|品牌"
# What may stand before a name that is explained, and behind it, without hinting at another one.
_LEADING = re.compile(r"(?:[并也还已曾再均先后共同主动积极及时多次]{0,4}[与同和跟向由赴对到]|[、和与及同])?")
_WRITTEN = re.compile(r"[\u4e00-\u9fff]$")
_ACTING = re.compile(
    r"(?:联合|共同)(?=开展|举办|召开|组织|印发|下发|发文|制定|制订|出台|检查|执法|签|推进|建立|成立|主办|承办|申报|编制|发布|开发|培养|调研|行动)"
)
# So many characters of what is left out are read with what stands beside them, since tags depend on them:
# with fewer, a name of the annotated reports changed; with these, none of 3,800 did.
_BEFORE, _BEHIND = 3, 5
# It does not pay to leave out less.
_LEAST = 8


class _Piece(NamedTuple):
    """A run of clauses to read, and the stretch that is read for it."""

    start: int
    stop: int
    read_from: int
    read_to: int


def tag_needed(texts: Sequence[str], tagger: Tagger, lexis: Lexis) -> list[list[Word]]:
    """The words of each text, in order; a run of clauses that can name nobody is one word, tagged `w`."""
    pieces = [_pieces(text, lexis) for text in texts]
    read = [
        "".join(text[piece.read_from : piece.read_to] for piece in of_text)
        for text, of_text in zip(texts, pieces, strict=True)
    ]
    tagged = zip(texts, pieces, tagger.tag_all(read), strict=True)
    return [
        words if of_text == [(0, len(text), 0, len(text))] else list(_iter_words(text, of_text, words))
        for text, of_text, words in tagged
    ]


def needs_tagger(clause: str, lexis: Lexis) -> bool:
    """Whether a clause may name somebody whom nothing but the tagger finds, or finds whole."""
    if not may_name(clause, lexis):
        return False
    reached = 0
    for start, stop in lexis.iter_explained(clause):
        between = clause[reached:start]
        if _LEADING.fullmatch(between) is None and (_WRITTEN.search(between) or _may_go_on(between, lexis)):
            # 镇卫生院 is known, and 向牛首 stands before it.
            return True
        reached = stop
    return reached == 0 or _may_go_on(clause[reached:], lexis)


def _may_go_on(text: str, lexis: Lexis) -> bool:
    """Whether what stands behind a name may name another."""
    return may_name(_ACTING.sub("", text, count=1), lexis)


def may_name(text: str, lexis: Lexis) -> bool:
    """Whether a text may name a body, or a place that stands for one."""
    return (
        _signs().search(text) is not None
        or next(_heads().iter(text), None) is not None
        or lexis.holds_known(text)
        or holds_country(text)
    )


def _pieces(text: str, lexis: Lexis) -> list[_Piece]:
    """The runs of clauses to read; all of a text with blanks, which may stand within a name."""
    runs = [(0, len(text))] if _BLANK.search(text) is not None else _runs(text, lexis)
    return [
        _Piece(start, stop, max(0, start - _BEFORE), min(len(text), stop + _BEHIND)) for start, stop in runs
    ]


def _runs(text: str, lexis: Lexis) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for match in _CLAUSE.finditer(text):
        if not needs_tagger(match[0], lexis):
            continue
        start, stop = match.span()
        if found and start - found[-1][1] < _LEAST:
            start = found.pop()[0]
        found.append((start, stop))
    if found and found[0][0] < _LEAST:
        found[0] = (0, found[0][1])
    if found and len(text) - found[-1][1] < _LEAST:
        found[-1] = (found[-1][0], len(text))
    return found


def _iter_words(text: str, pieces: Sequence[_Piece], words: Sequence[Word]) -> Iterator[Word]:
    """The words of what was read at their places in the text, and one word for what was left out."""
    reached = read = 0
    following = iter(words)
    word = next(following, None)
    for piece in pieces:
        if reached < piece.start:
            yield Word(reached, piece.start, text[reached : piece.start], "w")
        shift, read = piece.read_from - read, read + piece.read_to - piece.read_from
        while word is not None and word.start < read:
            start, stop = max(word.start + shift, piece.start), min(word.stop + shift, piece.stop)
            if start < stop:
                yield Word(start, stop, text[start:stop], word.tag)
            if word.stop > read:
                # A word over the seam of two runs is read for both.
                break
            word = next(following, None)
        reached = piece.stop
    if reached < len(text):
        yield Word(reached, len(text), text[reached:], "w")


@cache
def _signs() -> re.Pattern[str]:
    """What is searched first: heads and places of one character, and words for dealing with somebody."""
    single = "".join(row["suffix"] for row in read_rows("heads.csv") if len(row["suffix"]) == 1)
    return re.compile(rf"[{single}{_PLACES}{_DEALINGS}]|市(?!场)|{_DEALING}")


@cache
def _heads() -> Automaton:
    suffixes = (row["suffix"] for row in read_rows("heads.csv"))
    return make_finder(suffix for suffix in suffixes if len(suffix) > 1)
