"""English and Chinese for what the command shows: headings, enumerated values, and which language to use."""

import locale
import os
from contextvars import ContextVar
from enum import StrEnum
from typing import Final

from graph.model import Basis, Kind, Level, QuantitySort, RelationType, Role, Status


class Language(StrEnum):
    """The languages of everything that the command says."""

    ENGLISH = "en"
    CHINESE = "zh"


# Columns of answers → their Chinese headings. A column that is missing here is shown by its own name.
_HEADINGS: Final = {
    "name": "名称",
    "body": "单位",
    "kind": "类别",
    "level": "层级",
    "place": "所在地",
    "head": "一方",
    "tail": "另一方",
    "part": "下属单位",
    "counterpart": "对接单位",
    "collective": "合称",
    "bureau": "填报单位",
    "bureaus": "填报单位",
    "unit": "填报单位",
    "units": "填报单位",
    "parties": "当事方",
    "party": "当事方",
    "other": "另一方",
    "document": "文件",
    "documents": "文件",
    "event": "活动",
    "events": "活动",
    "relation": "关系",
    "relations": "关系数",
    "types": "关系",
    "basis": "依据",
    "bases": "依据",
    "status": "状态",
    "statuses": "状态",
    "action": "行动",
    "direction": "方向",
    "report": "报告",
    "reports": "报告数",
    "as_of": "截至",
    "row": "行",
    "rows": "行数",
    "column": "栏目",
    "item": "序号",
    "text": "原文",
    "statements": "依据语句",
    "evidence": "原文",
    "source": "文件名",
    "file": "文件",
    "outcome": "结果",
    "format": "格式",
    "encoding": "编码",
    "layout": "版式",
    "title": "标题",
    "inferred": "推断",
    "bodies": "单位数",
    "leftover": "剩余字符",
    "warnings": "提醒",
    "same_as": "相同于",
    "suggestions": "疑为同一",
    "decisions": "人工决定",
    "decision": "决定",
    "one": "一方",
    "one_place": "一方所在地",
    "other_place": "另一方所在地",
    "reason": "理由",
    "unsure": "存疑",
    "line": "行号",
    "correct": "应为",
    "sentence": "原句",
    "applies": "是否适用",
    "note": "备注",
    "problem": "问题",
    "url": "网址",
    "retrieved": "取得日期",
    "step": "步",
    "degree": "联系单位数",
    "count": "数量",
    "what": "项目",
    "which": "细目",
    "number": "数量",
    "value": "数值",
    "group": "分组",
    "measure": "指标",
    "finding": "发现",
    "titled": "有标题",
    "frame": "规则",
    "triggers": "触发词",
    "query": "查询",
    "meaning": "含义",
    "statement": "语句",
    "length": "步数",
    "next": "下一单位",
    "id": "编号",
    "organization": "单位",
    "scope": "范围",
    "reporting": "填报单位",
    "part_of": "隶属",
    "aliases": "别名",
    "surface": "写法",
    "amount": "数额",
    "low": "至少",
    "high": "至多",
    "amount_unit": "计量单位",
    "approximate": "约数",
    "sort": "种类",
    "example": "例句",
    "gives": "读出",
    "against": "反例",
    "surfaces": "写法",
    "found_by": "识别依据",
    "counterparts": "对接单位",
    "type": "关系",
    "pairs": "对数",
    "texts": "原文",
    "until": "截止",
    "day": "日期",
    "roles": "角色",
    "role": "栏目用途",
    "start": "起",
    "stop": "止",
    "of": "共",
    "province": "省",
    "city": "市",
    "district": "区县",
    "version": "版本",
    "unresolved": "未识别",
    "function": "职能",
    "functions": "职能",
    "ids": "编号",
    "since": "起始",
    "dates": "报告日期",
    "parameters": "参数",
}
# What some queries count and find; elsewhere the same words may be names.
_COLUMN_VALUES: Final = {
    "what": {
        "total": "总计",
        "kind": "类别",
        "level": "层级",
        "type": "关系",
        "basis": "依据",
        "status": "状态",
    },
    "which": {
        "reports": "报告",
        "bureaus": "填报单位",
        "bodies": "单位",
        "statements": "语句",
        "mentions": "提及",
        "unresolved mentions": "未识别的提及",
        "relations": "关系",
        "documents": "文件",
        "events": "活动",
    },
    "finding": {"declared only": "仅列示", "stated only": "仅叙述"},
    "decision": {
        "same": "相同",
        "different": "不同",
        "unsure": "存疑",
        "said": "属实",
        "not said": "未说",
        "wrong type": "类型有误",
        "wrong status": "状态有误",
    },
    "outcome": {
        "added": "新增",
        "replaced": "更新",
        "unchanged": "没有变化",
        "read": "可读",
        "same": "重复",
        "failed": "未能读入",
    },
    "inferred": {"place": "地区", "as_of": "截至", "year": "年份", "day": "日", "title": "标题"},
    "format": {"text": "文本"},
    "applies": {"yes": "是", "no longer": "暂不适用", "contradicted": "互相矛盾", "says nothing": "无需决定"},
}
_VALUES: Final = {
    member.value: member.chinese
    for enumeration in (Kind, Level, RelationType, Basis, Status, Role, QuantitySort)
    for member in enumeration
}


def default_language() -> Language:
    """Chinese where LIAISON_LANG or the locale says so, else English."""
    said = os.environ.get("LIAISON_LANG") or _locale_name()
    return Language.CHINESE if said.lower().startswith(("zh", "chinese")) else Language.ENGLISH


# What the command that runs was told; read by what speaks outside its answer: errors, remarks, progress.
_SPOKEN: Final[ContextVar[Language | None]] = ContextVar("spoken", default=None)


def speak(language: Language | None) -> None:
    """From here on errors and remarks are in this language; None is the system's own."""
    _SPOKEN.set(language)


def spoken() -> Language:
    """The language that the command which runs was told, or else the system's."""
    return _SPOKEN.get() or default_language()


def translate(text: str, language: Language | None = None) -> str:
    """A message of the program in this language, or else in the one that is spoken."""
    if (language or spoken()) is not Language.CHINESE:
        return text
    from graph.cli.chinese import to_chinese

    return to_chinese(text)


def heading(column: str, language: Language) -> str:
    """What stands above a column."""
    if language is not Language.CHINESE:
        return column
    if column in _HEADINGS:
        return _HEADINGS[column]
    owner = column.removesuffix("_ids").removesuffix("_id")
    return _HEADINGS[owner] + _HEADINGS["id"] if owner in _HEADINGS else column


def word(value: str, language: Language, column: str = "") -> str:
    """A value of an enumeration as people read it, in the column where it stands; any other text as it is."""
    if language is not Language.CHINESE:
        return value
    known = _COLUMN_VALUES.get(column, {})
    if column == "inferred":
        return "、".join(known.get(part, part) for part in value.split(", "))
    return known.get(value) or _VALUES.get(value, value)


def _locale_name() -> str:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(variable):
            return os.environ[variable]
    try:
        return locale.getlocale()[0] or ""
    except ValueError:
        return ""
