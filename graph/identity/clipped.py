"""What a firm is called before the names of its parts: 国贸集团|党委, 葛洲坝|房地产公司."""

import re
from collections.abc import Iterator

from graph.identity.lexicon import fold_brackets, is_head
from graph.identity.places import leading_places
from graph.model import Place

_FORM = re.compile(r"(?:（集团）|集团)?(?:控股)?(?:股份|责任)?(?:有限)(?:责任)?公司$|集团(?:总)?公司$")
_ENDS = ("公司", "集团")
_GROUP = re.compile(r"(?:（集团）|集团)")
# 嘉兴市建设 of 嘉兴市建设集团 says nothing of 嘉兴市建设工程公司.
_TRADE = re.compile(
    r"(?:城市|城乡|交通|水利|工业|农业|农村|文化|旅游|教育|商业|粮食|供销|能源|环保|环境|生态|水务|供水|公交|燃气|热力|电力|港口|机场|铁路|公路|路桥|市政|园林|房地产|地产|住房|国有|资产|资本|产业|实业|贸易|商贸|物流|建设|建筑|建工|投资|开发|发展|运营|经营|管理|控股)+"
)
# 齐鲁石化|公司: a brand of so many characters is told by itself, whatever stands behind it.
_PLAIN = "公司"
LONG_BRAND = 4
# Shorter brands begin the names of others, too: 长江, 东方.
_SHORTEST = 3


def iter_clipped(name: str, home: Place) -> Iterator[str]:
    """Shorter ways to say a firm's name: without its place, its legal form, the word 集团.

    Whether one of them is used for this body, and no other, is for the caller to see to.
    """
    if not name.endswith(_ENDS):
        return
    name = fold_brackets(name)
    form = _FORM.search(name)
    core = name[: form.start()] if form is not None else name.removesuffix("集团")
    if core == name:
        brand = _without_place(name.removesuffix(_PLAIN), home)
        if len(brand) >= LONG_BRAND and not is_head(brand):
            yield brand
        return
    is_group = _GROUP.search(name) is not None
    for stem in dict.fromkeys((core, core.removeprefix("中国"), _without_place(core, home))):
        for called in (stem + "集团", stem) if is_group else (stem,):
            is_plain = _TRADE.fullmatch(_without_place(called, home)) is not None
            is_telling = called.endswith("集团") or not (is_head(called) or is_plain)
            if called != name and len(called) >= _SHORTEST and is_telling:
                yield called


def _without_place(core: str, home: Place) -> str:
    length = 0
    # 浙江|嘉兴|民丰
    while step := leading_places(core[length:], home)[1]:
        length += step
    return core[length:]
