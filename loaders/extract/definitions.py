"""What is defined and what it means: terms, names from end to end, lists of names, places."""

import re
from dataclasses import dataclass

from graph.identity.places import leading_places
from graph.model import Labelled, Place
from loaders.extract.brackets import find_alias, split_brackets
from loaders.extract.groups import is_group_noun
from loaders.extract.lexis import Lexis

QUOTED = r"[“\"‘'「『]([^“”\"‘’'「」『』]{1,16})[”\"’'」』]"
PLAIN = r"[\u4e00-\u9fffA-Za-z0-9]{1,12}?"
QUOTES = "“”\"‘’'「」『』"
# 我市, 全县: the place, however it is called.
_OWN_LEVEL = re.compile(r"(?:我|本|全|该)?(?P<word>自治区|新区|[省市区县州盟旗])(?:级)?")
_LIST = re.compile(r"、|以及|及其|和|与|及")
_LONGEST_NAME = 40
# What a table calls its own parts: no name of a body.
_TABLE_WORDS = re.compile(
    r"(?:单位|部门|企业|机构|事项|项目|金额|时间|日期|数据|数字|情况|人员|领导|负责人|方式|地点|内容|成果|对象|名称|次数|家数|类)$"
)


class Sort(Labelled):
    """What a definition says of its name."""

    ALIAS = "alias", "别名"
    SET = "several bodies", "合称"
    PART = "part of", "隶属"
    PLACE = "place", "地区"


@dataclass(frozen=True, slots=True)
class Definition:
    """One name, and what it means: the body it is another name of, its members, its whole, or its place."""

    sort: Sort
    name: str
    meant: tuple[str, ...]
    place: Place | None = None


def define(term: str, names: tuple[str, ...], lexis: Lexis) -> Definition | None:
    """What a term means: a place where it is a word for a level, one body, or several."""
    if not names:
        return None
    level = _OWN_LEVEL.fullmatch(term)
    place = _as_place(names[0], lexis) if len(names) == 1 else None
    if level is not None:
        return Definition(Sort.PLACE, level["word"], names, place) if place is not None else None
    if place is not None:
        # A place by another name: it says nothing of a body.
        return Definition(Sort.PLACE, term, names, place)
    if not _may_be_called(term) or term in names:
        return None
    return Definition(Sort.ALIAS if len(names) == 1 else Sort.SET, term, names)


def _may_be_called(term: str) -> bool:
    """Whether a body can go by a word: not by one for a group, or for a column of the table."""
    return len(term) > 1 and not is_group_noun(term) and not _TABLE_WORDS.search(term) and not term.isdigit()


def split_terms(text: str) -> list[str]:
    """“甲”“乙”和“丙” → 甲, 乙, 丙; a word without quotation marks is one."""
    quoted = re.findall(QUOTED, text)
    return quoted or ([text] if re.fullmatch(PLAIN, text) and not _CLAUSE.search(text) else [])


def split_names(text: str, lexis: Lexis) -> list[str]:
    """The names of a list, all of them; none where one of its members is no name."""
    one = as_name(text, lexis)
    if one is not None and not any(mark in one for mark in "、") and not _is_list(one, lexis):
        return [one]
    pieces = [piece for piece in _LIST.split(text) if piece]
    names = [as_name(piece, lexis) for piece in pieces]
    return [name for name in names if name is not None] if len(pieces) > 1 and all(names) else []


def _is_list(text: str, lexis: Lexis) -> bool:
    """市法院和市检察院 is two names, 市住房和城乡建设局 is one."""
    pieces = [piece for piece in re.split(r"以及|及其|和|与|及", text) if piece]
    return len(pieces) > 1 and all(as_name(piece, lexis) is not None for piece in pieces)


def cut_alias(text: str) -> tuple[str, str | None]:
    """科尔沁右翼中旗（简称科右中旗） → the name, and its other name."""
    name, brackets = split_brackets(text)
    if len(brackets) != 1:
        return text, None
    alias = find_alias(text[brackets[0][0] + 1 : brackets[0][1] - 1])
    return (name, alias) if alias is not None else (text, None)


def _as_place(text: str, lexis: Lexis) -> Place | None:
    places, length = leading_places(text, lexis.place)
    return places[0] if len(places) == 1 and length == len(text) else None


def as_name(text: str, lexis: Lexis) -> str | None:
    """A text that is one name from end to end, without its quotation marks; None for any other."""
    name = text.strip(QUOTES)
    if not 2 <= len(name) <= _LONGEST_NAME or any(mark in name for mark in "，,；;。：:、“”《》"):
        return None
    if _as_place(name, lexis) is not None:
        return name
    if lexis.is_zone(name):
        # 信丰高新技术产业园区 is one zone, 园区 and 各园区 are many.
        return name if lexis.prefix_length(name) > 1 else None
    if not lexis.is_name(name) or lexis.is_collective(name) or _TABLE_WORDS.search(name):
        return None
    return None if _has_clause(name, lexis) else name


_CLAUSE = re.compile(
    r"的|等|均|了|已|并|未|不(?!动产|锈)|^(?:与|和(?!平|田|顺|硕|静|政|龙|林)|由|对(?!外)|按|将(?!乐)|其|该|本(?!溪)|我|各|有关|相关|除|凡)"
)


def _has_clause(name: str, lexis: Lexis) -> bool:
    return not lexis.is_known(name) and _CLAUSE.search(name) is not None


def place_before(text: str, lexis: Lexis) -> Place | None:
    """The place, in full, that a text ends with: 截至5月底，西乌珠穆沁旗."""
    starts = (start for start in range(len(text) - 1) if text[-1] in "省市区县州盟旗")
    places = (_as_place(text[start:], lexis) for start in starts)
    return next((place for place in places if place is not None), None)
