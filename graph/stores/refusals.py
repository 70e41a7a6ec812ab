"""What the embedded database refuses, in words that name the construct.

It answers with a syntax error at the place where it lost the thread; a reader wants to hear what it does not
take, what to write instead, and that Neo4j takes it.
"""

import re
from collections.abc import Iterator, Sequence

from graph.stores.embedded_cypher import Statement
from graph.stores.lexer import Token, TokenKind
from graph.stores.limits import ELSEWHERE

_POSITION = re.compile(r"at position (\d+)")


def explain_refusal(statement: Statement, error: Exception) -> str:
    """What a user reads when the embedded database refused a statement."""
    import kglite

    said = str(error).strip().splitlines()[0]
    place = _find_place(statement, error, said)
    if isinstance(error, kglite.CypherSyntaxError):
        named = _name_construct(statement.tokens, place)
        if named is not None:
            token, name = named
            return f"{token.where}: the embedded database does not take {name}; {ELSEWHERE}"
    reason = said.partition(": ")[2] or said
    return f"{place.where}: {reason}" if place is not None else reason


def _find_place(statement: Statement, error: Exception, said: str) -> Token | None:
    """The token at which the database lost the thread."""
    line, column = getattr(error, "line", None), getattr(error, "col", None)
    if line is not None and column is not None:
        return statement.find_token(line, column)
    position = _POSITION.search(said)
    if position is None:
        return None
    before = statement.cypher[: int(position.group(1))]
    return statement.find_token(before.count("\n") + 1, len(before) - before.rfind("\n"))


def _name_construct(tokens: Sequence[Token], place: Token | None) -> tuple[Token, str] | None:
    """The last construct that it is known to refuse, up to where it lost the thread."""
    named = None
    for number, token in enumerate(tokens):
        if place is not None and token.start > place.start:
            break
        for name in (_name_subquery(tokens, number), _name_label(tokens, number), _name_path(tokens, number)):
            if name is not None:
                named = token, name
    return named


def _name_subquery(tokens: Sequence[Token], number: int) -> str | None:
    token, rest = tokens[number], tokens[number + 1 :]
    opens = bool(rest) and rest[0].is_symbol("{")
    if token.is_word("COLLECT") and opens:
        return "COLLECT { … }"
    if token.is_word("EXISTS") and opens and any(part.is_word("RETURN") for part in _iter_inside(rest)):
        return "a whole statement, with RETURN, inside EXISTS { … }"
    if token.is_word("COUNT") and opens and number and tokens[number - 1].is_symbol("("):
        return "COUNT { … } first inside brackets"
    if token.is_word("IN") and rest and rest[0].is_symbol("[") and _goes_on(rest):
        return "a list after IN that goes on after its bracket (but it takes it in brackets: IN (… + …))"
    return None


def _name_label(tokens: Sequence[Token], number: int) -> str | None:
    token = tokens[number]
    if token.is_symbol("!", "%") and number and tokens[number - 1].is_symbol(":", "(", "|", "&"):
        return f"`{token.text}` in labels"
    if token.is_symbol("&") and number and tokens[number - 1].kind in (TokenKind.WORD, TokenKind.QUOTED):
        return "`&` in labels (but it takes :A:B)"
    if token.is_symbol("|") and number > 2 and tokens[number - 2].is_symbol(":"):
        variable, before = tokens[number - 3], tokens[number - 4] if number > 3 else None
        if variable.kind is TokenKind.WORD and (before is None or not before.is_symbol("(", "[")):
            return "`|` between labels in a condition (but it takes n:A OR n:B)"
    if token.kind in (TokenKind.WORD, TokenKind.QUOTED) and not token.text.isascii():
        return f"the Chinese name {token.text} of a label, a type or a property"
    return None


def _name_path(tokens: Sequence[Token], number: int) -> str | None:
    token, rest = tokens[number], tokens[number + 1 :]
    if token.is_word("SHORTEST"):
        return "SHORTEST (but it takes shortestPath((a)-[*..6]-(b)))"
    if token.is_word("WHERE") and number > 1 and tokens[number - 2].is_symbol("(", "[", ":"):
        return "WHERE inside a pattern (but it takes it after the pattern)"
    quantified = bool(rest) and rest[0].is_symbol("+", "{", "*")
    ends_step = token.is_symbol(">", "-") and number > 0 and tokens[number - 1].is_symbol("]", "-")
    if quantified and (ends_step or token.is_symbol(")")):
        return "quantified paths (but it takes -[:TYPE*1..3]-)"
    return None


def _iter_inside(rest: Sequence[Token]) -> Iterator[Token]:
    """The tokens between the bracket that opens here and the one that closes it."""
    depth = 0
    for token in rest:
        depth += token.is_symbol("{") - token.is_symbol("}")
        if depth == 0:
            return
        yield token


def _goes_on(rest: Sequence[Token]) -> bool:
    """Whether the list that opens here is followed by an operator."""
    depth = 0
    for number, token in enumerate(rest):
        depth += token.is_symbol("[") - token.is_symbol("]")
        if depth == 0:
            return number + 1 < len(rest) and rest[number + 1].is_symbol("+", "[")
    return False
