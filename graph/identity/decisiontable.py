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
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from graph.errors import DecisionError
from graph.identity.decisions import Anchor, Decision, Spot, Verdict
from graph.model import Labelled, RelationType, Status

Member = TypeVar("Member", bound=Labelled)

COLUMNS = (
    "decision", "name", "place", "other", "other_place", "type", "status", "correct", "report_place", "unit",
    "sentence", "note",
)  # fmt: skip
_CHINESE = {
    "决定": "decision", "名称": "name", "所在地": "place", "另一名称": "other", "另一所在地": "other_place",
    "关系": "type", "状态": "status", "应为": "correct", "报告地区": "report_place", "单位": "unit",
    "原句": "sentence", "备注": "note",
}  # fmt: skip
_COMMENT = "#"
_DELIMITERS = ",;\t"
# Spreadsheets take a cell that begins so for a formula; an apostrophe before it keeps it text.
_FORMULA = re.compile(r"'?[=+\-@\t\r\n＝＋－＠]")
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
            column for column, cell in _to_cells(decision).items() if cell and column not in self.header
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
            header = _read_header(cells, f"{name}, line {number}")
            lines.append(Line(raw, number))
        else:
            try:
                decision = _read_decision(header, cells, number)
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


def _read_header(cells: Sequence[str], where: str) -> tuple[str, ...]:
    header = tuple(_CHINESE.get(cell.strip(), cell.strip().lower()) for cell in cells)
    missing = [column for column in ("decision", "name", "other") if column not in header]
    if missing:
        raise DecisionError(
            f"{where}: no decisions, there is no column “{missing[0]}”; the first line that is no comment is "
            f"{','.join(COLUMNS)}"
        )
    twice = next((column for column in COLUMNS if header.count(column) > 1), None)
    if twice is not None:
        raise DecisionError(f"{where}: the column “{twice}” is there twice; keep one")
    return header


def _read_decision(header: Sequence[str], cells: Sequence[str], number: int) -> Decision:
    """The decision of one record.

    Raises:
        ValueError: what is wrong with it, and what to write instead.
    """
    if any(cell.strip() for cell in cells[len(header) :]):
        raise ValueError("it has more cells than the table has columns; put a text with commas in quotes")
    said = {column: _plain(cell) for column, cell in zip(header, cells, strict=False)}
    verdict = parse_member(Verdict, said.get("decision", ""), "decision")
    one = Anchor(_required(said, "name"), said.get("place") or None)
    other = Anchor(_required(said, "other"), said.get("other_place") or None)
    spot = None if verdict.is_of_bodies else _read_spot(verdict, said)
    return Decision(verdict, one, other, spot, said.get("note", ""), number)


def _read_spot(verdict: Verdict, said: Mapping[str, str]) -> Spot:
    correct: RelationType | Status | None = None
    if verdict is Verdict.WRONG_TYPE:
        correct = parse_member(RelationType, _required(said, "correct"), "correct")
    elif verdict is Verdict.WRONG_STATUS:
        correct = parse_member(Status, _required(said, "correct"), "correct")
    # What nobody read has no status but the one that is written here.
    status = _required(said, "status") if verdict is Verdict.SAID else said.get("status", "")
    return Spot(
        type=parse_member(RelationType, _required(said, "type"), "type"),
        place=_required(said, "report_place"),
        unit=_required(said, "unit"),
        sentence=_required(said, "sentence"),
        status=parse_member(Status, status, "status") if status else None,
        correct=correct,
    )


def parse_member(enumeration: type[Member], text: str, column: str) -> Member:
    """A value of an enumeration by its English or Chinese word; `column` is what messages call it.

    Raises:
        ValueError: it is none of them; the message lists them.
    """
    wanted = " ".join(text.lower().replace("_", " ").split())
    for member in enumeration:
        if wanted in {member.value.lower().replace("_", " "), member.chinese}:
            return member
    known = ", ".join(f"{member.value} ({member.chinese})" for member in enumeration)
    raise ValueError(f"{column} “{text}” is not known; write one of {known}")


def _required(said: Mapping[str, str], column: str) -> str:
    if not said.get(column):
        chinese = next(word for word, known in _CHINESE.items() if known == column)
        raise ValueError(f"the column {column} ({chinese}) is empty, which a decision of this sort needs")
    return said[column]


def _plain(cell: str) -> str:
    """A cell without the apostrophe that keeps spreadsheets from taking it for a formula."""
    text = cell.strip(" \u3000")
    return text[1:] if text.startswith("'") and _FORMULA.match(text[1:]) else text


def _write_record(decision: Decision, header: Sequence[str], delimiter: str, end: str) -> str:
    said = _to_cells(decision)
    return delimiter.join(_write_cell(said.get(column, ""), delimiter) for column in header) + end


def _write_cell(cell: str, delimiter: str) -> str:
    """A cell as CSV; `csv.writer` forgets to quote a lone carriage return."""
    text = "'" + cell if _FORMULA.match(cell) else cell
    if any(character in text for character in (delimiter, '"', "\r", "\n")):
        return '"' + text.replace('"', '""') + '"'
    return text


def _to_cells(decision: Decision) -> dict[str, str]:
    cells = {
        "decision": decision.verdict.value,
        "name": decision.one.name,
        "place": decision.one.place or "",
        "other": decision.other.name,
        "other_place": decision.other.place or "",
        "note": decision.note,
    }
    spot = decision.spot
    if spot is not None:
        cells |= {
            "type": spot.type.value,
            "status": spot.status.value if spot.status else "",
            "correct": spot.correct.value if spot.correct else "",
            "report_place": spot.place,
            "unit": spot.unit,
            "sentence": spot.sentence,
        }
    return cells


def _count_lines(text: str) -> int:
    return len(list(io.StringIO(text, newline="")))
