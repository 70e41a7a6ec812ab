"""The text of a file of decisions: a table in CSV that people edit, too; its lines into decisions and back.

    # what begins with # is a comment and stays
    decision,name,place,other,other_place,type,status,correct,report_place,unit,sentence,note
    same,锦江国际集团,,锦江集团,浙江省嘉兴市南湖区,,,,,,,confirmed by phone

Headers and values may be in English or Chinese, separated by commas, semicolons or tabs. What is not touched
is written back as it was, to the letter.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.errors import DecisionError
from graph.identity.decisioncells import COLUMNS, read_decision, read_header, to_cells, write_cell
from graph.identity.decisions import Decision

_COMMENT = "#"
_DELIMITERS = ",;\t"
_NEW = (
    "# Decisions of people, replayed on every load: see docs/review.md. 人工决定，每次读入时自动套用\n"
    + ",".join(COLUMNS)
    + "\n"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One record of the table as it stands in the text, and the decision that it is, if it is one."""

    text: str
    number: int
    """The line of the text that it begins in, from 1."""
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A whole file of decisions: its lines, comments included, in their order."""

    lines: tuple[Line, ...]
    header: tuple[str, ...] = COLUMNS
    delimiter: str = ","

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """All decisions, each with its line."""
        return tuple(line.decision for line in self.lines if line.decision is not None)

    def to_text(self) -> str:
        """The text of the file."""
        return "".join(line.text for line in self.lines)

    def add(self, decision: Decision) -> "Table":
        """The table with one more line at its end.

        Raises:
            DecisionError: it has no column for something that the decision says.
        """
        missing = [
            column for column, cell in to_cells(decision).items() if cell and column not in self.header
        ]
        if missing:
            raise DecisionError(
                f"no column “{missing[0]}” is there for this decision; add it to the line of the headers"
            )
        end = self._line_end()
        lines = list(self.lines)
        if lines and not lines[-1].text.endswith(("\n", "\r")):
            lines[-1] = replace(lines[-1], text=lines[-1].text + end)
        number = 1 + sum(_count_lines(line.text) for line in lines)
        text = _write_record(decision, self.header, self.delimiter, end)
        lines.append(Line(text, number, replace(decision, line=number)))
        return replace(self, lines=tuple(lines))

    def without(self, numbers: Sequence[int]) -> "Table":
        """The table without the decisions of these lines; comments stay, and what follows moves up."""
        kept: list[Line] = []
        number = 1
        for line in self.lines:
            if line.decision is not None and line.number in numbers:
                continue
            decision = replace(line.decision, line=number) if line.decision is not None else None
            kept.append(Line(line.text, number, decision))
            number += _count_lines(line.text)
        return replace(self, lines=tuple(kept))

    def _line_end(self) -> str:
        ends = [re.search(r"(\r\n|\r|\n)$", line.text) for line in self.lines]
        return next((match[1] for match in ends if match is not None), "\n")


def new_table() -> Table:
    """A table without decisions."""
    return parse_table(_NEW, "decisions")


def parse_table(text: str, name: str) -> Table:
    """The table that a text holds; `name` is what messages call the file.

    Raises:
        DecisionError: it has no header, or lines that cannot be meant; the message lists all of them.
    """
    if not text.strip():
        return new_table()
    physical = list(io.StringIO(text, newline=""))
    delimiter = _find_delimiter(physical)
    lines: list[Line] = []
    problems: list[str] = []
    header: tuple[str, ...] | None = None
    for number, raw, cells in _iter_records(physical, delimiter, name):
        if not any(cell.strip() for cell in cells) or cells[0].lstrip().startswith(_COMMENT):
            lines.append(Line(raw, number))
        elif header is None:
            header = read_header(cells, f"{name}, line {number}")
            lines.append(Line(raw, number))
        else:
            try:
                decision = read_decision(header, cells, number)
            except ValueError as error:
                problems.append(f"line {number}: {error}")
                decision = None
            lines.append(Line(raw, number, decision))
    if problems:
        raise DecisionError(f"{name}: {'; '.join(problems)}. Correct these lines, or put # before them")
    if header is None:
        # Nothing but comments: the header comes below them.
        lines.append(Line(",".join(COLUMNS) + "\n", len(physical) + 1))
    return Table(tuple(lines), header or COLUMNS, delimiter)


def _find_delimiter(lines: Sequence[str]) -> str:
    first = next((line for line in lines if line.strip() and not line.lstrip('"').startswith(_COMMENT)), "")
    return max(_DELIMITERS, key=first.count)


def _iter_records(lines: Sequence[str], delimiter: str, name: str) -> Iterator[tuple[int, str, list[str]]]:
    """The line that a record begins in, its text, its cells; a comment is one record whatever it holds."""
    position = 0
    while position < len(lines):
        if lines[position].startswith(_COMMENT):
            yield position + 1, lines[position], [lines[position]]
            position += 1
            continue
        reader = csv.reader(iter(lines[position:]), delimiter=delimiter, strict=True)
        try:
            cells = next(reader)
        except csv.Error as error:
            raise DecisionError(
                f"{name}, line {position + 1}: no CSV ({error}); a cell that begins with a quotation mark "
                "ends with one, and one within it is written twice"
            ) from None
        stop = position + max(reader.line_num, 1)
        yield position + 1, "".join(lines[position:stop]), cells or [""]
        position = stop


def _write_record(decision: Decision, header: Sequence[str], delimiter: str, end: str) -> str:
    said = to_cells(decision)
    return delimiter.join(write_cell(said.get(column, ""), delimiter) for column in header) + end


def _count_lines(text: str) -> int:
    return len(list(io.StringIO(text, newline="")))
