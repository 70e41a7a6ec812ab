"""How fast documents are read: characters a second on one core, for every format and layout.

    python benchmarks/read_throughput.py [--rows 400] [--seconds 2] [--only Word Excel]

One report of many rows is rendered into each; a reading goes from the bytes to the rows with the account of
every character, without place, date and extraction. Of several readings the fastest counts; characters are
those of the cells, the same for all. The ratio is to plain text behind tabs, measured in the same run.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from functools import partial

from loaders.documents import parse_source
from loaders.sheets import read_sheet
from tests.corpus import rendered_documents
from tests.render import Rows

_BASE = "behind tabs.txt"


def main() -> None:
    """Measures and prints the table."""
    options = _read_options()
    rows = _many_rows(options.rows)
    characters = sum(len(cell) for row in rows for cell in row)
    documents = rendered_documents(rows)
    chosen = [name for name in documents if not options.only or name.rpartition(".")[0] in options.only]
    names = [_BASE, *(name for name in chosen if name != _BASE)]
    print(f"{options.rows} rows, {characters:,} characters in their cells")
    print(f"{'':34}{'size':>10}{'ms':>10}{'characters/s':>15}{'ratio':>8}")
    base = 0.0
    for name in names:
        content = documents[name]
        seconds = _fastest(partial(_read, name, content), options.seconds)
        speed = characters / seconds
        base = base or speed
        size = f"{len(content) / 1024:.0f} KB"
        print(f"{name:34}{size:>10}{1000 * seconds:>10.1f}{speed:>15,.0f}{speed / base:>8.2f}")


def _read(name: str, content: bytes) -> None:
    sheet = read_sheet(parse_source(name, content))
    assert sheet.rows


def _fastest(read: Callable[[], object], seconds: float) -> float:
    """The shortest time that one reading takes, of all that fit in so many seconds, three at the least."""
    best, end, count = float("inf"), time.perf_counter() + seconds, 0
    while count < 3 or time.perf_counter() < end:
        begin = time.perf_counter()
        read()
        best, count = min(best, time.perf_counter() - begin), count + 1
    return best


def _many_rows(count: int) -> Rows:
    """As many units, each with sentences of its own, of the length that reports have."""
    return [
        (
            f"区第{number}局",
            "市科技局、市经贸委、上海光明集团、中国电信嘉兴分公司",
            "\n".join(_sentences(number, 4)),
            "\n".join(_sentences(number + count, 2)),
        )
        for number in range(count)
    ]


def _sentences(seed: int, count: int) -> Sequence[str]:
    return [
        f"{item}.与市科技局就第{seed * item}号项目对接{item}次，争取资金{seed % 97}万元，"
        f"组织{seed % 31}家企业参观考察。"
        for item in range(1, count + 1)
    ]


def _read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--rows", type=int, default=400, help="how many rows the report has")
    parser.add_argument("--seconds", type=float, default=2.0, help="how long each is measured")
    parser.add_argument("--only", nargs="*", default=[], help="only these, by the names in the table")
    return parser.parse_args()


if __name__ == "__main__":
    main()
