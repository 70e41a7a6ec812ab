"""A named query: what it answers, takes and gives, and the statement."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

from graph.errors import QueryError
from graph.stores.base import Value
from queries.parameters import Default, Parameter, write_literal

_WIDTH = 100


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
    """The statement, without the header."""

    @property
    def parameter_names(self) -> tuple[str, ...]:
        """The names of its parameters, in the order of the header."""
        return tuple(parameter.name for parameter in self.parameters)

    def explain(self) -> str:
        """What it answers, takes and gives, and the statement itself, as text for a person."""
        parameters = [
            (parameter.name, parameter.type.value, parameter.written_default, parameter.meaning)
            for parameter in self.parameters
        ]
        columns = [(column.name, column.meaning) for column in self.columns]
        return "\n".join(
            [
                f"{self.name}: {self.title} {self.chinese}",
                "",
                *wrap(self.description, _WIDTH),
                "",
                "Parameters",
                *_align(parameters),
                "",
                "Columns",
                *_align(columns),
                "",
                self.cypher,
            ]
        )

    def fill(self, given: Mapping[str, object]) -> dict[str, Value]:
        """Every parameter with its value: what is given, checked, and the defaults of the others.

        Raises:
            QueryError: a parameter is unknown, of another type, or missing; the message lists the valid ones.
        """
        for name in given:
            if name not in self.parameter_names:
                raise self._unknown(name)
        values: dict[str, Value] = {}
        for parameter in self.parameters:
            if parameter.name in given:
                values[parameter.name] = parameter.check(given[parameter.name], self.name)
            elif isinstance(parameter.default, Default):
                raise QueryError(
                    f"the query {self.name} needs the parameter {parameter.name} "
                    f"({parameter.type.value}): {parameter.meaning}"
                )
            else:
                values[parameter.name] = parameter.default
        return values

    def parse(self, name: str, text: str) -> Value:
        """The value of a parameter that was given as text: lists are parted by commas or 、.

        Raises:
            QueryError: the parameter is unknown, or the text is no value of its type.
        """
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter.parse(text, self.name)
        raise self._unknown(name)

    def statement(self, parameters: Mapping[str, object]) -> str:
        """A text to paste into Neo4j Browser: a `:param` line for each parameter, then the Cypher.

        `reports` must be among the parameters; the others have their defaults.
        """
        values = self.fill(parameters)
        lines = [f":param {name} => {write_literal(value)};" for name, value in values.items()]
        return "\n".join([*lines, "", self.cypher + ";"])

    def _unknown(self, name: str) -> QueryError:
        return QueryError(
            f"the query {self.name} has no parameter {name}; it takes {', '.join(self.parameter_names)}"
        )


def _align(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows of a table as lines, every column but the last as wide as its widest field."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  " + "  ".join(field.ljust(width) for field, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
