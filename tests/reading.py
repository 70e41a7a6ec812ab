"""Reports of one row, made by hand, for tests of extraction and assembly."""

from collections.abc import Sequence
from datetime import date

from graph.identity.resolve import canonical_units
from graph.ids import report_id
from graph.model import Cell, ColumnRole, Place, Report, ReportGraph, Row
from loaders.assemble import assemble
from loaders.extract import Extraction, extract

NANHU = Place("浙江省", "嘉兴市", "南湖区")
AS_OF = date(2009, 5, 31)
Tied = tuple[str, str, str, str]
"""Head, type, tail, status; by name."""


def row(
    work: str, listed: str = "", unit: str = "区经贸局", number: int = 1, results: str | None = None
) -> Row:
    """A row whose cells begin at offset 0 and 1000 of a file that nobody reads."""
    cells = [
        Cell(ColumnRole.COUNTERPARTS, "对接单位", listed, 0),
        Cell(ColumnRole.WORK, "对接情况", work, 1000),
    ]
    if results is not None:
        cells.append(Cell(ColumnRole.RESULTS, "初步成果", results, None))
    return Row(number, unit, tuple(cell for cell in cells if cell.text))


def read(work: str, listed: str = "", unit: str = "区经贸局", place: Place = NANHU) -> Extraction:
    """What is extracted from one row."""
    return extract([row(work, listed, unit)], place)


def ties(work: str, listed: str = "", unit: str = "区经贸局", place: Place = NANHU) -> set[Tied]:
    """The ties that the sentences of one row state, by names as written; the unit is `我`."""
    found = (tie for statement in read(work, listed, unit, place).statements for tie in statement.ties)
    return {(tie.head or "我", tie.type.value, tie.tail or "我", tie.status.value) for tie in found}


def frames(work: str, listed: str = "", unit: str = "区经贸局") -> set[str]:
    """The names of the frames that read something in one row."""
    return {tie.frame for statement in read(work, listed, unit).statements for tie in statement.ties}


def graph_of(rows: Sequence[Row], place: Place = NANHU, as_of: date = AS_OF) -> ReportGraph:
    """The graph of a report made of rows."""
    units = canonical_units([one.unit for one in rows], place)
    id_ = report_id(str(place), "对接情况", as_of, units)
    report = Report(id_, "对接情况", place, as_of, len(rows), "report.txt", "0" * 64)
    return assemble(report, extract(rows, place)).graph


def relations_of(graph: ReportGraph) -> set[tuple[str, str, str, str, str]]:
    """Head, type, tail, basis, status of every relation; by canonical name."""
    name = {body.id: body.name for body in graph.organizations}
    return {
        (name[r.head], r.type.value, name[r.tail], r.basis.value, r.status.value) for r in graph.relations
    }
