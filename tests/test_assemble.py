"""Extraction → graph: ids, evidence, roles, days, what becomes a node and what does not."""

from collections.abc import Sequence
from datetime import date

from graph.model import ColumnRole, Place, ReportGraph, Role, Row
from loaders.assemble import assemble
from loaders.extract import extract
from loaders.extract.days import NamedDay, find_day
from tests.reading import AS_OF, NANHU, graph_of, relations_of, row

XIUZHOU = Place("浙江省", "嘉兴市", "秀洲区")
ROWS = [
    row(
        "1.与市商务局签订《共建协议》。\n2.与近50家央企沟通。\n3.拟与上汽集团共建园区。",
        "市商务局、上海有关行业协会、兴业银行嘉兴支行、兴业银行",
        results="5月27日与市旅游局联合举办“南湖购物节”。完成规划初稿。",
    ),
    row("会同区经贸局走访上汽集团。", "市科技局、上汽集团", unit="区科技局", number=2),
]


def names(graph: ReportGraph) -> dict[str, str]:
    return {body.id: body.name for body in graph.organizations}


def test_declared_and_stated_relations_are_those_of_the_text() -> None:
    assert relations_of(graph_of(ROWS)) == {
        ("南湖区经贸局", "LIAISON", "嘉兴市商务局", "declared", "ongoing"),
        ("南湖区经贸局", "LIAISON", "上海有关行业协会", "declared", "ongoing"),
        ("南湖区经贸局", "LIAISON", "兴业银行嘉兴支行", "declared", "ongoing"),
        ("南湖区经贸局", "LIAISON", "兴业银行", "declared", "ongoing"),
        ("南湖区经贸局", "AGREEMENT_SIGNED", "嘉兴市商务局", "stated", "done"),
        ("南湖区经贸局", "COOPERATION", "上汽集团", "stated", "planned"),
        ("南湖区经贸局", "JOINT_ACTION", "嘉兴市旅游局", "stated", "done"),
        ("南湖区科技局", "LIAISON", "嘉兴市科技局", "declared", "ongoing"),
        ("南湖区科技局", "LIAISON", "上汽集团", "declared", "ongoing"),
        ("南湖区科技局", "JOINT_ACTION", "南湖区经贸局", "stated", "done"),
        ("南湖区科技局", "VISIT", "上汽集团", "stated", "done"),
        ("南湖区经贸局", "VISIT", "上汽集团", "stated", "done"),
    }


def test_units_are_in_the_order_of_their_rows() -> None:
    graph = graph_of(ROWS)
    assert [names(graph)[unit] for unit in graph.units] == ["南湖区经贸局", "南湖区科技局"]


def test_a_row_without_any_cell_is_a_unit_all_the_same() -> None:
    graph = graph_of([Row(1, "区环保局", ())])
    assert [names(graph)[unit] for unit in graph.units] == ["南湖区环保局"]
    assert graph.statements == ()


def test_every_sentence_is_a_statement_at_its_place() -> None:
    graph = graph_of(ROWS)
    said = [
        (s.row, s.role, s.item, s.of, s.text)
        for s in graph.statements
        if s.role is not ColumnRole.COUNTERPARTS
    ]
    assert said == [
        (1, ColumnRole.WORK, "1.", "file", "与市商务局签订《共建协议》。"),
        (1, ColumnRole.WORK, "2.", "file", "与近50家央企沟通。"),
        (1, ColumnRole.WORK, "3.", "file", "拟与上汽集团共建园区。"),
        (1, ColumnRole.RESULTS, None, "cell", "5月27日与市旅游局联合举办“南湖购物节”。"),
        (1, ColumnRole.RESULTS, None, "cell", "完成规划初稿。"),
        (2, ColumnRole.WORK, None, "file", "会同区经贸局走访上汽集团。"),
    ]
    for statement in graph.statements:
        cell = next(c for c in ROWS[statement.row - 1].cells if c.role is statement.role)
        begin = statement.start - (cell.start or 0)
        assert cell.text[begin : begin + len(statement.text)] == statement.text
        assert statement.stop - statement.start == len(statement.text)


def test_every_relation_rests_on_statements_that_mention_its_ends_or_stand_in_its_row() -> None:
    graph = graph_of(ROWS)
    said: dict[str, set[str | None]] = {}
    for mention in graph.mentions:
        said.setdefault(mention.statement, set()).add(mention.organization)
    units = {statement.id: statement.unit for statement in graph.statements}
    for relation in graph.relations:
        assert relation.statements
        assert relation.head != relation.tail
        for id_ in relation.statements:
            assert {relation.head, relation.tail} <= said.get(id_, set()) | {units[id_]}


def test_a_group_that_only_a_sentence_names_keeps_its_mention_and_is_no_node() -> None:
    graph = graph_of(ROWS)
    (mention,) = [m for m in graph.mentions if m.surface == "近50家央企"]
    assert mention.organization is None
    assert "近50家央企" not in names(graph).values()


def test_a_group_of_the_column_is_a_node_with_its_scope() -> None:
    (group,) = [body for body in graph_of(ROWS).organizations if body.collective]
    assert (group.name, group.scope, group.place) == ("上海有关行业协会", "上海市", str(NANHU))


def test_papers_and_events_have_their_parties_and_days() -> None:
    graph = graph_of(ROWS)
    assert [(d.name, d.kind, d.titled) for d in graph.documents] == [("共建协议", "协议", True)]
    assert {(names(graph)[p.organization], p.role) for p in graph.parties} == {
        ("南湖区经贸局", Role.PARTY), ("嘉兴市商务局", Role.PARTY)
    }  # fmt: skip
    assert [(e.name, e.day) for e in graph.events] == [("南湖购物节", "2009-05-27")]
    assert {names(graph)[p.organization] for p in graph.participants} == {"南湖区经贸局", "嘉兴市旅游局"}


def test_who_organises_hosts_and_helps_has_that_role() -> None:
    graph = graph_of([row("6月8日推介会由市商务局主办，浙江大学承办，上汽集团协办。")])
    assert {(names(graph)[p.organization], p.role) for p in graph.participants} == {
        ("嘉兴市商务局", Role.ORGANISER), ("浙江大学", Role.HOST), ("上汽集团", Role.SUPPORT)
    }  # fmt: skip


def test_a_branch_is_part_of_the_whole_that_the_report_names() -> None:
    graph = graph_of(ROWS)
    (part,) = graph.parts
    assert (names(graph)[part.part], names(graph)[part.whole]) == ("兴业银行嘉兴支行", "兴业银行")
    assert part.statements


def test_a_body_is_not_tied_to_itself_under_another_name() -> None:
    graph = graph_of([row("与区经济贸易局联系。市商务局与嘉兴市商务局签订协议。", "区经贸局、南湖区经贸局")])
    assert relations_of(graph) == set()


def test_the_same_words_twice_are_two_statements() -> None:
    graph = graph_of([row("与市商务局对接。与市商务局对接。")])
    assert len({s.id for s in graph.statements}) == 2
    (relation,) = graph.relations
    assert set(relation.statements) == {s.id for s in graph.statements}


def test_two_loads_agree() -> None:
    assert graph_of(ROWS) == graph_of(ROWS)


def test_a_statement_keeps_its_id_when_another_row_changes() -> None:
    def ids(rows: Sequence[Row]) -> set[str]:
        return {s.id for s in graph_of(rows).statements if s.row == 2}

    changed = [row("与市统计局对接。"), ROWS[1]]
    assert ids(changed) == ids(ROWS)


def test_the_same_short_names_in_two_districts_are_two_bodies() -> None:
    here, there = graph_of([ROWS[1]]), graph_of([ROWS[1]], XIUZHOU)
    shared = set(names(here).values()) & set(names(there).values())
    assert set(here.units) & set(there.units) == set()
    assert shared == {"嘉兴市科技局", "上汽集团"}
    assert {i for i, n in names(here).items() if n in shared} == {
        i for i, n in names(there).items() if n in shared
    }


def test_a_unit_with_its_old_name_in_brackets_is_one_body() -> None:
    graph = graph_of([row("原区卫计局与市卫健委共同实施筛查。", unit="区卫健局（原区卫计局）")])
    assert relations_of(graph) == {("南湖区卫健局", "JOINT_ACTION", "嘉兴市卫健委", "stated", "done")}


def test_in_the_row_of_a_town_its_own_words_mean_the_town() -> None:
    graph = graph_of([row("镇政府与市水利局签订《管护责任书》。", unit="首阳镇")])
    assert relations_of(graph) == {("首阳镇", "AGREEMENT_SIGNED", "嘉兴市水利局", "stated", "done")}


def test_a_body_has_all_names_that_the_report_uses_with_lists_spelled_out() -> None:
    graph = graph_of([row("与市、区科协对接。会同嘉兴市科学技术协会走访。", unit="区规划与建设局")])
    aliases = {body.name: body.aliases for body in graph.organizations}
    assert aliases == {
        "南湖区规划与建设局": ("区规划与建设局",),
        "嘉兴市科协": ("嘉兴市科学技术协会", "市科协"),
        "南湖区科协": ("区科协",),
    }


def test_how_names_were_resolved_comes_with_the_graph() -> None:
    graph = graph_of(ROWS)
    resolution = assemble(graph.report, extract(ROWS, NANHU)).resolution
    assert resolution.reasons["市商务局"] == ("“市” is 浙江省嘉兴市",)
    assert {o.id for o in resolution.organizations.values()} >= set(names(graph))


def test_the_year_of_a_day_is_the_report_s_or_the_one_before() -> None:
    assert find_day("于5月27日举行") == NamedDay(None, 5, 27)
    assert find_day("2008年9月") == NamedDay(2008, 9, None)
    assert find_day("第3季度") is None
    assert NamedDay(None, 5, 27).in_full(AS_OF, ahead=False) == "2009-05-27"
    assert NamedDay(None, 12, 3).in_full(AS_OF, ahead=False) == "2008-12-03"
    assert NamedDay(None, 6, 18).in_full(AS_OF, ahead=True) == "2009-06-18"
    assert NamedDay(None, 1, None).in_full(date(2009, 12, 1), ahead=True) == "2010-01"
    assert NamedDay(2008, 9, None).in_full(AS_OF, ahead=False) == "2008-09"


def test_a_part_that_no_sentence_names_rests_on_its_own_row() -> None:
    graph = graph_of([row("与大桥海关对接。", "杭州海关", unit="杭州海关驻嘉兴办事处")])
    assert all(part.statements for part in graph.parts)
    assert {(names(graph)[part.part], names(graph)[part.whole]) for part in graph.parts} == {
        ("杭州海关驻嘉兴办事处", "杭州海关")
    }
