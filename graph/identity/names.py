"""One name, read against the place of its report: which body it denotes, by what steps, and what sort it is.

`read_name` looks at nothing but the name, the place and the tables, so that a name reads the same in every
report of a place. Kind and level are then a function of the canonical name and its place alone.
"""

import re
from dataclasses import replace
from functools import lru_cache

from graph.identity.attributes import FIRMS, LEVELLED, kind_of, level_of
from graph.identity.branches import settle_branch
from graph.identity.collectives import TIER, Group, read_group
from graph.identity.divisions import today
from graph.identity.endings import settle
from graph.identity.gazetteer import find_candidates, find_settled
from graph.identity.lexicon import (
    Known,
    find_head,
    find_known,
    fold_brackets,
    is_head,
    is_inner,
    known_prefix,
    parse_department,
)
from graph.identity.placed import read_placed
from graph.identity.places import prefix_length
from graph.identity.prefixes import By, cut_place
from graph.identity.reading import Reading, Rule, make_reading
from graph.model import Kind, Level, Place

__all__ = ["Reading", "Rule", "read_name", "strip_name"]

_TOWNS = re.compile(r"(?:街道|乡镇|镇街|镇|乡)(?:办事处|政府)?$")
_LEAGUE = re.compile(r"^(?:共青)?团(?P<place>.+?)委(?:员会)?$")
# Banks whose branches in counties, in districts and in their cities bear the whole name of these: 石狮市支行.
_COUNTY_BANKS = {
    "中国农业银行": "县旗市",
    "中国农业发展银行": "县旗市区",
    "中国邮政储蓄银行": "县旗市区",
    "中国人民银行": "县旗市区",
    "人民银行": "县旗市区",
}
# What a hospital leads is no body beside it: to join it is to deal with the hospital.
_ALLIANCE = re.compile(r"(?<=医院)(?:专科联盟|医疗联盟|医疗集团|医联体|医疗联合体|医共体)$")
_REMARK = re.compile(r"（(?P<inner>[^（）]+)）")
_FORM_BEHIND = re.compile(r"(?:股份|责任)?有限(?:责任)?公司")
_FORMER = re.compile(r"[原简又曾即]|以下")
_UNION = re.compile(r"(?:工会|团委|妇联|党委)$")
# Bodies whose offices (信贷科, 心内科) are of their own sort; a department's are departments themselves.
_HOLD_OFFICES = frozenset({*FIRMS, Kind.INSTITUTE, Kind.PUBLIC_INSTITUTION})
_LONGEST_INNER = 8


@lru_cache(maxsize=65536)
def read_name(written: str, home: Place) -> Reading:
    """The body that a name denotes in a report of `home`."""
    name = strip_name(written)
    known = find_known(name)
    if known is not None and not known.weak:
        return make_reading(written, Rule.KNOWN, known.name, None, "a name in the gazetteer")
    group = read_group(name, home)
    if group is not None:
        return _read_group(written, group, home)
    if known is not None:
        reading = make_reading(written, Rule.WEAK, name, home, "a short form that several bodies may go by")
        return replace(reading, weak=tuple(each.name for each in find_candidates(name)))
    settled = find_settled(name)
    if settled is not None:
        return make_reading(written, Rule.SETTLED, settled.name, None, "its settled form is in the gazetteer")
    league = _read_league(written, name, home)
    if league is not None:
        return league
    if is_head(name):
        return make_reading(
            written, Rule.GENERIC, settle(name), home, "a generic name: the one of the report's place"
        )
    prefix = known_prefix(name, home)
    if prefix is not None:
        return _read_part(written, *prefix, home)
    return (
        _read_inner(written, name, home)
        or _read_organ(written, name, home)
        or read_placed(written, name, home)
    )


def strip_name(written: str) -> str:
    """The name without blanks and what is no part of it: （原区卫计局）, 专科联盟; （集团） stays."""
    name = fold_brackets(written)
    if find_known(name) is not None:
        return name
    if TIER.match(name):
        return name
    name = _ALLIANCE.sub("", name)
    return _REMARK.sub(lambda match: match[0] if _belongs(name, match) else "", name) or name


def _belongs(name: str, remark: re.Match[str]) -> bool:
    """Whether a bracket is part of the name: a place, 集团, or what stands before a legal form."""
    inner = remark["inner"]
    if _FORM_BEHIND.match(name, remark.end()) and not _FORMER.match(inner):
        return True
    return inner == "集团" or prefix_length(inner) == len(inner) or inner in {"中国", "亚洲", "香港"}


def _read_group(written: str, group: Group, home: Place) -> Reading:
    if TIER.match(group.name):
        reason = "a description of a group"
        reading = make_reading(written, Rule.GROUP, group.name, home, reason)
        return replace(reading, kind=group.kind, level=Level.DISTRICT, collective=True)
    cut = cut_place(group.name, home)
    name = cut.in_full + group.name[len(cut.written) :] if cut.by in {By.LEVEL, By.FULL} else group.name
    level = level_of(name, cut.place, group.kind) if cut.place is not None else None
    if group.kind is Kind.AGENCY and _TOWNS.search(name):
        level = Level.TOWNSHIP
    scope = cut.in_full or group.scope
    return Reading(
        written,
        name,
        str(today(home)),
        group.kind,
        level,
        Rule.GROUP,
        "a description of a group",
        True,
        scope,
        group.count,
    )


def _read_part(written: str, known: Known, rest: str, home: Place) -> Reading:
    """A branch or part of a known body; one with a name of its own is read by that name."""
    rest = re.sub(r"^(?:所属|旗下|下属|直属)", "", rest)
    # 中国人寿|保险股份有限公司|西安分公司: the whole's legal form is no part of the branch's name.
    rest = re.sub(r"^(?:保险)?(?:（集团）)?(?:集团)?(?:股份|责任)?有限(?:责任)?公司(?=.)", "", rest)
    own = find_known(rest)
    if own is not None and not own.weak:
        reading = make_reading(written, Rule.PART, own.name, None, f"named as part of {known.name}")
        return replace(reading, whole=known.name)
    # 国家税务总局|苏州市税务局 is 苏州市税务局.
    cut = cut_place(rest, home)
    if known.kind is Kind.AGENCY and cut.by is By.FULL and parse_department(cut.rest) is not None:
        return replace(read_name(rest, home), written=written)
    branch, place = settle_branch(
        rest, home, levelled=known.kind in LEVELLED, in_full=_COUNTY_BANKS.get(known.name, "")
    )
    house = find_settled(known.stem + branch)
    if house is not None and house.name.startswith(known.stem):
        # 厦大附属第一医院: the gazetteer has the part under the name of the house.
        reading = make_reading(written, Rule.PART, house.name, None, "a part that the gazetteer has")
        return replace(reading, whole=known.name)
    reading = make_reading(
        written, Rule.PART, known.stem + branch, place, f"{known.name} with its branch or part “{branch}”"
    )
    return replace(reading, whole=known.name)


def _read_inner(written: str, name: str, home: Place) -> Reading | None:
    """农行南湖支行|信贷科, 市医院|心内科: an office within a body that is no office is of the body's sort."""
    own = find_head(name)
    if own is not None and len(own.suffix) > 1:
        return None
    for stop in range(len(name) - 2, 2, -1):
        rest = name[stop:]
        if len(rest) > _LONGEST_INNER or not is_inner(rest):
            continue
        if find_head(name[:stop]) is None and find_known(name[:stop]) is None:
            continue
        whole = read_name(name[:stop], home)
        if whole.collective or whole.kind not in _HOLD_OFFICES or whole.rule is Rule.GENERIC:
            return None
        reason = f"an office within {whole.name}"
        return replace(whole, written=written, name=whole.name + rest, reason=reason)
    return None


def _read_organ(written: str, name: str, home: Place) -> Reading | None:
    """宝鸡文理学院|团委, 鼓风机集团|工会: an organ of a body that is no office is called after the body."""
    match = _UNION.search(name)
    stem = name[: match.start()] if match is not None else ""
    if match is None or find_head(stem) is None or is_head(stem):
        return None
    whole = read_name(stem, home)
    if whole.collective or whole.kind not in _HOLD_OFFICES or whole.rule is Rule.GENERIC:
        return None
    organ = whole.name + match[0]
    reason = f"an organ of {whole.name}"
    return replace(whole, written=written, name=organ, kind=kind_of(organ), level=None, reason=reason)


def _read_league(written: str, name: str, home: Place) -> Reading | None:
    """团区委 is 团南湖区委."""
    match = _LEAGUE.match(name)
    cut = cut_place(match["place"] + "委", home) if match is not None else None
    if cut is None or cut.place is None or cut.rest != "委":
        return None
    return make_reading(written, Rule.LEAGUE, f"共青团{cut.in_full}委", cut.place, cut.reason)
