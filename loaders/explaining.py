"""Sentence by sentence: which names were found by what, whom they denote and why, which tie each frame read.

The same reading as a load, looked at from close by; and what of it was not understood.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from graph.identity.deciding import NO_DECISIONS, Decisions
from graph.model import (
    ColumnRole,
    Note,
    Organization,
    Period,
    Place,
    Quantity,
    Relation,
    RelationType,
    Report,
    Statement,
    Status,
)
from loaders.assemble import Assembly
from loaders.columns import NONE_NAMED, Named
from loaders.context import name_in_context
from loaders.extract import ExtractedStatement, Extraction, Tie
from loaders.extract.definitions import Sort
from loaders.extract.notes import ReadNote, notes_by_name
from loaders.extract.rules import Rule, read_rules
from loaders.extract.sentences import iter_clauses
from loaders.reading import read_closely

__all__ = ["ExplainedName", "ExplainedReport", "ExplainedStatement", "ExplainedTie", "Gap", "explain_report"]


class Gap(StrEnum):
    """Why something that was read is not in the graph."""

    GROUP = "a group that no counterpart column lists"
    ITSELF = "it would join a body with itself"
    DECIDED = "left out, as somebody decided"


@dataclass(frozen=True, slots=True)
class ExplainedName:
    """One name at its place in a sentence, and the body that it denotes."""

    surface: str
    start: int
    stop: int
    found_by: str
    """What found it: `column`, `gazetteer`, `grammar`, `tagger`, `anaphora`, several joined by `+`."""
    name: str
    """What the words stand for, with what the row adds: 区科协 for 市、区科协."""
    body: Organization
    reasons: tuple[str, ...]
    """The steps from the name to the body."""
    gap: Gap | None
    """Why the body is no node of the graph, None where it is one."""


@dataclass(frozen=True, slots=True)
class ExplainedTie:
    """One tie that a sentence states or an entry declares, and the rule that read it."""

    head: Organization
    type: RelationType
    tail: Organization
    status: Status
    frame: str
    rule: Rule | None
    """None only for a rule that this version does not know."""
    words: tuple[str, ...] = ()
    """The words of the sentence that it was read from: 签订."""
    gap: Gap | None = None


@dataclass(frozen=True, slots=True)
class ExplainedStatement:
    """One sentence, or one entry of the counterpart column, and all that was read in it."""

    statement: Statement
    unit: Organization
    names: tuple[ExplainedName, ...]
    ties: tuple[ExplainedTie, ...]
    quantities: tuple[Quantity, ...]
    periods: tuple[Period, ...]
    unread: tuple[str, ...]
    """Clauses that name a body of which no tie of the sentence tells."""


@dataclass(frozen=True, slots=True)
class ExplainedReport:
    """One file, sentence by sentence, in its order."""

    report: Report
    statements: tuple[ExplainedStatement, ...]
    notes: tuple[ReadNote, ...] = ()
    """What lines outside the rows say of names, and what of them was not understood."""

    def of_unit(self, name: str) -> "ExplainedReport":
        """Only the rows of one unit, called by its name as written or in full, or a part of it."""
        kept = (each for each in self.statements if name in each.unit.name or name in each.unit.aliases)
        return ExplainedReport(self.report, tuple(kept))

    def of_frame(self, frame: str) -> "ExplainedReport":
        """Only the sentences from which one rule read a tie."""
        kept = (each for each in self.statements if any(tie.frame == frame for tie in each.ties))
        return ExplainedReport(self.report, tuple(kept))

    def not_understood(self) -> "ExplainedReport":
        """Only sentences that name a body of which nothing was read, and notes that were not understood."""
        kept = tuple(each for each in self.statements if each.unread)
        return ExplainedReport(self.report, kept, tuple(each for each in self.notes if each.unread))


def explain_report(
    path: Path,
    *,
    place: Place | None = None,
    as_of: date | None = None,
    columns: Named = NONE_NAMED,
    decisions: Decisions = NO_DECISIONS,
) -> ExplainedReport:
    """How each sentence of a file is read; nothing is stored. Takes what `read_report` takes.

    Raises:
        ReportError, PlaceError: as `read_report` does.
    """
    extraction, assembly = read_closely(path, place=place, as_of=as_of, columns=columns, decisions=decisions)
    return explain(extraction, assembly)


def explain(extraction: Extraction, assembly: Assembly) -> ExplainedReport:
    """The reading of one report, explained."""
    graph = assembly.graph
    explainer = _Explainer(assembly, notes_by_name(extraction.notes, Sort.SET))
    pairs = zip(extraction.statements, graph.statements, strict=True)
    return ExplainedReport(
        graph.report,
        tuple(explainer.explain(extracted, statement) for extracted, statement in pairs),
        tuple(extraction.notes),
    )


class _Explainer:
    """What the graph of a report makes of its sentences."""

    def __init__(self, assembly: Assembly, sets: Mapping[str, Note]) -> None:
        graph = assembly.graph
        self._sets = sets
        self._resolution = assembly.resolution
        self._nodes = {body.id: body for body in graph.organizations}
        self._rules: Mapping[str, Rule] = read_rules()
        self._quantities = _group(graph.quantities)
        self._periods = _group(graph.periods)
        self._relations: dict[str, list[Relation]] = {}
        for relation in graph.relations:
            for statement in relation.statements:
                self._relations.setdefault(statement, []).append(relation)

    def explain(self, extracted: ExtractedStatement, statement: Statement) -> ExplainedStatement:
        names = tuple(self._iter_names(extracted))
        is_listed = statement.role is ColumnRole.COUNTERPARTS
        found = self._iter_declared(statement) if is_listed else self._iter_stated(extracted, statement)
        ties = tuple(found)
        return ExplainedStatement(
            statement=statement,
            unit=self._nodes[statement.unit],
            names=names,
            ties=ties,
            quantities=tuple(self._quantities.get(statement.id, ())),
            periods=tuple(self._periods.get(statement.id, ())),
            unread=() if is_listed else tuple(_iter_unread(statement, names, ties)),
        )

    def _iter_names(self, extracted: ExtractedStatement) -> Iterator[ExplainedName]:
        for span in extracted.spans:
            for name in span.names:
                full = name_in_context(name, extracted.row.unit)
                body = self._body(full)
                yield ExplainedName(
                    surface=span.surface,
                    start=span.start,
                    stop=span.stop,
                    found_by=span.found_by,
                    name=full,
                    body=body,
                    reasons=(*self._say_set(span.surface, full), *self._resolution.reasons.get(full, ())),
                    gap=None if body.id in self._nodes else Gap.GROUP,
                )

    def _say_set(self, surface: str, name: str) -> tuple[str, ...]:
        """两院 is 县法院 among others, because a note says so."""
        word = "".join(surface.split())
        note = self._sets.get(word)
        return (f"the report says that {word} is {name}, among others: {note}",) if note is not None else ()

    def _iter_declared(self, statement: Statement) -> Iterator[ExplainedTie]:
        for relation in self._relations.get(statement.id, ()):
            head, tail = self._nodes[relation.head], self._nodes[relation.tail]
            yield ExplainedTie(
                head, relation.type, tail, relation.status, relation.frame, self._rules.get(relation.frame)
            )

    def _iter_stated(self, extracted: ExtractedStatement, statement: Statement) -> Iterator[ExplainedTie]:
        unit = extracted.row.unit
        for tie in extracted.ties:
            head, tail = (self._body(name_in_context(end or unit, unit)) for end in (tie.head, tie.tail))
            yield ExplainedTie(
                head=head,
                type=tie.type,
                tail=tail,
                status=tie.status,
                frame=tie.frame,
                rule=self._rules.get(tie.frame),
                words=tuple(extracted.text[start:stop] for start, stop in tie.trigger),
                gap=self._find_gap(head, tail, tie, statement),
            )

    def _find_gap(self, head: Organization, tail: Organization, tie: Tie, statement: Statement) -> Gap | None:
        if head.id == tail.id:
            return Gap.ITSELF
        if head.id not in self._nodes or tail.id not in self._nodes:
            return Gap.GROUP
        told = self._relations.get(statement.id, ())
        is_told = any((r.head, r.type, r.tail) == (head.id, tie.type, tail.id) for r in told)
        return None if is_told else Gap.DECIDED

    def _body(self, name: str) -> Organization:
        body = self._resolution.organizations[name]
        return self._nodes.get(body.id, body)


def _iter_unread(
    statement: Statement, names: Sequence[ExplainedName], ties: Sequence[ExplainedTie]
) -> Iterator[str]:
    """The clauses that name a body of the graph, other than the unit, of which no tie tells."""
    tied = {end.id for tie in ties if tie.gap is None for end in (tie.head, tie.tail)}
    for clause in iter_clauses(statement.text):
        named = {
            name.body.id
            for name in names
            if name.gap is None and clause.start <= name.start and name.stop <= clause.stop
        }
        if named - tied - {statement.unit}:
            yield clause.text.strip()


_V = TypeVar("_V", Quantity, Period)


def _group(values: Iterable[_V]) -> dict[str, list[_V]]:
    """By the statement that says them."""
    found: dict[str, list[_V]] = {}
    for value in values:
        found.setdefault(value.statement, []).append(value)
    return found
