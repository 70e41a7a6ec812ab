"""Commands that give the graph away: draw and export."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.ask import TypesOption
from graph.cli.output import explain_unwritable, say, show_json, show_text
from graph.cli.question import Choice, chooses

if TYPE_CHECKING:
    import networkx as nx

_PANEL = "Pictures and files 图与文件"


class ExportFormat(StrEnum):
    """What a graph can be exported as."""

    JSON = "json"
    GRAPHML = "graphml"
    GEXF = "gexf"


class StillView(StrEnum):
    """A view of the page that can be a still picture, as in `graph.draw.static`, which is slow to import."""

    COLUMNS = "columns"
    OVERVIEW = "overview"
    MATRIX = "matrix"


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
    static: Annotated[
        Path | None,
        typer.Option(
            "--static",
            metavar="FILE",
            dir_okay=False,
            help="Instead of a page, one still picture: FILE.svg or FILE.png. 静态图片",
        ),
    ] = None,
    view: Annotated[
        StillView | None,
        typer.Option(
            "--view", help="What the still picture shows; by default what the page opens with. 静态图片的视图"
        ),
    ] = None,
    focus: Annotated[
        str | None, typer.Option("--focus", metavar="NAME", help="Open the page on this body. 聚焦单位")
    ] = None,
    bureaus: Annotated[
        list[str] | None,
        typer.Option(
            "--bureaus",
            "--bureau",
            metavar="NAME",
            help="Only this body and what it is tied to; may be repeated. 只画这些单位",
        ),
    ] = None,
    types: TypesOption = None,
    without_sentences: Annotated[
        bool,
        typer.Option(
            "--without-sentences",
            help="Leave out every sentence, so that the page can be passed on. 不含原文",
        ),
    ] = False,
    title: Annotated[str | None, typer.Option("--title", help="What stands above the picture. 标题")] = None,
    open_page: Annotated[
        bool, typer.Option("--open", help="Show the page in the browser at once. 立即打开")
    ] = False,
) -> None:
    """Draw the network as one HTML page, which works offline: a click on a line shows its sentences. 画图

    [bold]liaison draw[/bold] draws all, [bold]liaison draw --bureaus 区科技局 --bureaus 区经贸局[/bold] what
    these two deal with, [bold]liaison draw --static network.svg[/bold] a picture for a document, with
    [bold]--view matrix[/bold] as a matrix of bureaus and counterparts.
    """
    if view is not None and static is None:
        raise typer.BadParameter("is for a still picture; give --static FILE.svg, too", param_hint="--view")
    from queries import read_network

    network = read_network(
        choice.store,
        choice.reports,
        bodies=[choice.body(name)[0] for name in bureaus] if bureaus else None,
        types=types or None,
    )
    drawn = static or output
    if static is not None:
        write_still(network, static, title=title, view=view)
    else:
        focused = choice.body(focus)[0] if focus else None
        write_page(network, output, title=title, focus=focused, sentences=not without_sentences)
    say(f"Drawn: {drawn.resolve()}")
    if open_page:
        typer.launch(drawn.resolve().as_uri())


@chooses
def export(
    choice: Choice,
    form: Annotated[
        ExportFormat | None,
        typer.Option(
            "--format",
            "-f",
            help="json: everything. graphml, gexf: bodies and ties for Gephi and the like. Without it by the "
            "ending of -o, else json. 格式",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", dir_okay=False, help="Default: standard output. 输出文件"
        ),
    ] = None,
) -> None:
    """Write the whole graph of the chosen reports, with every mention at its place in the text. 导出

    As GraphML or GEXF the network of bodies and ties, each tie with its sentences, for Gephi, yEd, Cytoscape.
    """
    from graph.export import json_graph, network_files
    from queries import read_network

    match form or _format_of(output):
        case ExportFormat.JSON:
            show_json(json_graph.export_json(choice.store, choice.reports), output)
        case ExportFormat.GRAPHML:
            show_text(network_files.to_graphml(read_network(choice.store, choice.reports)), output)
        case ExportFormat.GEXF:
            show_text(network_files.to_gexf(read_network(choice.store, choice.reports)), output)


def _format_of(output: Path | None) -> ExportFormat:
    """The format that the file's ending names, else JSON."""
    suffix = output.suffix.lower().removeprefix(".") if output is not None else ""
    return ExportFormat(suffix) if suffix in set(ExportFormat) else ExportFormat.JSON


def write_page(
    network: "nx.MultiDiGraph[str]",
    page: Path,
    *,
    title: str | None = None,
    focus: str | None = None,
    sentences: bool = True,
) -> None:
    """Draws a network into a page.

    Raises:
        LiaisonError: the file cannot be written, or `focus` is no body of the network.
    """
    from graph.draw import draw as draw_network

    drawn = draw_network(network, title=title, focus=focus, sentences=sentences)
    with explain_unwritable(page):
        drawn.write(page)


def write_still(
    network: "nx.MultiDiGraph[str]",
    picture: Path,
    *,
    title: str | None = None,
    view: StillView | None = None,
) -> None:
    """Draws a network into one still picture, as the page would open or in the given view.

    Raises:
        LiaisonError: the file cannot be written, or the picture cannot be made.
    """
    from graph.draw import static

    shown = None if view is None else static.StillView(view.value)
    with explain_unwritable(picture):
        static.write_picture(network, picture, title=title, view=shown)
