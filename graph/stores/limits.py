"""What the embedded database does not take, or would answer otherwise than Neo4j.

It refuses most of that itself, with a syntax error; here the error gets the name of the construct. What it
would answer otherwise without a word is refused before it runs: a wrong answer in silence is worse than
none.
"""

from collections.abc import Iterator, Sequence

from graph.errors import QueryError
from graph.stores.lexer import Token, TokenKind, read_tokens

_ELSEWHERE = "Neo4j takes it (--store neo4j)"
_EXTRA_KEYS = f"keys that the embedded database adds; name the properties that you want; {_ELSEWHERE}"


def check_embedded(cypher: str) -> None:
    """Passes a statement to which the embedded database gives the rows that Neo4j gives, as far as is known.

    Raises:
        QueryError: it holds a construct that the embedded database reads otherwise.
    """
    tokens = read_tokens(cypher)
    for token, why in _iter_pitfalls(tokens):
        raise QueryError(f"{token.where}: {why}")


def explain_refusal(cypher: str, error: Exception) -> str:
    """What a user reads when the embedded database refused a statement."""
    said = str(error).strip().splitlines()[0]
    for token, name in _iter_unsupported(read_tokens(cypher)):
        return f"{token.where}: the embedded database does not take {name}; {_ELSEWHERE}"
    return said


def _iter_pitfalls(tokens: Sequence[Token]) -> Iterator[tuple[Token, str]]:
    for number, token in enumerate(tokens):
        before = tokens[number - 1] if number else None
        rest = tokens[number + 1 :]
        if token.is_symbol("[") and before is not None and before.is_symbol("-"):
            yield from _check_length(rest)
        if token.is_name("title", "type") and before is not None and before.is_symbol("."):
            yield token, f"nodes and relationships have no property `{token.text}`; see docs/schema.md"
        if token.is_word("KEYS", "PROPERTIES") and _opens_call(rest) and not _is_property(before):
            yield token, f"{token.text}() would show {_EXTRA_KEYS}"
        if token.is_symbol(".") and rest and rest[0].is_symbol("*"):
            yield (
                token,
                f".* would show keys of the embedded database's own; name the properties; {_ELSEWHERE}",
            )
        if token.is_word("ID") and _opens_call(rest) and not _is_property(before):
            yield token, "id() differs from database to database; use the property `id`"
        if token.is_word("STARTNODE", "ENDNODE") and _opens_call(rest) and not _reads_property(rest):
            yield (
                token,
                (
                    f"{token.text}() as a whole gives the embedded database's name of the node; "
                    f"ask for a property, such as {token.text}(r).id; {_ELSEWHERE}"
                ),
            )


def _check_length(rest: Sequence[Token]) -> Iterator[tuple[Token, str]]:
    """A variable length without an upper bound, which would silently stop at ten hops."""
    for number, token in enumerate(rest):
        if token.is_symbol("]", "{"):
            return
        if token.is_symbol("*"):
            after = rest[number + 1 : number + 4]
            bounds = [part for part in after if part.kind is TokenKind.NUMBER or part.is_symbol("..")]
            closed = bool(bounds) and bounds[-1].kind is TokenKind.NUMBER
            if not closed:
                yield (
                    token,
                    f"a path of any length is not searched; give a bound, such as *1..6; {_ELSEWHERE}",
                )
            return


def _opens_call(rest: Sequence[Token]) -> bool:
    return bool(rest) and rest[0].is_symbol("(")


def _is_property(before: Token | None) -> bool:
    return before is not None and before.is_symbol(".", ":")


def _reads_property(rest: Sequence[Token]) -> bool:
    """Whether the call that opens here is followed by a property: `startNode(r).name`."""
    depth = 0
    for number, token in enumerate(rest):
        depth += token.is_symbol("(") - token.is_symbol(")")
        if depth == 0:
            return number + 1 < len(rest) and rest[number + 1].is_symbol(".")
    return False


def _iter_unsupported(tokens: Sequence[Token]) -> Iterator[tuple[Token, str]]:
    for number, token in enumerate(tokens):
        rest = tokens[number + 1 :]
        opens = bool(rest) and rest[0].is_symbol("{")
        if token.is_word("COLLECT") and opens:
            yield token, "COLLECT { … }"
        if token.is_word("EXISTS") and opens:
            yield token, "a whole statement inside EXISTS { … }"
        if token.is_word("COUNT") and opens:
            yield token, "COUNT { … } in this place"
        if token.is_word("SHORTEST"):
            yield token, "SHORTEST; shortestPath((a)-[*..6]-(b)) does"
        if token.is_symbol("!") and number and tokens[number - 1].is_symbol(":", "&", "|", "("):
            yield token, "`!` in labels"
        if token.is_symbol(")") and rest and rest[0].is_symbol("{", "+", "*"):
            yield token, "quantified paths"
