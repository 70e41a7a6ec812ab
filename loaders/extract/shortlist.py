"""Which frames a clause may be read by, judged by its characters alone.

Some hundred frames are tried on every clause, and most of them need a character that it does not have. What
each pattern needs is read off the pattern; so a frame is left out only where it could not match.
"""

from collections.abc import Sequence

from loaders.extract.frames import Frame

# Two sets of characters a pattern rule out most frames: its preposition and its verb, for example.
_MOST = 2
_QUANTIFIERS = "?*+{"


class Shortlist:
    """Frames in the order of their precedence, of which a clause picks those that may match it."""

    def __init__(self, frames: Sequence[Frame]) -> None:
        self._frames = tuple(frames)
        self._always, self._by_character = _index(
            [read_needs(frame.pattern.pattern) for frame in self._frames]
        )
        self._picked: dict[int, tuple[Frame, ...]] = {}

    def pick(self, clause: str) -> tuple[Frame, ...]:
        """The frames whose needs a clause meets, in order."""
        met, by_character = self._always, self._by_character
        for character in set(clause) & by_character.keys():
            met |= by_character[character]
        allowed = met & met >> len(self._frames)
        if allowed not in self._picked:
            self._picked[allowed] = tuple(
                frame for place, frame in enumerate(self._frames) if allowed >> place & 1
            )
        return self._picked[allowed]


def read_needs(pattern: str) -> list[frozenset[str]]:
    """Sets of characters, of each of which what a pattern matches holds one; the smallest set first."""
    return sorted(_Reader(pattern).read_choice(), key=len)


def _index(needs: Sequence[Sequence[frozenset[str]]]) -> tuple[int, dict[str, int]]:
    """The needs that are met by themselves, and those that each character meets, as bits of a number.

    The first need of every frame comes first, in the order of the frames, then the second of every frame.
    """
    always, by_character = 0, dict[str, int]()
    for place in range(_MOST):
        for number, sets in enumerate(needs, place * len(needs)):
            if place >= len(sets):
                always |= 1 << number
                continue
            for character in sets[place]:
                by_character[character] = by_character.get(character, 0) | 1 << number
    return always, by_character


class _Reader:
    """Reads a regular expression from left to right, as far as the frames use the language."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._place = 0

    def read_choice(self) -> list[frozenset[str]]:
        """The needs of alternatives: of several each gives one set, and one of all of these is needed."""
        branches = [self._read_sequence()]
        while self._take("|"):
            branches.append(self._read_sequence())
        if len(branches) == 1:
            return branches[0]
        if not all(branches):
            return []
        return [frozenset().union(*(min(branch, key=len) for branch in branches))]

    def _read_sequence(self) -> list[frozenset[str]]:
        needs: list[frozenset[str]] = []
        while self._place < len(self._pattern) and self._pattern[self._place] not in "|)":
            element = self._read_element()
            if not self._may_be_left_out():
                needs.extend(element)
        return needs

    def _read_element(self) -> list[frozenset[str]]:
        character = self._next()
        if character == "(":
            return self._read_group()
        if character == "[":
            return self._read_class()
        if character == "\\":
            self._next()
            return []
        return [] if character in ".^$" else [frozenset(character)]

    def _read_group(self) -> list[frozenset[str]]:
        looks_around = any(self._take(mark) for mark in ("?=", "?!", "?<=", "?<!"))
        if not looks_around and not self._take("?:") and self._take("?P<"):
            while self._next() != ">":
                pass
        needs = self.read_choice()
        self._next()
        return [] if looks_around else needs

    def _read_class(self) -> list[frozenset[str]]:
        """[一两二]; of what is left out, of ranges and of kinds of characters nothing is known."""
        begin = self._place
        while self._next() != "]" or self._place == begin + 1:
            pass
        members = self._pattern[begin : self._place - 1]
        return [] if {"^", "-", "\\"} & set(members) else [frozenset(members)]

    def _may_be_left_out(self) -> bool:
        """Reads what says how often an element stands: ?, *, +, {0,8}, each with ? for as few as possible."""
        if self._place == len(self._pattern) or self._pattern[self._place] not in _QUANTIFIERS:
            return False
        mark = self._next()
        least = ""
        if mark == "{":
            while (digit := self._next()) not in ",}":
                least += digit
            while digit != "}":
                digit = self._next()
        self._take("?")
        return mark in "?*" or (mark == "{" and int(least or 0) == 0)

    def _take(self, words: str) -> bool:
        if not self._pattern.startswith(words, self._place):
            return False
        self._place += len(words)
        return True

    def _next(self) -> str:
        self._place += 1
        return self._pattern[self._place - 1]
