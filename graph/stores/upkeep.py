"""What the graph as a whole owes to all its reports: what a body is, what it is called, whether it stays.

Every report says what it takes a body for, on `NAMES`. What the node says is worked out from all of them,
so that the order of loading does not matter and forgetting a report leaves no trace of it.
"""

from collections.abc import Iterable, Sequence

from graph.model import Kind
from graph.stores.base import Transaction, Value
from graph.stores.transactions import write_rows

Claim = tuple[str, str, str | None, str | None, bool | None, str | None, int | None, str | None]
"""As of, report, kind, level, collective, scope, count, name."""

_ORGANIZATION_CLAIMS = """
MATCH (r:Report)-[c:NAMES]->(o:Organization) WHERE o.id IN $ids
RETURN o.id AS id, r.as_of AS as_of, r.id AS report, c.kind AS kind, c.level AS level,
       c.collective AS collective, c.scope AS scope, c.count AS count, c.called AS called
"""
_DOCUMENT_CLAIMS = """
MATCH (r:Report)-[c:NAMES]->(d:Document) WHERE d.id IN $ids
RETURN d.id AS id, r.as_of AS as_of, r.id AS report, c.kind AS kind
"""
_ALIASES = """
MATCH (:Statement)-[m:MENTIONS]->(o:Organization) WHERE o.id IN $ids AND m.alias AND m.surface <> o.name
RETURN DISTINCT o.id AS id, m.surface AS surface
UNION
MATCH (:Report)-[c:NAMES]->(o:Organization) WHERE o.id IN $ids
UNWIND c.aliases AS surface
WITH o, surface WHERE surface <> o.name
RETURN DISTINCT o.id AS id, surface
UNION
MATCH (:Report)-[c:NAMES]->(o:Organization) WHERE o.id IN $ids AND c.called <> o.name
RETURN DISTINCT o.id AS id, c.called AS surface
"""
_FUNCTIONS = """
MATCH (:Report)-[c:NAMES]->(o:Organization) WHERE o.id IN $ids
UNWIND c.functions AS function
RETURN DISTINCT o.id AS id, function
"""


def keep_up(transaction: Transaction, ids: Iterable[str]) -> None:
    """Brings the nodes with these ids in line with what the stored reports say of them."""
    touched = sorted(set(ids))
    for label in ("Organization", "Document", "Event"):
        transaction.run(
            f"MATCH (n:{label}) WHERE n.id IN $ids AND NOT (n)<-[:NAMES]-() DETACH DELETE n", {"ids": touched}
        )
    _set_claims(transaction, touched)
    _set_lists(transaction, touched, "aliases", _ALIASES)
    _set_lists(transaction, touched, "functions", _FUNCTIONS)
    _set_document_kinds(transaction, touched)
    _set_bureaus(transaction, touched)


def _set_claims(transaction: Transaction, ids: Sequence[str]) -> None:
    claims: dict[str, list[Claim]] = {}
    for id_, *claim in transaction.run(_ORGANIZATION_CLAIMS, {"ids": list(ids)}):
        claims.setdefault(str(id_), []).append(tuple(claim))  # type: ignore[arg-type]
    rows = [_settle(id_, said) for id_, said in claims.items()]
    write_rows(
        transaction,
        "MATCH (o:Organization {id: row.id}) SET o.name = coalesce(row.name, o.name), o.kind = row.kind, "
        "o.level = row.level, o.collective = row.collective, o.scope = row.scope, o.count = row.count",
        rows,
    )
    # Bureau goes too and comes back last: the embedded database lists labels in the order they were set, and
    # bodies with the same labels are to be equal in a query that groups by them.
    others = ", ".join([*(f"o:{kind.label}" for kind in Kind), "o:Bureau"])
    for kind in Kind:
        alike = [{"id": row["id"]} for row in rows if row["kind"] == kind.value]
        write_rows(
            transaction, f"MATCH (o:Organization {{id: row.id}}) REMOVE {others} SET o:{kind.label}", alike
        )


def _settle(id_: str, claims: Sequence[Claim]) -> dict[str, Value]:
    """The latest report that says anything of a property has it; `enterprise` also stands for not knowing."""
    latest = sorted(claims, key=lambda claim: claim[:2], reverse=True)

    def first(column: int) -> Value:
        return next((claim[column] for claim in latest if claim[column] is not None), None)

    # The shortest name is what it is called at home, and of two as long the later.
    names = sorted((str(claim[7]) for claim in latest if claim[7] is not None), key=len)
    known = [claim[2] for claim in latest if claim[2] != Kind.ENTERPRISE]
    return {
        "id": id_,
        "name": names[0] if names else None,
        "kind": known[0] if known else Kind.ENTERPRISE.value,
        "level": first(3),
        "collective": first(4),
        "scope": first(5),
        "count": first(6),
    }


def _set_lists(transaction: Transaction, ids: Sequence[str], name: str, cypher: str) -> None:
    """Sets a list of every body to all that the reports have for it."""
    found: dict[str, list[str]] = {id_: [] for id_ in ids}
    for id_, part in transaction.run(cypher, {"ids": list(ids)}):
        found[str(id_)].append(str(part))
    rows = [{"id": id_, "parts": sorted(parts)} for id_, parts in found.items()]
    write_rows(transaction, f"MATCH (o:Organization {{id: row.id}}) SET o.{name} = row.parts", rows)


def _set_document_kinds(transaction: Transaction, ids: Sequence[str]) -> None:
    kinds: dict[str, tuple[str, str, str]] = {}
    for id_, as_of, report, kind in transaction.run(_DOCUMENT_CLAIMS, {"ids": list(ids)}):
        kinds[str(id_)] = max(kinds.get(str(id_), ("", "", "")), (str(as_of), str(report), str(kind)))
    rows = [{"id": id_, "kind": kind} for id_, (_, _, kind) in kinds.items()]
    write_rows(transaction, "MATCH (d:Document {id: row.id}) SET d.kind = row.kind", rows)


def _set_bureaus(transaction: Transaction, ids: Sequence[str]) -> None:
    parameters = {"ids": list(ids)}
    reporting = "MATCH (o:Organization) WHERE o.id IN $ids AND "
    transaction.run(f"{reporting} (o)-[:REPORTS_IN]->() SET o:Bureau", parameters)
    transaction.run(f"{reporting} NOT (o)-[:REPORTS_IN]->() REMOVE o:Bureau", parameters)
