"""Commands that ask: shared, show, agreements, path, overview, query, queries."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.options import DEFAULT_LANGUAGE, FormatOption, LanguageOption, OutputOption, Showing
from graph.cli.output import show_result, show_text
from graph.cli.question import Question, asks
from graph.cli.words import Language
from graph.errors import QueryError
from graph.model import RelationType, Status

if TYPE_CHECKING:
    from graph.stores import Value

_PANEL = "Questions 查询"
# The columns that tables show; ids are for programs.
SHARED = ("counterpart", "kind", "number", "bureaus", "types")
_TIE = ("head", "type", "tail", "basis", "status", "document", "event", "as_of")
_EVIDENCE = ("text", "type", "head", "status", "as_of", "row")
AGREEMENT = ("document", "status", "parties", "as_of", "texts")
_BY_FUNCTION = ("counterparts", "functions", "bodies", "dates", "types")
_SHARED_BY_FUNCTION = ("counterparts", "functions", "number", "bureaus", "dates")
_STEP = ("step", "body", "types", "next")
_NOT_ENDED = [status for status in Status if status is not Status.ENDED]
NameArgument = Annotated[
    str,
    typer.Argument(metavar="NAME", help="A body, in any form of its name: 南湖区科技局, 区科技局. 单位名称"),
]
FunctionOption = Annotated[
    bool,
    typer.Option(
        "--by-function",
        help="Offices of one place and function count as one: 环保局, later 生态环境局. 按职能贯通",
    ),
]
TypesOption = Annotated[
    list[RelationType] | None,
    typer.Option(
        "--type",
        metavar="TYPE",
        help="Only ties of this type; may be repeated. 关系类型: " + " ".join(RelationType),
    ),
]


def add_commands(app: typer.Typer) -> None:
    """Puts these commands into the application."""
    for command in (shared, show, agreements, path, overview, query, queries):
        app.command(rich_help_panel=_PANEL)(command)


@asks
def shared(
    question: Question,
    bureaus: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[BUREAU]…", help="Only what these bureaus share; without any, what any two share."
        ),
    ] = None,
    types: TypesOption = None,
    collectives: Annotated[
        bool, typer.Option("--collectives", help="Count described groups too, as 市有关金融部门. 含合称")
    ] = False,
    no_pending: Annotated[
        bool,
        typer.Option("--no-pending", help="Leave out what is planned or under negotiation. 不含未定事项"),
    ] = False,
    by_function: FunctionOption = False,
) -> None:
    """Which counterparts do bureaus share? 共同的对接单位

    A counterpart is shared when two reporting bureaus each have a tie with it, or with a part of it.
    """
    if by_function and bureaus:
        raise typer.BadParameter(
            "compares all bureaus of the chosen reports; name none", param_hint="--by-function"
        )
    parameters = {
        "bureaus": [question.body(name)[0] for name in bureaus or ()],
        "types": list(types or RelationType),
        "statuses": [Status.DONE, Status.ONGOING] if no_pending else _NOT_ENDED,
        "collectives": collectives,
    }
    if by_function:
        del parameters["bureaus"]
        title = "Shared counterparts by function 按职能的共同对接单位"
        question.answer("shared_by_function", title, parameters, table=_SHARED_BY_FUNCTION)
        return
    question.answer("shared", "Shared counterparts 共同的对接单位", parameters, table=SHARED)


@asks
def show(
    question: Question,
    name: NameArgument,
    other: Annotated[
        str | None, typer.Argument(metavar="[OTHER]", help="Another body: the sentences behind the pair.")
    ] = None,
    types: TypesOption = None,
    by_function: FunctionOption = False,
) -> None:
    """What ties a body to others, or two bodies to each other, in the report's own words? 单位关系与原文"""
    id_, full = question.body(name)
    chosen = list(types or RelationType)
    if by_function and other is not None:
        raise typer.BadParameter("follows one body; name no other", param_hint="--by-function")
    if by_function:
        question.answer("counterparts_by_function", full, {"body": id_, "types": chosen}, table=_BY_FUNCTION)
        return
    if other is None:
        question.answer("ties", full, {"body": id_, "types": chosen}, table=_TIE)
        return
    other_id, other_full = question.body(other)
    pair = {"a": id_, "b": other_id, "types": chosen}
    question.answer("evidence", f"{full} – {other_full}", pair, table=_EVIDENCE)


@asks
def agreements(
    question: Question,
    status: Annotated[
        list[Status] | None,
        typer.Option("--status", help="Only agreements of this status; may be repeated. Default: all. 状态"),
    ] = None,
) -> None:
    """Which agreements were signed, by whom, on what evidence? 签订的协议"""
    question.answer("agreements", "Agreements 协议", {"statuses": list(status or Status)}, table=AGREEMENT)


@asks
def path(
    question: Question,
    name: NameArgument,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The body to reach. 另一单位")],
    types: TypesOption = None,
) -> None:
    """By whom are two bodies connected? The shortest way, tie by tie. 最短关联路径"""
    (one, first), (two, second) = question.body(name), question.body(other)
    if one == two:
        raise QueryError(f"“{name}” and “{other}” are the same body, {first}; name two different ones")
    ends = {"a": one, "b": two, "types": list(types or RelationType)}
    question.answer("path", f"{first} → {second}", ends, table=_STEP)


@asks
def overview(question: Question) -> None:
    """How many bodies and ties are there, of which kinds? 总览"""
    question.answer("overview", "Overview 总览")


@asks
def query(
    question: Question,
    what: Annotated[
        str,
        typer.Argument(
            metavar="NAME|FILE|-",
            help="A named query (see `liaison queries`), a file with Cypher, or - for standard input.",
        ),
    ],
    param: Annotated[
        list[str] | None,
        typer.Option(
            "--param",
            "-p",
            metavar="NAME=VALUE",
            help="A parameter: JSON, or else text; may be repeated. 参数",
        ),
    ] = None,
) -> None:
    """Ask in Cypher: a named query, or one of your own, which can only read. 自定义查询

    A query of your own may use $reports, the ids of the chosen reports.
    """
    from queries import read_catalogue

    given = dict(map(_split_parameter, param or ()))
    if what in read_catalogue():
        named = read_catalogue()[what]
        title = named.chinese if question.showing.language is Language.CHINESE else what
        question.answer(what, title, {key: named.parse(key, value) for key, value in given.items()})
        return
    statement = _read_statement(what, tuple(read_catalogue()))
    if question.showing.cypher:
        show_text(statement, question.showing.output)
        return
    parameters = {"reports": list(question.reports), **{key: _parse(value) for key, value in given.items()}}
    heading = "Answer 查询结果" if what == "-" else what
    show_result(question.store.read(statement, parameters), question.showing, heading)


def queries(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="One of them: its parameters, columns and Cypher.")
    ] = None,
    form: FormatOption = None,
    output: OutputOption = None,
    lang: LanguageOption = DEFAULT_LANGUAGE,
) -> None:
    """Which named queries are there, and what does each answer? 已有查询"""
    from graph.stores import Result
    from queries import get_query, read_catalogue

    showing = Showing(form, output, lang)
    if name is not None:
        show_text(get_query(name).explain(), showing.output)
        return
    rows = tuple(
        (
            named.name,
            named.chinese if lang is Language.CHINESE else named.title,
            [parameter.name for parameter in named.parameters],
        )
        for named in read_catalogue().values()
    )
    show_result(Result(("query", "meaning", "parameters"), rows), showing, "Named queries 已有查询")


def _split_parameter(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise typer.BadParameter(f"“{text}” is no parameter; write it as name=value", param_hint="--param")
    return name, value


def _parse(text: str) -> "Value":
    """A value that is JSON as such, any other as text."""
    try:
        value: Value = json.loads(text)
    except json.JSONDecodeError:
        return text
    return value


def _read_statement(what: str, names: tuple[str, ...]) -> str:
    """The Cypher in a file or on standard input."""
    if what == "-":
        return sys.stdin.read()
    file = Path(what)
    if not file.is_file():
        raise QueryError(
            f"{what}: neither a named query nor a file; named queries are {', '.join(names)}; "
            "Cypher of your own goes into a file, or to standard input with -"
        )
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{what}: cannot be read as UTF-8 text ({error})") from error
