"""The named queries: one Cypher file each, with a header that is checked against the statement.

A header is made of `//` comments: `// English title | 中文标题`, a description, then the sections
`Parameters` (name, type, default, meaning) and `Columns` (name, meaning), whose fields are two or more spaces
apart; a line that is indented further continues the meaning above it. One statement follows.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from types import MappingProxyType

from graph.errors import QueryError
from graph.stores.base import Result, Store, Value
from queries.parameters import Default, Parameter, ParameterType, write_literal
from queries.statements import read_columns, read_parameters


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an answer."""

    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query of the catalogue, as its file documents it."""

    name: str
    title: str
    chinese: str
    description: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    cypher: str

    def fill(self, given: Mapping[str, object]) -> dict[str, Value]:
        """Every parameter with its value: what is given, checked, and the defaults of the others.

        Raises:
            QueryError: a parameter is unknown, of another type, or missing; the message lists the valid ones.
        """
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in given:
            if name not in known:
                raise QueryError(
                    f"the query {self.name} has no parameter {name}; it takes {', '.join(known) or 'none'}"
                )
        values: dict[str, Value] = {}
        for name, parameter in known.items():
            if name in given:
                values[name] = parameter.check(given[name], self.name)
            elif isinstance(parameter.default, Default):
                raise QueryError(
                    f"the query {self.name} needs the parameter {name} ({parameter.type.value}): "
                    f"{parameter.meaning}"
                )
            else:
                values[name] = parameter.default
        return values

    def parse(self, name: str, text: str) -> Value:
        """The value of a parameter that was given as text: lists are parted by commas or 、.

        Raises:
            QueryError: the parameter is unknown, or the text is no value of its type.
        """
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter.parse(text, self.name)
        raise QueryError(
            f"the query {self.name} has no parameter {name}; it takes "
            f"{', '.join(parameter.name for parameter in self.parameters) or 'none'}"
        )

    def statement(self, parameters: Mapping[str, object]) -> str:
        """A text to paste into Neo4j Browser: a `:param` line for each parameter, then the Cypher.

        `reports` must be among the parameters; the others have their defaults.
        """
        values = self.fill(parameters)
        lines = [f":param {name} => {write_literal(value)};" for name, value in values.items()]
        return "\n".join([*lines, "", self.cypher + ";"])


def run_query(store: Store, name: str, /, **parameters: object) -> Result:
    """The answer of a named query; `reports` are all stored ones unless given.

    Raises:
        QueryError: the query or a parameter is unknown, or a value is of another type.
    """
    query = get_query(name)
    if "reports" not in parameters:
        rows = store.read("MATCH (p:Report) RETURN p.id AS id ORDER BY id")
        parameters["reports"] = [id_ for (id_,) in rows]
    return store.read(query.cypher, query.fill(parameters))


def get_query(name: str) -> NamedQuery:
    """The query of that name.

    Raises:
        QueryError: there is none; the message lists those there are.
    """
    catalogue = read_catalogue()
    if name not in catalogue:
        near = get_close_matches(name, catalogue, n=1)
        hint = f" (did you mean {near[0]}?)" if near else ""
        raise QueryError(f"there is no query {name}{hint}; there are {', '.join(catalogue)}")
    return catalogue[name]


@cache
def read_catalogue() -> Mapping[str, NamedQuery]:
    """Every query of the catalogue by its name, sorted.

    Raises:
        QueryError: a file's header and its statement disagree, or the header cannot be read.
    """
    return read_folder(Path(__file__).parent)


def read_folder(folder: Path) -> Mapping[str, NamedQuery]:
    """The queries in a folder's `*.cypher` files by name, sorted; each is checked."""
    paths = sorted(folder.glob("*.cypher"))
    return MappingProxyType({path.stem: read_query(path) for path in paths})


def read_query(path: Path) -> NamedQuery:
    """The query in a file, checked.

    Raises:
        QueryError: its header cannot be read, or declares other parameters or columns than its statement has.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    size = next((i for i, line in enumerate(lines) if not line.startswith("//")), len(lines))
    header = [line.removeprefix("//").removeprefix(" ") for line in lines[:size]]
    cypher = "\n".join(lines[size:]).strip().removesuffix(";")
    try:
        query = _parse_header(path.stem, header, cypher)
        _check(query)
    except ValueError as error:
        raise QueryError(f"{path.name}: {error}") from error
    return query


def _parse_header(name: str, header: Sequence[str], cypher: str) -> NamedQuery:
    title, bar, chinese = (header[0] if header else "").partition(" | ")
    if not bar:
        raise ValueError("the first line must be a comment: // English title | Chinese title")
    sections: dict[str, list[str]] = {"": [], "Parameters": [], "Columns": []}
    section = ""
    for line in header[1:]:
        if line in sections:
            section = line
        elif section and line.startswith("    "):
            if not sections[section]:
                raise ValueError(f"the header continues nothing: {line.strip()}")
            sections[section][-1] += " " + line.strip()
        elif line.strip():
            sections[section].append(line.strip())
    return NamedQuery(
        name=name,
        title=title.strip(),
        chinese=chinese.strip(),
        description=" ".join(sections[""]),
        parameters=tuple(_parse_parameter(line) for line in sections["Parameters"]),
        columns=tuple(_parse_column(line) for line in sections["Columns"]),
        cypher=cypher,
    )


def _parse_parameter(line: str) -> Parameter:
    fields = re.split(r" {2,}", line, maxsplit=3)
    if len(fields) != 4:
        raise ValueError(f"a parameter is: name  type  default  meaning, two spaces apart; not: {line}")
    name, type_, default, meaning = fields
    try:
        kind = ParameterType(type_)
    except ValueError:
        raise ValueError(
            f"the parameter {name} has the unknown type {type_}; "
            f"there are {', '.join(kind.value for kind in ParameterType)}"
        ) from None
    return Parameter(name, kind, _parse_default(name, kind, default), meaning)


def _parse_default(name: str, kind: ParameterType, text: str) -> Value | Default:
    if text == "required":
        return Default.REQUIRED
    if text == "all":
        return kind.everything
    try:
        return kind.check(json.loads(text))
    except ValueError as error:
        raise ValueError(
            f"the default of the parameter {name} is no {kind.value}: {text} ({error})"
        ) from error


def _parse_column(line: str) -> Column:
    name, *meaning = re.split(r" {2,}", line, maxsplit=1)
    if not meaning:
        raise ValueError(f"a column is: name  meaning, two spaces apart; not: {line}")
    return Column(name, meaning[0])


def _check(query: NamedQuery) -> None:
    """Raises ValueError where header and statement disagree, either way."""
    declared = [parameter.name for parameter in query.parameters]
    used = read_parameters(query.cypher)
    columns = [column.name for column in query.columns]
    returned = read_columns(query.cypher)
    problems = [
        *(f"the parameter {name} is declared and not used" for name in declared if name not in used),
        *(f"the parameter {name} is used and not declared" for name in sorted(used) if name not in declared),
        *(f"the column {name} is declared and not returned" for name in columns if name not in returned),
        *(f"the column {name} is returned and not declared" for name in returned if name not in columns),
    ]
    if not problems and columns != returned:
        problems.append("the columns are declared in another order than they are returned")
    if problems:
        raise ValueError("; ".join(problems))
