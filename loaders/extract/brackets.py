"""Brackets after a name: parts, other names of the same body, remarks, or a piece of the name itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.extract.lexis import Lexis

_BRACKET = re.compile(r"[（(](?P<content>[^（()）]*)[）)]")
_ALSO = re.compile(
    r"^(?:以下)?(?:统称|简称|又称|原名|原称|原|即|加挂|又名|下称|曾用名|称)(?:为|作|：|:)?[“‘「『\"']?(?P<name>[^”’」』\"']+?)[”’」』\"']?(?:牌子)?$"
)
# 各镇（街道）, 县（区）残联: a level is no part of a body.
_LEVELS = re.compile(r"(?:省|市|区|县|旗|镇|乡|街道)+")
# 委员会 ends in 委 where it is abbreviated, 中学 in 中.
_SHORT_END = re.compile(r"(?<=委)员会$|(?<=[大中小])学$")
# 香港交易及结算所|有限公司（港交所）
_FORM = re.compile(r"(?:股份|责任)?有限(?:责任)?公司$")
_PLAIN = re.compile(r"[\u4e00-\u9fff]+")
# 市中级人民法院（派驻第一书记单位）: what it is in this matter.
_ROLE = re.compile(r"(?:单位|部门|机构|企业)$")
# Inner offices count as the body they belong to.
_INNER = re.compile(r"(?:处|科|室|学部|学院|系|股|组)$")


@dataclass(frozen=True, slots=True)
class BracketName:
    """One name in a bracket; offsets count in the text that the bracket was cut from."""

    start: int
    stop: int
    name: str
    is_alias: bool


@dataclass(frozen=True, slots=True)
class Bracket:
    """What a bracket holds; without names it is a remark."""

    start: int
    names: tuple[BracketName, ...]


def split_brackets(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The name without the brackets behind it, and where those stand; brackets within a name stay in it."""
    found: list[tuple[int, int]] = []
    stop = len(text)
    while True:
        last = next((m for m in _BRACKET.finditer(text, 0, stop) if not text[m.end() : stop].strip()), None)
        if last is None or last.start() == 0:
            return text[:stop], found
        found.insert(0, last.span())
        stop = last.start()


def is_level(content: str) -> bool:
    """Whether a bracket holds levels and nothing else: 街道, 区."""
    return _LEVELS.fullmatch(content) is not None


def find_alias(content: str) -> str | None:
    """The name in 以下简称X, 原X, 又称X; None where the bracket says something else."""
    match = _ALSO.match("".join(content.split()))
    return match["name"] if match else None


def is_abbreviation(short: str, main: str, lexis: Lexis) -> bool:
    """Whether a bracket abbreviates the name before it: 吉林大学第一医院（吉大一院）.

    All its characters stand in the name, in their order, and it ends as the name does.
    商务局 behind 市商务局 may be anything; 教育 behind 市教育局 is a remark.
    """
    if not 2 <= len(short) < len(main) - 1 or not _PLAIN.fullmatch(short) or lexis.is_department_name(short):
        return False
    if lexis.prefix_length(short) == len(short) or _LEVELS.fullmatch(short):
        return False
    if short[-1] not in {main[-1], _SHORT_END.sub("", main)[-1], _FORM.sub("", main)[-1:]}:
        return False
    rest = iter(main)
    return all(character in rest for character in short) and not main.endswith(short)


def read_bracket(text: str, start: int, main: str, lexis: Lexis) -> Bracket:
    """What a bracket after the name `main` says; `text` includes the brackets and begins at `start`."""
    content = text[1:-1]
    alias = find_alias(content)
    squeezed = "".join(content.split())
    if alias is None and is_abbreviation(squeezed, main, lexis):
        alias = content.strip()
    if alias is not None:
        offset = text.find(alias)
        begin = start + max(offset, 1)
        return Bracket(start, (BracketName(begin, begin + len(alias), alias, is_alias=True),))
    pieces = [
        (begin, piece)
        for begin, piece in _iter_named(content)
        if lexis.is_name(piece) or lexis.is_head(piece) or _is_placed(piece, lexis)
    ]
    pieces = [
        (b, piece)
        for b, piece in pieces
        if (not _INNER.search(piece) or _is_placed(piece, lexis))
        and not _LEVELS.fullmatch(piece)
        and not _ROLE.search(piece)
    ]
    if len(pieces) == 1 and _is_same_sort(main, pieces[0][1], lexis):
        begin, piece = pieces[0]
        return Bracket(start, (_named(start + 1 + begin, piece, piece, is_alias=True),))
    names = (
        _named(start + 1 + begin, piece, _in_full(main, piece, lexis), is_alias=False)
        for begin, piece in pieces
    )
    return Bracket(start, tuple(names))


def _is_placed(piece: str, lexis: Lexis) -> bool:
    """Whether a piece has a level of its own, as official names have: 区教研室."""
    own = lexis.prefix_length(piece)
    return _INNER.search(piece) is not None and own > 0 and len(piece) - own > 2


def _named(start: int, piece: str, name: str, *, is_alias: bool) -> BracketName:
    return BracketName(start, start + len(piece), name, is_alias)


def _iter_named(content: str) -> Iterator[tuple[int, str]]:
    for match in re.finditer(r"[^、，,；;和及]+", content):
        piece = match[0].strip()
        if piece:
            yield match.start() + match[0].index(piece), piece


def _is_same_sort(main: str, other: str, lexis: Lexis) -> bool:
    """Two hospitals, two institutes: the bracket gives a second name. An office in one is its part."""
    one, two = lexis.head(main), lexis.head(other)
    if one is None or two is None or lexis.is_department_name(other):
        return False
    return one.kind is two.kind and (one.suffix[-2:] == two.suffix[-2:]) and not lexis.is_company(other)


def _in_full(main: str, part: str, lexis: Lexis) -> str:
    """A part's own name: 市发改委（能源局） is 市能源局, 自治区农科院（粮作所） is 自治区农科院粮作所."""
    if lexis.prefix_length(part) or lexis.is_known(part):
        return part
    own = lexis.prefix_length(main)
    if own and lexis.is_department_name(main[own:]):
        return main[:own] + part
    return main + part if lexis.is_company(main) is False and len(part) <= 4 else part
