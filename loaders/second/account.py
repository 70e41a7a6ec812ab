"""What a second reader was asked, what it added, and what of its answers was dropped, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.model import Labelled, RelationType, Status


class Drop(Labelled):
    """Why something that the model said is not taken."""

    UNREADABLE = "not in the agreed form", "不合约定格式"
    SENTENCE = "of a sentence that it was not asked about", "所指句子不在所问之列"
    WORDING = "words that do not stand there", "所引文字与原文不符"
    VOCABULARY = "a type or status that does not exist", "关系类型或状态不存在"
    NO_NAME = "words that are no name of a body", "所引文字不是单位名称"
    CROSSING = "a name cut otherwise than the rules read it", "名称界限与规则所读不同"
    GROUP = "a described group, which is no body", "合称，不是单位"
    ITSELF = "a tie of a body with itself", "自己与自己的关系"
    KNOWN = "two bodies of which the rules read a tie", "规则已读出两者关系"
    DENIED = "what the text denies, or does not bear out", "原文否定或无此意"
    REPEATED = "said twice", "重复"
    TOO_MANY = "more than a batch can hold", "数量过多"


@dataclass(frozen=True, slots=True)
class Added:
    """One tie that the model added, by name."""

    row: int
    head: str
    type: RelationType
    tail: str
    status: Status
    words: str
    """The words of the sentence that it goes by."""
    text: str
    """The sentence."""


@dataclass(frozen=True, slots=True)
class SecondAccount:
    """How one report went through the second reader."""

    host: str
    model: str
    sentences: int
    """How many were sent."""
    questions: int
    """In how many batches."""
    failed: tuple[str, ...] = ()
    """Why batches got no answer; their sentences have the rules' reading only."""
    added: tuple[Added, ...] = ()
    dropped: Mapping[Drop, int] = field(default_factory=dict)

    def to_dict(self) -> dict[str, object]:
        """All of it as plain values, for JSON."""
        return {
            "host": self.host,
            "model": self.model,
            "sentences": self.sentences,
            "questions": self.questions,
            "failed": list(self.failed),
            "added": [
                {
                    "row": each.row,
                    "head": each.head,
                    "type": each.type.value,
                    "tail": each.tail,
                    "status": each.status.value,
                    "words": each.words,
                    "text": each.text,
                }
                for each in self.added
            ],
            "dropped": {drop.value: count for drop, count in sorted(self.dropped.items())},
        }
