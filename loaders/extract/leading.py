"""Where a name begins: at its place, its level or its first word, and not at the verb before it."""

import re
from collections.abc import Sequence

from loaders.extract.lexis import Lexis
from loaders.extract.tagger import INSIDE, PROPER, Word
from loaders.extract.trailing import may_go_on

# Verbs and prepositions that the tagger sometimes takes into a name.
_LEADING = re.compile(
    r"(?:联合|会同|协同|协助|配合|邀请|对接|联系|由|与|和|同|跟|向|对|为|从|参加|组织|委托|帮助|争取|及|受|被|赴|到|经|请|督促"
    r"|(?:[年月季]|周)[底初末中]|日前|近日|随后|会后|期间|其间|(?:我|本)(?:局|委|办|处|会|区|县|市|院|中心|公司|街道|镇)(?:与|同|和)?|检查|走访|拜访|拜会|会见|出访|参观|依托|通过|按照|获|报|待|将|在|位于|经过|现有|原(?:与|和|同|由|向)?|已|授予|代表|支持|指导|服务)"
)
# The same where what is left has a place or is known: 促进会 and 监督管理局 begin with such words, too.
_LEADING_OFFICE = re.compile(
    r"(?:担任|兼任|出任|任|抽查|抽检|暗访|督导|督查|巡查|听取|会签|联手|携手|牵手|牵线|报经|认捐|认领|代|现由|承蒙|随同|陪同|跟随|承|交|托|随|给|把|陪|让|帮|移送|移交|函请|致函|函|上报|报送|报请|提请|呈报|转报|抄送|致函|函告|商请|提交|递交|协调|沟通|衔接|促成|推动|促进|引进|引导|鼓励"
    r"|推荐|选派|派驻|责成|要求|责令|约谈|查处|监管|监督|走进|深入|参与|出席|加入|接受|接待|迎接|陪同|随同|跟随|牵头|依法|主动"
    r"|积极|多次|分别|先后|共同|继续|后报|并报|再报|送|申报|申请)"
)
# 霍市 and 克旗 for 霍林郭勒市 and 克什克腾旗
_BEFORE_CLIPPED = re.compile("[同与和跟][\u4e00-\u9fff][市县区旗州](?=..)")
# Nouns that stand before names and never within.
_GENERIC = frozenset(
    {
        "工作",
        "项目",
        "情况",
        "活动",
        "资金",
        "领导",
        "单位",
        "部门",
        "企业",
        "同志",
        "材料",
        "事宜",
        "相关",
        "有关",
    }
)
# An office with its level and nothing more: 区政府, 市农业农村局.
_OWN_LEVEL = re.compile(r"[省市区县](?:委|政府|人大|政协|[\u4e00-\u9fff]{2,6}[局委办])$")


def reach_back(words: Sequence[Word], index: int, lexis: Lexis) -> int:
    """The first word that may belong to the name; another whole name before it does not."""
    first = index
    while first > 0 and (
        (may_go_on(words[first - 1]) and words[first - 1].text not in _GENERIC)
        or lexis.is_head(words[first - 1].text + words[first].text)
        or _is_listed(words, first)
    ):
        before = words[first - 1]
        if before.tag == "ORG" and lexis.is_name(before.text) and not lexis.continues(words[index].text):
            break
        first -= 1
    return first


def _skips_preposition(text: str, start: int, stop: int, lexis: Lexis) -> bool:
    """同|霍市交通局: what looks like a place of three characters, and is none that any table knows."""
    match = _BEFORE_CLIPPED.match(text, start, stop)
    return (
        match is not None
        and not lexis.prefix_length(text[start:stop])
        and lexis.is_name(text[start + 1 : stop])
    )


def skip_leading(
    text: str, start: int, stop: int, words: Sequence[Word], first: int, index: int, lexis: Lexis
) -> int:
    """Where the name itself begins: at its place or level, else at the tagged word, less a leading verb."""
    for word in words[first : index + 1]:
        rest = text[word.start : stop]
        if lexis.prefix_length(rest) or lexis.known_at(rest) or lexis.is_known_branch(rest):
            start = word.start
            break
    else:
        if words[index].tag == "ORG" or first == index:
            # 沪东|中华造船（集团）有限公司: a place that no table knows begins the name.
            at = index
            while at > first and words[at - 1].tag in {"LOC", "nz"}:
                at -= 1
            start = words[at].start
    if _skips_preposition(text, start, stop, lexis):
        start += 1
    return _skip_verbs(text, start, stop, words, lexis)


def _skip_verbs(text: str, start: int, stop: int, words: Sequence[Word], lexis: Lexis) -> int:
    while True:
        match = _LEADING.match(text, start, stop) or _leading_office(text, start, stop, lexis)
        if match is None or not lexis.is_name(text[start + len(match[0]) : stop]):
            return start
        # 会同|襄矿集团, which the column lists.
        if lexis.is_known(text[start + len(match[0]) : stop]):
            start += len(match[0])
            continue
        # 和平区…, 会同县…: a place may begin like a verb; what is left then has no place of its own.
        if lexis.prefix_length(text[start:stop]) and not lexis.prefix_length(
            text[start + len(match[0]) : stop]
        ):
            return start
        if lexis.known_at(text[start:stop]) or not _begins(text, start + len(match[0]), stop, words, lexis):
            return start
        start += len(match[0])


def begin_at_office(text: str, start: int, words: Sequence[Word], index: int, lexis: Lexis) -> int:
    """大桥镇创建方案经|区政府: an office begins at its own level, unless a place stands before."""
    word = words[index]
    if word.tag != "ORG" or start >= word.start or not _OWN_LEVEL.match(word.text):
        return start
    before = text[start : word.start]
    is_placed = lexis.prefix_length(before) == len(before)
    return start if is_placed or not lexis.is_name(word.text) else word.start


def open_bracket(text: str, start: int, stop: int, words: Sequence[Word]) -> int:
    """支付宝(中国)|网络技术有限公司: a bracket closed inside the name was opened inside it."""
    name = text[start:stop]
    before = text[max(0, start - 12) : start]
    if sum(map(name.count, "）)")) > sum(map(name.count, "（(")) or before.endswith(("）", ")")):
        opening = max(before.rfind("（"), before.rfind("("))
    else:
        return start
    position = start - len(before) + opening
    index = next((i for i, word in enumerate(words) if word.stop == position and word.tag in INSIDE), None)
    if opening < 0 or index is None:
        return start
    # 百胜|餐饮（西安）有限公司: the name goes on before the bracket.
    while index > 0 and words[index - 1].tag in PROPER and words[index].tag not in PROPER:
        index -= 1
    return words[index].start


def _is_listed(words: Sequence[Word], first: int) -> bool:
    """季延中学、养正|中学: what looks like a verb behind a name and 、 begins the next name."""
    return (
        first > 2
        and words[first - 1].tag in {"v", "a", "ad", "d", "vd", "t", "m"}
        and words[first - 2].text == "、"
        and words[first - 3].tag == "ORG"
        and len(words[first - 1].text) > 1
    )


def _begins(text: str, start: int, stop: int, words: Sequence[Word], lexis: Lexis) -> bool:
    """Whether a name may begin here: at a word of the tagger, a place, a level or a known name.

    In 同仁医院 or 经纬集团 the first character is no word.
    """
    rest = text[start:stop]
    return any(word.start == start for word in words) or lexis.prefix_length(rest) > 0 or lexis.known_at(rest)


def _leading_office(text: str, start: int, stop: int, lexis: Lexis) -> re.Match[str] | None:
    match = _LEADING_OFFICE.match(text, start, stop)
    if match is None:
        return None
    rest = text[match.end() : stop]
    return match if lexis.prefix_length(rest) or lexis.known_at(rest) else None
