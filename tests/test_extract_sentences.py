"""Cells → sentences: exact spans, item numbers, what ends a sentence and what does not."""

from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.extract.sentences import iter_clauses, iter_sentences

PIECES = st.sampled_from(
    ["1.", "2、", "（一）", "①", "与市科技局对接", "签订《合作。协议》", "，", "；", "。", "！", "\n", "\n\n",
     "\r\n", " ", "　", "（见附件。）", "“一户一档”", "2.36亿元", "《", "》", "（", "）", "“", "5月27日"]
)  # fmt: skip
CELLS = st.lists(PIECES, max_size=30).map("".join)


def sentences(cell: str) -> list[tuple[str | None, str]]:
    return [(sentence.item, sentence.text) for sentence in iter_sentences(cell)]


@settings(deadline=None)  # the first example loads tables and models
@given(CELLS)
def test_sentences_stand_where_they_say_in_order_and_without_overlap(cell: str) -> None:
    stop = 0
    for sentence in iter_sentences(cell):
        assert sentence.start >= stop
        assert cell[sentence.start : sentence.stop] == sentence.text
        assert sentence.text == sentence.text.strip() != ""
        stop = sentence.stop


@settings(deadline=None)  # the first example loads tables and models
@given(CELLS)
def test_sentences_cover_everything_but_item_numbers_and_blanks(cell: str) -> None:
    left = list(cell)
    for sentence in iter_sentences(cell):
        left[sentence.start : sentence.stop] = [""] * len(sentence.text)
    assert set("".join(left)) <= set("0123456789.．、)）（(一二三四五六七八九十①②③ \n\r　。")


@settings(deadline=None)  # the first example loads tables and models
@given(CELLS)
def test_clauses_stand_where_they_say(cell: str) -> None:
    for sentence in iter_sentences(cell):
        for clause in iter_clauses(sentence.text):
            assert sentence.text[clause.start : clause.stop] == clause.text


def test_items_are_split_at_the_number_that_is_due() -> None:
    cell = "1.与市科技局对接。\n\n2.落实贷款\n2.36亿元。\n\n3.8月30日举办推介会。"
    assert sentences(cell) == [
        ("1.", "与市科技局对接。"), ("2.", "落实贷款\n2.36亿元。"), ("3.", "8月30日举办推介会。")
    ]  # fmt: skip


def test_a_full_stop_inside_a_title_or_bracket_ends_nothing() -> None:
    cell = "签订《关于合作。的协议》（含附件。），已执行。下一步推进。"
    assert sentences(cell) == [
        (None, "签订《关于合作。的协议》（含附件。），已执行。"),
        (None, "下一步推进。"),
    ]


def test_a_wrapped_line_goes_on() -> None:
    assert sentences("与市科\n技局对接；\n与市商务局对接") == [
        (None, "与市科\n技局对接；"),
        (None, "与市商务局对接"),
    ]


def test_a_bracket_left_open_does_not_swallow_the_rest() -> None:
    assert sentences("与（市科技局对接。\n\n再与市商务局对接。") == [
        (None, "与（市科技局对接。"), (None, "再与市商务局对接。")
    ]  # fmt: skip


def test_an_empty_cell_has_no_sentences() -> None:
    assert sentences(" \n　") == []


def test_items_within_a_line_are_split_at_the_number_that_is_due() -> None:
    assert sentences("1.与市科技局对接。2.8月30日举办推介会；3、落实2.5万亩。4.5万元到位。") == [
        ("1.", "与市科技局对接。"), ("2.", "8月30日举办推介会；3、落实2.5万亩。"), ("2.", "4.5万元到位。")
    ]  # fmt: skip
    assert sentences("（一）与市科技局对接；（二）调研。①甲。②乙。③丙（3.2亿元）。4.丁。") == [
        ("（一）", "与市科技局对接；"), ("（二）", "调研。"), ("（二）", "①甲。"), ("（二）", "②乙。"),
        ("（二）", "③丙（3.2亿元）。"), ("（二）", "4.丁。"),
    ]  # fmt: skip
    assert sentences("①与市科技局对接。②调研；③走访。") == [
        ("①", "与市科技局对接。"), ("②", "调研；"), ("③", "走访。")
    ]  # fmt: skip


def test_an_amount_within_a_line_opens_no_item() -> None:
    assert sentences("1.与市科技局对接。2.5万元到位。") == [
        ("1.", "与市科技局对接。"), ("1.", "2.5万元到位。")
    ]  # fmt: skip


def test_items_may_be_parted_by_blanks_alone() -> None:
    assert sentences("1.与市科技局对接 2.走访企业 3家") == [
        ("1.", "与市科技局对接"), ("2.", "走访企业 3家")
    ]  # fmt: skip
