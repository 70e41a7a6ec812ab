"""Small graphs made by hand, for tests of what comes after reading: stores, queries, pictures, exports."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from graph.ids import document_id, event_id, organization_id, relation_id, report_id, statement_id
from graph.model import (
    Action,
    Basis,
    ColumnRole,
    Document,
    Event,
    Kind,
    Level,
    Mention,
    Organization,
    Part,
    Participation,
    Place,
    Relation,
    RelationType,
    Report,
    ReportGraph,
    Role,
    Statement,
    Status,
    Trigger,
)

NANHU = Place("浙江省", "嘉兴市", "南湖区")
XIUZHOU = Place("浙江省", "嘉兴市", "秀洲区")


def body(
    name: str, kind: Kind = Kind.AGENCY, level: Level | None = None, place: str | None = None, **more: object
) -> Organization:
    """An organization with its id."""
    return Organization(organization_id(place, name), name, kind, level, place, **more)  # type: ignore[arg-type]


NANHU_TRADE = body("南湖区经贸局", level=Level.DISTRICT, place="浙江省嘉兴市南湖区")
NANHU_SCIENCE = body(
    "南湖区科技局", level=Level.DISTRICT, place="浙江省嘉兴市南湖区", functions=("科学技术",)
)
XIUZHOU_TRADE = body("秀洲区经贸局", level=Level.DISTRICT, place="浙江省嘉兴市秀洲区")
CITY_SCIENCE = body("嘉兴市科技局", level=Level.MUNICIPAL, place="浙江省嘉兴市", functions=("科学技术",))
SAIC = body("上汽集团", Kind.SOE)
CIB = body("兴业银行", Kind.BANK)
CIB_JIAXING = body("兴业银行嘉兴支行", Kind.BANK)
CENTRAL_ENTERPRISES = body("上海的央企", Kind.SOE, place="浙江省嘉兴市南湖区", collective=True, scope="上海")
PACT = "产学研合作框架协议"

Tie = tuple[
    Organization, RelationType, Organization, Basis, Status, str, str | None
]  # … text of the evidence, title of a document


def report_graph(
    place: Place, as_of: date, units: Sequence[Organization], ties: Sequence[Tie],
    parts: Sequence[tuple[Organization, Organization]] = (), title: str = "对接情况", version: str = "0" * 64,
    known: str | None = None,
) -> ReportGraph:  # fmt: skip
    """The graph of one report: every tie has a sentence of its own in the row of the first unit, or of its head.

    `known` is the id of the stored report of which it is a new version.
    """
    report = Report(
        id=known or report_id(str(place), title, as_of, [unit.name for unit in units]),
        title=title,
        place=place,
        as_of=as_of,
        rows=len(units),
        source=f"{place.district}-{as_of}.txt",
        version=version,
    )
    statements: dict[str, Statement] = {}
    mentions: list[Mention] = []
    relations: dict[str, Relation] = {}
    documents: dict[str, Document] = {}
    parties: dict[tuple[str, str], Participation] = {}
    bodies = {unit.id: unit for unit in units}
    position = 0
    for head, kind, tail, basis, status, text, paper in ties:
        unit = head if head in units else units[0]
        role = ColumnRole.COUNTERPARTS if basis is Basis.DECLARED else ColumnRole.WORK
        id_ = statement_id(report.id, unit.id, role.value, text)
        if id_ not in statements:
            statements[id_] = Statement(
                id=id_, report=report.id, unit=unit.id, row=list(units).index(unit) + 1, column=role.chinese,
                role=role, item=None, of="file", start=position, stop=position + len(text), text=text,
            )  # fmt: skip
            position += len(text) + 1
        for end in (head, tail):
            bodies.setdefault(end.id, end)
            start = text.find(end.name)
            if start >= 0:
                mentions.append(Mention(id_, end.id, end.name, start, start + len(end.name), "column"))
        document = None
        if paper is not None:
            document = document_id(paper, [head.id, tail.id])
            documents[document] = Document(document, paper, "协议", titled=True)
            for end in (head, tail):
                parties[end.id, document] = Participation(end.id, document, Role.PARTY, (id_,))
        key = relation_id(report.id, head.id, kind, tail.id, basis, status, document, None)
        earlier = relations[key].statements if key in relations else ()
        relations[key] = Relation(
            id=key, report=report.id, head=head.id, type=kind, tail=tail.id, basis=basis, status=status,
            statements=tuple(dict.fromkeys((*earlier, id_))), frame="sample",
            triggers=tuple(Trigger(i, 0, 2) for i in dict.fromkeys((*earlier, id_)))
            if basis is Basis.STATED
            else (),
            action=Action.EVENT if kind is RelationType.JOINT_ACTION else None, document=document,
        )  # fmt: skip
    for part, whole in parts:
        bodies.setdefault(part.id, part)
        bodies.setdefault(whole.id, whole)
    evidence = next(iter(statements), "")
    return ReportGraph(
        report=report,
        units=tuple(unit.id for unit in units),
        organizations=tuple(bodies.values()),
        statements=tuple(statements.values()),
        mentions=tuple(dict.fromkeys(mentions)),
        relations=tuple(relations.values()),
        documents=tuple(documents.values()),
        parties=tuple(parties.values()),
        parts=tuple(Part(part.id, whole.id, (evidence,)) for part, whole in parts),
    )


def nanhu(as_of: date = date(2009, 5, 31), version: str = "a" * 64) -> ReportGraph:
    """Two bureaus of 南湖区 that share 嘉兴市科技局 and 上汽集团; one agreement signed, one under negotiation."""
    return report_graph(
        NANHU,
        as_of,
        [NANHU_TRADE, NANHU_SCIENCE],
        [
            (NANHU_TRADE, RelationType.LIAISON, SAIC, Basis.DECLARED, Status.ONGOING, "上汽集团", None),
            (NANHU_TRADE, RelationType.LIAISON, CENTRAL_ENTERPRISES, Basis.DECLARED, Status.ONGOING, "上海的央企", None),
            (NANHU_TRADE, RelationType.AGREEMENT_SIGNED, SAIC, Basis.STATED, Status.DONE,
             f"与上汽集团签订《{PACT}》。", PACT),
            (NANHU_TRADE, RelationType.VISIT, CITY_SCIENCE, Basis.STATED, Status.DONE, "走访嘉兴市科技局。", None),
            (NANHU_SCIENCE, RelationType.LIAISON, CITY_SCIENCE, Basis.DECLARED, Status.ONGOING, "嘉兴市科技局", None),
            (NANHU_SCIENCE, RelationType.LIAISON, CIB_JIAXING, Basis.DECLARED, Status.ONGOING, "兴业银行嘉兴支行", None),
            (NANHU_SCIENCE, RelationType.JOINT_ACTION, CITY_SCIENCE, Basis.STATED, Status.PLANNED,
             "拟与嘉兴市科技局联合举办推介会。", None),
            (NANHU_SCIENCE, RelationType.COOPERATION, SAIC, Basis.STATED, Status.NEGOTIATING,
             "与上汽集团的合作正在协商。", None),
        ],
        version=version,
    )  # fmt: skip


def xiuzhou(as_of: date = date(2009, 6, 30)) -> ReportGraph:
    """A bureau of another district of the same city; shares 嘉兴市科技局 and, through its branch, 兴业银行."""
    return report_graph(
        XIUZHOU,
        as_of,
        [XIUZHOU_TRADE],
        [
            (XIUZHOU_TRADE, RelationType.LIAISON, CITY_SCIENCE, Basis.DECLARED, Status.ONGOING, "嘉兴市科技局", None),
            (XIUZHOU_TRADE, RelationType.LIAISON, CIB, Basis.DECLARED, Status.ONGOING, "兴业银行", None),
            (XIUZHOU_TRADE, RelationType.SUPERVISION, SAIC, Basis.STATED, Status.ENDED, "对上汽集团的检查终止。", None),
        ],
        parts=[(CIB_JIAXING, CIB)],
    )  # fmt: skip


def nanhu_fair(as_of: date = date(2009, 6, 30)) -> ReportGraph:
    """The report of 南湖区 a month later, with an event, other names of 上汽集团, and a name that nobody knows."""
    graph = nanhu(as_of)
    evidence = graph.statements[0].id
    fair = Event(event_id("推介会", "2009-06", [NANHU_TRADE.id, SAIC.id]), "推介会", "2009-06")
    return replace(
        graph,
        events=(fair,),
        participants=(
            Participation(NANHU_TRADE.id, fair.id, Role.ORGANISER, (evidence,)),
            Participation(SAIC.id, fair.id, Role.SUPPORT, (evidence,)),
        ),
        mentions=(
            *graph.mentions,
            Mention(evidence, SAIC.id, "上汽", 0, 2, "gazetteer"),
            Mention(evidence, None, "集团", 2, 4, "tagger"),
        ),
    )
