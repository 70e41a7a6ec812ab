"""One question to an endpoint over HTTP, with limits on time and size, and retries that wait.

Python's own client does it: one POST, no connection to keep, no package to trust with the key. Redirects are
not followed at all, so that key and sentences go nowhere else than where the user said.
"""

import http.client
import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from typing import Any

from graph.errors import ReaderError
from loaders.second.endpoint import KEY, URL, Endpoint

# An answer holds some hundred ties at most; what is longer is no answer.
_MOST_BYTES = 2 * 2**20
_PIECE = 2**16
# A busy server recovers within a minute or not at all.
_WAITS = (1.0, 4.0, 16.0)
_LONGEST_WAIT = 30.0
_PASSING = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
_SHOWN = 200

Message = dict[str, str]


class UnansweredError(Exception):
    """A question that got no answer, though another may; the message says why."""


def ask(
    endpoint: Endpoint, messages: Sequence[Message], sleep: Callable[[float], object] = time.sleep
) -> str:
    """What the model answers to a conversation, as text.

    Raises:
        UnansweredError: there was no answer after several tries, or one that is none of the protocol.
        ReaderError: the server refuses what any question would ask: address, model or key are wrong.
    """
    tries = timeouts = 0
    for wait in (*_WAITS, None):
        tries += 1
        try:
            return _read_content(_post(endpoint, messages))
        except urllib.error.HTTPError as error:
            with error:
                if error.code not in _PASSING:
                    raise _refusal(endpoint, error) from None
                reason = f"{endpoint.host} answers {error.code} {error.reason}"
                asked = _read_seconds(error.headers.get("Retry-After"))
        except (OSError, http.client.HTTPException) as error:
            reason, asked = f"{endpoint.host} cannot be reached ({_reason(error)})", None
            timeouts += _is_timeout(error)
        # Who took all the time twice will take it again.
        if wait is None or timeouts > 1:
            break
        sleep(min(max(wait, asked or 0.0), _LONGEST_WAIT))
    raise UnansweredError(f"{reason}, tried {tries} times")


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Takes a redirect for the answer, which then is an error."""

    def redirect_request(self, *_: Any) -> None:
        return None


def _post(endpoint: Endpoint, messages: Sequence[Message]) -> bytes:
    body = {"model": endpoint.model, "messages": list(messages), "temperature": 0, "stream": False}
    headers = {
        "Content-Type": "application/json",
        "Accept": "application/json",
        "User-Agent": "liaison-graph",
    }
    if endpoint.key is not None:
        headers["Authorization"] = f"Bearer {endpoint.key}"
    request = urllib.request.Request(  # noqa: S310 — only http and https pass `read_endpoint`
        endpoint.address, json.dumps(body, ensure_ascii=True).encode("ascii"), headers
    )
    # What is on this machine is not asked through somebody else's.
    proxies = urllib.request.ProxyHandler({} if endpoint.is_local else None)
    opener = urllib.request.build_opener(_NoRedirect, proxies)
    end = time.monotonic() + endpoint.seconds
    with opener.open(request, timeout=endpoint.seconds) as response:
        return _read_all(response, end)


def _read_all(response: http.client.HTTPResponse, end: float) -> bytes:
    """The whole answer, if it comes in time and is not too long."""
    pieces: list[bytes] = []
    size = 0
    while piece := response.read1(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > _MOST_BYTES:
            raise UnansweredError(f"an answer of more than {_MOST_BYTES:,} bytes")
        if time.monotonic() > end:
            raise TimeoutError("the answer took too long")
    return b"".join(pieces)


def _read_content(answer: bytes) -> str:
    try:
        content = json.loads(answer)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError):
        raise UnansweredError("an answer that is none of the chat completions protocol") from None
    if not isinstance(content, str):
        raise UnansweredError("an answer without text")
    return content


def _refusal(endpoint: Endpoint, error: urllib.error.HTTPError) -> ReaderError:
    """What is wrong with address, model or key, as far as the server says."""
    if 300 <= error.code < 400:
        return ReaderError(
            f"{endpoint.host} sends elsewhere ({error.code}), which is not followed; set {URL} to the "
            "address that answers"
        )
    said = _read_message(error)
    if endpoint.key is not None:
        said = said.replace(endpoint.key, "…")
    hint = f"; check {KEY}" if error.code in {401, 403} else f"; check {URL} and the model’s name"
    return ReaderError(f"{endpoint.host} refuses ({error.code} {said or error.reason}){hint}")


def _read_message(error: urllib.error.HTTPError) -> str:
    """What the server says beside the number, in one short line."""
    try:
        text = error.read(_PIECE).decode("utf-8", "replace")
    except (OSError, http.client.HTTPException):
        return ""
    try:
        said = json.loads(text)["error"]
        text = said["message"] if isinstance(said, dict) else str(said)
    except (ValueError, LookupError, TypeError, RecursionError):
        pass
    return " ".join(str(text).split())[:_SHOWN]


def _read_seconds(text: str | None) -> float | None:
    return float(text) if text is not None and text.isascii() and text.isdecimal() else None


def _is_timeout(error: Exception) -> bool:
    return isinstance(error, TimeoutError) or isinstance(getattr(error, "reason", None), TimeoutError)


def _reason(error: Exception) -> str:
    if _is_timeout(error):
        return "it takes too long"
    return " ".join(str(getattr(error, "reason", None) or error or type(error).__name__).split())[:_SHOWN]
