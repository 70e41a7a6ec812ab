"""Tables of cells → the rows of a report, and the fate of every character; `loaders.sheets` is the way in.

headers.py     where the headers stand, over one row or several, and what the columns are
bodies.py      which rows are rows of the report, and asides.py which are notes, sums or sign-offs
abreast.py     halves of a table that stand side by side
notes.py       the lines outside the rows, as evidence for what they say
titles.py      the lines before the first table → the title
collecting.py  takes in lines and tables in their order; taken.py keeps the rows, and what became of the rest
refusals.py    why there are no rows, and columns to wonder about
characters.py  the account of every character
sheet.py       what comes out

Layouts of plain text look for `headers` and `asides`, too.
"""
