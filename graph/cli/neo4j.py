"""neo4j start, stop, status: a Neo4j of the user's own on this machine."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.output import say
from graph.cli.words import translate
from graph.errors import ServerError

if TYPE_CHECKING:
    from graph.stores.server import RunningServer

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode="rich",
    help="""Run a Neo4j on this machine, without Docker and without an installer. 本机 Neo4j 数据库

    [bold]liaison neo4j start[/bold] fetches Neo4j once (140 MB), starts it, says where it is.
    It goes on until [bold]liaison neo4j stop[/bold].

    [bold]liaison load FILE --store neo4j[/bold] then writes to it; Neo4j Browser shows the graph.

    Needs the packages of liaison-graph\\[neo4j-server], and no Java of your own.
    Neo4j Community is free software under the GPLv3, and runs as a process of its own.""",
)

Data = Annotated[
    Path | None,
    typer.Option("--data", metavar="FOLDER", help="The server's folder; your own one unless given. 数据目录"),
]


@app.command("start")
def start(
    data: Data = None,
    version: Annotated[
        str | None,
        typer.Option(
            "--version",
            metavar="X.Y.Z",
            help="The version of Neo4j: that of the data, else 5.26.30; 2026.09.0 is tested as well. 版本",
        ),
    ] = None,
    bolt_port: Annotated[
        int | None,
        typer.Option("--bolt-port", min=1, max=65535, help="For liaison and drivers; 7687 unless given."),
    ] = None,
    http_port: Annotated[
        int | None,
        typer.Option("--http-port", min=1, max=65535, help="For Neo4j Browser; 7474 unless given."),
    ] = None,
    password_file: Annotated[
        Path | None,
        typer.Option(
            "--password-file",
            metavar="FILE",
            help="A file whose first line is to be the password, at the first start of a folder; "
            "without it NEO4J_PASSWORD, else a random one. 密码文件",
        ),
    ] = None,
) -> None:
    """Start the server, or find it running; wait until it answers. 启动

    Prints its address, the user, and the file in which the password lies.

    The server listens on this machine only, and goes on when the window is closed.
    """
    from graph.stores.server import start_server

    password = _password(password_file)
    try:
        with _progress() as tell:
            server = start_server(
                data,
                version=version,
                bolt_port=bolt_port,
                http_port=http_port,
                password=password,
                progress=tell,
            )
    except ServerError as error:
        raise _shown_in_full(error) from error
    typer.echo(translate(f"Neo4j {server.version} runs (process {server.pid})."))
    _show(server)
    typer.echo()
    if data is None:
        typer.echo(translate("Use it with --store neo4j; end it with: liaison neo4j stop"))
    else:
        typer.echo(translate(f"Use it with --store {server.uri} and its password in NEO4J_PASSWORD;"))
        typer.echo(translate(f'end it with: liaison neo4j stop --data "{data}"'))


@app.command("stop")
def stop(data: Data = None) -> None:
    """End the server in order; the data stays. 停止"""
    from graph.stores.server import stop_server

    typer.echo(translate("Neo4j has ended." if stop_server(data) else "No Neo4j was running here."))


@app.command("status")
def status(data: Data = None) -> None:
    """Say whether the server runs, and where. 状态

    Exit code 0 when it runs and answers, 1 when it does not.
    """
    from graph.stores.server import default_home, local_server, server_status

    known = local_server(data)
    if known is None:
        typer.echo(translate(f"No Neo4j runs in {data or default_home()}; `liaison neo4j start` starts one."))
        raise typer.Exit(1)
    if server_status(data) is None:
        typer.echo(
            translate(f"Neo4j {known.version} (process {known.pid}) is starting, or hangs; see {known.log}")
        )
        raise typer.Exit(1)
    typer.echo(translate(f"Neo4j {known.version} runs (process {known.pid})."))
    _show(known)


def _show(server: "RunningServer") -> None:
    """Where a server is, for people; the password itself is not shown."""
    typer.echo(f"  address 地址    {server.uri}")
    typer.echo(f"  browser 浏览器  {server.browser_url}")
    typer.echo(f"  user 用户       {server.user}")
    typer.echo(f"  password 密码   in {server.password_file}")
    typer.echo(f"  data 数据       {server.home}")


def _password(file: Path | None) -> str | None:
    """The password that the user wants: of a file, else of the environment, else none in particular.

    Where NEO4J_URI names a server, NEO4J_PASSWORD is of that one.
    """
    if file is None:
        return None if os.environ.get("NEO4J_URI") else os.environ.get("NEO4J_PASSWORD") or None
    try:
        return file.read_text(encoding="utf-8-sig").partition("\n")[0].rstrip("\r")
    except (OSError, UnicodeDecodeError) as error:
        raise ServerError(f"{file}: no password can be read there ({error})") from error


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """Tells on stderr what is going on: one line that changes on a terminal, else a line for each step."""
    from rich.console import Console

    console = Console(stderr=True)
    if console.is_terminal:
        with console.status("") as line:
            yield lambda text: line.update(translate(text))
        return
    told: set[str] = set()

    def tell(text: str) -> None:
        step = text.partition(":")[0]
        if step not in told:
            told.add(step)
            say(text)

    yield tell


def _shown_in_full(error: ServerError) -> ServerError:
    """Prints what the server's log says, which the one line of an error has no room for; gives that line."""
    first, *log = str(error).splitlines()
    for line in log:
        say(line)
    return ServerError(first)
