"""The chosen reports as one JSON object: bodies, statements, mentions, relations, shared counterparts.

Offsets count Unicode characters, `end` is exclusive. Every list has an order of its own, so that two exports
differ only where the graphs do.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from graph.export.tables import to_json_rows
from graph.stores.base import Store
from queries.catalogue import run_query
from queries.network import read_triggers

JsonObject = dict[str, Any]

_REPORT = (
    "id", "title", "place", "province", "city", "district", "as_of", "rows", "source", "version", "inferred"
)  # fmt: skip
_BODY = (
    "id", "name", "aliases", "surfaces", "kind", "level", "place", "collective", "scope", "count",
    "reporting", "part_of",
)  # fmt: skip
_STATEMENT = ("id", "report", "unit", "row", "column", "item", "of", "start", "end", "text")
_MENTION = ("statement", "organization", "surface", "start", "end", "found_by")
_QUANTITY = (
    "id", "statement", "surface", "start", "end", "sort", "low", "high", "unit", "approximate"
)  # fmt: skip
_PERIOD = ("id", "statement", "surface", "start", "end", "since", "until", "inferred")
_RELATION = (
    "id", "report", "head", "type", "tail", "basis", "status", "action", "direction", "document",
    "document_id", "event", "event_id", "frame", "statements",
)  # fmt: skip
_DOCUMENT = ("id", "title", "kind", "titled", "parties", "statements")
_EVENT = ("id", "name", "day", "parties", "statements")
_SHARED = ("counterpart", "bureaus", "types", "statements")


def export_json(store: Store, reports: Sequence[str]) -> dict[str, list[JsonObject]]:
    """Everything that the chosen reports bring, as plain values for `json.dump`.

    The lists `reports`, `organizations`, `statements`, `mentions`, `unresolved` (mentions that stand for no
    node), `quantities` and `periods` (what statements say in numbers), `relations` (ends are ids, `document`
    and `event` names), `documents`, `events` (each with its `parties`), and `shared` (what two bureaus or
    more have in common, described groups left out).
    """

    def ask(name: str) -> list[JsonObject]:
        return to_json_rows(run_query(store, name, reports=list(reports)))

    statements = ask("statements")
    return {
        "reports": [_pick(_REPORT, row, title="name") for row in ask("reports")],
        "organizations": [_pick(_BODY, row) for row in sorted(ask("bodies"), key=_by_name)],
        "statements": [_pick(_STATEMENT, row, unit="unit_id", end="stop") for row in statements],
        "mentions": [_pick(_MENTION, row, organization="id", end="stop") for row in ask("mentions")],
        "unresolved": [mention for row in statements for mention in _iter_unresolved(row)],
        "quantities": [_pick(_QUANTITY, row, end="stop", unit="amount_unit") for row in ask("quantities")],
        "periods": [_pick(_PERIOD, row, end="stop") for row in ask("periods")],
        "relations": [_relation(row) for row in ask("network")],
        "documents": [
            _with_parties(_pick(_DOCUMENT, row, title="document"), row) for row in ask("documents")
        ],
        "events": [_with_parties(_pick(_EVENT, row, name="event"), row) for row in ask("events")],
        "shared": [_pick(_SHARED, row, counterpart="id", bureaus="bureau_ids") for row in ask("shared")],
    }


def _pick(names: Sequence[str], row: JsonObject, **columns: str) -> JsonObject:
    """These members of a row; `columns` says under which other name the row has a member."""
    return {name: row[columns.get(name, name)] for name in names}


def _relation(row: JsonObject) -> JsonObject:
    triggers = [{"statement": id_, "start": start, "end": stop} for id_, start, stop in read_triggers(row)]
    return {**_pick(_RELATION, row, head="head_id", tail="tail_id"), "triggers": triggers}


def _by_name(row: JsonObject) -> tuple[str, str]:
    return str(row["name"]), str(row["id"])


def _iter_unresolved(row: JsonObject) -> Iterator[JsonObject]:
    """The mentions of a statement that stand for no node, which the store keeps as start:stop:surface."""
    for text in row["unresolved"]:
        start, stop, surface = str(text).split(":", 2)
        yield {"statement": row["id"], "surface": surface, "start": int(start), "end": int(stop)}


def _with_parties(what: JsonObject, row: JsonObject) -> JsonObject:
    return {
        **what,
        "parties": [
            {"organization": id_, "role": role}
            for id_, role in zip(row["party_ids"], row["roles"], strict=True)
        ],
    }
