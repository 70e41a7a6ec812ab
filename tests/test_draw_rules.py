"""What the page says of the rules that read its ties."""

from graph.draw.rules import read_meanings
from loaders.extract.frames import read_frames
from loaders.extract.rules import read_meanings as read_chinese
from loaders.extract.rules import read_rules


def test_the_page_tells_of_every_rule_what_the_loaders_tell() -> None:
    meanings = read_meanings(read_rules())
    in_chinese = {name: own["zh"] for name, own in meanings.items() if "zh" in own}
    assert in_chinese == dict(read_chinese())
    assert {name: own["en"] for name, own in meanings.items() if "en" in own} == {
        frame.name: frame.meaning for frame in read_frames()
    }


def test_only_the_rules_asked_for_are_told_of() -> None:
    assert set(read_meanings(["sign-with", "sign-with", "made-up", "__proto__"])) == {"sign-with"}
