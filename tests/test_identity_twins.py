"""Two districts with the same short names: no body is shared that is not, whichever places they are."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import Place, ReportGraph
from graph.stores import Store, write_report
from tests.twins import Model, find_cause, likely_twins, move

REPORTS = Path(__file__).parent / "reports"
# Plain text, so that the words of the place can be changed.
STEMS = (
    "a1_yijiang_2012",
    "a2_longxi_2016",
    "a7_heping_2018",
    "b1_shishi_2010",
    "b2_beilin_2017",
    "b4_yangpu_2012",
)


def read_model(stem: str) -> Model:
    """The annotated report of that name."""
    told = yaml.safe_load((REPORTS / f"{stem}.yaml").read_text(encoding="utf-8"))["report"]
    place = Place(*(told.get(part) for part in ("province", "city", "district")))
    return Model(REPORTS / f"{stem}.txt", place, told["as_of"])


MODELS = [read_model(stem) for stem in STEMS]


def iter_shared(one: ReportGraph, other: ReportGraph) -> Iterator[tuple[str, str | None]]:
    """The bodies of both reports, each with its cause."""
    theirs = {body.id for body in other.organizations}
    for body in one.organizations:
        if body.id in theirs:
            yield body.name, find_cause(body, (one, other))


def without_cause(one: ReportGraph, other: ReportGraph) -> set[str]:
    return {name for name, cause in iter_shared(one, other) if cause is None}


def test_a_twin_has_the_words_of_another_place() -> None:
    home, place = Place("浙江省", "嘉兴市", "南湖区"), Place("辽宁省", "沈阳市", "和平区")
    text = "浙江省嘉兴市南湖区：区科技局与嘉兴市科技局、南湖区供电公司、嘉兴学院、浙江大学。"
    assert (
        move(text, home, place)
        == "辽宁省沈阳市和平区：区科技局与沈阳市科技局、和平区供电公司、沈阳学院、浙江大学。"
    )


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.path.stem)
def test_twins_share_no_body_that_is_not_one(model: Model, tmp_path: Path) -> None:
    places = likely_twins(model)

    @settings(deadline=None, max_examples=5)
    @given(st.sampled_from(places), st.sampled_from(places))
    def check(one: Place, other: Place) -> None:
        twin, second = model.read(tmp_path, one), model.read(tmp_path, other)
        assert without_cause(model.read(tmp_path), twin) == set()
        if (one.province, one.city) != (other.province, other.city):
            assert without_cause(twin, second) == set()
            assert set(twin.units).isdisjoint(second.units)

    check()


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.path.stem)
def test_twins_have_as_many_bodies_each(model: Model, tmp_path: Path) -> None:
    """What is one body in the model is one in a twin: nothing falls apart where the place is another."""
    own = model.read(tmp_path)
    twin = model.read(tmp_path, likely_twins(model)[7])
    assert len(twin.units) == len(own.units)
    assert abs(len(twin.organizations) - len(own.organizations)) <= len(own.organizations) // 10


def test_districts_of_one_city_share_what_is_above_them(tmp_path: Path) -> None:
    model = MODELS[0]
    near = [p for p in likely_twins(model) if (p.province, p.city) == ("浙江省", "杭州市")][:2]
    one, other = (model.read(tmp_path, place) for place in near)
    shared = dict(iter_shared(one, other))
    assert None not in shared.values()
    assert shared["杭州市卫生局"] == "the report lies there and the report lies there"
    assert not set(one.units) & set(other.units)


def test_every_shared_body_of_a_store_full_of_reports_has_a_cause(store: Store, tmp_path: Path) -> None:
    graphs = [model.read(tmp_path) for model in MODELS]
    graphs += [model.read(tmp_path, likely_twins(model)[number]) for number, model in enumerate(MODELS)]
    for graph in graphs:
        write_report(store, graph)
    rows = store.read(
        "MATCH (r:Report)-[:NAMES]->(o:Organization) WHERE NOT o.collective "
        "WITH o.id AS id, r.id AS report ORDER BY id, report RETURN id, collect(report)"
    )
    by_id = {graph.report.id: graph for graph in graphs}
    shared: list[tuple[Any, Any]] = [(id_, reports) for id_, reports in rows if len(reports) > 1]  # type: ignore[arg-type]
    assert shared
    for id_, reports in shared:
        for first, second in combinations(reports, 2):
            one, other = by_id[first], by_id[second]
            body = next(body for body in one.organizations if body.id == id_)
            assert find_cause(body, (one, other)) is not None, (
                body.name,
                one.report.place,
                other.report.place,
            )
