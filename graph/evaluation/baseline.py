"""Figures as they were, in a file that is kept beside the annotations, and which of them fell since."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.errors import AnnotationError
from graph.evaluation.figures import Evaluation, Figure

Figures = dict[str, dict[str, Any]]
"""Report → figure → its value as JSON."""


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that is no longer what it was: values as JSON has them, a score by its F1."""

    report: str
    figure: Figure
    before: Any
    after: Any
    is_fall: bool

    def __str__(self) -> str:
        """`a1_yijiang_2012: stated fell from 0.98 to 0.95`."""
        if self.after is None:
            return f"{self.report}: {self.figure} was {_show(self.before)}, and is measured no more"
        name = "wrong rows" if self.figure is Figure.ROWS else self.figure
        verb = "fell" if self.is_fall else "rose"
        if _is_better_low(self.figure):
            verb = "grew" if self.is_fall else "shrank"
        return f"{self.report}: {name} {verb} from {_show(self.before)} to {_show(self.after)}"


def write_baseline(evaluations: Mapping[str, Evaluation], path: Path) -> None:
    """Writes the figures of every report; reports of the file that were not measured keep theirs.

    Raises:
        AnnotationError: the file that is there is no baseline.
        OSError: it cannot be written.
    """
    kept = read_baseline(path) if path.exists() else {}
    figures = {**kept, **{name: evaluation.to_json() for name, evaluation in evaluations.items()}}
    lines = [
        f" {json.dumps(name, ensure_ascii=False)}: {{\n"
        + ",\n".join(f'  "{figure}": {json.dumps(value)}' for figure, value in figures[name].items())
        + "\n }"
        for name in sorted(figures)
    ]
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def read_baseline(path: Path) -> Figures:
    """The figures that were written.

    Raises:
        AnnotationError: there is no such file, or it is no baseline.
    """
    try:
        figures = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        message = f"{path}: cannot be read as a baseline ({error}); make one with --write-baseline"
        raise AnnotationError(message) from error
    if not isinstance(figures, dict) or not all(isinstance(each, dict) for each in figures.values()):
        message = f"{path}: is no baseline (report → figure → value); make one with --write-baseline"
        raise AnnotationError(message)
    return figures


def compare_figures(evaluations: Mapping[str, Evaluation], baseline: Figures) -> list[Change]:
    """The figures that fell or rose since, report by report; what the baseline does not know is left out."""
    return [
        change
        for name, evaluation in evaluations.items()
        for change in _iter_changes(name, evaluation.to_json(), baseline.get(name, {}))
    ]


def _iter_changes(report: str, now: Mapping[str, Any], before: Mapping[str, Any]) -> Iterator[Change]:
    for figure in Figure:
        old, new = (_reduce(figures.get(figure)) for figures in (before, now))
        if old is None:
            continue
        if new is None:
            yield Change(report, figure, old, None, is_fall=True)
        elif new != old:
            fell = new > old if _is_better_low(figure) else new < old
            yield Change(report, figure, old, new, is_fall=fell)


def _reduce(value: Any) -> float | int | bool | None:
    """One number of a figure: F1 of a score, by how many rows a number is off."""
    if isinstance(value, dict) and "f1" in value:
        return float(value["f1"])
    if isinstance(value, dict):
        return abs(int(value["said"] or 0) - int(value["wanted"]))
    return value if isinstance(value, int | float) else None


def _is_better_low(figure: Figure) -> bool:
    """Whether less is better: of defects, and of rows too many or too few."""
    return figure.is_count or figure is Figure.ROWS


def _show(value: Any) -> str:
    return {True: "right", False: "wrong"}[value] if isinstance(value, bool) else str(value)
