"""How far what is told has come, in some three hundred and forty wordings of officials."""

from pathlib import Path

import pytest

from tests.reading import Tied, ties

_TABLE = Path(__file__).with_name("statuses.tsv")
_FACTS = frozenset({"done", "ongoing"})


def _cases() -> dict[str, dict[str, set[Tied]]]:
    """The sentences of every section of the table, each with the ties that it gives."""
    sections: dict[str, dict[str, set[Tied]]] = {}
    section: dict[str, set[Tied]] = {}
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            section = sections.setdefault(line.removeprefix("# "), {})
        elif line:
            sentence, _, given = line.partition("\t")
            section[sentence] = {_tie(one) for one in given.split("; ") if one}
    return {title: told for title, told in sections.items() if told}


def _tie(words: str) -> Tied:
    head, kind, tail, status = words.split(" ")
    return head, kind, tail, status


SECTIONS = _cases()
CASES = [case for told in SECTIONS.values() for case in told.items()]


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[sentence for sentence, _ in CASES])
def test_a_tie_has_come_as_far_as_its_sentence_says(sentence: str, expected: set[Tied]) -> None:
    assert ties(sentence) == expected


def test_nothing_to_come_is_told_as_a_fact_and_no_fact_as_to_come() -> None:
    ahead, over = (
        SECTIONS["Still to come, or still talked about"],
        SECTIONS["Done, though a word looks ahead"],
    )
    assert {said for said, told in ahead.items() if any(tie[3] in _FACTS for tie in told)} == set()
    assert {said for said, told in over.items() if any(tie[3] not in _FACTS for tie in told)} == set()
    assert min(len(ahead), len(over)) > 80
