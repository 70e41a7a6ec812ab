"""Bodies that a pattern tells by itself: 市创建办, 大桥派出所, 73131部队, 天宁寺, 联合国教科文组织."""

import re
from collections.abc import Iterator, Sequence

from loaders.extract.lexis import Lexis
from loaders.extract.tagger import Word

# 市创建办, 区五水共治办: offices set up for one task, called by it and 办.
_TASK_OFFICE = re.compile(
    r"(?P<level>[省市区县州旗镇])(?P<task>[\u4e00-\u9fff]{2,5})办(?=[、，。；：）与和同及联共对就等牵负组协配到赴开会在验审批备核将已拟请向签帮走邀举印下发督检主来派通反告]|$)"
)
# These end in 办 and are what somebody does.
_DOING = re.compile(
    r"[举主承协合联督交申代经开停补领创筹快申查兴自包新试]$|[的与和同由在对被把将向为于等及到请联会]|[场内上外民长政委局]$"
)
# 大桥派出所、大桥市场监管所: stations of a town that is named without its last word.
_STATION = re.compile(
    r"(?:^|(?<=[、，。；与和同由向对])|(?<=联合|会同|协同|委托|走访|对接|协调|联系|检查|督促))[\u4e00-\u9fff]{2,3}"
    r"(?:派出所|司法所|市场监管所|市监所|工商所|供电所|税务所|国土所|自然资源所|财政所|人民法庭|法庭|交警中队|消防中队|边防派出所)"
)
# Temples and churches that act or are named among others; 修缮古寺 speaks of a building.
_TEMPLE = re.compile(r"..(?:寺|庙|庵|天主堂|教堂)$|^天主堂$")
_BEFORE_TEMPLE = re.compile(r"(?:^|[、，。；与和同由向对]|联合|会同|督促|检查|走访)$")
# Units that go by a number, and bodies of the United Nations.
_NUMBERED = re.compile(
    r"(?<!\d)\d{4,5}部队|联合国[\u4e00-\u9fff]{2,8}?(?:组织|规划署|计划署|总署|基金会|委员会|大学)"
)
_LEVEL_BEFORE = re.compile(r"(?:自治区|新区|[省市区县州盟旗镇])$")
_OWN = re.compile(r"[我本全各该驻在跨辖此]$")
_ACTING = re.compile("接(?!官)|联合|会同|协同|委托|走访|检查|配合|组织|邀请|督促|由|与|和|同|向|对")
_PROPER = frozenset({"LOC", "ORG", "nz"})


def iter_special(text: str, words: Sequence[Word], lexis: Lexis) -> Iterator[tuple[int, int]]:
    """(start, stop) of every such name; they may overlap with others."""
    for match in _NUMBERED.finditer(text):
        yield match.span()
    for match in _STATION.finditer(text):
        if _LEVEL_BEFORE.search(match[0][:2]) is None and _ACTING.match(match[0]) is None:
            yield match.span()
    for word in words:
        if word.tag in _PROPER and _TEMPLE.search(word.text) and _BEFORE_TEMPLE.search(text[: word.start]):
            yield word.start, word.stop
    for match in _TASK_OFFICE.finditer(text):
        if _DOING.search(match["task"]) is None and _OWN.search(text[: match.start()]) is None:
            yield _start_of(text, match.start(), match.end("level"), lexis), match.end()


def _start_of(text: str, level: int, stop: int, lexis: Lexis) -> int:
    """Where the place begins that ends here (南湖区|创建办); where only a level stands, that."""
    starts = range(max(0, stop - 12), stop - 1)
    return next((start for start in starts if lexis.prefix_length(text[start:stop]) == stop - start), level)
