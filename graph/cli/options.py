"""The options that commands share, so that each is called and explained the same everywhere."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from graph.cli.words import Language, default_language, speak

# Read once, when the command starts.
DEFAULT_LANGUAGE = default_language()
_CHOOSING = "Which reports are asked"
_SHOWING = "How the answer is shown"


class Format(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def parse_day(text: str) -> date:
    """2009-05-31, 2009-05 or 2009, as the first day it covers.

    Raises:
        typer.BadParameter: the text is no such date.
    """
    try:
        return date.fromisoformat(f"{text}-01-01"[:10] if len(text) == 4 else f"{text}-01"[:10])
    except ValueError:
        message = f"“{text}” is no date; write it as 2009-05-31, 2009-05 or 2009"
        raise typer.BadParameter(message) from None


def parse_last_day(text: str) -> date:
    """The same as the last day it covers: what speaks for 2009 speaks for its end, as in the reports' words.

    Raises:
        typer.BadParameter: the text is no such date.
    """
    day = parse_day(text)
    if len(text) == len("2009"):
        return day.replace(month=12, day=31)
    if len(text) == len("2009-05"):
        return day.replace(day=monthrange(day.year, day.month)[1])
    return day


StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store",
        "-s",
        metavar="FILE|URI|neo4j",
        envvar="LIAISON_STORE",
        help="The database: a file, a server such as neo4j://host, or the word neo4j for the one that "
        "`liaison neo4j start` runs. Without it NEO4J_URI, else ./liaison.db. 数据库位置",
        show_default=False,
        show_envvar=False,
    ),
]
DecisionsOption = Annotated[
    Path | None,
    typer.Option(
        "--decisions",
        metavar="FILE.csv",
        envvar="LIAISON_DECISIONS",
        dir_okay=False,
        help="What people decided with `liaison review`. Without it liaison.decisions.csv beside the "
        "database. 人工决定",
        show_default=False,
        show_envvar=False,
    ),
]
FormatOption = Annotated[
    Format | None,
    typer.Option(
        "--format",
        "-f",
        help="Without it by the ending of -o, else a table. 输出格式",
        rich_help_panel=_SHOWING,
        show_default=False,
    ),
]
OutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        dir_okay=False,
        help="Write the answer to a file, in UTF-8. 输出文件",
        rich_help_panel=_SHOWING,
    ),
]


def _choose_language(language: Language) -> Language:
    speak(language)
    return language


LanguageOption = Annotated[
    Language,
    typer.Option(
        "--lang",
        callback=_choose_language,
        # Before the others, so that what is wrong with them is said in it.
        is_eager=True,
        help="English or Chinese answers and messages; by default the system's, or LIAISON_LANG. 语言",
        rich_help_panel=_SHOWING,
        show_default=False,
    ),
]
CypherOption = Annotated[
    bool,
    typer.Option(
        "--cypher",
        help="Print the Cypher behind the answer instead, ready for Neo4j Browser. 显示查询语句",
        rich_help_panel=_SHOWING,
    ),
]
ReportsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--report",
        metavar="ID",
        help="Only this report: the beginning of its id in `liaison reports`; may be repeated. 报告",
        rich_help_panel=_CHOOSING,
    ),
]
PlaceOption = Annotated[
    str | None,
    typer.Option(
        "--place", help="Only reports of this place: 南湖区, 嘉兴市. 地区", rich_help_panel=_CHOOSING
    ),
]
SinceOption = Annotated[
    date | None,
    typer.Option(
        "--since",
        metavar="DATE",
        parser=parse_day,
        help="Only reports that speak for this day or later: 2009-05-31, 2009-05, 2009. 起始日期",
        rich_help_panel=_CHOOSING,
    ),
]
UntilOption = Annotated[
    date | None,
    typer.Option(
        "--until",
        metavar="DATE",
        parser=parse_last_day,
        help="Only reports that speak for this day or earlier; 2009 is its last day. 截止日期",
        rich_help_panel=_CHOOSING,
    ),
]


@dataclass(frozen=True, slots=True)
class Showing:
    """How a command shows its answer."""

    format: Format | None
    output: Path | None
    language: Language
    cypher: bool = False

    @property
    def chosen_format(self) -> Format:
        """The format asked for, else the one that the file's ending names, else a table."""
        if self.format is not None:
            return self.format
        suffix = self.output.suffix.lower() if self.output is not None else ""
        return {".csv": Format.CSV, ".json": Format.JSON}.get(suffix, Format.TABLE)
