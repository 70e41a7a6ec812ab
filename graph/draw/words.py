"""Every word of the page, Chinese and English. `{name}` in a word stands for what the script puts in."""

import re
from collections.abc import Iterable
from enum import StrEnum

from graph.draw.words_asking import ASKING
from graph.draw.words_giving import GIVING
from graph.draw.words_views import VIEWS
from graph.model import Action, Basis, Direction, Kind, Level, RelationType, Status


class Language(StrEnum):
    """The language a page opens in; a button on the page switches it."""

    AUTO = "auto"
    CHINESE = "zh"
    ENGLISH = "en"


_INTERFACE = {
    "title": ("{place}对接网络", "Liaison network of {place}"),
    "title.none": ("对接网络", "Liaison network"),
    "places.more": ("{places}等 {n} 地", "{places} and {n} places in all"),
    "source": ("{place} · 截至 {date}", "{place} · as of {date}"),
    "sources.more": ("另有 {n} 份报告", "and {n} more reports"),
    "count.bodies": ("单位", "bodies"),
    "count.reporting": ("填报单位", "reporting"),
    "count.ties": ("关系", "ties"),
    "count.sentences": ("原文", "sentences"),
    "reporting": ("填报单位", "Reporting"),
    "search": ("查找单位", "Find a body"),
    "search.none": ("没有匹配的单位", "No body of that name"),
    "bodies": ("单位列表", "Bodies"),
    "legend.type": ("关系类型", "Type of tie"),
    "legend.kind": ("单位类别", "Kind of body"),
    "legend.level": ("行政层级", "Level"),
    "legend.basis": ("依据", "Basis"),
    "legend.status": ("进展", "Status"),
    "legend.collective": ("合称", "Groups"),
    "legend.only": ("仅", "only"),
    "legend.only.label": ("仅显示{what}", "Show only {what}"),
    "legend.all": ("全选", "all"),
    "legend.all.label": ("{what}：全选", "{what}: show all"),
    "level.none": ("无层级", "No level"),
    "kind.plain": ("其他", "Other"),
    "collective.true": ("合称（多家单位）", "Described groups"),
    "collective.false": ("单个单位", "Single bodies"),
    "shown": ("显示 {bodies}/{allBodies} 个单位，{ties}/{allTies} 条关系",
              "{bodies} of {allBodies} bodies, {ties} of {allTies} ties shown"),
    "chosen": ("已选：{name}（{n} 条关系）", "Chosen: {name} ({n} ties)"),
    "canvas": ("网络图。用上方的查找框和单位列表可以逐一查看。",
               "Picture of the network. The search box and the list of bodies give the same by keyboard."),
    "picture": ("网络图", "Picture"),
    "evidence": ("原文依据", "Evidence"),
    "filters": ("查找与图例", "Search and legend"),
    "close": ("关闭（Esc）", "Close (Esc)"),
    "fit": ("显示全图", "Show all"),
    "zoom.in": ("放大", "Zoom in"),
    "zoom.out": ("缩小", "Zoom out"),
    "language": ("English", "中文"),
    "language.label": ("Switch to English", "切换为中文"),
    "aliases": ("又称：{names}", "Also called: {names}"),
    "part.of": ("隶属：", "Part of: "),
    "parts": ("下属：", "Parts: "),
    "place.of": ("属地：{place}", "Of {place}"),
    "ties.hidden": ("另有 {n} 条关系被图例隐藏", "{n} more ties are hidden by the legend"),
    "ties.none": ("没有可显示的关系", "No ties to show"),
    "ties.other": ("两者之间的其他关系", "Other ties between the two"),
    "sentences.none": ("没有原文", "No sentence"),
    "document": ("文件：{name}", "Document: {name}"),
    "event": ("活动：{name}", "Event: {name}"),
    "row": ("第 {n} 行", "row {n}"),
    "item": ("条目 {n}", "item {n}"),
    "frame": ("规则 {name}", "rule {name}"),
}  # fmt: skip

_ENGLISH = {
    Kind.AGENCY: "Government and party",
    Kind.SOE: "State-owned enterprises",
    Kind.ENTERPRISE: "Enterprises",
    Kind.BANK: "Banks and finance",
    Kind.ASSOCIATION: "Associations",
    Kind.MASS_ORGANIZATION: "Mass organizations",
    Kind.INSTITUTE: "Universities and institutes",
    Kind.PUBLIC_INSTITUTION: "Public institutions",
    Kind.FOREIGN: "Foreign bodies",
    Level.NATIONAL: "National",
    Level.PROVINCIAL: "Provincial",
    Level.MUNICIPAL: "Municipal",
    Level.DISTRICT: "District",
    Level.TOWNSHIP: "Township",
    RelationType.LIAISON: "Liaison",
    RelationType.AGREEMENT_SIGNED: "Agreement signed",
    RelationType.COOPERATION: "Cooperation",
    RelationType.JOINT_ACTION: "Joint action",
    RelationType.VISIT: "Visit",
    RelationType.APPLICATION: "Application",
    RelationType.SUPPORT: "Support",
    RelationType.SUPERVISION: "Supervision",
    RelationType.COMMISSION: "Commission",
    Basis.DECLARED: "Declared",
    Basis.STATED: "Stated",
    Status.DONE: "Done",
    Status.ONGOING: "Ongoing",
    Status.PLANNED: "Planned",
    Status.NEGOTIATING: "In talks",
    Status.ENDED: "Ended",
    Action.ISSUANCE: "Joint issuance",
    Action.EVENT: "Joint event",
    Action.ENFORCEMENT: "Joint enforcement",
    Action.OTHER: "Other joint action",
    Direction.HOSTED: "Hosted",
    Direction.PAID: "Paid",
}

_VOCABULARIES = {
    "kind": Kind,
    "level": Level,
    "type": RelationType,
    "basis": Basis,
    "status": Status,
    "action": Action,
    "direction": Direction,
}


def page_words() -> dict[str, dict[str, str]]:
    """The words by language and key; those of an enumeration's members are keyed like `kind.soe`."""
    pairs = {**_INTERFACE, **ASKING, **VIEWS, **GIVING, **dict(_labels())}
    return {
        Language.CHINESE: {key: chinese for key, (chinese, _) in pairs.items()},
        Language.ENGLISH: {key: english for key, (_, english) in pairs.items()},
    }


def fill(word: str, **values: str) -> str:
    """A word of the page with what stands for each `{name}` in it put in, as `script/words.js` does it."""
    return re.sub(r"\{(\w+)\}", lambda found: values.get(found[1], found[0]), word)


def _labels() -> Iterable[tuple[str, tuple[str, str]]]:
    for name, vocabulary in _VOCABULARIES.items():
        for member in vocabulary:
            yield f"{name}.{member.value}", (member.chinese, _ENGLISH[member])
