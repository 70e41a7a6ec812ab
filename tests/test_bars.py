"""How well reports are read may not fall below what was promised: figure by figure, report by report."""

from functools import cache
from pathlib import Path

import pytest

from graph.cli.evaluate import match_reports
from graph.evaluation import (
    Evaluation,
    Figure,
    Score,
    Share,
    compare_figures,
    evaluate_report,
    read_baseline,
    read_gold,
)
from loaders import example_report
from tests.gold import REPORTS
from tests.layouts import SHARED

_SEED = "000_8baa89f7fb23512d"
# Least precision, recall and their mean are one figure here: F1.
_LEAST = {
    _SEED: {
        "units": 1.0, "organizations": 0.97, "declared": 0.98, "stated": 0.9, "agreements": 1.0,
        "shared": 1.0, "kind": 0.97, "level": 0.98, "named": 0.97, "status": 0.97, "parts": 1.0,
    },
    "example": {
        "units": 1.0, "organizations": 0.95, "declared": 0.97, "stated": 0.85, "agreements": 0.9,
        "shared": 1.0, "kind": 0.97, "level": 0.95, "named": 0.95, "status": 0.95, "parts": 1.0,
    },
}  # fmt: skip
_ZERO = ("wrong_merges", "ungrounded", "misplaced", "unsupported", "misquoted", "pending_as_done")


def _find_reports() -> dict[str, tuple[Path, Path]]:
    """Name → annotation and report; the seed lies beside the repository, if anywhere."""
    found = match_reports(sorted(REPORTS.glob("*.yaml")), [example_report()])
    return {_SEED: (SHARED / f"gold/{_SEED}.yaml", SHARED / f"seed/{_SEED}.txt"), **found}


_REPORTS = _find_reports()


@cache
def _evaluate(name: str) -> Evaluation:
    annotation, report = _REPORTS[name]
    if not report.is_file():
        pytest.skip("this report lies beside the repository, in ../shared, and is not there")
    return evaluate_report(read_gold(annotation), report)


def _number_of(value: object) -> float:
    """F1 of a score, or a share; 0 where nothing was measured."""
    match value:
        case Score():
            return value.f1
        case Share():
            return value.value
    return 0.0


@pytest.mark.parametrize("name", _LEAST)
def test_report_is_read_as_well_as_promised(name: str) -> None:
    evaluation = _evaluate(name)
    figures = {figure.value: value for figure, value in evaluation.figures.items()}
    reached = {key: _number_of(figures[key]) for key in _LEAST[name]}
    fallen = {key: value for key, value in reached.items() if value < _LEAST[name][key]}
    assert fallen == {}, evaluation.findings
    assert {key: figures[key] for key in _ZERO} == dict.fromkeys(_ZERO, 0), evaluation.findings
    assert (figures["place"], figures["as_of"]) == (True, True)


@pytest.mark.parametrize("name", _REPORTS)
def test_no_figure_fell_below_the_baseline(name: str) -> None:
    evaluation = _evaluate(name)
    assert set(evaluation.figures) == set(Figure)
    baseline = read_baseline(REPORTS / "baseline.json")
    assert name in baseline
    changes = compare_figures({name: evaluation}, baseline)
    assert [str(change) for change in changes if change.is_fall] == []
