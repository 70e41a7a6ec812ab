"""Names that begin with a place or a level: its offices, its government or board, its towns."""

import re

from graph.identity.endings import settle
from graph.identity.lexicon import Known, find_known, parse_department
from graph.identity.othernames import read_other
from graph.identity.prefixes import By, Cut, cut_place
from graph.identity.reading import Reading, Rule, make_reading
from graph.identity.renames import customary, renamed
from graph.identity.selfevident import names_itself
from graph.model import Place

_TOWN = re.compile(
    r"^(?P<town>[\u4e00-\u9fff]{1,7}?(?:镇|(?<![同城下老家故])乡(?!村)|街道|苏木))(?P<organ>.*)$"
)
# 偏城乡: 城乡 ends the name of a town only where it ends the whole name, or goes on as one does.
_CITY_TOWN = re.compile(
    r"^(?P<town>[\u4e00-\u9fff]{1,2}城乡)(?P<organ>(?:人民)?政府|党委|办事处|[\u4e00-\u9fff]{1,8}(?:村|站|所)|)$"
)
_TOWN_ORGANS = frozenset({"", "人民政府", "政府", "办事处", "党委", "党工委", "党政办"})
_OF_GOVERNMENT = re.compile(r"^(?:人民)?政府(?=.)")
# A department that is none of the government's.
_MARITIME = re.compile(r"海事[局处]$")


def read_placed(written: str, name: str, home: Place) -> Reading:
    """The body that a place, or none, and what follows it make: an office, a government, a town, another."""
    cut = cut_place(name, home)
    local = _find_local(cut)
    if local is not None:
        return make_reading(written, Rule.LOCAL, local.name, None, f"{cut.reason}: a name in the gazetteer")
    where = cut.place or home
    # 市政府金融办 is 市金融办; 市政府办公室 is an office of 市政府 itself.
    department = parse_department(_OF_GOVERNMENT.sub("", cut.rest))
    if department is not None and not names_itself(name) and not _MARITIME.search(name):
        head = renamed(cut.place, department)
        office = cut.in_full + customary(department.short + head)
        return make_reading(written, Rule.OFFICE, office, where, cut.reason)
    if cut.rest in {"", "政府", "人民政府"} and cut.by in {By.LEVEL, By.FULL}:
        if cut.in_full.endswith("新区"):
            return make_reading(written, Rule.BOARD, _board(where), where, "a place that acts is its board")
        return make_reading(
            written, Rule.GOVERNMENT, cut.in_full + "政府", where, "a place that acts is its government"
        )
    if cut.rest in {"管委会", "管理委员会"} and cut.in_full.endswith("新区"):
        return make_reading(written, Rule.BOARD, _board(where), where, cut.reason)
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
    return read_other(written, cut, settle(rest), home)


def _find_local(cut: Cut) -> Known | None:
    """省建投 is 浙江省建设投资集团 in Zhejiang: the gazetteer has it with the place written out."""
    if cut.by is not By.LEVEL:
        return None
    for place in (cut.in_full, cut.in_short):
        known = find_known(place + cut.rest)
        if known is not None and not known.weak:
            return known
    return None


def _board(place: Place) -> str:
    """湖南湘江新区管委会: a new area's board bears its whole name."""
    return f"{place.district}管委会"


def _is_office_word(rest: str) -> bool:
    """乡村振兴局, 城镇管理办 begin like towns and are none."""
    return re.match(r"^(?:城|乡|村)?(?:城镇|乡镇|乡村|城乡)", rest) is not None
