"""Reads a named query from its file, and checks that header and statement agree.

A header is made of `//` comments: `// English title | 中文标题`, a description, then the sections
`Parameters` (name, type, default, meaning) and `Columns` (name, meaning), whose fields are two or more spaces
apart; a line that is indented further continues the meaning above it. One statement follows.
"""

import json
import re
from collections.abc import Sequence
from pathlib import Path

from graph.errors import QueryError
from graph.stores.base import Value
from queries.named import Column, NamedQuery
from queries.parameters import Default, Parameter, ParameterType
from queries.statements import read_columns, read_parameters


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
