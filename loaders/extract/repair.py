"""Bounds of names: the tagger finds that a name is there, the grammar finds where it begins and ends."""

import re
from collections.abc import Sequence

from loaders.extract.lexis import Lexis
from loaders.extract.tagger import Word

# Words of these tags may stand inside a name, to the left of its head.
INSIDE = frozenset({"n", "nz", "nw", "LOC", "ORG", "PER", "vn", "an", "s", "b", "j", "f"})
# What proves that a common noun with a head is the name of somebody.
_PROPER = frozenset({"LOC", "ORG", "nz"})
# Verbs and prepositions that the tagger sometimes takes into a name.
_LEADING = re.compile(
    r"(?:联合|会同|协同|协助|配合|邀请|对接|联系|由|与|和|同|跟|向|对|为|从|参加|组织|委托|帮助|争取|及|受|被|赴|到|经|请|督促"
    r"|(?:我|本)(?:局|委|办|处|会|区|县|市|院|中心|公司|街道|镇)(?:与|同|和)?|检查|走访|拜访|拜会|会见|出访|参观|依托|通过|按照|获|报|待|将|在|位于|经过|现有|原(?:与|和|同|由|向)?|已|授予|代表|支持|指导|服务)"
)
# The same where what is left has a place or is known: 促进会 and 监督管理局 begin with such words, too.
_LEADING_OFFICE = re.compile(
    r"(?:担任|兼任|出任|任|联手|携手|牵手|牵线|报经|认捐|认领|代(?=[省市区县]政府)|现由|承蒙|随同|陪同|跟随|承|交|托|随|给|把|陪|让|帮|移送|移交|函请|致函|函|上报|报送|报请|提请|呈报|转报|抄送|致函|函告|商请|提交|递交|协调|沟通|衔接|促成|推动|促进|引进|引导|鼓励"
    r"|推荐|选派|派驻|责成|要求|责令|约谈|查处|监管|监督|走进|深入|参与|出席|加入|接受|接待|迎接|陪同|随同|跟随|牵头|依法|主动"
    r"|积极|多次|分别|先后|共同|继续|后报|并报|再报|送|申报|申请)"
)
# Rooms and halls of a body: who visits them visits the body.
_INNER = re.compile(r"(?:重点)?(?:实验室|展厅|车间|展馆|校区|厂区|总部)$")
# 浪花游泳馆等9家场所: what is named first of so many is somebody.
_NAMED_FIRST = re.compile(r"等(?:\d+|[一二两三四五六七八九十]+)(?:余|多)?(?:家|个|所)")
# 福州大学|晋江校区 is a part with a name of its own.
_CAMPUS = re.compile(r"(?:大学|学院)[\u4e00-\u9fff]{2,4}校区$")
# 第六人民医院|东院, 中心医院|滨江院区
_WING = re.compile(r"(?<=医院)(?:[东西南北新老本总]院区?|[\u4e00-\u9fff]{2,3}院区)|(?<=商工会)议所")
# 中国五矿|下属公司 names nobody but the whole.
_ITS_FIRMS = re.compile(
    r"(?:下属|所属|旗下|下辖)(?:[\u4e00-\u9fff]{0,2}(?:公司|企业|单位|机构|部门|院校|医院))"
)
# Who belongs to these acts: 轨道交通产业商会.
_SOCIETIES = frozenset(
    {"协会", "行业协会", "产业协会", "商会", "学会", "研究会", "促进会", "联合会", "基金会"}
)
_SORTS = frozenset({"行业", "产业", "地方", "外地", "异地", "专业", "民间", "外国", "同类", "涉外"})
_ACTS_BEFORE = re.compile(
    r"(?:^|[，。；：]|与|和|同|由|会同|联合|委托|组织|走访|邀请|指导|向|对|为|请|对接|[日月旬])$"
)
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
_ACTS = frozenset(
    {
        "对接",
        "合作",
        "协作",
        "沟通",
        "联系",
        "座谈",
        "协商",
        "签约",
        "交流",
        "调研",
        "考察",
        "检查",
        "培训",
        "联合",
    }
)
# No head is more than so many words away from the word that the tagger took for a name.
_REACH = 4
# An office with its level and nothing more: 区政府, 市农业农村局.
_OWN_LEVEL = re.compile(r"[省市区县](?:委|政府|人大|政协|[\u4e00-\u9fff]{2,6}[局委办])$")


def repair_name(text: str, words: Sequence[Word], index: int, lexis: Lexis) -> tuple[int, int] | None:
    """The bounds of the name around a word, from its place to its head, without verbs; None if none."""
    first, last = _reach_back(words, index, lexis), _reach_on(text, words, index, lexis)
    start, stop = words[first].start, words[last].stop
    start = _skip_leading(text, start, stop, words, first, index, lexis)
    start = _begin_at_office(text, start, words, index, lexis)
    start = _open_bracket(text, start, stop, words)
    stop = _cut_at_summary(text, start, _cut_behind_head(text, start, stop, lexis), lexis)
    inner = _INNER.search(text, start, stop)
    if inner is not None and inner.end() == stop and not _CAMPUS.search(text, start, stop):
        stop = inner.start()
    if stop <= start or not lexis.is_name(text[start:stop]):
        return None
    wing = _WING.match(text, stop)
    stop = wing.end() if wing is not None else stop
    # 环|大学, 本|银行: one character and a head is no name, unless it is a place or known.
    if _is_too_short(text[start:stop], lexis):
        return None
    if lexis.prefix_length(text[start:stop]) or start < words[first].start:
        return start, stop
    proper = any(word.tag in _PROPER for word in (*words[first:last], words[index]))
    return (start, stop) if proper or _is_somebody(text, (start, stop), words, (first, last), lexis) else None


def _is_somebody(
    text: str, bounds: tuple[int, int], words: Sequence[Word], reach: tuple[int, int], lexis: Lexis
) -> bool:
    """Whether a common noun with a head names somebody: 创客实验室 and 服务中心 do not by themselves.

    浪花游泳馆等9家场所 does, and what stands in a list beside names, and a society of some trade that acts.
    """
    (start, stop), (first, last) = bounds, reach
    if first < last and _NAMED_FIRST.match(text, stop) is not None:
        return True
    if first < last and _stands_beside(words, first, last):
        return True
    head = lexis.head(text[start:stop])
    stem = stop - start - len(head.suffix) if head is not None else 0
    return (
        head is not None
        and head.suffix in _SOCIETIES
        and stem > 1
        and text[start:stop][:stem] not in _SORTS
        and _ACTS_BEFORE.search(text[:start]) is not None
        and not lexis.is_collective("".join(text[start:stop].split()))
    )


def _stands_beside(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a list joins these words to what the tagger takes for a name: 茅台集团、|习酒公司."""
    before = first > 1 and words[first - 1].text == "、" and words[first - 2].tag == "ORG"
    behind = last + 2 < len(words) and words[last + 1].text == "、" and words[last + 2].tag == "ORG"
    return before or behind


def _is_too_short(name: str, lexis: Lexis) -> bool:
    head = lexis.head(name)
    if head is None or len(head.suffix) == 1 or len(name) - len(head.suffix) > 1:
        return False
    return not lexis.is_known(name) and not lexis.prefix_length(name)


def _reach_on(text: str, words: Sequence[Word], index: int, lexis: Lexis) -> int:
    """The last word of the name: up to its head, and on through a branch or a fuller form of the firm."""
    last = index
    while (
        last + 1 < len(words)
        and last - index < _REACH
        and not lexis.head("某" + text[words[index].start : words[last].stop])
        and words[last + 1].tag in INSIDE
    ):
        last += 1
    reach = last
    while reach + 1 < len(words) and reach - last < _REACH and _may_go_on(words[reach + 1]):
        reach += 1
        if lexis.continues(text[words[last + 1].start : words[reach].stop]):
            last = reach
    return last


def _may_go_on(word: Word) -> bool:
    """盛京银行和平支行|对接|工会…: the noun of an act begins what the sentence says of the name."""
    return word.tag in INSIDE and word.text not in _ACTS


def _reach_back(words: Sequence[Word], index: int, lexis: Lexis) -> int:
    """The first word that may belong to the name; another whole name before it does not."""
    first = index
    while first > 0 and (
        (_may_go_on(words[first - 1]) and words[first - 1].text not in _GENERIC)
        or lexis.is_head(words[first - 1].text + words[first].text)
        or _is_listed(words, first)
    ):
        before = words[first - 1]
        if before.tag == "ORG" and lexis.is_name(before.text) and not lexis.continues(words[index].text):
            break
        first -= 1
    return first


def _is_listed(words: Sequence[Word], first: int) -> bool:
    """季延中学、养正|中学: what looks like a verb behind a name and 、 begins the next name."""
    return (
        first > 2
        and words[first - 1].tag in {"v", "a", "ad", "d", "vd", "t", "m"}
        and words[first - 2].text == "、"
        and words[first - 3].tag == "ORG"
        and len(words[first - 1].text) > 1
    )


def _skip_leading(
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


def _begins(text: str, start: int, stop: int, words: Sequence[Word], lexis: Lexis) -> bool:
    """Whether a name may begin here: at a word of the tagger, a place, a level or a known name.

    In 同仁医院 or 经纬集团 the first character is no word.
    """
    rest = text[start:stop]
    return any(word.start == start for word in words) or lexis.prefix_length(rest) > 0 or lexis.known_at(rest)


def _begin_at_office(text: str, start: int, words: Sequence[Word], index: int, lexis: Lexis) -> int:
    """大桥镇创建方案经|区政府: an office begins at its own level, unless a place stands before."""
    word = words[index]
    if word.tag != "ORG" or start >= word.start or not _OWN_LEVEL.match(word.text):
        return start
    before = text[start : word.start]
    is_placed = lexis.prefix_length(before) == len(before)
    return start if is_placed or not lexis.is_name(word.text) else word.start


def _leading_office(text: str, start: int, stop: int, lexis: Lexis) -> re.Match[str] | None:
    match = _LEADING_OFFICE.match(text, start, stop)
    if match is None:
        return None
    rest = text[match.end() : stop]
    return match if lexis.prefix_length(rest) or lexis.known_at(rest) else None


def _open_bracket(text: str, start: int, stop: int, words: Sequence[Word]) -> int:
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
    while index > 0 and words[index - 1].tag in _PROPER and words[index].tag not in _PROPER:
        index -= 1
    return words[index].start


def _cut_behind_head(text: str, start: int, stop: int, lexis: Lexis) -> int:
    """中国科大商谈 → 中国科大: what follows the last head, or a known name, is no part of the name."""
    for end in range(stop, start + 1, -1):
        if lexis.head(text[start:end]) or lexis.is_known(text[start:end]):
            return end
    return start


def _cut_at_summary(text: str, start: int, stop: int, lexis: Lexis) -> int:
    """江苏省家用电器行业协会等|商协会: 等 ends a list of names."""
    position = text.find("等", start, stop)
    if position > start and lexis.is_name(text[start:position]):
        return position
    generic = _ITS_FIRMS.search(text, start, stop)
    return generic.start() if generic is not None and generic.end() == stop else stop
