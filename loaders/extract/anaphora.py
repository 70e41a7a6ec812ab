"""Words that stand for a body named before, or for the unit itself: 我局, 该公司, 省厅, 双方."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from graph.model import Kind
from loaders.extract.completing import upper_office
from loaders.extract.lexis import Lexis
from loaders.extract.spans import NamedSpan

_OWN = re.compile(
    r"(?:我|本)(?:分局|分公司|支行|局|委|办|院|厅|会|中心|公司|集团|站|镇|乡|街道|支队|大队|处|所|队|关|行|校|单位|部门)"
)
_OWN_GOVERNMENT = re.compile(
    r"我(?P<level>区|县|市|州|旗)(?=与|同|和|向|被)"
    r"|(?<=[向给与同对把将])我(?P<other>区|县|市|州|旗)(?![\u4e00-\u9fff]{0,2}(?:局|委|办|会))"
    r"|(?<=[到来赴驻])我(?P<posted>区|县|市|州|旗)(?=挂职|任职|支教|支医|援建|驻点|蹲点|顶岗|开展(?:帮扶|支教|支医))"
)
# In the row of a zone its board is called just that, and a street, a hospital or a school likewise.
_BOARD = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[到与向赴和由同对在为受被将把]))(?P<noun>管委会"
    r"|(?:街道办事处|街道|医院|学院|大学|学校|中心|公司|集团|支队|大队)(?=[与和同向被将把于在联组承获邀派协对为会开举签申报委列请接走赴成积主先]))"
)
# 街道 and 苏木 are no words of other names: in the row of one, what acts or is dealt with is that one.
_OWN_TOWN = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[到与向赴和同由对在为受被将把来给为进经请让])|(?<=帮助|支持|援助|资助|指导|协助|督促|检查|走访|慰问|委托|邀请|联合|会同|组织|表彰|奖励|补助|拨付|扶持|捐给|赠给))"
    r"(?P<noun>街道|苏木)(?:党工委|党委|政府|办事处)?"
    r"(?!社区|居民|居委|辖区|内[的有]?|范围|路|两[侧旁]|沿线|各|层面|级|镇|上|[东西南北]侧)"
)
# 园区 in the row of the board of a zone, and what sort of zone it is: 高新区管委会.
_OWN_ZONE = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[与向和由同对为受被将把]))(?:园区|开发区|高新区|经开区|度假区|集聚区)(?:管委会)?"
    r"(?=[与和同向被将把于联获邀派对为会开举签申报委请接赴])"
)
_ZONES = (
    "管委会",
    "管理委员会",
    "开发区",
    "高新区",
    "园区",
    "产业园",
    "工业园",
    "集聚区",
    "度假区",
    "经开区",
)
# How the units end that are called so.
_TOWNS = ("街道", "苏木")
_BOARDS = (
    *("管委会", "管理委员会", "街道", "医院", "学院", "大学", "学校", "中心", "公司", "集团", "支队", "大队"),
)
_THAT = re.compile(
    r"该(?P<noun>公司|集团|企业|行|校|院|局|所|关|社|协会|商会|学会|中心|厂|店|馆|医院|单位|机构|高校|大学|学院|学校|支行|分行|支队|大队|镇|乡|街道|社区|村|区|县|市|旗|园区|合作社|委|厅|办|会(?=与|和|同|向|组织|派|邀|已|在|将|会长|对|于|先后|副|秘|协))(?!所|性|项|类|地区|片)"
)
# 同对方达成意向: whom the text named last, the unit aside.
_OTHER = re.compile(r"(?<=[与同和向对给由应受被请])对方")
# What is called so bears the noun in its name: 两家医院 are no health centres.
_IN_NAMES = frozenset({"医院", "协会", "商会", "学会", "银行"})
_PLACES = frozenset({"镇", "乡", "街道", "苏木", "社区", "村", "区", "县", "市", "旗", "园区"})
_UPPER = re.compile(
    r"(?<![\u4e00-\u9fff])(?:国家)?(?P<level>省|市|州|县|区)(?P<head>厅|局)(?![\u4e00-\u9fff]{0,3}(?:局|委|会|院))|(?<=[经获向与同待报由取得请到入被给受从])(?P<level2>省|市|州|县|区)(?P<head2>厅|局)"
)
# 与其签订, 与之联系: whom the clause before named last.
_THEIRS = re.compile(
    r"(?:(?<=[与同和向对为])(?:其|之)|(?<=帮助|协助|支持|委托|邀请|授予|指导|辅导|引导|约谈|查处|处罚|查封)其)(?![他它中间后前余一所])"
)
# 甲来访。乙与其签订协议: what two do together, where the sentence itself named nobody else.
_DEALS_WITH = re.compile(
    r"(?:就[^，]{1,14}?)?(?:已|分别|正式|成功|当场|初步)*(?:签|达成|共建|合作|建立|联合|共同|对接|洽谈|商谈|协商|座谈|开展|结成|续签)"
)
# 来函商请支持其: whom somebody asks to be helped is who asks.
_ASKING = re.compile(
    r"(?:商请|恳请|请求|提请|申请|希望|要求)[^，,；;。：其]{0,8}(?:帮助|协助|支持|授予|指导|辅导|引导)$"
)
# 两局拟订了方案, 三家企业均有意: as many as the last list named, and of their sort.
_SEVERAL = re.compile(
    r"(?:(?<=^)|(?<=[，。；;：、与同和向由请对让为给助持导促求将把织这]))(?:上述|以上|这)?(?P<count>[两二三四五六2-6])(?P<noun>(?:家|个|所)?(?:单位|公司|企业|银行|行|局|院|校|所|部门|医院|协会|学校|高校|街道|苏木|乡镇|镇|乡|县|区|市|村|社区))(?!以上|级|方|地|以下|多|余|次|长)"
)
_NUMBERS = {character: number for number, character in enumerate("二三四五六", 2)} | {"两": 2}
_LIST_LINK = re.compile(r"\s*[、和与及]\s*")
# 甲与乙签约，成为其分院: 其 is 乙 alone.
_LIST_ONLY = re.compile(r"\s*[、和及]\s*")
_KINDS = {
    "公司": {Kind.SOE, Kind.ENTERPRISE},
    "集团": {Kind.SOE, Kind.ENTERPRISE},
    "企业": {Kind.SOE, Kind.ENTERPRISE},
    "厂": {Kind.SOE, Kind.ENTERPRISE},
    "行": {Kind.BANK},
    "校": {Kind.INSTITUTE, Kind.PUBLIC_INSTITUTION},
    "院": {Kind.INSTITUTE, Kind.PUBLIC_INSTITUTION},
    "医院": {Kind.PUBLIC_INSTITUTION},
    "局": {Kind.AGENCY},
    "关": {Kind.AGENCY},
    "社": {Kind.BANK, Kind.ENTERPRISE},
    "所": {Kind.INSTITUTE},
    "协会": {Kind.ASSOCIATION},
    "支行": {Kind.BANK},
    "分行": {Kind.BANK},
    "大学": {Kind.INSTITUTE},
    "学院": {Kind.INSTITUTE},
    "会": {Kind.ASSOCIATION, Kind.MASS_ORGANIZATION},
    "委": {Kind.AGENCY},
    "厅": {Kind.AGENCY},
    "办": {Kind.AGENCY},
    "支队": {Kind.AGENCY},
    "大队": {Kind.AGENCY},
    "学会": {Kind.ASSOCIATION},
    "合作社": {Kind.ENTERPRISE},
    "店": {Kind.ENTERPRISE, Kind.SOE},
    "学校": {Kind.INSTITUTE, Kind.PUBLIC_INSTITUTION},
    "高校": {Kind.INSTITUTE},
    "银行": {Kind.BANK},
    "部门": {Kind.AGENCY},
    "商会": {Kind.ASSOCIATION},
    "中心": {Kind.PUBLIC_INSTITUTION, Kind.INSTITUTE},
}


def iter_anaphora(
    text: str, spans: Sequence[NamedSpan], before: Sequence[NamedSpan], unit: str, lexis: Lexis
) -> Iterator[NamedSpan]:
    """The spans of such words, each with the name it stands for; one that stands for nobody gives none."""
    yield from _iter_own(text, unit)
    yield from _iter_named(text, spans, before, unit, lexis)
    yield from _iter_pronouns(text, spans, before, unit)
    yield from _iter_several(text, spans, unit, lexis)


def _iter_own(text: str, unit: str) -> Iterator[NamedSpan]:
    """我局, 我区, and 管委会 in the row of a zone."""
    plain = unit.removesuffix("办事处")
    for match in _OWN.finditer(text) if unit else ():
        yield _span(match.start(), match.end(), match[0], unit)
    for match in _OWN_GOVERNMENT.finditer(text):
        yield _span(match.start(), match.end(), match[0], f"{match[match.lastgroup or 'level']}政府")
    for match in _OWN_TOWN.finditer(text) if plain.endswith(_TOWNS) else ():
        if unit.endswith((match["noun"], f"{match['noun']}办事处")):
            yield _span(match.start(), match.end(), match[0], unit)
    for match in _OWN_ZONE.finditer(text) if unit.endswith(_ZONES) else ():
        yield _span(match.start(), match.end(), match[0], unit)
    for match in _BOARD.finditer(text) if plain.endswith(_BOARDS) else ():
        noun = match["noun"].removesuffix("办事处")
        if unit.endswith(("管委会", "管理委员会") if noun == "管委会" else (noun, f"{noun}办事处")):
            yield _span(match.start(), match.end(), match[0], unit)


def _iter_named(
    text: str, spans: Sequence[NamedSpan], before: Sequence[NamedSpan], unit: str, lexis: Lexis
) -> Iterator[NamedSpan]:
    """该公司, 对方, 省厅: whom the sentence or the ones before it named."""
    for match in _THAT.finditer(text):
        earlier = [span for span in spans if span.stop <= match.start()]
        known = [*before, *earlier]
        if unit.endswith(match["noun"]) and _is_told_of(unit, known):
            name: str | None = unit
        else:
            is_unclear = _ends_list(text, earlier, _KINDS.get(match["noun"]), lexis)
            name = None if is_unclear else _latest(match["noun"], known, lexis)
        if name is not None:
            yield _span(match.start(), match.end(), match[0], name)
    for match in _OTHER.finditer(text):
        known = [*before, *(span for span in spans if span.stop <= match.start())]
        others = [
            span for span in known if not span.collective and span.names != (unit,) and not _is_own(span)
        ]
        if others and len(others[-1].names) == 1:
            yield _span(match.start(), match.end(), match[0], others[-1].names[0])
    for match in _UPPER.finditer(text):
        level, head = match["level"] or match["level2"], match["head"] or match["head2"]
        start = match.start("level") if match["level"] else match.start("level2")
        earlier = [*before, *(span for span in spans if span.stop <= match.start())]
        name = upper_office(level, head, earlier, unit, lexis)
        if name is not None:
            yield _span(start, start + 2, text[start : start + 2], name)


def _is_told_of(unit: str, spans: Sequence[NamedSpan]) -> bool:
    """Whether a row names its own unit as if it were another's: then 该局 is the unit, as 我局 would be."""
    third = any(span.names == (unit,) and span.surface == unit for span in spans)
    return third and not any(_is_own(span) for span in spans)


def _is_own(span: NamedSpan) -> bool:
    return _OWN.fullmatch(span.surface) is not None or _OWN_GOVERNMENT.fullmatch(span.surface) is not None


def _iter_pronouns(
    text: str, spans: Sequence[NamedSpan], before: Sequence[NamedSpan], unit: str
) -> Iterator[NamedSpan]:
    """与其, 与之: whom an earlier clause of the sentence named last, or else the sentence before."""
    for match in _THEIRS.finditer(text):
        if _ASKING.search(text, 0, match.start()):
            continue
        clause = max(text.rfind(mark, 0, match.start()) for mark in "，,；;。：") + 1
        meant = _last_list(text, [span for span in spans if span.stop <= clause])
        if not meant and _DEALS_WITH.match(text, match.end()):
            meant = _last_other(spans, before, unit)
        if meant:
            yield NamedSpan(match.start(), match.end(), match[0], meant, "anaphora")


def _last_other(spans: Sequence[NamedSpan], before: Sequence[NamedSpan], unit: str) -> tuple[str, ...]:
    """Whom the sentences before named last, those aside who act here; none where that was a group."""
    acting = {name for span in spans for name in span.names} | {unit}
    others = [span for span in before if not acting & set(span.names) and not _is_own(span)]
    return others[-1].names if others and not others[-1].collective and len(others[-1].names) == 1 else ()


def _iter_several(text: str, spans: Sequence[NamedSpan], unit: str, lexis: Lexis) -> Iterator[NamedSpan]:
    """两局, 三家单位: whom the last list of that length named, if they are of that sort."""
    for match in _SEVERAL.finditer(text):
        earlier = [span for span in spans if span.stop <= match.start()]
        if earlier and not text[earlier[-1].stop : match.start()].strip():
            continue
        count = _NUMBERS.get(match["count"]) or int(match["count"])
        kinds = _KINDS.get(match["noun"].lstrip("家个所") or match["noun"])
        noun = match["noun"]
        fitting = dict.fromkeys(
            name
            for span in earlier
            for name in span.names
            if (kinds is None or lexis.kind(name) in kinds)
            and (noun.lstrip("家个所") not in _IN_NAMES or noun.lstrip("家个所") in name)
            and (noun not in _PLACES or name.removesuffix("办事处").removesuffix("政府").endswith(noun))
        )
        fitting |= _with_unit(match["noun"], fitting, count, unit, lexis)
        if len(fitting) == count and not any(span.collective for span in earlier):
            yield NamedSpan(match.start(), match.end(), match[0], tuple(fitting), "anaphora")


def _with_unit(noun: str, named: Mapping[str, None], count: int, unit: str, lexis: Lexis) -> dict[str, None]:
    """两街道 in the row of a street that names another one: the unit is one of the two."""
    if (
        count != 2
        or len(named) != 1
        or noun not in _PLACES
        or any(lexis.is_same_body(name, unit) for name in named)
    ):
        return {}
    plain = unit.removesuffix("办事处").removesuffix("人民政府").removesuffix("政府")
    return {unit: None} if plain.endswith(noun) else {}


def _span(start: int, stop: int, surface: str, name: str) -> NamedSpan:
    return NamedSpan(start, stop, surface, (name,), "anaphora")


def _last_list(text: str, spans: Sequence[NamedSpan]) -> tuple[str, ...]:
    """The names of the last span, and of those that stand in one list with it."""
    names: list[str] = []
    for position in range(len(spans) - 1, -1, -1):
        names[:0] = spans[position].names
        before = text[spans[position - 1].stop : spans[position].start] if position else ""
        if not _LIST_ONLY.fullmatch(before):
            break
    return tuple(names)


def _ends_list(text: str, spans: Sequence[NamedSpan], kinds: Collection[Kind] | None, lexis: Lexis) -> bool:
    """Whether the last names before are a list of that sort: then nobody knows which of them 该公司 is."""
    if kinds is not None and any(lexis.kind(span.names[-1]) not in kinds for span in spans[-2:]):
        return False
    links = [text[one.stop : other.start] for one, other in pairwise(spans)]
    return bool(links) and _LIST_LINK.fullmatch(links[-1]) is not None


def _latest(noun: str, spans: Sequence[NamedSpan], lexis: Lexis) -> str | None:
    """The last body named before that the noun fits; of a list of several none, since nobody knows which."""
    kinds = _KINDS.get(noun)
    for span in reversed(spans):
        if noun in _PLACES and not span.names[-1].removesuffix("政府").removesuffix("人民").endswith(noun):
            continue
        if kinds is None or lexis.kind(span.names[-1]) in kinds:
            return span.names[0] if len(span.names) == 1 else None
    return None
