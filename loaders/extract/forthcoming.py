"""Columns that tell of what is to come: what stands under 下月打算 has not been done, however worded."""

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.model import Status
from loaders.extract.ties import Tie

_COLUMN = re.compile(
    r"打算|(?:工作|下步|下一步|阶段|对接|合作|活动|推进|年度|月|季度)计划(?!完成|执行|落实|进展)|^计划$|(?:下|后)一?步|下一?阶段"
    r"|下个?月|下一?季度|下半年|明年|来年|次月|今后|后续(?!管)|拟开展|拟办|工作安排|工作思路|努力方向"
)
_IS_OVER = re.compile(r"已|曾|(?<!为)了(?!解|结)|截至|上月|目前|正(?![式常])")
_FACTS = frozenset({Status.DONE, Status.ONGOING})
_MARKS = "，,；;。："


def tells_of_what_is_to_come(header: str) -> bool:
    """Whether a column so headed tells of plans: 下月打算, 下步工作计划; not 计划完成情况."""
    return _COLUMN.search(header) is not None


def plan_ties(ties: Sequence[Tie], text: str) -> list[Tie]:
    """The ties of a sentence in such a column: planned, unless their clause says they are over or on."""
    return [
        replace(tie, status=Status.PLANNED)
        if tie.status in _FACTS and _IS_OVER.search(_clause(text, tie)) is None
        else tie
        for tie in ties
    ]


def _clause(text: str, tie: Tie) -> str:
    """The clause in which the words stand that made a tie; the whole sentence where there are none."""
    if not tie.trigger:
        return text
    start, stop = tie.trigger[0][0], tie.trigger[-1][1]
    begin = max(text.rfind(mark, 0, start) for mark in _MARKS) + 1
    ends = [end for mark in _MARKS if (end := text.find(mark, stop)) >= 0]
    return text[begin : min(ends, default=len(text))]
