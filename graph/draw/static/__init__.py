"""The network as one still picture, made without a browser.

svg.py       the picture: title, one of the views, legend
columns.py   the columns, with the course of every line (courses.py)
overview.py  bureaus and classes of counterparts
matrix.py    bureaus and counterparts, with signs (cells.py)
png.py       the same as pixels
"""

from graph.draw.static.svg import StillView
from graph.draw.static.writing import write_picture

__all__ = ["StillView", "write_picture"]
