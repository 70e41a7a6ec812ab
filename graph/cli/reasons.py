"""Why a name denotes a body, in Chinese: the sentences of `graph.identity`, one pattern each."""

import re
from typing import Final

from graph.cli.words import Language

# Longer patterns that hold shorter ones go first.
_PATTERNS: Final = [
    (re.compile(pattern), chinese)
    for pattern, chinese in (
        (r"not merged, as somebody decided: (?P<rest>.+)", "经人工判定不合并：{rest}"),
        (r"somebody decided that (?P<a>.+) is (?P<b>.+)", "经人工判定，{a}即{b}"),
        (r"(?P<rest>“.+” is .+): a name in the gazetteer", "{rest}；名录中有此名称"),
        (r"a name in the gazetteer", "名录中的名称"),
        (r"a short form that several bodies may go by", "多个单位共用的简称"),
        (r"its settled form is in the gazetteer", "词尾统一后见于名录"),
        (r"a generic name: the one of the report's place", "通用名称，指报告所在地的该单位"),
        (r"named as part of (?P<a>.+)", "作为{a}的下属列出"),
        (r"a part that the gazetteer has", "名录中的下属单位"),
        (r"(?P<a>.+) with its branch or part “(?P<b>.*)”", "{a}及其下属“{b}”"),
        (r"a place that acts is its board", "以地名代指其管委会"),
        (r"a place that acts is its government", "以地名代指其政府"),
        (r"a town's name is that of its government", "乡镇街道名即其政府"),
        (r"names itself in full", "名称自身完整"),
        (r"names itself", "名称自身可识别"),
        (r"a description of a group", "对一组单位的描述"),
        (r"a chapter in (?P<a>.+)", "设在{a}的分会"),
        (r"a unit in (?P<a>.+)", "驻{a}的队伍"),
        (r"an office within (?P<a>.+)", "{a}的内设机构"),
        (r"an organ of (?P<a>.+)", "{a}的内设组织"),
        (r"read as written", "照录"),
        (r"“(?P<a>.*)” is no one place seen from here", "“{a}”无法确定是哪一地"),
        (r"“(?P<a>.*)” is (?P<b>.+)", "“{a}”指{b}"),
        (r"it is (?P<a>.+), and the report says that this is (?P<b>.+)", "即{a}，而报告说明其为{b}"),
        (
            r"the report says that (?P<a>.+?) is (?P<b>.+?), among others: (?P<note>“.+” \(.+\))",
            "报告说明{a}指{b}等：{note}",
        ),
        (r"the report says that (?P<a>.+?) is (?P<b>.+?): (?P<note>“.+” \(.+\))", "报告说明{a}即{b}：{note}"),
        (r"the report says that (?P<a>.+) is (?P<b>.+)", "报告说明{a}即{b}"),
        (r"short for (?P<a>.+), which the report names too", "是{a}的简称，报告中有其全称"),
        (r"in reports of (?P<a>.+), (?P<b>.+) is (?P<c>.+)", "在{a}的报告中，{b}即{c}"),
        (r"beside (?P<a>.+) of (?P<b>.+), (?P<c>.+) is (?P<d>.+)", "与{b}的{a}并列，{c}即{d}"),
        (r"the one body of that name in the report is (?P<a>.+)", "报告中唯一同名的单位是{a}"),
        (r"listed and written out in one row: (?P<a>.+) is short for (?P<b>.+)", "同一行中，{a}是{b}的简称"),
        (r"a school of (?P<a>.+), which counts as the university", "{a}的院系，计为该校"),
        (r"the one such group that the report lists is (?P<a>.+)", "报告所列的这一合称是{a}"),
        (r"a column lists it beside (?P<a>.+)", "对接单位栏中与{a}并列"),
        (r"the one (?P<a>.+) that the report names in full is (?P<b>.+)", "报告写明全称的{a}只有{b}"),
        (r"the one (?P<a>.+) that its rows name is (?P<b>.+)", "同行所提的{a}只有{b}"),
        (r"(?P<a>.+) may be short for (?P<b>.+)", "{a}可能是{b}的简称"),
        (r"(?P<a>.+) and (?P<b>.+) differ little", "{a}与{b}名称相近"),
    )
]


def say_reason(reason: str, language: Language) -> str:
    """A reason in the language of the reader; one that has no Chinese yet as it is."""
    if language is not Language.CHINESE:
        return reason
    for pattern, chinese in _PATTERNS:
        match = pattern.fullmatch(reason)
        if match is not None:
            words = {key: say_reason(value, language) for key, value in match.groupdict().items()}
            return chinese.format(**words)
    return reason
