"""Text without its white space, which reports put anywhere inside names, and where each character stood."""

import re
from collections.abc import Sequence
from functools import lru_cache

_BLANK = re.compile(r"\s")


@lru_cache(maxsize=65536)
def squeeze(text: str) -> str:
    """The text without white space; what was read is kept, for names come again and again."""
    return "".join(text.split())


def squeeze_with_offsets(text: str, without: re.Pattern[str] | None = None) -> tuple[str, Sequence[int]]:
    """The text without white space (and a pattern), and where each of its characters stands in the text."""
    if without is None and _BLANK.search(text) is None:
        return text, range(len(text))
    left_out = {
        position
        for match in (without.finditer(text) if without is not None else ())
        for position in range(match.start(), match.end())
    }
    offsets = [
        position
        for position, character in enumerate(text)
        if not character.isspace() and position not in left_out
    ]
    return "".join(text[position] for position in offsets), offsets
