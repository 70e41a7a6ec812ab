"""An answer → the claims it makes, in the form that was asked for; whatever else it holds is counted."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from graph.model import Action, Direction, Labelled, RelationType, Status
from loaders.second.account import Drop

# More ties than this a sentence does not state; an answer of thousands is no answer.
_MOST_FOR_EACH = 20
_FENCED = re.compile(r"```(?:json)?\s*\n(?P<inside>.*?)```", re.DOTALL)
_THOUGHT = re.compile(r"<think>.*?</think>", re.DOTALL)
_L = TypeVar("_L", bound=Labelled)


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words that are said to stand in a sentence; `start` is None where the answer leaves it out."""

    text: str
    start: int | None = None

    def find(self, sentence: str) -> tuple[int, int] | None:
        """Where they stand: at their start, or where they stand only once; None where that is nowhere."""
        start = self.start
        if start is None:
            start = sentence.find(self.text)
            if start < 0 or sentence.find(self.text, start + 1) >= 0:
                return None
        if start < 0 or not sentence.startswith(self.text, start):
            return None
        return start, start + len(self.text)


@dataclass(frozen=True, slots=True)
class Claim:
    """A tie that the model says a sentence states; an end of None is the reporting unit."""

    sentence: int
    """The number of the sentence in its batch."""
    head: Quoted | None
    type: RelationType
    tail: Quoted | None
    status: Status
    words: Quoted
    direction: Direction | None = None
    action: Action | None = None


def read_answer(content: str, sentences: int, drops: Counter[Drop]) -> list[Claim]:
    """The claims of an answer to a batch of so many sentences; what is none goes into `drops`."""
    ties = _find_ties(content)
    if ties is None:
        drops[Drop.UNREADABLE] += 1
        return []
    most = _MOST_FOR_EACH * sentences
    drops[Drop.TOO_MANY] += max(0, len(ties) - most)
    claims = []
    for tie in ties[:most]:
        claim = _read_claim(tie)
        if isinstance(claim, Drop):
            drops[claim] += 1
        else:
            claims.append(claim)
    return claims


def _find_ties(content: str) -> list[Any] | None:
    """The list of ties in an answer: JSON alone, in a fence, or with words around it."""
    for text in _iter_candidates(_THOUGHT.sub("", content)):
        try:
            answer = json.loads(text)
        except (ValueError, RecursionError):
            continue
        if isinstance(answer, dict) and isinstance(answer.get("ties"), list):
            ties: list[Any] = answer["ties"]
            return ties
    return None


def _iter_candidates(content: str) -> Iterator[str]:
    yield content
    yield from (match["inside"] for match in _FENCED.finditer(content))
    first, last = content.find("{"), content.rfind("}")
    if 0 <= first < last:
        yield content[first : last + 1]


def _read_claim(tie: object) -> Claim | Drop:
    if not isinstance(tie, dict):
        return Drop.UNREADABLE
    number = tie.get("id")
    if not isinstance(number, int) or isinstance(number, bool):
        return Drop.UNREADABLE
    head, tail, words = (_read_quoted(tie.get(key)) for key in ("head", "tail", "words"))
    if isinstance(head, Drop) or isinstance(tail, Drop) or not isinstance(words, Quoted):
        return Drop.UNREADABLE
    kind, status = _read_member(RelationType, tie, "type"), _read_member(Status, tie, "status")
    if kind is None or status is None:
        return Drop.VOCABULARY
    # What is said beside the tie may be wrong without the tie being so.
    direction = _read_member(Direction, tie, "direction") if kind is RelationType.VISIT else None
    action = _read_member(Action, tie, "action") if kind is RelationType.JOINT_ACTION else None
    return Claim(number, head, kind, tail, status, words, direction, action)


def _read_quoted(value: object) -> Quoted | Drop | None:
    """An end or the words: a string, or an object with text and start; null is the unit."""
    if value is None:
        return None
    if isinstance(value, str):
        return Quoted(value) if value.strip() else Drop.UNREADABLE
    if not isinstance(value, dict):
        return Drop.UNREADABLE
    text, start = value.get("text"), value.get("start")
    if not isinstance(text, str) or not text.strip():
        return Drop.UNREADABLE
    if start is not None and (not isinstance(start, int) or isinstance(start, bool)):
        return Drop.UNREADABLE
    return Quoted(text, start)


def _read_member(vocabulary: type[_L], tie: Mapping[str, object], key: str) -> _L | None:
    value = tie.get(key)
    return next((member for member in vocabulary if member.value == value), None)
