"""What is open and what was decided, as tables; and taking decisions back."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from graph.cli.options import Format, Showing
from graph.cli.output import complain, say, show_json, show_result
from graph.cli.review.showing import clean, to_dict
from graph.cli.words import translate

if TYPE_CHECKING:
    from graph.identity.deciding import Decisions
    from graph.identity.decisions import Decision
    from graph.stores import Store
    from loaders.review import Question

_QUESTIONS = ("number", "one", "one_place", "other", "other_place", "kind", "reason", "reports", "unsure")
_DECISIONS = (
    "line", "decision", "name", "place", "other", "other_place", "type", "status", "correct", "unit",
    "sentence", "applies", "note",
)  # fmt: skip


def list_questions(store: "Store", questions: Sequence["Question"], showing: Showing) -> None:
    """The open questions, one a row; JSON has the evidence of both sides, too."""
    from graph.stores import Result

    if showing.chosen_format is Format.JSON:
        show_json([to_dict(store, question) for question in questions], showing.output)
        return
    rows = tuple(
        (
            number,
            clean(question.one.name),
            question.one.place,
            clean(question.other.name),
            question.other.place,
            question.one.kind.value,
            clean(translate(question.reason, showing.language)),
            len(question.reports) or None,
            question.unsure.note or "?" if question.unsure is not None else None,
        )
        for number, question in enumerate(questions, start=1)
    )
    show_result(Result(_QUESTIONS, rows), showing, "May be one body 疑为同一单位")


def list_decisions(store: "Store", decisions: "Decisions", showing: Showing) -> None:
    """What was decided, one a row in the order of the file, and what becomes of it."""
    from graph.stores import Result
    from loaders.replay import look_ahead

    outlook, stale = look_ahead(store, decisions)
    applied = {id(decision) for decision in outlook.applied}
    contradicted = {d.id for each in decisions.contradictions for d in each.decisions}
    moot = {id(decision) for decision in decisions.moot}

    def describe(decision: "Decision") -> str:
        if decision.id in contradicted:
            return "contradicted"
        if id(decision) in moot:
            return "says nothing"
        return "yes" if id(decision) in applied else "no longer"

    rows = tuple((*_cells(decision), describe(decision), decision.note) for decision in decisions.all)
    result = Result(_DECISIONS, rows)
    show_result(result, showing, "Decisions 人工决定")
    for contradiction in decisions.contradictions:
        complain(f"Warning: {contradiction.message}", typer.colors.YELLOW)
    if stale:
        say(f"{stale} stored report(s) do not follow them yet; `liaison review --apply` brings them in line")


def undo(file: Path, lines: Sequence[str]) -> None:
    """Takes the decisions in these lines of the file back.

    Raises:
        typer.BadParameter: one is no number of a line.
        DecisionError: it holds no decision, or the file cannot be written.
    """
    from graph.identity.decisionfile import read_decisions, remove_decisions

    known = {decision.line: decision for decision in read_decisions(file).decisions.all if decision.line}
    chosen = []
    for text in lines:
        if text == "last" and known:
            chosen.append(max(known))
        elif text.isascii() and text.isdigit():
            chosen.append(int(text))
        else:
            raise typer.BadParameter(
                f"“{text}” is no line of {file}; `liaison review --decided` lists them", param_hint="--undo"
            )
    remove_decisions(file, chosen)
    for line in chosen:
        say(f"Taken back: {clean(str(known[line]))}")


def _cells(decision: "Decision") -> tuple[str | int | None, ...]:
    spot = decision.spot
    return (
        decision.line,
        decision.verdict.value,
        clean(decision.one.name),
        decision.one.place,
        clean(decision.other.name),
        decision.other.place,
        spot.type.value if spot else None,
        spot.status.value if spot and spot.status else None,
        spot.correct.value if spot and spot.correct else None,
        spot.unit if spot else None,
        clean(spot.sentence) if spot else None,
    )
