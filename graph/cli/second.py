"""The option that asks a second reader, and what the command says before anything is sent."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.output import say
from graph.cli.words import Language, translate

if TYPE_CHECKING:
    from loaders.second.account import SecondAccount
    from loaders.second.endpoint import Endpoint
    from loaders.second.reader import SecondReader

_PANEL = "Second reader 第二读者"


class Reader(StrEnum):
    """Who reads the sentences."""

    RULES = "rules"
    LLM = "llm"


ReaderOption = Annotated[
    Reader,
    typer.Option(
        "--reader",
        help="rules: nothing leaves this machine. llm: asks a language model as well, at the address in "
        "LIAISON_LLM_URL, which then is sent every sentence. 由语言模型补读",
        rich_help_panel=_PANEL,
    ),
]


@contextmanager
def choose_reader(chosen: Reader) -> Iterator["SecondReader | None"]:
    """The second reader that the option asks for; says where it is before anything is sent there.

    Raises:
        ReaderError: the environment names no address.
    """
    if chosen is Reader.RULES:
        yield None
        return
    from loaders.second.endpoint import read_endpoint
    from loaders.second.reader import SecondReader

    endpoint = read_endpoint()
    say(describe_endpoint(endpoint))
    with _show_asking() as asking:
        yield SecondReader(endpoint, asking)


def describe_endpoint(endpoint: "Endpoint") -> str:
    """What is sent where, in one line."""
    notes = [f"model {endpoint.model}", "with a key" if endpoint.key is not None else "without a key"]
    if endpoint.is_local:
        notes.append("on this machine")
    elif not endpoint.is_encrypted:
        notes.append("not encrypted on the way")
    return (
        "Second reader: every sentence, with its unit, its counterparts, and its report’s place and date, is "
        f"sent to {endpoint.address} ({', '.join(notes)})."
    )


def describe_second(account: "SecondAccount", language: Language) -> str:
    """What became of it: sentences and questions, ties added, and what was dropped with the reasons."""
    is_chinese = language is Language.CHINESE
    dropped = "、" if is_chinese else ", "
    reasons = dropped.join(
        f"{drop.chinese if is_chinese else drop.value} {count}"
        for drop, count in sorted(account.dropped.items())
    )
    total = sum(account.dropped.values())
    failed = len(account.failed)
    if is_chinese:
        text = (
            f"{account.model}：{account.sentences} 句、{account.questions} 问，"
            f"补 {len(account.added)} 条，舍 {total} 条"
        )
        return text + (f"（{reasons}）" if reasons else "") + (f"；{failed} 问未答" if failed else "")
    text = (
        f"{account.model}: {account.sentences} sentences in {account.questions} questions, "
        f"{len(account.added)} ties added, {total} dropped"
    )
    return (
        text + (f" ({reasons})" if reasons else "") + (f"; {failed} questions not answered" if failed else "")
    )


@contextmanager
def _show_asking() -> Iterator[Callable[[int, int], object] | None]:
    """A line on the terminal while a long report is asked about; nothing for a pipe."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console

    with Console(stderr=True).status("") as line:
        yield lambda done, total: line.update(
            translate(f"Second reader: {done} of {total} questions answered")
        )
