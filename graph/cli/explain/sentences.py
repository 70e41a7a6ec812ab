"""What was read in each sentence, as text for people."""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import typer

from graph.cli.options import Showing
from graph.cli.output import make_console
from graph.cli.words import Language, translate, word

if TYPE_CHECKING:
    from graph.model import Organization, Period, Quantity
    from loaders.explaining import ExplainedName, ExplainedReport, ExplainedStatement, ExplainedTie
    from loaders.extract.definitions import Definition
    from loaders.extract.notes import ReadNote

_INFERRED = "year from the report's date"
_CHINESE: Final = {
    "row": "行",
    "names": "名称",
    "ties": "关系",
    "numbers": "数量",
    "days": "日期",
    "not read": "未读出",
    "outside the rows": "表外文字",
    "says": "说明",
    "found by": "依据",
    "column": "栏目",
    "gazetteer": "名录",
    "grammar": "构词",
    "tagger": "分词",
    "anaphora": "指代",
    "llm": "语言模型",
    "group": "合称",
    "a group that no counterpart column lists": "合称，未列入对接单位，不入图",
    "it would join a body with itself": "自己与自己，不入图",
    "left out, as somebody decided": "按人工决定略去",
    "about": "约",
    "at least": "至少",
    "at most": "至多",
    _INFERRED: "年份据报告日期",
}


def draw_sentences(explained: "ExplainedReport", showing: Showing) -> str:
    """Every sentence with its names, ties, numbers and days, and what was not read, as wide as the screen."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = io.StringIO()
    stream = io.StringIO() if showing.output is not None else typer.get_text_stream("stdout")
    console = Console(
        file=drawn, width=make_console(stream).width, highlight=False, markup=False, emoji=False
    )
    for each in explained.statements:
        console.print(Text(_heading(each, showing.language)), soft_wrap=True)
        console.print(Text("  " + " ".join(each.statement.text.split())), soft_wrap=True)
        table = Table.grid(padding=(0, 2))
        table.add_column(no_wrap=True)
        table.add_column(overflow="fold")
        for label, text in _iter_facts(each, showing.language):
            table.add_row(Text(f"  {label}"), Text(text))
        if table.row_count:
            console.print(table)
        console.print()
    for note in explained.notes:
        console.print(Text("\n".join(_iter_note(note, showing.language))), soft_wrap=True)
        console.print()
    return "\n".join(line.rstrip() for line in drawn.getvalue().splitlines())


def _iter_note(read: "ReadNote", language: Language) -> Iterator[str]:
    """A sentence outside the rows, what it says of names, and what of it was not understood."""
    note = read.note
    where = f"{translate(note.where, language)}, {note.start}–{note.stop}"
    yield f"{_say('outside the rows', language)} · {where}"
    yield "  " + " ".join(note.text.split())
    for each in read.definitions:
        yield f"  {_say('says', language)}  {each.name} = {describe_meaning(each, language)}"
    for clause in read.unread:
        yield f"  {_say('not read', language)}  {' '.join(clause.split())}"


def describe_meaning(definition: "Definition", language: Language) -> str:
    """What a name means: 国网信丰县供电公司 (alias)."""
    sort = definition.sort.chinese if language is Language.CHINESE else definition.sort.value
    return f"{'、'.join(definition.meant)} ({sort})"


def _heading(explained: "ExplainedStatement", language: Language) -> str:
    """Unit, row, column and item."""
    statement = explained.statement
    row = f"{_say('row', language)} {statement.row}"
    return " · ".join(part for part in (explained.unit.name, row, statement.column, statement.item) if part)


def _iter_facts(explained: "ExplainedStatement", language: Language) -> Iterator[tuple[str, str]]:
    """The lines below a sentence; a label stands at the first of its kind only."""
    for label, texts in (
        ("names", [_name_words(name, language) for name in explained.names]),
        ("ties", [_tie_words(tie, language) for tie in explained.ties]),
        ("numbers", [_quantity_words(quantity, language) for quantity in explained.quantities]),
        ("days", [_period_words(period, language) for period in explained.periods]),
        ("not read", list(explained.unread)),
    ):
        for number, text in enumerate(texts):
            yield (_say(label, language) if number == 0 else ""), text


def _name_words(name: "ExplainedName", language: Language) -> str:
    """市科技局 → 嘉兴市科技局 (agency, municipal) · found by column, grammar · “市” is 浙江省嘉兴市."""
    surface = "".join(name.surface.split())
    meant = f" ({name.name})" if name.name != surface else ""
    finders = ", ".join(_say(finder, language) for finder in name.found_by.split("+"))
    whose = f"{surface}{meant} → " if surface != name.body.name else ""
    parts = [
        f"{whose}{_body_words(name.body, language)}",
        f"{_say('found by', language)} {finders}",
        *(translate(reason, language) for reason in name.reasons),
    ]
    if name.gap is not None:
        parts.append(_say(name.gap.value, language))
    return " · ".join(parts)


def _body_words(body: "Organization", language: Language) -> str:
    sorts = [_say("group", language)] if body.collective else []
    sorts.append(word(body.kind.value, language))
    if body.level is not None:
        sorts.append(word(body.level.value, language))
    return f"{body.name} ({', '.join(sorts)})"


def _tie_words(tie: "ExplainedTie", language: Language) -> str:
    """甲 VISIT 乙 done · call-on “走访”: The subject went to see the other."""
    said = (
        f"{tie.head.name} {word(tie.type.value, language)} {tie.tail.name} {word(tie.status.value, language)}"
    )
    words = f" “{'…'.join(tie.words)}”" if tie.words else ""
    meaning = f": {tie.rule.meaning_in(language is Language.CHINESE)}" if tie.rule is not None else ""
    gap = f" · {_say(tie.gap.value, language)}" if tie.gap is not None else ""
    return f"{said} · {tie.frame}{words}{meaning}{gap}"


def _quantity_words(quantity: "Quantity", language: Language) -> str:
    """1.4亿多元: money, at least 140,000,000 元."""
    low, high = quantity.low, quantity.high
    if low is not None and high is not None:
        number = _number(low) if low == high else f"{_number(low)}–{_number(high)}"
    else:
        bound = "at least" if low is not None else "at most"
        number = f"{_say(bound, language)} {_number(low if low is not None else high or 0)}"
    about = f"{_say('about', language)} " if quantity.approximate else ""
    surface = "".join(quantity.surface.split())
    return f"{surface}: {word(quantity.sort.value, language)}, {about}{number} {quantity.unit}"


def _period_words(period: "Period", language: Language) -> str:
    """5月27日: 2009-05-27, year from the report's date."""
    since, until = period.since.isoformat(), period.until.isoformat()
    days = since if since == until else f"{since} – {until}"
    note = f", {_say(_INFERRED, language)}" if period.inferred else ""
    return f"{''.join(period.surface.split())}: {days}{note}"


def _number(value: float) -> str:
    """140,000,000 and 12.5, without needless zeros."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def _say(key: str, language: Language) -> str:
    return _CHINESE.get(key, key) if language is Language.CHINESE else key
