"""The words of a sentence that a tie was read from, at their places in the text."""

import pytest

from tests.reading import graph_of, read, row

Words = set[tuple[str, tuple[str, ...]]]


def words_of(text: str) -> Words:
    """The type of every tie of a sentence, with the words it was read from."""
    return {
        (tie.type.value, tuple(text[start:stop] for start, stop in tie.trigger))
        for statement in read(text).statements
        for tie in statement.ties
    }


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("与浙江大学签订了《合作协议》。", {("AGREEMENT_SIGNED", ("签订",))}),
        # Blanks, brackets and the name of the place are no signs of their own.
        ("南湖区（含新区）与 浙江大学（玉泉校区） 联合 举办创新大赛。", {("JOINT_ACTION", ("联合",))}),
        ("受浙江大学委托，区科协编制了方案。", {("COMMISSION", ("受", "委托"))}),
        ("与浙江大学座谈，签订合作协议。", {("LIAISON", ("座谈",)), ("AGREEMENT_SIGNED", ("签订",))}),
        ("由浙江大学牵头，与区科协召开联席会议。", {("LIAISON", ("牵头",))}),
    ],
)
def test_a_tie_knows_the_words_it_was_read_from(text: str, words: Words) -> None:
    assert words <= {(kind, tuple(word.strip("了") for word in said)) for kind, said in words_of(text)}


def test_a_relation_keeps_the_words_of_all_its_statements() -> None:
    graph = graph_of([row("走访浙江大学。再次拜访浙江大学。")])
    texts = {statement.id: statement.text for statement in graph.statements}
    (relation,) = graph.relations
    assert [texts[word.statement][word.start : word.stop] for word in relation.triggers] == ["走访", "拜访"]
