"""For tests of rendered reports: what is to be read of them, unit by unit."""

from graph.model import ColumnRole
from tests.render import Rows

ROLES = (ColumnRole.UNIT, ColumnRole.COUNTERPARTS, ColumnRole.WORK, ColumnRole.RESULTS)
Cells = list[tuple[ColumnRole, tuple[str, ...]]]


def expected(rows: Rows) -> list[tuple[str, Cells]]:
    """Each unit with its cells, line by line; a row without a unit goes on with the one above."""
    units: dict[str, Cells] = {}
    unit = ""
    for row in rows:
        unit = row[0] or unit
        cells = [
            (role, lines(cell))
            for role, cell in zip(ROLES, row, strict=True)
            if cell and role is not ROLES[0]
        ]
        units.setdefault(unit, []).extend(cells)
    return list(units.items())


def lines(cell: str) -> tuple[str, ...]:
    """The lines of a cell that say something."""
    return tuple(line.strip() for line in cell.split("\n") if line.strip())
