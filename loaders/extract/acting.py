"""Places that are named as bodies: communities and villages, towns abroad, consulates, and places that act.

A community is called by its name alone; a district, county or city that acts, signs or sends a delegation is
its government. Where something merely takes place there, nobody is meant.
"""

import re
from collections.abc import Iterator, Sequence

from graph.identity.attributes import country_length, holds_country
from loaders.extract.lexis import Lexis
from loaders.extract.spans import NamedSpan
from loaders.extract.tagger import Word

_COMMUNITY = re.compile(r"(?:社区|村|嘎查)$")
_ANY_COMMUNITY = re.compile(r"社区|村|嘎查")
_ONLY_COMMUNITY = frozenset({"社区", "村", "嘎查"})
_PROPER = frozenset({"LOC", "ORG", "PER", "nz"})
# 度假村, 中关村, 贫困村 are no villages of a name.
_NO_NAME = re.compile(
    r"(?:度假|民俗|地球|中关|奥运|亚运|世博|城中|[乡农渔山]|新农|文化|自然|行政|示范|贫困|美丽|重点|试点|移民|样板|特色|数字|先进|帮扶|后进|脱贫|全|各|本|我|该|老|新)村$"
    r"|(?:示范|智慧|和谐|平安|文明|试点|各|本|我|该|全|所在|共建|养老|国际|开放|老旧|标准化)社区$"
)
_TOWN = re.compile(r"(?:镇|乡|街道)$")
_WHERE = re.compile(r"(?:在|来|位于|来自|于|至|沿|途经|地处|坐落)$")
_THERE = re.compile(
    r"^(?:居民|村民|群众|老人|段|内|里|境内|一带|附近|周边|沿线|以东|以西|以南|以北|[东西南北]侧|等地)"
)
_ABROAD = re.compile(
    r"(?:[^，。；：、（）《》“”与和同向对在赴到来驻的等企客商业公司场副率长结缔签友]{1,9}?(?:市|州|县|郡|府|道|大区)(?![场政民委长])){1,2}(?:[^，。；：、（）《》“”与和同向对在赴的我]{1,3}区)?"
)
_CONSULATE = re.compile(r"驻[\u4e00-\u9fff]{1,4}?(?:总领事馆|领事馆|大使馆|使馆)")
_DELEGATION = re.compile(
    r"(?:党政|经贸|政府|友好|考察|企业家|文化|教育|农业|招商|工商|商务|访问|交流|参观|学习|工作|人大|政协)*(?:代表团|考察团|访问团|考察组|调研组|参访团|党政团)"
)
_ENDS = re.compile(r"(?:区|县|市|州|盟|旗)$")
_OPENING = re.compile(r"(?:^|[，。；;：、]|[年月日旬初底末]，?)$")
_WITH = re.compile(r"(?:与|同|和|会同|联合|由|受|应|邀请)$")
_DOES = re.compile(
    r"^(?:政府)?(?:向|与|同|对口|支援|援助|捐赠|捐助|捐款|援建|选派|派出|派驻|派员|投入|拨付|出资|来访|组团|率团|率队|签署|签订|承诺|同意|划拨)"
)
_DOES_WITH = re.compile(
    r"^(?:签署|签订|签约|结为|结成|结对|缔结|建立|达成|共建|共同|联合|开展|对接|合作|协商|会商|座谈|互认|互派|商定|捐赠|援助|委托|邀请)"
)
_SUMMED = re.compile(r"^(?:两|二|三|四|五|六|七|八|九|十|\d+)(?:地|市|县|区|方|省市)+(?:政府)?")
_JOINED = re.compile(r"^(?:、|和|与|及|以及)")
_ANY_COUNTY = re.compile(r"..[县区旗]")
# What has none of these behind a place is not looked at any further.
_MAY_ACT = re.compile(
    rf"[区县市州盟旗](?:[、和与及]|以及|{_SUMMED.pattern[1:]}|{_DELEGATION.pattern}|{_DOES.pattern[1:]}|{_DOES_WITH.pattern[1:]})"
)


def iter_named_places(text: str, words: Sequence[Word], lexis: Lexis) -> Iterator[tuple[int, int]]:
    """(start, stop) of communities, villages, consulates and towns abroad."""
    if _ANY_COMMUNITY.search(text) is not None:
        for index, word in enumerate(words):
            bounds = _community(text, words, index, lexis) if _COMMUNITY.search(word.text) else None
            if bounds is not None:
                yield bounds
    if not holds_country(text):
        return
    for word in words:
        length = country_length(text[word.start : word.start + 8])
        if length:
            stop = word.start + length
            match = _CONSULATE.match(text, stop) or _ABROAD.match(text, stop)
            if match is not None and _WHERE.search(text[: word.start]) is None:
                yield word.start, match.end()


def _community(text: str, words: Sequence[Word], index: int, lexis: Lexis) -> tuple[int, int] | None:
    """The bounds of 唐昌镇战旗村, 府南社区; None where no name stands before the head, or nobody is meant."""
    first = index
    if words[index].text in _ONLY_COMMUNITY:
        first -= 1
        if first < 0 or len(words[first].text) < 2:
            return None
    name = text[words[first].start : words[index].stop]
    if words[first].tag not in _PROPER or len(name) < 3 or _NO_NAME.search(name):
        return None
    while first > 0 and words[first - 1].tag == "LOC" and _is_above(words[first - 1].text, lexis):
        first -= 1
    start, stop = words[first].start, words[index].stop
    if _WHERE.search(text[:start]) or _THERE.match(text, stop):
        return None
    return start, stop


def _is_above(text: str, lexis: Lexis) -> bool:
    return _TOWN.search(text) is not None or lexis.prefix_length(text) == len(text)


def iter_acting_places(text: str, words: Sequence[Word], lexis: Lexis) -> Iterator[NamedSpan]:
    """顺义区向我旗拨付资金, 与昆山市签署, 接待安州区考察团: places that stand for their governments."""
    if _MAY_ACT.search(text) is None:
        return
    places = list(_iter_places(text, words, lexis))
    for position, (start, stop) in enumerate(places):
        last = _last_of_list(text, places, position)
        before, after = text[:start], text[places[last][1] :]
        first = _first_of_list(text, places, position)
        opening = text[: places[first][0]].rstrip()
        summed = _SUMMED.match(after)
        if summed is not None:
            after = after[summed.end() :]
        opens = _OPENING.search(opening) is not None
        if (
            _DELEGATION.match(text, stop)
            or (opens and (_DOES.match(after) or (first < last and _DOES_WITH.match(after))))
            or (_WITH.search(opening if first < last else before) and _DOES_WITH.match(after))
        ):
            surface = text[start:stop]
            yield NamedSpan(start, stop, surface, ("".join(surface.split()) + "政府",), "grammar")


def find_counties(text: str, words: Sequence[Word], lexis: Lexis) -> list[tuple[int, str]]:
    """(where it ends, name) of every county, district or banner that a sentence names in full."""
    if _ANY_COUNTY.search(text) is None:
        return []
    found = ((stop, text[start:stop]) for start, stop in _iter_places(text, words, lexis))
    return [(stop, name) for stop, name in found if lexis.is_county(name)]


def _iter_places(text: str, words: Sequence[Word], lexis: Lexis) -> Iterator[tuple[int, int]]:
    """Stretches of words that are the full name of a district, county or city."""
    index = 0
    while index < len(words):
        start = words[index].start
        found = None
        for end in range(index, min(index + 4, len(words))):
            name = text[start : words[end].stop]
            if _ENDS.search(name) and 2 < len(name) == lexis.prefix_length(name):
                found = end
        if found is None:
            index += 1
        else:
            yield start, words[found].stop
            index = found + 1


def _last_of_list(text: str, places: Sequence[tuple[int, int]], position: int) -> int:
    while position + 1 < len(places) and _JOINED.fullmatch(
        text[places[position][1] : places[position + 1][0]]
    ):
        position += 1
    return position


def _first_of_list(text: str, places: Sequence[tuple[int, int]], position: int) -> int:
    while position > 0 and _JOINED.fullmatch(text[places[position - 1][1] : places[position][0]]):
        position -= 1
    return position
