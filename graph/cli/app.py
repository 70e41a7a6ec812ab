"""The application: its commands put together, its global options, and errors in one line."""

import errno
import inspect
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from graph.cli import ask, check, evaluate, explain, load, neo4j, picture, review
from graph.cli.manual import build_command
from graph.cli.output import complain, say
from graph.cli.words import Language, speak, spoken
from graph.errors import LiaisonError

app = typer.Typer(
    name="liaison",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
load.add_commands(app)
check.add_commands(app)
review.add_commands(app)
evaluate.add_commands(app)
ask.add_commands(app)
picture.add_commands(app)
app.add_typer(explain.app, name="explain", rich_help_panel="Reports 报告")
app.add_typer(neo4j.app, name="neo4j", rich_help_panel="Databases 数据库")
for _command in (*app.registered_commands, *explain.app.registered_commands):
    # Typer would keep the line breaks of a docstring, and break the lines again at the width of the terminal.
    _command.help = "\n\n".join(
        " ".join(paragraph.split()) for paragraph in (inspect.getdoc(_command.callback) or "").split("\n\n")
    )


def _show_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"liaison-graph {version('liaison-graph')}")
        raise typer.Exit


@app.callback()
def _start(
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version. 显示版本"),
    ] = False,
) -> None:
    """Who deals with whom, on what evidence: reads liaison reports into a graph and asks it.

    从对接情况报告中读出单位之间的关系，每条关系都有原文为据。

    Begin with [bold]liaison demo[/bold]; then [bold]liaison load[/bold] a report of your own and ask
    [bold]liaison shared[/bold], [bold]liaison agreements[/bold], [bold]liaison show 区科技局[/bold].
    """
    speak(None)


def run() -> int:
    """Runs the command line; gives the exit code: 0 done, 1 an error the user can act upon, 2 wrong usage."""
    _prepare_streams()
    try:
        code = build_command(app)(standalone_mode=False)
    except typer.exceptions.TyperException as error:
        return _explain_usage(error)
    except typer.Abort:
        complain("Error: broken off")
        return 1
    except LiaisonError as error:
        complain(f"Error: {error}")
        return 1
    except BrokenPipeError:
        # `liaison … | head`: who reads has seen enough.
        sys.stdout = None
        return 0
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        complain("Error: the disk is full; make room and do it again")
        return 1
    return code if isinstance(code, int) else 0


def _explain_usage(error: typer.exceptions.TyperException) -> int:
    """Says what is wrong with the line that was typed: in English as Typer does, in Chinese by our table."""
    from typer.rich_utils import rich_format_error

    context = getattr(error, "ctx", None)
    is_help = type(error).__name__ == "NoArgsIsHelpError"
    if is_help or context is None or spoken() is not Language.CHINESE:
        rich_format_error(error)  # type: ignore[arg-type]  # of its own copy of Click, which has no public name
    else:
        complain(f"Error: {error.format_message()}")
        say(f"Usage: {context.command_path} --help")
    return 2


def _prepare_streams() -> None:
    """What goes to a file or a pipe is UTF-8 whatever the locale; a console keeps its own way.

    What a console cannot show becomes a question mark; a stream that the caller has closed takes everything.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 — to the end
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
