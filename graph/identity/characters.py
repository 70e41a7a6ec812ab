"""Which characters of a full form an abbreviation keeps, which it drops, and which it replaces."""

from dataclasses import dataclass

from graph.model import Labelled


class Fate(Labelled):
    """What became of characters on the way from the full form to the written one."""

    KEPT = "kept", "保留"
    DROPPED = "dropped", "省略"
    REPLACED = "replaced", "替换"
    ADDED = "added", "添加"


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that stand together and share a fate."""

    fate: Fate
    written: str
    """What is written, "" where it was dropped."""
    full: str
    """What the full form has, "" where it was added."""


def compare_characters(written: str, full: str) -> tuple[Run, ...]:
    """The runs that lead through both forms: of 经贸 and 经济贸易, 经, 济 dropped, 贸, 易 dropped.

    As many characters are kept, in their order, as can be; of several ways the one that keeps the first.
    """
    common = _common_lengths(written, full)
    runs: list[Run] = []
    at, of = 0, 0
    brief, long = "", ""
    while at < len(written) or of < len(full):
        if at < len(written) and of < len(full) and written[at] == full[of]:
            _close(runs, brief, long)
            brief = long = ""
            _keep(runs, written[at])
            at, of = at + 1, of + 1
        elif of < len(full) and (at == len(written) or common[at][of + 1] >= common[at + 1][of]):
            long += full[of]
            of += 1
        else:
            brief += written[at]
            at += 1
    _close(runs, brief, long)
    return tuple(runs)


def characters_of(runs: tuple[Run, ...], fate: Fate) -> str:
    """All characters with this fate: of the full form where they were dropped, else as written."""
    return "".join(run.full if fate is Fate.DROPPED else run.written for run in runs if run.fate is fate)


def _common_lengths(one: str, other: str) -> list[list[int]]:
    """How many characters the rests of the two have in common, in order, from every pair of positions on."""
    lengths = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for at in range(len(one) - 1, -1, -1):
        for of in range(len(other) - 1, -1, -1):
            longer = max(lengths[at + 1][of], lengths[at][of + 1])
            lengths[at][of] = 1 + lengths[at + 1][of + 1] if one[at] == other[of] else longer
    return lengths


def _keep(runs: list[Run], character: str) -> None:
    if runs and runs[-1].fate is Fate.KEPT:
        kept = runs.pop().written + character
        runs.append(Run(Fate.KEPT, kept, kept))
    else:
        runs.append(Run(Fate.KEPT, character, character))


def _close(runs: list[Run], brief: str, long: str) -> None:
    if brief and long:
        runs.append(Run(Fate.REPLACED, brief, long))
    elif brief or long:
        runs.append(Run(Fate.ADDED if brief else Fate.DROPPED, brief, long))
