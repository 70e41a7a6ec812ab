"""What is told as still to come, however worded: columns of plans (下月打算), what stands behind 下一步."""

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.model import Status
from loaders.extract.ties import Tie

_COLUMN = re.compile(
    r"打算|(?:工作|下步|下一步|阶段|对接|合作|活动|推进|年度|月|季度)计划(?!完成|执行|落实|进展)|^计划$|(?:下|后)一?步|下一?阶段"
    r"|下个?月|下一?季度|下半年|明年|来年|次月|今后|后续(?!管)|拟开展|拟办|工作安排|工作思路|努力方向"
)
# 取得成效及下步计划: a column that tells of both; its sentences say where the plans begin.
_ALSO_TELLS = re.compile(
    r"成效|成果|成绩|效果|进展|进度|结果|情况|完成|落实|总结|主要工作|工作内容|已|[本上]月|上一?季度|上半年|去年|今年|做法|活动[及和与、]"
    r"|工作(?:开展)?[及和与、](?!要点)"
)
# 下步计划：… goes on to the end of the cell, 下一步，… to the end of its item.
_OPENING = re.compile(
    r"(?:下一?步|下一?阶段|下个?月|下一?季度|下半年|明年|来年|今后|后续)(?:的?(?:工作|重点|主要))*(?:打算|计划|安排|思路|措施)?(?:(?P<label>[：:])|(?=[，,将拟要与和向赴]|我[局委办县区市院会镇]|继续|积极|重点|主动))"
)
_IS_OVER = re.compile(r"已|曾|(?<!为)了(?!解|结)|截至|上月|目前|正(?![式常])")
_FACTS = frozenset({Status.DONE, Status.ONGOING})
_MARKS = "，,；;。："


def tells_of_what_is_to_come(header: str) -> bool:
    """Whether a column so headed tells of plans: 下月打算, 下步工作计划; not 计划完成情况."""
    return _COLUMN.search(header) is not None and _ALSO_TELLS.search(header) is None


class Plans:
    """Where in a cell what is still to come is told, sentence by sentence."""

    def __init__(self, header: str) -> None:
        self._to_the_end = tells_of_what_is_to_come(header)
        self._begun = False
        self._item: str | None = None

    def holds(self, text: str, item: str | None) -> bool:
        """Whether the next sentence of the cell, under that item, tells of plans."""
        opening = _OPENING.match(text)
        if opening is not None:
            self._begun, self._item = True, item
            self._to_the_end = self._to_the_end or opening["label"] is not None
        return self._to_the_end or (self._begun and item == self._item)


def plan_ties(ties: Sequence[Tie], text: str) -> list[Tie]:
    """The ties of a sentence that tells of plans: planned, unless their clause says they are over or on."""
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
