"""Which bodies of a report are parts of others: branches, stations, offices, with their wholes."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from graph.identity.clipped import LONG_BRAND, iter_clipped
from graph.identity.context import Readings
from graph.identity.heads import is_branch, is_head, is_inner
from graph.identity.lexicon import find_head, find_known, known_prefix
from graph.identity.names import read_name, strip_name
from graph.identity.prefixes import cut_place
from graph.identity.reading import Reading, Rule
from graph.identity.units import is_clipped_before, is_house_of_brand, is_unit_of, may_end_unit
from graph.model import Kind, Place

# 西安交通大学|第一附属医院, whatever else it is known by.
_AFFILIATED = re.compile(
    r"^(?:附属|第[一二三四五六七八九十]+(?:附属)?)[\u4e00-\u9fff]{0,6}(?:医院|中学|小学|学校|幼儿园)$"
)
# Last characters of bodies that have parts; a quick look before a long one.
_WHOLE_ENDS = frozenset("局委厅院校学所社司团行会站场部队库业矿厂台府关处")
_TOWN_ENDINGS = ("镇", "乡", "街道")
_Named = Mapping[str, Sequence[tuple[str, Reading]]]
"""Canonical names → the bodies that bear them, by id."""
# These are read with their place alone; what stands before it is a level.
_STAND_ALONE = frozenset({Rule.OFFICE, Rule.GOVERNMENT, Rule.BOARD, Rule.TOWN, Rule.LEAGUE, Rule.GENERIC})
_Test = Callable[[Reading, Reading], bool]


def iter_parts(readings: Readings, place: Place) -> Iterator[tuple[str, str]]:
    """(part, whole) where the part's name begins with the whole's, and goes on as parts do."""
    bodies = {reading.organization.id: reading for reading in readings.values() if not reading.collective}
    by_name = {reading.name: id_ for id_, reading in bodies.items() if reading.place is None}
    named: dict[str, list[tuple[str, Reading]]] = {}
    for id_, reading in bodies.items():
        named.setdefault(reading.name, []).append((id_, reading))
    wholes = _Wholes(readings, bodies, place)
    for id_, reading in bodies.items():
        whole = _find_whole(reading, named, by_name) or wholes.find(id_, reading)
        if whole is not None and whole != id_:
            yield id_, whole


def iter_alias_parts(readings: Readings, written: Iterable[str], place: Place) -> Iterator[tuple[str, str]]:
    """西安市红会医院（西安交通大学附属红会医院）: another name may say of which body this is a part."""
    by_name = {
        reading.name: reading.organization.id for reading in readings.values() if reading.place is None
    }
    for name in written:
        own, body = read_name(name, place), readings[name].organization.id
        if own.whole is not None and own.organization.id != body and by_name.get(own.whole, body) != body:
            yield body, by_name[own.whole]


class _Wholes:
    """The bodies of a report by all that parts may call them: 国贸集团|党委 of 宜昌国贸集团."""

    def __init__(self, readings: Readings, bodies: Mapping[str, Reading], place: Place) -> None:
        self._place = place
        self._bodies = bodies
        self._readings = readings
        self._written: dict[str, list[str]] = {}
        self._clipped: dict[str, set[str]] = {}
        for name, reading in readings.items():
            if not reading.collective:
                self._written.setdefault(reading.organization.id, []).append(name)
                for short in iter_clipped(name, place):
                    self._clipped.setdefault(short, set()).add(reading.organization.id)

    def find(self, part: str, reading: Reading) -> str | None:
        """The id of the whole with the longest name that one of the part's names begins with."""
        if reading.rule in _STAND_ALONE:
            return None
        names = dict.fromkeys((*map(strip_name, self._written[part]), reading.name))
        found = (self._find(part, name) for name in names if len(name) > 3 and may_end_unit(name))
        return next((whole for whole in found if whole is not None), None)

    def _find(self, part: str, name: str) -> str | None:
        is_placed = bool(cut_place(name, self._place).written)
        for stop in range(len(name) - 2, 1, -1):
            whole = self._named(name[:stop], name[stop:], is_placed=is_placed)
            if whole is None or whole == part:
                continue
            body = self._bodies[whole]
            is_unit = is_unit_of(body.kind, body.name, name[stop:], is_long=stop >= LONG_BRAND)
            if _is_settlement(body.name) or not is_unit:
                continue
            # 上海银行|业协会: what begins with a known body is that body's, or nobody's.
            known = known_prefix(name, self._place)
            if known is None or known[0].name in {body.name, self._bodies[whole].whole}:
                return whole
        return None

    def _named(self, name: str, rest: str, *, is_placed: bool) -> str | None:
        """The id of the body that goes by a name, or by its clipped form where that is one body alone."""
        if name in self._readings:
            reading = self._readings[name]
            return None if reading.collective else reading.organization.id
        clipped = self._clipped.get(name, ())
        is_told = is_clipped_before(rest) or (len(name) >= LONG_BRAND and is_house_of_brand(rest))
        if len(clipped) == 1 and is_told:
            return next(iter(clipped))
        may_be = is_placed and len(name) > 2 and name[-1] in _WHOLE_ENDS and find_head(name) is not None
        if may_be or find_known(name) is not None:
            id_ = read_name(name, self._place).organization.id
            return id_ if id_ in self._bodies else None
        return None


def _find_whole(part: Reading, named: _Named, by_name: Mapping[str, str]) -> str | None:
    """The id of the nearest whole that the report names."""
    if part.whole is not None:
        # 国网大连供电公司 stands between 国网大连供电公司金普新区供电分公司 and 国家电网公司.
        between = _find_longest(part, named, _stands_between)
        if between is not None or part.whole in by_name:
            return between or by_name[part.whole]
    return _find_longest(part, named, _is_part_of)


def _find_longest(part: Reading, named: _Named, test: _Test) -> str | None:
    """The id of the body with the longest name that a part's begins with, of those that pass a test."""
    for stop in range(len(part.name) - 1, 0, -1):
        fitting = [id_ for id_, other in named.get(part.name[:stop], ()) if test(part, other)]
        if fitting:
            return max(fitting)
    return None


def _stands_between(part: Reading, other: Reading) -> bool:
    return part.whole == other.whole and is_branch(part.name.removeprefix(other.name))


def _is_part_of(part: Reading, whole: Reading) -> bool:
    if _is_settlement(whole.name):
        return False
    if whole.place is not None and not whole.lent and part.place not in {whole.place, None}:
        return False
    # 中国银行|业协会 is no part, 南湖区政府|办公室 is one.
    rest = part.name.removeprefix(whole.name)
    if is_inner(rest) and part.kind in {whole.kind, Kind.AGENCY, Kind.PUBLIC_INSTITUTION, Kind.ENTERPRISE}:
        return True
    if whole.kind is Kind.INSTITUTE and _AFFILIATED.match(rest):
        return True
    is_known = known_prefix(part.name) is not None
    return not is_known and is_branch(rest) and part.kind is not Kind.ASSOCIATION


def _is_settlement(name: str) -> bool:
    """大桥镇|派出所 is no part of the town; 商业银行|… begins with no body at all."""
    return name.endswith(_TOWN_ENDINGS) or is_head(name)
