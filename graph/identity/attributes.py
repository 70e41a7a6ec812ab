"""What sort of body a canonical name denotes, on what level: functions of the name and its place alone."""

import re

from graph.identity.lexicon import Head, find_head, find_known, is_branch, known_prefix, parse_department
from graph.model import Kind, Level, Place

_TOWN = re.compile(r"^[\u4e00-\u9fff]{2,8}?(?:镇|(?<![同城下老家故])乡|(?<=城)乡$|街道|苏木)(?!村)")
_TOWN_BODY = re.compile(r"(?:镇|乡|街道|苏木|办|站|所|政府|办事处|党委)$")
# Communities and villages stand below a town, and are counted with it.
_VILLAGE = re.compile(r"(?:村|社区|嘎查|居委会)$")
_NATIONAL = re.compile(r"^(?:中国|国家|全国|中华|国务院|中央|最高)")
_CENTRAL_FIRM = re.compile(r"^中国.*(?:集团|公司)")
_STATE_FIRM = re.compile(
    r"^(?:国网|国能|国电|国药|国投|大唐|华能|华电|中铁|中建|中交|中车|中粮|中核|中船|中石油|中石化|中海油)"
)
# 中建五局, 中铁二十一局集团, 水电七局: firms that were bureaus of a ministry.
_NUMBERED_FIRM = re.compile(
    r"^(?:中[建铁交冶煤化]|中国水电|水电|中水|电建|葛洲坝|铁|中铁建)[一二三四五六七八九十]{1,3}(?:工程)?[局航处公]"
)
_LEAGUE = re.compile(r"^(?:共青)?团.{2,}委$")
_PARTY = re.compile(
    r"(?:省|市|区|县|州|盟|旗)委(?:会)?$|(?:省|市|区|县|州|盟|旗)委[\u4e00-\u9fff]{1,8}(?:部|办|局|委)$"
)
_OFFICES = re.compile(r"(?:中心|管委会|管理局|区|城|仲裁院)$")
# A tail that says by itself what it is, whatever it belongs to.
_TELLING = frozenset({Kind.MASS_ORGANIZATION, Kind.INSTITUTE, Kind.PUBLIC_INSTITUTION})
# Sorts of bodies that do business.
FIRMS = frozenset({Kind.SOE, Kind.ENTERPRISE, Kind.BANK})
# Sorts of bodies that have a level, and always the place that shows it.
LEVELLED = frozenset({Kind.AGENCY, Kind.ASSOCIATION, Kind.MASS_ORGANIZATION})
_COUNTRIES = re.compile(
    r"^(?:美国|英国|法国|德国|日本|韩国|印度(?!尼)|印度尼西亚|俄罗斯|意大利|西班牙|葡萄牙|荷兰|比利时|瑞士|瑞典|挪威|丹麦|芬兰|奥地利"
    r"|波兰|捷克|匈牙利|希腊|土耳其|以色列|新加坡|马来西亚|泰国|越南|菲律宾|缅甸|老挝|柬埔寨|巴基斯坦|哈萨克斯坦|澳大利亚|新西兰"
    r"|加拿大|墨西哥|巴西|阿根廷|智利|秘鲁|哥伦比亚|古巴|南非|埃及|摩洛哥|阿尔及利亚|肯尼亚|坦桑尼亚|尼日利亚|埃塞俄比亚|加纳"
    r"|阿联酋|沙特阿拉伯|沙特|卡塔尔|科威特|约旦|伊朗|伊拉克|乌克兰|白俄罗斯|爱尔兰|冰岛|罗马尼亚|保加利亚|塞尔维亚|克罗地亚|斯洛伐克"
    r"|斯洛文尼亚|立陶宛|拉脱维亚|爱沙尼亚|乌兹别克斯坦|吉尔吉斯斯坦|塔吉克斯坦|土库曼斯坦|格鲁吉亚|蒙古国|朝鲜(?!族)|尼泊尔|斯里兰卡"
    r"|孟加拉国|文莱|东盟|欧盟|联合国)"
)
_ANY_COUNTRY = re.compile(_COUNTRIES.pattern.removeprefix("^"))
_CHAPTER = re.compile(
    r"^(?P<whole>[\u4e00-\u9fff]{0,14}?(?:协会|学会|商会|联合会|红十字会|促进会))(?P<chapter>.{2,}分会)$"
)
# 市招商局|驻深圳联络处 is of the sort of whom it stands for.
_POST = re.compile(r"^(?P<whole>.{3,})驻.{1,6}(?:联络处|代表处|办事处|代办处|工作站|联络站|招商处)$")
# 国家体育用品质量检验检测中心（福建）
_PLACE_BEHIND = re.compile(r"(?<=..)（[^（）]{2,5}）$")
# 基金监管科, 综合处: desks that reports of one office name without it.
_DESK = re.compile(
    r"^[\u4e00-\u9fff]{0,6}(?:综合|管理|监管|监督|保障|业务|财务|人事|审批|规划|法规|信访|宣传|组织|建设|教育|科技|服务|协调|秘书"
    r"|督查|安全|执法|投资|产业|经济|社会|发展|党建|政务|改革|统计|审计|招商|项目)(?:科|处|股)$"
)
_CONSULATE = re.compile(r"(?:领事馆|大使馆)$")


def country_length(name: str) -> int:
    """How many characters of a name's beginning are a country; 0 if none."""
    match = _COUNTRIES.match(name)
    return match.end() if match is not None else 0


def holds_country(text: str) -> bool:
    """Whether a country is named anywhere in a text."""
    return _ANY_COUNTRY.search(text) is not None


def is_desk(name: str) -> bool:
    """Whether a name is that of a desk of some office, and says nothing of whose: 综合科."""
    return _DESK.match(name) is not None


def chapter_of(name: str) -> tuple[str, str] | None:
    """红十字会|西吉县分会: a society and its chapter, where it is called so; None for other names."""
    match = _CHAPTER.match(name)
    return (match["whole"], match["chapter"]) if match is not None else None


def kind_of(name: str) -> Kind:
    """The kind of the body that goes by a canonical name; what nothing is known of is an enterprise."""
    known = find_known(name)
    if known is not None:
        return known.kind
    name = _PLACE_BEHIND.sub("", name)
    if _COUNTRIES.match(name) or _CONSULATE.search(name):
        return Kind.FOREIGN
    if _LEAGUE.match(name):
        return Kind.MASS_ORGANIZATION
    if _PARTY.search(name):
        return Kind.AGENCY
    post = _POST.match(name)
    if post is not None and find_head(post["whole"]) is not None:
        return kind_of(post["whole"])
    chapter = chapter_of(name)
    head = find_head("某" + (chapter[0] if chapter is not None else name))
    prefix = known_prefix(name)
    if prefix is not None and not (
        head is not None and _tells(head, prefix[0].kind) and not _is_inner(prefix[1])
    ):
        return prefix[0].kind
    if _NUMBERED_FIRM.match(name):
        return Kind.SOE
    if (_CENTRAL_FIRM.match(name) or _STATE_FIRM.match(name)) and (
        head is None or head.kind in {Kind.ENTERPRISE, Kind.SOE}
    ):
        return Kind.SOE
    return _kind_by_head(name, head)


def _kind_by_head(name: str, head: Head | None) -> Kind:
    """The kind that the end of a name shows, or else what it begins with."""
    if head is not None and not (head.kind is Kind.PUBLIC_INSTITUTION and _is_department_end(name)):
        return head.kind
    if head is not None or _TOWN.fullmatch(name):
        return Kind.AGENCY
    return _inner_kind(name) or (Kind.AGENCY if is_desk(name) else Kind.ENTERPRISE)


def level_of(name: str, place: Place | None, kind: Kind) -> Level | None:
    """The level that the name shows: of agencies, associations, mass organizations, offices and zones."""
    if kind is Kind.AGENCY and ((_TOWN.match(name) and _TOWN_BODY.search(name)) or _VILLAGE.search(name)):
        return Level.TOWNSHIP
    if kind not in LEVELLED and not (kind is Kind.PUBLIC_INSTITUTION and _OFFICES.search(name)):
        return None
    if place is not None:
        return _level_of_place(place)
    # 科技部|火炬中心: what belongs to a ministry is on its level.
    prefix = known_prefix(name)
    whole = find_known(name) or (prefix[0] if prefix is not None else None)
    is_national = _NATIONAL.match(name) or (whole is not None and whole.kind is Kind.AGENCY)
    return Level.NATIONAL if is_national else None


def _tells(head: Head, whole: Kind) -> bool:
    """Whether the end of a part's name says more than its whole: a hospital does, a firm's 中心 does not."""
    return head.kind in _TELLING and not (head.kind is Kind.PUBLIC_INSTITUTION and whole in FIRMS)


def _is_inner(rest: str) -> bool:
    """Whether what follows the name of a body is an office of it and no body of another sort: 综合营运部."""
    return re.search(r"(?:部|处|科|室|组)$", rest) is not None and is_branch("某" + rest)


def _level_of_place(place: Place) -> Level:
    if place.district is not None:
        return Level.DISTRICT
    return Level.MUNICIPAL if place.province is not None and place.city is not None else Level.PROVINCIAL


def _inner_kind(name: str) -> Kind | None:
    """嘉兴市总工会|法律援助团: what no head ends may be a team of an office that the name begins with."""
    heads = (find_head(name[:stop]) for stop in range(len(name) - 1, 3, -1))
    return next((head.kind for head in heads if head is not None and head.kind in LEVELLED), None)


def _is_department_end(name: str) -> bool:
    """嘉兴市|市政园林管理局: a 管理局 of a government's department is an agency."""
    return any(parse_department(name[start:]) for start in range(1, len(name) - 2))
