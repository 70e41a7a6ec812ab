"""Commands that give the graph away: draw and export."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from graph.cli.output import explain_unwritable, say, show_json
from graph.cli.question import Choice, chooses

_PANEL = "Pictures and files 图与文件"


class ExportFormat(StrEnum):
    """What a graph can be exported as."""

    JSON = "json"


def add_commands(app: typer.Typer) -> None:
    """Puts these commands into the application."""
    for command in (draw, export):
        app.command(rich_help_panel=_PANEL)(command)


@chooses
def draw(
    choice: Choice,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", dir_okay=False, help="The page. 输出文件")
    ] = Path("network.html"),
    focus: Annotated[
        str | None, typer.Option("--focus", metavar="NAME", help="Open the page on this body. 聚焦单位")
    ] = None,
    title: Annotated[str | None, typer.Option("--title", help="What stands above the picture. 标题")] = None,
    open_page: Annotated[
        bool, typer.Option("--open", help="Show the page in the browser at once. 立即打开")
    ] = False,
) -> None:
    """Draw the network as one HTML page, which works offline: a click on a line shows its sentences. 画图"""
    write_page(choice, output, title=title, focus=choice.body(focus)[0] if focus else None)
    say(f"Drawn: {output.resolve()}")
    if open_page:
        typer.launch(output.resolve().as_uri())


@chooses
def export(
    choice: Choice,
    form: Annotated[
        ExportFormat, typer.Option("--format", "-f", help="What to write. 格式")
    ] = ExportFormat.JSON,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", dir_okay=False, help="Default: standard output. 输出文件"
        ),
    ] = None,
) -> None:
    """Write the whole graph of the chosen reports, with every mention at its place in the text. 导出"""
    from graph.export.json_graph import export_json

    match form:
        case ExportFormat.JSON:
            show_json(export_json(choice.store, choice.reports), output)


def write_page(choice: Choice, page: Path, *, title: str | None = None, focus: str | None = None) -> None:
    """Draws the chosen reports into a file.

    Raises:
        LiaisonError: the file cannot be written.
    """
    from graph.draw import draw as draw_network
    from queries import read_network

    drawn = draw_network(read_network(choice.store, choice.reports), title=title, focus=focus)
    with explain_unwritable(page):
        drawn.write(page)
