"""What a name says by itself, read against the place that reports: where it begins, how it ends, what it is.

Nothing here depends on what the report lists; that is `lexis.py`. What was read is kept from name to name,
and from report to report of the same place.
"""

import re
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache, partial

from graph.identity import lexicon
from graph.identity.collectives import REGION
from graph.identity.divisions import short_banner
from graph.identity.names import Reading, read_name
from graph.identity.places import leading_places
from graph.identity.places import prefix_length as place_prefix_length
from graph.model import Kind, Place
from loaders.extract.blanks import squeeze, squeeze_with_offsets
from loaders.extract.known import begins_known

_LEVEL = re.compile(
    r"(?:自治区|县（区）|市（区）|省直|市直|区直|县直|省级|市级|区级|县级|新区|国家|全国|中央|省(?!会|际)|市(?!场(?!监)|民(?!政|营|族|宗)|容|值)|区(?!域|块|间)|县(?!域)|州|盟|旗(?!下|舰|帜)|镇|乡(?!村|土|亲))"
)
_LEGAL_FORM = re.compile(r"(?P<stem>[\u4e00-\u9fff]+?)(?:股份|责任)?有限(?:责任)?公司")
# What a firm runs and is called by.
_PREMISES = re.compile(r"(?:市场|商城|商厦|大厦|广场|购物中心|商场|超市|酒店|宾馆|饭店|景区|乐园|电厂|水厂)$")
_ZONE = re.compile(
    r"(?:开发区|高新区|经开区|新区|园区|产业园|工业园|科技城|科创园|示范区|保税区|自贸区|港区)$"
)
# What firms make or do, behind their brand: 润泽|新材料, 恒达|信息技术. 城市建设投资 has no brand.
_TRADES = re.compile(
    r"(?:新材料|材料|新能源|能源|信息|技术|科技|电子|电气|电器|光电|机电|机械|装备|设备|仪器|仪表|制造|重工|汽车|零部件|配件|模具|塑业|塑料|橡胶|化工|石化|化学|生物|医药|药业|医疗|器械"
    r"|食品|饮料|粮油|乳业|牧业|茶业|酒业|果业|菌业|农业|农牧|林业|渔业|水产|种业|生态|环保|环境|园林|绿化|建设|建筑|建工|建材|工程|装饰|路桥|置业|地产|房地产|物业|旅游|文旅|文化|传媒|影视"
    r"|教育|餐饮|酒店|物流|运输|航空|贸易|商贸|商业|实业|产业|投资|控股|资本|发展|开发|管理|服务|咨询|网络|软件|通信|数据|智能|检测|安防|消防|纺织|服装|服饰|家居|家具|陶瓷|玻璃|钢铁|金属|矿业|国际)+$"
)
_NO_BRANDS = frozenset(
    {"城市", "农村", "工业", "国际", "中小", "现代", "公共", "城乡", "民用", "通用", "综合", "特种"}
)


class Grammar:
    """How names are read in the reports of one place."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._prefix_length = _prefix_reader(place)

    # --- the place that reports --------------------------------------------------------------------

    @property
    def place(self) -> Place:
        """The place that reports."""
        return self._place

    @property
    def home(self) -> str:
        """The name of the lowest division that reports: 南湖区."""
        return self._place.district or self._place.city or self._place.province or ""

    @cached_property
    def home_forms(self) -> tuple[str, ...]:
        """How the county that reports is called in full: 科尔沁右翼中旗, 科右中旗; none of two characters."""
        district = self._place.district or ""
        return tuple(form for form in dict.fromkeys((district, short_banner(district))) if len(form) > 2)

    @property
    def is_county_report(self) -> bool:
        """Whether a county or district reports, and not a whole city, prefecture or province."""
        return self._place.district is not None

    def is_county(self, name: str) -> bool:
        """Whether this is the whole name of a county, district, banner or county-level city."""
        places, length = leading_places(name, self._place)
        return length == len(name) and any(place.district is not None for place in places)

    # --- where a name begins ----------------------------------------------------------------------

    def prefix_length(self, name: str) -> int:
        """How many characters of the name's beginning are a place or a word for a level; 0 if none."""
        return self._prefix_length(name)

    def names_place(self, name: str) -> bool:
        """Whether a place or level stands anywhere in the name: 武警嘉兴支队."""
        if self.prefix_length(name):
            return True
        return any(place_prefix_length(name[start:], self._place) for start in range(1, len(name) - 1))

    def stem(self, name: str) -> str:
        """The name without its place or level."""
        return name[self.prefix_length(name) :]

    # --- how it ends ------------------------------------------------------------------------------

    def head(self, name: str) -> lexicon.Head | None:
        """The longest head that the name ends with, where something stands before it."""
        return _head(name)

    def is_head(self, word: str) -> bool:
        """Whether a word is a head and nothing else, of more than one character: 协会, 工程中心."""
        return len(word) > 1 and lexicon.is_head(word)

    def may_end_name(self, word: str) -> bool:
        """Whether a word ends like a name, or is a head: 食品公司, 协会."""
        return _may_end_name(word)

    def may_end_body(self, text: str) -> bool:
        """Whether a text ends as names of bodies do, in more than one character: 老年公寓, 合作社."""
        head = lexicon.find_head(text)
        return head is not None and len(head.suffix) > 1

    def continues(self, text: str) -> bool:
        """Whether this goes on behind a head: 有限公司, 嘉兴支行, 第一附属医院, 建筑城规学院."""
        return lexicon.is_branch(text)

    def short_forms(self, name: str) -> tuple[str, ...]:
        """What a body goes by where its row names it in full: 红桥市场 of 北京红桥市场有限责任公司."""
        stem = self._without_form(name)
        return lexicon.weak_forms(name) if stem is None else (*lexicon.weak_forms(name), stem)

    def _without_form(self, name: str) -> str | None:
        firm = _LEGAL_FORM.fullmatch(name)
        stem = self.stem(firm["stem"]) if firm is not None else ""
        head = lexicon.find_head(stem)
        premises = _PREMISES.search(stem)
        suffix = premises[0] if premises is not None else head.suffix if head is not None else stem
        is_telling = len(suffix) > 1 and len(stem) - len(suffix) > 1 and not lexicon.is_head(stem)
        return stem if is_telling or _has_brand(stem) else None

    # --- departments and zones --------------------------------------------------------------------

    def is_department_name(self, name: str) -> bool:
        """Whether this is a department with its head and nothing else: 商务局, 能源局."""
        return lexicon.is_department_name(name)

    def is_office(self, name: str) -> bool:
        """Whether this is a department of a place or level, with it: 市发改委, 嘉兴市商务局."""
        return _is_office(name, self._place)

    def iter_agencies(self, text: str) -> Iterator[tuple[int, int]]:
        """(start, stop) of every level or place followed by a department and its head: 市城管执法局."""
        squeezed, offsets = squeeze_with_offsets(text)
        for start, stop in lexicon.iter_agency_spans(squeezed, self._place):
            yield offsets[start], offsets[stop - 1] + 1

    def is_zone(self, name: str) -> bool:
        """Whether this is a development zone or park."""
        return len(name) > 3 and _ZONE.search(name) is not None

    # --- what the gazetteer knows of it -----------------------------------------------------------

    def known_at(self, text: str) -> bool:
        """Whether the text begins with a known name."""
        return begins_known(text)

    def is_company(self, name: str) -> bool:
        """Whether this is a known company or bank, in a form without any branch."""
        return lexicon.is_known_company(name)

    def is_weak(self, name: str) -> bool:
        """Whether this is a short form that several bodies may go by: 上大, 移动."""
        known = lexicon.find_known(name)
        return known is not None and known.weak

    def is_known_branch(self, name: str) -> bool:
        """Whether this is a branch of a known body: 铁塔重庆分公司."""
        return lexicon.known_prefix(name) is not None

    def trade(self, name: str) -> str | None:
        """The trade of a known firm, whose members share their branch in a list; None for others."""
        return lexicon.trade_of(name)

    def company_prefixes(self, name: str) -> list[str]:
        """Known companies and banks that the name begins with, the name itself aside."""
        return [name[:stop] for stop in range(2, len(name)) if self.is_company(name[:stop])]

    def set_members(self, name: str) -> tuple[str, ...]:
        """The members of a set that has a name of its own: 工农中建四大银行."""
        return lexicon.set_members(name)

    # --- what it stands for -----------------------------------------------------------------------

    def is_collective(self, name: str) -> bool:
        """Whether the name describes a group and names no member."""
        return self._read(name).collective

    def kind(self, name: str) -> Kind:
        """What sort of body the name stands for, read against the report's place."""
        return self._read(name).kind

    def is_same_body(self, one: str, other: str) -> bool:
        """Whether two names read as one body: 区住建局 and 区住房和城乡建设局."""
        return one == other or self._read(one).organization == self._read(other).organization

    def _read(self, name: str) -> Reading:
        """The name read against the report's place."""
        return read_name(name, self._place)


@lru_cache(maxsize=65536)
def _head(name: str) -> lexicon.Head | None:
    return lexicon.find_head(squeeze(name))


@lru_cache(maxsize=65536)
def _may_end_name(word: str) -> bool:
    """Heads of one character (局, 部, 办) end far too many common words to go by alone: 全部, 举办."""
    head = _head(word)
    if head is not None and (len(head.suffix) > 1 or head.suffix == "厂"):
        return True
    return len(word) > 1 and lexicon.is_head(word)


@lru_cache(maxsize=65536)
def _is_office(name: str, home: Place) -> bool:
    own = _prefix_reader(home)(name)
    return own > 0 and lexicon.is_department_name(name[own:])


@lru_cache(maxsize=8)
def _prefix_reader(home: Place) -> Callable[[str], int]:
    """`_prefix_length` at one place, which keeps what it has read."""
    return lru_cache(maxsize=65536)(partial(_prefix_length, home=home))


def _prefix_length(name: str, home: Place) -> int:
    region = REGION.match(name)
    if region:
        return region.end()
    place = place_prefix_length(name, home)
    if place:
        return place
    level = _LEVEL.match(name)
    return len(level[0]) if level else 0


def _has_brand(stem: str) -> bool:
    """Whether a firm's name without place and form is telling enough to stand alone: 润泽新材料."""
    brand = _TRADES.sub("", stem)
    return len(stem) > 3 and 1 < len(brand) < len(stem) and brand not in _NO_BRANDS
