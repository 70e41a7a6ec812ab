"""What commands that ask have in common: where they ask, which reports, and how they show the answer."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

from graph.cli.opening import open_chosen_store
from graph.cli.options import (
    DEFAULT_LANGUAGE,
    CypherOption,
    FormatOption,
    LanguageOption,
    OutputOption,
    PlaceOption,
    ReportsOption,
    Showing,
    SinceOption,
    StoreOption,
    UntilOption,
)
from graph.cli.output import say, show_result, show_text

if TYPE_CHECKING:
    from graph.stores import Store


@dataclass(frozen=True, slots=True)
class Choice:
    """An open store, and the reports chosen from it."""

    store: Store
    reports: tuple[str, ...]

    def body(self, name: str) -> tuple[str, str]:
        """The id and the name of the body that a name denotes in the chosen reports.

        Raises:
            NamingError: the name denotes none, or several.
        """
        from queries import find_body

        body = find_body(self.store, name, self.reports)
        return body.id, body.name


@dataclass(frozen=True, slots=True)
class Question(Choice):
    """A choice of reports, and how the answer is to be shown."""

    showing: Showing

    def answer(
        self,
        name: str,
        heading: str,
        parameters: Mapping[str, object] | None = None,
        *,
        table: Sequence[str] | None = None,
    ) -> None:
        """Shows the rows of a named query, or its statement where that is asked for.

        `table` names the columns that a table shows; CSV and JSON hold all of them.
        """
        from queries import get_query, run_query

        given = {"reports": list(self.reports), **(parameters or {})}
        if self.showing.cypher:
            show_text(get_query(name).statement(given), self.showing.output)
            return
        result = run_query(self.store, name, **given)
        show_result(result, self.showing, heading, table)
        if not result.rows:
            say("Nothing in the chosen reports answers this; `liaison overview` says what is there.")


def chooses(command: Callable[..., None]) -> Callable[..., None]:
    """A command with the options that choose reports added; its first parameter becomes the `Choice`.

    Typer reads the signature that is put together here, so that `--help` shows every option.
    """

    @wraps(command)
    def run(**given: Any) -> None:
        chosen = _take(given, _choosing)
        with open_chosen_store(chosen.pop("store"), read_only=True) as store:
            command(Choice(store, _select(store, chosen)), **given)

    return _sign(run, command, _choosing)


def asks(command: Callable[..., None]) -> Callable[..., None]:
    """As `chooses`, with the options that say how the answer is shown; the parameter is the `Question`."""

    @wraps(command)
    def run(**given: Any) -> None:
        chosen, shown = _take(given, _choosing), _take(given, _showing)
        with open_chosen_store(chosen.pop("store"), read_only=True) as store:
            command(Question(store, _select(store, chosen), _showing(**shown)), **given)

    return _sign(run, command, _choosing, _showing)


def _choosing(
    store: StoreOption = None,
    report: ReportsOption = None,
    place: PlaceOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
) -> None:
    """Exists for its signature: the options that choose reports."""


def _showing(
    form: FormatOption = None,
    output: OutputOption = None,
    lang: LanguageOption = DEFAULT_LANGUAGE,
    cypher: CypherOption = False,
) -> Showing:
    """The options that say how an answer is shown, as one value."""
    return Showing(form, output, lang, cypher)


def _take(given: dict[str, Any], common: Callable[..., Any]) -> dict[str, Any]:
    """Takes the options of one of the groups above out of what Typer gives."""
    return {name: given.pop(name) for name in inspect.signature(common).parameters}


def _select(store: Store, chosen: dict[str, Any]) -> tuple[str, ...]:
    from queries import select_reports

    return select_reports(store, chosen.pop("report") or (), **chosen)


def _sign(
    run: Callable[..., None], command: Callable[..., None], *groups: Callable[..., Any]
) -> Callable[..., None]:
    """Gives `run` the command's own parameters but the first, then those of the groups."""
    own = list(inspect.signature(command, eval_str=True).parameters.values())[1:]
    common = [p for group in groups for p in inspect.signature(group, eval_str=True).parameters.values()]
    run.__signature__ = inspect.Signature([*own, *common])  # type: ignore[attr-defined]
    return run
