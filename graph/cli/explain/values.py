"""What was read in each sentence as plain values: for JSON, and as rows for CSV."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.stores import Result
    from loaders.explaining import ExplainedName, ExplainedReport, ExplainedStatement, ExplainedTie

_COLUMNS = (
    "unit", "row", "column", "item", "text", "head", "type", "tail", "status", "frame", "meaning", "problem",
)  # fmt: skip


def to_json(explained: "ExplainedReport") -> dict[str, object]:
    """All of it as plain values."""
    report = explained.report
    return {
        "report": report.id,
        "title": report.title,
        "place": str(report.place),
        "as_of": report.as_of.isoformat(),
        "statements": [_statement_to_json(each) for each in explained.statements],
        "notes": [each.to_dict() for each in explained.notes],
    }


def _statement_to_json(explained: "ExplainedStatement") -> dict[str, object]:
    statement = explained.statement
    return {
        "id": statement.id,
        "unit": explained.unit.name,
        "row": statement.row,
        "column": statement.column,
        "item": statement.item,
        "of": statement.of,
        "start": statement.start,
        "end": statement.stop,
        "text": statement.text,
        "names": [_name_to_json(name) for name in explained.names],
        "ties": [_tie_to_json(tie) for tie in explained.ties],
        "quantities": [
            {
                "surface": each.surface,
                "start": each.start,
                "end": each.stop,
                "sort": each.sort.value,
                "low": each.low,
                "high": each.high,
                "unit": each.unit,
                "approximate": each.approximate,
            }
            for each in explained.quantities
        ],
        "periods": [
            {
                "surface": each.surface,
                "start": each.start,
                "end": each.stop,
                "since": each.since.isoformat(),
                "until": each.until.isoformat(),
                "inferred": each.inferred,
            }
            for each in explained.periods
        ],
        "not_read": list(explained.unread),
    }


def _name_to_json(name: "ExplainedName") -> dict[str, object]:
    return {
        "surface": name.surface,
        "start": name.start,
        "end": name.stop,
        "found_by": name.found_by.split("+"),
        "name": name.name,
        "body": name.body.name,
        "id": name.body.id,
        "kind": name.body.kind.value,
        "level": name.body.level.value if name.body.level is not None else None,
        "reasons": list(name.reasons),
        "left_out": name.gap.value if name.gap is not None else None,
    }


def _tie_to_json(tie: "ExplainedTie") -> dict[str, object]:
    return {
        "head": tie.head.name,
        "type": tie.type.value,
        "tail": tie.tail.name,
        "status": tie.status.value,
        "frame": tie.frame,
        "meaning": tie.rule.meaning if tie.rule is not None else None,
        "words": list(tie.words),
        "left_out": tie.gap.value if tie.gap is not None else None,
    }


def to_result(explained: "ExplainedReport") -> "Result":
    """A tie a row; a sentence without any has one row all the same."""
    from graph.stores import Result

    rows: list[tuple[str | int | None, ...]] = []
    for each in explained.statements:
        statement = each.statement
        where = (each.unit.name, statement.row, statement.column, statement.item, statement.text)
        rows.extend((*where, *_tie_cells(tie)) for tie in each.ties)
        if not each.ties:
            rows.append((*where, *[None] * 7))
    return Result(_COLUMNS, tuple(rows))


def _tie_cells(tie: "ExplainedTie") -> tuple[str | None, ...]:
    meaning = tie.rule.meaning if tie.rule is not None else None
    gap = tie.gap.value if tie.gap is not None else None
    return (tie.head.name, tie.type.value, tie.tail.name, tie.status.value, tie.frame, meaning, gap)
