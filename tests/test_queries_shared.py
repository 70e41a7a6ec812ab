"""Who is shared by several bureaus, and who deals with whom; on both databases."""

from datetime import date

from graph.model import RelationType, Status
from graph.stores import Store
from queries import run_query
from tests.query_samples import (
    BANK,
    BRANCH,
    EDUCATION,
    FAIR,
    PACT_SIGNED,
    PACT_TO_BE,
    THREE,
    UNION,
    UNIVERSITY,
    WOMEN,
    ask,
    load,
)
from tests.samples import (
    CIB,
    CITY_SCIENCE,
    NANHU_SCIENCE,
    NANHU_TRADE,
    PACT,
    SAIC,
    XIUZHOU_TRADE,
    nanhu,
)

NANHU = THREE[0].report.id
XIUZHOU = THREE[1].report.id
HEPING = THREE[2].report.id


def shared(store: Store, **parameters: object) -> list[tuple[str, list[str]]]:
    return ask(store, "shared", "counterpart", "bureaus", **parameters)


def test_shared_counterparts_of_all_reports(three_reports: Store) -> None:
    assert run_query(three_reports, "shared").columns == (
        "counterpart", "id", "kind", "level", "collective", "number", "bureaus", "bureau_ids", "types",
        "statements",
    )  # fmt: skip
    columns = ("counterpart", "id", "kind", "level", "number", "bureaus", "bureau_ids", "types", "statements")
    assert ask(three_reports, "shared", *columns) == [
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


def test_shared_counterparts_within_chosen_reports(three_reports: Store) -> None:
    assert shared(three_reports, reports=[NANHU]) == [
        ("上汽集团", ["南湖区科技局", "南湖区经贸局"]),
        ("嘉兴市科技局", ["南湖区科技局", "南湖区经贸局"]),
    ]
    # The part is tied to its whole by the other report: without it, 兴业银行 is not shared.
    assert shared(three_reports, reports=[XIUZHOU]) == []


def test_shared_counterparts_of_given_bureaus(three_reports: Store) -> None:
    assert shared(three_reports, bureaus=[NANHU_TRADE.id, XIUZHOU_TRADE.id]) == [
        ("嘉兴市科技局", ["南湖区经贸局", "秀洲区经贸局"]),
    ]
    assert shared(three_reports, bureaus=[XIUZHOU_TRADE.id]) == [
        ("嘉兴市科技局", ["南湖区科技局", "南湖区经贸局", "秀洲区经贸局"]),
        ("兴业银行", ["南湖区科技局", "秀洲区经贸局"]),
    ]
    assert shared(three_reports, bureaus=[NANHU_TRADE.id, NANHU_SCIENCE.id, XIUZHOU_TRADE.id], minimum=3) == [
        ("嘉兴市科技局", ["南湖区科技局", "南湖区经贸局", "秀洲区经贸局"]),
    ]
    # Nobody is asked who does not report in the chosen reports.
    assert shared(three_reports, reports=[NANHU], bureaus=[NANHU_TRADE.id, XIUZHOU_TRADE.id]) == []


def test_shared_counterparts_by_type_and_status(three_reports: Store) -> None:
    assert shared(three_reports, types=[RelationType.LIAISON]) == [
        ("兴业银行", ["南湖区科技局", "秀洲区经贸局"]),
        ("嘉兴市科技局", ["南湖区科技局", "秀洲区经贸局"]),
    ]
    assert shared(three_reports, statuses=[Status.DONE, Status.ONGOING], reports=[HEPING]) == [
        ("东北大学", ["和平区总工会", "和平区教育局"]),
        ("和平区妇联", ["和平区总工会", "和平区教育局"]),
    ]
    assert ("上汽集团", ["南湖区科技局", "南湖区经贸局", "秀洲区经贸局"]) in shared(
        three_reports, statuses=list(Status)
    )


def test_described_groups_are_shared_on_request(three_reports: Store) -> None:
    asked = shared(three_reports, reports=[HEPING], collectives=True)
    assert ("市级有关部门", ["和平区妇联", "和平区教育局"]) in asked
    assert len(asked) == len(shared(three_reports, reports=[HEPING])) + 1


def test_pairs_of_bureaus(three_reports: Store) -> None:
    columns = ("bureau", "other", "number", "counterparts")
    assert ask(three_reports, "pairs", *columns) == [
        ("南湖区科技局", "南湖区经贸局", 2, ["上汽集团", "嘉兴市科技局"]),
        ("南湖区科技局", "秀洲区经贸局", 2, ["兴业银行", "嘉兴市科技局"]),
        ("和平区妇联", "和平区总工会", 2, ["盛京银行", "盛京银行和平支行"]),
        ("和平区总工会", "和平区教育局", 2, ["东北大学", "和平区妇联"]),
        ("南湖区经贸局", "秀洲区经贸局", 1, ["嘉兴市科技局"]),
    ]
    assert ask(three_reports, "pairs", *columns, bureaus=[WOMEN.id]) == [
        ("和平区妇联", "和平区总工会", 2, ["盛京银行", "盛京银行和平支行"]),
    ]
    assert ask(three_reports, "pairs", "bureau_id", "other_id", "counterpart_ids", reports=[NANHU]) == [
        (NANHU_SCIENCE.id, NANHU_TRADE.id, [SAIC.id, CITY_SCIENCE.id])
    ]


def test_counterparts_of_a_body_and_of_its_parts(three_reports: Store) -> None:
    columns = ("counterpart", "types", "bases", "statuses", "relations", "reports", "statements")
    assert ask(three_reports, "counterparts", *columns, body=CIB.id) == [
        ("南湖区科技局", ["LIAISON"], ["declared"], ["ongoing"], 1, 1, ["兴业银行嘉兴支行"]),
        ("秀洲区经贸局", ["LIAISON"], ["declared"], ["ongoing"], 1, 1, ["兴业银行"]),
    ]
    assert ask(three_reports, "counterparts", "id", body=CIB.id, parts=False) == [(XIUZHOU_TRADE.id,)]
    assert ask(three_reports, "counterparts", *columns, body=UNION.id) == [
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
