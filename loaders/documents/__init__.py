"""Files → lines and tables of cells, each with its origin.

opening.py    a file → a source, by the first reader whose format it is
source.py     a file as it was given: its bytes, its text, where something stands in it
formats.py    what a file is by its first bytes
encodings.py  bytes → text
composing.py  a document that is no plain text, as one text with its tables
content.py    what every reader gives: lines, grids, origins
gridding.py   rows of a sheet → titles and tables; how large a table may be

docx.py       Word: wordtext.py paragraphs, wordtables.py tables, wordstyles.py generated numbers
workbook.py   Excel and WPS: xlsx.py, xls.py → cells.py; numberformat.py, serialdates.py what a cell shows
delimited.py  csv, tsv
package.py    the ZIP container of office files since 2007, within limits; ole.py the one before
numerals.py   numbers in words: 一 ① ⅰ

A further format is a reader that gives a `Source` with blocks of its own. How plain text is laid out
is read by `loaders/layouts/`.
"""

from loaders.documents.content import Block, Content, Grid, Merged, Notice, Origin, Piece
from loaders.documents.opening import MAX_BYTES, parse_source, printable, read_source
from loaders.documents.source import Source

__all__ = [
    "MAX_BYTES",
    "Block",
    "Content",
    "Grid",
    "Merged",
    "Notice",
    "Origin",
    "Piece",
    "Source",
    "parse_source",
    "printable",
    "read_source",
]
