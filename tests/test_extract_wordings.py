"""Two thousand ways in which officials say that two bodies are tied, and what only looks like one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.model import Place, RelationType
from tests.reading import Tied, ties

_TABLE = Path(__file__).with_name("wordings.tsv")
_ELSEWHERE = Path(__file__).with_name("wordings_elsewhere.tsv")


def _lines() -> Iterator[tuple[str, set[Tied]]]:
    """Each sentence with the ties that it gives."""
    for line in _rows(_TABLE):
        sentence, given = line.split("\t")
        yield sentence, _ties(given)


def _rows(table: Path) -> Iterator[str]:
    lines = table.read_text(encoding="utf-8").splitlines()
    return (line for line in lines if line and not line.startswith("#"))


def _ties(given: str) -> set[Tied]:
    return {_tie(one) for one in given.split("; ") if one}


def _tie(words: str) -> Tied:
    head, kind, tail, status = words.split(" ")
    return head, kind, tail, status


WORDINGS = list(_lines())


@pytest.mark.parametrize(("sentence", "expected"), WORDINGS, ids=[sentence for sentence, _ in WORDINGS])
def test_a_wording_gives_its_ties_and_no_others(sentence: str, expected: set[Tied]) -> None:
    assert ties(sentence) == expected


@pytest.mark.parametrize("line", list(_rows(_ELSEWHERE)), ids=lambda line: line.partition("\t")[0])
def test_a_wording_gives_its_ties_wherever_it_stands(line: str) -> None:
    sentence, given, unit, place = line.split("\t")
    assert ties(sentence, unit=unit, place=Place(*place.split(" "))) == _ties(given)


def test_every_type_is_said_in_many_ways() -> None:
    kinds = [{kind for _, kind, _, _ in expected} for _, expected in WORDINGS]
    few = {kind.value for kind in RelationType if sum(kind.value in found for found in kinds) < 80}
    assert few == set()


def test_as_much_is_said_that_is_no_tie() -> None:
    assert sum(not expected for _, expected in WORDINGS) >= 390
