"""Groups that name no member: how those that the columns list stand in sentences, and nouns that mean groups.

上海有关行业协会 of a counterpart column is found in a sentence as 上海相关行业协会 and as 上海的行业协会 too.
"""

import re
from collections.abc import Iterator

_QUALIFIER = "(?:的|有关|相关|各类|各|部分|多家|一批|等)*"
_GROUP_NOUNS = re.compile(
    r"(?:行业协会|商协会|协会|商会|央企|国企|企业|部门|机构|单位|院校|高校|银行|组织|园区|学校|医院|社会组织|委办局|金融部门|金融机构|龙头企业)$"
)
_BARE_NOUN = re.compile(rf"(?:街道|乡镇|镇街|苏木|镇|乡|村|社区|{_GROUP_NOUNS.pattern[:-1]})$")


def is_group_noun(name: str) -> bool:
    """Whether this is a noun for a group and nothing else: 企业, 行业协会."""
    return _GROUP_NOUNS.fullmatch(name) is not None


class Groups:
    """The groups that the counterpart columns of one report list."""

    def __init__(self) -> None:
        self._patterns: dict[str, re.Pattern[str]] = {}

    def add(self, name: str, prefix: int) -> None:
        """Takes in a group, without blanks, of which the first `prefix` characters are its place or level."""
        self._patterns[name] = _pattern(name, prefix)

    def holds(self, name: str) -> bool:
        """Whether a name without blanks stands for a listed group."""
        return name in self._patterns or any(pattern.fullmatch(name) for pattern in self._patterns.values())

    def iter(self, text: str) -> Iterator[tuple[int, int]]:
        """(start, stop) of every listed group in a text without blanks."""
        for pattern in self._patterns.values():
            for match in pattern.finditer(text):
                yield match.span()


def _pattern(name: str, prefix: int) -> re.Pattern[str]:
    """上海有关行业协会 as it may stand in a sentence: 上海相关行业协会, 上海的行业协会."""
    noun = re.sub(_QUALIFIER, "", name[prefix:]) or name[prefix:]
    # 有关街道 without a place is a group only with its qualifier: 街道 alone is the one that reports.
    is_bare = not prefix and noun != name and _BARE_NOUN.fullmatch(noun) is not None
    qualifier = f"{_QUALIFIER[:-1]}+" if is_bare else _QUALIFIER
    return re.compile(re.escape(name[:prefix]) + qualifier + re.escape(noun))
