"""The tables in `data/`, and the one form in which names are looked up in them."""

import csv
from importlib.resources import files


def read_rows(table: str) -> list[dict[str, str]]:
    """The rows of one of the tables in `data/`."""
    text = files("graph.identity").joinpath("data", table).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def fold_brackets(name: str) -> str:
    """The name without white space, and with full-width brackets."""
    return "".join(name.split()).replace("(", "（").replace(")", "）")
