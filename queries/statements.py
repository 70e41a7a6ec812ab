"""What a Cypher statement takes and gives, read from its text: its parameters and its columns."""

import re

_TOKEN = re.compile(
    r"""(?P<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")   # a string
      | (?P<quoted>`[^`]*`)                             # a quoted name
      | (?P<comment>//[^\n]*)
      | (?P<parameter>\$\w+)
      | (?P<word>\w+)
      | (?P<open>[(\[{])
      | (?P<close>[)\]}])
      | (?P<sign>[^\s\w])""",
    re.VERBOSE,
)
_AFTER_RETURN = frozenset({"ORDER", "SKIP", "LIMIT", "OFFSET"})


def read_parameters(cypher: str) -> frozenset[str]:
    """The names of the parameters that a statement uses, without the dollar sign."""
    return frozenset(text[1:] for kind, text in _iter_tokens(cypher) if kind == "parameter")


def read_columns(cypher: str) -> list[str]:
    """The names of the columns that a statement returns, in order.

    Raises:
        ValueError: it returns nothing, or a column that is neither a name nor given one by AS.
    """
    columns: list[str] = []
    for column in _last_return(cypher):
        *before, (kind, name) = column
        named = not before or (len(before) > 1 and before[-1][1].upper() == "AS")
        if kind not in ("word", "quoted") or not named:
            raise ValueError(
                f"a column has no name: {' '.join(text for _, text in column)}; give it one by AS"
            )
        columns.append(name.strip("`"))
    if not columns:
        raise ValueError("the statement returns nothing")
    return columns


def _last_return(cypher: str) -> list[list[tuple[str, str]]]:
    """The tokens of each column of the last RETURN that is in no bracket."""
    columns: list[list[tuple[str, str]]] = []
    depth, inside = 0, False
    for kind, text in _iter_tokens(cypher):
        depth += (kind == "open") - (kind == "close")
        word = text.upper() if kind == "word" and depth == 0 else ""
        if word == "RETURN":
            columns, inside = [[]], True
        elif word in _AFTER_RETURN:
            inside = False
        elif inside and text == "," and depth == 0:
            columns.append([])
        elif inside and not (word == "DISTINCT" and columns == [[]]):
            columns[-1].append((kind, text))
    return [column for column in columns if column]


def _iter_tokens(cypher: str) -> list[tuple[str, str]]:
    matches = _TOKEN.finditer(cypher)
    return [(match.lastgroup or "", match.group()) for match in matches if match.lastgroup != "comment"]
