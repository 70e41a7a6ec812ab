"""What was signed, issued or held: the document or event that a clause names beside its verb."""

import re
from dataclasses import dataclass

from loaders.extract.days import NamedDay, find_day
from loaders.extract.encoding import EncodedSentence
from loaders.extract.frames import TITLE_FIRST, TITLE_LAST

_TITLE = re.compile(f"[{TITLE_FIRST}-{TITLE_LAST}]")
# The sorts of papers that are signed; the longest first.
_SORTS = "协议书|协议|备忘录|意向书|责任书|责任状|承诺书|合同书|合同|议定书|公约|框架书|合作书|倡议书|契约"
_UNTITLED = re.compile(rf"(?P<name>[^\ue000-\uefff了的]{{0,14}}?(?:{_SORTS}))")
_EVENT = re.compile(
    r"(?P<name>[^\ue000-\uefff，。]{2,20}?(?:活动|大会|推介会|洽谈会|恳谈会|论坛|仪式|招聘会|博览会|展会|节|大赛|讲座|培训班|座谈会|发布会|现场会))"
)
# 推介会由甲主办: the event stands before those who hold it.
_HELD_BY = re.compile(
    r"(?:^|[，。日])(?P<name>[^\ue000-\uefff，。日]{2,20}?(?:活动|会|论坛|仪式|节|大赛|讲座|培训班))(?:将|拟|已)?由"
)
_ISSUING = re.compile(r"印发|下发|制发|发文|出台|发布|制定|颁布|下达|联合文件|转发")


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


def find_paper(rest: str, sentence: EncodedSentence) -> NamedPaper | None:
    """The paper named after a verb of signing or issuing; `rest` is an encoded stretch of the sentence."""
    title = next(
        (sentence.titles[m[0]] for m in _TITLE.finditer(rest) if sentence.titles[m[0]][0] == "《"), None
    )
    if title is not None:
        name = title[1:-1]
        return NamedPaper(name, _sort_of(name), titled=True)
    untitled = _UNTITLED.search(rest)
    if untitled is None:
        return None
    name = re.sub(r"^(?:也|都|均|是|为)+", "", untitled["name"])
    return NamedPaper(name, _sort_of(name), titled=False)


def find_event(rest: str, sentence: EncodedSentence) -> NamedEvent | None:
    """The event named after a verb of holding; None where the text only says that something was done."""
    title = next(
        (sentence.titles[m[0]] for m in _TITLE.finditer(rest) if sentence.titles[m[0]][0] != "《"), None
    )
    if title is not None:
        return NamedEvent(title.strip('“”"'), _day_of(sentence))
    match = re.search(r"(?:举办|召开|承办|主办|开展|组织|举行|协办)(?:了)?(?P<event>.*)", rest)
    named = (_EVENT.match(match["event"]) if match else None) or _HELD_BY.search(rest)
    return NamedEvent(named["name"], _day_of(sentence)) if named else None


def _day_of(sentence: EncodedSentence) -> NamedDay | None:
    return find_day("，".join(clause.text for clause in sentence.clauses))


def is_issuance(text: str) -> bool:
    """Whether a stretch of text speaks of issuing a document."""
    return _ISSUING.search(text) is not None


def _sort_of(name: str) -> str:
    match = re.search(rf"(?:{_SORTS})(?=[^{_SORTS}]*$)", name)
    if match:
        return match[0]
    ending = re.search(
        r"(?:意见|办法|通知|方案|细则|导则|措施|规定|通告|规划|要点|条例|指引|报告|计划|决定)", name
    )
    return ending[0] if ending else "文件"
