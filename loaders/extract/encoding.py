"""Sentences as patterns see them: every run of named bodies is one sign, every title and bracket is closed.

So a frame is written once, whatever the names are, and no pattern can look into 《》 or a quoted event.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from loaders.extract.belonging import split_belonging
from loaders.extract.clauses import find_subject, split_clauses
from loaders.extract.frames import GROUP_FIRST, GROUP_LAST, TITLE_FIRST, TITLE_LAST
from loaders.extract.runs import Group, iter_groups
from loaders.extract.spans import NamedSpan

_TITLE = re.compile(
    r"《[^《》]*(?:《[^《》]*》[^《》]*)*》|“[^“”]*”|\"[^\"\n]*\""
    # 转发关于与甲合作的通知: a title without its marks.
    r"|关于[^，,。；;：:《》“”]{2,40}?的(?:通知|通报|意见|方案|函|报告|请示|批复|汇报|建议)(?!书)"
)
_BRACKET = re.compile(r"[（(][^（()）]*[）)]")
_BLANK = re.compile(r"\s")
# 到原州区三营镇参观: the place that stands before a name and is no part of it.
_WHERE = re.compile(
    rf"(?<=[到赴在向与对和同往去为给])(?:[\u4e00-\u9fff]{{2,3}}(?:省|市|区|县|州|旗)|[区县市镇省国]内|辖区|境内|本地|当地|驻区|驻地|园区)(?:的)?(?=[{GROUP_FIRST}-{GROUP_LAST}])"
)
# 同我镇水利站, 走访驻嘉某部队: whose it is, or where it stands.
_OURS = re.compile(
    rf"(?:(?<=[与同和向对由给为请、])(?:我|本)|(?:(?<=走访|慰问|看望|联合|会同|邀请)|(?<=[与同和、]))驻(?!点|村|企|校|厂)[\u4e00-\u9fff]{{1,2}})"
    rf"(?=[{GROUP_FIRST}-{GROUP_LAST}])"
)
# 对接央企绿地集团, 与来访的上汽集团座谈: what the name that follows is.
_APPOSITION = re.compile(
    r"(?:央企|国企|民企|名企|(?:龙头|重点|骨干|会员|成员|区内|园区|入园|辖区|本地|国有|民营|外资|知名|中央|上市|央属|省属|市属|属地)企业|上市公司"
    r"|战略投资者|(?:运营|投资|合作|承建|建设|施工|设计|业主|主管|援建|帮扶|结对|驻区|兄弟|对口帮扶|对口支援|托管|共建)(?:方|单位|伙伴|部门)|(?:副?会长|理事|牵头|成员|挂联|挂钩|定点|依托|支持)单位"
    r"|(?:(?<=[向与同和对为给到赴])|(?<=走访|看望|慰问|拜访|考察|邀请|引进|检查|督促|帮助|联系))"
    r"(?!有关|相关|全部|其他|各)[\u4e00-\u9fff]{2,6}(?:单位|企业|伙伴|院校|机构|地区|部门)"
    r"|(?<=[向与同和对为给])(?:毗邻|相邻|邻近|友好|兄弟|对口|驻地)的"
    r"|(?:结对|包联|挂联|联系|包保|驻点|对口|帮扶)(?:帮扶|支援)?的"
    rf"|科研院所|高校|(?:来访|到访|来[区县市镇乡局校院园厂]|前来(?:考察|洽谈|参观|调研))的)(?=[{GROUP_FIRST}-{GROUP_LAST}])"
)


class EncodedClause(NamedTuple):
    """A clause as one string of signs, with the group that is its subject, if it names one."""

    text: str
    subject: str | None
    """The sign of the group."""
    is_fresh: bool = False
    """Whether it follows a semicolon: a subject named before that is not its own."""
    offsets: tuple[int, ...] = ()
    """Where each character of `text`, or what it stands for, begins in the sentence."""

    def locate(self, start: int, stop: int) -> tuple[tuple[int, int], ...]:
        """The words of `text[start:stop]` in the sentence: runs of its characters, without signs."""
        found: list[tuple[int, int]] = []
        for place in range(start, stop):
            if not self.offsets or GROUP_FIRST <= self.text[place] <= TITLE_LAST:
                continue
            offset = self.offsets[place]
            if found and found[-1][1] == offset:
                found[-1] = (found[-1][0], offset + 1)
            else:
                found.append((offset, offset + 1))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class EncodedSentence:
    """The clauses of a sentence and what their signs stand for."""

    clauses: tuple[EncodedClause, ...]
    groups: dict[str, Group]
    titles: dict[str, str]
    belonging: tuple[tuple[NamedSpan, NamedSpan], ...]
    """(whole, part) where the text says 甲所属乙."""
    text: str = ""
    """The sentence as it is written, without blanks."""
    home: str = ""
    """What 我区 stands for in the clauses."""

    def in_full(self, name: str) -> str:
        """A name taken from the clauses as it is written, with its brackets: 中国（陇西）中药材大会."""
        within = r"(?:[（(][^（()）]*[）)])?"
        own = "我" + self.home[-1:]
        pieces = (within.join(map(re.escape, piece)) for piece in name.split(own))
        whose = f"{within}(?:{own}|{re.escape(self.home)}){within}"
        found = re.search(whose.join(pieces), self.text) if self.home else None
        found = found or re.search(within.join(map(re.escape, name)), self.text)
        return found[0] if found else name


def encode(text: str, spans: Sequence[NamedSpan], home: str = "") -> EncodedSentence:
    """The sentence as signs. Spans inside titles and quotation marks stand for nothing there.

    `home` is the name of the place that reports (南湖区); where no body bears it, it reads as 我区.
    """
    titles = [match.span() for match in _TITLE.finditer(text)]
    outside = [s for s in spans if not any(begin <= s.start and s.stop <= end for begin, end in titles)]
    outside = [s for s in outside if not _is_bracketed(text, s)]
    belonging, outside = split_belonging(text, outside)
    title_signs: dict[str, str] = {}
    groups: dict[str, Group] = {}
    signs = _Signs()
    position = 0
    marks = sorted(
        [(start, stop, group) for start, stop, group in iter_groups(text, outside)]
        + [
            (start, stop, None)
            for start, stop in titles
            if not any(s.start < stop and start < s.stop for s in outside)
        ]
    )
    wholes = [(each.begin, each.part.start) for each in belonging]
    for start, stop, group in marks:
        # The whole of 甲所属乙 stands before its part and is left out.
        before = next((begin for begin, end in wholes if end == start), start)
        signs.add(text[position : max(position, before)], position)
        signs.put(_sign(group, text[start:stop], groups, title_signs), start)
        position = stop
    signs.add(text[position:], position)
    signs.replace(_BRACKET, "")
    if groups:
        # What stands right before a body, and says of it whose or what it is.
        signs.replace(_OURS, "")
        signs.replace(_WHERE, "")
        signs.replace(_APPOSITION, "")
    if home and home in signs.text:
        signs.replace(re.compile(re.escape(home)), "我" + home[-1])
    parts = ((signs.join(pieces), is_fresh) for pieces, is_fresh in split_clauses(signs.text))
    clauses = tuple(
        _encode_clause(part, is_fresh=is_fresh)
        for part, is_fresh in parts
        if part.text and not part.text.isspace()
    )
    pairs = tuple((each.whole, each.part) for each in belonging)
    return EncodedSentence(clauses, groups, title_signs, pairs, "".join(text.split()), home)


@dataclass(slots=True)
class _Signs:
    """Text on its way to signs, with where each of its characters begins in the sentence."""

    text: str = ""
    offsets: list[int] = field(default_factory=list)

    def add(self, piece: str, start: int) -> None:
        """Takes over a stretch of the sentence."""
        self.text += piece
        self.offsets.extend(range(start, start + len(piece)))

    def put(self, signs: str, start: int) -> None:
        """Lets signs stand for what begins at a place of the sentence."""
        self.text += signs
        self.offsets.extend([start] * len(signs))

    def cut(self, start: int, stop: int) -> "_Signs":
        return _Signs(self.text[start:stop], self.offsets[start:stop])

    def join(self, pieces: Sequence[tuple[int, int]]) -> "_Signs":
        if len(pieces) == 1:
            return self.cut(*pieces[0])
        whole = _Signs()
        for start, stop in pieces:
            whole._append(self.cut(start, stop))
        return whole

    def replace(self, pattern: re.Pattern[str], by: str) -> None:
        if pattern.search(self.text) is None:
            return
        whole, position = _Signs(), 0
        for match in pattern.finditer(self.text):
            whole._append(self.cut(position, match.start()))
            whole.put(by, self.offsets[match.start()])
            position = match.end()
        whole._append(self.cut(position, len(self.text)))
        self.text, self.offsets = whole.text, whole.offsets

    def without_blanks(self) -> "_Signs":
        if _BLANK.search(self.text) is None:
            return self
        kept = [place for place, character in enumerate(self.text) if not character.isspace()]
        return _Signs("".join(self.text[place] for place in kept), [self.offsets[place] for place in kept])

    def _append(self, other: "_Signs") -> None:
        self.text += other.text
        self.offsets.extend(other.offsets)


def _encode_clause(signs: _Signs, *, is_fresh: bool) -> EncodedClause:
    words = signs.without_blanks()
    return EncodedClause(words.text, find_subject(words.text), is_fresh, tuple(words.offsets))


def _sign(group: Group | None, surface: str, groups: dict[str, Group], titles: dict[str, str]) -> str:
    if group is None:
        sign = chr(ord(TITLE_FIRST) + len(titles))
        titles[sign] = surface
        return sign
    sides = (
        [Group(tuple(s for a, _ in group.pairs for s in a.spans), group.pairs)] if group.pairs else [group]
    )
    if group.pairs:
        sides.append(Group(tuple(s for _, b in group.pairs for s in b.spans), group.pairs))
    signs = []
    for side in sides:
        signs.append(chr(ord(GROUP_FIRST) + len(groups)))
        groups[signs[-1]] = side
    return "与".join(signs)


def _is_bracketed(text: str, span: NamedSpan) -> bool:
    return any(m.start() < span.start and span.stop < m.end() for m in _BRACKET.finditer(text))
