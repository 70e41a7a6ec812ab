"""The account of how a file was read: what it holds, what was taken for what, and what was not read."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.identity.decisions import Decision
from graph.model import Basis, ColumnRole, Quantity, QuantitySort, RelationType, Report, ReportGraph, Status
from loaders.assemble import Assembly
from loaders.columns import Column
from loaders.documents import Notice, Source
from loaders.extract import Extraction, ListCheck
from loaders.extract.notes import ReadNote
from loaders.extract.sentences import iter_sentences
from loaders.identify import Identity
from loaders.second.account import SecondAccount
from loaders.tables.characters import Fate, count_fates
from loaders.tables.notes import say_unread
from loaders.tables.sheet import Sheet

_PENDING = frozenset({Status.PLANNED, Status.NEGOTIATING})
# Of the sums that a report tells of, the account names so many; the graph holds all.
_LARGEST = 10


@dataclass(frozen=True, slots=True)
class Counts:
    """How much one report brings to the graph."""

    entries: int
    """Statements that are entries of the counterpart column."""
    sentences: int
    """Statements that are sentences of the other columns."""
    mentions: int
    unresolved: int
    """Mentions that stand for no node: nobody knows the body, or it is a group that only sentences name."""
    organizations: int
    collectives: int
    """How many of the organizations are groups."""
    relations: Mapping[tuple[RelationType, Basis], int]
    """How many of each type and basis; those there are none of are left out."""
    pending: int
    """How many relations are planned or under negotiation."""
    documents: int
    events: int
    parts: int
    quantities: Mapping[QuantitySort, int]
    """How many of each sort; those there are none of are left out."""
    periods: int
    """How many days and longer stretches of time the statements name."""


@dataclass(frozen=True, slots=True)
class Likely:
    """Two bodies that may be one, by name, and why."""

    one: str
    other: str
    reason: str


@dataclass(frozen=True, slots=True)
class LoadReport:
    """How one file was read, from its bytes to its relations."""

    report: Report
    """Which report it is; `report.inferred` says what its text does not say outright."""
    units: tuple[str, ...]
    """The canonical names of the reporting units, in the order of their rows."""
    format: str
    encoding: str | None
    """None where the format has its own."""
    layout: str
    tables: int
    table_rows: int
    """Rows of the tables before those of one unit are joined, without headers."""
    columns: tuple[Column, ...]
    characters: Mapping[Fate, int]
    """How many characters of the text were taken for what; the sum is the length of the text."""
    counts: Counts
    groups: tuple[str, ...]
    """Groups that only sentences name (近50家央企): counted here, no nodes of the graph."""
    checks: tuple[ListCheck, ...]
    """Lists that give their own length (…等5家), against what was read from them."""
    suggestions: tuple[Likely, ...]
    """Bodies that may be one, for `liaison review`."""
    decisions: tuple[Decision, ...]
    """What people decided that had something to say of this report."""
    notices: tuple[Notice, ...]
    second: SecondAccount | None = None
    """What a second reader was asked, added and got wrong; None where none was asked."""
    notes: tuple[ReadNote, ...] = ()
    """The sentences outside the rows that define names, or seem to, with what was read of each."""
    largest: tuple[Quantity, ...] = ()
    """The largest sums of money that the statements tell of, the largest first; ten at most."""

    @property
    def mismatches(self) -> tuple[ListCheck, ...]:
        """The lists whose own number cannot be right for what was read from them."""
        return tuple(check for check in self.checks if not check.agrees)

    def to_dict(self) -> dict[str, object]:
        """All of it as plain values, for JSON."""
        report = self.report
        return {
            "id": report.id,
            "title": report.title,
            "place": {
                "province": report.place.province,
                "city": report.place.city,
                "district": report.place.district,
            },
            "as_of": report.as_of.isoformat(),
            "inferred": [{"what": each.what, "evidence": each.evidence} for each in report.inferred],
            "source": report.source,
            "version": report.version,
            "format": self.format,
            "encoding": self.encoding,
            "layout": self.layout,
            "tables": self.tables,
            "table_rows": self.table_rows,
            "units": list(self.units),
            "columns": [
                {
                    "header": column.header,
                    "role": column.role.value if column.role else None,
                    "group": column.group,
                    "inferred": column.evidence,
                }
                for column in self.columns
            ],
            "characters": {
                **{fate.value: count for fate, count in self.characters.items()},
                "total": sum(self.characters.values()),
            },
            **_counts_to_dict(self.counts),
            "groups": list(self.groups),
            "checks": [
                {
                    "row": check.row,
                    "column": check.column,
                    "text": check.text,
                    "stated": check.stated,
                    "found": check.found,
                    "agrees": check.agrees,
                }
                for check in self.checks
            ],
            "notes": [each.to_dict() for each in self.notes],
            "suggestions": [
                {"one": each.one, "other": each.other, "reason": each.reason} for each in self.suggestions
            ],
            "decisions": [str(decision) for decision in self.decisions],
            "second_reader": self.second.to_dict() if self.second is not None else None,
            "largest": [
                {"amount": each.surface, "low": each.low, "high": each.high, "unit": each.unit}
                for each in self.largest
            ],
            "notices": [
                {
                    "line": notice.line,
                    "where": str(notice.origin) if notice.origin else None,
                    "message": notice.message,
                }
                for notice in self.notices
            ],
        }


def make_load_report(
    source: Source,
    sheet: Sheet,
    identity: Identity,
    extraction: Extraction,
    assembly: Assembly,
) -> LoadReport:
    """The account of one file, from what each step made of it."""
    graph, resolution = assembly.graph, assembly.resolution
    names = {body.id: body.name for body in graph.organizations}
    groups = {
        body.id: body.name
        for body in resolution.organizations.values()
        if body.collective and body.id not in names
    }
    return LoadReport(
        report=graph.report,
        units=tuple(names[unit] for unit in graph.units),
        format=source.format,
        encoding=source.encoding,
        layout=sheet.layout,
        tables=len(sheet.tables),
        table_rows=sum(table.rows for table in sheet.tables),
        columns=sheet.columns,
        characters=count_fates(sheet.spans),
        counts=_count(graph),
        groups=tuple(groups.values()),
        checks=tuple(extraction.checks),
        suggestions=tuple(Likely(names[s.one], names[s.other], s.reason) for s in graph.suggestions),
        decisions=assembly.decisions,
        notices=(*_without_read(sheet, extraction), *identity.notices),
        notes=tuple(extraction.notes),
        largest=_find_largest(graph),
    )


def _without_read(sheet: Sheet, extraction: Extraction) -> Iterator[Notice]:
    """The notices about the tables, but not that a line was not read of which every sentence was."""
    whole = {each.note.text for each in extraction.notes if not each.unread}
    read = {
        say_unread("".join(note.text.split()))
        for note in sheet.notes
        if all(sentence.text in whole for sentence in iter_sentences(note.text))
    }
    return (notice for notice in sheet.notices if notice.message not in read)


def _count(graph: ReportGraph) -> Counts:
    entries = sum(statement.role is ColumnRole.COUNTERPARTS for statement in graph.statements)
    return Counts(
        entries=entries,
        sentences=len(graph.statements) - entries,
        mentions=len(graph.mentions),
        unresolved=sum(mention.organization is None for mention in graph.mentions),
        organizations=len(graph.organizations),
        collectives=sum(body.collective for body in graph.organizations),
        relations=dict(Counter((relation.type, relation.basis) for relation in graph.relations)),
        pending=sum(relation.status in _PENDING for relation in graph.relations),
        documents=len(graph.documents),
        events=len(graph.events),
        parts=len(graph.parts),
        quantities=dict(Counter(quantity.sort for quantity in graph.quantities)),
        periods=len(graph.periods),
    )


def _find_largest(graph: ReportGraph) -> tuple[Quantity, ...]:
    """The largest sums; 元 and other currencies apart, as nobody knows what they were worth."""
    sums = [each for each in graph.quantities if each.sort is QuantitySort.MONEY]
    return tuple(sorted(sums, key=lambda each: (each.unit != "元", -(each.low or each.high or 0)))[:_LARGEST])


def _counts_to_dict(counts: Counts) -> dict[str, object]:
    relations: dict[str, dict[str, int]] = {}
    for (kind, basis), count in sorted(counts.relations.items()):
        relations.setdefault(kind.value, {})[basis.value] = count
    return {
        "statements": {"entries": counts.entries, "sentences": counts.sentences},
        "mentions": {
            "total": counts.mentions,
            "resolved": counts.mentions - counts.unresolved,
            "unresolved": counts.unresolved,
        },
        "organizations": {"total": counts.organizations, "collectives": counts.collectives},
        "relations": relations,
        "pending": counts.pending,
        "documents": counts.documents,
        "events": counts.events,
        "parts": counts.parts,
        "quantities": {sort.value: count for sort, count in sorted(counts.quantities.items())},
        "periods": counts.periods,
    }
