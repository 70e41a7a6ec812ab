"""Made-up networks of any size for measuring the page, shaped like those of many districts' reports.

A district has some 28 bureaus with the usual departments; its counterparts are its city's and province's
bureaus, and enterprises, banks, associations and others, of which a few are known to everyone and most to
one bureau only. Equal arguments give an equal network.
"""

from dataclasses import dataclass, field
from itertools import accumulate
from random import Random
from typing import TYPE_CHECKING, Any

from graph.ids import organization_id, relation_id
from graph.model import Basis, Kind, Level, RelationType, Status

if TYPE_CHECKING:
    import networkx as nx


def _words(text: str) -> list[str]:
    return text.split()


# A district reports with so many bodies; a network of more bodies has more districts.
_BODIES_OF_DISTRICT = 1700
_DEPARTMENTS = _words("""
发改局 经贸局 科技局 教育局 民政局 财政局 人社局 自然资源分局 规划与建设局 交通运输局 水利局 农业农村局 商务局
文化旅游局 卫生健康局 应急管理局 审计局 市场监管局 统计局 生态环境分局 司法局 投资促进局 金融办 国资办
综合执法局 大数据局 体育局 林业局
""")
_PLACES = _words("""
青河 临江 云溪 明湖 安岭 东原 石桥 西津 望山 长宁 平湖 金浦 白塔 龙泉 桃源 清江 凤栖 南塘 北岸 新城
""")
_TRADES = _words("""
化工 机电 纺织 食品 建材 物流 医药 电子 新能源 环保 软件 园林 旅游 餐饮 汽车 钢铁 造纸 塑料 家居 农业
""")
_ENDINGS = {
    Kind.SOE: ("集团", "投资集团", "控股集团有限公司"),
    Kind.ENTERPRISE: ("有限公司", "科技有限公司", "股份有限公司"),
    Kind.BANK: ("银行", "农村商业银行", "银行支行"),
    Kind.ASSOCIATION: ("行业协会", "商会"),
    Kind.MASS_ORGANIZATION: ("工会联合会", "志愿者联合会"),
    Kind.INSTITUTE: ("研究院", "大学", "设计研究所"),
    Kind.PUBLIC_INSTITUTION: ("产业园", "服务中心", "检测中心"),
    Kind.FOREIGN: ("(德国)公司", "驻沪代表处"),
}
_KINDS = (
    [Kind.AGENCY] * 5
    + [Kind.SOE] * 3
    + [Kind.ENTERPRISE] * 6
    + [Kind.BANK] * 2
    + [Kind.ASSOCIATION] * 2
    + [Kind.MASS_ORGANIZATION, Kind.INSTITUTE, Kind.PUBLIC_INSTITUTION, Kind.FOREIGN]
)
_LEVELS = [
    Level.NATIONAL,
    *[Level.PROVINCIAL] * 2,
    *[Level.MUNICIPAL] * 4,
    *[Level.DISTRICT] * 2,
    Level.TOWNSHIP,
]
_TYPES = [RelationType.LIAISON] * 9 + [RelationType.AGREEMENT_SIGNED] * 2 + [RelationType.JOINT_ACTION] * 2
_STATUSES = [Status.DONE] * 6 + [Status.ONGOING] * 3 + [Status.PLANNED, Status.NEGOTIATING, Status.ENDED]
# Of the bodies that a tie may end at, the share that any district may have to do with.
_COMMON = 0.04


@dataclass
class _Maker:
    """A network while it is made, and the dice."""

    random: Random
    graph: "nx.MultiDiGraph[str]"
    names: set[str] = field(default_factory=set)

    def body(self, name: str, kind: Kind, level: Level | None, **more: Any) -> str:
        base, number = name, 1
        while name in self.names:
            number += 1
            name = f"{base}第{number}分部"
        self.names.add(name)
        id_ = organization_id(None, name)
        known: dict[str, Any] = {
            "place": None,
            "collective": False,
            "aliases": [],
            "reporting": False,
            "part_of": None,
        }
        self.graph.add_node(id_, name=name, kind=str(kind), level=level and str(level), **known | more)
        return id_

    def counterpart(self, place: str) -> str:
        kind, roll = self.random.choice(_KINDS), self.random
        if kind is Kind.AGENCY:
            level = roll.choice(_LEVELS)
            return self.body(
                f"{place}{roll.choice(_TRADES)}{roll.choice(['管理局', '委员会', '办公室'])}", kind, level
            )
        ending = roll.choice(_ENDINGS[kind])
        more = {"collective": True} if roll.random() < 0.02 else {}
        return self.body(f"{place}{roll.choice(_TRADES)}{roll.choice(_TRADES)}{ending}", kind, None, **more)

    def tie(self, head: str, tail: str, report: str, number: int) -> None:
        roll, names = self.random, self.graph.nodes
        type_ = roll.choice(_TYPES) if roll.random() < 0.8 else roll.choice(list(RelationType))
        basis = Basis.DECLARED if type_ is RelationType.LIAISON and roll.random() < 0.6 else Basis.STATED
        text = names[tail]["name"]
        if basis is Basis.STATED:
            text = f"与{text}就重点项目推进情况进行了对接，形成纪要第{number}号。"
        start = text.index(names[tail]["name"])
        statement = f"statement-{number}"
        self.graph.graph["statements"][statement] = {
            "report": report,
            "unit": head,
            "row": number % 28 + 1,
            "column": "对接单位" if basis is Basis.DECLARED else "对接情况",
            "item": None,
            "text": text,
            "mentions": [[tail, start, start + len(names[tail]["name"])]],
        }
        self.graph.add_edge(
            head,
            tail,
            key=relation_id(report, head, type_, tail, str(number)),
            type=str(type_),
            basis=str(basis),
            status=str(roll.choice(_STATUSES)),
            action=None,
            direction=None,
            document=None,
            event=None,
            frame="made-up",
            report=report,
            statements=[statement],
        )


def make_network(bodies: int, ties: int | None = None, *, seed: int = 7) -> "nx.MultiDiGraph[str]":
    """A network of so many bodies, and half as many ties again unless told otherwise."""
    import networkx as nx

    maker = _Maker(Random(seed), nx.MultiDiGraph())  # noqa: S311 - dice for made-up names
    districts = max(1, round(bodies / _BODIES_OF_DISTRICT))
    maker.graph.graph.update(reports=[], statements={})
    bureaus: list[list[str]] = []
    per_district = min(len(_DEPARTMENTS), max(3, bodies // (9 * districts)))
    for district in range(districts):
        place = f"江海省{_PLACES[district // 4 % len(_PLACES)]}市{_PLACES[-1 - district % len(_PLACES)]}区"
        report = {"id": f"report-{district}", "name": "对接情况", "place": place, "as_of": "2024-05-31"}
        maker.graph.graph["reports"].append(report)
        bureaus.append(
            [
                maker.body(place[6:] + name, Kind.AGENCY, Level.DISTRICT, place=place, reporting=True)
                for name in _DEPARTMENTS[:per_district]
            ]
        )
    others = bodies - maker.graph.number_of_nodes()
    common = [maker.counterpart("江海") for _ in range(max(1, int(others * _COMMON)))]
    own: list[list[str]] = [[] for _ in range(districts)]
    for index in range(others - len(common)):
        own[index % districts].append(maker.counterpart(_PLACES[-1 - index % districts % len(_PLACES)]))
    _tie_all(maker, bureaus, own, common, round(bodies * 1.5) if ties is None else ties)
    return maker.graph


def _tie_all(
    maker: _Maker, bureaus: list[list[str]], own: list[list[str]], common: list[str], ties: int
) -> None:
    """Every body once with a bureau of its district, then the rest by popularity."""
    roll, number = maker.random, 0
    popularity = [list(accumulate(1 / (rank + 1) for rank in range(len(each)))) for each in bureaus]
    for district, bodies in enumerate(own):
        for tail in bodies:
            head = roll.choices(bureaus[district], cum_weights=popularity[district])[0]
            maker.tie(head, tail, f"report-{district}", number)
            number += 1
    known = list(accumulate(1 / (rank + 1) ** 0.7 for rank in range(len(common))))
    while number < ties:
        district = roll.randrange(len(bureaus))
        head = roll.choices(bureaus[district], cum_weights=popularity[district])[0]
        among = roll.random()
        if among < 0.55 or not own[district]:
            tail = roll.choices(common, cum_weights=known)[0]
        elif among < 0.97:
            tail = own[district][int(len(own[district]) * roll.random() ** 3)]
        else:
            tail = roll.choice([each for each in bureaus[district] if each != head] or common)
        maker.tie(head, tail, f"report-{district}", number)
        number += 1
