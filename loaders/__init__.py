"""From documents to graphs: reading files, tables, sentences and the relations they state.

documents/     files → text, and tables of cells with their origins
layouts/       plain text → the same, by the ways in which text lays out tables
columns.py     header wording → what a column is for
tables/        tables of cells → the rows of a report, and the fate of every character
sheets.py      documents → rows, by way of the three
identify/      title, place and date of a report
extract/       rows → statements, mentions and ties, by name
placing.py     what was extracted → statements, with their ids
assemble.py    names and ties → the graph of one report; bodies.py says which body a name stands for
loadreport.py  the account of how a file was read
reading.py     the road of one file, from its bytes to its graph
batch/         folders, archives and manifests → files to read
pipeline.py    the road of a batch, into a store
loadsummary.py what became of its files
"""

from loaders.example import example_report
from loaders.loadreport import LoadReport
from loaders.loadsummary import LoadedFile, LoadSummary
from loaders.pipeline import check, load
from loaders.reading import read_report

__all__ = ["LoadReport", "LoadSummary", "LoadedFile", "check", "example_report", "load", "read_report"]
