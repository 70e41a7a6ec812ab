"""Writing, replacing and forgetting reports, on every store."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import permutations
from typing import Any

from graph.ids import organization_id, report_id
from graph.model import (
    Basis,
    Document,
    Event,
    Kind,
    Level,
    Mention,
    Participation,
    RelationType,
    ReportGraph,
    Role,
    Status,
)
from graph.stores import Store, forget_report, write_report
from graph.stores.changes import Change, Difference, Outcome
from tests.graphs import read_graph
from tests.samples import (
    CIB_JIAXING,
    NANHU,
    NANHU_SCIENCE,
    NANHU_TRADE,
    PACT,
    SAIC,
    XIUZHOU_TRADE,
    Tie,
    nanhu,
    report_graph,
    xiuzhou,
)
from tests.storing import JUNE, LISTED_SAIC, MAY, claiming, empty, rows


def test_a_report_is_stored_as_the_schema_says(store: Store) -> None:
    graph = nanhu()
    write_report(store, graph)
    report = graph.report.id
    assert store.read("MATCH (r:Report) RETURN r.id, r.name, r.province, r.city, r.district, r.place, "
                      "r.as_of, r.rows, r.source, r.version, r.units, r.inferred").rows == (
        (report, "对接情况", "浙江省", "嘉兴市", "南湖区", "浙江省嘉兴市南湖区", "2009-05-31", 2,
         "南湖区-2009-05-31.txt", "a" * 64, [NANHU_TRADE.id, NANHU_SCIENCE.id], []),
    )  # fmt: skip
    assert rows(store, "MATCH (o:Organization) RETURN o.name, o.kind, o.level, o.place, o.collective, "
                       "o.scope, [label IN labels(o) WHERE label <> 'Organization']") == {
        ("南湖区经贸局", "agency", "district", "浙江省嘉兴市南湖区", False, None, ("Agency", "Bureau")),
        ("南湖区科技局", "agency", "district", "浙江省嘉兴市南湖区", False, None, ("Agency", "Bureau")),
        ("嘉兴市科技局", "agency", "municipal", "浙江省嘉兴市", False, None, ("Agency",)),
        ("上汽集团", "soe", None, None, False, None, ("StateOwnedEnterprise",)),
        ("兴业银行嘉兴支行", "bank", None, None, False, None, ("Bank",)),
        ("上海的央企", "soe", None, "浙江省嘉兴市南湖区", True, "上海", ("StateOwnedEnterprise",)),
    }  # fmt: skip
    assert rows(
        store, "MATCH (o:Organization)-[u:REPORTS_IN]->(r:Report) RETURN o.name, r.id, u.report, u.row"
    ) == {
        ("南湖区经贸局", report, report, 1),
        ("南湖区科技局", report, report, 2),
    }
    assert rows(store, "MATCH (a:Organization)-[r]->(b:Organization) RETURN a.name, type(r), b.name, "
                       "r.report, r.basis, r.status, r.action, size(r.statements), r.frame") == {
        ("南湖区经贸局", "LIAISON", "上汽集团", report, "declared", "ongoing", None, 1, "sample"),
        ("南湖区经贸局", "LIAISON", "上海的央企", report, "declared", "ongoing", None, 1, "sample"),
        ("南湖区经贸局", "AGREEMENT_SIGNED", "上汽集团", report, "stated", "done", None, 1, "sample"),
        ("南湖区经贸局", "VISIT", "嘉兴市科技局", report, "stated", "done", None, 1, "sample"),
        ("南湖区科技局", "LIAISON", "嘉兴市科技局", report, "declared", "ongoing", None, 1, "sample"),
        ("南湖区科技局", "LIAISON", "兴业银行嘉兴支行", report, "declared", "ongoing", None, 1, "sample"),
        ("南湖区科技局", "JOINT_ACTION", "嘉兴市科技局", report, "stated", "planned", "event", 1, "sample"),
        ("南湖区科技局", "COOPERATION", "上汽集团", report, "stated", "negotiating", None, 1, "sample"),
    }  # fmt: skip
    assert rows(store, "MATCH (o)-[p:PARTY_TO]->(d:Document) "
                       "RETURN o.name, p.role, p.report, d.name, d.kind, d.titled") == {
        ("南湖区经贸局", "party", report, PACT, "协议", True),
        ("上汽集团", "party", report, PACT, "协议", True),
    }  # fmt: skip
    assert rows(store, "MATCH (s:Statement)-[o:OF]->(r:Report) "
                       "RETURN s.name, s.row, s.role, s.of, s.text, o.report") == {
        (f"{statement_unit(graph, statement.unit)} {statement.column}", statement.row, statement.role.value,
         "file", statement.text, report)
        for statement in graph.statements
    }  # fmt: skip


def test_every_mention_is_found_in_its_statement(store: Store) -> None:
    graph = nanhu()
    write_report(store, graph)
    found = store.read(
        "MATCH (s:Statement)-[m:MENTIONS]->(o:Organization) RETURN s.text, m.start, m.stop, m.surface, o.name"
    ).rows
    assert len(found) == len(graph.mentions)
    for text, start, stop, surface, name in found:
        assert isinstance(start, int)
        assert isinstance(stop, int)
        assert str(text)[start:stop] == surface == name


def test_writing_the_same_report_again_changes_nothing(store: Store) -> None:
    first = write_report(store, nanhu())
    before = read_graph(store)
    assert first.outcome is Outcome.ADDED
    assert write_report(store, nanhu()) == Change(nanhu().report.id, Outcome.UNCHANGED)
    assert read_graph(store) == before


def test_what_a_first_writing_brought_is_told(store: Store) -> None:
    graph = xiuzhou()
    assert write_report(store, graph) == Change(
        report=graph.report.id,
        outcome=Outcome.ADDED,
        units=Difference({XIUZHOU_TRADE.id: "秀洲区经贸局"}),
        statements=Difference({statement.id: statement.text for statement in graph.statements}),
        relations=Difference({relation.id: words for relation, words in zip(
            graph.relations,
            ["秀洲区经贸局 LIAISON 嘉兴市科技局", "秀洲区经贸局 LIAISON 兴业银行",
             "秀洲区经贸局 SUPERVISION 上汽集团"],
            strict=True,
        )}),
        organizations=Difference({body.id: body.name for body in graph.organizations}),
    )  # fmt: skip


def test_the_order_of_loading_does_not_matter(store: Store) -> None:
    graphs = [nanhu(), xiuzhou(), claiming(Kind.ENTERPRISE, None, date(2009, 7, 31))]
    seen = []
    for order in permutations(graphs):
        empty(store)
        for graph in order:
            write_report(store, graph)
        seen.append(read_graph(store))
    assert all(graph == seen[0] for graph in seen)


def test_the_latest_report_that_says_anything_decides_what_a_body_is(store: Store) -> None:
    write_report(store, claiming(Kind.SOE, Level.NATIONAL, MAY))
    write_report(store, claiming(Kind.ENTERPRISE, None, JUNE))
    assert _what_saic_is(store) == (("soe", "national", ("Organization", "StateOwnedEnterprise")),)
    write_report(store, claiming(Kind.BANK, Level.MUNICIPAL, JUNE, "走访情况"))
    assert _what_saic_is(store) == (("bank", "municipal", ("Bank", "Organization")),)
    forget_report(store, claiming(Kind.BANK, Level.MUNICIPAL, JUNE, "走访情况").report.id)
    forget_report(store, claiming(Kind.SOE, Level.NATIONAL, MAY).report.id)
    assert _what_saic_is(store) == (("enterprise", None, ("Enterprise", "Organization")),)


def test_aliases_are_what_the_stored_reports_call_a_body(store: Store) -> None:
    graph, later = nanhu(), nanhu(JUNE)
    statement = graph.statements[0].id
    mentions = (
        Mention(statement, SAIC.id, "上汽", 0, 2, "gazetteer"),
        Mention(statement, SAIC.id, "该公司", 0, 1, "anaphora"),
        Mention(statement, SAIC.id, "两家", 1, 3, "grammar"),
        Mention(statement, CIB_JIAXING.id, "两家", 1, 3, "grammar"),
        Mention(statement, None, "某公司", 2, 4, "tagger"),
    )
    write_report(store, replace(graph, mentions=graph.mentions + mentions))
    again = Mention(later.statements[0].id, SAIC.id, "上海汽车", 0, 4, "grammar+tagger")
    write_report(store, replace(later, mentions=(*later.mentions, again)))
    aliases = "MATCH (o:Organization {name: '上汽集团'}) RETURN o.aliases"
    assert store.read(aliases).rows == ((["上汽", "上海汽车"],),)
    assert rows(store, "MATCH (s:Statement) WHERE size(s.unresolved) > 0 RETURN s.id, s.unresolved") == {
        (statement, ("2:4:某公司",))
    }
    forget_report(store, graph.report.id)
    assert store.read(aliases).rows == ((["上海汽车"],),)


def test_a_document_is_one_however_many_reports_tell_of_it(store: Store) -> None:
    write_report(store, nanhu())
    write_report(store, nanhu(JUNE))
    (document,) = nanhu().documents
    assert rows(store, "MATCH (d:Document)<-[p:PARTY_TO]-(o) RETURN d.id, o.name, p.report") == {
        (document.id, name, graph.report.id)
        for name in ("南湖区经贸局", "上汽集团")
        for graph in (nanhu(), nanhu(JUNE))
    }
    renamed = replace(
        nanhu(date(2009, 7, 31)), documents=(Document(document.id, PACT, "备忘录", titled=True),)
    )
    write_report(store, renamed)
    assert store.read("MATCH (d:Document) RETURN d.kind").rows == (("备忘录",),)
    forget_report(store, renamed.report.id)
    assert store.read("MATCH (d:Document) RETURN d.kind").rows == (("协议",),)
    for graph in (nanhu(), nanhu(JUNE)):
        forget_report(store, graph.report.id)
    assert store.read("MATCH (d:Document) RETURN d.id").rows == ()


def test_an_event_is_stored_with_who_took_part(store: Store) -> None:
    graph = nanhu()
    statement = graph.statements[0].id
    fair = Event("event-1", "推介会", "2009-05")
    taking_part = (
        Participation(NANHU_TRADE.id, fair.id, Role.ORGANISER, (statement,)),
        Participation(SAIC.id, fair.id, Role.SUPPORT, (statement,)),
    )
    write_report(store, replace(graph, events=(fair,), participants=taking_part))
    assert rows(store, "MATCH (o)-[t:TOOK_PART_IN]->(e:Event) "
                       "RETURN o.name, t.role, t.statements, e.name, e.day") == {
        ("南湖区经贸局", "organiser", (statement,), "推介会", "2009-05"),
        ("上汽集团", "support", (statement,), "推介会", "2009-05"),
    }  # fmt: skip


def test_who_reports_is_derived_from_the_reports_that_are_left(store: Store) -> None:
    write_report(store, nanhu())
    write_report(store, report_graph(NANHU, JUNE, [NANHU_TRADE], [LISTED_SAIC]))
    forget_report(store, nanhu().report.id)
    assert rows(store, "MATCH (b:Bureau) RETURN b.name") == {("南湖区经贸局",)}
    tie: Tie = (
        NANHU_SCIENCE,
        RelationType.LIAISON,
        NANHU_TRADE,
        Basis.DECLARED,
        Status.ONGOING,
        "经贸局",
        None,
    )
    write_report(store, report_graph(NANHU, JUNE, [NANHU_SCIENCE], [tie]))
    forget_report(store, report_id(str(NANHU), "对接情况", JUNE, ["南湖区经贸局"]))
    assert rows(store, "MATCH (o:Agency) RETURN o.name, 'Bureau' IN labels(o)") == {
        ("南湖区经贸局", False),
        ("南湖区科技局", True),
    }


def test_more_rows_than_a_batch_are_written_whole(store: Store) -> None:
    bodies = [
        replace(SAIC, id=organization_id(None, f"第{number}公司"), name=f"第{number}公司")
        for number in range(1203)
    ]
    ties: Sequence[Tie] = [
        (NANHU_TRADE, RelationType.LIAISON, body, Basis.DECLARED, Status.ONGOING, body.name, None)
        for body in bodies
    ]
    write_report(store, report_graph(NANHU, MAY, [NANHU_TRADE], ties))
    assert store.read("MATCH (:Bureau)-[r:LIAISON]->(o) RETURN count(r), count(DISTINCT o)").rows == (
        (1203, 1203),
    )


def _what_saic_is(store: Store) -> tuple[tuple[Any, ...], ...]:
    found = store.read("MATCH (o:Organization {name: '上汽集团'}) RETURN o.kind, o.level, labels(o)").rows
    return tuple((kind, level, tuple(sorted(labels))) for kind, level, labels in found)  # type: ignore[arg-type]


def statement_unit(graph: ReportGraph, unit: str) -> str:
    """The name of a unit."""
    return next(body.name for body in graph.organizations if body.id == unit)
