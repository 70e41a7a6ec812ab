"""What a note says of names: “国网”指国网信丰县供电公司, 以下简称…, 甲系乙下属单位, 甲原为乙，2015年更名.

A grammar of definitions, not of sentences: what is defined stands before or behind a word that defines, and
what it means is a name, or a list of names, from end to end. Everything else defines nothing.
"""

import re
from collections.abc import Callable

from graph.identity.shortforms import left_out
from loaders.extract.brackets import is_abbreviation
from loaders.extract.definitions import (
    PLAIN,
    QUOTED,
    QUOTES,
    Definition,
    Sort,
    as_name,
    cut_alias,
    define,
    split_names,
    split_terms,
)
from loaders.extract.lexis import Lexis

_Reader = Callable[[re.Match[str], Lexis], list[Definition] | None]

# Before what a note says: its label, its mark, where the name stands.
_LEAD = re.compile(
    r"(?:[※*＊▲△★☆●○◆◇■□•·#>\s]|【[^】]{1,6}】|[：:]|\[\d{1,2}\]|(?:附?注(?:释|解)?|脚注|尾注|说明|备注|填表说明|名词解释|简称说明)\s*[\d一二三四五]{0,2}\s*[：:]?(?![释入意])"
    r"|[①-⑳]|\d{1,2}[.．、)）]|[（(]\d{1,2}[）)]|[（(]?[一二三四五六七八九十]{1,2}[、)）])*"
    r"(?:(?:(?:在|凡|注)?(?:本|该|上|下)?(?:表|文|报告|材料|台账|情况表|一览表)(?:格)?(?:中|内|里|上|所列|所称|所述)的?|其中的?|上述|所称的?|所谓|例?如)[，,]?)?"
    r"(?:(?:以上|有关|部分)?(?:单位|部门|名称)?的?简称(?:对照|说明|表|如下)*[：:]|以上)?"
)
_TAIL = re.compile(r"[。；;，,.\s]+$")
_WHEN = (
    r"(?:(?:自|于|在)?(?:(?:19|20)?\d{2}年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:[起底初末])?|去年|今年|前年|近期|[上下本]半?年)"
    r"(?:机构改革(?:后|时|中)?)?(?:，|,)?)?"
)
_NAME = r"[^，,；;。：:“”‘’\"]{2,40}?"
_NAMES = r"[^，,；;。：:“”‘’\"]{2,120}?"
_FORMS = r"(?:统称|简称|缩写|合称|总称|略称|别称|俗称|别名|又称|曾用名|原名|旧称|代称|全称)"
# 指导, 指挥部: 指 in other words.
_MEANS = "指(?!导|标|数|定|引|挥|示|南|令|派|向|出|纹|责|战|望)"
_SAYS = (
    rf"(?:分别|均|都|皆|统一|一律|专|特|具体)*"
    rf"(?:是指|系指|特指|专指|统指|意指|指的是|即指|指代|代指|{_MEANS})"
)
_IS = r"(?:分别|均|都|皆)*(?:即为|即是|即|系|是|为|代表|表示)"
# What a reform put together is another body; so is what was split off.
_REFORMED = re.compile(r"合并|组建|整合|并入|划入|划转|撤销|拆分|分设|重组|职能|职责")
_RENAMED = r"(?:已经|已|现|后|正式|经批准|依法)*(?:更名|改名|改称|易名|更改名称)(?:为|成|作)?"
_BELONGS = (
    r"(?:的)?(?:下属|所属|直属|下设|内设|下辖|旗下|属下|派出|派驻|分支|二级|(?:全资|控股|参股)子?)的?(?:全资|控股|二级|独立|法人|公益(?:[一二]类)?|参公|[正副]科级|国有|事业|企业|科级|股级|财政|全额|差额|拨款)*"
    r"(?:单位|机构|企业|公司|子公司|部门|事业单位|院所|医院|学校|站所|科室)?"
)
_CHILD = r"的?(?:全资|控股|参股|二级)*(?:子公司|分公司|子企业|分支机构|派出机构|下级单位|分院|分校|分行|支行)"
# No definition that people write is longer; what is would take the patterns long.
_LONGEST_DEFINITION = 200


def read_definition(text: str, lexis: Lexis) -> list[Definition] | None:
    """What one clause, or several together, defines; None where it defines nothing, or not clearly."""
    words = _TAIL.sub("", "".join(text.split()))
    if len(words) > _LONGEST_DEFINITION:
        return None
    words = words[_lead_length(words) :]
    for pattern, reader in _PATTERNS:
        match = pattern.fullmatch(words)
        found = reader(match, lexis) if match is not None else None
        if found:
            return found
    return None


# What a note that was not understood may have meant to define.
_CUE = re.compile(
    rf"{QUOTED}{_IS}|{_MEANS}|简称|统称|合称|下称|又称|更名|改名|改称|曾用名|原名|前身|原为|全称"
    r"|(?:系|是|为|属|隶属)[^，。；]{2,30}(?:下属|所属|直属|下设|内设|子公司|分公司|分支机构|派出机构)|隶属|加挂"
)


def may_define(text: str) -> bool:
    """Whether a text has a word that defines names, whatever is made of it."""
    return _CUE.search(text) is not None


def _lead_length(words: str) -> int:
    lead = _LEAD.match(words)
    return lead.end() if lead is not None else 0


def _read_meant(match: re.Match[str], lexis: Lexis) -> list[Definition] | None:
    """“市”指嘉兴市 · “两院”指甲、乙 · “甲”“乙”分别指丙、丁."""
    terms = split_terms(match["terms"])
    meant, also = cut_alias(match["mains"])
    if not terms:
        return None
    names = [name for name in split_names(meant, lexis) if name]
    if "分别" in match[0] and len(terms) > 1:
        if len(terms) != len(names):
            return None
        pairs = [define(term, (name,), lexis) for term, name in zip(terms, names, strict=True)]
        return _all(pairs)
    found = [define(term, tuple(names), lexis) for term in terms]
    if also is not None and len(names) == 1:
        found.append(define(also, tuple(names), lexis))
    return _all(found)


def _read_short(match: re.Match[str], lexis: Lexis) -> list[Definition] | None:
    """甲，以下简称乙 · 甲、乙以下合称丙."""
    names = split_names(match["mains"], lexis)
    return _all([define(term, tuple(names), lexis) for term in split_terms(match["terms"])])


def _read_renamed(match: re.Match[str], lexis: Lexis) -> list[Definition] | None:
    """甲原为乙，2015年更名 · 乙更名为甲: one body; not what a reform put together."""
    if _REFORMED.search(match[0]):
        return None
    new, old = as_name(match["new"], lexis), as_name(match["old"].removeprefix("原"), lexis)
    if new is None or old is None or new == old:
        return None
    # 县经信局原为经贸局: the old name stands without the level that both have.
    own = lexis.prefix_length(new)
    full = new[:own] + old if own and not lexis.prefix_length(old) and lexis.is_department_name(old) else old
    if full == new:
        return None
    return [Definition(Sort.ALIAS, name, (new,)) for name in dict.fromkeys((full, old))]


def _read_belonging(match: re.Match[str], lexis: Lexis) -> list[Definition] | None:
    """甲、乙系丙下属单位."""
    whole = as_name(match["whole"], lexis)
    parts = split_names(match["parts"], lexis)
    if whole is None or not parts or whole in parts:
        return None
    return [Definition(Sort.PART, part, (whole,)) for part in parts]


def _read_same(match: re.Match[str], lexis: Lexis) -> list[Definition] | None:
    """甲与乙为同一单位: the first is the main name."""
    names = split_names(match["both"], lexis)
    if len(names) < 2:
        return None
    return [Definition(Sort.ALIAS, other, (names[0],)) for other in names[1:]]


def _read_bracketed(match: re.Match[str], lexis: Lexis) -> list[Definition] | None:
    """国网（国网信丰县供电公司）、省投（江西省投资集团有限公司）, where each abbreviates what follows it."""
    found: list[Definition | None] = []
    for term, full in re.findall(r"([^（()）、]+)[（(]([^（()）]+)[）)]", match[0]):
        meant = as_name(full, lexis)
        is_evident = meant is not None and (
            is_abbreviation(term, meant, lexis) or _begins_it(term, meant, lexis)
        )
        found.append(define(term, (meant,), lexis) if meant is not None and is_evident else None)
    return _all(found)


def _read_glossary(match: re.Match[str], lexis: Lexis) -> list[Definition] | None:
    """国网：国网信丰县供电公司 — where the one abbreviates the other, as no label of a line does."""
    meant = as_name(match["mains"], lexis)
    terms = split_terms(match["terms"])
    if meant is None or len(terms) != 1:
        return None
    evident = is_abbreviation(terms[0], meant, lexis) or _begins_it(terms[0], meant, lexis)
    return _all([define(terms[0], (meant,), lexis)]) if evident or match["terms"][0] in QUOTES else None


def _begins_it(term: str, meant: str, lexis: Lexis) -> bool:
    """国网 begins 国网信丰县供电公司, 金控 abbreviates 信丰县|金融控股集团; neither is a name by itself."""
    if len(term) < 2 or lexis.head(term) is not None:
        return False
    bare = lexis.stem(meant)
    return meant.startswith(term) or (bare.startswith(term[0]) and left_out(term, bare) is not None)


def _all(found: list[Definition | None]) -> list[Definition] | None:
    kept = [each for each in found if each is not None]
    return kept if kept and len(kept) == len(found) else None


_MARK = f"[{QUOTES}]?"
_TERMS = rf"(?P<terms>(?:{QUOTED}(?:、|和|与|及|或|/|，)?)+|{PLAIN})"
_QUOTED_TERMS = rf"(?P<terms>(?:{QUOTED}(?:、|和|与|及|或|/)?)+)"
_PATTERNS: tuple[tuple[re.Pattern[str], _Reader], ...] = tuple(
    (re.compile(pattern), reader)
    for pattern, reader in (
        (rf"{_TERMS}{_SAYS}{_MARK}(?P<mains>{_NAMES}){_MARK}(?:的{_FORMS})?", _read_meant),
        (rf"{_QUOTED_TERMS}{_IS}{_MARK}(?P<mains>{_NAMES}){_MARK}(?:的{_FORMS})?", _read_meant),
        (rf"{_TERMS}{_IS}(?P<mains>{_NAMES})的?{_FORMS}", _read_meant),
        (rf"{_TERMS}[，,]?(?:的)?全称(?:为|是|系|：|:)?{_MARK}(?P<mains>{_NAME}){_MARK}", _read_meant),
        (
            (
                rf"(?:将|把)?(?P<mains>{_NAMES})(?:，|,)?(?:以下|下文|后文|下同|文中|表中|本文|本表|均|统一|一律|可|也|又)*"
                rf"(?:简称|统称|合称|并称|下称|以下称|缩写|简写|又称|亦称|俗称|曾用名|原名|旧称|加挂|又名)(?:为|是|作|：|:)?"
                rf"{_TERMS}(?:牌子|的牌子)?(?:，下同)?"
            ),
            _read_short,
        ),
        (
            rf"(?P<new>{_NAME})(?:系|是|即|为|由)?原(?:为|名|称|名称为|叫|系|是)?(?P<old>{_NAME})(?:[，,]{_WHEN}{_RENAMED}(?:现名|今名)?)?",
            _read_renamed,
        ),
        (
            rf"(?P<new>{_NAME})(?:的)?前身(?:为|是|系)(?P<old>{_NAME})[，,]{_WHEN}{_RENAMED}(?:现名|今名)?",
            _read_renamed,
        ),
        (
            rf"(?P<new>{_NAME})(?:系|是)?{_WHEN}由(?P<old>{_NAME}){_WHEN}(?:更名|改名|改称|易名)(?:而来|而成|而得)?",
            _read_renamed,
        ),
        (rf"{_WHEN}(?P<old>{_NAME})[，,]?{_WHEN}{_RENAMED}(?P<new>{_NAME})(?:{_WHEN})", _read_renamed),
        (
            rf"原(?P<old>{_NAME})[，,]?(?:现为|现称|现名|即现在的|即现|即今|今为|今)(?P<new>{_NAME})",
            _read_renamed,
        ),
        (
            rf"(?P<parts>{_NAMES})(?:均|都|皆|分别)?(?:系|是|为|属于|属|隶属于|隶属)(?P<whole>{_NAME})(?:{_BELONGS}|{_CHILD})",
            _read_belonging,
        ),
        (
            (
                rf"(?P<whole>{_NAME})(?:现|共)?(?:下设|下辖|下属|所属|内设)(?:事业|直属|二级)?(?:单位|机构|企业|公司)?"
                rf"(?:有|为|包括|：|:)?(?P<parts>{_NAMES})"
            ),
            _read_belonging,
        ),
        (
            rf"(?P<parts>{_NAME})[（(](?:系|为|是|属)?(?P<whole>{_NAME})(?:{_BELONGS}|{_CHILD})[）)]",
            _read_belonging,
        ),
        (
            rf"(?P<both>{_NAMES})(?:为|是|系|属)(?:同一个?|一个)(?:单位|机构|企业|公司|部门)(?:[，、,]?(?:两块|两个)牌子)?",
            _read_same,
        ),
        (r"(?:[^（()）、，,；;：:]{1,16}[（(][^（()）]{2,40}[）)]、?)+", _read_bracketed),
        (rf"(?P<parts>{_NAMES})(?:均|都|皆)?(?:隶属于|隶属)(?P<whole>{_NAME})(?:管理)?", _read_belonging),
        (
            rf"(?P<terms>{QUOTED}|{PLAIN})(?:[：:=＝]|—{{1,2}}|-{{1,2}}|{_IS})(?P<mains>{_NAME})",
            _read_glossary,
        ),
    )
)
