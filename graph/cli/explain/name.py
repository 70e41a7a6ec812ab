"""explain name: which body a name denotes in a report of a place, piece by piece, and why."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graph.cli.options import DEFAULT_LANGUAGE, Format, FormatOption, LanguageOption, OutputOption, Showing
from graph.cli.output import show_json, show_result, show_text
from graph.cli.words import Language, translate, word

if TYPE_CHECKING:
    from graph.identity.explain import Explanation
    from graph.identity.reforms import Reform
    from graph.identity.steps import Step
    from graph.model import Organization

_COLUMNS = ("piece", "meaning", "written", "read", "full", "kept", "dropped", "replaced", "table", "source")


def add_commands(app: typer.Typer) -> None:
    """Puts the command into the application."""
    app.command()(name)


def name(
    written: Annotated[
        str, typer.Argument(metavar="NAME", help="A name as a report writes it: 市经贸委. 名称")
    ],
    place: Annotated[
        str,
        typer.Option("--place", help="Where the report is from: 浙江省嘉兴市南湖区. 报告所在地"),
    ],
    beside: Annotated[
        list[str] | None,
        typer.Option(
            "--beside", metavar="NAME", help="A name that stands in the same row; may be repeated. 同行名称"
        ),
    ] = None,
    year: Annotated[
        int | None, typer.Option("--year", help="The year of the report, for what an office does. 年份")
    ] = None,
    form: FormatOption = None,
    output: OutputOption = None,
    lang: LanguageOption = DEFAULT_LANGUAGE,
) -> None:
    """Say which body a name denotes in a report of a place, piece by piece, and why. 名称的由来

    What of the full form the name keeps, drops and replaces, which line of which table says so and on what
    source; what the body was called before; what an office does, where it came from and what became of it.
    With --beside, whether two names are one body, and why.
    """
    from graph.identity.explain import explain_name
    from graph.identity.places import parse_place
    from graph.stores import Result

    explanation = explain_name(written, parse_place(place, year), beside=tuple(beside or ()), year=year)
    showing = Showing(form, output, lang)
    match showing.chosen_format:
        case Format.JSON:
            show_json(to_json(explanation), output)
        case Format.CSV:
            rows = tuple(tuple(_step_row(step)[column] for column in _COLUMNS) for step in explanation.steps)
            show_result(Result(_COLUMNS, rows), showing, written)
        case Format.TABLE:
            show_text("\n".join(_iter_lines(explanation, lang)), showing.output)


def to_json(explanation: "Explanation") -> dict[str, Any]:
    """All of an explanation as plain values."""
    return {
        "name": explanation.written,
        "place": str(explanation.home),
        "organization": _body(explanation.organization),
        "rule": explanation.rule.value,
        "in_full": explanation.in_full,
        "steps": [_step_row(step) for step in explanation.steps],
        "reasons": list(explanation.reasons),
        "candidates": list(explanation.candidates),
        "contexts": [{"place": line.place, "name": line.name} for line in explanation.contexts],
        "former_names": [
            {"name": line.former, "since": line.since, "until": line.until}
            for line in explanation.former_names
        ],
        "functions": list(explanation.functions),
        "came_from": [_reform(reform) for reform in explanation.came_from],
        "became": [_reform(reform) for reform in explanation.became],
        "beside": [
            {
                "name": other.written,
                "organization": _body(other.organization),
                "same": other.is_same,
                "reasons": list(other.reasons),
            }
            for other in explanation.beside
        ],
    }


def _body(organization: "Organization") -> dict[str, Any]:
    return {
        "id": organization.id,
        "name": organization.name,
        "kind": organization.kind.value,
        "level": organization.level.value if organization.level is not None else None,
        "place": organization.place,
        "collective": organization.collective,
    }


def _step_row(step: "Step") -> dict[str, Any]:
    from graph.identity.characters import Fate

    replaced = "、".join(f"{run.written}→{run.full}" for run in step.runs if run.fate is Fate.REPLACED)
    return {
        "piece": step.piece.name.lower(),
        "meaning": step.piece.value,
        "written": step.written,
        "read": step.read,
        "full": step.full,
        "kept": step.characters(Fate.KEPT),
        "dropped": step.characters(Fate.DROPPED),
        "replaced": replaced,
        "table": step.table,
        "source": step.source,
    }


def _reform(reform: "Reform") -> dict[str, Any]:
    return {
        "before": reform.before,
        "after": reform.after,
        "since": reform.since,
        "until": reform.until,
        "change": reform.change.value,
        "note": reform.note,
        "source": str(reform.source),
    }


_CHINESE = {
    "in full": "全称",
    "body": "单位",
    "pieces": "构成",
    "why": "理由",
    "may be": "可能是",
    "in reports of": "在这些地方的报告中",
    "was called": "曾用名",
    "functions": "职能",
    "came from": "来自",
    "became": "后续",
    "beside": "同行",
    "another body": "另一单位",
    "the same body": "同一单位",
}


def _iter_lines(explanation: "Explanation", language: Language) -> Iterator[str]:
    def say(text: str) -> str:
        return _CHINESE[text] if language is Language.CHINESE else text

    body = explanation.organization
    traits = (body.kind.value, body.level.value if body.level else None, body.place)
    words = [word(trait, language) for trait in traits if trait]
    yield f"{explanation.written} → {body.name}"
    yield f"  {say('in full')}: {explanation.in_full}"
    yield f"  {say('body')}: {' · '.join([*words, body.id])}"
    yield f"  {say('pieces')}:"
    for step in explanation.steps:
        yield f"    {step.written or '∅'} → {step.full or '∅'}  {_describe(step, language)}"
        origin = " · ".join(text for text in (step.table, step.source) if text)
        if origin:
            yield f"      {origin}"
    yield from _list(say("why"), [translate(reason, language) for reason in explanation.reasons])
    yield from _list(say("may be"), explanation.candidates)
    yield from _list(say("in reports of"), [f"{line.place}: {line.name}" for line in explanation.contexts])
    former = [f"{line.former} ({line.since or ''}–{line.until})" for line in explanation.former_names]
    yield from _list(say("was called"), former)
    if explanation.functions:
        yield f"  {say('functions')}: {'、'.join(explanation.functions)}"
    yield from _list(say("came from"), [_tell(r, r.before, language) for r in explanation.came_from])
    yield from _list(say("became"), [_tell(r, r.after, language) for r in explanation.became])
    for other in explanation.beside:
        verdict = say("the same body" if other.is_same else "another body")
        yield f"  {say('beside')} {other.written}: {verdict}, {other.organization.name}"
        yield from (f"    {translate(reason, language)}" for reason in other.reasons)


def _list(title: str, texts: "tuple[str, ...] | list[str]") -> Iterator[str]:
    if texts:
        yield f"  {title}:"
        yield from (f"    {text}" for text in texts)


def _describe(step: "Step", language: Language) -> str:
    """What a piece is, and what became of its characters: a word for a level; kept 市, dropped 嘉兴."""
    from graph.identity.characters import Fate

    label = step.piece.chinese if language is Language.CHINESE else step.piece.value
    told = {fate: step.characters(fate) for fate in (Fate.KEPT, Fate.DROPPED)}
    told[Fate.REPLACED] = _step_row(step)["replaced"]
    is_telling = step.written and step.full and step.written != step.full
    fates = [
        f"{fate.chinese if language is Language.CHINESE else fate.value} {characters}"
        for fate, characters in told.items()
        if characters and is_telling
    ]
    return f"{label}: {', '.join(fates)}" if fates else label


def _tell(reform: "Reform", other: str, language: Language) -> str:
    change = reform.change.chinese if language is Language.CHINESE else reform.change.value
    note = f"; {reform.note}" if reform.note else ""
    return f"{other} {reform.years}, {change}{note} · {reform.source}"
