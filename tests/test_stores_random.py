"""The embedded store gives the rows that Neo4j gives, or refuses: compared on random queries."""

from collections import Counter
from collections.abc import Iterator

import pytest

from graph.stores import Store, open_store, write_report
from tests.comparison import Verdict, compare
from tests.random_queries import random_query
from tests.samples import nanhu, nanhu_fair, xiuzhou

SEEDS = range(300)


@pytest.fixture
def stores(neo4j_address: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    """An embedded store and a Neo4j that hold the same three reports."""
    path = tmp_path_factory.mktemp("embedded") / "liaison.db"
    with open_store(path) as embedded, open_store(neo4j_address) as neo4j:
        for graph in (nanhu(), xiuzhou(), nanhu_fair()):
            write_report(embedded, graph)
            write_report(neo4j, graph)
        yield embedded, neo4j


@pytest.mark.neo4j
@pytest.mark.slow
def test_no_random_query_has_other_rows_on_the_embedded_store(stores: tuple[Store, Store]) -> None:
    embedded, neo4j = stores
    found = [compare(random_query(seed), embedded, neo4j) for seed in SEEDS]
    assert [comparison for comparison in found if comparison.verdict is Verdict.DIFFERENT] == []
    counts = Counter(comparison.verdict for comparison in found)
    assert counts[Verdict.INVALID] == 0
    assert counts[Verdict.REFUSED] <= len(SEEDS) // 20
    # A comparison of empty answers would prove little.
    assert sum(comparison.rows > 0 for comparison in found) >= len(SEEDS) // 3


def test_a_seed_gives_the_same_query_every_time() -> None:
    assert [random_query(seed) for seed in range(50)] == [random_query(seed) for seed in range(50)]
    assert len({random_query(seed).cypher for seed in range(200)}) > 190
