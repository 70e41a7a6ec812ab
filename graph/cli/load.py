"""Commands that fill and empty a store: demo, load, reports, forget."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.ask import AGREEMENT, SHARED
from graph.cli.loadreport import print_summary
from graph.cli.opening import open_chosen_store
from graph.cli.options import (
    DEFAULT_LANGUAGE,
    Format,
    FormatOption,
    LanguageOption,
    Showing,
    StoreOption,
    parse_day,
)
from graph.cli.output import say, show_json
from graph.cli.picture import write_page
from graph.cli.question import Choice, Question, asks
from graph.errors import LiaisonError

if TYPE_CHECKING:
    from graph.stores import Store
    from loaders import LoadedFile, LoadSummary

_PANEL = "Reports 报告"
_REPORT = ("id", "name", "place", "as_of", "rows", "bodies", "relations", "unresolved", "source")


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

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LiaisonError(
            f"{folder}: cannot be made ({error.strerror}); choose another with --folder"
        ) from error
    store, page = folder / "liaison.db", folder / "network.html"
    with open_chosen_store(str(store)) as opened:
        print_summary(load_reports([example_report()], opened), lang)
        showing = Showing(Format.TABLE, None, lang)
        question = Question(opened, _every_report(opened), showing)
        question.answer("shared", "Shared counterparts 共同的对接单位", table=SHARED)
        question.answer("agreements", "Agreements 协议", table=AGREEMENT)
        write_page(Choice(opened, question.reports), page)
    typer.echo(f"The network is drawn in {page.resolve()} — open it in a browser.")
    typer.echo(f"Go on with: liaison show 区科技局 --store {store}")


def load(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Reports to read. 报告文件")],
    place: Annotated[
        str | None,
        typer.Option(
            "--place", help="Where the reports are from, if they do not say: 浙江省嘉兴市南湖区. 地区"
        ),
    ] = None,
    as_of: Annotated[
        date | None,
        typer.Option(
            "--as-of",
            metavar="DATE",
            parser=parse_day,
            help="The day they speak for, if they do not say: 2009-05-31. 截止日期",
        ),
    ] = None,
    store: StoreOption = None,
    form: FormatOption = None,
    lang: LanguageOption = DEFAULT_LANGUAGE,
) -> None:
    """Read reports into the graph, and say how each was read. 读入报告

    Loading a report again changes nothing; a corrected one replaces what it said before. A file that
    cannot be read is named with the reason, and does not keep the others from being loaded.
    """
    from graph.identity.places import parse_place
    from loaders import load as load_reports

    given = parse_place(place, as_of.year if as_of else None) if place else None
    with open_chosen_store(store) as opened, _progress(len(files)) as advance:
        summary = load_reports(files, opened, place=given, as_of=as_of, progress=advance)
    if form is Format.JSON:
        show_json(summary.to_dict(), None)
    else:
        print_summary(summary, lang)
    _report_failures(summary)


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
            say(f"Forgotten: {change}")


@contextmanager
def _progress(files: int) -> Iterator[Callable[["LoadedFile"], None] | None]:
    """A bar on the terminal while a batch is read; one file, or a pipe, needs none."""
    if files < 2 or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=files)
        yield lambda file: bar.update(task, advance=1, description=file.path.name)


def _every_report(store: "Store") -> tuple[str, ...]:
    from queries import select_reports

    return select_reports(store)


def _report_failures(summary: "LoadSummary") -> None:
    """One line for every file that brought nothing, then exit code 1."""
    for failed in summary.failed:
        typer.secho(f"Error: {' '.join(str(failed.error).split())}", fg=typer.colors.RED, err=True)
    if summary.failed:
        if len(summary.files) > 1:
            say(f"{len(summary.files) - len(summary.failed)} of {len(summary.files)} files were loaded.")
        raise typer.Exit(1)
