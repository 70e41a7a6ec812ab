"""For tests of questions: a report of a third place, three reports together, and asking them by columns.

The third place has a part, a group, an event and talks about a pact.
"""

from dataclasses import replace
from datetime import date
from typing import Any

from graph.ids import event_id
from graph.model import (
    Basis,
    Event,
    Kind,
    Level,
    Mention,
    Participation,
    Period,
    Place,
    Quantity,
    QuantitySort,
    RelationType,
    ReportGraph,
    Role,
    Status,
)
from graph.stores import Store, write_report
from queries import run_query
from tests.samples import body, nanhu, report_graph, xiuzhou

HEPING = Place("辽宁省", "沈阳市", "和平区")
EDUCATION = body("和平区教育局", level=Level.DISTRICT, place=str(HEPING))
WOMEN = body("和平区妇联", Kind.MASS_ORGANIZATION, Level.DISTRICT, str(HEPING))
UNION = body("和平区总工会", Kind.MASS_ORGANIZATION, Level.DISTRICT, str(HEPING))
UNIVERSITY = body("东北大学", Kind.INSTITUTE)
SCIENCE = body("沈阳市科技局", level=Level.MUNICIPAL, place="辽宁省沈阳市")
BANK = body("盛京银行", Kind.BANK)
BRANCH = body("盛京银行和平支行", Kind.BANK)
GROUP = body("市级有关部门", place=str(HEPING), collective=True)
FAIR = "女职工招聘会"
PACT_TO_BE = "普惠金融协议"
PACT_SIGNED = "实习基地协议"


def heping(as_of: date = date(2018, 12, 25)) -> ReportGraph:
    """Three units that share a university, a bank through its branch, each other, and a described group."""
    graph = report_graph(
        HEPING,
        as_of,
        [EDUCATION, WOMEN, UNION],
        [
            (EDUCATION, RelationType.LIAISON, UNIVERSITY, Basis.DECLARED, Status.ONGOING, "东北大学", None),
            (EDUCATION, RelationType.LIAISON, SCIENCE, Basis.DECLARED, Status.ONGOING, "市科技局", None),
            (EDUCATION, RelationType.LIAISON, GROUP, Basis.DECLARED, Status.ONGOING, "市级有关部门", None),
            (EDUCATION, RelationType.VISIT, WOMEN, Basis.STATED, Status.DONE, "和平区妇联来访。", None),
            (WOMEN, RelationType.LIAISON, BRANCH, Basis.DECLARED, Status.ONGOING, "盛京银行和平支行", None),
            (WOMEN, RelationType.LIAISON, GROUP, Basis.DECLARED, Status.ONGOING, "市级有关部门", None),
            (UNION, RelationType.LIAISON, WOMEN, Basis.DECLARED, Status.ONGOING, "和平区妇联", None),
            (UNION, RelationType.JOINT_ACTION, WOMEN, Basis.STATED, Status.PLANNED,
             f"拟与和平区妇联举办{FAIR}。", None),
            (UNION, RelationType.COOPERATION, BRANCH, Basis.STATED, Status.NEGOTIATING,
             f"与盛京银行和平支行洽谈《{PACT_TO_BE}》。", PACT_TO_BE),
            (UNION, RelationType.AGREEMENT_SIGNED, UNIVERSITY, Basis.STATED, Status.DONE,
             f"与东北大学签订《{PACT_SIGNED}》。", PACT_SIGNED),
        ],
        parts=[(BRANCH, BANK)],
        title="对接工作台账",
    )  # fmt: skip
    return _with_values(_with_unresolved(_with_short_name(_with_event(graph))))


def load(store: Store, *graphs: ReportGraph) -> list[str]:
    """Writes the graphs, and gives the ids of their reports."""
    for graph in graphs:
        write_report(store, graph)
    return [graph.report.id for graph in graphs]


def _with_event(graph: ReportGraph) -> ReportGraph:
    """The planned joint action is a fair, which the union organises."""
    fair = Event(event_id(FAIR, "2019-01", [UNION.id, WOMEN.id]), FAIR, "2019-01")
    (act,) = (tie for tie in graph.relations if tie.type is RelationType.JOINT_ACTION)
    return replace(
        graph,
        events=(fair,),
        relations=tuple(replace(tie, event=fair.id) if tie is act else tie for tie in graph.relations),
        participants=(
            Participation(UNION.id, fair.id, Role.ORGANISER, act.statements),
            Participation(WOMEN.id, fair.id, Role.PARTY, act.statements),
        ),
    )


def _with_short_name(graph: ReportGraph) -> ReportGraph:
    """沈阳市科技局 is written 市科技局, as its own city does."""
    (statement,) = (statement for statement in graph.statements if statement.text == "市科技局")
    mention = Mention(statement.id, SCIENCE.id, "市科技局", 0, 4, "column")
    return replace(graph, mentions=(*graph.mentions, mention))


def _with_values(graph: ReportGraph) -> ReportGraph:
    """What the sentences say in numbers, made up: of the pact's 12 people and 300,000, of the talks' May."""
    said = {statement.text: statement.id for statement in graph.statements}
    pact = said[f"与东北大学签订《{PACT_SIGNED}》。"]
    talks = said[f"与盛京银行和平支行洽谈《{PACT_TO_BE}》。"]
    return replace(
        graph,
        quantities=(
            Quantity(pact, "12名", 1, 4, QuantitySort.COUNT, 12.0, 12.0, "人"),
            Quantity(pact, "近30万元", 5, 10, QuantitySort.MONEY, None, 300_000.0, "元"),
            Quantity(talks, "约2亿元", 2, 6, QuantitySort.MONEY, 200_000_000.0, 200_000_000.0, "元", True),
        ),
        periods=(Period(talks, "5月", 0, 2, date(2018, 5, 1), date(2018, 5, 31), inferred=True),),
    )


def _with_unresolved(graph: ReportGraph) -> ReportGraph:
    """In 和平区妇联来访 stands a name that nobody knows."""
    (statement,) = (statement for statement in graph.statements if statement.text == "和平区妇联来访。")
    return replace(graph, mentions=(*graph.mentions, Mention(statement.id, None, "妇联", 3, 5, "tagger")))


# Three reports, two of them of one city.
THREE = (nanhu(), xiuzhou(), heping())
TEXTS = {statement.id: statement.text for graph in THREE for statement in graph.statements}


def ask(store: Store, name: str, *columns: str, **parameters: object) -> list[tuple[Any, ...]]:
    """These columns of an answer; ids of statements of the three reports become what they say."""
    rows = run_query(store, name, **parameters).to_dicts()
    return [tuple(_say(row[column]) for column in columns) for row in rows]


def _say(value: Any) -> Any:
    if isinstance(value, list):
        return [TEXTS.get(part, part) if isinstance(part, str) else part for part in value]
    return value
