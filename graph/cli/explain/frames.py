"""explain frames: the ways in which a tie is read, each with what it reads and what it must not."""

from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.options import DEFAULT_LANGUAGE, Format, FormatOption, LanguageOption, OutputOption, Showing
from graph.cli.output import show_json, show_result, show_text
from graph.cli.words import Language, word

if TYPE_CHECKING:
    from loaders.extract.rules import Rule

_COLUMNS = ("frame", "type", "meaning", "example", "gives", "against")
_RELATION = ("head", "type", "tail", "basis", "status", "text", "as_of")
_SHOWN = ("frame", "type", "meaning", "example")


def add_commands(app: typer.Typer) -> None:
    """Puts the command into the application."""
    app.command()(frames)


def frames(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="One frame, with all that is known of it. 规则名称"),
    ] = None,
    store: Annotated[
        str | None,
        typer.Option(
            "--store",
            "-s",
            metavar="FILE|URI|neo4j",
            help="A database: list what the frame read there, or count it for every frame. 数据库位置",
            show_default=False,
        ),
    ] = None,
    form: FormatOption = None,
    output: OutputOption = None,
    lang: LanguageOption = DEFAULT_LANGUAGE,
) -> None:
    """List the ways in which a tie is read from a sentence. 规则一览

    A frame has a meaning, an example with the tie that it gives, and a counterexample from which it must not
    read a fact. Earlier frames go before later ones. 我 in what an example gives is the reporting unit.

    With --store, the relations that a frame read in a database, each with its sentence.
    """
    from graph.stores import Result
    from loaders.extract.rules import find_rule, read_rules

    showing = Showing(form, output, lang)
    if store is not None:
        _show_relations(store, find_rule(name).name if name is not None else None, showing)
        return
    rules = list(read_rules().values()) if name is None else [find_rule(name)]
    if showing.chosen_format is Format.JSON:
        show_json([_to_json(rule) for rule in rules], output)
    elif name is not None and showing.chosen_format is Format.TABLE:
        show_text(_describe(rules[0], lang), showing.output)
    else:
        is_chinese = lang is Language.CHINESE
        rows = tuple((r.name, r.type, r.meaning_in(is_chinese), r.example, r.gives, r.against) for r in rules)
        show_result(Result(_COLUMNS, rows), showing, "Frames 规则", _SHOWN)


def _show_relations(address: str, frame: str | None, showing: Showing) -> None:
    """What one frame read in a database; without one, how many relations each read."""
    from graph.cli.opening import open_chosen_store
    from graph.stores import Result
    from loaders.extract.rules import read_rules
    from queries import run_query

    with open_chosen_store(address, read_only=True) as opened:
        found = run_query(opened, "frames", frame=frame)
    if frame is not None:
        show_result(found, showing, f"{frame} · Relations 关系", _RELATION)
        return
    counts = Counter(row["frame"] for row in {row["relation"]: row for row in found.to_dicts()}.values())
    meanings = {
        rule.name: rule.meaning_in(showing.language is Language.CHINESE) for rule in read_rules().values()
    }
    rows = tuple((name, counts[name], meanings.get(str(name))) for name in counts)
    ordered = sorted(rows, key=lambda row: (-row[1], str(row[0])))
    show_result(Result(("frame", "relations", "meaning"), tuple(ordered)), showing, "Frames 规则")


def _to_json(rule: "Rule") -> dict[str, object]:
    return {"frame": rule.name} | {key: value for key, value in asdict(rule).items() if key != "name"}


_CHINESE = {
    "meaning": "含义",
    "reads": "例句",
    "gives": "读出",
    "must not read": "反例",
    "pattern": "句式",
    "no pattern": "由程序读出，不按句式",
}


def _describe(rule: "Rule", language: Language) -> str:
    def say(key: str) -> str:
        return _CHINESE[key] if language is Language.CHINESE else key

    facts = [
        ("meaning", rule.meaning_in(language is Language.CHINESE)),
        ("reads", rule.example),
        ("gives", " ".join(word(each, language) for each in rule.gives.split())),
        ("must not read", rule.against),
        ("pattern", rule.pattern or say("no pattern")),
    ]
    lines = [f"{say(key)}: {value}" for key, value in facts if value]
    heading = rule.name if rule.type is None else f"{rule.name} · {word(rule.type.value, language)}"
    return "\n".join([heading, *(f"  {line}" for line in lines)])
