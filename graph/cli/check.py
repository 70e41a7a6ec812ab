"""The command that reads reports and stores nothing."""

import typer

from graph.cli.batch import show_summary
from graph.cli.options import (
    DEFAULT_LANGUAGE,
    DecisionsOption,
    FormatOption,
    LanguageOption,
    OutputOption,
    Showing,
)
from graph.cli.outlook import print_contradictions, read_chosen
from graph.cli.progress import show_progress
from graph.cli.reading import (
    AsOfOption,
    ColumnsOption,
    FilesArgument,
    FromOption,
    ManifestOption,
    parse_columns,
    parse_given,
    require_files,
)
from graph.cli.second import Reader, ReaderOption, choose_reader

_PANEL = "Reports 报告"


def add_commands(app: typer.Typer) -> None:
    """Puts the command into the application."""
    app.command(rich_help_panel=_PANEL)(check)


def check(
    files: FilesArgument = None,
    manifest: ManifestOption = None,
    place: FromOption = None,
    as_of: AsOfOption = None,
    columns: ColumnsOption = None,
    decisions: DecisionsOption = None,
    reader: ReaderOption = Reader.RULES,
    form: FormatOption = None,
    output: OutputOption = None,
    lang: LanguageOption = DEFAULT_LANGUAGE,
) -> None:
    """Say how reports would be read, without storing anything. 检查文件

    One file with its whole account; a folder, an archive or several files as one table. Exit code 1 if any
    of them cannot be read.

    With [bold]--reader llm[/bold] a language model of your own is asked as well, and what it would add is
    listed with its sentence.
    """
    from loaders import check as check_reports

    paths, decided = require_files(files, manifest), read_chosen(decisions, None)
    with choose_reader(reader) as second, show_progress() as advance:
        summary = check_reports(
            paths,
            manifest=manifest,
            place=parse_given(place, as_of),
            as_of=as_of,
            columns=parse_columns(columns),
            decisions=decided,
            reader=second,
            progress=advance,
        )
    print_contradictions(decided)
    show_summary(summary, Showing(form, output, lang), "Files 文件")
