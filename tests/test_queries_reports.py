"""What the chosen reports bring, and where their columns and sentences differ; on both databases."""

from datetime import date

from graph.model import Basis, RelationType, Status
from graph.stores import Store
from tests.query_samples import (
    BANK,
    EDUCATION,
    GROUP,
    PACT_SIGNED,
    PACT_TO_BE,
    THREE,
    UNION,
    WOMEN,
    ask,
    load,
)
from tests.samples import (
    CIB,
    CIB_JIAXING,
    NANHU_SCIENCE,
    NANHU_TRADE,
    XIUZHOU_TRADE,
    report_graph,
)
from tests.samples import XIUZHOU as XIUZHOU_PLACE

NANHU = THREE[0].report.id
XIUZHOU = THREE[1].report.id
HEPING = THREE[2].report.id


def test_the_overview_counts_what_the_chosen_reports_bring(three_reports: Store) -> None:
    assert ask(three_reports, "overview", "what", "which", "number", reports=[HEPING]) == [
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
    assert ask(three_reports, "overview", "number", reports=[])[:9] == [(0,)] * 9


def test_reports_say_what_they_bring(three_reports: Store) -> None:
    columns = (
        "id", "name", "place", "as_of", "rows", "units", "statements", "unresolved", "relations", "bodies",
    )  # fmt: skip
    assert ask(three_reports, "reports", *columns) == [
        (NANHU, "对接情况", "浙江省嘉兴市南湖区", "2009-05-31", 2, [NANHU_TRADE.id, NANHU_SCIENCE.id],
         8, 0, 8, 4),
        (XIUZHOU, "对接情况", "浙江省嘉兴市秀洲区", "2009-06-30", 1, [XIUZHOU_TRADE.id], 3, 0, 3, 3),
        (HEPING, "对接工作台账", "辽宁省沈阳市和平区", "2018-12-25", 3, [EDUCATION.id, WOMEN.id, UNION.id],
         10, 1, 10, 5),
    ]  # fmt: skip


def test_bodies_of_the_chosen_reports(three_reports: Store) -> None:
    columns = ("name", "reporting", "part_of", "relations", "counterparts", "statements")
    assert ask(three_reports, "bodies", *columns, reports=[HEPING]) == [
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
    assert ask(three_reports, "bodies", "name", "part_of", reports=[NANHU])[-2:] == [
        ("上海的央企", None),
        ("兴业银行嘉兴支行", None),
    ]


def test_findings_are_what_column_and_sentences_do_not_share(three_reports: Store) -> None:
    columns = ("finding", "unit", "counterpart", "types", "statements")
    assert ask(three_reports, "findings", *columns, reports=[HEPING]) == [
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
    groups = ask(three_reports, "findings", "unit", "counterpart", reports=[HEPING], collectives=True)
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
