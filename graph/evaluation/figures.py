"""What is measured of a report, and what was missed or made up."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.model import Labelled


class Figure(Labelled):
    """What is measured, in the order in which it is shown."""

    ROWS = "rows", "行数"
    UNITS = "units", "填报单位"
    PLACE = "place", "地区"
    AS_OF = "as_of", "截止日期"
    ORGANIZATIONS = "organizations", "单位"
    WRONG_MERGES = "wrong_merges", "误合并"
    SPLITS = "splits", "误拆分"
    NAMED = "named", "名称"
    KIND = "kind", "类别"
    LEVEL = "level", "层级"
    PARTS = "parts", "隶属"
    DECLARED = "declared", "列示关系"
    STATED = "stated", "叙述关系"
    STATED_PAIRS = "stated_pairs", "叙述关系（不论类型）"
    STATUS = "status", "状态"
    AGREEMENTS = "agreements", "协议"
    SHARED = "shared", "共同对接单位"
    PENDING_AS_DONE = "pending_as_done", "未定作已定"
    UNGROUNDED = "ungrounded", "无依据"
    MISPLACED = "misplaced", "位置不符"
    UNSUPPORTED = "unsupported", "原文未提及"
    MISQUOTED = "misquoted", "引文不符"

    @property
    def is_count(self) -> bool:
        """Whether it counts defects, so that less is better and 0 is right."""
        return self in _COUNTS


_COUNTS = frozenset(
    {
        Figure.WRONG_MERGES, Figure.SPLITS, Figure.PENDING_AS_DONE, Figure.UNGROUNDED, Figure.MISPLACED,
        Figure.UNSUPPORTED, Figure.MISQUOTED,
    }
)  # fmt: skip


class FindingKind(Labelled):
    """In which way a graph differs from the annotation."""

    MISSED_UNIT = "missed unit", "漏填报单位"
    FALSE_UNIT = "false unit", "误填报单位"
    MISSED_ORGANIZATION = "missed organization", "漏单位"
    FALSE_ORGANIZATION = "false organization", "误单位"
    WRONG_MERGE = "wrong merge", "误合并"
    SPLIT = "split", "误拆分"
    OTHER_NAME = "other name", "名称不符"
    WRONG_KIND = "wrong kind", "类别不符"
    WRONG_LEVEL = "wrong level", "层级不符"
    MISSED_PART = "missed part", "漏隶属"
    MISSED_DECLARED = "missed declared", "漏列示关系"
    FALSE_DECLARED = "false declared", "误列示关系"
    MISSED_STATED = "missed stated", "漏叙述关系"
    FALSE_STATED = "false stated", "误叙述关系"
    WRONG_STATUS = "wrong status", "状态不符"
    MISSED_AGREEMENT = "missed agreement", "漏协议"
    FALSE_AGREEMENT = "false agreement", "误协议"
    MISSED_SHARED = "missed shared", "漏共同对接单位"
    FALSE_SHARED = "false shared", "误共同对接单位"
    UNGROUNDED = "ungrounded", "无依据"
    MISPLACED = "misplaced", "位置不符"
    UNSUPPORTED = "unsupported", "原文未提及"
    MISQUOTED = "misquoted", "引文不符"


@dataclass(frozen=True, slots=True)
class Score:
    """Precision over what was said, recall over what is wanted; both are 1 where there is nothing.

    What was said may hit a thing twice, and one thing wanted may be hit by one of several: the hits are
    counted on both sides.
    """

    right: int
    said: int
    found: int
    wanted: int

    @property
    def precision(self) -> float:
        """The share of what was said that is right."""
        return self.right / self.said if self.said else 1.0

    @property
    def recall(self) -> float:
        """The share of what is wanted that was found."""
        return self.found / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def to_json(self) -> dict[str, float]:
        """Precision, recall, F1 (to the thousandth), and of how many."""
        return {
            "precision": round(self.precision, 3),
            "recall": round(self.recall, 3),
            "f1": round(self.f1, 3),
            "said": self.said,
            "wanted": self.wanted,
        }


@dataclass(frozen=True, slots=True)
class Tally:
    """A number that was read beside the one that is right."""

    said: int | None
    wanted: int

    def to_json(self) -> dict[str, int | None]:
        """Both numbers."""
        return {"said": self.said, "wanted": self.wanted}


@dataclass(frozen=True, slots=True)
class Share:
    """How many of what was judged are right; `default` is its value where there was nothing to judge."""

    right: int
    judged: int
    default: float = field(default=1.0, compare=False)

    @classmethod
    def of(cls, verdicts: Sequence[bool], default: float = 1.0) -> "Share":
        """Of what is judged one by one."""
        return cls(sum(verdicts), len(verdicts), default)

    @property
    def value(self) -> float:
        """From 0 to 1."""
        return self.right / self.judged if self.judged else self.default

    def to_json(self) -> float:
        """To the thousandth."""
        return round(self.value, 3)


Value = Score | Tally | Share | bool | int | None
"""A score, two numbers to be equal, a share, whether something is right, a count; None: not measured."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One difference: what it is about, and the sentence behind it (empty where none is known)."""

    kind: FindingKind
    what: str
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All figures of one report, and all that was missed and made up; stages give parts of it."""

    figures: dict[Figure, Value] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The figures by name, as plain values."""
        return {figure.value: value_to_json(value) for figure, value in self.figures.items()}


def value_to_json(value: Value) -> Any:
    """A figure as JSON knows it."""
    return value.to_json() if isinstance(value, Score | Tally | Share) else value
