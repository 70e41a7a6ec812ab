"""Tables whose halves stand side by side, each below the same header: one grid → one for each half.

单位 | 对接单位 | 单位 | 对接单位: what stands right of the second 单位 is said of the second unit.
"""

from loaders.columns import NONE_NAMED, Named, column_role
from loaders.documents import Grid, Merged
from loaders.tables.headers import Header, Positions, iter_headers


def part_abreast(grid: Grid, named: Named = NONE_NAMED) -> tuple[Grid, ...]:
    """The halves of a grid, left to right, by its first header; the grid itself where it has none."""
    positions = Positions(grid)
    header = next(iter_headers(positions, named), None)
    width = _width_of_half(positions, header, named) if header else None
    if width is None:
        return (grid,)
    return tuple(_cut(grid, left, left + width) for left in range(0, positions.width, width))


def _width_of_half(positions: Positions, header: Header, named: Named) -> int | None:
    """How many columns come back in a header, if it is nothing but such halves, two known columns in each."""
    columns = [
        tuple(positions.piece(row, place).wording for row in range(header.start, header.stop))
        for place in range(positions.width)
    ]
    for width in range(2, len(columns) // 2 + 1):
        times, rest = divmod(len(columns), width)
        known = {column_role(word, named) for column in columns[:width] for word in column} - {None}
        if not rest and columns == columns[:width] * times and len(known) > 1:
            return width
    return None


def _cut(grid: Grid, left: int, right: int) -> Grid:
    """The columns from `left` to before `right`; merged cells as far as they reach."""
    merged = (
        Merged(each.row, each.column - left, each.rows, min(each.column + each.columns, right) - each.column)
        for each in grid.merged
        if left <= each.column < right
    )
    return Grid(tuple(row[left:right] for row in grid.rows), tuple(merged))
