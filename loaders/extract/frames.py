"""The frames of `loaders/data/frames.toml`, ready to match: how a clause says that bodies are tied."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from graph.model import Action, Direction, Kind, RelationType, Status

# Signs that stand in an encoded clause for what a pattern must not look into (see `encoding.py`).
GROUP_FIRST, GROUP_LAST = "\ue000", "\ue7ff"
TITLE_FIRST, TITLE_LAST = "\ue800", "\uefff"
_GROUP = f"[{GROUP_FIRST}-{GROUP_LAST}]"
_TITLE = f"[{TITLE_FIRST}-{TITLE_LAST}]"
# Thirty characters hold what a clause puts between a body and its verb (the purpose, the matter, the time).
_GAP = f"[^{GROUP_FIRST}-{GROUP_LAST}]{{0,30}}?"
_WIDE_GAP = ".{0,40}?"
# The classes of verbs that the file defines have names of capitals.
_CLASS = re.compile(r"\b[A-Z]{4,}\b")
# Chinese characters, as against the punctuation of a pattern and the signs of clauses.
_READABLE = re.compile("[\u4e00-\u9fff]")
_WORDS = {
    "T": f"(?P<tail>{_GROUP})",
    "H": f"(?P<head>{_GROUP})",
    "G": f"(?P<members>{_GROUP})",
    "D": f"(?P<title>{_TITLE})",
    "~~": _WIDE_GAP,
    "~": _GAP,
    # 会同, 共同 and the like are words of their own.
    "WITH": "(?:与|和|(?<![会共陪随协偕合])同|跟)",
    "BOTH": "(?P<both>双方|两地|彼此|三方|各方)",
    # Behind members that act among themselves: no 与, which would name whom they act with.
    "AMONG": f"(?:共同|[^{GROUP_FIRST}-{GROUP_LAST}与和同跟]){{0,20}}?",
    "ADV": r"[^\ue000-\ue7ff]{0,12}?",
}

_TAKING_ALONG = frozenset({"act-in-concert", "follow", "act-with", "accompanied-by"})


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to say a tie. `pattern` has the groups tail and head, or members, or both (双方)."""

    name: str
    type: RelationType
    pattern: re.Pattern[str]
    meaning: str
    example: str
    gives: str
    """A tie that the example gives: head, type, tail and status; 我 is the reporting unit."""
    against: str
    words: str
    """The pattern as the file has it."""
    action: Action | None = None
    direction: Direction | None = None
    swap: bool = False
    document: bool = False
    fronted: bool = False
    """Whether the tail must be whom the clause names first, as its subject."""
    status: Status | None = None
    """How far it has come where the text does not say otherwise."""
    tail_kinds: frozenset[Kind] = frozenset()
    """What the tail must be, if it must be anything: only an office grants what one applies for."""
    joined: bool = False
    """Whether its members must be two that 与 or 和 joins: 组织甲与乙对接, not 组织甲、乙对接."""
    takes_partner: bool = False
    """Whether it says with whom the subject did something: 与甲 …"""

    @property
    def is_arrival(self) -> bool:
        """Whether it says that the tail came to the unit: 甲来访, 甲来区检查."""
        return self.swap and self.name.startswith("come-")

    @property
    def is_of_sides(self) -> bool:
        """Whether it says what the sides do that an earlier clause names: 双方…"""
        return "both" in self.pattern.groupindex

    @property
    def takes_along(self) -> bool:
        """Whether the other does with the subject what follows: 会同甲检查乙, 随甲走访乙."""
        return self.name in _TAKING_ALONG

    @property
    def answers_at_once(self) -> bool:
        """Whether it is the running subject that an order or a reception goes to: 由甲接待, 由甲陪同."""
        return self.is_order and self.words.startswith("由 H")

    @property
    def tells_of_company(self) -> bool:
        """Whether it only says who acts with whom; that they came is still to be read."""
        return self.takes_along or "members" in self.pattern.groupindex

    @property
    def is_order(self) -> bool:
        """Whether it names only who gave the order; who carries it out stands in the next clause."""
        groups = self.pattern.groupindex
        return "head" in groups and "tail" not in groups


@cache
def read_frames() -> Sequence[Frame]:
    """All frames in the order of their precedence.

    Raises:
        KeyError, ValueError: a frame of the packaged file is malformed; this is a defect.
    """
    source = files("loaders").joinpath("data", "frames.toml").read_text(encoding="utf-8")
    content = tomllib.loads(source)
    return tuple(_read_frame(entry, content["verbs"]) for entry in content["frame"])


def compile_pattern(words: str, verbs: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    """A pattern of the file as a regular expression over clauses; its verbs are groups without a name."""
    pieces, open_ = [], ""
    for word in _spell_out(words, verbs).split():
        open_ += _WORDS.get(word, word)
        if _is_expression(open_):
            is_verb = _READABLE.search(open_) and open_ not in _WORDS.values()
            pieces.append(f"({open_})" if is_verb else open_)
            open_ = ""
    return re.compile("".join(pieces) + open_)


def _spell_out(words: str, verbs: Mapping[str, Sequence[str]]) -> str:
    """The pattern with the words of each class in its place; a word may name another class."""

    def words_of(match: re.Match[str]) -> str:
        members = verbs.get(match[0])
        return match[0] if members is None else f"(?:{_spell_out('|'.join(members), verbs)})"

    return _CLASS.sub(words_of, words)


def iter_verbs(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Where the words stand that a frame was recognised by; all of its match where it has no such words."""
    found = map(match.span, _verb_groups(match.re))
    spans = sorted({(start, stop) for start, stop in found if start < stop})
    yield from spans or [match.span()]


@cache
def _verb_groups(pattern: re.Pattern[str]) -> tuple[int, ...]:
    """The groups of a frame's pattern that have no name."""
    named = set(pattern.groupindex.values())
    return tuple(group for group in range(1, pattern.groups + 1) if group not in named)


def _is_expression(piece: str) -> bool:
    """Whether a piece of a pattern is one by itself, with no bracket left open."""
    try:
        re.compile(piece)
    except re.error:
        return False
    return True


def _read_kinds(kinds: str | Sequence[str]) -> frozenset[Kind]:
    """One kind or several, as the file has them."""
    return frozenset(map(Kind, (kinds,) if isinstance(kinds, str) else kinds))


def _read_frame(entry: Mapping[str, Any], verbs: Mapping[str, Sequence[str]]) -> Frame:
    return Frame(
        name=str(entry["name"]),
        type=RelationType(str(entry["type"])),
        pattern=compile_pattern(str(entry["pattern"]), verbs),
        meaning=str(entry["meaning"]),
        example=str(entry["example"]),
        gives=str(entry["gives"]),
        against=str(entry["against"]),
        words=str(entry["pattern"]),
        action=Action(str(entry["action"])) if "action" in entry else None,
        direction=Direction(str(entry["direction"])) if "direction" in entry else None,
        swap=bool(entry.get("swap", False)),
        fronted=bool(entry.get("fronted", False)),
        status=Status(str(entry["status"])) if "status" in entry else None,
        tail_kinds=_read_kinds(entry.get("tail_kind", ())),
        joined=bool(entry.get("joined", False)),
        document=bool(entry.get("document", False)),
        takes_partner=str(entry["pattern"]).startswith("WITH T"),
    )
