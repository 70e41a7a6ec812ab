"""Rows → statements, mentions and ties, by name. Pure: no database, no clock, no printing.

cells → entries and sentences → mentions → frames → ties

Columns   entries.py: coordination.py, brackets.py
Names     lexis.py learns what the report lists, grammar.py reads a name by itself; groups.py, known.py,
          finders.py, blanks.py look for known ones
Words     sentences.py; needed.py with hints.py says what the tagger reads; tagger.py is its protocol,
          lac.py and lacmodel.py the tagger, words.py puts its seams right
Mentions  mentions.py: candidates.py collects what repair.py (leading.py, trailing.py), offices.py,
          special.py, acting.py, brands.py, firms.py and tails.py take for a name; lists.py, townlists.py,
          siblings.py, anaphora.py, completing.py say whom it names, counting.py checks lists; spans.py is
          what comes out
Ties      runs.py, belonging.py, encoding.py and clauses.py make signs of names; relations.py goes through
          clauses: actors.py, applying.py, sides.py, clients.py, dealing.py, circumstance.py, and for what
          stands in earlier clauses elided.py, company.py, orders.py, roles.py; pairing.py, status.py,
          outlook.py, titles.py, days.py, matches.py answer them; settling.py and forthcoming.py look at
          the columns; context.py is the state, ties.py what comes out
Frames    frames.py reads `loaders/data/frames.toml`, shortlist.py finds those worth trying, rules.py lists
          all
Notes     notes.py: defining.py, definitions.py, what lines outside the rows say of names
Values    values/: money, counts, periods
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from graph.model import Cell, ColumnRole, Note, Place, Role, Row
from loaders.extract.brackets import read_bracket, split_brackets
from loaders.extract.counting import ListCheck, iter_checks
from loaders.extract.elided import Sides
from loaders.extract.encoding import encode
from loaders.extract.entries import Entry, iter_entries
from loaders.extract.forthcoming import Plans, plan_ties
from loaders.extract.lexis import Lexis
from loaders.extract.mentions import find_mentions
from loaders.extract.needed import tag_needed
from loaders.extract.notes import ReadNote, read_notes
from loaders.extract.relations import read_ties
from loaders.extract.roles import name_roles
from loaders.extract.sentences import Sentence, iter_sentences
from loaders.extract.settling import settle_rows
from loaders.extract.spans import NamedSpan, Naming
from loaders.extract.tagger import Tagger, Word
from loaders.extract.ties import Tie
from loaders.uncollected import without_collector

# So many cells are tagged at once: enough to fill its batches, few enough to keep the words of.
_AT_ONCE = 256

__all__ = ["ExtractedStatement", "Extraction", "ListCheck", "Tie", "extract"]


@dataclass(frozen=True, slots=True)
class ExtractedStatement:
    """One statement with what was read from it; offsets of spans count inside `text`."""

    row: Row
    cell: Cell
    item: str | None
    start: int
    """Where the text begins inside the cell."""
    text: str
    spans: tuple[NamedSpan, ...]
    ties: tuple[Tie, ...] = ()
    roles: Mapping[str, Role] = field(default_factory=dict)
    """Who is called organiser, host, helper or lead, by name."""


@dataclass(slots=True)
class Extraction:
    """All that was read from the rows of one report, in their order."""

    units: tuple[str, ...] = ()
    """The names of the reporting units as written, in the order of the rows."""
    statements: list[ExtractedStatement] = field(default_factory=list)
    naming: Naming = field(default_factory=Naming)
    checks: list[ListCheck] = field(default_factory=list)
    notes: list[ReadNote] = field(default_factory=list)
    """What the lines outside the rows say of names; they make no statements, and no ties."""
    second: list[str] = field(default_factory=list)
    """What a second reader added to the statements, as `loaders.second.kept` writes it."""


@dataclass(frozen=True, slots=True)
class _Passage:
    """One cell with its sentences, and the words of each."""

    row: Row
    cell: Cell
    sentences: tuple[tuple[Sentence, Sequence[Word]], ...]


@without_collector()
def extract(
    rows: Sequence[Row], place: Place, tagger: Tagger | None = None, notes: Sequence[Note] = ()
) -> Extraction:
    """Statements, mentions and ties of the rows of one report.

    `notes` are the lines outside the rows; what they say of names is read first. Then come the counterpart
    columns of all rows: what they list is looked for in the sentences.
    """
    extraction = Extraction(units=tuple(row.unit for row in rows))
    lexis = Lexis(place, [row.unit for row in rows])
    naming, extraction.notes = read_notes(
        notes, lexis, lambda text: _name_in_brackets(text, tagger, lexis), tuple(_iter_remarks(rows))
    )
    extraction.naming.update(naming)
    lexis.learn_naming(naming)
    for row in rows:
        extraction.naming.update(_read_unit(row.unit, lexis))
    entries = [
        (row, cell, list(iter_entries(cell.text, lexis)))
        for row, cell in _cells(rows, ColumnRole.COUNTERPARTS)
    ]
    for row, cell, listed in entries:
        extraction.statements.extend(_listed_statements(row, cell, listed))
        for entry in listed:
            extraction.naming.update(entry.naming)
            lexis.learn(entry.spans)
        extraction.checks.extend(_check_lists(row, cell.header, listed))
    lexis.learn_naming(extraction.naming)
    of_row: dict[int, list[str]] = {}
    for row, _, listed in entries:
        of_row.setdefault(row.number, []).extend(n for e in listed for span in e.spans for n in span.names)
    for passage in _iter_tagged(rows, tagger or _default_tagger(), lexis):
        lexis.enter_row(of_row.get(passage.row.number, ()))
        read = list(_read_sentences(passage, lexis, extraction.naming))
        extraction.statements.extend(read)
        for said in read:
            extraction.checks.extend(iter_checks(said.row.number, said.cell.header, said.text, said.spans))
    extraction.statements = settle_rows(extraction.statements)
    return extraction


def _default_tagger() -> Tagger:
    from loaders.extract.lac import default_tagger  # brings numpy

    return default_tagger()


def _iter_remarks(rows: Sequence[Row]) -> Iterator[Note]:
    """The remarks of the rows: what they say of names holds as a note below the table does."""
    for row, cell in _cells(rows, ColumnRole.REMARKS):
        of, start = ("cell", 0) if cell.start is None else ("file", cell.start)
        yield Note(cell.text, of, start, f"row {row.number}, {cell.header}")


def _name_in_brackets(text: str, tagger: Tagger | None, lexis: Lexis) -> Naming:
    """What a sentence outside the rows says of names in brackets behind them."""
    (words,) = tag_needed([text], tagger or _default_tagger(), lexis)
    return find_mentions(text, words, lexis)[1]


def _iter_tagged(rows: Sequence[Row], tagger: Tagger, lexis: Lexis) -> Iterator[_Passage]:
    """The cells that tell something, in order, with the words of their sentences; many are tagged at once."""
    cells = _cells(rows, ColumnRole.WORK, ColumnRole.RESULTS, ColumnRole.REMARKS)
    while chunk := [(row, cell, list(iter_sentences(cell.text))) for row, cell in islice(cells, _AT_ONCE)]:
        texts = [sentence.text for _, _, told in chunk for sentence in told]
        words = iter(tag_needed(texts, tagger, lexis))
        for row, cell, told in chunk:
            yield _Passage(row, cell, tuple(zip(told, islice(words, len(told)), strict=True)))


def _read_unit(unit: str, lexis: Lexis) -> Naming:
    """The other names that a unit's own cell gives: 区卫健局（原区卫计局）."""
    naming = Naming()
    name, brackets = split_brackets(unit)
    for start, stop in brackets:
        for named in read_bracket(unit[start:stop], start, name, lexis).names:
            if named.is_alias:
                naming.aliases[named.name] = unit
    return naming


def _cells(rows: Sequence[Row], *roles: ColumnRole) -> Iterator[tuple[Row, Cell]]:
    return ((row, cell) for row in rows for cell in row.cells if cell.role in roles)


def _listed_statements(row: Row, cell: Cell, entries: Sequence[Entry]) -> Iterator[ExtractedStatement]:
    for entry in entries:
        yield ExtractedStatement(row, cell, None, entry.start, entry.text, entry.spans)


def _check_lists(row: Row, column: str, entries: Sequence[Entry]) -> Iterator[ListCheck]:
    """安西镇、大塘埠镇、正平镇等16个乡镇: the list so far against its number."""
    for index, entry in enumerate(entries):
        if entry.stated_count is not None:
            found = sum(len(span.names) for e in entries[: index + 1] for span in e.spans)
            yield ListCheck(row.number, entry.text, entry.stated_count, found, column)


def _read_sentences(passage: _Passage, lexis: Lexis, naming: Naming) -> Iterator[ExtractedStatement]:
    row, cell = passage.row, passage.cell
    plans = Plans(cell.header)
    before: list[NamedSpan] = []
    sides: Sides | None = None
    for sentence, words in passage.sentences:
        spans, said = find_mentions(sentence.text, words, lexis, before, row.unit)
        encoded = encode(sentence.text, [span for span in spans if not lexis.is_vague(span)], lexis.home)
        for whole, part in encoded.belonging:
            said.parts.setdefault(part.names[-1], whole.names[-1])
        naming.update(said)
        lexis.learn_naming(said)
        lexis.learn_short_forms(spans)
        ties, sides = read_ties(encoded, lexis, row.unit, sides)
        if plans.holds(sentence.text, sentence.item):
            ties = plan_ties(ties, sentence.text)
        yield ExtractedStatement(
            row,
            cell,
            sentence.item,
            sentence.start,
            sentence.text,
            tuple(spans),
            tuple(ties),
            name_roles(encoded),
        )
        before.extend(spans)
