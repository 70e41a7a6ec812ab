"""Orders the rows and columns of a matrix so that what shares stands together and shows as blocks.

Columns begin in an order that stays from month to month (by name); parts of it are turned round while that
brings more of what is shared side by side (2-opt). Rows follow the columns.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

# The order settles within some passes; more columns than a district has bureaus may take longer.
_PASSES = 12
# A row with more columns says little about any two of them.
_WIDE = 60

Filled = Mapping[str, Sequence[str]]


def order_columns_by_sharing(columns: Sequence[str], rows: Filled) -> list[str]:
    """The columns, so that neighbours share as much as possible; `rows` has the filled columns of each row.

    What few share counts more than what many do. As far as sharing allows, the columns keep the order in
    which they are given. Equal input gives equal order, whatever the order of rows.
    """
    chain = list(columns)
    _untangle(chain, _similarities(columns, rows))
    place = {column: index for index, column in enumerate(columns)}
    middle = (len(chain) - 1) / 2
    lean = sum((index - middle) * (place[column] - middle) for index, column in enumerate(chain))
    return chain if lean >= 0 else chain[::-1]


def order_rows(columns: Sequence[str], rows: Filled) -> list[str]:
    """The rows by the mean place of their columns; among equals those with the same columns together."""
    place = {column: index for index, column in enumerate(columns)}

    def key(row: str) -> tuple[float, list[int], str]:
        own = sorted(place[column] for column in rows[row])
        return sum(own) / len(own), own, row

    return sorted(rows, key=key)


Similarities = Mapping[str, Mapping[str, float]]


def _similarities(columns: Sequence[str], rows: Filled) -> Similarities:
    alike: dict[str, dict[str, float]] = {column: defaultdict(float) for column in columns}
    for row in sorted(rows):
        own = sorted(set(rows[row]))
        if not 2 <= len(own) <= _WIDE:
            continue
        weight = 1 / (len(own) - 1)
        for index, one in enumerate(own):
            for other in own[index + 1 :]:
                alike[one][other] += weight
                alike[other][one] += weight
    return alike


def _untangle(chain: list[str], alike: Similarities) -> None:
    """Turns parts of the chain round as long as that brings more of what is shared side by side."""

    def near(one: int, other: int) -> float:
        return alike[chain[one]].get(chain[other], 0.0) if one >= 0 and other < len(chain) else 0.0

    for _ in range(_PASSES):
        better = False
        for start in range(len(chain) - 1):
            for stop in range(start + 1, len(chain)):
                now = near(start - 1, start) + near(stop, stop + 1)
                then = near(start - 1, stop) + near(start, stop + 1)
                if then > now + 1e-9:
                    chain[start : stop + 1] = reversed(chain[start : stop + 1])
                    better = True
        if not better:
            return
