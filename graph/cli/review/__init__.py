"""review: what a person should look at, asked one by one, and what was decided.

asking.py     the questions about bodies, in the terminal or from a pipe
relations.py  the questions about relations
showing.py    a question with the evidence of both sides, as text and for JSON
listing.py    the open questions and the decisions as tables
"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

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
from graph.cli.outlook import choose_file, print_outlook
from graph.cli.output import say
from graph.cli.review.asking import Stopped, ask_all
from graph.cli.review.listing import list_decisions, list_questions, undo
from graph.cli.review.relations import ask_relations
from graph.cli.words import Language

if TYPE_CHECKING:
    from graph.identity.deciding import Decisions
    from graph.stores import Store
    from loaders.review import Question

_PANEL = "Reports 报告"


def add_commands(app: typer.Typer) -> None:
    """Puts the command into the application."""
    app.command(rich_help_panel=_PANEL)(review)


def review(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME OTHER]",
            help="Two bodies to decide on, though nothing suggests it. Without them, all that is open. 单位",
            show_default=False,
        ),
    ] = None,
    listing: Annotated[
        bool, typer.Option("--list", help="Only list what is open, and ask nothing. 只列出，不提问")
    ] = False,
    decided: Annotated[
        bool,
        typer.Option("--decided", help="List what was decided: by line, and whether it applies. 已作的决定"),
    ] = False,
    undo_lines: Annotated[
        list[str] | None,
        typer.Option(
            "--undo",
            metavar="LINE|last",
            help="Take a decision back, by its line in --decided; may be repeated. 撤销",
            show_default=False,
        ),
    ] = None,
    apply: Annotated[
        bool,
        typer.Option("--apply", help="Bring stored reports in line with an edited file. 套用改过的决定"),
    ] = False,
    relations: Annotated[
        bool,
        typer.Option(
            "--relations", help="Ask about stated relations instead, of these bodies or of all. 核对关系"
        ),
    ] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Ask again what somebody was unsure about. 再问存疑的")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --list --format json.")] = False,
    store: StoreOption = None,
    decisions: DecisionsOption = None,
    form: FormatOption = None,
    output: OutputOption = None,
    lang: LanguageOption = DEFAULT_LANGUAGE,
) -> None:
    """Decide which bodies are one and which are not, with the evidence of both sides. 人工核对

    Goes through the pairs that may be one body, within a report and between reports. Answer with a letter and
    Enter: [bold]s[/bold] same, and the first name stays; [bold]o[/bold] same, and the other name stays;
    [bold]d[/bold] different; [bold]u[/bold] unsure; [bold]q[/bold] stop. A note may follow the letter. Every
    answer is written at once, so that you may stop at any time and go on later.

    The answers are lines of a table, by default liaison.decisions.csv beside the database. Every load follows
    it; you may edit it, in Excel too, and keep it under version control. At the end the stored reports are
    brought in line: bodies that are the same become one with the aliases of both, in every report. Taking a
    line back with [bold]--undo[/bold] restores what was there before.

    With [bold]--relations[/bold] it goes through the relations that sentences state: right, not said, of
    another type or status.
    """
    showing = Showing(form or (Format.JSON if as_json else None), output, lang)
    file = _choose_file(store, decisions)
    if undo_lines:
        undo(file, undo_lines)
        _apply(store, file, lang)
    elif apply:
        _apply(store, file, lang)
    elif decided:
        with open_chosen_store(store, read_only=True) as opened:
            list_decisions(opened, _read(file), showing)
    elif listing or as_json or form is not None or output is not None:
        with open_chosen_store(store, read_only=True) as opened:
            list_questions(opened, _find_questions(opened, _read(file), names, again=again), showing)
    elif relations:
        _ask_relations(store, file, names, lang)
    else:
        _ask(store, file, names, lang, again=again)


def _ask(store: str | None, file: Path, names: list[str] | None, language: Language, *, again: bool) -> None:
    with open_chosen_store(store, read_only=True) as opened:
        questions = _find_questions(opened, _read(file), names, again=again)
        answered, stopped = ask_all(opened, file, questions, language)
    _finish(store, file, answered, stopped, language)


def _ask_relations(store: str | None, file: Path, names: list[str] | None, language: Language) -> None:
    from loaders.reviewties import find_stated
    from queries import find_bodies, select_reports

    with open_chosen_store(store, read_only=True) as opened:
        chosen = find_bodies(opened, names, select_reports(opened)) if names else []
        ties = find_stated(opened, _read(file), [body.id for body in chosen])
    answered, stopped = ask_relations(file, ties, language)
    _finish(store, file, answered, stopped, language)


def _finish(store: str | None, file: Path, answered: int, stopped: Stopped, language: Language) -> None:
    if stopped is Stopped.INTERRUPTED:
        say(
            f"已写入 {answered} 条：{file}；用 liaison review --apply 套用"
            if language is Language.CHINESE
            else f"{answered} answer(s) are in {file}; `liaison review --apply` brings the reports in line, "
            "and so does the next load"
        )
        raise typer.Exit(130)
    if answered:
        _apply(store, file, language)


def _apply(store: str | None, file: Path, language: Language) -> None:
    from graph.cli.progress import show_replay
    from loaders.replay import apply_decisions

    with open_chosen_store(store) as opened, show_replay() as advance:
        outlook = apply_decisions(opened, _read(file), advance)
    say(f"{'决定' if language is Language.CHINESE else 'Decisions are in'}: {file}")
    print_outlook(outlook, language)


def _find_questions(
    store: "Store", decisions: "Decisions", names: list[str] | None, *, again: bool
) -> list["Question"]:
    """The pairs to ask about: the one that is named, or all that are open."""
    from loaders.review import find_questions, make_question
    from queries import find_bodies, select_reports

    if names:
        if len(names) != 2:
            raise typer.BadParameter("name two bodies, or none", param_hint="NAME OTHER")
        one, other = find_bodies(store, names, select_reports(store))
        if one.id == other.id:
            raise typer.BadParameter(f"“{names[0]}” and “{names[1]}” are one body, {one.name}")
        return [make_question(store, one.id, other.id, decisions)]
    return [each for each in find_questions(store, decisions) if again or each.unsure is None]


def _choose_file(store: str | None, decisions: Path | None) -> Path:
    if decisions is not None:
        return choose_file(decisions, None)
    with open_chosen_store(store, read_only=True) as opened:
        return choose_file(None, opened)


def _read(file: Path) -> "Decisions":
    from graph.identity.decisionfile import read_decisions

    return read_decisions(file).decisions
