"""What a pattern needs, and that no frame is left out which would have matched."""

import re

import pytest

from loaders.extract.frames import read_frames
from loaders.extract.shortlist import Shortlist, read_needs

SIGN = "\ue000"


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("走访", ["走", "访"]),
        ("(?:走访|拜会)(?:了)?T", ["T", "走拜"]),
        ("(?:赴|到|前往)T[^，]{0,8}?参观", ["T", "参", "观", "赴到前"]),
        ("(?P<tail>[\ue000-\ue7ff])来(?!信|函)", ["来"]),
        ("[一两三]次", ["次", "一两三"]),
        (r"\d{2}次+(?:已)*", ["次"]),
        ("(?<!参加)由|", []),
        ("(?:对|.)甲{1,2}乙{0}", ["甲"]),
    ],
)
def test_needs_are_read_off_a_pattern(pattern: str, expected: list[str]) -> None:
    assert sorted("".join(sorted(need)) for need in read_needs(pattern)) == sorted(
        "".join(sorted(need)) for need in expected
    )


def test_every_frame_is_picked_by_what_it_matches() -> None:
    frames = read_frames()
    shortlist = Shortlist(frames)
    clauses = [
        re.sub("[\u4e00-\u9fff]{2}(?:集团|大学|局)", SIGN, clause)
        for frame in frames
        for clause in (
            *frame.example.split("，"),
            *frame.against.split("，"),
            frame.example.replace("，", ""),
        )
    ]
    picked = 0
    for clause in clauses:
        matching = [frame.name for frame in frames if frame.pattern.search(clause) is not None]
        names = [frame.name for frame in shortlist.pick(clause)]
        assert set(matching) <= set(names)
        assert names == [frame.name for frame in frames if frame.name in names]
        picked += len(names)
    assert picked < len(clauses) * len(frames) / 4
