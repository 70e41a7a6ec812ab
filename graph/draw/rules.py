"""What the rules that read ties mean, by name, for the page.

The data files of the loaders are read where they lie: importing the loaders for it would take half a second.
"""

import csv
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from graph.draw.words import Language


def read_meanings(rules: Iterable[str]) -> dict[str, dict[str, str]]:
    """The meaning of each of these rules by language, as far as the data files of the loaders tell it."""
    chinese, english = _read_chinese(), _read_english()
    return {
        name: {
            language: meanings[name]
            for language, meanings in ((Language.CHINESE, chinese), (Language.ENGLISH, english))
            if name in meanings
        }
        for name in sorted(set(rules))
        if name in chinese or name in english
    }


@cache
def _read_chinese() -> dict[str, str]:
    text = _read("rules.csv")
    return {row["rule"]: row["chinese"] for row in csv.DictReader(text.splitlines())}


@cache
def _read_english() -> dict[str, str]:
    return {frame["name"]: frame["meaning"] for frame in tomllib.loads(_read("frames.toml")).get("frame", ())}


def _read(name: str) -> str:
    """A data file of the loaders; empty where it is none of the file system's."""
    spec = find_spec("loaders")
    for folder in (spec and spec.submodule_search_locations) or ():
        file = Path(folder) / "data" / name
        if file.is_file():
            return file.read_text(encoding="utf-8")
    return ""
