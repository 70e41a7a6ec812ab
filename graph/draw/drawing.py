"""From a networkx graph to the page: read, lay out, style, fill."""

from typing import TYPE_CHECKING

from graph.draw.layout import Layout, place_columns
from graph.draw.sources import as_network
from graph.draw.styles import body_style, tie_style
from graph.draw.view import Body, Tie, View, read_view
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
    layout = place_columns(view)
    page = Network(title=title, focus=focus, language=language)
    page.fill(view, layout, _pyvis_nodes(view, layout), [_pyvis_edge(tie) for tie in view.ties])
    return page


def _pyvis_nodes(view: View, layout: Layout) -> list[dict[str, object]]:
    ties_of = view.count_ties()
    return [_pyvis_node(body, layout, ties_of[body.id]) for body in view.bodies]


def _pyvis_node(body: Body, layout: Layout, ties: int) -> dict[str, object]:
    style, spot = body_style(body.kind, reporting=body.reporting), layout.spots[body.id]
    return {
        "id": body.id,
        "label": body.name,
        "shape": style.shape,
        "color": style.color,
        "size": style.size(ties),
        "x": round(spot.x, 1),
        "y": round(spot.y, 1),
    }


def _pyvis_edge(tie: Tie) -> dict[str, object]:
    style = tie_style(tie.type, tie.basis, tie.status)
    return {
        "id": tie.id,
        "from": tie.head,
        "to": tie.tail,
        "color": {"color": style.color, "opacity": style.opacity},
        "width": style.width,
        "dashes": list(style.dashes) or False,
        "arrows": "",
    }
