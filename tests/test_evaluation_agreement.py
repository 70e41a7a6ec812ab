"""The project's figures are those of the scorer that lies beside it, report by report."""

import copy
import importlib.util
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.cli.evaluate import match_reports
from graph.evaluation import evaluate, read_gold
from graph.export.json_graph import export_json
from graph.stores import open_store
from loaders import example_report, load
from loaders.documents import read_source
from queries import select_reports
from tests.gold import REPORTS
from tests.layouts import SHARED

_SCORER = SHARED / "tools/score.py"
_SEED = "000_8baa89f7fb23512d"
_REPORTS = {
    **match_reports(sorted(REPORTS.glob("*.yaml")), [example_report()]),
    _SEED: (SHARED / f"gold/{_SEED}.yaml", SHARED / f"seed/{_SEED}.txt"),
}

pytestmark = pytest.mark.skipif(
    not _SCORER.is_file(), reason="the scorer lies beside the repository, and is not there"
)


def _score(gold: Any, export: Any, text: str | None) -> dict[str, Any]:
    """The scorer's figures under the names that ours have."""
    spec = importlib.util.spec_from_file_location("score", _SCORER)
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    figures: dict[str, Any] = scorer.score(gold, copy.deepcopy(export), text)[0]
    names = {"p": "precision", "r": "recall", "f1": "f1", "system": "said", "gold": "wanted"}
    return {
        name: {names[key]: number for key, number in value.items()} if isinstance(value, dict) else value
        for name, value in figures.items()
    }


def _damage(export: Any) -> Any:
    """The same graph with something wrong in every part of it."""
    damaged = copy.deepcopy(export)
    bodies, relations = damaged["organizations"], damaged["relations"]
    for body in bodies[::7]:
        body |= {"name": f"某{body['name']}", "kind": "foreign", "level": "national", "part_of": None}
    bodies[1]["surfaces"] += bodies[2]["surfaces"]
    bodies.append({**bodies[3], "id": "twin", "reporting": True})
    for relation in relations[::5]:
        relation |= {"head": relation["tail"], "tail": relation["head"], "status": "planned"}
    for relation in relations[1::9]:
        relation |= {"type": "AGREEMENT_SIGNED", "status": "done", "statements": relation["statements"][:0]}
    for relation in relations[2::8]:
        relation |= {"status": "ended", "head": bodies[5]["id"]}
    del relations[3::6]
    for mention in damaged["mentions"][::11]:
        mention["start"] += 1
    for statement in damaged["statements"][::13]:
        statement["start"] += 1
    for entry in damaged["shared"][:2]:
        entry["counterpart"] = bodies[4]["id"]
    damaged["reports"][0] |= {"city": None, "as_of": "1999-01-01", "rows": 1}
    return damaged


@pytest.mark.parametrize("name", _REPORTS)
def test_figures_are_those_of_the_scorer(name: str, tmp_path: Path) -> None:
    annotation, report = _REPORTS[name]
    with open_store(tmp_path / "one.db") as store:
        load([report], store)
        export = export_json(store, select_reports(store))
    source = read_source(report)
    text = source.text if source.is_verbatim else None
    gold, plain = read_gold(annotation), yaml.safe_load(annotation.read_text(encoding="utf-8"))
    whole = evaluate(gold, export, text).to_json()
    assert whole == _score(plain, export, text)
    damaged = evaluate(gold, _damage(export), text).to_json()
    assert damaged == _score(plain, _damage(export), text)
    assert damaged != whole
