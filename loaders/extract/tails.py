"""What goes on behind a name and makes it that of a part.

The tagger cuts names like 市招商局|驻深圳联络处 into verbs and places, and where the name before is all that
it would find it is not even asked. A tail is read off the text: a few characters without verbs, a head that
only parts have, and then something that cannot go on.
"""

import re

from loaders.extract.lexis import Lexis

# Offices within (处, 科, 室) and laboratories count as the body and are no names of their own.
_HEADS = (
    r"分局|[东西南北新老]院|支会|[总支大]队|派出所|(?:人民)?法庭|分会|专业委员会|专委会|联络处|代表处|办事处|代办处|频道|校区|院区|分院|分校"
    r"|农场|林场|牧场|直属库|煤矿|管理区|地质队|车务段|机务段|工务段|购物中心|机关党支部|党支部|党总支|机关党委|分社"
)
# These end common nouns, too, and need something before them: 凤桥所, 桐乡生产基地.
_COMMON_HEADS = r"(?<![场厕诊会])所|站|中心|基地|产业园|厂"
_BEHIND = (
    r"$|[，。；、：！（）()\s“”《]|与|和|同|及|等|的|联合|共同|对接|会商|座谈|签|订|开展|检查|合作|召开|举办|举行|组织"
    r"|洽谈|沟通|协商|来|赴|到|就|向|对|在|为|派|支持|配合|协助|已|将|拟|正|专家|负责|主任|领导|进行|建立|共建|结对|汇报"
    r"|提供|推荐|邀请|参加|承办|主办|协办|牵头|执法|整治|调研|考察|走访|交流|接洽|磋商|商谈|达成|印发|制定|出台|争取|申报"
    r"|申请|反馈|反映|衔接|协调|落户|入驻|设立|会同|多次|分别|先后|选址|帮扶|采访"
)
_TAIL = re.compile(
    rf"(?P<post>驻)?(?P<rest>[\u4e00-\u9fff\d]{{0,10}}?(?:{_HEADS})|[\u4e00-\u9fff\d]{{2,10}}?(?:{_COMMON_HEADS}))"
    rf"(?={_BEHIND})"
)
# What joins two names, or says what somebody does, stands in no name of a part.
_OUTSIDE = re.compile(
    r"^(?:管理|运营|经营|使用|承包|服务)|[与和同向由对为我列谈获评在到赴给被将拟已了的是有并及等把从来去就派签]|对接|联合|共同|合作|共享|设立|成立|设(?![计备施])"
    r"|[共联合新组筹扩改迁援在投拟]建|建(?:设|成|立|有|起)|打造|创建|引进|争取|推荐|开展|组织|举办|召开|推动|推进|推广使用"
    r"|帮助|支持|完成|负责|申报|入驻|落户|投资|邀请|参观|观摩|考察|走访|检查|督查|调研|接待|驻点|提供|捐赠|授予|批复|同意"
    r"|牵头|指导|督促|协调|沟通|衔接|投用|启用|挂牌|依托|通过|会商|商谈|洽谈|座谈|磋商|协商|交流|研讨|反映|执法|整治|命名"
    r"|认定|联系|委托|确定|安排|作为|选定|指定|中标|用作|租用|下属|所属|旗下|辖区|辖内"
)
# What a body lends its name to, and does not run: 浙江大学|实习基地, 浙江大学|院士工作站.
_TITLE = re.compile(
    r"(?:实习|实训|实践|教学|教育|就业|示范|培训|科普|研学|定点|采购|供应|推广|种植|见习)基地$|[院博]士[\u4e00-\u9fff]{0,4}站$"
)
_NO_BODY = re.compile(r"(?:镇|乡|街道|苏木|村|社区|委|专家|项目|部门|单位|企业)$")
_LEVEL = re.compile(r"(?:省|市(?!场)|区(?!域)|县(?!域)|旗|镇|乡(?!村)|街道|国家|全国)")


def find_tail(text: str, start: int, stop: int, lexis: Lexis) -> int | None:
    """Where the name of a part ends that begins with the name at `start` to `stop`; None if none does."""
    match = _TAIL.match(text, stop)
    if (
        match is None
        or _OUTSIDE.search(match["rest"]) is not None
        or _TITLE.search(match["rest"]) is not None
    ):
        return None
    whole, rest = text[start:stop], match[0]
    if _NO_BODY.search(whole) or (whole.endswith("政府") and not match["post"]):
        return None
    # 市教育局|区少年宫 are two; so are 百联集团|又一城购物中心, where a column lists the second.
    if _LEVEL.match(rest) or lexis.is_known(rest) or lexis.is_collective("".join((whole + rest).split())):
        return None
    return match.end()
