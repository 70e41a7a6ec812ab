"""Commands that fill and empty a store: demo, load, reports, forget."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.ask import AGREEMENT, SHARED
from graph.cli.batch import show_summary
from graph.cli.loadreport import print_account
from graph.cli.opening import open_chosen_store
from graph.cli.options import (
    DEFAULT_LANGUAGE,
    DecisionsOption,
    Format,
    FormatOption,
    LanguageOption,
    OutputOption,
    Showing,
    StoreOption,
)
from graph.cli.outlook import read_chosen
from graph.cli.output import say
from graph.cli.picture import write_page
from graph.cli.progress import show_progress
from graph.cli.question import Question, asks
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
from graph.cli.words import translate
from graph.errors import LiaisonError

if TYPE_CHECKING:
    from graph.stores import Store

_PANEL = "Reports 报告"
_REPORT = ("id", "name", "place", "as_of", "rows", "relations")


def add_commands(app: typer.Typer) -> None:
    """Puts these commands into the application."""
    for command in (demo, load, reports, forget):
        app.command(rich_help_panel=_PANEL)(command)


def demo(
    folder: Annotated[
        Path, typer.Option("--folder", file_okay=False, help="Where its database and its page go. 文件夹")
    ] = Path("demo"),
    lang: LanguageOption = DEFAULT_LANGUAGE,
) -> None:
    """See it all on a built-in example: load it, ask two questions, draw it. 演示"""
    from loaders import example_report
    from loaders import load as load_reports
    from queries import read_network

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LiaisonError(
            f"{folder}: cannot be made ({error.strerror}); choose another with --folder"
        ) from error
    store, page = folder / "liaison.db", folder / "network.html"
    with open_chosen_store(str(store)) as opened:
        for file in load_reports([example_report()], opened).files:
            print_account(file, lang)
        typer.echo()
        showing = Showing(Format.TABLE, None, lang)
        question = Question(opened, _every_report(opened), showing)
        question.answer("shared", "Shared counterparts 共同的对接单位", table=SHARED)
        question.answer("agreements", "Agreements 协议", table=AGREEMENT)
        write_page(read_network(opened, question.reports), page)
    typer.echo(translate(f"The network is drawn in {page.resolve()} — open it in a browser."))
    typer.echo(translate(f"Go on with: liaison show 区科技局 --store {store}"))


def load(
    files: FilesArgument = None,
    manifest: ManifestOption = None,
    place: FromOption = None,
    as_of: AsOfOption = None,
    columns: ColumnsOption = None,
    store: StoreOption = None,
    decisions: DecisionsOption = None,
    reader: ReaderOption = Reader.RULES,
    form: FormatOption = None,
    output: OutputOption = None,
    lang: LanguageOption = DEFAULT_LANGUAGE,
) -> None:
    """Read reports into the graph, and say how each was read. 读入报告

    Loading a report again changes nothing; a corrected one replaces what it said before. The same report
    found twice is loaded once. A file that cannot be read is named with the reason, and does not keep the
    others from being loaded. What people decided with [bold]liaison review[/bold] is followed, also by the
    reports that were loaded before.

    With [bold]--reader llm[/bold] a language model of your own is asked as well; what it adds has the frame
    llm, and is only what stands in the text and the rules did not read.
    """
    from loaders import load as load_reports

    paths, given, named = require_files(files, manifest), parse_given(place, as_of), parse_columns(columns)
    with (
        choose_reader(reader) as second,
        open_chosen_store(store) as opened,
        show_progress() as advance,
    ):
        summary = load_reports(
            paths,
            opened,
            manifest=manifest,
            place=given,
            as_of=as_of,
            columns=named,
            decisions=read_chosen(decisions, opened),
            reader=second,
            progress=advance,
        )
    show_summary(summary, Showing(form, output, lang), "Files 文件")


@asks
def reports(question: Question) -> None:
    """Which reports are in the store? 已读入的报告"""
    question.answer("reports", "Reports 报告", table=_REPORT)


def forget(
    ids: Annotated[
        list[str],
        typer.Argument(metavar="ID…", help="Reports: the beginnings of their ids in `liaison reports`. 报告"),
    ],
    store: StoreOption = None,
) -> None:
    """Remove reports, and exactly what no other report supports. 删除报告"""
    from graph.stores.reports import forget_report
    from queries import select_reports

    with open_chosen_store(store) as opened:
        for report in select_reports(opened, ids):
            change = forget_report(opened, report)
            say(
                f"Forgotten: {report}, with {len(change.statements.went)} statements and "
                f"{len(change.relations.went)} relations; {len(change.organizations.went)} bodies "
                "were in no other report."
            )


def _every_report(store: "Store") -> tuple[str, ...]:
    from queries import select_reports

    return select_reports(store)
