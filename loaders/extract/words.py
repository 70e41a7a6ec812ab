"""The tagger's words with their seams put right, before names are read from them.

The tagger takes a name, the verb behind it and the next name for one word now and then, or leaves the
preposition of the clause at the end of a name. Both are cut here; what is cut keeps its offsets.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from loaders.extract.lexis import Lexis
from loaders.extract.tagger import Word

# What says that one body is another's: 绿地集团|旗下|绿地商业管理公司, 闻泰集团|子公司.
_KIN = re.compile(
    r"(?:下属|所属|旗下|辖属|属下|下辖)(?:的|(?:全资|控股|参股)?子公司)?|(?:全资|控股|参股|二级)*子公司"
    r"|(?<=公司|集团)(?:系|是|为)(?=.{3})"
)
# What stands between two names that the tagger took for one.
_BETWEEN = re.compile(
    r"会同|联合|协同|对口支援|对口帮扶|对口协作|结对帮扶|帮扶|委托|邀请|走访|拜访|拜会|会见|约见|接见|检查|合作|(?:[两三四]方)?共建|签订|签署|举办|开展|捐赠|选派|指导|协助|配合|督促|组织|主办|承办|协办|合办|联办|牵头"
    r"|授予|印发|整治|谈|被|(?:拟|已|将)(?:与|向|由|对)|(?<!自)由|与|同|和|向|对|到|赴"
)
# The same where what follows begins with a place or is known: 托管, 支援 and 服务 stand within names, too.
_BETWEEN_PLACED = re.compile(
    r"授权|命名|吸纳|吸收|加挂|下拨|拨付|得到|认定|认捐|托管|接管|收购|并购|参股|控股|入股|入驻|进驻|支援|援建|援助|对接|联系|座谈|签约|会商|磋商|洽谈|商谈|考察|调研|支持|服务|保障|资助|赞助|移交|移送"
    r"|转报|转呈|转送|转交|依托|引进|引入|联手|携手|荣获|获|受|承接|陪同|随同|参观|走进|慰问|约谈|查处|监管|审核|批复|核准|转来|推荐|报送|上报|提请|申请|商请|函请|致函|为|在|从|经|请|及|函|致|托|随|承|交|给|把|陪|让|送|会"
)
# 华中科技大学|同济医学院 holds no 同: what follows these begins with a place or is known.
_AMBIGUOUS = frozenset("同和向对由到赴被")
# 福州大学晋江校区|共建|实验室: what is set up need not be a name.
_FOUNDS = frozenset({"共建", "合作", "谈", "开展", "举办", "整治"})
# A name does not end so: 兰渝铁路建设指挥部|函, 振兴合作联社|向.
_PARTICLE = re.compile(r"(?:与|向|函|致|赴|拟|将|跟|获|及)$")
# Names do end so (大同, 永和, 华为): only behind a whole name is it a word of the clause.
_DOUBTFUL = re.compile(r"(?:和|同|对|来|为|由|在|到|已|就|从|经|被|请|等|驻)$")
_VERB_AT_END = re.compile(
    r"(?:共建|共同|合作|合资|商谈|商洽|会商|洽谈|座谈|签约|签订|签署|对接|来访|考察|参观|观摩|参加|参与|申报|承办|主办|协办|举办|联合|提供|捐赠|派出|派员|派驻|选派|负责"
    r"|成立|组团|委托|邀请|会同|协同|配合|协助|帮助|支持|达成|开展|召开|发来|组织|来函|致函|回函|复函|授予|中标|入驻|落户|定点|定向)+$"
)
# 大桥镇|协办 ends like an office, and is none.
_DEED = re.compile(r"(?:协办|承办|主办|合办|联办|举办)$")
# 华科|两校, 甲、乙|三家: the number sums up the list before it.
_SUM_AT_END = re.compile(
    r"(?:两|二|三|四|五|六|双|各|\d+)(?:家|校|院|所|局|地|市|县|区|方|行|社|单位|公司|企业)$"
)
_MARKS = re.compile(r"(?P<before>[（()）“”\"「」]*)(?P<word>.*?)(?P<behind>[（()）“”\"「」]*)$", re.DOTALL)
_MARK = re.compile(r"[（()）“”\"「」]")
_PREPOSITIONS = frozenset("由同和对向到为")
_NAMES = frozenset({"ORG", "LOC"})
_JOINING = frozenset("与和同跟")
_VERBS_BEFORE_PLACES = frozenset("赴到来在驻去访往回离抵")
_DELEGATION = re.compile(r"(?:党政|经贸|政府|友好|企业家)*(?:代表团|考察团|访问团|考察组|参访团)$")
# In words of other tags only the longest hide two names.
_LONG = 6
_TOWN = re.compile(r"^[\u4e00-\u9fff]{2,6}?(?:镇|乡|街道)")


def split_words(words: Sequence[Word], lexis: Lexis) -> list[Word]:
    """The words, those with a seam inside cut there. They cover the same characters."""
    found: list[Word] = []
    text = "".join([word.text for word in words])
    words = _join_in_lists(_recut_at_home(words, text, lexis))
    if _MARK.search(text) is not None:
        words = [piece for word in words for piece in _split_marks(word)]
    if _KIN.search(text) is not None:
        words = list(_cut_at_kin(words, text))
    for word in words:
        if _may_have_seam(word):
            found.extend(_split_word(word, lexis))
        else:
            found.append(word)
    return found


def _join_in_lists(words: Sequence[Word]) -> Sequence[Word]:
    """江南村、由|桥村, 与|查|哈阳: here no preposition stands, and there no verb; the name begins so."""
    found: list[Word] = []
    for word in words:
        if len(found) > 1 and (_begins_village(found, word) or _begins_place(found, word)):
            before = found[-1]
            found[-1] = Word(before.start, word.stop, before.text + word.text, word.tag)
        else:
            found.append(word)
    return found


def _begins_village(found: Sequence[Word], word: Word) -> bool:
    return found[-1].text in _PREPOSITIONS and word.tag == "LOC" and found[-2].text == "、"


def _begins_place(found: Sequence[Word], word: Word) -> bool:
    """与|查|哈阳: what looks like a verb of one character between a preposition, or 、, and a place."""
    return (
        word.tag in _NAMES
        and found[-1].tag == "v"
        and len(found[-1].text) == 1
        and found[-1].text not in _VERBS_BEFORE_PLACES
        and (found[-2].text == "、" or found[-2].text in _JOINING)
    )


def _recut_at_home(words: Sequence[Word], text: str, lexis: Lexis) -> Sequence[Word]:
    """检查科右|中旗草原有限公司: the name of the place that reports begins a word and is not cut in two."""
    if not any(form in text for form in lexis.home_forms):
        return words
    base = words[0].start
    if len(text) != words[-1].stop - base:
        return words
    found = list(words)
    for form in lexis.home_forms:
        for match in re.finditer(re.escape(form), text):
            found = _join_at(found, base + match.start(), base + match.end())
    return found


def _join_at(words: list[Word], start: int, stop: int) -> list[Word]:
    """The words with the first that ends inside a stretch cut at its beginning and joined to what follows."""
    index = next(i for i, word in enumerate(words) if word.stop > start)
    first = words[index]
    if first.start == start or first.stop >= stop or index + 1 == len(words):
        return words
    behind = words[index + 1]
    cut = start - first.start
    joined = Word(start, behind.stop, first.text[cut:] + behind.text, behind.tag)
    return [
        *words[:index],
        Word(first.start, start, first.text[:cut], first.tag),
        joined,
        *words[index + 2 :],
    ]


def _may_have_seam(word: Word) -> bool:
    return word.tag != "w" and len(word.text) >= (3 if word.tag in _NAMES else _LONG)


def _split_marks(word: Word) -> Iterator[Word]:
    """）|影像科技有限公司: punctuation that the tagger left on a word."""
    match = _MARKS.match(word.text) if len(word.text) > 1 and _MARK.search(word.text) else None
    if match is None or not match["word"] or len(match["word"]) == len(word.text):
        yield word
        return
    tag = "n" if word.tag == "w" else word.tag
    for group, kind in (("before", "w"), ("word", tag), ("behind", "w")):
        if match[group]:
            yield Word(word.start + match.start(group), word.start + match.end(group), match[group], kind)


def is_kin(text: str) -> bool:
    """Whether a word says that the body behind it is that of the one before: 所属, 旗下."""
    return _KIN.fullmatch(text) is not None


def _cut_at_kin(words: Sequence[Word], text: str) -> Iterator[Word]:
    """嘉城集团|下属|交投公司: whose a body is, cut from what the tagger took with it for one name."""
    base = words[0].start
    marks = [(base + match.start(), base + match.end()) for match in _KIN.finditer(text)]
    for word in words:
        reached = word.start
        for start, stop in marks:
            if stop <= reached or start >= word.stop:
                continue
            if reached < start:
                yield Word(reached, start, text[reached - base : start - base], word.tag)
            if start >= word.start:
                yield Word(start, stop, text[start - base : stop - base], "u")
            reached = stop
        if reached < word.stop:
            yield Word(reached, word.stop, text[reached - base : word.stop - base], word.tag)


def _split_word(word: Word, lexis: Lexis) -> Iterator[Word]:
    for part in _split_between(word, lexis):
        yield from _split_end(part, lexis)


def _split_between(word: Word, lexis: Lexis) -> Iterator[Word]:
    """援疆指挥部|会同|县发改委: two names and the verb between them."""
    start = 0
    for begin, end in _iter_seams(word.text, lexis, 0 if word.tag == "v" else 1):
        if begin < start:
            continue
        before, after = word.text[start:begin], word.text[end:]
        listed = end - begin > 1 and lexis.is_known(after)
        opens = (
            listed or lexis.prefix_length(after) > 0 or (end - begin > 1 and _TOWN.match(after) is not None)
        )
        begins = begin == start and opens and not lexis.prefix_length(word.text)
        is_whole = bool(before) and lexis.is_name(before)
        founds = is_whole and word.text[begin:end] in _FOUNDS
        if founds or ((begins or is_whole) and (not after or lexis.is_name(after))):
            if before:
                yield Word(word.start + start, word.start + begin, before, "ORG")
            yield Word(word.start + begin, word.start + end, word.text[begin:end], "v")
            start = end
    if start < len(word.text):
        rest = word.text[start:]
        tag = word.tag if start == 0 else "ORG" if lexis.is_name(rest) else "n"
        yield Word(word.start + start, word.stop, rest, tag)


def _iter_seams(text: str, lexis: Lexis, first: int) -> Iterator[tuple[int, int]]:
    seams = [
        match.span()
        for match in _BETWEEN.finditer(text)
        if match[0] not in _AMBIGUOUS or match.end() == len(text) or _opens_name(text[match.end() :], lexis)
    ]
    # 市旅游协会|同|市餐饮协会: the last character of a name is none of the verb.
    seams.extend((begin + 1, end) for begin, end in list(seams) if text[begin:end] == "会同" and begin)
    seams.extend(
        match.span()
        for match in _BETWEEN_PLACED.finditer(text, first)
        if _opens_name(text[match.end() :], lexis)
    )
    return iter(sorted(seams))


def _opens_name(text: str, lexis: Lexis) -> bool:
    return len(text) > 2 and (
        lexis.prefix_length(text) > 0 or lexis.known_at(text) or _TOWN.match(text) is not None
    )


def _split_end(word: Word, lexis: Lexis) -> Iterator[Word]:
    """徐汇区科委|来, 联影医疗|共建: what the tagger left at the end of a name."""
    if word.tag not in _NAMES:
        yield word
        return
    for length, tag, is_sure in _find_ends(word.text):
        if lexis.is_known(word.text):
            break
        before = word.text[:length]
        is_deed = _DEED.search(word.text) is not None
        if (is_sure and (is_deed or not lexis.is_name(word.text))) or lexis.is_name(before):
            yield Word(word.start, word.start + length, before, word.tag)
            yield Word(word.start + length, word.stop, word.text[length:], tag)
            return
    yield word


@lru_cache(maxsize=65536)
def _find_ends(text: str) -> tuple[tuple[int, str, bool], ...]:
    """(where it begins, its tag, whether it is surely none of the name) of all that may be left at an end."""
    ends = (
        (_PARTICLE, "p", True),
        (_DELEGATION, "n", True),
        (_VERB_AT_END, "v", True),
        (_SUM_AT_END, "m", True),
        (_DOUBTFUL, "p", False),
    )
    found = ((pattern.search(text, 2), tag, is_sure) for pattern, tag, is_sure in ends)
    return tuple((match.start(), tag, is_sure) for match, tag, is_sure in found if match is not None)
