"""The parameters of named queries: their types, how values are checked and written in Cypher."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import TypeVar

from graph.errors import QueryError
from graph.model import RelationType, Status
from graph.stores.base import Value

_T = TypeVar("_T")


class Default(Enum):
    """What stands for a default that is no value."""

    REQUIRED = "required"
    """There is none: the parameter must be given."""
    ALL = "all"
    """Every report that is stored, which only the store knows."""


class ParameterType(StrEnum):
    """What values a parameter takes, in the words of the headers."""

    STRING = "string"
    OPTIONAL_STRING = "string?"
    STRINGS = "strings"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    REPORTS = "reports"
    TYPES = "types"
    STATUSES = "statuses"

    @property
    def everything(self) -> Value | Default:
        """What `all` stands for.

        Raises:
            ValueError: the type has no such value.
        """
        if self is ParameterType.REPORTS:
            return Default.ALL
        if self in _VOCABULARIES:
            return [str(member) for member in _VOCABULARIES[self]]
        raise ValueError(f"a parameter of type {self.value} cannot be all")

    def check(self, value: object) -> Value:
        """The value as it is sent to a store; enumeration members become their values.

        Raises:
            TypeError, ValueError: it is none of this type; the message says what is.
        """
        if self is ParameterType.BOOLEAN:
            return _check_plain(value, bool, "true or false")
        if self is ParameterType.INTEGER:
            if isinstance(value, bool):
                raise TypeError("it must be a whole number")
            return _check_plain(value, int, "a whole number")
        if self is ParameterType.STRING or (self is ParameterType.OPTIONAL_STRING and value is not None):
            return str(_check_plain(value, str, "a string"))
        if self is ParameterType.OPTIONAL_STRING:
            return None
        strings = _check_strings(value)
        if self in _VOCABULARIES:
            known = [str(member) for member in _VOCABULARIES[self]]
            for string in strings:
                if string not in known:
                    raise ValueError(f"{string} is none of {', '.join(known)}")
        return strings

    def parse(self, text: str) -> Value:
        """The value that a text stands for; lists are parted by commas or 、.

        Raises:
            TypeError, ValueError: the text stands for none of this type.
        """
        if self in (ParameterType.STRING, ParameterType.OPTIONAL_STRING):
            return text
        if self is ParameterType.INTEGER:
            return self.check(int(text))
        if self is ParameterType.BOOLEAN:
            return self.check(_BOOLEANS.get(text.lower()))
        parts = text.replace("、", ",").replace("，", ",").split(",")
        return self.check([part.strip() for part in parts if part.strip()])


_BOOLEANS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
_VOCABULARIES: Mapping[ParameterType, type[RelationType] | type[Status]] = {
    ParameterType.TYPES: RelationType,
    ParameterType.STATUSES: Status,
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a named query."""

    name: str
    type: ParameterType
    default: Value | Default
    meaning: str

    @property
    def written_default(self) -> str:
        """The default as the header has it: JSON, `required` or `all`."""
        if isinstance(self.default, Default):
            return self.default.value
        if self.type in _VOCABULARIES and self.default == self.type.everything:
            return Default.ALL.value
        return json.dumps(self.default, ensure_ascii=False)

    def check(self, value: object, query: str) -> Value:
        """The value as it is sent to a store; a QueryError says what is wrong with it."""
        return self._read(self.type.check, value, query)

    def parse(self, text: str, query: str) -> Value:
        """The value that a text stands for; a QueryError says what is wrong with it."""
        return self._read(self.type.parse, text, query)

    def _read(self, read: Callable[[_T], Value], value: _T, query: str) -> Value:
        try:
            return read(value)
        except (TypeError, ValueError) as error:
            raise QueryError(
                f"the parameter {self.name} ({self.type.value}) of the query {query} "
                f"cannot be {value!r}: {error}"
            ) from error


def write_literal(value: Value) -> str:
    """A value as Cypher writes it, in one line."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n").replace("\r", "\\r")
        return f"'{escaped}'"
    if isinstance(value, Sequence):
        return "[" + ", ".join(write_literal(item) for item in value) + "]"
    return str(value)


def _check_plain(value: object, kind: type[_T], words: str) -> _T:
    if not isinstance(value, kind):
        raise TypeError(f"it must be {words}")
    return value


def _check_strings(value: object) -> list[str]:
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise TypeError("it must be a list of strings")
    if not all(isinstance(item, str) for item in value):
        raise TypeError("it must be a list of strings only")
    return [str(item) for item in value]
