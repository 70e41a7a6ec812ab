"""Names that leave out what the text before says: 镇安监站 of which town, 南湖支行 of which bank.

Every one keeps its stretch of the sentence; only the name that it stands for is written out.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.identity.lexicon import is_branch, is_inner
from loaders.extract.lexis import Lexis
from loaders.extract.spans import NamedSpan

_TOWN = re.compile(r"^[\u4e00-\u9fff]{1,6}?(?:镇|乡|街道)")
_OF_TOWN = re.compile(r"^[镇乡](?=.)|^街道(?=.)")
# 工商银行及其南湖支行: what follows belongs to what is named before.
_ITS = re.compile(r"\s*及其(?:下属|所属|辖内|在[\u4e00-\u9fff]{1,4})?(?:的)?\s*")
_LINK = re.compile(r"\s*(?:、|和|与|及|以及)\s*")
_SCHOOL = re.compile(r"^(?P<whole>.+?大学).{1,12}(?:学院|学部|系)$")
_BARE_SCHOOL = re.compile(r"[\u4e00-\u9fff]{2,12}(?:学院|学部|系)")
# 市局稽查支队 in the row of 区环保局: 市局 is the office above that one.
_OF_UPPER = re.compile(r"^(?P<level>省|市|州|县|区)(?P<head>局|厅)(?P<rest>[\u4e00-\u9fff]{2,})$")
_OWN_OFFICE = re.compile(r"^.*?[省市州县区旗](?P<stem>[^省市州县区旗]{2,})(?:局|厅|委|办|分局)$")


def complete_parts(spans: Sequence[NamedSpan], text: str, lexis: Lexis) -> list[NamedSpan]:
    """工商银行及其|南湖支行, 浙江大学农学院、|生命科学学院: the whole stands before the name before it."""
    completed: list[NamedSpan] = []
    for span in spans:
        whole = (
            _whole_before(completed[-1], span, text, lexis) if completed and len(span.names) == 1 else None
        )
        if whole is None:
            completed.append(span)
        else:
            name = whole + span.names[0]
            completed.append(replace(span, names=(name,), found_by=f"{span.found_by}+anaphora"))
    return completed


def _whole_before(before: NamedSpan, span: NamedSpan, text: str, lexis: Lexis) -> str | None:
    link, name = text[before.stop : span.start], span.names[0]
    if _ITS.fullmatch(link) and (is_branch(name) or is_inner(name)):
        return before.names[-1]
    school = _SCHOOL.match(before.names[-1]) if _LINK.fullmatch(link) else None
    is_bare = span.found_by in {"tagger", "grammar"} and _BARE_SCHOOL.fullmatch(name) is not None
    return school["whole"] if school is not None and is_bare and not lexis.prefix_length(name) else None


def complete_upper(
    spans: Sequence[NamedSpan], before: Sequence[NamedSpan], unit: str, lexis: Lexis
) -> list[NamedSpan]:
    """市局稽查支队 is 市环保局稽查支队 in the row of 区环保局, or where the text named 市环保局."""
    completed: list[NamedSpan] = []
    for span in spans:
        match = _OF_UPPER.match(span.names[0]) if len(span.names) == 1 else None
        office = match and upper_office(match["level"], match["head"], [*before, *completed], unit, lexis)
        if match is None or office is None:
            completed.append(span)
        else:
            completed.append(
                replace(span, names=(office + match["rest"],), found_by=f"{span.found_by}+anaphora")
            )
    return completed


def upper_office(level: str, head: str, before: Sequence[NamedSpan], unit: str, lexis: Lexis) -> str | None:
    """Which office 市局 or 省厅 is: one named before or listed, else that above the unit."""
    named = lexis.latest_agency(level, head, before)
    own = _OWN_OFFICE.match(unit) if named is None and lexis.is_office(unit) else None
    if own is None or unit.startswith(level):
        return named
    return level + own["stem"] + head


def complete_towns(
    spans: Sequence[NamedSpan], before: Sequence[NamedSpan], unit: str, text: str
) -> list[NamedSpan]:
    """镇安监站 after 大桥镇 or 大桥镇安监站 is that of 大桥镇; where no town was named it stays as it is.

    我镇安监站 is that of the unit, whichever town was named.
    """
    completed: list[NamedSpan] = []
    for span in spans:
        town = _latest_town([*before, *completed]) if _OF_TOWN.match(span.names[0]) else None
        word = _OF_TOWN.match(span.names[0])
        is_own = text[: span.start].endswith(("我", "本"))
        if town is None or word is None or is_own or _TOWN.match(unit) or not town.endswith(word[0]):
            completed.append(span)
        else:
            name = town + span.names[0][len(word[0]) :]
            completed.append(replace(span, names=(name,), found_by=f"{span.found_by}+anaphora"))
    return completed


def complete_counties(
    counties: Sequence[tuple[int, str]], spans: Sequence[NamedSpan], lexis: Lexis
) -> list[NamedSpan]:
    """县疾控中心 after 凤凰县 is 凤凰县疾控中心, where a whole city or prefecture reports.

    `counties` are those that the sentence names: where each ends in it, and its name. Where several are
    named, nobody knows which is meant, and the name stays.
    """
    if lexis.is_county_report or not counties:
        return list(spans)
    completed: list[NamedSpan] = []
    for span in spans:
        named = {name for stop, name in counties if stop <= span.start}
        name = span.names[0]
        county = named.pop() if len(named) == 1 and len(span.names) == 1 else None
        if county is None or name[0] != county[-1] or name[0] not in "县区旗" or len(name) < 3:
            completed.append(span)
        else:
            full = county + name[1:]
            completed.append(replace(span, names=(full,), found_by=f"{span.found_by}+anaphora"))
    return completed


def _latest_town(spans: Sequence[NamedSpan]) -> str | None:
    for span in reversed(spans):
        match = _TOWN.match(span.names[-1])
        if match is not None:
            return match[0]
    return None
