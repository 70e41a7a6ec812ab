"""One decision as the cells of a table, and back: what the columns are called, and what may stand in them."""

import re
from collections.abc import Mapping, Sequence
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
# Spreadsheets take a cell that begins so for a formula; an apostrophe before it keeps it text.
_FORMULA = re.compile(r"'?[=+\-@\t\r\n＝＋－＠]")


def read_header(cells: Sequence[str], where: str) -> tuple[str, ...]:
    """The columns of a table, by their English names; `where` is what messages call the line.

    Raises:
        DecisionError: one that every decision needs is missing, or one is there twice.
    """
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


def read_decision(header: Sequence[str], cells: Sequence[str], number: int) -> Decision:
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


def to_cells(decision: Decision) -> dict[str, str]:
    """What a decision says, by column; empty where it says nothing."""
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


def write_cell(cell: str, delimiter: str) -> str:
    """A cell as CSV; `csv.writer` forgets to quote a lone carriage return."""
    text = "'" + cell if _FORMULA.match(cell) else cell
    if any(character in text for character in (delimiter, '"', "\r", "\n")):
        return '"' + text.replace('"', '""') + '"'
    return text
