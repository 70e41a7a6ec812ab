"""Lists in sentences: how far to the left of a name the list begins whose last member it is."""

import re
from collections.abc import Iterator, Sequence

from graph.identity.attributes import country_length
from loaders.extract.coordination import expand_list
from loaders.extract.lexis import Lexis
from loaders.extract.spans import NamedSpan
from loaders.extract.tagger import Word

_BOUNDARY = re.compile(r"[，。；：！？,;:!?（）()《》“”\"\s]")
_JOINTS = re.compile(r"、|和|及")
_NUMBERED = re.compile(r"[^\d一二两三四五六七八九十](?:[一二两三四五六七八九十]|\d+)(?:家|个)$")
_TOWN = re.compile(r"^[\u4e00-\u9fff]{2,8}(?:镇|乡|街道)$")
# No list is longer before the name that ends it, in characters: what is looked through for a name is bounded.
_LONGEST = 300
# Words of these tags are no members of a list of bodies.
_OUTSIDE = frozenset({"p", "u", "d", "r", "TIME"})
_VERBS = frozenset({"v", "vd"})


def widen_to_list(text: str, words: Sequence[Word], span: NamedSpan, lexis: Lexis) -> NamedSpan:
    """A span with the coordination to its left (市、|区科协, 上海市旅游、|餐饮协会), or as it was."""
    if _JOINTS.search(text, 0, span.start) is None:
        return span
    for begin in _iter_list_starts(text, words, span.start, lexis, bare=False):
        # Only what stands before the name is a list: 文化和旅游局 is not to be split.
        left = "".join(text[begin : span.start].split())
        *pieces, rest = _JOINTS.split(left)
        # 工行、建行两家|嘉兴分行: the number stands between the last firm and what the firms share.
        if (rest and not _NUMBERED.search(rest)) or not pieces or not all(pieces):
            continue
        pieces.append(rest + "".join(text[span.start : span.stop].split()))
        runs = expand_list(pieces, lexis)
        if len(runs) == 1 and len(runs[0].names) > 1:
            collective = lexis.is_collective(runs[0].names[0])
            surface = text[begin : span.stop]
            return NamedSpan(begin, span.stop, surface, runs[0].names, span.found_by, collective)
    return span


def iter_shared_heads(
    text: str, words: Sequence[Word], spans: Sequence[NamedSpan], lexis: Lexis
) -> Iterator[NamedSpan]:
    """县中药材种植、加工、流通三个协会: a list whose members share the head at its end."""
    first = text.find("、")
    for word in words if first >= 0 else ():
        if (
            word.start <= first
            or word.tag in _VERBS  # 赴成都、西安|举办 ends like an office
            or lexis.head("某" + word.text) is None
            or any(_overlaps(span, word) for span in spans)
        ):
            continue
        bare = lexis.is_head(word.text)
        for begin in _iter_list_starts(text, words, word.start, lexis, bare=bare):
            # 电池及储能行业协会 is one name; only 、 shows that a list shares its head.
            if "、" not in text[begin : word.start]:
                continue
            # 市、区安监局深入企业: who is named in full already shares no head with what follows.
            if any(begin <= span.start and span.stop <= word.start for span in spans):
                continue
            pieces = ["".join(piece.split()) for piece in _JOINTS.split(text[begin : word.stop])]
            runs = expand_list(_share_modifier(pieces, begin, words), lexis)
            if len(runs) == 1 and len(runs[0].names) > 1:
                yield NamedSpan(begin, word.stop, text[begin : word.stop], runs[0].names, "grammar")
                break


def _overlaps(span: NamedSpan, word: Word) -> bool:
    return span.start < word.stop and word.start < span.stop


def _share_modifier(pieces: list[str], begin: int, words: Sequence[Word]) -> list[str]:
    """中药材种植、加工、流通: verbs in a list share what the first one works on."""
    tags = {word.text: word.tag for word in words if word.start >= begin}
    last_verb = next((w.text for w in words if w.start >= begin and pieces[0].endswith(w.text)), "")
    verbs = {"v", "vn"}
    if tags.get(last_verb) not in verbs or any(tags.get(piece) not in verbs for piece in pieces[1:-1]):
        return pieces
    own = next((w.stop - begin for w in words if w.start >= begin), 0)
    modifier = pieces[0][own : -len(last_verb)]
    return [pieces[0], *(modifier + piece for piece in pieces[1:])] if modifier else pieces


def _is_listed_street(stem: str, lexis: Lexis) -> bool:
    """东门, where the report lists 东门街道办事处."""
    return any(lexis.is_known(stem + head) for head in ("街道", "街道办事处"))


def _iter_list_starts(
    text: str, words: Sequence[Word], position: int, lexis: Lexis, *, bare: bool
) -> Iterator[int]:
    """Where a list may begin whose last name begins at a position, the longest reach first.

    It begins with a place, a level, or a firm that shares its branch with others. Before a `bare` head a verb
    may stand (流通三个协会); before a whole name it is the verb of the sentence.
    """
    starts: list[int] = []
    index = next((i for i, word in enumerate(words) if word.stop >= position), 0)
    for word in reversed(words[: index + 1]):
        if word.start >= position:
            continue
        if position - word.start > _LONGEST:
            break
        if _BOUNDARY.search(word.text) or word.tag in _OUTSIDE or word.text in {"与", "同"}:
            break
        is_member = text[word.stop : word.stop + 1] in "、两二三四五六" or (bare and word.stop == position)
        if word.tag in _VERBS and not is_member:
            break
        rest = text[word.start : position]
        opens = lexis.prefix_length(rest) or country_length(rest) or _TOWN.match(word.text)
        if opens or lexis.trade(word.text) is not None or _is_listed_street(word.text, lexis):
            starts.append(word.start)
    # 联通三家北碚分公司: the firm may stand at the beginning of the last name itself.
    yield from reversed(starts)
