"""All that is worked out in Python about where things stand, for every view of the page."""

from dataclasses import dataclass
from typing import Any

from graph.draw.layout import Layout, place_columns
from graph.draw.layout_matrix import MatrixOrder, order_matrix
from graph.draw.layout_whole import WholeLayout, place_whole
from graph.draw.view import View

# Up to so many bodies, three columns have room for every name.
COLUMNS_MAX = 400


@dataclass(frozen=True, slots=True)
class Layouts:
    """Where bodies stand in the columns (if there are any), in the whole picture, and in the matrix."""

    columns: Layout | None
    whole: WholeLayout
    matrix: MatrixOrder

    def places(self, view: View) -> dict[str, tuple[float, float]]:
        """Where pyvis' nodes are: in the columns, or else in the whole picture."""
        if self.columns is None:
            return {
                body.id: (float(round(x)), float(round(y)))
                for body, (x, y) in zip(view.bodies, self.whole.places, strict=True)
            }
        return {id_: (round(spot.x, 1), round(spot.y, 1)) for id_, spot in self.columns.spots.items()}

    def to_json(self, view: View) -> dict[str, Any]:
        """The layouts for the page's script, bodies in the order of the view."""
        columns = self.columns and self.columns.to_json([body.id for body in view.bodies])
        return {"columns": columns, "whole": self.whole.to_json(), "matrix": self.matrix.to_json()}


def lay_out(view: View) -> Layouts:
    """Places everything; columns only while they have room for every name."""
    columns = place_columns(view) if len(view.bodies) <= COLUMNS_MAX else None
    return Layouts(columns, place_whole(view), order_matrix(view))
