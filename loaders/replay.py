"""What people decided, brought into a store: on every load, and for reports whose files are elsewhere.

A store keeps the rows that each report was made from. Where the decisions mean something else for a report
than when it was written, it is made again from these rows, by the same steps as when it was loaded.
"""

import os
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graph.identity.deciding import Decisions
from graph.identity.decisionfile import read_decisions
from graph.identity.decisions import Decision
from graph.model import Report
from graph.stores.base import Store
from graph.stores.origins import StoredOrigin, read_notes, read_origins, read_reports, read_rows, read_second
from graph.stores.reports import Change, write_report
from graph.stores.schema import read_version
from loaders.assemble import assemble
from loaders.extract import extract
from loaders.second.kept import apply_kept

DEFAULT_DECISIONS = "liaison.decisions.csv"
"""The file of decisions where no file of a database lies beside it; in the current folder."""
_SUFFIX = ".decisions.csv"
# A name such as 第一小学 is in many places.
_MOST_HINTS = 3

ReplayProgress = Callable[[Report, int, int], object]
"""Is told of a report when it is brought up to date, how many are, and how many there are in all."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the decisions of people mean for all that a store holds."""

    decisions: Decisions
    applied: tuple[Decision, ...]
    """Those that have something to say of a stored report."""
    idle: tuple[Decision, ...]
    """Those that have none: their bodies or sentences are in no stored report. They are kept, and wait."""
    changes: tuple[Change, ...] = ()
    """What bringing stored reports up to date changed."""
    left: tuple[Report, ...] = ()
    """Reports whose rows are not kept, by an earlier version: they follow when their files are loaded."""
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    """The id of an idle decision → where bodies of its names are, if the store has them of other places."""

    def to_dict(self) -> dict[str, object]:
        """All of it as plain values, for JSON."""
        return {
            "decisions": len(self.decisions.all),
            "applied": [str(decision) for decision in self.applied],
            "idle": [str(decision) for decision in self.idle],
            "moot": [str(decision) for decision in self.decisions.moot],
            "contradictions": [contradiction.message for contradiction in self.decisions.contradictions],
            "reports_changed": [change.report for change in self.changes],
            "reports_left": [report.id for report in self.left],
        }


def find_decisions_path(store: Store, environment: Mapping[str, str] = os.environ) -> Path:
    """Where the decisions for a store are: LIAISON_DECISIONS, else beside the file of an embedded database.

    `liaison.db` has `liaison.decisions.csv`; for a server it is that file in the current folder.
    """
    return decisions_path(store.uri if store.backend == "embedded" else None, environment)


def decisions_path(database: str | None, environment: Mapping[str, str] = os.environ) -> Path:
    """The same for the file of an embedded database, None for a server."""
    named = environment.get("LIAISON_DECISIONS")
    if named:
        return Path(named).expanduser()
    if database is None:
        return Path(DEFAULT_DECISIONS)
    path = Path(database)
    return path.with_name((path.stem or path.name) + _SUFFIX)


def read_decisions_for(store: Store) -> Decisions:
    """What people decided for a store; nothing where there is no such file.

    Raises:
        DecisionError: the file cannot be read.
    """
    return read_decisions(find_decisions_path(store)).decisions


def apply_decisions(store: Store, decisions: Decisions, progress: ReplayProgress | None = None) -> Outlook:
    """Brings every stored report in line with the decisions, each in one transaction, without its file.

    Reports for which nothing changed are left as they are; doing it again changes nothing.

    Raises:
        StoreError: the database cannot be written, or what it keeps of a report is damaged.
    """
    reports, origins = _read(store, decisions)
    stale = [
        reports[o.report] for o in origins if _describe(store, reports[o.report], o, decisions) != o.decided
    ]
    changes = []
    for number, report in enumerate(stale, start=1):
        rows, notes = read_rows(store, report.id), read_notes(store, report.id)
        extraction = extract(rows, report.place, notes=notes)
        apply_kept(extraction, read_second(store, report.id), report.place)
        graph = assemble(report, extraction, rows, decisions, notes).graph
        changes.append(write_report(store, graph))
        if progress is not None:
            progress(report, number, len(stale))
    if stale:
        origins = _read(store, decisions)[1]
    return _look(store, decisions, reports.values(), origins, changes)


def look_ahead(store: Store, decisions: Decisions) -> tuple[Outlook, int]:
    """What the decisions mean for a store as it is, and how many of its reports do not follow them yet."""
    reports, origins = _read(store, decisions)
    stale = sum(_describe(store, reports[o.report], o, decisions) != o.decided for o in origins)
    return _look(store, decisions, reports.values(), origins, ()), stale


def _read(store: Store, decisions: Decisions) -> tuple[dict[str, Report], list[StoredOrigin]]:
    """The stored reports that decisions may change or have changed, and what is kept of them."""
    if read_version(store) is None:
        return {}, []
    origins = read_origins(store, only_decided=not decisions)
    if not decisions and not origins:
        return {}, []
    reports = {report.id: report for report in read_reports(store)}
    return reports, [origin for origin in origins if origin.report in reports]


def _look(
    store: Store,
    decisions: Decisions,
    reports: Iterable[Report],
    origins: Collection[StoredOrigin],
    changes: Iterable[Change],
) -> Outlook:
    applied = {id(decision) for decision in decisions.find_applied({b for o in origins for b in o.bodies})}
    met = {words for origin in origins for words in origin.decided}
    in_use = {id(d) for d in decisions.all if id(d) in applied or d.id in met}
    known = {origin.report for origin in origins}
    idle = [d for d in decisions.all if id(d) not in in_use]
    return Outlook(
        decisions,
        tuple(d for d in decisions.all if id(d) in in_use),
        tuple(idle),
        tuple(changes),
        tuple(report for report in reports if report.id not in known) if decisions else (),
        _find_elsewhere(store, idle) if origins else {},
    )


def _find_elsewhere(store: Store, idle: Collection[Decision]) -> dict[str, str]:
    """Of decisions whose bodies nobody names: bodies that go by these names, but with another place."""
    anchors = {d.id: (d.one, d.other) for d in idle if d.verdict.is_of_bodies}
    names = sorted({anchor.body.name for pair in anchors.values() for anchor in pair})
    cypher = "MATCH (o:Organization) WHERE o.name IN $names RETURN o.name, o.place, o.id ORDER BY o.id"
    there: dict[str, list[tuple[str, str]]] = {}
    for name, place, id_ in store.read(cypher, {"names": names}):
        there.setdefault(str(name), []).append((str(id_), str(place or "")))
    found = {}
    for decision, pair in anchors.items():
        hints = [
            f"{anchor.body.name} is there with the place {place or '–'}"
            for anchor in pair
            for places in [dict(there.get(anchor.body.name, ()))]
            if anchor.body.id not in places
            for place in places.values()
        ]
        if hints:
            found[decision] = "; ".join(dict.fromkeys(hints[:_MOST_HINTS]))
    return found


def _describe(store: Store, report: Report, origin: StoredOrigin, decisions: Decisions) -> tuple[str, ...]:
    """What the decisions mean for a report, in the words that are stored with it."""
    met: set[str] = set()
    if decisions.has_sentences_of(str(report.place)):
        cypher = "MATCH (s:Statement) WHERE s.report = $report RETURN s.unit, s.text"
        for unit, text in store.read(cypher, {"report": report.id}):
            met |= {
                decision.id for decision in decisions.in_sentence(str(report.place), (str(unit),), str(text))
            }
    return (*decisions.describe(origin.bodies), *sorted(met))
