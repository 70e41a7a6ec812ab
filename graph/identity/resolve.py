"""All names of one report → its bodies: what each name reads as, and what the report itself adds to that.

A name reads by rules and tables (`names.py`). The report adds three things, each with its reason: what it
says outright (以下简称…, 原…), a short form whose full form it names too, and which bodies are parts of
others. What is only likely becomes a suggestion. What people decided goes before all of it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph.identity.clippedplaces import read_clipped_places
from graph.identity.context import Merge, Readings, ReportContext, RowNames
from graph.identity.deciding import NO_DECISIONS, Decisions
from graph.identity.decisions import Decision
from graph.identity.houses import read_houses
from graph.identity.levels import read_at_level
from graph.identity.likeness import make_compared
from graph.identity.names import read_name
from graph.identity.near import iter_alike
from graph.identity.outlets import read_clipped, read_full_forms, read_outlets
from graph.identity.parts import iter_alias_parts, iter_parts
from graph.identity.places import prefix_length
from graph.identity.reading import Reading, Rule
from graph.identity.shortforms import is_short_for
from graph.identity.towns import read_bare_towns, read_unclear_places
from graph.identity.weakforms import read_weak_forms
from graph.identity.zones import keep_zones_apart
from graph.model import Organization, Place, Suggestion

__all__ = ["Resolution", "RowNames", "canonical_units", "resolve_names"]

_SCHOOL = re.compile(r"(?P<whole>.+?(?:大学|学院))(?P<school>[\u4e00-\u9fff]{2,14}(?:学院|学系|系|学部))$")
# Colleges that bear a university's name and stand for themselves.
_COLLEGE = re.compile(
    r".*(?:城市|理工|科技与艺术|旅游文化|科技|文理|财经|独立|职业技术|应用技术|现代科技|国际)学院"
)

# What the gazetteer knows a name for; a report that uses it for another body does so to the letter.
_KNOWN = frozenset({Rule.KNOWN, Rule.SETTLED})


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
    told: Mapping[str, str] | None = None,
    levels: Mapping[str, Place] | None = None,
    rows: Sequence[RowNames] = (),
    decisions: Decisions = NO_DECISIONS,
) -> Resolution:
    """The bodies that the names of a report of `place` denote.

    `aliases` is what the report says outright: another name of a body → its main name; `levels` what 市 means
    in it, where it says so; `told` are the words and the place of the notes that say either, by name. `rows`
    tells which names stand together: two that one counterpart column lists side by side are not made one by
    context, and a short form in it may have its full form in the sentences of the same row. `decisions` are
    those of people: bodies that are different by decision are not made one by the report, and bodies that are
    the same become the one whose name stays.
    """
    written = list(dict.fromkeys([*names, *(aliases or {}), *(aliases or {}).values()]))
    said = told or {}
    readings, reasons = dict[str, Reading](), dict[str, tuple[str, ...]]()
    for name in written:
        readings[name], level = read_at_level(name, place, levels or {})
        meaning = _say_meaning(level, str((levels or {})[level]), said) if level else None
        reasons[name] = (readings[name].reason, *((meaning,) if meaning is not None else ()))
    read = {name: reading.organization.id for name, reading in readings.items()}
    context = ReportContext(place, aliases or {}, rows, said)
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
        tuple(dict.fromkeys([*iter_parts(readings, place), *iter_alias_parts(readings, written, place)])),
        tuple(_iter_suggestions(readings, place)),
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
    twins: dict[str, list[str]] = {}
    for name, reading in readings.items() if aliases else ():
        twins.setdefault(reading.organization.id, []).append(name)
    for name in aliases:
        main, seen = aliases[name], {name}
        while main in aliases and main not in seen:
            seen.add(main)
            main = aliases[main]
        one, other = readings[name], readings[main]
        if one.organization == other.organization or one.collective != other.collective:
            continue
        yield name, main, _say_meaning(name, main, context.told)
        if one.rule in _KNOWN:
            # 国网 is what the note says; 国家电网公司, in full, stays what it is.
            continue
        for twin in twins[one.organization.id]:
            if twin != name and twin not in aliases and readings[twin].organization == one.organization:
                yield twin, main, f"it is {name}, and the report says that this is {main}"


def _say_meaning(name: str, meant: str, told: Mapping[str, str]) -> str:
    """That the report says what a name means, with the note that does, where it is one."""
    note = f": {told[name]}" if name in told else ""
    return f"the report says that {name} is {meant}{note}"


def _iter_row_forms(readings: Readings, context: ReportContext) -> Iterator[Merge]:
    """A row lists 南江地质队, and its sentences name the one body that it can be short for, or vice versa."""
    twins: dict[tuple[str, str | None], list[str]] = {}
    for name, reading in readings.items():
        twins.setdefault((reading.name, reading.place), []).append(name)
    for row in context.rows:
        listed = {readings[name].name: name for name in row.listed}
        own = readings[row.unit].name if row.unit is not None and row.unit in readings else None
        said = {readings[name].name: name for name in row.said}
        said = {form: name for form, name in said.items() if form != own and form not in listed}
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
                    for twin in twins[short, readings[name].place]:
                        yield twin, full, reason


def _count_schools(readings: dict[str, Reading], context: ReportContext) -> Iterator[Merge]:
    """A school within a university counts as the university.

    One that a column lists is a body of its own, and so are colleges with a standing of their own
    (浙江大学宁波理工学院): these are parts where the report names the university.
    """
    listed = {readings[name].name for row in context.rows for name in row.listed}
    named = {reading.name for reading in readings.values()}
    for name, reading in list(readings.items()):
        match = _SCHOOL.match(reading.name)
        if match is None or reading.name in listed:
            continue
        if match["whole"] in named and (
            _COLLEGE.fullmatch(match["school"]) or prefix_length(match["school"], context.place)
        ):
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


def _iter_suggestions(readings: Mapping[str, Reading], home: Place) -> Iterator[Suggestion]:
    """Pairs of bodies whose names are alike; one suggestion a pair, ordered by name."""
    bodies = {reading.organization.id: reading for reading in readings.values() if not reading.collective}
    compared = [make_compared(id_, reading, home) for id_, reading in bodies.items()]
    found: dict[tuple[tuple[str, str], tuple[str, str]], str] = {}
    for one, other, reason in iter_alike(compared):
        first, second = sorted(((one.name, one.id), (other.name, other.id)))
        found[first, second] = reason
    for first, second in sorted(found):
        yield Suggestion(first[1], second[1], found[first, second])


# In this order: what the report says outright goes before what its names have in common.
_STEPS: tuple[Callable[[dict[str, Reading], ReportContext], Iterator[Merge]], ...] = (
    _iter_aliases,
    keep_zones_apart,
    read_weak_forms,
    read_full_forms,
    read_houses,
    _iter_row_forms,
    read_outlets,
    read_clipped,
    read_clipped_places,
    read_bare_towns,
    read_unclear_places,
    _iter_groups,
    _count_schools,
)
