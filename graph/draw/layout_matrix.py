"""The order of the matrix: bureaus across, by place; counterparts down, those that several share first."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from graph.draw.seriation import order_columns_by_sharing, order_rows
from graph.draw.view import View


@dataclass(frozen=True, slots=True)
class MatrixOrder:
    """Numbers of bodies: `columns` report; `shared` are tied to several of them, `single` to one."""

    columns: tuple[int, ...]
    shared: tuple[int, ...]
    single: tuple[int, ...]

    def to_json(self) -> dict[str, Any]:
        """The order for the page's script."""
        return {"columns": self.columns, "shared": self.shared, "single": self.single}


def order_matrix(view: View) -> MatrixOrder:
    """Columns and rows so that shared blocks show; within what one bureau has alone, by kind and name."""
    bodies = {body.id: body for body in view.bodies}
    number_of = {body.id: number for number, body in enumerate(view.bodies)}
    reporting = {body.id for body in view.bodies if body.reporting}
    found: dict[str, set[str]] = defaultdict(set)
    for tie in view.ties:
        for one, other in ((tie.head, tie.tail), (tie.tail, tie.head)):
            if one in reporting and one != other:
                found[other].add(one)
    rows = {id_: tuple(sorted(columns)) for id_, columns in found.items()}
    shared = {id_: columns for id_, columns in rows.items() if len(columns) > 1}
    columns = _order_by_place(view, shared)
    place = {id_: index for index, id_ in enumerate(columns)}
    kinds = {body.id: str(body.kind) for body in view.bodies}
    single = sorted(
        (id_ for id_, own in rows.items() if len(own) == 1),
        key=lambda id_: (place[rows[id_][0]], kinds[id_], bodies[id_].name, id_),
    )
    return MatrixOrder(
        columns=tuple(number_of[id_] for id_ in columns),
        shared=tuple(number_of[id_] for id_ in order_rows(columns, shared)),
        single=tuple(number_of[id_] for id_ in single),
    )


def _order_by_place(view: View, shared: dict[str, tuple[str, ...]]) -> list[str]:
    of_place: dict[str, list[str]] = defaultdict(list)
    for body in sorted(view.bodies, key=lambda body: (body.name, body.id)):
        if body.reporting:
            of_place[body.place or ""].append(body.id)
    place_of = {id_: place for place, ids in of_place.items() for id_ in ids}
    rows_of: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for row, own in shared.items():
        for column in own:
            rows_of[place_of[column]].setdefault(row, []).append(column)
    return [
        column
        for place, columns in sorted(of_place.items())
        for column in order_columns_by_sharing(columns, rows_of[place])
    ]
