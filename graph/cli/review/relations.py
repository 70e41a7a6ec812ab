"""The relations that sentences state, one by one: right, not said, of another type or status."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from graph.cli.review.asking import Stopped
from graph.cli.review.showing import clean
from graph.cli.words import Language, translate, word
from graph.errors import DecisionError

if TYPE_CHECKING:
    from graph.identity.decisions import Decision
    from loaders.reviewties import StatedTie

_CHOICES = "y right · n not said · t TYPE · s STATUS · k skip · b back · q stop"
_CHOICES_CHINESE = "y 属实 · n 未说 · t 类型 · s 状态 · k 跳过 · b 返回 · q 结束"
_HELP = """\
  y  the sentence says so     n  it does not: the relation goes
  t  it is of another type:   t SUPPORT, t 扶持服务   (types: {types})
  s  it has another status:   s planned, s 计划中     (statuses: {statuses})
  k  leave it for the next time, b  take back the last answer, q  stop
  A note may follow y and n: n 只是设想"""
_HELP_CHINESE = """\
  y  原句确有此意             n  原句没有此意，删去这条关系
  t  类型有误，后写正确的：t 扶持服务（{types}）
  s  状态有误，后写正确的：s 计划中（{statuses}）
  k  这次跳过   b  撤回上一个回答   q  结束
  y、n 之后可以加备注：n 只是设想"""


def ask_relations(file: Path, ties: Sequence["StatedTie"], language: Language) -> tuple[int, Stopped]:
    """Asks about one relation after the other and writes the answers down; how many, and how it ended."""
    given: list[tuple[int, Decision]] = []
    if not ties:
        typer.echo(
            "没有待核对的关系" if language is Language.CHINESE else "Nothing is open: no stated relation."
        )
    number = 0
    try:
        while number < len(ties):
            _show(number, len(ties), ties[number], language)
            step = _ask(file, number, ties[number], given, language)
            if step is None:
                break
            number = step
    except KeyboardInterrupt:
        typer.echo("")
        return len(given), Stopped.INTERRUPTED
    return len(given), Stopped.DONE


def _show(number: int, total: int, tie: "StatedTie", language: Language) -> None:
    typer.echo(f"\n{number + 1}/{total}  “{clean(tie.text)}”")
    typer.echo(f"  — {clean(tie.unit)} · {clean(tie.place)} {tie.as_of}")
    what = f"{word(tie.type.value, language)} ({word(tie.status.value, language)})"
    typer.echo(f"  {clean(tie.head.name)} – {what} – {clean(tie.tail.name)} · {clean(tie.frame)}")
    typer.echo(f"  {_CHOICES_CHINESE if language is Language.CHINESE else _CHOICES}")


def _ask(
    file: Path, number: int, tie: "StatedTie", given: list[tuple[int, "Decision"]], language: Language
) -> int | None:
    """Asks until there is an answer; the number of the relation that comes next, None to stop."""
    from graph.identity.decisionfile import add_decision

    while True:
        letter, rest = _read_line()
        if letter in {"q", "退出"}:
            return None
        if letter in {"k", "跳过"}:
            return number + 1
        if letter in {"b", "返回"}:
            earlier = _take_back(file, given)
            if earlier is not None:
                return earlier
            continue
        try:
            decision = _decide(tie, letter, rest)
            if decision is None:
                _explain(language)
                continue
            add_decision(file, decision)
        except (ValueError, DecisionError) as error:
            typer.secho(f"  {clean(translate(str(error), language))}", fg=typer.colors.RED)
            continue
        given.append((number, decision))
        return number + 1


def _read_line() -> tuple[str, str]:
    """The letter and what follows it; the end of the input stops."""
    typer.echo("> ", nl=False)
    try:
        letter, _, rest = input().strip().partition(" ")
    except EOFError:
        typer.echo("")
        return "q", ""
    return letter.lower(), rest.strip()


def _decide(tie: "StatedTie", letter: str, rest: str) -> "Decision | None":
    """The decision that an answer makes; None for what is no answer.

    Raises:
        ValueError: the type or the status is not known, or the names lead to other bodies.
    """
    from graph.identity.decisioncells import parse_member
    from graph.identity.decisions import Verdict
    from graph.model import RelationType, Status

    if letter not in {"y", "属实", "n", "未说", "t", "类型", "s", "状态"}:
        return None
    if not tie.is_anchored:
        raise ValueError("these names do not lead back to these bodies; nothing was written")
    match letter:
        case "y" | "属实":
            return tie.decide(Verdict.SAID, note=rest)
        case "n" | "未说":
            return tie.decide(Verdict.NOT_SAID, note=rest)
        case "t" | "类型":
            return tie.decide(Verdict.WRONG_TYPE, parse_member(RelationType, rest, "type"))
    return tie.decide(Verdict.WRONG_STATUS, parse_member(Status, rest, "status"))


def _take_back(file: Path, given: list[tuple[int, "Decision"]]) -> int | None:
    from graph.identity.decisionfile import read_decisions, remove_decisions

    if not given:
        typer.echo("  –")
        return None
    number, decision = given.pop()
    lines = [d.line for d in read_decisions(file).decisions.all if d == decision and d.line]
    if lines:
        remove_decisions(file, lines)
    return number


def _explain(language: Language) -> None:
    from graph.model import RelationType, Status

    text = _HELP_CHINESE if language is Language.CHINESE else _HELP
    types = " ".join(word(each.value, language) for each in RelationType)
    statuses = " ".join(word(each.value, language) for each in Status)
    typer.echo(text.format(types=types, statuses=statuses))
