"""One name, read against the place of its report: which body it denotes, by what steps, and what sort it is.

`read_name` looks at nothing but the name, the place and the tables, so that a name reads the same in every
report of a place. Kind and level are then a function of the canonical name and its place alone.
"""

import re
from dataclasses import replace
from functools import lru_cache

from graph.identity.attributes import chapter_of, kind_of, level_of
from graph.identity.branches import settle_branch
from graph.identity.collectives import TIER, Group, read_group
from graph.identity.divisions import today
from graph.identity.endings import settle
from graph.identity.gazetteer import find_candidates, find_settled
from graph.identity.lexicon import (
    Known,
    find_head,
    find_known,
    fold_brackets,
    is_head,
    is_inner,
    known_prefix,
    parse_department,
)
from graph.identity.places import bare_name, leading_place, prefix_length
from graph.identity.prefixes import By, Cut, cut_place
from graph.identity.reading import Reading, Rule, make_reading
from graph.identity.renames import customary, renamed
from graph.model import Kind, Level, Place

__all__ = ["Reading", "Rule", "read_name", "strip_name"]

_TOWN = re.compile(r"^(?P<town>[\u4e00-\u9fff]{1,7}?(?:镇|(?<![同城下老家故])乡|街道|苏木))(?P<organ>.*)$")
# 偏城乡: 城乡 ends the name of a town only where it ends the whole name, or goes on as one does.
_CITY_TOWN = re.compile(
    r"^(?P<town>[\u4e00-\u9fff]{1,2}城乡)(?P<organ>(?:人民)?政府|党委|办事处|[\u4e00-\u9fff]{1,8}(?:村|站|所)|)$"
)
_TOWNS = re.compile(r"(?:街道|乡镇|镇街|镇|乡)(?:办事处|政府)?$")
_TOWN_ORGANS = frozenset({"", "人民政府", "政府", "办事处", "党委", "党工委", "党政办"})
_OF_GOVERNMENT = re.compile(r"^(?:人民)?政府(?=.)")
_LEAGUE = re.compile(r"^(?:共青)?团(?P<place>.+?)委(?:员会)?$")
# Names that begin so stand for one body wherever they are written.
_SELF_EVIDENT = re.compile(
    r"^(?:中[建铁交冶核][一二三四五六七八九十]|中国|国家|全国|国际|中华|世界|全球|亚洲|国务院|中央|最高)"
)
# These offices carry the bare name of their place: 嘉兴海关, 兰州铁路局.
_BARE = re.compile(
    r"(?:海关|海关驻?.{2,4}办事处|海事局|海事处|检验检疫局|铁路局|铁路公安局|银保监局|银保监分局|监管局|监管分局|证监局|边检站|军分区|警备区|机场)$"
)
# A department that is none of the government's.
_MARITIME = re.compile(r"海事[局处]$")
# Banks whose branches in counties, in districts and in their cities bear the whole name of these: 石狮市支行.
_COUNTY_BANKS = {
    "中国农业银行": "县旗市",
    "中国农业发展银行": "县旗市区",
    "中国邮政储蓄银行": "县旗市区",
    "中国人民银行": "县旗市区",
    "人民银行": "县旗市区",
}
_ZONE = re.compile(r"(?:保税区|经开区|高新区|开发区|示范区|度假区|园区|科技城|新城)$")
# What a hospital leads is no body beside it: to join it is to deal with the hospital.
_ALLIANCE = re.compile(r"(?<=医院)(?:专科联盟|医疗联盟|医疗集团|医联体|医疗联合体|医共体)$")
_REMARK = re.compile(r"（(?P<inner>[^（）]+)）")
# Units of the forces, and of offices with one line of command, carry their place behind that: 武警嘉兴支队.
_COMMAND = re.compile(
    r"^(?:中国人民)?(?:武装警察部队|武警部队|武警|解放军|预备役|公安边防|公安消防|消防救援|边防|国家移民管理局|民航)(?=[\u4e00-\u9fff])"
)
_UNION = re.compile(r"(?:工会|团委|妇联|党委)$")
_FIRMS = frozenset({Kind.SOE, Kind.ENTERPRISE, Kind.BANK})
# Bodies whose offices (信贷科, 心内科) are of their own sort; a department's are departments themselves.
_HOLD_OFFICES = frozenset({*_FIRMS, Kind.INSTITUTE, Kind.PUBLIC_INSTITUTION})
_LONGEST_INNER = 8
_OFFICES = frozenset({Kind.AGENCY, Kind.ASSOCIATION, Kind.MASS_ORGANIZATION})


@lru_cache(maxsize=65536)
def read_name(written: str, home: Place) -> Reading:
    """The body that a name denotes in a report of `home`."""
    name = strip_name(written)
    known = find_known(name)
    if known is not None and not known.weak:
        return make_reading(written, Rule.KNOWN, known.name, None, "a name in the gazetteer")
    group = read_group(name, home)
    if group is not None:
        return _read_group(written, group, home)
    if known is not None:
        reading = make_reading(written, Rule.WEAK, name, home, "a short form that several bodies may go by")
        return replace(reading, weak=tuple(each.name for each in find_candidates(name)))
    settled = find_settled(name)
    if settled is not None:
        return make_reading(written, Rule.SETTLED, settled.name, None, "its settled form is in the gazetteer")
    league = _read_league(written, name, home)
    if league is not None:
        return league
    if is_head(name):
        return make_reading(
            written, Rule.GENERIC, settle(name), home, "a generic name: the one of the report's place"
        )
    prefix = known_prefix(name, home)
    if prefix is not None:
        return _read_part(written, *prefix, home)
    return (
        _read_inner(written, name, home)
        or _read_organ(written, name, home)
        or _read_placed(written, name, home)
    )


def strip_name(written: str) -> str:
    """The name without blanks and what is no part of it: （原区卫计局）, 专科联盟; （集团） stays."""
    name = fold_brackets(written)
    if find_known(name) is not None:
        return name
    if TIER.match(name):
        return name
    name = _ALLIANCE.sub("", name)
    return _REMARK.sub(lambda match: match[0] if _belongs(match["inner"]) else "", name) or name


def _belongs(inner: str) -> bool:
    return inner == "集团" or prefix_length(inner) == len(inner) or inner in {"中国", "亚洲", "香港"}


def _read_group(written: str, group: Group, home: Place) -> Reading:
    if TIER.match(group.name):
        reason = "a description of a group"
        reading = make_reading(written, Rule.GROUP, group.name, home, reason)
        return replace(reading, kind=group.kind, level=Level.DISTRICT, collective=True)
    cut = cut_place(group.name, home)
    name = cut.in_full + group.name[len(cut.written) :] if cut.by in {By.LEVEL, By.FULL} else group.name
    level = level_of(name, cut.place, group.kind) if cut.place is not None else None
    if group.kind is Kind.AGENCY and _TOWNS.search(name):
        level = Level.TOWNSHIP
    scope = cut.in_full or group.scope
    return Reading(
        written,
        name,
        str(today(home)),
        group.kind,
        level,
        Rule.GROUP,
        "a description of a group",
        True,
        scope,
        group.count,
    )


def _read_part(written: str, known: Known, rest: str, home: Place) -> Reading:
    """A branch or part of a known body; one with a name of its own is read by that name."""
    rest = re.sub(r"^(?:所属|旗下|下属|直属)", "", rest)
    # 中国人寿|保险股份有限公司|西安分公司: the whole's legal form is no part of the branch's name.
    rest = re.sub(r"^(?:保险)?(?:（集团）)?(?:集团)?(?:股份|责任)?有限(?:责任)?公司(?=.)", "", rest)
    own = find_known(rest)
    if own is not None and not own.weak:
        reading = make_reading(written, Rule.PART, own.name, None, f"named as part of {known.name}")
        return replace(reading, whole=known.name)
    # 国家税务总局|苏州市税务局 is 苏州市税务局.
    cut = cut_place(rest, home)
    if known.kind is Kind.AGENCY and cut.by is By.FULL and parse_department(cut.rest) is not None:
        return replace(read_name(rest, home), written=written)
    branch, place = settle_branch(
        rest, home, levelled=known.kind in _OFFICES, in_full=_COUNTY_BANKS.get(known.name, "")
    )
    house = find_settled(known.stem + branch)
    if house is not None and house.name.startswith(known.stem):
        # 厦大附属第一医院: the gazetteer has the part under the name of the house.
        reading = make_reading(written, Rule.PART, house.name, None, "a part that the gazetteer has")
        return replace(reading, whole=known.name)
    reading = make_reading(
        written, Rule.PART, known.stem + branch, place, f"{known.name} with its branch or part “{branch}”"
    )
    return replace(reading, whole=known.name)


def _read_inner(written: str, name: str, home: Place) -> Reading | None:
    """农行南湖支行|信贷科, 市医院|心内科: an office within a body that is no office is of the body's sort."""
    own = find_head(name)
    if own is not None and len(own.suffix) > 1:
        return None
    for stop in range(len(name) - 2, 2, -1):
        rest = name[stop:]
        if len(rest) > _LONGEST_INNER or not is_inner(rest):
            continue
        if find_head(name[:stop]) is None and find_known(name[:stop]) is None:
            continue
        whole = read_name(name[:stop], home)
        if whole.collective or whole.kind not in _HOLD_OFFICES or whole.rule is Rule.GENERIC:
            return None
        reason = f"an office within {whole.name}"
        return replace(whole, written=written, name=whole.name + rest, reason=reason)
    return None


def _read_organ(written: str, name: str, home: Place) -> Reading | None:
    """宝鸡文理学院|团委, 鼓风机集团|工会: an organ of a body that is no office is called after the body."""
    match = _UNION.search(name)
    stem = name[: match.start()] if match is not None else ""
    if match is None or find_head(stem) is None or is_head(stem):
        return None
    whole = read_name(stem, home)
    if whole.collective or whole.kind not in _HOLD_OFFICES or whole.rule is Rule.GENERIC:
        return None
    organ = whole.name + match[0]
    reason = f"an organ of {whole.name}"
    return replace(whole, written=written, name=organ, kind=kind_of(organ), level=None, reason=reason)


def _read_league(written: str, name: str, home: Place) -> Reading | None:
    """团区委 is 团南湖区委."""
    match = _LEAGUE.match(name)
    cut = cut_place(match["place"] + "委", home) if match is not None else None
    if cut is None or cut.place is None or cut.rest != "委":
        return None
    return make_reading(written, Rule.LEAGUE, f"共青团{cut.in_full}委", cut.place, _by(cut))


def _read_placed(written: str, name: str, home: Place) -> Reading:
    cut = cut_place(name, home)
    local = _find_local(cut)
    if local is not None:
        return make_reading(written, Rule.LOCAL, local.name, None, f"{_by(cut)}: a name in the gazetteer")
    where = cut.place or home
    # 市政府金融办 is 市金融办; 市政府办公室 is an office of 市政府 itself.
    department = parse_department(_OF_GOVERNMENT.sub("", cut.rest))
    if department is not None and not _SELF_EVIDENT.match(name) and not _MARITIME.search(name):
        head = renamed(cut.place, department)
        office = cut.in_full + customary(department.short + head)
        return make_reading(written, Rule.OFFICE, office, where, _by(cut))
    if cut.rest in {"", "政府", "人民政府"} and cut.by in {By.LEVEL, By.FULL}:
        if cut.in_full.endswith("新区"):
            return make_reading(written, Rule.BOARD, _board(where), where, "a place that acts is its board")
        return make_reading(
            written, Rule.GOVERNMENT, cut.in_full + "政府", where, "a place that acts is its government"
        )
    if cut.rest in {"管委会", "管理委员会"} and cut.in_full.endswith("新区"):
        return make_reading(written, Rule.BOARD, _board(where), where, _by(cut))
    # 长安路街道 is no 路街道 of 长安.
    whole = cut.by is By.SHORT and re.match(r"^[\u4e00-\u9fff](?:镇|乡|街道)", cut.rest) is not None
    town = _TOWN.match(name if whole else cut.rest) or _CITY_TOWN.match(cut.rest)
    if whole:
        where = home
    if town is not None and not _is_office_word(cut.rest):
        organ = "" if town["organ"] in _TOWN_ORGANS else settle(town["organ"])
        return make_reading(
            written, Rule.TOWN, town["town"] + organ, where, "a town's name is that of its government"
        )
    rest = _OF_GOVERNMENT.sub("政府", cut.rest)
    return _read_other(written, cut, settle(rest), home)


def _find_local(cut: Cut) -> Known | None:
    """省建投 is 浙江省建设投资集团 in Zhejiang: the gazetteer has it with the place written out."""
    if cut.by is not By.LEVEL:
        return None
    for place in (cut.in_full, cut.in_short):
        known = find_known(place + cut.rest)
        if known is not None and not known.weak:
            return known
    return None


def _may_be_short(cut: Cut, rest: str) -> bool:
    """Whether a firm's place is brought into its short form: 省交通集团, 福建省交通集团 are 福建交通集团."""
    if cut.by is By.SHORT:
        return not rest.endswith("有限公司")
    is_high = cut.place is not None and cut.place.district is None
    return cut.by is By.LEVEL or (is_high and not rest.endswith("公司"))


def _board(place: Place) -> str:
    """湖南湘江新区管委会: a new area's board bears its whole name."""
    return f"{place.district}管委会"


def _read_other(written: str, cut: Cut, rest: str, home: Place) -> Reading:
    """Names that no grammar of offices covers: their sort decides what place they carry."""
    full = cut.in_full + rest
    kind = kind_of(full)
    head = find_head("某" + rest)
    local = head is not None and head.local
    located = _read_located(written, cut, rest, home)
    if located is not None:
        return located
    if cut.place is None:
        name = cut.written + rest
        generic = (local and not _SELF_EVIDENT.match(name)) or cut.by is By.UNCLEAR
        return make_reading(written, Rule.OTHER, name, home if generic else None, _by(cut))
    if _BARE.search(rest):
        return make_reading(written, Rule.OTHER, cut.in_short + rest, cut.place, _by(cut))
    if cut.by is By.SHORT and rest.endswith("管委会"):
        return make_reading(written, Rule.OTHER, cut.written + rest, cut.place, _by(cut))
    if kind in _OFFICES:
        full = _in_municipality(kind, cut.place) + full
        return make_reading(written, Rule.OTHER, full, cut.place, _by(cut))
    if cut.by is By.SHORT and kind is Kind.PUBLIC_INSTITUTION and _ZONE.search(rest):
        # A zone has the level of the government that set it up: 大连保税区 that of 大连市.
        return make_reading(written, Rule.OTHER, cut.written + rest, cut.place, _by(cut))
    district = cut.place if cut.place.district is not None else None
    if kind in _FIRMS:
        if local or _may_be_short(cut, rest):
            name = _city_of(cut.place) + cut.in_short + rest
            return make_reading(written, Rule.OTHER, name, cut.place if local else district, _by(cut))
        return make_reading(written, Rule.OTHER, cut.written + rest, None, "names itself in full")
    if cut.by is By.SHORT or kind in _OFFICES:
        names_itself = kind is Kind.INSTITUTE and not local
        return make_reading(
            written, Rule.OTHER, cut.written + rest, None if names_itself else district, "names itself"
        )
    return make_reading(written, Rule.OTHER, full, cut.place, _by(cut))


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


def _in_municipality(kind: Kind, place: Place) -> str:
    """上海市|闵行区外商投资企业协会: associations in a district of a 直辖市 bear its name, too."""
    is_municipality = place.province is None and place.city is not None and place.district is not None
    return str(place.city) if kind is Kind.ASSOCIATION and is_municipality else ""


def _city_of(place: Place) -> str:
    """上海|杨浦商贸集团: firms of a district of a 直辖市 bear its bare name."""
    is_municipality = place.province is None and place.city is not None and place.district is not None
    return bare_name(Place(None, place.city)) if is_municipality else ""


def _is_office_word(rest: str) -> bool:
    """乡村振兴局, 城镇管理办 begin like towns and are none."""
    return re.match(r"^(?:城|乡|村)?(?:城镇|乡镇|乡村|城乡)", rest) is not None


def _by(cut: Cut) -> str:
    if cut.place is None:
        return "read as written" if not cut.written else f"“{cut.written}” is no one place seen from here"
    return f"“{cut.written}” is {cut.place}"
