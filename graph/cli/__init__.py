"""The command `liaison`: a thin shell over the library, one module for each group of commands.

app.py      the application: its global options, and errors in one line
options.py  the options that commands share
words.py    English and Chinese words for what is shown
output.py   answers as tables, CSV or JSON
load.py     demo, load, reports, forget
review/     review: what may be one body, and what was decided
ask.py      shared, show, agreements, path, query, queries
picture.py  draw, export
explain/    explain frames, file, name
neo4j.py    neo4j start, stop, status
"""

from graph.cli.app import app, run

__all__ = ["app", "run"]
