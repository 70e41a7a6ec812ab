"""explain frames, file, name: why the graph says what it says.

frames.py  the ways in which a tie is read, and what each of them read
file.py    one report sentence by sentence: names, bodies, ties, and what was not understood
           (values.py: for programs, sentences.py: for people)
name.py    one name: which body it is, and why
"""

import typer

from graph.cli.explain import file, frames, name

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode="rich",
    help="""Say why the graph says what it says: which words, which rule, which reason. 说明依据

    [bold]liaison explain file REPORT[/bold] shows a report sentence by sentence: names, ties, numbers.

    [bold]liaison explain frames[/bold] lists the ways in which a tie is read, each with an example.

    [bold]liaison explain name 市经贸委 --place 浙江省嘉兴市[/bold] takes a name apart.""",
)
for _module in (file, frames, name):
    _module.add_commands(app)

__all__ = ["app"]
