"""Where a weak form of a name means one body: 交大 in reports of 西安 (`data/contexts.csv`)."""

from dataclasses import dataclass
from functools import cache

from graph.identity.tables import fold_brackets, read_rows
from graph.model import Place


@dataclass(frozen=True, slots=True)
class Context:
    """Where a weak form means one body: in reports of a place, perhaps beside bodies that bear its name."""

    form: str
    name: str
    place: str
    """A province or city by its full name."""
    beside: bool
    """Whether elsewhere a neighbour of that place is enough: of universities, reports list any."""

    def holds_in(self, place: Place) -> bool:
        """Whether this is the place, or lies in it."""
        return self.place in {place.province, place.city}


def find_in_context(form: str, place: Place) -> Context | None:
    """The line by which a weak form means one body in reports of a place; a city's goes before a province's.

    None where no line says so, or where two say different things.
    """
    lines = [line for line in contexts_of(form) if line.holds_in(place)]
    near = [line for line in lines if line.place == place.city] or lines
    return near[0] if len({line.name for line in near}) == 1 else None


def contexts_of(form: str) -> tuple[Context, ...]:
    """Every line that says where a weak form holds."""
    return _contexts().get(fold_brackets(form), ())


@cache
def _contexts() -> dict[str, tuple[Context, ...]]:
    found: dict[str, tuple[Context, ...]] = {}
    for row in read_rows("contexts.csv"):
        key = fold_brackets(row["form"])
        line = Context(row["form"], row["name"], row["place"], bool(row["beside"]))
        found[key] = (*found.get(key, ()), line)
    return found
