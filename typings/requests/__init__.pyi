"""What we use of requests."""

from types import TracebackType
from typing import Self

from . import adapters as adapters

class RequestException(OSError): ...  # noqa: N818
class ConnectionError(RequestException): ...  # noqa: A001
class Timeout(RequestException): ...

class Response:
    status_code: int
    content: bytes
    text: str
    def raise_for_status(self) -> None: ...

class Session:
    def mount(self, prefix: str, adapter: adapters.HTTPAdapter) -> None: ...
    def get(self, url: str, *, timeout: float | tuple[float, float] | None = None) -> Response: ...
    def close(self) -> None: ...
    def __enter__(self) -> Self: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
