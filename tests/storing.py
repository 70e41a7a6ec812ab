"""For tests of stored reports: one that claims something, an emptied store, the rows of a store as sets."""

from dataclasses import replace
from datetime import date
from typing import Any

from graph.model import (
    Basis,
    Kind,
    Level,
    RelationType,
    ReportGraph,
    Status,
)
from graph.stores import Store
from tests.samples import (
    NANHU,
    NANHU_TRADE,
    SAIC,
    XIUZHOU_TRADE,
    Tie,
    report_graph,
)

MAY, JUNE = date(2009, 5, 31), date(2009, 6, 30)
LISTED_SAIC: Tie = (NANHU_TRADE, RelationType.LIAISON, SAIC, Basis.DECLARED, Status.ONGOING, "上汽集团", None)


def claiming(kind: Kind, level: Level | None, as_of: date, title: str = "对接情况") -> ReportGraph:
    """A report of 秀洲区 that takes 上汽集团 for something."""
    body = replace(SAIC, kind=kind, level=level)
    tie: Tie = (XIUZHOU_TRADE, RelationType.LIAISON, body, Basis.DECLARED, Status.ONGOING, "上汽集团", None)
    return report_graph(replace(NANHU, district="秀洲区"), as_of, [XIUZHOU_TRADE], [tie], title=title)


def empty(store: Store) -> None:
    """Removes all that a store holds."""
    with store.write() as transaction:
        transaction.run("MATCH (n) DETACH DELETE n")


def rows(store: Store, cypher: str) -> set[tuple[Any, ...]]:
    """The rows of a query as a set; none comes twice."""
    found = [
        tuple(tuple(sorted(value)) if isinstance(value, list) else value for value in row)
        for row in store.read(cypher)
    ]
    assert len(found) == len(set(found))
    return set(found)
