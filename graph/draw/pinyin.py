"""How names are read aloud, so that people find them by pinyin or by initials.

A character has one reading for the whole page, the one that most names need; a name that needs another says
so at the place. Readings are pypinyin's, by words; those of `readings.csv` come before them.
"""

import csv
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# The reading of each place in a text that is not read as its character is by itself.
Deviations = dict[int, str]


@dataclass(frozen=True, slots=True)
class Pinyin:
    """The readings of some texts, without tones and with `v` for ü.

    `characters` has, by reading, those that are read so; `exceptions` has for a text the places, counted in
    Unicode characters from 0, at which it is read otherwise, with the reading there.
    """

    characters: Mapping[str, str]
    exceptions: Mapping[str, Deviations]

    def to_json(self) -> dict[str, object]:
        """The readings for the page's script."""
        return {"characters": self.characters, "exceptions": self.exceptions}


def read_pinyin(texts: Iterable[str]) -> Pinyin:
    """The readings of the Chinese characters of these texts."""
    known = list(dict.fromkeys(texts))
    alone, ambiguous = _read_alone(set().union(*known))
    words = _read_words(alone.keys(), ambiguous)
    deviations = _find_deviations(known, words, alone)
    usual = _choose_usual(known, deviations, alone)
    by_reading: dict[str, str] = {}
    for character, reading in sorted(usual.items()):
        by_reading[reading] = by_reading.get(reading, "") + character
    return Pinyin(by_reading, _except(known, deviations, alone, usual))


def _read_alone(characters: Set[str]) -> tuple[dict[str, str], set[str]]:
    """The reading of each character by itself, and those that have others besides."""
    if not any(character >= "\u3400" for character in characters):
        return {}, set()
    from pypinyin.constants import PINYIN_DICT

    own = _own_readings()
    alone, ambiguous = {}, set()
    for character in characters:
        readings = dict.fromkeys(map(_plain, PINYIN_DICT.get(ord(character), "").split(",")))
        if "" in readings:
            continue
        alone[character] = own[character][0] if character in own else next(iter(readings))
        if len(readings) > 1:
            ambiguous.add(character)
    return alone, ambiguous


def _read_words(characters: Set[str], ambiguous: Set[str]) -> dict[str, Sequence[str]]:
    """The words that these characters can make and that say how an ambiguous one is read."""
    if not ambiguous:
        return {}
    from pypinyin.constants import PHRASES_DICT

    words: dict[str, Sequence[str]] = {
        word: [_plain(reading[0]) for reading in readings]
        for word, readings in PHRASES_DICT.items()
        if not ambiguous.isdisjoint(word) and characters >= set(word)
    }
    own = {word: readings for word, readings in _own_readings().items() if len(word) > 1}
    return words | {word: readings for word, readings in own.items() if characters >= set(word)}


def _find_deviations(
    texts: Iterable[str], words: Mapping[str, Sequence[str]], alone: Mapping[str, str]
) -> dict[str, Deviations]:
    """For each text, the places at which a word of it is read otherwise than its characters by themselves."""
    if not words:
        return {}
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for word in words:
        automaton.add_word(word, word)
    automaton.make_automaton()
    otherwise = {
        word: found
        for word, readings in words.items()
        if (found := [(i, own) for i, own in enumerate(readings) if own != alone[word[i]]])
    }
    deviations: dict[str, Deviations] = {}
    for text in texts:
        # Longest words first, from the left: 社会计划 holds no accountant (会计).
        for last, word in automaton.iter_long(text):
            for i, reading in otherwise.get(word, ()):
                deviations.setdefault(text, {})[last - len(word) + 1 + i] = reading
    return deviations


def _choose_usual(
    texts: Iterable[str], deviations: Mapping[str, Deviations], alone: Mapping[str, str]
) -> dict[str, str]:
    """The reading of each character that most places need."""
    total = Counter("".join(texts))
    other = Counter(
        (text[at], reading) for text, places in deviations.items() for at, reading in places.items()
    )
    usual = dict(alone)
    for (character, reading), count in other.items():
        if 2 * count > total[character]:
            usual[character] = reading
    return usual


def _except(
    texts: Iterable[str],
    deviations: Mapping[str, Deviations],
    alone: Mapping[str, str],
    usual: Mapping[str, str],
) -> dict[str, Deviations]:
    """The places that are read otherwise than is usual on the page."""
    changed = {character for character, reading in usual.items() if alone[character] != reading}
    exceptions: dict[str, Deviations] = {}
    for text in texts:
        places = deviations.get(text, {})
        if not changed.isdisjoint(text):
            places = {at: alone[own] for at, own in enumerate(text) if own in changed} | places
        found = {at: reading for at, reading in places.items() if usual[text[at]] != reading}
        if found:
            exceptions[text] = found
    return exceptions


@cache
def _own_readings() -> dict[str, list[str]]:
    """The readings that were looked into by hand, by word."""
    text = files("graph.draw").joinpath("readings.csv").read_text(encoding="utf-8")
    return {row["words"]: row["reading"].split() for row in csv.DictReader(text.splitlines())}


@cache
def _plain(reading: str) -> str:
    """A syllable without its tone: lǚ is lv."""
    letters = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    return "".join(letter for letter in letters if letter.isascii())
