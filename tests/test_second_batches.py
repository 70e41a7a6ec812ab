"""How many sentences a model is asked about at once, and what becomes of them when it fails."""

import threading

import pytest

from graph.errors import ReaderError
from loaders.extract import Extraction, extract
from tests.llm_server import Received, Reply, completion, in_turn, serve
from tests.reading import NANHU, row
from tests.second_samples import AS_OF, reader_of


def many(count: int) -> Extraction:
    """A report of so many rows, each of which needs most of a batch."""
    rows = [
        row("会场布置情况说明" * 250 + f"，第{n}号。", "市科技局", f"区第{n}局", n)
        for n in range(1, count + 1)
    ]
    return extract(rows, NANHU)


def test_rows_go_in_batches_with_their_unit_and_counterparts() -> None:
    rows = [
        row("会晤光明乳业。海特光电到场。", "市科技局、上汽集团"),
        row("会晤市科协。", "市科协", "区科协", 2),
    ]
    with serve(lambda _: completion({"ties": []})) as server:
        account = reader_of(server).read(extract(rows, NANHU), NANHU, AS_OF)
    (received,) = server.received
    assert received.material == {
        "place": "浙江省嘉兴市南湖区",
        "as_of": "2009-05-31",
        "rows": [
            {
                "unit": "区经贸局",
                "counterparts": ["市科技局", "上汽集团"],
                "sentences": [{"id": 1, "text": "会晤光明乳业。"}, {"id": 2, "text": "海特光电到场。"}],
            },
            {"unit": "区科协", "counterparts": ["市科协"], "sentences": [{"id": 3, "text": "会晤市科协。"}]},
        ],
    }
    assert (account.sentences, account.questions, account.host) == (3, 1, server.url.split("/")[2])


def test_every_sentence_is_asked_about_once_however_long_the_report() -> None:
    extraction = many(7)
    with serve(lambda _: completion({"ties": []})) as server:
        account = reader_of(server).read(extraction, NANHU, AS_OF)
    sent = sorted(text for received in server.received for text in received.sentences.values())
    assert sent == sorted(s.text for s in extraction.statements if s.cell.role == "work")
    assert (account.questions, len(server.received)) == (7, 7)


def test_no_more_questions_are_asked_at_once_than_allowed_and_progress_is_told() -> None:
    told: list[tuple[int, int]] = []

    def slowly(_: Received) -> Reply:
        threading.Event().wait(0.05)
        return completion({"ties": []})

    with serve(slowly) as server:
        reader_of(server, at_once=3, asking=lambda done, total: told.append((done, total))).read(
            many(8), NANHU, AS_OF
        )
    assert 1 < server.most_at_once <= 3
    assert told == [(1, 8), (4, 8), (7, 8), (8, 8)]


def test_a_question_without_answer_leaves_its_sentences_to_the_rules() -> None:
    bad = [Reply(b"", 500)] * 4
    with serve(in_turn([completion({"ties": []}), *bad, completion({"ties": []})])) as server:
        account = reader_of(server, at_once=1).read(many(4), NANHU, AS_OF)
    (reason,) = account.failed
    assert "answers 500" in reason


def test_a_server_that_goes_away_is_not_waited_for() -> None:
    with serve(in_turn([completion({"ties": []}), Reply(b"", 503)])) as server:
        account = reader_of(server, at_once=2).read(many(12), NANHU, AS_OF)
    assert len(account.failed) == 11
    assert "the server had stopped answering" in account.failed[-1]
    assert len(server.received) < 1 + 4 * 11


def test_where_the_first_question_fails_nothing_more_is_sent() -> None:
    with (
        serve(lambda _: Reply(b"", 500)) as server,
        pytest.raises(ReaderError, match="nothing of this report was added"),
    ):
        reader_of(server).read(many(5), NANHU, AS_OF)
    assert len({str(received.material) for received in server.received}) == 1


def test_a_server_that_refuses_is_not_asked_again() -> None:
    with serve(lambda _: Reply(b"", 401)) as server:
        reader = reader_of(server)
        for _ in range(3):
            with pytest.raises(ReaderError, match="refuses"):
                reader.read(many(2), NANHU, AS_OF)
    assert len(server.received) == 1


def test_a_report_without_sentences_asks_nothing() -> None:
    with serve(lambda _: completion({"ties": []})) as server:
        account = reader_of(server).read(extract([row("", "市科技局")], NANHU), NANHU, AS_OF)
    assert (server.received, account.questions) == ([], 0)
