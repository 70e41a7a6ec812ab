"""From a networkx graph to the page: read, lay out, style, fill."""

from typing import TYPE_CHECKING

from graph.draw.layouts import lay_out
from graph.draw.sources import as_network
from graph.draw.view import read_view
from graph.draw.words import Language
from graph.errors import NamingError

if TYPE_CHECKING:
    from graph.draw.network import Network
    from graph.draw.sources import Drawable


def draw(
    network: "Drawable",
    *,
    title: str | None = None,
    focus: str | None = None,
    language: Language = Language.AUTO,
    sentences: bool = True,
) -> "Network":
    """The page of a network, ready to be written or shown in a notebook.

    Args:
        network: bodies as nodes and relations as keyed edges, as `queries.network.read_network` gives it;
            or a query's result, a DataFrame or any networkx graph, as `graph.draw.sources` reads them.
        title: the page's title; by default it is made from the places of the reports.
        focus: the id of the body that the page opens on.
        language: the language the page opens in; by default the browser's. A button switches.
        sentences: whether the page carries the sentences behind its ties; without, it can be passed on.

    Raises:
        PictureError: there is nothing in `network` to draw.
        NamingError: `focus` is no body of the network.
    """
    from graph.draw.network import Network

    view = read_view(as_network(network))
    if not sentences:
        view = view.without_sentences()
    if focus is not None and focus not in {body.id for body in view.bodies}:
        raise NamingError(
            f"focus: the network has no body with the id {focus!r}; give an id of one of its nodes"
        )
    page = Network(title=title, focus=focus, language=language)
    page.fill(view, lay_out(view))
    return page
