"""Cypher as tokens, as the embedded database takes it, and the columns of an answer."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graph.stores.embedded_cypher import Columns, read_columns, translate
from graph.stores.lexer import TokenKind, read_tokens
from graph.stores.sums import is_uncertain_sum

CYPHER = st.text(alphabet="aMATCH ()[]{}<>-*.:|'\"`\\/\n$1名=+,;", max_size=60)


@given(CYPHER)
@example("'a\\'b' /* x */ // y\n`c``d` $p 1..2 .5 1.5 a.b <> 名")
def test_tokens_and_gaps_make_up_the_statement(cypher: str) -> None:
    position = 0
    for token in read_tokens(cypher):
        gap = cypher[position : token.start]
        assert not gap.strip() or "/" in gap
        assert token.text in cypher[token.start : token.stop]
        lines = cypher[: token.start].split("\n")
        assert (token.line, token.column) == (len(lines), len(lines[-1]) + 1)
        position = token.stop
    rest = cypher[position:]
    assert not rest.strip() or "/" in rest


def test_tokens_are_told_apart() -> None:
    tokens = read_tokens(
        "MATCH (`a b`)-[r:X*1..2]-() // c\nWHERE r.x >= .5 AND $p <> 'it''s' /* d */ RETURN 1e3"
    )
    assert [(token.kind, token.text) for token in tokens if token.kind is not TokenKind.SYMBOL] == [
        (TokenKind.WORD, "MATCH"), (TokenKind.QUOTED, "a b"), (TokenKind.WORD, "r"), (TokenKind.WORD, "X"),
        (TokenKind.NUMBER, "1"), (TokenKind.NUMBER, "2"), (TokenKind.WORD, "WHERE"), (TokenKind.WORD, "r"),
        (TokenKind.WORD, "x"), (TokenKind.NUMBER, ".5"), (TokenKind.WORD, "AND"), (TokenKind.PARAMETER, "$p"),
        (TokenKind.STRING, "it"), (TokenKind.STRING, "s"), (TokenKind.WORD, "RETURN"),
        (TokenKind.NUMBER, "1e3"),
    ]  # fmt: skip


@given(CYPHER.filter(str.isascii).filter(lambda text: "/" not in text and " IN" not in text.upper()))
def test_what_needs_no_translation_stays_as_it_is(cypher: str) -> None:
    statement = translate(cypher, {"p": 1})
    assert (statement.cypher.rstrip(), statement.parameters) == (cypher.rstrip(), {"p": 1})


@pytest.mark.parametrize(
    ("cypher", "expected"),
    [
        ("MATCH (单位:Bureau) RETURN 单位.name AS 名", "MATCH (name_1:Bureau) RETURN name_1.name AS name_2"),
        ("RETURN $名 AS name_1, `名`", "RETURN $name_2 AS name_1, name_2"),
        ("RETURN {名: 甲.x, b: 甲} AS m", "RETURN {`名`: name_1.x, b: name_1} AS m"),
        ("MATCH (n {名: $p}) RETURN n.名, n:名", "MATCH (n {`名`: $p}) RETURN n.名, n:名"),
        ("RETURN '名' /* 名\n */ AS a // 名", "RETURN '名' \nAS a"),
        ("WHERE x IN [y IN ys | y] RETURN x", "WHERE x IN ([y IN ys | y]) RETURN x"),
        ("[a IN [b IN c WHERE b IN [d IN e]] | a]", "[a IN ([b IN c WHERE b IN ([d IN e])]) | a]"),
        ("x IN [y IN ys][0..1]", "x IN [y IN ys][0..1]"),
        ("x IN ['a', 'b']", "x IN ['a', 'b']"),
    ],
)
def test_statements_are_translated(cypher: str, expected: str) -> None:
    assert translate(cypher, {}).cypher.rstrip() == expected


def test_a_place_in_a_translation_is_found_in_what_was_written() -> None:
    statement = translate("MATCH (单位)\nWHERE 单位.name = 'x' AND oops RETURN 1", {})
    place = statement.cypher.split("\n")[1].index("oops") + 1
    token = statement.find_token(2, place)
    assert token is not None
    assert (token.text, token.where) == ("oops", "line 2, column 25")


@pytest.mark.parametrize(
    ("cypher", "expected"),
    [
        ("RETURN a, b.c AS d", Columns(star=False, names=("a", "d"))),
        (
            "RETURN DISTINCT f(a, b) + 1 , [x, y] AS z ORDER BY z",
            Columns(star=False, names=("f(a, b) + 1", "z")),
        ),
        ("MATCH (n) RETURN *, n.id AS id SKIP 1", Columns(star=True, names=("id",))),
        (
            "RETURN CASE WHEN a THEN 1 ELSE 2 END, 2",
            Columns(star=False, names=("CASE WHEN a THEN 1 ELSE 2 END", "2")),
        ),
        ("CALL { RETURN 1 AS a } RETURN `a b` LIMIT 1", Columns(star=False, names=("a b",))),
        ("RETURN 1 AS a UNION RETURN 2 AS a", Columns(star=False, names=("a",))),
        ("RETURN EXISTS { MATCH (n) RETURN n } AS e;", Columns(star=False, names=("e",))),
        ("MATCH (n) DELETE n", None),
        ("RETURN", Columns(star=False, names=())),
    ],
)
def test_columns_are_read_from_the_last_return(cypher: str, expected: Columns | None) -> None:
    assert read_columns(cypher, read_tokens(cypher)) == expected


@pytest.mark.parametrize(
    ("cypher", "uncertain"),
    [
        ("n.aliases + ['x']", True),
        ("['x'] + n.a", True),
        ("n.aliases[0..1] + ['x']", True),
        ("[x IN n.a | x] + ['y']", True),
        ("a.aliases + b.units", True),
        ("(a + b) + ['x']", True),
        ("collect(a.b) + n.x", True),
        ("coalesce(n.aliases, []) + ['x']", False),
        ("['x'] + coalesce(a.b, []) + ['y']", False),
        ("['x'] + 'y'", False),
        ("collect(a.b) + collect(c.d)", False),
        ("n.name + 'x' + n.aliases[0]", False),
        ("size(n.aliases) + 1", False),
        ("SET n += {a: ['x']}", False),
        ("+ ['x']", False),
        ("['x'] +", False),
    ],
)
def test_a_sum_of_lists_is_certain_or_not(cypher: str, uncertain: bool) -> None:
    tokens = read_tokens(cypher)
    assert any(is_uncertain_sum(tokens, number) for number in range(len(tokens))) is uncertain
