"""The words of the page and the scripts that ask for them."""

import re
from importlib.resources import files

import pytest

from graph.draw.page import SCRIPTS
from graph.draw.words import page_words
from graph.draw.words_asking import ASKING

SCRIPT = "\n".join(
    files("graph.draw").joinpath("script", f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS
)
# Keys as they stand in a script, and the beginnings of those that it puts together.
WHOLE = set(re.findall(r'"([a-z]+(?:\.[a-z]+)*)"', SCRIPT))
BEGUN = set(re.findall(r"`([a-z]+(?:\.[a-z]+)*\.)\$\{", SCRIPT))


def test_scripts_ask_only_for_words_that_are_there() -> None:
    asked = set(re.findall(r'\bword\(\s*"([^"]+)"', SCRIPT))
    assert len(asked) > 60
    assert asked - set(page_words()["zh"]) == set()


@pytest.mark.parametrize("key", ASKING)
def test_every_word_of_asking_is_asked_for(key: str) -> None:
    assert key in WHOLE or any(key.startswith(beginning) for beginning in BEGUN)
