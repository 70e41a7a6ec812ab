"""What people decided: which file is meant, and what of it is in force, on the screen."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from graph.cli.output import complain, say
from graph.cli.words import Language

if TYPE_CHECKING:
    from graph.identity.deciding import Decisions
    from graph.stores import Store
    from loaders.replay import Outlook

# More would push what they are about off the screen; `liaison review --decided` has them all.
_MOST_NOTES = 5


def choose_file(decisions: Path | None, store: "Store | None") -> Path:
    """The file of decisions: the one that is named, else the one that belongs to the store.

    Without a store it is the one of the database that a command without `--store` would use.
    """
    from graph.stores.uris import DEFAULT_PATH, SERVER, is_server
    from loaders.replay import decisions_path, find_decisions_path

    if decisions is not None:
        return decisions.expanduser()
    if store is not None:
        return find_decisions_path(store)
    named = os.environ.get("LIAISON_STORE") or (SERVER if os.environ.get("NEO4J_URI") else DEFAULT_PATH)
    return decisions_path(None if named == SERVER or is_server(named) else named)


def read_chosen(decisions: Path | None, store: "Store | None") -> "Decisions":
    """What that file says; nothing where it is not there, which is said if it was named.

    Raises:
        DecisionError: it cannot be read, or has lines that cannot be meant.
    """
    from graph.identity.decisionfile import read_decisions

    path = choose_file(decisions, store)
    if decisions is not None and not path.exists():
        say(f"Note: {path} is not there; nothing was decided")
    return read_decisions(path).decisions


def print_outlook(outlook: "Outlook", language: Language) -> None:
    """How many decisions are in force, what bringing them in changed, and which need a look."""
    total, applied = len(outlook.decisions.all), len(outlook.applied)
    changed = len(outlook.changes)
    if total and language is Language.CHINESE:
        say(
            f"人工决定 {total} 条，适用 {applied} 条" + (f"；{changed} 份已存报告随之更新" if changed else "")
        )
    elif total:
        say(f"Decisions: {total}, of which {applied} apply" + _describe_changed(changed))
    elif changed:
        say(
            f"{changed} 份已存报告恢复原样"
            if language is Language.CHINESE
            else f"Decisions: none any more{_describe_changed(changed)}"
        )
    _print_notes(_iter_idle(outlook, language))
    print_contradictions(outlook.decisions)
    if outlook.left:
        sources = "、".join(dict.fromkeys(report.source for report in outlook.left[:_MOST_NOTES]))
        say(
            f"Note: {len(outlook.left)} stored report(s) follow no decisions until their files are loaded "
            f"again, for an earlier version stored them: {sources}"
        )


def print_contradictions(decisions: "Decisions") -> None:
    """What cannot all be meant, line by line."""
    for contradiction in decisions.contradictions:
        complain(f"Warning: {contradiction.message}", typer.colors.YELLOW)


def _describe_changed(count: int) -> str:
    if not count:
        return ""
    return (
        "; 1 stored report was brought in line"
        if count == 1
        else f"; {count} stored reports were brought in line"
    )


def _iter_idle(outlook: "Outlook", language: Language) -> Iterable[str]:
    moot = {id(decision) for decision in outlook.decisions.moot}
    for decision in outlook.decisions.moot:
        yield (
            f"{decision}：两个名称本来就读作同一单位，此条无效"
            if language is Language.CHINESE
            else f"{decision}: both names read as one body by themselves, so this decides nothing"
        )
    for decision in outlook.idle:
        if id(decision) not in moot:
            hint = outlook.elsewhere.get(decision.id)
            yield (
                f"{decision}：已存报告中没有相关单位或语句，暂不适用，保留"
                if language is Language.CHINESE
                else f"{decision}: applies to no stored report, none has these bodies or this sentence; kept"
            ) + (f" ({hint})" if hint else "")


def _print_notes(notes: Iterable[str]) -> None:
    every = list(notes)
    for note in every[:_MOST_NOTES]:
        say(f"Note: {note}")
    if len(every) > _MOST_NOTES:
        say(
            f"Note: and {len(every) - _MOST_NOTES} more like these; `liaison review --decided` lists them all"
        )
