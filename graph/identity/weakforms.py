"""Short forms that several bodies go by (锦江集团, 交大), read where the context says which is meant.

In this order: the report names one of them in full; the reviewed lines of `data/contexts.csv` say what the
form means in reports of this place; they say what it means in another place, that a neighbour is enough, and
a body of that place stands beside it in the row. Otherwise the form stays a body of its own.
"""

from collections.abc import Iterator

from graph.identity.context import Merge, Readings, ReportContext
from graph.identity.names import read_name
from graph.identity.places import leading_place
from graph.identity.reading import Reading
from graph.identity.weakcontexts import Context, contexts_of, find_in_context


def read_weak_forms(readings: dict[str, Reading], context: ReportContext) -> Iterator[Merge]:
    """Each weak form that the context makes clear, with the body and the reason."""
    strong = {reading.name: name for name, reading in readings.items() if not reading.weak}
    for name, reading in list(readings.items()):
        if not reading.weak:
            continue
        named = [strong[body] for body in reading.weak if body in strong]
        if named:
            # 交大 beside both 上海交通大学 and 西安交通大学 may be either, wherever it stands.
            if len(named) == 1 and not context.stand_apart(name, named[0]):
                yield name, named[0], f"short for {readings[named[0]].name}, which the report names too"
            continue
        found = _find_line(name, readings, context)
        if found is not None:
            line, reason = found
            readings.setdefault(line.name, read_name(line.name, context.place))
            yield name, line.name, reason


def _find_line(name: str, readings: Readings, context: ReportContext) -> tuple[Context, str] | None:
    """The line that holds for a weak form in this report, and why it does."""
    beside = list(_iter_beside(name, readings, context))
    here = find_in_context(name, context.place)
    if here is not None:
        elsewhere = any(line.name != here.name for line, _ in beside)
        reason = f"in reports of {here.place}, {name} is {here.name}"
        return None if elsewhere else (here, reason)
    if len({line.name for line, _ in beside}) != 1:
        return None
    line, other = beside[0]
    if not _is_among_its_own(name, line, readings, context):
        return None
    return line, f"beside {other} of {line.place}, {name} is {line.name}"


def _is_among_its_own(name: str, line: Context, readings: Readings, context: ReportContext) -> bool:
    """Whether most of the bodies from elsewhere in its rows are of the line's place."""
    home = context.place
    far = {
        readings[other].organization.id: found[0]
        for row in context.rows_with(name)
        for other in row.names
        for found in [leading_place(other, home)]
        if found is not None and (found[0].province, found[0].city) != (home.province, home.city)
    }
    own = sum(line.holds_in(place) for place in far.values())
    return 2 * own > len(far)


def _iter_beside(name: str, readings: Readings, context: ReportContext) -> Iterator[tuple[Context, str]]:
    """Every line whose place a name bears that stands in one row with the weak form."""
    lines = [line for line in contexts_of(name) if line.beside]
    if not lines:
        return
    for row in context.rows_with(name):
        for other in row.names:
            found = leading_place(other, context.place) if other != name else None
            if found is None or readings[other].collective:
                continue
            yield from ((line, other) for line in lines if line.holds_in(found[0]))
