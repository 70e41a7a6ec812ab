"""Answers on the screen or in a file: as a table, as CSV that is safe to open, or as JSON."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import typer

from graph.cli.options import Format, Showing
from graph.cli.words import Language, heading, translate, word
from graph.errors import LiaisonError

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from graph.stores import Result, Value

# A pipe has no width; in the usual 80 columns the names of bodies would be broken into pieces.
_PIPE_WIDTH = 160
# A table on a terminal shows this many parts of a list; CSV and JSON always hold all.
_SHOWN = 12
# Wide enough for a date and for the longest state or type; a body's name may be folded.
_WHOLE_WIDTH = 16
# What a folded column needs at least, and what lies between two columns.
_FOLDED_WIDTH = 6
_GAP = 3
# Columns whose values are messages of the program.
_TOLD = frozenset({"layout", "problem", "reason"})


def show_result(
    result: Result, showing: Showing, heading_text: str, table: Sequence[str] | None = None
) -> None:
    """Writes an answer where and how it is asked for; `table` names the columns that a table shows."""
    with _open_output(showing.output) as stream:
        match showing.chosen_format:
            case Format.CSV:
                from graph.export.tables import write_csv

                write_csv(result, stream, with_bom=showing.output is not None)
            case Format.JSON:
                from graph.export.tables import to_json_rows

                _write_json(to_json_rows(result), stream)
            case Format.TABLE:
                shown = table if table is not None else result.columns
                _print_table(_keep_columns(result, shown), showing.language, heading_text, stream)


def show_json(value: object, output: Path | None) -> None:
    """Any plain value as JSON that people can read, on the screen or in a file."""
    with _open_output(output) as stream:
        _write_json(value, stream)


def show_text(text: str, output: Path | None) -> None:
    """A text as it is, on the screen or in the file asked for."""
    with _open_output(output) as stream:
        stream.write(text.rstrip("\n") + "\n")


def say(message: str) -> None:
    """A remark that is no part of the answer: to stderr, so that the answer can be piped."""
    typer.echo(translate(message), err=True)


def complain(message: str, colour: str = typer.colors.RED) -> None:
    """An error or a warning: in colour, to stderr, on one line."""
    typer.secho(translate(" ".join(message.split())), fg=colour, err=True)


@contextmanager
def _open_output(output: Path | None) -> Iterator[TextIO]:
    if output is None:
        yield sys.stdout
        return
    with explain_unwritable(output), output.open("w", encoding="utf-8", newline="") as stream:
        yield stream
    say(f"Written to {output}")


@contextmanager
def explain_unwritable(path: Path) -> Iterator[None]:
    """Says which file could not be written, and why.

    Raises:
        LiaisonError: writing failed: no such folder, no permission, a full disk.
    """
    try:
        yield
    except OSError as error:
        message = f"{path}: cannot be written ({error.strerror}); choose another file or folder"
        raise LiaisonError(message) from error


def _keep_columns(result: Result, columns: Sequence[str]) -> Result:
    places = [result.columns.index(column) for column in columns]
    kept = tuple(tuple(row[place] for place in places) for row in result.rows)
    return replace(result, columns=tuple(columns), rows=kept)


def _write_json(value: object, stream: TextIO) -> None:
    json.dump(value, stream, ensure_ascii=False, indent=2)
    stream.write("\n")


def _print_table(result: Result, language: Language, heading_text: str, stream: TextIO) -> None:
    from rich.text import Text

    console = make_console(stream)
    if not result.rows:
        console.print(Text(f"{heading_text}: " + ("没有结果" if language is Language.CHINESE else "nothing")))
        return
    console.print(make_table(result, language, heading_text, console.width))


def make_console(stream: TextIO) -> Console:
    """A rich console that guesses nothing: no colours for numbers, no width for a pipe but its own."""
    from rich.console import Console

    width = None if stream.isatty() or "COLUMNS" in os.environ else _PIPE_WIDTH
    return Console(file=stream, width=width, highlight=False, markup=False, emoji=False)


def make_table(result: Result, language: Language, heading_text: str, width: int) -> Table:
    """The rich table of an answer: headings and enumerated values in the language, the rest as text.

    In a narrow terminal long texts are folded; dates, states and numbers stay whole as long as they leave
    room for the others.
    """
    from rich import box
    from rich.table import Table
    from rich.text import Text

    # Columns in which nothing stands say nothing.
    shown = [
        index
        for index in range(len(result.columns))
        if any(row[index] not in (None, "", []) for row in result.rows)
    ]
    cells = [
        [heading(name := result.columns[index], language)]
        + [show_value(row[index], language, name) for row in result.rows]
        for index in shown
    ]
    whole = _choose_whole(cells, width)
    table = Table(title=Text(heading_text), title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for place, index in enumerate(shown):
        numbers = all(isinstance(row[index], int | float | None) for row in result.rows)
        table.add_column(
            Text(cells[place][0]),
            justify="right" if numbers else "left",
            overflow="fold",
            no_wrap=place in whole,
        )
    for row in list(zip(*cells, strict=True))[1:]:
        table.add_row(*map(Text, row))
    return table


def _choose_whole(columns: Sequence[Sequence[str]], width: int) -> set[int]:
    """The places of the columns that are not to be folded: the narrow ones, while others have room."""
    from rich.cells import cell_len

    widths = {place: max(map(cell_len, cells)) for place, cells in enumerate(columns)}
    room = width - sum(min(wide, _FOLDED_WIDTH) + _GAP for wide in widths.values())
    whole = set()
    for place, wide in sorted(widths.items(), key=lambda each: each[1]):
        room -= max(0, wide - _FOLDED_WIDTH)
        if room < 0 or wide > _WHOLE_WIDTH:
            break
        whole.add(place)
    return whole


def show_value(value: Value, language: Language, column: str = "") -> str:
    """A value as people read it, in the column where it stands."""
    from graph.stores import Node, Relationship
    from graph.stores import Path as GraphPath

    match value:
        case None:
            return ""
        case bool():
            return ("是" if value else "") if language is Language.CHINESE else ("yes" if value else "")
        case str():
            return translate(value, language) if column in _TOLD else word(value, language, column)
        case Node():
            return str(value.properties.get("name") or value.id)
        case Relationship():
            return word(value.type, language)
        case GraphPath():
            return " – ".join(show_value(node, language) for node in value.nodes)
        case dict():
            return "，".join(f"{key}: {show_value(part, language)}" for key, part in value.items())
        case list() | tuple():
            parts = [show_value(part, language) for part in value[:_SHOWN]]
            return "、".join(parts) + (f" … ({len(value)})" if len(value) > _SHOWN else "")
    return str(value)
