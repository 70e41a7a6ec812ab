"""Names that leave out what the report tells: a firm's legal form, the body that an outlet belongs to.

Both are looked for by the ends of names, not by comparing every two: a long report names thousands.
"""

import re
from collections.abc import Iterator, Mapping

from graph.identity.context import Merge, Readings, ReportContext
from graph.identity.lexicon import find_known, is_head, known_prefix, parse_department
from graph.identity.places import leading_places
from graph.identity.reading import Reading
from graph.model import Kind, Place

# Shorter names (派出所, 办公室) may be those of many wholes.
_SHORTEST_OUTLET = 5
# Organs that do not belong to the government of their place, and so have one outlet of a name.
_VERTICAL = re.compile(r"海关|海事|检验检疫|边检|出入境")
_OFFICIAL = frozenset({Kind.AGENCY, Kind.PUBLIC_INSTITUTION})
# Of hospitals, schools and courts every place has one: which is meant is not to be guessed.
_TOLD_APART = re.compile(r"(?:医院|卫生院|学校|中学|小学|幼儿园|法院|检察院|中心)$|^第")
_FIRMS = frozenset({Kind.SOE, Kind.ENTERPRISE})
_FORMS = ("股份有限公司", "有限责任公司", "有限公司")
_LIMITED = re.compile(r"有限(?:责任)?公司$")
_PREMISES = ("农场", "林场", "牧场", "煤矿", "铁矿", "电厂", "水厂", "水电站")
_SCHOOLS = ("中学", "小学", "学校")
_COMMON_SCHOOL = re.compile(
    r"第|实验|中心|职业|技术|中等|高级|初级|特殊|外国语|希望|师范|附属|教育|镇|乡|区|县|市|双语|职教|完全|寄宿|九年"
)
_Bodies = Mapping[str, tuple[str, Reading]]
"""Canonical names → a name as written, and its reading."""


def read_full_forms(readings: Readings, context: ReportContext) -> Iterator[Merge]:
    """A firm without its legal form, beside its full form."""
    named: dict[str, list[str]] = {}
    placed: dict[str, list[str]] = {}
    for name, reading in readings.items():
        named.setdefault(reading.name, []).append(name)
        core = _without_place(reading, context.place)
        if core is not None:
            placed.setdefault(core, []).append(name)
    for name, reading in readings.items():
        if reading.weak or reading.collective:
            continue
        known = _known_behind_place(reading, context.place)
        if known in named and not context.stand_apart(name, named[known][0]):
            full = named[known][0]
            yield name, full, f"behind its place, it is the full name of {known}"
            continue
        forms = [
            full
            for candidate in _possible_forms(reading.name)
            for full in named.get(candidate, ())
            if _is_legal_form(reading, readings[full])
        ]
        if find_known(reading.name) is None and not leading_places(reading.written, context.place)[1]:
            forms.extend(placed.get(reading.name, ()))
        fulls = {readings[full].name: full for full in forms if not context.stand_apart(name, full)}
        if len(fulls) == 1:
            full = next(iter(fulls.values()))
            yield name, full, f"the one body of that name in the report is {full}"


def _known_behind_place(reading: Reading, home: Place) -> str | None:
    """浙江|桐昆集团股份有限公司: the known firm whose whole name stands behind a place."""
    form = next((form for form in _FORMS if reading.written.endswith(form)), None)
    length = leading_places(reading.written, home)[1]
    if form is None or not length or find_known(reading.written) is not None:
        return None
    known = find_known(reading.written[length:])
    return known.name if known is not None else None


def _without_place(full: Reading, home: Place) -> str | None:
    """广东|潮庭食品|股份有限公司, 茌平县|杜郎口中学: how a firm or school is called at home.

    None where the name has no place, or is one that other places have too (第一中学, 实验小学).
    """
    if full.collective:
        return None
    form = next((form for form in _FORMS if full.written.endswith(form)), None)
    if form is None and not full.written.endswith(_SCHOOLS):
        return None
    core = full.written.removesuffix(form or "")
    length = 0
    # 广东|汕头|超声电子
    while step := leading_places(core[length:], home)[1]:
        length += step
    core = core[length:]
    own = core.removesuffix("公司") if form else core[:-2]
    is_own = len(own) > 2 and _COMMON_SCHOOL.search(own) is None and (form is None or len(core) > 3)
    return core if length and is_own else None


def read_outlets(readings: Readings, context: ReportContext) -> Iterator[Merge]:
    """祥芝派出所 is 石狮市公安局|祥芝派出所, 海关石狮办事处 is 泉州|海关驻石狮办事处, where only one fits."""
    bodies = {reading.name: (name, reading) for name, reading in readings.items() if not reading.collective}
    shortened = _index_shortened(bodies)
    twins: dict[str, list[str]] = {}
    for name, reading in readings.items():
        twins.setdefault(reading.organization.id, []).append(name)
    for short, (name, reading) in bodies.items():
        if len(short) < _SHORTEST_OUTLET or is_head(short) or find_known(short) is not None:
            continue
        fulls = [
            full
            for full in dict.fromkeys(shortened.get(short.replace("驻", ""), ()))
            if _is_outlet(reading, bodies[full][1], bodies) and not context.stand_apart(name, bodies[full][0])
        ]
        if len(fulls) == 1:
            for twin in twins[reading.organization.id]:
                yield twin, bodies[fulls[0]][0], f"the one body of that name in the report is {fulls[0]}"


def read_clipped(readings: Readings, context: ReportContext) -> Iterator[Merge]:
    """保护区管理局 is 五角枫|自然保护区管理局 in rows that name this one, and no other that ends so."""
    for name, reading in readings.items():
        if not _may_be_clipped(reading):
            continue
        near = dict.fromkeys(
            full
            for row in context.rows_with(name)
            for full in row.names
            if _is_clipped(reading, readings[full])
        )
        fulls = {readings[full].organization.id: full for full in near}
        named_in_all = context.stands_beside(name, near)
        if len(fulls) == 1 and named_in_all and not any(context.stand_apart(name, full) for full in near):
            full = next(iter(fulls.values()))
            yield name, full, f"the one body of that name in the report is {full}"


def _may_be_clipped(reading: Reading) -> bool:
    is_own_name = is_head(reading.name) or find_known(reading.name) is not None or reading.whole is not None
    return (
        reading.name == reading.written
        and reading.kind in _OFFICIAL
        and len(reading.name) >= _SHORTEST_OUTLET
        and not (is_own_name or reading.collective)
        and not parse_department(reading.name)
    )


def _is_clipped(short: Reading, full: Reading) -> bool:
    return (
        full.name.endswith(short.name)
        and len(full.name) > len(short.name) + 1
        and not full.collective
        and full.kind in _OFFICIAL
        and _TOLD_APART.search(short.name) is None
    )


def _possible_forms(name: str) -> Iterator[str]:
    """What a firm or association of this short name may be called in full."""
    yield name.removesuffix("协会") + "行业协会"
    for form in _FORMS:
        yield name + form
        if name.endswith("公司"):
            yield name.removesuffix("公司") + form


def _is_legal_form(short: Reading, full: Reading) -> bool:
    """X公司 and X有限公司, X集团 and X集团股份有限公司, X协会 and X行业协会."""
    is_lent = short.lent or full.lent
    is_elsewhere = not is_lent and short.place != full.place and None not in {short.place, full.place}
    if is_elsewhere or full.collective or len(short.name) < 4:
        return False
    if full.name == short.name.removesuffix("协会") + "行业协会":
        return short.kind is Kind.ASSOCIATION
    for form in _FORMS:
        if full.name.endswith(form):
            stem = full.name[: -len(form)]
            return short.name in {stem, stem + "公司"} and short.name != full.name
    return False


def _index_shortened(bodies: _Bodies) -> dict[str, list[str]]:
    """Every end of a name behind its first characters, in each way in which an outlet may be called."""
    found: dict[str, list[str]] = {}
    for full in bodies:
        plain = full.replace("驻", "")
        forms = {plain}
        for form in ("有限公司", "有限责任公司"):
            if full.endswith(form):
                forms.add(plain.removesuffix(form) + "公司")
                if _is_premises(plain.removesuffix(form)):
                    forms.add(plain.removesuffix(form))
        for text in forms:
            for start in range(len(text) - _SHORTEST_OUTLET + 1):
                found.setdefault(text[start:], []).append(full)
    return found


def _is_premises(name: str) -> bool:
    """Whether a firm is called after what it runs: a farm, a mine, a power station."""
    return name.endswith(_PREMISES)


def _is_run_by(short: str, full: str, bodies: _Bodies) -> bool:
    """查哈阳农场 is 北大荒集团|查哈阳农场|有限公司 since the farms became firms."""
    stem = _LIMITED.sub("", full)
    if stem == full or not _is_premises(stem) or not stem.endswith(short):
        return False
    known, left_out = known_prefix(full), stem.removesuffix(short)
    return left_out in bodies or (known is not None and left_out == known[0].stem)


def _is_outlet(short: Reading, full: Reading, bodies: _Bodies) -> bool:
    """Whether the full name is the short one behind its whole, or behind a place."""
    if short.name == full.name or not (short.kind is full.kind or {short.kind, full.kind} <= _FIRMS):
        return False
    left_out = full.name.removesuffix(short.name)
    if left_out in bodies and left_out != full.name:
        return True
    if _is_run_by(short.name, full.name, bodies):
        return True
    # 白音华煤电公司 of 国家电投集团|内蒙古|白音华煤电有限公司.
    if short.name.endswith("公司") and known_prefix(full.name) is not None:
        stem = short.name.removesuffix("公司")
        if len(stem) >= _SHORTEST_OUTLET and full.name.endswith((stem + "有限公司", stem + "有限责任公司")):
            return find_known(short.name) is None
    brief, long = short.name.replace("驻", ""), full.name.replace("驻", "")
    left_out = long.removesuffix(brief)
    return _VERTICAL.match(brief) is not None and left_out != long and left_out in (full.place or "")
