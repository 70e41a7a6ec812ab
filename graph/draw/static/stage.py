"""What stands between the title and the legend of a still picture."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in pixels at the size of the page."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the legend: what it says, and what adds its sign, around the point (16, 0)."""

    said: str
    draw: Callable[[Element], None]


@dataclass(frozen=True, slots=True)
class Stage:
    """A view: the `box` around all of it, the size of its smallest names, its legend, and what adds it."""

    box: Box
    letter: float
    legend: Sequence[Sequence[Entry]]
    draw: Callable[[Element], None]
