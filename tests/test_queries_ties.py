"""Single ties with what says so, and the ways that they make; on both databases."""

from graph.model import Status
from graph.stores import Store
from tests.query_samples import (
    BANK,
    EDUCATION,
    FAIR,
    GROUP,
    PACT_SIGNED,
    PACT_TO_BE,
    SCIENCE,
    THREE,
    UNION,
    WOMEN,
    ask,
)
from tests.samples import (
    CENTRAL_ENTERPRISES,
    CIB_JIAXING,
    NANHU_TRADE,
    PACT,
    SAIC,
    XIUZHOU_TRADE,
)

XIUZHOU = THREE[1].report.id
HEPING = THREE[2].report.id
PENDING = ["planned", "negotiating"]


def test_ties_of_a_body(three_reports: Store) -> None:
    columns = (
        "as_of", "head", "type", "tail", "basis", "status", "action", "document", "event", "statements",
    )  # fmt: skip
    assert ask(three_reports, "ties", *columns, body=UNION.id) == [
        ("2018-12-25", "和平区总工会", "AGREEMENT_SIGNED", "东北大学", "stated", "done", None,
         PACT_SIGNED, None, [f"与东北大学签订《{PACT_SIGNED}》。"]),
        ("2018-12-25", "和平区总工会", "COOPERATION", "盛京银行和平支行", "stated", "negotiating", None,
         PACT_TO_BE, None, [f"与盛京银行和平支行洽谈《{PACT_TO_BE}》。"]),
        ("2018-12-25", "和平区总工会", "JOINT_ACTION", "和平区妇联", "stated", "planned", "event", None, FAIR,
         [f"拟与和平区妇联举办{FAIR}。"]),
        ("2018-12-25", "和平区总工会", "LIAISON", "和平区妇联", "declared", "ongoing", None, None, None,
         ["和平区妇联"]),
    ]  # fmt: skip
    assert ask(three_reports, "ties", "head", "tail", body=BANK.id) == [
        ("和平区总工会", "盛京银行和平支行"),
        ("和平区妇联", "盛京银行和平支行"),
    ]
    assert ask(three_reports, "ties", "head", body=BANK.id, parts=False) == []
    assert ask(three_reports, "ties", "type", body=UNION.id, statuses=PENDING) == [
        ("COOPERATION",),
        ("JOINT_ACTION",),
    ]


def test_evidence_of_a_pair_whoever_is_head(three_reports: Store) -> None:
    columns = (
        "head", "type", "tail", "basis", "status", "text", "unit", "row", "column", "item", "place", "as_of",
        "report",
    )  # fmt: skip
    rows = [
        ("和平区总工会", "COOPERATION", "盛京银行和平支行", "stated", "negotiating",
         f"与盛京银行和平支行洽谈《{PACT_TO_BE}》。", "和平区总工会", 3, "对接情况", None,
         "辽宁省沈阳市和平区", "2018-12-25", HEPING),
    ]  # fmt: skip
    assert ask(three_reports, "evidence", *columns, a=UNION.id, b=BANK.id) == rows
    assert ask(three_reports, "evidence", *columns, a=BANK.id, b=UNION.id) == rows
    assert ask(three_reports, "evidence", *columns, a=UNION.id, b=BANK.id, parts=False) == []
    assert ask(three_reports, "evidence", "text", "basis", a=SAIC.id, b=NANHU_TRADE.id) == [
        ("上汽集团", "declared"),
        (f"与上汽集团签订《{PACT}》。", "stated"),
    ]


def test_statements_and_mentions_of_a_body(three_reports: Store) -> None:
    assert ask(three_reports, "statements", "unit", "row", "column", "text", "unresolved", body=WOMEN.id) == [
        ("和平区教育局", 1, "对接情况", "和平区妇联来访。", ["3:5:妇联"]),
        ("和平区妇联", 2, "对接单位", "盛京银行和平支行", []),
        ("和平区妇联", 2, "对接单位", "市级有关部门", []),
        ("和平区总工会", 3, "对接单位", "和平区妇联", []),
        ("和平区总工会", 3, "对接情况", f"拟与和平区妇联举办{FAIR}。", []),
    ]
    assert ask(
        three_reports, "mentions", "organization", "surface", "start", "stop", "found_by", body=SCIENCE.id
    ) == [
        ("沈阳市科技局", "市科技局", 0, 4, "column"),
    ]


def test_the_network_has_a_row_for_every_relation(three_reports: Store) -> None:
    graph = THREE[2]
    columns = (
        "id", "report", "head_id", "type", "tail_id", "basis", "status", "action", "direction", "document_id",
        "event_id", "frame",
    )  # fmt: skip
    assert set(ask(three_reports, "network", *columns, reports=[HEPING])) == {
        (
            tie.id, tie.report, tie.head, tie.type, tie.tail, tie.basis, tie.status, tie.action,
            tie.direction, tie.document, tie.event, tie.frame,
        )
        for tie in graph.relations
    }  # fmt: skip
    assert len(ask(three_reports, "network", "id")) == sum(len(graph.relations) for graph in THREE)
    assert (
        ask(three_reports, "network", "type", statuses=PENDING, types=["JOINT_ACTION"])
        == [("JOINT_ACTION",)] * 2
    )


def test_the_shortest_path_is_one_and_the_same(three_reports: Store) -> None:
    columns = ("length", "step", "body", "next", "types", "statements")
    assert ask(three_reports, "path", *columns, a=CIB_JIAXING.id, b=XIUZHOU_TRADE.id) == [
        (3, 1, "兴业银行嘉兴支行", "南湖区科技局", ["LIAISON"], ["兴业银行嘉兴支行"]),
        (3, 2, "南湖区科技局", "嘉兴市科技局", ["JOINT_ACTION", "LIAISON"],
         ["拟与嘉兴市科技局联合举办推介会。", "嘉兴市科技局"]),
        (3, 3, "嘉兴市科技局", "秀洲区经贸局", ["LIAISON"], ["嘉兴市科技局"]),
    ]  # fmt: skip
    assert [
        row[2:4] for row in ask(three_reports, "path", *columns, a=XIUZHOU_TRADE.id, b=CIB_JIAXING.id)
    ] == [
        ("秀洲区经贸局", "嘉兴市科技局"),
        ("嘉兴市科技局", "南湖区科技局"),
        ("南湖区科技局", "兴业银行嘉兴支行"),
    ]


def test_a_longer_path_is_found_where_the_shorter_does_not_count(three_reports: Store) -> None:
    def way(**parameters: object) -> list[str]:
        return [body for (body,) in ask(three_reports, "path", "next", **parameters)]

    ends = {"a": XIUZHOU_TRADE.id, "b": SAIC.id}
    assert way(**ends, statuses=list(Status)) == ["上汽集团"]
    assert way(**ends) == ["嘉兴市科技局", "南湖区科技局", "上汽集团"]
    assert way(**ends, statuses=["done", "ongoing"]) == ["嘉兴市科技局", "南湖区经贸局", "上汽集团"]
    assert way(**ends, types=["SUPPORT"]) == []
    assert way(**ends, reports=[XIUZHOU]) == []


def test_a_path_ends_at_a_described_group_and_never_passes_it(three_reports: Store) -> None:
    assert ask(three_reports, "path", "next", a=EDUCATION.id, b=GROUP.id) == [("市级有关部门",)]
    liaison = {"types": ["LIAISON"], "reports": [HEPING]}
    assert ask(three_reports, "path", "next", a=EDUCATION.id, b=WOMEN.id, **liaison) == []
    assert ask(three_reports, "path", "next", a=CENTRAL_ENTERPRISES.id, b=SAIC.id) == [
        ("南湖区经贸局",),
        ("上汽集团",),
    ]
    assert ask(three_reports, "path", "next", a=SAIC.id, b=SAIC.id) == []
    assert ask(three_reports, "path", "next", a=SAIC.id, b=UNION.id) == []
