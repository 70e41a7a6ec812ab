"""The chosen reports as a network in memory: bodies, the relations between them, and the sentences behind."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast

from graph.model import RelationType
from graph.stores.base import Store, Value
from queries.catalogue import run_query

if TYPE_CHECKING:
    from networkx import MultiDiGraph

_BODY = ("name", "kind", "level", "place", "collective", "aliases", "reporting", "part_of")
_TIE = (
    "type", "basis", "status", "action", "direction", "document", "event", "frame", "report", "statements",
)  # fmt: skip
_SENTENCE = ("report", "row", "column", "item", "text")
_REPORT = ("id", "name", "place", "as_of")

Row = Mapping[str, Value]


def read_network(
    store: Store,
    reports: Sequence[str],
    *,
    bodies: Sequence[str] | None = None,
    types: Sequence[RelationType] | None = None,
) -> "MultiDiGraph[str]":
    """The reporting bodies, whoever has a relation in the chosen reports, and the wholes of these.

    `bodies` (ids) leaves only their ties, and those that stand at the ends of these; `types` only ties of
    these types.

    A node is an organization's id, with `name`, `kind`, `level` and `place` (or None), `collective`,
    `aliases` (a list), `reporting` (in the chosen reports) and `part_of` (the id of the whole, or None). An
    edge goes from head to tail, its key is the relation's id; it has `type`, `basis`, `status`, `action`,
    `direction`, `document` and `event` (names, or None), `frame`, `report` (an id), `statements` (ids),
    `triggers` (a list of [statement id, start, stop]: the words that it was read from).

    `graph.graph["reports"]` is a list of dictionaries of `id`, `name`, `place`, `as_of`;
    `graph.graph["statements"]` has for each statement's id a dictionary of `report`, `unit` (ids), `row`,
    `column`, `item`, `text` and `mentions` (a list of [organization id, start, stop]).
    """
    import networkx as nx

    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.graph["reports"] = [_pick(row, _REPORT) for row in _ask(store, "reports", reports)]
    network.graph["statements"] = _read_statements(store, reports)
    known = {str(row["id"]): row for row in _ask(store, "bodies", reports)}
    ties = [tie for tie in _ask(store, "network", reports) if types is None or tie["type"] in types]
    if bodies is not None:
        ties = [tie for tie in ties if tie["head_id"] in bodies or tie["tail_id"] in bodies]
    for id_ in _iter_drawn(known, ties, bodies):
        network.add_node(id_, **_pick(known[id_], _BODY))
    for tie in ties:
        attributes = _pick(tie, _TIE) | {"triggers": [list(each) for each in read_triggers(tie)]}
        network.add_edge(str(tie["head_id"]), str(tie["tail_id"]), key=str(tie["id"]), **attributes)
    return network


def _iter_drawn(bodies: Mapping[str, Row], ties: Sequence[Row], chosen: Sequence[str] | None) -> list[str]:
    """The ids of the bodies that a network shows, in the order of the bodies."""
    drawn = {str(tie[end]) for tie in ties for end in ("head_id", "tail_id")}
    if chosen is None:
        drawn |= {id_ for id_, body in bodies.items() if body["reporting"]}
    else:
        drawn |= {id_ for id_ in chosen if id_ in bodies}
    whole_of = {id_: body["part_of"] for id_, body in bodies.items()}
    for start in list(drawn):
        whole = whole_of[start]
        while whole is not None and whole not in drawn:
            drawn.add(str(whole))
            whole = whole_of[str(whole)]
    return [id_ for id_ in bodies if id_ in drawn]


def _read_statements(store: Store, reports: Sequence[str]) -> dict[str, dict[str, object]]:
    statements: dict[str, dict[str, object]] = {}
    for row in _ask(store, "statements", reports):
        statements[str(row["id"])] = {**_pick(row, _SENTENCE), "unit": row["unit_id"], "mentions": []}
    for row in _ask(store, "mentions", reports):
        mentions = cast("list[list[Value]]", statements[str(row["statement"])]["mentions"])
        mentions.append([row["id"], row["start"], row["stop"]])
    return statements


def _ask(store: Store, name: str, reports: Sequence[str]) -> list[dict[str, Value]]:
    return run_query(store, name, reports=list(reports)).to_dicts()


def read_triggers(row: Row) -> list[tuple[str, int, int]]:
    """The words a relation was read from (statement id, start, stop), of a row of the query `network`."""
    found = []
    for trigger in cast("list[str]", row["triggers"]):
        statement, _, span = trigger.rpartition(":")
        start, _, stop = span.partition("-")
        found.append((statement, int(start), int(stop)))
    return found


def _pick(row: Row, names: Sequence[str]) -> dict[str, Value]:
    return {name: row[name] for name in names}
