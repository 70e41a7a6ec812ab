"""Prints how well the reports with a gold annotation are read, figure by figure.

The scorer and the seed report lie beside the repository, in ../shared; where they are missing, this says so.
Run it by `make scores`, with --errors to see what was missed and what was made up, and with names of reports
(`a3 a6`) to measure only these.
"""

import argparse
import importlib.util
import sys
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any

from graph.errors import LiaisonError
from graph.export.json_graph import export_json
from graph.stores import open_store
from loaders import load
from loaders.documents import read_source
from queries import select_reports

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "tools" / "score.py"
TESTED = ROOT / "tests/reports"
# How many reports stand side by side in a table of a terminal's width.
SIDE_BY_SIDE = 5


def find_reports() -> dict[str, tuple[Path, Path]]:
    """Name → report and gold: the example, the seed where it is there, and the development reports."""
    reports = {
        "example": (ROOT / "loaders/data/example.txt", TESTED / "example.yaml"),
        "seed": (SHARED / "seed/000_8baa89f7fb23512d.txt", SHARED / "gold/000_8baa89f7fb23512d.yaml"),
    }
    for gold in sorted(TESTED.glob("[ab]*_*.yaml")):
        report = next(path for path in TESTED.glob(f"{gold.stem}.*") if path != gold)
        reports[gold.stem.partition("_")[0]] = (report, gold)
    return {name: pair for name, pair in reports.items() if all(path.is_file() for path in pair)}


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
    """The figures of one report, and what was missed and made up; read into a store of its own.

    Raises:
        LiaisonError: the report cannot be read.
    """
    import yaml

    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder, "scores.db")) as store:
        summary = load([report], store)
        for failed in summary.failed:
            assert failed.error is not None
            raise failed.error
        export = export_json(store, select_reports(store))
    annotation = yaml.safe_load(gold.read_text(encoding="utf-8"))
    source = read_source(report)
    figures, errors = scorer.score(annotation, export, source.text if source.is_verbatim else None)
    return figures, errors


def main() -> None:
    """Prints a table: one column a report, one line a figure."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--errors", action="store_true", help="list what was missed and what was made up")
    parser.add_argument("reports", nargs="*", help="names such as a3 or seed; without any, all")
    arguments = parser.parse_args()
    scorer = load_scorer()
    if scorer is None:
        print("The scorer (../shared/tools/score.py) is not there; nothing measured.")
        sys.exit(0)
    reports = find_reports()
    for unknown in set(arguments.reports) - set(reports):
        parser.error(f"no report {unknown}; there are {', '.join(reports)}")
    measured: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {}
    failed: dict[str, LiaisonError] = {}
    for name in arguments.reports or reports:
        try:
            measured[name] = score_report(scorer, *reports[name])
        except LiaisonError as error:
            failed[name] = error
    for first in range(0, len(measured), SIDE_BY_SIDE):
        _print_figures(dict(list(measured.items())[first : first + SIDE_BY_SIDE]))
    for name, reason in failed.items():
        print(f"{name} is not read: {reason}")
    if arguments.errors:
        for name, (_, errors) in measured.items():
            _print_errors(name, errors)


def _print_figures(measured: dict[str, tuple[dict[str, Any], dict[str, Any]]]) -> None:
    print(f"{'':16}" + "".join(f"{name:>24}" for name in measured))
    for figure in next(iter(measured.values()))[0]:
        print(f"{figure:16}" + "".join(f"{_show(figures[figure]):>24}" for figures, _ in measured.values()))
    print()


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
