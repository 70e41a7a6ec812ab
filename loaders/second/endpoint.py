"""Where the second reader is asked: an OpenAI-compatible address of the user's own, from the environment."""

import ipaddress
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit, urlunsplit

from graph.errors import ReaderError

URL, MODEL, KEY = "LIAISON_LLM_URL", "LIAISON_LLM_MODEL", "LIAISON_LLM_KEY"
TIMEOUT, PARALLEL = "LIAISON_LLM_TIMEOUT", "LIAISON_LLM_PARALLEL"
_PATH = "/chat/completions"
# A model on a laptop may take minutes for a batch; a server that says nothing for longer has died.
_SECONDS, _MOST_SECONDS = 120, 3600
# More at once only fills the queue of most servers.
_AT_ONCE, _MOST_AT_ONCE = 4, 32


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An address that speaks the chat completions protocol, and what it is asked with."""

    address: str
    """The whole address of the chat completions, without user and password."""
    model: str
    key: str | None = field(default=None, repr=False)
    """Sent as a bearer token; never shown."""
    seconds: float = _SECONDS
    """How long one question may take in all."""
    at_once: int = _AT_ONCE
    """How many questions are asked at the same time."""

    @property
    def host(self) -> str:
        """The host, with its port where it names one."""
        return urlsplit(self.address).netloc

    @property
    def is_local(self) -> bool:
        """Whether it is on this machine, so that nothing leaves it."""
        name = urlsplit(self.address).hostname or ""
        try:
            return ipaddress.ip_address(name).is_loopback
        except ValueError:
            return name == "localhost" or name.endswith(".localhost")

    @property
    def is_encrypted(self) -> bool:
        """Whether what is sent can be read on the way."""
        return self.address.startswith("https://")


def read_endpoint(environment: Mapping[str, str] = os.environ) -> Endpoint:
    """The endpoint that the environment names.

    Raises:
        ReaderError: address or model are missing, or the address cannot be one.
    """
    url, model = environment.get(URL, "").strip(), environment.get(MODEL, "").strip()
    missing = " and ".join(name for name, value in ((URL, url), (MODEL, model)) if not value)
    if missing:
        raise ReaderError(
            f"the second reader has no address: set {missing} ({URL} is that of an OpenAI-compatible server, "
            f"such as http://localhost:11434/v1, {MODEL} the name of a model there, {KEY} its key if it asks "
            "for one)"
        )
    return Endpoint(
        address=_complete(url),
        model=model,
        key=environment.get(KEY, "").strip() or None,
        seconds=_read_number(environment, TIMEOUT, _SECONDS, _MOST_SECONDS),
        at_once=_read_number(environment, PARALLEL, _AT_ONCE, _MOST_AT_ONCE),
    )


def _complete(url: str) -> str:
    """The address of the chat completions; that of the server is completed."""
    try:
        parts = urlsplit(url)
        name, _ = parts.hostname, parts.port
    except ValueError as error:
        raise ReaderError(f"{URL} is no address ({error}); write it as https://host/v1") from None
    if parts.scheme not in {"http", "https"} or not name:
        raise ReaderError(f"{URL} is no web address; write it as https://host/v1")
    if parts.username or parts.password:
        raise ReaderError(f"{URL} holds a user or a password; put the key into {KEY} instead")
    if any(character.isspace() or ord(character) < ord(" ") for character in url):
        raise ReaderError(f"{URL} holds a blank; write it as https://host/v1")
    path = parts.path.rstrip("/")
    path = path if path.endswith(_PATH) else path + _PATH
    return urlunsplit((parts.scheme, parts.netloc, path, parts.query, ""))


def _read_number(environment: Mapping[str, str], name: str, default: int, most: int) -> int:
    text = environment.get(name, "").strip()
    if not text:
        return default
    if not text.isascii() or not text.isdecimal() or not 1 <= int(text) <= most:
        raise ReaderError(f"{name} is “{text}”; it must be a whole number from 1 to {most}")
    return int(text)
