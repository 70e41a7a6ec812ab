"""What bodies were called until they were renamed, each name with its years (`data/formernames.csv`)."""

from dataclasses import dataclass
from functools import cache

from graph.identity.tables import fold_brackets, read_rows


@dataclass(frozen=True, slots=True)
class FormerName:
    """What a body was called until it was renamed; it is the same body."""

    name: str
    former: str
    since: int | None
    until: int
    """The year in which the name gave way to the next."""
    source: str


def find_former(name: str) -> FormerName | None:
    """The line that has this as a former name of a body, None where none has."""
    return _former_names().get(fold_brackets(name))


def former_names_of(name: str) -> tuple[FormerName, ...]:
    """What the body of this main name was called before, the oldest name first."""
    return tuple(line for line in _former_names().values() if line.name == name)


@cache
def _former_names() -> dict[str, FormerName]:
    return {
        fold_brackets(row["former"]): FormerName(
            row["name"],
            row["former"],
            int(row["since"]) if row["since"] else None,
            int(row["until"]),
            row["source"],
        )
        for row in read_rows("formernames.csv")
    }
