"""Firms that go by a brand alone, without a head: 智联招聘提供平台, 与振华重工洽谈, 招聘平台猎聘网.

The tagger takes such a word for a name, and the words around it show that somebody is meant: it acts, or
something is done with it. A brand of goods or of an activity does neither.
"""

import re
from collections.abc import Iterator, Sequence

from loaders.extract.lexis import Lexis
from loaders.extract.tagger import Word

# Trades that the second half of a brand may name: 外高桥|造船.
_TRADE = re.compile(
    r"(?:造船|重工|重机|重科|机械|机床|电机|半导体|微电子|电子|光电|电气|电器|电力|能源|新能源|医疗|医药|制药|药业|生物|科技|高科|装备|汽车|客车|股份|控股|实业|置业|地产"
    r"|食品|饮料|乳业|牧业|农业|粮油|酒业|茶业|钢铁|铝业|铜业|矿业|锂业|水泥|建材|玻璃|陶瓷|化工|石化|化学|材料|新材|通信|软件|网络|信息|物流|快递|航空|海运|传媒|文化"
    r"|纺织|服饰|鞋业|家居|家具|家电|餐饮|租赁|资本|投资|创投|环保|水务|燃气|建设|建工|路桥|园林|旅游|教育|影业|重卡|轨交|智能|数科|云|网|商城)$"
)
# Who does so is somebody. A verb may follow 也, 已, 拟 and the like.
_ACTS = re.compile(
    r"^(?:(?:也|已|拟|将|均|全程|及时|主动|分别|共同|现场|无偿|免费|对|于|在|为|与|和|同|向|给)|提供|捐赠|捐款|捐|派|委派|承办|协办|主办|举办|承建|承接|承租|赞助|负责|中标|投资|出资|注资|入驻"
    r"|落户|签|来访|来|赴|到|参加|参与|应邀|组团|组织|发起|发布|推出|表示|同意|有意|希望|获|被|需要|申请|申报|申领|报名|联合|会同|委托|配合|协助|支持|帮助|开发|建设"
    r"|设立|建立|成立|共建|共同|合作|联手|达成|对接|洽谈|座谈|商谈|商定|开展|组建|进驻|运营|采购|收购|租用|供应|反映|提出|回函|致函|代表|负责人|专家|团队|总部|高管|技术人员|工程师|一行|等)"
)
# What stands before a body that something is done with.
_BEFORE = re.compile(
    r"(?:与|同|和|跟|向|对|为|由|从|给|及|会同|联合|委托|邀请|走访|拜访|拜会|联系|对接|引进|引入|协调|依托|服务|帮助|支持|督促|推荐|选派|赴|到|企业|公司|平台|品牌"
    r"|商|巨头|龙头|厂家|单位|机构|经营者|客户|业主|组织|参观|考察|约谈|检查|指导|扶持|落实|争取|推动|受|经|请|下属|所属|旗下)$"
)
# Words that the tagger takes for names, and that are none.
_NEVER = re.compile(
    r"^(?:会同|同市|同区|同县|拜会|走访|联合|联系|对接|与|向|由|和|同|对|请|赴|经|我|本|该|各|国家|全国|中国|中央|省|市|区|县|州|盟|旗|镇|乡|自治区|兵团|政府|党委)"
    r"|(?:班|号|杯|型|式|款|版|级|类|奖|节|会|赛|展|周|月|日|年|化|性|率|量|工程|行动|计划|项目|活动|系统|协议|办法|意见|方案|标准|制度|条例|基地|小组|代表团|考察团|访问团|团|医联体|专项|模式|机制|试点|高速|大桥|铁路|线|路)$"
)
# 中印, 沪浙, 京津冀: places by one character each, who are spoken of together.
_PLACES = re.compile(
    r"[中美英法德俄日韩印意荷加澳新泰越欧非亚港台京津冀晋辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼川渝黔滇陕甘宁青藏]{2,4}"
)
# 化工、汽车零配件等行业: a list of trades, goods or matters, whatever its members are called.
_LIST_OF_THINGS = re.compile(
    r"(?:[、和及与][^，。；：！？]{0,30}?)?等[^，。；：！？、]{0,4}?(?:行业|产业|领域|产品|商品|方面|板块|业态|专业|课程|设备|物资|技术|项目|业务|工作|内容|问题|环节)"
)
_APPOSED = re.compile(r"(?:平台|企业|公司|品牌|龙头|巨头|服务商|运营商|电商|经销商|厂商|开发商|供应商)$")
_BRAND = re.compile(r"[\u4e00-\u9fff]{2,}")
# 转来|小米科技|武汉…
_GOVERNING = frozenset({"v", "p", "c"})
_SHOPS = frozenset({"店", "分店", "门店", "旗舰店", "总店", "专卖店"})
_NOUNS = frozenset({"n", "vn", "nz", "an", "a", "v"})
_BOUNDARY = '，。；：、！？,;:!?（）()《》“”"\n'


def iter_brands(text: str, words: Sequence[Word], lexis: Lexis) -> Iterator[tuple[int, int]]:
    """(start, stop) of every word that is a firm by what stands around it."""
    for index, word in enumerate(words):
        if word.tag in {"ORG", "nz"} and _may_be_brand(word, lexis):
            outlet = _outlet(words, index)
            if outlet is not None:
                yield word.start, outlet
                continue
            start, stop = _with_neighbours(words, index, lexis)
            governed = index > 0 and words[index - 1].tag in _GOVERNING
            located = index + 1 < len(words) and words[index + 1].tag == "LOC"
            if _is_meant(text, start, stop, is_sure=word.tag == "ORG") or (
                word.tag == "ORG" and governed and located
            ):
                yield start, stop


def _outlet(words: Sequence[Word], index: int) -> int | None:
    """Where 武商量贩樊城店 ends: a brand, a place and 店."""
    for position in range(index + 1, min(index + 4, len(words) - 1)):
        if words[position].tag == "LOC" and words[position + 1].text in _SHOPS:
            return words[position + 1].stop
        if words[position].tag not in _NOUNS:
            return None
    return None


def _may_be_brand(word: Word, lexis: Lexis) -> bool:
    text = word.text
    if not _BRAND.fullmatch(text) or _PLACES.fullmatch(text) or _NEVER.search(text) or lexis.is_name(text):
        return False
    # 西安市第九医院医联体 is no brand; a short form that several go by needs to be listed.
    return lexis.prefix_length(text) == 0 and not lexis.is_weak(text)


def _with_neighbours(words: Sequence[Word], index: int, lexis: Lexis) -> tuple[int, int]:
    """沪东|中华|造船: a name of a place before it that no table knows, and its trade behind it."""
    start, stop = words[index].start, words[index].stop
    before = words[index - 1] if index > 0 else None
    if before is not None and before.tag in {"LOC", "nz"} and not lexis.prefix_length(before.text):
        start = before.start
    behind = words[index + 1] if index + 1 < len(words) else None
    if behind is not None and behind.tag in _NOUNS and _TRADE.fullmatch(behind.text):
        stop = behind.stop
    return start, stop


def _is_meant(text: str, start: int, stop: int, *, is_sure: bool) -> bool:
    """Whether who is named acts or is dealt with; `is_sure` where the tagger says that it is a name."""
    before, after = text[:start].rstrip(), text[stop:].lstrip()
    opens = not before or before[-1] in _BOUNDARY
    closes = not after or after[0] in _BOUNDARY
    if _LIST_OF_THINGS.match(after) is not None:
        return False
    acts = _ACTS.match(after) is not None
    if is_sure:
        return (opens or _BEFORE.search(before) is not None) and (acts or closes)
    # Goods and activities are tagged so, too: only who acts at the head of a clause, or is called a firm.
    called = _APPOSED.search(before) is not None
    return (opens and acts and stop - start > 3) or (called and (acts or closes))
