"""Names that no grammar of offices covers: their sort decides what place they carry.

An association has its place written out, a firm in short, a university none at all.
"""

import re

from graph.identity.attributes import FIRMS, LEVELLED, chapter_of, is_desk, kind_of
from graph.identity.lexicon import find_head
from graph.identity.places import bare_name, leading_place
from graph.identity.prefixes import By, Cut
from graph.identity.reading import Reading, Rule, lend_place, make_reading
from graph.identity.selfevident import bears_common_word, identifies_itself, names_itself
from graph.model import Kind, Place

# These offices carry the bare name of their place: 嘉兴海关, 兰州铁路局.
_BARE = re.compile(
    r"(?:海关|海关驻?.{2,4}办事处|海事局|海事处|检验检疫局|铁路局|铁路公安局|银保监局|银保监分局|监管局|监管分局|证监局|边检站|军分区|警备区|机场)$"
)
# What people from elsewhere found where they live.
_COMPATRIOTS = re.compile(
    r"(?:籍|企业家?|民营|青年)*(?:总?商会|同乡(?:联谊)?会|企业家?(?:联合会|联谊会|协会)|商人联合会)"
)
_ZONE = re.compile(r"(?:保税区|经开区|高新区|开发区|示范区|度假区|园区|科技城|新城)$")
# Units of the forces, and of offices with one line of command, carry their place behind that: 武警嘉兴支队.
_COMMAND = re.compile(
    r"^(?:中国人民)?(?:武装警察部队|武警部队|武警|解放军|预备役|公安边防|公安消防|消防救援|边防|国家移民管理局|民航)(?=[\u4e00-\u9fff])"
)


def read_other(written: str, cut: Cut, rest: str, home: Place) -> Reading:
    """The body of a name that no grammar of offices covers; `cut` its place, `rest` the rest."""
    full = cut.in_full + rest
    kind = kind_of(full)
    head = find_head("某" + rest)
    local = head is not None and head.local
    located = _read_located(written, cut, rest, home)
    if located is not None:
        return located
    if cut.place is None:
        is_local = local or is_desk(cut.written + rest)
        return _read_bare(written, cut, rest, home, kind, is_local=is_local)
    borne = _read_borne(written, cut, rest, home, kind)
    if borne is not None:
        return borne
    if kind in LEVELLED:
        full = _in_municipality(kind, cut.place) + full
        return make_reading(written, Rule.OTHER, full, cut.place, cut.reason)
    if cut.by is By.SHORT and kind is Kind.PUBLIC_INSTITUTION and _ZONE.search(rest):
        # A zone has the level of the government that set it up: 大连保税区 that of 大连市.
        return make_reading(written, Rule.OTHER, cut.written + rest, cut.place, cut.reason)
    district = cut.place if cut.place.district is not None else None
    if kind in FIRMS:
        if local or _may_be_short(cut, rest):
            name = _city_of(cut.place) + cut.in_short + rest
            return make_reading(written, Rule.OTHER, name, cut.place if local else district, cut.reason)
        return make_reading(written, Rule.OTHER, cut.written + rest, None, "names itself in full")
    if cut.by is By.SHORT:
        is_placeless = kind is Kind.INSTITUTE and not local
        return make_reading(
            written, Rule.OTHER, cut.written + rest, None if is_placeless else district, "names itself"
        )
    return make_reading(written, Rule.OTHER, full, cut.place, cut.reason)


def _read_bare(written: str, cut: Cut, rest: str, home: Place, kind: Kind, *, is_local: bool) -> Reading:
    """A name without a place, or with one of several: of the report's place, unless it identifies itself."""
    name = cut.written + rest
    if (is_local and not names_itself(name)) or cut.by is By.UNCLEAR:
        return make_reading(written, Rule.OTHER, name, home, cut.reason)
    if identifies_itself(name, kind):
        return make_reading(written, Rule.OTHER, name, None, cut.reason)
    return lend_place(written, name, home)


def _read_borne(written: str, cut: Cut, rest: str, home: Place, kind: Kind) -> Reading | None:
    """Names that bear the short form of a place as they are: 嘉兴海关, 温州商会, 中山小学."""
    name = cut.written + rest
    place = cut.place or home
    if _BARE.search(rest):
        return make_reading(written, Rule.OTHER, cut.in_short + rest, place, cut.reason)
    if cut.by is not By.SHORT:
        return None
    if rest.endswith("管委会"):
        return make_reading(written, Rule.OTHER, name, place, cut.reason)
    if _COMPATRIOTS.fullmatch(rest) and not str(home).startswith(str(place)):
        # 温州商会 in Nanjing is that of people from 温州 there, and another one than in 徐州.
        return make_reading(written, Rule.OTHER, name, home, f"of people from {place}")
    return lend_place(written, name, home) if bears_common_word(cut.written, rest, kind) else None


def _read_located(written: str, cut: Cut, rest: str, home: Place) -> Reading | None:
    """Names that carry their place inside: 红十字会|西吉县分会, 武警|嘉兴支队."""
    if cut.by is not By.NOTHING:
        return None
    chapter = chapter_of(cut.rest)
    place = leading_place(chapter[1], home) if chapter is not None else None
    if place is not None:
        return make_reading(written, Rule.OTHER, rest, place[0], f"a chapter in {place[0]}")
    command = _COMMAND.match(rest)
    place = leading_place(rest[command.end() :], home) if command is not None else None
    if place is not None:
        return make_reading(written, Rule.OTHER, rest, place[0], f"a unit in {place[0]}")
    return None


def _may_be_short(cut: Cut, rest: str) -> bool:
    """Whether a firm's place is brought into its short form: 省交通集团, 福建省交通集团 are 福建交通集团."""
    if cut.by is By.SHORT:
        return not rest.endswith("有限公司")
    is_high = cut.place is not None and cut.place.district is None
    return cut.by is By.LEVEL or (is_high and not rest.endswith("公司"))


def _in_municipality(kind: Kind, place: Place) -> str:
    """上海市|闵行区外商投资企业协会: associations in a district of a 直辖市 bear its name, too."""
    return str(place.city) if kind is Kind.ASSOCIATION and _is_of_municipality(place) else ""


def _city_of(place: Place) -> str:
    """上海|杨浦商贸集团: firms of a district of a 直辖市 bear its bare name."""
    return bare_name(Place(None, place.city)) if _is_of_municipality(place) else ""


def _is_of_municipality(place: Place) -> bool:
    return place.province is None and place.city is not None and place.district is not None
