"""Who does what in a joint act: 由甲主办，乙承办，丙协办; 由甲牵头."""

import re
from collections.abc import Mapping

from graph.model import Role
from loaders.extract.encoding import EncodedSentence, Group
from loaders.extract.frames import GROUP_FIRST, GROUP_LAST

_GROUP = f"(?P<group>[{GROUP_FIRST}-{GROUP_LAST}])"
_NAMED = f"(?P<named>[{GROUP_FIRST}-{GROUP_LAST}])"
_ADVERB = "(?:联合|共同|具体|负责|分别|予以|积极|全力)*"
_WORDING = {
    Role.ORGANISER: rf"{_GROUP}{_ADVERB}主办",
    Role.HOST: rf"{_GROUP}{_ADVERB}承办",
    Role.SUPPORT: rf"{_GROUP}{_ADVERB}(?:协办|配合|协助|支持举办)|(?:协办|支持)单位(?:为|是){_NAMED}",
    Role.LEAD: rf"{_GROUP}{_ADVERB}牵头",
}
_PATTERNS = {role: re.compile(wording) for role, wording in _WORDING.items()}


def read_roles(sentence: EncodedSentence) -> Mapping[Role, Group]:
    """The group that has each role, for the roles that a sentence gives; the first wording of each counts."""
    found: dict[Role, Group] = {}
    for clause in sentence.clauses:
        for role, pattern in _PATTERNS.items():
            match = pattern.search(clause.text)
            if match is not None and role not in found:
                found[role] = sentence.groups[match.groupdict().get("named") or match["group"]]
    return found
