"""The catalogue as Markdown: `python -m queries.page docs/queries.md` brings that page up to date."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from graph.errors import QueryError
from queries.catalogue import read_catalogue
from queries.named import NamedQuery

_BEGIN = "<!-- catalogue -->"
_END = "<!-- /catalogue -->"


def insert_catalogue(page: str) -> str:
    """The page with the description of every query between its two marks.

    Raises:
        QueryError: the page lacks the marks.
    """
    before, begin, rest = page.partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not begin or not end:
        raise QueryError(
            f"the page needs the lines {_BEGIN} and {_END}, between which the queries are described"
        )
    return f"{before}{begin}\n\n{describe_catalogue()}\n\n{end}{after}"


def describe_catalogue() -> str:
    """Every query with its parameters and columns, a section each."""
    return "\n\n".join("\n".join(_describe(query)) for query in read_catalogue().values())


def _describe(query: NamedQuery) -> Iterator[str]:
    yield f"### `{query.name}`"
    yield ""
    yield f"{query.title} · {query.chinese}"
    yield ""
    yield query.description
    yield ""
    yield from _table(
        ("parameter", "type", "default", "meaning"),
        (
            (f"`{parameter.name}`", parameter.type.value, f"`{parameter.written_default}`", parameter.meaning)
            for parameter in query.parameters
        ),
    )
    yield ""
    yield from _table(
        ("column", "meaning"), ((f"`{column.name}`", column.meaning) for column in query.columns)
    )


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"


if __name__ == "__main__":
    for name in sys.argv[1:]:
        path = Path(name)
        path.write_text(insert_catalogue(path.read_text(encoding="utf-8")), encoding="utf-8")
