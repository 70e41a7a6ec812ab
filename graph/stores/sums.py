"""Sums of lists: where the embedded database takes a null for an element.

On Neo4j `null + ['x']` is null, as every sum with a null is; the embedded database gives `[null, 'x']`. So a
list may be added only to what is certain to be there.
"""

from collections.abc import Sequence

from graph.stores.lexer import Token, TokenKind

_LISTS = (
    "aliases", "bodies", "decided", "functions", "inferred", "second", "statements", "units", "units_read",
    "unresolved",
)  # fmt: skip
_CERTAIN_CALLS = ("COALESCE", "COLLECT")
_PAIRS = {")": "(", "]": "["}


def is_uncertain_sum(tokens: Sequence[Token], number: int) -> bool:
    """Whether the `+` at that place adds a list to something that may be null, or the other way round."""
    if not tokens[number].is_symbol("+") or not 0 < number < len(tokens) - 1:
        return False
    left, right = _take_operand(tokens[:number]), _take_operand_after(tokens[number + 1 :])
    return (_is_list(left) or _is_list(right)) and not (_is_certain(left) and _is_certain(right))


def _take_operand(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens of the operand that ends here: a name, a property, a call, a bracket."""
    begin = len(tokens) - 1
    while begin >= 0 and tokens[begin].is_symbol(*_PAIRS):
        begin = _find_opening(tokens, begin) - 1
    while begin > 0 and tokens[begin - 1].is_symbol("."):
        begin -= 2
    if begin < 0 or not _is_part(tokens[begin]):
        begin += 1
    return tokens[max(begin, 0) :]


def _take_operand_after(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens of the operand that begins here."""
    depth = 0
    for number, token in enumerate(tokens):
        if (
            depth == 0
            and number
            and not token.is_symbol(".", "(", "[")
            and not tokens[number - 1].is_symbol(".")
        ):
            return tokens[:number]
        depth += token.is_symbol("(", "[") - token.is_symbol(")", "]")
        if depth < 0:
            return tokens[:number]
    return tokens


def _find_opening(tokens: Sequence[Token], end: int) -> int:
    closing, depth = tokens[end].text, 0
    for number in range(end, -1, -1):
        depth += tokens[number].is_symbol(closing) - tokens[number].is_symbol(_PAIRS[closing])
        if depth == 0:
            return number
    return 0


def _is_part(token: Token) -> bool:
    """Whether a name, a parameter or a constant, which an operand may begin with before its brackets."""
    return token.kind is not TokenKind.SYMBOL and not token.is_word(
        "IN", "RETURN", "THEN", "ELSE", "WHEN", "AS"
    )


def _is_list(operand: Sequence[Token]) -> bool:
    if not operand:
        return False
    is_property = len(operand) > 1 and operand[-2].is_symbol(".") and operand[-1].is_name(*_LISTS)
    return operand[0].is_symbol("[") or operand[0].is_word("COLLECT") or is_property


def _is_certain(operand: Sequence[Token]) -> bool:
    """Whether an operand is never null: a constant, a list that is written out, coalesce() or collect()."""
    if not operand:
        return False
    if len(operand) == 1:
        return operand[0].kind in (TokenKind.STRING, TokenKind.NUMBER)
    if operand[0].is_symbol("["):
        return (
            not (len(operand) > 2 and operand[2].is_word("IN"))
            and _find_opening(operand, len(operand) - 1) == 0
        )
    return operand[0].is_word(*_CERTAIN_CALLS) and _find_opening(operand, len(operand) - 1) == 1
