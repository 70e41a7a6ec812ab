"""Answers as rows for other programs: CSV that is safe to open in a spreadsheet, and plain JSON values."""

import csv
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import TextIO

from graph.stores.base import Node, Path, Relationship, Result, Value

Json = bool | int | float | str | None | list["Json"] | dict[str, "Json"]

# What a spreadsheet takes for the beginning of a formula, or drops before one.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_BOM = "\ufeff"


def write_csv(result: Result, stream: TextIO, *, with_bom: bool = True) -> None:
    """Writes an answer as CSV, its columns first; open the stream as UTF-8 with `newline=""`.

    A text that a spreadsheet would run as a formula gets an apostrophe before it, lists are joined by 、, and
    what has no value is an empty cell. The byte order mark tells Excel that the file is UTF-8.
    """
    if with_bom:
        stream.write(_BOM)
    writer = csv.writer(stream)
    writer.writerow([_escape(column) for column in result.columns])
    for row in result.rows:
        writer.writerow([_write_cell(value) for value in row])


def to_json_rows(result: Result) -> list[dict[str, Json]]:
    """The rows as dictionaries of what JSON knows: dates as ISO 8601, nodes as their properties."""
    return [{name: to_json(value) for name, value in row.items()} for row in result.to_dicts()]


def to_json(value: Value) -> Json:
    """A value of a row as JSON knows it; a node has `labels` beside its properties, a tie `type` and ends."""
    match value:
        case None | bool() | int() | float() | str():
            return value
        case date() | datetime() | time():
            return value.isoformat()
        case timedelta():
            return value.total_seconds()
        case Node():
            labels: list[Json] = [*sorted(value.labels)]
            return {"labels": labels, **_to_object(value.properties)}
        case Relationship():
            ends: dict[str, Json] = {"type": value.type, "start": value.start, "stop": value.stop}
            return {**ends, **_to_object(value.properties)}
        case Path():
            return {
                "nodes": [to_json(node) for node in value.nodes],
                "relationships": [to_json(relationship) for relationship in value.relationships],
            }
        case Mapping():
            return _to_object(value)
        case Sequence():
            return [to_json(item) for item in value]
    raise TypeError(f"a row holds a {type(value).__name__}, which has no form in JSON")


def _to_object(properties: Mapping[str, Value]) -> dict[str, Json]:
    return {name: to_json(value) for name, value in properties.items()}


def _write_cell(value: Value) -> str | int | float:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    return _escape(_write_text(value))


def _write_text(value: Value) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case date() | datetime() | time():
            return value.isoformat()
        case Node():
            return str(value.properties.get("name") or value.id)
        case Relationship():
            return value.type
        case Path():
            return "–".join(_write_text(node) for node in value.nodes)
        case Mapping():
            return "、".join(f"{name}: {_write_text(item)}" for name, item in value.items())
        case Sequence() if not isinstance(value, str):
            return "、".join(_write_text(item) for item in value)
    return str(value)


def _escape(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
