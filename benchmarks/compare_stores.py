"""Thousands of random queries on the embedded database and on a Neo4j, and where their rows differ.

    python benchmarks/compare_stores.py [--queries 4000] [--first 0] [--examples 3] [--store URI]

Without `--store` it uses NEO4J_URI, or starts a Neo4j of its own. The graphs of the tests are loaded into
both; what the Neo4j held before must be nothing. Ends with 1 when any rows differ.
"""

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.stores import Store, open_store, write_report
from tests.comparison import Comparison, Verdict, compare
from tests.random_queries import random_query
from tests.samples import nanhu, nanhu_fair, xiuzhou


def main() -> int:
    """Compares, prints a table and examples."""
    options = _read_options()
    with tempfile.TemporaryDirectory() as folder, _open_neo4j(options.store, Path(folder)) as neo4j:
        if neo4j.read("MATCH (n) RETURN n LIMIT 1").rows:
            print(f"{neo4j.uri} holds a graph; name an empty Neo4j", file=sys.stderr)
            return 2
        with open_store(Path(folder) / "liaison.db") as embedded:
            for graph in (nanhu(), xiuzhou(), nanhu_fair()):
                write_report(embedded, graph)
                write_report(neo4j, graph)
            begin = time.monotonic()
            seeds = range(options.first, options.first + options.queries)
            found = [compare(random_query(seed), embedded, neo4j) for seed in seeds]
        with neo4j.write() as transaction:
            transaction.run("MATCH (n) DETACH DELETE n")
    _show(found, time.monotonic() - begin, options.examples)
    return int(any(comparison.verdict is Verdict.DIFFERENT for comparison in found))


def _read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--queries", type=int, default=4000, help="how many")
    parser.add_argument("--first", type=int, default=0, help="the seed of the first")
    parser.add_argument("--examples", type=int, default=3, help="how many of each to show")
    parser.add_argument("--store", default=os.environ.get("NEO4J_URI"), help="an empty Neo4j")
    return parser.parse_args()


@contextmanager
def _open_neo4j(address: str | None, folder: Path) -> Iterator[Store]:
    if address:
        with open_store(address) as store:
            yield store
        return
    from graph.stores.server import start_server, stop_server

    server = start_server(folder / "neo4j", bolt_port=17687, http_port=17474)
    try:
        with open_store(server.uri, user=server.user, password=server.password) as store:
            yield store
    finally:
        stop_server(folder / "neo4j")


def _show(found: list[Comparison], seconds: float, examples: int) -> None:
    counts = Counter(comparison.verdict for comparison in found)
    filled = sum(comparison.rows > 0 for comparison in found)
    print(f"{len(found)} queries in {seconds:.0f} s, {filled} of them with rows")
    for verdict in Verdict:
        print(f"{verdict:>10}  {counts[verdict]:>6}")
    for verdict in (Verdict.DIFFERENT, Verdict.REFUSED, Verdict.INVALID):
        shown = [comparison for comparison in found if comparison.verdict is verdict][:examples]
        for comparison in shown:
            print(
                f"\n{verdict}: {comparison.words}\n{comparison.query.cypher}\n{comparison.query.parameters}"
            )


if __name__ == "__main__":
    sys.exit(main())
