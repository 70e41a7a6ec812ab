"""The sides of a tie → its pairs, in bundles: what one bundle signs is one paper."""

import re

from graph.identity.numerals import read_number
from graph.model import RelationType
from loaders.extract.context import Context, Reading
from loaders.extract.frames import Frame
from loaders.extract.pairing import Bundle, Pair, pair_members, pair_sides, pair_with_unit
from loaders.extract.runs import Group
from loaders.extract.titles import Said

_RESPECTIVELY = re.compile("分别|各自")
# Those who sign one after the other sign a paper each.
_APART = re.compile("先后|陆续|逐一|逐家|逐个|依次")
_PAPERS = re.compile(r"([\d一二两三四五六七八九十]+)份")
_MANY_SIDED = re.compile(r"三方|四方|五方|多方|三地|四地")
# 甲与乙、丙三家共同推出: all three act; in 与乙、丙两家银行签约 the two are one side.
_ALL_OF_THEM = re.compile(
    r"(?P<number>[三四五六七八九十3-9])(?:家|个|所|校|院|局|市|县|区|镇|国|省|村|部门|单位|委|馆|社)"
    r"(?:单位|部门|协会|商会|医院|企业|公司|学校|高校|景区|镇街|县区)?(?=共同|联合|一起|一道|携手|合作|协同|联手|签|结成|达成|共)"
)


def deal_bundles(
    frame: Frame,
    kind: RelationType,
    heads: Group | None,
    tails: Group | None,
    said: Said,
    reading: Reading,
    context: Context,
) -> list[Bundle]:
    if heads is tails and heads is not None:
        return [tuple(pair_members(heads.names))]
    bundles = deal_pairs(heads, tails, reading.clause.text, context)
    if len(bundles) != 1:
        return bundles
    more: list[Pair] = []
    if kind is RelationType.JOINT_ACTION and frame.takes_partner:
        more.extend(pair_with_unit(heads, context.unit, context.names))
    is_mutual = frame.takes_partner or frame.is_of_sides
    if tails is not None and is_mutual and _names_all(heads, tails, _with_titles(reading)):
        more.extend(pair_members(tails.names))
        more.extend(pair_members(heads.names if heads is not None else ()))
    elif "共同" in said.acting and heads is not None and tails is not None:
        # 甲、乙与丙共同发起: all of them are the subject.
        more.extend(pair_members(heads.names))
    return [(*bundles[0], *more)]


def _with_titles(reading: Reading) -> str:
    """The clause with what its titles say: 签订《三方协议》."""
    titles = reading.sentence.titles
    return "".join(titles.get(sign, sign) for sign in reading.clause.text)


def _names_all(heads: Group | None, tails: Group, clause: str) -> bool:
    """Whether the clause calls the act many-sided: 三方, or 三家 where it names two and the subject."""
    if _MANY_SIDED.search(clause):
        return True
    counted = _ALL_OF_THEM.search(clause)
    sides = len(tails.names) + (len(heads.names) if heads is not None else 1)
    return counted is not None and read_number(counted["number"]) == sides


def deal_pairs(heads: Group | None, tails: Group | None, clause: str, context: Context) -> list[Bundle]:
    """The pairs of two sides, and which of them sign one paper."""
    bundles = list(
        pair_sides(
            heads,
            tails,
            context.names,
            respectively=_RESPECTIVELY.search(clause) is not None,
            apart=_APART.search(clause) is not None,
        )
    )
    # 与甲、乙、丙签订协议3份: as many papers as pairs.
    counted = _PAPERS.search(clause)
    if counted and len(bundles) == 1 and read_number(counted[1]) == len(bundles[0]):
        return [(pair,) for pair in bundles[0]]
    return bundles
