"""How well reports are read, on the screen or in a file: figures by report, and what was missed."""

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING

import typer

from graph.cli.options import Format, Showing
from graph.cli.output import make_console, make_table, show_json, show_result, show_text
from graph.cli.words import Language

if TYPE_CHECKING:
    from graph.evaluation import Evaluation
    from graph.evaluation.figures import Value
    from graph.stores import Result

# The widths of a figure's name and of `P 1.00 R 1.00 F 1.000`, each with the gap beside it.
_NAME_WIDTH, _FIGURE_WIDTH = 18, 24

# Beside the names of reports: all of them as one.
_TOGETHER = "all reports"
_TOGETHER_CHINESE = "全部报告"

Evaluations = Mapping[str, "Evaluation"]
"""The name of a report → how well it is read."""


def show_evaluations(measured: Evaluations, showing: Showing, *, with_errors: bool) -> None:
    """Writes the figures, and with errors what was missed and made up; as CSV the one or the other.

    Of several reports, what they give together comes last.
    """
    measured = _with_all(measured)
    match showing.chosen_format:
        case Format.JSON:
            show_json([_to_json(name, measured[name], with_errors) for name in measured], showing.output)
        case Format.CSV if with_errors:
            show_result(_list_findings(measured, Language.ENGLISH), showing, "")
        case Format.CSV:
            show_result(_list_numbers(measured), showing, "")
        case Format.TABLE:
            show_text(_draw(measured, showing, with_errors=with_errors), showing.output)


def _with_all(measured: Evaluations) -> Evaluations:
    from graph.evaluation import pool

    return {**measured, _TOGETHER: pool(measured.values())} if len(measured) > 1 else measured


def _to_json(name: str, evaluation: "Evaluation", with_errors: bool) -> dict[str, object]:
    shown: dict[str, object] = {"report": name, "figures": evaluation.to_json()}
    if with_errors:
        shown["errors"] = [
            {"error": finding.kind.value, "what": finding.what, "sentence": finding.sentence}
            for finding in evaluation.findings
        ]
    return shown


def _draw(measured: Evaluations, showing: Showing, *, with_errors: bool) -> str:
    """The tables as text: as many reports side by side as there is room for, then what was missed."""
    from rich.console import Console

    drawn = io.StringIO()
    width = make_console(
        io.StringIO() if showing.output is not None else typer.get_text_stream("stdout")
    ).width
    console = Console(file=drawn, width=width, highlight=False, markup=False, emoji=False)
    beside = max(1, (width - _NAME_WIDTH) // _FIGURE_WIDTH)
    names = list(measured)
    for first in range(0, len(names), beside):
        part = {name: measured[name] for name in names[first : first + beside]}
        console.print(make_table(_list_figures(part, showing.language), Language.ENGLISH, "", width))
    if with_errors:
        findings = _list_findings(measured, showing.language)
        title = "What was missed and made up 差错"
        console.print(
            make_table(findings, showing.language, title, width) if len(findings) else f"{title}: 0"
        )
    return "\n".join(line.rstrip() for line in drawn.getvalue().splitlines()).strip("\n")


def _list_figures(measured: Evaluations, language: Language) -> "Result":
    """A figure a row, a report a column, for people."""
    from graph.evaluation import Figure
    from graph.stores import Result

    is_chinese = language is Language.CHINESE
    rows = (
        (
            figure.chinese if is_chinese else figure.value,
            *(_word(each.figures[figure]) for each in measured.values()),
        )
        for figure in Figure
    )
    names = (_TOGETHER_CHINESE if is_chinese and name == _TOGETHER else name for name in measured)
    return Result(("指标" if is_chinese else "figure", *names), tuple(rows))


def _list_numbers(measured: Evaluations) -> "Result":
    """A number a row, a report a column, for programs: a score has a row for each of its numbers."""
    from graph.evaluation import Figure
    from graph.stores import Result

    columns = [
        {
            label: number
            for figure in Figure
            for label, number in _iter_numbers(figure, each.to_json()[figure])
        }
        for each in measured.values()
    ]
    labels = dict.fromkeys(label for column in columns for label in column)
    rows = tuple((label, *(column.get(label) for column in columns)) for label in labels)
    return Result(("figure", *measured), rows)


def _iter_numbers(figure: str, value: object) -> list[tuple[str, float | bool | None]]:
    if isinstance(value, dict):
        return [(f"{figure}.{name}", number) for name, number in value.items()]
    return [(str(figure), value)] if isinstance(value, int | float) else []


def _list_findings(measured: Evaluations, language: Language) -> "Result":
    from graph.stores import Result

    rows = tuple(
        (
            name,
            finding.kind.chinese if language is Language.CHINESE else finding.kind.value,
            finding.what,
            finding.sentence,
        )
        for name, evaluation in measured.items()
        for finding in evaluation.findings
    )
    return Result(("report", "finding", "what", "text"), rows)


def _word(value: "Value") -> str:
    """A figure as people read it."""
    from graph.evaluation import Score, Share, Tally

    match value:
        case Score():
            return f"P {value.precision:.2f} R {value.recall:.2f} F {value.f1:.3f}"
        case Tally():
            return f"{value.said} / {value.wanted}"
        case bool():
            return "✓" if value else "✗"
        case Share():
            return f"{value.value:.3f}"
    return "–" if value is None else str(value)
