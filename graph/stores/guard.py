"""What a statement that only reads may ask for, on any store.

The databases refuse writes by themselves. What they do not refuse in a read, and what is refused here, is
reading files and addresses (`LOAD CSV`), ending the work of others, and calling procedures that reach
beyond the graph.
"""

import re
from collections.abc import Sequence

from graph.errors import QueryError
from graph.stores.lexer import Token, read_tokens

_READS = ("MATCH", "OPTIONAL", "UNWIND", "WITH", "RETURN", "CALL", "SHOW")
_WRITES = (
    "CREATE",
    "MERGE",
    "SET",
    "DELETE",
    "DETACH",
    "NODETACH",
    "REMOVE",
    "FOREACH",
    "INSERT",
    "DROP",
    "ALTER",
)
# Neo4j turns these into letters before it reads a word: also in comments, where they can end one, and outside
# of strings, where they can spell a command. After an escaped backslash there is none.
_ESCAPED_LETTER = re.compile(r"(?<!\\)(?:\\\\)*\\u")
_SHOWN = ("INDEX", "INDEXES", "CONSTRAINT", "CONSTRAINTS")
_PROCEDURES = (
    "db.index.fulltext.listAvailableAnalyzers",
    "db.index.fulltext.queryNodes",
    "db.index.fulltext.queryRelationships",
    "db.index.vector.queryNodes",
    "db.index.vector.queryRelationships",
    "db.info",
    "db.labels",
    "db.propertyKeys",
    "db.relationshipTypes",
    "db.schema.nodeTypeProperties",
    "db.schema.relTypeProperties",
    "db.schema.visualization",
)


def check_read(cypher: str) -> None:
    """Passes a statement that reads the graph and nothing else.

    Raises:
        QueryError: it is empty, writes, administers, or reaches for files, addresses or other procedures.
    """
    _check_letters(cypher)
    tokens = read_tokens(cypher)
    if not tokens:
        raise QueryError("the query is empty; write a statement such as MATCH (o:Organization) RETURN o.name")
    _check_beginning(tokens)
    for number, token in enumerate(tokens):
        if token.is_symbol(";") and number + 1 < len(tokens):
            raise QueryError(f"{token.where}: one statement at a time; leave out what stands after `;`")
        rest = tokens[number + 1 :]
        before = tokens[number - 1] if number else None
        if token.is_word("LOAD") and rest and rest[0].is_word("CSV"):
            raise QueryError(f"LOAD CSV ({token.where}) reads files and addresses, which a query may not")
        if token.is_symbol("}") and _is_in_transactions(rest):
            raise QueryError(
                f"CALL {{ … }} IN TRANSACTIONS ({token.where}) commits by itself, which a query may not"
            )
        if token.is_word("CALL") and not _is_name(before, rest):
            _check_procedure(rest)
        if token.is_word("USE") and before is not None and before.is_symbol("{"):
            raise QueryError(f"USE ({token.where}): a query reads the database that the store is opened on")


def _check_letters(cypher: str) -> None:
    found = _ESCAPED_LETTER.search(cypher)
    if found is not None:
        before = cypher[: found.end() - 2]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        raise QueryError(f"line {line}, column {column}: \\u stands for a letter; write the letter itself")


def _is_name(before: Token | None, rest: Sequence[Token]) -> bool:
    """Whether a word that could be a command is a property, a label, or a key: n.call, n:CALL, {call: 1}."""
    return before is not None and (
        before.is_symbol(".", ":") or (before.is_symbol("{", ",") and bool(rest) and rest[0].is_symbol(":"))
    )


def _check_beginning(tokens: Sequence[Token]) -> None:
    first = tokens[0]
    if first.is_word(*_WRITES):
        raise QueryError(f"a query only reads; {first.text.upper()} would write")
    if first.is_word("EXPLAIN", "PROFILE"):
        raise QueryError(f"{first.text.upper()} shows a plan, which is no rows; ask for it in Neo4j Browser")
    if not first.is_word(*_READS):
        raise QueryError(
            f"a query begins with {', '.join(_READS[:-1])} or {_READS[-1]}, not with {first.text!r}"
        )
    if first.is_word("SHOW") and not any(token.is_word(*_SHOWN) for token in tokens[1:3]):
        raise QueryError("SHOW lists INDEXES or CONSTRAINTS here; ask for other things in Neo4j Browser")


def _is_in_transactions(rest: Sequence[Token]) -> bool:
    """Whether a subquery that just ended commits in batches: `IN TRANSACTIONS`, also concurrent ones."""
    return bool(rest) and rest[0].is_word("IN") and any(token.is_word("TRANSACTIONS") for token in rest[1:4])


def _check_procedure(rest: Sequence[Token]) -> None:
    parts = []
    for token in rest:
        if not token.is_symbol(".") and not token.text.isidentifier():
            break
        if token.is_word("YIELD", "RETURN"):
            break
        parts.append(token.text)
    name = "".join(parts)
    if name and name not in _PROCEDURES:
        raise QueryError(f"CALL {name}: a query calls no procedure but {', '.join(_PROCEDURES)}")
