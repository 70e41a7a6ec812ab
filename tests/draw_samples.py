"""Networks for tests of the drawing, in the shape that `queries.network.read_network` gives."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import networkx as nx

from graph.ids import organization_id, relation_id
from graph.model import Basis, Kind, Level, RelationType, Status

REPORT = "report-sample"
PLACE = "浙江省嘉兴市南湖区"


def id_of(name: str) -> str:
    """The id that a body of a sample has."""
    return organization_id(None, ascii(name))


@dataclass
class Sketch:
    """A network under construction; bodies go by their names, ids are made."""

    graph: "nx.MultiDiGraph[str]" = field(default_factory=nx.MultiDiGraph)

    def __post_init__(self) -> None:
        report = {"id": REPORT, "name": "区级机关部门对接情况", "place": PLACE, "as_of": "2009-05-31"}
        self.graph.graph["reports"] = [report]
        self.graph.graph["statements"] = {}

    def body(self, name: str, kind: Kind = Kind.AGENCY, level: Level | None = None, **more: Any) -> None:
        """Adds a body."""
        attributes = {
            "name": name,
            "kind": str(kind),
            "level": None if level is None else str(level),
            "place": None,
            "collective": False,
            "aliases": [],
            "reporting": False,
            "part_of": None,
            **more,
        }
        self.graph.add_node(id_of(name), **attributes)

    def tie(
        self,
        head: str,
        type_: RelationType,
        tail: str,
        text: str,
        *,
        basis: Basis = Basis.STATED,
        status: Status = Status.DONE,
        short: Mapping[str, str] | None = None,
        **more: Any,
    ) -> str:
        """Adds a relation between bodies, by their names, with the sentence that says so; gives its id.

        `short` has the words that stand for a body in the sentence, by its name, where they differ from it.
        """
        statement = f"statement-{len(self.graph.graph['statements'])}"
        surfaces = {head: head, tail: tail, **(short or {})}
        self.graph.graph["statements"][statement] = {
            "report": REPORT,
            "unit": id_of(head),
            "row": 1,
            "column": "对接单位" if basis is Basis.DECLARED else "对接情况",
            "item": None if basis is Basis.DECLARED else "2",
            "text": text,
            "mentions": [
                [id_of(name), text.index(surface), text.index(surface) + len(surface)]
                for name, surface in surfaces.items()
                if surface in text
            ],
        }
        id_ = relation_id(REPORT, *map(ascii, (head, type_, tail, basis, status, text)))
        attributes = {
            "type": str(type_),
            "basis": str(basis),
            "status": str(status),
            "action": None,
            "direction": None,
            "document": None,
            "event": None,
            "frame": "sample",
            "report": REPORT,
            "statements": [statement],
            **more,
        }
        self.graph.add_edge(id_of(head), id_of(tail), key=id_, **attributes)
        return id_

    def declare(self, head: str, tails: Iterable[str]) -> None:
        """Adds a declared liaison with each."""
        for tail in tails:
            self.tie(head, RelationType.LIAISON, tail, tail, basis=Basis.DECLARED, status=Status.ONGOING)


# One body a row: kind, level, name, and, where it is a collective, a mark.
BODIES = """
agency national 国家环保部
agency provincial 浙江省住房和城乡建设厅
agency provincial 浙江省环保厅
agency provincial 浙江省发改委
agency provincial 浙江省经贸委
agency municipal 嘉兴市外经贸委
agency municipal 嘉兴市外经贸局
agency municipal 嘉兴市海关
agency municipal 嘉兴市政府
agency municipal 嘉兴市科技局
agency municipal 嘉兴市建委
agency municipal 嘉兴市市政园林管理局
agency municipal 嘉兴市城管执法局
agency municipal 嘉兴市环保局
agency municipal 嘉兴市安监局
agency municipal 嘉兴市发改委
agency municipal 嘉兴市经贸委
agency municipal 嘉兴市旅游局
agency municipal 嘉兴市工商局
agency district 南湖区政府
agency district 南湖区检察院
agency township 大桥镇
agency township 大桥镇安监站
soe - 上汽集团
soe - 光明食品集团
soe - 百联集团
soe - 锦江国际集团
soe - 上海纺织集团
soe - 中国民航信息集团公司
soe - 中国包装集团
soe - 上海的央企 collective
enterprise - 嘉兴市中华化工有限责任公司
enterprise - 浙江卫星控股集团
enterprise - 支付宝(中国)网络技术有限公司
enterprise - 辽宁天顺集团
bank - 嘉兴市商业银行
bank - 兴业银行嘉兴支行
bank - 南湖区信用联社
association - 上海交通电子行业协会
association - 闵行区外商投资企业协会
association - 上海国际商会
association municipal 上海市旅游协会
association municipal 上海市餐饮协会
association provincial 浙江省美容美发协会
association district 南湖区旅游协会
association district 南湖区餐饮协会
association municipal 杭州市有关行业协会 collective
association municipal 嘉兴市有关行业协会 collective
mass_organization municipal 嘉兴市科协
mass_organization district 南湖区科协
institute - 中国电器科学研究院华东分院
institute - 中科院无线传感网工程中心
institute - 浙江大学
public_institution - 嘉兴科技城
public_institution - 北京市技术交易中心
foreign - 印度驻沪总领事馆
foreign - 法国利马格兰
foreign - 英国ICUK
"""

# One bureau a row, with those in its counterpart column.
DECLARED = """
南湖区经贸局 上汽集团 光明食品集团 百联集团 锦江国际集团 上海纺织集团 中国民航信息集团公司 上海的央企
南湖区经贸局 嘉兴市外经贸委 嘉兴市外经贸局 嘉兴市海关 嘉兴市经贸委 上海交通电子行业协会 闵行区外商投资企业协会
南湖区科技局 嘉兴市科技局 嘉兴市科协 嘉兴市商业银行 兴业银行嘉兴支行 南湖区信用联社 中国包装集团
南湖区科技局 中国电器科学研究院华东分院
南湖区规划与建设局 嘉兴市建委 嘉兴市市政园林管理局 嘉兴市城管执法局 浙江省住房和城乡建设厅
南湖区环保局 国家环保部 浙江省环保厅 嘉兴市环保局 嘉兴市科协 南湖区科协 南湖区检察院
南湖区安监局 嘉兴市安监局 大桥镇安监站
南湖区三产局 嘉兴市旅游局 嘉兴市发改委 浙江省发改委 浙江省经贸委 上海市旅游协会 上海市餐饮协会
南湖区三产局 浙江省美容美发协会 杭州市有关行业协会 嘉兴市有关行业协会 百联集团 锦江国际集团 光明食品集团
南湖区工商分局 嘉兴市工商局 法国利马格兰 英国ICUK
"""

# One relation a row: head, type, tail, status, the words that stand for the tail, and the sentence.
STATED = """
南湖区经贸局 AGREEMENT_SIGNED 嘉兴市外经贸局 done 市外经贸局 三月同市外经贸局签下《外资项目协作备忘录》。
南湖区政府 AGREEMENT_SIGNED 嘉兴市外经贸局 done 市外经贸局 南湖区政府与市外经贸局订立合作书，分工到人。
南湖区经贸局 VISIT 印度驻沪总领事馆 done - 四月请来印度驻沪总领事馆一行，参观了两个园区。
南湖区经贸局 JOINT_ACTION 嘉兴市政府 done 市政府 随市政府赴沪办了一场推介会。
南湖区经贸局 SUPPORT 浙江卫星控股集团 done - 为浙江卫星控股集团代办用地手续。
南湖区经贸局 COOPERATION 上汽集团 negotiating - 与上汽集团商谈零部件项目，合同条款还在磨合。
南湖区经贸局 VISIT 上海国际商会 planned - 拟于六月走访上海国际商会。
南湖区科技局 COOPERATION 浙江大学 done - 同浙江大学共建实验室一处。
南湖区科技局 JOINT_ACTION 嘉兴科技城 done - 和嘉兴科技城合办博士后工作站揭牌。
南湖区科技局 JOINT_ACTION 嘉兴市科技局 done 市科技局 与市科技局联合举办两期培训。
南湖区科技局 APPLICATION 嘉兴市科技局 done 市科技局 向市科技局报送重点项目六个。
南湖区科技局 COOPERATION 中科院无线传感网工程中心 negotiating - 中科院无线传感网工程中心落户一事正在谈。
南湖区科技局 LIAISON 北京市技术交易中心 ongoing - 经北京市技术交易中心牵线，接洽三家院所。
南湖区规划与建设局 JOINT_ACTION 嘉兴市城管执法局 done 市城管执法局 会同市城管执法局查处违建。
嘉兴市建委 COMMISSION 南湖区规划与建设局 done - 受市建委之托编制村镇图则。
南湖区规划与建设局 APPLICATION 浙江省住房和城乡建设厅 planned 省住房和城乡建设厅 向省住房和城乡建设厅报材料。
南湖区环保局 AGREEMENT_SIGNED 南湖区检察院 done 区检察院 同区检察院会签《环保执法衔接办法》。
南湖区环保局 SUPERVISION 嘉兴市中华化工有限责任公司 done - 对嘉兴市中华化工有限责任公司限期治理。
南湖区环保局 JOINT_ACTION 嘉兴市环保局 done 市环保局 配合市环保局夜查河道。
南湖区环保局 COOPERATION 辽宁天顺集团 ended - 与辽宁天顺集团的治污项目已告终止。
南湖区安监局 SUPERVISION 大桥镇 ongoing - 督促大桥镇补办台账。
南湖区安监局 JOINT_ACTION 嘉兴市安监局 done 市安监局 陪同市安监局抽查加油站。
南湖区三产局 AGREEMENT_SIGNED 上海市旅游协会 done - 由我局牵头，与上海市旅游协会签了交流协议。
南湖区三产局 AGREEMENT_SIGNED 上海市餐饮协会 done - 由我局牵头，与上海市餐饮协会签了交流协议。
南湖区三产局 AGREEMENT_SIGNED 浙江省美容美发协会 done - 由我局牵头，与浙江省美容美发协会签了交流协议。
南湖区旅游协会 COOPERATION 上海市旅游协会 done - 南湖区旅游协会与上海市旅游协会互送客源。
南湖区餐饮协会 COOPERATION 上海市餐饮协会 done - 南湖区餐饮协会与上海市餐饮协会互派厨师。
南湖区三产局 SUPPORT 支付宝(中国)网络技术有限公司 done - 帮支付宝(中国)网络技术有限公司选址。
南湖区三产局 JOINT_ACTION 南湖区工商分局 done - 会同南湖区工商分局整治集贸市场。
南湖区工商分局 SUPERVISION 支付宝(中国)网络技术有限公司 done - 查验支付宝(中国)网络技术有限公司执照。
南湖区工商分局 VISIT 法国利马格兰 done - 接待法国利马格兰考察种业。
"""

DOCUMENTS = {"三月同市外经贸局签下《外资项目协作备忘录》。": "外资项目协作备忘录"}


def district() -> "nx.MultiDiGraph[str]":
    """A district's network as a report gives it: seven bureaus, 65 bodies, every type and status."""
    sketch = Sketch()
    lists = [line.split() for line in DECLARED.split("\n") if line]
    for bureau in dict.fromkeys(line[0] for line in lists):
        alias = bureau.removeprefix("南湖")
        sketch.body(bureau, level=Level.DISTRICT, place=PLACE, reporting=True, aliases=[alias])
    for line in BODIES.split("\n"):
        if line:
            kind, level, name, *collective = line.split()
            known = None if level == "-" else Level(level)
            sketch.body(name, Kind(kind), known, collective=bool(collective))
    for bureau, *counterparts in lists:
        sketch.declare(bureau, counterparts)
    for line in STATED.split("\n"):
        if line:
            head, type_, tail, status, short, text = line.split()
            sketch.tie(
                head,
                RelationType(type_),
                tail,
                text,
                status=Status(status),
                short={} if short == "-" else {tail: short},
                document=DOCUMENTS.get(text),
            )
    return sketch.graph


def crowd(bodies: int, bureaus: int = 7) -> "nx.MultiDiGraph[str]":
    """A network of so many bodies of every kind and level, each tied to one to three bureaus."""
    sketch = Sketch()
    units = [f"南湖区第{index}局" for index in range(bureaus)]
    for unit in units:
        sketch.body(unit, level=Level.DISTRICT, reporting=True)
    others, levels = [kind for kind in Kind if kind is not Kind.AGENCY], [*Level, None]
    for index in range(bodies - bureaus):
        name = f"{'长' * (index % 7)}名称单位第{index}号{'有限责任公司' * (index % 11 == 0)}"
        if index % 3 == 0:
            sketch.body(name, Kind.AGENCY, levels[index // 3 % len(levels)])
        else:
            sketch.body(name, others[index % len(others)])
        for turn in range(1 + index % 3):
            sketch.declare(units[(index * 5 + turn * 3) % bureaus], [name])
    return sketch.graph
