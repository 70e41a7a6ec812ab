"""Columns of unknown wording, by what most of their cells hold.

Sentences tell of the work, whatever they are headed; lists of names, in a table where no column lists the
counterparts, are these.
"""

import re
from collections import defaultdict
from collections.abc import Mapping

from graph.model import ColumnRole
from loaders.columns import LONGEST_HEADER, Named, is_known_wording
from loaders.documents import Content, Grid
from loaders.tables.asides import is_body
from loaders.tables.headers import Header, Positions, iter_headers

# What the role of a column was inferred from, for the reader.
EVIDENCE = {ColumnRole.WORK: "its cells are sentences", ColumnRole.COUNTERPARTS: "its cells name bodies"}
# A sentence: it ends as one, and is longer than a date, a name or a telephone number.
_SENTENCE = re.compile(r"[^。；;！？]{12,}[。；;！？]")
# Bodies that nobody deals with, whatever the cells name: 数据来源, 抄送, 竞争单位, 已终止合作单位.
_NO_COUNTERPARTS = re.compile(r"来源|抄送|抄报|审核|竞争|^[尚仍]?未|终止|取消|供稿|排名")
_BETWEEN = re.compile(r"[、，,；;/／\r\n]+")
# A single cell may be a remark, or the name of somebody who is in charge.
_LEAST_CELLS = 2


def find_roles(content: Content, named: Named) -> Mapping[str, ColumnRole]:
    """The roles of the headers of a document that are not known, by most of the cells below them."""
    cells: dict[str, list[ColumnRole | None]] = defaultdict(list)
    for block in content.blocks:
        if not isinstance(block, Grid):
            continue
        positions = Positions(block, pads=content.pads)
        headers = list(iter_headers(positions, named))
        stops = [*(header.start for header in headers[1:]), len(block.rows)]
        for header, stop in zip(headers, stops, strict=True) if headers else ():
            for place, column in enumerate(header.columns):
                if column.role is not None or not _may_be_read(column.header, named):
                    continue
                texts = [positions.piece(row, place).text for row in range(header.stop, stop)]
                cells[column.header] += [_role_of(text, header) for text in texts if text]
    return {header: role for header, roles in cells.items() if (role := _most(header, roles)) is not None}


def _most(header: str, roles: list[ColumnRole | None]) -> ColumnRole | None:
    for role in EVIDENCE:
        if role is ColumnRole.COUNTERPARTS and _NO_COUNTERPARTS.search(header):
            continue
        if roles.count(role) >= _LEAST_CELLS and 2 * roles.count(role) > len(roles):
            return role
    return None


def _role_of(text: str, header: Header) -> ColumnRole | None:
    if _SENTENCE.search(text) is not None:
        return ColumnRole.WORK
    if any(column.role is ColumnRole.COUNTERPARTS for column in header.columns):
        return None
    names = ["".join(name.split()) for name in _BETWEEN.split(text) if name.strip()]
    bodies = sum(map(is_body, names))
    return ColumnRole.COUNTERPARTS if 2 * bodies > len(names) else None


def _may_be_read(header: str, named: Named) -> bool:
    return bool(header) and len(header) <= LONGEST_HEADER and not is_known_wording(header, named)
