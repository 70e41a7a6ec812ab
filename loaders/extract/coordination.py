"""Coordination: what 市、区科协 or 上海市旅游、餐饮协会 spells out.

The pieces of a list (split at 、 and 和) come in; runs of them that share a head, a place or a branch come
out with one full name a body. A piece that is a name by itself stays as it is.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.identity.attributes import country_length
from graph.model import Kind
from loaders.extract.lexis import Lexis

# 市、区科协 or 省市县三级农业农村部门: words that stand for a level and, alone, for no body.
_LEVELS = re.compile(
    r"(?:自治区|全国|国家|中央|新区|省级|市级|区级|县级|省直|市直|区直|县直|街道|省|市|区|县|州|盟|旗|镇|乡|局)$"
)
_LEVEL_RUN = re.compile(r"^(?P<levels>[国省市州盟区县旗镇乡]{2,4})(?:[二三四两]级)(?P<rest>.+)$")
_COUNT = r"(?:[一二两三四五六七八九十]|\d+)"
# 惠州三市电子信息行业协会, 流通三个协会, 工农中建四大银行: the number sums up the list and names nothing.
_SUM_BEFORE = re.compile(rf"^{_COUNT}(?:个|家|大|所|国|省|市|地|区|县|级)(?:的)?")
# Heads that a list may share: 旅游、餐饮协会. Companies do not share theirs.
_SHARED = frozenset({Kind.ASSOCIATION, Kind.AGENCY, Kind.MASS_ORGANIZATION})
# 市委组织部、宣传部: offices of the same party committee.
_PARTY = re.compile(r"(?P<committee>.*[省市区县州盟旗]委)[^委]{2,6}(?:部|办|办公室)$")
_PARTY_OFFICE = re.compile(r"(?:组织部|宣传部|统战部|政法委|办公室|编办|政研室|老干部局|网信办)")
# What, standing alone in a list, belongs to the level of the office before it: 县农机局、农技推广中心.
_INHERIT = frozenset({Kind.AGENCY, Kind.PUBLIC_INSTITUTION, Kind.MASS_ORGANIZATION})
# 电信、移动、联通信丰分公司: what several companies may have at one place.
_BRANCH = re.compile(r"(?:分公司|支公司|分行|支行|分局|分院|营业部|供电公司)$")
# 白马街道、火龙街道社区卫生服务中心: towns that each have what the last one is followed by.
_TOWN = re.compile(r"^[\u4e00-\u9fff]{2,4}?(?:镇|乡|街道)")
# 东门、西门街道办事处, 东门、西门两镇: streets share their head; so do towns whose number is given.
_TOWNS = re.compile(
    rf"^[\u4e00-\u9fff]{{2,4}}?(?P<head>(?:{_COUNT}个?)?街道(?:办事处)?|{_COUNT}个?(?:镇|乡|乡镇))$"
)
_STEM = re.compile(r"[\u4e00-\u9fff]{2,4}")
_WHOLE_TOWN = re.compile(r"(?:镇|乡|街道)$")


@dataclass(frozen=True, slots=True)
class Coordinated:
    """The bodies that pieces `first` to `last` (inclusive) of a list name together."""

    first: int
    last: int
    names: tuple[str, ...]


def expand_list(pieces: Sequence[str], lexis: Lexis) -> list[Coordinated]:
    """One entry for every run of pieces that belong together, in order; all pieces are covered."""
    found: list[Coordinated] = []
    position = 0
    while position < len(pieces):
        run = (
            _share_rest(pieces, position, lexis)
            or _share_head(pieces, position, lexis)
            or _share_branch(pieces, position, lexis)
            or _share_town(pieces, position, lexis)
            or _single(pieces, position, lexis, found)
        )
        found.append(run)
        position = run.last + 1
    return found


def _share_rest(pieces: Sequence[str], first: int, lexis: Lexis) -> Coordinated | None:
    """市、区科协 · 浙江省、杭州市有关行业协会 · 深圳、东莞两市行业协会: places before a full name."""
    is_prefix = _is_town if _is_town(pieces[first], lexis) else _is_bare
    last = first
    while last < len(pieces) - 1 and is_prefix(pieces[last], lexis):
        last += 1
    if last == first or is_prefix(pieces[last], lexis):
        return None
    town = _TOWN.match(pieces[last]) if is_prefix is _is_town else None
    own = town.end() if town else 0 if is_prefix is _is_town else _place_length(pieces[last], lexis)
    rest = _SUM_BEFORE.sub("", pieces[last][own:])
    if not own or not rest or pieces[first].endswith(pieces[last][:own]):
        # 杭州市萧山区、萧山区对口办: the same place twice, and an office of it.
        return None
    prefixes = [*pieces[first:last], pieces[last][:own]]
    return Coordinated(first, last, tuple(prefix + rest for prefix in prefixes))


def _share_head(pieces: Sequence[str], first: int, lexis: Lexis) -> Coordinated | None:
    """上海市旅游、餐饮协会 · 县中药材种植、加工、流通三个协会: a place at the front, the head at the end."""
    own = lexis.prefix_length(pieces[first])
    if not own or own == len(pieces[first]) or lexis.head(pieces[first]) or lexis.known_at(pieces[first]):
        return None
    last = first + 1
    while last < len(pieces) and not lexis.head(pieces[last]):
        if lexis.prefix_length(pieces[last]) or lexis.is_known(pieces[last]):
            return None
        last += 1
    if last >= len(pieces) or lexis.names_place(pieces[last]):
        return None
    head = lexis.head(pieces[last])
    if head is None or head.kind not in _SHARED or _is_town(pieces[last], lexis):
        return None
    prefix = pieces[first][:own]
    stems = [pieces[first][own:], *pieces[first + 1 : last], pieces[last][: -len(head.suffix)]]
    stems[-1] = re.sub(rf"{_COUNT}(?:个|家|大)$", "", stems[-1])
    return Coordinated(first, last, tuple(prefix + stem + head.suffix for stem in stems))


def _share_branch(pieces: Sequence[str], first: int, lexis: Lexis) -> Coordinated | None:
    """电信、移动、联通信丰分公司: bare companies of one trade, and the branch they each have."""
    trade, last = lexis.trade(pieces[first]), first
    while trade is not None and last < len(pieces) and lexis.trade(pieces[last]) == trade:
        last += 1
    if last == first or last >= len(pieces) or not _BRANCH.search(pieces[last]):
        return None
    fitting = (known for known in lexis.company_prefixes(pieces[last]) if lexis.trade(known) == trade)
    stem = max(fitting, key=len, default=None)
    # 农业银行、农行南湖支行: the same bank twice shares no branch.
    if stem is None or any(lexis.is_same_body(piece, stem) for piece in pieces[first:last]):
        return None
    tail = _SUM_BEFORE.sub("", pieces[last][len(stem) :])
    return Coordinated(first, last, tuple(piece + tail for piece in [*pieces[first:last], stem]))


def _share_town(pieces: Sequence[str], first: int, lexis: Lexis) -> Coordinated | None:
    """东门、西门街道办事处: words that name nobody by themselves, and the street or town that each is."""
    last = first
    while last < len(pieces) - 1 and is_town_stem(pieces[last], lexis):
        last += 1
    match = _TOWNS.match(pieces[last]) if last > first else None
    if match is None:
        return None
    head = re.sub(rf"^{_COUNT}个?", "", match["head"])
    stems = [*pieces[first:last], pieces[last][: match.start("head")]]
    return Coordinated(first, last, tuple(stem + head for stem in stems))


def is_town_stem(piece: str, lexis: Lexis) -> bool:
    """Whether a word in a list of towns may be one: it names nobody by itself."""
    return (
        _STEM.fullmatch(piece) is not None
        and _WHOLE_TOWN.search(piece) is None
        and lexis.head(piece) is None
        and lexis.trade(piece) is None
        and not lexis.is_known(piece)
        and not lexis.prefix_length(piece)
    )


def _single(pieces: Sequence[str], position: int, lexis: Lexis, before: Sequence[Coordinated]) -> Coordinated:
    """One piece by itself; a department after a body of some level is of that level: 市发改委、商务局."""
    piece = pieces[position]
    run = _LEVEL_RUN.match(piece)
    if run:
        return Coordinated(position, position, tuple(level + run["rest"] for level in run["levels"]))
    members = _set_members(piece, lexis)
    if members:
        return Coordinated(position, position, members)
    joined = _split_places(piece, lexis)
    if joined:
        return Coordinated(position, position, joined)
    party = _PARTY.match(before[-1].names[-1]) if before and _PARTY_OFFICE.fullmatch(piece) else None
    if party is not None:
        return Coordinated(position, position, (party["committee"] + piece,))
    if before and (
        lexis.is_department_name(piece) or (lexis.is_head(piece) and lexis.kind(piece) in _INHERIT)
    ):
        inherited = before[-1].names[-1]
        own = lexis.prefix_length(inherited)
        if own and lexis.is_office(inherited):
            return Coordinated(position, position, (inherited[:own] + piece,))
    return Coordinated(position, position, (piece,))


def _set_members(piece: str, lexis: Lexis) -> tuple[str, ...]:
    """工农中建四大银行, 五大银行嘉兴支行 for the branch of each, 两院 where the report says who they are."""
    told = lexis.told_members(piece)
    if told:
        return told
    for stop in range(len(piece), 3, -1):
        members = lexis.set_members(piece[:stop])
        if members and (stop == len(piece) or lexis.continues(piece[stop:])):
            return tuple(member + piece[stop:] for member in members)
    return ()


def _split_places(piece: str, lexis: Lexis) -> tuple[str, ...]:
    """上海和北京的央企 · 长三角及粤港澳大湾区有关行业协会: two places before one noun."""
    match = re.match(r"^(?P<one>.{2,8}?)(?:和|及|与|以及)(?P<rest>.+)$", piece)
    if match is None or not _is_bare(match["one"], lexis):
        return ()
    own = lexis.prefix_length(match["rest"])
    if own < 2 or own == len(match["rest"]):
        return ()
    noun = _SUM_BEFORE.sub("", match["rest"][own:])
    return (match["one"] + noun, match["rest"][:own] + noun)


def _is_town(piece: str, _lexis: Lexis) -> bool:
    return _TOWN.fullmatch(piece) is not None


def _place_length(piece: str, lexis: Lexis) -> int:
    """How much of a piece is a place, a level, or a country."""
    return lexis.prefix_length(piece) or country_length(piece)


def _is_bare(piece: str, lexis: Lexis) -> bool:
    """Whether a piece is nothing but a level word or a place."""
    return (bool(_LEVELS.match(piece)) and len(piece) <= 3) or _place_length(piece, lexis) == len(piece)
