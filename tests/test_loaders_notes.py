"""Notes outside the rows, from files of every format to the graph: names, parts, levels, evidence."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from graph.identity.deciding import Decisions
from graph.identity.decisions import Anchor, Decision, Verdict
from graph.model import Note, Place, ReportGraph
from graph.stores import Store, write_report
from graph.stores.origins import read_notes
from loaders.explaining import explain_report
from loaders.reading import read_report
from loaders.replay import apply_decisions
from tests.office import make_docx, make_xlsx, p, r, sheet, tbl, tr
from tests.pdfs import make_report

XINFENG = Place("江西省", "赣州市", "信丰县")
AS_OF = date(2022, 12, 31)
HEADER = ("单位", "对接单位", "对接情况")
ROWS = (
    ("县经信局", "国网、国家电网公司", "1.与国网签订《用电协议》。"),
    ("县发改委", "县水文站、县水利局", "1.走访国网。"),
)
NOTE = "注：表中“国网”指国网信丰县供电公司。县水文站系县水利局下属单位。"
TIES = {
    ("信丰县经信局", "LIAISON", "国网信丰县供电公司"),
    ("信丰县经信局", "LIAISON", "国家电网公司"),
    ("信丰县经信局", "AGREEMENT_SIGNED", "国网信丰县供电公司"),
    ("信丰县发改委", "LIAISON", "信丰县水文站"),
    ("信丰县发改委", "LIAISON", "信丰县水利局"),
    ("信丰县发改委", "VISIT", "国网信丰县供电公司"),
}


def bars(rows: Sequence[Sequence[str]], note: str) -> bytes:
    lines = [f"| {' | '.join(row)} |" for row in (HEADER, ("---",) * 3, *rows)]
    return ("信丰县对接情况\n\n" + "\n".join(lines) + f"\n\n{note}\n").encode()


def commas(rows: Sequence[Sequence[str]], note: str) -> bytes:
    return "\n".join(["信丰县对接情况,,", *(",".join(row) for row in (HEADER, *rows)), f"{note},,"]).encode()


def page(rows: Sequence[Sequence[str]], note: str) -> bytes:
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in (HEADER, *rows))
    return f"<html><body><h1>信丰县对接情况</h1><table>{cells}</table><p>{note}</p></body></html>".encode()


def word(rows: Sequence[Sequence[str]], note: str) -> bytes:
    cells = tbl(*(tr(*row) for row in (HEADER, *rows)))
    reference = f"<w:p>{r('信丰县对接情况')}<w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
    return make_docx(reference + cells, {"footnotes": f"<w:footnote w:id='2'>{p(note)}</w:footnote>"})


def workbook(rows: Sequence[Sequence[str]], note: str) -> bytes:
    last = len(rows) + 3
    return make_xlsx(
        {"表": sheet([["信丰县对接情况"], list(HEADER), *map(list, rows), [note]], [f"A{last}:C{last}"])}
    )


def pages(rows: Sequence[Sequence[str]], note: str) -> bytes:
    return make_report(
        rows, HEADER, title="信丰县对接情况", widths=(80.0, 160.0, 200.0), numbers=False, note=note
    )


FORMATS = {"md": bars, "txt": bars, "csv": commas, "html": page, "docx": word, "xlsx": workbook, "pdf": pages}


def write(folder: Path, note: str = NOTE, rows: Sequence[Sequence[str]] = ROWS, format_: str = "txt") -> Path:
    path = folder / f"report.{format_}"
    path.write_bytes(FORMATS[format_](rows, note))
    return path


def read(path: Path, place: Place = XINFENG) -> ReportGraph:
    return read_report(path, place=place, as_of=AS_OF)[0]


def ties(graph: ReportGraph) -> set[tuple[str, str, str]]:
    names = {body.id: body.name for body in graph.organizations}
    return {(names[each.head], each.type.value, names[each.tail]) for each in graph.relations}


@pytest.mark.parametrize("format_", FORMATS)
def test_a_note_names_a_body_in_every_format(format_: str, tmp_path: Path) -> None:
    graph = read(write(tmp_path, format_=format_))
    assert ties(graph) == TIES
    names = {body.id: body.name for body in graph.organizations}
    assert {(names[part.part], names[part.whole]) for part in graph.parts} >= {
        ("信丰县水文站", "信丰县水利局")
    }
    grid = next(body for body in graph.organizations if body.name == "国网信丰县供电公司")
    assert grid.aliases == ("国网",)
    assert [words.partition(" (")[0] for words in grid.noted] == [
        "国网: “注：表中“国网”指国网信丰县供电公司。”"
    ]


def test_evidence_of_a_name_and_of_a_part_is_where_it_says(tmp_path: Path) -> None:
    path = write(tmp_path)
    graph = read(path)
    text = path.read_text(encoding="utf-8")
    (part,) = (part for part in graph.parts if part.notes)
    (said,) = part.notes
    assert (said.text, said.of, said.where) == ("县水文站系县水利局下属单位。", "file", "line 8")
    assert text[said.start : said.stop] == said.text
    assert graph.origin is not None
    (kept,) = graph.origin.notes
    assert text[kept.start : kept.stop] == kept.text == NOTE


def test_the_reason_of_the_merge_is_the_note(tmp_path: Path) -> None:
    explained = explain_report(write(tmp_path), place=XINFENG, as_of=AS_OF)
    (reason,) = {
        name.reasons[-1] for each in explained.statements for name in each.names if name.name == "国网"
    }
    words = "“注：表中“国网”指国网信丰县供电公司。” (line 8, "
    assert reason.startswith(f"the report says that 国网 is 国网信丰县供电公司: {words}")
    assert [len(each.definitions) for each in explained.notes] == [1, 1]


def test_a_note_that_is_not_understood_is_counted_and_shown(tmp_path: Path) -> None:
    path = write(tmp_path, f"{NOTE}“央企”指中央企业。")
    account = read_report(path, place=XINFENG, as_of=AS_OF)[1]
    assert [clause for each in account.notes for clause in each.unread] == ["“央企”指中央企业"]
    told = explain_report(path, place=XINFENG, as_of=AS_OF).not_understood()
    assert [each.unread for each in told.notes] == [("“央企”指中央企业",)]


def test_a_remark_of_a_row_names_a_body_for_all_rows(tmp_path: Path) -> None:
    header = "| 单位 | 对接单位 | 对接情况 | 备注 |\n| --- | --- | --- | --- |\n"
    rows = (
        "| 县经信局 | 国网 | 1.走访国网。 | |\n"
        "| 县发改委 | 县水利局 | 1.与县水利局对接。 | “国网”指国网信丰县供电公司 |"
    )
    path = tmp_path / "report.txt"
    path.write_text(f"信丰县对接情况\n\n{header}{rows}\n", encoding="utf-8")
    explained = explain_report(path, place=XINFENG, as_of=AS_OF)
    assert ("信丰县经信局", "VISIT", "国网信丰县供电公司") in ties(read(path))
    (note,) = explained.notes
    text = path.read_text(encoding="utf-8")
    assert text[note.note.start : note.note.stop] == note.note.text
    assert note.note.where == "row 2, 备注"


def test_a_long_line_that_was_understood_is_not_said_to_be_unread(tmp_path: Path) -> None:
    note = "注：" + "；".join(f"“网{n}”指国网信丰县{n}供电公司" for n in "东南西北中") + "。"
    assert len(note) > 80
    account = read_report(write(tmp_path, note), place=XINFENG, as_of=AS_OF)[1]
    assert [notice.message for notice in account.notices if "not read" in notice.message] == []
    account = read_report(write(tmp_path, note + "其余从略。"), place=XINFENG, as_of=AS_OF)[1]
    assert len([notice for notice in account.notices if "not read" in notice.message]) == 1


def test_a_level_means_what_the_report_says(tmp_path: Path) -> None:
    kunshan = Place("江苏省", "苏州市", "昆山市")
    rows = (
        ("市科技局", "省科技厅、市商务局", "1.走访市商务局。"),
        ("市发改委", "市税务局", "1.走访市税务局。"),
    )
    plain = read(write(tmp_path, "注：无。", rows), kunshan)
    told = read(write(tmp_path, "注：“市”指苏州市。", rows), kunshan)
    assert {body.name for body in plain.organizations} == {
        "昆山市科技局",
        "昆山市商务局",
        "昆山市发改委",
        "昆山市税务局",
        "江苏省科技厅",
    }
    assert {body.name for body in told.organizations} == {
        "苏州市科技局",
        "苏州市商务局",
        "苏州市发改委",
        "苏州市税务局",
        "江苏省科技厅",
    }


def test_a_known_body_in_full_stays_itself_where_its_short_form_means_another(tmp_path: Path) -> None:
    names = {body.name for body in read(write(tmp_path)).organizations}
    assert {"国家电网公司", "国网信丰县供电公司"} <= names


def test_a_store_keeps_the_notes_and_follows_them_when_people_decide(store: Store, tmp_path: Path) -> None:
    graph = read(write(tmp_path))
    write_report(store, graph)
    assert graph.origin is not None
    assert read_notes(store, graph.report.id) == graph.origin.notes
    assert read_notes(store, graph.report.id) == (Note(NOTE, "file", graph.origin.notes[0].start, "line 8"),)
    noted = store.read(
        "MATCH (:Report)-[n:NAMES]->(o:Organization {name: '国网信丰县供电公司'}) RETURN n.noted"
    ).rows
    assert [len(row[0]) for row in noted] == [1]  # type: ignore[arg-type]
    said = store.read("MATCH (:Organization {name: '信丰县水文站'})-[p:PART_OF]->() RETURN p.notes").rows
    assert [len(row[0]) for row in said] == [1]  # type: ignore[arg-type]
    own = str(XINFENG)
    decision = Decision(Verdict.SAME, Anchor("信丰县水利局", own), Anchor("信丰县水文站", own))
    assert len(apply_decisions(store, Decisions([decision])).changes) == 1
    rows = store.read("MATCH (:Organization {name: '信丰县发改委'})-[:VISIT]->(o) RETURN o.name").rows
    assert [row[0] for row in rows] == ["国网信丰县供电公司"]
