"""What a Cypher statement takes and gives, read from its text: its parameters and its columns."""

from graph.stores.lexer import Token, TokenKind, read_tokens

_AFTER_RETURN = ("ORDER", "SKIP", "LIMIT", "OFFSET")


def read_parameters(cypher: str) -> frozenset[str]:
    """The names of the parameters that a statement uses, without the dollar sign."""
    return frozenset(
        token.text.removeprefix("$") for token in read_tokens(cypher) if token.kind is TokenKind.PARAMETER
    )


def read_columns(cypher: str) -> list[str]:
    """The names of the columns that a statement returns, in order.

    Raises:
        ValueError: it returns nothing, or a column that is neither a name nor given one by AS.
    """
    columns = [_read_name(column) for column in _last_return(cypher)]
    if not columns:
        raise ValueError("the statement returns nothing")
    return columns


def _read_name(column: list[Token]) -> str:
    *before, name = column
    named = not before or before[-1].is_word("AS")
    if not named or name.kind not in (TokenKind.WORD, TokenKind.QUOTED):
        text = " ".join(token.text for token in column)
        raise ValueError(f"the column at {column[0].where} has no name: {text}; give it one by AS")
    return name.text


def _last_return(cypher: str) -> list[list[Token]]:
    """The tokens of each column of the last RETURN that is in no bracket."""
    columns: list[list[Token]] = []
    depth, inside = 0, False
    for token in read_tokens(cypher):
        depth += token.is_symbol("(", "[", "{") - token.is_symbol(")", "]", "}")
        if depth == 0 and token.is_word("RETURN"):
            columns, inside = [[]], True
        elif depth == 0 and token.is_word(*_AFTER_RETURN):
            inside = False
        elif inside and depth == 0 and token.is_symbol(","):
            columns.append([])
        elif inside and not (token.is_word("DISTINCT") and columns == [[]]):
            columns[-1].append(token)
    return [column for column in columns if column]
