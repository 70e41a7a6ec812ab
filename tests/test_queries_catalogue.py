"""The catalogue: what files it takes, what it refuses, and how values reach a query."""

import re
from pathlib import Path

import pytest

from graph.errors import QueryError
from graph.model import RelationType, Status
from graph.stores import Store
from queries import Column, Parameter, ParameterType, get_query, read_catalogue, run_query
from queries.headers import read_query
from queries.page import insert_catalogue
from tests.query_samples import load
from tests.samples import SAIC, nanhu, xiuzhou

ROOT = Path(__file__).parent.parent
NOT_ENDED = [status.value for status in Status if status is not Status.ENDED]

GOOD = """\
// Ties of a body | 关系
//
// All of them,
// in two lines.
//
// Parameters
//   body   string   required   the id
//   least  integer  2          how many
//                              at least
//
// Columns
//   id      the id
//   number  how many

MATCH (o:Organization {id: $body})-[r]-() WHERE '$ignored, x' <> '' AND r.report <> ''
WITH o, count(r) AS n WHERE n >= $least
RETURN DISTINCT o.id AS id, n AS number // RETURN nothing
ORDER BY id, number;
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "sample.cypher"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_becomes_a_query(tmp_path: Path) -> None:
    query = read_query(write(tmp_path, GOOD))
    assert (query.name, query.title, query.chinese) == ("sample", "Ties of a body", "关系")
    assert query.description == "All of them, in two lines."
    assert query.parameters[1] == Parameter("least", ParameterType.INTEGER, 2, "how many at least")
    assert query.parameter_names == ("body", "least")
    assert query.columns == (Column("id", "the id"), Column("number", "how many"))
    assert query.cypher.endswith("ORDER BY id, number")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("//   least  integer  2          how many\n//                              at least\n", "",
         "the parameter least is used and not declared"),
        (">= $least", ">= 2", "the parameter least is declared and not used"),
        ("//   number  how many", "//   amount  how many",
         "the column amount is declared and not returned; the column number is returned and not declared"),
        ("o.id AS id, n AS number", "n AS number, o.id AS id", "another order"),
        ("o.id AS id", "o.id", "the column at line 3, column 17 has no name: o . id; give it one by AS"),
        ("RETURN DISTINCT o.id AS id, n AS number // RETURN nothing\nORDER BY id, number;", "FINISH",
         "the statement returns nothing"),
        (" | 关系", "", "the first line must be a comment: // English title | Chinese title"),
        ("integer  2 ", "number   2 ", "the parameter least has the unknown type number; there are string, "),
        ("integer  2 ", "integer  'a' ", "the default of the parameter least is no integer: 'a'"),
        ("integer  2 ", "integer  all ", "a parameter of type integer cannot be all"),
        ("required   the id", "the id", "a parameter is: name  type  default  meaning"),
        ("//   id      the id", "//   id", "a column is: name  meaning"),
        ("//   body   string   required   the id", "//      body", "the header continues nothing: body"),
    ],
)  # fmt: skip
def test_header_and_statement_must_agree(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in GOOD
    with pytest.raises(QueryError, match=r"^sample\.cypher: ") as caught:
        read_query(write(tmp_path, GOOD.replace(old, new)))
    assert message in str(caught.value)


def test_every_query_asks_chosen_reports_in_an_order_of_its_own() -> None:
    catalogue = read_catalogue()
    assert {path.stem for path in (ROOT / "queries").glob("*.cypher")} == set(catalogue)
    for query in catalogue.values():
        assert query.parameter_names[0] == "reports", query.name
        assert "\nORDER BY " in query.cypher, query.name
        assert re.search("[\u4e00-\u9fff]", query.chinese), query.name


def test_patterns_name_every_type_of_relation() -> None:
    for query in read_catalogue().values():
        for pattern in re.findall(r"\[\w*:([A-Z_|\s]+)\]", query.cypher):
            types = set(re.findall(r"\w+", pattern))
            if "LIAISON" in types:
                assert types == {kind.value for kind in RelationType}, query.name


def test_unknown_names_are_met_with_the_known(store: Store) -> None:
    with pytest.raises(
        QueryError, match=r"there is no query share \(did you mean shared\?\); there are agree"
    ):
        run_query(store, "share")
    with pytest.raises(QueryError, match=r"the query overview has no parameter place; it takes reports$"):
        run_query(store, "overview", place="南湖区")
    with pytest.raises(
        QueryError, match=r"the query ties needs the parameter body \(string\): the id of the body"
    ):
        run_query(store, "ties")


@pytest.mark.parametrize(
    ("name", "value", "kind", "message"),
    [
        ("minimum", True, "integer", "True: it must be a whole number"),
        ("minimum", "2", "integer", "'2': it must be a whole number"),
        ("collectives", 1, "boolean", "1: it must be true or false"),
        ("bureaus", "org-1", "strings", "'org-1': it must be a list of strings"),
        ("bureaus", [1], "strings", "[1]: it must be a list of strings only"),
        ("types", ["VISITS"], "types", f"['VISITS']: VISITS is none of {', '.join(RelationType)}"),
        ("statuses", ["over"], "statuses", f"['over']: over is none of {', '.join(Status)}"),
    ],
)
def test_values_are_checked(name: str, value: object, kind: str, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        get_query("shared").fill({"reports": [], name: value})
    assert str(caught.value) == f"the parameter {name} ({kind}) of the query shared cannot be {message}"


def test_defaults_fill_what_is_not_given() -> None:
    assert get_query("shared").fill({"reports": ("r",), "types": [RelationType.VISIT]}) == {
        "reports": ["r"],
        "bureaus": [],
        "minimum": 2,
        "types": ["VISIT"],
        "statuses": NOT_ENDED,
        "collectives": False,
    }
    assert get_query("network").fill({"reports": []})["types"] == [kind.value for kind in RelationType]


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("minimum", "3", 3),
        ("collectives", "yes", True),
        ("types", "VISIT，SUPPORT、LIAISON", ["VISIT", "SUPPORT", "LIAISON"]),
        ("bureaus", "", []),
    ],
)
def test_values_are_read_from_text(name: str, text: str, value: object) -> None:
    assert get_query("shared").parse(name, text) == value


@pytest.mark.parametrize(("name", "text"), [("minimum", "two"), ("collectives", "maybe"), ("other", "1")])
def test_text_that_is_no_value_is_refused(name: str, text: str) -> None:
    with pytest.raises(QueryError, match=name):
        get_query("shared").parse(name, text)


def test_all_stored_reports_are_asked_unless_some_are_chosen(store: Store) -> None:
    first, second = load(store, nanhu(), xiuzhou())
    assert [row["id"] for row in run_query(store, "reports").to_dicts()] == [first, second]
    assert [row["id"] for row in run_query(store, "reports", reports=[second]).to_dicts()] == [second]
    assert run_query(store, "reports", reports=[]).rows == ()


def test_a_statement_can_be_pasted_into_neo4j_browser() -> None:
    text = get_query("ties").statement({"reports": ["r"], "body": "it's \\"})
    lines = text.split("\n")
    assert lines[:2] == [":param reports => ['r'];", r":param body => 'it\'s \\';"]
    assert lines[3:6] == [
        ":param statuses => ['done', 'ongoing', 'planned', 'negotiating', 'ended'];",
        ":param parts => true;",
        "",
    ]
    assert text.endswith(get_query("ties").cypher + ";")


def test_values_are_written_as_cypher_writes_them() -> None:
    query = get_query("statements")
    assert query.statement({"reports": []}).startswith(":param reports => [];\n:param body => null;\n\nMATCH")
    assert query.parse("body", "org-1") == "org-1"
    assert query.fill({"reports": [], "body": None}) == {"reports": [], "body": None}
    assert ":param minimum => 2;\n" in get_query("shared").statement({"reports": []})


def test_a_query_explains_itself() -> None:
    text = get_query("agreement_counts").explain()
    assert text.startswith("agreement_counts: Agreements, counted both ways 协议数量\n\nHow many documents")
    assert "\n  statuses  statuses  all   how far they have come\n" in text
    assert "\nColumns\n  status     how far they have come\n" in text


def test_ad_hoc_cypher_cannot_write(store: Store) -> None:
    load(store, nanhu())
    before = store.read("MATCH (n) RETURN n.id AS id ORDER BY id").rows
    for cypher in (
        "CREATE (:Organization {id: 'x', name: 'x'})",
        "MATCH (o:Organization) SET o.name = 'x' RETURN o",
        "MATCH (o:Organization) DETACH DELETE o",
        "MERGE (o:Organization {id: 'x'}) RETURN o.id AS id",
        f"MATCH (o:Organization {{id: '{SAIC.id}'}}) REMOVE o.name",
    ):
        with pytest.raises(QueryError):
            store.read(cypher)
    assert store.read("MATCH (n) RETURN n.id AS id ORDER BY id").rows == before


def test_the_page_describes_every_query() -> None:
    page = (ROOT / "docs" / "queries.md").read_text(encoding="utf-8")
    assert insert_catalogue(page) == page, "run `python -m queries.page docs/queries.md`"
    assert re.findall(r"^### `(\w+)`", page, re.MULTILINE) == list(read_catalogue())


def test_a_page_without_the_marks_is_refused() -> None:
    with pytest.raises(QueryError, match="<!-- catalogue -->"):
        insert_catalogue("# Queries")
