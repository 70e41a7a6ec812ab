"""Columns of unknown wording whose cells are sentences: they tell of the work, whatever they are headed."""

import re
from collections import defaultdict

from loaders.columns import LONGEST_HEADER, Named, is_known_wording
from loaders.documents import Content, Grid
from loaders.tables.headers import Positions, iter_headers

# A sentence: it ends as one, and is longer than a date, a name or a telephone number.
_SENTENCE = re.compile(r"[^。；;！？]{12,}[。；;！？]")
# A single cell in words may be a remark.
_LEAST_CELLS = 2


def find_prose(content: Content, named: Named) -> frozenset[str]:
    """The headers of a document that are not known, and below which most of the cells are sentences."""
    cells: dict[str, list[bool]] = defaultdict(list)
    for block in content.blocks:
        if not isinstance(block, Grid):
            continue
        positions = Positions(block, pads=content.pads)
        headers = list(iter_headers(positions, named))
        stops = [*(header.start for header in headers[1:]), len(block.rows)]
        for header, stop in zip(headers, stops, strict=True) if headers else ():
            for place, column in enumerate(header.columns):
                if column.role is not None or not _may_be_work(column.header, named):
                    continue
                texts = [positions.piece(row, place).text for row in range(header.stop, stop)]
                cells[column.header] += [_SENTENCE.search(text) is not None for text in texts if text]
    return frozenset(
        header for header, are in cells.items() if sum(are) >= _LEAST_CELLS and 2 * sum(are) > len(are)
    )


def _may_be_work(header: str, named: Named) -> bool:
    return bool(header) and len(header) <= LONGEST_HEADER and not is_known_wording(header, named)
