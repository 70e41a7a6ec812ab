"""What was signed, issued or held: the document or event that a clause names beside its verb."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.extract.days import NamedDay, find_day
from loaders.extract.encoding import EncodedSentence
from loaders.extract.frames import GROUP_FIRST, GROUP_LAST, TITLE_FIRST, TITLE_LAST

_TITLE = re.compile(f"[{TITLE_FIRST}-{TITLE_LAST}]")
# The sorts of papers that are signed; the longest first.
_SORTS = "协议书|协议|备忘录|意向书|责任书|责任状|承诺书|合同书|合同|议定书|公约|框架书|合作书|倡议书|契约"
_UNTITLED = re.compile(rf"(?P<name>[^\ue000-\uefff了的]{{0,14}}?(?:{_SORTS}))")
# 也是合作协议书, 又一份协议, 首批3份合同: what stands before the name of a paper and is no part of it.
_BEFORE_PAPER = re.compile(
    r"^(?:也|都|均|是|为|又|再|还|各|另|正式|书面|相关|有关|[一二两三四五六七八九十\d]+(?=[份项个批纸])|首(?=[份项个批])|[份项个批纸]|各类)+"
)
# 《X》已由甲同乙签署, 《X》甲与乙均已签署: the title stands before those who sign.
_FRONTED = re.compile(
    rf"(?P<title>[{TITLE_FIRST}-{TITLE_LAST}])(?:已|现|也|均|正式|日前|近日|最终|终于|业|[\d年月日]|于)*(?:由|经|被)?"
    rf"[{GROUP_FIRST}-{GROUP_LAST}]?$"
)
# What may follow the verb where its object stands before it.
_NO_OBJECT = re.compile(r"(?:了|完毕|完成|实施|执行|生效|发布|下发|印发|出台)*")
_HOLDING = "举办|召开|开展|承办|主办|组织|举行|协办|开办|联办|合办"
_EVENT_NOUN = (
    "活动|大会|推介会|洽谈会|恳谈会|论坛|仪式|招聘会|博览会|展会|节|大赛|讲座|培训班|座谈会|发布会|现场会|说明会"
    "|交流会|对接会|展览会|运动会|研讨会|年会|峰会|联谊会|听证会|演练|义诊|竞赛|沙龙|路演|宣讲会|交易会|订货会|见面会|夏令营|冬令营|音乐会|晚会|艺术节|旅游节"
)
_EVENT = re.compile(rf"(?P<name>[^\ue000-\uefff，。]{{2,20}}?(?:{_EVENT_NOUN}))")
_QUOTED = re.compile(
    rf"(?:{_HOLDING})(?:了|的)*(?P<lead>[^\ue000-\uefff，。]{{0,14}})(?P<title>[{TITLE_FIRST}-{TITLE_LAST}])"
)
# “X”由甲与乙举办
_QUOTED_FIRST = re.compile(rf"(?P<title>[{TITLE_FIRST}-{TITLE_LAST}])[^\ue000-\uefff，。]{{0,10}}(?:由|经)")
# 推介会由甲主办: the event stands before those who hold it.
_HELD_BY = re.compile(
    rf"(?:^|[，。日])(?P<name>[^\ue000-\uefff，。日]{{2,20}}?(?:{_EVENT_NOUN}|会))(?:将|拟|已|已经|均)?由"
)
_BEFORE_EVENT = re.compile(r"^(?:了|的|[一二两三四五六七八九十\d]+(?:场次?|期|次|届)(?!大)|首场)+")
# 组织了各类推介会: events that nobody tells apart are none.
_SEVERAL = re.compile(r"^(?:了|的)*(?:各类|多场|系列|各种|多次|数场|[一两几]系列)")
_AFTER_QUOTATION = re.compile(rf"[^\ue000-\uefff，。]{{0,6}}?(?:{_EVENT_NOUN})")
# A quotation this short names no event by itself: 违建整治“回头看”.
_SHORT_QUOTATION = 3
_ISSUING = re.compile(r"印发|下发|制发|发文|出台|发布|制定|颁布|下达|联合文件|转发")
_PRESENTING = re.compile(
    rf"(?:推出|公布|签发|会签|发出|制订|起草)(?:了)?(?P<title>[{TITLE_FIRST}-{TITLE_LAST}])"
)


@dataclass(frozen=True, slots=True)
class NamedPaper:
    """A paper as the text names it: its title without 《》, or its sort alone."""

    name: str
    sort: str
    titled: bool


@dataclass(frozen=True, slots=True)
class NamedEvent:
    """An event as the text names it, and the day that stands beside it."""

    name: str
    day: NamedDay | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What stands around the verb of a clause, in signs."""

    sentence: EncodedSentence
    before: str
    """The clause up to those who act."""
    acting: str
    """Who acts and how, up to the verb."""
    rest: str
    """What follows the verb."""
    following: str = ""
    """The next clause, where it names no body."""
    topic: str | None = None
    """The sign of a title that an earlier clause begins with."""


def find_paper(said: Said) -> NamedPaper | None:
    """The paper that was signed or issued: after the verb, before those who act, or in the next clause."""
    title = _title_in(said.rest, said.sentence) or _fronted_title(said)
    untitled = None if title else _untitled_in(said.rest, said.sentence)
    if title is None and untitled is None:
        title = _title_in(said.following, said.sentence)
        # 与甲的托管合同已续签: the paper stands between the other side and the verb.
        untitled = None if title else _untitled_in(said.acting, said.sentence)
        untitled = untitled or (None if title else _untitled_in(said.following, said.sentence))
    if title is not None:
        return NamedPaper(title, _sort_of(title), titled=True)
    return NamedPaper(untitled, _sort_of(untitled), titled=False) if untitled else None


def name_paper(words: str, title: str | None = None) -> NamedPaper:
    """A paper that goes by its title, or by these words: 移交协议."""
    return NamedPaper(title or words, _sort_of(title or words), titled=title is not None)


def find_event(said: Said) -> NamedEvent | None:
    """The event that was held; None where the text only says that something was done."""
    name = (
        _held(said.acting + said.rest, said.sentence)
        or _held_by(said)
        or _held(said.following, said.sentence)
    )
    return NamedEvent(name, _day_of(said.sentence)) if name else None


def is_issuance(text: str, sentence: EncodedSentence) -> bool:
    """Whether a stretch of text speaks of issuing a document."""
    if _ISSUING.search(text) is not None:
        return True
    return any(_is_title(match["title"], sentence) for match in _PRESENTING.finditer(text))


def _is_title(sign: str, sentence: EncodedSentence) -> bool:
    return sentence.titles[sign].startswith("《")


def _title_in(text: str, sentence: EncodedSentence) -> str | None:
    return next(
        (sentence.titles[m[0]][1:-1] for m in _TITLE.finditer(text) if _is_title(m[0], sentence)), None
    )


def _fronted_title(said: Said) -> str | None:
    """《X》已由甲同乙签署; 《X》由甲起草，与乙联合印发."""
    match = _FRONTED.search(said.before)
    sign = match["title"] if match else said.topic if _NO_OBJECT.fullmatch(said.rest) else None
    return said.sentence.titles[sign][1:-1] if sign and _is_title(sign, said.sentence) else None


def _untitled_in(text: str, sentence: EncodedSentence) -> str | None:
    match = _UNTITLED.search(text)
    if match is None:
        return None
    return sentence.in_full(_BEFORE_PAPER.sub("", match["name"])) or None


def _held(text: str, sentence: EncodedSentence) -> str | None:
    """举办“X”活动, 召开X座谈会."""
    quoted = _QUOTED.search(text)
    if quoted is not None and not _is_title(quoted["title"], sentence):
        return _quoted_name(_BEFORE_EVENT.sub("", quoted["lead"]), text, quoted, sentence)
    for match in re.finditer(rf"(?:{_HOLDING})(?P<event>.*)", text):
        if _SEVERAL.match(match["event"]):
            continue
        named = _EVENT.match(_BEFORE_EVENT.sub("", match["event"]))
        if named is not None:
            return sentence.in_full(named["name"])
    return None


def _quoted_name(lead: str, text: str, quoted: re.Match[str], sentence: EncodedSentence) -> str:
    """The quotation; a short one with the words around it: “碑林杯”徒步大会."""
    quotation = sentence.titles[quoted["title"]]
    bare = quotation.strip('“”"')
    if len(bare) > _SHORT_QUOTATION:
        return bare
    noun = _AFTER_QUOTATION.match(text, quoted.end("title"))
    return lead + quotation + (noun[0] if noun else "") if lead or noun else bare


def _held_by(said: Said) -> str | None:
    """X座谈会由甲主办, “X”由甲与乙举办."""
    for text in _before_agent(said):
        quoted = _QUOTED_FIRST.search(text)
        if quoted is not None and not _is_title(quoted["title"], said.sentence):
            return _quoted_name("", text, quoted, said.sentence)
        named = _HELD_BY.search(text)
        if named is not None:
            return said.sentence.in_full(named["name"])
    return None


def _before_agent(said: Said) -> Iterator[str]:
    """The stretches that may say what is held, where the verb is one of holding."""
    if re.search(_HOLDING, said.acting + said.rest):
        yield said.before
        yield said.rest


def _day_of(sentence: EncodedSentence) -> NamedDay | None:
    return find_day("，".join(clause.text for clause in sentence.clauses))


def _sort_of(name: str) -> str:
    match = re.search(rf"(?:{_SORTS})(?=[^{_SORTS}]*$)", name)
    if match:
        return match[0]
    ending = re.search(
        r"(?:意见|办法|通知|方案|细则|导则|措施|规定|通告|规划|要点|条例|指引|报告|计划|决定)", name
    )
    return ending[0] if ending else "文件"
