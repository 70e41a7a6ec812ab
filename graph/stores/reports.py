"""Writing, replacing and forgetting a report, each in one transaction."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date

from graph.errors import StoreError
from graph.model import Place, RelationType, ReportGraph
from graph.stores import rows
from graph.stores.base import Parameters, Result, Store, Transaction
from graph.stores.changes import Change, Difference, Outcome
from graph.stores.origins import origin_rows
from graph.stores.schema import prepare_schema, read_version
from graph.stores.soundness import check_sound
from graph.stores.ties import iter_ties
from graph.stores.transactions import run_in_transaction, write_rows
from graph.stores.upkeep import keep_up

__all__ = ["Change", "find_report_id", "forget_report", "write_report"]

Run = Callable[[str, Parameters], Result]

# Neo4j lets one transaction at a time write to a node: so of two processes that write reports the second
# waits, and sees what the first one wrote. The embedded database has one writer anyway.
_WAIT_FOR_OTHERS = "MATCH (s:Schema {id: 'schema'}) SET s.version = s.version"

_SAME_PERIOD = """
MATCH (r:Report {as_of: $as_of}) WHERE r.name = $title AND r.place = $place
RETURN r.id AS id, coalesce(r.units_read, r.units) AS units, r.fingerprint AS fingerprint
"""
_UNITS = "MATCH (o:Organization)-[u:REPORTS_IN]->(:Report {id: $report}) RETURN o.id, o.name ORDER BY u.row"
_STATEMENTS = "MATCH (s:Statement {report: $report}) RETURN s.id, s.text"
_RELATIONS = f"""
MATCH (:Report {{id: $report}})-[:NAMES]->(a:Organization)-[r:{"|".join(RelationType)}]->(b:Organization)
WHERE r.report = $report
RETURN r.id, a.name + ' ' + type(r) + ' ' + b.name
"""


@dataclass(frozen=True, slots=True)
class _Stored:
    """A stored report of the same place, title and date."""

    id: str
    units: frozenset[str]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class _Contents:
    """What a stored report brings: ids with their words."""

    units: dict[str, str]
    statements: dict[str, str]
    relations: dict[str, str]


def find_report_id(store: Store, place: Place, title: str, as_of: date, units: Iterable[str]) -> str | None:
    """The id of the stored report of which these units are a new version, None where there is none.

    It is a report of the same place, title and date that shares a unit; `units` are ids of organizations, as
    their names read before anybody decided on them (`ReportGraph.units_read`).
    Statements and relations take their ids from the report's: ask before the graph is assembled.
    """
    if read_version(store) is None:
        return None
    versions = _find_versions(store.read, place, title, as_of, frozenset(units))
    return versions[0].id if versions else None


def write_report(store: Store, graph: ReportGraph) -> Change:
    """Writes what a report brings, in place of its earlier version if there is one.

    Writing the same graph again changes nothing. The graph must be assembled under the id that
    `find_report_id` gives; where that is None, under the id of its own units.

    Raises:
        ValueError: the graph is not whole, or an earlier version is stored under another id.
        StoreError: the database cannot be written, or holds another report under this id.
    """
    check_sound(graph)
    prepare_schema(store)
    return run_in_transaction(store, lambda transaction: _write(transaction, graph))


def forget_report(store: Store, report: str) -> Change:
    """Removes a report with everything that no other report supports.

    Raises:
        StoreError: there is no such report, or the database cannot be written.
    """
    if read_version(store) is None or not store.read(
        "MATCH (r:Report {id: $id}) RETURN r.id", {"id": report}
    ):
        raise StoreError(f"{store.uri}: holds no report {report}; `liaison reports` lists what it holds")
    return run_in_transaction(store, lambda transaction: _forget(transaction, report))


def _write(transaction: Transaction, graph: ReportGraph) -> Change:
    transaction.run(_WAIT_FOR_OTHERS)
    report = graph.report
    earlier = _find_versions(
        transaction.run, report.place, report.title, report.as_of, frozenset(graph.units_read)
    )
    _check_id(transaction, graph, earlier)
    if [version.fingerprint for version in earlier] == [rows.fingerprint(graph)]:
        return Change(report.id, Outcome.UNCHANGED)
    before = [_read_contents(transaction, version.id) for version in earlier]
    named = {id_ for version in earlier for id_ in _remove(transaction, version.id)}
    brought = {body.id: body.name for body in graph.organizations}
    known = _read_names(transaction, {*named, *brought})
    _insert(transaction, graph)
    ids = {
        *named,
        *brought,
        *(document.id for document in graph.documents),
        *(event.id for event in graph.events),
    }
    keep_up(transaction, ids)
    after = _read_contents(transaction, report.id)
    return Change(
        report=report.id,
        outcome=Outcome.REPLACED if earlier else Outcome.ADDED,
        replaced=tuple(version.id for version in earlier),
        units=Difference.between(_union(old.units for old in before), after.units),
        statements=Difference.between(_union(old.statements for old in before), after.statements),
        relations=Difference.between(_union(old.relations for old in before), after.relations),
        organizations=Difference.between(known, _read_names(transaction, {*known, *brought})),
    )


def _forget(transaction: Transaction, report: str) -> Change:
    transaction.run(_WAIT_FOR_OTHERS)
    before = _read_contents(transaction, report)
    named = _remove(transaction, report)
    known = _read_names(transaction, named)
    keep_up(transaction, named)
    return Change(
        report=report,
        outcome=Outcome.FORGOTTEN,
        units=Difference(went=before.units),
        statements=Difference(went=before.statements),
        relations=Difference(went=before.relations),
        organizations=Difference.between(known, _read_names(transaction, named)),
    )


def _find_versions(run: Run, place: Place, title: str, as_of: date, units: frozenset[str]) -> list[_Stored]:
    """Stored versions of a report, the one that shares most units first; usually none or one.

    Two reports of different units may be followed by a file that holds both: it is a new version of both.
    """
    parameters = {"place": str(place), "title": title, "as_of": as_of.isoformat()}
    stored = [
        _Stored(str(id_), frozenset(known), str(digest))  # type: ignore[arg-type]
        for id_, known, digest in run(_SAME_PERIOD, parameters)
    ]
    versions = [version for version in stored if version.units & units]
    return sorted(versions, key=lambda version: (-len(version.units & units), version.id))


def _check_id(transaction: Transaction, graph: ReportGraph, earlier: list[_Stored]) -> None:
    report = graph.report
    if earlier and earlier[0].id != report.id:
        raise ValueError(f"{report.id} is a new version of {earlier[0].id}; assemble it under that id")
    if not earlier and transaction.run("MATCH (r:Report {id: $id}) RETURN r.id", {"id": report.id}).rows:
        raise StoreError(
            f"{report.source}: its units were those of the first version of {report.id}, which has others "
            f"now; forget that report first (`liaison forget {report.id}`), then load both files"
        )


def _read_contents(transaction: Transaction, report: str) -> _Contents:
    parameters = {"report": report}
    return _Contents(
        units=_to_words(transaction.run(_UNITS, parameters)),
        statements=_to_words(transaction.run(_STATEMENTS, parameters)),
        relations=_to_words(transaction.run(_RELATIONS, parameters)),
    )


def _read_names(transaction: Transaction, ids: Collection[str]) -> dict[str, str]:
    cypher = "MATCH (o:Organization) WHERE o.id IN $ids RETURN o.id, o.name"
    return _to_words(transaction.run(cypher, {"ids": sorted(ids)}))


def _to_words(result: Result) -> dict[str, str]:
    return {str(id_): str(words) for id_, words in result}


def _union(parts: Iterable[dict[str, str]]) -> dict[str, str]:
    return {id_: words for part in parts for id_, words in part.items()}


def _remove(transaction: Transaction, report: str) -> list[str]:
    """Removes what carries the report, and gives the ids of all that it named."""
    parameters = {"report": report}
    named = [str(id_) for (id_,) in transaction.run(
        "MATCH (:Report {id: $report})-[:NAMES]->(n) RETURN n.id", parameters)]  # fmt: skip
    transaction.run(
        "MATCH (:Report {id: $report})-[:NAMES]->(:Organization)-[r]->() WHERE r.report = $report DELETE r",
        parameters,
    )
    for label in ("Quantity", "Period", "Statement", "Original"):
        transaction.run(f"MATCH (n:{label} {{report: $report}}) DETACH DELETE n", parameters)
    transaction.run("MATCH (r:Report {id: $report}) DETACH DELETE r", parameters)
    return named


def _insert(transaction: Transaction, graph: ReportGraph) -> None:
    write_rows(transaction, "CREATE (n:Report {id: row.id}) SET n += row", [rows.report_row(graph)])
    for label, shared in (
        ("Organization", rows.organization_rows(graph)),
        ("Document", rows.document_rows(graph)),
        ("Event", rows.event_rows(graph)),
    ):
        write_rows(transaction, f"MERGE (n:{label} {{id: row.id}}) ON CREATE SET n += row", list(shared))
    for label, own in (
        ("Statement", rows.statement_rows(graph)),
        ("Quantity", rows.quantity_rows(graph)),
        ("Period", rows.period_rows(graph)),
        ("Original", origin_rows(graph)),
    ):
        write_rows(transaction, f"CREATE (n:{label} {{id: row.id}}) SET n += row", list(own))
    for kind, start, stop, ties in iter_ties(graph):
        write_rows(
            transaction,
            f"MATCH (a:{start} {{id: row.start}}), (b:{stop} {{id: row.stop}}) "
            f"CREATE (a)-[r:{kind}]->(b) SET r = row.properties",
            list(ties),
        )
