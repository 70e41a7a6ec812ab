"""What stands in or around a table and is no row of it: captions, notes, sums, sign-offs, page numbers."""

import re
from collections.abc import Sequence

# Whoever filled in or checked the table, when, in what measure; notes; sums.
_ASIDE = re.compile(
    r"(?:填[报表]|报送|制表|审核|审批|签发|复核|汇总|联系|经办|分管|单位?负责|主要负责|负责)[^：:]{0,8}[：:]"
    r"|(?:附?注|备注|说明|附件|附表|来源|资料来源|数据来源|主题词|抄送|单位|日期|时间|电话|盖章|签章)\s*\d?[：:]"
    r"|(?:合计|总计|小计|共计|汇总|累计)(?:[：:].*|\d.*)?$"
    r"|[（(]?(?:以上|共计?|总计)\d+[家个条项]"
    r"|[（(]?(?:截[至止]|统计截|数据截)|[（(]?(?:续表?|接上表|接下表|完|盖章|公章)[）)]?$"
    r"|第?\d+页(?:[，,/]?共\d+页)?$|[-—–－]?\d{1,3}[-—–－]$|(?:19|20)\d{2}年\d{1,2}月(?:\d{1,2}日)?$"
)
# What heads a cell of a sign-off whose value stands in the next cell: 填报人 | 张三.
_SIGNING = re.compile(
    r"(?:填[报表]|上报|报送|制表|审核|审批|签发|复核|汇总|统计|联系|经办|分管|主要|单位)"
    r"(?:人|人员|单位|部门|日期|时间|电话|方式|负责人|领导)(?:[（(](?:签字|签名|签章|盖章|公章)[）)])?"
    r"|(?:联系|办公|手机)?(?:电话|号码)|负责人|日期|时间|盖章|公章|签字|签章"
)
# 一、市级部门; （二）乡镇: a caption between rows.
_SECTION = re.compile(
    r"(?:第[一二三四五六七八九十]+[部类]分?|[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)])"
)
_SUM = re.compile(r"(?:合计|总计|小计|共计|汇总|累计|平均)[：:]?")
_DITTO = frozenset({"同上", "同前", "〃", "″", "＂", '"'})
# Names of units have at most some 25 characters, with a former name in brackets.
LONGEST_UNIT = 40
_NUMBERED = re.compile(
    r"^(?:\d{1,3}[.．、)）]|[（(]\d{1,3}[）)]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|[①-⑳])"
)


# How names of reporting bodies end; what lines or commas part in a unit cell is several, if all end so.
_BODY_END = re.compile(
    r"..(?:局|委|办|厅|部|院|会|中心|政府|公司|集团|镇|乡|街道|联|室|队|行|社|学|校|站|所)$"
)
# Less telling ends: they do not make a unit certain, but nothing to wonder about either.
_BODY_LIKE = re.compile(
    r"[处区县市州盟旗村园馆团组科台厂店场港库司庭段队署关中军群体协联办室门位业户道线]$|[A-Za-z0-9]$|单位|部门|基地|平台"
)
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
# What parts several bodies in one unit cell, outside brackets; the break of a line less surely.
_BETWEEN_UNITS = re.compile(r"[、，,；;/／](?![^（(]*[）)])")
_BETWEEN_LINES = re.compile(r"[、，,；;/／\r\n](?![^（(]*[）)])")


def is_body(wording: str) -> bool:
    """Whether a unit cell ends as names of reporting bodies do, brackets aside."""
    return _BODY_END.search(_BRACKETS.sub("", wording)) is not None


def may_be_unit(wording: str) -> bool:
    """Whether a unit cell may name a reporting body; 张三 and 统计口径 do not look so."""
    bare = _BRACKETS.sub("", wording)
    return is_body(wording) or _BODY_LIKE.search(bare) is not None


def is_aside(wording: str) -> bool:
    """Whether a line or a cell is a note, a sum or a sign-off, by how it begins."""
    return _ASIDE.match(wording) is not None


def is_signing(wording: str) -> bool:
    """Whether a cell is the label of a sign-off, and what it says stands in the next one."""
    return _SIGNING.fullmatch(wording) is not None


def is_section(wording: str) -> bool:
    """Whether a cell is numbered as the captions between rows are."""
    return _SECTION.match(wording) is not None


def is_sum(wordings: Sequence[str]) -> bool:
    """Whether a row sums up others: its first filled cell says so."""
    first = next((wording for wording in wordings if wording), "")
    return _SUM.fullmatch(first) is not None


def name_unit(wording: str) -> str:
    """The name in a unit cell, without a number before it: 1.区经贸局 is 区经贸局; 同上 and 〃 name none."""
    if wording in _DITTO:
        return ""
    return _NUMBERED.sub("", wording, count=1) or wording


def name_units(text: str) -> tuple[str, ...]:
    """The names in a unit cell: 区发改委、区科技局 are two bodies, and so are both with a line each.

    Lines may also be one long name (区人民政府 ⏎ 办公室): they are several where all begin alike (区… 区…).
    """
    whole = name_unit("".join(text.split()))
    for marks in (_BETWEEN_UNITS, _BETWEEN_LINES):
        parts = [name_unit("".join(part.split())) for part in marks.split(text) if part.strip()]
        is_told = marks is _BETWEEN_UNITS or len({part[:1] for part in parts}) == 1
        if len(parts) > 1 and is_told and all(map(is_body, parts)):
            return tuple(dict.fromkeys(parts))
    return (whole,) if whole else ()
