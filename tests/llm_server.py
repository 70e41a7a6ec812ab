"""A server of our own that speaks the chat completions protocol, as well or as badly as it is told."""

import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server sends back; `drip` sends it piece by piece, with so many seconds between."""

    body: bytes
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    delay: float = 0.0
    drip: float = 0.0


@dataclass(frozen=True, slots=True)
class Received:
    """One request as it came in."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def material(self) -> dict[str, Any]:
        """The rows that it asks about."""
        material: dict[str, Any] = json.loads(self.body["messages"][-1]["content"])
        return material

    @property
    def sentences(self) -> dict[int, str]:
        """The sentences that it asks about, by their number."""
        return {each["id"]: each["text"] for row in self.material["rows"] for each in row["sentences"]}


Answering = Callable[[Received], Reply]


@dataclass(slots=True)
class LlmServer:
    """The running server: where it is, and what it was asked."""

    url: str
    received: list[Received] = field(default_factory=list)
    most_at_once: int = 0


def completion(content: object) -> Reply:
    """An answer of the protocol whose text is this, or this as JSON."""
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    message = {"choices": [{"index": 0, "message": {"role": "assistant", "content": text}}]}
    return Reply(json.dumps(message).encode("utf-8"), headers=(("Content-Type", "application/json"),))


def claim(sentence: int, head: object, kind: str, tail: object, words: str, **more: object) -> dict[str, Any]:
    """A tie as an answer states it; done unless it says more."""
    return {
        "id": sentence,
        "head": head,
        "type": kind,
        "tail": tail,
        "status": "done",
        "words": words,
        **more,
    }


def in_turn(replies: Sequence[Reply]) -> Answering:
    """These replies one after the other, the last one for ever."""
    left = list(replies)
    lock = threading.Lock()

    def answer(_: Received) -> Reply:
        with lock:
            return left.pop(0) if len(left) > 1 else left[0]

    return answer


@contextmanager
def serve(answering: Answering) -> Iterator[LlmServer]:
    """Runs a server on a free port of this machine until the block ends."""
    lock = threading.Lock()
    now = 0

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            nonlocal now
            body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
            received = Received(self.path, dict(self.headers), json.loads(body or b"{}"))
            with lock:
                server.received.append(received)
                now += 1
                server.most_at_once = max(server.most_at_once, now)
            try:
                self._send(answering(received))
            except (BrokenPipeError, ConnectionResetError):
                pass
            finally:
                with lock:
                    now -= 1

        def do_GET(self) -> None:
            """What a client that followed a redirect would ask."""
            self.do_POST()

        def _send(self, reply: Reply) -> None:
            time.sleep(reply.delay)
            self.send_response(reply.status)
            for name, value in reply.headers:
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            if not reply.drip:
                self.wfile.write(reply.body)
                return
            for start in range(len(reply.body)):
                self.wfile.write(reply.body[start : start + 1])
                self.wfile.flush()
                time.sleep(reply.drip)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 — the name of the base class
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        http.daemon_threads = True
        server = LlmServer(f"http://127.0.0.1:{http.server_address[1]}/v1")
        thread = threading.Thread(target=http.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            http.shutdown()
            thread.join()
