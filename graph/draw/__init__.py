"""The network as one offline HTML page in which every line shows its sentence.

`draw(network)` gives a `Network`, which is a pyvis network that people can go on using as one:

    from graph.draw import draw
    draw(read_network(store)).write("network.html")

`Network` is looked up when it is asked for, since pyvis imports IPython.
"""

from typing import TYPE_CHECKING

from graph.draw.drawing import draw
from graph.draw.words import Language

if TYPE_CHECKING:
    from graph.draw.network import Network

__all__ = ["Language", "Network", "draw"]


def __getattr__(name: str) -> object:
    if name == "Network":
        from graph.draw.network import Network

        return Network
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
