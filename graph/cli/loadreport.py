"""How a file was read, on the screen."""

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import typer

from graph.cli.output import make_console
from graph.cli.second import describe_second
from graph.cli.words import Language, translate, word

if TYPE_CHECKING:
    from graph.stores.reports import Change
    from loaders import LoadedFile, LoadReport
    from loaders.columns import Column
    from loaders.documents import Notice
    from loaders.extract import ListCheck

# More would push what they are about off the screen; JSON has them all.
_MOST_NOTES = 20
_CHINESE = {
    "added": "新增",
    "replaced": "更新",
    "unchanged": "没有变化",
    "repeats": "内容相同于",
    "Place": "地区",
    "As of": "截至",
    "Found": "来源",
    "inferred from": "推断依据",
    "File": "文件",
    "Columns": "栏目",
    "not understood": "未识别",
    "Not understood": "未识别",
    "Names told": "名称说明",
    "Characters": "字符",
    "title": "标题",
    "intro": "说明",
    "header": "表头",
    "cell": "单元格",
    "markup": "标记",
    "leftover": "剩余",
    "blank": "空白",
    "Units": "单位",
    "Read": "读出",
    "Relations": "关系",
    "declared": "列示",
    "stated": "叙述",
    "pending": "未定",
    "Groups": "合称",
    "only in sentences, no bodies of the graph": "仅见于叙述，不入图",
    "List": "列举",
    "says": "自称",
    "read": "读出",
    "May be one": "疑为同一",
    "Decided": "人工决定",
    "Changed": "变化",
    "Note": "注意",
    "Second reader": "第二读者",
    "place": "地区",
    "as_of": "截至",
    "year": "年份",
    "day": "日",
    "statements": "语句",
    "relations": "关系",
}


def print_account(file: "LoadedFile", language: Language) -> None:
    """One file: what it is, how it was read, what it changed. Of a file that failed, nothing."""
    if file.report is not None:
        _print_report(file, file.report, language)
    elif file.same_as is not None:
        typer.echo(f"{file.label}: {_say('repeats', language)} {file.same_as}")


def _print_report(file: "LoadedFile", report: "LoadReport", language: Language) -> None:
    from rich.table import Table
    from rich.text import Text

    console = make_console(sys.stdout)
    outcome = _say(file.change.outcome.value if file.change else "read", language)
    console.print(
        Text.assemble((file.label, "bold"), f": {outcome} — {report.report.title} ({report.report.id})"),
        soft_wrap=True,
    )
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for name, text in _iter_facts(report, file.change, language):
        table.add_row(Text("  " + _say(name, language), style="dim"), Text(text))
    console.print(table)


def _iter_facts(
    report: "LoadReport", change: "Change | None", language: Language
) -> Iterator[tuple[str, str]]:
    """The lines of the account: a name, and what there is to say."""
    head, counts = report.report, report.counts
    yield "Place", str(head.place)
    yield "As of", head.as_of.isoformat()
    if head.url or head.retrieved:
        yield "Found", " · ".join(str(each) for each in (head.url, head.retrieved) if each)
    for inference in head.inferred:
        yield (
            "",
            (
                f"{_say(inference.what, language)}: {_say('inferred from', language)} "
                f"“{translate(inference.evidence, language)}”"
            ),
        )
    sizes = (
        f"{report.tables} 个表、{report.table_rows} 行"
        if language is Language.CHINESE
        else f"{_number(report.tables, 'table')}, {_number(report.table_rows, 'row')}"
    )
    encoding = f" ({report.encoding})" if report.encoding else ""
    yield "File", f"{report.format}{encoding} · {translate(report.layout, language)} · {sizes}"
    yield "Columns", " · ".join(_column_words(column, language) for column in report.columns)
    yield (
        "Characters",
        " · ".join(
            f"{_say(fate.value, language)} {count:,}"
            for fate, count in report.characters.items()
            if count or fate.value != "markup"
        ),
    )
    yield "Units", "、".join(report.units)
    yield "Read", _count_words(report, language)
    yield (
        "Relations",
        " · ".join(
            f"{word(kind.value, language)} {_say(basis.value, language)} {count}"
            for (kind, basis), count in sorted(counts.relations.items())
        )
        + (f" · {_say('pending', language)} {counts.pending}" if counts.pending else ""),
    )
    if report.second is not None:
        yield "Second reader", describe_second(report.second, language)
        for reason in dict.fromkeys(report.second.failed):
            yield "Note", f"{_say('Second reader', language)}: {translate(reason, language)}"
        for tie in report.second.added:
            said = (
                f"{tie.head} {word(tie.type.value, language)} {tie.tail} {word(tie.status.value, language)}"
            )
            yield "", f"+ {said} “{tie.words}”: {' '.join(tie.text.split())}"
    if report.groups:
        note = _say("only in sentences, no bodies of the graph", language)
        yield "Groups", f"{'、'.join(report.groups)} ({note})"
    checks = sorted(report.checks, key=lambda check: check.agrees)
    if report.notes:
        yield "Names told", _told_words(report, language)
        unread = [
            f"{translate(each.note.where, language)}: {clause}"
            for each in report.notes
            for clause in each.unread
        ]
        yield from _iter_some("Not understood", unread, language)
    yield from _iter_some("List", [_check_words(check, language) for check in checks], language)
    likely = [f"{each.one} – {each.other}: {translate(each.reason, language)}" for each in report.suggestions]
    yield from _iter_some("May be one", likely, language)
    yield from _iter_some("Decided", [translate(str(each), language) for each in report.decisions], language)
    if change is not None and change.outcome.value == "replaced":
        yield "Changed", _difference_words(change, language)
    yield from _iter_some("Note", [_notice_words(notice, language) for notice in report.notices], language)


def _told_words(report: "LoadReport", language: Language) -> str:
    """How many names the lines outside the rows explain, and in how many sentences nothing was understood."""
    names = sum(len(each.definitions) for each in report.notes)
    unread = sum(len(each.unread) for each in report.notes)
    if language is Language.CHINESE:
        return f"表外文字说明名称 {names} 个，未识别 {unread} 处"
    return f"{_number(names, 'name')} by lines outside the rows · {unread} not understood"


def _check_words(check: "ListCheck", language: Language) -> str:
    said = f"{_say('says', language)} {check.stated}, {_say('read', language)} {check.found}"
    return f"{check.text} ({check.column} {check.row}): {said}" + ("" if check.agrees else " !")


def _notice_words(notice: "Notice", language: Language) -> str:
    where = f"line {notice.line}" if notice.line else str(notice.origin or "")
    return translate(f"{where}: {notice.message}" if where else notice.message, language)


def _iter_some(name: str, texts: Sequence[str], language: Language) -> Iterator[tuple[str, str]]:
    """As many as a screen takes, and how many more there are."""
    for text in texts[:_MOST_NOTES]:
        yield name, text
    more = len(texts) - _MOST_NOTES
    if more > 0 and language is Language.CHINESE:
        yield name, f"另有 {more} 条，见 --format json"
    elif more > 0:
        yield name, f"and {more} more; --format json has them all"


def _column_words(column: "Column", language: Language) -> str:
    """A column, what it was taken for, and why, where its wording is not simply known."""
    if column.role is None:
        return f"{column.header} ({_say('not understood', language)})"
    role = column.role.chinese if language is Language.CHINESE else column.role.value
    why = f" ({translate(column.evidence, language)})" if column.evidence else ""
    return f"{column.header} = {role}{why}"


def _count_words(report: "LoadReport", language: Language) -> str:
    counts = report.counts
    if language is Language.CHINESE:
        return (
            f"{counts.entries} 条列示、{counts.sentences} 句叙述；{counts.mentions} 处提及"
            f"（{counts.unresolved} 处未入图）；{counts.organizations} 个单位"
            f"（含合称 {counts.collectives}）；文件 {counts.documents}，活动 {counts.events}"
        )
    return (
        f"{counts.entries} entries, {counts.sentences} sentences · {counts.mentions} mentions"
        f" ({counts.unresolved} of no body) · {counts.organizations} bodies ({counts.collectives} groups)"
        f" · {counts.documents} documents, {counts.events} events"
    )


def _difference_words(change: "Change", language: Language) -> str:
    """Units by name, the rest by number: +came −went."""
    parts = [f"+{name}" for name in change.units.came.values()]
    parts += [f"−{name}" for name in change.units.went.values()]
    for name, difference in (("statements", change.statements), ("relations", change.relations)):
        parts.append(f"{_say(name, language)} +{len(difference.came)} −{len(difference.went)}")
    return " · ".join(parts)


def _number(count: int, noun: str) -> str:
    """1 table, 2 tables."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _say(name: str, language: Language) -> str:
    return _CHINESE.get(name, name) if language is Language.CHINESE else name
