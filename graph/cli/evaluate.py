"""The command that measures how well reports are read."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.figures import Evaluations, show_evaluations
from graph.cli.options import DEFAULT_LANGUAGE, FormatOption, LanguageOption, OutputOption, Showing
from graph.cli.output import complain, explain_unwritable, say
from graph.cli.reading import AsOfOption, FromOption, parse_given
from graph.errors import AnnotationError, LiaisonError

if TYPE_CHECKING:
    from graph.evaluation import Evaluation

_PANEL = "Reports 报告"
_JUDGING = "What it is compared with"
# No reports: the annotation itself, another one, and a baseline.
_NO_REPORTS = frozenset({".yaml", ".yml", ".json"})


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
        show_evaluations(measured, Showing(form, output, lang), with_errors=errors)
    for failure in failed:
        complain(f"Error: {failure}")
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
    if not beside and not gold.exists():
        raise AnnotationError(f"{gold}: there is no such file; check its name and folder")
    if not beside:
        raise AnnotationError(f"{gold}: no report of this name lies beside it; name it with --report-file")
    if len(beside) > 1:
        names = ", ".join(path.name for path in beside)
        raise AnnotationError(f"{gold}: several reports lie beside it ({names}); choose with --report-file")
    return beside[0]


def _say_changes(measured: Evaluations, before: Mapping[str, Mapping[str, object]]) -> bool:
    """Says which figures are no longer those of the baseline; gives whether one fell."""
    from graph.evaluation import compare_figures

    changes = compare_figures(measured, {name: dict(figures) for name, figures in before.items()})
    for change in changes:
        if change.is_fall:
            complain(f"Error: {change}")
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
