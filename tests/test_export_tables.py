"""Answers as CSV that is safe to open, and as plain JSON values."""

import csv
import io
import json
from datetime import date, datetime, time, timedelta

import pytest

from graph.export.tables import to_json, to_json_rows, write_csv
from graph.stores import Node, Path, Relationship, Result, Store, Value
from queries import run_query
from tests.query_samples import load
from tests.samples import nanhu

BUREAU = Node("org-1", frozenset({"Organization", "Agency"}), {"id": "org-1", "name": "南湖区科技局"})
GROUP = Node("org-2", frozenset({"Organization"}), {"id": "org-2", "name": "上汽集团"})
VISIT = Relationship("VISIT", "org-1", "org-2", {"status": "done"})


def csv_of(*values: Value, with_bom: bool = False) -> list[list[str]]:
    stream = io.StringIO(newline="")
    write_csv(Result(tuple(f"c{i}" for i in range(len(values))), (values,)), stream, with_bom=with_bom)
    return list(csv.reader(io.StringIO(stream.getvalue(), newline="")))


def test_a_file_begins_with_a_byte_order_mark_unless_it_is_not_wanted() -> None:
    result = Result(("名称", "数"), (("上汽集团", 2),))
    stream = io.StringIO(newline="")
    write_csv(result, stream)
    assert stream.getvalue() == "\ufeff名称,数\r\n上汽集团,2\r\n"
    assert stream.getvalue().encode("utf-8").startswith(b"\xef\xbb\xbf")
    stream = io.StringIO(newline="")
    write_csv(result, stream, with_bom=False)
    assert stream.getvalue() == "名称,数\r\n上汽集团,2\r\n"


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_text_becomes_a_formula(first: str) -> None:
    text = f'{first}HYPERLINK("x")'
    assert csv_of(text, [text, "b"], f"a{text}")[1] == [f"'{text}", f"'{text}、b", f"a{text}"]


def test_a_column_that_looks_like_a_formula_is_escaped() -> None:
    stream = io.StringIO(newline="")
    write_csv(Result(("=1+1",), ()), stream, with_bom=False)
    assert stream.getvalue() == "'=1+1\r\n"


def test_cells_hold_what_people_read() -> None:
    assert csv_of(
        None, True, False, -3, 1.5, "a,\"b\"\nc", ["甲", None, 2, True], [["甲", "乙"], ["丙"]],
        {"一": 1, "二": "-"}, BUREAU, VISIT, Path((BUREAU, GROUP), (VISIT,)), date(2009, 5, 31), [],
    )[1] == [
        "", "true", "false", "-3", "1.5", 'a,"b"\nc', "甲、、2、true", "甲、乙、丙", "一: 1、二: -",
        "南湖区科技局", "VISIT", "南湖区科技局–上汽集团", "2009-05-31", "",
    ]  # fmt: skip


def test_json_knows_every_value_of_a_row() -> None:
    values: tuple[Value, ...] = (
        None, True, 1, 1.5, "甲", date(2009, 5, 31), datetime(2009, 5, 31, 8), time(8), timedelta(minutes=1),  # noqa: DTZ001
        ["甲", [1]], {"a": date(2009, 5, 31)}, BUREAU, VISIT, Path((BUREAU, GROUP), (VISIT,)),
    )  # fmt: skip
    bureau = {"labels": ["Agency", "Organization"], "id": "org-1", "name": "南湖区科技局"}
    visit = {"type": "VISIT", "start": "org-1", "stop": "org-2", "status": "done"}
    written = [to_json(value) for value in values]
    assert written == [
        None, True, 1, 1.5, "甲", "2009-05-31", "2009-05-31T08:00:00", "08:00:00", 60.0, ["甲", [1]],
        {"a": "2009-05-31"}, bureau, visit,
        {
            "nodes": [bureau, {"labels": ["Organization"], "id": "org-2", "name": "上汽集团"}],
            "relationships": [visit],
        },
    ]  # fmt: skip
    assert json.loads(json.dumps(written, ensure_ascii=False)) == written


def test_what_json_has_no_form_for_is_refused() -> None:
    with pytest.raises(TypeError, match="a row holds a set"):
        to_json({1})  # type: ignore[arg-type]


def test_an_answer_of_a_store_is_written_whole(store: Store) -> None:
    load(store, nanhu())
    result = run_query(store, "shared")
    stream = io.StringIO(newline="")
    write_csv(result, stream, with_bom=False)
    rows = list(csv.DictReader(io.StringIO(stream.getvalue(), newline="")))
    assert [(row["counterpart"], row["number"], row["bureaus"], row["level"]) for row in rows] == [
        ("上汽集团", "2", "南湖区科技局、南湖区经贸局", ""),
        ("嘉兴市科技局", "2", "南湖区科技局、南湖区经贸局", "municipal"),
    ]
    assert [row["bureaus"] for row in to_json_rows(result)] == [["南湖区科技局", "南湖区经贸局"]] * 2
    assert list(result.to_dataframe().columns) == list(result.columns)
