"""explain frames, file, name: why the graph says what it says.

frames.py  the ways in which a tie is read, and what each of them read
file.py    one report sentence by sentence: names, bodies, ties, and what was not understood
name.py    one name: which body it is, and why
"""

import typer

from graph.cli.explain import frames, name

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode="rich",
    help="""Say why the graph says what it says: which words, which rule, which reason. 说明依据

    [bold]liaison explain frames[/bold] lists the ways in which a tie is read, each with an example.""",
)
for _module in (frames, name):
    _module.add_commands(app)

__all__ = ["app"]
