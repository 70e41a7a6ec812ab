"""What comes out of a query is the same on every store: plain values, nodes, relationships, paths."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from graph.errors import QueryError
from graph.stores import Node, Path, Relationship, Store, Value, write_report
from tests.samples import CITY_SCIENCE, NANHU_SCIENCE, NANHU_TRADE, SAIC, nanhu


def test_scalars_and_collections_come_out_plain(store: Store) -> None:
    result = store.read(
        "RETURN 1 AS number, 1.5 AS fraction, 'x' AS word, true AS truth, null AS nothing, [1, [2]] AS list, "
        "{a: 1, b: {c: 'x'}} AS map, [] AS empty"
    )
    assert result.columns == ("number", "fraction", "word", "truth", "nothing", "list", "map", "empty")
    assert result.rows == ((1, 1.5, "x", True, None, [1, [2]], {"a": 1, "b": {"c": "x"}}, []),)


def test_times_come_out_as_those_of_the_standard_library(store: Store) -> None:
    (row,) = store.read(
        "RETURN date('2009-05-31') AS d, localdatetime('2009-05-31T10:00:00') AS l, "
        "datetime('2009-05-31T10:00:00Z') AS z, localtime('10:00') AS t, duration('P2DT3S') AS e"
    ).rows
    assert row == (
        date(2009, 5, 31),
        datetime(2009, 5, 31, 10),  # noqa: DTZ001 - a local time has no zone
        datetime(2009, 5, 31, 10, tzinfo=UTC),
        time(10),
        timedelta(days=2, seconds=3),
    )
    assert all(type(value) in (date, datetime, time, timedelta) for value in row)


def test_a_duration_of_months_has_no_plain_value(store: Store) -> None:
    with pytest.raises(QueryError, match="months"):
        store.read("RETURN duration('P1M')")


def test_a_node_comes_out_with_its_labels_and_properties(store: Store) -> None:
    write_report(store, nanhu())
    ((node,),) = store.read("MATCH (o:Organization {name: '上汽集团'}) RETURN o").rows
    assert isinstance(node, Node)
    assert node.id == SAIC.id
    assert node.labels == {"Organization", "StateOwnedEnterprise"}
    assert dict(node.properties) == {
        "id": SAIC.id, "name": "上汽集团", "kind": "soe", "collective": False, "aliases": [], "functions": [],
    }  # fmt: skip


def test_a_relationship_knows_our_ids_of_its_ends(store: Store) -> None:
    graph = nanhu()
    write_report(store, graph)
    agreement = next(relation for relation in graph.relations if relation.type == "AGREEMENT_SIGNED")
    ((tie,),) = store.read("MATCH ()-[r:AGREEMENT_SIGNED]-(:StateOwnedEnterprise) RETURN r").rows
    assert tie == Relationship(
        "AGREEMENT_SIGNED",
        NANHU_TRADE.id,
        SAIC.id,
        {"id": agreement.id, "report": graph.report.id, "basis": "stated", "status": "done",
         "frame": "sample", "statements": list(agreement.statements), "document": agreement.document,
         "triggers": [f"{t.statement}:{t.start}-{t.stop}" for t in agreement.triggers]},
    )  # fmt: skip


def test_a_path_comes_out_in_the_order_in_which_it_was_walked(store: Store) -> None:
    write_report(store, nanhu())
    ((path,),) = store.read(
        "MATCH p = (:Organization {name: '上汽集团'})<-[:LIAISON]-(:Bureau)-[:VISIT]->() RETURN p"
    ).rows
    assert isinstance(path, Path)
    assert [node.id for node in path.nodes] == [SAIC.id, NANHU_TRADE.id, CITY_SCIENCE.id]
    assert [(tie.type, tie.start, tie.stop) for tie in path.relationships] == [
        ("LIAISON", NANHU_TRADE.id, SAIC.id),
        ("VISIT", NANHU_TRADE.id, CITY_SCIENCE.id),
    ]


def test_entities_come_out_of_lists_and_maps(store: Store) -> None:
    write_report(store, nanhu())
    ((value,),) = store.read(
        "MATCH (b:Bureau {name: '南湖区科技局'})-[r:LIAISON]->(o:Agency) "
        "RETURN {ends: [b, o], tie: {inside: [r]}} AS found"
    ).rows
    assert isinstance(value, dict)
    bureau, city = value["ends"]
    ((tie,),) = (value["tie"]["inside"],)
    assert (bureau.id, city.id) == (NANHU_SCIENCE.id, CITY_SCIENCE.id)
    assert (tie.type, tie.start, tie.stop) == ("LIAISON", NANHU_SCIENCE.id, CITY_SCIENCE.id)


def test_a_map_with_the_keys_of_a_node_stays_a_map(store: Store) -> None:
    assert store.read("RETURN {id: 'x', labels: ['y'], properties: {}} AS m").rows == (
        ({"id": "x", "labels": ["y"], "properties": {}},),
    )


def test_nodes_are_equal_by_their_id(store: Store) -> None:
    write_report(store, nanhu())
    rows = store.read("MATCH (o:Bureau) RETURN o UNION ALL MATCH (o:Bureau) RETURN o").rows
    assert len({node for (node,) in rows}) == 2


@pytest.mark.parametrize(
    "value",
    [0, -7, 2**62, 1.25, "", "上汽集团", "'\"`\n$", True, None, [], ["a", "b"], [1, [2, ["x"]]],
     {"k": [None, 1]}, date(2009, 5, 31), ("a", "b")],
)  # fmt: skip
def test_parameters_travel_whole(store: Store, value: Value) -> None:
    ((back,),) = store.read("RETURN $value AS value", {"value": value}).rows
    assert back == (list(value) if isinstance(value, tuple) else value)


def test_a_parameter_that_no_database_takes_is_refused(store: Store) -> None:
    with pytest.raises(QueryError, match="parameter"):
        store.read("RETURN $value", {"value": object()})  # type: ignore[dict-item]
    with pytest.raises(QueryError, match="parameter"):
        store.read("RETURN $value", {"value": 2**70})


def test_columns_are_named_by_alias_or_by_their_own_text(store: Store) -> None:
    write_report(store, nanhu())
    assert store.read(
        "MATCH (n:Bureau) RETURN DISTINCT n.name ,  size( n.name )+1, n.kind IN ['agency'] , "
        "CASE WHEN n.name = 'x' THEN 1 ELSE 2 END AS `a b`, n.kind = 'soe' ORDER BY n.name LIMIT 1"
    ).columns == ("n.name", "size( n.name )+1", "n.kind IN ['agency']", "a b", "n.kind = 'soe'")


def test_an_answer_without_rows_has_its_columns(store: Store) -> None:
    for cypher in (
        "MATCH (b:Bureau) OPTIONAL MATCH (b)-[:LIAISON]->(o) RETURN b.name AS bureau, count(*) AS ties",
        "MATCH (b:Bureau) RETURN b.name AS bureau, count(*) AS ties",
        "UNWIND [] AS x RETURN DISTINCT x AS bureau, {a: x, b: [x, x]} AS ties",
    ):
        result = store.read(cypher)
        assert (result.columns, len(result)) == (("bureau", "ties"), 0)
        assert list(result.to_dataframe().columns) == ["bureau", "ties"]


def test_a_star_stands_for_what_is_bound_by_name(store: Store) -> None:
    result = store.read("WITH 1 AS z, 2 AS a, 3 AS m RETURN *, z + a AS b")
    assert result.to_dicts() == [{"a": 2, "m": 3, "z": 1, "b": 3}]
    assert result.columns == ("a", "m", "z", "b")


def test_names_may_be_chinese(store: Store) -> None:
    write_report(store, nanhu())
    result = store.read(
        "MATCH (单位:Bureau)-[关系:LIAISON]->(对方) WHERE 单位.name = $名称 AND 对方.kind = 'soe'\n"
        "WITH 单位, 对方.name AS `对方 名称` ORDER BY `对方 名称`\n"
        "RETURN 单位.name AS 单位, collect(`对方 名称`) AS 对接单位, {名称: 单位.name, a: 1} AS 内容, "
        "单位.name",
        {"名称": "南湖区经贸局"},
    )
    assert result.columns == ("单位", "对接单位", "内容", "单位.name")
    assert result.rows == (
        ("南湖区经贸局", ["上汽集团", "上海的央企"], {"名称": "南湖区经贸局", "a": 1}, "南湖区经贸局"),
    )
    assert store.read("WITH 1 AS 乙, 2 AS 甲 RETURN *").to_dicts() == [{"乙": 1, "甲": 2}]


def test_comments_are_no_part_of_a_query(store: Store) -> None:
    assert store.read("/* how\nmany */ RETURN // one\n 1 AS one, '/* 甲 */ // x' AS text").rows == (
        (1, "/* 甲 */ // x"),
    )


def test_results_are_iterated_counted_and_turned_into_dictionaries(store: Store) -> None:
    result = store.read("UNWIND [1, 2] AS x RETURN x, x * 2 AS twice")
    assert list(result) == [(1, 2), (2, 4)]
    assert len(result) == 2
    assert result.to_dicts() == [{"x": 1, "twice": 2}, {"x": 2, "twice": 4}]
    assert result.to_dataframe().to_dict("list") == {"x": [1, 2], "twice": [2, 4]}
