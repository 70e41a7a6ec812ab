"""Random read queries over the schema of docs/schema.md, the same ones for the same seed.

Every query is one that Neo4j takes and whose rows do not depend on an order that nobody asked for, so that
two stores can be compared row by row.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from graph.model import RelationType
from tests.random_patterns import BAG, NAMES, NODES, NUMBER, PROPERTIES, STRING, Scope
from tests.random_terms import Terms


@dataclass(frozen=True, slots=True)
class Query:
    """A statement with its parameters; `ordered` when the order inside its lists is determined."""

    cypher: str
    parameters: Mapping[str, object]
    ordered: bool


def random_query(seed: int) -> Query:
    """The query of a seed."""
    return _Writer(Random(seed)).write()  # noqa: S311 - nothing secret depends on it


class _Writer(Terms):
    """Writes one query, clause by clause."""

    def write(self) -> Query:
        shape = self.pick(
            (self._chain, 16), (self._counted, 4), (self._union, 2), (self._shortest, 1), (self._join, 1)
        )
        return Query(shape(), self.parameters, self.ordered)

    # Whole queries

    def _chain(self) -> str:
        scope = Scope()
        clauses = [self._match(scope)]
        for _ in range(self.random.choice((0, 0, 1, 1, 2, 3))):
            clause = self.pick(
                (self._match, 3), (self._optional, 3), (self._with, 3), (self._unwind, 2), (self._subquery, 1)
            )
            clauses.append(clause(scope))
        clauses.append(self._return(scope))
        return "\n".join(clauses)

    def _counted(self) -> str:
        """What a database may answer without matching: counts of a pattern, with and without groups."""
        scope = Scope()
        self._anonymous = self.random.choice((0.1, 0.9))
        text, label = self.node(scope)
        for _ in range(self.random.choice((0, 1, 2, 2, 3))):
            tie, label = self.tie(scope, label)
            text += tie
        call = self._aggregation(scope, bag=False)[0]
        if scope.nodes and self.chance(0.3):
            group = self.random.choice(list(scope.nodes))
            shown = self.random.choice((group, f"{group}.kind", f"{group}.name"))
            match = self.random.choice(("MATCH", f"MATCH ({group}) OPTIONAL MATCH"))
            return f"{match} {text}\nRETURN {shown} AS c0, {call} AS c1"
        if self.chance(0.3):
            return f"MATCH {text}\nWITH {call} AS v RETURN v"
        return f"MATCH {text}\nRETURN {call} AS c0"

    def _union(self) -> str:
        columns = [self.scalar() for _ in range(self.random.choice((1, 2)))]
        parts = []
        for _ in range(2):
            scope = Scope()
            match = self._match(scope)
            shown = ", ".join(f"{self.expression(scope, sort)} AS c{n}" for n, sort in enumerate(columns))
            parts.append(f"{match}\nRETURN {shown}")
        return self.random.choice(("\nUNION\n", "\nUNION ALL\n")).join(parts)

    def _shortest(self) -> str:
        one, other = (self.parameter(name) for name in self.random.sample(NAMES, 2))
        types = "|".join(self.random.sample(tuple(RelationType), self.random.randint(1, 5)))
        steps = f"[:{types}*..{self.random.randint(1, 5)}]"
        arrow = self.random.choice((f"-{steps}-", f"-{steps}->"))
        shown, function = self.random.choice((
            ("length(p)", "shortestPath"), ("length(p), size(nodes(p))", "shortestPath"),
            ("count(p)", "allShortestPaths"), ("length(p) AS steps, count(*)", "allShortestPaths"),
            ("[x IN nodes(p) | x.name]", "allShortestPaths"), ("p", "allShortestPaths"),
        ))  # fmt: skip
        return (
            f"MATCH (a:Organization {{name: {one}}}), (b:Organization {{name: {other}}})\n"
            f"MATCH p = {function}((a){arrow}(b))\nRETURN {shown}"
        )

    def _join(self) -> str:
        """What the graph is asked all the time: by ids that stand in a list, or come as rows."""
        names = self.parameter(list(self.random.sample(NAMES, 3)))
        kind = self.random.choice(tuple(RelationType))
        rows = self.parameter([{"name": name, "kind": "soe"} for name in self.random.sample(NAMES, 2)])
        counted = f"COUNT {{ (a)-[:{kind}]-() }} AS ties, EXISTS {{ (a)-[:PART_OF]-() }} AS part"
        shared = f"(a:Bureau)-[r:{kind}|LIAISON]-(c)-[q:{kind}|LIAISON]-(b:Bureau)"
        return self.random.choice((
            f"MATCH (a)-[r:{kind}]-() UNWIND r.statements AS x MATCH (s {{id: x}}) RETURN a.id, s.text",
            f"MATCH (a)-[r:{kind}]->(b) MATCH (s:Statement) WHERE s.id IN r.statements RETURN s.id, b.id",
            f"UNWIND {names} AS x MATCH (o:Organization {{name: x}})-[r]-(y) RETURN x, type(r), y.id",
            f"UNWIND {rows} AS x MATCH (o {{name: x.name}}) RETURN x.name, o.kind = x.kind, labels(o)",
            f"UNWIND {names} AS x OPTIONAL MATCH (o:Bureau {{name: x}}) RETURN x, o.id, o",
            f"MATCH {shared} WHERE a.id < b.id RETURN a.name, b.name, count(DISTINCT r), max(c.kind)",
            f"MATCH (a)-[:{kind}]->(a) RETURN a",
            f"MATCH (a:Organization) WHERE a.name IN {names} RETURN a.name, {counted}",
            "MATCH (r:Report) UNWIND r.units AS x MATCH (o:Organization {id: x}) RETURN r.as_of, o.name",
        ))  # fmt: skip

    # Clauses; each adds to the scope what it binds

    def _match(self, scope: Scope) -> str:
        patterns = [self.path(scope)]
        if self.chance(0.2):
            patterns.append(self.path(scope))
        return "MATCH " + ", ".join(patterns) + self._where(scope, 0.6)

    def _optional(self, scope: Scope) -> str:
        known = bool(scope.nodes)
        path = self.path(scope, connected=known)
        self.in_optional = True
        where = self._where(scope, 0.4)
        self.in_optional = False
        return f"OPTIONAL MATCH {path}{where}"

    def _with(self, scope: Scope) -> str:
        if self.chance(0.5):
            return self._aggregate(scope)
        distinct = "DISTINCT " if self.chance(0.4) else ""
        names = scope.comparable if distinct else scope.names
        kept = self.random.sample(names, self.random.randint(min(1, len(names)), len(names)))
        sort, name = self.sort(), self.name("v")
        shown = ", ".join([*kept, f"{self.expression(scope, sort)} AS {name}"])
        if self.chance(0.1) and names == scope.names:
            kept, shown = names, f"*, {self.expression(scope, sort)} AS {name}"
        scope.keep(kept)
        scope.values[name] = sort
        return f"WITH {distinct}{shown}" + self._where(scope, 0.4)

    def _aggregate(self, scope: Scope) -> str:
        known = scope.comparable
        kept = self.random.sample(known, self.random.randint(0, min(2, len(known))))
        name = self.name("v")
        if scope.nodes and self.chance(0.2):
            call, sort = f"collect(DISTINCT {self.random.choice(list(scope.nodes))})", NODES
        else:
            call, sort = self._aggregation(scope)
        scope.keep(kept)
        scope.values[name] = sort
        return f"WITH {', '.join([*kept, f'{call} AS {name}'])}" + self._where(scope, 0.3)

    def _unwind(self, scope: Scope) -> str:
        whole = [name for name, sort in scope.values.items() if sort == NODES]
        whole += [f"nodes({path})" for path in scope.paths]
        if whole and self.chance(0.7):
            name = self.name("n")
            source = self.random.choice(whole)
            scope.nodes[name] = "Organization"
            return f"UNWIND {source} AS {name}"
        name, source = self.name("u"), self.words(scope)
        scope.values[name] = STRING
        return f"UNWIND {source} AS {name}"

    def _subquery(self, scope: Scope) -> str:
        if not scope.nodes:
            return self._unwind(scope)
        outer = self.random.choice(list(scope.nodes))
        inner = Scope(nodes={outer: scope.nodes[outer]})
        head = self.random.choice((f"CALL ({outer}) {{ ", f"CALL {{ WITH {outer} "))
        match = self.random.choice((self._match, self._optional))(inner)
        name, (call, sort) = self.name("v"), self._aggregation(inner)
        scope.values[name] = sort
        return f"{head}{match} RETURN {call} AS {name} }}"

    def _where(self, scope: Scope, chance: float) -> str:
        return f"\nWHERE {self.condition(scope, bare=True)}" if scope.names and self.chance(chance) else ""

    def _return(self, scope: Scope) -> str:
        distinct = "DISTINCT " if self.chance(0.25) else ""
        if self.chance(0.35):
            call, sort = self._aggregation(scope)
            columns = [call, *(self.expression(scope, self.sort()) for _ in range(self.random.randint(0, 2)))]
            if sort == BAG:
                distinct, self.ordered = "", False
        elif self.chance(0.25):
            columns = [self.expression(scope, self.scalar()) for _ in range(self.random.randint(1, 3))]
            return f"RETURN {distinct}{self._name_columns(columns)}" + self._cut(len(columns))
        else:
            columns = [self._column(scope) for _ in range(self.random.randint(1, 3))]
            if any(column.startswith("[(") for column in columns):
                distinct = ""
        return f"RETURN {distinct}{self._name_columns(columns)}"

    def _name_columns(self, columns: Sequence[str]) -> str:
        return ", ".join(f"{column} AS c{number}" for number, column in enumerate(columns))

    def _cut(self, columns: int) -> str:
        """An order by every column, so that rows that are cut off are equal to those that are kept."""
        keys = [f"c{number}{self.random.choice(('', ' DESC'))}" for number in range(columns)]
        self.random.shuffle(keys)
        skip, limit = self.random.choice(("", " SKIP 1")), self.random.choice(("", " LIMIT 1", " LIMIT 5"))
        return f" ORDER BY {', '.join(keys)}{skip}{limit}"

    def _column(self, scope: Scope) -> str:
        whole = [*scope.nodes, *scope.ties, *scope.paths]
        if whole and self.chance(0.2):
            return self.random.choice(whole)
        if scope.nodes and self.chance(0.12):
            return self._structure(scope)
        return self.expression(scope, self.sort())

    def _structure(self, scope: Scope) -> str:
        name = self.random.choice(list(scope.nodes))
        key = self.random.choice(list(PROPERTIES[scope.nodes[name]]))
        choice = self.random.choice(("map", "labels", "comprehension", "count", "list"))
        if choice == "comprehension":
            return self.comprehension(scope)
        if choice == "labels":
            self.ordered = False
            return f"labels({name})"
        if choice == "count":
            return f"COUNT {{ ({name}){self.bare_tie(scope.nodes[name])} }}"
        if choice == "list":
            return f"[{name}.id, {name}.{key}, {name}]"
        return f"{{one: {name}.id, other: {name}.{key}, whole: {name}}}"

    def _aggregation(self, scope: Scope, bag: bool = True) -> tuple[str, str]:
        whole = [*scope.nodes, *scope.ties] or scope.names or ["1"]
        distinct = self.random.choice(("", "DISTINCT "))
        number, word = self.expression(scope, NUMBER), self.expression(scope, STRING)
        # Not count() of a bare property: in `(a)-->(b) RETURN count(a.text)` Neo4j 5.26 counts relationships.
        calls = (
            ("count(*)", NUMBER), (f"count({distinct}{self.random.choice(whole)})", NUMBER),
            (f"count({distinct}toUpper({word}))", NUMBER), (f"sum({number})", NUMBER),
            (f"min({word})", STRING), (f"max({number})", NUMBER), (f"avg({number})", NUMBER),
            (f"size(collect({distinct}{word}))", NUMBER), (f"count(*) + {self.literal(NUMBER)}", NUMBER),
            (f"collect({distinct}{word})", BAG),
        )  # fmt: skip
        return self.random.choice(calls if bag else calls[:-1])
