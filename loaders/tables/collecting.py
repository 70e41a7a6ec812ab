"""Takes in the lines and tables of a document, and gives the rows of the report with the fate of the rest."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph.errors import ReportError
from graph.model import ColumnRole
from loaders.columns import Column, Named, column_role, is_known_wording
from loaders.documents import Content, Grid, Piece, Source
from loaders.tables.abreast import part_abreast
from loaders.tables.asides import is_body, may_be_unit, name_units
from loaders.tables.bodies import Sort, sort_row
from loaders.tables.headers import Header, Positions, iter_headers
from loaders.tables.inferring import EVIDENCE, find_roles
from loaders.tables.notes import say_unread
from loaders.tables.refusals import check_columns, first_row_of, headers_of, no_counterparts, no_table
from loaders.tables.sheet import Sheet, Table
from loaders.tables.taken import Taken

# A line below a table that is longer is no footer: somebody should know that it was not read.
_LONGEST_FOOTER = 80
# Before what a line says, past the number of an item.
_LABEL = re.compile(
    r"[（(]?[\d一二三四五六七八九十]{0,2}[）)、.．]?\s*(?P<name>[^\s：:，,。；;、]{2,12})\s*[：:]\s*\S"
)


@dataclass
class Collector:
    """Takes a document in from top to bottom; headers and the current unit are its state."""

    source: Source
    content: Content
    named: Named
    taken: Taken = field(init=False)
    tables: list[Table] = field(default_factory=list)
    without: list[tuple[str, Piece]] = field(default_factory=list)
    """The headers of tables that have no column of counterparts, and where each begins."""
    known: set[Column] = field(default_factory=set)
    """The columns of all tables so far."""
    inferred: Mapping[str, ColumnRole] | None = None
    """The roles of headers of unknown wording by what their cells hold, once they were looked for."""
    strange: str = ""
    """How the first table begins that has no known header: 科室、协作单位."""
    units: tuple[str, ...] = ()
    """The unit whose rows are being read; several, where one cell names them."""

    def __post_init__(self) -> None:
        self.taken = Taken(self.source)

    def add_line(self, line: Piece) -> None:
        """Takes in a line outside tables."""
        if not self.tables:
            self.taken.before.append(line)
            return
        self.taken.set_aside([line])
        if len(line.wording) > _LONGEST_FOOTER:
            self.taken.warn(say_unread(line.wording), line)
        elif _lists_counterparts(line, self.named):
            self.taken.warn(f"not read: a list outside the tables: “{line.wording[:20]}”", line)

    def add_grid(self, grid: Grid) -> None:
        """Takes in a table: its captions, and each part that a header begins."""
        parts = part_abreast(grid, self.named)
        if len(parts) > 1:
            for part in parts:
                self.add_grid(part)
            return
        positions = Positions(grid, pads=self.content.pads)
        headers = [self._with_inferred(header) for header in iter_headers(positions, self.named)]
        last = len(grid.rows)
        self._add_headless(positions, headers[0].start if headers else last, is_whole=not headers)
        for header, stop in zip(headers, [*(each.start for each in headers[1:]), last], strict=False):
            roles = {column.role for column in header.columns}
            if ColumnRole.COUNTERPARTS in roles or not self.content.needs_counterparts:
                self._begin_table(header)
                self._add_rows(positions, header.stop, stop)
            else:
                self._pass_over(positions, header, stop)

    def _with_inferred(self, header: Header) -> Header:
        """A header in which a column of unknown wording has the role that its cells give it."""
        if self.inferred is None:
            self.inferred = find_roles(self.content, self.named)
        columns = tuple(
            replace(column, role=role, evidence=EVIDENCE[role])
            if column.role is None and (role := self.inferred.get(column.header)) is not None
            else column
            for column in header.columns
        )
        return replace(header, columns=columns)

    def close(self) -> Sheet:
        """Everything taken in, with the fate of every character."""
        if not self.tables:
            raise no_counterparts(self.source, self.without) if self.without else self._nothing()
        if not self.taken.rows:
            where = self.source.where(self.tables[0].header[0])
            raise ReportError(
                f"{where}: the table has a header ({headers_of(self.tables[0].columns)}) "
                "but no rows that fit it; complete the file"
            )
        self.taken.notices += check_columns(self.source, self.tables, self.named)
        for line in self.taken.before:
            if _lists_counterparts(line, self.named):
                self.taken.warn(f"not read: a list outside the tables: “{line.wording[:20]}”", line)
        for words, piece in self.without:
            self.taken.warn(f"not read: a table without a column of counterparts ({words})", piece)
        return self.taken.to_sheet(self.tables, self.content)

    def _nothing(self) -> ReportError:
        """Why there is no table at all: a layout that saw one may know."""
        notices = self.content.notices
        if not notices:
            return no_table(self.source, self.strange)
        line = f", line {notices[0].line}" if notices[0].line else ""
        return ReportError(f"{self.source.name}{line}: {notices[0].message}; correct the file")

    def _add_headless(self, positions: Positions, stop: int, *, is_whole: bool) -> None:
        """Rows above the first header of a grid: captions, or a table that goes on from the one before."""
        pieces = [piece for row in positions.grid.rows[:stop] for piece in row if piece.text]
        if not self.tables:
            self.taken.before += pieces
            self.strange = self.strange or first_row_of(positions.grid)
        elif not is_whole:
            self.taken.set_aside(pieces)
        elif pieces and self._goes_on(positions):
            self.taken.warn(
                "read as going on from the table above: it has as many columns and no header", pieces[0]
            )
            self._add_rows(positions, 0, stop)
        elif pieces:
            self.taken.set_aside(pieces)
            self.taken.warn(f"not read: a table without a header: “{pieces[0].wording[:20]}”", pieces[0])

    def _goes_on(self, positions: Positions) -> bool:
        """Whether a grid without a header can be the rest of the table above."""
        columns = self.tables[-1].columns
        numbers = [place for place, column in enumerate(columns) if column.role is ColumnRole.NUMBER]
        rows = range(len(positions.grid.rows))
        place = next(each for each, column in enumerate(columns) if column.role is ColumnRole.UNIT)
        units = [positions.piece(row, place).wording for row in rows]
        counts = [positions.piece(row, number).wording for row in rows for number in numbers]
        return (
            positions.width == len(columns)
            and all(is_body(unit) for unit in units if unit)
            and all(count.isdecimal() for count in counts if count)
            and not any(is_known_wording(piece.text, self.named) for piece in positions.row(0))
        )

    def _begin_table(self, header: Header) -> None:
        self.tables.append(Table(header.columns, header.pieces, 0, (0,) * len(header.columns)))
        self.taken.headers += header.pieces
        for column in header.columns:
            if column.role is None and column.header and column not in self.known:
                piece = next(p for p in header.pieces if p.wording and p.wording in column.header)
                self.taken.warn(f"the column “{column.header}” is not known; its cells are not read", piece)
        self.known.update(header.columns)

    def _pass_over(self, positions: Positions, header: Header, stop: int) -> None:
        """A table that lists no counterparts is none of the report's, if another does."""
        self.without.append((headers_of(header.columns), header.pieces[0]))
        self.taken.set_aside([piece for row in positions.grid.rows[header.start : stop] for piece in row])

    def _add_rows(self, positions: Positions, start: int, stop: int) -> None:
        units: dict[int, tuple[str, ...]] = {}
        for row in range(start, stop):
            pieces = positions.row(row)
            if self._is_foreign_header(pieces):
                self.taken.leave(
                    [p for each in range(row, stop) for p in positions.row(each)],
                    "heads a table that is not known",
                )
                return
            body = sort_row(positions, row, self.tables[-1].columns)
            if body.sort is Sort.ROW:
                self._add_row(positions, row, units)
            elif body.sort is Sort.ODD:
                self.taken.leave(pieces, body.reason)
                # What continues this row must not go to the unit above it.
                self.units = ()
            else:
                self.taken.set_aside(pieces)

    def _is_foreign_header(self, pieces: Sequence[Piece]) -> bool:
        """Whether a row heads a table of another kind: 单位 | 联系人 | 电话."""
        known = [piece for piece in pieces if piece.text and is_known_wording(piece.text, self.named)]
        units = [piece for piece in known if column_role(piece.text, self.named) is ColumnRole.UNIT]
        return bool(units) and len(known) > 1

    def _add_row(self, positions: Positions, row: int, units: dict[int, tuple[str, ...]]) -> None:
        table = self.tables[-1]
        place = next(each for each, column in enumerate(table.columns) if column.role is ColumnRole.UNIT)
        pieces = positions.row(row, len(table.columns))
        home = positions.home(row, place)[0]
        written = name_units(pieces[place].text)
        named = written or (units.get(home, ()) if home < row else self.units)
        if not named:
            self.taken.leave(pieces, "stands in a row without a unit, and none above it")
            return
        self.units = units[row] = named
        if len(written) > 1:
            several = "、".join(written)[:60]
            self.taken.warn(f"“{several}” are several units; the row is read for each", pieces[place])
        for unit in named:
            if unit not in self.taken.rows and not may_be_unit(unit):
                self.taken.warn(f"“{unit[:30]}” is read as a unit, but is not called like one", pieces[place])
        cells = [
            (column, piece)
            for column, piece in zip(table.columns, pieces, strict=True)
            if column.role and piece.text
        ]
        self.taken.cells += [piece for _, piece in cells]
        self.taken.leftovers += [
            piece
            for column, piece in zip(table.columns, pieces, strict=True)
            if not column.role and piece.text
        ]
        counts = zip(table.filled, table.columns, pieces, strict=True)
        filled = tuple(count + bool(column.role and piece.text) for count, column, piece in counts)
        self.tables[-1] = replace(table, rows=table.rows + 1, filled=filled)
        shared = list(self._shared(positions, row, units))
        for unit in named:
            self.taken.join(unit, [*cells, *shared])

    def _shared(
        self, positions: Positions, row: int, units: dict[int, tuple[str, ...]]
    ) -> Iterator[tuple[Column, Piece]]:
        """The cells that stand in the row of another unit and are merged over this one's, too."""
        told: set[str] = set()
        own = units[row]
        for place, column in enumerate(self.tables[-1].columns):
            above, beside = positions.home(row, place)
            if column.role in {None, ColumnRole.UNIT, ColumnRole.NUMBER} or above == row or beside != place:
                continue
            owners, piece = units.get(above, ()), positions.piece(above, place)
            if piece.text and owners and owners != own:
                owner, unit = "、".join(owners), "、".join(own)
                if owner not in told:
                    self.taken.warn(
                        f"read for {owner} and for {unit}: cells merged over the rows of both", piece
                    )
                told.add(owner)
                yield column, piece


def _lists_counterparts(line: Piece, named: Named) -> bool:
    """Whether a line says with whom somebody deals, as a column would: 对接单位：市海关."""
    label = _LABEL.match(line.text)
    return label is not None and column_role(label["name"], named) is ColumnRole.COUNTERPARTS
