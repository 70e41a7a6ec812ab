"""Which body of the graph a person means by a name, however it is written."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from graph.errors import NamingError
from graph.identity.places import parse_place
from graph.identity.resolve import resolve_names
from graph.model import Kind, Level
from graph.stores.base import Store, Value
from queries.catalogue import run_query

# A message stays readable: of more candidates than this it says how many there are.
_LISTED = 10
# A single character is part of too many names to mean one.
_SHORTEST_PART = 2


@dataclass(frozen=True, slots=True)
class Body:
    """An organization as the chosen reports know it."""

    id: str
    name: str
    kind: Kind
    level: Level | None
    place: str | None
    collective: bool
    reporting: bool
    """Whether it reports in the chosen reports."""
    part_of: str | None
    """The id of the body it is a part of."""
    aliases: tuple[str, ...]
    """What else it is called in the stored reports."""
    surfaces: tuple[str, ...]
    """How the chosen reports word it."""

    def __str__(self) -> str:
        traits = (self.place, self.level and self.level.chinese, self.kind.chinese)
        return f"{self.name} ({'，'.join(trait for trait in traits if trait)})"


def find_body(store: Store, name: str, reports: Sequence[str]) -> Body:
    """The body of the chosen reports that a name denotes, in any form that resolves.

    Tried in this order, until something is found: an id; the name; an alias, a wording of the reports, or
    what the name denotes when it is read against their places (市科技局); name, alias and wording with width,
    case and white space folded; a part of a name; a part of an alias.

    Raises:
        NamingError: nothing is found, with near names; or several bodies, with their places and kinds.
    """
    return find_bodies(store, [name], reports)[0]


def find_bodies(store: Store, names: Sequence[str], reports: Sequence[str]) -> list[Body]:
    """The bodies that several names denote, in their order; see `find_body`."""
    bodies = read_bodies(store, reports)
    return [_find(store, name.strip(), bodies, reports) for name in names]


def read_bodies(store: Store, reports: Sequence[str]) -> list[Body]:
    """Every body that the chosen reports bring, those with the most counterparts first."""
    return [_make_body(row) for row in run_query(store, "bodies", reports=list(reports)).to_dicts()]


def _make_body(row: dict[str, Value]) -> Body:
    def text(name: str) -> str | None:
        return None if row[name] is None else str(row[name])

    def texts(name: str) -> tuple[str, ...]:
        value = row[name]
        return tuple(str(part) for part in value) if isinstance(value, Sequence) else ()

    level = text("level")
    return Body(
        id=str(row["id"]),
        name=str(row["name"]),
        kind=Kind(str(row["kind"])),
        level=None if level is None else Level(level),
        place=text("place"),
        collective=bool(row["collective"]),
        reporting=bool(row["reporting"]),
        part_of=text("part_of"),
        aliases=texts("aliases"),
        surfaces=texts("surfaces"),
    )


def _find(store: Store, name: str, bodies: Sequence[Body], reports: Sequence[str]) -> Body:
    if not name:
        raise NamingError("the name of a body is empty; write a name, or a part of one")
    for found in _iter_findings(store, name, bodies, reports):
        if len(found) == 1:
            return found[0]
        if found:
            raise NamingError(f"{name!r} may be {_list_bodies(found)}; write one of these names, or an id")
    raise NamingError(_describe_unknown(store, name, bodies, reports))


def _iter_findings(
    store: Store, name: str, bodies: Sequence[Body], reports: Sequence[str]
) -> Iterator[list[Body]]:
    """What each way of reading the name finds, the surest first; later ones are not tried in vain."""
    folded = fold(name)

    def having(test: Callable[[Body], bool]) -> list[Body]:
        return [body for body in bodies if test(body)]

    yield having(lambda body: body.id == name)
    yield having(lambda body: body.name == name)
    # Together: a wording of one report may be the short form of another body in the next.
    ids = _read_against_places(store, name, reports)
    yield having(lambda body: body.id in ids or name in body.aliases or name in body.surfaces)
    yield having(lambda body: fold(body.name) == folded)
    yield having(lambda body: folded in map(fold, (*body.aliases, *body.surfaces)))
    if len(folded) >= _SHORTEST_PART:
        yield having(lambda body: folded in fold(body.name))
        yield having(lambda body: any(folded in fold(alias) for alias in body.aliases))


def fold(name: str) -> str:
    """A name without what does not tell names apart: width, case, white space."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def _read_against_places(store: Store, name: str, reports: Sequence[str]) -> set[str]:
    """The ids of what the name denotes in a report of each of the places."""
    rows = run_query(store, "reports", reports=list(reports)).to_dicts()
    found: set[str] = set()
    for place in sorted({str(row["place"]) for row in rows}):
        resolution = resolve_names([name], parse_place(place))
        found |= {organization.id for organization in resolution.organizations.values()}
    return found


def _list_bodies(bodies: Sequence[Body]) -> str:
    names = Counter(body.name for body in bodies)
    listed = [f"{body} {body.id}" if names[body.name] > 1 else str(body) for body in bodies]
    more = f" and {len(listed) - _LISTED} more" if len(listed) > _LISTED else ""
    return "; ".join(listed[:_LISTED]) + more


def _describe_unknown(store: Store, name: str, bodies: Sequence[Body], reports: Sequence[str]) -> str:
    elsewhere = [
        str(row["name"])
        for row in run_query(store, "bodies").to_dicts()
        if fold(name) == fold(str(row["name"])) and row["id"] not in {body.id for body in bodies}
    ]
    if elsewhere:
        return f"{name!r} is in none of the chosen reports, but in others; choose these, or all"
    names = {fold(known): body.name for body in bodies for known in (*body.aliases, body.name)}
    near = dict.fromkeys(names[match] for match in get_close_matches(fold(name), names, n=5, cutoff=0.5))
    hint = f"; near it are {', '.join(near)}" if near else ""
    return (
        f"no body of the chosen {len(reports)} report(s) is called {name!r}{hint}; "
        "`liaison query bodies` lists them all"
    )
