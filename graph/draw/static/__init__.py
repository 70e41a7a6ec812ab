"""The network as one still picture, made without a browser.

courses.py  the course of every line between columns
svg.py      the picture: title, lines, bodies, captions, legend
png.py      the same as pixels
"""

from graph.draw.static.writing import write_picture

__all__ = ["write_picture"]
