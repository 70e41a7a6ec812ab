"""What was signed or is talked about, and what took place; on both databases."""

from datetime import date

from graph.model import Basis, RelationType, ReportGraph, Status
from graph.stores import Store
from tests.query_samples import (
    FAIR,
    PACT_SIGNED,
    PACT_TO_BE,
    UNION,
    WOMEN,
    ask,
    load,
)
from tests.samples import (
    NANHU_TRADE,
    PACT,
    SAIC,
    XIUZHOU_TRADE,
    nanhu,
    report_graph,
)
from tests.samples import XIUZHOU as XIUZHOU_PLACE


def test_agreements_keep_what_is_done_apart(three_reports: Store) -> None:
    columns = ("document", "kind", "titled", "status", "parties", "pairs", "as_of", "until", "texts")
    signed = (
        PACT, "协议", True, "done", ["上汽集团", "南湖区经贸局"], 1, "2009-05-31", "2009-05-31",
        [f"与上汽集团签订《{PACT}》。"],
    )  # fmt: skip
    assert ask(three_reports, "agreements", *columns) == [
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
    assert ask(three_reports, "agreements", *columns, body=SAIC.id) == [signed]
    assert ask(three_reports, "agreement_counts", "status", "documents", "pairs") == [
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


def test_events_with_the_role_of_each(three_reports: Store) -> None:
    assert ask(three_reports, "events", "event", "day", "parties", "party_ids", "roles", "statements") == [
        (FAIR, "2019-01", ["和平区妇联", "和平区总工会"], [WOMEN.id, UNION.id], ["party", "organiser"],
         [f"拟与和平区妇联举办{FAIR}。"])
    ]  # fmt: skip
