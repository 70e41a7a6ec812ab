"""How well reports are read: their graphs compared with what a person says of them.

gold.py       what a person says of a report: its bodies, ties and answers
reading.py    a file → a gold annotation, or everything that is wrong with it
figures.py    what is measured, and what was missed or made up
matching.py   which body of the annotation each body of the graph is
bodies.py     organizations, merges, kinds, levels, names, parts, units
ties.py       declared, stated, status, agreements, shared
grounding.py  what does not stand where the graph says it stands
measure.py    all of that for one report: `evaluate`, and `evaluate_report` for a file
pooling.py    the figures of several reports as those of one
baseline.py   figures as they were, and which of them fell
"""

from graph.evaluation.baseline import Change, compare_figures, read_baseline, write_baseline
from graph.evaluation.figures import Evaluation, Figure, Finding, FindingKind, Score, Share, Tally
from graph.evaluation.gold import Gold, GoldBody, GoldRow, GoldTie
from graph.evaluation.measure import evaluate, evaluate_report
from graph.evaluation.pooling import pool
from graph.evaluation.reading import read_gold

__all__ = [
    "Change",
    "Evaluation",
    "Figure",
    "Finding",
    "FindingKind",
    "Gold",
    "GoldBody",
    "GoldRow",
    "GoldTie",
    "Score",
    "Share",
    "Tally",
    "compare_figures",
    "evaluate",
    "evaluate_report",
    "pool",
    "read_baseline",
    "read_gold",
    "write_baseline",
]
