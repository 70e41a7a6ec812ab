"""What the match of a frame says of itself: whom it reads, and the words that it was known by."""

import re

from loaders.extract.encoding import EncodedClause
from loaders.extract.frames import iter_verbs


def trigger_of(match: re.Match[str], clause: EncodedClause) -> tuple[tuple[int, int], ...]:
    """The words that a frame was known by, as places in the text of the statement."""
    return tuple(span for start, stop in iter_verbs(match) for span in clause.locate(start, stop))


def place_of(match: re.Match[str]) -> int:
    """Where the body stands that no second frame may read again."""
    named = match.groupdict()
    key = next((key for key in ("members", "tail", "head", "both") if key in named), None)
    return match.start(key) if key is not None else match.start()
