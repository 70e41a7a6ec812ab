"""Cypher as tokens: enough to see what a statement asks for, without parsing it.

Words, strings, numbers, parameters, comments and symbols are told apart, so that a keyword inside a
string or a comment is none. What a statement means is left to the databases.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto


class TokenKind(Enum):
    """What a token is."""

    WORD = auto()
    QUOTED = auto()
    STRING = auto()
    NUMBER = auto()
    PARAMETER = auto()
    SYMBOL = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A token with its place; `text` is as written, without the quotes of a quoted name or a string.

    `line` and `column` count from 1; `start` and `stop` are offsets, quotes included.
    """

    kind: TokenKind
    text: str
    line: int
    column: int
    start: int
    stop: int

    def is_word(self, *words: str) -> bool:
        """Whether it is one of these keywords or names, whatever their case."""
        return self.kind is TokenKind.WORD and self.text.upper() in words

    def is_symbol(self, *symbols: str) -> bool:
        """Whether it is one of these symbols."""
        return self.kind is TokenKind.SYMBOL and self.text in symbols

    def is_name(self, *names: str) -> bool:
        """Whether it is one of these names, quoted or not; names keep their case."""
        return self.kind in (TokenKind.WORD, TokenKind.QUOTED) and self.text in names

    @property
    def where(self) -> str:
        """Its place as a reader counts it: `line 1, column 7`."""
        return f"line {self.line}, column {self.column}"


_TOKEN = re.compile(
    r"""
      (?P<space>\s+ | //[^\r\n]* | /\*.*?(?:\*/|\Z))
    | (?P<string>'(?:\\.|[^'\\])*(?:'|\Z) | "(?:\\.|[^"\\])*(?:"|\Z))
    | (?P<quoted>`(?:``|[^`])*(?:`|\Z))
    | (?P<parameter>\$(?:\w+|`(?:``|[^`])*`))
    | (?P<number>(?:\d[\d_]*\.\d+|\.\d+|0[xo][0-9a-fA-F]+|\d[\d_]*)(?:[eE][+-]?\d+)?)
    | (?P<word>\w+)
    | (?P<symbol>\.\. | <> | <= | >= | =~ | \+= | \|\| | :: | .)
    """,
    re.VERBOSE | re.DOTALL,
)
_KINDS = {kind.name.lower(): kind for kind in TokenKind}


def read_tokens(cypher: str) -> tuple[Token, ...]:
    """The tokens of a statement; white space and comments are left out.

    A string or a quoted name that is never closed runs to the end: the database will say so.
    """
    return tuple(_iter_tokens(cypher))


def _iter_tokens(cypher: str) -> Iterator[Token]:
    line, begin = 1, 0
    for match in _TOKEN.finditer(cypher):
        text, group = match.group(), match.lastgroup or "symbol"
        if group != "space":
            bare = text[1:-1] if group in ("string", "quoted") else text
            yield Token(_KINDS[group], bare, line, match.start() - begin + 1, *match.span())
        if "\n" in text:
            line += text.count("\n")
            begin = match.start() + text.rindex("\n") + 1
