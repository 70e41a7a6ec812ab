"""What the embedded database would answer otherwise than Neo4j, without a word.

It is refused before it runs: a wrong answer in silence is worse than none.
"""

from collections.abc import Sequence

from graph.errors import QueryError
from graph.stores.lexer import Token, TokenKind
from graph.stores.sums import is_uncertain_sum

ELSEWHERE = "Neo4j takes it (--store neo4j)"
_EXTRA_KEYS = f"keys that the embedded database adds; name the properties that you want; {ELSEWHERE}"
# Properties that the embedded database makes up for nodes or relationships; none of ours has such a name.
_MADE_UP = ("title", "type", "label", "node_type", "connection_type", "start_id", "end", "end_id")
_AGGREGATES = ("COUNT", "SUM", "AVG", "MIN", "MAX", "COLLECT")
# What may stand before the bracket of a node, where a name before a bracket calls a function otherwise.
_BEFORE_NODE = ("MATCH", "WHERE", "AND", "OR", "XOR", "NOT", "CREATE", "MERGE", "IN", "WHEN", "THEN", "ELSE")


def check_embedded(tokens: Sequence[Token]) -> None:
    """Passes a statement to which the embedded database gives the rows that Neo4j gives, as far as is known.

    Raises:
        QueryError: it holds a construct that the embedded database reads otherwise.
    """
    nodes = _find_nodes(tokens)
    mentions = _find_ties(tokens)
    for number, token in enumerate(tokens):
        before = tokens[number - 1] if number else None
        rest = tokens[number + 1 :]
        why = _find_pitfall(token, before, rest)
        if why is None and rest and rest[0].is_symbol("{") and _projects(token, before, rest):
            why = None if token.text in nodes else (
                f"{token.text} {{ … }} is empty unless {token.text} stands for a node of a pattern; "
                f"write a map, such as {{id: {token.text}.id}}; {ELSEWHERE}"
            )  # fmt: skip
        if why is None and token.is_symbol(".") and before is not None and mentions.get(before.text, False):
            why = "only MENTIONS has the property `start`" if rest and rest[0].is_name("start") else None
        if why is None and is_uncertain_sum(tokens, number):
            why = "a list is added to what may be null, which counts as an element; write coalesce(…, []) + …"
        if why is not None:
            raise QueryError(f"{token.where}: {why}")


def check_embedded_write(tokens: Sequence[Token]) -> None:
    """Passes a statement of a transaction that writes, in which the shortcuts of counting cannot be left out.

    Raises:
        QueryError: it aggregates.
    """
    for number, token in enumerate(tokens[:-1]):
        called = tokens[number + 1].is_symbol("(", "{")
        if token.is_word(*_AGGREGATES) and called and not (number and tokens[number - 1].is_symbol(".", ":")):
            raise QueryError(
                f"{token.where}: {token.text}() is not certain inside a transaction that writes; "
                f"read before it or after it; {ELSEWHERE}"
            )


def _find_pitfall(token: Token, before: Token | None, rest: Sequence[Token]) -> str | None:
    """Why a construct that begins here would be answered otherwise."""
    name = token.text
    calls = bool(rest) and rest[0].is_symbol("(") and not (before is not None and before.is_symbol(".", ":"))
    if token.is_symbol("[") and before is not None and before.is_symbol("-") and _is_unbounded(rest):
        return f"a path of any length is not searched; give a bound, such as *1..6; {ELSEWHERE}"
    if token.is_name(*_MADE_UP) and before is not None and before.is_symbol("."):
        return f"there is no property `{name}`; docs/schema.md lists what there is"
    if token.kind is TokenKind.STRING and name in _MADE_UP and before is not None and before.is_symbol("["):
        return f"there is no property `{name}`; docs/schema.md lists what there is"
    if token.is_symbol(".") and rest and rest[0].is_symbol("*"):
        return f".* would show {_EXTRA_KEYS}"
    if calls and token.is_word("KEYS", "PROPERTIES"):
        return f"{name}() would show {_EXTRA_KEYS}"
    if token.is_word("CALL") and rest and rest[0].kind is TokenKind.WORD and not _is_property(before):
        return f"procedures are another database's; {ELSEWHERE}"
    if calls and token.is_word("ID"):
        return "id() differs from database to database; use the property `id`"
    if calls and token.is_word("STARTNODE", "ENDNODE") and not _reads_property(rest):
        return f"{name}() comes out as a name; ask for a property, such as {name}(r).id; {ELSEWHERE}"
    return None


def _is_property(before: Token | None) -> bool:
    return before is not None and before.is_symbol(".")


def _is_unbounded(rest: Sequence[Token]) -> bool:
    """Whether a relationship that begins here has a variable length without an upper bound."""
    for number, token in enumerate(rest):
        if token.is_symbol("]", "{"):
            return False
        if token.is_symbol("*"):
            after = rest[number + 1 : number + 4]
            bounds = [part for part in after if part.kind is TokenKind.NUMBER or part.is_symbol("..")]
            return not bounds or bounds[-1].kind is not TokenKind.NUMBER
    return False


def _reads_property(rest: Sequence[Token]) -> bool:
    """Whether the call that opens here is followed by a property: `startNode(r).name`."""
    depth = 0
    for number, token in enumerate(rest):
        depth += token.is_symbol("(") - token.is_symbol(")")
        if depth == 0:
            return number + 1 < len(rest) and rest[number + 1].is_symbol(".")
    return False


def _projects(token: Token, before: Token | None, rest: Sequence[Token]) -> bool:
    """Whether this name and the bracket after it are a projection: `n {.id}`."""
    if token.kind not in (TokenKind.WORD, TokenKind.QUOTED) or (before is not None and before.is_symbol(":")):
        return False
    return len(rest) > 2 and rest[1].is_symbol(".")


def _find_nodes(tokens: Sequence[Token]) -> set[str]:
    """The variables that stand for a node in a pattern."""
    nodes = set()
    for number, token in enumerate(tokens[1:], start=1):
        if token.kind not in (TokenKind.WORD, TokenKind.QUOTED) or not tokens[number - 1].is_symbol("("):
            continue
        calls = number > 1 and tokens[number - 2].kind is TokenKind.WORD
        if not calls or tokens[number - 2].is_word(*_BEFORE_NODE):
            nodes.add(token.text)
    return nodes


def _find_ties(tokens: Sequence[Token]) -> dict[str, bool]:
    """The variables that stand for a relationship in a pattern, and whether it is anything but a mention."""
    ties = {}
    for number, token in enumerate(tokens[2:], start=2):
        opens = tokens[number - 1].is_symbol("[") and tokens[number - 2].is_symbol("-")
        if opens and token.kind in (TokenKind.WORD, TokenKind.QUOTED):
            types = tokens[number + 1 : number + 4]
            alone = len(types) == 3 and types[0].is_symbol(":") and types[1].is_name("MENTIONS")
            ties[token.text] = not (alone and not types[2].is_symbol("|"))
    return ties
