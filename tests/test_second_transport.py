"""One question to a server: what is sent, what is taken for an answer, and what a bad server cannot do."""

import json
import time
from collections.abc import Mapping
from dataclasses import replace

import pytest

from graph.errors import ReaderError
from loaders.second import transport
from loaders.second.endpoint import Endpoint, read_endpoint
from loaders.second.transport import UnansweredError, ask
from tests.llm_server import LlmServer, Reply, completion, in_turn, serve

KEY = "sk-never-to-be-shown"
MESSAGES = [{"role": "system", "content": "任务"}, {"role": "user", "content": "句子"}]


def endpoint(server: LlmServer, seconds: float = 5) -> Endpoint:
    return replace(read_endpoint(environment(server.url)), seconds=seconds)


def environment(url: str, **more: str) -> Mapping[str, str]:
    return {"LIAISON_LLM_URL": url, "LIAISON_LLM_MODEL": "small", "LIAISON_LLM_KEY": KEY, **more}


class Waits(list[float]):
    """Notes how long it was told to wait, and does not."""

    def __call__(self, seconds: float) -> None:
        self.append(seconds)


# --- the address --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://host/v1", "https://host/v1/chat/completions"),
        ("https://host/v1/", "https://host/v1/chat/completions"),
        ("https://host/v1/chat/completions", "https://host/v1/chat/completions"),
        (" http://localhost:11434/v1 ", "http://localhost:11434/v1/chat/completions"),
        ("https://host/openai?api-version=1", "https://host/openai/chat/completions?api-version=1"),
    ],
)
def test_the_address_of_the_server_is_completed(url: str, address: str) -> None:
    assert read_endpoint(environment(url)).address == address


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({}, "set LIAISON_LLM_URL and LIAISON_LLM_MODEL"),
        ({"LIAISON_LLM_URL": "https://host/v1"}, "set LIAISON_LLM_MODEL "),
        (environment("ftp://host/v1"), "is no web address"),
        (environment("file:///etc/passwd"), "is no web address"),
        (environment("host/v1"), "is no web address"),
        (environment("https://[host/v1"), "is no address"),
        (environment("https://host:port/v1"), "is no address"),
        (environment("https://me:secret@host/v1"), "put the key into LIAISON_LLM_KEY"),
        (environment("https://host/v 1"), "holds a blank"),
        (environment("https://host", LIAISON_LLM_TIMEOUT="soon"), "LIAISON_LLM_TIMEOUT is “soon”"),
        (environment("https://host", LIAISON_LLM_PARALLEL="0"), "a whole number from 1 to 32"),
    ],
)
def test_what_is_no_address_is_said(given: Mapping[str, str], message: str) -> None:
    with pytest.raises(ReaderError) as caught:
        read_endpoint(given)
    assert message in str(caught.value)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "is_local"),
    [("http://localhost/v1", True), ("http://127.0.0.1:80/v1", True), ("http://[::1]/v1", True),
     ("http://10.0.0.1/v1", False), ("https://localhost.example.com/v1", False)],
)  # fmt: skip
def test_what_is_on_this_machine_is_known(url: str, is_local: bool) -> None:
    assert read_endpoint(environment(url)).is_local is is_local


def test_the_key_is_in_no_representation() -> None:
    assert KEY not in repr(read_endpoint(environment("https://host/v1")))


# --- question and answer ------------------------------------------------------------------------------------


def test_a_question_speaks_the_protocol() -> None:
    with serve(lambda _: completion("好")) as server:
        assert ask(endpoint(server), MESSAGES) == "好"
    (received,) = server.received
    assert received.path == "/v1/chat/completions"
    assert received.body == {"model": "small", "messages": MESSAGES, "temperature": 0, "stream": False}
    assert received.headers["Authorization"] == f"Bearer {KEY}"
    assert received.headers["Content-Type"] == "application/json"


def test_without_a_key_none_is_sent() -> None:
    with serve(lambda _: completion("好")) as server:
        ask(replace(endpoint(server), key=None), MESSAGES)
    assert "Authorization" not in server.received[0].headers


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_a_busy_server_is_asked_again_after_a_while(status: int) -> None:
    waits = Waits()
    with serve(in_turn([Reply(b"", status), Reply(b"", status), completion("好")])) as server:
        assert ask(endpoint(server), MESSAGES, waits) == "好"
    assert (len(server.received), waits) == (3, [1.0, 4.0])


def test_a_server_may_say_how_long_to_wait_but_not_for_ever() -> None:
    waits = Waits()
    replies = [
        Reply(b"", 429, (("Retry-After", "7"),)),
        Reply(b"", 429, (("Retry-After", "86400"),)),
        Reply(b"", 503, (("Retry-After", "Fri, 01 Jan 2100 00:00:00 GMT"),)),
        completion("好"),
    ]
    with serve(in_turn(replies)) as server:
        ask(endpoint(server), MESSAGES, waits)
    assert waits == [7.0, 30.0, 16.0]


def test_a_server_that_stays_busy_gives_no_answer() -> None:
    waits = Waits()
    with (
        serve(lambda _: Reply(b"", 500)) as server,
        pytest.raises(UnansweredError, match=r"answers 500 .*, tried 4 times"),
    ):
        ask(endpoint(server), MESSAGES, waits)
    assert (len(server.received), len(waits)) == (4, 3)


@pytest.mark.parametrize(
    ("status", "name"),
    [(401, "LIAISON_LLM_KEY"), (403, "LIAISON_LLM_KEY"), (404, "LIAISON_LLM_URL"), (400, "LIAISON_LLM_URL")],
)
def test_a_refusal_says_what_to_check_and_is_not_repeated(status: int, name: str) -> None:
    said = json.dumps({"error": {"message": f"no such key {KEY}\nor model"}}).encode()
    with serve(lambda _: Reply(said, status)) as server, pytest.raises(ReaderError) as caught:
        ask(endpoint(server), MESSAGES, Waits())
    assert len(server.received) == 1
    assert f"refuses ({status} no such key … or model); check {name}" in str(caught.value)
    assert KEY not in str(caught.value)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(status: int) -> None:
    with serve(lambda _: completion("好")) as elsewhere:
        reply = Reply(b"", status, (("Location", elsewhere.url),))
        with serve(lambda _: reply) as server, pytest.raises(ReaderError, match="sends elsewhere"):
            ask(endpoint(server), MESSAGES, Waits())
    assert (len(server.received), elsewhere.received) == (1, [])


@pytest.mark.parametrize(
    "body",
    [
        b"", b"<html>", b"[]", b"{}", b'{"choices": []}', b'{"choices": [{"message": {"content": null}}]}',
        b'{"choices": [{"message": {"content": [1]}}]}', b'{"choices": {"0": 1}}', b"\xff\xfe",
        b"[" * 100_000,
    ],
)  # fmt: skip
def test_what_is_none_of_the_protocol_is_no_answer(body: bytes) -> None:
    with serve(lambda _: Reply(body)) as server, pytest.raises(UnansweredError):
        ask(endpoint(server), MESSAGES, Waits())
    assert len(server.received) == 1


def test_an_answer_without_end_is_cut_off() -> None:
    huge = Reply(b"x" * (transport._MOST_BYTES + 2**20))
    with serve(lambda _: huge) as server, pytest.raises(UnansweredError, match="more than 2,097,152 bytes"):
        ask(endpoint(server), MESSAGES, Waits())


def test_a_server_that_says_nothing_is_left_after_two_tries() -> None:
    begin = time.monotonic()
    with (
        serve(lambda _: Reply(b"", delay=1.5)) as server,
        pytest.raises(UnansweredError, match="it takes too long"),
    ):
        ask(endpoint(server, seconds=0.2), MESSAGES, Waits())
    assert (len(server.received), time.monotonic() - begin < 5) == (2, True)


def test_a_server_that_drips_is_left_when_the_time_is_over() -> None:
    begin = time.monotonic()
    with (
        serve(lambda _: Reply(b"x" * 1000, drip=0.05)) as server,
        pytest.raises(UnansweredError, match="it takes too long"),
    ):
        ask(endpoint(server, seconds=0.3), MESSAGES, Waits())
    assert time.monotonic() - begin < 5


def test_no_server_is_said() -> None:
    with serve(lambda _: completion("")) as server:
        gone = endpoint(server)
    with pytest.raises(UnansweredError, match="cannot be reached"):
        ask(gone, MESSAGES, Waits())


def test_this_machine_is_not_asked_through_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    with serve(lambda _: completion("proxy")) as proxy, serve(lambda _: completion("好")) as server:
        monkeypatch.setenv("http_proxy", proxy.url.removesuffix("/v1"))
        monkeypatch.delenv("no_proxy", raising=False)
        assert ask(endpoint(server), MESSAGES) == "好"
    assert proxy.received == []
