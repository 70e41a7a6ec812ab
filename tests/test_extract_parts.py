"""Bodies that stand within others, as officials of many places name them, and names that only look so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph.model import Cell, ColumnRole, Place, ReportGraph, Row
from tests.reading import graph_of

_TABLE = Path(__file__).with_name("parts.tsv")
Pair = tuple[str, str]
"""Part and whole, by the first words that name them."""


@dataclass(frozen=True, slots=True)
class Case:
    """One line of the table: rows of a report, and all the parts in it."""

    line: str
    place: Place
    rows: tuple[Row, ...]
    expected: frozenset[Pair]


def _cases() -> Iterator[Case]:
    place, unit = Place(None, None, None), ""
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            _, province, city, district, unit = line.split()
            place = Place(None if province == city else province, city, district)
        elif line and not line.startswith("#"):
            listed, work, expected = line.split("\t")
            told = work.split(" ‖ ")
            rows = tuple(
                _row(number, unit if number == 1 else f"{unit[0]}财政局", listed if number == 1 else "", text)
                for number, text in enumerate(told, start=1)
            )
            yield Case(line, place, rows, frozenset(_pair(one) for one in expected.split("; ") if one))


def _pair(words: str) -> Pair:
    part, whole = words.split(" < ")
    return part, whole


def _row(number: int, unit: str, listed: str, work: str) -> Row:
    cells = (
        Cell(ColumnRole.COUNTERPARTS, "对接单位", listed, 0),
        Cell(ColumnRole.WORK, "对接情况", work, 1000),
    )
    return Row(number, unit, tuple(cell for cell in cells if cell.text))


def _parts(rows: Sequence[Row], place: Place) -> set[Pair]:
    graph = graph_of(rows, place)
    called = _first_words(graph)
    return {(called[part.part], called[part.whole]) for part in graph.parts}


def _first_words(graph: ReportGraph) -> dict[str, str]:
    """Every body → the first words that name it alone, else its name."""
    bodies = {body.id: body.name for body in graph.organizations}
    several = {(m.statement, m.start) for m in graph.mentions if _shares(graph, m.statement, m.start)}
    called: dict[str, str] = {}
    for mention in graph.mentions:
        if mention.organization is not None and (mention.statement, mention.start) not in several:
            called.setdefault(mention.organization, mention.surface)
    return {**bodies, **called}


def _shares(graph: ReportGraph, statement: str, start: int) -> bool:
    at = {m.organization for m in graph.mentions if (m.statement, m.start) == (statement, start)}
    return len(at) > 1


CASES = list(_cases())


@pytest.mark.parametrize("case", CASES, ids=[case.line for case in CASES])
def test_parts_are_those_that_names_and_words_show(case: Case) -> None:
    assert _parts(case.rows, case.place) == case.expected


def test_as_much_is_named_that_is_no_part() -> None:
    assert sum(not case.expected for case in CASES) >= 20
