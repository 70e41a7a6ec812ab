"""All figures of one report: of its graph, or of the file itself."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.evaluation.bodies import measure_bodies, measure_parts, measure_units
from graph.evaluation.figures import Evaluation, Figure, Tally
from graph.evaluation.gold import Gold
from graph.evaluation.grounding import measure_grounding
from graph.evaluation.matching import Export, Matching
from graph.evaluation.ties import (
    measure_agreements,
    measure_declared,
    measure_shared,
    measure_stated,
    measure_status,
)
from graph.model import Place


def evaluate(gold: Gold, export: Export, source_text: str | None = None) -> Evaluation:
    """Compares the graph of one report with its annotation.

    `export` is what `export_json` gives for this report alone; `source_text` is the report as it was given,
    to look up what statements quote; without it `misquoted` is not measured.
    """
    matching = Matching(gold, export)
    stages = (
        _measure_report(gold, export),
        measure_units(matching),
        measure_bodies(matching),
        measure_parts(matching),
        measure_declared(matching),
        measure_stated(matching),
        measure_status(matching),
        measure_agreements(matching),
        measure_shared(matching),
        measure_grounding(matching, source_text),
    )
    measured = {figure: value for stage in stages for figure, value in stage.figures.items()}
    return Evaluation(
        {figure: measured[figure] for figure in Figure if figure in measured},
        tuple(finding for stage in stages for finding in stage.findings),
    )


def evaluate_report(
    gold: Gold, report: Path, *, place: Place | None = None, as_of: date | None = None
) -> Evaluation:
    """Reads a report into a store of its own, and compares its graph with the annotation.

    Raises:
        LiaisonError: the report cannot be read.
    """
    from graph.export.json_graph import export_json
    from graph.stores import open_store
    from loaders import load
    from loaders.documents import read_source
    from queries import select_reports

    with TemporaryDirectory() as folder, open_store(Path(folder, "evaluation.db")) as store:
        summary = load([report], store, place=place, as_of=as_of)
        for failed in summary.failed:
            if failed.error is not None:
                raise failed.error
        export = export_json(store, select_reports(store))
    source = read_source(report)
    return evaluate(gold, export, source.text if source.is_verbatim else None)


def _measure_report(gold: Gold, export: Export) -> Evaluation:
    """The number of rows, the place and the date."""
    said = export["reports"][0] if export.get("reports") else {}
    wanted = {"province": gold.province, "city": gold.city, "district": gold.district}
    day = gold.as_of.isoformat() if gold.as_of is not None else None
    return Evaluation(
        {
            Figure.ROWS: Tally(said.get("rows"), gold.row_count) if gold.row_count is not None else None,
            Figure.PLACE: all((said.get(part) or None) == name for part, name in wanted.items()),
            Figure.AS_OF: said.get("as_of") == day,
        }
    )
