"""What the named queries answer over several reports, two of one city among them; on both databases."""

from datetime import date
from typing import Any

import pytest

from graph.model import Basis, RelationType, ReportGraph, Status
from graph.stores import Store
from queries import run_query
from tests.query_samples import (
    BANK,
    BRANCH,
    EDUCATION,
    FAIR,
    GROUP,
    PACT_SIGNED,
    PACT_TO_BE,
    SCIENCE,
    UNION,
    UNIVERSITY,
    WOMEN,
    heping,
    load,
    texts_of,
)
from tests.samples import (
    CENTRAL_ENTERPRISES,
    CIB,
    CIB_JIAXING,
    CITY_SCIENCE,
    NANHU_SCIENCE,
    NANHU_TRADE,
    PACT,
    SAIC,
    XIUZHOU_TRADE,
    nanhu,
    report_graph,
    xiuzhou,
)
from tests.samples import XIUZHOU as XIUZHOU_PLACE

GRAPHS = (nanhu(), xiuzhou(), heping())
NANHU, XIUZHOU, HEPING = (graph.report.id for graph in GRAPHS)
TEXTS = texts_of(GRAPHS)
PENDING = ["planned", "negotiating"]


@pytest.fixture
def full(store: Store) -> Store:
    """A store with three reports, two of them of one city."""
    load(store, *GRAPHS)
    return store


def ask(store: Store, name: str, *columns: str, **parameters: object) -> list[tuple[Any, ...]]:
    """These columns of an answer; ids of statements become what they say."""
    rows = run_query(store, name, **parameters).to_dicts()
    return [tuple(_say(row[column]) for column in columns) for row in rows]


def _say(value: Any) -> Any:
    if isinstance(value, list):
        return [TEXTS.get(part, part) if isinstance(part, str) else part for part in value]
    return value


def shared(store: Store, **parameters: object) -> list[tuple[str, list[str]]]:
    return ask(store, "shared", "counterpart", "bureaus", **parameters)


def test_shared_counterparts_of_all_reports(full: Store) -> None:
    assert run_query(full, "shared").columns == (
        "counterpart", "id", "kind", "level", "collective", "number", "bureaus", "bureau_ids", "types",
        "statements",
    )  # fmt: skip
    columns = ("counterpart", "id", "kind", "level", "number", "bureaus", "bureau_ids", "types", "statements")
    assert ask(full, "shared", *columns) == [
        (
            "嘉兴市科技局", CITY_SCIENCE.id, "agency", "municipal", 3,
            ["南湖区科技局", "南湖区经贸局", "秀洲区经贸局"],
            [NANHU_SCIENCE.id, NANHU_TRADE.id, XIUZHOU_TRADE.id],
            ["JOINT_ACTION", "LIAISON", "VISIT"],
            ["拟与嘉兴市科技局联合举办推介会。", "嘉兴市科技局", "走访嘉兴市科技局。", "嘉兴市科技局"],
        ),
        (
            "上汽集团", SAIC.id, "soe", None, 2, ["南湖区科技局", "南湖区经贸局"],
            [NANHU_SCIENCE.id, NANHU_TRADE.id], ["COOPERATION", "AGREEMENT_SIGNED", "LIAISON"],
            ["与上汽集团的合作正在协商。", f"与上汽集团签订《{PACT}》。", "上汽集团"],
        ),
        (
            "东北大学", UNIVERSITY.id, "institute", None, 2, ["和平区总工会", "和平区教育局"],
            [UNION.id, EDUCATION.id], ["AGREEMENT_SIGNED", "LIAISON"],
            [f"与东北大学签订《{PACT_SIGNED}》。", "东北大学"],
        ),
        (
            "兴业银行", CIB.id, "bank", None, 2, ["南湖区科技局", "秀洲区经贸局"],
            [NANHU_SCIENCE.id, XIUZHOU_TRADE.id], ["LIAISON"], ["兴业银行嘉兴支行", "兴业银行"],
        ),
        (
            "和平区妇联", WOMEN.id, "mass_organization", "district", 2, ["和平区总工会", "和平区教育局"],
            [UNION.id, EDUCATION.id], ["JOINT_ACTION", "LIAISON", "VISIT"],
            [f"拟与和平区妇联举办{FAIR}。", "和平区妇联", "和平区妇联来访。"],
        ),
        (
            "盛京银行", BANK.id, "bank", None, 2, ["和平区妇联", "和平区总工会"], [WOMEN.id, UNION.id],
            ["LIAISON", "COOPERATION"], ["盛京银行和平支行", f"与盛京银行和平支行洽谈《{PACT_TO_BE}》。"],
        ),
        (
            "盛京银行和平支行", BRANCH.id, "bank", None, 2, ["和平区妇联", "和平区总工会"],
            [WOMEN.id, UNION.id], ["LIAISON", "COOPERATION"],
            ["盛京银行和平支行", f"与盛京银行和平支行洽谈《{PACT_TO_BE}》。"],
        ),
    ]  # fmt: skip


def test_shared_counterparts_within_chosen_reports(full: Store) -> None:
    assert shared(full, reports=[NANHU]) == [
        ("上汽集团", ["南湖区科技局", "南湖区经贸局"]),
        ("嘉兴市科技局", ["南湖区科技局", "南湖区经贸局"]),
    ]
    # The part is tied to its whole by the other report: without it, 兴业银行 is not shared.
    assert shared(full, reports=[XIUZHOU]) == []


def test_shared_counterparts_of_given_bureaus(full: Store) -> None:
    assert shared(full, bureaus=[NANHU_TRADE.id, XIUZHOU_TRADE.id]) == [
        ("嘉兴市科技局", ["南湖区经贸局", "秀洲区经贸局"]),
    ]
    assert shared(full, bureaus=[XIUZHOU_TRADE.id]) == [
        ("嘉兴市科技局", ["南湖区科技局", "南湖区经贸局", "秀洲区经贸局"]),
        ("兴业银行", ["南湖区科技局", "秀洲区经贸局"]),
    ]
    assert shared(full, bureaus=[NANHU_TRADE.id, NANHU_SCIENCE.id, XIUZHOU_TRADE.id], minimum=3) == [
        ("嘉兴市科技局", ["南湖区科技局", "南湖区经贸局", "秀洲区经贸局"]),
    ]
    # Nobody is asked who does not report in the chosen reports.
    assert shared(full, reports=[NANHU], bureaus=[NANHU_TRADE.id, XIUZHOU_TRADE.id]) == []


def test_shared_counterparts_by_type_and_status(full: Store) -> None:
    assert shared(full, types=[RelationType.LIAISON]) == [
        ("兴业银行", ["南湖区科技局", "秀洲区经贸局"]),
        ("嘉兴市科技局", ["南湖区科技局", "秀洲区经贸局"]),
    ]
    assert shared(full, statuses=[Status.DONE, Status.ONGOING], reports=[HEPING]) == [
        ("东北大学", ["和平区总工会", "和平区教育局"]),
        ("和平区妇联", ["和平区总工会", "和平区教育局"]),
    ]
    assert ("上汽集团", ["南湖区科技局", "南湖区经贸局", "秀洲区经贸局"]) in shared(
        full, statuses=list(Status)
    )


def test_described_groups_are_shared_on_request(full: Store) -> None:
    asked = shared(full, reports=[HEPING], collectives=True)
    assert ("市级有关部门", ["和平区妇联", "和平区教育局"]) in asked
    assert len(asked) == len(shared(full, reports=[HEPING])) + 1


def test_pairs_of_bureaus(full: Store) -> None:
    columns = ("bureau", "other", "number", "counterparts")
    assert ask(full, "pairs", *columns) == [
        ("南湖区科技局", "南湖区经贸局", 2, ["上汽集团", "嘉兴市科技局"]),
        ("南湖区科技局", "秀洲区经贸局", 2, ["兴业银行", "嘉兴市科技局"]),
        ("和平区妇联", "和平区总工会", 2, ["盛京银行", "盛京银行和平支行"]),
        ("和平区总工会", "和平区教育局", 2, ["东北大学", "和平区妇联"]),
        ("南湖区经贸局", "秀洲区经贸局", 1, ["嘉兴市科技局"]),
    ]
    assert ask(full, "pairs", *columns, bureaus=[WOMEN.id]) == [
        ("和平区妇联", "和平区总工会", 2, ["盛京银行", "盛京银行和平支行"]),
    ]
    assert ask(full, "pairs", "bureau_id", "other_id", "counterpart_ids", reports=[NANHU]) == [
        (NANHU_SCIENCE.id, NANHU_TRADE.id, [SAIC.id, CITY_SCIENCE.id])
    ]


def test_counterparts_of_a_body_and_of_its_parts(full: Store) -> None:
    columns = ("counterpart", "types", "bases", "statuses", "relations", "reports", "statements")
    assert ask(full, "counterparts", *columns, body=CIB.id) == [
        ("南湖区科技局", ["LIAISON"], ["declared"], ["ongoing"], 1, 1, ["兴业银行嘉兴支行"]),
        ("秀洲区经贸局", ["LIAISON"], ["declared"], ["ongoing"], 1, 1, ["兴业银行"]),
    ]
    assert ask(full, "counterparts", "id", body=CIB.id, parts=False) == [(XIUZHOU_TRADE.id,)]
    assert ask(full, "counterparts", *columns, body=UNION.id) == [
        (
            "和平区妇联", ["JOINT_ACTION", "LIAISON"], ["stated", "declared"], ["planned", "ongoing"], 2, 1,
            [f"拟与和平区妇联举办{FAIR}。", "和平区妇联"],
        ),
        (
            "东北大学", ["AGREEMENT_SIGNED"], ["stated"], ["done"], 1, 1,
            [f"与东北大学签订《{PACT_SIGNED}》。"],
        ),
        (
            "盛京银行和平支行", ["COOPERATION"], ["stated"], ["negotiating"], 1, 1,
            [f"与盛京银行和平支行洽谈《{PACT_TO_BE}》。"],
        ),
    ]  # fmt: skip


def test_counterparts_over_two_months(store: Store) -> None:
    may, june = nanhu(), nanhu(date(2009, 6, 30))
    load(store, may, june)
    columns = ("counterpart", "relations", "reports")
    assert ask(store, "counterparts", *columns, body=NANHU_TRADE.id) == [
        ("上汽集团", 4, 2),
        ("上海的央企", 2, 2),
        ("嘉兴市科技局", 2, 2),
    ]
    assert ask(store, "counterparts", *columns, body=NANHU_TRADE.id, reports=[june.report.id])[0] == (
        "上汽集团", 2, 1
    )  # fmt: skip


def test_ties_of_a_body(full: Store) -> None:
    columns = (
        "as_of", "head", "type", "tail", "basis", "status", "action", "document", "event", "statements",
    )  # fmt: skip
    assert ask(full, "ties", *columns, body=UNION.id) == [
        ("2018-12-25", "和平区总工会", "AGREEMENT_SIGNED", "东北大学", "stated", "done", None,
         PACT_SIGNED, None, [f"与东北大学签订《{PACT_SIGNED}》。"]),
        ("2018-12-25", "和平区总工会", "COOPERATION", "盛京银行和平支行", "stated", "negotiating", None,
         PACT_TO_BE, None, [f"与盛京银行和平支行洽谈《{PACT_TO_BE}》。"]),
        ("2018-12-25", "和平区总工会", "JOINT_ACTION", "和平区妇联", "stated", "planned", "event", None, FAIR,
         [f"拟与和平区妇联举办{FAIR}。"]),
        ("2018-12-25", "和平区总工会", "LIAISON", "和平区妇联", "declared", "ongoing", None, None, None,
         ["和平区妇联"]),
    ]  # fmt: skip
    assert ask(full, "ties", "head", "tail", body=BANK.id) == [
        ("和平区总工会", "盛京银行和平支行"),
        ("和平区妇联", "盛京银行和平支行"),
    ]
    assert ask(full, "ties", "head", body=BANK.id, parts=False) == []
    assert ask(full, "ties", "type", body=UNION.id, statuses=PENDING) == [("COOPERATION",), ("JOINT_ACTION",)]


def test_evidence_of_a_pair_whoever_is_head(full: Store) -> None:
    columns = (
        "head", "type", "tail", "basis", "status", "text", "unit", "row", "column", "item", "place", "as_of",
        "report",
    )  # fmt: skip
    rows = [
        ("和平区总工会", "COOPERATION", "盛京银行和平支行", "stated", "negotiating",
         f"与盛京银行和平支行洽谈《{PACT_TO_BE}》。", "和平区总工会", 3, "对接情况", None,
         "辽宁省沈阳市和平区", "2018-12-25", HEPING),
    ]  # fmt: skip
    assert ask(full, "evidence", *columns, a=UNION.id, b=BANK.id) == rows
    assert ask(full, "evidence", *columns, a=BANK.id, b=UNION.id) == rows
    assert ask(full, "evidence", *columns, a=UNION.id, b=BANK.id, parts=False) == []
    assert ask(full, "evidence", "text", "basis", a=SAIC.id, b=NANHU_TRADE.id) == [
        ("上汽集团", "declared"),
        (f"与上汽集团签订《{PACT}》。", "stated"),
    ]


def test_agreements_keep_what_is_done_apart(full: Store) -> None:
    columns = ("document", "kind", "titled", "status", "parties", "pairs", "as_of", "until", "texts")
    signed = (
        PACT, "协议", True, "done", ["上汽集团", "南湖区经贸局"], 1, "2009-05-31", "2009-05-31",
        [f"与上汽集团签订《{PACT}》。"],
    )  # fmt: skip
    assert ask(full, "agreements", *columns) == [
        signed,
        (
            PACT_SIGNED, "协议", True, "done", ["东北大学", "和平区总工会"], 1, "2018-12-25", "2018-12-25",
            [f"与东北大学签订《{PACT_SIGNED}》。"],
        ),
        (
            PACT_TO_BE, "协议", True, "negotiating", ["和平区总工会", "盛京银行和平支行"], 1, "2018-12-25",
            "2018-12-25", [f"与盛京银行和平支行洽谈《{PACT_TO_BE}》。"],
        ),
    ]  # fmt: skip
    assert ask(full, "agreements", *columns, body=SAIC.id) == [signed]
    assert ask(full, "agreement_counts", "status", "documents", "pairs") == [
        ("done", 2, 2),
        ("negotiating", 1, 1),
    ]


def test_a_document_of_two_months_is_one(store: Store) -> None:
    may, june = load(store, nanhu(), nanhu(date(2009, 6, 30)))
    assert ask(store, "agreements", "document", "pairs", "as_of", "until", "reports") == [
        (PACT, 1, "2009-05-31", "2009-06-30", [may, june])
    ]
    assert ask(store, "agreement_counts", "status", "documents", "pairs") == [("done", 1, 1)]
    columns = ("document", "kind", "titled", "parties", "party_ids", "roles", "reports")
    assert ask(store, "documents", *columns) == [
        (PACT, "协议", True, ["上汽集团", "南湖区经贸局"], [SAIC.id, NANHU_TRADE.id], ["party", "party"],
         sorted([may, june]))
    ]  # fmt: skip


def test_events_with_the_role_of_each(full: Store) -> None:
    assert ask(full, "events", "event", "day", "parties", "party_ids", "roles", "statements") == [
        (FAIR, "2019-01", ["和平区妇联", "和平区总工会"], [WOMEN.id, UNION.id], ["party", "organiser"],
         [f"拟与和平区妇联举办{FAIR}。"])
    ]  # fmt: skip


def test_the_overview_counts_what_the_chosen_reports_bring(full: Store) -> None:
    assert ask(full, "overview", "what", "which", "number", reports=[HEPING]) == [
        ("total", "reports", 1),
        ("total", "bureaus", 3),
        ("total", "bodies", 8),
        ("total", "statements", 10),
        ("total", "mentions", 10),
        ("total", "unresolved mentions", 1),
        ("total", "relations", 10),
        ("total", "documents", 2),
        ("total", "events", 1),
        ("kind", "agency", 3),
        ("kind", "bank", 2),
        ("kind", "mass_organization", 2),
        ("kind", "institute", 1),
        ("level", None, 4),
        ("level", "district", 3),
        ("level", "municipal", 1),
        ("type", "LIAISON", 6),
        ("type", "AGREEMENT_SIGNED", 1),
        ("type", "COOPERATION", 1),
        ("type", "JOINT_ACTION", 1),
        ("type", "VISIT", 1),
        ("basis", "declared", 6),
        ("basis", "stated", 4),
        ("status", "ongoing", 6),
        ("status", "done", 2),
        ("status", "negotiating", 1),
        ("status", "planned", 1),
    ]
    assert ask(full, "overview", "number", reports=[])[:9] == [(0,)] * 9


def test_reports_say_what_they_bring(full: Store) -> None:
    columns = (
        "id", "name", "place", "as_of", "rows", "units", "statements", "unresolved", "relations", "bodies",
    )  # fmt: skip
    assert ask(full, "reports", *columns) == [
        (NANHU, "对接情况", "浙江省嘉兴市南湖区", "2009-05-31", 2, [NANHU_TRADE.id, NANHU_SCIENCE.id],
         8, 0, 8, 4),
        (XIUZHOU, "对接情况", "浙江省嘉兴市秀洲区", "2009-06-30", 1, [XIUZHOU_TRADE.id], 3, 0, 3, 3),
        (HEPING, "对接工作台账", "辽宁省沈阳市和平区", "2018-12-25", 3, [EDUCATION.id, WOMEN.id, UNION.id],
         10, 1, 10, 5),
    ]  # fmt: skip


def test_bodies_of_the_chosen_reports(full: Store) -> None:
    columns = ("name", "reporting", "part_of", "relations", "counterparts", "statements")
    assert ask(full, "bodies", *columns, reports=[HEPING]) == [
        ("和平区妇联", True, None, 5, 4, 3),
        ("和平区教育局", True, None, 4, 4, 0),
        ("和平区总工会", True, None, 4, 3, 0),
        ("东北大学", False, None, 2, 2, 2),
        ("市级有关部门", False, None, 2, 2, 2),
        ("盛京银行和平支行", False, BANK.id, 2, 2, 2),
        ("沈阳市科技局", False, None, 1, 1, 1),
        ("盛京银行", False, None, 0, 0, 0),
    ]
    # 兴业银行嘉兴支行 is a part of 兴业银行 by what 秀洲区 reports, and reports nowhere.
    assert ask(full, "bodies", "name", "part_of", reports=[NANHU])[-2:] == [
        ("上海的央企", None),
        ("兴业银行嘉兴支行", None),
    ]


def test_findings_are_what_column_and_sentences_do_not_share(full: Store) -> None:
    columns = ("finding", "unit", "counterpart", "types", "statements")
    assert ask(full, "findings", *columns, reports=[HEPING]) == [
        ("declared only", "和平区妇联", "盛京银行和平支行", ["LIAISON"], ["盛京银行和平支行"]),
        ("declared only", "和平区教育局", "东北大学", ["LIAISON"], ["东北大学"]),
        ("declared only", "和平区教育局", "沈阳市科技局", ["LIAISON"], ["市科技局"]),
        (
            "stated only", "和平区总工会", "东北大学", ["AGREEMENT_SIGNED"],
            [f"与东北大学签订《{PACT_SIGNED}》。"],
        ),
        (
            "stated only", "和平区总工会", "盛京银行和平支行", ["COOPERATION"],
            [f"与盛京银行和平支行洽谈《{PACT_TO_BE}》。"],
        ),
        ("stated only", "和平区教育局", "和平区妇联", ["VISIT"], ["和平区妇联来访。"]),
    ]  # fmt: skip
    groups = ask(full, "findings", "unit", "counterpart", reports=[HEPING], collectives=True)
    assert {unit for unit, counterpart in groups if counterpart == GROUP.name} == {
        "和平区妇联",
        "和平区教育局",
    }


def test_a_part_that_is_listed_covers_what_is_said_of_its_whole(store: Store) -> None:
    graph = report_graph(
        XIUZHOU_PLACE,
        date(2009, 7, 31),
        [XIUZHOU_TRADE, NANHU_TRADE],
        [
            (
                XIUZHOU_TRADE,
                RelationType.LIAISON,
                CIB_JIAXING,
                Basis.DECLARED,
                Status.ONGOING,
                "嘉兴支行",
                None,
            ),
            (XIUZHOU_TRADE, RelationType.VISIT, CIB, Basis.STATED, Status.DONE, "走访兴业银行。", None),
            (NANHU_TRADE, RelationType.VISIT, CIB, Basis.STATED, Status.DONE, "也走访兴业银行。", None),
            (NANHU_TRADE, RelationType.LIAISON, XIUZHOU_TRADE, Basis.DECLARED, Status.ONGOING, "秀洲", None),
            (XIUZHOU_TRADE, RelationType.SUPPORT, NANHU_TRADE, Basis.STATED, Status.DONE, "帮助南湖。", None),
        ],
        parts=[(CIB_JIAXING, CIB)],
    )
    load(store, graph)
    assert ask(store, "findings", "finding", "unit", "counterpart") == [
        ("stated only", "南湖区经贸局", "兴业银行"),
    ]


def test_talks_that_end_in_an_agreement_are_two_rows(store: Store) -> None:
    def month(number: int, kind: RelationType, status: Status) -> ReportGraph:
        tie = (XIUZHOU_TRADE, kind, SAIC, Basis.STATED, status, f"《{PACT}》", PACT)
        return report_graph(XIUZHOU_PLACE, date(2009, number, 28), [XIUZHOU_TRADE], [tie])

    may = month(5, RelationType.COOPERATION, Status.NEGOTIATING)
    june = month(6, RelationType.AGREEMENT_SIGNED, Status.DONE)
    july = month(7, RelationType.AGREEMENT_SIGNED, Status.DONE)
    load(store, may, june, july)
    assert ask(store, "agreements", "document", "status", "as_of", "until", "reports") == [
        (PACT, "negotiating", "2009-05-28", "2009-05-28", [may.report.id]),
        (PACT, "done", "2009-06-28", "2009-07-28", [june.report.id, july.report.id]),
    ]
    assert ask(store, "agreements", "status", statuses=["done"]) == [("done",)]
    assert ask(store, "agreement_counts", "status", "documents", "pairs") == [
        ("done", 1, 1),
        ("negotiating", 1, 1),
    ]


def test_statements_and_mentions_of_a_body(full: Store) -> None:
    assert ask(full, "statements", "unit", "row", "column", "text", "unresolved", body=WOMEN.id) == [
        ("和平区教育局", 1, "对接情况", "和平区妇联来访。", ["3:5:妇联"]),
        ("和平区妇联", 2, "对接单位", "盛京银行和平支行", []),
        ("和平区妇联", 2, "对接单位", "市级有关部门", []),
        ("和平区总工会", 3, "对接单位", "和平区妇联", []),
        ("和平区总工会", 3, "对接情况", f"拟与和平区妇联举办{FAIR}。", []),
    ]
    assert ask(full, "mentions", "organization", "surface", "start", "stop", "found_by", body=SCIENCE.id) == [
        ("沈阳市科技局", "市科技局", 0, 4, "column"),
    ]


def test_the_network_has_a_row_for_every_relation(full: Store) -> None:
    graph = GRAPHS[2]
    columns = (
        "id", "report", "head_id", "type", "tail_id", "basis", "status", "action", "direction", "document_id",
        "event_id", "frame",
    )  # fmt: skip
    assert set(ask(full, "network", *columns, reports=[HEPING])) == {
        (
            tie.id, tie.report, tie.head, tie.type, tie.tail, tie.basis, tie.status, tie.action,
            tie.direction, tie.document, tie.event, tie.frame,
        )
        for tie in graph.relations
    }  # fmt: skip
    assert len(ask(full, "network", "id")) == sum(len(graph.relations) for graph in GRAPHS)
    assert ask(full, "network", "type", statuses=PENDING, types=["JOINT_ACTION"]) == [("JOINT_ACTION",)] * 2


def test_the_shortest_path_is_one_and_the_same(full: Store) -> None:
    columns = ("length", "step", "body", "next", "types", "statements")
    assert ask(full, "path", *columns, a=CIB_JIAXING.id, b=XIUZHOU_TRADE.id) == [
        (3, 1, "兴业银行嘉兴支行", "南湖区科技局", ["LIAISON"], ["兴业银行嘉兴支行"]),
        (3, 2, "南湖区科技局", "嘉兴市科技局", ["JOINT_ACTION", "LIAISON"],
         ["拟与嘉兴市科技局联合举办推介会。", "嘉兴市科技局"]),
        (3, 3, "嘉兴市科技局", "秀洲区经贸局", ["LIAISON"], ["嘉兴市科技局"]),
    ]  # fmt: skip
    assert [row[2:4] for row in ask(full, "path", *columns, a=XIUZHOU_TRADE.id, b=CIB_JIAXING.id)] == [
        ("秀洲区经贸局", "嘉兴市科技局"),
        ("嘉兴市科技局", "南湖区科技局"),
        ("南湖区科技局", "兴业银行嘉兴支行"),
    ]


def test_a_longer_path_is_found_where_the_shorter_does_not_count(full: Store) -> None:
    def way(**parameters: object) -> list[str]:
        return [body for (body,) in ask(full, "path", "next", **parameters)]

    ends = {"a": XIUZHOU_TRADE.id, "b": SAIC.id}
    assert way(**ends, statuses=list(Status)) == ["上汽集团"]
    assert way(**ends) == ["嘉兴市科技局", "南湖区科技局", "上汽集团"]
    assert way(**ends, statuses=["done", "ongoing"]) == ["嘉兴市科技局", "南湖区经贸局", "上汽集团"]
    assert way(**ends, types=["SUPPORT"]) == []
    assert way(**ends, reports=[XIUZHOU]) == []


def test_a_path_ends_at_a_described_group_and_never_passes_it(full: Store) -> None:
    assert ask(full, "path", "next", a=EDUCATION.id, b=GROUP.id) == [("市级有关部门",)]
    liaison = {"types": ["LIAISON"], "reports": [HEPING]}
    assert ask(full, "path", "next", a=EDUCATION.id, b=WOMEN.id, **liaison) == []
    assert ask(full, "path", "next", a=CENTRAL_ENTERPRISES.id, b=SAIC.id) == [
        ("南湖区经贸局",),
        ("上汽集团",),
    ]
    assert ask(full, "path", "next", a=SAIC.id, b=SAIC.id) == []
    assert ask(full, "path", "next", a=SAIC.id, b=UNION.id) == []
