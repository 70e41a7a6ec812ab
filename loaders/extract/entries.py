"""The counterpart column: its entries, each a statement, with the names that it lists."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.extract.brackets import Bracket, is_level, read_bracket, split_brackets
from loaders.extract.coordination import expand_list
from loaders.extract.lexis import Lexis
from loaders.extract.spans import NamedSpan, Naming

_SEPARATORS = "，、,；;。\n\r/／"
# Blanks separate only where a whole name stands on either side.
_BLANKS = " \t\u3000"
# 1. or （一） before an entry, 上级部门： before several.
_MARKER = re.compile(
    r"^(?:(?:\d{1,2}[.．)）](?!\d)|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]|[①-⑳])\s*"
    r"|[\u4e00-\u9fff（）()]{2,10}[：:]\s*)+"
)
_NOTHING = re.compile(r"^(?:无|暂无|待定|略|[-—－]+|\d{1,2}|[一二三四五六七八九十]{1,2})$")
_NATIONAL = re.compile(r"国家|全国|中国")
_EACH = re.compile(r"(?:各|有关|相关|全[省市区县州旗]|部分).*(?:镇|乡|县|区|市|街道)$")
_NATIONAL_SOCIETY = re.compile(
    r"中国(?:(?!公司|集团|银行|协会|学会|联合会|商会|大学|学院|研究院)[\u4e00-\u9fff]){2,6}(?:和|与|及)[\u4e00-\u9fff]{2,10}(?:协会|学会|联合会|促进会|研究会|商会)"
)
_CONJUNCTION = re.compile(r"以及|和|与|及")
# 安西镇等16个乡镇, 农发行等政策性银行, 信用联社等: what follows 等 sums up the list and names no body.
_SUMMARY = re.compile(
    r"(?:、)?(?<![高初中同])等(?:(?P<count>\d+|[一二两三四五六七八九十]+)(?:个|家|所|大)?)?(?P<noun>[^、，；]*)$"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the column: where it stands in the cell, whom it names, and a count to check it by."""

    start: int
    text: str
    spans: tuple[NamedSpan, ...]
    naming: Naming
    stated_count: int | None = None


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    stop: int
    name: str
    brackets: tuple[Bracket, ...]
    summary: re.Match[str] | None


def iter_entries(cell: str, lexis: Lexis) -> Iterator[Entry]:
    """The entries of a counterpart cell, in order; offsets of an entry's spans count inside its text."""
    pieces = [_read_piece(cell, start, stop, lexis) for start, stop in _iter_pieces(cell, lexis)]
    pieces = [piece for piece in pieces if piece.name]
    for run in expand_list([piece.name for piece in pieces], lexis):
        members = pieces[run.first : run.last + 1]
        start, stop = members[0].start, members[-1].stop
        yield _make_entry(cell, (start, stop), run.names, members, lexis)


def _make_entry(
    cell: str, bounds: tuple[int, int], names: tuple[str, ...], members: Sequence[_Piece], lexis: Lexis
) -> Entry:
    start, stop = bounds
    naming = Naming()
    last = members[-1]
    inner = last.brackets[0].start if last.brackets else stop
    outer_stop = min(inner, last.summary.start() + last.start if last.summary else inner)
    surface = cell[start:outer_stop].rstrip()
    found_by = "+".join(("column", *sorted(lexis.sources_of(surface) - {"column"})))
    spans = [NamedSpan(0, len(surface), surface, names, found_by)]
    for piece in members:
        for bracket in piece.brackets:
            spans.extend(_bracket_spans(cell, start, bracket, names, naming))
    stated = last.summary["count"] if last.summary else None
    return Entry(
        start, cell[start:stop], tuple(spans), naming, int(stated) if stated and stated.isdigit() else None
    )


def _bracket_spans(
    cell: str, base: int, bracket: Bracket, names: tuple[str, ...], naming: Naming
) -> Iterator[NamedSpan]:
    """The bodies that a bracket names, as parts or as other names of the entry's own."""
    for named in bracket.names:
        begin, end = named.start - base, named.stop - base
        if named.is_alias:
            naming.aliases.setdefault(named.name, names[-1])
            yield NamedSpan(begin, end, cell[named.start : named.stop], (names[-1],), "column")
        else:
            naming.parts.setdefault(named.name, names[-1])
            yield NamedSpan(begin, end, cell[named.start : named.stop], (named.name,), "column")


def _read_piece(cell: str, start: int, stop: int, lexis: Lexis) -> _Piece:
    while start < stop and cell[start].isspace():
        start += 1
    while stop > start and cell[stop - 1].isspace():
        stop -= 1
    marker = _MARKER.match(cell[start:stop])
    if marker is not None:
        start += marker.end()
    text = cell[start:stop]
    summary = _SUMMARY.search(text)
    body = text[: summary.start()] if summary else text
    plain, brackets = split_brackets(body)
    if _NOTHING.match(plain):
        return _Piece(start, stop, "", (), None)
    name = _with_place("".join(plain.split()), [body[b + 1 : e - 1] for b, e in brackets], lexis)
    # 市经信、商务等部门: departments without their heads, summed up.
    if (
        summary is not None
        and summary["noun"] == "部门"
        and lexis.is_department_name(lexis.stem(name) + "局")
    ):
        name += "部门"
    read = tuple(read_bracket(cell[start + b : start + e], start + b, name, lexis) for b, e in brackets)
    return _Piece(start, stop, name, read, summary)


def _with_place(name: str, contents: Sequence[str], lexis: Lexis) -> str:
    """南山区教育局（深圳）: the bracket says which 南山区, and 国家质检中心（福建） which of several."""
    place = next((c for c in contents if c and lexis.prefix_length(c) == len(c)), None)
    if place is not None and _NATIONAL.match(name):
        return f"{name}（{place}）"
    if _EACH.match(name):
        # 各镇（街道）: the bracket says who else is meant.
        return name + "".join(f"（{c}）" for c in contents if is_level(c))
    return place + name if place is not None and lexis.is_office(name) else name


def _iter_pieces(cell: str, lexis: Lexis) -> Iterator[tuple[int, int]]:
    """Where pieces begin and end: at separators, and at 和 与 及 between two complete names."""
    for start, stop in _iter_separated(cell, lexis):
        begin = start
        for match in _CONJUNCTION.finditer(cell, start, stop):
            left, right = cell[begin : match.start()], cell[match.end() : stop]
            # 盛京银行和平支行: 和平 is a place.
            if lexis.prefix_length("".join(cell[match.start() : stop].split())) > len(match[0]):
                continue
            if _NATIONAL_SOCIETY.fullmatch("".join(cell[begin:stop].split())) and not lexis.names_place(
                right
            ):
                # 中国石油和化学工业联合会 is one society, though 中国石油 is a firm.
                continue
            if _is_outside(cell, start, match.start()) and lexis.is_name(left) and lexis.is_name(right):
                yield begin, match.start()
                begin = match.end()
        yield begin, stop


def _iter_separated(cell: str, lexis: Lexis) -> Iterator[tuple[int, int]]:
    begin = 0
    for position, character in enumerate(cell):
        is_blank = character in _BLANKS
        if not (is_blank or character in _SEPARATORS) or not _is_outside(cell, begin, position):
            continue
        if is_blank and not _parts_names(cell, begin, position, lexis):
            continue
        # A line break inside a name is a wrap: 江西 ⏎ 理工大学.
        if character in "\n\r" and not lexis.is_name(cell[begin:position]):
            continue
        if cell[begin:position].strip():
            yield begin, position
        begin = position + 1
    if cell[begin:].strip():
        yield begin, len(cell)


def _parts_names(cell: str, begin: int, position: int, lexis: Lexis) -> bool:
    """Whether a blank stands between two whole names: not in 江西 理工大学, not in 中国银行 嘉兴分行."""
    match = re.match(r"\s*([^，、,；;。\n\r/／\s（(]+)", cell[position:])
    left, right = cell[begin:position], match[1] if match is not None else ""
    return lexis.is_name(left) and lexis.is_name(right) and not lexis.continues(right)


def _is_outside(cell: str, start: int, position: int) -> bool:
    """Whether a position stands outside all brackets opened since `start`."""
    before = cell[start:position]
    return sum(map(before.count, "（(")) <= sum(map(before.count, "）)"))
