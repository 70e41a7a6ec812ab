"""The questions, one by one: from a terminal of any kind, or from a pipe; every answer is written at once."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from graph.cli.review.showing import MORE_SENTENCES, SENTENCES, clean, iter_lines, say_word
from graph.cli.words import Language, translate
from graph.errors import DecisionError

if TYPE_CHECKING:
    from graph.identity.deciding import Decisions
    from graph.identity.decisions import Decision
    from graph.stores import Store
    from loaders.review import Question


class Stopped(Enum):
    """How the questions ended."""

    DONE = "done"
    """All were asked, or the person said to stop."""
    INTERRUPTED = "interrupted"
    """By Ctrl-C."""


class Answer(Enum):
    """What a person may answer, by letter, and in Chinese."""

    SAME = "s", "相同", "同", "是"
    OTHER = "o", "相同2", "同2", "2"
    DIFFERENT = "d", "不同", "异", "否"
    UNSURE = "u", "存疑", "疑"
    SKIP = "k", "跳过"
    BACK = "b", "返回"
    MORE = "m", "更多"
    QUIT = "q", "退出"
    HELP = "?", "h", "帮助"


_CHOICES = "s same (1 stays) · o same (2 stays) · d different · u unsure · k skip · b back · m more · q stop"
_CHOICES_CHINESE = "s 相同（用名称1）· o 相同（用名称2）· d 不同 · u 存疑 · k 跳过 · b 返回 · m 更多 · q 结束"
_HELP = """\
  s  they are one body; [1] is its name, and [2] becomes another name of it
  o  they are one body; [2] is its name, and [1] becomes another name of it
  d  they are two bodies: nothing makes them one, and nobody is asked again
  u  unsure: nobody is asked again, except with --again
  k  leave it for the next time     b  take back the last answer
  m  more sentences                 q  stop; what was answered is kept
  A note may follow the letter: d 两家不同的公司"""
_HELP_CHINESE = """\
  s  是同一单位，以 [1] 为名，[2] 作别名
  o  是同一单位，以 [2] 为名，[1] 作别名
  d  不是同一单位：不会合并，以后不再问
  u  存疑：以后不再问，除非加 --again
  k  这次跳过        b  撤回上一个回答
  m  显示更多原句    q  结束，已答的都保留
  字母后可以加备注：d 两家不同的公司"""


@dataclass(slots=True)
class _Session:
    """What was answered so far, so that it can be taken back."""

    file: Path
    decisions: "Decisions"
    given: list[tuple[int, "Decision", tuple["Decision", ...]]] = field(default_factory=list)
    """The question's number, the answer, and what had been decided on the pair before."""


def ask_all(
    store: "Store", file: Path, questions: Sequence["Question"], language: Language
) -> tuple[int, Stopped]:
    """Asks one question after the other and writes the answers down; how many there were, how it ended."""
    from graph.identity.decisionfile import read_decisions
    from loaders.review import is_open

    session = _Session(file, read_decisions(file).decisions)
    if not questions:
        typer.echo(
            "没有待核对的单位" if language is Language.CHINESE else "Nothing is open: no bodies may be one."
        )
    number = 0
    try:
        while number < len(questions):
            question = questions[number]
            if len(questions) > 1 and not is_open(question, session.decisions):
                number += 1
                continue
            heading = say_word("one body?", language)
            typer.echo(f"\n{number + 1}/{len(questions)}  {heading}")
            _show(store, question, language, SENTENCES)
            step = _ask(store, session, number, question, language)
            if step is None:
                break
            number = step
    except KeyboardInterrupt:
        typer.echo("")
        return len(session.given), Stopped.INTERRUPTED
    return len(session.given), Stopped.DONE


def _ask(
    store: "Store", session: _Session, number: int, question: "Question", language: Language
) -> int | None:
    """Asks until there is an answer; the number of the question that comes next, None to stop."""
    while True:
        answer, note = _read_answer(language)
        match answer:
            case Answer.QUIT:
                return None
            case Answer.SKIP:
                return number + 1
            case Answer.MORE:
                _show(store, question, language, MORE_SENTENCES)
            case Answer.BACK:
                earlier = _take_back(session)
                if earlier is not None:
                    return earlier
            case Answer.SAME | Answer.OTHER | Answer.DIFFERENT | Answer.UNSURE:
                if _write(session, number, question, answer, note):
                    return number + 1
            case _:
                typer.echo(_HELP_CHINESE if language is Language.CHINESE else _HELP)


def _show(store: "Store", question: "Question", language: Language, sentences: int) -> None:
    for line in iter_lines(store, question, language, sentences):
        typer.echo(line)
    typer.echo(f"  {_CHOICES_CHINESE if language is Language.CHINESE else _CHOICES}")


def _read_answer(language: Language) -> tuple[Answer, str]:
    """The letter and the note of the next line; the end of the input stops."""
    typer.echo("> ", nl=False)
    try:
        line = input()
    except EOFError:
        typer.echo("")
        return Answer.QUIT, ""
    word, _, note = line.strip().partition(" ")
    for answer in Answer:
        if word.lower() in answer.value:
            return answer, note.strip()
    if word:
        typer.echo(
            f"  “{clean(word)}”不是可选的回答"
            if language is Language.CHINESE
            else f"  “{clean(word)}” is no answer"
        )
    return Answer.HELP, ""


def _write(session: _Session, number: int, question: "Question", answer: Answer, note: str) -> bool:
    """Writes an answer down; what keeps it from being written is said, and it is asked again."""
    from graph.identity.decisionfile import add_decision
    from graph.identity.decisions import Decision, Verdict

    verdict = {Answer.DIFFERENT: Verdict.DIFFERENT, Answer.UNSURE: Verdict.UNSURE}.get(answer, Verdict.SAME)
    one, other = question.anchors if answer is not Answer.OTHER else question.anchors[::-1]
    if {one.body.id, other.body.id} != {question.one.id, question.other.id}:
        # Its name reads as another body than the one that the report meant by it.
        typer.secho(
            "  " + translate("These names do not tell the two bodies apart; nothing was written."),
            fg=typer.colors.RED,
        )
        return False
    decision = Decision(verdict, one, other, note=note)
    before = session.decisions.find(question.one.id, question.other.id)
    try:
        session.decisions = add_decision(session.file, decision).decisions
    except DecisionError as error:
        typer.secho(f"  {clean(translate(str(error)))}", fg=typer.colors.RED)
        return False
    session.given.append((number, decision, before))
    return True


def _take_back(session: _Session) -> int | None:
    """Removes the last answer, restores what it replaced, and gives the number of its question."""
    from graph.identity.decisionfile import add_decision, read_decisions, remove_decisions

    if not session.given:
        typer.echo("  –")
        return None
    number, decision, before = session.given[-1]
    try:
        lines = [d.line for d in read_decisions(session.file).decisions.all if d == decision and d.line]
        if lines:
            session.decisions = remove_decisions(session.file, lines).decisions
        for earlier in before:
            session.decisions = add_decision(session.file, earlier).decisions
    except DecisionError as error:
        typer.secho(f"  {clean(translate(str(error)))}", fg=typer.colors.RED)
        return None
    session.given.pop()
    return number
