"""Documents → the rows of a report: one row for each reporting unit, and an account of the rest."""

from loaders.columns import NONE_NAMED, Named
from loaders.documents import Grid, Source
from loaders.layouts import read_content
from loaders.tables.collecting import Collector
from loaders.tables.refusals import no_table
from loaders.tables.sheet import Sheet, Table

__all__ = ["Sheet", "Table", "read_sheet"]


def read_sheet(source: Source, columns: Named = NONE_NAMED) -> Sheet:
    """The rows of a report, and what became of everything else in the file.

    `columns` names columns by the wording of their headers, where it is not known or misleads.

    Raises:
        ReportError: there is no table, no column of counterparts, or no row.
    """
    content = read_content(source, columns)
    if content is None:
        raise no_table(source)
    collected = Collector(source, content, columns)
    for block in content.blocks:
        if isinstance(block, Grid):
            collected.add_grid(block)
        else:
            collected.add_line(block)
    return collected.close()
