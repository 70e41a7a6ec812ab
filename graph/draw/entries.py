"""Bodies and ties as pyvis keeps them: the entries of its `nodes` and `edges`."""

from collections.abc import Mapping
from typing import Any

from graph.draw.styles import BodyStyle, body_style, tie_style
from graph.draw.view import View

Place = tuple[float, float]


def make_nodes(view: View, places: Mapping[str, Place]) -> list[dict[str, Any]]:
    """The node of each body, in the order of the bodies."""
    ties_of = view.count_ties()
    styles: dict[tuple[object, bool], BodyStyle] = {}
    nodes = []
    for body in view.bodies:
        key = body.kind, body.reporting
        if key not in styles:
            styles[key] = body_style(body.kind, reporting=body.reporting)
        style, (x, y) = styles[key], places[body.id]
        nodes.append(
            {
                "id": body.id,
                "label": body.name,
                "shape": style.shape,
                "color": style.color,
                "size": style.size(ties_of[body.id]),
                "x": x,
                "y": y,
            }
        )
    return nodes


def make_edges(view: View) -> list[dict[str, Any]]:
    """The edge of each tie, in the order of the ties, without arrows; each may be changed by itself."""
    looks = edge_styles(view)
    return [
        {
            "id": tie.id,
            "from": tie.head,
            "to": tie.tail,
            **(look := looks[f"{tie.type}.{tie.basis}.{tie.status}"]),
            "color": dict(look["color"]),
        }
        for tie in view.ties
    ]


def edge_styles(view: View) -> dict[str, dict[str, Any]]:
    """What edges look like, by type, basis and status of their tie, as far as these occur."""
    kinds = {(tie.type, tie.basis, tie.status) for tie in view.ties}
    styles = {f"{kind[0]}.{kind[1]}.{kind[2]}": tie_style(*kind) for kind in kinds}
    return {
        key: {
            "color": {"color": style.color, "opacity": style.opacity},
            "width": style.width,
            "dashes": list(style.dashes) or False,
            "arrows": "",
        }
        for key, style in sorted(styles.items())
    }
