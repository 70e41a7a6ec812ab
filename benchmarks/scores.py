"""Prints how well the reports with a gold annotation are read, figure by figure.

The scorer and the real reports lie beside the repository, in ../shared; where they are missing, this says so.
Run it by `make scores`, or with --errors to see what was missed and what was made up.
"""

import argparse
import importlib.util
import sys
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any

from graph.export.json_graph import export_json
from graph.stores import open_store
from loaders import load
from queries import select_reports

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "tools" / "score.py"
# name → report, gold. Development reports beyond the layout that is read so far are left out.
REPORTS = {
    "example": (ROOT / "loaders/data/example.txt", ROOT / "tests/reports/example.yaml"),
    "seed": (SHARED / "seed/000_8baa89f7fb23512d.txt", SHARED / "gold/000_8baa89f7fb23512d.yaml"),
    "a1": (SHARED / "gold/a1_yijiang_2012.txt", SHARED / "gold/a1_yijiang_2012.yaml"),
}


def load_scorer() -> ModuleType | None:
    """The scorer as a module; None where it is not there."""
    if not SCORER.is_file():
        return None
    spec = importlib.util.spec_from_file_location("score", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def score_report(scorer: ModuleType, report: Path, gold: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """The figures of one report, and what was missed and made up; read into a store of its own."""
    import yaml

    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder, "scores.db")) as store:
        summary = load([report], store)
        for failed in summary.failed:
            raise SystemExit(str(failed.error))
        export = export_json(store, select_reports(store))
    annotation = yaml.safe_load(gold.read_text(encoding="utf-8"))
    source = report.read_bytes().decode("utf-8-sig")
    figures, errors = scorer.score(annotation, export, source)
    return figures, errors


def main() -> None:
    """Prints a table: one column a report, one line a figure."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--errors", action="store_true", help="list what was missed and what was made up")
    arguments = parser.parse_args()
    scorer = load_scorer()
    if scorer is None:
        print("The scorer (../shared/tools/score.py) is not there; nothing measured.")
        sys.exit(0)
    there = {name: pair for name, pair in REPORTS.items() if all(path.is_file() for path in pair)}
    measured = {name: score_report(scorer, *pair) for name, pair in there.items()}
    print(f"{'':16}" + "".join(f"{name:>24}" for name in measured))
    for figure in next(iter(measured.values()))[0]:
        print(f"{figure:16}" + "".join(f"{_show(figures[figure]):>24}" for figures, _ in measured.values()))
    if arguments.errors:
        for name, (_, errors) in measured.items():
            _print_errors(name, errors)


def _show(value: Any) -> str:
    if isinstance(value, dict) and "f1" in value:
        return f"P {value['p']:.2f} R {value['r']:.2f} F {value['f1']:.3f}"
    if isinstance(value, dict):
        return " / ".join(str(part) for part in value.values())
    return str(value)


def _print_errors(name: str, errors: dict[str, Any]) -> None:
    for what, rows in errors.items():
        if rows:
            print(f"\n{name}: {what} ({len(rows)})")
            for row in rows:
                print("  ", row)


if __name__ == "__main__":
    main()
