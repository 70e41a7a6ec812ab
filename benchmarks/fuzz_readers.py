"""Breaks documents of every format that is read, and sees what the readers make of them.

    python benchmarks/fuzz_readers.py [--documents 10000] [--first 0] [--formats docx pdf] [--keep FOLDER]

Each broken document is read in a process of its own, with 10 seconds and 1 GB. It must give rows or a
refusal in one line; anything else is counted as a defect, named by its number, and the exit code is 1.
`--first N --documents 1` repeats the one of that number; `--keep` writes the culprits to a folder.
"""

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

from tests.corpus import valid_documents
from tests.fuzzing import Outcome, Trial, Worker, break_document

# A defect found a hundred times is one defect.
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class _Broken:
    number: int
    name: str
    content: bytes


def main() -> int:
    """Breaks, reads, prints a table of outcomes and the defects."""
    options = _read_options()
    documents = {
        name: content
        for name, content in valid_documents().items()
        if not options.formats or name.rpartition(".")[2] in options.formats
    }
    begin = time.monotonic()
    numbers = range(options.first, options.first + options.documents)
    outcomes: Counter[tuple[str, Outcome]] = Counter()
    slowest: dict[str, float] = {}
    largest: dict[str, int] = {}
    culprits: list[tuple[_Broken, Trial]] = []
    workers: SimpleQueue[Worker] = SimpleQueue()
    for _ in range(options.jobs):
        workers.put(Worker())

    def read(number: int) -> tuple[_Broken, Trial]:
        worker = workers.get()
        try:
            broken = _break(number, documents)
            return broken, worker.read(broken.name, broken.content)
        finally:
            workers.put(worker)

    with ThreadPoolExecutor(options.jobs) as pool:
        for broken, trial in pool.map(read, numbers):
            kind = broken.name.rpartition(".")[2]
            outcomes[kind, trial.outcome] += 1
            slowest[kind] = max(slowest.get(kind, 0.0), trial.seconds)
            largest[kind] = max(largest.get(kind, 0), trial.peak)
            if trial.outcome in {Outcome.DEFECT, Outcome.SLOW}:
                culprits.append((broken, trial))
    while not workers.empty():
        workers.get().close()
    _print_table(outcomes, slowest, largest)
    print(f"\n{options.documents:,} documents in {time.monotonic() - begin:.0f} s; {len(culprits)} defects")
    _print_culprits(culprits, options.keep)
    return 1 if culprits else 0


def _break(number: int, documents: Mapping[str, bytes]) -> _Broken:
    names = sorted(documents)
    name = names[number % len(names)]
    return _Broken(number, name, break_document(documents[name], documents, random.Random(number)))  # noqa: S311


def _print_table(
    outcomes: Counter[tuple[str, Outcome]], slowest: Mapping[str, float], largest: Mapping[str, int]
) -> None:
    print(f"{'':8}" + "".join(f"{outcome.value:>10}" for outcome in Outcome) + f"{'slowest':>10}{'peak':>10}")
    for kind in sorted(slowest):
        counts = "".join(f"{outcomes[kind, outcome]:>10,}" for outcome in Outcome)
        print(f"{kind:8}{counts}{slowest[kind]:>8.2f} s{largest[kind] / 2**20:>7.0f} MB")


def _print_culprits(culprits: list[tuple[_Broken, Trial]], keep: Path | None) -> None:
    kinds: dict[str, list[tuple[_Broken, Trial]]] = {}
    for broken, trial in culprits:
        kinds.setdefault(_place(trial.words), []).append((broken, trial))
    for same in sorted(kinds.values(), key=len, reverse=True)[:_SHOWN]:
        broken, trial = same[0]
        print(f"\n{len(same)} × as in number {broken.number}, {broken.name}:\n{trial.words}")
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        for broken, _ in culprits:
            (keep / f"{broken.number}-{broken.name}").write_bytes(broken.content)


def _place(words: str) -> str:
    """Where a traceback ends, and with what; two of one place are one defect."""
    frames = [line for line in words.splitlines() if line.startswith("  File ")]
    return f"{frames[-1:]} {words.strip().splitlines()[-1].partition(':')[0]}"


def _read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--documents", type=int, default=10_000, help="how many to break")
    parser.add_argument("--first", type=int, default=0, help="the number of the first")
    parser.add_argument("--formats", nargs="*", default=[], help="only these endings, such as docx html")
    parser.add_argument("--jobs", type=int, default=2, help="how many processes")
    parser.add_argument("--keep", type=Path, help="a folder for what is a defect")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
