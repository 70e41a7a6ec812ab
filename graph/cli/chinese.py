"""What the program says, in Chinese: messages of every module, by one table of sentences.

The library speaks English, so that its words can be searched for and compared; the command line turns them
into Chinese for who reads Chinese. `data/chinese.txt` holds both; a test finds every message that it lacks.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

_PLACEHOLDER: Final = re.compile(r"\{(\d+)\}")
_LETTERS: Final = re.compile(r"[A-Za-z]")
_MARK: Final = re.compile("[:;,] ")
_HAN: Final = re.compile(r"[\u3400-\u9fff\d]")
# A pattern with fewer letters is looked for last, and only between Chinese words: `{1} is {2}`.
_LEAST_LETTERS: Final = 6
# `paragraph {1}`, and what else says where, has fewer letters than this.
_MOST_PLACE: Final = 10
# What the command puts before a message.
_LABELS: Final = {"Error": "错误", "Warning": "警告", "Note": "注意", "Usage": "用法"}
# What parts a message into such as are told for themselves, and what stands there in Chinese.
_PARTS: Final = (("; ", "；"), (". ", "。"), (", ", "，"))


@dataclass(frozen=True, slots=True)
class Sentence:
    """One message, with {1}, {2} … for what is put in, in both languages."""

    english: str
    chinese: str

    @property
    def letters(self) -> int:
        """How many letters it has besides what is put in: of two that fit, the longer is meant."""
        return len(_LETTERS.findall(_PLACEHOLDER.sub("", self.english)))

    @property
    def is_weak(self) -> bool:
        """Whether it is looked for only where nothing else fits."""
        return self.letters < _LEAST_LETTERS and len(_PLACEHOLDER.findall(self.english)) > 1

    def is_vaguer_than(self, other: "Sentence") -> bool:
        """Whether it would swallow the place that stands before the other, which says more."""
        return ": " not in self.english and self.letters < other.letters

    def read(self, text: str) -> Mapping[str, str] | None:
        """What was put in, by number; None where the text is another message."""
        literal = _PLACEHOLDER.split(self.english)
        if not all(part in text for part in literal[::2]):
            return None
        match = _compile(self.english).fullmatch(text)
        if match is None:
            return None
        words = {name[1:]: words for name, words in match.groupdict().items()}
        # `row {1}` holds a number, and no more of the message.
        is_swallowing = self.letters < _MOST_PLACE and any(map(_MARK.search, words.values()))
        return None if is_swallowing else words

    def fill(self, words: Mapping[str, str]) -> str:
        """The Chinese sentence with these words put in."""
        return _PLACEHOLDER.sub(lambda placeholder: words[placeholder[1]], self.chinese)


def to_chinese(text: str) -> str:
    """A message in Chinese; what the table does not have stays as it is."""
    if not _LETTERS.search(text):
        return text
    sentences, weak = _sentences()
    label, _, labelled = text.partition(": ")
    if label in _LABELS:
        return f"{_LABELS[label]}：{to_chinese(labelled)}"
    found = _find(text, sentences)
    where, colon, rest = text.partition(": ")
    behind = _find(rest, sentences) if colon else None
    if behind is not None and (found is None or found[0].is_vaguer_than(behind[0])):
        return f"{_say_where(where)}：{_fill(*behind)}"
    if found is None:
        found = behind = None
        for mark, chinese in _PARTS:
            said = _say_parts(text, mark, chinese)
            if said is not None:
                return said
        if colon and (_say_where(where) != where.replace(", ", "，") or to_chinese(rest) != rest):
            return f"{_say_where(where)}：{to_chinese(rest)}"
        found = _find(text, weak)
        if found is not None and not all(map(_HAN.search, found[1].values())):
            found = None
    return text if found is None else _fill(*found)


def read_sentences() -> tuple[Sentence, ...]:
    """The table as it is written."""
    text = files("graph.cli").joinpath("data", "chinese.txt").read_text(encoding="utf-8")
    blocks = re.split(r"\n\s*\n", text.strip())
    lines = ([line for line in block.split("\n") if not line.startswith("# ")] for block in blocks)
    return tuple(Sentence(*pair) for pair in lines if pair)


@cache
def _sentences() -> tuple[tuple[Sentence, ...], tuple[Sentence, ...]]:
    """Those that say enough, the longest first; and the weak ones."""
    every = sorted(read_sentences(), key=lambda sentence: -sentence.letters)
    return tuple(each for each in every if not each.is_weak), tuple(each for each in every if each.is_weak)


@cache
def _compile(english: str) -> re.Pattern[str]:
    parts = _PLACEHOLDER.split(english)
    pattern = "".join(
        f"(?P<n{part}>.*?)" if index % 2 else re.escape(part) for index, part in enumerate(parts)
    )
    return re.compile(pattern, re.DOTALL)


def _find(text: str, sentences: Iterable[Sentence]) -> tuple[Sentence, Mapping[str, str]] | None:
    for sentence in sentences:
        words = sentence.read(text)
        if words is not None:
            return sentence, words
    return None


def _fill(sentence: Sentence, words: Mapping[str, str]) -> str:
    return sentence.fill({number: to_chinese(word) for number, word in words.items()})


def _say_parts(text: str, mark: str, chinese: str) -> str | None:
    """The message part by part, if it has several and one of them is in the table."""
    parts = text.split(mark)
    said = [to_chinese(part) for part in parts] if len(parts) > 1 else parts
    return chinese.join(said) if said != parts else None


def _say_where(where: str) -> str:
    """`report.docx, table 2, row 14`: each of its parts."""
    return "，".join(to_chinese(part) for part in where.split(", "))
