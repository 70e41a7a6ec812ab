"""The chosen reports as one JSON object."""

import json
from dataclasses import replace
from datetime import date

from graph.export.json_graph import export_json
from graph.stores import Store, write_report
from tests.query_samples import (
    BANK,
    BRANCH,
    EDUCATION,
    FAIR,
    GROUP,
    PACT_SIGNED,
    SCIENCE,
    UNION,
    UNIVERSITY,
    WOMEN,
    heping,
    load,
)
from tests.samples import nanhu, xiuzhou

GRAPH = heping()
REPORT = GRAPH.report


def test_an_export_holds_everything_that_the_report_brings(store: Store) -> None:
    load(store, nanhu(), GRAPH)
    export = export_json(store, [REPORT.id])
    assert list(export) == [
        "reports", "organizations", "statements", "mentions", "unresolved", "quantities", "periods",
        "relations", "documents", "events", "shared",
    ]  # fmt: skip
    assert export["reports"] == [
        {
            "id": REPORT.id, "title": "对接工作台账", "place": "辽宁省沈阳市和平区", "province": "辽宁省",
            "city": "沈阳市", "district": "和平区", "as_of": "2018-12-25", "rows": 3,
            "source": REPORT.source, "version": REPORT.version, "inferred": [],
        }
    ]  # fmt: skip
    names = {document.id: document.name for document in GRAPH.documents}
    assert sorted(export["relations"], key=str) == sorted(
        (
            {
                "id": tie.id, "report": REPORT.id, "head": tie.head, "type": tie.type, "tail": tie.tail,
                "basis": tie.basis, "status": tie.status, "action": tie.action, "direction": tie.direction,
                "document": names.get(tie.document or ""), "document_id": tie.document,
                "event": FAIR if tie.event else None, "event_id": tie.event, "frame": "sample",
                "statements": list(tie.statements),
                "triggers": [
                    {"statement": each.statement, "start": each.start, "end": each.stop}
                    for each in tie.triggers
                ],
            }
            for tie in GRAPH.relations
        ),
        key=str,
    )  # fmt: skip
    assert export["statements"] == [
        {
            "id": sentence.id, "report": REPORT.id, "unit": sentence.unit, "row": sentence.row,
            "column": sentence.column, "item": None, "of": "file", "start": sentence.start,
            "end": sentence.stop, "text": sentence.text,
        }
        for sentence in sorted(GRAPH.statements, key=lambda sentence: (sentence.row, sentence.start))
    ]  # fmt: skip


def test_organizations_have_the_words_that_stand_for_them(store: Store) -> None:
    load(store, GRAPH)
    organizations = export_json(store, [REPORT.id])["organizations"]
    assert [body["name"] for body in organizations] == sorted(body.name for body in GRAPH.organizations)
    columns = ("id", "aliases", "surfaces", "collective", "reporting", "part_of")
    assert {body["name"]: tuple(body[column] for column in columns) for body in organizations} == {
        "和平区教育局": (EDUCATION.id, [], [], False, True, None),
        "和平区妇联": (WOMEN.id, [], ["和平区妇联"], False, True, None),
        "和平区总工会": (UNION.id, [], [], False, True, None),
        "东北大学": (UNIVERSITY.id, [], ["东北大学"], False, False, None),
        "沈阳市科技局": (SCIENCE.id, ["市科技局"], ["市科技局"], False, False, None),
        "盛京银行": (BANK.id, [], [], False, False, None),
        "盛京银行和平支行": (BRANCH.id, [], ["盛京银行和平支行"], False, False, BANK.id),
        "市级有关部门": (GROUP.id, [], ["市级有关部门"], True, False, None),
    }


def test_mentions_stand_where_they_say(store: Store) -> None:
    load(store, GRAPH)
    export = export_json(store, [REPORT.id])
    texts = {sentence["id"]: sentence["text"] for sentence in export["statements"]}
    for mention in (*export["mentions"], *export["unresolved"]):
        assert texts[mention["statement"]][mention["start"] : mention["end"]] == mention["surface"]
    assert {(m["statement"], m["organization"], m["start"]) for m in export["mentions"]} == {
        (m.statement, m.organization, m.start) for m in GRAPH.mentions if m.organization
    }
    (statement,) = (sentence for sentence in GRAPH.statements if sentence.text == "和平区妇联来访。")
    assert export["unresolved"] == [{"statement": statement.id, "surface": "妇联", "start": 3, "end": 5}]


def test_documents_and_events_have_their_parties(store: Store) -> None:
    load(store, GRAPH)
    export = export_json(store, [REPORT.id])
    assert [
        (document["title"], document["titled"], document["parties"]) for document in export["documents"]
    ] == [
        (
            PACT_SIGNED, True,
            [{"organization": UNIVERSITY.id, "role": "party"}, {"organization": UNION.id, "role": "party"}],
        ),
        (
            "普惠金融协议", True,
            [{"organization": UNION.id, "role": "party"}, {"organization": BRANCH.id, "role": "party"}],
        ),
    ]  # fmt: skip
    (event,) = export["events"]
    assert (event["name"], event["day"], event["parties"]) == (
        FAIR,
        "2019-01",
        [{"organization": WOMEN.id, "role": "party"}, {"organization": UNION.id, "role": "organiser"}],
    )


def test_shared_counterparts_are_without_groups(store: Store) -> None:
    load(store, GRAPH)
    shared = export_json(store, [REPORT.id])["shared"]
    assert {(row["counterpart"], tuple(row["bureaus"])) for row in shared} == {
        (UNIVERSITY.id, (UNION.id, EDUCATION.id)),
        (WOMEN.id, (UNION.id, EDUCATION.id)),
        (BANK.id, (WOMEN.id, UNION.id)),
        (BRANCH.id, (WOMEN.id, UNION.id)),
    }


def test_a_surface_may_hold_a_colon(store: Store) -> None:
    (sentence,) = (sentence for sentence in GRAPH.statements if sentence.text == "东北大学")
    odd = replace(
        GRAPH.mentions[0], statement=sentence.id, organization=None, surface="甲:乙", start=0, stop=3
    )
    load(store, replace(GRAPH, mentions=(*GRAPH.mentions, odd)))
    unresolved = export_json(store, [REPORT.id])["unresolved"]
    assert {"statement": sentence.id, "surface": "甲:乙", "start": 0, "end": 3} in unresolved


def test_two_exports_of_the_same_graph_are_the_same_text(store: Store) -> None:
    graphs = (GRAPH, nanhu(), xiuzhou(), nanhu(date(2009, 6, 30)))
    reports = load(store, *graphs)
    first = json.dumps(export_json(store, reports), ensure_ascii=False)
    for graph in reversed(graphs):
        write_report(store, graph)
    assert json.dumps(export_json(store, reports), ensure_ascii=False) == first
