"""What a row below a header is: a row of the report, a note or a sum, or one that fits nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from graph.model import ColumnRole
from loaders.columns import Column
from loaders.tables.asides import LONGEST_UNIT, is_aside, is_section, is_signing, is_sum
from loaders.tables.headers import Positions


class Sort(Enum):
    """What a row of a table is."""

    ROW = auto()
    BLANK = auto()
    ASIDE = auto()
    """A caption, a note, a sum, a sign-off."""
    ODD = auto()
    """None of these: it is left over, and a notice says why."""


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A row below a header, and why it is odd."""

    sort: Sort
    reason: str = ""


def sort_row(positions: Positions, row: int, columns: Sequence[Column]) -> BodyRow:
    """What a row is by what it holds."""
    pieces = positions.row(row)
    wordings = [piece.wording for piece in pieces]
    filled = [place for place, wording in enumerate(wordings) if wording]
    if not filled:
        return BodyRow(Sort.BLANK)
    if _is_aside(positions, row, filled, columns):
        return BodyRow(Sort.ASIDE)
    width = positions.width_at(row)
    if width != len(columns):
        return _odd(f"begins a row of {width} cells where the header has {len(columns)}")
    place = next(place for place, column in enumerate(columns) if column.role is ColumnRole.UNIT)
    reason = _fault(positions, row, place, columns)
    return _odd(reason) if reason else BodyRow(Sort.ROW)


def _is_aside(positions: Positions, row: int, filled: Sequence[int], columns: Sequence[Column]) -> bool:
    wordings = [positions.piece(row, place).wording for place in filled]
    roles = {columns[place].role if place < len(columns) else None for place in filled}
    if is_sum(wordings) or is_aside(wordings[0]) or is_signing(wordings[0]):
        return True
    if len(filled) == 1 and positions.columns_of(row, filled[0]) >= max(2, len(columns) - 1):
        return True
    # 一、市级部门 above the rows of these; or 7 in a row that nobody filled in.
    if roles <= {ColumnRole.NUMBER, ColumnRole.UNIT} and is_section(wordings[-1]) and len(filled) == 1:
        return True
    return roles == {ColumnRole.NUMBER} and len(wordings[0]) <= 4


def _fault(positions: Positions, row: int, place: int, columns: Sequence[Column]) -> str:
    """Why a unit cell holds no unit; empty where it may."""
    unit = positions.piece(row, place).wording
    if unit.isdecimal():
        return "stands as a number where the unit should"
    if "。" in unit or len(unit) > LONGEST_UNIT:
        return "stands as a sentence where the unit should"
    covered = columns[place + 1 : place + positions.columns_of(row, place)]
    if unit and any(column.role is not None for column in covered):
        return "stands in a cell that is merged over the columns of the unit and others"
    if not unit and all(
        columns[each].role in {None, ColumnRole.NUMBER}
        for each, piece in enumerate(positions.row(row, len(columns)))
        if piece.text
    ):
        return "stands in a row without a cell that is read"
    return ""


def _odd(reason: str) -> BodyRow:
    return BodyRow(Sort.ODD, reason)
