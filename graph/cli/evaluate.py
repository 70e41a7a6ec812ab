"""The command that measures how well reports are read."""

import io
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.options import (
    DEFAULT_LANGUAGE,
    Format,
    FormatOption,
    LanguageOption,
    OutputOption,
    Showing,
)
from graph.cli.output import (
    explain_unwritable,
    make_console,
    make_table,
    say,
    show_json,
    show_result,
    show_text,
)
from graph.cli.reading import AsOfOption, FromOption, parse_given
from graph.cli.words import Language
from graph.errors import AnnotationError, LiaisonError

if TYPE_CHECKING:
    from graph.evaluation import Evaluation
    from graph.evaluation.figures import Value
    from graph.stores import Result

_PANEL = "Reports 报告"
_JUDGING = "What it is compared with"
# No reports: the annotation itself, another one, and a baseline.
_NO_REPORTS = frozenset({".yaml", ".yml", ".json"})
# The widths of a figure's name and of `P 1.00 R 1.00 F 1.000`, each with the gap beside it.
_NAME_WIDTH, _FIGURE_WIDTH = 18, 24

Evaluations = Mapping[str, "Evaluation"]


def add_commands(app: typer.Typer) -> None:
    """Puts the command into the application."""
    app.command(rich_help_panel=_PANEL)(evaluate)


def evaluate(
    gold: Annotated[
        list[Path],
        typer.Argument(metavar="GOLD…", help="Annotations of reports, in YAML. 标注文件", show_default=False),
    ],
    report_file: Annotated[
        list[Path] | None,
        typer.Option(
            "--report-file",
            metavar="FILE",
            help="A report that does not lie beside its annotation; of the same name, if there are several "
            "annotations. May be repeated. 报告文件",
            show_default=False,
        ),
    ] = None,
    errors: Annotated[
        bool, typer.Option("--errors", help="List what was missed and made up, with the sentence. 列出差错")
    ] = False,
    place: FromOption = None,
    as_of: AsOfOption = None,
    baseline: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            dir_okay=False,
            help="Figures as they were: exit code 1 if one fell. 基准文件",
            rich_help_panel=_JUDGING,
        ),
    ] = None,
    write_baseline: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            dir_okay=False,
            help="Keep these figures, to compare with them later. 写入基准",
            rich_help_panel=_JUDGING,
        ),
    ] = None,
    form: FormatOption = None,
    output: OutputOption = None,
    lang: LanguageOption = DEFAULT_LANGUAGE,
) -> None:
    """Measure how well reports are read, against annotations made by hand. 评测

    An annotation belongs to the report of the same name beside it. Nothing is stored. Exit code 1 if a
    report cannot be read, or if a figure fell below the baseline.
    """
    from graph.evaluation import evaluate_report, read_baseline, read_gold

    pairs = match_reports(gold, report_file or ())
    before = read_baseline(baseline) if baseline is not None else {}
    golds = {name: read_gold(annotation) for name, (annotation, _) in pairs.items()}
    given = parse_given(place, as_of)
    measured: dict[str, Evaluation] = {}
    failed: list[LiaisonError] = []
    for name, (_, report) in pairs.items():
        try:
            measured[name] = evaluate_report(golds[name], report, place=given, as_of=as_of)
        except LiaisonError as error:
            failed.append(error)
    if measured:
        _show(measured, Showing(form, output, lang), with_errors=errors)
    for failure in failed:
        typer.secho(f"Error: {' '.join(str(failure).split())}", fg=typer.colors.RED, err=True)
    fell = baseline is not None and _say_changes(measured, before)
    if write_baseline is not None:
        _write(measured, write_baseline)
    if failed or fell:
        raise typer.Exit(1)


def match_reports(golds: Sequence[Path], reports: Sequence[Path]) -> dict[str, tuple[Path, Path]]:
    """Name → annotation and report: the one that is named, else the one that lies beside the annotation.

    Raises:
        AnnotationError: an annotation has no report or several, two have the same name, or a named report
            belongs to none.
    """
    if len(golds) == len(reports) == 1:
        return {golds[0].stem: (golds[0], reports[0])}
    twice = [name for name, count in Counter(gold.stem for gold in golds).items() if count > 1]
    if twice:
        raise AnnotationError(f"{twice[0]}: two annotations have this name; rename one, with its report")
    named = {report.stem: report for report in reports}
    strange = sorted(named.keys() - {gold.stem for gold in golds})
    if strange:
        names = ", ".join(gold.stem for gold in golds)
        raise AnnotationError(f"{named[strange[0]]}: belongs to no annotation; they are called {names}")
    return {gold.stem: (gold, named.get(gold.stem) or _find_report(gold)) for gold in golds}


def _find_report(gold: Path) -> Path:
    beside = sorted(
        path
        for path in (gold.parent.iterdir() if gold.parent.is_dir() else ())
        if path.stem == gold.stem and path.suffix.lower() not in _NO_REPORTS and path.is_file()
    )
    if not beside:
        raise AnnotationError(f"{gold}: no report of this name lies beside it; name it with --report-file")
    if len(beside) > 1:
        names = ", ".join(path.name for path in beside)
        raise AnnotationError(f"{gold}: several reports lie beside it ({names}); choose with --report-file")
    return beside[0]


def _show(measured: Evaluations, showing: Showing, *, with_errors: bool) -> None:
    match showing.chosen_format:
        case Format.JSON:
            show_json([_to_json(name, measured[name], with_errors) for name in measured], showing.output)
        case Format.CSV if with_errors:
            show_result(_list_findings(measured, Language.ENGLISH), showing, "")
        case Format.CSV:
            show_result(_list_numbers(measured), showing, "")
        case Format.TABLE:
            show_text(_draw(measured, showing, with_errors=with_errors), showing)


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
    return Result(("指标" if is_chinese else "figure", *measured), tuple(rows))


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
    from graph.evaluation import Score, Tally

    match value:
        case Score():
            return f"P {value.precision:.2f} R {value.recall:.2f} F {value.f1:.3f}"
        case Tally():
            return f"{value.said} / {value.wanted}"
        case bool():
            return "✓" if value else "✗"
        case float():
            return f"{value:.3f}"
    return "–" if value is None else str(value)


def _say_changes(measured: Evaluations, before: Mapping[str, Mapping[str, object]]) -> bool:
    """Says which figures are no longer those of the baseline; gives whether one fell."""
    from graph.evaluation import compare_figures

    changes = compare_figures(measured, {name: dict(figures) for name, figures in before.items()})
    for change in changes:
        if change.is_fall:
            typer.secho(f"Error: {change}", fg=typer.colors.RED, err=True)
        else:
            say(f"Note: {change}; keep it with --write-baseline")
    for name in measured.keys() - before.keys():
        say(f"Note: {name} is not in the baseline; put it there with --write-baseline")
    return any(change.is_fall for change in changes)


def _write(measured: Evaluations, path: Path) -> None:
    from graph.evaluation import write_baseline

    with explain_unwritable(path):
        write_baseline(measured, path)
    say(f"Written to {path}")
