"""Random expressions and conditions over what a query has bound."""

from collections.abc import Callable, Mapping, Sequence

from tests.random_patterns import (
    BAG,
    BOOLEAN,
    LIST,
    NODES,
    NUMBER,
    PROPERTIES,
    STRING,
    TIES,
    WORDS,
    Patterns,
    Scope,
)

_REGEXES = (".*局", "南湖.+", "[a-z]+", "(?i)SOE")
# How deep expressions nest in each other.
_DEEP = 2


class Terms(Patterns):
    """Writes expressions of a sort: strings, numbers, booleans, lists of strings."""

    ordered = True
    """Whether the order inside all lists that were written is determined."""
    in_optional = False
    """Whether the condition of an OPTIONAL MATCH is written: Neo4j 5.26 loses rows where one counts none."""

    def sort(self) -> str:
        """A sort of value."""
        return self.random.choice((STRING, STRING, NUMBER, BOOLEAN, LIST))

    def scalar(self) -> str:
        """A sort of value that has an order on which the stores agree."""
        return self.random.choice((STRING, STRING, NUMBER, BOOLEAN))

    def literal(self, sort: str) -> str:
        """A constant; strings also by parameter."""
        if sort == NUMBER:
            return str(self.random.randint(0, 12))
        if sort == BOOLEAN:
            return self.random.choice(("true", "false"))
        if sort == LIST:
            return self.random.choice(
                ("[]", self.parameter([str(word) for word in self.random.sample(WORDS, 3)]))
            )
        word = self.random.choice(WORDS)
        return self.parameter(word) if self.chance(0.3) else f"'{word}'"

    def expression(self, scope: Scope, sort: str, depth: int = 0) -> str:
        """An expression of that sort."""
        if sort == LIST:
            return self.words(scope, depth)
        if depth < _DEEP and self.chance(0.35):
            return self._compound(scope, sort, depth + 1)
        sources = self._properties_of(scope, sort)
        if sort == NUMBER:
            sources += [f"length({path})" for path in scope.paths]
        if sort == STRING:
            sources += [f"type({name})" for name in scope.ties]
            sources += [f"{end}({name}).name" for name in scope.ties for end in ("startNode", "endNode")]
        if not sources or self.chance(0.05):
            return self.literal(sort)
        return self.random.choice(sources)

    def words(self, scope: Scope, depth: int = 0) -> str:
        """A list of strings."""
        sources = self._properties_of(scope, LIST)
        sources += [f"[x IN nodes({path}) | x.name]" for path in scope.paths]
        sources += [f"[x IN relationships({path}) | x.report]" for path in scope.paths]
        plain = f"[{', '.join(self.literal(STRING) for _ in range(self.random.randint(0, 3)))}]"
        source = self.random.choice(sources) if sources and self.chance(0.75) else plain
        if depth >= _DEEP or self.chance(0.65):
            return source
        return self.random.choice((
            f"[x IN {source} WHERE x CONTAINS {self.literal(STRING)} | x + '!']",
            f"[x IN {source} WHERE size(x) > 1]", f"[x IN {source} | left(x, 2)]",
            f"tail({source})", f"{source}[0..1]", f"{source}[1..]",
            f"(coalesce({source}, []) + ['x'])", f"({source} + ['x'])",
            f"split({self.expression(scope, STRING, _DEEP)}, '市')",
            "[x IN range(1, 3) | toString(x)]", f"coalesce({source}, ['none'])",
        ))  # fmt: skip

    def condition(self, scope: Scope, depth: int = 0, bare: bool = False) -> str:
        """A condition; `bare` where a pattern may stand by itself."""
        if depth < _DEEP and self.chance(0.3):
            one, other = self.condition(scope, depth + 1, bare), self.condition(scope, depth + 1, bare)
            return self.random.choice(
                (f"({one} AND {other})", f"({one} OR {other})", f"NOT ({one})", f"({one} XOR {other})")
            )
        kind = self.pick((self._comparison, 5), (self._list_test, 2), (self._label_test, 1), (None, 2))
        if kind is not None:
            return kind(scope)
        return self._exists(scope, bare)

    def comprehension(self, scope: Scope) -> str:
        """A list from a pattern, whose order nobody determines."""
        self.ordered = False
        name = self.random.choice(list(scope.nodes))
        where = f" WHERE x.name CONTAINS {self.literal(STRING)}" if self.chance(0.4) else ""
        return f"[({name}){self.bare_tie(scope.nodes[name], 'x')}{where} | x.id]"

    def _properties_of(self, scope: Scope, sort: str) -> list[str]:
        """What is bound and has that sort; values three times as often as properties."""
        bound = [(name, PROPERTIES[label]) for name, label in scope.nodes.items()]
        bound += [(name, TIES[kind][2]) for name, kind in scope.ties.items()]
        properties = [
            f"{name}.{key}" for name, known in bound for key, other in known.items() if other == sort
        ]
        return properties + [name for name, other in scope.values.items() if other == sort] * 3

    def _comparison(self, scope: Scope) -> str:
        sort = self.scalar()
        one = self.expression(scope, sort)
        if sort == BOOLEAN:
            return self.random.choice((one, f"{one} = true", f"({one}) IS NULL", f"coalesce({one}, false)"))
        if self.chance(0.15):
            return f"({one}) IS {self.random.choice(('', 'NOT '))}NULL"
        if sort == STRING and self.chance(0.15):
            return f"{one} IN [{', '.join(self.literal(STRING) for _ in range(3))}]"
        if sort == STRING and self.chance(0.1):
            return f"{one} =~ '{self.random.choice(_REGEXES)}'"
        other = self.expression(scope, sort) if self.chance(0.4) else self.literal(sort)
        operators = ["=", "<>", "<", ">=", "<=", ">"]
        if sort == STRING:
            operators += ["=", "STARTS WITH", "CONTAINS", "ENDS WITH"]
        return f"{one} {self.random.choice(operators)} {other}"

    def _exists(self, scope: Scope, bare: bool) -> str:
        if not scope.nodes:
            return self._comparison(scope)
        name = self.random.choice(list(scope.nodes))
        if bare and self.chance(0.4):
            target = self.random.choice(list(scope.nodes)) if self.chance(0.2) else ""
            return f"{self.random.choice(('', 'NOT '))}({name}){self.bare_tie(scope.nodes[name], target)}"
        inner = scope.copy()
        tie, _ = self.tie(inner, scope.nodes[name])
        counts = ("0 < COUNT", "2 > COUNT") if not self.in_optional else ()
        function = self.random.choice(("EXISTS", "NOT EXISTS", *counts))
        if self.chance(0.5):
            return f"{function} {{ ({name}){tie} }}"
        where = f" WHERE {self._comparison(inner)}" if self.chance(0.5) else ""
        return f"{function} {{ MATCH ({name}){tie}{where} }}"

    def _list_test(self, scope: Scope) -> str:
        source, word = self._bag(scope) or self.words(scope), self.literal(STRING)
        test = self.random.choice((f"x = {word}", f"x CONTAINS {word}", "size(x) > 3"))
        return self.random.choice((
            f"{word} IN {source}", f"{self.expression(scope, STRING, _DEEP)} IN ({source})",
            f"size({source}) > {self.random.randint(0, 2)}", f"any(x IN {source} WHERE {test})",
            f"all(x IN {source} WHERE {test})", f"none(x IN {source} WHERE {test})",
            f"single(x IN {source} WHERE {test})",
        ))  # fmt: skip

    def _bag(self, scope: Scope) -> str | None:
        """Strings in no particular order, for tests that do not ask for it."""
        bags = [name for name, sort in scope.values.items() if sort == BAG]
        bags += [f"[x IN {name} | x.id]" for name, sort in scope.values.items() if sort == NODES]
        return self.random.choice(bags) if bags and self.chance(0.7) else None

    def _label_test(self, scope: Scope) -> str:
        if not scope.nodes:
            return self._comparison(scope)
        name = self.random.choice(list(scope.nodes))
        label = self.random.choice(("Bureau", "Agency", "Bank", "Organization"))
        other = self.random.choice(list(scope.nodes))
        return self.random.choice(
            (f"{name}:{label}", f"NOT {name}:{label}", f"'{label}' IN labels({name})", f"{name} <> {other}",
             f"{name} = {other}")
        )  # fmt: skip

    def _compound(self, scope: Scope, sort: str, depth: int) -> str:
        return self.random.choice(self._compounds(scope, depth)[sort])()

    def _compounds(self, scope: Scope, depth: int) -> Mapping[str, Sequence[Callable[[], str]]]:
        def term(sort: str) -> str:
            return self.expression(scope, sort, depth)

        def case(sort: str, last: str = "") -> str:
            return f"CASE WHEN {self.condition(scope, _DEEP)} THEN {term(sort)}{last} END"

        return {
            STRING: (
                lambda: f"{term(STRING)} + {self.literal(STRING)}",
                lambda: f"coalesce({term(STRING)}, {term(STRING)})",
                lambda: case(STRING, f" ELSE {term(STRING)}"),
                lambda: f"CASE {term(STRING)} WHEN {self.literal(STRING)} THEN 'one' ELSE {term(STRING)} END",
                lambda: f"substring({term(STRING)}, {self.random.randint(0, 2)}, 3)",
                lambda: f"left({term(STRING)}, 2)",
                lambda: f"right({term(STRING)}, 2)",
                lambda: f"toUpper({term(STRING)})",
                lambda: f"replace({term(STRING)}, '市', '城')",
                lambda: f"trim({term(STRING)})",
                lambda: f"toString({term(NUMBER)})",
                lambda: f"toString({term(BOOLEAN)})",
                lambda: f"reverse({term(STRING)})",
                lambda: f"head({self.words(scope, depth)})",
                lambda: f"last({self.words(scope, depth)})",
                lambda: f"({self.words(scope, depth)})[0]",
                lambda: f"({self.words(scope, depth)})[-1]",
                lambda: f"reduce(s = '', x IN {self.words(scope, depth)} | s + x)",
            ),
            NUMBER: (
                lambda: f"size({term(STRING)})",
                lambda: f"size({self._bag(scope) or self.words(scope, depth)})",
                lambda: f"({term(NUMBER)} {self.random.choice('+-*')} {term(NUMBER)})",
                lambda: f"{term(NUMBER)} % 3",
                lambda: f"{term(NUMBER)} / 2",
                lambda: f"{term(NUMBER)} / 2.0",
                lambda: f"abs({term(NUMBER)} - 5)",
                lambda: f"-({term(NUMBER)})",
                lambda: f"coalesce({term(NUMBER)}, 0)",
                lambda: f"toInteger(substring({term(STRING)}, 0, 4))",
                lambda: f"toInteger(round({term(NUMBER)} / 3.0))",
                lambda: case(NUMBER),
            ),
            BOOLEAN: (
                lambda: f"({self.condition(scope, _DEEP)})",
                lambda: f"coalesce({term(BOOLEAN)}, false)",
                lambda: f"({term(STRING)}) IS NULL",
                lambda: f"({term(STRING)} = {term(STRING)})",
            ),
        }
