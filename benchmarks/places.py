"""Prints how fast places are found, and how often a report of every division of a year is placed rightly.

Speed: against the way before it, a look-up of every chain of names at every character. Precision: one
invented report for each division of a year, with its name alone, a chain or a partner's name in the title.
Run it by `python benchmarks/places.py`, or with years: `python benchmarks/places.py 2000 2024`.
"""

import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from graph.errors import LiaisonError
from graph.identity.divisions import COMMON, bare, divisions, standing
from graph.identity.places import _chains, find_places
from graph.model import Place
from loaders.documents import Source
from loaders.identify.where import read_whereabouts
from loaders.sheets import Sheet, read_sheet

ROOT = Path(__file__).resolve().parent.parent
# A full chain of names is never longer; how far the old way looked ahead.
LONGEST = 26
TITLES: dict[str, Callable[[Place], str]] = {
    "the name alone": lambda place: f"{name_of(place)}部门对接情况",
    "the city and the name": lambda place: (
        f"{place.city or place.province}{place.district or ''}部门对接情况"
    ),
    "short city and name": lambda place: (
        f"{bare(place.city or '') if place.district else ''}{name_of(place)}部门对接情况"
    ),
    "a partner is named too": lambda place: f"{name_of(place)}与上海市闵行区对接情况",
    "only the partner is named": lambda _: "赴上海市闵行区对接情况",
    "the short name": lambda place: f"{bare(name_of(place))}对接上海情况",
}


def find_slowly(text: str) -> int:
    """The way before: how many places are found where every chain is tried at every character."""
    count = position = 0
    while position < len(text):
        chains = _chains(text[position : position + LONGEST])
        longest = max((stop for _, stop in chains), default=0)
        count += len({place for place, stop in chains if stop == longest})
        position += longest or 1
    return count


def print_speed() -> None:
    """Microseconds a character, of processor time, on the example report."""
    began = time.process_time()
    divisions()
    loaded = time.process_time()
    find_places("南湖区")
    print(f"tables read in {loaded - began:.3f} s, automaton built in {time.process_time() - loaded:.3f} s")
    text = (ROOT / "loaders/data/example.txt").read_text(encoding="utf-8")
    for name, find, times in (("before", find_slowly, 2), ("now", find_places, 40)):
        began = time.process_time()
        for _ in range(times):
            find(text)
        spent = (time.process_time() - began) / times / len(text)
        print(f"{name:<8}{spent * 1e6:8.3f} µs a character")


def print_precision(year: int) -> None:
    """Right, asked and wrong for one report of each district and city that stood in a year."""
    places = [place for place in divisions().spans if standing((place,), year) == (place,)]
    places = [place for place in places if is_listed(place, year)]
    print(f"\n{year}: {len(places)} districts, counties and cities")
    for words, make_title in TITLES.items():
        outcomes: Counter[str] = Counter()
        for place in places:
            outcomes[outcome(place, make_title(place), year)] += 1
        shares = "  ".join(f"{what} {outcomes[what]:5}" for what in ("right", "asked", "wrong"))
        print(f"  {words:<28}{shares}")


def is_listed(place: Place, year: int) -> bool:
    """Whether the tables list the place at the end of the year."""
    first, last = divisions().spans[place]
    return first <= year <= last and place.district not in COMMON


def outcome(place: Place, title: str, year: int) -> str:
    """What becomes of a report from a place: right, asked, or wrong."""
    try:
        found = read_whereabouts(make_sheet(place, title), "report.txt", year).place
    except LiaisonError:
        return "asked"
    return "right" if found == place else "wrong"


def make_sheet(place: Place, title: str) -> Sheet:
    """A report of three bureaus that call themselves and what lies above them as those of that place do."""
    level = name_of(place)[-1]
    province = "自治区" if (place.province or "").endswith("自治区") else "省"
    above = f"{province}发改委、市发改委" if place.province else "市发改委"
    rows = [f"\t{level}{letter}局\n\t{above}\n\t做好对接。\n\t无。" for letter in "甲乙丙"]
    text = "\n\n".join((title, "\t单位\n\t对接单位\n\t对接情况\n\t成果", *rows)) + "\n"
    return read_sheet(Source("report.txt", text.encode(), text, "utf-8"))


def name_of(place: Place) -> str:
    """The lowest name of a place."""
    return place.district or place.city or place.province or ""


if __name__ == "__main__":
    print_speed()
    for argument in sys.argv[1:] or ["2009", "2019"]:
        print_precision(int(argument))
