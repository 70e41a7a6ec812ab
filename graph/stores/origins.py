"""What a report was made from, kept beside it: its rows, so that it can be made again without its file.

People decide on bodies and relations long after a report was loaded, and its file may be elsewhere by then.
"""

import base64
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from graph.errors import StoreError
from graph.model import Cell, ColumnRole, Inference, Note, Place, Report, ReportGraph, Row
from graph.stores.base import Store
from graph.stores.rows import Row as Properties
from graph.stores.rows import present

_ORIGINS = """
MATCH (o:Original) WHERE $all OR size(o.decided) > 0
RETURN o.report AS report, o.units AS units, o.bodies AS bodies, o.decided AS decided
ORDER BY report
"""
_REPORTS = """
MATCH (r:Report)
RETURN r.id AS id, r.name AS title, r.province AS province, r.city AS city, r.district AS district,
       r.as_of AS as_of, r.rows AS rows, r.source AS source, r.version AS version, r.inferred AS inferred,
       r.url AS url, r.retrieved AS retrieved
ORDER BY as_of, id
"""
_CONTENT = "MATCH (o:Original) WHERE o.report = $report RETURN o.content AS content"
# A report has 500,000 characters at most, each of four bytes at most, and its offsets beside them.
_MAX_BYTES = 16 * 2**20


@dataclass(frozen=True, slots=True)
class StoredOrigin:
    """What is needed to tell whether a report is as the decisions of people would have it."""

    report: str
    bodies: tuple[str, ...]
    """Ids of all that its names read as, before anybody decided."""
    decided: tuple[str, ...]
    """What the decisions did when it was last written; see `graph.model.Origin`."""


def origin_rows(graph: ReportGraph) -> Iterator[Properties]:
    """The properties of the node that keeps what a report was made from; none where that is not known."""
    origin = graph.origin
    if origin is not None:
        yield present(
            id=f"original-{graph.report.id}",
            name=graph.report.title,
            report=graph.report.id,
            content=pack_rows(origin.rows),
            units=list(origin.units),
            bodies=list(origin.bodies),
            decided=list(origin.decided),
            second=list(origin.second),
            notes=[pack_note(note) for note in origin.notes],
        )


def read_origins(store: Store, *, only_decided: bool = False) -> list[StoredOrigin]:
    """What is kept of every report but its rows, or of those alone that decisions had a part in.

    Reports of older versions have nothing.
    """
    return [
        StoredOrigin(str(row["report"]), _texts(row["bodies"]), _texts(row["decided"]))
        for row in store.read(_ORIGINS, {"all": not only_decided}).to_dicts()
    ]


def read_reports(store: Store) -> list[Report]:
    """All stored reports, the earliest first."""
    return [_make_report(row) for row in store.read(_REPORTS).to_dicts()]


def read_rows(store: Store, report: str) -> tuple[Row, ...]:
    """The rows that a stored report was made from.

    Raises:
        StoreError: they are not kept, or damaged.
    """
    found = store.read(_CONTENT, {"report": report}).rows
    if not found:
        raise StoreError(f"{store.uri}: keeps no rows of {report}; load its file again")
    try:
        return unpack_rows(str(found[0][0]))
    except (ValueError, KeyError, TypeError, zlib.error) as error:
        raise StoreError(
            f"{store.uri}: the rows of {report} are damaged ({error}); load its file again"
        ) from error


def read_second(store: Store, report: str) -> tuple[str, ...]:
    """What a second reader added to a stored report, as it was kept; nothing where none was asked."""
    cypher = "MATCH (o:Original) WHERE o.report = $report RETURN o.second AS second"
    found = store.read(cypher, {"report": report}).rows
    return _texts(found[0][0]) if found else ()


def read_notes(store: Store, report: str) -> tuple[Note, ...]:
    """The lines outside the rows of a stored report that say something of names.

    Raises:
        StoreError: they are damaged.
    """
    cypher = "MATCH (o:Original) WHERE o.report = $report RETURN o.notes AS notes"
    found = store.read(cypher, {"report": report}).rows
    try:
        return tuple(map(unpack_note, _texts(found[0][0]))) if found else ()
    except (ValueError, TypeError) as error:
        raise StoreError(
            f"{store.uri}: the notes of {report} are damaged ({error}); load its file again"
        ) from error


def pack_note(note: Note) -> str:
    """A note as one text."""
    return json.dumps([note.text, note.of, note.start, note.where], ensure_ascii=False)


def unpack_note(text: str) -> Note:
    """The note that `pack_note` made a text of.

    Raises:
        ValueError, TypeError: it is no such text.
    """
    return Note(*json.loads(text))


def pack_rows(rows: Iterable[Row]) -> str:
    """Rows as one short text."""
    plain = [
        [row.number, row.unit, [[c.role.value, c.header, c.text, c.start] for c in row.cells]] for row in rows
    ]
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    # A lone surrogate may stand in a cell; it is kept like any other character.
    return base64.b64encode(zlib.compress(text.encode("utf-8", "surrogatepass"), 6)).decode("ascii")


def unpack_rows(text: str) -> tuple[Row, ...]:
    """The rows that `pack_rows` made a text of.

    Raises:
        ValueError, KeyError, TypeError, zlib.error: it is no such text.
    """
    unpacker = zlib.decompressobj()
    content = unpacker.decompress(base64.b64decode(text, validate=True), _MAX_BYTES)
    if not unpacker.eof:
        raise ValueError("cut short, or longer than any report")
    return tuple(
        Row(number, unit, tuple(Cell(ColumnRole(role), *rest) for role, *rest in cells))
        for number, unit, cells in json.loads(content.decode("utf-8", "surrogatepass"))
    )


def _make_report(row: Mapping[str, Any]) -> Report:
    inferred = (str(text).partition(": ") for text in row["inferred"] or ())
    return Report(
        id=row["id"],
        title=row["title"],
        place=Place(row["province"], row["city"], row["district"]),
        as_of=date.fromisoformat(row["as_of"]),
        rows=row["rows"],
        source=row["source"],
        version=row["version"],
        inferred=tuple(Inference(what, evidence) for what, _, evidence in inferred),
        url=row["url"],
        retrieved=date.fromisoformat(row["retrieved"]) if row["retrieved"] else None,
    )


def _texts(value: object) -> tuple[str, ...]:
    return tuple(cast("Sequence[str]", value or ()))
