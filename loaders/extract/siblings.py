"""Departments that share the level before the first: 市民政局、财政局 is 市民政局 and 市财政局."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from graph.model import Kind
from loaders.extract.lexis import Lexis
from loaders.extract.spans import NamedSpan

_JOINED = re.compile(r"\s*(?:、|和|与|及|以及)\s*")
_COMMITTEE = re.compile("(?P<place>[\u4e00-\u9fff]+(?P<level>[区县市旗州盟镇乡]))党?委")
_GOVERNMENT = re.compile("(?P<level>[区县市旗州盟镇乡])政府")
_SHORTEST, _LONGEST = 2, 12
# 省教育厅、市教育局: what a provincial 厅 stands before is no 局 of the province.
_PROVINCIAL = "厅"


def complete_siblings(spans: Sequence[NamedSpan], text: str, lexis: Lexis) -> list[NamedSpan]:
    """The spans in order, with the departments behind a placed one that have no place of their own."""
    found: dict[int, NamedSpan] = {span.start: span for span in spans}
    for span in spans:
        level = _level_of(span, lexis)
        reached = span.stop
        while level and (joint := _JOINED.match(text, reached)) is not None:
            stop = _stop_of_department(text, joint.end(), lexis)
            if stop is None or (text[stop - 1] == _PROVINCIAL) != (span.surface[-1] == _PROVINCIAL):
                break
            sibling = _sibling(text, joint.end(), stop, level, found)
            if sibling is None:
                break
            found[sibling.start] = sibling
            reached = stop
    ordered = [found[start] for start in sorted(found)]
    return [
        _with_place_of(before, span, text) for before, span in zip([None, *ordered], ordered, strict=False)
    ]


def _with_place_of(before: NamedSpan | None, span: NamedSpan, text: str) -> NamedSpan:
    """萧山区委、区政府: the government is that of the place whose committee stands right before it."""
    if before is None or len(before.names) != 1 or _JOINED.fullmatch(text, before.stop, span.start) is None:
        return span
    committee, government = _COMMITTEE.fullmatch(before.names[0]), _GOVERNMENT.fullmatch(span.surface)
    if committee is None or government is None or committee["level"] != government["level"]:
        return span
    return replace(span, names=(committee["place"] + "政府",))


def _sibling(
    text: str, start: int, stop: int, level: str, found: Mapping[int, NamedSpan]
) -> NamedSpan | None:
    """The department with the level, None where something else was found there."""
    surface, known = text[start:stop], found.get(start)
    if known is not None:
        is_same = known.stop == stop and known.names == (surface,)
        return replace(known, names=(level + surface,)) if is_same else None
    if any(span.start < stop and start < span.stop for span in found.values()):
        return None
    return NamedSpan(start, stop, surface, (level + surface,), "grammar")


def _level_of(span: NamedSpan, lexis: Lexis) -> str:
    """The level or place before a department; empty for any other body."""
    [name] = span.names if len(span.names) == 1 else ("",)
    own = lexis.prefix_length(name) if name else 0
    return name[:own] if own and _is_department(name[own:], lexis) else ""


def _stop_of_department(text: str, start: int, lexis: Lexis) -> int | None:
    """Where the longest department without a place ends that begins there."""
    stops = range(min(len(text), start + _LONGEST), start + _SHORTEST - 1, -1)
    return next((stop for stop in stops if _is_department(text[start:stop], lexis)), None)


def _is_department(name: str, lexis: Lexis) -> bool:
    """财政局, 工商分局, 妇联."""
    if lexis.is_department_name(re.sub(r"分局$", "局", name)):
        return True
    return lexis.is_head(name) and lexis.kind(name) is Kind.MASS_ORGANIZATION
