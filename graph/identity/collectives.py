"""Names that describe a group and name no member of it: 上海有关行业协会, 市级有关部门, 近50家央企."""

import re
from dataclasses import dataclass

from graph.identity.lexicon import find_head, find_known, set_members
from graph.identity.numerals import read_number
from graph.identity.places import prefix_length
from graph.model import Kind, Place

# Words for a sort of body; alone, or behind a place and a qualifier, they name no member.
_NOUN = re.compile(
    r"(?:行业协会|商协会|协会|商会|学会|央企|国企|中央企业|企业|部门|机构|单位|院校|高校|大学|科研院所|院所|银行|社会组织|组织|园区"
    r"|学校|中小学|小学|中学|幼儿园|医院|委办局|集团公司|集团|公司|街道办事处|街道|乡镇|镇街|镇|残联|工会|妇联|卫生院"
    r"|卫生服务中心|农技站|工作队|电商平台|平台|合作社|客商|旅行商|团体|联盟|协作单位)$"
)
# Nouns that are a group whatever stands before them: nobody is called 骨干企业 or 驻县单位.
_ALWAYS = re.compile(
    r"(?:(?:央企|国企)(?:集团)?|中央企业|企业|部门|双联单位|单位|院校|高校|科研院所|社会组织|中小学|委办局|乡镇|镇街|商协会|旅行商|电商平台"
    r"|(?:金融|保险|养老|医疗|科研|中介|教育|培训|银行业|驻.{1,3}|在.{1,2}各?)机构|政策性银行|基层工会|工作队)$"
)
_EACH = re.compile(r"^各(?:地|(?:县|市|区|旗|镇|乡|街道|部门|单位)+)(?:政府)?$")
# 县（区）残联, 县（市、区）农业局: those of every county and district.
TIER = re.compile(r"^[县市区]（(?:[县市区]、?)+）(?=.)")
_QUALIFIER = re.compile(r"(?:有关|相关|各类|其他|其它|多家|一批|部分|各大|各|(?<![高初中同])等)(?:的)?")
_NUMBER = re.compile(
    r"(?:近|约)?(?P<count>\d+|[一二两三四五六七八九十百]+)(?:余|多)?(?:家(?!家)|个|户|所|大(?!学))"
)
# Regions that are no divisions: groups are described by them, and no office has one in its name.
REGION = re.compile(r"(?:长三角|珠三角|京津冀|粤港澳大湾区|长江经济带|环渤海|成渝)(?:地区|区域)?")
# 在赣, 驻粤, 驻镇, 辖区, 县内: where the members are, seen from the report.
_WHERE = re.compile(
    r"^(?:在|驻)[\u4e00-\u9fff]|^辖区|^(?:区|县|市|省|州|疆|国|镇)(?:内外|内|外|域)|^(?:区|县|市|省)(?:级|直|属)"
)
_LEVEL = re.compile(r"^(?:自治区|省|市|区|县|州|盟|旗|镇|乡|全国|国家|中央)")


@dataclass(frozen=True, slots=True)
class Group:
    """A described group; `name` is its description with the qualifiers in one form."""

    name: str
    kind: Kind
    scope: str | None
    count: int | None


def read_group(name: str, home: Place) -> Group | None:
    """The group that a name describes, None where it names one body."""
    if _EACH.match(name):
        return Group(name, Kind.AGENCY, None, None)
    if TIER.match(name):
        return Group(name, _kind(name), None, None)
    noun = _NOUN.search(name)
    if noun is None or find_known(name) is not None or set_members(name):
        return None
    prefix = _scope_length(name, home)
    middle = name[prefix : noun.start()]
    qualified = _QUALIFIER.search(name[: noun.start()]) or _NUMBER.search(name[: noun.start()])
    where = _WHERE.match(name) and name[0] != "国"
    plain = (
        prefix > 0
        and not middle.strip("的")
        and noun[0] in {"行业协会", "商协会", "银行", "园区", "学校", "医院"}
        and not _is_one_house(name, prefix)
    )
    always = _ALWAYS.search(name) is not None and not name.endswith("办事处")
    if not (qualified or (where and always) or plain or always):
        return None
    return Group(_one_form(name, prefix), _kind(name), name[:prefix] or None, _count(name))


def _is_one_house(name: str, prefix: int) -> bool:
    """东莞银行 and 县医院 are one house each; 东莞市银行 and 市行业协会 are groups."""
    if name[prefix:] == "医院":
        return name[:prefix] in set("省市区县州盟旗")
    return name[prefix:] == "银行" and name[prefix - 1] not in "省市区县州盟旗国"


def _scope_length(name: str, home: Place) -> int:
    """How much of the beginning says where the members are: 上海, 市, 长三角地区."""
    region = REGION.match(name)
    if region:
        return region.end()
    plain = _QUALIFIER.sub("", name, count=1) if _QUALIFIER.match(name) else name
    length = prefix_length(plain, home) if plain == name else 0
    if length and name[length : length + 2] == "地区":
        length += 2
    level = _LEVEL.match(name)
    return length or (level.end() if level else 0)


def _one_form(name: str, prefix: int) -> str:
    """上海相关行业协会 → 上海有关行业协会, 上海央企 → 上海的央企; what says more than that stays."""
    # 相关市属企业: the scope says more than the qualifier before it.
    scoped = re.sub(r"^(?:有关|相关)(?:的)?", "", name)
    if scoped != name and (_WHERE.match(scoped) or _LEVEL.match(scoped)):
        return scoped
    if prefix and name[prefix : prefix + 1] in set("级直属内里"):
        prefix += 1
    qualifier = re.match(r"(?:的|有关|相关)*", name[prefix:])
    words = qualifier[0] if qualifier is not None else ""
    rest = name[prefix + len(words) :]
    if "关" in words:
        return f"{name[:prefix]}有关{rest}"
    if prefix and name[prefix - 1] not in "级直属" and (words or _NOUN.fullmatch(rest)):
        return f"{name[:prefix]}的{rest}"
    return re.sub(r"^各家", "各", name)


def _kind(name: str) -> Kind:
    if re.search(r"央企|国企|中央企业", name):
        return Kind.SOE
    # 世界500强企业驻粤机构: what belongs to firms is a firm.
    if name.endswith("机构") and "企业" in name:
        return Kind.ENTERPRISE
    if "企事业" in name:
        return Kind.ENTERPRISE
    head = find_head("某" + name)
    return head.kind if head else Kind.ENTERPRISE


def _count(name: str) -> int | None:
    match = _NUMBER.search(name)
    return read_number(match["count"]) if match is not None else None
