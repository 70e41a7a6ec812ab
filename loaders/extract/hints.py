"""Whether a clause may name somebody whom nothing but the tagger finds.

A body can be named only where something ends like a name, is known, or is a place, or where the clause has a
word for dealing with somebody. Clauses without any of these name nobody: 落实资金375万元，举办培训班12期, and
many that only count and tell; in others the gazetteer, the column and the grammar explain all of these:
与市商务局联合开展检查.
"""

import re
from functools import cache

from ahocorasick import Automaton

from graph.identity.attributes import holds_country
from graph.identity.tables import read_rows
from loaders.extract.finders import make_finder
from loaders.extract.lexis import Lexis

# Endings of places, beside those of bodies; a consulate is 驻 somewhere.
_PLACES = "镇乡区县旗州盟省城港园驻"
# Whom one deals with may go by a brand alone; so may who is called a platform or a brand.
_DEALINGS = "与同和跟向由赴对到"
_DEALING = (
    "联合", "委托", "邀请", "走访", "拜访", "洽谈", "签约", "引进", "引入", "平台", "品牌", "约谈", "聘请",
    "推荐", "扶持", "来访", "到访", "应邀", "受邀", "捐赠", "捐款", "捐资", "赞助", "捐助",
    "检查", "服务", "帮助", "协助", "支持", "指导", "参加", "配合", "承办", "协办", "为",
)  # fmt: skip
# Whom a word for help or control is often followed by, and who is nobody.
_MANY = r"企业|单位|群众|居民|村民|农户|职工|老人|学生|学员|商户|经营|家庭|我|各|全[区市县镇]|辖区|他们|其"
# Common words in which such a sign stands for nothing, by what stands before and behind it: 举办, 意向, 同比.
# Words that a partner may follow are not among them: 会同, 收到, 对接.
_COMMON = {
    "办": r"(?<![举主承]办)(?<!(?<!经)[协合]办)(?![理结好完成法证])",
    "向": r"(?<![意导动方]向)",
    "同": r"(?<!合同)(?![比意时期步])",
    "对": r"(?<![核针应面校]对)(?!方)",
    "到": r"(?<![达做]到)(?![位期账户岗点底会场]|一线|现场|基层)(?<!受到(?=好评|欢迎|广泛|普遍|社会|群众))",
    "由": r"(?!于)",
    "市": r"(?!场)(?<![我全各来上]市)",
    "区": r"(?<![我全各来小]区)",
    "县": r"(?<![我全各来]县)",
    "镇": r"(?<![我全各来]镇)(?<!城镇(?=化|居民|职工|登记|新增|就业|基本|常住|失业|低保))",
    "乡": r"(?<![我全各来城]乡)(?!村(?:旅游|振兴))",
    "村": r"(?<!乡村(?=旅游|振兴))(?<![我全各来]村)",
    "局": r"(?<![格布结我]局)",
    "厅": r"(?<![大展餐]厅)",
    "部": r"(?<![全内外局干]部)(?![分署])",
    "署": r"(?<!部署)",
    "城": r"(?![乡镇市])",
    "引进": r"(?<!人才引进)(?!人才|技术|项目|资金)",
    "签约": r"(?!项目|\d)",
    # 重点约谈 at a fair is a talk, not a reprimand; who is met there goes by longer names.
    "约谈": r"(?:(?<![\u4e00-\u9fff]约谈)|(?<=[法并中次时]约谈))",
    "推荐": r"(?!上岗|就业)",
    "扶持": r"(?!资金|政策|项目|力度)",
    "检查": rf"(?=[\u4e00-\u9fff]{{2}})(?![组队站点员中时后情结内工表]|发现|整改|{_MANY})",
    "服务": rf"(?:(?<![\u4e00-\u9fff]服务)|(?<=[同起合动门]服务))(?=[\u4e00-\u9fff]{{2}})"
    rf"(?!中心|工作|能力|水平|质量|{_MANY})",
    "支持": r"(?=[我本全该])(?<=..支持)(?<![给大续予的]支持)",
    "指导": rf"(?=[\u4e00-\u9fff]{{2}})(?![组员下性书意]|工作|意见|服务|推动|{_MANY})",
    "配合": r"(?<=..配合)(?=[，,。；;]|$)(?<![积极力合同调]配合)",
    "承办": r"(?<=..承办)(?=[，,。；;]|$)",
    "协办": r"(?<=..协办)(?=[，,。；;]|$)",
    "帮助": rf"(?=[\u4e00-\u9fff]{{2}})(?!编制|销售|解决|落实|申报|{_MANY})",
    "协助": rf"(?=[\u4e00-\u9fff]{{2}})(?!编制|销售|解决|落实|申报|{_MANY})",
    # 甲参加 at its end; 252家企业参加 and 派员参加 tell whom without naming anybody.
    "参加": r"(?<![业位员人名众工户生]参加)(?=[，,。；;]|$)",
    "为": rf"(?=[\u4e00-\u9fff]{{2,8}}(?:开展|提供|办理|解决|申报|申请|争取|发放|落实|协调|培训))(?!{_MANY})",
}  # fmt: skip
# Counted groups name nobody, and neither does 合作协议: 252家企业, 检查单位35家.
_UNNAMED = re.compile(
    r"(?:\d|[余多])[家个户所名](?:[\u4e00-\u9fff]{2})?(?:企业|单位|公司|机构|部门|学校)$|合作协$"
    r"|(?:^|[检抽排巡核]查|走访|服务|帮助|培训|新增|培育|关停|取缔|参[加展会]|受益|惠及|涉及|其中)(?:企业|单位|公司|机构|部门|学校)$(?P<counted>)"
)
_COUNT = re.compile(r"(?:近|约)?\d")
_TITLE = re.compile(r"《[^《》]*》")
# What may stand before an explained name without being part of it or naming another: 就选址事宜|与,
# 组织12家企业|参加, and 主办、 between two.
_LEADING = re.compile(
    r"(?P<rest>.*?)(?P<word>联合|会同|协同|邀请|委托|走访|拜访|拜会|督促|帮助|协助|指导|支持|参加|征求|争取|依托|组织|上报|报送"
    r"|[请经与同和跟向由赴对到为被给从、及待报])?"
)
_HARMLESS = re.compile(
    r"(?:(?:就|围绕|针对|关于)[\u4e00-\u9fff]{2,12}(?:[事问][宜项题]|工作|方面))?"
    r"(?:(?:组织|带领|推荐|选派)(?:\d+(?:余|多)?[家名个人])[\u4e00-\u9fff]{0,4})?"
    r"(?:并|也|还|已|曾|再|均|先后|共同|主动|积极|及时|多次|正在|拟|将|定期|进一步|\d+月(?:\d+日|[上中下]旬)?)*(?:[主承协]办、?)?"
)
_LISTED = re.compile(r"[、和与及同跟][\u4e00-\u9fff]")
_ACTING = re.compile(
    r"(?:联合|共同)(?=开展|举办|召开|组织|印发|下发|发文|制定|制订|出台|检查|执法|签|推进|建立|成立|主办|承办|申报|编制|发布|开发|培养|调研|行动)"
)


def needs_tagger(clause: str, lexis: Lexis) -> bool:
    """Whether a clause may name somebody whom nothing but the tagger finds, or finds whole."""
    if not may_name(clause, lexis):
        return False
    reached = 0
    for start, stop in lexis.iter_explained(clause):
        if _hints_before(clause[reached:start], lexis):
            return True
        reached = stop
    return reached == 0 or _hints_behind(clause[reached:], lexis)


def _hints_before(text: str, lexis: Lexis) -> bool:
    """Whether what stands before an explained name, or between two, may begin that name or name another."""
    leading = _LEADING.fullmatch(text)
    if leading is None or (leading["word"] is None and leading["rest"]):
        # 镇卫生院 is known, and 向牛首 stands before it.
        return True
    return _HARMLESS.fullmatch(leading["rest"]) is None or may_name(leading["rest"], lexis)


def _hints_behind(text: str, lexis: Lexis) -> bool:
    """Whether what stands behind an explained name may name another."""
    return _LISTED.match(text) is not None or may_name(_ACTING.sub("", text, count=1), lexis)


def may_name(text: str, lexis: Lexis) -> bool:
    """Whether a text may name a body, or a place that stands for one."""
    text = _TITLE.sub("。", text) if "《" in text else text
    return (
        _signs().search(text) is not None
        or any(_is_head(text, stop + 1) for stop, _ in _heads().iter(text))
        or lexis.holds_known(text)
        or holds_country(text)
    )


def _is_head(text: str, stop: int) -> bool:
    unnamed = _UNNAMED.search(text[:stop])
    return unnamed is None or (unnamed["counted"] is not None and _COUNT.match(text, stop) is None)


@cache
def _signs() -> re.Pattern[str]:
    """What is searched first: heads and places of one character, and words for dealing with somebody."""
    single = (row["suffix"] for row in read_rows("heads.csv") if len(row["suffix"]) == 1)
    signs = dict.fromkeys((*single, *_PLACES, "市", *_DEALINGS, *_DEALING))
    return re.compile("|".join(sign + _COMMON.get(sign, "") for sign in signs))


@cache
def _heads() -> Automaton:
    suffixes = (row["suffix"] for row in read_rows("heads.csv"))
    return make_finder(suffix for suffix in suffixes if len(suffix) > 1)
