"""A batch as one table: a file a row, with how it was read and what became of it."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

from graph.cli.loadreport import print_account
from graph.cli.options import Format, Showing
from graph.cli.outlook import print_outlook
from graph.cli.output import complain, say, show_json, show_result
from graph.cli.words import Language

if TYPE_CHECKING:
    from graph.stores import Result
    from loaders import LoadedFile, LoadSummary

_COLUMNS = (
    "file", "outcome", "format", "encoding", "layout", "title", "place", "as_of", "inferred", "rows", "units",
    "bodies", "relations", "suggestions", "decisions", "leftover", "warnings", "same_as", "problem",
)  # fmt: skip
# What fits a terminal; CSV has all columns, JSON the whole account of every file.
_SHOWN = (
    "file", "outcome", "format", "layout", "place", "as_of", "inferred", "rows", "units", "suggestions",
    "leftover", "warnings", "same_as",
)  # fmt: skip


def show_summary(summary: "LoadSummary", showing: Showing, heading: str) -> None:
    """One file with its whole account, several as one table; then what was left aside, and what failed.

    Raises:
        typer.Exit: with 1, if any file failed.
    """
    is_batch = len(summary.files) > 1 or bool(summary.skipped)
    if showing.chosen_format is Format.JSON:
        show_json(summary.to_dict(), showing.output)
    elif is_batch or showing.chosen_format is Format.CSV or showing.output is not None:
        show_result(to_result(summary), showing, heading, table=_SHOWN)
    else:
        for file in summary.files:
            print_account(file, showing.language)
    for notice in summary.notices:
        say(f"Note: {notice}")
    if summary.outlook is not None:
        print_outlook(summary.outlook, showing.language)
    for failed in summary.failed:
        complain(f"Error: {failed.error}")
    if is_batch:
        say(describe(summary, showing.language))
    if summary.failed:
        raise typer.Exit(1)


def to_result(summary: "LoadSummary") -> "Result":
    """The table of a batch, all its columns."""
    from graph.stores import Result

    return Result(_COLUMNS, tuple(tuple(_row(file)[name] for name in _COLUMNS) for file in summary.files))


def describe(summary: "LoadSummary", language: Language) -> str:
    """`12 files: 8 added, 1 unchanged, 1 the same as another, 2 failed; left aside: 3 pictures`."""
    outcomes = Counter(_outcome(file) for file in summary.files)
    reasons = Counter(skipped.reason for skipped in summary.skipped)
    parts = list(_iter_counts(outcomes, language))
    if language is Language.CHINESE:
        aside = "、".join(f"{reason.chinese} {count}" for reason, count in sorted(reasons.items()))
        return f"文件 {len(summary.files)} 个：{'、'.join(parts)}" + (f"；未读：{aside}" if aside else "")
    aside = ", ".join(f"{count} {reason.value}" for reason, count in sorted(reasons.items()))
    files = "1 file" if len(summary.files) == 1 else f"{len(summary.files)} files"
    return f"{files}: {', '.join(parts)}" + (f"; left aside: {aside}" if aside else "")


_WORDS = {
    "added": ("added", "新增"),
    "replaced": ("replaced", "更新"),
    "unchanged": ("unchanged", "没有变化"),
    "read": ("read", "可读"),
    "same": ("the same as another", "重复"),
    "failed": ("failed", "未能读入"),
}


def _iter_counts(outcomes: Counter[str], language: Language) -> Iterator[str]:
    for outcome, (english, chinese) in _WORDS.items():
        if outcomes[outcome]:
            yield (
                f"{chinese} {outcomes[outcome]}"
                if language is Language.CHINESE
                else (f"{outcomes[outcome]} {english}")
            )


def _outcome(file: "LoadedFile") -> str:
    if file.error is not None:
        return "failed"
    if file.same_as is not None:
        return "same"
    return file.change.outcome.value if file.change is not None else "read"


def _row(file: "LoadedFile") -> dict[str, str | int | None]:
    """The cells of one file; a file that was not read has its name and its outcome."""
    row: dict[str, str | int | None] = dict.fromkeys(_COLUMNS)
    row |= {"file": file.label, "outcome": _outcome(file), "same_as": file.same_as or file.replaces}
    if file.error is not None:
        row["problem"] = " ".join(str(file.error).split())
    if file.report is not None:
        from loaders.tables.characters import Fate

        account, report = file.report, file.report.report
        row |= {
            "format": account.format,
            "encoding": account.encoding,
            "layout": account.layout,
            "title": report.title,
            "place": str(report.place),
            "as_of": report.as_of.isoformat(),
            "inferred": ", ".join(dict.fromkeys(inference.what for inference in report.inferred)),
            "rows": account.table_rows,
            "units": len(account.units),
            "bodies": account.counts.organizations,
            "relations": sum(account.counts.relations.values()),
            # Where there are none, tables leave the column out.
            "suggestions": len(account.suggestions) or None,
            "decisions": len(account.decisions) or None,
            "leftover": account.characters[Fate.LEFTOVER],
            "warnings": len(account.notices) + len(account.mismatches),
        }
    return row
