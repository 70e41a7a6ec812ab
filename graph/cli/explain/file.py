"""explain file: a report sentence by sentence, with what was read in each and why."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.explain.sentences import draw_sentences
from graph.cli.explain.values import to_json, to_result
from graph.cli.options import DEFAULT_LANGUAGE, Format, FormatOption, LanguageOption, OutputOption, Showing
from graph.cli.output import say, show_json, show_result, show_text
from graph.cli.reading import AsOfOption, ColumnsOption, FromOption, parse_columns, parse_given
from graph.errors import NamingError

if TYPE_CHECKING:
    from loaders.explaining import ExplainedReport


def add_commands(app: typer.Typer) -> None:
    """Puts the command into the application."""
    app.command()(file)


def file(
    report: Annotated[
        Path, typer.Argument(metavar="REPORT", exists=True, dir_okay=False, help="A report. 报告文件")
    ],
    unit: Annotated[
        str | None,
        typer.Option(
            "--unit", metavar="NAME", help="Only the rows of this unit, or of those so called. 单位"
        ),
    ] = None,
    frame: Annotated[
        str | None,
        typer.Option("--frame", metavar="NAME", help="Only sentences from which this frame read a tie. 规则"),
    ] = None,
    unread: Annotated[
        bool,
        typer.Option(
            "--unread", help="Only sentences with a clause that names a body and gave no tie. 未读出"
        ),
    ] = False,
    place: FromOption = None,
    as_of: AsOfOption = None,
    columns: ColumnsOption = None,
    form: FormatOption = None,
    output: OutputOption = None,
    lang: LanguageOption = DEFAULT_LANGUAGE,
) -> None:
    """Show how a report is read, sentence by sentence, without storing anything. 逐句说明

    For each sentence: the names found and by what, the body that each denotes and why, the ties with the
    frame that read each and what it means, the numbers and days, and the clauses from which nothing was read.
    """
    from loaders.explaining import explain_report
    from loaders.extract.rules import find_rule

    rule = find_rule(frame) if frame is not None else None
    explained = explain_report(
        report, place=parse_given(place, as_of), as_of=as_of, columns=parse_columns(columns)
    )
    if unit is not None:
        explained = _choose_unit(explained, unit)
    if rule is not None:
        explained = explained.of_frame(rule.name)
    if unread:
        explained = explained.not_understood()
    showing = Showing(form, output, lang)
    match showing.chosen_format:
        case Format.JSON:
            show_json(to_json(explained), output)
        case Format.CSV:
            show_result(to_result(explained), showing, report.name)
        case Format.TABLE:
            show_text(draw_sentences(explained, showing), showing.output)
    if not explained.statements and not explained.notes:
        say("No sentence of the report is of that kind.")


def _choose_unit(explained: "ExplainedReport", name: str) -> "ExplainedReport":
    chosen = explained.of_unit(name)
    if not chosen.statements:
        units = dict.fromkeys(each.unit.name for each in explained.statements)
        raise NamingError(f"no unit of the report is called {name}; its units are {'、'.join(units)}")
    return chosen
