"""The example report that is shipped, and its gold annotation, which has to fit it."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.identity.resolve import canonical_units
from graph.model import ColumnRole, RelationType
from loaders import example_report
from loaders.documents import read_source
from loaders.identify import identify_report
from loaders.sheets import read_sheet
from tests.layouts import SHARED

GOLD: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "reports" / "example.yaml").read_text(encoding="utf-8")
)
SOURCE = read_source(example_report())
SHEET = read_sheet(SOURCE)


def _relations() -> list[list[Any]]:
    return [tie for row in GOLD["relations"] for tie in [*row["stated"], *row.get("optional", [])]]


def test_title_place_date_and_columns_are_those_of_the_gold() -> None:
    identity = identify_report(SHEET, SOURCE)
    said = GOLD["report"]
    place = identity.place
    assert (identity.title, place.province, place.city, place.district, identity.as_of, len(SHEET.rows)) == (
        said["title"], said["province"], said["city"], said["district"], said["as_of"], said["rows"],
    )  # fmt: skip
    assert [column.header.partition("（")[0] for column in SHEET.columns] == said["columns"]


def test_every_surface_of_the_gold_stands_in_the_text() -> None:
    surfaces = {(name, each) for name, body in GOLD["organizations"].items() for each in body["surfaces"]}
    assert {pair for pair in surfaces if pair[1] not in SOURCE.text} == set()


def test_relations_of_the_gold_name_its_bodies_types_and_documents() -> None:
    types = {word for tie in _relations() for word in tie[1].split("|")}
    ends = {end for tie in _relations() for end in (tie[0], tie[2])}
    listed = {name for row in GOLD["relations"] for name in [row["unit"], *row["declared"]]}
    assert types <= set(RelationType)
    assert ends | listed <= set(GOLD["organizations"])
    assert all(tie[3] in SOURCE.text for tie in _relations() if len(tie) > 3 and isinstance(tie[3], str))
    agreements = [tie for row in GOLD["relations"] for tie in row["stated"] if tie[1] == "AGREEMENT_SIGNED"]
    assert len(agreements) == GOLD["answers"]["agreements"]


def test_what_the_gold_lists_stands_in_the_counterpart_column_of_its_row() -> None:
    for row, annotated in zip(SHEET.rows, GOLD["relations"], strict=True):
        (column,) = [cell.text for cell in row.cells if cell.role is ColumnRole.COUNTERPARTS]
        bodies = GOLD["organizations"]
        assert row.number == annotated["row"]
        assert [
            name
            for name in annotated["declared"]
            if not any(surface in column for surface in bodies[name]["surfaces"])
        ] == []


def test_units_of_the_gold_are_those_of_the_rows() -> None:
    place = identify_report(SHEET, SOURCE).place
    units = canonical_units([row.unit for row in SHEET.rows], place)
    annotated = [row["unit"] for row in GOLD["relations"]]
    # 规划与建设 and 规划建设 are one department.
    assert [unit.replace("与", "") for unit in annotated] == [unit.replace("与", "") for unit in units]


def test_the_example_retells_the_real_report_in_other_words() -> None:
    """Sentences of the real report are not ours to ship; the facts are."""
    seeds = list(SHARED.glob("seed/*.txt"))
    if not seeds:
        pytest.skip("the real report is not there")
    real = "".join(seeds[0].read_text(encoding="utf-8").split())
    ours = "".join(SOURCE.text.split())
    names = {each for body in GOLD["organizations"].values() for each in body["surfaces"]}
    sentences = {part for part in ours.replace("；", "。").split("。") if len(part) > 12}
    assert {part for part in sentences if part in real and part not in names} == set()
