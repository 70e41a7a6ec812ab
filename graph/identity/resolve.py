"""All names of one report → its bodies: what each name reads as, and what the report itself adds to that.

A name reads by rules and tables (`names.py`). The report adds three things, each with its reason: what it
says outright (以下简称…, 原…), a short form whose full form it names too, and which bodies are parts of
others. What is only likely becomes a suggestion. What people decided goes before all of it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from graph.identity.context import Merge, Readings, ReportContext, RowNames
from graph.identity.deciding import NO_DECISIONS, Decisions
from graph.identity.decisions import Decision
from graph.identity.lexicon import find_known, is_branch, is_head, known_prefix
from graph.identity.likeness import are_alike
from graph.identity.names import read_name
from graph.identity.reading import Reading
from graph.identity.shortforms import is_short_for
from graph.identity.towns import read_bare_towns
from graph.identity.weakforms import read_weak_forms
from graph.identity.zones import keep_zones_apart
from graph.model import Kind, Organization, Place, Suggestion

__all__ = ["Resolution", "RowNames", "canonical_units", "resolve_names"]

# Shorter names (派出所, 办公室) may be those of many wholes.
_SHORTEST_OUTLET = 5
# Organs that do not belong to the government of their place, and so have one outlet of a name.
_VERTICAL = re.compile(r"海关|海事|检验检疫|边检|出入境")
_SCHOOL = re.compile(r"(?P<whole>.+?(?:大学|学院))[\u4e00-\u9fff]{2,14}(?:学院|学系|系|学部)$")
_FIRMS = frozenset({Kind.SOE, Kind.ENTERPRISE})
_TOWN_ENDINGS = ("镇", "乡", "街道")


@dataclass(frozen=True, slots=True)
class Resolution:
    """What the names of one report denote."""

    organizations: Mapping[str, Organization]
    """Every name as written → the body."""
    reasons: Mapping[str, tuple[str, ...]]
    """Every name as written → the steps that lead from it to the body."""
    parts: tuple[tuple[str, str], ...]
    """Pairs of ids: a part, and its whole; both are bodies of the report."""
    suggestions: tuple[Suggestion, ...]
    """Bodies that are only likely one, where nobody decided that they are, or are not."""
    read: Mapping[str, str] = field(default_factory=dict)
    """Every name as written → the id of what it reads as by itself, whatever the report or a person adds."""
    bodies: tuple[str, ...] = ()
    """The ids of all that the names read as before the decisions, sorted."""
    decisions: tuple[Decision, ...] = ()
    """The decisions that have something to say of these bodies."""
    former: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The id of a body → the names of those that gave way to it by decision."""


def resolve_names(
    names: Iterable[str],
    place: Place,
    *,
    aliases: Mapping[str, str] | None = None,
    rows: Sequence[RowNames] = (),
    decisions: Decisions = NO_DECISIONS,
) -> Resolution:
    """The bodies that the names of a report of `place` denote.

    `aliases` is what the report says outright: another name of a body → its main name. `rows` tells which
    names stand together: two that one counterpart column lists side by side are not made one by context, and
    a short form in it may have its full form in the sentences of the same row. `decisions` are those of
    people: bodies that are different by decision are not made one by the report, and bodies that are the same
    become the one whose name stays.
    """
    written = list(dict.fromkeys([*names, *(aliases or {}), *(aliases or {}).values()]))
    readings = {name: read_name(name, place) for name in written}
    reasons: dict[str, tuple[str, ...]] = {name: (reading.reason,) for name, reading in readings.items()}
    read = {name: reading.organization.id for name, reading in readings.items()}
    context = ReportContext(place, aliases or {}, rows)
    for find in _STEPS:
        for name, full, reason in list(find(readings, context)):
            if _is_forbidden(name, full, readings, read, decisions):
                reasons[name] = (*reasons[name], f"not merged, as somebody decided: {reason}")
                continue
            readings[name] = readings[full]
            reasons[name] = (*reasons[name], reason)
    organizations = {name: reading.organization for name, reading in readings.items()}
    bodies = sorted({*read.values(), *(organization.id for organization in organizations.values())})
    resolution = Resolution(
        organizations,
        reasons,
        tuple(dict.fromkeys([*_iter_parts(readings), *_iter_alias_parts(readings, written, place)])),
        tuple(_iter_suggestions(readings)),
        read,
        tuple(bodies),
    )
    return _decide(resolution, decisions) if decisions else resolution


def _is_forbidden(
    name: str, full: str, readings: Readings, read: Mapping[str, str], decisions: Decisions
) -> bool:
    """Whether a merge would make one of what people found different, also of what was merged before."""
    if not decisions:
        return False
    target = readings[full].organization.id
    merged = {read[twin] for twin, it in readings.items() if twin in read and it.organization.id == target}
    moved = {readings[name].organization.id, read.get(name, target)}
    return any(decisions.are_apart(one, other) for one in moved for other in {target, *merged} - {one})


def _decide(resolution: Resolution, decisions: Decisions) -> Resolution:
    """What is left when people have had their say: bodies, parts and suggestions of those that stand."""
    settled = {name: decisions.settle(body) for name, body in resolution.organizations.items()}
    reasons, former = dict(resolution.reasons), dict[str, set[str]]()
    for name, body in resolution.organizations.items():
        if settled[name].id != body.id:
            former.setdefault(settled[name].id, set()).add(body.name)
            reasons[name] = (*reasons[name], f"somebody decided that {body.name} is {settled[name].name}")

    def settle(one: str, other: str) -> tuple[str, str]:
        return decisions.settled_id(one), decisions.settled_id(other)

    pairs = {settle(s.one, s.other): s.reason for s in reversed(resolution.suggestions)}
    return Resolution(
        settled,
        reasons,
        tuple(dict.fromkeys(p for p in (settle(*part) for part in resolution.parts) if p[0] != p[1])),
        tuple(
            Suggestion(one, other, reason)
            for (one, other), reason in reversed(pairs.items())
            if one != other and not decisions.are_apart(one, other)
        ),
        resolution.read,
        resolution.bodies,
        decisions.find_applied(resolution.bodies),
        {id_: tuple(sorted(names)) for id_, names in former.items()},
    )


def canonical_units(units: Iterable[str], place: Place) -> list[str]:
    """The canonical names of reporting units in their order, each once: what a report's id is made of."""
    return list(dict.fromkeys(read_name(unit, place).name for unit in units))


def _iter_aliases(readings: Readings, context: ReportContext) -> Iterator[Merge]:
    """What the report says outright; chains are followed to their end."""
    aliases = context.aliases
    for name in aliases:
        main, seen = aliases[name], {name}
        while main in aliases and main not in seen:
            seen.add(main)
            main = aliases[main]
        one, other = readings[name], readings[main]
        if one.organization == other.organization or one.collective != other.collective:
            continue
        yield name, main, f"the report says that {name} is {main}"
        for twin, reading in readings.items():
            if reading.organization == one.organization and twin != name and twin not in aliases:
                yield twin, main, f"it is {name}, and the report says that this is {main}"


def _iter_full_forms(readings: Readings, context: ReportContext) -> Iterator[Merge]:
    """A firm without its legal form, beside its full form."""
    for name, reading in readings.items():
        if reading.weak or reading.collective:
            continue
        fulls = {
            other.name: full
            for full, other in readings.items()
            if _is_legal_form(reading, other) and not context.stand_apart(name, full)
        }
        if len(fulls) == 1:
            full = next(iter(fulls.values()))
            yield name, full, f"the one body of that name in the report is {full}"


def _iter_row_forms(readings: Readings, context: ReportContext) -> Iterator[Merge]:
    """A row lists 南江地质队, and its sentences name the one body that it can be short for, or vice versa."""
    for row in context.rows:
        listed = {readings[name].name: name for name in row.listed}
        said = {readings[name].name: name for name in row.said if readings[name].name not in listed}
        for fulls, shorts in ((said, listed), (listed, said)):
            for short, name in shorts.items():
                fitting = [f for f in fulls if _is_short(readings, name, fulls[f], context.place)]
                rivals = [
                    s
                    for s in shorts.values()
                    if fitting and _is_short(readings, s, fulls[fitting[0]], context.place)
                ]
                if len(fitting) == 1 and len(rivals) == 1:
                    full = fulls[fitting[0]]
                    reason = f"listed and written out in one row: {short} is short for {fitting[0]}"
                    for twin, reading in readings.items():
                        if reading.name == short and reading.place == readings[name].place:
                            yield twin, full, reason


def _iter_outlets(readings: Readings, context: ReportContext) -> Iterator[Merge]:
    """祥芝派出所 is 石狮市公安局|祥芝派出所, 海关石狮办事处 is 泉州|海关驻石狮办事处, where only one fits."""
    bodies = {reading.name: (name, reading) for name, reading in readings.items() if not reading.collective}
    for short, (name, reading) in bodies.items():
        if len(short) < _SHORTEST_OUTLET or is_head(short) or find_known(short) is not None:
            continue
        fulls = [
            full
            for full, (other, longer) in bodies.items()
            if _is_outlet(reading, longer, bodies) and not context.stand_apart(name, other)
        ]
        if len(fulls) == 1:
            for twin, same in readings.items():
                if same.organization == reading.organization:
                    yield twin, bodies[fulls[0]][0], f"the one body of that name in the report is {fulls[0]}"


def _is_outlet(short: Reading, full: Reading, bodies: Mapping[str, object]) -> bool:
    """Whether the full name is the short one behind its whole, or behind a place."""
    if short.name == full.name or not (short.kind is full.kind or {short.kind, full.kind} <= _FIRMS):
        return False
    left_out = full.name.removesuffix(short.name)
    if left_out in bodies and left_out != full.name:
        return True
    # 白音华煤电公司 of 国家电投集团|内蒙古|白音华煤电有限公司.
    if short.name.endswith("公司") and known_prefix(full.name) is not None:
        stem = short.name.removesuffix("公司")
        if len(stem) >= _SHORTEST_OUTLET and full.name.endswith((stem + "有限公司", stem + "有限责任公司")):
            return find_known(short.name) is None
    brief, long = short.name.replace("驻", ""), full.name.replace("驻", "")
    left_out = long.removesuffix(brief)
    return _VERTICAL.match(brief) is not None and left_out != long and left_out in (full.place or "")


def _count_schools(readings: dict[str, Reading], context: ReportContext) -> Iterator[Merge]:
    """A school within a university that the report does not name otherwise counts as the university.

    One that a column lists is a body of its own; one whose university is named is its part.
    """
    listed = {readings[name].name for row in context.rows for name in row.listed}
    named = {reading.name for reading in readings.values()}
    for name, reading in list(readings.items()):
        match = _SCHOOL.match(reading.name)
        if match is None or reading.name in listed or match["whole"] in named:
            continue
        readings.setdefault(match["whole"], read_name(match["whole"], context.place))
        yield name, match["whole"], f"a school of {match['whole']}, which counts as the university"


def _iter_groups(readings: Readings, context: ReportContext) -> Iterator[Merge]:
    """上海的行业协会 in a sentence is 上海有关行业协会 of the column, where only one form is listed."""
    listed: dict[tuple[str | None, str], dict[str, str]] = {}
    for row in context.rows:
        for name in row.listed:
            if readings[name].collective:
                listed.setdefault(_group_key(readings[name]), {})[readings[name].name] = name
    for name, reading in readings.items():
        forms = listed.get(_group_key(reading), {}) if reading.collective else {}
        if len(forms) == 1 and reading.name not in forms:
            form, full = next(iter(forms.items()))
            yield name, full, f"the one such group that the report lists is {form}"


def _group_key(reading: Reading) -> tuple[str | None, str]:
    return reading.place, re.sub(r"有关|的", "", reading.name)


def _is_short(readings: Readings, short: str, full: str, home: Place) -> bool:
    return is_short_for(readings[short], readings[full], home)


def _is_legal_form(short: Reading, full: Reading) -> bool:
    """X公司 and X有限公司, X集团 and X集团股份有限公司, X协会 and X行业协会."""
    is_elsewhere = short.place != full.place and None not in {short.place, full.place}
    if is_elsewhere or full.collective or len(short.name) < 4:
        return False
    if full.name == short.name.removesuffix("协会") + "行业协会":
        return short.kind is Kind.ASSOCIATION
    for form in ("股份有限公司", "有限责任公司", "有限公司"):
        if full.name.endswith(form):
            stem = full.name[: -len(form)]
            return short.name in {stem, stem + "公司"} and short.name != full.name
    return False


def _iter_parts(readings: Mapping[str, Reading]) -> Iterator[tuple[str, str]]:
    """(part, whole) where the part's name begins with the whole's, and goes on as parts do."""
    bodies = {reading.organization.id: reading for reading in readings.values() if not reading.collective}
    by_name = {reading.name: id_ for id_, reading in bodies.items() if reading.place is None}
    branches = [(id_, reading) for id_, reading in bodies.items() if reading.whole is not None]
    for id_, reading in bodies.items():
        between = [(len(other.name), key) for key, other in branches if _is_between(reading, other)]
        if between:
            yield id_, max(between)[1]
            continue
        if reading.whole is not None and reading.whole in by_name:
            if by_name[reading.whole] != id_:
                yield id_, by_name[reading.whole]
            continue
        wholes = [(len(other.name), key) for key, other in bodies.items() if _is_part_of(reading, other)]
        if wholes:
            yield id_, max(wholes)[1]


def _is_between(part: Reading, other: Reading) -> bool:
    """国网大连供电公司 stands between 国网大连供电公司金普新区供电分公司 and 国家电网公司."""
    rest = part.name.removeprefix(other.name)
    return part.whole == other.whole and rest != part.name and is_branch(rest)


def _iter_alias_parts(readings: Readings, written: Iterable[str], place: Place) -> Iterator[tuple[str, str]]:
    """西安市红会医院（西安交通大学附属红会医院）: another name may say of which body this is a part."""
    by_name = {
        reading.name: reading.organization.id for reading in readings.values() if reading.place is None
    }
    for name in written:
        own, body = read_name(name, place), readings[name].organization.id
        if own.whole is not None and own.organization.id != body and by_name.get(own.whole, body) != body:
            yield body, by_name[own.whole]


def _is_part_of(part: Reading, whole: Reading) -> bool:
    if part.name == whole.name or whole.name.endswith(_TOWN_ENDINGS):
        return False
    if is_head(whole.name) or (whole.place is not None and part.place not in {whole.place, None}):
        return False
    rest = part.name.removeprefix(whole.name)
    if rest == part.name:
        return False
    known = known_prefix(part.name)
    # 中国银行|业协会 is no part, 南湖区政府|办公室 is one.
    return known is None and is_branch(rest) and part.kind is not Kind.ASSOCIATION


def _iter_suggestions(readings: Mapping[str, Reading]) -> Iterator[Suggestion]:
    """Pairs of bodies whose names are alike; one suggestion a pair."""
    bodies = {reading.organization.id: reading for reading in readings.values() if not reading.collective}
    ordered = sorted(bodies.items(), key=lambda entry: (entry[1].name, entry[0]))
    # Names that end otherwise are not alike: only those with one last character are compared.
    by_ending: dict[str, list[tuple[str, Reading]]] = {}
    for id_, reading in ordered:
        by_ending.setdefault(reading.name[-1:], []).append((id_, reading))
    for alike in by_ending.values():
        for (one, first), (other, second) in combinations(alike, 2):
            reason = are_alike(first, second)
            if reason is not None:
                yield Suggestion(one, other, reason)


# In this order: what the report says outright goes before what its names have in common.
_STEPS: tuple[Callable[[dict[str, Reading], ReportContext], Iterator[Merge]], ...] = (
    _iter_aliases,
    keep_zones_apart,
    read_weak_forms,
    _iter_full_forms,
    _iter_row_forms,
    _iter_outlets,
    read_bare_towns,
    _iter_groups,
    _count_schools,
)
