"""Every query of the catalogue gives the same rows, in the same order, on both databases."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from graph.stores import Result, Store, open_store
from queries import NamedQuery, ParameterType, read_catalogue, run_query
from queries.parameters import Default
from tests.query_samples import BANK, EDUCATION, UNION, WOMEN, heping, load
from tests.samples import CIB, NANHU_SCIENCE, NANHU_TRADE, SAIC, XIUZHOU_TRADE, nanhu, xiuzhou

pytestmark = pytest.mark.neo4j

GRAPHS = (nanhu(), xiuzhou(), heping(), nanhu(date(2009, 6, 30)))
BODIES = (SAIC, CIB, BANK, NANHU_SCIENCE, UNION, WOMEN)
PAIRS = ((SAIC, XIUZHOU_TRADE), (NANHU_TRADE, CIB), (EDUCATION, BANK), (WOMEN, UNION))


@pytest.fixture
def stores(neo4j_address: str, tmp_path: Path) -> Iterator[tuple[Store, Store]]:
    """An embedded database and a Neo4j that hold the same four reports."""
    with open_store(tmp_path / "liaison.db") as embedded, open_store(neo4j_address) as server:
        load(embedded, *GRAPHS)
        load(server, *GRAPHS)
        yield embedded, server


@pytest.mark.parametrize("name", read_catalogue())
def test_both_databases_give_the_same_rows(stores: tuple[Store, Store], name: str) -> None:
    embedded, server = stores
    answers: list[Result] = []
    for parameters in iter_parameters(read_catalogue()[name]):
        answer = run_query(embedded, name, **parameters)
        assert answer == run_query(server, name, **parameters), parameters
        answers.append(answer)
    assert any(answer.rows for answer in answers)


def iter_parameters(query: NamedQuery) -> Iterator[dict[str, object]]:
    """Each choice of reports with each choice of bodies, and then with each other parameter changed alone."""
    ids = [graph.report.id for graph in GRAPHS]
    required = [parameter.name for parameter in query.parameters if parameter.default is Default.REQUIRED]
    needed: list[dict[str, object]] = [{}]
    if required == ["body"]:
        needed = [{"body": body.id} for body in BODIES]
    elif required == ["a", "b"]:
        needed = [{"a": one.id, "b": other.id} for one, other in PAIRS]
    for given in needed:
        for reports in (ids, ids[:2], ids[2:], ids[3:], []):
            yield {**given, "reports": reports}
        for parameter in query.parameters:
            for value in OTHERS.get(parameter.type, ()):
                if parameter.name not in required:
                    yield {**given, parameter.name: value}


OTHERS: dict[ParameterType, tuple[object, ...]] = {
    ParameterType.BOOLEAN: (True, False),
    ParameterType.INTEGER: (1, 3),
    ParameterType.OPTIONAL_STRING: (SAIC.id, WOMEN.id),
    ParameterType.STRINGS: ([UNION.id], [NANHU_TRADE.id, NANHU_SCIENCE.id, XIUZHOU_TRADE.id]),
    ParameterType.TYPES: (["LIAISON"], ["VISIT", "SUPERVISION", "COOPERATION"], []),
    ParameterType.STATUSES: (["done"], ["planned", "negotiating", "ended"], []),
}


def test_the_test_changes_every_type_of_parameter() -> None:
    required = {ParameterType.STRING, ParameterType.REPORTS}
    assert set(OTHERS) | required == {
        parameter.type for query in read_catalogue().values() for parameter in query.parameters
    }
