"""A statement as the embedded database takes it, and the columns that it has on Neo4j.

The embedded database knows no block comments and no Chinese names, takes a comprehension after IN only in
brackets, and words the columns of an answer in its own way. So comments become white space, Chinese variables
get other names, and the columns are read from the statement as it was written.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import count
from typing import Any

from graph.stores.lexer import Token, TokenKind, read_tokens

_ENDS_RETURN = ("ORDER", "SKIP", "LIMIT", "OFFSET", "UNION")
_OPENING, _CLOSING = ("(", "[", "{"), (")", "]", "}")


Rows = list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that a RETURN asks for: `*` first, if it is there, then those that are named."""

    star: bool
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement as the embedded database takes it."""

    cypher: str
    parameters: dict[str, object]
    columns: Columns | None
    """None where the statement ends without a RETURN."""
    originals: dict[str, str]
    """Names as they were written, for the names that were replaced."""
    tokens: tuple[Token, ...]
    """Of the statement as it was written."""
    moved: tuple[tuple[int, int], ...]
    """Line and column of every token in `cypher`."""

    def find_token(self, line: int, column: int) -> Token | None:
        """The token as it was written that stands at, or last before, a place of `cypher`."""
        found = [
            token for token, place in zip(self.tokens, self.moved, strict=True) if place <= (line, column)
        ]
        return found[-1] if found else None

    def arrange(self, found: Sequence[str], rows: Rows) -> tuple[tuple[str, ...], Rows]:
        """Columns and rows as Neo4j gives them: what `*` stands for by name, every column by its own text.

        `found` are the columns that the embedded database gives; where it has no rows they may be wrong.
        """
        if self.columns is None:
            return tuple(found), rows
        if not self.columns.star:
            fits = len(found) == len(self.columns.names) or not rows
            return (self.columns.names if fits else tuple(found)), rows
        stars = len(found) - len(self.columns.names)
        names = [self.originals.get(name, name) for name in found[:stars]]
        order = [*sorted(range(stars), key=names.__getitem__), *range(stars, len(found))]
        columns = tuple(sorted(names)) + (self.columns.names if found else ())
        return columns, [tuple(row[number] for number in order) for row in rows]


def translate(cypher: str, parameters: Mapping[str, object]) -> Statement:
    """The statement with its comments left out, its Chinese names replaced, and `IN [x IN …]` in brackets."""
    tokens = read_tokens(cypher)
    renamed = _find_renamed(tokens)
    names = _choose_names(tokens, renamed)
    opened, closed = _find_comprehensions(tokens)
    text, moved, position = "", [], 0
    for number, token in enumerate(tokens):
        gap = cypher[position : token.start]
        text += gap if not gap.strip() else " " + "\n" * gap.count("\n")
        text += "(" * (number in opened)
        moved.append((text.count("\n") + 1, len(text) - text.rfind("\n")))
        text += _translate_token(token, names, renamed[number]) or cypher[token.start : token.stop]
        text += ")" * closed.count(number)
        position = token.stop
    return Statement(
        cypher=text,
        parameters={names.get(name, name): value for name, value in parameters.items()},
        columns=read_columns(cypher, tokens),
        originals={new: name for name, new in names.items()},
        tokens=tokens,
        moved=tuple(moved),
    )


def read_columns(cypher: str, tokens: Sequence[Token]) -> Columns | None:
    """The columns of the last RETURN of a statement, as Neo4j names them: by alias, or by their own text."""
    depths = list(_iter_depths(tokens))
    begins = [
        number for number, token in enumerate(tokens) if token.is_word("RETURN") and depths[number] == 0
    ]
    if not begins:
        return None
    begin = begins[-1] + 1
    if begin < len(tokens) and tokens[begin].is_word("DISTINCT"):
        begin += 1
    items: list[list[Token]] = [[]]
    for token, depth in zip(tokens[begin:], depths[begin:], strict=True):
        if depth == 0 and (token.is_word(*_ENDS_RETURN) or token.is_symbol(";")):
            break
        if depth == 0 and token.is_symbol(","):
            items.append([])
        else:
            items[-1].append(token)
    star = len(items[0]) == 1 and items[0][0].is_symbol("*")
    return Columns(star, tuple(_name_column(cypher, item) for item in items[star:] if item))


def _name_column(cypher: str, item: Sequence[Token]) -> str:
    if len(item) > 2 and item[-2].is_word("AS"):
        return item[-1].text
    return cypher[item[0].start : item[-1].stop] if len(item) > 1 else item[0].text


def _iter_depths(tokens: Sequence[Token]) -> Iterator[int]:
    """How many brackets and CASE … END stand around every token; a bracket counts as inside itself."""
    depth = 0
    for number, token in enumerate(tokens):
        name = number > 0 and tokens[number - 1].is_symbol(".", ":")
        if token.is_symbol(*_OPENING) or (token.is_word("CASE") and not name):
            depth += 1
            yield depth
        elif token.is_symbol(*_CLOSING) or (token.is_word("END") and not name):
            yield depth
            depth -= 1
        else:
            yield depth


def _find_comprehensions(tokens: Sequence[Token]) -> tuple[set[int], list[int]]:
    """Where a list comprehension right after IN begins, and where it ends; it is taken only in brackets."""
    begins, ends = set(), []
    for number, token in enumerate(tokens[:-3]):
        after_in = token.is_word("IN") and tokens[number + 1].is_symbol("[")
        if after_in and tokens[number + 3].is_word("IN"):
            end = _find_end(tokens, number + 1)
            if end is not None:
                begins.add(number + 1)
                ends.append(end)
    return begins, ends


def _find_end(tokens: Sequence[Token], begin: int) -> int | None:
    """Where the list that begins there ends; None where an operator follows, which brackets would split."""
    depth = 0
    for number, token in enumerate(tokens[begin:], start=begin):
        depth += token.is_symbol("[") - token.is_symbol("]")
        if depth == 0:
            goes_on = number + 1 < len(tokens) and tokens[number + 1].is_symbol("+", "[")
            return None if goes_on else number
    return None


class _Use(Enum):
    """What a name stands for."""

    VARIABLE = auto()
    KEY = auto()
    STORED = auto()


def _find_renamed(tokens: Sequence[Token]) -> list[_Use | None]:
    """For every token that is a name what it stands for, None for all others."""
    uses: list[_Use | None] = []
    open_brackets: list[str] = []
    for number, token in enumerate(tokens):
        if token.is_symbol(*_OPENING):
            open_brackets.append(token.text)
        elif token.is_symbol(*_CLOSING) and open_brackets:
            open_brackets.pop()
        before = tokens[number - 1] if number else None
        after = tokens[number + 1] if number + 1 < len(tokens) else None
        in_map = bool(open_brackets) and open_brackets[-1] == "{"
        is_value = number > 1 and uses[number - 2] is _Use.KEY
        uses.append(_find_use(token, None if is_value else before, after, in_map))
    return uses


def _find_use(token: Token, before: Token | None, after: Token | None, in_map: bool) -> _Use | None:
    if token.kind is TokenKind.PARAMETER:
        return _Use.VARIABLE
    if token.kind not in (TokenKind.WORD, TokenKind.QUOTED):
        return None
    if before is not None and before.is_symbol(".", ":", "|", "&", "!"):
        return _Use.STORED
    begins = before is not None and before.is_symbol("{", ",")
    if in_map and begins and after is not None and after.is_symbol(":"):
        return _Use.KEY
    return _Use.VARIABLE


def _choose_names(tokens: Sequence[Token], uses: Sequence[_Use | None]) -> dict[str, str]:
    """Names in ASCII for the variables and parameters that the embedded database cannot read."""
    taken = {_bare(token) for token in tokens}
    fresh = (name for number in count(1) if (name := f"name_{number}") not in taken)
    foreign = (
        _bare(token)
        for token, use in zip(tokens, uses, strict=True)
        if use is _Use.VARIABLE and not token.text.isascii()
    )
    return {name: next(fresh) for name in dict.fromkeys(foreign)}


def _translate_token(token: Token, names: Mapping[str, str], use: _Use | None) -> str | None:
    """What stands for a token; None where it stays as written."""
    if token.text.isascii() or use is None or use is _Use.STORED:
        return None
    if use is _Use.KEY:
        return f"`{token.text}`"
    return ("$" if token.kind is TokenKind.PARAMETER else "") + names[_bare(token)]


def _bare(token: Token) -> str:
    """A name without the `$` and the quotes of a parameter."""
    return token.text.lstrip("$").strip("`") if token.kind is TokenKind.PARAMETER else token.text
