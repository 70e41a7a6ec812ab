"""The options of commands that read reports: which files, and what is known of them."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.options import parse_last_day

if TYPE_CHECKING:
    from graph.model import Place
    from loaders.columns import Named

FilesArgument = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="FILE…",
        help="Reports, folders of them, or zip archives. 报告文件、文件夹或压缩包",
        show_default=False,
    ),
]
ManifestOption = Annotated[
    Path | None,
    typer.Option(
        "--manifest",
        metavar="FILE.csv",
        dir_okay=False,
        help="A table of files: path and, if known, place, as_of, url, retrieved. 清单",
        show_default=False,
    ),
]
FromOption = Annotated[
    str | None,
    typer.Option(
        "--place",
        help="Where the reports are from, if they do not say: 浙江省嘉兴市南湖区. 地区",
        show_default=False,
    ),
]
AsOfOption = Annotated[
    date | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        parser=parse_last_day,
        help="The day they speak for, if they do not say: 2009-05-31. 截止日期",
        show_default=False,
    ),
]


ColumnsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--columns",
        metavar="ROLE=HEADER",
        help="What a column is for, if its header is not known: 单位=牵头科室. Repeat it. 栏目",
        show_default=False,
    ),
]


def require_files(files: Sequence[Path] | None, manifest: Path | None) -> list[Path]:
    """The files that are named.

    Raises:
        typer.BadParameter: there is neither a file nor a manifest.
    """
    if not files and manifest is None:
        raise typer.BadParameter("name a report, a folder or a zip archive, or give --manifest")
    return list(files or ())


def parse_given(place: str | None, as_of: date | None) -> "Place | None":
    """The place that is given, as it was called at that time.

    Raises:
        PlaceError: there is no such place, or several.
    """
    from graph.identity.places import parse_place

    return parse_place(place, as_of.year if as_of else None) if place else None


def parse_columns(texts: list[str] | None) -> "Named":
    """The columns that are named, by the wording of their headers.

    Raises:
        ReportError: what is named is no column, or twice.
    """
    from loaders.columns import parse_named

    return parse_named(texts or ())
