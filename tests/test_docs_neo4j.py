"""The page about Neo4j: its first question has the answer that it shows."""

import re
from pathlib import Path

from graph.stores import Store
from loaders import example_report, load

PAGE = Path(__file__).resolve().parent.parent / "docs" / "neo4j.md"


def test_first_question_has_the_answer_that_the_page_shows(store: Store) -> None:
    text = PAGE.read_text(encoding="utf-8")
    shown = re.search(
        r"```cypher\n(?P<cypher>.*?)```.*?\|---\|---\|\n(?P<rows>(?:\|.*\|\n)+)", text, re.DOTALL
    )
    assert shown is not None
    load([example_report()], store)
    answer = [f"| {name} | {'、'.join(map(str, bureaus))} |" for name, bureaus in store.read(shown["cypher"])]  # type: ignore[arg-type]
    assert answer == shown["rows"].splitlines()
